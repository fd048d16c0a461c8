import Diagnostics

/// A text in a table, with the columns it takes counted once.
struct TableCell {
  let text: String
  let columns: Int

  init(_ text: String) {
    self.text = text
    columns = text.columns
  }
}

/// A line of a table for people.
enum TableLine {
  /// The cells, each cut and filled to its column's width, with a gap between them and no spaces at the end of the line.
  static func text(_ cells: [String], widths: [Int], gap: Int) -> String {
    var bytes: [UInt8] = []
    append(cells.map { TableCell($0) }, widths: widths, gap: gap, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same, behind what is there: many lines are one text in the end.
  static func append(_ cells: [TableCell], widths: [Int], gap: Int, to bytes: inout [UInt8]) {
    var spaces = 0
    for (cell, width) in zip(cells, widths) {
      if cell.columns > 0 {
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: spaces))
        var text = cell.columns > width ? cell.text.cut(width) : cell.text
        text.withUTF8 { bytes.append(contentsOf: $0) }
        spaces = 0
      }
      spaces += max(0, width - cell.columns) + gap
    }
    bytes.append(UInt8(ascii: "\n"))
  }
}
