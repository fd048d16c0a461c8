import CivilTime
import Diagnostics
import Entries
import Obligations
import Organisations
import Regulations
import Reports

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
  /// True where who asks said that nobody who denounces can be known of it.
  public var isLookedOver = false

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

  /// The same with what was answered on a form, where that was. A further sending names the one that it corrects; of what is done several
  /// times it is another time.
  public func filled(_ answers: Answers?, on sheet: Desk.ReportSheet) -> Deed {
    var deed = self
    deed.report = answers.map { FilledReport(form: sheet.form.hash, $0) }
    if kind == .submitted, sheet.isCorrection { deed.of = sheet.sent.last?.event.id }
    return deed
  }

  /// What of it looks like a telephone, a personal number or a house, by its place. Not in it: what stands in the files.
  public var traces: [LookOverNeeded.Found] {
    var found: [LookOverNeeded.Found] = []
    found.look(atName: id, "id")
    found.look(atName: of, "of")
    if let occurrence { found.look(at: occurrence) }
    found.look(at: evidence, "evidence")
    found.look(at: document?.number, "document/number")
    found.look(at: partOf, "partOf")
    found.look(at: ground, "ground")
    found.look(at: article, "article")
    found.look(at: note, "note")
    for (field, text) in (report?.answers.texts ?? [:]).sorted(by: { $0.key < $1.key }) {
      found.look(at: text, "report/texts/\(field)")
    }
    found.look(at: files)
    return found
  }
}

extension [LookOverNeeded.Found] {
  fileprivate mutating func look(at occurrence: Occurrence) {
    look(at: occurrence.subject, "subject")
    for (place, rule) in occurrence.rules.enumerated() { look(atName: rule, "rules/\(place)") }
    for (place, condition) in occurrence.holds.enumerated() { look(at: condition, "holds/\(place)") }
  }
}

extension Event {
  /// The same of an event that was kept elsewhere, with its note.
  func traces(note: String?) -> [LookOverNeeded.Found] {
    var deed = Deed(kind)
    deed.id = id
    deed.of = of
    deed.occurrence = occurrence
    deed.evidence = evidence
    deed.document = document
    deed.partOf = partOf
    deed.ground = ground
    deed.article = article
    deed.note = note
    var found = deed.traces
    found.look(at: occurrence == nil ? trigger : nil, "trigger")
    found.look(at: calendar, "calendar")
    return found
  }
}
