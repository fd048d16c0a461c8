import Boards
import CivilTime
import Diagnostics
import Exchange
import Facts
import Obligations
import Organisations
import Regulations
import Store
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
        rows: rows, by: by, from: window.from, to: window.to, on: on, known: known, library: library)
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
    case "json": world.print(answer.json(world.language).text)
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
  let rows: [CompletenessRow]
  let by: String
  let from: CivilDate
  let to: CivilDate
  let on: CivilDate
  let known: CivilDate
  let library: Library

  // MARK: Rows

  /// The name in data: an id, a period, or `events`.
  private func key(_ key: CompletenessRow.Key) -> String {
    switch key {
    case .regulation(let id): id
    case .organisation(let id): id.text
    case .period(let label): label.description
    case .events: "events"
    }
  }

  private func name(_ key: CompletenessRow.Key, _ language: Language) -> String {
    switch key {
    case .regulation(let id): library.regulations.first { $0.regulation.id == id }?.regulation.title ?? id
    case .organisation(let id): library.register.name(of: id, on: on)
    case .period(let label): PeriodWords.print(label, language)
    case .events: Words(vi: "theo sự kiện", en: "started by events")[language]
    }
  }

  /// The bodies that answer on the day asked about, where they are not the bearer itself.
  private func successors(_ key: CompletenessRow.Key) -> [OrganisationID] {
    guard case .organisation(let id) = key else { return [] }
    let answerable = library.register.answerable(for: id, on: on)
    return answerable == [id] ? [] : answerable
  }

  // MARK: For people

  func text(_ language: Language) -> String {
    let window = Words(
      vi: "từ \(from.vietnamese) đến \(to.vietnamese)", en: "from \(from.vietnamese) to \(to.vietnamese)")[language]
    if rows.isEmpty {
      return Words(
        vi: "Không có việc nào phải có trong khoảng \(window).\n",
        en: "Nothing is expected \(window).\n")[language]
    }
    let hasSuccessors = rows.contains { !successors($0.key).isEmpty }
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
      var cells = [name(row.key, language)]
      if hasSuccessors {
        let answering = successors(row.key).map { library.register.name(of: $0, on: on) }
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

  func json(_ language: Language) -> JSONValue {
    let rows = rows.map { row -> JSONValue in
      var members: [JSONValue.Member] = [
        .init("key", .string(key(row.key))), .init("name", .string(name(row.key, language))),
      ]
      if case .organisation = row.key {
        members.append(
          .init(
            "answerable",
            .array(
              successors(row.key).map {
                .object([
                  .init("id", .string($0.text)), .init("name", .string(library.register.name(of: $0, on: on))),
                ])
              })))
      }
      return .object(members + row.completeness.members)
    }
    return .object([
      .init("by", .string(by)), .init("from", .string(from.description)), .init("to", .string(to.description)),
      .init("on", .string(on.description)), .init("known", .string(known.description)),
      .init("rows", .array(rows)), .init("total", .object(self.rows.total.members)),
    ])
  }

  func csv(_ language: Language) -> String {
    let columns = Completeness().classes.map(\.0) + ["owedByNow", "completenessPerMille", "timelinessPerMille"]
    let head = ["key", "name"] + (by == "organisation" ? ["answerable"] : []) + columns
    let body = rows.map { row -> [String] in
      let sum = row.completeness
      return [key(row.key), name(row.key, language)]
        + (by == "organisation" ? [successors(row.key).map(\.text).joined(separator: "; ")] : [])
        + sum.classes.map { String($0.1) } + [String(sum.owedByNow)]
        + [sum.completenessPerMille, sum.timelinessPerMille].map { $0.map(String.init) ?? "" }
    }
    return CSVWriter.text([head] + body)
  }
}
