import CivilTime
import Diagnostics
import Entries
import Obligations
import Organisations
import Regulations
import Store
import Telling
import UseCases

/// `phoihop search`: what somebody wrote, with or without marks.
enum SearchCommand: Command {
  static let form = CommandForm(
    name: "search",
    summary: Words(vi: "tìm trong kho, có dấu hay không dấu đều được", en: "find in the store, with or without marks"),
    operands: "TEXT",
    options: OpenStore.options + [
      Option(name: "body", value: "ORG", help: Words(vi: "chỉ liên quan cơ quan này", en: "only with this body")),
      Option(
        name: "regulation", value: "ID", help: Words(vi: "chỉ theo quy chế này", en: "only under this regulation")),
      Option(name: "year", value: "YEAR", help: Words(vi: "chỉ năm này", en: "only of this year")),
      Option(
        name: "kind", value: "TEXT",
        help: Words(vi: "chỉ loại việc này, như submitted", en: "only this kind, as submitted")),
      Option(name: "limit", value: "NUMBER", help: Words(vi: "nhiều nhất (mặc định: 20)", en: "at most (default: 20)")),
      Option(
        name: "below", value: "NUMBER", help: Words(vi: "tiếp từ mục này", en: "go on below this entry")),
    ], examples: ["search \"bao cao quy\"", "search bão --year 2024 --body org-0011"])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    guard !arguments.operands.isEmpty else {
      throw UsageError(
        message: Words(vi: "phoihop search cần từ để tìm", en: "phoihop search needs words to look for"))
    }
    var search = Desk.Search(arguments.operands.joined(separator: " "))
    search.body = try arguments.text("body").map { try Arguments.organisation($0, named: "--body") }
    search.regulation = arguments.text("regulation")
    search.year = try arguments.number("year", 1900...2199).map { Int($0) }
    search.limit = try arguments.number("limit", 1...1000).map { Int($0) } ?? 20
    search.below = try arguments.number("below", 1...Int64.max) ?? .max
    if let text = arguments.text("kind") {
      guard let kind = EntryKind(rawValue: text) else {
        throw UsageError.notAllowed("--kind", text, EntryKind.allCases.map(\.rawValue))
      }
      search.kind = kind
    }
    let found = try OpenStore.desk(arguments, world, .reading) { try $0.search(search) }
    for body in found.bodies { world.print("\(body.id)\t\(body.name)\n") }
    for rule in found.rules { world.print("\(rule.address)\t\(rule.duty?.syntax.deed(world.language) ?? "")\n") }
    for entry in found.entries { world.print("\(line(entry, world.language))\n") }
    if found.bodies.isEmpty, found.rules.isEmpty, found.entries.isEmpty {
      world.say("không thấy gì\n", "nothing was found\n")
    }
    if let next = found.next {
      world.say("còn nữa: thêm --below \(next)\n", "there is more: add --below \(next)\n")
    }
    return 0
  }

  /// An entry in one line: number, day, what was done, about what, and the words that people wrote.
  private static func line(_ entry: Entry, _ language: Language) -> String {
    if case .noted(let note) = entry.body {
      let texts = [note.text, note.place].compactMap(\.self).joined(separator: "; ")
      return
        "\(entry.head.sequence)\t\(note.day.vietnamese)\t\(entry.head.kind.words[language])\t\(note.clauses.joined(separator: " "))\t\(texts)"
    }
    guard case .event(let recorded) = entry.body else {
      return
        "\(entry.head.sequence)\t\(entry.head.recorded.day.vietnamese)\t\(entry.head.kind.rawValue)\t\(entry.head.subject ?? "")"
    }
    let event = recorded.event
    let about = event.obligations.map(\.description).joined(separator: " ")
    let texts =
      [
        event.document.map { "\($0.number) (\($0.date.vietnamese))" }, recorded.evidence?.value, recorded.note?.value,
        event.ground,
      ]
      .compactMap(\.self) + recorded.attachments.compactMap(\.name.value)
    return
      "\(entry.head.sequence)\t\(event.happened.vietnamese)\t\(event.kind.words[language])\t\(about)\t\(texts.joined(separator: "; "))"
  }
}
