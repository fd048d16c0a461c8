import Access
import CivilTime
import Database
import Entries
import Organisations

/// What was noted. Whoever shows any of it to a person asks first what he may see.
extension Store {
  /// A note, without what was written.
  public struct NoteRow: Hashable, Sendable {
    /// The ledger number.
    public let number: Int64
    /// The body that did it.
    public let body: OrganisationID
    /// The day on which it was done.
    public let day: CivilDate
    /// How many occasions, and how many people took part; nil where nobody counted.
    public let sessions: Int?, people: Int?
    /// The sentences under which it was done, by their addresses.
    public let clauses: [String]
  }

  /// Which notes.
  public struct NoteQuestion: Sendable {
    /// Of which days.
    public var from: CivilDate, to: CivilDate
    /// Of which bodies; of all where nil.
    public var bodies: [OrganisationID]?
    /// Under which regulation; under any where nil.
    public var regulation: String?
    /// Under which sentence; under any where nil.
    public var clause: String?

    /// Notes of some days.
    public init(
      from: CivilDate, to: CivilDate, bodies: [OrganisationID]? = nil, regulation: String? = nil, clause: String? = nil
    ) {
      self.from = from
      self.to = to
      self.bodies = bodies
      self.regulation = regulation
      self.clause = clause
    }
  }

  /// The notes that were not withdrawn, the newest day first. Cost: that of those that fit.
  @available(*, noasync)
  public func notes(_ question: NoteQuestion) throws -> [NoteRow] {
    if question.bodies?.isEmpty ?? false { return [] }
    let ofBodies: SQL = question.bodies.map { " AND note.body IN (\(list: $0.map(\.text)))" } ?? ""
    let ofRegulation: SQL =
      question.regulation.map {
        " AND note.entry IN (SELECT entry FROM note_clause WHERE regulation = \($0))"
      } ?? ""
    let ofClause: SQL =
      question.clause.map { " AND note.entry IN (SELECT entry FROM note_clause WHERE clause = \($0))" } ?? ""
    return try rows(
      "note.day >= \(Int64(question.from.dayNumber)) AND note.day <= \(Int64(question.to.dayNumber))"
        + ofBodies + ofRegulation + ofClause)
  }

  /// The note of a ledger number; nil where there is none, or it was withdrawn.
  @available(*, noasync)
  public func note(_ number: Int64) throws -> NoteRow? { try rows("note.entry = \(number)").first }

  private func rows(_ condition: SQL) throws -> [NoteRow] {
    try database.read { connection in
      var found: [(number: Int64, row: NoteRow)] = []
      var clauses: [String] = []
      var open: (number: Int64, body: String, day: Int64, sessions: Int64?, people: Int64?)?
      func close() throws {
        guard let note = open else { return }
        guard let body = OrganisationID(note.body) else {
          throw StoreError.unreadable(table: "note", entry: note.number)
        }
        found.append(
          (
            note.number,
            NoteRow(
              number: note.number, body: body, day: CivilDate(dayNumber: Int32(truncatingIfNeeded: note.day)),
              sessions: note.sessions.map { Int($0) }, people: note.people.map { Int($0) }, clauses: clauses.sorted())
          ))
        clauses = []
      }
      try connection.query(
        """
        SELECT note.entry, note.body, note.day, note.sessions, note.people, note_clause.clause FROM note
        JOIN note_clause ON note_clause.entry = note.entry WHERE note.ended IS NULL AND \(condition)
        ORDER BY note.day DESC, note.entry DESC
        """
      ) { row in
        if open?.number != row.integer(0) {
          try close()
          open = (
            row.integer(0), row.text(1), row.integer(2), row.optionalInteger(3), row.optionalInteger(4)
          )
        }
        clauses.append(row.text(5))
        return true
      }
      try close()
      return found.map(\.row)
    }
  }

  /// By which entry a note was withdrawn, and for what reason; nil where it stands.
  @available(*, noasync)
  public func withdrawal(ofNote number: Int64) throws -> Entry? {
    let ended = try database.read { connection in
      try connection.first("SELECT ended FROM note WHERE entry = \(number)") { $0.optionalInteger(0) } ?? nil
    }
    return try ended.flatMap { try entry($0) }
  }

  /// Whether a note was withdrawn, or there is none.
  @available(*, noasync)
  public func isNoteWithdrawn(_ number: Int64) throws -> Bool {
    try database.read { connection in
      try connection.first("SELECT 1 FROM note WHERE entry = \(number) AND ended IS NULL") { _ in true } == nil
    }
  }

  /// The sentences under which some bodies noted something last, the last one first, at most so many.
  @available(*, noasync)
  public func clausesNotedLast(by bodies: [OrganisationID], limit: Int) throws -> [String] {
    if bodies.isEmpty { return [] }
    return try database.read { connection in
      try connection.all(
        """
        SELECT note_clause.clause, MAX(note.entry) AS newest FROM note JOIN note_clause ON note_clause.entry = note.entry
        WHERE note.ended IS NULL AND note.body IN (\(list: bodies.map(\.text)))
        GROUP BY note_clause.clause ORDER BY newest DESC LIMIT \(Int64(limit))
        """
      ) { $0.text(0) }
    }
  }
}
