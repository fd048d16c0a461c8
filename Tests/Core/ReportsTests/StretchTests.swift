import CivilTime
import Regulations
import Reports
import Testing

/// What reports of shorter periods say of a longer stretch.
@Suite struct StretchTests {
  private func tiles(_ first: String, _ last: String, _ labels: [String]) -> [String]? {
    Stretch.tiles(from: day(first), to: day(last), of: labels.map(label))?.map(\.description)
  }

  @Test func `a stretch is made of periods that leave no day out and have none twice, the longest first`() {
    #expect(tiles("2024-01-01", "2024-02-29", ["2024-M01", "2024-M02"]) == ["2024-M01", "2024-M02"])
    #expect(tiles("2024-01-01", "2024-03-31", ["2024-M01", "2024-M02", "2024-M03", "2024-Q1"]) == ["2024-Q1"])
    // The quarter took March in.
    #expect(
      tiles("2024-01-01", "2024-04-30", ["2024-M01", "2024-M02", "2024-Q1", "2024-M04"]) == ["2024-Q1", "2024-M04"])
    #expect(tiles("2024-01-01", "2024-09-30", ["2024-6M", "2024-Q3"]) == ["2024-6M", "2024-Q3"])
    #expect(tiles("2024-01-01", "2024-03-31", ["2024-M01", "2024-M03"]) == nil)
    #expect(tiles("2024-01-01", "2024-02-29", ["2024-Q1"]) == nil)
    #expect(tiles("2024-01-01", "2023-12-31", []) == [])
    // The longest first leads nowhere here; another way does.
    #expect(tiles("2024-01-01", "2024-12-31", ["2024-9M", "2024-H1", "2024-H2"]) == ["2024-H1", "2024-H2"])
  }

  @Test func `the days before a period are those of its year`() throws {
    let may = try #require(Stretch.before(label("2024-M05")))
    #expect(may.first == day("2024-01-01") && may.last == day("2024-04-30"))
    let year = try #require(Stretch.before(label("2024")))
    #expect(year.last == day("2023-12-31"))
    #expect(Stretch.before(.term) == nil)
    let week = try #require(Stretch.before(label("2020-W03")))
    #expect(week.first == day("2019-12-30") && week.last == day("2020-01-12"), "its year begins with week 1")
    let first = try #require(Stretch.before(label("2020-W01")))
    #expect(first.last == day("2019-12-29"), "nothing is before it")
    #expect(Stretch.yearBefore(label("2024-Q3")) == label("2023-Q3"))
    #expect(Stretch.yearBefore(label("2024-9M")) == label("2023-9M"))
    #expect(Stretch.yearBefore(label("2020-W53")) == nil)
    #expect(
      Stretch.missingMonths(from: day("2024-01-01"), to: day("2024-05-31"), of: [label("2024-Q1"), label("2024-M05")])
        == [4])
  }

  @Test func `a week adds up the weeks of its year, also where that has fifty-three, and tells which are missing`()
    throws
  {
    #expect(Stretch.labels(about: label("2021-W02")).count == 53 + 52)
    #expect(Stretch.labels(about: label("2021-M02")).contains(label("2020-Q4")))
    #expect(Stretch.labels(about: label("2021-M02")).allSatisfy { !$0.isWeek })
    let reports = Dictionary(
      uniqueKeysWithValues: (1...52).map { (PeriodLabel.week(year: 2020, week: $0), cuoc(Int64($0))) })
    let before = try #require(Stretch.before(label("2020-W53")))
    #expect(small.together(from: before.first, to: before.last, reports)["cuoc"] == Amount(1378), "52 times 53 by two")
    var some = reports
    some[label("2020-W07")] = nil
    #expect(small.together(from: before.first, to: before.last, some)["cuoc"] == nil)
    #expect(Stretch.missingWeeks(before: label("2020-W53"), of: some.keys) == [7])
    #expect(Stretch.missingWeeks(before: label("2020-W01"), of: []) == [])
    #expect(Stretch.missingWeeks(before: label("2020-M05"), of: []) == [])
  }

  @Test func `sums add up, a last value stands, what is not put together is not`() {
    func report(_ cuoc: Int64, _ models: Int64) -> Answers {
      Answers([
        Figure("cuoc", .inPeriod, Amount(cuoc)), Figure("mo-hinh", .inPeriod, Amount(models)),
        Figure("diem", .inPeriod, Amount(9)),
      ])
    }
    let found = small.together(
      from: day("2024-01-01"), to: day("2024-02-29"),
      [label("2024-M01"): report(3, 7), label("2024-M02"): report(4, 6)])
    #expect(found == ["cuoc": Amount(7), "mo-hinh": Amount(6), "giam": .zero])
    // One month had nothing to report.
    #expect(
      small.together(
        from: day("2024-01-01"), to: day("2024-02-29"), [label("2024-M01"): report(3, 7), label("2024-M02"): Answers()])
        == ["cuoc": Amount(3), "giam": .zero])
    #expect(small.together(from: day("2024-01-01"), to: day("2024-02-29"), [label("2024-M01"): report(3, 7)]) == [:])
  }

  @Test func `where the beginning of a year is not told, what a report says it adds up to is`() {
    let march = Answers([Figure("cuoc", .inPeriod, Amount(5)), Figure("cuoc", .cumulative, Amount(40))])
    let reports = [label("2024-M03"): march, label("2024-M04"): cuoc(6)]
    #expect(small.together(from: day("2024-01-01"), to: day("2024-04-30"), reports)["cuoc"] == Amount(46))
    #expect(small.together(from: day("2024-01-01"), to: day("2024-05-31"), reports)["cuoc"] == nil)
  }

  @Test func `what the year adds up to is the sum of its periods, whichever periods there are`() throws {
    for seed in 0..<300 {
      var dice = Dice(UInt64(seed))
      let months = (1...12).map { _ in Int64(dice.below(1000)) }
      // Each quarter by its months or as one; sometimes both, and the first half of the year too.
      var reports: [PeriodLabel: Answers] = [:]
      for quarter in 1...4 {
        let kind = dice.below(3)
        if kind > 0 {
          reports[.quarter(year: 2024, quarter: quarter)] = cuoc(months[(quarter * 3 - 3)..<(quarter * 3)].reduce(0, +))
        }
        if kind != 1 {
          for month in (quarter * 3 - 2)...(quarter * 3) {
            reports[.month(year: 2024, month: month)] = cuoc(months[month - 1])
          }
        }
      }
      if dice.below(2) == 0 { reports[.half(year: 2024, half: 1)] = cuoc(months[..<6].reduce(0, +)) }
      for quarter in 1...4 {
        let period = try #require(Period(label: .quarter(year: 2024, quarter: quarter), cutOff: .calendar))
        #expect(
          small.together(from: day("2024-01-01"), to: period.end, reports)["cuoc"]
            == Amount(months[..<(quarter * 3)].reduce(0, +)), "seed \(seed)")
      }
    }
  }
}
