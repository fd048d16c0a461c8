import CivilTime
import Diagnostics
import Exchange
import Glibc
import Obligations
import Organisations
import Regulations

/// The five shipped regulations, the shipped register and the calendar, read from the repository.
enum ShippedWorld {
  static let regulations = ["dong-nai", "quang-nam", "soc-trang", "tra-vinh", "uong-bi"]

  /// An engine over them; nil where something cannot be read, so that every test about it fails.
  static func engine(_ events: [Event] = []) -> ObligationEngine? {
    guard let calendar = CalendarFile.read(source("Regulations/calendars/vietnam.md")).calendar else { return nil }
    let names = ["areas", "kinds", "names", "organisations", "parents", "places", "receiving"]
    let files = names.map { source("Registers/five-jurisdictions/\($0).csv") }
    guard let register = RegisterReader.read(files, name: "five-jurisdictions").register else { return nil }
    var bound: [BoundRegulation] = []
    for name in regulations {
      let (file, _) = RegulationParser.parse(source("Regulations/\(name).md"))
      guard let regulation = Resolver.resolve(file).regulation else { return nil }
      bound.append(
        BoundRegulation(regulation: regulation, binding: PartyBinding.bind(regulation, to: register).binding))
    }
    return ObligationEngine(regulations: bound, register: register, calendar: calendar, events: EventLog(events))
  }

  /// The same when some of what is owed in the first weeks from a day was lived through; with what is owed there.
  static func lived(from: CivilDate, known: CivilDate) -> (engine: ObligationEngine, owed: [Obligation])? {
    guard let plain = engine() else { return nil }
    let owed = plain.obligations(.init(from: from, to: from + 80, on: from, known: .end(of: known)))
    return (plain.adding(RandomEvents.histories(of: owed, share: 15, seed: 5)), owed)
  }

  private static func source(_ path: String) -> SourceText {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    guard let file = fopen("/\(root)/\(path)", "r") else { return SourceText(name: path, bytes: []) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return SourceText(name: path, bytes: bytes)
  }
}
