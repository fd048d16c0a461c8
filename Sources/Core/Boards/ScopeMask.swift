/// What a reader may see, laid over the rolls of one schedule. Only `BoardSchedule.mask(_:)` makes one, and no question of a board
/// can be asked without.
public struct ScopeMask: Sendable {
  /// For each roll one bit a bearer.
  let rolls: [[UInt64]]

  /// What is in both.
  func intersection(_ other: ScopeMask) -> ScopeMask {
    ScopeMask(rolls: zip(rolls, other.rolls).map { zip($0, $1).map { $0 & $1 } })
  }
}
