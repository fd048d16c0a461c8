import Diagnostics

/// A record under a header, its cells by the name of their column.
struct RecordRow: Sendable {
  let row: CSVRow
  /// By position.
  let titles: [String]

  /// The text of a column without spaces around it, Vietnamese letters composed; empty when the file does not have the column.
  func text(_ column: String) -> String {
    titles.firstIndex(of: column).map { VietnameseText.composed(RecordTable.trimmed(row.cells[$0].text)) } ?? ""
  }

  /// The cell of a column, or the first when the file does not have the column.
  func cell(_ column: String) -> CSVCell { row.cells[titles.firstIndex(of: column) ?? 0] }

  /// True where nothing stands in any cell, as below a table that a spreadsheet wrote.
  var isBlank: Bool { row.cells.allSatisfy { RecordTable.trimmed($0.text).isEmpty } }
}
