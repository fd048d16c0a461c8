import CivilTime

/// A moment in whole seconds since 1 January 1970, UTC.
public struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1 January 1970, UTC.
  public let seconds: Int64

  /// A moment by its seconds.
  public init(seconds: Int64) {
    self.seconds = seconds
  }

  /// The day of this moment in Viet Nam.
  ///
  /// Viet Nam keeps UTC+7 without daylight saving.
  public var day: CivilDate {
    let local = seconds + 7 * 3600
    return CivilDate(dayNumber: Int32(truncatingIfNeeded: local >= 0 ? local / 86400 : (local - 86399) / 86400))
  }

  /// The last second of a day in Viet Nam.
  public static func end(of day: CivilDate) -> Instant {
    Instant(seconds: Int64(day.dayNumber) * 86400 + 86399 - 7 * 3600)
  }

  /// Earlier first.
  public static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }
}
