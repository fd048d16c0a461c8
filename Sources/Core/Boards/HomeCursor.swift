/// A place in the order of a list: by due day, then line, then the bearer's place in the roll. What has no due day comes last.
public struct HomeCursor: Hashable, Comparable, Sendable {
  /// Day number of the due day; the greatest number without one.
  public let due: Int32
  /// Number of the line.
  public let line: Int32
  /// The bearer's place in the roll.
  public let place: Int32

  /// A place in the order.
  public init(due: Int32, line: Int32, place: Int32) {
    self.due = due
    self.line = line
    self.place = place
  }

  /// Earlier in the list first.
  @inlinable public static func < (a: HomeCursor, b: HomeCursor) -> Bool {
    if a.due != b.due { return a.due < b.due }
    return a.line != b.line ? a.line < b.line : a.place < b.place
  }
}
