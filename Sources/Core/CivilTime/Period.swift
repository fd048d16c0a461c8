/// A period with its days, both included.
public struct Period: Hashable, Sendable {
  /// What it is called.
  public let label: PeriodLabel
  /// Its first day.
  public let start: CivilDate
  /// Its last day, by the cut-off.
  public let end: CivilDate

  init(_ label: PeriodLabel, _ start: CivilDate, _ end: CivilDate) {
    self.label = label
    self.start = start
    self.end = end
  }

  /// The days of a label by a cut-off; nil for `term` and `once`, for a label that names no period and for a cut-off that
  /// names no day. Free periods are as agreed, whatever the cut-off.
  public init?(label: PeriodLabel, cutOff: CutOff) {
    guard cutOff.isPossible, let days = label.calendarDays else { return nil }
    switch label {
    case .week:
      let end = if case .weekday(let weekday) = cutOff { days.start + (weekday.rawValue - 1) } else { days.end }
      self.init(label, end - 6, end)
    case .free:
      self.init(label, days.start, days.end)
    default:
      guard let months = label.monthsCovered else { return nil }
      let yearly = if case .year = label { true } else { false }
      self.init(
        label, cutOff.end(ofMonthIndex: months.first - 1, yearly: yearly) + 1,
        cutOff.end(ofMonthIndex: months.last, yearly: yearly))
    }
  }

  /// The day whose bearers, rule version, policy, scope and names hold for the period: its last.
  public var decidingDay: CivilDate { end }

  /// Number of days.
  public var length: Int { end - start + 1 }

  /// The middle day; of the two middle days of a period of even length the earlier, so that a rule begun by then holds for
  /// more than half of the period.
  public var middle: CivilDate { start + (length - 1) / 2 }

  /// Whether a day belongs to the period.
  public func contains(_ day: CivilDate) -> Bool { start <= day && day <= end }
}
