import Access
import Database
import Obligations

/// Up to where in the ledger somebody has seen what was done about his work. Nothing else is kept of what he looks at: not when, not how long.
extension Store {
  /// The ledger number up to which somebody has seen; nil where he never looked.
  @available(*, noasync)
  public func seen(by person: PersonID) throws -> Int64? {
    try database.read { connection in
      try connection.first("SELECT entry FROM seen WHERE person = \(person.text)") { $0.integer(0) }
    }
  }

  /// Keeps that somebody has seen what there is up to a ledger number.
  @available(*, noasync)
  public func keep(seen entry: Int64, by person: PersonID) throws {
    try database.write { connection in
      try connection.run("DELETE FROM seen WHERE person = \(person.text)")
      try connection.run("INSERT INTO seen (person, entry) VALUES (\(person.text), \(entry))")
    }
  }

  /// Something that was done about an obligation.
  public struct DoneRow: Sendable {
    /// Its ledger number.
    public let entry: Int64
    /// What.
    public let kind: Event.Kind
    /// About what.
    public let obligation: ObligationID
    /// By whom, as the ledger names him.
    public let author: String
  }

  /// What was done of some kinds about obligations behind a ledger number and up to another, the last first; at most so many.
  @available(*, noasync)
  public func done(_ kinds: [Event.Kind], after since: Int64, to last: Int64, atMost most: Int) throws -> [DoneRow] {
    let names = kinds.map(\.rawValue)
    return try database.read { connection in
      let main = try connection.all(
        """
        SELECT entry, kind, obligation, person FROM event WHERE entry > \(since) AND entry <= \(last)
        AND obligation IS NOT NULL AND kind IN (\(list: names)) ORDER BY entry DESC LIMIT \(most)
        """, Self.done)
      let also = try connection.all(
        """
        SELECT event.entry, event.kind, event_also.obligation, event.person FROM event_also
        JOIN event ON event.entry = event_also.entry WHERE event_also.entry > \(since) AND event_also.entry <= \(last)
        AND event.kind IN (\(list: names)) ORDER BY event_also.entry DESC, event_also.obligation LIMIT \(most)
        """, Self.done)
      return (main + also).compactMap(\.self).sorted {
        ($0.entry, $1.obligation.description) > ($1.entry, $0.obligation.description)
      }
    }
  }

  private static func done(_ row: any DatabaseRow) -> DoneRow? {
    guard let kind = Event.Kind(rawValue: row.text(1)), let id = ObligationID(row.text(2)) else { return nil }
    return DoneRow(entry: row.integer(0), kind: kind, obligation: id, author: row.text(3))
  }
}
