import CSQLite
import Database
@testable import DatabaseSQLite
import Diagnostics
import Files
import Foundation
import Synchronization
import Testing
import Threads

/// A folder for one store, gone with it.
final class StoreFolder: Sendable {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("phoihop-\(UUID().uuidString)").path
  var store: String { "\(path)/kho.sqlite" }

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The names in the folder, sorted.
  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}

@Suite struct SQLiteTests {
  private let folder: StoreFolder
  private var engine: SQLiteEngine { SQLiteEngine(path: folder.store, purpose: "thử") }

  init() throws { folder = try StoreFolder() }

  @Test(arguments: DatabaseContract.all) func `SQLite keeps the contract of every engine`(_ promise: DatabasePromise)
    throws
  {
    try promise.hold(engine)
  }

  @Test func `a writer waits for the disk and a reader can neither write nor move the log`() throws {
    let writer = try #require(try engine.openWriter() as? SQLiteConnection)
    #expect(try writer.pragma("journal_mode") == "wal")
    #expect(try writer.pragma("synchronous") == "2")
    let reader = try engine.reader()
    #expect(throws: DatabaseError.self) { try reader.checkpoint(truncate: false) }
    for connection in [writer, reader] {
      sqlite3_set_authorizer(connection.handle, nil, nil)
      #expect(try connection.pragma("foreign_keys") == "1")
      #expect(try connection.pragma("trusted_schema") == "0")
      #expect(try connection.pragma("cell_size_check") == "1")
      #expect(try connection.pragma("mmap_size") == "0")
      #expect(try connection.pragma("wal_autocheckpoint") == "0")
    }
    #expect(try reader.pragma("query_only") == "1")
  }

  @Test(arguments: [
    "INSERT INTO item VALUES (1)", "CREATE TABLE other (id)", "PRAGMA journal_mode = DELETE", "ATTACH 'x' AS x",
    "PRAGMA wal_checkpoint", "VACUUM", "SAVEPOINT a",
  ]) func `a reader is refused whatever is not reading`(_ text: String) throws {
    let writer = try engine.openWriter()
    try writer.run("CREATE TABLE item (id)")
    let reader = try engine.openReader()
    #expect {
      try reader.run(SQL(trustingText: text))
    } throws: {
      ($0 as? DatabaseError)?.code == .readOnly
        && ($0 as? DatabaseError)?.message
          == Words(
            vi: "ở đây kho chỉ cho đọc nên không ghi gì", en: "the store may only be read here, so nothing was written")
    }
    #expect(
      try reader.all("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT i FROM n") {
        $0.integer(0)
      } == [1, 2, 3])
  }

  @Test func `a second writer is refused and told who writes`() throws {
    let writer = try engine.openWriter()
    let process = ProcessInfo.processInfo.processIdentifier
    #expect {
      try engine.openWriter()
    } throws: {
      ($0 as? DatabaseError)
        == DatabaseError(
          .locked,
          Words(
            vi:
              "\"\(folder.store).lock\" đang do chương trình khác giữ (tiến trình \(process), thử); đợi hoặc dừng chương trình ấy rồi thử lại",
            en:
              "\"\(folder.store).lock\" is held by another program (process \(process), thử); wait for it or stop it, then try again"
          ))
    }
    withExtendedLifetime(writer) {}
  }

  @Test func `a row that points to nothing breaks a rule and is found by the check`() throws {
    let writer = try #require(try engine.openWriter() as? SQLiteConnection)
    try writer.run("CREATE TABLE a (id INTEGER PRIMARY KEY)")
    try writer.run("CREATE TABLE b (a INTEGER REFERENCES a (id))")
    #expect {
      try writer.run("INSERT INTO b VALUES (7)")
    } throws: {
      ($0 as? DatabaseError)?.code == .constraint
        && ($0 as? DatabaseError)?.message
          == Words(
            vi: "dữ liệu trái quy tắc của kho: thiếu giá trị, hoặc trỏ tới dòng không có; không ghi gì",
            en:
              "the data break a rule of the store: a value is missing, or points to a row that is not there; nothing was written"
          )
    }
    #expect(try writer.integrityCheck() == [])
    try writer.pragma("foreign_keys = OFF")
    try writer.run("INSERT INTO b VALUES (7)")
    #expect(try writer.integrityCheck() == ["b: row 1 points to no row of a"])
  }

  @Test func `a file that is no store, and a store with a changed byte, are damaged`() throws {
    let words = Words(
      vi: "kho bị hỏng, hoặc tệp này không phải là kho; giữ nguyên tệp và khôi phục từ bản sao lưu",
      en: "the store is damaged, or this file is no store; keep the file as it is and restore from a backup")
    try FileSystem.create(String(repeating: "Đây không phải là kho. ", count: 100), at: folder.store)
    #expect {
      try engine.openWriter()
    } throws: {
      ($0 as? DatabaseError)?.code == .damaged && ($0 as? DatabaseError)?.message == words
    }
  }

  @Test func `a folder that is not there is told`() throws {
    let path = "\(folder.path)/không có/kho.sqlite"
    #expect {
      try SQLiteEngine(path: path).openWriter()
    } throws: {
      ($0 as? DatabaseError)
        == DatabaseError(
          .io,
          Words(
            vi: "không ghi được \"\(path).lock\": không có thư mục chứa nó",
            en: "\"\(path).lock\" cannot be written: there is no such folder"))
    }
    #expect {
      try SQLiteEngine(path: path).openReader()
    } throws: {
      ($0 as? DatabaseError)?.message
        == Words(
          vi: "không mở được \"\(path)\"; xem thư mục có đó không và có được phép đọc, ghi không",
          en: "\"\(path)\" cannot be opened; look whether the folder is there and may be read and written")
    }
  }

  @Test func `two statements in one are refused`() throws {
    let writer = try engine.openWriter()
    try writer.run("CREATE TABLE a (id INTEGER); ")
    #expect(throws: DatabaseError.self) { try writer.run("DELETE FROM a; DROP TABLE a") }
    #expect(throws: DatabaseError.self) { try writer.run("SELECT 1") }
    #expect(throws: DatabaseError.self) { try writer.run("") }
    #expect(try writer.all("SELECT id FROM a") { $0.integer(0) } == [])
  }

  @Test func `the log is moved into the file as it grows and emptied when asked`() throws {
    let pool = try DatabasePool(engine)
    try pool.write { try $0.run("CREATE TABLE item (bytes BLOB)") }
    // Each row fills 25 pages, so after some 40 the log of 1000 pages is full and begins again.
    for _ in 0..<120 {
      try pool.write { try $0.run("INSERT INTO item VALUES (\([UInt8](repeating: 1, count: 100_000)))") }
    }
    let log = "\(folder.store)-wal"
    #expect(try FileSystem.size(of: log) < 6_000_000)
    #expect(try pool.checkpoint(truncate: true))
    #expect(try FileSystem.size(of: log) == 0)
    pool.close()
    #expect(folder.names == ["kho.sqlite", "kho.sqlite.lock"])
  }

  @Test func `a reader in the middle keeps the log, and a reader that closes does not move it`() throws {
    let pool = try DatabasePool(engine)
    try pool.write { try $0.run("CREATE TABLE item (id INTEGER)") }
    try pool.read { reader in
      _ = try reader.first("SELECT COUNT(*) FROM item") { $0.integer(0) }
      let writer = Worker("writer")
      try writer.perform { try pool.write { try $0.run("INSERT INTO item VALUES (1)") } }
      #expect(
        try writer.perform { try pool.checkpoint(truncate: true) } == false)
    }
    // The last to close would move the log, were it not a reader.
    var reader: SQLiteConnection? = try engine.reader()
    #expect(try reader?.all("SELECT COUNT(*) FROM item") { $0.integer(0) } == [1])
    pool.close()
    reader = nil
    #expect(reader == nil)
    #expect(try FileSystem.size(of: "\(folder.store)-wal") > 0)
  }

  @Test func `thirty who read share two connections, and all who close meanwhile come back`() throws {
    let pool = try DatabasePool(engine)
    try pool.write { try $0.run("CREATE TABLE item (id INTEGER)") }
    let read = Atomic(0)
    let refused = Atomic(0)
    let readers = (0..<30).map { Worker("reader-\($0)") }
    for reader in readers {
      reader.add {
        while true {
          do {
            try pool.read { _ = try $0.first("SELECT COUNT(*) FROM item") { $0.integer(0) } }
            read.add(1, ordering: .relaxed)
          } catch {
            refused.add(1, ordering: .relaxed)
            return
          }
        }
      }
    }
    while read.load(ordering: .relaxed) < 3000 { Machine.sleep(milliseconds: 1) }
    let closers = (0..<3).map { Worker("closer-\($0)") }
    for closer in closers { closer.add { pool.close() } }
    for worker in closers + readers { worker.finish() }
    #expect(refused.load(ordering: .relaxed) == 30)
  }

  @Test func `a copy made while others write is one state, whole and in one file`() throws {
    let pool = try DatabasePool(engine)
    try pool.write {
      try $0.run("CREATE TABLE item (id INTEGER PRIMARY KEY, bytes BLOB)")
      for id in 0..<3000 { try $0.run("INSERT INTO item VALUES (\(id), \([UInt8](repeating: 5, count: 4000)))") }
    }
    let copy = "\(folder.path)/copy.sqlite"
    try FileSystem.create("cũ", at: copy)
    var steps = 0
    let isWhole = try engine.backup(to: copy) { done, total in
      // Between two pieces of the copying others write.
      if steps < 5 {
        let id = 10_000 + steps
        Worker("writer").perform {
          _ = try? pool.write {
            try $0.run("DELETE FROM item WHERE id = \(id - 10_000)")
            try $0.run("INSERT INTO item VALUES (\(id), NULL)")
          }
        }
      }
      steps += 1
      return done <= total
    }
    #expect(isWhole)
    #expect(steps > 2)
    #expect(folder.names.filter { $0.hasPrefix("copy") } == ["copy.sqlite"])
    let reader = try SQLiteEngine(path: copy).reader()
    #expect(
      try reader.all("SELECT COUNT(*), MIN(id), MAX(id) FROM item") { [$0.integer(0), $0.integer(1), $0.integer(2)] }
        == [[3000, 0, 2999]])
    #expect(try reader.integrityCheck() == [])
    pool.close()
  }

  @Test func `a copy that is stopped leaves nothing and the old one as it was`() throws {
    let pool = try DatabasePool(engine)
    try pool.write { try $0.run("CREATE TABLE item (id INTEGER)") }
    let copy = "\(folder.path)/copy.sqlite"
    try FileSystem.create("cũ", at: copy)
    #expect(try !engine.backup(to: copy) { _, _ in false })
    #expect(try FileSystem.read(copy) == Array("cũ".utf8))
    #expect(folder.names.filter { $0.hasPrefix("copy") } == ["copy.sqlite"])
    pool.close()
  }

  @Test func `the versions with the damage by two writers are known`() {
    for version in [3_007_000, 3_040_001, 3_051_002] { #expect(SQLiteLibrary.hasWALResetBug(version)) }
    for version in [3_006_023, 3_051_003, 3_052_000] { #expect(!SQLiteLibrary.hasWALResetBug(version)) }
    #expect(SQLiteLibrary.version >= 3_040_000)
  }

  @Test(arguments: [
    (CSQLITE_CONSTRAINT_UNIQUE, DatabaseError.Code.conflict), (CSQLITE_CONSTRAINT_PRIMARYKEY, .conflict),
    (SQLITE_CONSTRAINT, .constraint), (SQLITE_BUSY, .locked), (SQLITE_LOCKED, .locked), (SQLITE_CORRUPT, .damaged),
    (SQLITE_NOTADB, .damaged), (SQLITE_FULL, .full), (CSQLITE_IOERR_WRITE, .io), (CSQLITE_IOERR_FSYNC, .io),
    (SQLITE_READONLY, .readOnly), (SQLITE_AUTH, .readOnly), (SQLITE_CANTOPEN, .io), (SQLITE_MISUSE, .other),
  ]) func `what SQLite says is one of our kinds`(_ said: Int32, _ code: DatabaseError.Code) {
    let error = DatabaseError(sqlite: said, path: "kho", detail: "chi tiết")
    #expect(error.code == code)
    #expect(error.detail == "SQLite \(said): chi tiết")
  }
}
