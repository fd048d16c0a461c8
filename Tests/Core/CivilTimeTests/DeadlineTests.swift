import CivilTime
import Testing

@Suite struct DeadlineTests {
  static let calendar = CalendarFile.vietnam()
  private var calendar: WorkCalendar { DeadlineTests.calendar }

  private func deadline(
    _ rule: Deadline.Rule, from anchor: String, roll: Roll = .nextWorkingDay, scope: CalendarScope = .state,
    stops: [Stop] = [], extensions: [Extension] = [], stopLimit: StopLimit? = nil,
    extensionLimit: ExtensionLimit? = nil
  ) -> Deadline {
    Deadline(
      anchor: day(anchor), rule: rule, roll: roll, scope: scope, stops: stops, extensions: extensions,
      stopLimit: stopLimit, extensionLimit: extensionLimit)
  }

  /// The date, with a question mark where it is provisional; both ways of asking must agree.
  private func due(_ deadline: Deadline) throws(DeadlineError) -> String {
    let fast = try deadline.date(in: calendar)
    let full = try deadline.result(in: calendar)
    #expect(fast.date == full.date)
    #expect(fast.certainty == full.certainty)
    #expect(full.trace.last?.date == full.date)
    return fast.date.description + (fast.certainty == .final ? "" : "?")
  }

  private func term(_ text: String) throws -> Term { try #require(Term(text)) }

  private func stop(_ from: String, _ to: String?, _ ground: String = "g") -> Stop {
    Stop(from: day(from), to: to.map(day), ground: ground)
  }

  @Test func `10 working days after 24 April 2024 is 10 May`() throws {
    let rule = try Deadline.Rule.term(term("10wd"), countsFirstDay: false)
    #expect(try due(deadline(rule, from: "2024-04-24")) == "2024-05-10")
    // For others 29 April is worked and 4 May is not: the tenth day is the same.
    #expect(try due(deadline(rule, from: "2024-04-24", scope: .all)) == "2024-05-10")
  }

  @Test func `the trace names every day, its number or why it was passed over, and by which decision`() throws {
    let rule = try Deadline.Rule.term(term("10wd"), countsFirstDay: false)
    let trace = try deadline(rule, from: "2024-04-24").result(in: calendar).trace
    #expect(trace.first?.why == .anchor)
    #expect(trace.filter(\.counted).map(\.why) == (1...10).map { .counted($0) })
    let skipped = trace.filter { if case .skipped = $0.why { true } else { false } }
    #expect(
      skipped.map { $0.date.vietnamese } == [
        "27/04/2024", "28/04/2024", "29/04/2024", "30/04/2024", "01/05/2024", "05/05/2024",
      ])
    #expect(skipped[2].why == .skipped(.swappedOff(madeUpOn: day("2024-05-04"))))
    #expect(skipped[3].why == .skipped(.holiday("Ngày Chiến thắng")))
    #expect(skipped.allSatisfy { $0.source != nil })
    #expect(trace.last?.why == .lastGoodDay)
  }

  @Test(arguments: [
    // The day of the event is not counted; the last day rolls over the weekend.
    ("10d", "2024-03-01", "2024-03-11"), ("8d", "2024-03-01", "2024-03-11"), ("1d", "2024-03-14", "2024-03-15"),
    ("2w", "2024-03-01", "2024-03-15"), ("1m", "2024-01-31", "2024-02-29"), ("3m", "2023-11-30", "2024-02-29"),
    ("1y", "2024-02-29", "2025-02-28"), ("1wd", "2026-01-01", "2026-01-05"), ("5wd", "2026-01-05", "2026-01-10"),
    // 30 days from 20/1/2024 end on 19/2; from 9/1 on 8/2, the first day of Tết, which lasts to the 14th.
    ("30d", "2024-01-20", "2024-02-19"), ("30d", "2024-01-09", "2024-02-15"),
  ])
  func `terms counted forward`(_ sample: (String, String, String)) throws {
    #expect(try due(deadline(.term(term(sample.0), countsFirstDay: false), from: sample.1)) == sample.2)
  }

  @Test func `a first day that counts is day one`() throws {
    #expect(try due(deadline(.term(term("5d"), countsFirstDay: true), from: "2024-03-04")) == "2024-03-08")
    #expect(try due(deadline(.term(term("5wd"), countsFirstDay: true), from: "2024-03-04")) == "2024-03-08")
    #expect(try due(deadline(.term(term("5wd"), countsFirstDay: true), from: "2024-03-02")) == "2024-03-08")
    #expect(try due(deadline(.term(term("1m"), countsFirstDay: true), from: "2024-03-04")) == "2024-04-03")
  }

  @Test func `before a day is the day before, and never moves`() throws {
    // 14/11/2020 is a Saturday.
    #expect(try due(deadline(.before(day("2020-11-15")), from: "2020-10-31")) == "2020-11-14")
    #expect(calendar.lastWorkingDay(onOrBefore: day("2020-11-14"), scope: .state) == day("2020-11-13"))
  }

  @Test func `by a day is that day, or the next working day if the policy says so`() throws {
    // 25/3/2012 is a Sunday.
    #expect(try due(deadline(.by(day("2012-03-25")), from: "2012-03-20")) == "2012-03-26")
    #expect(try due(deadline(.by(day("2012-03-25")), from: "2012-03-20", roll: .none)) == "2012-03-25")
    #expect(try due(deadline(.by(day("2012-03-25")), from: "2012-03-20", roll: .previousWorkingDay)) == "2012-03-23")
    let trace = try deadline(.by(day("2012-03-25")), from: "2012-03-20").result(in: calendar).trace
    #expect(trace.map(\.why) == [.anchor, .named, .rolled(.weeklyRest(.sunday)), .lastGoodDay])
    let back = try deadline(.by(day("2012-03-25")), from: "2012-03-20", roll: .previousWorkingDay)
      .result(in: calendar).trace
    #expect(
      back.dropFirst(2).map(\.why) == [
        .rolled(.weeklyRest(.sunday)), .rolled(.weeklyRest(.saturday)), .lastGoodDay,
      ])
  }

  @Test func `the end of a window never moves`() throws {
    #expect(try due(deadline(.within(day("2012-03-25")), from: "2012-03-20")) == "2012-03-25")
  }

  @Test func `counted back, the day counted from is not counted and nothing rolls by itself`() throws {
    #expect(try due(deadline(.atLeastBefore(term("10d")), from: "2024-03-20", roll: .none)) == "2024-03-10")
    #expect(
      try due(deadline(.atLeastBefore(term("10d")), from: "2024-03-20", roll: .previousWorkingDay)) == "2024-03-08")
    #expect(try due(deadline(.atLeastBefore(term("3wd")), from: "2024-05-02", roll: .none)) == "2024-04-24")
    #expect(
      try due(deadline(.term(term("-1m"), countsFirstDay: false), from: "2024-03-31", roll: .none)) == "2024-02-29")
    #expect(
      try due(
        deadline(
          .atLeastBefore(term("10d")), from: "2024-03-20", roll: .none, stops: [stop("2024-03-12", "2024-03-13")]))
        == "2024-03-08")
  }

  @Test func `a stop moves a term, a fixed day and a window by its days`() throws {
    let stops = [stop("2024-03-06", "2024-03-08")]
    let term = try term("10d")
    #expect(try due(deadline(.term(term, countsFirstDay: false), from: "2024-03-04", stops: stops)) == "2024-03-18")
    #expect(try due(deadline(.by(day("2024-03-12")), from: "2024-03-04", stops: stops)) == "2024-03-15")
    #expect(try due(deadline(.before(day("2024-03-12")), from: "2024-03-04", stops: stops)) == "2024-03-14")
    #expect(try due(deadline(.within(day("2024-03-13")), from: "2024-03-04", stops: stops)) == "2024-03-16")
    // Stops before the anchor or after the day do nothing.
    #expect(try due(deadline(.by(day("2024-03-12")), from: "2024-03-08", stops: stops)) == "2024-03-12")
    #expect(try due(deadline(.by(day("2024-03-05")), from: "2024-03-04", stops: stops)) == "2024-03-05")
  }

  @Test func `a stop on weekend days costs a term in working days nothing`() throws {
    let rule = try Deadline.Rule.term(term("5wd"), countsFirstDay: false)
    let stops = [stop("2024-03-09", "2024-03-10")]
    #expect(try due(deadline(rule, from: "2024-03-07", stops: stops)) == "2024-03-14")
    #expect(try due(deadline(rule, from: "2024-03-07", stops: [stop("2024-03-09", "2024-03-11")])) == "2024-03-15")
  }

  @Test func `while a stop lasts there is no date, unless it had come before`() throws {
    let rule = try Deadline.Rule.term(term("10d"), countsFirstDay: false)
    let open = deadline(rule, from: "2024-03-04", stops: [stop("2024-03-11", nil, "chờ bổ sung")])
    #expect(throws: DeadlineError.stillStopped(since: day("2024-03-11"), ground: "chờ bổ sung", article: nil)) {
      try open.date(in: calendar)
    }
    #expect(throws: DeadlineError.self) { try open.result(in: calendar) }
    #expect(try due(deadline(rule, from: "2024-03-04", stops: [stop("2024-03-15", nil)])) == "2024-03-14")
  }

  @Test func `extensions count on from the date before it rolled`() throws {
    let rule = try Deadline.Rule.term(term("8d"), countsFirstDay: false)
    let more = Extension(.term(try term("5d")), ground: "g")
    // 9/3/2024 is a Saturday: 5 days more are 14/3, not 16/3.
    #expect(try due(deadline(rule, from: "2024-03-01", extensions: [more])) == "2024-03-14")
    let until = Extension(.until(day("2024-03-20")), ground: "g")
    #expect(try due(deadline(rule, from: "2024-03-01", extensions: [until])) == "2024-03-20")
    #expect(try due(deadline(rule, from: "2024-03-01", extensions: [until, more])) == "2024-03-25")
    let back = Extension(.until(day("2024-03-05")), ground: "g")
    #expect(try due(deadline(rule, from: "2024-03-01", extensions: [back])) == "2024-03-11")
  }

  @Test func `a stop after an extension to a day was decided moves that day, an earlier one does not`() throws {
    let rule = try Deadline.Rule.term(term("8d"), countsFirstDay: false)
    let until = Extension(.until(day("2024-03-20")), decided: day("2024-03-07"), ground: "g")
    let early = stop("2024-03-04", "2024-03-05")
    let late = stop("2024-03-14", "2024-03-15")
    #expect(try due(deadline(rule, from: "2024-03-01", stops: [early], extensions: [until])) == "2024-03-20")
    #expect(try due(deadline(rule, from: "2024-03-01", stops: [early, late], extensions: [until])) == "2024-03-22")
  }

  @Test func `beyond its ceiling an extension is refused`() throws {
    let rule = try Deadline.Rule.term(term("10d"), countsFirstDay: false)
    let more = Extension(.term(try term("10d")), ground: "g")
    func limited(_ extensions: [Extension], _ limit: ExtensionLimit) throws -> String {
      try due(deadline(rule, from: "2024-03-01", extensions: extensions, extensionLimit: limit))
    }
    #expect(try limited([more], ExtensionLimit(maximumCount: 1, maximum: term("10d"))) == "2024-03-21")
    #expect(throws: DeadlineError.tooManyExtensions(found: 2, allowed: 1)) {
      try limited([more, more], ExtensionLimit(maximumCount: 1))
    }
    #expect(throws: DeadlineError.extensionsTooLong(date: day("2024-03-31"), latest: day("2024-03-30"))) {
      try limited([more, more], ExtensionLimit(maximum: term("19d")))
    }
    #expect(throws: DeadlineError.extensionsTooLong(date: day("2024-03-21"), latest: day("2024-03-20"))) {
      try limited([more], ExtensionLimit(latestDate: day("2024-03-20")))
    }
  }

  @Test func `beyond its ceiling a stop is refused`() throws {
    let rule = try Deadline.Rule.term(term("10d"), countsFirstDay: false)
    func limited(_ stops: [Stop], _ limit: StopLimit) throws -> String {
      try due(deadline(rule, from: "2024-03-01", stops: stops, stopLimit: limit))
    }
    let pieces = [stop("2024-03-04", "2024-03-05"), stop("2024-03-06", "2024-03-08")]
    #expect(try limited(pieces, StopLimit(maximumCount: 1, maximumDays: 5)) == "2024-03-18")
    #expect(throws: DeadlineError.stopsTooLong(days: 5, allowed: 4)) { try limited(pieces, StopLimit(maximumDays: 4)) }
    // A day in two stops is one stopped day.
    let overlapping = [stop("2024-03-04", "2024-03-06"), stop("2024-03-06", "2024-03-08")]
    #expect(try limited(overlapping, StopLimit(maximumCount: 1, maximumDays: 5)) == "2024-03-18")
    #expect(throws: DeadlineError.tooManyStops(found: 2, allowed: 1)) {
      try limited(pieces + [stop("2024-03-11", "2024-03-11")], StopLimit(maximumCount: 1))
    }
  }

  @Test func `beyond the decided days a date is provisional`() throws {
    #expect(try due(deadline(.by(day("2026-12-31")), from: "2026-12-01")) == "2026-12-31")
    #expect(try due(deadline(.by(day("2027-01-04")), from: "2026-12-01")) == "2027-01-04?")
    #expect(try due(deadline(.term(term("5wd"), countsFirstDay: false), from: "2026-12-30")) == "2027-01-07?")
    #expect(try due(deadline(.term(term("5wd"), countsFirstDay: false), from: "2009-12-28")) == "2010-01-05?")
    #expect(try due(deadline(.before(day("2027-01-01")), from: "2026-12-01")) == "2026-12-31")
    // The day counted back from is not looked at.
    #expect(try due(deadline(.atLeastBefore(term("2wd")), from: "2027-01-01", roll: .none)) == "2026-12-30")
    // Counted back from a day that is not decided over days that are not.
    #expect(try due(deadline(.atLeastBefore(term("5wd")), from: "2027-01-05", roll: .none)) == "2026-12-28?")
  }

  @Test(arguments: [CivilDate(dayNumber: .min), CivilDate(dayNumber: .max), day("0001-01-01"), day("9999-12-31")])
  func `the ends of time are reached and not passed`(_ anchor: CivilDate) throws {
    for text in ["366wd", "-366wd", "3660y", "-3660y", "3660d"] {
      let rule = try Deadline.Rule.term(term(text), countsFirstDay: false)
      for roll in Roll.allCases {
        let plain = Deadline(anchor: anchor, rule: rule, roll: roll, scope: .state)
        #expect(try plain.date(in: calendar).certainty == .provisional)
        let stopped = Deadline(
          anchor: anchor, rule: rule, roll: roll, scope: .state,
          stops: [Stop(from: anchor + 1, to: CivilDate(dayNumber: .max), ground: "g")])
        if text.hasPrefix("-") { continue }
        if anchor.dayNumber != .max { #expect(throws: DeadlineError.self) { try stopped.date(in: calendar) } }
      }
    }
  }
}
