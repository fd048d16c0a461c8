import Diagnostics

/// A record under a header, its cells by the name of their column.
struct RecordRow: Sendable {
  let row: CSVRow
  let columns: [String: Int]

  /// The text of a column without spaces around it, Vietnamese letters composed; empty when the file does not have the column.
  func text(_ column: String) -> String {
    columns[column].map { VietnameseText.composed(RecordTable.trimmed(row.cells[$0].text)) } ?? ""
  }

  /// The cell of a column, or the first when the file does not have the column.
  func cell(_ column: String) -> CSVCell { row.cells[columns[column] ?? 0] }
}
