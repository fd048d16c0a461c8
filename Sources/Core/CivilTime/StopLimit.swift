/// What a rule allows of stops. Beyond it a deadline is refused, not clipped.
public struct StopLimit: Hashable, Sendable {
  /// How many stops; those that touch or overlap are one.
  public let maximumCount: Int?
  /// How many calendar days in all, each counted once. A stop that still lasts is not counted.
  public let maximumDays: Int?

  /// A limit; nil is no limit.
  public init(maximumCount: Int? = nil, maximumDays: Int? = nil) {
    self.maximumCount = maximumCount
    self.maximumDays = maximumDays
  }
}
