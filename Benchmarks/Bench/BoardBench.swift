import Boards
import CivilTime
import Files
import Glibc
import Obligations
import Organisations

/// Lists and figures over 12 million obligations: 125 monthly rules in 24 months, some 4,000 bearers each, 80 % discharged, 1 %
/// with a date of their own. The same facts go to a file for the alternative in SQL.
enum BoardBench {
  private static let ruleCount = 125
  private static let firstYear = 2024
  /// In the twenty-first of 24 months.
  private static let on = Inputs.day(2025, 9, 10)

  static func run(calendarPath: String, rows: Int, file: String?) throws {
    let calendar = try Inputs.calendar(calendarPath)
    let country = Country(kinds: ["ủy ban nhân dân", "hội nông dân"])
    let perLine = min(rows / (ruleCount * 24), Country.placeCount * 2)
    var report = Report()
    let before = Stopwatch.residentKiB
    let (schedule, layingOut) = Stopwatch.seconds { makeSchedule(country, calendar, perLine) }
    let (made, filling) = Stopwatch.seconds { fill(schedule) }
    let board = made
    report.set("obligations", schedule.obligationCount)
    report.set("lines", schedule.lines.count)
    report.set("own", board.ownCount)
    report.set("schedule_seconds", layingOut)
    report.set("fill_seconds", filling)
    report.set("board_kib", Stopwatch.residentKiB - before)
    if let file { try write(board, country.register, to: file, &report) }

    let scope = schedule.mask(BodySet(capacity: schedule.bodyCount, full: true))
    let now = BoardQuestion(node: .everyone, scope: scope, on: on, known: on)
    var past = now
    past.on = on - 365
    past.known = on - 365
    let horizon = on + 60
    let provinces = (0..<Country.provinceCount).compactMap { AreaID("p\($0)") }.compactMap {
      country.register.preorder(of: $0)
    }
    .map { BoardNode.areas($0) }
    let columns = (0..<24).map { month in
      schedule.lines(labelled: .month(year: firstYear + month / 12, month: month % 12 + 1))
    }
    var dice = Dice(seed: 99)

    report.set(
      "body",
      times: measure(5000) {
        var question = now
        question.node = .body(dice.below(schedule.bodyCount))
        return board.home(question, horizon: horizon).total
      })
    report.set("country", times: measure(300) { board.home(now, horizon: horizon).total })
    let first = board.home(now, horizon: horizon)
    var deep: HomeCursor? = first.next
    for _ in 0..<20 { deep = deep.flatMap { board.home(now, horizon: horizon, after: $0).next } }
    report.set("country_page20", times: measure(300) { board.home(now, horizon: horizon, after: deep).total })
    report.set(
      "province",
      times: measure(1000) {
        var question = now
        question.node = provinces[dice.below(provinces.count)]
        return board.home(question, horizon: horizon).total
      })
    report.set("matrix", times: measure(200) { board.matrix(now, nodes: provinces, columns: columns).count })
    report.set("completeness", times: measure(300) { board.completeness(now, lines: schedule.lines.indices).expected })
    report.set("past_country", times: measure(60) { board.home(past, horizon: past.on + 60).total })
    report.set("past_matrix", times: measure(60) { board.matrix(past, nodes: provinces, columns: columns).count })
    report.set(
      "past_completeness", times: measure(60) { board.completeness(past, lines: schedule.lines.indices).expected })
    // A submission sets one bit and one day of a board that nobody else holds.
    var live = board
    live.recordDone(line: 0, place: 0, on: on)
    report.set(
      "submission",
      times: measure(2000) {
        live.recordDone(line: dice.below(schedule.lines.count), place: dice.below(perLine / 2), on: on) ? 1 : 0
      })

    report.set("home_overdue", first.overdue)
    report.set("home_today", first.today)
    report.set("home_soon", first.soon)
    report.set("home_later", first.later)
    if let last = first.items.last?.cursor {
      report.set("home_50", text: "\(first.items.count) \(last.due) \(last.line) \(last.place)")
    }
    let sum = board.completeness(now, lines: schedule.lines.indices)
    report.set(
      "classes", text: "\(sum.notYetDue) \(sum.onTime) \(sum.late) \(sum.missing) \(sum.undated) \(sum.excused)")
    var hash: UInt64 = 0
    for (row, cells) in board.matrix(now, nodes: provinces, columns: columns).enumerated() {
      for (column, cell) in cells.enumerated() {
        for (kind, count) in [cell.notYetDue, cell.onTime, cell.late, cell.missing].enumerated() {
          hash &+= Dice.mix(UInt64(row) << 48 | UInt64(column) << 40 | UInt64(kind) << 32 | UInt64(count))
        }
      }
    }
    report.set("matrix_hash", text: String(hash, radix: 16))
    report.set("peak_rss_kib", Stopwatch.peakKiB)
    report.print()
  }

  private static func measure(_ times: Int, _ work: () -> Int) -> [(core: Int, wall: Int)] {
    var sink = 0
    for _ in 0..<3 { sink &+= work() }
    return (0..<times).map { _ in
      let (wall, core) = (Stopwatch.now, Stopwatch.core)
      sink &+= work()
      let (coreEnd, wallEnd) = (Stopwatch.core, Stopwatch.now)
      // The answers are used, so that none can be left out.
      if sink == .min { print(sink) }
      return (coreEnd - core, wallEnd - wall)
    }
  }

  /// Six rolls of about the same size, each of a share of the bodies, and 125 rules in turn upon them.
  private static func makeSchedule(_ country: Country, _ calendar: WorkCalendar, _ perLine: Int) -> BoardSchedule {
    let register = country.register
    let day = Inputs.day(firstYear, 6, 1)
    var dice = Dice(seed: 7)
    let rolls = (0..<6).map { _ -> BearerRoll in
      var bodies = register.organisations.map(\.id)
      // A random part: the first of a shuffled list.
      for place in 0..<min(perLine, bodies.count) { bodies.swapAt(place, place + dice.below(bodies.count - place)) }
      return BearerRoll(Array(bodies.prefix(perLine)), in: register, on: day)
    }
    var lines: [ScheduleLine] = []
    for rule in 0..<ruleCount {
      let line = MonthlyLine(index: rule % MonthlyLine.linesPerBody, bodyKind: rule / MonthlyLine.linesPerBody)
      let periods = Recurrence.monthly.periods(
        from: Inputs.day(firstYear, 1, 1), to: Inputs.day(firstYear + 1, 12, 31), cutOff: line.cutOff)
      for period in periods {
        guard let deadline = line.deadline(period), let (due, certainty) = try? deadline.date(in: calendar) else {
          continue
        }
        lines.append(
          ScheduleLine(
            rule: "rule-\(rule)", label: period.label, start: period.start, end: period.end,
            decidingDay: period.decidingDay,
            due: due, certainty: certainty, basis: .stated, roll: rule % rolls.count))
      }
    }
    return BoardSchedule(lines: lines, rolls: rolls, bodyCount: register.organisations.count)
  }

  /// Of what is due by today nearly all is done, of the rest a little: together four of five.
  private static func fill(_ schedule: BoardSchedule) -> Board {
    var board = Board(schedule)
    var dice = Dice(seed: 12)
    for (number, line) in schedule.lines.enumerated() {
      guard let due = line.due else { continue }
      for place in 0..<schedule.rolls[line.roll].count {
        let random = dice.next()
        let share = Int(random & 1023)
        let day = due - 12 + Int(random >> 10 & 1023) % 17
        let isDone = share < (due < on ? 987 : 120) && day <= on
        if random >> 32 & 1023 < 10 {
          let granted = due - 3
          let ownDue = due + 5 + Int(random >> 42 & 15)
          var steps = [OwnStep(known: granted, from: CivilDate(dayNumber: -1_000_000), due: ownDue, standing: .open)]
          if isDone {
            let known = max(day, granted)
            steps.append(OwnStep(known: known, from: CivilDate(dayNumber: -1_000_000), due: ownDue, standing: .open))
            steps.append(OwnStep(known: known, from: day, due: ownDue, standing: day > ownDue ? .late : .onTime))
          }
          board.setOwn(steps, line: number, place: place)
        } else if isDone {
          board.recordDone(line: number, place: place, on: day)
        }
      }
    }
    return board
  }

  /// One row an obligation: line, place, body, province, month, due day, state (0 open, 1 in time, 2 late) as of today.
  private static func write(_ board: Board, _ register: Register, to path: String, _ report: inout Report) throws {
    guard let file = fopen(path, "w") else { return }
    defer { fclose(file) }
    var text = ""
    var done = 0
    for (number, line) in board.schedule.lines.enumerated() {
      guard case .month(let year, let month) = line.label else { continue }
      let roll = board.schedule.rolls[line.roll]
      let column = (year - firstYear) * 12 + month - 1
      for (place, body) in roll.bodies.enumerated() {
        let (standing, due) = board.standing(line: number, place: place, on: on, known: on)
        let state = standing == .onTime ? 1 : standing == .late ? 2 : 0
        if state != 0 { done += 1 }
        let area = Int(body) % Country.placeCount
        let province = area < Country.provinceCount ? area : (area - Country.provinceCount) % Country.provinceCount
        text += "\(number),\(place),\(body),\(province),\(column),\(due?.dayNumber ?? 0),\(state)\n"
      }
      fputs(text, file)
      text = ""
    }
    report.set("done_rows", done)
  }
}
