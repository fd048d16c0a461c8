/// How complete and how timely something is: the classes counted. They add up to `expected`.
public struct Completeness: Hashable, Sendable {
  /// Not done, day not passed.
  public var notYetDue = 0
  /// Done by its day, or done where none is stated.
  public var onTime = 0
  /// Done after its day.
  public var late = 0
  /// Not done, day passed, or no longer asked for.
  public var missing = 0
  /// Not done, no day stated.
  public var undated = 0
  /// Excused.
  public var excused = 0

  /// Nothing counted.
  public init() {}

  /// All that was expected.
  public var expected: Int { notYetDue + onTime + late + missing + undated + excused }
  /// All that came.
  public var received: Int { onTime + late }
  /// What should have come by now: received and missing.
  public var owedByNow: Int { received + missing }
  /// Received of what should have come, in thousandths; nil where nothing should have.
  public var completenessPerMille: Int? { owedByNow == 0 ? nil : received * 1000 / owedByNow }
  /// Received on time of what should have come, in thousandths; nil where nothing should have.
  public var timelinessPerMille: Int? { owedByNow == 0 ? nil : onTime * 1000 / owedByNow }

  /// Counts some of a class.
  public mutating func add(_ count: Int, _ kind: CompletenessClass) {
    switch kind {
    case .notYetDue: notYetDue += count
    case .onTime: onTime += count
    case .late: late += count
    case .missing: missing += count
    case .undated: undated += count
    case .excused: excused += count
    }
  }

  /// The sums.
  public static func + (a: Completeness, b: Completeness) -> Completeness {
    var sum = a
    sum.notYetDue += b.notYetDue
    sum.onTime += b.onTime
    sum.late += b.late
    sum.missing += b.missing
    sum.undated += b.undated
    sum.excused += b.excused
    return sum
  }
}
