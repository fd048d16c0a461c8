import CivilTime
import Diagnostics
import Entries
import Obligations
import Organisations
import Regulations

/// What somebody asks to be recorded: that something was done about obligations, or happened.
public struct Deed: Sendable {
  /// What was done.
  public var kind: Event.Kind
  /// About which obligations; none where it is about what happened.
  public var obligations: [ObligationID] = []
  /// When; today where none is given.
  public var happened: CivilDate?
  /// In whose name; where none is given that of the grant by which it is done.
  public var by: OrganisationID?
  /// The sender for whom it is recorded.
  public var recordedFor: OrganisationID?
  /// True where there was nothing to report.
  public var nothingToReport = false
  /// The document of which it is a chapter.
  public var partOf: String?
  /// What shows it.
  public var evidence: String?
  /// The document itself.
  public var document: NumberedDocument?
  /// For people.
  public var note: String?
  /// Why.
  public var ground: String?
  /// By which article.
  public var article: String?
  /// Until when an extension reaches.
  public var until: CivilDate?
  /// By how many days it moves the date.
  public var days: Int?
  /// Whom it was told, or who takes over.
  public var whom: [OrganisationID] = []
  /// The date that was told, or for which something is planned.
  public var date: CivilDate?
  /// The earlier event that it speaks of.
  public var of: String?
  /// What happened.
  public var occurrence: Occurrence?
  /// The id of what happened: the trigger in the ids of what it starts.
  public var id: String?
  /// What was filled in on a form.
  public var report: FilledReport?
  /// What is filed with it: names and bytes.
  public var files: [(name: String, bytes: [UInt8])] = []

  /// A deed of a kind.
  public init(_ kind: Event.Kind) { self.kind = kind }

  /// What happened and is spoken of: what the deed puts off or calls off, and what started its obligations.
  var occurrences: Set<String> {
    var ids: Set<String> = []
    if obligations.isEmpty, let of { ids.insert(of) }
    for case .trigger(let id) in obligations.lazy.map(\.period) { ids.insert(id) }
    return ids
  }

  /// The event, as it stands once it is recorded.
  func event(id: String, happened: CivilDate, recorded: Instant, by: OrganisationID?) -> Event {
    Event(
      id: id, kind: kind, obligations: obligations, trigger: occurrence?.kind.words.vi, occurrence: occurrence, of: of,
      happened: happened, recorded: recorded, by: by, recordedFor: recordedFor, nothingToReport: nothingToReport,
      partOf: partOf, evidence: evidence, document: document, ground: ground, article: article, until: until,
      days: days, whom: whom, date: date)
  }
}
