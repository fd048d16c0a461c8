/// What a rule allows of extensions. Beyond it a deadline is refused, not clipped.
public struct ExtensionLimit: Hashable, Sendable {
  /// How many extensions.
  public let maximumCount: Int?
  /// How much in all, counted on from the date without extension.
  public let maximum: Term?
  /// The latest day, before rolling.
  public let latestDate: CivilDate?

  /// A limit; nil is no limit.
  public init(maximumCount: Int? = nil, maximum: Term? = nil, latestDate: CivilDate? = nil) {
    self.maximumCount = maximumCount
    self.maximum = maximum
    self.latestDate = latestDate
  }
}
