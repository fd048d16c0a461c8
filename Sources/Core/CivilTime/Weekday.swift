/// A day of the week, numbered as ISO 8601 does: Monday is 1, Sunday 7.
@frozen public enum Weekday: Int, Hashable, Sendable, CaseIterable, Comparable {
  case monday = 1
  case tuesday
  case wednesday
  case thursday
  case friday
  case saturday
  case sunday

  /// Monday is the least.
  @inlinable public static func < (a: Weekday, b: Weekday) -> Bool { a.rawValue < b.rawValue }
}
