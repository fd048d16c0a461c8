import Obligations

/// How many obligations people read as what.
public struct ShownCounts: Hashable, Sendable {
  private var counts = Array(repeating: 0, count: Shown.allCases.count)

  /// Nothing counted.
  public init() {}

  /// How many are shown so.
  public subscript(_ shown: Shown) -> Int {
    get { counts[ShownCounts.index(shown)] }
    set { counts[ShownCounts.index(shown)] = newValue }
  }

  /// All of them.
  public var total: Int { counts.reduce(0, +) }

  private static func index(_ shown: Shown) -> Int {
    switch shown {
    case .notYetDue: 0
    case .dueSoon: 1
    case .dueToday: 2
    case .overdue: 3
    case .paused: 4
    case .doneInTime: 5
    case .doneLate: 6
    case .notDone: 7
    case .released: 8
    case .standing: 9
    case .noDayStated: 10
    }
  }
}
