/// Whether a date can still be moved by a decision about days off that has not been made.
@frozen public enum Certainty: String, Hashable, Sendable, CaseIterable {
  /// It lies, with every day looked at to find it, within the calendar's decided days.
  case final
  /// It, or a day looked at to find it, lies outside the calendar's decided days.
  case provisional
}
