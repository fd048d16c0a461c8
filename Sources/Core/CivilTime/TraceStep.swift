/// One line of how a date was reached.
public struct TraceStep: Hashable, Sendable {
  /// What happened to a day or at the end of a run of days.
  public enum Why: Hashable, Sendable {
    /// The day counted from.
    case anchor
    /// Counted; the number of days counted so far, which for calendar days is given once at the end of a run, and begins again
    /// where stops move an extension to a day.
    case counted(Int)
    /// A day off, passed over in counting working days.
    case skipped(DayReason)
    /// Stopped from this day to another, or to the anchor's side when counting back.
    case stopped(until: CivilDate, ground: String, article: String?)
    /// The day that the rule names.
    case named
    /// The day before which the rule wants it done: itself too late.
    case tooLate
    /// A day off at which the date arrived and which it left, forward or back.
    case rolled(DayReason)
    /// Extended: by a term, from this day on; to a day, this one.
    case extended(Extension.Amount, ground: String, article: String?)
    /// The last good day: the result.
    case lastGoodDay
  }

  /// The day.
  public let date: CivilDate
  /// Whether it was counted.
  public let counted: Bool
  /// What happened.
  public let why: Why
  /// For a day off, the law or decision that says so.
  public let source: DaySource?

  /// A step.
  public init(date: CivilDate, counted: Bool, why: Why, source: DaySource? = nil) {
    self.date = date
    self.counted = counted
    self.why = why
    self.source = source
  }
}
