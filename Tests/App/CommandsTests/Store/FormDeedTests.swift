import Diagnostics
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
      luot-nguoi,in the period,"1,204.5"
      y-kien-tap-hop,,3
      y-kien-tra-loi,,0
      noi-bat,,đã xong

      """
    let sent = try send(good, .en)
    #expect(sent.err == "")
    #expect(sent.out.contains("report kết quả công tác"))
    let entry = try last(store, auditor)
    #expect(entry.contains(#"{"column":"inPeriod","field":"luot-nguoi","value":"1204.5"}"#))
    #expect(entry.contains("texts=●"))
    // Sent again it names what it corrects.
    _ = try send(good, .en)
    #expect(try last(store, auditor).contains(#""of":"e"#))
    try store.run("verify").done()
  }

  @Test func `what names no form takes none`() throws {
    let (store, token, _) = try office()
    try store.folder.write("a.csv", "field,value\n")
    let done = store.run(
      "submit tra-vinh/dieu-6/gach-2/c:org-0011:once --form \(store.folder.path)/a.csv", token: token)
    #expect(done.code == 2)
  }
}
