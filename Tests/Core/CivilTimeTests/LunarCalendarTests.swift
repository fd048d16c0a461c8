import CivilTime
import Testing

@Suite struct LunarCalendarTests {
  @Test func `Tết and Hùng Kings' day are the package's from 2000 to 2050`() {
    let rows = HolidaysPackage.lunar.split { $0.isWhitespace }.map { $0.split(separator: ",") }
    #expect(rows.count == 51)
    for row in rows {
      guard let year = Int(row[0]) else { continue }
      #expect(LunarCalendar.tet(ofYear: year)?.description == String(row[1]))
      if row.count > 2 {
        let kings = LunarCalendar.civilDate(of: LunarDate(year: year, month: 3, day: 10, isLeapMonth: false))
        #expect(kings?.description == String(row[2]))
      }
    }
  }

  @Test(arguments: [
    (1968, "1968-01-29"), (1969, "1969-02-16"), (1985, "1985-01-21"), (2007, "2007-02-17"), (2030, "2030-02-02"),
  ])
  func `Tết falls by Vietnamese and not by Chinese time`(_ sample: (Int, String)) {
    #expect(LunarCalendar.tet(ofYear: sample.0) == day(sample.1))
  }

  @Test(
    arguments: [
      (1984, nil), (1985, 2), (2001, 4), (2004, 2), (2006, 7), (2009, 5), (2012, 4), (2014, 9), (2017, 6), (2020, 4),
      (2023, 2), (2024, nil), (2025, 6), (2026, nil), (2028, 5), (2033, 11),
    ] as [(Int, Int?)])
  func `the leap month of a year`(_ sample: (Int, Int?)) {
    #expect(LunarCalendar.leapMonth(ofYear: sample.0) == sample.1)
  }

  @Test func `every day has one lunar date and comes back from it`() throws {
    var date = try #require(LunarCalendar.tet(ofYear: 1968))
    var last: LunarDate?
    while date < day("2100-01-01") {
      let lunar = try #require(LunarCalendar.lunarDate(of: date))
      #expect(LunarCalendar.civilDate(of: lunar) == date)
      if let last {
        let nextDay = lunar.day == last.day + 1 && lunar.month == last.month && lunar.isLeapMonth == last.isLeapMonth
        let nextMonth =
          lunar.day == 1 && last.day >= 29
          && (lunar.isLeapMonth ? lunar.month == last.month : lunar.month == last.month % 12 + 1)
        #expect(nextDay || nextMonth)
      }
      last = lunar
      date = date + 1
    }
  }

  @Test func `what does not exist or is not known is nil`() {
    #expect(LunarCalendar.civilDate(of: LunarDate(year: 2024, month: 4, day: 1, isLeapMonth: true)) == nil)
    #expect(LunarCalendar.civilDate(of: LunarDate(year: 2024, month: 13, day: 1, isLeapMonth: false)) == nil)
    #expect(LunarCalendar.civilDate(of: LunarDate(year: 2024, month: 1, day: 31, isLeapMonth: false)) == nil)
    #expect(LunarCalendar.civilDate(of: LunarDate(year: 1967, month: 1, day: 1, isLeapMonth: false)) == nil)
    #expect(LunarCalendar.lunarDate(of: day("1968-01-28")) == nil)
    #expect(LunarCalendar.lunarDate(of: day("2150-01-28")) == nil)
  }
}
