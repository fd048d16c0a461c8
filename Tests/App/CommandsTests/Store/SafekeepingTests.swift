import Diagnostics
import Files
import Obligations
import Testing

/// Erasing, backing up, restoring and examining a store by commands: what they answer and every refusal, word for word.
@Suite struct SafekeepingTests {
  private let store: StoreWorld
  private var backups: String { "\(store.folder.path)/sao-luu" }
  private var new: String { "\(store.folder.path)/moi" }

  private static let report = "thu/dieu-1/a:b:2024-M03"
  /// The entry of what is submitted.
  private static let sent = StoreWorld.lastPlanted + 1

  init() throws {
    store = try StoreWorld.planted()
    let file = try store.folder.write("bang.csv", "một,hai\n")
    try store.run("submit \(Self.report) --note 'ghi chú bí mật' --file \(file)", as: .binh).done()
  }

  // MARK: Erasing

  @Test func `a preview tells sizes and no values, and erases nothing`() throws {
    // "ghi chú bí mật" has 14 letters of which ú and í take two bytes and ậ three; "bang.csv" 8; "một,hai\n" ten with ộ of three.
    let seen = store.run("erase \(Self.sent) note --preview")
    #expect(seen.code == 0)
    #expect(seen.out == "mục 40 (submitted): note, 18 byte\n")
    #expect(
      store.run("erase \(Self.sent) attachment0 --preview", as: .em, .en).out
        == "entry 40 (submitted): attachment0, 8 bytes, with the file itself, 10 bytes\n")
    let unsure = store.run("erase \(Self.sent) note --ground 'theo yêu cầu'", .en)
    #expect(unsure.code == 2)
    #expect(unsure.out == "entry 40 (submitted): note, 18 bytes\n")
    #expect(
      unsure.err
        == "phoihop: nothing was erased yet; it is for ever: add --yes and --ground \"…\" to do it\n")
    #expect(
      store.run("erase \(Self.sent) note").err
        == "phoihop: chưa xóa gì; xóa là vĩnh viễn, thêm --yes và --ground \"…\" để xóa\n")
    #expect(try store.newKinds() == ["submitted"])
  }

  @Test func `what is erased is told with its entry, and cannot be erased again`() throws {
    let done = store.run("erase \(Self.sent) note --ground 'theo yêu cầu' --yes", as: .em)
    #expect(done.err == "")
    #expect(
      done.out == """
        mục 40 (submitted): note, 18 byte
        đã xóa: mục 41; các bản sao lưu cũ vẫn giữ giá trị ấy cho đến khi bị hủy, khôi phục từ chúng sẽ xóa lại

        """)
    #expect(
      store.run("erase \(Self.sent) attachment0 --ground 'theo yêu cầu' --yes", .en).out == """
        entry 40 (submitted): attachment0, 8 bytes, with the file itself, 10 bytes
        erased: entry 42; older backups hold the value until they are destroyed, and restoring one erases it again

        """)
    #expect(try store.entries(from: 41).map { $0.split(separator: "\t")[6] } == ["theo yêu cầu", "theo yêu cầu"])
    #expect(store.run("erase 40 note --preview").err == "phoihop: \"note\" của mục 40 đã xóa từ trước\n")
    #expect(store.run("erase 40 note --preview", .en).err == "phoihop: \"note\" of entry 40 was erased before\n")
    #expect(store.run("verify").code == 0)
  }

  @Test func `an erasure that cannot be is refused with what could be`() throws {
    for (line, language, words): (String, Language, String) in [
      ("erase 40 evidence --preview", .vi, "mục 40 không có giá trị riêng \"evidence\"; có thể xóa: attachment0, note"),
      (
        "erase 40 evidence --preview", .en,
        "entry 40 has no personal value \"evidence\"; what can be erased: attachment0, note"
      ),
      ("erase 1 note --preview", .vi, "mục 1 không có giá trị riêng \"note\"; mục này không có gì để xóa"),
      ("erase 1 note --preview", .en, "entry 1 has no personal value \"note\"; nothing of it can be erased"),
      ("erase 99 note --preview", .en, "the ledger has entries 1 to 40, none is 99"),
    ] {
      let refused = store.run(line, language)
      #expect(refused.err == "phoihop: \(words)\n" && refused.code != 0)
    }
    #expect(store.run("erase 40").err == "phoihop erase cần số của mục và tên trường, như phoihop erase 41 note\n")
    #expect(
      store.run("erase forty note", .en).err
        == "phoihop erase needs the number of an entry and a field, as phoihop erase 41 note\n")
    #expect(
      store.run("erase 40 note --yes", .en).err == "phoihop erase needs --ground, as --ground \"…\"\n")
    let clerk = store.run("erase 40 note --preview", as: .chi)
    #expect(clerk.code == 2 && clerk.out == "")
    #expect(try store.newKinds() == ["submitted", "denied"])
  }

  // MARK: Backups

  private func backUp(_ more: String = "", _ language: Language = .vi) -> Running {
    store.run("backup \(backups) --name mot \(more)", language)
  }

  @Test func `a backup tells its place, its size, its root, and what makes three copies`() throws {
    let root = try #require(try store.run("verify").done().split(separator: " ").dropFirst(3).first?.dropLast())
    let made = backUp()
    #expect(made.err == "")
    let lines = made.out.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("đã sao lưu vào \(backups)/mot: 3 tệp, "))
    #expect(lines[0].hasSuffix(" byte, 40 mục, gốc \(root)"))
    #expect(
      lines.dropFirst() == [
        "trong đó không có khóa của sổ (ai có khóa thì ký được sổ giả): giữ riêng một bản ledger.key, không có nó thì không khôi phục được",
        "ba bản: kho, bản này, và một bản ở nơi khác, ngắt mạng; chép cả thư mục rồi kiểm tra bản chép bằng phoihop verify --backup",
      ])
    let again = backUp("", .en)
    #expect(again.err == "phoihop: \"\(backups)/mot\" is there already; choose another name by --name\n")
    let other = store.run("backup \(backups) --name hai --with-key", .en).out.split(separator: "\n").map(String.init)
    #expect(
      other.dropFirst() == [
        "the key of the ledger is in it: who has it can sign a false ledger; guard this copy like the key",
        "three copies: the store, this one, and one elsewhere, off the network; copy the whole folder, then check the copy with phoihop verify --backup",
      ])
    #expect(
      store.run("backup \(backups) --name ../x", .en).err
        == "phoihop: --name \"../x\" cannot be used: the name of one folder, without \"/\", not beginning with \".\"\n")
    #expect(
      store.run("backup").err
        == "phoihop backup cần thư mục chứa các bản sao lưu, như phoihop backup /mnt/backup; không nêu thư mục thì cần máy chủ đang chạy\n"
    )
  }

  @Test func `a backup is looked at by file, and one of another store is told`() throws {
    try backUp().done()
    let moment = "2024-03-20T05:00:00Z"
    let root = try #require(try store.run("verify").done().split(separator: " ").dropFirst(3).first?.dropLast())
    let whole = store.run("verify --backup \(backups)/mot")
    #expect(whole.out == "sao lúc \(moment), 2 tệp, 40 mục, gốc \(root)\nnguyên vẹn\n")
    #expect(whole.code == 0)
    try store.folder.write("sao-luu/mot/la.txt", "x")
    let added = store.run("verify --backup \(backups)/mot", .en)
    #expect(
      added.out == """
        la.txt was added
        made at \(moment), 2 files, 40 entries, root \(root)
        1 place is not as it was made; do not restore from this one

        """)
    #expect(added.code == 1)
    try FileSystem.remove("\(backups)/mot/la.txt")
    let other = try StoreWorld()
    let foreign = other.run("verify --backup \(backups)/mot", .en)
    #expect(foreign.code == 1)
    #expect(foreign.out.hasPrefix("manifest.txt is of another ledger: this one is phoihop/"))
    #expect(
      store.run("verify --backup \(backups)", .en).err
        == "phoihop: \"\(backups)\" has 1 backup in it; choose one, as \"\(backups)/mot\"\n")
  }

  @Test func `a store is restored in a new place with what was erased erased, and the ledger says why`() throws {
    try backUp().done()
    try store.run("erase \(Self.sent) note --ground 'theo yêu cầu' --yes").done()
    let key = "\(store.path)/ledger.key"
    let done = store.run("restore \(backups)/mot --store \(new) --key \(key) --ground 'hỏng đĩa'")
    #expect(done.err == "")
    let lines = done.out.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("đã khôi phục 40 mục vào \(new), nay có 42, gốc "))
    #expect(
      lines.dropFirst() == [
        "đã xóa lại 1 giá trị",
        "những gì ghi sau bản sao lưu không có ở đây; phoihop verify --checkpoint TỆP đối chiếu với bản chốt giữ ở nơi khác",
      ])
    #expect(store.run("verify --store \(new)").code == 0)
    let entries = store.run("ledger show 41 42 --store \(new)", as: .giang).out.split(separator: "\n")
    #expect(entries.map { $0.split(separator: "\t")[3] } == ["restored", "erased"])
    #expect(entries[0].split(separator: "\t")[6] == "hỏng đĩa")
    let over = store.run("restore \(backups)/mot --store \(new) --key \(key) --ground 'x'", .en)
    #expect(
      over.err
        == "phoihop: \"\(new)\" is not empty; nothing is written over it, choose a new folder by --store\n")
  }

  @Test func `a damaged backup is named and nothing is restored`() throws {
    try backUp("--with-key").done()
    try store.folder.write("sao-luu/mot/store.sqlite", "x")
    let refused = store.run("restore \(backups)/mot --store \(new) --ground 'hỏng đĩa'")
    #expect(refused.code == 1)
    #expect(
      refused.err
        == "phoihop: bản sao lưu \"\(backups)/mot\" không còn như khi sao: store.sqlite bị sửa; không khôi phục gì, hãy dùng bản khác\n"
    )
    #expect(
      store.run("restore \(backups)/mot --store \(new) --ground 'x'", .en).err
        == "phoihop: the backup \"\(backups)/mot\" is not as it was made: store.sqlite was changed; nothing was restored, use another one\n"
    )
    #expect(!FileSystem.exists(new))
    #expect(
      store.run("restore \(backups)/mot --ground 'x'", .en).err
        == "phoihop restore needs --store FOLDER: a new, empty place for the store\n")
    #expect(
      store.run("restore \(backups)/mot --store \(new)", .en).err
        == "phoihop restore needs --ground, as --ground \"…\"\n")
    #expect(
      store.run("restore --store \(new)").err
        == "phoihop restore cần thư mục của một bản sao lưu, như phoihop restore /mnt/backup/2026-06-30T17-00-00Z\n")
  }

  @Test func `who may not back up or restore is refused`() throws {
    let refused = store.run("backup \(backups)", as: .chi)
    #expect(refused.code == 2 && !FileSystem.exists(backups))
    #expect(try store.newKinds() == ["submitted", "denied"])
    try backUp("--with-key").done()
    let restoring = store.run("restore \(backups)/mot --store \(new) --ground 'x'", as: .chi)
    #expect(restoring.code == 2 && !FileSystem.exists(new))
    #expect(store.run("restore \(backups)/mot --store \(new) --ground 'x'", as: .em).code == 0)
  }

  // MARK: The doctor

  private func lines(_ word: String, _ running: Running) -> [String] {
    running.out.split(separator: "\n").filter { $0.hasPrefix("\(word)\t") }.map { String($0.dropFirst(word.count + 1)) }
  }

  @Test func `the doctor says what is well, what to look at and what to do`() throws {
    let first = store.run("doctor")
    #expect(lines("xem", first).contains("chưa có bản sao lưu nào; chạy phoihop backup THƯ_MỤC"))
    #expect(lines("hỏng", first) == [] && first.code == 0)
    try backUp().done()
    #expect(
      lines("ok", store.run("doctor", .en)).contains("last backup: 2024-03-20T05:00:00Z, 40 entries, \(backups)/mot"))
    // A week later.
    let later = store.run("doctor", .en, now: Instant(seconds: Running.now.seconds + 7 * 86400))
    #expect(lines("bad", later) == ["the last backup is 7 days old (\(backups)/mot); run phoihop backup \(backups)"])
    #expect(later.code == 1)
    // An hour and a half earlier.
    let earlier = store.run("doctor", now: Instant(seconds: Running.now.seconds - 5400))
    #expect(lines("hỏng", earlier) == ["đồng hồ chậm 5400 giây so với mục cuối của sổ; chỉnh giờ máy (timedatectl)"])
  }

  @Test func `the doctor finds a key that others can read, one that is missing, and no store`() throws {
    let key = "\(store.path)/ledger.key"
    let text = try FileSystem.read(key)
    try FileSystem.remove(key)
    #expect(
      lines("bad", store.run("doctor", .en)) == [
        "there is no \"\(key)\"; bring it back from the copy kept apart"
      ])
    try FileSystem.create(text, at: key, mode: 0o644)
    #expect(
      lines("hỏng", store.run("doctor")) == ["người khác dùng được \"\(key)\" (644); chạy chmod 600 \"\(key)\""])
    let none = store.run("doctor --store \(new) --format json", .en)
    #expect(none.code == 1)
    #expect(none.out.contains("\"state\": \"bad\"") && none.out.contains("there is no folder \\\"\(new)\\\""))
  }
}
