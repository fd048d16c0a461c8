@testable import Commands
import Diagnostics
import Files
import Obligations
import Sockets
import Store
import Testing
import Threads
import UseCases

/// Keeping a store that a server holds: what it gives out, what it writes itself, and what it never does.
@Suite struct ServerKeepingTests {
  private static let march = "thu/dieu-1/a:b:2024-M03"

  private func folder() throws -> (TemporaryFolder, String) {
    let folder = try TemporaryFolder()
    try FileSystem.makeFolder("\(folder.path)/sao-luu")
    return (folder, "\(folder.path)/sao-luu")
  }

  // MARK: Backups

  @Test func `a server backs up into its own folder, whole and without the key, and the store knows of it`() throws {
    let (kept, backups) = try folder()
    defer { withExtendedLifetime(kept) {} }
    let running = try Hosted(backups: backups)
    let file = try running.world.folder.write("thu.txt", "bản báo cáo")
    try running.world.run("submit \(Self.march) --file \(file)", as: .binh).done()
    let made = running.world.run("backup --name mot", as: .em, .en)
    #expect(made.err == "")
    // The store, the file, the manifest.
    #expect(made.out.hasPrefix("backed up to \(backups)/mot: 3 files, "))
    #expect(made.out.contains(" 40 entries, root "))
    #expect(!FileSystem.exists("\(backups)/mot/ledger.key"))
    #expect(running.world.run("verify --backup \(backups)/mot", .en).out.hasSuffix("\nwhole\n"))
    #expect(running.world.run("doctor", .en).out.contains("40 entries, \(backups)/mot\n"))
    // Two of one name are one.
    #expect(
      running.world.run("backup --name mot", as: .em, .en).err
        == "phoihop: \"\(backups)/mot\" is there already; choose another name by --name\n")
    #expect(
      running.world.run("backup --name ../x", as: .em, .en).err
        == "phoihop: --name \"../x\" cannot be used: the name of one folder, without \"/\", not beginning with \".\"\n")
    #expect(TemporaryFolder.names(backups) == ["mot"])
    try running.stop()
    // It is one like any other.
    let new = "\(kept.path)/moi"
    let key = "\(running.world.path)/ledger.key"
    #expect(running.world.run("restore \(backups)/mot --store \(new) --key \(key) --ground x").code == 0)
  }

  @Test func `who may not back up is refused by a server as without one, and the asking is kept`() throws {
    let (kept, backups) = try folder()
    defer { withExtendedLifetime(kept) {} }
    let running = try Hosted(backups: backups)
    for (person, words) in [
      (StoreWorld.Person.chi, "văn thư không được sao lưu; cần vai trò quản trị viên ở Ban A"),
      (.giang, "người kiểm tra nhật ký không được sao lưu; cần vai trò quản trị viên ở Ban A"),
      (.hung, "không có vai trò nào có hiệu lực ngày 20/03/2024 để sao lưu; cần vai trò quản trị viên ở Ban A"),
    ] {
      let refused = running.world.run("backup", as: person)
      #expect(refused.err == "phoihop: \(words)\n")
      #expect(refused.code == 2)
    }
    #expect(TemporaryFolder.names(backups) == [])
    try running.stop()
    #expect(try running.world.newKinds() == ["denied", "denied", "denied"])
  }

  @Test func `a server names what it does not do for backups, and what to do instead`() throws {
    let running = try Hosted()
    let place = StorePlace(running.world.path)
    func ask(_ line: String, _ language: Language) throws -> String {
      let world = World(language: language, now: Running.now, home: nil)
      let socket = try #require(LocalSocket.connect(to: place.socket))
      let words = line.split(separator: " ").map(String.init)
      #expect(try Request(words: words, language: language, token: nil, files: []).carry(to: socket, world) == 2)
      #expect(world.output == "")
      return world.errors
    }
    #expect(
      try ask("backup", .vi)
        == "phoihop: máy chủ không có thư mục sao lưu; chạy lại bằng phoihop serve --backups THƯ_MỤC, hoặc người chạy máy chủ dùng phoihop backup THƯ_MỤC\n"
    )
    #expect(
      try ask("backup", .en)
        == "phoihop: a server needs a folder for backups; start it with phoihop serve --backups FOLDER, or let who runs it use phoihop backup FOLDER\n"
    )
    #expect(
      try ask("backup /tmp", .en)
        == "phoihop: a server does not write to a folder that somebody names; leave it out to back up into the server's own\n"
    )
    #expect(
      try ask("backup /tmp", .vi)
        == "phoihop: máy chủ không ghi vào thư mục người hỏi nêu; bỏ tên thư mục để sao lưu vào thư mục của máy chủ\n")
    #expect(
      try ask("backup --with-key", .en)
        == "phoihop: a server copies the key of the ledger for nobody; leave out --with-key\n")
    #expect(
      try ask("backup --with-key", .vi) == "phoihop: máy chủ không chép khóa của sổ cho ai; bỏ --with-key\n")
    // Who runs the server has its disk, and may name a folder of his own.
    let beside = running.world.run("backup \(running.world.folder.path)/sao-luu --name mot", .en)
    #expect(beside.code == 0, "\(beside.err)")
  }

  @Test func `a server makes one backup at a time`() throws {
    let backups = ServerBackups("/khong-co")
    try backups.alone { folder in
      #expect(folder == "/khong-co")
      do {
        _ = try backups.alone { _ in Issue.record("two at once") }
      } catch let refused as Refused {
        #expect(
          refused.message
            == Words(
              vi: "máy chủ đang sao lưu cho người khác; đợi rồi thử lại",
              en: "the server is making a backup for somebody else; wait, then try again"))
      }
    }
    // After one that failed, too.
    struct Failed: Error {}
    #expect(throws: Failed.self) { try backups.alone { _ in throw Failed() } }
    #expect(try backups.alone { $0 } == "/khong-co")
  }

  @Test func `nothing is restored over a store that a server holds`() throws {
    let (kept, backups) = try folder()
    defer { withExtendedLifetime(kept) {} }
    let running = try Hosted(backups: backups)
    try running.world.run("backup --name mot").done()
    let path = running.world.path
    let refused = running.world.run("restore \(backups)/mot --store \(path) --ground x")
    #expect(
      refused.err
        == "phoihop: một máy chủ đang giữ kho ở \"\(path)\"; dừng phoihop serve (Ctrl-C) và dời thư mục ấy đi, hoặc chọn nơi mới bằng --store\n"
    )
    #expect(refused.code == 2)
    #expect(
      running.world.run("restore \(backups)/mot --store \(path) --ground x", .en).err
        == "phoihop: a server holds the store at \"\(path)\"; stop phoihop serve (Ctrl-C) and move that folder away, or choose a new place by --store\n"
    )
  }

  // MARK: What is given out

  @Test func `a register comes through a server as files of who asks, over none that is there`() throws {
    let alone = try StoreWorld.planted()
    let running = try Hosted()
    let (own, served) = ("\(alone.folder.path)/ra", "\(running.world.folder.path)/ra")
    #expect(
      alone.run("export register \(own)", as: .em, .en).out == "3 files were written to \(own)\n")
    #expect(
      running.world.run("export register \(served)/", as: .em, .en).out == "3 files were written to \(served)\n")
    #expect(TemporaryFolder.names(served) == ["kinds.csv", "names.csv", "organisations.csv"])
    for name in TemporaryFolder.names(own) {
      #expect(try FileSystem.read("\(served)/\(name)") == FileSystem.read("\(own)/\(name)"))
    }
    let again = running.world.run("export register \(served)", as: .em, .en)
    #expect(
      again.err == "phoihop: \"\(served)/kinds.csv\" is there already and is not written over; choose another name\n")
    #expect(again.code == 2 && again.out == "")
    let refused = running.world.run("export register \(running.world.folder.path)/khac", as: .chi)
    #expect(refused.code == 2)
    #expect(!FileSystem.exists("\(running.world.folder.path)/khac"))
  }

  @Test func `a server that wants other files written than the command named is not obeyed`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/socket"
    let listener = try LocalSocket.Listener(at: path)
    let server = Worker("evil")
    let wanted = [
      "\(folder.path)/ra/../.bashrc", "\(folder.path)/khac.csv", "\(folder.path)/ra/.an", "\(folder.path)/ra/",
    ]
    server.add {
      for name in wanted {
        guard let peer = listener.accept() else { return }
        _ = Request.receive(from: peer)
        _ = Frame.send(Frame.new, Frame.piece(name, Array("x".utf8)), to: peer)
        _ = Frame.send(Frame.code, Array("0".utf8), to: peer)
      }
    }
    for name in wanted {
      let socket = try #require(LocalSocket.connect(to: path))
      let request = Request(words: ["export"], language: .en, token: nil, files: [])
      do {
        _ = try request.carry(
          to: socket, World(language: .en, now: Running.now, home: nil),
          writing: NewFiles(files: ["\(folder.path)/mot.md"], folders: ["\(folder.path)/ra"]))
        Issue.record("\(name) was written")
      } catch let error as FileError {
        #expect(
          error.message
            == Words(
              vi: "máy chủ đòi ghi \"\(name)\", nơi lệnh này không nêu; không ghi, và đừng tin máy chủ ấy",
              en:
                "the server wants \"\(name)\" written, which this command did not name; it is not, and do not trust that server"
            ))
      }
    }
    server.finish()
    listener.stop()
    #expect(TemporaryFolder.names(folder.path) == [])
    #expect(NewFiles(files: ["a.md"], folders: ["ra"]).allow("a.md"))
    #expect(NewFiles(files: ["a.md"], folders: ["ra"]).allow("ra/names.csv"))
  }

  @Test func `a folder with marks in its name is as good as any, and no way out of it`() {
    let folder = "Tài liệu đính kèm"
    let here = NewFiles(folders: [folder])
    #expect(here.allow("\(folder)/a.pdf"))
    #expect(here.allow("\(folder)/Biên bản.pdf"))
    for name in ["../xyz.pdf", ".bashrc", "", "con/a.pdf", ".."] {
      #expect(!here.allow("\(folder)/\(name)"), "\(name)")
    }
    #expect(!here.allow("\(folder)"))
    #expect(!here.allow("Tài liệu/a.pdf"))
  }

  // MARK: The doctor

  @Test func `the doctor tells what is seen from here and what the server says`() throws {
    let (kept, backups) = try folder()
    defer { withExtendedLifetime(kept) {} }
    let running = try Hosted(backups: backups)
    try running.world.run("setting set name 'Kho tỉnh'").done()
    let said = running.world.run("doctor", as: .em, .en).out.split(separator: "\n").map(String.init)
    let parts = said.split(separator: "the server that holds the store says:").map(Array.init)
    try #require(parts.count == 2)
    for part in parts {
      #expect(part.contains("ok\tthe store is \"Kho tỉnh\""))
      #expect(part.contains("look\tthere is no backup yet; run phoihop backup FOLDER"))
    }
    #expect(
      parts[1][0]
        == "ok\tthe server is process \(Machine.processID) and serves since 2024-03-20T05:00:00Z; backups go to \(backups)"
    )
    let json = running.world.run("doctor --format json", .en).out.oneLine
    #expect(json.contains("\"from\": \"here\", \"check\": \"name\", \"state\": \"ok\""))
    #expect(json.contains("\"from\": \"server\", \"check\": \"server\", \"state\": \"ok\""))
    // Who may not examine the store is told so by the server; what he can see himself is his.
    let clerk = running.world.run("doctor", as: .chi)
    #expect(
      clerk.out.hasSuffix(
        "máy chủ đang giữ kho nói:\nxem\tvăn thư không được khám kho; cần vai trò quản trị viên ở Ban A\n"))
    try running.stop()
    #expect(try running.world.newKinds() == ["settingChanged", "denied"])
  }

  @Test func `a server without a folder for backups says so to the doctor`() throws {
    let running = try Hosted()
    #expect(
      running.world.run("doctor").out.contains(
        "xem\tmáy chủ là tiến trình \(Machine.processID), phục vụ từ 2024-03-20T05:00:00Z; không có thư mục sao lưu, xem phoihop serve --backups\n"
      ))
  }

  @Test func `who names no language is answered by a server in that of its store`() throws {
    let running = try Hosted()
    try running.world.run("setting set language en").done()
    let world = World(
      language: nil, now: Running.now, home: nil, variables: { $0 == "PHOIHOP_STORE" ? running.world.path : nil })
    #expect(Program.run(["user", "revoke", "p-0008"], in: world) == 0)
    #expect(world.output == "1 token of p-0008 is good no more\n")
  }
}
