import Diagnostics

/// A line of a table for people.
enum TableLine {
  /// The cells, each cut and filled to its column's width, with a gap between them and no spaces at the end of the line.
  static func text(_ cells: [String], widths: [Int], gap: Int) -> String {
    var line: [UInt8] = []
    line.reserveCapacity(cells.reduce(0) { $0 + $1.utf8.count } + 80)
    var spaces = 0
    for (cell, width) in zip(cells, widths) {
      let columns = cell.columns
      if columns > 0 {
        line.append(contentsOf: repeatElement(UInt8(ascii: " "), count: spaces))
        line.append(contentsOf: (columns > width ? cell.cut(width) : cell).utf8)
        spaces = 0
      }
      spaces += max(0, width - columns) + gap
    }
    line.append(UInt8(ascii: "\n"))
    return String(decoding: line, as: UTF8.self)
  }
}
