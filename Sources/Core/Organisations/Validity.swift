import CivilTime

/// The days on which something holds, both ends included.
public struct Validity: Hashable, Sendable {
  /// The first day, or nil when it is not known or there is none.
  public let from: CivilDate?
  /// The last day, or nil when none is set.
  public let to: CivilDate?

  /// Holds on every day.
  public static let always = Validity(from: nil, to: nil)

  /// The days from `from` to `to`, both included. When `from` comes after `to` no day is in it.
  public init(from: CivilDate? = nil, to: CivilDate? = nil) {
    self.from = from
    self.to = to
  }

  /// True when `day` is one of the days.
  public func contains(_ day: CivilDate) -> Bool { contains(day.dayNumber) }

  /// True when some day is in both.
  public func overlaps(_ other: Validity) -> Bool { max(lower, other.lower) <= min(upper, other.upper) }

  /// The days that are in both, or nil when there is none.
  public func intersection(_ other: Validity) -> Validity? {
    guard overlaps(other) else { return nil }
    return Validity(
      from: lower >= other.lower ? from : other.from,
      to: upper <= other.upper ? to : other.to)
  }

  /// True when every day of `other` is one of these.
  public func covers(_ other: Validity) -> Bool { lower <= other.lower && other.upper <= upper }

  /// The day number of the first day; the least number when it is open.
  public var lower: Int32 { from?.dayNumber ?? .min }
  /// The day number of the last day; the greatest number when it is open.
  public var upper: Int32 { to?.dayNumber ?? .max }

  /// True when the day with a day number is one of the days.
  public func contains(_ day: Int32) -> Bool { lower <= day && day <= upper }
}

extension Validity {
  /// By day numbers, the least and the greatest being open.
  init(day lower: Int32, to upper: Int32) {
    self.init(
      from: lower == .min ? nil : CivilDate(dayNumber: lower), to: upper == .max ? nil : CivilDate(dayNumber: upper))
  }

  /// The same days in as few stretches as they need, in order.
  static func joined(_ stretches: [Validity]) -> [Validity] {
    guard stretches.count > 1 else { return stretches }
    var result: [Validity] = []
    for next in stretches.sorted(by: { $0.lower < $1.lower }) where next.lower <= next.upper {
      if let last = result.last, last.upper == .max || next.lower <= last.upper + 1 {
        if next.upper > last.upper { result[result.count - 1] = Validity(from: last.from, to: next.to) }
      } else {
        result.append(next)
      }
    }
    return result
  }
}
