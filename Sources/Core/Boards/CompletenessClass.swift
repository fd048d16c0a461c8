/// The classes of which what is expected is made; each obligation expected is in exactly one.
public enum CompletenessClass: Int, Hashable, Sendable, CaseIterable {
  /// Not done, and its day has not passed.
  case notYetDue
  /// Done by its day, or done where no day is stated.
  case onTime
  /// Done after its day.
  case late
  /// Not done, and its day has passed, or it is no longer asked for.
  case missing
  /// Not done, and nobody says by when.
  case undated
  /// Excused.
  case excused
}
