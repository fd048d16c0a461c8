import Diagnostics
import Regulations
import Reports
import Testing

@testable import Spreadsheets

/// A report as a table of an office.
@Suite struct ReportWorkbookTests {
  private static let form: Form = {
    let (form, findings) = FormFile.read(
      SourceText(
        name: "thu.md",
        text: """
          ---
          ngôn ngữ quy tắc: 1
          mã: thu
          loại: biểu mẫu
          tên: Biểu thử
          cột trong kỳ: Số phát sinh
          ---

          | mã | tên | kiểu | bắt buộc | cột | tổng hợp | lấy từ | nêu lý do khi |
          | --- | --- | --- | --- | --- | --- | --- | --- |
          | cuoc | Cuộc vận động | số (cuộc) | có | trong kỳ, lũy kế, cùng kỳ năm trước | cộng | | khác trên 10% |
          | giam | Giảm | số (người) | không | trong kỳ | cộng | | |
          | muc | Đánh giá | chọn (tốt; yếu) | không | trong kỳ | không | | |
          | noi-bat | Nổi bật | văn bản | có | trong kỳ | không | | |

          """))
    guard let form, findings.isEmpty else { preconditionFailure("\(findings)") }
    return form
  }()
  private static let beside = Beside(before: ["cuoc": Amount(10)])
  private static let typing = Typing([
    "cuoc.inPeriod": "1.234,5", "cuoc.reason": "bão", "muc": "tốt", "noi-bat": "một\nhai",
  ])

  private func read(_ rows: [Int: [Int: Spreadsheet.Cell]], _ language: Language = .vi) -> ReportWorkbook.Filled {
    ReportWorkbook.read(Spreadsheet(rows: rows), on: Self.form, beside: Self.beside, language)
  }
  private func words(_ filled: ReportWorkbook.Filled) -> [String] {
    filled.faults.map { "\($0.cell ?? "-") \($0.words.vi)" }
  }

  @Test func `the table stands under the office's own headings, with a hidden column of ids, and numbers are numbers`()
  {
    let sheet = ReportWorkbook.sheet(Self.typing, on: Self.form, beside: Self.beside, .vi)
    #expect(sheet.hidden == [1])
    #expect(sheet.rows[1] == [1: .text("thu"), 2: .heading("Biểu thử")])
    #expect(
      sheet.rows[2]
        == [
          1: .heading("Mã"), 2: .heading("Chỉ tiêu"), 3: .heading("Đơn vị"), 4: .heading("Số phát sinh"),
          5: .heading("Lũy kế từ đầu năm"), 6: .heading("Cùng kỳ năm trước"), 7: .heading("Lý do"),
          8: .heading("Nội dung"),
        ])
    #expect(
      sheet.rows[3]
        == [
          1: .text("cuoc"), 2: .text("Cuộc vận động"), 3: .text("cuộc"), 4: .number("1234.5"), 5: .number("1244.5"),
          7: .text("bão"),
        ])
    #expect(sheet.rows[6] == [1: .text("noi-bat"), 2: .text("Nổi bật"), 8: .text("một\nhai")])
    #expect(sheet.rows[7] == nil)
  }

  @Test func `what goes out comes back the same, through a file, in either language`() throws {
    for language in [Language.vi, .en] {
      let typing = Typing(
        ["cuoc.inPeriod": Amount(thousandths: 1_234_500).words(language), "giam.inPeriod": "7"].merging(
          Self.typing.values.filter { !$0.key.hasSuffix("inPeriod") }
        ) { a, _ in a })
      let bytes = try #require(
        WorkbookWriter.write(ReportWorkbook.sheet(typing, on: Self.form, beside: Self.beside, language)))
      let back = try ReportWorkbook.read(WorkbookReader.read(bytes), on: Self.form, beside: Self.beside, language)
      #expect(back.typing == typing)
      #expect(back.faults.isEmpty)
      #expect(back.cells["cuoc.inPeriod"] == "D3" && back.cells["noi-bat"] == "H6")
      #expect(
        back.passed.map(\.vi) == ["\"Lũy kế từ đầu năm\": hệ thống tự tính từ các báo cáo khác, không lấy số trong tệp"]
      )
    }
  }

  @Test func `an office's own table is read by its words, with lines above and columns that are not ours`() {
    let filled = read([
      1: [1: .text("ỦY BAN NHÂN DÂN XÃ")], 2: [1: .text("BIỂU TỔNG HỢP THÁNG 2")],
      4: [
        1: .text("STT"), 2: .text("CHỈ TIÊU"), 3: .text("Đơn vị tính"), 4: .text("số  phát sinh"), 5: .text("Ghi chú"),
        6: .text("Cung ky nam truoc"),
      ],
      5: [
        1: .number("1"), 2: .text("cuộc vận động (cuộc)"), 4: .number("12"), 5: .text("x"),
        6: .number("0.30000000000000004"),
      ],
      6: [1: .number("2"), 2: .text("Giám"), 4: .number("3")],
      7: [2: .text("Giảm"), 4: .text("1.000")], 9: [2: .text("Người lập biểu")],
    ])
    #expect(
      filled.typing.values
        == ["cuoc.inPeriod": "12", "cuoc.samePeriodLastYear": "0,3", "giam.inPeriod": "3"], "\(words(filled))")
    #expect(words(filled) == ["D7 Giảm: đã có ở ô D6"], "marks left out, it is the same")
    #expect(
      filled.passed.map(\.vi) == [
        "ô E4: mẫu không có cột \"Ghi chú\", không lấy cột này",
        "dòng 9: mẫu không có \"Người lập biểu\", không lấy dòng này",
      ])
  }

  @Test func `what is wrong is told at its cell, and the rest is taken`() {
    let filled = read([
      1: [1: .text("Mã"), 2: .text("Số phát sinh"), 3: .text("Lý do"), 4: .text("Nội dung")],
      2: [1: .text("cuoc"), 2: .text("1,234"), 3: .text("vì bão"), 4: .text("lạc chỗ")],
      3: [1: .text("giam"), 2: .number("-2")], 4: [1: .text("muc"), 4: .text("khá")],
      5: [1: .text("noi-bat"), 4: .text("xong")],
    ])
    #expect(filled.typing.values == ["cuoc.reason": "vì bão", "noi-bat": "xong"])
    #expect(
      Set(words(filled)) == [
        "D2 Cuộc vận động: mẫu không có ô này; xóa ô rồi tải lên lại",
        "B2 Cuộc vận động: \"1,234\" có thể là hai số; viết 1.234 nếu tính bằng nghìn, 1,2340 nếu có phần lẻ",
        "B3 Giảm: \"-2\": ở đây chỉ ghi số từ 0 trở lên",
        "D4 Đánh giá: \"khá\" không có trong các lựa chọn \"tốt\", \"yếu\"",
      ])
    #expect(
      words(read([1: [1: .text("Tên xã"), 2: .text("Dân số")]])) == [
        "- không thấy dòng tiêu đề: cần một dòng có \"Chỉ tiêu\" và ít nhất một trong các cột \"Số phát sinh\", \"Lũy kế từ đầu năm\", \"Cùng kỳ năm trước\""
      ])
    #expect(
      words(
        read([
          1: [1: .text("Mã"), 2: .text("Số phát sinh"), 3: .text("trong kỳ")], 2: [1: .text("giam"), 2: .number("1")],
        ]))
        == ["C1 cột \"trong kỳ\" có hai lần; để lại một cột"])
  }

  @Test func `a number of a file is that number, however the language writes it`() {
    func value(_ digits: String, _ language: Language = .vi) -> String? {
      read([1: [1: .text("id"), 2: .text("in the period")], 2: [1: .text("giam"), 2: .number(digits)]], language)
        .typing.values["giam.inPeriod"]
    }
    #expect(value("1234") == "1.234")
    #expect(value("1.5E3") == "1.500")
    #expect(value("1.234") == "1,2340", "1,234 could be a thousand")
    #expect(value("1.234", .en) == "1.2340")
    #expect(value("0.125") == "0,125")
    #expect(value("999999999.999") == "999.999.999,999")
    #expect(value("0.12345") == nil, "more than three decimals are not rounded in silence")
    #expect(value("1e300") == nil)
    #expect(value("nan") == nil)
  }

  @Test func `a formula without its value and a day are told at their cells, where a number is asked for`() {
    let filled = read([
      1: [1: .text("Mã"), 2: .text("Chỉ tiêu"), 3: .text("Số phát sinh"), 4: .text("Lý do"), 5: .text("Nội dung")],
      2: [1: .text("cuoc"), 3: .formula, 4: .time("05/02/2024")], 3: [1: .text("giam"), 3: .time("05/02/2024")],
      4: [1: .text("noi-bat"), 5: .time("14:30")], 5: [2: .formula, 3: .number("7")], 6: [3: .number("8")],
    ])
    let formula =
      "ô là công thức mà tệp chưa có kết quả; mở tệp bằng Excel hoặc LibreOffice rồi lưu lại, hoặc dán giá trị thay công thức"
    #expect(
      words(filled) == [
        "C2 Cuộc vận động: \(formula)",
        "C3 Giảm: ô có định dạng ngày giờ, đang hiện 05/02/2024, nên không rõ là số nào; đổi định dạng ô thành số rồi ghi lại số",
        "B5 \(formula)",
      ])
    #expect(filled.typing.values == ["cuoc.reason": "05/02/2024", "noi-bat": "14:30"])
    #expect(filled.cells["cuoc.inPeriod"] == nil, "it is not taken for empty")
  }

  @Test func `what the table has room for and leaves empty is known, and what it has no room for is not`() {
    let filled = read([
      1: [1: .text("Mã"), 2: .text("Số phát sinh")], 2: [1: .text("cuoc"), 2: .number("5")], 3: [1: .text("giam")],
    ])
    #expect(filled.typing.values == ["cuoc.inPeriod": "5"])
    #expect(filled.cells == ["cuoc.inPeriod": "B2", "giam.inPeriod": "B3"])
  }

  // MARK: For which report

  private static let head = TableHead(
    form: "thu", period: Words(vi: "tháng 2/2024", en: "month 2/2024"), body: "Ban A")

  @Test func `a table says for which report it is, and says it when it comes back`() throws {
    for language in [Language.vi, .en] {
      let sheet = ReportWorkbook.sheet(
        Typing(["giam.inPeriod": "7"]), on: Self.form, beside: Self.beside, for: Self.head, language)
      let bytes = try #require(WorkbookWriter.write(sheet))
      let back = try ReportWorkbook.read(WorkbookReader.read(bytes), on: Self.form, beside: Self.beside, language)
      #expect(back.said == [.form: "thu", .period: Self.head.period[language], .body: "Ban A"])
      #expect(Self.head.differences(from: back.said) == [])
      #expect(back.cells["giam.inPeriod"] == "D6" && back.typing.values == ["giam.inPeriod": "7"])
      #expect(
        sheet.rows[2]?[2] == .text(language == .vi ? "Kỳ báo cáo: tháng 2/2024" : "Reporting period: month 2/2024"))
    }
    let own = read([
      1: [1: .text("Cơ quan báo cáo"), 2: .text("Ban B")], 2: [1: .text("KỲ BÁO CÁO:  Tháng 01 năm 2024")],
      3: [1: .text("Mã"), 2: .text("Số phát sinh")],
    ])
    #expect(own.said == [.body: "Ban B", .period: "Tháng 01 năm 2024"])
    #expect(
      Self.head.differences(from: own.said).map(\.vi) == [
        "tệp ghi kỳ báo cáo \"Tháng 01 năm 2024\", báo cáo này là \"tháng 2/2024\"",
        "tệp ghi cơ quan báo cáo \"Ban B\", báo cáo này là \"Ban A\"",
      ])
  }

  // MARK: Several sheets

  private func book(_ sheets: [Spreadsheet]) throws -> Workbook {
    var parts: [String: [UInt8]] = [:]
    for (number, sheet) in sheets.enumerated() {
      let bytes = try #require(WorkbookWriter.write(sheet))
      let files = try ZipFolder.read(bytes) { _ in true }
      parts["xl/worksheets/sheet\(number).xml"] = files["xl/worksheets/sheet1.xml"]
    }
    let names = sheets.enumerated().map { "<sheet name=\"\($1.name)\" r:id=\"r\($0)\"/>" }.joined()
    let targets = sheets.indices.map { "<Relationship Id=\"r\($0)\" Target=\"worksheets/sheet\($0).xml\"/>" }.joined()
    parts["xl/workbook.xml"] = Array("<workbook xmlns:r=\"r\"><sheets>\(names)</sheets></workbook>".utf8)
    parts["xl/_rels/workbook.xml.rels"] = Array("<Relationships>\(targets)</Relationships>".utf8)
    return try WorkbookReader.read(parts: parts)
  }

  private func table(_ name: String, _ number: String, mark: String? = nil) -> Spreadsheet {
    var rows: [Int: [Int: Spreadsheet.Cell]] = [
      2: [1: .text("Mã"), 2: .text("Số phát sinh")], 3: [1: .text("giam"), 2: .number(number)],
    ]
    rows[1] = mark.map { [1: .text($0)] }
    return Spreadsheet(name: name, rows: rows)
  }

  @Test func `of several sheets that of the form is read, and the others are told`() throws {
    func read(_ sheets: Spreadsheet...) throws -> (value: String?, told: [String]) {
      let filled = try ReportWorkbook.read(book(sheets), on: Self.form, beside: Self.beside, .vi)
      return (filled.typing.values["giam.inPeriod"], filled.passed.map(\.vi))
    }
    let notes = Spreadsheet(name: "Ghi chú", rows: [1: [1: .text("xem trang sau")]])
    let marked = try read(notes, table("Nháp", "1"), table("Biểu thử", "2"), table("T2", "3", mark: "thu"))
    #expect(marked.value == "3", "the mark of the form is surest")
    #expect(
      marked.told == [
        "chỉ đọc trang tính \"T2\", không đọc \"Ghi chú\", \"Nháp\", \"Biểu thử\"; nếu bảng ở trang khác, đặt tên trang ấy là \"thu\""
      ])
    #expect(try read(notes, table("Nháp", "1"), table("THU", "2")).value == "2", "then its name")
    #expect(try read(notes, table("Nháp", "1"), table("Bản cũ", "2")).value == "1", "then the first with its headings")
    #expect(try read(table("Nháp", "1")).told == [])
  }

  @Test func `an empty sheet and a workbook without the table are told apart`() throws {
    func fault(_ sheets: Spreadsheet...) throws -> [String] {
      words(try ReportWorkbook.read(book(sheets), on: Self.form, beside: Self.beside, .vi))
    }
    #expect(
      try fault(Spreadsheet(name: "Trang 1"))
        == ["- trang tính \"Trang 1\" trống, không có ô nào được điền; chọn tệp đã điền và đã lưu"])
    #expect(
      try fault(Spreadsheet(name: "Trang 1"), Spreadsheet(name: "b", rows: [1: [1: .text("Dân số")]]))[0]
        .hasPrefix("- không thấy dòng tiêu đề"))
  }
}
