import CivilTime
import Diagnostics

/// What holds for one series of a rule on one day, beside the text: each with the application that says so.
public struct AppliedTerms: Sendable {
  /// When figures close.
  public let cutOff: Application?
  /// By when.
  public let due: Application?
  /// What becomes of a day off.
  public let roll: Application?
  /// Whether the larger period absorbs the smaller.
  public let absorbing: Application?
  /// To whom.
  public let recipients: Application?
  /// On which form.
  public let form: Application?
  /// How it is told at once.
  public let toldAtOnce: Application?
  /// The duty through which it is done.
  public let doneThrough: Application?
  /// The duty it is one with.
  public let sameAs: Application?

  /// The scheme of the strongest cut-off, or the calendar's own.
  public var cutOffScheme: CutOff {
    if case .cutOff(let syntax) = cutOff?.item { return syntax.cutOff ?? .calendar }
    return .calendar
  }
}

extension Rule {
  /// True where every application holds on all days, so that what is applied does not depend on the day.
  var isAppliedAlike: Bool { applications.allSatisfy { $0.from == nil && $0.to == nil } }

  /// The strongest applications that reach a series of the rule on a day.
  public func terms(_ series: Series?, on day: CivilDate) -> AppliedTerms {
    func strongest(_ wanted: (ApplicationSyntax.Item) -> Bool) -> Application? {
      applications.first { $0.holds(on: day) && $0.reaches(series) && wanted($0.item) }
    }
    return AppliedTerms(
      cutOff: strongest { if case .cutOff = $0 { true } else { false } },
      due: strongest { if case .due = $0 { true } else { false } },
      roll: strongest {
        switch $0 {
        case .roll, .due(_, _?): true
        default: false
        }
      },
      absorbing: strongest { $0 == .absorbing },
      recipients: strongest { if case .recipients = $0 { true } else { false } },
      form: strongest { if case .onForm = $0 { true } else { false } },
      toldAtOnce: strongest { if case .toldAtOnceBy = $0 { true } else { false } },
      doneThrough: strongest { if case .doneThrough = $0 { true } else { false } },
      sameAs: strongest { if case .sameAs = $0 { true } else { false } })
  }

  /// The cut-offs that some application gives a series, beside the calendar's own.
  public func cutOffs(_ series: Series?) -> [CutOff] {
    var out: [CutOff] = [.calendar]
    for application in applications where application.reaches(series) {
      if case .cutOff(let syntax) = application.item, let cutOff = syntax.cutOff, !out.contains(cutOff) {
        out.append(cutOff)
      }
    }
    return out
  }
}

extension Application {
  /// True where the application is not narrowed to other series.
  func reaches(_ series: Series?) -> Bool {
    switch scope {
    case .all, .labels: true
    case .reports(let wanted), .series(let wanted): wanted == series
    }
  }
}

extension ApplicationSyntax.CutOffSyntax {
  /// The scheme by which periods close; nil for a day that is no scheme (a whole date, a day of the next month).
  public var cutOff: CutOff? {
    switch self {
    case .weekday(let day): .weekday(day)
    case .day(.dayOfMonth(let day, nextMonth: false)): .dayOfLastMonth(day)
    case .day(.dayOfYear(let day, let month, nextYear: false)): .fixedDay(month: month, day: day)
    case .day(.lastDayOfPeriod): .calendar
    case .day: nil
    }
  }
}

extension DayReference {
  /// The first day that is too late where it is to be done before the reference: the day itself, or the one behind the last of its
  /// month where the month has no such day.
  public func firstDayTooLate(in period: Period) -> CivilDate? {
    guard let date = date(in: period) else { return nil }
    switch self {
    case .dayOfMonth(let day, _), .dayOfYear(let day, _, _): return date.day < day ? date + 1 : date
    case .date, .lastDayOfPeriod: return date
    }
  }

  /// The day that the reference means for a period; nil where the period has no such day (a month of a week).
  public func date(in period: Period) -> CivilDate? {
    let frame: (year: Int, lastMonth: Int)? =
      switch period.label {
      case .month(let year, let month): (year, month)
      case .quarter(let year, let quarter): (year, quarter * 3)
      case .half(let year, let half): (year, half * 6)
      case .cumulative(let year, let months): (year, months)
      case .year(let year): (year, 12)
      case .week(let year, _): (year, 0)
      case .free, .term, .once, .trigger: nil
      }
    switch self {
    case .date(let date): return date
    case .lastDayOfPeriod: return period.end
    case .dayOfYear(let day, let month, let nextYear):
      guard let frame else { return nil }
      return CivilDate.clamped(year: frame.year + (nextYear ? 1 : 0), month: month, day: day)
    case .dayOfMonth(let day, let nextMonth):
      guard let frame, frame.lastMonth > 0 else { return nil }
      let month = frame.lastMonth + (nextMonth ? 1 : 0)
      return month > 12
        ? .clamped(year: frame.year + 1, month: 1, day: day) : .clamped(year: frame.year, month: month, day: day)
    }
  }
}

extension CivilDate {
  /// The day, or the last of the month where the month has no such day.
  static func clamped(year: Int, month: Int, day: Int) -> CivilDate? {
    CivilDate(year: year, month: month, day: day) ?? CivilDate.lastDay(ofMonth: month, year: year)
  }
}
