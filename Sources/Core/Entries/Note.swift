import CivilTime
import Organisations

/// What a body did under sentences of which nobody asks a report by a day, as somebody noted it. It is evidence and no performance: no
/// obligation is done by it.
public struct Note: Hashable, Sendable {
  /// The body that did it.
  public let body: OrganisationID
  /// The day on which it was done.
  public let day: CivilDate
  /// The sentences under which it was done, by their addresses, in their order, each once; at least one.
  public let clauses: [String]
  /// How many meetings, visits or other occasions; nil where nobody counted.
  public let sessions: Int?
  /// How many people took part, who came twice counted twice; nil where nobody counted.
  public let people: Int?
  /// What was done and where, as one text of the canonical form.
  public let content: Personal
  /// Pictures.
  public let attachments: [RecordedEvent.Attachment]

  /// A note of its parts.
  public init(
    body: OrganisationID, day: CivilDate, clauses: [String], sessions: Int? = nil, people: Int? = nil, text: String,
    place: String? = nil, attachments: [RecordedEvent.Attachment] = []
  ) {
    var content: [String: CanonicalValue] = ["text": .text(text)]
    if let place { content["place"] = .text(place) }
    self.init(
      body: body, day: day, clauses: Array(Set(clauses)).sorted(), sessions: sessions, people: people,
      content: .value(String(decoding: CanonicalValue.object(content).bytes, as: UTF8.self)), attachments: attachments)
  }

  private init(
    body: OrganisationID, day: CivilDate, clauses: [String], sessions: Int?, people: Int?, content: Personal,
    attachments: [RecordedEvent.Attachment]
  ) {
    self.body = body
    self.day = day
    self.clauses = clauses
    self.sessions = sessions
    self.people = people
    self.content = content
    self.attachments = attachments
  }

  /// What was done; nil where that was destroyed.
  public var text: String? { member("text") }

  /// Where; nil where nobody said or that was destroyed.
  public var place: String? { member("place") }

  private func member(_ name: String) -> String? {
    content.value.flatMap { CanonicalValue(canonical: $0.utf8) }?[name]?.text
  }

  // MARK: As a payload

  func write(to writer: inout PayloadWriter) {
    writer.put("body", body)
    writer.put("clauses", clauses)
    writer.put("sessions", sessions)
    writer.put("people", people)
    writer.put("content", content)
    RecordedEvent.write(attachments, to: &writer)
  }

  init(_ payload: Payload, _ head: EntryHead) throws(PayloadError) {
    guard case .day(let day)? = head.happened else { throw PayloadError(field: "happened") }
    let clauses = try payload.texts("clauses")
    guard !clauses.isEmpty, clauses == Set(clauses).sorted() else { throw PayloadError(field: "clauses") }
    func count(_ name: String) throws(PayloadError) -> Int? {
      guard let number = try payload.optionalInteger(name) else { return nil }
      guard number >= 0 else { throw PayloadError(field: name) }
      return Int(number)
    }
    self.init(
      body: try payload.need("body") { OrganisationID($0) }, day: day, clauses: clauses,
      sessions: try count("sessions"), people: try count("people"), content: payload.personal["content"] ?? .erased,
      attachments: try RecordedEvent.attachments(of: payload))
  }
}
