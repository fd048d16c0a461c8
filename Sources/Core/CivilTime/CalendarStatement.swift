/// One thing that a law or decision says about days worked and days off.
public enum CalendarStatement: Hashable, Sendable {
  /// Days of the week that are not worked. A week wholly of rest is not believed: the statement is passed over.
  case weeklyRest([Weekday])
  /// A holiday on a day of the Gregorian year.
  case yearlyHoliday(month: Int, day: Int, name: String, years: YearSpan)
  /// A holiday on a day of the lunar year (never in a leap month), with days before and after it. `years` are those of the
  /// Gregorian calendar in which the day itself falls.
  case lunarHoliday(month: Int, day: Int, daysBefore: Int, daysAfter: Int, name: String, years: YearSpan)
  /// A yearly holiday on a weekly day of rest gives the next working day off.
  case compensateOnNextWorkingDay(years: YearSpan)
  /// A holiday decided for one day.
  case holiday(CivilDate, name: String)
  /// A day off decided in place of a holiday that fell on a weekly day of rest.
  case compensation(CivilDate, name: String)
  /// A working day off and a weekly day of rest worked instead.
  case swap(off: CivilDate, worked: CivilDate)
}
