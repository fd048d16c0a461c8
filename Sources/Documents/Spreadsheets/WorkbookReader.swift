import Diagnostics

/// Reads .xlsx workbooks (ECMA-376): words, numbers and days, with what formulas last came to. Cost: what the archive says that it holds, which is
/// bounded; no bytes whatever crash it.
public struct WorkbookReader {
  /// The most that is read of a sheet.
  public static let limits = (rows: 5000, columns: 200, cells: 100_000)

  static let elements = 1_000_000

  /// The workbook of a file.
  public static func read(_ bytes: [UInt8]) throws(SpreadsheetError) -> Workbook {
    let files = try ZipFolder.read(
      bytes,
      wanted: { name in
        ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml"].contains(name)
          || name.hasPrefix("xl/worksheets/") && name.hasSuffix(".xml")
      })
    return try read(parts: files)
  }

  /// A workbook that is unpacked, by the names of its parts.
  public static func read(parts files: [String: [UInt8]]) throws(SpreadsheetError) -> Workbook {
    guard let book = files["xl/workbook.xml"], let relations = files["xl/_rels/workbook.xml.rels"] else {
      throw .notWorkbook
    }
    let (sheets, isFrom1904) = try shown(in: book)
    let targets = try targets(in: relations)
    // A part is read as one sheet, however many name it.
    var paths: Set<String> = []
    let found = sheets.compactMap { name, id -> (name: String, path: String)? in
      guard let path = targets[id], files[path] != nil, paths.insert(path).inserted else { return nil }
      return (VietnameseText.composed(name), path)
    }
    if found.isEmpty { throw .broken("xl/workbook.xml") }
    let strings = try files["xl/sharedStrings.xml"].map { bytes throws(SpreadsheetError) in try Self.strings(bytes) }
    return Workbook(
      sheets: found, parts: files, strings: strings ?? [],
      styles: try CellStyles(files["xl/styles.xml"], isFrom1904: isFrom1904, elements: elements))
  }

  /// The sheets that are shown, and whether days are counted from 1904.
  private static func shown(
    in book: [UInt8]
  ) throws(SpreadsheetError) -> (sheets: [(name: String, id: String)], isFrom1904: Bool) {
    var found: [(name: String, id: String)] = []
    var isFrom1904 = false
    let isRead = XMLEvents.read(
      book, elements: elements,
      .init(
        opens: { name, attributes in
          if name == "workbookPr" { isFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "") }
          guard name == "sheet", attributes["state"] ?? "visible" == "visible", let id = attributes["id"] else {
            return
          }
          found.append((attributes["name"] ?? "", id))
        }, text: { _ in }, closes: { _ in }))
    if !isRead { throw .broken("xl/workbook.xml") }
    return (found, isFrom1904)
  }

  /// The parts by the ids under which a workbook knows them; the first of each.
  private static func targets(in relations: [UInt8]) throws(SpreadsheetError) -> [String: String] {
    var found: [String: String] = [:]
    let isRead = XMLEvents.read(
      relations, elements: elements,
      .init(
        opens: { name, attributes in
          guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"], found[id] == nil
          else { return }
          found[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        }, text: { _ in }, closes: { _ in }))
    if !isRead { throw .broken("xl/_rels/workbook.xml.rels") }
    return found
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
}
