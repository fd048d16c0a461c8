/// A workbook: the sheets of it that are shown, in their order, each read when it is asked for.
public struct Workbook: Sendable {
  /// What the sheets are called; at least one.
  public let names: [String]
  private let paths: [String]
  private let parts: [String: [UInt8]]
  private let strings: [String]
  private let styles: CellStyles

  init(
    sheets: [(name: String, path: String)], parts: [String: [UInt8]], strings: [String], styles: CellStyles
  ) {
    names = sheets.map(\.name)
    paths = sheets.map(\.path)
    self.parts = parts
    self.strings = strings
    self.styles = styles
  }

  /// A sheet by its place. Cost: that of its part, once more each time.
  public func sheet(_ number: Int) throws(SpreadsheetError) -> Spreadsheet {
    let path = paths[number]
    guard let bytes = parts[path] else { throw .broken("xl/workbook.xml") }
    var cells = SheetCells(strings: strings, styles: styles)
    let isRead = XMLEvents.read(
      bytes, elements: WorkbookReader.elements,
      .init(opens: { cells.open($0, $1) }, text: { cells.write($0) }, closes: { cells.close($0) }))
    if let failure = cells.failure { throw failure }
    if !isRead { throw .broken(path) }
    return Spreadsheet(name: names[number], rows: cells.rows, hidden: cells.hidden)
  }
}
