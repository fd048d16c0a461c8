import Diagnostics
import Testing

/// `obligations` and `explain` on a small planted regulation.
@Suite struct LibraryTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("thu.md", PlantedLibrary.regulation)
    for (name, text) in PlantedLibrary.register { try folder.write("reg/\(name)", text) }
    try folder.write("ev.jsonl", PlantedLibrary.events)
  }

  private func run(_ line: String, _ language: Language = .vi, events: Bool = false) -> Running {
    Running(
      "\(line) --register \(folder.path)/reg --regulations \(folder.path)"
        + (events ? " --events \(folder.path)/ev.jsonl" : ""), language)
  }

  private func expect(_ run: Running, _ wanted: String, _ place: SourceLocation = #_sourceLocation) {
    #expect(run.err == "", sourceLocation: place)
    #expect(run.code == 0, sourceLocation: place)
    #expect(run.out.replacing(folder.path, with: "FOLDER") == wanted, sourceLocation: place)
  }

  // MARK: obligations, as a table

  @Test func `a duty that names no object is told as its act alone, in the words of the language`() throws {
    try folder.write("thu.md", PlantedLibrary.regulation.replacing(" \"công tác quý\"", with: ""))
    let line = "obligations --from 2023-03-01 --to 2023-03-31 --on 2023-03-20"
    func row(_ language: Language) -> String? {
      run(line, language).out.split(separator: "\n").first { $0.hasSuffix("thu/dieu-1/b:a:2023-Q1") }.map(String.init)
    }
    #expect(row(.vi)?.split(separator: " ").prefix(5).joined(separator: " ") == "— giao ban Ban A")
    #expect(row(.en)?.split(separator: " ").prefix(6).joined(separator: " ") == "— hold a briefing Ban A")
  }

  /// B ended on 30/6/2025 and passed to C.
  @Test func `a table says who answers now where somebody else was bound`() {
    let line = "obligations --from 2025-06-01 --to 2025-06-30 --on 2025-08-01"
    let rows = run(line).out.split(separator: "\n").map(String.init)
    #expect(rows[0].contains("CƠ QUAN   NAY TRẢ LỜI  GỬI"))
    #expect(
      rows.first { $0.hasSuffix("thu/dieu-1/a:b:2025-M06") }?.contains("  Ban B     Ban C        Ban A  ") == true)
    #expect(rows.first { $0.hasSuffix("thu/dieu-1/b:a:2025-Q2") }?.contains("  Ban A +1               —      ") == true)
    #expect(run(line, .en).out.contains("BEARER    ANSWERS NOW  TO"))
    let before = run("obligations --from 2025-06-01 --to 2025-06-30 --on 2025-06-20", .en).out
    #expect(before.contains("BEARER    TO"))
  }

  // MARK: explain

  /// 25 January 2023 lies in the Tet holidays: each day passed over is told with its source.
  @Test func `a due day that moves over Tet is explained day by day with sources`() {
    let line = "explain thu/dieu-1/a:b:2023-M01 --on 2025-08-01"
    expect(run(line, events: true), PlantedLibrary.explainedVietnamese)
    expect(run(line, .en, events: true), PlantedLibrary.explainedEnglish)
  }

  @Test func `a joint duty is explained with all that owe it`() {
    expect(run("explain thu/dieu-1/b:a:2023-Q1 --on 2025-08-01"), PlantedLibrary.joint)
  }
  @Test func `a standing duty is explained as one that never falls due`() {
    expect(run("explain thu/dieu-1/c:b:term --on 1/8/2025"), PlantedLibrary.standing)
  }
  @Test func `a due day by before is explained as one that never moves`() {
    expect(run("explain thu/dieu-1/e:b:2022 --on 2025-08-01", .en), PlantedLibrary.before)
  }

  @Test func `a sentence that owes nothing is said to, with the reason`() {
    let carried = run("explain thu/dieu-1/d:b:2023-M01", .en)
    #expect(
      carried.err
        == "phoihop: thu/dieu-1/d owes nothing of its own: it is done through thu/dieu-1/a (\(folder.path)/thu.md:30)\n"
    )
    #expect(carried.code == 2)
    let power = run("explain thu/dieu-1/g:b:term")
    #expect(power.err == "phoihop: thu/dieu-1/g không sinh việc phải làm: câu này không buộc bên nào\n")
    #expect(power.code == 2)
  }

  /// B passes to C on 1/7/2025; A does too in the second register, and in the third A ends and leaves nobody.
  @Test func `who receives now is told, and that bearer and recipient became one body`() throws {
    let explain = "explain thu/dieu-1/a:b:2025-M03 --on 2025-08-01"
    #expect(
      run(explain).out.contains(
        """
        Nay trả lời       Ban C (c)
        Gửi               Ban A (a)

        """))
    let steps = PlantedLibrary.register["successions.csv"] ?? ""
    try folder.write("reg/organisations.csv", "id,from,to\na,,2025-06-30\nb,,2025-06-30\nc,2025-07-01,\n")
    try folder.write("reg/successions.csv", steps + "a,c,2025-07-01,merge,whole,Nghị quyết thử\n")
    #expect(
      run(explain).out.contains(
        """
        Nay trả lời       Ban C (c)
        Gửi               Ban A (a)
        Nay nhận          Ban C (c)
                          nay bên làm và bên nhận là một cơ quan: phoihop reorganise --preview nói câu này
                          khép lại hay cần người quyết định

        """))
    // A sentence that begins after the day has itself to send to.
    #expect(
      run("explain thu/dieu-1/a:c:2025-M08 --on 2025-09-01").out.contains(
        """
        Gửi               ngày 20/08/2025 "A" không có cơ quan nào khác trong danh bạ

        """))
    try folder.write("reg/successions.csv", steps)
    #expect(
      run(explain, .en).out.contains(
        """
        To                Ban A (a)
        Receives now      nobody, the register names no successor

        """))
  }

  @Test func `an explanation as data has the same sentence, application and trace`() {
    let run = run("explain thu/dieu-1/a:b:2023-M01 --on 2025-08-01 --format json", events: true)
    for wanted in [
      #""sentence": "[a] B phải báo cáo \"kết quả công tác\" gửi A; hằng tháng.""#,
      #""place": "\#(folder.path)/thu.md:19""#,
      #""settles": "hạn""#, #""words": "hạn chậm nhất ngày 25 tháng cuối kỳ""#,
      #""remark": "Văn bản không ghi ngày gửi.""#,
      #""lastDecidedDay": ""#, #""why": "chuyển sang ngày khác: ngày lễ Mùng bốn Tết Nguyên Đán""#,
      #""evidence": "số đến 31""#,
      #""answerable": {"#,
    ] { #expect(run.out.contains(wanted), "\(wanted)") }
  }

  // MARK: obligations

  @Test func `obligations are printed as a table in both languages`() {
    let line = "obligations --from 2023-01-01 --to 2023-03-31 --on 2023-01-20"
    expect(run(line), PlantedLibrary.table)
    expect(run(line, .en), PlantedLibrary.tableEnglish)
    let none = run("obligations --from 2010-01-01 --to 2010-01-02 --on 2010-01-01")
    expect(none, "Không có việc nào có hạn, hoặc có kỳ kết thúc, từ 01/01/2010 đến 02/01/2010.\n")
  }

  @Test func `obligations are printed as CSV`() {
    expect(run("obligations --from 2023-01-25 --to 2023-02-28 --on 2023-01-20 --format csv"), PlantedLibrary.csv)
  }

  @Test func `obligations are printed as JSON`() {
    expect(
      run("obligations --from 2023-01-27 --to 2023-01-27 --on 2023-01-28 --format json", events: true),
      PlantedLibrary.json)
    #expect(run("obligations --from 2010-01-01 --to 2010-01-02 --format json").out == "[]\n")
  }

  /// What was recorded later is not known yet.
  @Test func `what was recorded after the day of knowledge does not count`() {
    let line = "obligations --from 2023-01-27 --to 2023-01-27 --on 2023-02-01 --format json --known"
    let before = JSONText.objects(run("\(line) 2023-01-26", events: true).out)[0]
    let after = JSONText.objects(run("\(line) 2023-01-28", events: true).out)[0]
    #expect(before.first { $0.key == "verdict" }?.value == #""violated""#)
    #expect(after.first { $0.key == "verdict" }?.value == #""compliedInTime""#)
  }

  /// Each says what is missing: the sentence, the period, who owes; what is said of a carried sentence counts for its carrier.
  @Test func `events about nothing are told with what is nearest`() throws {
    func event(_ obligation: String) -> String {
      #"{"id":"\#(obligation)","kind":"submitted","obligation":"\#(obligation)","happened":"2023-01-27","#
        + #""recorded":"2023-01-27T03:00:00Z","by":"b","evidence":"12-BC/B"}"# + "\n"
    }
    let wrong = [
      "thu/dieu-1/f:b:2023-M01", "thu/dieu-1/a:b:2023-Q1", "thu/dieu-1/a:b:2019-M05", "thu/dieu-1/b:b:2023-M08",
      "thu/dieu-1/a:a:2023-M01", "thu/dieu-1/d:b:2023-M01", "thu/dieu-1/c:b:2023",
    ]
    try folder.write("ev.jsonl", (["thu/dieu-1/a:b:2023-M01", "thu/dieu-1/b:b:2023-Q1"] + wrong).map(event).joined())
    let place = "phoihop: \(folder.path)/ev.jsonl"
    let line = "obligations --from 2023-01-01 --to 2023-01-31"
    #expect(
      run(line, events: true).err == """
        \(place):3: không có việc nào là thu/dieu-1/f:b:2023-M01, sự kiện này không được tính; gần nhất: thu/dieu-1/a
        \(place):4: không có việc nào là thu/dieu-1/a:b:2023-Q1, sự kiện này không được tính; kỳ gần nhất: 2023-M03
        \(place):5: không có việc nào là thu/dieu-1/a:b:2019-M05, sự kiện này không được tính; kỳ gần nhất: 2020-M01
        \(place):6: không có việc nào là thu/dieu-1/b:b:2023-M08, sự kiện này không được tính; kỳ gần nhất: 2023-Q3
        \(place):7: không có việc nào là thu/dieu-1/a:a:2023-M01, sự kiện này không được tính; a không phải làm việc này
        \(place):9: không có việc nào là thu/dieu-1/c:b:2023, sự kiện này không được tính; kỳ gần nhất: term

        """)
    #expect(
      run(line, .en, events: true).err == """
        \(place):3: there is no obligation thu/dieu-1/f:b:2023-M01, this event counts for nothing; nearest: thu/dieu-1/a
        \(place):4: there is no obligation thu/dieu-1/a:b:2023-Q1, this event counts for nothing; nearest period: 2023-M03
        \(place):5: there is no obligation thu/dieu-1/a:b:2019-M05, this event counts for nothing; nearest period: 2020-M01
        \(place):6: there is no obligation thu/dieu-1/b:b:2023-M08, this event counts for nothing; nearest period: 2023-Q3
        \(place):7: there is no obligation thu/dieu-1/a:a:2023-M01, this event counts for nothing; a does not owe it
        \(place):9: there is no obligation thu/dieu-1/c:b:2023, this event counts for nothing; nearest period: term

        """)
  }

  /// B passes to C, of whom nobody takes the place; a window that ends with C's days lacks nothing.
  @Test func `a body that ended and left no successor is told, for its duties are in no list`() throws {
    try folder.write("reg/organisations.csv", "id,from,to\na,,\nb,,2025-06-30\nc,2025-07-01,2025-09-30\n")
    let after = ["obligations --from 2025-10-01 --to", "completeness --by period --on 2025-11-01 --to"]
    for line in after + ["burden --year 2025"] {
      let whole = line.hasSuffix("--to") ? "\(line) 2025-12-31" : line
      #expect(
        run(whole).err == """
          phoihop: 1 cơ quan phải thực hiện quy chế kết thúc ngày 30/09/2025 mà danh bạ không ghi ai kế tiếp (Ban C); việc của họ từ 01/10/2025 không có ở đây; phoihop reorganise ghi người kế tiếp

          """)
    }
    #expect(
      run("obligations --from 2025-10-01 --to 2025-12-31", .en).err == """
        phoihop: 1 body bound by the regulations ended on 30/09/2025 and the register names no successor (Ban C); what they would owe from 01/10/2025 is not here; phoihop reorganise writes successors

        """)
    #expect(run("obligations --from 2025-07-01 --to 2025-09-30").err == "")
    #expect(run("obligations --from 2025-10-01 --to 2025-12-31 --regulation thu --bearer a").err != "")
  }

  @Test func `each bad line of events is told and nothing is computed`() throws {
    try folder.write("ev.jsonl", PlantedLibrary.events + "{\"id\": \"e3\", \"knd\": \"received\"}\nkhông phải JSON\n")
    let run = run("obligations --from 2023-01-01 --to 2023-03-31", events: true)
    #expect(run.out == "")
    #expect(run.code == 1)
    let codes = run.err.split(separator: "\n").filter { $0.hasPrefix(folder.path) }.compactMap {
      $0.split(separator: " ").last.map(String.init)
    }
    #expect(
      codes.sorted() == [
        "[bad-json]", "[missing-key]", "[missing-key]", "[missing-key]", "[missing-key]", "[unknown-key]",
      ])
    #expect(run.err.contains("ev.jsonl:3:14: lỗi: sự kiện không có khóa \"knd\" [unknown-key]\n"))
    #expect(run.err.contains("      = gần nhất: \"kind\"\n"))
    #expect(run.err.hasSuffix("phoihop: 6 lỗi trong tệp đầu vào; chưa tính gì\n"))
  }

  @Test func `a bad line of the register is told and nothing is computed`() throws {
    try folder.write("reg/names.csv", "id,name\na,Ban A\nb\nc,Ban C\n")
    let run = run("obligations --from 2023-01-01 --to 2023-03-31", .en)
    #expect(run.out == "")
    #expect(run.code == 1)
    #expect(
      run.err.hasPrefix(
        "\(folder.path)/reg/names.csv:3:1: error: this record has 1 cells, the header has 2 [wrong-cell-count]\n    3 | b\n      | ^\n"
      ))
    try folder.write("reg/kinds.csv", [0, 1, 2])
    #expect(self.run("obligations --from 2023-01-01 --to 2023-03-31").err.contains("/reg/kinds.csv:1:1: lỗi: "))
  }

  @Test func `a register without its files says which it needs`() throws {
    try folder.write("empty/readme.txt", "")
    let run = Running(
      "obligations --from 2023-01-01 --to 2023-03-31 --regulations \(folder.path) --register \(folder.path)/empty")
    #expect(run.code == 1)
    #expect(run.err.hasPrefix("\(folder.path)/empty/kinds.csv:1:1: lỗi: thiếu tệp kinds.csv; "))
  }
}

/// The contract of the data that tools are built on, on what ships.
@Suite struct ContractTests {
  private static let window = "obligations --from 2024-03-01 --to 2024-03-31 --on 2024-03-20"

  @Test func `keys of JSON and columns of CSV are the same in the same order`() {
    let run = Running("\(Self.window) --format json")
    let objects = JSONText.objects(run.out)
    #expect(objects.count > 100)
    let keys = [
      "id", "regulation", "clause", "rule", "version", "act", "title", "modality", "bearer", "joint", "partners",
      "answerable",
      "counterparties", "copies", "channel", "period", "periodStart", "periodEnd", "cutOff", "decidingDay", "also",
      "due", "basis",
      "certainty", "lifeCycle", "performance", "verdict", "since", "shown", "absorbedBy", "quantity", "gate",
    ]
    for object in objects {
      #expect(object.map(\.key) == keys)
      func value(_ key: String) -> String { object.first { $0.key == key }.map { JSONText.string($0.value) } ?? "" }
      #expect((value("due") == "null") == (value("certainty") == "null"))
      #expect(["stated", "law", "policy", "notStated"].contains(value("basis")))
      #expect(["final", "provisional", "null"].contains(value("certainty")))
    }
    let order = objects.map { object -> [String] in
      func value(_ key: String) -> String { object.first { $0.key == key }.map { JSONText.string($0.value) } ?? "" }
      return [value("due") == "null" ? "9" : value("due"), value("id")]
    }
    #expect(order.map { $0.joined(separator: " ") } == order.map { $0.joined(separator: " ") }.sorted())
    #expect(Set(order).count == order.count)
  }

  /// Regulations in English are the same regulations.
  @Test func `regulations in English give the same obligations`() throws {
    let folder = try TemporaryFolder()
    let names = TemporaryFolder.names("\(Running.home)/Regulations").filter { $0.hasSuffix(".md") && $0 != "README.md" }
    #expect(names.count == 5)
    for name in names {
      let path = try folder.write(name, try TemporaryFolder.read("\(Running.home)/Regulations/\(name)"))
      let run = Running("format --language en \(path)")
      #expect(run.out == "\(path)\n")
      #expect(run.code == 0)
      let english = try folder.read(name)
      #expect(english.contains("rule language: 1"))
      // And back.
      #expect(
        Running("format --language vi --print \(path)").out
          == (try TemporaryFolder.read("\(Running.home)/Regulations/\(name)")))
    }
    for name in TemporaryFolder.names("\(Running.home)/Regulations/laws") {
      try folder.write("laws/\(name)", try TemporaryFolder.read("\(Running.home)/Regulations/laws/\(name)"))
    }
    for window in [Self.window, "obligations --from 2022-12-01 --to 2023-02-28 --on 2023-01-15"] {
      let wanted = Running("\(window) --format json").out
      #expect(Running("\(window) --format json --regulations \(folder.path)").out == wanted)
      #expect(wanted.utf8.count > 10_000)
    }
  }

  @Test func `one is said in the words of one`() {
    let line = "obligations --from 1/3/2024 --to 31/3/2024 --on 20/3/2024 --bearer org-0327"
    #expect(Running(line, .en).out.contains("\n1 obligation, 1 without a stated day; asked on 20/03/2024.\n"))
  }

  @Test func `who gives a body by its name is told its id`() {
    func run(_ name: String, _ language: Language) -> Running {
      Running(["obligations", "--from", "2024-03-01", "--to", "2024-03-31", "--bearer", name], language)
    }
    let vi = run("Uỷ ban nhân dân phường vàng danh", .vi)
    #expect(
      vi.err == "phoihop: \"Uỷ ban nhân dân phường vàng danh\" là tên, cần mã: org-0329\n")
    #expect(vi.code == 2)
    #expect(
      run("UBND thị xã Ngã Năm", .en).err
        == "phoihop: \"UBND thị xã Ngã Năm\" is a name, an id is needed: org-0553\n")
    // A short name that the district bodies of two provinces share.
    let several = run("Hội Nông dân huyện", .vi).err
    #expect(several.hasPrefix("phoihop: \"Hội Nông dân huyện\" là tên của "))
    #expect(several.hasSuffix(" cơ quan, cần mã: org-0026, org-0032, org-0038, …\n"))
  }

  @Test func `the columns of a table never run together`() {
    for line in [Self.window, "\(Self.window) --regulation uong-bi"] {
      for row in Running(line).out.split(separator: "\n").dropLast(2) { #expect(row.contains("  "), "\(row)") }
    }
  }

  @Test func `the demonstration shows the five regulations and why a date is a date`() {
    let run = Running("demo --text")
    #expect(run.code == 0)
    #expect(run.err == "")
    for title in [
      "Quy chế phối hợp công tác giữa Ban Dân vận Tỉnh ủy và Ban Cán sự đảng Ủy ban nhân dân tỉnh Đồng Nai",
      "tỉnh Quảng Nam giai đoạn 2020 - 2025", "tỉnh Sóc Trăng về công tác dân vận giai đoạn 2022 - 2026",
      "các đoàn thể chính trị - xã hội tỉnh Trà Vinh", "hệ thống chính trị thành phố Uông Bí",
    ] { #expect(run.out.contains(title)) }
    // The date that is explained moved over a day off.
    let explained = run.out.split(separator: "Vì sao một ngày là ngày đó:").last.map(String.init) ?? ""
    #expect(explained.contains("Cách tính hạn"))
    #expect(explained.contains("chuyển sang ngày khác: "))
    #expect(explained.contains(" — Regulations/"))
    #expect(Running("demo --text", .en).out.contains("Why a date is a date:"))
    // Each text says how many of its sentences ask something at all times, and lists none of them.
    #expect(
      run.out.split(separator: "\n").filter { $0.hasSuffix(" câu buộc làm thường xuyên, không có hạn") }.count == 5)
    #expect(!run.out.split(separator: "\n").contains { $0.hasSuffix("thường xuyên") })
    // Lines stay within a screen: the longest are titles and rows of the table.
    for line in run.out.split(separator: "\n") { #expect(line.count <= 160, "\(line)") }
  }
}
