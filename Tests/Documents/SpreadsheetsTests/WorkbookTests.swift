import Diagnostics
import Testing

@testable import Spreadsheets

/// Workbooks, ours and those of other programs.
@Suite struct WorkbookTests {
  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// A workbook of some parts as other programs write them.
  private func book(
    sheet: String, strings: String? = nil, relation: String = "worksheets/sheet1.xml",
    book: String =
      "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Ẩn\" sheetId=\"1\" state=\"hidden\" r:id=\"rId9\"/><sheet name=\"Bảng 1\" sheetId=\"2\" r:id=\"rId1\"/></sheets></workbook>",
    more: [(name: String, bytes: [UInt8])] = []
  ) throws -> [UInt8] {
    var files = [
      (name: "[Content_Types].xml", bytes: Self.bytes("<Types/>")), ("xl/workbook.xml", Self.bytes(book)),
      (
        "xl/_rels/workbook.xml.rels",
        Self.bytes("<Relationships><Relationship Id=\"rId1\" Target=\"\(relation)\"/></Relationships>")
      ), ("xl/worksheets/sheet1.xml", Self.bytes(sheet)),
    ]
    if let strings { files.append(("xl/sharedStrings.xml", Self.bytes(strings))) }
    return try #require(ZipFolder.write(files + more))
  }

  private func refusal(_ bytes: [UInt8]) -> String {
    do throws(SpreadsheetError) {
      return "\(try WorkbookReader.read(bytes).sheet(0))"
    } catch { return error.words.vi }
  }

  @Test func `what is written is read back the same, and is the same bytes each time`() throws {
    let sheet = Spreadsheet(
      name: "Biểu [1]: <a> & \"b\"",
      rows: [
        1: [2: .heading("Chỉ tiêu <\"&'>")], 3: [1: .text("  hai\ndòng  "), 28: .number("1234.5")],
        5000: [200: .number("-3")],
      ], hidden: [1], widths: [1: 4, 2: 40])
    let bytes = try #require(WorkbookWriter.write(sheet))
    #expect(WorkbookWriter.write(sheet) == bytes)
    let read = try WorkbookReader.read(bytes).sheet(0)
    #expect(read.name == "Biểu  1   <a> & \"b\"")
    #expect(
      read.rows == [
        1: [2: .text("Chỉ tiêu <\"&'>")], 3: [1: .text("  hai\ndòng  "), 28: .number("1234.5")],
        5000: [200: .number("-3")],
      ])
    #expect(read.hidden == [1])
    // What XML has no letter for.
    let odd = try #require(WorkbookWriter.write(Spreadsheet(rows: [1: [1: .text("a\u{1}b\u{FFFF}c")]])))
    #expect(try WorkbookReader.read(odd).sheet(0).rows == [1: [1: .text("abc")]])
  }

  @Test func `the sheet that is shown is read as other programs write it`() throws {
    let strings = """
      <x:sst xmlns:x="m"><x:si><x:t>Chỉ tiêu</x:t></x:si><x:si><x:r><x:t>Cuộc </x:t></x:r><x:r><x:t xml:space="preserve">vận động</x:t></x:r>\
      <x:rPh><x:t>đọc</x:t></x:rPh></x:si></x:sst>
      """
    let sheet = """
      <x:worksheet xmlns:x="m"><x:cols><x:col min="2" max="3" hidden="1"/></x:cols><x:sheetData><x:row r="2"><x:c r="A2" t="s"><x:v>0</x:v></x:c>\
      <x:c t="s"><x:v>1</x:v></x:c><x:c r="E2"><x:f>SUM(A1:A9)</x:f><x:v>1.5E3</x:v></x:c><x:c r="F2" t="str"><x:f>A1</x:f><x:v>chữ</x:v></x:c></x:row>\
      <x:row><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#REF!</x:v></x:c><x:c t="s"><x:v>99</x:v></x:c><x:c r="H3"/></x:row></x:sheetData></x:worksheet>
      """
    for relation in ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml"] {
      let read = try WorkbookReader.read(book(sheet: sheet, strings: strings, relation: relation)).sheet(0)
      #expect(read.name == "Bảng 1")
      #expect(read.hidden == [2, 3])
      #expect(
        read.rows == [
          2: [1: .text("Chỉ tiêu"), 2: .text("Cuộc vận động"), 5: .number("1.5E3"), 6: .text("chữ")],
          3: [1: .text("TRUE"), 2: .text("#REF!")],
        ])
    }
  }

  /// Programs that do not reckon write the formula alone, or an empty value; words that come out empty are nothing.
  @Test func `a formula without what it comes to is none of the numbers and no empty cell`() throws {
    let sheet = """
      <worksheet><sheetData><row r="1"><c r="A1"><f>B1*2</f></c><c r="B1"><f>C1</f><v></v></c><c r="C1" t="str"><f>""</f><v></v></c>\
      <c r="D1"><f>1+1</f><v>2</v></c><c r="E1" t="str"><f>A2</f></c><c r="F1"><f t="shared" si="0"/><v>3</v></c></row></sheetData></worksheet>
      """
    #expect(
      try WorkbookReader.read(book(sheet: sheet)).sheet(0).rows
        == [1: [1: .formula, 2: .formula, 4: .number("2"), 5: .formula, 6: .number("3")]])
    // It is written as nothing.
    let again = try #require(WorkbookWriter.write(Spreadsheet(rows: [1: [1: .formula, 2: .time("05/02/2024")]])))
    #expect(try WorkbookReader.read(again).sheet(0).rows == [1: [2: .text("05/02/2024")]])
  }

  /// 45327 is 5 February 2024: 45292 is 1 January 2024, and 35 days are 31 of January and 4. From 1904 it is 1462 less.
  @Test func `a number that is shown as a day or an hour is read as it is shown`() throws {
    let styles = """
      <styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-42A]dd\\ mmmm"/><numFmt numFmtId="165" formatCode="#,##0 &quot;ngày&quot;"/>\
      <numFmt numFmtId="166" formatCode="[Red][h]:mm"/><numFmt numFmtId="167" formatCode="0.00_d;[Magenta]0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs></styleSheet>
      """
    func value(_ digits: String, style: Int, kind: String = "n", from1904: Bool = false) throws -> Spreadsheet.Cell? {
      let sheet =
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" s=\"\(style)\" t=\"\(kind)\"><v>\(digits)</v></c></row></sheetData></worksheet>"
      let bytes = try book(
        sheet: sheet,
        book:
          "<workbook xmlns:r=\"r\"><workbookPr date1904=\"\(from1904 ? 1 : 0)\"/><sheets><sheet name=\"a\" r:id=\"rId1\"/></sheets></workbook>",
        more: [("xl/styles.xml", Self.bytes(styles))])
      return try WorkbookReader.read(bytes).sheet(0).rows[1]?[1]
    }
    #expect(try value("45327", style: 0) == .number("45327"))
    #expect(try value("45327", style: 1) == .time("05/02/2024"))
    #expect(try value("45327.604166666664", style: 2) == .time("05/02/2024 14:30"))
    #expect(try value("45327", style: 3) == .number("45327"), "the word for day in quotation marks is no day")
    #expect(try value("0.5", style: 4) == .time("12:00"))
    #expect(try value("45327", style: 5) == .number("45327"), "a letter that only keeps room, and a colour")
    #expect(try value("43865", style: 1, from1904: true) == .time("05/02/2024"))
    #expect(try value("1", style: 1) == .time("01/01/1900"))
    #expect(try value("61", style: 1) == .time("01/03/1900"))
    for odd in ["-1", "2958466", "1e300", "nan"] { #expect(try value(odd, style: 1) == .number(odd)) }
    #expect(try value("45327", style: 99) == .number("45327"))
    #expect(try value("2024-02-05T14:30:00", style: 0, kind: "d") == .time("05/02/2024 14:30"))
    #expect(try value("2024-02-05", style: 0, kind: "d") == .time("05/02/2024"))
    #expect(try value("mai", style: 0, kind: "d") == .text("mai"))
  }

  @Test func `sheets that are shown are there by their names, each part once`() throws {
    let names =
      "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Ẩn\" state=\"veryHidden\" r:id=\"rId1\"/><sheet name=\"Một\" r:id=\"rId1\"/><sheet name=\"Lại một\" r:id=\"rId1\"/><sheet name=\"Biểu đồ\" r:id=\"rId7\"/></sheets></workbook>"
    #expect(try WorkbookReader.read(book(sheet: "<worksheet/>", book: names)).names == ["Một"])
  }

  @Test func `cells have names`() {
    #expect(Spreadsheet.address(row: 3, column: 2) == "B3")
    #expect([1, 26, 27, 52, 703].map(Spreadsheet.letters) == ["A", "Z", "AA", "AZ", "AAA"])
    for column in 1...2000 {
      let place = Spreadsheet.place(Spreadsheet.address(row: 7, column: column))
      #expect(place?.row == 7 && place?.column == column)
    }
    for wrong in ["", "3", "B", "3B", "b3", "B3x", "B-3", "AAAAAAAAAA1", "A99999999999"] {
      #expect(Spreadsheet.place(wrong) == nil, "\(wrong)")
    }
  }

  @Test func `what is no workbook is told, and how to make one`() throws {
    let none = "tệp không phải là bảng tính .xlsx; mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx"
    #expect(refusal([]) == none)
    #expect(refusal(Self.bytes("PK\u{3}\u{4} nothing else")) == none)
    #expect(refusal(try #require(ZipFolder.write([("word/document.xml", Self.bytes("<a/>"))]))) == none)
    let good = try book(sheet: "<worksheet/>")
    #expect(refusal(Array(good.dropLast(30))) == none)
    func broken(_ part: String) -> String {
      "bảng tính hỏng ở phần \"\(part)\"; mở bằng Excel hoặc LibreOffice rồi lưu lại thành .xlsx"
    }
    #expect(try refusal(book(sheet: "<worksheet>")) == broken("xl/worksheets/sheet1.xml"))
    #expect(try refusal(book(sheet: "<worksheet/>", strings: "<sst>")) == broken("xl/sharedStrings.xml"))
    #expect(try refusal(book(sheet: "<worksheet/>", relation: "x.xml")) == broken("xl/workbook.xml"))
    #expect(try refusal(book(sheet: "<worksheet/>", book: "<workbook/>")) == broken("xl/workbook.xml"))
    #expect(try refusal(book(sheet: "<worksheet><sheetData><row r=\"0\"/></sheetData></worksheet>")) == broken("row 0"))
    // The row behind the last number that there is.
    #expect(
      try refusal(book(sheet: "<worksheet><sheetData><row r=\"\(Int.max)\"/><row/></sheetData></worksheet>"))
        == broken("row \(Int.max)"))
  }

  @Test func `a bomb is seen before it is unpacked, whatever it says of itself`() throws {
    let zeros = [UInt8](repeating: 0x20, count: 17 << 20)
    let bomb = try book(sheet: "<worksheet/>", more: [("xl/worksheets/sheet2.xml", zeros)])
    #expect(bomb.count < 100_000)
    let much = "bảng tính quá lớn: mở ra hơn 16 MiB; chỉ để lại bảng của báo cáo rồi lưu lại"
    #expect(refusal(bomb) == much)
    let many = (0..<400).map { (name: "xl/media/\($0)", bytes: [UInt8(1)]) }
    #expect(
      try refusal(book(sheet: "<worksheet/>", more: many))
        == "bảng tính quá lớn: hơn 300 phần; chỉ để lại bảng của báo cáo rồi lưu lại")
    // It says that it is small: the size in its directory is 17 MiB.
    var lying = try book(sheet: "<worksheet>\(String(repeating: " ", count: 17 << 20))</worksheet>")
    let size = withUnsafeBytes(of: UInt32((17 << 20) + 23).littleEndian, Array.init)
    let small = withUnsafeBytes(of: UInt32(200).littleEndian, Array.init)
    var places = 0
    for start in lying.indices.dropLast(4) where Array(lying[start..<start + 4]) == size {
      lying.replaceSubrange(start..<start + 4, with: small)
      places += 1
    }
    #expect(places >= 1)
    let told = refusal(lying)
    #expect(told.hasPrefix("bảng tính hỏng ở phần") || told.hasPrefix("tệp không phải"), "\(told)")
  }

  @Test func `nothing is expanded, and no nesting or number of cells is too much`() throws {
    let entity = """
      <!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>
      """
    #expect(try refusal(book(sheet: entity)).hasPrefix("bảng tính hỏng ở phần"))
    let deep = String(repeating: "<a>", count: 50_000) + String(repeating: "</a>", count: 50_000)
    #expect(try refusal(book(sheet: deep)).hasPrefix("bảng tính hỏng ở phần"))
    let far = "<worksheet><sheetData><row r=\"5001\"><c r=\"B5001\"><v>1</v></c></row></sheetData></worksheet>"
    #expect(
      try refusal(book(sheet: far))
        == "bảng tính quá lớn: ô B5001; được 5000 dòng, 200 cột, 100000 ô; chỉ để lại bảng của báo cáo rồi lưu lại")
    let wide = "<worksheet><sheetData><row r=\"1\"><c r=\"ZZ1\"><v>1</v></c></row></sheetData></worksheet>"
    #expect(try refusal(book(sheet: wide)).contains("ô ZZ1"))
    // Cells without anything in them are no cells: programs write them for their looks.
    let empty = "<worksheet><sheetData><row r=\"1048576\"><c r=\"XFD1048576\"/></row></sheetData></worksheet>"
    #expect(try WorkbookReader.read(book(sheet: empty)).sheet(0).rows.isEmpty)
  }

  @Test func `no byte changed anywhere brings the reader down`() throws {
    let good = try #require(
      WorkbookWriter.write(Spreadsheet(rows: [1: [1: .text("Chỉ tiêu"), 2: .number("5")], 2: [1: .heading("b")]])))
    var state: UInt64 = 11
    for _ in 0..<3000 {
      var bytes = good
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
      }
      if state >> 60 == 0 { bytes.removeLast(Int(state >> 40) % bytes.count) }
      _ = refusal(bytes)
    }
  }
}
