import CivilTime
import Diagnostics
import Exchange
import Files
import Obligations
import Organisations
import Regulations
import Testing

/// What ships with the program, read once, and the catalogue beside it.
struct Shipped {
  static let shared = Shipped()

  let engine: ObligationEngine
  let findings: [Diagnostic]
  /// The ids of the catalogue's rows whose trigger is `recurring`, in its order.
  let recurring: [String]
  /// How many rows the catalogue has.
  let rowCount: Int

  private init() {
    let tests = String(#filePath.dropLast("/Shipped.swift".count))
    let root = String(tests.dropLast("/Tests/Scenarios".count))
    var findings: [Diagnostic] = []
    func source(_ path: String) -> SourceText {
      (try? FileSystem.source("\(root)/\(path)")) ?? SourceText(name: path, text: "")
    }
    var regulations: [Regulation] = []
    for name in ["tra-vinh", "dong-nai", "quang-nam", "uong-bi", "soc-trang"] {
      let (file, parsed) = RegulationParser.parse(source("Regulations/\(name).md"))
      let (regulation, resolved) = Resolver.resolve(file)
      findings += parsed + resolved
      if let regulation { regulations.append(regulation) }
    }
    let (calendar, calendarFindings) = CalendarFile.read(source("Regulations/calendars/vietnam.md"))
    let folder = "Registers/five-jurisdictions"
    let names = ((try? FileSystem.names(in: "\(root)/\(folder)")) ?? []).filter { $0.hasSuffix(".csv") }
    let (register, registerFindings) = RegisterReader.read(names.map { source("\(folder)/\($0)") }, name: "five")
    findings += calendarFindings + registerFindings
    guard let calendar, let register else { fatalError("what ships cannot be read") }
    var bound: [BoundRegulation] = []
    for regulation in regulations {
      let (binding, more) = PartyBinding.bind(regulation, to: register)
      findings += more
      bound.append(BoundRegulation(regulation: regulation, binding: binding))
    }
    self.findings = findings.filter { $0.severity == .error }
    engine = ObligationEngine(regulations: bound, register: register, calendar: calendar)

    var byRule: [String: [Obligation]] = [:]
    if let from = CivilDate(iso: "2023-01-01"), let to = CivilDate(iso: "2025-02-28") {
      let question = ObligationEngine.Question(from: from, to: to, on: to, known: .end(of: to))
      for obligation in engine.obligations(question) { byRule[obligation.rule.address, default: []].append(obligation) }
    }
    self.byRule = byRule

    let catalogue = source("Regulations/catalogue/clauses.tsv")
    var rows = 0
    var recurring: [String] = []
    for line in 2...max(catalogue.lineCount, 2) {
      let cells = catalogue.text(catalogue.range(ofLine: line)).split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count > 6 else { continue }
      rows += 1
      if cells[6] == "recurring" { recurring.append(String(cells[0])) }
    }
    rowCount = rows
    self.recurring = recurring
  }

  /// Every obligation whose period is called by 2023 or 2024, by rule; standing ones left out.
  private let byRule: [String: [Obligation]]

  /// Every obligation of a rule whose period is called by a year, 2023 or 2024.
  func obligations(of rule: String, year: Int) -> [Obligation] {
    (byRule[rule] ?? []).filter { $0.id.period.description.hasPrefix("\(year)") }
  }

  func rule(_ address: String) -> Rule? {
    for bound in engine.regulations {
      if let rule = bound.regulation.rule(at: address) { return rule }
    }
    return nil
  }
}
