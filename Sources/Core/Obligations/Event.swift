import CivilTime
import Organisations

/// What somebody did about an obligation, as it was recorded.
public struct Event: Hashable, Sendable {
  /// The event's own identity.
  public let id: String
  /// What was done.
  public let kind: Kind
  /// The obligations it is about: one, and those it names beside it.
  public let obligations: [ObligationID]
  /// What happened outside the list of obligations; kept for the duties that events start.
  public let trigger: String?
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
  /// The date that was told.
  public let date: CivilDate?
  /// The version of the calendar by which it was told.
  public let calendar: String?

  /// What can be done about an obligation.
  public enum Kind: String, Sendable, CaseIterable {
    case submitted, received, accepted, returned, refused, waived, excused, extended, suspended, resumed, told

    /// The order of kinds that happened on one day.
    var rank: Int { Kind.allCases.firstIndex(of: self) ?? 0 }
  }

  /// An event of its parts.
  public init(
    id: String, kind: Kind, obligations: [ObligationID], trigger: String? = nil, happened: CivilDate, recorded: Instant,
    by: OrganisationID? = nil, recordedFor: OrganisationID? = nil, nothingToReport: Bool = false, partOf: String? = nil,
    evidence: String? = nil, ground: String? = nil, article: String? = nil, until: CivilDate? = nil, days: Int? = nil,
    whom: [OrganisationID] = [], date: CivilDate? = nil, calendar: String? = nil
  ) {
    self.id = id
    self.kind = kind
    self.obligations = obligations
    self.trigger = trigger
    self.happened = happened
    self.recorded = recorded
    self.by = by
    self.recordedFor = recordedFor
    self.nothingToReport = nothingToReport
    self.partOf = partOf
    self.evidence = evidence
    self.ground = ground
    self.article = article
    self.until = until
    self.days = days
    self.whom = whom
    self.date = date
    self.calendar = calendar
  }
}

/// A moment in whole seconds since 1 January 1970, UTC.
public struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1 January 1970, UTC.
  public let seconds: Int64

  /// A moment by its seconds.
  public init(seconds: Int64) {
    self.seconds = seconds
  }

  /// The day of this moment in Viet Nam.
  ///
  /// Viet Nam keeps UTC+7 without daylight saving.
  public var day: CivilDate {
    let local = seconds + 7 * 3600
    return CivilDate(dayNumber: Int32(truncatingIfNeeded: local >= 0 ? local / 86400 : (local - 86399) / 86400))
  }

  /// The last second of a day in Viet Nam.
  public static func end(of day: CivilDate) -> Instant {
    Instant(seconds: Int64(day.dayNumber) * 86400 + 86399 - 7 * 3600)
  }

  /// Earlier first.
  public static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }
}

/// Events by obligation, each in the order it happened whatever the order of recording.
public struct EventLog: Sendable {
  private let byObligation: [ObligationID: [Event]]
  /// How many events there are.
  public let count: Int

  /// The events given; of two with one id the first holds.
  public init(_ events: [Event] = []) {
    var seen: Set<String> = []
    var table: [ObligationID: [Event]] = [:]
    var count = 0
    for event in events where seen.insert(event.id).inserted {
      count += 1
      for obligation in Set(event.obligations) { table[obligation, default: []].append(event) }
    }
    byObligation = table.mapValues { $0.sorted(by: Self.happenedBefore) }
    self.count = count
  }

  private static func happenedBefore(_ a: Event, _ b: Event) -> Bool {
    if a.happened != b.happened { return a.happened < b.happened }
    if a.kind.rank != b.kind.rank { return a.kind.rank < b.kind.rank }
    return a.id < b.id
  }

  /// The events about an obligation that were recorded by a moment, in the order they happened.
  public func events(about id: ObligationID, known: Instant) -> [Event] {
    (byObligation[id] ?? []).filter { $0.recorded <= known }
  }

  /// True where nothing was recorded.
  public var isEmpty: Bool { byObligation.isEmpty }

  /// The events about any of the identities of a joint duty, each once, in the order they happened.
  public func events(aboutAny ids: [ObligationID], known: Instant) -> [Event] {
    guard ids.count > 1 else { return ids.first.map { events(about: $0, known: known) } ?? [] }
    var seen: Set<String> = []
    return ids.flatMap { events(about: $0, known: known) }.filter { seen.insert($0.id).inserted }.sorted(
      by: Self.happenedBefore)
  }

  /// The obligations that some event names.
  public var obligations: some Sequence<ObligationID> { byObligation.keys }
}
