import CivilTime
import Diagnostics
import Exchange
import Facts
import Obligations
import Regulations
import Telling

/// `phoihop calendar`: dates reckoned day by day, a year's days off, lunar days.
enum CalendarCommand: Command {
  static let form = CommandForm(
    name: "calendar",
    summary: Words(
      vi: "tính ngày: add NGÀY THỜI_HẠN · show NĂM · lunar NGÀY",
      en: "reckon dates: add DAY TERM · show YEAR · lunar DAY"),
    operands: "add DATE TERM | show YEAR | lunar DATE",
    options: [
      Option(
        name: "scope", value: "state|all",
        help: Words(vi: "cơ quan nhà nước hoặc mọi người sử dụng lao động", en: "State bodies or all employers")),
      Option(
        name: "regulations", value: "DIR",
        help: Words(vi: "thư mục có calendars/vietnam.md", en: "folder with calendars/vietnam.md")),
      Option(name: "format", value: "table|json", help: Words(vi: "cách in", en: "how to print")),
    ],
    examples: [
      "calendar add 24/4/2024 10wd", "calendar add 2024-04-24 -5wd --scope all", "calendar show 2024",
      "calendar lunar 10/2/2024",
    ])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let scope = CalendarScope(rawValue: try arguments.choice("scope", ["state", "all"])) ?? .state
    let isJSON = try arguments.choice("format", ["table", "json"]) == "json"
    let operands = arguments.operands
    switch (operands.first, operands.count) {
    case ("add", 3): try add(operands[1], operands[2], scope, isJSON, calendar(arguments, world), world)
    case ("show", 2): try show(operands[1], scope, isJSON, calendar(arguments, world), world)
    case ("lunar", 2): try lunar(operands[1], isJSON, world)
    case (let name?, _) where !["add", "show", "lunar"].contains(name):
      let near = NearestName.nearest(to: name, among: ["add", "show", "lunar"])
      throw UsageError(
        message: Words(
          vi: "phoihop calendar không có \"\(name)\"; " + (near.map { "có phải \($0)?" } ?? "có: add, show, lunar"),
          en: "phoihop calendar has no \"\(name)\"; "
            + (near.map { "did you mean \($0)?" } ?? "there are: add, show, lunar")))
    default:
      throw UsageError(
        message: Words(
          vi:
            "viết: phoihop calendar add 2024-04-24 10wd, phoihop calendar show 2024 hoặc phoihop calendar lunar 2024-02-10",
          en:
            "write: phoihop calendar add 2024-04-24 10wd, phoihop calendar show 2024 or phoihop calendar lunar 2024-02-10"
        ))
    }
    return 0
  }

  private static func calendar(_ arguments: Arguments, _ world: World) throws -> WorkCalendar {
    var reading = LibraryReading()
    let folder = try arguments.text("regulations") ?? world.shipped("Regulations", or: .option("regulations"))
    let calendar = try reading.calendar(world.calendarFile(beside: folder))
    guard let calendar, !reading.hasErrors else { throw reading.errors }
    return calendar
  }

  // MARK: add

  private static func add(
    _ day: String, _ termText: String, _ scope: CalendarScope, _ isJSON: Bool, _ calendar: WorkCalendar, _ world: World
  ) throws {
    let date = try Arguments.day(day, named: "calendar add")
    guard let term = Term(termText) else {
      throw UsageError(
        message: Words(
          vi:
            "\"\(termText)\" không phải là thời hạn; viết 10wd (ngày làm việc), 30d (ngày), 2w (tuần), 1m (tháng), 1y (năm), thêm dấu - để tính lùi",
          en:
            "\"\(termText)\" is no term; write 10wd (working days), 30d (days), 2w (weeks), 1m (months), 1y (years), with - to count back"
        ))
    }
    let deadline = Deadline(
      anchor: date, rule: .term(term, countsFirstDay: false), roll: term.number > 0 ? .nextWorkingDay : .none,
      scope: scope)
    let result = try deadline.result(in: calendar)
    if isJSON {
      world.print(
        JSONValue.object([
          .init("date", .string(result.date.description)), .init("certainty", .string(result.certainty.rawValue)),
          .init("trace", .array(result.trace.dayByDay.map { $0.json(world.language) })),
        ]).text)
      return
    }
    let language = world.language
    world.print("\(result.date.description)  \(TraceWords.day(result.date)[language])")
    if result.certainty == .provisional {
      world.print(
        Words(
          vi: "  hạn tạm tính: lịch mới quyết định đến \(calendar.lastDecidedDay.vietnamese)",
          en: "  provisional: the calendar is decided to \(calendar.lastDecidedDay.vietnamese)")[language])
    }
    world.print("\n")
    for step in result.trace.dayByDay {
      world.print("  \(step.line(language).wrapped(to: 100, indent: 27, first: 2))\n")
    }
  }

  // MARK: show

  private static func show(
    _ yearText: String, _ scope: CalendarScope, _ isJSON: Bool, _ calendar: WorkCalendar, _ world: World
  ) throws {
    guard let year = Int(yearText), (1900...2999).contains(year) else {
      throw UsageError(
        message: Words(
          vi: "\"\(yearText)\" không phải là năm từ 1900 đến 2999; viết như 2024",
          en: "\"\(yearText)\" is no year from 1900 to 2999; write one such as 2024"))
    }
    let days = calendar.days(inYear: year, scope: scope)
    if isJSON {
      world.print(
        JSONValue.array(
          days.map { date, status in
            .object([
              .init("date", .string(date.description)), .init("working", .bool(status.isWorking)),
              .init("why", .string(TraceWords.reason(status.reason)[world.language])),
              .init("source", .optional(status.source?.citation)),
              .init("mark", .optional(status.source?.mark.rawValue)),
              .init("decided", .bool(status.isDecided)),
            ])
          }
        ).text)
      return
    }
    let language = world.language
    world.print(
      Words(
        vi: "\(calendar.name), phiên bản \(calendar.version); quyết định đến \(calendar.lastDecidedDay.vietnamese)\n",
        en: "\(calendar.name), version \(calendar.version); decided to \(calendar.lastDecidedDay.vietnamese)\n")[
          language])
    for (date, status) in days {
      var line =
        "\(date.description)  \(TraceWords.day(date)[language].padded(24))  \(TraceWords.reason(status.reason)[language])"
      if let source = status.source { line += " — \(TraceWords.source(source)[language])" }
      if !status.isDecided { line += Words(vi: " (tạm tính)", en: " (provisional)")[language] }
      world.print(line + "\n")
    }
  }

  // MARK: lunar

  private static func lunar(_ day: String, _ isJSON: Bool, _ world: World) throws {
    let date = try Arguments.day(day, named: "calendar lunar")
    guard let lunar = LunarCalendar.lunarDate(of: date) else {
      let years = LunarCalendar.years
      throw UsageError(
        message: Words(
          vi: "âm lịch được tính từ năm \(years.lowerBound) đến năm \(years.upperBound)",
          en: "the lunar calendar is computed from \(years.lowerBound) to \(years.upperBound)"))
    }
    if isJSON {
      world.print(
        JSONValue.object([
          .init("date", .string(date.description)), .init("year", .integer(lunar.year)),
          .init("month", .integer(lunar.month)),
          .init("day", .integer(lunar.day)), .init("leapMonth", .bool(lunar.isLeapMonth)),
        ]).text)
      return
    }
    let leap = lunar.isLeapMonth
    world.print(
      Words(
        vi:
          "\(date.vietnamese) là ngày \(lunar.day) tháng \(lunar.month)\(leap ? " nhuận" : "") năm âm lịch \(lunar.year)\n",
        en:
          "\(date.vietnamese) is day \(lunar.day) of\(leap ? " leap" : "") month \(lunar.month) of lunar year \(lunar.year)\n"
      )[world.language])
  }
}
