import CivilTime
import Testing

/// The invariants of deadlines, over deadlines made from a seed.
@Suite struct DeadlineProperties {
  private struct Maker {
    var random: SplitMix64

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func date() -> CivilDate { day("2023-06-01") + number(0...1600) }

    mutating func stops(near anchor: CivilDate, _ count: ClosedRange<Int>) -> [Stop] {
      (0..<number(count)).map { index in
        let from = anchor + number(-20...60)
        return Stop(from: from, to: from + number(-1...25), ground: "ground \(index % 2)")
      }
    }

    mutating func rule(_ anchor: CivilDate, back: Bool) -> Deadline.Rule? {
      let unit = Term.Unit.allCases[number(0...4)]
      let size = unit == .year ? 1 : unit == .month ? number(1...4) : number(1...45)
      guard let term = Term(number: back ? -size : size, unit: unit) else { return nil }
      if back { return number(0...1) == 0 ? .atLeastBefore(term) : .term(term, countsFirstDay: number(0...1) == 0) }
      switch number(0...5) {
      case 0: return .before(anchor + number(-5...90))
      case 1: return .by(anchor + number(-5...90))
      case 2: return .within(anchor + number(-5...90))
      default: return .term(term, countsFirstDay: number(0...1) == 0)
      }
    }

    mutating func extensions(_ anchor: CivilDate) -> [Extension] {
      (0..<max(0, number(-2...2))).compactMap { _ in
        if number(0...1) == 0 {
          return Extension(.until(anchor + number(10...150)), decided: anchor + number(0...40), ground: "more")
        }
        return Term(number: number(1...20), unit: Term.Unit.allCases[number(0...3)]).map {
          Extension(.term($0), ground: "more")
        }
      }
    }

    mutating func deadline(back: Bool, stops count: ClosedRange<Int> = 0...4) -> Deadline? {
      let anchor = date()
      guard let rule = rule(anchor, back: back) else { return nil }
      return Deadline(
        anchor: anchor, rule: rule, roll: number(0...1) == 0 ? .none : back ? .previousWorkingDay : .nextWorkingDay,
        scope: number(0...1) == 0 ? .state : .all, stops: stops(near: anchor, count),
        extensions: back ? [] : extensions(anchor))
    }
  }

  private func with(_ deadline: Deadline, stops: [Stop]) -> Deadline {
    Deadline(
      anchor: deadline.anchor, rule: deadline.rule, roll: deadline.roll, scope: deadline.scope, stops: stops,
      extensions: deadline.extensions)
  }

  private func each(_ seed: UInt64, _ count: Int, back: Bool, _ body: (inout SplitMix64, Deadline) throws -> Void)
    rethrows
  {
    var maker = Maker(random: SplitMix64(seed: seed))
    for _ in 0..<count {
      if let deadline = maker.deadline(back: back) { try body(&maker.random, deadline) }
    }
  }

  @Test func `the earliest day before which something was done in time is good, and the day before it is not`() {
    let calendar = DeadlineTests.calendar
    var seen = 0
    each(29, 3000, back: true) { random, deadline in
      let done = deadline.anchor + Int.random(in: -40...40, using: &random)
      guard let earliest = deadline.earliestAnchor(doneOn: done, in: calendar) else { return }
      seen += 1
      func isGood(_ anchor: CivilDate) -> Bool? {
        let deadline = Deadline(anchor: anchor, rule: deadline.rule, roll: deadline.roll, scope: deadline.scope)
        return (try? deadline.date(in: calendar)).map { $0.date >= done }
      }
      #expect(isGood(earliest.date) == true, "\(deadline) \(done)")
      #expect(isGood(earliest.date - 1) == false, "\(deadline) \(done)")
    }
    #expect(seen > 1000)
  }

  @Test(arguments: [false, true]) func `with or without a trace the date is the same, and so is the trace each time`(
    back: Bool
  ) throws {
    let calendar = DeadlineTests.calendar
    try each(11, 3000, back: back) { random, deadline in
      let result = try deadline.result(in: calendar)
      let date = try deadline.date(in: calendar)
      #expect(date.date == result.date && date.certainty == result.certainty)
      let again = try with(deadline, stops: deadline.stops.shuffled(using: &random)).result(in: calendar)
      #expect(again == result)
      // The plain way and the counted way agree: a stop that stops nothing forces the counted one.
      let idle = Stop(from: deadline.anchor + 5000, to: deadline.anchor + 4000, ground: "")
      #expect(try with(deadline, stops: deadline.stops + [idle]).date(in: calendar) == date)
    }
  }

  @Test(arguments: [false, true]) func `a pause cut in pieces moves a date as far as the pause whole`(back: Bool) throws
  {
    let calendar = DeadlineTests.calendar
    try each(12, 3000, back: back) { random, deadline in
      var pieces: [Stop] = []
      for stop in deadline.stops {
        guard let to = stop.to, stop.from < to else {
          pieces.append(stop)
          continue
        }
        let cut = stop.from + Int.random(in: 0..<(to - stop.from), using: &random)
        pieces.append(Stop(from: stop.from, to: cut, ground: "first"))
        // Pieces may overlap.
        let overlap = Int.random(in: 0...2, using: &random)
        pieces.append(Stop(from: max(stop.from, cut + 1 - overlap), to: to, ground: "second"))
      }
      let whole = try deadline.date(in: calendar)
      let cut = try with(deadline, stops: pieces).date(in: calendar)
      #expect(whole == cut)
    }
  }

  @Test(arguments: [false, true]) func `a longer pause never brings the date nearer`(back: Bool) throws {
    let calendar = DeadlineTests.calendar
    try each(13, 4000, back: back) { random, deadline in
      var longer = deadline.stops.map { stop in
        Stop(
          from: stop.from - Int.random(in: 0...3, using: &random),
          to: stop.to.map { $0 + Int.random(in: 0...9, using: &random) }, ground: stop.ground)
      }
      let from = deadline.anchor + Int.random(in: -20...60, using: &random)
      longer.append(Stop(from: from, to: from + Int.random(in: 0...9, using: &random), ground: "new"))
      let before = try deadline.date(in: calendar).date
      let after = try with(deadline, stops: longer).date(in: calendar).date
      #expect(back ? after <= before : after >= before, "\(deadline) \(longer)")
    }
  }

  @Test(arguments: [false, true])
  func `an added holiday never brings the date nearer, an added working day never puts it off`(back: Bool) throws {
    func calendar(_ more: [CalendarStatement]) -> WorkCalendar {
      let years = (2022...2029).compactMap { CivilDate(year: $0, month: 1, day: 1) }
      return WorkCalendar(
        name: "", version: "",
        instruments: [
          CalendarInstrument(
            source: law, scope: .all,
            statements: [.weeklyRest([.saturday, .sunday])] + years.map { .holiday($0, name: "new year") } + more)
        ], firstDecidedDay: day("2022-01-01"), lastDecidedDay: day("2029-12-31"))
    }
    let plain = calendar([])
    var random = SplitMix64(seed: 14)
    for round in 0..<6 {
      let days = (0..<150).map { _ in day("2023-01-01") + Int.random(in: 0...2200, using: &random) }
      let holidays = calendar(days.map { .holiday($0, name: "new") })
      // A rest day swapped for a rest day only adds a working day.
      let worked = calendar(days.map { .swap(off: day("2022-01-02"), worked: $0) })
      try each(UInt64(100 + round), 600, back: back) { _, deadline in
        let before = try deadline.date(in: plain).date
        let more = try deadline.date(in: holidays).date
        let less = try deadline.date(in: worked).date
        #expect(back ? more <= before : more >= before)
        #expect(back ? less >= before : less <= before)
      }
    }
  }

  @Test(arguments: [false, true]) func `a date beyond the decided days is never final`(back: Bool) throws {
    let calendar = sampleCalendar()
    try each(15, 4000, back: back) { _, deadline in
      let result = try deadline.result(in: calendar)
      if result.date > calendar.lastDecidedDay || result.date < calendar.firstDecidedDay {
        #expect(result.certainty == .provisional)
      }
      let looked = result.trace.filter {
        switch $0.why {
        case .skipped, .rolled: true
        default: false
        }
      }
      if looked.contains(where: { !calendar.isDecided($0.date) }) { #expect(result.certainty == .provisional) }
    }
  }

  @Test(arguments: [false, true]) func `the days of a trace go one way, and the counted ones are numbered`(back: Bool)
    throws
  {
    let calendar = DeadlineTests.calendar
    try each(16, 3000, back: back) { _, deadline in
      guard deadline.extensions.isEmpty else { return }
      let result = try deadline.result(in: calendar)
      let steps = result.trace.dropFirst().filter { $0.why != .tooLate && $0.why != .named }
      #expect(zip(steps, steps.dropFirst()).allSatisfy { back ? $0.date >= $1.date : $0.date <= $1.date })
      let numbers = steps.compactMap { if case .counted(let number) = $0.why { number } else { nil } }
      #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test func `a ceiling refuses and never clips`() throws {
    let calendar = DeadlineTests.calendar
    try each(17, 4000, back: false) { random, deadline in
      let free = try deadline.date(in: calendar)
      let stopDays = Int.random(in: 0...40, using: &random)
      let latest = deadline.anchor + Int.random(in: 0...150, using: &random)
      let limited = Deadline(
        anchor: deadline.anchor, rule: deadline.rule, roll: deadline.roll, scope: deadline.scope, stops: deadline.stops,
        extensions: deadline.extensions, stopLimit: StopLimit(maximumDays: stopDays),
        extensionLimit: ExtensionLimit(latestDate: latest))
      // Either the very same date or an error, and by both ways the same.
      let fast = Result { try limited.date(in: calendar) }
      let full = Result { try limited.result(in: calendar) }
      switch (fast, full) {
      case (.success(let a), .success(let b)):
        #expect(a.date == free.date && b.date == free.date)
      case (.failure(let a), .failure(let b)):
        #expect(a as? DeadlineError == b as? DeadlineError)
      default:
        Issue.record("one way is refused and the other not: \(limited)")
      }
    }
  }
}
