/// The Vietnamese lunar calendar, reckoned from the sun and the moon at UTC+7.
///
/// A month begins on the day of the new moon. The eleventh holds the winter solstice. When thirteen months lie between two
/// eleventh months, the first of them in which the sun enters no new twelfth of its path is a leap month and repeats the number of the
/// month before it.
public enum LunarCalendar {
  /// The lunar years known, called by the Gregorian year in which they begin: from the adoption of UTC+7 on.
  public static let years = 1968...2099

  /// The lunar date of a day; nil before Tết 1968 and after the end of the lunar year 2099.
  public static func lunarDate(of date: CivilDate) -> LunarDate? {
    let civilYear = date.year
    for year in [civilYear, civilYear - 1] {
      guard let table = table(year), table.start <= date else { continue }
      var start = table.start
      for (index, length) in table.lengths.enumerated() {
        if date - start < length {
          let (month, leap) = table.name(ofMonthAt: index)
          return LunarDate(year: year, month: month, day: date - start + 1, isLeapMonth: leap)
        }
        start = start + length
      }
    }
    return nil
  }

  /// The day of a lunar date; nil when its year is not known, or has no such month or day.
  public static func civilDate(of lunar: LunarDate) -> CivilDate? {
    guard let table = table(lunar.year), 1...12 ~= lunar.month, lunar.day >= 1 else { return nil }
    var start = table.start
    for (index, length) in table.lengths.enumerated() {
      if table.name(ofMonthAt: index) == (lunar.month, lunar.isLeapMonth) {
        return lunar.day <= length ? start + (lunar.day - 1) : nil
      }
      start = start + length
    }
    return nil
  }

  /// The first day of a lunar year; nil when it is not known.
  public static func tet(ofYear year: Int) -> CivilDate? { table(year)?.start }

  /// The number that is repeated in a lunar year, if one is.
  public static func leapMonth(ofYear year: Int) -> Int? { table(year)?.leapMonth }

  private static func table(_ year: Int) -> LunarYear? {
    years ~= year ? tables[year - years.lowerBound] : nil
  }

  /// A millisecond's work, done once.
  private static let tables: [LunarYear] = LunarYear.years(years)
}
