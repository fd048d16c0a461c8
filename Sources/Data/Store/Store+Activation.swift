import Access
import Database
import Entries
import Obligations

/// What somebody has entered to activate a regulation: beside the ledger, for nothing holds yet. It goes when the regulation is activated.
extension Store {
  /// What somebody has entered about a regulation that he is about to activate; nil where he has nothing.
  @available(*, noasync)
  public func activationDraft(of person: PersonID, about regulation: String) throws -> Draft? {
    try activationDrafts(of: person).first { $0.regulation == regulation }?.draft
  }

  /// All that somebody has entered, by the ids of the regulations, the last saved first.
  @available(*, noasync)
  public func activationDrafts(of person: PersonID) throws -> [(regulation: String, draft: Draft)] {
    try database.read { connection in
      try connection.all(
        """
        SELECT regulation, began, saved, content FROM activation_draft WHERE person = \(person.text)
        ORDER BY saved DESC, regulation
        """
      ) { row -> (regulation: String, draft: Draft)? in
        guard case .object(let members)? = CanonicalValue(canonical: row.text(3).utf8) else { return nil }
        return (
          row.text(0),
          Draft(
            person: person, began: Instant(seconds: row.integer(1)), saved: Instant(seconds: row.integer(2)),
            values: members.compactMapValues(\.text))
        )
      }.compactMap(\.self)
    }
  }

  /// Keeps what somebody has entered about a regulation in the place of what he had; nothing entered is nothing kept.
  @available(*, noasync)
  public func keep(
    activation values: [String: String], of person: PersonID, about regulation: String, now: Instant
  ) throws {
    let content = String(decoding: CanonicalValue.object(values.mapValues { .text($0) }).bytes, as: UTF8.self)
    let mine: SQL = "person = \(person.text) AND regulation = \(regulation)"
    try database.write { connection in
      try connection.run("DELETE FROM activation_draft WHERE saved < \(now.seconds - Self.draftsAreKept)")
      let began = try connection.first("SELECT began FROM activation_draft WHERE \(mine)") { $0.integer(0) }
      try connection.run("DELETE FROM activation_draft WHERE \(mine)")
      guard !values.isEmpty else { return }
      try connection.run(
        """
        INSERT INTO activation_draft (person, regulation, began, saved, content)
        VALUES (\(person.text), \(regulation), \(began ?? now.seconds), \(now.seconds), \(content))
        """)
    }
  }
}
