import Database
import Entries

/// The words under which entries are found, as each engine keeps them: made from the entries like the tables.
///
/// Of SQLite a table of FTS5 whose rows bear the ledger numbers, of PostgreSQL a table with an index over the words.
enum SearchIndex {
  /// What makes it.
  static func statements(_ engine: DatabaseEngineName) -> [String] {
    switch engine {
    case .sqlite: ["CREATE VIRTUAL TABLE search_index USING fts5 (words, tokenize = 'ascii')"]
    case .postgres:
      [
        "CREATE TABLE search_index (entry BIGINT PRIMARY KEY, words TEXT NOT NULL)",
        "CREATE INDEX search_index_words ON search_index USING GIN (to_tsvector('simple', words))",
      ]
    }
  }

  /// The column of the ledger number.
  static func number(_ engine: DatabaseEngineName) -> SQL {
    switch engine {
    case .sqlite: "rowid"
    case .postgres: "entry"
    }
  }

  /// Puts the words of an entry in place of those that are there.
  static func put(_ entry: Int64, _ words: String?, _ connection: any DatabaseConnection) throws {
    let number = number(connection.engine)
    try connection.run("DELETE FROM search_index WHERE \(number) = \(entry)")
    if let words { try connection.run("INSERT INTO search_index (\(number), words) VALUES (\(entry), \(words))") }
  }

  /// Takes what was removed out of every part of the index: FTS5 only marks it until its parts are merged.
  static func forgetRemoved(_ connection: any DatabaseConnection) throws {
    if connection.engine == .sqlite {
      try connection.run("INSERT INTO search_index (search_index) VALUES ('optimize')")
    }
  }

  /// The words of entries from one ledger number to another.
  static func words(
    from first: Int64, to last: Int64, _ connection: any DatabaseConnection
  ) throws -> [Int64: String] {
    let number = number(connection.engine)
    let rows = try connection.all(
      "SELECT \(number), words FROM search_index WHERE \(number) >= \(first) AND \(number) <= \(last)"
    ) { ($0.integer(0), $0.optionalText(1) ?? "") }
    return Dictionary(rows) { first, _ in first }
  }

  /// The entries that have all of some words, the newest first, below a ledger number. The words are those of `SearchWords`; the last one
  /// may be the beginning of a longer word.
  static func find(
    _ words: [String], tokens: [String], below: Int64, limit: Int, _ connection: any DatabaseConnection
  ) throws -> [Int64] {
    guard let last = words.last ?? tokens.last else { return [] }
    let whole = tokens + words.dropLast()
    switch connection.engine {
    case .sqlite:
      let query = (whole.map { "\"\($0)\"" } + (words.isEmpty ? [] : ["\"\(last)\"*"])).joined(separator: " AND ")
      return try connection.all(
        "SELECT rowid FROM search_index WHERE search_index MATCH \(query) AND rowid < \(below) ORDER BY rowid DESC LIMIT \(limit)"
      ) { $0.integer(0) }
    case .postgres:
      let query = (whole + (words.isEmpty ? [] : ["\(last):*"])).joined(separator: " & ")
      return try connection.all(
        """
        SELECT entry FROM search_index WHERE to_tsvector('simple', words) @@ to_tsquery('simple', \(query))
        AND entry < \(below) ORDER BY entry DESC LIMIT \(limit)
        """
      ) { $0.integer(0) }
    }
  }
}

extension Ledger {
  /// The ledger numbers of entries that have all of some words and tokens of `SearchWords`, the newest first, below a ledger number.
  @available(*, noasync)
  public func search(
    _ words: [String], tokens: [String], below: Int64 = .max, limit: Int
  ) throws -> [Int64] {
    try database.read { try SearchIndex.find(words, tokens: tokens, below: below, limit: limit, $0) }
  }
}
