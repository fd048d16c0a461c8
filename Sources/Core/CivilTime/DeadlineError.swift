/// Why there is no date.
public enum DeadlineError: Error, Hashable, Sendable {
  /// The time stopped on a day and has not been resumed: there is no date until it is.
  case stillStopped(since: CivilDate, ground: String, article: String?)
  /// More stops than allowed.
  case tooManyStops(found: Int, allowed: Int)
  /// More stopped days than allowed.
  case stopsTooLong(days: Int, allowed: Int)
  /// More extensions than allowed.
  case tooManyExtensions(found: Int, allowed: Int)
  /// The extended date, before rolling, lies after the latest that is allowed.
  case extensionsTooLong(date: CivilDate, latest: CivilDate)
}
