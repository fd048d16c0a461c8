import CivilTime
import Obligations
import Organisations

/// A row of the table of events, read back.
public enum EventRow {
  /// The event of a row of `event`; throws where the row was written by no program of this house.
  public static func event(
    entry: Int64, kind: String, obligation: String?, id: String?, happened: Int64, recorded: Int64, body: String?,
    details: String?, evidence: String? = nil
  ) throws(PayloadError) -> Event {
    guard let kind = EntryKind(name: kind), let eventKind = kind.event else { throw PayloadError(field: "kind") }
    var by: OrganisationID?
    if let body {
      by = OrganisationID(body)
      if by == nil { throw PayloadError(field: "body") }
    }
    let happened = CivilDate(dayNumber: Int32(truncatingIfNeeded: happened))
    let recorded = Instant(seconds: recorded)
    guard let details else {
      // Most events say no more.
      guard let obligation, let about = ObligationID(obligation) else { throw PayloadError(field: "obligation") }
      return Event(
        id: id ?? RecordedEvent.defaultID(entry), kind: eventKind, obligations: [about], happened: happened,
        recorded: recorded, by: by, evidence: evidence)
    }
    guard case .object(var open)? = CanonicalValue(canonical: details.utf8) else {
      throw PayloadError(field: "details")
    }
    if let id { open["id"] = .text(id) }
    let payload = Payload(open: open, personal: evidence.map { ["evidence": .value($0)] } ?? [:])
    let head = EntryHead(
      sequence: entry, recorded: recorded, author: "", organisation: by, kind: kind, subject: obligation,
      happened: .day(happened), reason: open["ground"]?.text)
    return try RecordedEvent(payload, head, eventKind).event
  }
}
