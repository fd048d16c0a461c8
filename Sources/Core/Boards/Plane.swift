/// One bit a bearer of a line, for one thing. The first six settle what lists and figures say; the rest is shown beside.
public enum Plane: Int, Hashable, Sendable, CaseIterable {
  /// Something counts: done, excused, released, expired, or told by `own`.
  case settled
  /// Done after the line's day.
  case late
  /// Excused.
  case excused
  /// Waived, transferred, superseded or withdrawn.
  case released
  /// No longer asked for, the larger period being received.
  case expired
  /// Told step by step beside the planes.
  case own
  /// The bearer says it is done and nobody answered him; also where he says so anew after it was received.
  case claimed
  /// Numbered on arrival.
  case received
  /// Accepted in substance.
  case accepted
  /// Sent back for completion; keeps its day.
  case returned
}
