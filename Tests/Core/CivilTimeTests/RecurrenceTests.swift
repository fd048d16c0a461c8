import CivilTime
import Testing

@Suite struct RecurrenceTests {
  private static let all: [Recurrence] =
    [
      .weekly, .monthly, .quarterly, .halfYearly, .firstHalf, .nineMonths, .cumulative([3, 6, 9]), .cumulative([9, 3]),
      .yearly,
    ] + (1...12).map { .yearlyInMonth($0) }
  private static let cutOffs: [CutOff] =
    [.calendar, .decree09, .dayOfLastMonth(1), .dayOfLastMonth(28), .dayOfLastMonth(31), .fixedDay(month: 10, day: 31)]
    + [.fixedDay(month: 1, day: 1), .fixedDay(month: 12, day: 31), .fixedDay(month: 2, day: 29)]
    + Weekday.allCases.map { .weekday($0) }

  private func labels(
    _ recurrence: Recurrence, _ from: String, _ to: String, _ cutOff: CutOff = .calendar
  ) -> [String] {
    recurrence.periods(from: day(from), to: day(to), cutOff: cutOff).map { $0.label.description }
  }

  @Test func `a year of every recurrence`() {
    func year(_ recurrence: Recurrence) -> [String] { labels(recurrence, "2022-01-01", "2022-12-31") }
    #expect(year(.weekly).count == 52)
    #expect(year(.weekly).first == "2021-W52")
    #expect(year(.monthly) == (1...12).map { $0 < 10 ? "2022-M0\($0)" : "2022-M\($0)" })
    #expect(year(.quarterly) == ["2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4"])
    #expect(year(.halfYearly) == ["2022-H1", "2022-H2"])
    #expect(year(.firstHalf) == ["2022-H1"])
    #expect(year(.nineMonths) == ["2022-9M"])
    #expect(year(.cumulative([9, 3, 12])) == ["2022-3M", "2022-9M"])
    #expect(year(.yearly) == ["2022"])
    #expect(year(.yearlyInMonth(7)) == ["2022"])
  }

  @Test func `a year that closes with a month of it`() {
    let periods = Recurrence.yearlyInMonth(7).periods(
      from: day("2020-01-01"), to: day("2020-12-31"), cutOff: .calendar)
    #expect(periods.map(\.start) == [day("2019-08-01")])
    #expect(periods.map(\.end) == [day("2020-07-31")])
    #expect(labels(.yearlyInMonth(2), "2023-02-28", "2023-02-28") == ["2023"])
    #expect(labels(.yearlyInMonth(2), "2024-02-28", "2024-02-28") == [])
    #expect(labels(.yearlyInMonth(13), "2020-01-01", "2024-12-31") == [])
    #expect(labels(.yearlyInMonth(12), "2020-12-14", "2020-12-14", .decree09) == ["2020"])
  }

  @Test func `months closed on the 31st never drift`() {
    let periods = Recurrence.monthly.periods(
      from: day("2011-01-01"), to: day("2020-12-31"), cutOff: .dayOfLastMonth(31))
    #expect(periods.count == 120)
    for period in periods {
      #expect(period.end == CivilDate.lastDay(ofMonth: period.end.month, year: period.end.year))
    }
  }

  @Test(arguments: all, cutOffs)
  func `every period is found once by its end, in order, and is its label's`(
    _ recurrence: Recurrence, _ cutOff: CutOff
  ) {
    let periods = recurrence.periods(from: day("2018-03-05"), to: day("2025-10-14"), cutOff: cutOff)
    #expect(!periods.isEmpty)
    #expect(zip(periods, periods.dropFirst()).allSatisfy { $0.end < $1.end })
    #expect(periods.allSatisfy { day("2018-03-05") <= $0.end && $0.end <= day("2025-10-14") && $0.start <= $0.end })
    if case .yearlyInMonth = recurrence {
    } else {
      #expect(periods.allSatisfy { Period(label: $0.label, cutOff: cutOff) == $0 })
    }
    // Asking day by day finds the same.
    var one: [Period] = []
    var date = day("2018-03-05")
    while date <= day("2025-10-14") {
      one += recurrence.periods(from: date, to: date, cutOff: cutOff)
      date = date + 1
    }
    #expect(one == periods)
    #expect(periods.allSatisfy { $0.label.rank <= recurrence.rank })
  }

  @Test(arguments: [Recurrence.weekly, .monthly, .quarterly, .halfYearly, .yearly, .yearlyInMonth(7)], cutOffs)
  func `periods that fill the year leave no gap`(_ recurrence: Recurrence, _ cutOff: CutOff) {
    let periods = recurrence.periods(from: day("2018-03-05"), to: day("2025-10-14"), cutOff: cutOff)
    #expect(zip(periods, periods.dropFirst()).allSatisfy { $1.start == $0.end + 1 })
  }

  @Test func `the ends of time`() {
    for recurrence in RecurrenceTests.all {
      for cutOff in RecurrenceTests.cutOffs {
        #expect(recurrence.periods(from: day("2020-01-02"), to: day("2020-01-01"), cutOff: cutOff).isEmpty)
        let last = recurrence.periods(from: day("9998-06-01"), to: day("9999-12-31") + 400, cutOff: cutOff)
        #expect(last.allSatisfy { PeriodLabel($0.label.description) == $0.label })
        let first = recurrence.periods(from: day("0001-01-01") - 400, to: day("0002-12-31"), cutOff: cutOff)
        #expect(first.allSatisfy { PeriodLabel($0.label.description) == $0.label })
        #expect(!first.isEmpty && !last.isEmpty)
      }
    }
  }

  @Test func `sizes rank as absorption needs them`() {
    let ranks: [Recurrence] = [.weekly, .monthly, .quarterly, .halfYearly, .nineMonths, .yearly]
    #expect(ranks.map(\.rank) == [0, 1, 2, 3, 4, 5])
    #expect(Recurrence.cumulative([3, 6]).rank == 3)
    #expect(PeriodLabel.cumulative(year: 2020, months: 3).rank == PeriodLabel.quarter(year: 2020, quarter: 1).rank)
  }
}
