import CivilTime
import Obligations
import Organisations
import Regulations
import Reports

/// What was done about an obligation, with what is kept beside it.
public struct RecordedEvent: Hashable, Sendable {
  /// The event as the engine reads it. In an entry to be written its id, moment of recording and body stand in the head; here they
  /// say nothing.
  public let event: Event
  /// For people.
  public let note: Personal?
  /// What shows it: also in `event` while it is there.
  public let evidence: Personal?
  /// What was filed with it.
  public let attachments: [Attachment]
  /// Of what was taken over from elsewhere: when it was recorded there.
  public let recordedElsewhere: Instant?
  /// What was filled in on a form; nil where nothing was.
  public let report: FilledReport?

  /// An event with what is kept beside it.
  public init(
    _ event: Event, note: Personal? = nil, evidence: Personal? = nil, attachments: [Attachment] = [],
    recordedElsewhere: Instant? = nil, report: FilledReport? = nil
  ) {
    self.event = event
    self.note = note
    self.evidence = evidence ?? event.evidence.map { .value($0) }
    self.attachments = attachments
    self.recordedElsewhere = recordedElsewhere
    self.report = report
  }

  /// A file beside an event. Its bytes stand in the store under their seal.
  public struct Attachment: Hashable, Sendable {
    /// The SHA-256 of 32 random bytes and the file, in hexadecimal digits: its address.
    public let seal: String
    /// The name that the person gave it.
    public let name: Personal
    /// Its bytes.
    public let size: Int

    /// An attachment of its parts.
    public init(seal: String, name: Personal, size: Int) {
      self.seal = seal
      self.name = name
      self.size = size
    }
  }

  /// The id of the event of an entry, where it was given none.
  public static func defaultID(_ sequence: Int64) -> String { "e\(sequence)" }

  /// The ledger number of an id that says nothing else; nil for any other.
  public static func entry(ofDefaultID id: String) -> Int64? {
    guard id.utf8.first == UInt8(ascii: "e"), let number = Int64(id.dropFirst()), defaultID(number) == id else {
      return nil
    }
    return number
  }

  /// The same under another id.
  public func named(_ id: String) -> RecordedEvent {
    RecordedEvent(
      Event(
        id: id, kind: event.kind, obligations: event.obligations, trigger: event.trigger, occurrence: event.occurrence,
        of: event.of, happened: event.happened, recorded: event.recorded, by: event.by, recordedFor: event.recordedFor,
        nothingToReport: event.nothingToReport, partOf: event.partOf, evidence: event.evidence,
        document: event.document, ground: event.ground, article: event.article, until: event.until, days: event.days,
        whom: event.whom, date: event.date, calendar: event.calendar, line: event.line),
      note: note, evidence: evidence, attachments: attachments, recordedElsewhere: recordedElsewhere, report: report)
  }

  // MARK: As a payload

  func write(to writer: inout PayloadWriter) {
    let event = event
    writer.put("id", event.id.isEmpty ? nil : event.id)
    if event.obligations.count > 1 { writer.put("also", event.obligations.dropFirst().map(\.description)) }
    writer.put("trigger", event.trigger)
    if let occurrence = event.occurrence {
      writer.put("occurrence", occurrence.kind.rawValue)
      writer.put("matter", occurrence.subject)
      writer.put("at", occurrence.at)
      writer.put("rules", occurrence.rules)
      writer.put("holds", occurrence.holds)
    }
    writer.put("of", event.of)
    writer.put("for", event.recordedFor)
    writer.put("nothingToReport", event.nothingToReport)
    writer.put("partOf", event.partOf)
    writer.put("evidence", evidence)
    writer.put("note", note)
    writer.put("document", event.document.map(\.canonical))
    writer.put("article", event.article)
    writer.put("until", event.until)
    writer.put("days", event.days)
    if !event.whom.isEmpty { writer.put("whom", event.whom.map(\.text)) }
    writer.put("date", event.date)
    writer.put("calendar", event.calendar)
    writer.put("recordedElsewhere", recordedElsewhere?.iso)
    Self.write(attachments, to: &writer)
    report?.write(to: &writer)
  }

  init(_ payload: Payload, _ head: EntryHead, _ kind: Event.Kind) throws(PayloadError) {
    guard let happened = head.happened else { throw PayloadError(field: "happened") }
    var obligations: [ObligationID] = []
    for text in (head.subject.map { [$0] } ?? []) + (try payload.texts("also")) {
      guard let id = ObligationID(text) else { throw PayloadError(field: "also") }
      obligations.append(id)
    }
    var whom: [OrganisationID] = []
    for text in try payload.texts("whom") {
      guard let id = OrganisationID(text) else { throw PayloadError(field: "whom") }
      whom.append(id)
    }
    var occurrence: Occurrence?
    if let kind = try payload.optional("occurrence", { EventKind(rawValue: $0) }) {
      occurrence = Occurrence(
        kind, subject: try payload.optionalText("matter"), at: try payload.optional("at") { OrganisationID($0) },
        rules: try payload.texts("rules"), holds: try payload.texts("holds"))
    }
    evidence = payload.personal["evidence"]
    note = payload.personal["note"]
    recordedElsewhere = try payload.optional("recordedElsewhere") { Instant(iso: $0) }
    event = Event(
      id: try payload.optionalText("id") ?? Self.defaultID(head.sequence), kind: kind, obligations: obligations,
      trigger: try payload.optionalText("trigger"), occurrence: occurrence, of: try payload.optionalText("of"),
      happened: happened.day, recorded: head.recorded, by: head.organisation,
      recordedFor: try payload.optional("for") { OrganisationID($0) },
      nothingToReport: try payload.truth("nothingToReport"), partOf: try payload.optionalText("partOf"),
      evidence: evidence?.value, document: try payload.document("document"), ground: head.reason,
      article: try payload.optionalText("article"), until: try payload.optional("until") { CivilDate(iso: $0) },
      days: try payload.optionalInteger("days").map { Int($0) }, whom: whom,
      date: try payload.optional("date") { CivilDate(iso: $0) }, calendar: try payload.optionalText("calendar"))
    attachments = try Self.attachments(of: payload)
    report = try FilledReport(payload)
  }

  static func write(_ attachments: [Attachment], to writer: inout PayloadWriter) {
    guard !attachments.isEmpty else { return }
    writer.put(
      "attachments",
      CanonicalValue.list(attachments.map { .object(["seal": .text($0.seal), "size": .integer(Int64($0.size))]) }))
    for (place, attachment) in attachments.enumerated() { writer.put("attachment\(place)", attachment.name) }
  }

  static func attachments(of payload: Payload) throws(PayloadError) -> [Attachment] {
    var attachments: [Attachment] = []
    for (place, value) in try payload.list("attachments").enumerated() {
      guard let seal = value["seal"]?.text, let size = value["size"]?.integer else {
        throw PayloadError(field: "attachments")
      }
      attachments.append(
        Attachment(seal: seal, name: payload.personal["attachment\(place)"] ?? .erased, size: Int(size)))
    }
    return attachments
  }
}

extension NumberedDocument {
  /// As a payload has it.
  var canonical: CanonicalValue { .object(["date": .text(date.description), "number": .text(number)]) }
}

extension Payload {
  func document(_ name: String) throws(PayloadError) -> NumberedDocument? {
    guard let value = open[name] else { return nil }
    guard let number = value["number"]?.text, let date = value["date"]?.text.flatMap({ CivilDate(iso: $0) }) else {
      throw PayloadError(field: name)
    }
    return NumberedDocument(number: number, date: date)
  }
}
