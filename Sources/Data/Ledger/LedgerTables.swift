import Database
import Entries

/// The tables of the store as each engine makes them: frozen, for a store that has them is never asked to have others. A change is a
/// further migration.
public enum LedgerTables {
  /// The statements that make the first tables.
  static func first(_ engine: DatabaseEngineName) -> [String] {
    let integer = engine == .postgres ? "BIGINT" : "INTEGER"
    let blob = engine == .postgres ? "BYTEA" : "BLOB"
    let keyed = engine == .sqlite ? " WITHOUT ROWID" : ""
    return [
      """
      CREATE TABLE entry (sequence \(integer) PRIMARY KEY, recorded \(integer) NOT NULL, author TEXT NOT NULL, role TEXT,
      organisation TEXT, kind TEXT NOT NULL, subject TEXT, happened TEXT, reason TEXT, format \(integer) NOT NULL,
      payload TEXT NOT NULL, leaf \(blob) NOT NULL)
      """,
      """
      CREATE TABLE personal (entry \(integer) NOT NULL, field TEXT NOT NULL, salt \(blob) NOT NULL, value TEXT NOT NULL,
      PRIMARY KEY (entry, field))\(keyed)
      """,
      """
      CREATE TABLE tree (level \(integer) NOT NULL, place \(integer) NOT NULL, hash \(blob) NOT NULL,
      PRIMARY KEY (level, place))\(keyed)
      """,
      "CREATE TABLE checkpoint (size \(integer) PRIMARY KEY, signed_at \(integer) NOT NULL, note TEXT NOT NULL)",
      "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL, entry \(integer) NOT NULL)",
      "CREATE TABLE person (entry \(integer) PRIMARY KEY, id TEXT NOT NULL UNIQUE, ended \(integer))",
      """
      CREATE TABLE token (entry \(integer) PRIMARY KEY, person TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, until \(integer),
      ended \(integer))
      """,
      """
      CREATE TABLE role_grant (entry \(integer) PRIMARY KEY, person TEXT NOT NULL, role TEXT NOT NULL, organisation TEXT,
      regulation TEXT, below \(integer) NOT NULL, first \(integer) NOT NULL, last \(integer), ended \(integer),
      ended_last \(integer))
      """,
      """
      CREATE TABLE register_line (entry \(integer) PRIMARY KEY, layer \(integer) NOT NULL, file TEXT NOT NULL,
      cells TEXT NOT NULL, part \(integer), ended \(integer))
      """,
      "CREATE TABLE reorganisation (entry \(integer) PRIMARY KEY, plan TEXT NOT NULL, lines \(integer) NOT NULL)",
      "CREATE TABLE calendar (entry \(integer) PRIMARY KEY, name TEXT NOT NULL, text TEXT NOT NULL)",
      """
      CREATE TABLE rule_text (entry \(integer) PRIMARY KEY, path TEXT NOT NULL, kind TEXT NOT NULL, version TEXT NOT NULL,
      text TEXT NOT NULL, hash TEXT NOT NULL, amends TEXT, ended \(integer))
      """,
      """
      CREATE TABLE policy (entry \(integer) PRIMARY KEY, regulation TEXT NOT NULL, clause TEXT NOT NULL, text TEXT NOT NULL,
      ended \(integer))
      """,
      """
      CREATE TABLE event (entry \(integer) PRIMARY KEY, kind TEXT NOT NULL, obligation TEXT, id TEXT, happened \(integer) NOT NULL,
      recorded \(integer) NOT NULL, body TEXT, person TEXT NOT NULL, details TEXT)
      """,
      "CREATE INDEX event_obligation ON event (obligation) WHERE obligation IS NOT NULL",
      "CREATE UNIQUE INDEX event_id ON event (id) WHERE id IS NOT NULL",
      """
      CREATE TABLE event_also (entry \(integer) NOT NULL, obligation TEXT NOT NULL, PRIMARY KEY (entry, obligation))\(keyed)
      """,
      "CREATE INDEX event_also_obligation ON event_also (obligation)",
      """
      CREATE TABLE attachment (entry \(integer) NOT NULL, place \(integer) NOT NULL, seal TEXT NOT NULL, size \(integer) NOT NULL,
      PRIMARY KEY (entry, place))\(keyed)
      """,
      "CREATE TABLE erasure (entry \(integer) PRIMARY KEY, of \(integer) NOT NULL, field TEXT NOT NULL)",
    ]
      + (engine == .sqlite
        ? ["CREATE VIRTUAL TABLE search_index USING fts5 (words, tokenize = 'ascii')"]
        : [
          "CREATE TABLE search_index (entry BIGINT PRIMARY KEY, words TEXT NOT NULL)",
          "CREATE INDEX search_index_words ON search_index USING GIN (to_tsvector('simple', words))",
        ])
  }

  /// The statements that make the tables of those who sign in. `sign_in` follows from no entry: who is signed in is no deed, and passes.
  static func signingIn(_ engine: DatabaseEngineName) -> [String] {
    let integer = engine == .postgres ? "BIGINT" : "INTEGER"
    return [
      """
      CREATE TABLE credential (entry \(integer) PRIMARY KEY, person TEXT NOT NULL, kind TEXT NOT NULL, hash TEXT UNIQUE,
      until \(integer), ended \(integer))
      """,
      "CREATE INDEX credential_person ON credential (person) WHERE ended IS NULL",
      """
      CREATE TABLE sign_in (key TEXT PRIMARY KEY, person TEXT NOT NULL, token TEXT NOT NULL, started \(integer) NOT NULL,
      seen \(integer) NOT NULL, ended \(integer), step \(integer) NOT NULL, credential \(integer), seat TEXT, language TEXT, device TEXT)
      """,
      "CREATE INDEX sign_in_person ON sign_in (person)",
    ]
  }

  /// The statements that make the tables of what was filled in on forms, and the one beside the ledger of what is still being filled in. Numbers
  /// stand in thousandths, so that sums are exact on every engine.
  static func reports(_ engine: DatabaseEngineName) -> [String] {
    let integer = engine == .postgres ? "BIGINT" : "INTEGER"
    let keyed = engine == .sqlite ? " WITHOUT ROWID" : ""
    return [
      "CREATE TABLE report (entry \(integer) PRIMARY KEY, form TEXT NOT NULL)",
      """
      CREATE TABLE figure (entry \(integer) NOT NULL, field TEXT NOT NULL, col TEXT NOT NULL, thousandths \(integer) NOT NULL,
      PRIMARY KEY (entry, field, col))\(keyed)
      """,
      """
      CREATE TABLE draft (person TEXT NOT NULL, obligation TEXT NOT NULL, began \(integer) NOT NULL, saved \(integer) NOT NULL,
      content TEXT NOT NULL, PRIMARY KEY (person, obligation))\(keyed)
      """,
      "CREATE INDEX draft_obligation ON draft (obligation)",
    ]
  }

  /// The statements that make what programs need that ask by the API: for what a token is good, which follows from the entries, and what was
  /// answered under which key, which does not.
  static func programs(_ engine: DatabaseEngineName) -> [String] {
    let integer = engine == .postgres ? "BIGINT" : "INTEGER"
    let keyed = engine == .sqlite ? " WITHOUT ROWID" : ""
    return [
      "CREATE TABLE token_scope (entry \(integer) PRIMARY KEY, scope TEXT NOT NULL, role TEXT, organisation TEXT)",
      """
      CREATE TABLE answered (person TEXT NOT NULL, key TEXT NOT NULL, question TEXT NOT NULL, answered_at \(integer) NOT NULL,
      answer TEXT NOT NULL, PRIMARY KEY (person, key))\(keyed)
      """,
      "CREATE INDEX answered_at ON answered (answered_at)",
    ]
  }

  /// The statements that make the table beside the ledger of regulations that somebody is about to activate.
  static func activation(_ engine: DatabaseEngineName) -> [String] {
    let integer = engine == .postgres ? "BIGINT" : "INTEGER"
    let keyed = engine == .sqlite ? " WITHOUT ROWID" : ""
    return [
      """
      CREATE TABLE activation_draft (person TEXT NOT NULL, regulation TEXT NOT NULL, began \(integer) NOT NULL,
      saved \(integer) NOT NULL, content TEXT NOT NULL, PRIMARY KEY (person, regulation))\(keyed)
      """
    ]
  }

  /// The statements that make the tables of notes, found by sentence, by regulation and by body.
  static func notes(_ engine: DatabaseEngineName) -> [String] {
    let integer = engine == .postgres ? "BIGINT" : "INTEGER"
    let keyed = engine == .sqlite ? " WITHOUT ROWID" : ""
    return [
      """
      CREATE TABLE note (entry \(integer) PRIMARY KEY, body TEXT NOT NULL, day \(integer) NOT NULL, sessions \(integer),
      people \(integer), person TEXT NOT NULL, ended \(integer))
      """,
      "CREATE INDEX note_day ON note (day, entry)",
      "CREATE INDEX note_body ON note (body, day)",
      """
      CREATE TABLE note_clause (entry \(integer) NOT NULL, clause TEXT NOT NULL, regulation TEXT NOT NULL,
      PRIMARY KEY (entry, clause))\(keyed)
      """,
      "CREATE INDEX note_clause_clause ON note_clause (clause)",
      "CREATE INDEX note_clause_regulation ON note_clause (regulation)",
    ]
  }

  /// The statements that make where people get mail, which follows from the entries, and what does not: addresses that wait for their code,
  /// mails and of what they reminded, addresses that a mail server refused, and up to where somebody has seen the ledger.
  static func mail(_ engine: DatabaseEngineName) -> [String] {
    let integer = engine == .postgres ? "BIGINT" : "INTEGER"
    let keyed = engine == .sqlite ? " WITHOUT ROWID" : ""
    return [
      "CREATE TABLE contact (entry \(integer) PRIMARY KEY, person TEXT NOT NULL, language TEXT NOT NULL, ended \(integer))",
      "CREATE INDEX contact_person ON contact (person) WHERE ended IS NULL",
      """
      CREATE TABLE contact_offer (person TEXT PRIMARY KEY, address TEXT NOT NULL, language TEXT NOT NULL, hash TEXT NOT NULL,
      offered \(integer) NOT NULL, tries \(integer) NOT NULL)\(keyed)
      """,
      """
      CREATE TABLE mail (id TEXT PRIMARY KEY, person TEXT NOT NULL, contact \(integer), day \(integer) NOT NULL, made \(integer) NOT NULL,
      state TEXT NOT NULL, next_try \(integer) NOT NULL, tries \(integer) NOT NULL, done \(integer), subject TEXT, body TEXT)
      """,
      "CREATE UNIQUE INDEX mail_morning ON mail (contact, day) WHERE contact IS NOT NULL",
      "CREATE INDEX mail_waiting ON mail (next_try) WHERE state = 'waiting'",
      "CREATE INDEX mail_made ON mail (made)",
      """
      CREATE TABLE mail_reminder (mail TEXT NOT NULL, obligation TEXT NOT NULL, due \(integer) NOT NULL, days_left \(integer) NOT NULL,
      PRIMARY KEY (mail, obligation))\(keyed)
      """,
      "CREATE INDEX mail_reminder_obligation ON mail_reminder (obligation)",
      "CREATE TABLE contact_refused (contact \(integer) PRIMARY KEY, refused \(integer) NOT NULL, answer TEXT NOT NULL)",
      "CREATE TABLE seen (person TEXT PRIMARY KEY, entry \(integer) NOT NULL)\(keyed)",
    ]
  }

  /// The statements that make the table beside the ledger of on which mornings people want their mail; who is not in it wants it on all.
  static func mornings(_ engine: DatabaseEngineName) -> [String] {
    let keyed = engine == .sqlite ? " WITHOUT ROWID" : ""
    return ["CREATE TABLE mail_wish (person TEXT PRIMARY KEY, wish TEXT NOT NULL)\(keyed)"]
  }

  /// The statements that make the index of words anew and empty, its tokens having become others. In SQLite it does not keep where in an
  /// entry a word stands, for nobody asks; and it keeps the beginnings of words up to six letters, so that what begins with one is read and
  /// not gathered: hardly a syllable is longer.
  static func secondSearchIndex(_ engine: DatabaseEngineName) -> [String] {
    switch engine {
    case .sqlite:
      [
        "DROP TABLE search_index",
        """
        CREATE VIRTUAL TABLE search_index USING fts5 (words, tokenize = 'ascii', detail = none, columnsize = 0,
        prefix = '1 2 3 4 5 6')
        """,
      ]
    case .postgres: ["DELETE FROM search_index"]
    }
  }
}
