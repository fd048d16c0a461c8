import CivilTime
import Diagnostics

/// One sentence of a `quydinh` fence.
public struct RuleSyntax: Hashable, Sendable {
  /// The label in square brackets.
  public var label: Word?
  /// What the sentence is.
  public var body: Body
  /// The whole sentence.
  public var place: Place

  /// What a sentence can be.
  public enum Body: Hashable, Sendable {
    case duty(DutySyntax)
    case principle(Word)
    case definition(Word)
    /// What began under the version before goes on under this one: under this heading, from this version's first day.
    case transition(Word)
  }
}

/// Who does what: the main part of a sentence.
public struct DutySyntax: Hashable, Sendable {
  /// Who owes, in the order written.
  public var bearers: [BearerSyntax]
  /// True where they owe one duty together (*cùng*).
  public var isJoint: Bool
  /// Who takes part without owing (*phối hợp với*).
  public var partners: [BearerSyntax]
  /// Duty, power, prohibition.
  public var modality: Modality
  /// True where the bearer also takes the chair (*chủ trì giao ban*).
  public var chairs: Bool
  /// The act.
  public var act: Act
  /// The act's own place, for findings about the sentence.
  public var actPlace: Place
  /// What the act is about, quoted.
  public var object: Word?
  /// Everything behind, in the order written.
  public var parts: [Part]

  /// What is to be done: the act in the words of a language, and what it is about as the sentence has it.
  public func deed(_ language: Language) -> String {
    object.map { "\(act.words[language]) \($0.text)" } ?? act.words[language]
  }
}

/// A bearer or partner as written.
public struct BearerSyntax: Hashable, Sendable {
  /// The party's name.
  public var name: Word
  /// *từng*, *mỗi*: one duty for each body.
  public var isEach: Bool
  /// *Bí thư A*: the secretary of the party owes in his own name.
  public var isSecretary: Bool
}

/// One recipient with what binds to it alone.
public struct RecipientSyntax: Hashable, Sendable {
  /// The party's name.
  public var name: Word
  /// Through whom it goes.
  public var through: Word?
  /// Which bodies of the party are meant, seen from the bearer.
  public var relation: LevelRelation?
}

/// Which bodies of a party are meant, seen from the bearer.
public enum LevelRelation: Hashable, Sendable {
  /// *cùng cấp*.
  case sameLevel
  /// *cấp trên*.
  case levelAbove
  /// *cấp dưới*: of a level below, in the bearer's own area.
  case levelBelow
}

/// A part of a sentence behind its object.
public enum Part: Hashable, Sendable {
  case to(Preposition, [RecipientSyntax], allSameLevel: Bool)
  case copying([RecipientSyntax])
  case bothWays
  case directly
  case recurrence(RecurrenceSyntax)
  case trigger(TriggerSyntax)
  case deadline(DeadlineSyntax)
  case quantity(QuantitySyntax)
  case condition(ConditionSyntax)
  case content(ContentSyntax)
  case link(LinkSyntax)
  case power(PowerSyntax)
  /// *nguồn thứ cấp*: the fact was read on a page that quotes the act, not in the act.
  case secondarySource(Place)
}

/// *gửi* or *với*.
public enum Preposition: Hashable, Sendable {
  case to, with
}

/// How often, as written; three forms are open until an application settles them.
public struct RecurrenceSyntax: Hashable, Sendable {
  /// The form.
  public var form: Form
  /// Where it stands.
  public var place: Place

  /// The forms a recurrence can take.
  public enum Form: Hashable, Sendable {
    case regular(Recurrence)
    /// *6 tháng*: once or twice a year is open.
    case sixMonths
    case endOfYear
    case lastYearOfTerm
    case endOfTerm
    /// Once in the term, on no day that the text names.
    case once
    case atSessions(of: Word)
    case asDirected(by: Word)
    case periodically
    case atAllTimes
    case adHoc
  }
}

/// What starts a duty.
public struct TriggerSyntax: Hashable, Sendable {
  /// Before, when or after.
  public var relation: Relation
  /// The event or the act of another rule.
  public var source: Source
  /// Narrows the event.
  public var narrowing: Word?
  /// Where it stands.
  public var place: Place

  /// How the duty stands to the event.
  public enum Relation: Hashable, Sendable { case before, when, after }
  /// What happens.
  public enum Source: Hashable, Sendable {
    case event(EventKind)
    /// The act of the rule with this label in the same clause.
    case rule(Word)
  }
}

/// By when, as written.
public struct DeadlineSyntax: Hashable, Sendable {
  /// The form.
  public var form: Form
  /// Where it stands.
  public var place: Place

  /// The forms a deadline can take.
  public enum Form: Hashable, Sendable {
    case before(DayReference)
    case by(DayReference)
    case byWeekday(Weekday)
    case withinPeriod
    case within(TermSyntax, of: Anchor)
    case atLeastBefore(TermSyntax, Anchor)
    case atOnce
    case inGoodTime
  }

  /// From what a term is counted.
  public enum Anchor: Hashable, Sendable {
    case endOfPeriod
    case event(EventKind)
  }
}

/// A day named relative to a period, or outright.
public enum DayReference: Hashable, Sendable {
  /// Day and month in the year of the period, or the year after.
  case dayOfYear(day: Int, month: Int, nextYear: Bool)
  /// A day of the period's last month, or of the month after; a day the month lacks is its last.
  case dayOfMonth(Int, nextMonth: Bool)
  /// A full date.
  case date(CivilDate)
  /// The last day of the period.
  case lastDayOfPeriod
}

/// A number of days, working days, weeks or months.
public struct TermSyntax: Hashable, Sendable {
  /// How many; at least 1.
  public var number: Int
  /// Of what.
  public var unit: Term.Unit
}

/// How many in a period.
public struct QuantitySyntax: Hashable, Sendable {
  /// The least that keeps the duty.
  public var least: Int
  /// The upper number of a range: a target, not a ceiling.
  public var most: Int?
  /// What is counted; nil for times (*lần*).
  public var unit: String?
  /// Where it stands.
  public var place: Place
}

/// What a person decides and cites.
public enum ConditionSyntax: Hashable, Sendable {
  case ifCondition(Word)
  case except(Word)
  case whenAssigned, whenInvited, whenNecessary, onRequest
}

/// What the act contains.
public enum ContentSyntax: Hashable, Sendable {
  case onForm(Word)
  case containing([Word])
  case comparedWithLastYear
  case withReasons
  case keptElsewhere
}

/// What may be done about the time or the bearer of a duty, and how far.
public struct PowerSyntax: Hashable, Sendable {
  /// What may be done.
  public var kind: Kind
  /// When, in quoted words.
  public var condition: Word?
  /// Where it stands.
  public var place: Place

  /// The powers there are.
  public enum Kind: Hashable, Sendable {
    /// More time: at most so much each time, and so many times (once where nothing is said).
    case extend(TermSyntax, times: Int)
    /// The clock may stand still, at most so many days where a number is said.
    case pause(days: Int?)
    /// Another body may take the duty over.
    case handOver([Word])
  }
}

/// How a rule stands to others.
public enum LinkSyntax: Hashable, Sendable {
  case under(Word)
  case inPlaceOf(Word)
  case absorbing(Place)
  case asPartOf(Word)
  case doneThrough([Word])
  case sameAs([Word])
  /// The rule with this label, done, discharges this one too.
  case or(Word)
  /// *để cụ thể hóa văn bản này*: what the bearer makes is its own instrument from this text.
  case adopting(Place)
}
