import Database
import Entries

/// One thing that is written for an entry. What can be reckoned without the tables is in it already.
enum LedgerStep: Sendable {
  /// A new row of a table, all columns in their order.
  case insert(LedgerTable, [DatabaseValue])
  /// A row that takes the place of another, or ends one.
  case change(RowChange)
  /// The words under which the entry is found.
  case index(Int64, String)
  /// A personal value is destroyed.
  case erase(Int64, field: String)
}

/// The tables to which rows are added one by one.
enum LedgerTable: Hashable, Sendable {
  case entry, personal, tree, checkpoint
  case projection(ProjectionTable)

  /// The name, and the columns in their order.
  private var form: (name: String, columns: [String]) {
    switch self {
    case .entry:
      (
        "entry",
        [
          "sequence", "recorded", "author", "role", "organisation", "kind", "subject", "happened", "reason", "format",
          "payload", "leaf",
        ]
      )
    case .personal: ("personal", ["entry", "field", "salt", "value"])
    case .tree: ("tree", ["level", "place", "hash"])
    case .checkpoint: ("checkpoint", ["size", "signed_at", "note"])
    case .projection(let table): (table.rawValue, table.columns.map(\.name))
    }
  }

  /// The statement that adds a row.
  var insert: SQL {
    let (name, columns) = form
    return SQL(
      trustingText:
        "INSERT INTO \(name) (\(columns.joined(separator: ", "))) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))",
      values: columns.map { _ in .null })
  }
}
