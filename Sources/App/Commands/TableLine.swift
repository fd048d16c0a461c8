import Diagnostics

/// A line of a table for people.
enum TableLine {
  /// The cells, each cut and filled to its column's width, with a gap between them and no spaces at the end of the line.
  static func text(_ cells: [String], widths: [Int], gap: Int) -> String {
    var line: [UInt8] = []
    var spaces = 0
    for (cell, width) in zip(cells, widths) {
      let shown = cell.cut(width)
      if !shown.isEmpty {
        line.append(contentsOf: repeatElement(UInt8(ascii: " "), count: spaces))
        line.append(contentsOf: shown.utf8)
        spaces = 0
      }
      spaces += width - shown.columns + gap
    }
    line.append(UInt8(ascii: "\n"))
    return String(decoding: line, as: UTF8.self)
  }
}
