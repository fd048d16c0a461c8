import Database
import Entries

/// Writes what entries do to the tables, within a transaction of its connection.
final class RowWriter {
  private let connection: any DatabaseConnection
  private var inserts: [ProjectionTable: any DatabaseStatement] = [:]

  init(_ connection: any DatabaseConnection) {
    self.connection = connection
  }

  func write(_ change: RowChange) throws {
    switch change {
    case .add(let table, let values): try insert(table).run(values.map(\.databaseValue))
    case .put(let table, let values):
      try connection.run(
        SQL(
          trustingText: "DELETE FROM \(table.rawValue) WHERE \(table.columns[0].name) = ?",
          values: [values[0].databaseValue]))
      try insert(table).run(values.map(\.databaseValue))
    case .end(let table, let entry, let values):
      let columns = table.columns.drop { $0.name != "ended" }.map { "\($0.name) = ?" }.joined(separator: ", ")
      let ended = try connection.run(
        SQL(
          trustingText: "UPDATE \(table.rawValue) SET \(columns) WHERE entry = ? AND ended IS NULL",
          values: values.map(\.databaseValue) + [.integer(entry)]))
      if ended != 1 { throw LedgerError.nothingToEnd(table, entry) }
    }
  }

  /// Destroys a personal value of an entry.
  func destroyPersonal(_ entry: Int64, _ field: String) throws {
    try connection.run("DELETE FROM personal WHERE entry = \(entry) AND field = \(field)")
  }

  private func insert(_ table: ProjectionTable) throws -> any DatabaseStatement {
    if let known = inserts[table] { return known }
    let columns = table.columns
    let statement = try connection.prepare(
      SQL(
        trustingText:
          "INSERT INTO \(table.rawValue) (\(columns.map(\.name).joined(separator: ", "))) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))",
        values: columns.map { _ in .null }))
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
