import CivilTime
import Testing

@Suite struct WorkCalendarTests {
  @Test func `the calendar file gives the days off of the package it was made from, and one swap more`() {
    let calendar = CalendarFile.vietnam()
    let off = Set(HolidaysPackage.daysOff.split { $0.isWhitespace }.compactMap { CivilDate(iso: $0) })
    let worked = Set(HolidaysPackage.weekendsWorked.split { $0.isWhitespace }.compactMap { CivilDate(iso: $0) })
    #expect(off.count > 200)
    #expect(worked.count == 13)
    var differing: [String] = []
    var date = day("2010-01-01")
    while date <= day("2026-12-31") {
      let weekend = date.weekday >= .saturday
      let expected = !off.contains(date) && (!weekend || worked.contains(date))
      if calendar.isWorkingDay(date, scope: .state) != expected { differing.append(date.description) }
      date = date + 1
    }
    #expect(differing == ["2026-01-02", "2026-01-10"])
  }

  @Test func `a year's list names exactly the package's days`() {
    let calendar = CalendarFile.vietnam()
    var listed: [String] = []
    for year in 2010...2026 {
      listed += calendar.days(inYear: year, scope: .state).map { "\($0.date)" }
    }
    let package = (HolidaysPackage.daysOff + " " + HolidaysPackage.weekendsWorked).split { $0.isWhitespace }
    #expect(listed == (package.map { String($0) } + ["2026-01-02", "2026-01-10"]).sorted())
  }

  @Test func `a swap binds State bodies only`() {
    let calendar = CalendarFile.vietnam()
    #expect(!calendar.isWorkingDay(day("2026-01-02"), scope: .state))
    #expect(calendar.isWorkingDay(day("2026-01-10"), scope: .state))
    #expect(calendar.isWorkingDay(day("2026-01-02"), scope: .all))
    #expect(!calendar.isWorkingDay(day("2026-01-10"), scope: .all))
    #expect(calendar.status(of: day("2026-01-10"), scope: .state).reason == .makeUp(for: day("2026-01-02")))
  }

  @Test func `a holiday on a Sunday is made good on Monday for everyone`() {
    let status = CalendarFile.vietnam().status(of: day("2026-04-27"), scope: .all)
    #expect(status.reason == .compensation("Ngày Giỗ Tổ Hùng Vương"))
    #expect(status.source?.mark == .secondary)
    #expect(status.isDecided)
  }

  @Test func `years not decided follow the yearly rules and say so`() {
    let calendar = CalendarFile.vietnam()
    // Tết 2027 is 6 February, a Saturday: 5 to 9 February are holidays, and two days make good the weekend.
    let tet = calendar.days(inYear: 2027, scope: .state).filter { $0.date.month == 2 }
    #expect(tet.map { $0.date.day } == [5, 6, 7, 8, 9, 10, 11])
    #expect(tet.allSatisfy { !$0.status.isDecided })
    #expect(calendar.status(of: day("2027-02-10"), scope: .state).reason == .compensation("Tết Nguyên đán"))
    // 24/11/2028 is a Friday.
    #expect(calendar.status(of: day("2028-11-24"), scope: .all).reason == .holiday("Ngày Văn hóa Việt Nam"))
    #expect(calendar.status(of: day("2200-01-01"), scope: .all).reason == .holiday("Tết Dương lịch"))
  }

  @Test func `a compensation passes over the end of a year`() {
    let calendar = sampleCalendar(adding: [
      CalendarInstrument(
        source: law, scope: .all,
        statements: [.yearlyHoliday(month: 12, day: 31, name: "eve", years: YearSpan(from: 2028))])
    ])
    // 31/12/2028 is a Sunday and 1/1/2029 a holiday itself.
    #expect(calendar.status(of: day("2029-01-02"), scope: .all).reason == .compensation("eve"))
    #expect(calendar.nextWorkingDay(onOrAfter: day("2028-12-30"), scope: .all) == day("2029-01-03"))
  }

  @Test func `days looked up and days reckoned one at a time agree`() {
    // The same rules with no lunar table behind them: 2100 to 2110 lie outside what is laid out.
    let narrow = sampleCalendar()
    let wide = WorkCalendar(
      name: "wide", version: "1", instruments: narrow.instruments, firstDecidedDay: day("2010-01-01"),
      lastDecidedDay: day("2120-12-31"))
    var date = day("2100-01-01")
    while date < day("2110-01-01") {
      for scope in CalendarScope.allCases {
        #expect(narrow.isWorkingDay(date, scope: scope) == wide.isWorkingDay(date, scope: scope))
        #expect(
          narrow.nextWorkingDay(onOrAfter: date, scope: scope) == wide.nextWorkingDay(onOrAfter: date, scope: scope))
        #expect(narrow.workingDay(-7, after: date, scope: scope) == wide.workingDay(-7, after: date, scope: scope))
      }
      date = date + 37
    }
  }

  @Test func `counting working days is what stepping gives`() {
    let calendar = CalendarFile.vietnam()
    var random = SplitMix64(seed: 7)
    for _ in 0..<2000 {
      let start = CivilDate(dayNumber: Int32.random(in: 12_000...22_000, using: &random))
      let count = Int.random(in: -60...60, using: &random)
      let end = calendar.workingDay(count, after: start, scope: .state)
      var stepped = 0
      var date = start
      while date != end {
        date = date + (count < 0 ? -1 : 1)
        if calendar.isWorkingDay(date, scope: .state) { stepped += count < 0 ? -1 : 1 }
      }
      #expect(stepped == count)
      #expect(count == 0 || calendar.isWorkingDay(end, scope: .state))
    }
  }

  @Test func `a week wholly of rest is not believed`() {
    let calendar = WorkCalendar(
      name: "idle", version: "1",
      instruments: [CalendarInstrument(source: law, scope: .all, statements: [.weeklyRest(Weekday.allCases)])],
      firstDecidedDay: day("2024-01-01"), lastDecidedDay: day("2024-12-31"))
    #expect(calendar.nextWorkingDay(onOrAfter: day("2024-06-01"), scope: .all) == day("2024-06-01"))
  }
}
