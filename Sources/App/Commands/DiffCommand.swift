import CivilTime
import Diagnostics
import Exchange
import Facts
import Files
import Obligations
import Organisations
import Regulations

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
    let window = try Window.read(arguments, from: first) { $0.yearLater - 1 }
    let page = DiffPage(
      oldPath: oldPath, newPath: newPath, old: old, new: new,
      text: TextComparison(old: old, new: new, world.language),
      obligations: ObligationComparison(old: before, new: after, from: window.from, to: window.to), from: window.from,
      to: window.to, register: register)
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

extension CivilDate {
  /// The same day of the next year; of 29 February the first of March.
  fileprivate var yearLater: CivilDate {
    CivilDate(year: year + 1, month: month, day: day) ?? CivilDate(year: year + 1, month: 3, day: 1) ?? self + 365
  }
}

/// Differences for people and as data.
private struct DiffPage {
  let oldPath: String
  let newPath: String
  let old: [Regulation]
  let new: [Regulation]
  let text: TextComparison
  let obligations: ObligationComparison
  let from: CivilDate
  let to: CivilDate
  let register: Register

  // MARK: For people

  func text(_ language: Language) -> String {
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    var out = say("Cũ: \(oldPath)\(told(old, language))\n", "Old: \(oldPath)\(told(old, language))\n")
    out += say("Mới: \(newPath)\(told(new, language))\n", "New: \(newPath)\(told(new, language))\n")
    let counts = TextComparison.Change.allCases.map { change in text.sentences.count { $0.change == change } }
    out += say(
      "\nCâu: \(counts[0]) thêm, \(counts[1]) bớt, \(counts[2]) sửa, \(counts[3]) giữ câu nhưng đổi cách áp dụng\n",
      "\nSentences: \(counts[0]) added, \(counts[1]) removed, \(counts[2]) changed, \(counts[3]) the same but applied otherwise\n"
    )
    for sentence in text.sentences { out += told(sentence, language) }
    if !text.parties.isEmpty {
      out += say("\nCác bên: \(text.parties.count) khác\n", "\nParties: \(text.parties.count) differ\n")
      for party in text.parties { out += lines(party.old, party.new) }
    }
    let window = say(
      "từ \(from.vietnamese) đến \(to.vietnamese)", "from \(from.vietnamese) to \(to.vietnamese)")
    let (appear, vanish, move) = (
      obligations.count(.appears), obligations.count(.vanishes), obligations.count(.moves)
    )
    out += say(
      "\nViệc có hạn, hoặc có kỳ kết thúc, \(window): \(appear) thêm, \(vanish) bớt, \(move) dời ngày, \(obligations.unchanged) như cũ\n",
      "\nObligations due, or whose period ends, \(window): \(appear) appear, \(vanish) vanish, \(move) move, \(obligations.unchanged) stay\n"
    )
    if obligations.changes.isEmpty { return out }
    var table = TextTable(
      language == .vi
        ? ["", "HẠN CŨ", "HẠN MỚI", "VIỆC", "CƠ QUAN", "KỲ", "CÂU"]
        : ["", "OLD DUE", "NEW DUE", "WHAT", "BODY", "PERIOD", "SENTENCE"],
      most: [6, 24, 24, 40, 34, 24, 200])
    for change in obligations.changes { table.add(row(change, language)) }
    return out + "\n" + table.text
  }

  private func told(_ regulations: [Regulation], _ language: Language) -> String {
    guard regulations.count == 1, let only = regulations.first else { return "" }
    let day = only.inForceFrom.map {
      language == .vi ? "; có hiệu lực từ \($0.vietnamese)" : "; in force from \($0.vietnamese)"
    }
    return language == .vi ? " (bản \(only.version)\(day ?? ""))" : " (version \(only.version)\(day ?? ""))"
  }

  private func told(_ sentence: TextComparison.Sentence, _ language: Language) -> String {
    let heading = sentence.clause.map { "  \($0.heading)" } ?? ""
    var out = "\n\(mark(sentence.change)) \(sentence.address)\(heading)\n"
    if sentence.change == .appliedOtherwise {
      out += "    \((sentence.new ?? "").wrapped(to: 100, indent: 4))\n"
    } else {
      out += lines(sentence.old, sentence.new)
    }
    let apply = language == .vi ? "áp dụng: " : "applied: "
    for words in sentence.oldApplications where !sentence.newApplications.contains(words) {
      out += lines(apply + words, nil)
    }
    for words in sentence.newApplications where !sentence.oldApplications.contains(words) {
      out += lines(nil, apply + words)
    }
    return out
  }

  private func mark(_ change: TextComparison.Change) -> String {
    switch change {
    case .added: "+"
    case .removed: "−"
    case .changed, .appliedOtherwise: "~"
    }
  }

  private func lines(_ old: String?, _ new: String?) -> String {
    (old.map { "  − \($0.wrapped(to: 100, indent: 4))\n" } ?? "")
      + (new.map { "  + \($0.wrapped(to: 100, indent: 4))\n" } ?? "")
  }

  private func row(_ change: ObligationComparison.Change, _ language: Language) -> [String] {
    let words: Words =
      switch change.kind {
      case .appears: Words(vi: "+ thêm", en: "+ new")
      case .vanishes: Words(vi: "− bớt", en: "− gone")
      case .moves: Words(vi: "~ dời", en: "~ move")
      }
    let count = change.bearers.count
    let who =
      count == 1
      ? register.name(of: change.bearers[0], on: change.decidingDay)
      : Words(vi: "\(count) cơ quan", en: "\(count) bodies")[language]
    return [
      words[language], told(change.old, beside: change.new), told(change.new, beside: change.old),
      change.rule.duty?.syntax.deed(language) ?? "", who,
      change.period == .term
        ? Words(vi: "thường xuyên", en: "standing")[language] : PeriodWords.print(change.period, language),
      change.rule.address,
    ]
  }

  /// The due day; where both versions have the same, the bounds of the period.
  private func told(_ days: ObligationComparison.Days?, beside other: ObligationComparison.Days?) -> String {
    guard let days else { return "" }
    let due = days.due?.vietnamese ?? "—"
    guard let other, other.due == days.due else { return due }
    return "\(days.start.vietnamese)–\(days.end?.vietnamese ?? "")"
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
      .init("from", .string(from.description)), .init("to", .string(to.description)),
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
            .init("name", .string(register.name(of: id.bearer, on: change.decidingDay))),
          ])), .init("period", .string(id.period.description)), .init("old", days(change.old)),
        .init("new", days(change.new)),
      ])
    }
  }
}
