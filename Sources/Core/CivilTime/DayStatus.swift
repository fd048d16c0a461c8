/// What the work calendar says of one day for one scope.
public struct DayStatus: Hashable, Sendable {
  /// Whether it is worked.
  public let isWorking: Bool
  /// Why.
  public let reason: DayReason
  /// The law or decision; nil for an ordinary working day.
  public let source: DaySource?
  /// Whether the day lies between the calendar's first and last decided day; if not, the status is what the yearly rules lead
  /// one to expect.
  public let isDecided: Bool
}
