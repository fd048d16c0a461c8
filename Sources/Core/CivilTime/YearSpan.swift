/// Years in which a yearly rule holds, both ends included; nil is without end.
public struct YearSpan: Hashable, Sendable {
  /// The first year.
  public let first: Int?
  /// The last year.
  public let last: Int?

  /// From a year to a year.
  public init(from first: Int? = nil, to last: Int? = nil) {
    self.first = first
    self.last = last
  }

  /// Whether the rule holds in a year.
  public func contains(_ year: Int) -> Bool {
    year >= first ?? .min && year <= last ?? .max
  }
}
