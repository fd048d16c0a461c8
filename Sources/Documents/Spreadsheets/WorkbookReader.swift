import Diagnostics

/// Reads the first visible sheet of an .xlsx workbook (ECMA-376): words and numbers, with what formulas last came to. Cost: what the archive says
/// that it holds, which is bounded; no bytes whatever crash it.
public struct WorkbookReader {
  /// The most that is read of a sheet.
  public static let limits = (rows: 5000, columns: 200, cells: 100_000)

  private static let elements = 1_000_000

  /// The sheet of a file.
  public static func read(_ bytes: [UInt8]) throws(SpreadsheetError) -> Spreadsheet {
    let files = try ZipFolder.read(
      bytes,
      wanted: { name in
        ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"].contains(name)
          || name.hasPrefix("xl/worksheets/") && name.hasSuffix(".xml")
      })
    return try read(parts: files)
  }

  /// The sheet of a workbook that is unpacked, by the names of its parts.
  public static func read(parts files: [String: [UInt8]]) throws(SpreadsheetError) -> Spreadsheet {
    guard let book = files["xl/workbook.xml"], let relations = files["xl/_rels/workbook.xml.rels"] else {
      throw .notWorkbook
    }
    let (name, id) = try first(of: book)
    let path = try target(of: id, in: relations)
    guard let sheet = files[path] else { throw .broken("xl/workbook.xml") }
    let strings = try files["xl/sharedStrings.xml"].map { bytes throws(SpreadsheetError) in try Self.strings(bytes) }
    return try Self.sheet(sheet, named: name, path, strings ?? [])
  }

  private static func first(of book: [UInt8]) throws(SpreadsheetError) -> (name: String, id: String) {
    var found: (name: String, id: String)?
    let isRead = XMLEvents.read(
      book, elements: elements,
      .init(
        opens: { name, attributes in
          guard name == "sheet", found == nil, attributes["state"] ?? "visible" == "visible",
            let id = attributes["id"]
          else { return }
          found = (attributes["name"] ?? "", id)
        }, text: { _ in }, closes: { _ in }))
    guard isRead, let found else { throw .broken("xl/workbook.xml") }
    return found
  }

  private static func target(of id: String, in relations: [UInt8]) throws(SpreadsheetError) -> String {
    var found: String?
    let isRead = XMLEvents.read(
      relations, elements: elements,
      .init(
        opens: { name, attributes in
          if name == "Relationship", attributes["Id"] == id, found == nil { found = attributes["Target"] }
        }, text: { _ in }, closes: { _ in }))
    guard isRead, let found else { throw .broken("xl/_rels/workbook.xml.rels") }
    return found.hasPrefix("/") ? String(found.dropFirst()) : "xl/" + found
  }

  /// The words that cells share; what is read beside letters to say how they sound is left out.
  private static func strings(_ bytes: [UInt8]) throws(SpreadsheetError) -> [String] {
    var strings: [String] = []
    var text: String?
    var isText = false
    var sounds = 0
    let isRead = XMLEvents.read(
      bytes, elements: elements,
      .init(
        opens: { name, _ in
          if name == "si" { text = "" }
          if name == "rPh" { sounds += 1 }
          isText = name == "t" && sounds == 0
        }, text: { if isText { text? += $0 } },
        closes: { name in
          isText = false
          if name == "rPh" { sounds -= 1 }
          if name == "si", let whole = text {
            strings.append(whole)
            text = nil
          }
        }))
    if !isRead { throw .broken("xl/sharedStrings.xml") }
    return strings
  }

  private static func sheet(
    _ bytes: [UInt8], named name: String, _ path: String, _ strings: [String]
  ) throws(SpreadsheetError) -> Spreadsheet {
    var cells = SheetCells(strings: strings)
    let isRead = XMLEvents.read(
      bytes, elements: elements,
      .init(opens: { cells.open($0, $1) }, text: { cells.write($0) }, closes: { cells.close($0) }))
    if let failure = cells.failure { throw failure }
    if !isRead { throw .broken(path) }
    return Spreadsheet(name: VietnameseText.composed(name), rows: cells.rows, hidden: cells.hidden)
  }
}
