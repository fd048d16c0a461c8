@testable import Commands
import Diagnostics
import Files
import Obligations
import Testing

/// `phoihop setting`, and that each setting does what it says.
@Suite struct SettingTests {
  private let store: StoreWorld
  private static let day: Int64 = 86400

  init() throws { store = try StoreWorld.planted() }

  private func later(_ days: Int64) -> Instant { Instant(seconds: Running.now.seconds + days * Self.day) }

  private func expect(_ run: Running, _ err: String, _ place: SourceLocation = #_sourceLocation) {
    #expect(run.err == "\(err)\n", sourceLocation: place)
    #expect(run.out == "", sourceLocation: place)
    #expect(run.code == 2, sourceLocation: place)
  }

  // MARK: The command

  @Test func `the list tells value, default, what is allowed, who reads it, and who changed it when`() throws {
    try store.run("setting set token-days 0365", as: .em, .en).done()
    try store.run("setting set name 'Văn phòng Tỉnh ủy'").done()
    try store.run("setting reset token-days", as: .em).done()
    let lines = try store.run("setting list", as: .em, .en).done().split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "name\tVăn phòng Tỉnh ủy\tdefault: –", "  how the store is called; words in one line, 200 bytes at most",
        "  read by phoihop serve, phoihop doctor", "  set on 20/03/2024 by owner, entry 41",
        "keeper\ta\tdefault: the body of the first administrator",
        "  the organisation that keeps the store: administrators and auditors there or above act on all of it; the id of a body, as org-0005",
        "  read by every power over the whole store", "language\tvi\tdefault: vi",
        "  the language for who names none; vi, en", "  read by every command that asks the store",
        "checkpoint-entries\t10000 entries\tdefault: 10000 entries",
        "  a checkpoint at the latest after so many entries; a whole number from 1 to 10000 (entries)",
        "  read by the ledger, phoihop verify", "checkpoint-seconds\t60 seconds\tdefault: 60 seconds",
        "  and so long after the one before, once something came; a whole number from 1 to 60 (seconds)",
        "  read by the ledger, phoihop verify, phoihop serve", "attachment-mib\t50 MiB\tdefault: 50 MiB",
        "  the largest file that is attached; a whole number from 1 to 200 (MiB)", "  read by the commands with --file",
        "token-days\t0 days\tdefault: 0 days",
        "  for how long a token is good that was given without --until; 0: without end; a whole number from 0 to 3660 (days)",
        "  read by phoihop user add, user token", "  taken back on 20/03/2024 by p-0005, entry 42",
        "disk-mib\t1024 MiB\tdefault: 1024 MiB",
        "  with less room on the disk there is a warning; a whole number from 100 to 1048576 (MiB)",
        "  read by phoihop doctor", "backup-days\t7 days\tdefault: 7 days",
        "  a last backup of this age is too old; a whole number from 1 to 90 (days)", "  read by phoihop doctor",
        "morning-mail\twork\tdefault: work",
        "  the mail of a working morning: work – the page My work, reminders – only what came to a day of reminding, off – none; work, reminders, off",
        "  read by phoihop serve --mail", "morning-time\t06:45\tdefault: 06:45",
        "  when the morning's mail goes, in Viet Nam; a time from 04:00 to 11:00, as 06:45",
        "  read by phoihop serve --mail", "reminder-days\t7 1 0 -1 -7\tdefault: 7 1 0 -1 -7",
        "  reminds with so many days left; 0 is the due day, below it the days since; at most 12 different numbers from -90 to 90, with spaces between, as 7 1 0 -1 -7",
        "  read by phoihop serve --mail",
      ])
    let json = try store.run("setting list --format json").done().oneLine
    #expect(
      json.contains(
        #""name": "name", "meaning": "tên của kho", "allowed": "lời trên một dòng, nhiều nhất 200 byte", "readBy": "phoihop serve, phoihop doctor", "value": "Văn phòng Tỉnh ủy", "entry": 41, "by": "owner", "recorded": "2024-03-20T05:00:00Z""#
      ), "\(json)")
  }

  @Test func `setting and taking back are told with their entry, and what stands so already is no entry`() throws {
    #expect(store.run("setting set backup-days 3", as: .em).out == "backup-days: 3 ngày, mục 40\n")
    #expect(
      store.run("setting set backup-days 3", as: .em, .en).out
        == "backup-days: is 3 days already, nothing was recorded\n")
    #expect(store.run("setting reset backup-days", .en).out == "backup-days: 7 days, entry 41\n")
    #expect(store.run("setting reset backup-days").out == "backup-days: đã là 7 ngày, không ghi gì\n")
    #expect(try store.newKinds() == ["settingChanged", "settingChanged"])
    #expect(store.run("verify").code == 0)
  }

  @Test func `what cannot be set is refused with what can, and only what one may not is kept`() throws {
    expect(
      store.run("setting set token-day 5"), "phoihop: không có thiết lập \"token-day\"; có phải \"token-days\"?")
    expect(
      store.run("setting reset xyzxyz", .en),
      "phoihop: there is no setting \"xyzxyz\"; there are: name, keeper, language, checkpoint-entries, checkpoint-seconds, attachment-mib, token-days, disk-mib, backup-days, morning-mail, morning-time, reminder-days"
    )
    expect(
      store.run("setting set checkpoint-entries 20000", .en),
      "phoihop: checkpoint-entries: \"20000\" is not allowed; allowed: a whole number from 1 to 10000 (entries)")
    expect(
      store.run("setting set language fr"), "phoihop: language: \"fr\" không được dùng; được dùng: vi, en")
    expect(
      store.run("setting set keeper d", .en),
      "phoihop: the register has no body with the id \"d\" today; did you mean \"a\"?")
    expect(
      store.run("setting set keeper khong-co"), "phoihop: hôm nay danh bạ không có cơ quan mã \"khong-co\"")
    expect(
      store.run("setting set name", .en),
      "phoihop setting set needs 2 values behind it, here are 1; see phoihop setting --help")
    expect(
      store.run("setting reset name --format json", .en),
      "phoihop: --format is for phoihop setting list only")
    expect(
      store.run("setting chang"),
      "phoihop setting không có việc \"chang\"; có: list, reset, set")
    expect(
      store.run("setting set name X", as: .chi),
      "phoihop: văn thư không được đổi thiết lập; cần vai trò quản trị viên ở Ban A")
    expect(
      store.run("setting list", as: .giang, .en),
      "phoihop: auditor: may not change settings; it needs the role of administrator at Ban A")
    #expect(try store.newKinds() == ["denied", "denied"])
  }

  // MARK: What reads them

  @Test func `a file larger than the setting is refused, one as large is taken`() throws {
    try store.run("setting set attachment-mib 1").done()
    let mib = 1 << 20
    let large = try store.folder.write("lon.txt", [UInt8](repeating: 65, count: mib + 1))
    let fits = try store.folder.write("vua.txt", [UInt8](repeating: 65, count: mib))
    expect(
      store.run("submit thu/dieu-1/a:b:2024-M02 --file \(large)", as: .binh),
      "phoihop: \"lon.txt\" lớn hơn 1 MiB; chia nhỏ hoặc ghi số và ngày văn bản")
    #expect(store.run("submit thu/dieu-1/a:b:2024-M02 --file \(fits)", as: .binh).code == 0)
    try store.run("setting reset attachment-mib").done()
    #expect(store.run("submit thu/dieu-1/a:c:2024-M02 --file \(large)", as: .ha).code == 0)
  }

  @Test func `a token that was given no last day is good for as long as was set when it was given`() throws {
    func token(_ more: String = "") throws -> String {
      try store.run("user token p-0002 \(more)").done().split(separator: " ").last.map { String($0.dropLast()) } ?? ""
    }
    let before = try token()
    try store.run("setting set token-days 2").done()
    let (usual, named) = (try token(), try token("--until 31/3/2024"))
    func isGood(_ token: String, after days: Int64) -> Bool {
      store.run("obligations --from 2024-03-01 --to 2024-03-31", now: later(days), token: token).code == 0
    }
    // Given on 20/3: good on 20/3 and 21/3.
    #expect(isGood(usual, after: 0) && isGood(usual, after: 1) && !isGood(usual, after: 2))
    #expect(isGood(named, after: 11) && !isGood(named, after: 12))
    #expect(isGood(before, after: 400))
    // Of somebody new too.
    let added = try store.run("user add Lan").done().split(separator: " ").last.map { String($0.dropLast()) } ?? ""
    #expect(
      store.run("user list", now: later(1), token: added).err.contains("không có vai trò"), "known on the last day")
    #expect(store.run("user list", now: later(2), token: added).err.contains("mã truy cập không đúng hoặc đã hết hạn"))
  }

  @Test func `the doctor tells the name, and warns by what was set of room and of backups`() throws {
    try store.run("backup \(store.folder.path)/sao-luu --name mot").done()
    let next = store.run("doctor", .en, now: later(1)).out.split(separator: "\n").map(String.init)
    #expect(next.contains { $0.hasPrefix("look\tlast backup: ") })
    #expect(!next.contains { $0.contains("the store is \"") })
    for line in ["name 'Kho tỉnh'", "backup-days 1", "disk-mib 1048576"] {
      try store.run("setting set \(line)", now: later(1)).done()
    }
    let lines = store.run("doctor", .en, now: later(1)).out.split(separator: "\n").map(String.init)
    #expect(lines.contains("ok\tthe store is \"Kho tỉnh\""))
    #expect(lines.contains { $0.hasPrefix("bad\tthe last backup is 1 day old (") })
    #expect(lines.contains { $0.hasPrefix("look\t") && $0.hasSuffix(" MiB are free on the store's disk; make room") })
  }

  @Test func `who named no language is answered in that of the store`() throws {
    func answer(_ words: [String], _ language: Language? = nil) -> String {
      let world = World(
        language: language, now: Running.now, home: nil, variables: { $0 == "PHOIHOP_STORE" ? store.path : nil })
      _ = Program.run(words, in: world)
      return world.output + world.errors
    }
    let asked = ["user", "revoke", "p-0008"]
    #expect(answer(asked) == "đã thu hồi 1 mã truy cập của p-0008\n")
    try store.run("setting set language en").done()
    #expect(answer(asked) == "0 tokens of p-0008 are good no more\n")
    #expect(answer(asked, .vi) == "đã thu hồi 0 mã truy cập của p-0008\n")
    #expect(answer(asked + ["--language", "vi"]) == "đã thu hồi 0 mã truy cập của p-0008\n")
  }

  @Test func `the keeper's administrators act on the whole store, those of others do not, and the owner always may`()
    throws
  {
    try store.run("grant add p-0008 --role administrator --at b --from 2020-01-01").done()
    expect(
      store.run("rebuild", as: .hung),
      "phoihop: quản trị viên ở Ban B không được dựng lại bảng ở đây; cần vai trò quản trị viên ở Ban A")
    // Roles at his own body are his to give.
    #expect(store.run("grant add p-0002 --role leader --at b", as: .hung).code == 0)
    #expect(store.run("setting set keeper b", as: .em, .en).out == "keeper: b, entry 43\n")
    #expect(store.run("rebuild", as: .hung).code == 0)
    expect(
      store.run("setting reset keeper", as: .em, .en),
      "phoihop: administrator at Ban A: may not change settings here; it needs the role of administrator at Ban B")
    #expect(store.run("setting reset keeper", .en).out == "keeper: the body of the first administrator, entry 45\n")
    #expect(store.run("rebuild", as: .em).code == 0)
  }
}
