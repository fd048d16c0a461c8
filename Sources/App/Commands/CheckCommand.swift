import CivilTime
import Diagnostics
import Exchange
import Facts
import Files
import Obligations
import Organisations
import Regulations

/// `phoihop check`: everything wrong or left open in rule files, and whether their examples come out.
enum CheckCommand: Command {
  static let form = CommandForm(
    name: "check",
    summary: Words(
      vi: "kiểm tra tệp quy tắc và chạy các ví dụ trong đó", en: "check rule files and run the examples in them"),
    operands: "PATH…",
    options: [
      Option(
        name: "register", value: "DIR",
        help: Words(
          vi: "danh bạ, để kiểm tra các bên và chạy ví dụ; danh bạ sau đứng sau danh bạ trước",
          en: "the register, to check parties and run examples; a later one stands behind"), repeats: true),
      Option(name: "format", value: "text|json", help: Words(vi: "cách in", en: "how to print")),
    ],
    examples: ["check Regulations/tra-vinh.md", "check Regulations --register Registers/five-jurisdictions"])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let format = try arguments.choice("format", ["text", "json"])
    let operands = arguments.operands.isEmpty ? [try world.shipped("Regulations", or: .path)] : arguments.operands
    var run = CheckRun(world)
    for path in operands { try run.read(path) }
    try run.check(register: arguments.texts("register"))
    let findings = run.findings
    if format == "json" {
      world.print(JSONValue.array(findings.map { $0.json(world.language) }).text)
    } else {
      let renderer = DiagnosticRenderer(language: world.language)
      for finding in findings { world.print(renderer.render(finding, source: run.sources[finding.file])) }
      world.print(run.summary(findings)[world.language])
    }
    return findings.contains { $0.severity == .error } ? 1 : 0
  }
}

extension Diagnostic {
  /// The finding as data.
  func json(_ language: Language) -> JSONValue {
    .object([
      .init("file", .string(file)), .init("line", .integer(start.line)), .init("column", .integer(start.column)),
      .init("endLine", .integer(end.line)), .init("endColumn", .integer(end.column)),
      .init("severity", .string(severity.rawValue)),
      .init("code", .string(code)), .init("message", .string(message[language])),
      .init("notes", .array(notes.map { .string($0[language]) })),
    ])
  }
}

/// One run of the checker over some files.
private struct CheckRun {
  private var reading: LibraryReading
  private let world: World
  private var regulations: [Regulation] = []
  /// The ids of the forms beside the regulations; nil where no folder of forms was found.
  private var forms: Set<String>?
  private var formFolders: Set<String> = []
  private var paths: Set<String> = []
  /// What was read of each calendar, nil for one with errors.
  private var calendars: [String: WorkCalendar?] = [:]
  private var ranExamples = false

  var findings: [Diagnostic] { reading.findings }
  var sources: [String: SourceText] { reading.sources }

  init(_ world: World) {
    self.world = world
    reading = LibraryReading()
  }

  mutating func read(_ path: String) throws {
    for path in try RuleFiles.at(path) { try readFile(path) }
  }

  private mutating func readFile(_ path: String) throws {
    guard paths.insert(path).inserted else { return }
    let source = try reading.source(path)
    switch DocumentKind.of(source) {
    case .calendar: calendars[path] = .some(try reading.calendar(path))
    case .form: reading.take(FormFile.read(source).findings)
    case .regulation:
      try readForms(beside: path)
      if let regulation = try reading.regulation(path) { regulations.append(regulation) }
    }
  }

  /// The forms beside a regulation are what its sentences may name.
  private mutating func readForms(beside path: String) throws {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) + "/forms" } ?? "forms"
    guard formFolders.insert(folder).inserted, FileSystem.isFolder(folder) else { return }
    let found = try FileSystem.names(in: folder).filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }
    forms = (forms ?? []).union(found)
  }

  mutating func check(register folders: [String]) throws {
    let checker = Checker(regulations, forms: forms)
    reading.take(checker.check() + regulations.compactMap { checker.uncheckedForms($0) })
    guard !folders.isEmpty else {
      for regulation in regulations { reading.take([checker.uncheckedWithoutRegister(regulation)]) }
      return
    }
    guard let register = try reading.register(in: folders) else { return }
    var bound: [BoundRegulation] = []
    for regulation in regulations {
      let (binding, findings) = PartyBinding.bind(regulation, to: register)
      reading.take(findings + checker.check(regulation, binding, register))
      bound.append(BoundRegulation(regulation: regulation, binding: binding))
    }
    // Examples come out by the calendar by which the folder's obligations are computed.
    let byCalendar = try Dictionary(grouping: bound) { try calendarFile(of: $0.regulation) }
    for (path, own) in byCalendar.sorted(by: { $0.key < $1.key }) {
      guard let calendar = try calendars[path] ?? reading.calendar(path) else { continue }
      let engine = ObligationEngine(regulations: bound, register: register, calendar: calendar)
      ranExamples = true
      for regulation in own { reading.take(ExampleRunner(regulation, engine: engine).run()) }
    }
  }

  /// The calendar in the folder of a regulation or in the nearest above it that has one, as far as the path given names them; else the
  /// shipped one.
  private func calendarFile(of regulation: Regulation) throws -> String {
    let path = regulation.source.name
    var folder = path[...]
    while !folder.isEmpty {
      folder = folder.lastIndex(of: "/").map { folder[..<$0] } ?? ""
      // Above a path from the root lies the root, not the folder in which the program runs.
      let front = folder.isEmpty ? path.hasPrefix("/") ? "/" : "" : "\(folder)/"
      let own = "\(front)calendars/vietnam.md"
      if FileSystem.exists(own) { return own }
    }
    return try world.calendarFile(
      beside: world.home.map { "\($0)/Regulations" } ?? ".", or: .without("register"))
  }

  func summary(_ findings: [Diagnostic]) -> Words {
    func count(_ severity: Severity) -> Int { findings.reduce(0) { $1.severity == severity ? $0 + $1.standsFor : $0 } }
    func plural(_ count: Int, _ one: String) -> String { count == 1 ? "1 \(one)" : "\(count) \(one)s" }
    let examples = regulations.reduce(0) { $0 + $1.examples.count }
    let rules = regulations.reduce(0) { $0 + $1.rules.count }
    return Words(
      vi:
        "\(paths.count) tệp, \(rules) câu, \(examples) ví dụ\(ranExamples || examples == 0 ? "" : " (chưa chạy)"): \(count(.error)) lỗi, \(count(.warning)) cảnh báo, \(count(.info)) điểm còn để ngỏ\n",
      en:
        "\(plural(paths.count, "file")), \(plural(rules, "sentence")), \(plural(examples, "example"))\(ranExamples || examples == 0 ? "" : " (not run)"): \(plural(count(.error), "error")), \(plural(count(.warning), "warning")), \(plural(count(.info), "point")) left open\n"
    )
  }
}
