import CivilTime
import Diagnostics
import Entries
import Exchange
import Facts
import HTTPCore
import Obligations
import Organisations
import Regulations
import Secrets
import Store
import Telling
import UseCases

/// Quick notes, and what happened.
extension APIApplication {
  // MARK: Notes

  func notes(_ visit: Visit) throws -> JSONValue {
    let asked = visit.asked
    let window = try window(asked, from: visit.desk.today)
    let bodies = asked.texts("body").compactMap { OrganisationID($0) }
    let all = try visit.desk.notes(
      .init(
        from: window.from, to: window.to, bodies: bodies.isEmpty ? nil : bodies, regulation: asked.text("regulation"),
        clause: asked.text("clause")))
    let last = try cursor(visit).flatMap { Int64($0) }
    let start = last.flatMap { last in all.rows.firstIndex { $0.number == last } }.map { $0 + 1 } ?? 0
    let rows = all.rows.dropFirst(start).prefix(limit(asked))
    let (sessions, people) = all.sums
    return .object([
      .init(
        "items",
        .array(try visit.desk.texts(of: rows, in: all.library).map { Self.json($0, all.library.register) })),
      .init("sessions", .integer(sessions)), .init("people", .integer(people)),
      next(rows.endIndex < all.rows.endIndex ? rows.last.map { String($0.number) } : nil, visit),
    ])
  }

  func note(_ visit: Visit) throws -> JSONValue {
    let view = try visit.desk.note(Self.number(visit.asked))
    return Self.json(view, try visit.desk.register())
  }

  private static func number(_ asked: Asked) -> Int64 { asked.text("number").flatMap { Int64($0) } ?? 0 }

  private static func json(_ view: Desk.NoteView, _ register: Register) -> JSONValue {
    let note = view.note
    func count(_ number: Int?) -> JSONValue { number.map { .integer($0) } ?? .null }
    return .object([
      .init("entry", .integer(Int(view.number))), .init("by", body(note.body, register, on: note.day)),
      .init("happened", .string(note.day.description)),
      .init("clauses", .array(note.clauses.map { .string($0) })), .init("sessions", count(note.sessions)),
      .init("people", count(note.people)), .init("text", .optional(note.text)), .init("place", .optional(note.place)),
      .init("attachments", .array(note.attachments.map(\.json))), .init("recorded", .string(view.recorded.iso)),
      .init(
        "withdrawn",
        view.withdrawal.map {
          .object([.init("reason", .optional($0.reason)), .init("at", .string($0.at.iso))])
        } ?? .null),
    ])
  }

  // MARK: Noting

  /// Notes, or takes a note back: once for a key.
  func noteDown(_ endpoint: Endpoint, _ visit: Visit) throws -> Response {
    let number = endpoint == .noteWithdrawal ? Self.number(visit.asked) : nil
    return try once(visit, about: number.map(String.init)) { value, key, question in
      let care = Desk.Care(key: key, question: question, answer: Self.text(ofEntry:))
      let entry: Int64
      if let number {
        let (reason, isLookedOver) = DeedReading.withdrawal(value)
        // What he does not see is not there.
        _ = try visit.desk.note(number)
        entry = try telling(visit) {
          try visit.desk.withdraw(note: number, because: reason, isLookedOver: isLookedOver, with: care)
        }
      } else {
        let note = try DeedReading.note(value, today: visit.desk.today) { try visit.desk.bodiesNoted()[0] }
        entry = try telling(visit) { try visit.desk.note(note, with: care) }
      }
      return (Self.text(ofEntry: entry), Self.address(ofNote: number ?? entry))
    } place: { answer in
      // The number is in the answer that is kept.
      let kept = (try? JSONValue.read(Array(answer.utf8)[...]))?["entry"].flatMap { Schema.integer($0) }
      return number.map(Self.address(ofNote:)) ?? kept.map { Self.address(ofNote: Int64($0)) }
    }
  }

  private static func address(ofNote number: Int64) -> String {
    "/\(Endpoint.root.joined(separator: "/"))/notes/\(number)"
  }

  @Sendable private static func text(ofEntry number: Int64) -> String {
    JSONValue.object([.init("entry", .integer(Int(number)))]).line + "\n"
  }

  // MARK: What happened

  func events(_ visit: Visit) throws -> JSONValue {
    let (found, library) = try visit.desk.occurrences()
    let ids = found.flatMap { [$0.event.id] + $0.later.map(\.id) }
    let entries = try store.entries(ofEvents: ids)
    return .object([.init("items", .array(found.map { Self.json($0, entries, library.register) }))])
  }

  func occurrence(_ visit: Visit) throws -> JSONValue {
    let found = try visit.desk.occurrence(visit.asked.text("event") ?? "")
    return Self.json(found.view, found.entries, found.library.register)
  }

  private static func json(
    _ view: Desk.OccurrenceView, _ entries: [String: Entry], _ register: Register
  ) -> JSONValue {
    let event = view.event
    return .object([
      .init("event", EventData.json(event, entries[event.id])),
      .init("trigger", .optional(event.occurrence?.kind.words.vi ?? event.trigger)),
      .init("subject", .optional(event.occurrence?.subject)),
      .init("at", event.occurrence?.at.map { body($0, register, on: event.happened) } ?? .null),
      .init("planned", .optional(view.planned?.description)),
      .init("calledOff", .optional(view.calledOff?.happened.description)),
      .init("later", .array(view.later.map { EventData.json($0, entries[$0.id]) })),
      .init("obligations", .array(view.obligations.map { ObligationData.json($0, register) })),
      .init("unseen", .integer(view.unseen)),
    ])
  }
}
