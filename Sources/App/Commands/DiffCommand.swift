import CivilTime
import Diagnostics
import Exchange
import Facts
import Files
import Obligations
import Organisations
import Regulations
import Telling

/// `phoihop diff`: what differs between two versions, and which obligations appear, vanish or move.
enum DiffCommand: Command {
  static let form = CommandForm(
    name: "diff",
    summary: Words(
      vi: "hai bản khác nhau ở câu nào; việc nào thêm, bớt, dời ngày",
      en: "what differs between two versions; which obligations appear, vanish or move"),
    operands: "OLD NEW",
    options: [
      Option(
        name: "from", value: "D",
        help: Words(
          vi: "ngày đầu của khoảng hạn (mặc định: ngày bản mới có hiệu lực)",
          en: "first day of the window (default: the day the new version comes into force)")),
      Option(
        name: "to", value: "D",
        help: Words(
          vi: "ngày cuối của khoảng hạn (mặc định: mười hai tháng từ ngày đầu)",
          en: "last day of the window (default: twelve months from the first)")),
      Library.folders[0],
      Option(name: "format", value: "table|json", help: Words(vi: "cách in", en: "how to print")),
    ],
    examples: [
      "diff tra-vinh.md tra-vinh-2025.md", "diff Regulations sua-doi --from 1/1/2025 --to 31/12/2025 --format json",
    ])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    guard arguments.operands.count == 2 else {
      throw UsageError(
        message: Words(
          vi: "phoihop diff cần hai bản, bản cũ trước: phoihop diff CŨ MỚI (tệp hoặc thư mục quy tắc)",
          en: "phoihop diff needs two versions, the old one first: phoihop diff OLD NEW (rule files or folders)"))
    }
    let format = try arguments.choice("format", ["table", "json"])
    _ = try (arguments.day("from"), arguments.day("to"))
    let (oldPath, newPath) = (arguments.operands[0], arguments.operands[1])
    var reading = LibraryReading()
    let old = try regulations(oldPath, &reading)
    let new = try regulations(newPath, &reading)
    let folder = FileSystem.isFolder(newPath) ? newPath : newPath.folder
    let calendar = try reading.calendar(world.calendarFile(beside: folder))
    let register = try reading.register(in: Library.registerFolders(arguments, world))
    guard let calendar, let register, !reading.hasErrors else { throw reading.errors }
    try mustBeVersions(old, new, oldPath, newPath)
    let before = engine(old, register, calendar, &reading)
    let after = engine(new, register, calendar, &reading)
    if reading.hasErrors { throw reading.errors }

    let first = new.compactMap(\.inForceFrom).min() ?? world.today
    let window = try Window.read(arguments, from: first, to: Differences.usualEnd)
    let page = DiffPage(
      oldPath: oldPath, newPath: newPath,
      differences: Differences(
        old, new, before: before, after: after, from: window.from, to: window.to, world.language))
    world.print(format == "json" ? page.json.text : page.text(world.language))
    return 0
  }

  /// The regulations of a file or folder; what else lies in a folder is passed over.
  private static func regulations(_ path: String, _ reading: inout LibraryReading) throws -> [Regulation] {
    var out: [Regulation] = []
    var isAny = false
    for path in try RuleFiles.at(path) {
      guard case .regulation = DocumentKind.of(try reading.source(path)) else { continue }
      isAny = true
      if let regulation = try reading.regulation(path) { out.append(regulation) }
    }
    guard isAny else {
      throw UsageError(
        message: Words(
          vi: "\"\(path)\" không có quy chế nào; cần tệp quy tắc hoặc thư mục có tệp quy tắc",
          en: "\"\(path)\" holds no regulation; a rule file is needed, or a folder with rule files"))
    }
    reading.take(Checker(out).check().filter { $0.severity == .error })
    return out
  }

  /// Two single files are versions of one regulation only where they have one id.
  private static func mustBeVersions(
    _ old: [Regulation], _ new: [Regulation], _ oldPath: String, _ newPath: String
  ) throws(UsageError) {
    guard old.count == 1, new.count == 1, old[0].id != new[0].id, !FileSystem.isFolder(oldPath),
      !FileSystem.isFolder(newPath)
    else { return }
    throw UsageError(
      message: Words(
        vi:
          "\"\(oldPath)\" có mã \"\(old[0].id)\", \"\(newPath)\" có mã \"\(new[0].id)\"; hai bản của một quy chế mang cùng một mã",
        en:
          "\"\(oldPath)\" has the id \"\(old[0].id)\", \"\(newPath)\" the id \"\(new[0].id)\"; two versions of one regulation have the same id"
      ))
  }

  private static func engine(
    _ regulations: [Regulation], _ register: Register, _ calendar: WorkCalendar, _ reading: inout LibraryReading
  ) -> ObligationEngine {
    var bound: [BoundRegulation] = []
    for regulation in regulations {
      let (binding, findings) = PartyBinding.bind(regulation, to: register)
      reading.take(findings)
      bound.append(BoundRegulation(regulation: regulation, binding: binding))
    }
    return ObligationEngine(regulations: bound, register: register, calendar: calendar)
  }
}

extension String {
  /// The folder of a path.
  fileprivate var folder: String { lastIndex(of: "/").map { String(self[..<$0]) } ?? "." }
}

/// Differences for people and as data.
private struct DiffPage {
  let oldPath: String
  let newPath: String
  let differences: Differences

  private var old: [Regulation] { differences.old }
  private var new: [Regulation] { differences.new }
  private var text: TextComparison { differences.text }
  private var obligations: ObligationComparison { differences.obligations }

  // MARK: For people

  func text(_ language: Language) -> String {
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    var out = say("Cũ: \(oldPath)\(told(old, language))\n", "Old: \(oldPath)\(told(old, language))\n")
    out += say("Mới: \(newPath)\(told(new, language))\n", "New: \(newPath)\(told(new, language))\n")
    out += "\n\(differences.sentenceCounts[language])\n"
    for sentence in text.sentences {
      let heading = sentence.clause.map { "  \($0.heading)" } ?? ""
      out += "\n\(sentence.change.mark) \(sentence.address)\(heading)\n"
      out += lines(differences.pieces(of: sentence))
    }
    if !text.parties.isEmpty {
      out += "\n\(differences.partyCount[language])\n"
      for party in text.parties { out += lines(differences.pieces(of: party)) }
    }
    out += "\n\(differences.obligationCounts[language])\n"
    if obligations.changes.isEmpty { return out }
    var table = TextTable(
      Differences.heads(language).map { $0.uppercased() }, most: [6, 24, 24, 40, 34, 24, 200])
    for change in obligations.changes { table.add(differences.cells(of: change)) }
    return out + "\n" + table.text
  }

  private func told(_ regulations: [Regulation], _ language: Language) -> String {
    guard regulations.count == 1, let only = regulations.first else { return "" }
    let day = only.inForceFrom.map {
      language == .vi ? "; có hiệu lực từ \($0.vietnamese)" : "; in force from \($0.vietnamese)"
    }
    return language == .vi ? " (bản \(only.version)\(day ?? ""))" : " (version \(only.version)\(day ?? ""))"
  }

  private func lines(_ pieces: [Differences.Piece]) -> String {
    pieces.map { piece in
      switch piece {
      case .same(let text): "    \(text.wrapped(to: 100, indent: 4))\n"
      case .removed(let text): "  − \(text.wrapped(to: 100, indent: 4))\n"
      case .added(let text): "  + \(text.wrapped(to: 100, indent: 4))\n"
      }
    }.joined()
  }

  // MARK: As data

  var json: JSONValue {
    func version(_ path: String, _ regulations: [Regulation]) -> JSONValue {
      .object([
        .init("path", .string(path)),
        .init(
          "regulations",
          .array(
            regulations.map {
              .object([
                .init("id", .string($0.id)), .init("version", .string($0.version)),
                .init("inForceFrom", .optional($0.inForceFrom?.description)),
              ])
            })),
      ])
    }
    return .object([
      .init("old", version(oldPath, old)), .init("new", version(newPath, new)),
      .init("from", .string(differences.from.description)), .init("to", .string(differences.to.description)),
      .init(
        "sentences",
        .array(
          text.sentences.map { sentence in
            .object([
              .init("change", .string(sentence.change.rawValue)), .init("rule", .string(sentence.address)),
              .init("clause", .optional(sentence.clause?.address)),
              .init("heading", .optional(sentence.clause?.heading)), .init("old", .optional(sentence.old)),
              .init("new", .optional(sentence.new)),
              .init("oldApplications", .array(sentence.oldApplications.map { .string($0) })),
              .init("newApplications", .array(sentence.newApplications.map { .string($0) })),
            ])
          })),
      .init(
        "parties",
        .array(
          text.parties.map { party in
            .object([
              .init("regulation", .string(party.regulation)), .init("name", .string(party.name)),
              .init("old", .optional(party.old)), .init("new", .optional(party.new)),
            ])
          })),
      .init("appear", .integer(obligations.count(.appears))), .init("vanish", .integer(obligations.count(.vanishes))),
      .init("move", .integer(obligations.count(.moves))), .init("unchanged", .integer(obligations.unchanged)),
      .init("obligations", .array(obligations.changes.flatMap(data))),
    ])
  }

  private func data(_ change: ObligationComparison.Change) -> [JSONValue] {
    func days(_ days: ObligationComparison.Days?) -> JSONValue {
      guard let days else { return .null }
      return .object([
        .init("due", .optional(days.due?.description)), .init("periodStart", .string(days.start.description)),
        .init("periodEnd", .optional(days.end?.description)),
      ])
    }
    return change.ids.map { id in
      .object([
        .init("change", .string(change.kind.rawValue)), .init("id", .string(id.description)),
        .init("rule", .string(id.rule)),
        .init(
          "bearer",
          .object([
            .init("id", .string(id.bearer.text)),
            .init("name", .string(differences.register.name(of: id.bearer, on: change.decidingDay))),
          ])), .init("period", .string(id.period.description)), .init("old", days(change.old)),
        .init("new", days(change.new)),
      ])
    }
  }
}
