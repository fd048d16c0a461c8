import Diagnostics
import Spreadsheets
import Testing

/// Reports that are filled in on a form, by command.
@Suite struct FormDeedTests {
  private static let report = "tra-vinh/dieu-6/gach-2/b:org-0011:2024-M02"

  /// Trà Vinh with its forms, and a specialist at the farmers' association.
  private func office() throws -> (store: StoreWorld, token: String, auditor: String) {
    let store = try StoreWorld()
    let texts = "\(store.folder.path)/texts"
    for name in TemporaryFolder.names("\(Running.home)/Regulations/forms") {
      try store.folder.write(
        "texts/forms/\(name)", TemporaryFolder.read("\(Running.home)/Regulations/forms/\(name)"))
    }
    try store.run("import register \(Running.home)/Registers/five-jurisdictions").done()
    try store.run("import calendar Regulations/calendars/vietnam.md").done()
    try store.run("import laws \(texts)").done()
    func person(_ grant: String) throws -> String {
      let told = try store.run("user add Người").done()
      try store.run("grant add \(told.prefix { $0 != "\t" }) --from 2020-01-01 --role \(grant)").done()
      return String(told.split(separator: " ").last?.dropLast() ?? "")
    }
    let coordinator = try person("coordinator --at org-0005 --regulation tra-vinh")
    try store.run("regulation activate Regulations/tra-vinh.md", token: coordinator).done()
    // Who reads the ledger stands where the store is kept: with its first administrator.
    _ = try person("administrator --at org-0005")
    return (store, try person("specialist --at org-0011"), try person("auditor --at org-0005"))
  }

  private func last(_ store: StoreWorld, _ auditor: String) throws -> Substring {
    let all = try store.run("ledger show 1 1000000", token: auditor).done()
    return try #require(all.split(separator: "\n").last)
  }

  @Test func `a table is sent as the report, and what is wrong in it is told at its place`() throws {
    let (store, token, auditor) = try office()
    let path = "\(store.folder.path)/thang-2.csv"
    func send(_ text: String, _ language: Language = .vi) throws -> (out: String, err: String, code: Int32) {
      try store.folder.write("thang-2.csv", text)
      let done = store.run("submit \(Self.report) --form \(path)", language, token: token)
      return (done.out, done.err, done.code)
    }
    let unknown = try send("trường,cột,giá trị\nluot-nguo,trong kỳ,5\n")
    #expect(unknown.code == 1)
    #expect(unknown.err.contains("thang-2.csv:2:1: "))
    #expect(unknown.err.contains("mẫu \"ket-qua-cong-tac\" không có trường \"luot-nguo\""))
    #expect(unknown.err.contains("gần nhất: \"luot-nguoi\""))
    let short = try send("trường,cột,giá trị\nluot-nguoi,trong kỳ,\"1,234\"\n")
    #expect(short.code == 2)
    #expect(
      short.err == """
        phoihop: cuoc-tuyen-truyen.inPeriod: Cuộc tuyên truyền, vận động: chưa có số; không có thì ghi 0
        luot-nguoi.inPeriod: Lượt người tham gia: "1,234" có thể là hai số; viết 1.234 nếu tính bằng nghìn, 1,2340 nếu có phần lẻ
        y-kien-tap-hop.inPeriod: Ý kiến, kiến nghị đã tập hợp: chưa có số; không có thì ghi 0
        y-kien-tra-loi.inPeriod: Ý kiến, kiến nghị đã được trả lời: chưa có số; không có thì ghi 0
        noi-bat: Kết quả nổi bật: chưa ghi

        """)
    let good = """
      field,column,value
      cuoc-tuyen-truyen,,12
      luot-nguoi,in the period,1204
      y-kien-tap-hop,,3
      y-kien-tra-loi,,0
      noi-bat,,đã xong

      """
    let sent = try send(good, .en)
    #expect(sent.err == "")
    #expect(sent.out.contains("report kết quả công tác"))
    let entry = try last(store, auditor)
    #expect(entry.contains(#"{"column":"inPeriod","field":"luot-nguoi","value":"1204"}"#))
    #expect(entry.contains("texts=●"))
    // Sent again it names what it corrects.
    _ = try send(good, .en)
    #expect(try last(store, auditor).contains(#""of":"e"#))
    try store.run("verify").done()
  }

  /// The cells of a whole report under the headings of the program.
  private static func workbook(period: String = "tháng 2/2024", first: Spreadsheet.Cell = .number("12")) throws
    -> [UInt8]
  {
    let rows: [Int: [Int: Spreadsheet.Cell]] = [
      1: [2: .text("Kỳ báo cáo: \(period)")], 2: [1: .text("Mã"), 2: .text("Trong kỳ"), 3: .text("Nội dung")],
      3: [1: .text("cuoc-tuyen-truyen"), 2: first], 4: [1: .text("luot-nguoi"), 2: .number("1204")],
      5: [1: .text("y-kien-tap-hop"), 2: .number("3")], 6: [1: .text("y-kien-tra-loi"), 2: .number("0")],
      7: [1: .text("noi-bat"), 3: .text("đã xong")],
    ]
    return try #require(WorkbookWriter.write(Spreadsheet(rows: rows)))
  }

  @Test func `a workbook is sent as the report, and what is none, or of another period, is told`() throws {
    let (store, token, auditor) = try office()
    let path = "\(store.folder.path)/thang-2.xlsx"
    func send(_ bytes: [UInt8]) throws -> String {
      try store.folder.write("thang-2.xlsx", bytes)
      return store.run("submit \(Self.report) --form \(path)", token: token).err
    }
    #expect(
      try send([0x50, 0x4B, 3, 4, 0])
        == "phoihop: \(path): tệp không phải là bảng tính .xlsx; mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx\n")
    #expect(
      try send([0xD0, 0xCF, 0x11, 0])
        == "phoihop: \(path): tệp không phải là bảng tính .xlsx; mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx\n")
    #expect(
      try send(Self.workbook(period: "tháng 1/2024"))
        == "phoihop: \(path): tệp ghi kỳ báo cáo \"tháng 1/2024\", báo cáo này là \"tháng 2/2024\"; chọn đúng tệp, hoặc sửa dòng ấy trong tệp nếu đúng là báo cáo này\n"
    )
    #expect(
      try send(Self.workbook(first: .text("mười")))
        == "phoihop: \(path): ô B3: Cuộc tuyên truyền, vận động: \"mười\" không phải là số; viết như 1.234,5\n")
    #expect(try send(Self.workbook()) == "")
    #expect(try last(store, auditor).contains(#"{"column":"inPeriod","field":"luot-nguoi","value":"1204"}"#))
  }

  @Test func `what is reported on a form is not sent without it, but as nothing to report or as a chapter`() throws {
    let (store, token, _) = try office()
    let refused = store.run("submit \(Self.report)", token: token)
    #expect(refused.code == 2)
    #expect(
      refused.err
        == "phoihop: \(Self.report) báo cáo theo mẫu \"Biểu kết quả công tác dân vận trong kỳ\" (ket-qua-cong-tac) nên chưa gửi được khi chưa điền mẫu; điền trên trang Gửi báo cáo hoặc gửi tệp đã điền bằng --form, báo không phát sinh (--nothing-to-report), hoặc nêu văn bản lồng ghép (--part-of)\n"
    )
    #expect(store.run("submit \(Self.report) --part-of 'BC quý I'", token: token).code == 0)
    let march = Self.report.replacing("M02", with: "M03")
    #expect(store.run("submit \(march) --nothing-to-report", token: token).code == 0)
  }

  @Test func `what names no form takes none`() throws {
    let (store, token, _) = try office()
    try store.folder.write("a.csv", "field,value\n")
    let done = store.run(
      "submit tra-vinh/dieu-6/gach-2/c:org-0011:once --form \(store.folder.path)/a.csv", token: token)
    #expect(done.code == 2)
  }
}
