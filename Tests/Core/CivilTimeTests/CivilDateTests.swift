import CivilTime
import Testing

@Suite struct CivilDateTests {
  @Test func `days, components and text agree over ten thousand years`() throws {
    var expected = (year: 1, month: 1, day: 1)
    var date = try #require(CivilDate(year: 1, month: 1, day: 1))
    var weekday = Weekday.monday
    while expected.year <= 9999 {
      guard date.components == expected, date.weekday == weekday else {
        Issue.record("\(expected) is counted as \(date)")
        return
      }
      weekday = Weekday(rawValue: weekday.rawValue % 7 + 1) ?? .monday
      date = date + 1
      expected.day += 1
      if CivilDate(year: expected.year, month: expected.month, day: expected.day) == nil {
        expected = expected.month == 12 ? (expected.year + 1, 1, 1) : (expected.year, expected.month + 1, 1)
      }
    }
  }

  @Test func `the text of any day is read back`() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<5000 {
      let date = CivilDate(dayNumber: Int32.random(in: -719_162...2_932_896, using: &random))
      #expect(CivilDate(iso: date.description) == date)
    }
  }

  @Test(arguments: [
    "", "2012-3-26", "2012-02-30", "2011-02-29", "1900-02-29", "0000-01-01", "2012-00-10", "2012-13-01", "2012-01-00",
    "2012-01-32", "2012-01-011", " 2012-01-01", "2012/01/01", "２０１２-01-01", "12012-01-01", "2012-01-0a",
  ])
  func `what is no date is refused`(_ text: String) {
    #expect(CivilDate(iso: text) == nil)
  }

  @Test func `known days`() {
    #expect(day("1970-01-01").dayNumber == 0)
    #expect(day("2000-02-29").dayNumber == 11_016)
    #expect(day("2012-03-25").weekday == .sunday)
    #expect(day("2012-03-26").vietnamese == "26/03/2012")
    #expect(day("2012-12-05").vietnamese == "05/12/2012")
    #expect(day("2012-03-05").inRuleText == "5/3/2012")
    #expect(day("2024-05-10") - day("2024-04-24") == 16)
    #expect(CivilDate(dayNumber: .max) + .max == CivilDate(dayNumber: .max))
    #expect(CivilDate(dayNumber: .min) - .max == CivilDate(dayNumber: .min))
    #expect(day("2024-01-31").addingMonths(.max) == CivilDate(dayNumber: .max))
    #expect(CivilDate(dayNumber: .max).year > 9999)
    #expect(CivilDate(dayNumber: .min).year < 1)
  }

  @Test(arguments: [
    ("2021-01-03", 2020, 53), ("2021-01-04", 2021, 1), ("2018-12-31", 2019, 1), ("2016-01-01", 2015, 53),
    ("2022-01-31", 2022, 5),
  ])
  func `a week belongs to the year of its Thursday`(_ sample: (String, Int, Int)) {
    #expect(day(sample.0).isoWeek == (sample.1, sample.2))
  }

  @Test func `a year before 1000 is written in four digits, so that it reads back`() {
    #expect(day("0023-01-27").vietnamese == "27/01/0023")
    #expect(day("0023-01-27").inRuleText == "27/1/0023")
    #expect(day("0023-01-27").description == "0023-01-27")
  }

  @Test(arguments: [
    ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"), ("2024-01-31", 2, "2024-03-31"),
    ("2024-02-29", 12, "2025-02-28"), ("2024-03-31", -1, "2024-02-29"), ("2024-05-15", -17, "2022-12-15"),
  ])
  func `months end on the same day or the last of the month`(_ sample: (String, Int, String)) {
    #expect(day(sample.0).addingMonths(sample.1) == day(sample.2))
  }

  @Test func `adding months lands in the right month, never past its end`() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<5000 {
      let date = CivilDate(dayNumber: Int32.random(in: 0...40_000, using: &random))
      let count = Int.random(in: -400...400, using: &random)
      let moved = date.addingMonths(count)
      #expect(moved.year * 12 + moved.month == date.year * 12 + date.month + count)
      #expect(moved.day == min(date.day, CivilDate.lastDay(ofMonth: moved.month, year: moved.year).day))
    }
  }
}
