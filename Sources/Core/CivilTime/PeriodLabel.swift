/// What a reporting period is called. The label says which period is meant; on which days it runs is for a `CutOff` to say.
public enum PeriodLabel: Hashable, Sendable {
  /// An ISO 8601 week.
  case week(year: Int, week: Int)
  /// A month.
  case month(year: Int, month: Int)
  /// A quarter, 1 to 4.
  case quarter(year: Int, quarter: Int)
  /// Half a year, 1 or 2.
  case half(year: Int, half: Int)
  /// The first 3, 6 or 9 months of a year, together.
  case cumulative(year: Int, months: Int)
  /// A year.
  case year(Int)
  /// Days agreed upon, both included.
  case free(start: CivilDate, end: CivilDate)
  /// The term of office of a standing duty: it has no days of its own.
  case term
  /// A duty owed one time: it has no days of its own.
  case once
  /// No period: the event that started a duty, by its id. See `isTriggerID`.
  case trigger(String)

  /// True for an event in the place of a period.
  public var isTrigger: Bool { if case .trigger = self { true } else { false } }

  /// True for a week.
  public var isWeek: Bool { if case .week = self { true } else { false } }

  /// Size, for one period taking another in: week 0 < month 1 < quarter and 3 months 2 < half-year and 6 months 3
  /// < 9 months 4 < year 5; days agreed upon, term, once and triggers are −1 and take part in nothing.
  public var rank: Int {
    switch self {
    case .week: 0
    case .month: 1
    case .quarter: 2
    case .half: 3
    case .cumulative(_, let months): months <= 3 ? 2 : months <= 6 ? 3 : 4
    case .year: 5
    case .free, .term, .once, .trigger: -1
    }
  }

  /// First and last day by the calendar; nil for `term`, `once`, a trigger and a label that names no period (month 13, week 53 of a year
  /// that has 52, an end before its start).
  var calendarDays: (start: CivilDate, end: CivilDate)? {
    switch self {
    case .week(let year, let week):
      guard 1...9999 ~= year, 1...53 ~= week else { return nil }
      // 4 January is always in week 1.
      let fourth = CivilDate(unchecked: year, 1, 4)
      let start = fourth - (fourth.weekday.rawValue - 1) + (week - 1) * 7
      return week < 53 || start.isoWeek.week == 53 ? (start, start + 6) : nil
    case .free(let start, let end):
      return start <= end ? (start, end) : nil
    default:
      guard let months = monthsCovered else { return nil }
      return (
        CivilDate.day(1, ofMonthIndex: months.first), CivilDate.day(31, ofMonthIndex: months.last)
      )
    }
  }

  /// Indexes (`12 · year + month − 1`) of the first and the last month of a label made of whole months; nil for the others.
  var monthsCovered: (first: Int, last: Int)? {
    func span(_ year: Int, _ number: Int, _ numbers: ClosedRange<Int>, _ length: Int) -> (first: Int, last: Int)? {
      guard 1...9999 ~= year, numbers ~= number else { return nil }
      let first = year * 12 + (number - 1) * length
      return (first, first + length - 1)
    }
    switch self {
    case .month(let year, let month): return span(year, month, 1...12, 1)
    case .quarter(let year, let quarter): return span(year, quarter, 1...4, 3)
    case .half(let year, let half): return span(year, half, 1...2, 6)
    case .year(let year): return span(year, 1, 1...1, 12)
    case .cumulative(let year, let months):
      guard months == 3 || months == 6 || months == 9 else { return nil }
      return span(year, 1, 1...1, months)
    case .week, .free, .term, .once, .trigger: return nil
    }
  }
}

extension PeriodLabel: Comparable {
  /// The period that ends earlier by the calendar is the lesser; of those that end together the smaller; `term`, then
  /// `once`, then triggers by their ids come last.
  public static func < (a: PeriodLabel, b: PeriodLabel) -> Bool {
    if case .trigger(let left) = a, case .trigger(let right) = b { return left < right }
    let (left, right) = (a.order, b.order)
    if left.end != right.end { return left.end < right.end }
    if left.start != right.start { return left.start > right.start }
    return left.kind < right.kind
  }

  private var order: (end: Int32, start: Int32, kind: Int) {
    let kind =
      switch self {
      case .free: 0
      case .week: 1
      case .month: 2
      case .quarter: 3
      case .half: 4
      case .cumulative: 5
      case .year: 6
      case .term: 7
      case .once: 8
      case .trigger: 9
      }
    guard let days = calendarDays else { return (.max, 0, kind) }
    return (days.end.dayNumber, days.start.dayNumber, kind)
  }
}
