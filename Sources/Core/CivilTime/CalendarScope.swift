/// Whom a rule of the work calendar binds.
@frozen public enum CalendarScope: String, Hashable, Sendable, CaseIterable {
  /// State bodies, and who follows their working days. What binds every employer binds them too.
  case state
  /// Every employer.
  case all
}
