/// A date with how it was reached.
public struct DeadlineResult: Hashable, Sendable {
  /// The last good day.
  public let date: CivilDate
  /// Whether a decision about days off may still move it.
  public let certainty: Certainty
  /// How it was reached, one step a line; the last is `lastGoodDay`.
  public let trace: [TraceStep]
}
