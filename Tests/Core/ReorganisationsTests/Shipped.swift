import CivilTime
import Diagnostics
import Exchange
import Glibc
import Obligations
import Organisations
import Regulations
import Reorganisations

/// The country, the five jurisdictions in front of it, the plan of 1 July 2025 and the five regulations, as shipped; read once.
enum Shipped {
  static let on = day("2025-07-01")

  static let five = parts("Registers/five-jurisdictions", over: nil)
  static let country = parts("Registers/country", over: nil)
  /// The five in front of the country.
  static let register = Register(
    name: "cả nước", parts("Registers/five-jurisdictions", over: country) ?? RegisterParts())
  static let plan = PlanReader.read(files("Registers/plans/2025-07-01"), folder: "plan").plan
  static let reorganisation = Reckoner.reckon(plan ?? UnitPlan(), register, on: on).reorganisation
  /// The register with the plan in force.
  static let applied = reorganisation?.applied() ?? Register(name: "không có", organisations: [])

  static func engine(_ register: Register, _ events: [Event] = []) -> ObligationEngine? {
    guard let calendar = CalendarFile.read(source("Regulations/calendars/vietnam.md")).calendar else { return nil }
    var bound: [BoundRegulation] = []
    for name in ["dong-nai", "quang-nam", "soc-trang", "tra-vinh", "uong-bi"] {
      let (file, _) = RegulationParser.parse(source("Regulations/\(name).md"))
      guard let regulation = Resolver.resolve(file).regulation else { return nil }
      let (binding, findings) = PartyBinding.bind(regulation, to: register)
      guard findings.isEmpty else { return nil }
      bound.append(BoundRegulation(regulation: regulation, binding: binding))
    }
    return ObligationEngine(regulations: bound, register: register, calendar: calendar, events: EventLog(events))
  }

  private static func parts(_ folder: String, over base: RegisterParts?) -> RegisterParts? {
    let (parts, findings) = RegisterReader.parts(files(folder), name: folder, over: base)
    return findings.contains { $0.severity == .error } ? nil : parts
  }

  private static func files(_ folder: String) -> [SourceText] {
    guard let handle = opendir("/\(root)/\(folder)") else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { raw in String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names.filter { $0.hasSuffix(".csv") }.sorted().map { source("\(folder)/\($0)") }
  }

  private static let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

  private static func source(_ path: String) -> SourceText {
    guard let file = fopen("/\(root)/\(path)", "r") else { return SourceText(name: path, bytes: []) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return SourceText(name: path, bytes: bytes)
  }
}

func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(dayNumber: 0) }

func org(_ text: String) -> OrganisationID {
  guard let id = OrganisationID(text) else { fatalError("\(text) is no identity") }
  return id
}
