import Diagnostics

/// The cells of a sheet, gathered while it is read.
struct SheetCells {
  private(set) var rows: [Int: [Int: Spreadsheet.Cell]] = [:]
  private(set) var hidden: Set<Int> = []
  /// Why the sheet is not read; nil while it is.
  private(set) var failure: SpreadsheetError?

  private let strings: [String]
  private let styles: CellStyles
  private var row = 0
  private var column = 0
  private var count = 0
  private var kind = "n"
  private var text = ""
  private var isText = false
  private var isInCell = false
  /// Whether the numbers of the cell's style are days or hours.
  private var isTime = false
  private var hasFormula = false
  private var hasValue = false

  init(strings: [String], styles: CellStyles) {
    self.strings = strings
    self.styles = styles
  }

  mutating func open(_ name: String, _ attributes: [String: String]) {
    guard failure == nil else { return }
    isText = false
    switch name {
    case "row":
      row = attributes["r"].flatMap { Int($0) } ?? row + 1
      column = 0
      // A file may say any number, and the next row be counted from it.
      if !(1...Spreadsheet.mostRows).contains(row) { failure = .broken("row \(row)") }
    case "c":
      let place = attributes["r"].flatMap { Spreadsheet.place($0) }
      if let place { row = place.row }
      column = place?.column ?? column + 1
      kind = attributes["t"] ?? "n"
      text = ""
      isTime = attributes["s"].flatMap { Int($0) }.map(styles.isTime) ?? false
      (hasFormula, hasValue) = (false, false)
      isInCell = true
    case "f": hasFormula = true
    case "v", "t":
      isText = isInCell
      hasValue = true
    case "col":
      guard ["1", "true"].contains(attributes["hidden"] ?? ""), let from = attributes["min"].flatMap({ Int($0) }),
        let to = attributes["max"].flatMap({ Int($0) }), 1 <= from, from <= to
      else { return }
      hidden.formUnion(from...min(to, max(from, WorkbookReader.limits.columns)))
    default: break
    }
  }

  mutating func write(_ piece: String) { if isText { text += piece } }

  mutating func close(_ name: String) {
    isText = false
    guard name == "c", isInCell, failure == nil else { return }
    isInCell = false
    guard let cell else { return }
    let limits = WorkbookReader.limits
    count += 1
    guard row <= limits.rows, column <= limits.columns, count <= limits.cells else {
      let place = Spreadsheet.address(row: row, column: column)
      failure = .tooMuch(
        "ô \(place); được \(limits.rows) dòng, \(limits.columns) cột, \(limits.cells) ô",
        "cell \(place); \(limits.rows) rows, \(limits.columns) columns, \(limits.cells) cells are allowed")
      return
    }
    rows[row, default: [:]][column] = cell
  }

  /// What stands in the cell that ends; nil where that is nothing.
  private var cell: Spreadsheet.Cell? {
    // Programs that do not reckon write formulas alone, or with an empty value; words may come out empty.
    if hasFormula, !hasValue || text.isEmpty && kind != "str" { return .formula }
    switch kind {
    case "n":
      let digits = text.filter { !$0.isWhitespace }
      if digits.isEmpty { return nil }
      return isTime ? styles.time(digits).map { .time($0) } ?? .number(digits) : .number(digits)
    case "d": return CellStyles.time(iso: text).map { .time($0) } ?? words(text)
    case "s":
      guard let place = Int(text), strings.indices.contains(place) else { return nil }
      return words(strings[place])
    case "b": return .text(text == "1" ? "TRUE" : "FALSE")
    default: return words(text)
    }
  }

  private func words(_ text: String) -> Spreadsheet.Cell? {
    let composed = VietnameseText.composed(text)
    return composed.allSatisfy(\.isWhitespace) ? nil : .text(composed)
  }
}
