/// Writes a sheet as an .xlsx workbook (ECMA-376): the least that Excel and LibreOffice open without a question. The same sheet gives the same
/// bytes.
public struct WorkbookWriter {
  /// The file; nil where there is no memory for it.
  public static func write(_ sheet: Spreadsheet) -> [UInt8]? {
    ZipFolder.write([
      ("[Content_Types].xml", Array(types.utf8)), ("_rels/.rels", Array(relations.utf8)),
      ("xl/workbook.xml", Array(book(sheet.name).utf8)), ("xl/_rels/workbook.xml.rels", Array(bookRelations.utf8)),
      ("xl/styles.xml", Array(styles.utf8)), ("xl/worksheets/sheet1.xml", Array(cells(sheet).utf8)),
    ])
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  private static let types = """
    \(head)<Types xmlns="\(package)/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
    <Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="\(kind).sheet.main+xml"/>\
    <Override PartName="/xl/worksheets/sheet1.xml" ContentType="\(kind).worksheet+xml"/>\
    <Override PartName="/xl/styles.xml" ContentType="\(kind).styles+xml"/></Types>
    """
  private static let relations = """
    \(head)<Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" Type="\(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
    """
  private static let bookRelations = """
    \(head)<Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/>\
    <Relationship Id="rId2" Type="\(office)/styles" Target="styles.xml"/></Relationships>
    """
  /// Nothing, a heading, words that wrap.
  private static let styles = """
    \(head)<styleSheet xmlns="\(main)"><fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font>\
    <font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>\
    <fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf fontId="1" xfId="0" applyFont="1" applyAlignment="1">\
    <alignment wrapText="1" vertical="center"/></xf><xf xfId="0" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf></cellXfs>\
    <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
    """

  private static func book(_ name: String) -> String {
    // Excel takes at most 31 letters and not these.
    var title = String(name.map { "[]:*?/\\'".contains($0) ? " " : $0 }.prefix(31))
    if title.allSatisfy(\.isWhitespace) { title = "1" }
    return """
      \(head)<workbook xmlns="\(main)" xmlns:r="\(office)"><sheets><sheet name="\(escaped(title))" sheetId="1" r:id="rId1"/></sheets></workbook>
      """
  }

  private static func cells(_ sheet: Spreadsheet) -> String {
    var out = "\(head)<worksheet xmlns=\"\(main)\">"
    let columns = Set(sheet.widths.keys).union(sheet.hidden).sorted()
    if !columns.isEmpty {
      out += "<cols>"
      for column in columns {
        let isHidden = sheet.hidden.contains(column) ? " hidden=\"1\"" : ""
        out +=
          "<col min=\"\(column)\" max=\"\(column)\" width=\"\(sheet.widths[column] ?? 9)\"\(isHidden) customWidth=\"1\"/>"
      }
      out += "</cols>"
    }
    out += "<sheetData>"
    for (row, cells) in sheet.rows.sorted(by: { $0.key < $1.key }) {
      out += "<row r=\"\(row)\">"
      for (column, cell) in cells.sorted(by: { $0.key < $1.key }) {
        let place = Spreadsheet.address(row: row, column: column)
        switch cell {
        case .number(let digits): out += "<c r=\"\(place)\"><v>\(escaped(digits))</v></c>"
        case .text(let text), .time(let text): out += inline(place, text, style: 2)
        case .heading(let text): out += inline(place, text, style: 1)
        case .formula: break
        }
      }
      out += "</row>"
    }
    return out + "</sheetData></worksheet>"
  }

  private static func inline(_ place: String, _ text: String, style: Int) -> String {
    "<c r=\"\(place)\" s=\"\(style)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped(text))</t></is></c>"
  }

  /// What XML has no letter for is left out.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\t", "\n": out.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
