import CivilTime

/// What every question of a board names: whose obligations, in whose eyes, on which day, by what was recorded until when.
public struct BoardQuestion: Sendable {
  /// Whose obligations.
  public var node: BoardNode
  /// In whose eyes.
  public var scope: ScopeMask
  /// The day asked about.
  public var on: CivilDate
  /// What was recorded by the end of this day counts.
  public var known: CivilDate

  /// A question.
  public init(node: BoardNode, scope: ScopeMask, on: CivilDate, known: CivilDate) {
    self.node = node
    self.scope = scope
    self.on = on
    self.known = known
  }

  /// The last day that counts both as happened and as recorded.
  var seen: CivilDate { min(on, known) }
}
