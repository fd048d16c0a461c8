/// A day of the Vietnamese lunar calendar.
public struct LunarDate: Hashable, Sendable {
  /// The lunar year, called by the Gregorian year in which it begins.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, 1 to 30.
  public let day: Int
  /// Whether it is the second month of its number.
  public let isLeapMonth: Bool

  /// A lunar day; whether it exists is for `LunarCalendar` to say.
  public init(year: Int, month: Int, day: Int, isLeapMonth: Bool) {
    self.year = year
    self.month = month
    self.day = day
    self.isLeapMonth = isLeapMonth
  }
}
