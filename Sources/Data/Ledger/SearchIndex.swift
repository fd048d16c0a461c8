import Database
import Entries

/// The words under which entries are found, as each engine keeps them: made from the entries like the tables.
///
/// Of SQLite a table of FTS5 whose rows bear the ledger numbers, of PostgreSQL a table with an index over the words.
enum SearchIndex {
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

  /// Makes it from the entries, where it is empty. What an entry says that does not read, `Verifier` tells.
  @Sendable static func fill(_ connection: any DatabaseConnection) throws {
    let rows = RowWriter(connection)
    let size = try connection.first("SELECT COALESCE(MAX(sequence), 0) FROM entry") { $0.integer(0) } ?? 0
    try KeptEntry.each(from: 1, to: size, on: connection) { batch in
      for kept in batch { if let entry = kept.entry() { try rows.index(entry) } }
      return true
    }
  }

  /// The entries that are found, the newest first.
  static func find(_ query: SearchQuery, _ connection: any DatabaseConnection) throws -> [SearchHit] {
    guard let text = text(of: query, connection.engine) else { return [] }
    let number: SQL = connection.engine == .sqlite ? "search_index.rowid" : "search_index.entry"
    let isFound: SQL =
      switch connection.engine {
      case .sqlite: "search_index MATCH \(text)"
      case .postgres: "to_tsvector('simple', words) @@ to_tsquery('simple', \(text))"
      }
    return try connection.all(
      """
      SELECT \(number), event.obligation, (SELECT COUNT(*) FROM event_also WHERE event_also.entry = \(number))
      FROM search_index LEFT JOIN event ON event.entry = \(number)
      WHERE \(isFound) AND \(number) < \(query.below) ORDER BY \(number) DESC LIMIT \(query.limit)
      """
    ) { SearchHit(entry: $0.integer(0), obligation: $0.optionalText(1), hasOthers: $0.integer(2) > 0) }
  }

  /// The query as an engine writes it; nil for one without words.
  private static func text(of query: SearchQuery, _ engine: DatabaseEngineName) -> String? {
    guard let last = query.words.last else { return nil }
    let isFTS = engine == .sqlite
    func whole(_ word: String) -> String { isFTS ? "\"\(word)\"" : word }
    var parts = (query.tokens + query.words.dropLast()).map(whole) + [whole(last) + (isFTS ? "*" : ":*")]
    for words in query.any { parts.append("(\(words.map(whole).joined(separator: isFTS ? " OR " : " | ")))") }
    return parts.joined(separator: isFTS ? " AND " : " & ")
  }
}

/// What is looked for in the index of words, in words and tokens of `SearchWords`.
public struct SearchQuery: Sendable {
  /// Words that an entry must have, all of them; the last one may be the beginning of a longer word. None find nothing.
  public var words: [String]
  /// Tokens that it must have, all of them.
  public var tokens: [String]
  /// Lists of tokens of each of which it must have one.
  public var any: [[String]] = []
  /// Only entries below this ledger number.
  public var below: Int64
  /// How many at most.
  public var limit: Int

  /// Words and tokens.
  public init(_ words: [String], tokens: [String], below: Int64 = .max, limit: Int) {
    self.words = words
    self.tokens = tokens
    self.below = below
    self.limit = limit
  }
}

/// An entry that was found.
public struct SearchHit: Hashable, Sendable {
  /// Its ledger number.
  public let entry: Int64
  /// Of a deed the first obligation that it is about.
  public let obligation: String?
  /// Whether it is about others beside that one.
  public let hasOthers: Bool
}

extension Ledger {
  /// The entries that are found, the newest first. Whoever shows them asks what the reader may see.
  @available(*, noasync)
  public func search(_ query: SearchQuery) throws -> [SearchHit] {
    try database.read { try SearchIndex.find(query, $0) }
  }

  /// Some entries, in the order of their ledger numbers as given; those that are not there are left out.
  @available(*, noasync)
  public func entries(_ numbers: [Int64]) throws -> [Entry] {
    try database.read { connection in
      var found: [Entry] = []
      for number in numbers {
        try KeptEntry.each(from: number, to: number, on: connection) { batch in
          for kept in batch {
            guard let entry = kept.entry() else { throw LedgerError.unreadable(kept.sequence) }
            found.append(entry)
          }
          return true
        }
      }
      return found
    }
  }
}
