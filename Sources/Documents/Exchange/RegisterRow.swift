import Diagnostics

/// A record of a register's file, its cells by the name of their column.
struct RegisterRow: Sendable {
  let row: CSVRow
  let columns: [String: Int]

  /// The text of a column without spaces around it, Vietnamese letters composed; empty when the file does not have the column.
  func text(_ column: String) -> String {
    columns[column].map { VietnameseText.composed(RegisterTable.trimmed(row.cells[$0].text)) } ?? ""
  }

  /// The cell of a column, or the first when the file does not have the column.
  func cell(_ column: String) -> CSVCell { row.cells[columns[column] ?? 0] }
}
