import CivilTime

/// On which days somebody is reminded of a due day: so many before it, on it, and so many after it.
public struct ReminderDays: Hashable, Sendable, CustomStringConvertible {
  /// Days that are left, the most first; below 0 the days since.
  public let days: [Int]

  /// A week before, the day before, the day itself, the day after and a week after: what holds where nothing is set.
  public static let standard = ReminderDays(days: [7, 1, 0, -1, -7])
  /// So many at most.
  public static let most = 12
  /// None is farther from the due day.
  public static let farthest: Int = 90
  /// What came to its day longer ago is not told after the fact: who was away for weeks reads the list.
  static let longestCatchUp: Int = 30

  private init(days: [Int]) { self.days = days }

  /// Days as they are written: `7 1 0 -1 -7`; nil for what is none.
  public init?(_ text: String) {
    let parts = text.split(separator: " ")
    let numbers = parts.compactMap { Int($0) }.filter { abs($0) <= Self.farthest }
    guard !parts.isEmpty, numbers.count == parts.count, Set(numbers).count == numbers.count,
      numbers.count <= Self.most, !text.contains("+")
    else { return nil }
    days = numbers.sorted(by: >)
  }

  /// As they are written.
  public var description: String { days.map(String.init).joined(separator: " ") }

  /// What falls due on these days has come to a day of reminding.
  public struct Reached: Hashable, Sendable {
    /// How many days were to be left.
    public let left: Int
    /// The first and the last due day.
    public let from: CivilDate, to: CivilDate
  }

  /// What came to a day of reminding since somebody was last told, in the order in which an obligation comes to them.
  ///
  /// Told is on mornings of working days. What comes to its day on a day off is told before it while the due day is still to come, so that
  /// there is time to do it, and after it otherwise.
  ///
  /// - Parameters:
  ///   - last: the morning on which he was last told, and the working day after that; nil where he never was.
  ///   - day: this morning, and the working day after it.
  public func reached(
    since last: (day: CivilDate, next: CivilDate)?, on day: CivilDate, next: CivilDate
  ) -> [Reached] {
    days.compactMap { left in
      let isAhead = left >= 0
      let told = last.map { isAhead ? $0.next - 1 : $0.day } ?? day - 1
      let (first, end) = (max(told + 1, day - Self.longestCatchUp), isAhead ? next - 1 : day)
      return first <= end ? Reached(left: left, from: first + left, to: end + left) : nil
    }
  }
}
