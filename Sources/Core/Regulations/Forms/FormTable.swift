import Diagnostics

/// The Markdown table of a form, cut into cells with their places.
struct FormTable {
  /// A row with its cells, white space around them left out.
  struct Row {
    let place: SourceRange
    let cells: [Word]
  }

  /// The rows of each table in the file, the heading row first and the row of dashes left out.
  private(set) var tables: [[Row]] = []

  init(_ file: RegulationFile) {
    let source = file.source
    for case .prose(let place) in file.blocks {
      var isInside = false
      var line = source.position(at: place.range.lower).line
      while line <= source.lineCount {
        let range = source.range(ofLine: line)
        guard range.lower <= place.range.upper, range.upper <= place.range.upper else { break }
        line += 1
        guard let row = Self.row(range, source) else {
          isInside = false
          continue
        }
        if !isInside { tables.append([]) }
        isInside = true
        if !Self.isDashes(row) { tables[tables.count - 1].append(row) }
      }
    }
    tables.removeAll(where: \.isEmpty)
  }

  private static func row(_ range: SourceRange, _ source: SourceText) -> Row? {
    let bytes = source.bytes
    var lower = range.lower
    var upper = range.upper
    while lower < upper, bytes[lower] <= 0x20 { lower += 1 }
    while upper > lower, bytes[upper - 1] <= 0x20 { upper -= 1 }
    guard lower < upper, bytes[lower] == UInt8(ascii: "|") else { return nil }
    let whole = SourceRange(lower, upper)
    lower += 1
    if upper > lower, bytes[upper - 1] == UInt8(ascii: "|"), bytes[upper - 2] != UInt8(ascii: "\\") { upper -= 1 }
    var cells: [Word] = []
    var start = lower
    var i = lower
    while i <= upper {
      if i == upper || (bytes[i] == UInt8(ascii: "|") && bytes[i - 1] != UInt8(ascii: "\\")) {
        cells.append(cell(SourceRange(start, i), source))
        start = i + 1
      }
      i += 1
    }
    return Row(place: whole, cells: cells)
  }

  private static func cell(_ range: SourceRange, _ source: SourceText) -> Word {
    var lower = range.lower
    var upper = range.upper
    while lower < upper, source.bytes[lower] <= 0x20 { lower += 1 }
    while upper > lower, source.bytes[upper - 1] <= 0x20 { upper -= 1 }
    let inner = SourceRange(lower, upper)
    var text = ""
    for scalar in VietnameseText.composed(source.text(inner)).unicodeScalars {
      if scalar == "|" { text.unicodeScalars.removeLast() }
      text.unicodeScalars.append(scalar)
    }
    return Word(text.collapsingSpace, Place(inner))
  }

  /// The row under the heading row: dashes, and colons that say how a column is aligned.
  private static func isDashes(_ row: Row) -> Bool {
    row.cells.allSatisfy {
      !$0.text.isEmpty && $0.text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
    }
  }
}
