/// What becomes of a date that is a day off; applied once, at the end.
@frozen public enum Roll: String, Hashable, Sendable, CaseIterable {
  /// It stays.
  case none
  /// The next working day. Civil Code 2015, art. 148, for terms counted forward.
  case nextWorkingDay
  /// The working day before it.
  case previousWorkingDay
}
