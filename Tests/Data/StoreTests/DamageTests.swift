import Database
import DatabaseSQLite
import Diagnostics
import Entries
import Files
import Foundation
import Ledger
import Testing

@testable import Store

/// What becomes of a store whose files are not as they were written: it is told, and never taken for whole.
@Suite struct DamageTests {
  private let kept: KeptStore

  init() throws { kept = try KeptStore() }

  /// Words of an error, or of what was found.
  private func told(_ place: StorePlace) -> [String] {
    do {
      let store = try Store.open(place, for: .reading, now: KeptStore.start, purpose: "thử")
      return try store.verify().findings.map(\.message.en)
    } catch let error as DatabaseError {
      return [error.message.en]
    } catch let error as FileError {
      return [error.message.en]
    } catch { return ["\(error)"] }
  }

  /// Everything the tables hold, as one text.
  private func content(_ place: StorePlace) throws -> String {
    let pool = try DatabasePool(reading: SQLiteEngine(path: place.database))
    let tables =
      ProjectionTable.allCases.map { ($0.rawValue, $0.columns.map(\.name)) } + [
        (
          "entry",
          [
            "sequence", "recorded", "author", "role", "organisation", "kind", "subject", "happened", "reason", "format",
            "payload", "hex(leaf)",
          ]
        ), ("personal", ["entry", "field", "hex(salt)", "value"]), ("tree", ["level", "place", "hex(hash)"]),
        ("checkpoint", ["size", "signed_at", "note"]), ("migration", ["name", "applied_at"]),
      ]
    return try pool.read { connection in
      try tables.map { table, columns in
        let row = columns.map { "quote(\($0))" }.joined(separator: " || ',' || ")
        return try connection.all(SQL(trustingText: "SELECT \(row) FROM \(table) ORDER BY 1")) { $0.text(0) }
          .joined(separator: "\n")
      }.joined(separator: "\n--\n")
    }
  }

  /// The first page, leaves of tables and indexes, inner pages, what overflows, what is free.
  @Test func `a flipped byte in any class of page is told, or it was in no row`() throws {
    for number in 0..<24 {
      try kept.submit(
        note: "ghi chú \(number) " + String(repeating: "á", count: number % 7 == 0 ? 6000 : 40),
        evidence: "số \(number)")
    }
    let freed = try kept.submit(note: String(repeating: "dài ", count: 8000))
    // Freed pages stay in the file: the erasure alone, without what follows it.
    try kept.store.ledger.append(
      [EntryDraft(.erased(entry: freed, field: "note"), by: .owner, reason: "x")], now: KeptStore.start)
    let place = StorePlace("\(kept.folder)/hong")
    try FileSystem.makeFolder(place.path)
    try FileSystem.makeFolder(place.attachments)
    try SQLiteEngine(path: kept.place.database).backup(to: place.database)
    let right = try FileSystem.read(place.database)
    let content = try content(place)
    #expect(told(place) == [])
    let page = Int(right[16]) << 8 | Int(right[17])
    var classes: [UInt8: (found: Int, harmless: Int)] = [:]
    var pages: [UInt8: Int] = [:]
    let isLong = ProcessInfo.processInfo.environment["PHOIHOP_CUTS"] != nil
    for start in stride(from: 0, to: right.count, by: page) {
      let kind = start == 0 ? 0 : [2, 5, 10, 13].contains(right[start]) ? right[start] : 255
      pages[kind, default: 0] += 1
      // Of each class some pages closely in their heads and here and there in the rest; of the others two bytes each, each time two others.
      let closely = Array(0..<12) + Array(stride(from: 12, to: page, by: start == 0 ? 97 : 499))
      let number = start / page
      let places =
        isLong || pages[kind, default: 0] <= 4 ? closely : [number % 12, closely[12 + number % (closely.count - 12)]]
      for offset in places {
        var wrong = right
        wrong[start + offset] ^= 0x15
        try Data(wrong).write(to: URL(filePath: place.database))
        let isTold = !told(place).isEmpty
        classes[kind, default: (0, 0)].found += isTold ? 1 : 0
        if !isTold {
          classes[kind, default: (0, 0)].harmless += 1
          #expect(try self.content(place) == content, "byte \(offset) of page \(start / page + 1)")
        }
        for end in ["-wal", "-shm"] { try FileSystem.remove(place.database + end) }
      }
    }
    // Leaves of tables and indexes, the first page and what is neither were met, and much was found in each.
    for kind: UInt8 in [0, 10, 13, 255] { #expect((classes[kind]?.found ?? 0) > 5, "page class \(kind)") }
  }

  @Test func `a database that was cut short is told at every length`() throws {
    for number in 0..<40 { try kept.submit(note: "ghi chú \(number)") }
    let place = StorePlace("\(kept.folder)/hong")
    try FileSystem.makeFolder(place.path)
    try SQLiteEngine(path: kept.place.database).backup(to: place.database)
    let right = try FileSystem.read(place.database)
    for length in stride(from: 0, to: right.count, by: 2048) {
      try FileSystem.write(Array(right[..<length]), to: place.database)
      #expect(told(place) != [], "\(length) bytes")
    }
    try FileSystem.write(Array(right[..<5000]), to: place.database)
    #expect(
      told(place) == [
        "the store is damaged, or this file is no store; keep the file as it is and restore from a backup"
      ])
  }

  @Test func `a missing and a changed file are named by verify and by who reads it`() throws {
    try kept.submit(file: ("a.txt", Array("một".utf8)))
    try kept.submit(file: ("b.txt", Array("hai".utf8)))
    let seals = try kept.store.filed().map(\.seal)
    try FileSystem.remove(kept.store.attachments.path(seals[0]))
    try KeptStore.flip(kept.store.attachments.path(seals[1]), at: 33)
    #expect(
      try kept.store.verify().findings.map(\.message.vi) == [
        "attachments 2 \(seals[0]) bị mất", "attachments 3 \(seals[1]) bị sửa",
      ])
    #expect(throws: FileError.self) { try kept.store.attachments.read(seals[1]) }
  }

  // MARK: What cannot be opened

  private func refusal(_ access: Store.Access = .writing) -> Words? {
    do {
      _ = try Store.open(kept.place, for: access, now: KeptStore.start, purpose: "thử", patience: 0)
      return nil
    } catch let error as FileError {
      return error.message
    } catch let error as DatabaseError {
      return error.message
    } catch { return Words(vi: "\(error)", en: "\(error)") }
  }

  @Test func `a second writer is told who writes`() throws {
    let process = getpid()
    #expect(
      refusal()
        == Words(
          vi:
            "\"\(kept.place.database).lock\" đang do chương trình khác giữ (tiến trình \(process), thử); đợi hoặc dừng chương trình ấy rồi thử lại",
          en:
            "\"\(kept.place.database).lock\" is held by another program (process \(process), thử); wait for it or stop it, then try again"
        ))
    #expect(refusal(.reading) == nil)
  }

  @Test func `a store of a newer program is refused by name, to read and to write`() throws {
    let pool = kept.store.database
    try pool.write { try $0.run("INSERT INTO migration (name, applied_at) VALUES ('0099-later', 0)") }
    try kept.store.close(now: nil)
    let words = Words(
      vi: "kho do bản chương trình mới hơn ghi: bản này không biết bước \"0099-later\"; dùng bản ấy hoặc bản mới hơn",
      en:
        "the store was written by a newer version of the program: step \"0099-later\" is not known here; use that version or a newer one"
    )
    #expect(refusal() == words)
    #expect(refusal(.reading) == words)
  }

  @Test func `a store without its key, or with another one, is not opened for writing`() throws {
    try kept.store.close(now: nil)
    let right = try FileSystem.read(kept.place.key)
    try FileSystem.write(String(repeating: "07", count: 32), to: kept.place.key)
    #expect(refusal()?.en == "\"\(kept.place.key)\" is not the key of this ledger; bring the file back from a backup")
    try FileSystem.write("07", to: kept.place.key)
    #expect(
      refusal()?.vi
        == "\"\(kept.place.key)\" không phải là khóa của sổ (64 chữ số thập lục); lấy lại tệp này từ bản sao lưu")
    try FileSystem.remove(kept.place.key)
    #expect(refusal()?.en == "there is no \"\(kept.place.key)\"")
    // To look at it needs none.
    #expect(refusal(.reading) == nil)
    try FileSystem.write(right, to: kept.place.key)
    #expect(refusal() == nil)
  }

  @Test func `a folder that may only be read is told`() throws {
    try kept.store.close(now: nil)
    chmod(kept.place.path, 0o500)
    defer { chmod(kept.place.path, 0o700) }
    let refused = try ordinarily { refusal() }
    #expect(
      refused
        == Words(
          vi: "ở đây kho chỉ cho đọc nên không ghi gì",
          en: "the store may only be read here, so nothing was written"))
    // Where it may be written again, it is as it was.
    chmod(kept.place.path, 0o700)
    #expect(try ordinarily { refusal() } == nil)
  }

  /// Does something as a user to whom the modes of files apply: root, who may write everywhere, becomes nobody for it, as far as files go and
  /// on this thread and those it starts. The store becomes nobody's with it.
  private func ordinarily<Value>(_ body: () throws -> Value) throws -> Value {
    guard geteuid() == 0 else { return try body() }
    typealias Change = @convention(c) (UInt32) -> Int32
    let found = try #require(dlsym(nil, "setfsuid"))
    let setFileUser = unsafeBitCast(found, to: Change.self)
    let nobody: uid_t = 65_534
    for path in [kept.place.path] + (try FileSystem.files(below: kept.place.path).map { "\(kept.place.path)/\($0)" }) {
      #expect(chown(path, nobody, gid_t.max) == 0)
    }
    _ = setFileUser(nobody)
    defer { _ = setFileUser(0) }
    // The call gives the user before: nobody now.
    #expect(setFileUser(nobody) == Int32(nobody))
    return try body()
  }
}
