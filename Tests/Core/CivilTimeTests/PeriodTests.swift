import CivilTime
import Testing

@Suite struct PeriodTests {
  @Test(arguments: [
    "2022-W05", "2020-W53", "2022-M03", "2022-Q1", "2022-H1", "2022-3M", "2022-6M", "2022-9M", "2022", "0001", "9999",
    "term", "once", "2022-01-15..2022-02-20", "2022-01-15..2022-01-15",
  ])
  func `a label is read as it is written`(_ text: String) {
    #expect(PeriodLabel(text)?.description == text)
  }

  @Test(arguments: [
    "", "22", "2022-W5", "2022-W00", "2022-W53", "2022-W54", "2022-M13", "2022-M00", "2022-m03", "2022-Q0", "2022-Q5",
    "2022-H3", "2022-12M", "2022-1M", "2022-10M", "2022 ", "2022-", "0000", "0000-M01", "2022_M03", "Term", "2022-Q1 ",
    "2022-02-20..2022-01-15", "2022-02-30..2022-03-15", "2022-01-15.-2022-02-20", "2022-01-15", "２０２２",
  ])
  func `what is no label is refused`(_ text: String) {
    #expect(PeriodLabel(text) == nil)
  }

  /// Decree 09/2019/NĐ-CP, art. 12, and the analogy for nine months.
  @Test(arguments: [
    ("2020-M03", "2020-02-15", "2020-03-14"), ("2020-M01", "2019-12-15", "2020-01-14"),
    ("2020-Q1", "2019-12-15", "2020-03-14"), ("2020-Q4", "2020-09-15", "2020-12-14"),
    ("2020-H1", "2019-12-15", "2020-06-14"), ("2020-H2", "2020-06-15", "2020-12-14"),
    ("2020", "2019-12-15", "2020-12-14"), ("2020-9M", "2019-12-15", "2020-09-14"),
    ("2020-3M", "2019-12-15", "2020-03-14"), ("2020-W10", "2020-03-02", "2020-03-08"),
  ])
  func `State reports close on the 14th`(_ sample: (String, String, String)) throws {
    let label = try #require(PeriodLabel(sample.0))
    let period = try #require(Period(label: label, cutOff: .decree09))
    #expect(period.start == day(sample.1))
    #expect(period.end == day(sample.2))
    #expect(period.decidingDay == period.end)
  }

  @Test(
    arguments: [
      ("2020", CutOff.fixedDay(month: 10, day: 31), "2019-11-01", "2020-10-31"),
      ("2020", .fixedDay(month: 9, day: 30), "2019-10-01", "2020-09-30"),
      ("2021", .fixedDay(month: 2, day: 29), "2020-03-01", "2021-02-28"),
      ("2020-Q1", .fixedDay(month: 10, day: 31), "2020-01-01", "2020-03-31"),
      ("2020-M02", .dayOfLastMonth(31), "2020-02-01", "2020-02-29"),
      ("2020-M03", .dayOfLastMonth(30), "2020-03-01", "2020-03-30"),
      ("2022-W05", .calendar, "2022-01-31", "2022-02-06"),
      ("2022-W05", .weekday(.thursday), "2022-01-28", "2022-02-03"),
      ("2021-W01", .weekday(.friday), "2021-01-02", "2021-01-08"),
      ("2022-M05", .weekday(.friday), "2022-05-01", "2022-05-31"),
      ("2022-01-15..2022-02-20", .decree09, "2022-01-15", "2022-02-20"),
    ] as [(String, CutOff, String, String)])
  func `other cut-offs`(_ sample: (String, CutOff, String, String)) throws {
    let label = try #require(PeriodLabel(sample.0))
    let period = try #require(Period(label: label, cutOff: sample.1))
    #expect(period.start == day(sample.2))
    #expect(period.end == day(sample.3))
  }

  @Test func `what has no days of its own is no period`() {
    #expect(Period(label: .term, cutOff: .calendar) == nil)
    #expect(Period(label: .once, cutOff: .calendar) == nil)
    #expect(Period(label: .month(year: 2020, month: 13), cutOff: .calendar) == nil)
    #expect(Period(label: .week(year: 2021, week: 53), cutOff: .calendar) == nil)
    #expect(Period(label: .year(2020), cutOff: .dayOfLastMonth(32)) == nil)
    #expect(Period(label: .year(2020), cutOff: .fixedDay(month: 4, day: 31)) == nil)
  }

  @Test func `the middle of an even period is the earlier of its two middle days`() throws {
    let april = try #require(Period(label: .month(year: 2022, month: 4), cutOff: .calendar))
    let may = try #require(Period(label: .month(year: 2022, month: 5), cutOff: .calendar))
    #expect(april.middle == day("2022-04-15"))
    #expect(may.middle == day("2022-05-16"))
  }

  @Test func `labels sort by their end, then the smaller first`() {
    let sorted = ["2021", "2022-W05", "2022-M03", "2022-Q1", "2022-6M", "2022-H2", "2022", "term", "once"]
    #expect(sorted.shuffled().compactMap { PeriodLabel($0) }.sorted().map(\.description) == sorted)
  }

  @Test(arguments: [
    "0wd", "10", "wd", "+10d", "010d", "10 d", "10D", "10wdd", "3661d", "--1d", "-0d", "1-d", "", "-", "99999d", "1x",
  ])
  func `what is no term is refused`(_ text: String) {
    #expect(Term(text) == nil)
  }

  @Test(arguments: ["10wd", "-10wd", "30d", "1m", "2w", "1y", "3660d", "-3660wd"])
  func `a term is read as it is written`(_ text: String) {
    #expect(Term(text)?.description == text)
  }
}
