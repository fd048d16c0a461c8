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
      min(max(heads[column].count, rows.map { $0[column].count }.max() ?? 0), most[column])
    }
    var out = ""
    for cells in [heads] + rows {
      let line = cells.indices.map { column in
        let cell = cells[column].cut(widths[column])
        return column < firstNumber
          ? cell.padded(widths[column]) : String(repeating: " ", count: max(0, widths[column] - cell.count)) + cell
      }
      out += line.joined(separator: "  ").trimmedRight + "\n"
    }
    return out
  }
}
