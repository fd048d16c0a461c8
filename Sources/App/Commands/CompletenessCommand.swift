import Boards
import CivilTime
import Diagnostics
import Exchange
import Facts
import Obligations
import Organisations
import Regulations
import Store
import Telling
import UseCases

/// `phoihop completeness`: of what was to come, how much came, and how much of it in time.
enum CompletenessCommand: Command {
  static let form = CommandForm(
    name: "completeness",
    summary: Words(
      vi: "tỷ lệ gửi đủ và đúng hạn, của bất cứ ngày nào", en: "how complete and how timely, as of any day"),
    operands: nil,
    options: [
      Option(
        name: "by", value: "regulation|organisation|period",
        help: Words(
          vi: "một dòng cho mỗi quy chế, cơ quan hoặc kỳ", en: "one row a regulation, body or period"))
    ] + Library.days + [
      Option(
        name: "from", value: "D",
        help: Words(
          vi: "ngày đầu của khoảng hạn (mặc định: đầu năm của --on)",
          en: "first day of the window (default: the year of --on)")),
      Option(
        name: "to", value: "D",
        help: Words(
          vi: "ngày cuối của khoảng hạn (mặc định: hết năm của --from)",
          en: "last day of the window (default: the end of the year of --from)")),
    ] + Library.filters + Library.options + [
      Option(name: "format", value: "table|json|csv", help: Words(vi: "cách in", en: "how to print"))
    ],
    examples: [
      "completeness --by regulation --on 31/12/2023 --events events.jsonl",
      "completeness --by period --from 1/1/2023 --to 31/3/2023 --on 15/4/2023 --known 20/4/2023 --regulation tra-vinh",
    ])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let by = try arguments.choice("by", CompletenessRow.Grouping.allCases.map(\.rawValue))
    let on = try arguments.day("on") ?? world.today
    let known = try arguments.day("known") ?? world.today
    let format = try arguments.choice("format", ["table", "json", "csv"])
    let window = try Window.read(arguments, from: on.firstOfYear) { $0.lastOfYear }
    let grouping = CompletenessRow.Grouping(rawValue: by) ?? .regulation
    func page(_ library: Library, _ board: EngineBoard, _ reader: BoardReader) throws -> CompletenessPage {
      let regulations = try library.regulations(arguments)
      let rows = board.rows(
        by: grouping, from: window.from, to: window.to, on: on, known: known, for: reader, regulations: regulations,
        bearers: try library.bearers(arguments, on: on))
      return CompletenessPage(
        data: CompletenessData(
          rows, by: grouping, from: window.from, to: window.to, on: on, known: known, library: library))
    }
    // A store keeps the board of now; of what was in force and done by an earlier day one is made.
    let answer: CompletenessPage
    if !arguments.has("known"), try Library.isOfStore(arguments, world) {
      answer = try OpenStore.desk(arguments, world, .reading) { try $0.board(from: window.from, to: window.to, page) }
    } else {
      let library = try Library.load(arguments, world)
      let board = EngineBoard(library.engine, from: window.from, to: window.to)
      answer = try page(library, board, library.scope.map { board.reader(of: $0) } ?? board.everyone)
    }
    answer.library.warn(world, asked: try answer.library.regulations(arguments), until: window.to)
    switch format {
    case "json": world.print(answer.data.json(world.language).text)
    case "csv": world.print(answer.csv(world.language))
    default: world.print(answer.text(world.language))
    }
    return 0
  }
}

extension CivilDate {
  /// 1 January of its year.
  var firstOfYear: CivilDate { CivilDate(year: year, month: 1, day: 1) ?? self }

  /// 31 December of its year.
  var lastOfYear: CivilDate { CivilDate(year: year, month: 12, day: 31) ?? self }
}

/// Figures for people and as data.
private struct CompletenessPage {
  let data: CompletenessData

  private var rows: [CompletenessRow] { data.rows }
  private var by: String { data.by.rawValue }
  private var from: CivilDate { data.from }
  private var to: CivilDate { data.to }
  private var on: CivilDate { data.on }
  private var known: CivilDate { data.known }
  var library: Library { data.library }

  // MARK: For people

  func text(_ language: Language) -> String {
    let window = Words(
      vi: "từ \(from.vietnamese) đến \(to.vietnamese)", en: "from \(from.vietnamese) to \(to.vietnamese)")[language]
    if rows.isEmpty {
      return Words(
        vi: "Không có việc nào phải có trong khoảng \(window).\n",
        en: "Nothing is expected \(window).\n")[language]
    }
    let hasSuccessors = rows.contains { !data.successors($0.key).isEmpty }
    let first = [
      "regulation": Words(vi: "QUY CHẾ", en: "REGULATION"), "organisation": Words(vi: "CƠ QUAN", en: "BODY"),
    ]
    var heads = [(first[by] ?? Words(vi: "KỲ", en: "PERIOD"))[language]]
    if hasSuccessors { heads.append(Words(vi: "NAY TRẢ LỜI", en: "ANSWERS NOW")[language]) }
    heads += Completeness.heads(language)
    let names = hasSuccessors ? 2 : 1
    var table = TextTable(
      heads, most: Array(repeating: 44, count: names) + Array(repeating: 30, count: 9), firstNumber: names)
    for row in rows {
      var cells = [data.name(row.key, language)]
      if hasSuccessors {
        let answering = data.successors(row.key).map { library.register.name(of: $0, on: on) }
        cells.append(answering.joined(separator: "; "))
      }
      // Titles begin alike; the id tells them apart.
      if case .regulation(let id) = row.key { cells[0] = "\(id): \(cells[0])" }
      table.add(cells + row.completeness.figures(language))
    }
    let total = Words(vi: "Cộng", en: "Total")[language]
    table.add([total] + Array(repeating: "", count: names - 1) + rows.total.figures(language))
    return table.text
      + Words(
        vi:
          "\nViệc có hạn, hoặc có kỳ kết thúc, \(window); xét ngày \(on.vietnamese), theo những gì đã ghi đến hết ngày \(known.vietnamese).\nPhải có = chưa đến hạn + đúng hạn + chậm + thiếu + không ghi hạn + khách quan. Tỷ lệ tính trên số đã có và số thiếu.\n",
        en:
          "\nWhat is due, or whose period ends, \(window); asked on \(on.vietnamese), by what was recorded by the end of \(known.vietnamese).\nExpected = not yet due + on time + late + missing + no day stated + excused. Shares are of what came and what is missing.\n"
      )[language]
  }

  // MARK: As data

  func csv(_ language: Language) -> String {
    let columns = Completeness().classes.map(\.0) + ["owedByNow", "completenessPerMille", "timelinessPerMille"]
    let head = ["key", "name"] + (by == "organisation" ? ["answerable"] : []) + columns
    let body = rows.map { row -> [String] in
      let sum = row.completeness
      return [data.key(row.key), data.name(row.key, language)]
        + (by == "organisation" ? [data.successors(row.key).map(\.text).joined(separator: "; ")] : [])
        + sum.classes.map { String($0.1) } + [String(sum.owedByNow)]
        + [sum.completenessPerMille, sum.timelinessPerMille].map { $0.map(String.init) ?? "" }
    }
    return CSVWriter.text([head] + body)
  }
}
