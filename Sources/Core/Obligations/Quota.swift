import CivilTime
import Diagnostics
import Regulations

/// How often a duty is to be done in its period, how often it was, and whether the rest can still be done.
///
/// Below the lower number at the end of the period is a breach; above the upper number is not.
public struct Quota: Hashable, Sendable {
  /// The number that keeps the duty.
  public let least: Int
  /// The upper number of a range.
  public let most: Int?
  /// What is counted, as written; nil for times (*lần*).
  public let unit: String?
  /// How many were done by the day asked about. What was refused is none; what was sent again after a return is one.
  public let done: Int
  /// How many are still owed; none of a duty that ended.
  public let owed: Int
  /// The last day on which the first of those still owed can be done so that all are done in the period; nil where none is owed.
  public let reachableUntil: CivilDate?
  /// True where what is counted are days: two cannot fall on one.
  let countsDays: Bool
  /// True where the lower number can no longer be reached in the period.
  public let isOutOfReach: Bool

  /// The quota of a duty with its last good day, as it stands on a day; `last` is the day on which it was last done.
  init(_ quantity: QuantitySyntax, done: Int, last: CivilDate?, isEnded: Bool, due: CivilDate?, on: CivilDate) {
    least = quantity.least
    most = quantity.most
    unit = quantity.unit
    self.done = done
    countsDays = quantity.countsDays
    owed = isEnded ? 0 : max(0, quantity.least - done)
    reachableUntil = owed == 0 ? nil : due.map { [owed, countsDays] in countsDays ? $0 - (owed - 1) : $0 }
    isOutOfReach =
      reachableUntil.map { until in on > until || on == until && quantity.countsDays && last == on } ?? false
  }
}

extension QuantitySyntax {
  /// True where what is counted are days: what is done twice on one day is one.
  var countsDays: Bool {
    unit.map { ["ngày", "day", "days"].map(VietnameseText.key).contains(VietnameseText.key($0)) } ?? false
  }
}
