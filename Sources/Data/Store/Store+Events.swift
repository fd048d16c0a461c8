import Access
import Database
import Entries
import Obligations

/// What people did.
extension Store {
  /// Everything recorded up to a ledger number, in that order, with what shows it. Whoever shows any of it to a person asks the
  /// person's scope first: an obligation's state may follow from what others did, so the states are reckoned from all.
  @available(*, noasync)
  public func eventsForReckoning(known: Int64 = .max) throws -> [Event] {
    try database.read { try Self.events($0, after: 0, to: known) }
  }

  /// What came after a ledger number.
  public struct News: Sendable {
    /// The ledger number of the last entry.
    public let known: Int64
    /// What people did, in the order it was recorded; see `eventsForReckoning`.
    public let events: [Event]
  }

  /// What came after a ledger number; nil where some of it is of one of some `kinds`.
  @available(*, noasync)
  public func news(since known: Int64, without kinds: [EntryKind]) throws -> News? {
    try database.read { connection in
      let last = try connection.first("SELECT COALESCE(MAX(sequence), 0) FROM entry") { $0.integer(0) } ?? 0
      if last <= known { return last == known ? News(known: last, events: []) : nil }
      let other = try connection.first(
        "SELECT 1 FROM entry WHERE sequence > \(known) AND kind IN (\(list: kinds.map(\.rawValue))) LIMIT 1"
      ) { _ in true }
      return other == nil ? News(known: last, events: try Self.events(connection, after: known, to: last)) : nil
    }
  }

  private static func events(
    _ connection: any DatabaseConnection, after first: Int64, to last: Int64
  ) throws -> [Event] {
    try connection.all(
      """
      SELECT event.entry, kind, obligation, id, happened, recorded, body, details, personal.value FROM event
      LEFT JOIN personal ON personal.entry = event.entry AND personal.field = 'evidence'
      WHERE event.entry > \(first) AND event.entry <= \(last) ORDER BY event.entry
      """
    ) { row in
      do {
        return try EventRow.event(
          entry: row.integer(0), kind: row.text(1), obligation: row.optionalText(2), id: row.optionalText(3),
          happened: row.integer(4), recorded: row.integer(5), body: row.optionalText(6),
          details: row.optionalText(7), evidence: row.optionalText(8))
      } catch {
        throw StoreError.unreadable(table: "event", entry: row.integer(0))
      }
    }
  }

  /// The persons who submitted or recorded each of some obligations, the last one first.
  @available(*, noasync)
  public func submitters(of obligation: ObligationID) throws -> [PersonID] {
    try database.read { connection in
      try connection.all(
        """
        SELECT person FROM event WHERE kind = 'submitted' AND (obligation = \(obligation.description) OR entry IN
        (SELECT entry FROM event_also WHERE obligation = \(obligation.description))) ORDER BY entry DESC
        """
      ) { PersonID($0.text(0)) }.compactMap(\.self)
    }
  }

  /// The entries of events, by the events' ids: what is kept beside what the engine reads. Cost: that of those named. Whoever shows any of
  /// it to a person asks the person's scope first.
  @available(*, noasync)
  public func entries(ofEvents ids: [String]) throws -> [String: Entry] {
    let given = try database.read { connection in
      try connection.all("SELECT entry FROM event WHERE id IN (\(list: ids))") { $0.integer(0) }
    }
    var found: [String: Entry] = [:]
    for number in given + ids.compactMap(RecordedEvent.entry(ofDefaultID:)) {
      guard let entry = try entry(number), case .event(let recorded) = entry.body else { continue }
      found[recorded.event.id] = entry
    }
    return found.filter { ids.contains($0.key) }
  }

  /// The ids that events were given when they were recorded. Those of the others follow from their ledger numbers.
  @available(*, noasync)
  public func givenEventIDs() throws -> Set<String> {
    try database.read { connection in
      Set(try connection.all("SELECT id FROM event WHERE id IS NOT NULL") { $0.text(0) })
    }
  }

  /// The ledger number of the last entry.
  @available(*, noasync)
  public func lastNumber() throws -> Int64 {
    try database.read { connection in
      try connection.first("SELECT COALESCE(MAX(sequence), 0) FROM entry") { $0.integer(0) } ?? 0
    }
  }
}
