import CivilTime

/// Something that holds on certain days only.
public struct Dated<Value: Sendable>: Sendable {
  /// What holds.
  public let value: Value
  /// The days on which it holds.
  public let validity: Validity

  /// `value` on the days of `validity`, on every day unless said otherwise.
  public init(_ value: Value, _ validity: Validity = .always) {
    self.value = value
    self.validity = validity
  }
}

extension Dated: Equatable where Value: Equatable {}
extension Dated: Hashable where Value: Hashable {}

extension Sequence {
  /// What holds on `day`, in the order given.
  public func values<Value>(on day: CivilDate) -> [Value] where Element == Dated<Value> {
    compactMap { $0.validity.contains(day) ? $0.value : nil }
  }

  /// The first that holds on `day`.
  public func value<Value>(on day: CivilDate) -> Value? where Element == Dated<Value> {
    first { $0.validity.contains(day) }?.value
  }

  /// What holds on `day`; where nothing does, what held last before it; where nothing did, what came first.
  func nearestValue<Value>(on day: CivilDate) -> Value? where Element == Dated<Value> {
    if let held = value(on: day) { return held }
    let before = filter { $0.validity.upper < day.dayNumber }.max { $0.validity.upper < $1.validity.upper }
    return (before ?? self.min { $0.validity.lower < $1.validity.lower })?.value
  }
}
