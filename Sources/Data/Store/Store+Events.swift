import Access
import CivilTime
import Database
import Entries
import Files
import Obligations
import Secrets

/// What people did.
extension Store {
  /// Everything recorded after a ledger number and up to another, in that order, with what shows it. Whoever shows any of it to a person asks the
  /// person's scope first: an obligation's state may follow from what others did, so the states are reckoned from all.
  @available(*, noasync)
  public func eventsForReckoning(after first: Int64 = 0, known: Int64 = .max) throws -> [Event] {
    try database.read { try Self.events($0, after: first, to: known) }
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

  /// An event as its row has it, read further only where that is asked.
  public struct EventLine: Sendable {
    /// The ledger number.
    public let number: Int64
    /// What was done.
    public let kind: Event.Kind
    /// The obligation it is about, or the first of several; nil where something happened.
    public let obligation: String?
    /// The day it happened.
    public let happened: CivilDate
    /// When it was recorded.
    public let recorded: Instant
    fileprivate let id: String?
    fileprivate let body: String?
    fileprivate let details: String?

    /// Whether nothing is said but what was done about one obligation, by whom and when.
    public var isBare: Bool { details == nil && obligation != nil }

    /// All of it, but what shows it.
    public func event() throws -> Event {
      do {
        return try EventRow.event(
          entry: number, kind: kind.rawValue, obligation: obligation, id: id,
          happened: Int64(happened.dayNumber), recorded: recorded.seconds, body: body, details: details)
      } catch {
        throw StoreError.unreadable(table: "event", entry: number)
      }
    }

    fileprivate init(_ row: any DatabaseRow) throws {
      number = row.integer(0)
      guard let kind = EntryKind(name: row.text(1))?.event else {
        throw StoreError.unreadable(table: "event", entry: number)
      }
      self.kind = kind
      obligation = row.optionalText(2)
      id = row.optionalText(3)
      happened = CivilDate(dayNumber: Int32(truncatingIfNeeded: row.integer(4)))
      recorded = Instant(seconds: row.integer(5))
      body = row.optionalText(6)
      details = row.optionalText(7)
    }
  }

  /// Hands over what was recorded after a ledger number and up to another, in that order, without what shows it. See
  /// `eventsForReckoning`.
  @available(*, noasync)
  public func eachEventForReckoning(after first: Int64, to last: Int64, _ take: (EventLine) throws -> Void) throws {
    try database.read { connection in
      try connection.query(
        """
        SELECT entry, kind, obligation, id, happened, recorded, body, details FROM event
        WHERE entry > \(first) AND entry <= \(last) ORDER BY entry
        """
      ) { row in
        try take(EventLine(row))
        return true
      }
    }
  }

  /// What was recorded up to a ledger number about any of some obligations, in that order, without what shows it. See
  /// `eventsForReckoning`.
  @available(*, noasync)
  public func eventsForReckoning(about ids: [ObligationID], to last: Int64) throws -> [EventLine] {
    try inParts(ids.map(\.description)) { ids, connection in
      try connection.all(
        """
        SELECT entry, kind, obligation, id, happened, recorded, body, details FROM event
        WHERE entry <= \(last) AND (obligation IN (\(list: ids))
        OR entry IN (SELECT entry FROM event_also WHERE obligation IN (\(list: ids))))
        """
      ) { try EventLine($0) }
    }
  }

  /// The same about all obligations of a rule whose periods are of some years. Cost: one pass over what was recorded about the rule.
  @available(*, noasync)
  public func eventsForReckoning(ofRule rule: String, years: ClosedRange<Int>, to last: Int64) throws -> [EventLine] {
    // What belongs to the rule stands together in the order of bytes: the next sign after a colon is a semicolon.
    let isOfRule: SQL = "obligation >= \(rule + ":") AND obligation < \(rule + ";")"
    let isOfYears = years.reduce(nil as SQL?) { found, year in
      let one: SQL = "obligation LIKE \("%:\(year)%")"
      return found.map { $0 + " OR " + one } ?? one
    }
    let wanted: SQL = isOfRule + " AND (" + (isOfYears ?? "1 = 1") + ")"
    return try database.read { connection in
      try connection.all(
        """
        SELECT entry, kind, obligation, id, happened, recorded, body, details FROM event WHERE entry <= \(last)
        AND (
        """ + wanted + " OR entry IN (SELECT entry FROM event_also WHERE " + wanted + ")) ORDER BY entry"
      ) { try EventLine($0) }
    }
  }

  /// What was recorded under some ledger numbers, in their order, without what shows it. See `eventsForReckoning`.
  @available(*, noasync)
  public func eventsForReckoning(numbered numbers: [Int64]) throws -> [EventLine] {
    try inParts(numbers) { numbers, connection in
      try connection.all(
        """
        SELECT entry, kind, obligation, id, happened, recorded, body, details FROM event
        WHERE entry IN (\(list: numbers))
        """
      ) { try EventLine($0) }
    }
  }

  /// What is found for many, some hundred at a time, each once and in the order of the ledger.
  private func inParts<Key>(
    _ keys: [Key], _ find: ([Key], any DatabaseConnection) throws -> [EventLine]
  ) throws -> [EventLine] {
    let found = try database.read { connection in
      try stride(from: 0, to: keys.count, by: 400).flatMap { first in
        try find(Array(keys[first..<min(first + 400, keys.count)]), connection)
      }
    }
    var seen: Set<Int64> = []
    return found.filter { seen.insert($0.number).inserted }.sorted { $0.number < $1.number }
  }

  /// Whether something of some kinds came after a ledger number, and the number of the last entry.
  @available(*, noasync)
  public func news(of kinds: [EntryKind], since known: Int64) throws -> (last: Int64, isThere: Bool) {
    try database.read { connection in
      let last = try connection.first("SELECT COALESCE(MAX(sequence), 0) FROM entry") { $0.integer(0) } ?? 0
      let found = try connection.first(
        "SELECT 1 FROM entry WHERE sequence > \(known) AND kind IN (\(list: kinds.map(\.rawValue))) LIMIT 1"
      ) { _ in true }
      return (last, found != nil)
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

  /// The last entry that may have changed each of some obligations, and when it was recorded: one about it, or one of the texts, bodies and days
  /// from which it follows.
  ///
  /// Cost: a look into an index an obligation, and the tables of the texts and the register.
  @available(*, noasync)
  public func changes(about ids: [ObligationID]) throws -> [ObligationID: (entry: Int64, at: Instant)] {
    try database.read { connection in
      let texts =
        try connection.first(
          """
          SELECT MAX(entry) FROM (SELECT MAX(entry) AS entry FROM rule_text UNION ALL SELECT MAX(ended) FROM rule_text
          UNION ALL SELECT MAX(entry) FROM policy UNION ALL SELECT MAX(ended) FROM policy UNION ALL SELECT MAX(entry) FROM calendar
          UNION ALL SELECT MAX(entry) FROM register_line UNION ALL SELECT MAX(ended) FROM register_line
          UNION ALL SELECT MAX(entry) FROM event WHERE obligation IS NULL AND kind IN ('rescheduled', 'withdrawn')) AS changes
          """
        ) { $0.optionalInteger(0) } ?? nil
      var moments: [Int64: Instant] = [:]
      var found: [ObligationID: (entry: Int64, at: Instant)] = [:]
      for id in ids {
        let text = id.description
        let own =
          try connection.first(
            """
            SELECT MAX(entry) FROM (SELECT MAX(entry) AS entry FROM event WHERE obligation = \(text)
            UNION ALL SELECT MAX(entry) FROM event_also WHERE obligation = \(text)) AS own
            """
          ) { $0.optionalInteger(0) } ?? nil
        let entry = max(own ?? 1, texts ?? 1)
        if moments[entry] == nil {
          moments[entry] = try connection.first("SELECT recorded FROM entry WHERE sequence = \(entry)") {
            Instant(seconds: $0.integer(0))
          }
        }
        found[id] = moments[entry].map { (entry, $0) }
      }
      return found
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
