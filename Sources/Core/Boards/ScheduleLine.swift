import CivilTime
import Obligations

/// A rule and one of its periods as a board keeps it: the same for every bearer.
public struct ScheduleLine: Sendable {
  /// The rule's address.
  public let rule: String
  /// The period.
  public let label: PeriodLabel
  /// The period's first day.
  public let start: CivilDate
  /// Its last day; nil for a term without end.
  public let end: CivilDate?
  /// The day whose bearers hold.
  public let decidingDay: CivilDate
  /// By when, before anyone's extension or pause; nil where nobody says.
  public let due: CivilDate?
  /// Whether the calendar is decided that far; nil without due day.
  public let certainty: Certainty?
  /// Who says by when.
  public let basis: Basis
  /// The roll of its bearers, by number.
  public let roll: Int

  /// A line.
  public init(
    rule: String, label: PeriodLabel, start: CivilDate, end: CivilDate?, decidingDay: CivilDate, due: CivilDate?,
    certainty: Certainty?, basis: Basis, roll: Int
  ) {
    self.rule = rule
    self.label = label
    self.start = start
    self.end = end
    self.decidingDay = decidingDay
    self.due = due
    self.certainty = certainty
    self.basis = basis
    self.roll = roll
  }

  /// A line of the engine with its roll.
  public init(_ line: Line, roll: Int) {
    self.init(
      rule: line.rule, label: line.label, start: line.start, end: line.end, decidingDay: line.decidingDay,
      due: line.due?.date,
      certainty: line.due?.certainty, basis: line.due?.basis ?? .notStated, roll: roll)
  }

  /// True for what is owed all the time: it never falls due and is never expected.
  public var isStanding: Bool { label == .term }

  /// The day by which windows take it: the due day, else the last of the period.
  public var windowDay: CivilDate? { due ?? end }

  /// The day from which lists of what is to be done have it: what is owed once without any day, its first.
  public var listedFrom: CivilDate? { windowDay ?? (label == .once ? start : nil) }

  /// The day number to sort by; what has no due day comes last.
  var dueNumber: Int32 { due?.dayNumber ?? .max }
}
