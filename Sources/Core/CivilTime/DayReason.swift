/// Why a day is worked or not.
public enum DayReason: Hashable, Sendable {
  /// An ordinary working day.
  case workingDay
  /// The weekly day of rest.
  case weeklyRest(Weekday)
  /// A public holiday, by name; it may lie on a weekly day of rest.
  case holiday(String)
  /// A day off in place of a holiday, by its name, that fell on a weekly day of rest.
  case compensation(String)
  /// A day off that is worked on another day.
  case swappedOff(madeUpOn: CivilDate)
  /// A weekly day of rest worked in place of another day.
  case makeUp(for: CivilDate)
}
