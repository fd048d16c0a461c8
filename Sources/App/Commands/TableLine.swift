import Diagnostics

/// A line of a table for people.
enum TableLine {
  /// The cells, each cut and filled to its column's width, with a gap between them and no spaces at the end of the line.
  static func text(_ cells: [String], widths: [Int], gap: Int) -> String {
    var line = ""
    line.reserveCapacity(cells.reduce(0) { $0 + $1.utf8.count } + 100)
    var spaces = 0
    for (cell, width) in zip(cells, widths) {
      let columns = cell.columns
      if columns > 0 {
        line += spaces < blanks.count ? blanks[spaces] : String(repeating: " ", count: spaces)
        line += columns > width ? cell.cut(width) : cell
        spaces = 0
      }
      spaces += max(0, width - columns) + gap
    }
    line += "\n"
    return line
  }

  private static let blanks = (0..<100).map { String(repeating: " ", count: $0) }
}
