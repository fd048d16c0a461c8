import CivilTime
import Organisations
import Regulations

/// What somebody did about an obligation, as it was recorded.
public struct Event: Hashable, Sendable {
  /// The event's own identity.
  public let id: String
  /// What was done.
  public let kind: Kind
  /// The obligations it is about: one, and those it names beside it.
  public let obligations: [ObligationID]
  /// What happened outside the list of obligations, as written.
  public let trigger: String?
  /// What happened and may start duties; nil for what was done about an obligation.
  public let occurrence: Occurrence?
  /// The earlier event that it speaks of: the submission that was refused, the occurrence that was put off or called off.
  public let of: String?
  /// The day it happened.
  public let happened: CivilDate
  /// When it was recorded.
  public let recorded: Instant
  /// Who recorded it.
  public let by: OrganisationID?
  /// The sender for whom the receiver recorded it.
  public let recordedFor: OrganisationID?
  /// True where there was nothing to report: a full discharge.
  public let nothingToReport: Bool
  /// The document of which it is a chapter.
  public let partOf: String?
  /// What shows it: a number and date, a letter, a call.
  public let evidence: String?
  /// The document itself, by number and date.
  public let document: NumberedDocument?
  /// Why.
  public let ground: String?
  /// By which article.
  public let article: String?
  /// Until when an extension reaches.
  public let until: CivilDate?
  /// By how many days an extension moves the date.
  public let days: Int?
  /// Whom it was told.
  public let whom: [OrganisationID]
  /// The date that was told, or the day for which something was planned.
  public let date: CivilDate?
  /// The version of the calendar by which it was told.
  public let calendar: String?
  /// The line of the file it was read from.
  public let line: Int?

  /// How much time an extension gives.
  var amount: Extension.Amount? {
    until.map { .until($0) } ?? days.flatMap { Term(number: $0, unit: .day) }.map { .term($0) }
  }

  /// What can be done about an obligation.
  public enum Kind: String, Sendable, CaseIterable {
    case submitted, received, accepted, returned, refused, waived, excused, extended, suspended, resumed, told
    /// A person decided that the condition of a duty holds, or that it does not.
    case established, ruledOut
    /// The duty was withdrawn, handed to another body, or made good after it was broken; or nobody knows any more what was done.
    case withdrawn, transferred, compensated, unknown
    /// Something happened that starts duties; it was put off to another day.
    case occurred, rescheduled

    /// True for sending and what the receiver makes of it.
    var isAboutSending: Bool { [.submitted, .received, .accepted, .returned, .refused].contains(self) }

    /// True for what a person decides: it rests on a ground.
    public var needsGround: Bool {
      switch self {
      case .submitted, .received, .accepted, .returned, .resumed, .told, .occurred, .rescheduled: false
      case .refused, .waived, .excused, .extended, .suspended, .established, .ruledOut, .withdrawn, .transferred,
        .compensated, .unknown:
        true
      }
    }

    /// The order of kinds of which only the day is known.
    var rank: Int { Kind.allCases.firstIndex(of: self) ?? 0 }
  }

  /// When on its day a sending or an answer to it happened, as far as that is known: it was recorded on that day. All else comes after.
  var momentOfDay: Int64 { kind.isAboutSending && recorded.day == happened ? recorded.seconds : .max }

  /// The number in an id that a store gave, as `e12`: of one second it tells what came first. The greatest number for any other.
  var numberInID: Int64 {
    guard id.utf8.first == UInt8(ascii: "e"), id.utf8.dropFirst().first != UInt8(ascii: "0"),
      id.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
    else { return .max }
    return Int64(id.dropFirst()) ?? .max
  }

  /// An event of its parts.
  public init(
    id: String, kind: Kind, obligations: [ObligationID], trigger: String? = nil, occurrence: Occurrence? = nil,
    of: String? = nil, happened: CivilDate, recorded: Instant,
    by: OrganisationID? = nil, recordedFor: OrganisationID? = nil, nothingToReport: Bool = false, partOf: String? = nil,
    evidence: String? = nil, document: NumberedDocument? = nil, ground: String? = nil, article: String? = nil,
    until: CivilDate? = nil, days: Int? = nil,
    whom: [OrganisationID] = [], date: CivilDate? = nil, calendar: String? = nil, line: Int? = nil
  ) {
    self.id = id
    self.kind = kind
    self.obligations = obligations
    self.trigger = trigger
    self.occurrence = occurrence
    self.of = of
    self.happened = happened
    self.recorded = recorded
    self.by = by
    self.recordedFor = recordedFor
    self.nothingToReport = nothingToReport
    self.partOf = partOf
    self.evidence = evidence
    self.document = document
    self.ground = ground
    self.article = article
    self.until = until
    self.days = days
    self.whom = whom
    self.date = date
    self.calendar = calendar
    self.line = line
  }
}

/// Something that happened and may start duties.
public struct Occurrence: Hashable, Sendable {
  /// What happened.
  public let kind: EventKind
  /// The draft, case or matter that it happened to: occurrences of one subject belong together.
  public let subject: String?
  /// The body at which it happened: of the duties it starts, only those of this body; of every bearer without it.
  public let at: OrganisationID?
  /// The rules or clauses that it starts, where a person says so; every rule that waits for such an event otherwise.
  public let rules: [String]
  /// The quoted conditions of rules that hold, as a person decided.
  public let holds: [String]

  /// An occurrence of its parts.
  public init(
    _ kind: EventKind, subject: String? = nil, at: OrganisationID? = nil, rules: [String] = [], holds: [String] = []
  ) {
    self.kind = kind
    self.subject = subject
    self.at = at
    self.rules = rules
    self.holds = holds
  }
}
