import CivilTime
import Obligations
import Organisations

/// Writes events as `EventReader` reads them.
public enum EventWriter {
  /// An event as one line of JSON, without a newline: what it does not say is left out.
  ///
  /// - Parameters:
  ///   - obligations: those of its obligations that are told; all where none are given.
  ///   - recorded: when it was recorded; as the event says where none is given.
  ///   - evidence: what is told to show it; as the event says where none is given.
  ///   - note: for people.
  public static func line(
    _ event: Event, about obligations: [ObligationID]? = nil, recorded: Instant? = nil, evidence: String? = nil,
    note: String? = nil
  ) -> String {
    let obligations = obligations ?? event.obligations
    var members: [JSONValue.Member] = []
    func put(_ key: String, _ value: JSONValue?) { if let value { members.append(JSONValue.Member(key, value)) } }
    func put(_ key: String, _ text: String?) { put(key, text.map { JSONValue.string($0) }) }
    func put(_ key: String, _ texts: [String]) {
      put(key, texts.isEmpty ? nil : JSONValue.array(texts.map { .string($0) }))
    }
    put("id", event.id)
    put("kind", event.kind.rawValue)
    put("obligation", obligations.first?.description)
    put("also", obligations.dropFirst().map(\.description))
    put("trigger", event.trigger)
    put("subject", event.occurrence?.subject)
    put("at", event.occurrence?.at?.text)
    put("rules", event.occurrence?.rules ?? [])
    put("holds", event.occurrence?.holds ?? [])
    put("of", event.of)
    put("happened", event.happened.description)
    put("recorded", (recorded ?? event.recorded).iso)
    put("by", event.by?.text)
    put("for", event.recordedFor?.text)
    put("nothingToReport", event.nothingToReport ? .bool(true) : nil)
    put("partOf", event.partOf)
    put("evidence", evidence ?? event.evidence)
    put(
      "document",
      event.document.map {
        .object([.init("number", .string($0.number)), .init("date", .string($0.date.description))])
      })
    put("ground", event.ground)
    put("article", event.article)
    put("until", event.until?.description)
    put("days", event.days.map { .integer($0) })
    put("whom", event.whom.map(\.text))
    put("date", event.date?.description)
    put("calendar", event.calendar)
    put("note", note)
    return JSONValue.object(members).line
  }
}
