import CivilTime
import Entries
import Exchange
import Obligations
import Organisations

/// Something that was done or happened, as data.
public enum EventData {
  /// An event as JSON, with what a store keeps of it; nil where there is no store.
  public static func json(_ event: Event, _ entry: Entry?) -> JSONValue {
    var recorded: RecordedEvent?
    if case .event(let found)? = entry?.body { recorded = found }
    return .object([
      .init("id", .string(event.id)), .init("entry", entry.map { .integer(Int($0.head.sequence)) } ?? .null),
      .init("kind", .string(event.kind.rawValue)),
      .init("happened", .string(event.happened.description)),
      .init("recordedOn", .string(event.recorded.day.description)),
      .init("recordedElsewhere", .optional(recorded?.recordedElsewhere?.iso)),
      .init("by", .optional(event.by?.text)),
      .init("for", .optional(event.recordedFor?.text)), .init("ground", .optional(event.ground)),
      .init("evidence", .optional(event.evidence)),
      .init("document", event.document?.json ?? .null), .init("date", .optional(event.date?.description)),
      .init("whom", .array(event.whom.map { .string($0.text) })),
      .init("attachments", .array((recorded?.attachments ?? []).map(\.json))),
    ])
  }
}

extension RecordedEvent.Attachment {
  /// Its name, null where that was destroyed, and its size.
  public var json: JSONValue {
    .object([.init("name", .optional(name.value)), .init("bytes", .integer(size))])
  }
}
