import CivilTime
import Regulations

/// A rule and one of its periods: all that is the same for every body that owes it. A frozen value behind a reference, for each of
/// them holds it.
public final class Line: Sendable {
  /// The rule's address.
  public let rule: String
  /// The period's label.
  public let label: PeriodLabel
  /// First and last day, by the cut-off; the whole term for what has no period.
  public let start: CivilDate
  /// The last day; nil for a term without end.
  public let end: CivilDate?
  /// The day whose bearers, applications and calendar hold.
  public let decidingDay: CivilDate
  /// How it recurs, and what says so.
  public let option: SeriesOption
  /// What applications add.
  public let terms: AppliedTerms
  /// By when; nil where nobody says.
  public let due: DueDay?
  /// The larger period of the same rule that absorbs this one.
  public let absorbedBy: PeriodLabel?
  /// Size for absorption; larger periods have larger ranks.
  public let rank: Int

  init(
    rule: String, label: PeriodLabel, start: CivilDate, end: CivilDate?, decidingDay: CivilDate, option: SeriesOption,
    terms: AppliedTerms, due: DueDay?, absorbedBy: PeriodLabel?, rank: Int
  ) {
    self.rule = rule
    self.label = label
    self.start = start
    self.end = end
    self.decidingDay = decidingDay
    self.option = option
    self.terms = terms
    self.due = due
    self.absorbedBy = absorbedBy
    self.rank = rank
  }

  /// True for what stands without period and is never counted as expected.
  public var isStanding: Bool { label == .term }

  /// True for what is owed once, without a day, by a text without end: it is in every window while it is open.
  public var isOpenEnded: Bool { label == .once && windowDay == nil }

  /// The last day of the period where it has one: what a window is on when there is no due day.
  public var windowDay: CivilDate? { due?.date ?? end }
}

/// A due day with its reason.
public struct DueDay: Sendable {
  /// The last good day.
  public let date: CivilDate
  /// Whether the calendar is decided that far.
  public let certainty: Certainty
  /// What it was reckoned from: gives the trace.
  public let deadline: Deadline
  /// Who says so.
  public let basis: Basis
  /// The application that gives the day, where one does.
  public let application: Application?
  /// The application that says what becomes of a day off, where one does.
  public let rollApplication: Application?
  /// The sentence of a law from which it was taken, where the text cites one.
  public let cited: Citations.Cited?

  func citing(_ cited: Citations.Cited) -> DueDay {
    DueDay(
      date: date, certainty: certainty, deadline: deadline, basis: basis, application: application,
      rollApplication: rollApplication, cited: cited)
  }
}

/// Where a due day comes from.
public enum Basis: String, Sendable, Hashable {
  /// The regulation's text.
  case stated
  /// A law.
  case law
  /// An application of the parties.
  case policy
  /// Nobody says.
  case notStated
}
