/// How far a statement of the work calendar has been checked.
@frozen public enum SourceMark: String, Hashable, Sendable, CaseIterable {
  /// Checked against the text of the law or decision.
  case verified
  /// Taken from another publication that reports the law or decision.
  case secondary
  /// Taken from a data file and not checked against the decision.
  case notChecked
}
