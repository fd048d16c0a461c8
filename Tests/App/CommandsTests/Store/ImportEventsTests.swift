import Diagnostics
import Testing

/// Events kept elsewhere, taken over into a store and given back.
@Suite struct ImportEventsTests {
  /// The report of January was recorded on its day, that of February afterwards with what shows it, and something came up.
  private static let events = """
    {"id": "a1", "kind": "submitted", "obligation": "thu/dieu-1/a:b:2024-M01", "happened": "2024-01-25", "recorded": "2024-01-25T03:00:00Z", "by": "b", "note": "bản giấy"}
    {"id": "a2", "kind": "received", "obligation": "thu/dieu-1/a:b:2024-M02", "happened": "2024-02-28", "recorded": "2024-02-29T03:00:00Z", "by": "a", "for": "b", "evidence": "số đến 31"}
    {"id": "lu-1", "kind": "occurred", "trigger": "phát hiện tình hình", "subject": "lũ quét", "at": "b", "happened": "2024-03-04", "recorded": "2024-03-04T03:00:00Z", "by": "b"}
    {"id": "a4", "kind": "submitted", "obligation": "thu/dieu-1/b:b:lu-1", "happened": "2024-03-05", "recorded": "2024-03-05T03:00:00Z", "by": "b", "document": {"number": "3-BC/B", "date": "2024-03-05"}}
    {"id": "a5", "kind": "extended", "obligation": "thu/dieu-1/a:c:2024-M03", "happened": "2024-03-06", "recorded": "2024-03-06T03:00:00Z", "by": "a", "ground": "chờ số liệu", "until": "2024-03-29"}

    """

  private static let window = "--from 1/1/2024 --to 30/4/2024 --on 20/3/2024"

  @Test func `the obligations by a store are those by the file that was taken over`() throws {
    let store = try StoreWorld.planted()
    let file = try store.folder.write("events.jsonl", Self.events)
    let done = store.run("import events \(file)")
    #expect(done.err == "")
    #expect(done.out == "đã thêm 5 sự kiện\n")
    #expect(try store.newKinds() == ["submitted", "received", "occurred", "submitted", "extended"])
    let folder = "\(store.folder.path)/texts"
    try store.folder.write("texts/thu.md", StoreWorld.regulation)
    let asked = "obligations \(Self.window) --format json"
    try store.writeRegister()
    let byFile = Running(
      "\(asked) --events \(file) --register \(store.folder.path)/register --regulations \(folder)")
    let byStore = store.run(asked, as: .an)
    #expect(byFile.err == "")
    #expect(byStore.err == "")
    #expect(byStore.out == byFile.out)
    // January and February were done, March of C has its new day, the paper about the flood came in time.
    for state in ["2024-03-29", "doneInTime", "thu/dieu-1/b:b:lu-1"] { #expect(byStore.out.contains(state)) }
    #expect(store.run("verify").code == 0)
  }

  @Test func `an event keeps when it was recorded elsewhere; it was recorded here when it was taken over`() throws {
    let store = try StoreWorld.planted()
    let file = try store.folder.write("events.jsonl", Self.events)
    try store.run("import events \(file)", as: .em).done()
    let first = try #require(try store.entries(from: StoreWorld.lastPlanted + 1).first)
    #expect(
      first.split(separator: "\t").map(String.init) == [
        "40", "2024-03-20T05:00:00Z", "p-0005 administrator b", "submitted", "thu/dieu-1/a:b:2024-M01", "2024-01-25",
        "–", #"{"id":"a1","recordedElsewhere":"2024-01-25T03:00:00Z"}"#, "note=●",
      ])
    // On 19 March nobody who asked this store knew of it.
    let asked = "obligations \(Self.window) --regulation thu --bearer b --format csv"
    func january(_ known: String) throws -> String {
      let rows = try store.run("\(asked) --known \(known)", as: .an).done().split(separator: "\n")
      return String(try #require(rows.first { $0.hasPrefix("thu/dieu-1/a:b:2024-M01,") }))
    }
    #expect(try january("20/3/2024").contains(",claimed,compliedInTime,"))
    #expect(try january("19/3/2024").contains(",unperformed,violated,"))
  }

  @Test func `what is given back is what was taken over`() throws {
    let store = try StoreWorld.planted()
    let file = try store.folder.write("events.jsonl", Self.events)
    try store.run("import events \(file)").done()
    #expect(store.run("export events", as: .an).out == Self.events)
    // What is recorded here comes behind, at its own moment.
    try store.run("submit thu/dieu-1/a:b:2024-M03 --nothing-to-report", as: .binh).done()
    #expect(
      store.run("export events", as: .an).out == Self.events
        + #"{"id": "e45", "kind": "submitted", "obligation": "thu/dieu-1/a:b:2024-M03", "happened": "2024-03-20", "#
        + #""recorded": "2024-03-20T05:00:00Z", "by": "b", "nothingToReport": true}"# + "\n")
  }

  @Test func `what somebody gives back is what he may see, and read back it says the same`() throws {
    let store = try StoreWorld.planted()
    let file = try store.folder.write("events.jsonl", Self.events)
    try store.run("import events \(file)").done()
    // Ban C has the extension alone; Ban A receives everything, also what the flood started.
    let lines = Self.events.split(separator: "\n", omittingEmptySubsequences: true)
    #expect(store.run("export events", as: .ha).out == "\(lines[4])\n")
    #expect(store.run("export events", as: .chi).out == Self.events)
    #expect(store.run("export events", as: .binh).out == lines[0...3].map { "\($0)\n" }.joined())
    let asked = "obligations \(Self.window) --format json"
    try store.folder.write("texts/thu.md", StoreWorld.regulation)
    try store.writeRegister()
    try store.folder.write("own.jsonl", store.run("export events", as: .binh).out)
    let read = Running(
      "\(asked) --bearer b --events \(store.folder.path)/own.jsonl --register \(store.folder.path)/register --regulations \(store.folder.path)/texts"
    )
    #expect(read.out == store.run("\(asked) --bearer b", as: .binh).out)
  }

  @Test(
    arguments: [
      (
        nil, "chủ thư mục lưu trữ chỉ được quản trị, không được xuất dữ liệu",
        "the owner of the store's folder may only administer, not export data"
      ),
      (.em, "quản trị viên không được xuất dữ liệu", "administrator: may not export data"),
      (.giang, "người kiểm tra nhật ký không được xuất dữ liệu", "auditor: may not export data"),
    ] as [(StoreWorld.Person?, String, String)])
  func `events are not given to who sees none`(_ who: StoreWorld.Person?, _ vi: String, _ en: String) throws {
    let store = try StoreWorld.planted()
    let roles = (
      "chuyên viên, văn thư, lãnh đạo, đầu mối phối hợp hoặc thư ký",
      "specialist, registry clerk, leader, coordinator or secretary"
    )
    #expect(store.run("export events", as: who).err == "phoihop: \(vi); cần vai trò \(roles.0)\n")
    #expect(store.run("export events", as: who, .en).err == "phoihop: \(en); it needs the role of \(roles.1)\n")
    #expect(try store.newKinds() == ["denied", "denied"])
  }

  @Test func `events are taken over by who administers the store, and by nobody else`() throws {
    let store = try StoreWorld.planted()
    let file = try store.folder.write("events.jsonl", Self.events)
    let refused = store.run("import events \(file)", as: .chi)
    #expect(refused.code == 2)
    #expect(refused.err == "phoihop: văn thư không được nhập sự kiện; cần vai trò quản trị viên ở Ban A\n")
    #expect(try store.newKinds() == ["denied"])
  }

  @Test func `a preview says what would be added and writes nothing`() throws {
    let store = try StoreWorld.planted()
    let file = try store.folder.write("events.jsonl", Self.events)
    #expect(store.run("import events \(file) --preview").out == "sẽ thêm 5 sự kiện\n")
    #expect(store.run("import events \(file) --preview", .en).out == "5 events would be added\n")
    #expect(try store.newKinds().isEmpty)
  }

  @Test func `everything wrong in a file is told at its place, and nothing of it is written`() throws {
    let store = try StoreWorld.planted()
    try store.run("occur 'phát hiện tình hình' --at b --id lu-9", as: .binh).done()
    let file = try store.folder.write(
      "events.jsonl",
      """
      {"id": "a1", "kind": "submitted", "obligation": "thu/dieu-1/a:b:2024-M01", "happened": "2024-01-25", "recorded": "2024-01-25T03:00:00Z", "by": "b"}
      {"id": "a2", "kind": "submitted", "obligation": "thu/dieu-1/x:b:2024-M01", "happened": "2024-01-25", "recorded": "2024-01-25T03:00:00Z", "by": "b"}
      {"id": "a3", "kind": "sent", "obligation": "thu/dieu-1/a:b:2024-M01", "happened": "2024-01-25", "recorded": "2024-01-25T03:00:00Z"}
      {"id": "a4", "kind": "submitted", "obligation": "thu/dieu-1/a:b:2024-M02", "happened": "2024-03-21", "recorded": "2024-03-21T03:00:00Z", "by": "z"}
      {"id": "lu-9", "kind": "told", "obligation": "thu/dieu-1/a:b:2024-M02", "also": ["thu/dieu-1/a:a:2024-M02"], "happened": "2024-03-21", "recorded": "2024-03-21T04:00:00Z", "whom": ["y"]}

      """)
    let refused = store.run("import events \(file)")
    #expect(refused.code == 1)
    #expect(refused.out == "")
    let told = refused.err.split(separator: "\n").map(String.init).filter {
      $0.hasPrefix(file) || $0.hasPrefix("phoihop")
    }
    #expect(
      told.map { $0.replacing("\(file):", with: "") } == [
        "2:35: lỗi: không có việc nào là thu/dieu-1/x:b:2024-M01; gần nhất: thu/dieu-1/a [unknown-obligation]",
        "3:14: lỗi: không có loại sự kiện \"sent\" [unknown-event-kind]",
        "4:76: lỗi: ngày 21/03/2024 chưa đến; chỉ nhập việc đã xảy ra [yet-to-come]",
        "4:138: lỗi: danh bạ không có cơ quan mã \"z\" [unknown-body]",
        "5:2: lỗi: kho đã có sự kiện mang mã \"lu-9\"; bỏ dòng này, hoặc đặt mã khác nếu là việc khác [taken-id]",
        "5:73: lỗi: không có việc nào là thu/dieu-1/a:a:2024-M02; a không phải làm việc này [unknown-obligation]",
        "5:110: lỗi: ngày 21/03/2024 chưa đến; chỉ nhập việc đã xảy ra [yet-to-come]",
        "5:172: lỗi: danh bạ không có cơ quan mã \"y\" [unknown-body]",
        "phoihop: 8 lỗi trong tệp đầu vào; chưa ghi gì",
      ])
    #expect(try store.newKinds() == ["occurred"])
    // Mended, it comes in.
    let mended = try store.folder.write("events.jsonl", Self.events)
    #expect(store.run("import events \(mended)").out == "đã thêm 5 sự kiện\n")
    // A second time each id is taken.
    let again = store.run("import events \(mended)", .en)
    #expect(again.code == 1)
    #expect(
      again.err.hasPrefix(
        "\(mended):1:2: error: the store has an event with the id \"a1\" already; leave out the line, or choose another id if it is another event [taken-id]\n"
      ))
    #expect(again.err.hasSuffix("phoihop: 5 errors in the files read; nothing was written\n"))
  }

  @Test func `what happened and starts nothing is taken over with a warning`() throws {
    let store = try StoreWorld.planted()
    let file = try store.folder.write(
      "events.jsonl",
      #"{"id": "x1", "kind": "occurred", "trigger": "thụ lý", "at": "b", "happened": "2024-03-20", "recorded": "2024-03-20T03:00:00Z"}"#
        + "\n")
    let done = store.run("import events \(file)", .en)
    #expect(done.out == "1 event added\n")
    #expect(done.err == "phoihop: \(file):1: no rule waits for this event as recorded; it starts nothing\n")
  }

  // MARK: Tables

  @Test func `a table of a spreadsheet is taken over: its lines are named after their entries`() throws {
    let store = try StoreWorld.planted()
    let file = try store.folder.write(
      "so-den.csv",
      """
      obligation,kind,happened,by,for,evidence,document number,document date,note,ground,until,days
      thu/dieu-1/a:b:2024-M01,received,25/1/2024,a,b,số đến 12,,,"bản giấy, có dấu",,,
      thu/dieu-1/a:b:2024-M02,received,2024-02-28,a,b,,7-BC/B,27/2/2024,,,,
      thu/dieu-1/a:c:2024-M03,extended,20/3/2024,a,,,,,,chờ số liệu,29/3/2024,
      thu/dieu-1/a:b:2024-M03,extended,20/3/2024,a,,,,,,chờ số liệu,,3
      ,,,,,,,,,,,

      """)
    let done = store.run("import events \(file)")
    #expect(done.err == "")
    #expect(done.out == "đã thêm 4 sự kiện\n")
    #expect(
      try store.entries(from: StoreWorld.lastPlanted + 1).map {
        $0.split(separator: "\t").dropFirst(3).joined(separator: " ")
      } == [
        #"received thu/dieu-1/a:b:2024-M01 2024-01-25 – {"for":"b"} evidence=● note=●"#,
        #"received thu/dieu-1/a:b:2024-M02 2024-02-28 – {"document":{"date":"2024-02-27","number":"7-BC/B"},"for":"b"}"#,
        #"extended thu/dieu-1/a:c:2024-M03 2024-03-20 chờ số liệu {"until":"2024-03-29"}"#,
        #"extended thu/dieu-1/a:b:2024-M03 2024-03-20 chờ số liệu {"days":3}"#,
      ])
    // 25/3 and three days are 28/3.
    #expect(
      try store.run("explain thu/dieu-1/a:b:2024-M03", as: .an).done().contains("thứ Năm 28/03/2024"))
  }

  /// Lines without an id have nothing to be known by but what they say.
  @Test func `a table that was taken over comes in no second time, and neither does what somebody recorded`() throws {
    let store = try StoreWorld.planted()
    let table = """
      obligation,kind,trigger,at,happened,by,for,evidence,id
      thu/dieu-1/a:b:2024-M01,received,,,25/1/2024,a,b,số đến 12,
      ,occurred,phát hiện tình hình,b,4/3/2024,b,,công điện 3,

      """
    let file = try store.folder.write("so-den.csv", table)
    #expect(store.run("import events \(file)").out == "đã thêm 2 sự kiện\n")
    func told(_ text: String, _ option: String = "") throws -> [String] {
      let file = try store.folder.write("so-den.csv", text)
      return store.run("import events \(file)\(option)").err.split(separator: "\n").map(String.init)
        .filter { $0.hasPrefix(file) }.map { $0.replacing("\(file):", with: "") }
    }
    let first = StoreWorld.lastPlanted + 1
    let again = [
      "2:1: lỗi: kho đã có đúng việc này: mã e\(first), ghi ngày 20/03/2024; bỏ dòng này, hoặc cho nó một mã riêng ở cột id nếu là lần khác [taken-line]",
      "3:11: lỗi: kho đã có đúng việc này: mã e\(first + 1), ghi ngày 20/03/2024; bỏ dòng này, hoặc cho nó một mã riêng ở cột id nếu là lần khác [taken-line]",
    ]
    #expect(try told(table) == again)
    #expect(try told(table, " --preview") == again)
    #expect(try store.newKinds() == ["received", "occurred"], "nothing of it is written")
    // Another time has other words, or an id of its own.
    #expect(
      try told(table.replacing("số đến 12,", with: "số đến 13,").replacing("công điện 3,", with: "công điện 3,lu-2"))
        == [])
    try store.run("submit thu/dieu-1/a:b:2024-M03 --nothing-to-report", as: .binh).done()
    #expect(
      try told("obligation,kind,happened,by,nothingToReport\nthu/dieu-1/a:b:2024-M03,submitted,20/3/2024,b,true\n")
        .count
        == 1)
  }

  @Test func `a line without an id that says what one before it says is told with the line of that one`() throws {
    let store = try StoreWorld.planted()
    let table = """
      obligation,kind,trigger,at,happened,by,for,evidence,id,note
      thu/dieu-1/a:b:2024-M01,received,,,25/1/2024,a,b,số đến 12,,
      ,occurred,phát hiện tình hình,b,4/3/2024,b,,công điện 3,,
      thu/dieu-1/a:b:2024-M02,received,,,26/2/2024,a,b,số đến 12,,
      ,occurred,phát hiện tình hình,b,4/3/2024,b,,công điện 3,,lần nữa
      thu/dieu-1/a:b:2024-M01,received,,,25/1/2024,a,b,số đến 12,,
      thu/dieu-1/a:b:2024-M01,received,,,25/1/2024,a,b,số đến 12,,

      """
    func told(_ text: String, _ option: String = "") throws -> [String] {
      let file = try store.folder.write("so-den.csv", text)
      return store.run("import events \(file)\(option)").err.split(separator: "\n").map(String.init)
        .filter { $0.hasPrefix(file) }.map { $0.replacing("\(file):", with: "") }
    }
    func line(_ place: String, _ first: Int) -> String {
      "\(place): lỗi: dòng \(first) đã ghi đúng việc này; bỏ dòng này, hoặc cho nó một mã riêng ở cột id nếu là lần khác [doubled-line]"
    }
    let doubled = [line("5:11", 3), line("6:1", 2), line("7:1", 2)]
    #expect(try told(table) == doubled)
    #expect(try told(table, " --preview") == doubled)
    #expect(try store.newKinds() == [], "nothing of it is written")
    let english = try store.folder.write("so-den.csv", table)
    #expect(
      store.run("import events \(english) --language en").err.contains(
        "6:1: error: line 2 says just this already; leave out this one, or give it an id of its own in the column id if it is another time [doubled-line]"
      ))
    // Another time has other words, or an id of its own.
    let lines = table.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let mended =
      lines[...3] + [lines[4].replacing("công điện 3,", with: "công điện 3,lu-2")]
      + [lines[5].replacing("12,", with: "13,"), lines[6].replacing("12,", with: "12,m1-2"), ""]
    #expect(try told(mended.joined(separator: "\n")) == [])
    #expect(try store.newKinds().count == 6)
  }

  @Test func `of very many such lines the first thousand are told, and how many more there are`() throws {
    let store = try StoreWorld.planted()
    let lines = (1...1003).map { "thu/dieu-1/a:b:2024-M01,received,25/1/2024,a,b,số đến \($0)" }
    let file = try store.folder.write(
      "so-den.csv", (["obligation,kind,happened,by,for,evidence"] + lines + lines + [""]).joined(separator: "\n"))
    let told = store.run("import events \(file) --preview").err.split(separator: "\n").filter {
      $0.hasSuffix("[doubled-line]")
    }
    #expect(told.count == 1001)
    #expect(told.first?.contains(":1005:1: lỗi: dòng 2 đã ghi đúng việc này;") == true)
    #expect(told.last?.contains(":2007:1: lỗi: còn 3 chỗ nữa như vậy, chỗ cuối ở đây") == true)
  }

  @Test func `everything wrong in a table is told at its cell`() throws {
    let store = try StoreWorld.planted()
    let file = try store.folder.write(
      "so-den.csv",
      """
      obligation,kind,happened,by,evidence,days,document date
      thu/dieu-1/a:b:2024-M01,received,30/2/2024,a,số đến 12,,
      thu/dieu-1/a:b:2024-M01,received,19/3/2024,a,,,
      thu/dieu-1/a:b:2024-M01,extended,20/3/2024,a,,ba,
      thu/dieu-1/a:b:2024-M09x,received,20/3/2024,a,,,
      thu/dieu-1/a:b:2024-M01,received,20/3/2024,a,,,19/3/2024

      """)
    let refused = store.run("import events \(file)")
    #expect(refused.code == 1)
    let told = refused.err.split(separator: "\n").map(String.init).filter { $0.hasPrefix(file) }
    #expect(
      told.map { $0.replacing("\(file):", with: "") } == [
        "2:34: lỗi: \"happened\" cần một ngày có trong lịch như 2024-03-20, ở đây là \"30/2/2024\" [bad-value]",
        "3:34: lỗi: việc xảy ra trước ngày ghi nên cần bằng chứng ở \"evidence\" hoặc \"document\" [missing-key]",
        "4:25: lỗi: \"extended\" cần lý do ở \"ground\" [missing-key]",
        "4:25: lỗi: gia hạn cần \"until\" (đến ngày) hoặc \"days\" (số ngày) [missing-key]",
        "4:47: lỗi: \"days\" cần một số nguyên từ 1 đến 3660 [bad-value]",
        "5:1: lỗi: \"obligation\" cần mã nhiệm vụ như tra-vinh/dieu-6/gach-2/b:org-0007:2024-M03, ở đây là \"thu/dieu-1/a:b:2024-M09x\" [bad-value]",
        "6:48: lỗi: \"document\" cần \"number\", một chuỗi không trống [missing-key]",
      ])
    #expect(try store.newKinds().isEmpty)
    let header = try store.folder.write("x.csv", "obligation,kinds,happened\n")
    #expect(
      store.run("import events \(header)", .en).err.split(separator: "\n").map(String.init).filter {
        $0.hasPrefix(header)
      }.map { $0.replacing("\(header):", with: "") } == [
        "1:1: error: the header lacks the column \"kind\"; needed are: kind, happened [missing-column]",
        "1:12: error: x.csv has no column \"kinds\"; allowed are: id, kind, obligation, trigger, also, happened, recorded, by, for, nothingToReport, partOf, evidence, ground, article, until, days, whom, date, calendar, note, subject, at, rules, holds, of, document number, document date [unknown-column]",
      ])
  }

  // MARK: The register

  @Test func `a register is given back so that it comes in again without a change`() throws {
    let store = try StoreWorld.planted()
    let folder = "\(store.folder.path)/out"
    let given = store.run("export register \(folder)")
    #expect(given.err == "")
    #expect(given.out == "đã ghi 3 tệp vào \(folder)\n")
    #expect(try TemporaryFolder.read("\(folder)/names.csv") == "id,name\na,Ban A\nb,Ban B\nc,Ban C\n")
    #expect(store.run("import register \(folder)").out == "đã thêm 0 dòng, kết thúc 0, giữ nguyên 9\n")
    #expect(
      store.run("export register \(folder)", as: .binh).err
        == "phoihop: chuyên viên không được nhập danh bạ; cần vai trò quản trị viên ở Ban A\n")
    #expect(
      store.run("export register \(folder) --layer 1", .en).err
        == "phoihop: the store has no register in layer 1; phoihop import register FOLDER --layer 1 brings one in\n")
    #expect(store.run("export register \(folder)").code == 2, "files that are there are left alone")
  }
}
