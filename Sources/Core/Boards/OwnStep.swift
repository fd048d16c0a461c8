import CivilTime

/// What holds of one obligation from a day on, as recorded by a day.
public struct OwnStep: Hashable, Sendable {
  /// Counts for questions that know this day or a later one.
  public let known: CivilDate
  /// Counts for questions about this day or a later one.
  public let from: CivilDate
  /// Its due day then.
  public let due: CivilDate?
  /// Where it stands then.
  public let standing: Standing

  /// A step.
  public init(known: CivilDate, from: CivilDate, due: CivilDate?, standing: Standing) {
    self.known = known
    self.from = from
    self.due = due
    self.standing = standing
  }
}
