import CivilTime
import Diagnostics

/// What holds for one series of a rule on one day, beside the text: each with the application that says so.
public struct AppliedTerms: Sendable {
  /// When figures close.
  public internal(set) var cutOff: Application?
  /// By when.
  public internal(set) var due: Application?
  /// What becomes of a day off.
  public internal(set) var roll: Application?
  /// Whether the larger period absorbs the smaller.
  public internal(set) var absorbing: Application?
  /// To whom.
  public internal(set) var recipients: Application?
  /// On which form.
  public internal(set) var form: Application?
  /// How it is told at once.
  public internal(set) var toldAtOnce: Application?
  /// The duty through which it is done.
  public internal(set) var doneThrough: Application?
  /// The duty it is one with.
  public internal(set) var sameAs: Application?

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
    var terms = AppliedTerms()
    // The strongest comes first.
    for application in applications where application.holds(on: day) && application.reaches(series) {
      switch application.item {
      case .cutOff: terms.cutOff = terms.cutOff ?? application
      case .due(_, let roll):
        // What is said of a day off with a day belongs to that day.
        guard terms.due == nil else { continue }
        terms.due = application
        if roll != nil { terms.roll = terms.roll ?? application }
      case .roll: terms.roll = terms.roll ?? application
      case .absorbing: terms.absorbing = terms.absorbing ?? application
      case .recipients: terms.recipients = terms.recipients ?? application
      case .onForm: terms.form = terms.form ?? application
      case .toldAtOnceBy: terms.toldAtOnce = terms.toldAtOnce ?? application
      case .doneThrough: terms.doneThrough = terms.doneThrough ?? application
      case .sameAs: terms.sameAs = terms.sameAs ?? application
      case .wordsAre, .periodIs, .members, .inForceFrom, .followedFrom, .notStated: break
      }
    }
    return terms
  }

  /// The scheme by which a series of the rule closes on a day.
  public func cutOffScheme(_ series: Series?, on day: CivilDate) -> CutOff {
    for application in applications where application.reaches(series) && application.holds(on: day) {
      if case .cutOff(let syntax) = application.item { return syntax.cutOff ?? .calendar }
    }
    return .calendar
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
    case .all, .labels(_, nil): true
    case .labels(_, let wanted?), .reports(let wanted), .series(let wanted): wanted == series
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
