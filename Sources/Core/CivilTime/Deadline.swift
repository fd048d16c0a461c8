/// A time limit: from when, how long, and what moves it. Its date is a function of it and of a work calendar, nothing else.
public struct Deadline: Hashable, Sendable {
  /// How the last good day is found.
  @frozen public enum Rule: Hashable, Sendable {
    /// A term from the anchor, forward or, when negative, back. The anchor is not counted unless said so.
    ///
    /// Civil Code 2015, art. 147 and 148.
    case term(Term, countsFirstDay: Bool)
    /// Before a day: the last good day is the day before, and never rolls.
    case before(CivilDate)
    /// By a day: that day is good, and rolls.
    case by(CivilDate)
    /// Within a window that ends on a day: that day is good, and never rolls.
    case within(CivilDate)
    /// At least a term before the anchor: counted back, the anchor not counted. The term's sign does not matter.
    case atLeastBefore(Term)
  }

  /// The day of the event counted from. For a rule that names a day, the day the time began to run: stops move the named day as
  /// if it were a term from here.
  public let anchor: CivilDate
  /// How the last good day is found.
  public let rule: Rule
  /// What becomes of a day off, for `term`, `by` and `atLeastBefore`; the other two never roll.
  public let roll: Roll
  /// Whose working days count.
  public let scope: CalendarScope
  /// When the time stood still, in any order.
  public let stops: [Stop]
  /// Extensions, in the order they were given.
  public let extensions: [Extension]
  /// What is allowed of stops.
  public let stopLimit: StopLimit?
  /// What is allowed of extensions.
  public let extensionLimit: ExtensionLimit?

  /// A time limit.
  @inlinable public init(
    anchor: CivilDate, rule: Rule, roll: Roll, scope: CalendarScope, stops: [Stop] = [],
    extensions: [Extension] = [], stopLimit: StopLimit? = nil, extensionLimit: ExtensionLimit? = nil
  ) {
    self.anchor = anchor
    self.rule = rule
    self.roll = roll
    self.scope = scope
    self.stops = stops
    self.extensions = extensions
    self.stopLimit = stopLimit
    self.extensionLimit = extensionLimit
  }
}
