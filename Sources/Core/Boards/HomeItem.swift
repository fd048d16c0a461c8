import CivilTime
import Obligations

/// One obligation in a list of what is to be done.
public struct HomeItem: Hashable, Sendable {
  /// Number of its line.
  public let line: Int
  /// The bearer, by position in the register.
  public let body: Int
  /// Its due day, its own where it has one.
  public let due: CivilDate?
  /// What people read.
  public let shown: Shown
  /// Where it stands in the order of the list.
  public let cursor: HomeCursor
}
