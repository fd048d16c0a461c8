import Access
import Database
import Entries
import Ledger
import Obligations
import Regulations
import Reports

/// What was filled in on forms.
extension Store {
  /// A form that reports are filled in on, in its exact text.
  public struct FormText: Hashable, Sendable {
    /// Where it stands among the texts: `forms/x.md`.
    public let path: String
    /// The text.
    public let text: String
    /// Its SHA-256 in hexadecimal digits.
    public let hash: String
  }

  /// The form of an id as it is in force now; nil where there is none.
  @available(*, noasync)
  public func form(_ id: String) throws -> FormText? {
    try database.read { connection in
      try connection.first(
        """
        SELECT path, text, hash FROM rule_text WHERE kind = 'form' AND ended IS NULL
        AND (path = \(id + ".md") OR path = \("forms/" + id + ".md")) ORDER BY entry DESC
        """
      ) { FormText(path: $0.text(0), text: $0.text(1), hash: $0.text(2)) }
    }
  }

  /// The form of a text that was ever activated, by its hash.
  @available(*, noasync)
  public func form(hash: String) throws -> FormText? {
    try database.read { connection in
      try connection.first(
        "SELECT path, text, hash FROM rule_text WHERE kind = 'form' AND hash = \(hash) ORDER BY entry DESC"
      ) { FormText(path: $0.text(0), text: $0.text(1), hash: $0.text(2)) }
    }
  }

  /// The numbers of what was filled in, by the ledger numbers of the entries; nothing of an entry that is no report on a form. Cost: that of
  /// the entries named. Whoever shows any of it to a person asks the person's scope first.
  @available(*, noasync)
  public func figures(of entries: [Int64]) throws -> [Int64: (form: String, answers: Answers)] {
    try database.read { connection in
      var found: [Int64: (form: String, answers: Answers)] = [:]
      for first in stride(from: 0, to: entries.count, by: 400) {
        let part = entries[first..<min(first + 400, entries.count)]
        var figures: [Int64: [Figure]] = [:]
        try connection.query(
          "SELECT entry, field, col, thousandths FROM figure WHERE entry IN (\(list: part))"
        ) { row in
          guard let column = FormField.Column(rawValue: row.text(2)) else {
            throw StoreError.unreadable(table: "figure", entry: row.integer(0))
          }
          figures[row.integer(0), default: []].append(
            Figure(row.text(1), column, Amount(thousandths: row.integer(3))))
          return true
        }
        try connection.query("SELECT entry, form FROM report WHERE entry IN (\(list: part))") { row in
          found[row.integer(0)] = (row.text(1), Answers(figures[row.integer(0)] ?? []))
          return true
        }
      }
      return found
    }
  }
}

/// What is still being filled in: beside the ledger, for nobody has said it yet. It goes when it is sent.
extension Store {
  /// What somebody has begun to write.
  public struct Draft: Hashable, Sendable {
    /// Who writes.
    public let person: PersonID
    /// When he began, and when it was last saved.
    public let began: Instant, saved: Instant
    /// What he typed, by the names of the places.
    public let values: [String: String]
  }

  /// What people write about an obligation, in the order in which they began.
  @available(*, noasync)
  public func drafts(about obligation: ObligationID) throws -> [Draft] {
    try database.read { connection in
      try connection.all(
        """
        SELECT person, began, saved, content FROM draft WHERE obligation = \(obligation.description)
        ORDER BY began, person
        """
      ) { row in
        guard let person = PersonID(row.text(0)),
          case .object(let members)? = CanonicalValue(canonical: row.text(3).utf8)
        else { return nil }
        return Draft(
          person: person, began: Instant(seconds: row.integer(1)), saved: Instant(seconds: row.integer(2)),
          values: members.compactMapValues(\.text))
      }.compactMap(\.self)
    }
  }

  /// How long a draft is kept of which nothing was saved any more, in seconds: half a year.
  static let draftsAreKept: Int64 = 180 * 86400

  /// Keeps what somebody has typed in the place of what he had; nothing typed is nothing kept.
  @available(*, noasync)
  public func keep(draft values: [String: String], of person: PersonID, about obligation: ObligationID, now: Instant)
    throws
  {
    let content = String(decoding: CanonicalValue.object(values.mapValues { .text($0) }).bytes, as: UTF8.self)
    let id = obligation.description
    try database.write { connection in
      try connection.run("DELETE FROM draft WHERE saved < \(now.seconds - Self.draftsAreKept)")
      let began = try connection.first(
        "SELECT began FROM draft WHERE person = \(person.text) AND obligation = \(id)"
      ) { $0.integer(0) }
      try connection.run("DELETE FROM draft WHERE person = \(person.text) AND obligation = \(id)")
      guard !values.isEmpty else { return }
      try connection.run(
        """
        INSERT INTO draft (person, obligation, began, saved, content)
        VALUES (\(person.text), \(id), \(began ?? now.seconds), \(now.seconds), \(content))
        """)
    }
  }

  /// Forgets what somebody has typed about some obligations.
  @available(*, noasync)
  public func forgetDrafts(of person: PersonID, about obligations: [ObligationID]) throws {
    let mine: SQL = "person = \(person.text) AND obligation IN (\(list: obligations.map(\.description)))"
    let isThere = try database.read { connection in
      try connection.first("SELECT 1 FROM draft WHERE \(mine) LIMIT 1") { _ in true } ?? false
    }
    // Most of what is sent was never kept: nothing is written for it.
    guard isThere else { return }
    try database.write { connection in try connection.run("DELETE FROM draft WHERE \(mine)") }
  }
}
