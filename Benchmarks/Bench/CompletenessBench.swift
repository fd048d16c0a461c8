import Boards
import CivilTime
import Diagnostics
import Exchange
import Files
import Glibc
import Obligations
import Organisations
import Regulations

/// Completeness of the whole country for a year: 60 monthly rules of a regulation in 3,321 communes, two million discharges, one in
/// twenty recorded some days late. Beside it every obligation expanded by the engine, for a part; the same facts go to a file for SQL.
enum CompletenessBench {
  private static let rules = 60
  private static let discharges = 2_000_000
  private static let from = Inputs.day(2025, 1, 1)
  private static let to = Inputs.day(2025, 12, 31)
  private static let on = Inputs.day(2025, 9, 10)
  private static let past = Inputs.day(2025, 4, 20)

  private struct Row {
    let rule: String
    let period: PeriodLabel
    let bearer: OrganisationID
    let happened: CivilDate
    let recorded: CivilDate
  }

  static func run(calendarPath: String, file: String?) throws {
    let calendar = try Inputs.calendar(calendarPath)
    let country = Country(kinds: ["ủy ban nhân dân"])
    var report = Report()
    let plain = engine(try regulation(dueDay: 5), country.register, calendar)
    let done = done(plain, country.register, to: file)
    report.set("discharges", done.count)

    let facts = facts(done, plain)
    // Cold: nothing but the regulation as read, the register and the rows.
    let bound = plain.regulations[0]
    let wall = Stopwatch.now
    let ((figures, cold), coldSeconds) = Stopwatch.seconds {
      let engine = engine(bound.regulation, country.register, calendar)
      let figures = EngineBoard(engine, facts, from: from, to: to) { _ in [] }
      return (figures, rows(figures, by: .period, on: on))
    }
    report.set("cold_seconds", coldSeconds)
    report.set("cold_wall_seconds", Double(Stopwatch.now - wall) / 1e9)
    report.set("obligations", figures.board.schedule.obligationCount)
    report.set("classes", text: text(cold))

    for (name, by) in [
      ("period", CompletenessRow.Grouping.period), ("regulation", .regulation), ("organisation", .organisation),
    ] {
      report.set(name, times: measure(100) { rows(figures, by: by, on: on).count })
      report.set("past_" + name, times: measure(60) { rows(figures, by: by, on: past).count })
    }
    report.set("past_classes", text: text(rows(figures, by: .period, on: past)))

    // An amendment of all sixty rules in all communes: another text, the same rows.
    let amendedText = try regulation(dueDay: 12)
    let ((_, amended), amendingSeconds) = Stopwatch.seconds {
      let figures = EngineBoard(
        engine(amendedText, country.register, calendar), facts, from: from, to: to
      ) { _ in [] }
      return (figures, rows(figures, by: .period, on: on))
    }
    report.set("amend_seconds", amendingSeconds)
    report.set("amend_classes", text: text(amended))
    report.set("amend_communes", Country.communeCount)
    report.set("peak_rss_kib", Stopwatch.peakKiB)

    expand(country.register, bound.regulation, calendar, &report)
    report.print()
  }

  /// What one would do without lines and planes: every obligation of a part of the communes made and asked for its state, without a
  /// single event to look up.
  private static func expand(
    _ register: Register, _ regulation: Regulation, _ calendar: WorkCalendar, _ report: inout Report
  ) {
    let some = register.organisations.enumerated().filter {
      $0.offset < Country.provinceCount || $0.offset % 34 == 7
    }.map(\.element)
    let part = Register(name: "part", organisations: some, areas: register.areas)
    let engine = engine(regulation, part, calendar)
    let (found, seconds) = Stopwatch.seconds {
      engine.obligations(.init(from: from, to: to, on: on, known: .end(of: on))).count { $0.state.isExpected }
    }
    report.set("expanded", found)
    report.set("expand_seconds", seconds)
  }

  private static func engine(
    _ regulation: Regulation, _ register: Register, _ calendar: WorkCalendar
  ) -> ObligationEngine {
    let bound = BoundRegulation(
      regulation: regulation, binding: PartyBinding.bind(regulation, to: register).binding)
    return ObligationEngine(regulations: [bound], register: register, calendar: calendar)
  }

  private static func regulation(dueDay: Int) throws -> Regulation {
    var text = """
      ---
      ngôn ngữ quy tắc: 1
      mã: nuoc
      loại: quy chế phối hợp
      tên: Quy chế cả nước
      có hiệu lực từ: 1/1/2020
      ---

      # Quy chế

      ## Các bên
      - A: Ủy ban tỉnh = mã "org-0-0"
      - xã: các xã = cơ quan "ủy ban nhân dân", cấp xã


      """
    for rule in 1...rules {
      text += """
        ## Điều \(rule) {#dieu-\(rule)}
        ```quydinh
        từng xã phải báo cáo "việc \(rule)" gửi A; hằng tháng, chậm nhất ngày \(dueDay + rule % 15) tháng sau.
        ```

        """
    }
    let (file, _) = RegulationParser.parse(SourceText(name: "nuoc.md", text: text))
    guard let regulation = Resolver.resolve(file).regulation else {
      throw FileError(path: "nuoc.md", message: Words(vi: "quy chế có lỗi", en: "the regulation has errors"))
    }
    return regulation
  }

  /// The same figures from a file of events.
  static func fromEvents(calendarPath: String, path: String) throws {
    let calendar = try Inputs.calendar(calendarPath)
    let country = Country(kinds: ["ủy ban nhân dân"])
    var report = Report()
    let plain = engine(try regulation(dueDay: 5), country.register, calendar)
    try write(done(plain, country.register, to: nil), to: path)
    let bound = plain.regulations[0]
    let (log, readSeconds) = try Stopwatch.seconds {
      let (events, findings) = EventReader.read(try FileSystem.source(path))
      guard findings.isEmpty else {
        throw FileError(path: path, message: Words(vi: "tệp có lỗi", en: "the file has errors"))
      }
      return EventLog(events)
    }
    let (found, figureSeconds) = Stopwatch.seconds {
      let engine = ObligationEngine(regulations: [bound], register: country.register, calendar: calendar, events: log)
      return rows(EngineBoard(engine, from: from, to: to), by: .period, on: on)
    }
    report.set("events", log.count)
    report.set("read_seconds", readSeconds)
    report.set("figure_seconds", figureSeconds)
    report.set("classes", text: text(found))
    report.set("peak_rss_kib", Stopwatch.peakKiB)
    report.print()
  }

  private static func write(_ rows: [Row], to path: String) throws {
    guard let output = fopen(path, "w") else {
      throw FileError(path: path, message: Words(vi: "không ghi được", en: "it cannot be written"))
    }
    defer { fclose(output) }
    for (number, row) in rows.enumerated() {
      let id = ObligationID(rule: row.rule, bearer: row.bearer, period: row.period)
      fputs(
        "{\"id\":\"\(number)\",\"kind\":\"received\",\"obligation\":\"\(id)\",\"happened\":\"\(row.happened)\","
          + "\"recorded\":\"\(row.recorded)T16:59:59Z\",\"by\":\"org-0-0\",\"evidence\":\"công văn đến số \(number)\"}\n",
        output)
    }
  }

  /// What a store holds: of what is owed in the year two million at random, in the order of recording.
  private static func done(_ engine: ObligationEngine, _ register: Register, to path: String?) -> [Row] {
    let output = path.flatMap { fopen($0, "w") }
    defer { output.map { _ = fclose($0) } }
    var dice = Dice(seed: 2025)
    var rows: [Row] = []
    let bound = engine.regulations[0]
    let reader = LineReader(engine, bound)
    var left = 0
    var wanted = discharges
    let lines = engine.lines(of: bound, from: from, to: to)
    for (_, lines) in lines { left += lines.count * Country.communeCount }
    for (ruleNumber, (rule, lines)) in lines.enumerated() {
      for line in lines {
        guard let due = line.due?.date, case .month(let year, let month) = line.label else { continue }
        var text = ""
        for joint in reader.open(line, of: rule) {
          let random = dice.next()
          let isDone = Int(random % UInt64(left)) < wanted
          left -= 1
          var told = ","
          if isDone {
            wanted -= 1
            let happened = due - 12 + Int(random >> 32 & 1023) % 17
            let recorded = happened + (random >> 42 & 1023 < 51 ? 1 + Int(random >> 52 & 15) : 0)
            rows.append(
              Row(
                rule: rule.address, period: line.label, bearer: joint[0], happened: happened, recorded: recorded))
            told = "\(happened.dayNumber),\(recorded.dayNumber)"
          }
          if output != nil {
            text +=
              "\(ruleNumber),\(year * 12 + month),\(register.position(of: joint[0]) ?? 0),\(due.dayNumber),\(told)\n"
          }
        }
        if let output { fputs(text, output) }
      }
    }
    rows.sort { $0.recorded < $1.recorded }
    return rows
  }

  private static func facts(_ rows: [Row], _ engine: ObligationEngine) -> BoardFacts {
    var facts = BoardFacts(engine)
    for row in rows {
      _ = facts.take(
        .received, about: ObligationID(rule: row.rule, bearer: row.bearer, period: row.period).description,
        happened: row.happened, recorded: row.recorded)
    }
    return facts
  }

  private static func rows(_ board: EngineBoard, by grouping: CompletenessRow.Grouping, on: CivilDate)
    -> [CompletenessRow]
  {
    board.rows(by: grouping, from: from, to: to, on: on, known: on, for: board.everyone)
  }

  private static func text(_ rows: [CompletenessRow]) -> String {
    let sum = rows.total
    return "\(sum.notYetDue) \(sum.onTime) \(sum.late) \(sum.missing) \(sum.undated) \(sum.excused)"
  }

  private static func measure(_ times: Int, _ work: () -> Int) -> [(core: Int, wall: Int)] {
    var sink = 0
    return (0..<times).map { _ in
      let (wall, core) = (Stopwatch.now, Stopwatch.core)
      sink &+= work()
      let (coreEnd, wallEnd) = (Stopwatch.core, Stopwatch.now)
      if sink == .min { print(sink) }
      return (coreEnd - core, wallEnd - wall)
    }
  }
}
