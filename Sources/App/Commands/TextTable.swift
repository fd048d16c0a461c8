import Diagnostics

/// A table for people: columns as wide as what they hold.
struct TextTable {
  let heads: [String]
  /// How wide each column may become; what is longer is cut.
  let most: [Int]
  /// Columns from here on stand at the right edge: numbers.
  var firstNumber = Int.max
  private(set) var rows: [[String]] = []

  init(_ heads: [String], most: [Int], firstNumber: Int = .max) {
    self.heads = heads
    self.most = most
    self.firstNumber = firstNumber
  }

  mutating func add(_ row: [String]) { rows.append(row) }

  var text: String {
    let widths = heads.indices.map { column in
      min(rows.reduce(heads[column].columns) { max($0, $1[column].columns) }, most[column])
    }
    return ([heads] + rows).map { cells in
      let placed = cells.enumerated().map { column, cell in
        column < firstNumber ? cell : String(repeating: " ", count: max(0, widths[column] - cell.columns)) + cell
      }
      return TableLine.text(placed, widths: widths, gap: 2)
    }.joined()
  }
}
