import Diagnostics
import Files
import Obligations
import Testing

/// Every deed once on what ships: what was recorded arrives in the explanation with what was said of it.
@Suite struct ShippedDeedTests {
  /// A store with the five jurisdictions, two regulations and the law on complaints.
  private func office() throws -> (StoreWorld, (String) throws -> String) {
    let store = try StoreWorld()
    let texts = "\(store.folder.path)/texts"
    try store.folder.write(
      "texts/laws/khieu-nai-2011.md", TemporaryFolder.read("\(Running.home)/Regulations/laws/khieu-nai-2011.md"))
    for name in TemporaryFolder.names("\(Running.home)/Regulations/forms") {
      try store.folder.write(
        "texts/forms/\(name)", TemporaryFolder.read("\(Running.home)/Regulations/forms/\(name)"))
    }
    try store.run("import register \(Running.home)/Registers/five-jurisdictions").done()
    try store.run("import calendar Regulations/calendars/vietnam.md").done()
    try store.run("import laws \(texts)").done()
    let person = { (grants: [String]) in
      let told = try store.run("user add Người").done()
      let id = told.prefix { $0 != "\t" }
      for grant in grants { try store.run("grant add \(id) --from 2020-01-01 --role \(grant)").done() }
      return String(told.split(separator: " ").last?.dropLast() ?? "")
    }
    var tokens: [String: String] = [:]
    tokens["coordinator"] = try person([
      "coordinator --at org-0005 --regulation tra-vinh", "coordinator --at org-0078 --regulation khieu-nai",
      "coordinator --at org-0005 --regulation quang-nam",
    ])
    tokens["sender"] = try person(["specialist --at org-0011", "specialist --at org-0079"])
    tokens["clerk"] = try person(["registryClerk --at org-0005"])
    tokens["leader"] = try person(["leader --at org-0005"])
    let activated = store.run(
      "regulation activate Regulations/tra-vinh.md Regulations/quang-nam.md", token: tokens["coordinator"])
    #expect(activated.err == "")
    return (store, { try #require(tokens[$0]) })
  }

  /// The lines of an explanation about events, put on one line each.
  private func events(_ store: StoreWorld, _ id: String, _ token: String, on day: String) throws -> [String] {
    let text = try store.run("explain \(id) --on \(day)", now: Self.later, token: token).done()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var out: [String] = []
    for line in lines.drop(while: { $0 != "Sự kiện" }).dropFirst() {
      if line.isEmpty { break }
      if line.hasPrefix("              ") {
        out[out.count - 1] += " " + line.drop { $0 == " " }
      } else {
        out.append(String(line.drop { $0 == " " }))
      }
    }
    return out.map { $0.split(separator: " ").joined(separator: " ") }
  }

  /// Noon of Friday 22 March 2024.
  private static let later = Instant(seconds: Running.now.seconds + 2 * 86400)

  @Test func `every deed arrives in the explanation with its kind and what was said of it`() throws {
    let (store, token) = try office()
    func done(_ who: String, _ line: String, now: Instant = Running.now, _ place: SourceLocation = #_sourceLocation)
      throws
    {
      let run = store.run(line, now: now, token: try token(who))
      #expect(run.err == "", sourceLocation: place)
    }
    func expect(_ id: String, _ wanted: [String], _ place: SourceLocation = #_sourceLocation) throws {
      let found = try events(store, id, try token("coordinator"), on: "22/3/2024")
      #expect(found == wanted, sourceLocation: place)
    }
    let report = "tra-vinh/dieu-6/gach-2/b"
    let board = "Ban Dân vận Tỉnh ủy Trà Vinh (org-0005)"
    let farmers = "Hội Nông dân tỉnh Trà Vinh (org-0011)"
    let women = "Hội Liên hiệp Phụ nữ tỉnh Trà Vinh (org-0012)"

    // Sent, received, sent back, sent again, accepted.
    let sent = "\(report):org-0011:2024-Q1"
    let form = try store.folder.write(
      "quy-1.csv",
      "field,value\ncuoc-tuyen-truyen,12\nluot-nguoi,1204\ny-kien-tap-hop,3\ny-kien-tra-loi,0\nnoi-bat,đã xong\n")
    try done("sender", "submit \(sent) --as specialist@org-0011 --form \(form) --document 12-BC/HND@19/3/2024")
    try done("clerk", "receive \(sent) --evidence 'số đến 118'")
    try done("clerk", "return \(sent) --note 'thiếu số liệu tháng 2'")
    try done("leader", "accept \(sent)")
    try expect(
      sent,
      [
        "20/03/2024 gửi bởi \(farmers); văn bản số 12-BC/HND ngày 19/03/2024",
        "20/03/2024 tiếp nhận bởi \(board); bằng chứng: số đến 118",
        "20/03/2024 trả lại để bổ sung bởi \(board); ghi chú: thiếu số liệu tháng 2",
        "20/03/2024 chấp nhận bởi \(board)",
      ])

    // Recorded for a sender, as nothing to report and as a chapter; refused.
    try done(
      "clerk", "record \(report):org-0010:2024-Q1 --nothing-to-report --happened 19/3/2024 --evidence 'điện thoại'")
    try expect(
      "\(report):org-0010:2024-Q1",
      [
        "19/03/2024 tiếp nhận bởi \(board), ghi thay cho Hội Cựu chiến binh tỉnh Trà Vinh (org-0010); không phát sinh; bằng chứng: điện thoại; ghi ngày 20/03/2024"
      ])
    let other = "\(report):org-0009:2024-Q1"
    try done("clerk", "record \(other) --for org-0009 --part-of 'báo cáo tổng kết, mục IV'")
    try done("leader", "refuse \(other) --ground 'gửi nhầm báo cáo quý IV/2023'")
    try expect(
      other,
      [
        "20/03/2024 tiếp nhận bởi \(board), ghi thay cho Tỉnh Đoàn Trà Vinh (org-0009); lồng ghép trong báo cáo tổng kết, mục IV",
        "20/03/2024 không chấp nhận bởi \(board); gửi nhầm báo cáo quý IV/2023",
      ])

    // Decisions.
    for (line, id, wanted) in [
      ("waive", "\(report):org-0008:2024-M03", "miễn"),
      ("excuse", "\(report):org-0012:2024-M03", "ghi nhận lý do khách quan"),
      ("withdraw", "\(report):org-0009:2024-M03", "rút"), ("compensate", "\(report):org-0011:2024-M02", "khắc phục"),
      ("mark-unknown", "\(report):org-0011:2024-M01", "không còn rõ đã làm hay chưa"),
    ] {
      try done("coordinator", "\(line) \(id) --ground 'bão' --as coordinator@org-0005")
      try expect(id, ["20/03/2024 \(wanted) bởi \(board); bão"])
    }
    let extended = "\(report):org-0008:2024-Q1"
    try done(
      "coordinator",
      "extend \(extended) --until 29/3/2024 --ground 'chờ số liệu' --article 'Điều 6' --as coordinator@org-0005")
    try expect(extended, ["20/03/2024 gia hạn bởi \(board) đến 29/03/2024; chờ số liệu (Điều 6)"])
    let paused = "\(report):org-0012:2024-Q1"
    try done("coordinator", "suspend \(paused) --ground 'chờ ý kiến' --as coordinator@org-0005")
    try done("coordinator", "tell \(paused) --whom org-0012 --date 27/3/2024 --as coordinator@org-0005")
    let passed = "tra-vinh/dieu-5/2/gach-6/b:org-0011:term"
    try done("coordinator", "transfer \(passed) --whom org-0012 --ground 'phân công lại' --as coordinator@org-0005")
    try expect(passed, ["20/03/2024 chuyển giao bởi \(board) cho \(women); phân công lại"])

    // Conditions.
    for (line, body, wanted) in [
      ("establish", "org-0135", "xác nhận có điều kiện phải làm"),
      ("rule-out", "org-0136", "xác nhận không có điều kiện phải làm"),
    ] {
      let id = "quang-nam/II.4/gach-1/b:\(body):2024"
      try done("coordinator", "\(line) \(id) --ground 'chủ trì cuộc giám sát' --as coordinator@org-0005")
      try expect(id, ["20/03/2024 \(wanted) bởi \(board); chủ trì cuộc giám sát"])
    }
    try done("coordinator", "resume \(paused) --as coordinator@org-0005", now: Self.later)
    try expect(
      paused,
      [
        "20/03/2024 tạm dừng tính hạn bởi \(board); chờ ý kiến",
        "20/03/2024 đã báo ngày bởi \(board); ngày đã báo: 27/03/2024 cho \(women)",
        "22/03/2024 tính hạn trở lại bởi \(board)",
      ])
    #expect(store.run("verify").code == 0)
  }

  @Test func `a law is run on what happened, and gives no more days than it allows`() throws {
    let (store, token) = try office()
    let sender = try token("sender")
    let occurred = store.run(
      "occur 'thụ lý' --id kn-1 --matter 'đơn 12' --at org-0079 --holds 'khiếu nại lần đầu'", token: sender)
    #expect(occurred.err == "")
    let id = "khieu-nai/dieu-28/a:org-0079:kn-1"
    let extend = "extend \(id) --ground 'vụ việc phức tạp' --as coordinator@org-0078"
    // From 20/3, not counted: thirty days are Friday 19/4, fourteen more Friday 3/5. Fifteen are allowed.
    let beyond = store.run("\(extend) --days 16", token: try token("coordinator"))
    #expect(beyond.err == "phoihop: \(id): không được gia hạn: vượt giới hạn mà điều khoản cho phép\n")
    #expect(beyond.code == 2)
    let extended = store.run("\(extend) --days 14", token: try token("coordinator"))
    #expect(extended.err == "")
    #expect(extended.out.hasSuffix("hạn 03/05/2024\n"))
    #expect(
      try events(store, id, try token("coordinator"), on: "22/3/2024") == [
        "20/03/2024 gia hạn bởi Hội đồng nhân dân tỉnh Đồng Nai (org-0078) thêm 14 ngày; vụ việc phức tạp"
      ])
    // What the law counts from is put off and called off.
    #expect(store.run("reschedule kn-1 --date 25/3/2024", token: sender).code == 0)
    #expect(store.run("call-off kn-1 --ground 'rút đơn'", now: Self.later, token: sender).code == 0)
    let told = try store.run("explain \(id)", now: Self.later, token: sender).done()
    #expect(told.contains("20/03/2024 dời ngày sang 25/03/2024"))
    #expect(told.contains("22/03/2024 rút"))
  }
}
