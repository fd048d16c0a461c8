import CivilTime
import Organisations
import Regulations
import Reports
import Testing

/// The reports of bodies that became one.
@Suite struct JoinedReportsTests {
  private static let months = (1...12).map { PeriodLabel.month(year: 2025, month: $0) }
  private func report(_ cuoc: Int64, _ models: Int64? = nil) -> Answers {
    Answers(
      [Figure("cuoc", .inPeriod, Amount(cuoc))] + (models.map { [Figure("mo-hinh", .inPeriod, Amount($0))] } ?? []))
  }
  private func member(
    _ id: String, _ there: ClosedRange<Int>, isWhole: Bool = true, _ reports: [Int: Answers]
  ) -> JoinedReports.Member {
    JoinedReports.Member(
      body(id), isWhole: isWhole, periods: Set(there.map { Self.months[$0 - 1] }),
      reports: Dictionary(uniqueKeysWithValues: reports.map { (Self.months[$0 - 1], $1) }))
  }

  /// What is known beside a report of a month of 2026: of the same month of 2025.
  private func lastYear(_ joined: JoinedReports, _ month: Int) -> [String: Amount] {
    guard let days = Period(label: Self.months[month - 1], cutOff: .calendar) else { return [:] }
    return small.together(from: days.start, to: days.end, joined.together)
  }

  @Test func `before the merger the figures are those of both, stocks too, and after it those of the one`() {
    let joined = JoinedReports(
      small,
      [
        member("n", 7...12, [7: report(20, 9), 8: report(21, 9)]),
        member("a", 1...6, [3: report(5, 4), 6: report(6, 4)]),
        member("b", 1...6, [3: report(7, 3), 6: report(8)]),
      ])
    #expect(lastYear(joined, 3) == ["cuoc": Amount(12), "mo-hinh": Amount(7), "giam": .zero])
    #expect(lastYear(joined, 7) == ["cuoc": Amount(20), "mo-hinh": Amount(9), "giam": .zero])
    #expect(lastYear(joined, 6)["mo-hinh"] == Amount(4), "who left it empty has none")
    #expect(lastYear(joined, 4) == [:])
    let shares = joined.shares(from: day("2025-03-01"), to: day("2025-03-31"), of: body("n"))
    #expect(shares.map(\.body) == [body("a"), body("b")])
    #expect(shares.map { $0.amounts["cuoc"] } == [Amount(5), Amount(7)])
    #expect(shares.map { $0.amounts["mo-hinh"] } == [Amount(4), Amount(3)])
    #expect(shares.map(\.periods) == [[label("2025-M03")], [label("2025-M03")]])
    #expect(joined.shares(from: day("2025-07-01"), to: day("2025-07-31"), of: body("n")) == [])
  }

  @Test func `where one of them is missing or was divided nothing is added up, and what each gave is told`() {
    let missing = JoinedReports(
      small, [member("n", 7...12, [:]), member("a", 1...6, [3: report(5)]), member("b", 1...6, [:])])
    #expect(lastYear(missing, 3) == [:])
    let shares = missing.shares(from: day("2025-03-01"), to: day("2025-03-31"), of: body("n"))
    #expect(shares.map(\.body) == [body("a"), body("b")])
    #expect(shares.map { $0.amounts["cuoc"] } == [Amount(5), nil])
    #expect(shares.map(\.periods) == [[label("2025-M03")], []])
    let divided = JoinedReports(
      small, [member("n", 7...12, [8: report(1)]), member("d", 1...6, isWhole: false, [3: report(40)])])
    #expect(lastYear(divided, 3) == [:])
    #expect(lastYear(divided, 8)["cuoc"] == Amount(1), "after that it is its own")
    let part = divided.shares(from: day("2025-03-01"), to: day("2025-03-31"), of: body("n"))
    #expect(part.map(\.isWhole) == [false] && part[0].amounts["cuoc"] == Amount(40))
  }

  @Test func `a year with a merger in it is the months of those before and of the one since`() {
    func all(_ months: ClosedRange<Int>, _ each: Int64) -> [Int: Answers] {
      Dictionary(uniqueKeysWithValues: months.map { ($0, report(each)) })
    }
    let joined = JoinedReports(
      small,
      [member("n", 7...12, all(7...9, 100)), member("a", 1...6, all(1...6, 1)), member("b", 1...6, all(1...6, 10))])
    #expect(small.together(from: day("2025-01-01"), to: day("2025-09-30"), joined.together)["cuoc"] == Amount(366))
    let shares = joined.shares(from: day("2025-01-01"), to: day("2025-09-30"), of: body("n"))
    #expect(shares.map { $0.amounts["cuoc"] } == [Amount(300), Amount(6), Amount(60)])
    // One told by the quarter what the other told by months.
    let quarters = JoinedReports(
      small,
      [
        member("a", 1...3, all(1...3, 2)),
        JoinedReports.Member(
          body("b"), periods: Set(Self.months[..<3] + [label("2025-Q1")]), reports: [label("2025-Q1"): report(30)]),
        JoinedReports.Member(body("c"), periods: [], reports: [:]),
      ].map { one in
        one.body == body("a")
          ? JoinedReports.Member(one.body, periods: one.periods.union([label("2025-Q1")]), reports: one.reports) : one
      })
    #expect(small.together(from: day("2025-01-01"), to: day("2025-03-31"), quarters.together)["cuoc"] == Amount(36))
  }

  @Test func `what the year adds up to by then is told only where each says it`() {
    func told(_ year: Int64?) -> Answers {
      Answers([Figure("cuoc", .inPeriod, Amount(1))] + (year.map { [Figure("cuoc", .cumulative, Amount($0))] } ?? []))
    }
    let both = JoinedReports(
      small, [member("n", 7...12, [:]), member("a", 1...6, [6: told(50)]), member("b", 1...6, [6: told(30)])])
    #expect(small.together(from: day("2025-01-01"), to: day("2025-06-30"), both.together)["cuoc"] == Amount(80))
    let one = JoinedReports(
      small, [member("n", 7...12, [:]), member("a", 1...6, [6: told(50)]), member("b", 1...6, [6: told(nil)])])
    #expect(small.together(from: day("2025-01-01"), to: day("2025-06-30"), one.together)["cuoc"] == nil)
  }

  @Test func `the sum over the country of last year's column does not change by mergers, in whatever chains`() throws {
    for seed in 0..<300 {
      var dice = Dice(UInt64(seed))
      // Bodies of 2025, each with a report of every month that it was there. In each of some months two or more become one.
      var country: [(id: String, ids: [(id: String, months: ClosedRange<Int>)])] = (0..<(2 + dice.below(12))).map {
        ("b\($0)", [("b\($0)", 1...12)])
      }
      var number = 0
      for month in [3, 5, 7, 10] where country.count > 1 && dice.below(3) > 0 {
        var gone: [(id: String, months: ClosedRange<Int>)] = []
        for _ in 0..<min(country.count, 2 + dice.below(3)) {
          var one = country.remove(at: dice.below(country.count))
          let own = one.ids.removeLast()
          gone += one.ids + [(own.id, own.months.lowerBound...(month - 1))]
        }
        number += 1
        country.append(("n\(number)", gone + [("n\(number)", month...12)]))
      }
      var sums = [Int64](repeating: 0, count: 13)
      var stocks = sums
      var joined: [JoinedReports] = []
      for one in country {
        joined.append(
          JoinedReports(
            small,
            one.ids.reversed().map { id, months in
              var reports: [Int: Answers] = [:]
              for month in months {
                let (cuoc, models) = (Int64(dice.below(1000)), Int64(dice.below(50)))
                sums[month] += cuoc
                stocks[month] += models
                reports[month] = report(cuoc, models)
              }
              return member(id, months, reports)
            }))
      }
      for month in 1...12 {
        let all = joined.map { lastYear($0, month) }
        #expect(all.compactMap { $0["cuoc"] }.reduce(.zero, +) == Amount(sums[month]), "seed \(seed), month \(month)")
        #expect(
          all.compactMap { $0["mo-hinh"] }.reduce(.zero, +) == Amount(stocks[month]), "seed \(seed), month \(month)")
      }
      let (first, last) = (day("2025-01-01"), day("2025-12-31"))
      let years = joined.compactMap { small.together(from: first, to: last, $0.together)["cuoc"] }
      #expect(years.reduce(.zero, +) == Amount(sums.reduce(0, +)), "seed \(seed)")
      // What the parts of each give is what it gives.
      for one in joined {
        let shares = one.shares(from: first, to: last, of: body(one.members[0].body.text))
        if shares.isEmpty { continue }
        #expect(
          shares.compactMap { $0.amounts["cuoc"] }.reduce(.zero, +)
            == small.together(from: first, to: last, one.together)["cuoc"], "seed \(seed)")
      }
    }
  }
}
