import Database
import Entries

/// Writes what entries do to the tables, within a transaction of its connection.
final class RowWriter {
  private let connection: any DatabaseConnection
  private var inserts: [LedgerTable: any DatabaseStatement] = [:]
  private var indexing: (any DatabaseStatement)?

  init(_ connection: any DatabaseConnection) {
    self.connection = connection
  }

  /// Does one step after the other.
  func write(_ steps: [LedgerStep]) throws {
    for step in steps {
      switch step {
      case .insert(let table, let values): try insert(table).run(values)
      case .change(let change): try write(change)
      case .index(let entry, let words): try index(entry, words)
      case .erase(let entry, let field): try erase(entry, field)
      }
    }
  }

  func write(_ change: RowChange) throws {
    switch change {
    case .add(let table, let values): try insert(.projection(table)).run(values.map(\.databaseValue))
    case .put(let table, let values):
      try connection.run(
        SQL(
          trustingText: "DELETE FROM \(table.rawValue) WHERE \(table.columns[0].name) = ?",
          values: [values[0].databaseValue]))
      try insert(.projection(table)).run(values.map(\.databaseValue))
    case .end(let table, let entry, let values):
      let columns = table.columns.drop { $0.name != "ended" }.map { "\($0.name) = ?" }.joined(separator: ", ")
      let ended = try connection.run(
        SQL(
          trustingText: "UPDATE \(table.rawValue) SET \(columns) WHERE entry = ? AND ended IS NULL",
          values: values.map(\.databaseValue) + [.integer(entry)]))
      if ended != 1 { throw LedgerError.nothingToEnd(table, entry) }
    }
  }

  /// Destroys a personal value that is sealed in an entry and was not erased before.
  private func erase(_ entry: Int64, _ field: String) throws {
    let payload = try connection.first("SELECT payload FROM entry WHERE sequence = \(entry)") { $0.text(0) }
    let sealed = payload.flatMap { Payload(kept: Array($0.utf8), personal: []) }?.personal[field]
    let isErased =
      try connection.first("SELECT 1 FROM erasure WHERE of = \(entry) AND field = \(field)") { _ in true } ?? false
    guard sealed != nil, !isErased else { throw LedgerError.nothingToErase(entry, field: field) }
    try destroyPersonal(entry, field)
    try SearchIndex.forgetRemoved(connection)
  }

  /// Adds the words of an entry that has none in the index yet, where it has any.
  func index(_ entry: Entry) throws {
    if let words = entry.searchWords { try index(entry.head.sequence, words) }
  }

  /// Adds the words of an entry that has none in the index yet.
  func index(_ entry: Int64, _ words: String) throws {
    let insert = try indexing ?? prepareIndexing()
    try insert.run([.integer(entry), .text(words)])
  }

  private func prepareIndexing() throws -> any DatabaseStatement {
    let number = SearchIndex.number(connection.engine)
    let statement = try connection.prepare("INSERT INTO search_index (\(number), words) VALUES (\(0), \(""))")
    indexing = statement
    return statement
  }

  /// Destroys a personal value of an entry; its words are found no more.
  func destroyPersonal(_ entry: Int64, _ field: String) throws {
    try connection.run("DELETE FROM personal WHERE entry = \(entry) AND field = \(field)")
    var kept: Entry?
    try KeptEntry.each(from: entry, to: entry, on: connection) { batch in
      kept = batch.first?.entry()
      return false
    }
    try SearchIndex.put(entry, kept?.searchWords, connection)
  }

  private func insert(_ table: LedgerTable) throws -> any DatabaseStatement {
    if let known = inserts[table] { return known }
    let statement = try connection.prepare(table.insert)
    inserts[table] = statement
    return statement
  }
}

extension RowValue {
  var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): .integer(number)
    case .text(let text): .text(text)
    }
  }
}
