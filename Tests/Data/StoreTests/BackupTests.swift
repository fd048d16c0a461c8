import Access
import Database
import DatabaseSQLite
import Diagnostics
import Entries
import Files
import Foundation
import Ledger
import Secrets
import Testing
import Threads

@testable import Store

@Suite struct BackupTests {
  private let kept: KeptStore
  private var parent: String { "\(kept.folder)/sao-luu" }
  private var key: String { kept.place.key }

  init() throws {
    kept = try KeptStore()
    try kept.submit(note: "ghi chú bí mật", file: ("a.txt", Array("nội dung kín".utf8)))
    try kept.submit(evidence: "số đến 118")
  }

  private func backUp(_ name: String, withKey: Bool = false) throws -> Store.Backup {
    try #require(try kept.store.backUp(to: parent, name: name, withKey: withKey, now: KeptStore.start))
  }

  private func restore(
    _ name: String, to new: String = "moi", key: String? = nil, erasures: String? = nil
  ) throws -> (Store.Restored, Store) {
    let place = StorePlace("\(kept.folder)/\(new)")
    let done = try #require(
      try Store.restore(
        Store.Restoring(
          backup: "\(parent)/\(name)", place: place, key: key, erasures: erasures, ground: "hỏng đĩa"),
        now: KeptStore.start, author: { _ in .owner }))
    return (done, try Store.open(place, for: .reading, now: KeptStore.start, purpose: "thử"))
  }

  private func kinds(_ store: Store) throws -> [EntryKind] {
    var kinds: [EntryKind] = []
    try store.ledger.entries {
      kinds.append($0.head.kind)
      return true
    }
    return kinds
  }

  @Test func `a backup has the whole store, and sha256sum reads its manifest`() throws {
    let made = try backUp("mot")
    #expect(made.entries == 3)
    #expect(try made.root == kept.store.ledger.head().root)
    #expect(made.files == 3)
    let check = try #require(try Store.checkBackup(made.path))
    #expect(check.findings == [])
    #expect(check.manifest?.entries == 3)
    let sum = Process()
    sum.executableURL = URL(filePath: "/usr/bin/sha256sum")
    sum.arguments = ["--check", "--strict", "--quiet", "manifest.txt"]
    sum.currentDirectoryURL = URL(filePath: made.path)
    try sum.run()
    sum.waitUntilExit()
    #expect(sum.terminationStatus == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent) == ["mot"])
  }

  @Test func `without a name a backup is called by its moment in UTC`() throws {
    let made = try #require(try kept.store.backUp(to: parent, name: nil, withKey: false, now: KeptStore.start))
    #expect(made.path == "\(parent)/2024-03-20T08-00-00Z")
    #expect(try BackupRecord.all(of: kept.place).map(\.name) == ["2024-03-20T08-00-00Z"])
  }

  @Test func `the key is in a backup only where that was asked for`() throws {
    _ = try backUp("khong")
    #expect(
      try KeptStore.files(in: "\(parent)/khong", holding: String(decoding: FileSystem.read(key), as: UTF8.self)) == [])
    #expect(try backUp("co", withKey: true).hasKey)
    #expect(try FileSystem.read("\(parent)/co/ledger.key") == FileSystem.read(key))
    #expect(FileSystem.mode(of: "\(parent)/co/ledger.key") == 0o600)
  }

  @Test func `a restored store begins as the backup did, says so, and is whole`() throws {
    let made = try backUp("mot")
    let (done, store) = try restore("mot", key: key)
    #expect(done.backedUp == 3 && done.entries == 4 && done.erased == 0)
    #expect(try kinds(store) == [.storeCreated, .submitted, .submitted, .restored])
    #expect(try store.ledger.inclusion(of: 1, in: 3).root == made.root)
    var last: Entry?
    try store.ledger.entries(from: 4) {
      last = $0
      return true
    }
    #expect(last?.head.reason == "hỏng đĩa")
    #expect(try store.verify().findings == [])
    #expect(try store.filed().count == 1)
    try store.close(now: nil)
    for end in ["-wal", "-shm"] { try FileSystem.remove("\(kept.folder)/moi/store.sqlite\(end)") }
    let files = try FileSystem.files(below: "\(kept.folder)/moi")
    #expect(files.filter { !$0.hasPrefix("attachments/") } == ["ledger.key", "store.sqlite"])
  }

  @Test func `an older backup brings back nothing that was erased since`() throws {
    _ = try backUp("mot")
    _ = try kept.erase(2, "note")
    _ = try kept.erase(2, "attachment0")
    #expect(try KeptStore.files(in: "\(parent)/mot", holding: "ghi chú bí mật") == ["store.sqlite"])
    let (done, store) = try restore("mot", key: key)
    #expect(done.erased == 2)
    #expect(try kinds(store) == [.storeCreated, .submitted, .submitted, .restored, .erased, .erased])
    for text in ["ghi chú bí mật", "nội dung kín", "a.txt"] {
      #expect(try KeptStore.files(in: "\(kept.folder)/moi", holding: text) == [])
    }
    #expect(try store.verify().findings == [])
    #expect(try ErasureList(reading: "\(kept.folder)/moi/erasures.jsonl").lines.count == 2)
    // The backup itself is as it was.
    #expect(try Store.checkBackup("\(parent)/mot")?.findings == [])
  }

  @Test func `a backup carried elsewhere learns of erasures from a list that is named`() throws {
    _ = try backUp("mot")
    _ = try kept.erase(2, "note")
    try FileSystem.remove("\(parent)/erasures.jsonl")
    let (done, _) = try restore("mot", key: key, erasures: kept.place.erasures)
    #expect(done.erased == 1)
    #expect(try KeptStore.files(in: "\(kept.folder)/moi", holding: "ghi chú bí mật") == [])
  }

  @Test func `a later backup carries the list, and nothing is erased twice`() throws {
    _ = try kept.erase(2, "attachment0")
    let made = try backUp("hai")
    #expect(made.files == 3)
    #expect(try Store.checkBackup(made.path)?.findings == [])
    let (done, store) = try restore("hai", key: key)
    #expect(done.erased == 0)
    #expect(try kinds(store).suffix(2) == [.erased, .restored])
  }

  @Test func `a folder of backups that is not there is told when something is erased`() throws {
    _ = try backUp("mot")
    try FileManager.default.moveItem(atPath: parent, toPath: "\(kept.folder)/xa")
    #expect(try kept.erase(2, "note") == [.backups(parent)])
  }

  // MARK: What is not as it was made

  private func refused(_ name: String) throws -> [LedgerFinding] {
    do {
      _ = try restore(name)
    } catch StoreError.backupDamaged(_, let findings) {
      #expect(!FileSystem.exists("\(kept.folder)/moi"))
      return findings
    }
    Issue.record("a damaged backup was restored")
    return []
  }

  @Test func `one byte changed in any file of a backup is named, and nothing is restored`() throws {
    _ = try kept.erase(3, "evidence")
    let made = try backUp("mot", withKey: true)
    for file in try FileSystem.files(below: made.path) {
      let path = "\(made.path)/\(file)"
      let size = Int(try FileSystem.size(of: path))
      // Every byte of what is short; of the tables, every class of page is met.
      for place in stride(from: 0, to: size, by: file == "store.sqlite" ? 4093 : max(size / 40, 1)) {
        try KeptStore.flip(path, at: place)
        let named = try refused("mot").map(\.place)
        #expect(named == [file])
        try KeptStore.flip(path, at: place)
      }
    }
    #expect(try Store.checkBackup(made.path)?.findings == [])
  }

  @Test func `every byte of a manifest counts`() throws {
    let made = try backUp("mot")
    let path = "\(made.path)/manifest.txt"
    for place in 0..<Int(try FileSystem.size(of: path)) {
      try KeptStore.flip(path, at: place)
      let check = try? Store.checkFiles(made.path, key: nil) { _, _ in true }
      #expect(check?.manifest == nil, "byte \(place)")
      try KeptStore.flip(path, at: place)
    }
  }

  @Test func `what is missing and what was added is named`() throws {
    let made = try backUp("mot")
    let filed = try #require(try FileSystem.files(below: made.path).first { $0.hasPrefix("attachments/") })
    try FileSystem.remove("\(made.path)/\(filed)")
    try FileSystem.write("x", to: "\(made.path)/.them")
    let check = try #require(try Store.checkBackup(made.path))
    #expect(
      check.findings.map(\.message.vi).prefix(2) == [
        "\(filed) bị mất", ".them bị thêm vào",
      ])
    #expect(try refused("mot").map(\.message.en) == ["\(filed) is missing", ".them was added"])
  }

  @Test func `a backup of another ledger is not taken for this one's`() throws {
    let made = try backUp("mot")
    let other = try #require(Signing.SecretKey(seed: [UInt8](repeating: 7, count: 32)))
    let check = try #require(try Store.checkBackup(made.path, key: other.publicKey))
    #expect(check.findings.map(\.kind) == [.foreign])
  }

  @Test func `a ledger that was changed and signed anew by nobody is found inside`() throws {
    let made = try backUp("mot", withKey: true)
    let secret = try StorePlace.readKey(key)
    // Who has the key changes a row and signs the manifest again.
    let changed = SQLiteEngine(path: "\(kept.folder)/sua.sqlite")
    try SQLiteEngine(path: "\(made.path)/store.sqlite").backup(to: changed.path)
    let pool = try DatabasePool(changed)
    try pool.write { try $0.run("UPDATE event SET person = 'p-0002' WHERE entry = 2") }
    pool.close()
    try changed.backup(to: "\(made.path)/store.sqlite")
    let text = String(decoding: try FileSystem.read("\(made.path)/manifest.txt"), as: UTF8.self)
    let manifest = try BackupManifest(text: text)
    var files = manifest.files
    files["store.sqlite"] = try Store.hash("\(made.path)/store.sqlite")
    let again = BackupManifest(
      key: manifest.key, moment: manifest.moment, entries: manifest.entries, root: manifest.root,
      checkpoint: manifest.checkpoint, files: files)
    try FileSystem.write(again.text(signedWith: secret), to: "\(made.path)/manifest.txt")
    #expect(try Store.checkBackup(made.path)?.findings.map(\.place) == ["event 2"])
    // Restoring makes the tables from the entries: they are right again.
    let (_, store) = try restore("mot")
    #expect(try store.verify().findings == [])
  }

  // MARK: Refusals

  private func words(_ body: () throws -> Void) -> Words? {
    do {
      try body()
      return nil
    } catch let error as FileError {
      return error.message
    } catch let error as StoreError {
      return error.message
    } catch let error as DatabaseError {
      return error.message
    } catch { return Words(vi: "\(error)", en: "\(error)") }
  }

  @Test func `without the key, with another one, over something and from no backup nothing is restored`() throws {
    let made = try backUp("mot")
    #expect(
      words { _ = try restore("mot") }?.vi
        == "bản sao lưu không có khóa của sổ; chỉ tệp ledger.key đã giữ riêng bằng --key TỆP")
    #expect(
      words { _ = try restore("mot") }?.en
        == "the backup does not have the key of the ledger; name the ledger.key that was kept apart by --key FILE")
    let origin = Checkpoint.origin(of: try StorePlace.readKey(key).publicKey)
    let other = "\(kept.folder)/khac.key"
    try FileSystem.write(String(repeating: "07", count: 32), to: other)
    #expect(
      words { _ = try restore("mot", key: other) }?.en
        == "\"\(other)\" is not the key of the ledger in the backup (\(origin))")
    #expect(
      words { _ = try restore("mot", key: other) }?.vi
        == "\"\(other)\" không phải là khóa của sổ trong bản sao lưu (\(origin))")
    #expect(
      words { _ = try restore("mot", to: "kho", key: key) }?.en
        == "\"\(kept.place.path)\" is not empty; nothing is written over it, choose a new folder by --store")
    #expect(
      words { _ = try Store.checkBackup(parent) }?.vi
        == "\"\(parent)\" chứa 1 bản sao lưu; chọn một, như \"\(made.path)\"")
    #expect(
      words { _ = try Store.checkBackup(kept.folder) }?.en
        == "\"\(kept.folder)\" is no backup: it has no file manifest.txt")
    #expect(
      words { _ = try backUp("mot") }?.vi == "đã có \"\(made.path)\"; chọn tên khác bằng --name")
    try FileSystem.write("# phoihop backup 2\n", to: "\(made.path)/manifest.txt")
    #expect(
      words { _ = try Store.checkBackup(made.path) }?.en
        == "the backup \"\(made.path)\" was made by a newer version of the program; use that version or a newer one")
    #expect(!FileSystem.exists("\(kept.folder)/moi"))
  }

  @Test func `a list of erasures that cannot be read stops the restoring`() throws {
    _ = try backUp("mot")
    try FileSystem.write("{}\n", to: "\(parent)/erasures.jsonl")
    let path = try #require(FileSystem.absolute("\(parent)/erasures.jsonl"))
    #expect(
      words { _ = try restore("mot", key: key) }?.en
        == "\"\(path)\" is no list of erasures: line 1 cannot be read; bring the file back from another backup")
  }

  @Test func `a store whose file is missing or changed is not backed up`() throws {
    let seal = try kept.store.filed()[0].seal
    try KeptStore.flip(kept.store.attachments.path(seal), at: 40)
    #expect(
      words { _ = try backUp("mot") }?.vi
        == "tệp đính kèm \(seal.prefix(12))… không còn như khi nộp; chạy phoihop verify rồi khôi phục từ bản sao lưu")
    try FileSystem.remove(kept.store.attachments.path(seal))
    #expect(
      words { _ = try backUp("mot") }?.en
        == "the attachment \(seal.prefix(12))… is missing; run phoihop verify, then restore it from a backup")
    #expect(try FileSystem.allNames(in: parent) == [])
  }

  // MARK: Another engine

  /// What stands beside the ledger, and its people would have to say again.
  @Test(.enabled(if: TestServer.isAvailable, TestServer.whySkipped))
  func `on which mornings somebody wants mail comes along onto a server and back`() throws {
    let lan = try #require(PersonID("lan"))
    try kept.store.ledger.append(
      [
        EntryDraft(.personAdded(name: .value("Lan")), by: .owner, subject: "lan"),
        EntryDraft(.contactSet(address: .value("lan@example.vn"), language: .vi), by: .owner, subject: "lan"),
      ], now: KeptStore.start)
    try kept.store.keep(.pressing, of: lan)
    let server = try TestServer.shared.get()
    var last = kept.store
    for url in [try server.url(server.makeDatabase()), nil] {
      let name = url == nil ? "ve" : "di"
      _ = try #require(try last.backUp(to: parent, name: name, withKey: true, now: KeptStore.start))
      let place = StorePlace("\(kept.folder)/\(name)", server: url)
      let wanted = Store.Restoring(
        backup: "\(parent)/\(name)", place: place, key: nil, erasures: nil, ground: "đổi máy")
      _ = try #require(try Store.restore(wanted, now: KeptStore.start, author: { _ in .owner }))
      last = try Store.open(place, for: .writing, now: KeptStore.start, purpose: "thử")
      #expect(try last.contacts().map(\.person) == [lan] && last.contacts().map(\.wish) == [.pressing], "\(name)")
      #expect(try last.verify().findings == [])
    }
    try last.close(now: nil)
  }

  // MARK: Stopped, and while others write

  @Test func `stopped at any step, a backup and a restoring leave nothing`() throws {
    let steps = 6
    for last in 0..<steps {
      var left = last
      let made = try kept.store.backUp(to: parent, name: "mot", withKey: false, now: KeptStore.start) { _, _ in
        left -= 1
        return left >= 0
      }
      if made != nil { break }
      #expect(try FileSystem.allNames(in: parent) == [])
      #expect(last < steps - 1)
    }
    for last in 0..<40 {
      var left = last
      let done = try Store.restore(
        Store.Restoring(
          backup: "\(parent)/mot", place: StorePlace("\(kept.folder)/moi"), key: key, erasures: nil, ground: "x"),
        now: KeptStore.start, author: { _ in .owner },
        progress: { _, _ in
          left -= 1
          return left >= 0
        })
      if done != nil { return }
      #expect(try FileSystem.allNames(in: kept.folder).sorted() == ["kho", "sao-luu"])
    }
    Issue.record("never done")
  }

  @Test func `what a killed backup left is removed by the next one, what another is writing is not`() throws {
    try FileSystem.makeFolder(parent)
    // No process has this number.
    try FileSystem.makeFolder("\(parent)/.mot.part-4194305")
    try FileSystem.makeFolder("\(parent)/.mot.part-1")
    _ = try backUp("mot")
    #expect(try FileSystem.allNames(in: parent) == [".mot.part-1", "mot"])
  }

  @Test func `a backup made while others write has the ledger of one moment`() throws {
    let writing = Worker("writing")
    let isOver = Monitor(false)
    let (store, draft) = (kept.store, try kept.draft(note: "đồng thời", evidence: nil))
    writing.add {
      while !isOver.change({ $0 }) { _ = try? store.ledger.append([draft], now: KeptStore.start) }
    }
    defer {
      isOver.change { $0 = true }
      writing.finish()
    }
    for number in 0..<10 {
      let made = try backUp("\(number)")
      #expect(try Store.checkBackup(made.path)?.findings == [])
      #expect(try kept.store.ledger.inclusion(of: 1, in: made.entries).root == made.root)
    }
  }

  // MARK: A server

  @Test(.enabled(if: TestServer.isAvailable, TestServer.whySkipped))
  func `a store on a server is backed up in the same form, and a backup of either is restored into either`() throws {
    let server = try TestServer.shared.get()
    let there = try KeptStore(server: server.url(server.makeDatabase()))
    try there.submit(note: "ghi chú bí mật", file: ("a.txt", Array("nội dung kín".utf8)))
    try there.submit(evidence: "số đến 118")
    let made = try #require(
      try there.store.backUp(to: parent, name: "may-chu", withKey: true, now: KeptStore.start))
    #expect(try Store.checkBackup(made.path)?.findings == [])
    #expect(try made.root == there.store.ledger.head().root)
    #expect(try there.erase(2, "note") == [])
    #expect(try there.store.verify().findings == [])
    let own = try backUp("tep", withKey: true)
    for (name, root) in [("may-chu", made.root), ("tep", own.root)] {
      for (number, address) in [nil, server.url(try server.makeDatabase())].enumerated() {
        let place = StorePlace("\(kept.folder)/\(name)-\(number)", server: address)
        let wanted = Store.Restoring(
          backup: "\(parent)/\(name)", place: place, key: nil, erasures: nil, ground: "chuyển máy")
        let done = try #require(try Store.restore(wanted, now: KeptStore.start, author: { _ in .owner }))
        #expect(done.backedUp == 3)
        let store = try Store.open(place, for: .writing, now: KeptStore.start, purpose: "thử")
        #expect(try store.verify().findings == [])
        #expect(try store.ledger.inclusion(of: 1, in: 3).root == root)
        #expect(try store.ledger.head().root == done.root)
        try store.close(now: nil)
        if address != nil {
          let further = Store.Restoring(
            backup: "\(parent)/\(name)", place: StorePlace("\(place.path)-them", server: address), key: nil,
            erasures: nil, ground: "x")
          #expect(
            words { _ = try Store.restore(further, now: KeptStore.start, author: { _ in .owner }) }?.en
              == "that database has a store already; nothing is written over it, choose an empty one by --store")
        }
      }
    }
  }
}
