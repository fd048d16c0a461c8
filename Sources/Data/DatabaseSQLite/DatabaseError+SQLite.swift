import CSQLite
import Database
import Diagnostics
import Files

extension DatabaseError {
  /// What an extended result code of SQLite means to us, with what the `system` said last where that failed. SQLite itself calls a full disk
  /// full only where a page is written: not a quota, and not the files beside the store.
  init(sqlite code: Int32, path: String, detail: String, system: Int32 = 0) {
    let detail = "SQLite \(code): \(detail)"
    switch code {
    case CSQLITE_CONSTRAINT_UNIQUE, CSQLITE_CONSTRAINT_PRIMARYKEY, CSQLITE_CONSTRAINT_ROWID:
      self.init(.conflict, detail: detail)
    case CSQLITE_IOERR_FSYNC, CSQLITE_IOERR_DIR_FSYNC:
      self.init(
        .io,
        Words(
          vi:
            "đĩa không xác nhận đã ghi \"\(path)\", nên không ai biết đĩa giữ được gì; chương trình dừng. Kiểm tra đĩa, rồi chạy lại: mọi việc đã báo là đã ghi vẫn còn",
          en:
            "the disk did not confirm what was written to \"\(path)\", so nobody knows what it holds; the program stops. Check the disk, then start again: everything that was reported as recorded is there"
        ), detail: detail)
    case _ where [SQLITE_CANTOPEN, SQLITE_IOERR].contains(code & 0xFF) && FileSystem.isWithoutRoom(system):
      self.init(.full, detail: detail)
    case _ where code & 0xFF == SQLITE_CANTOPEN:
      self.init(
        .io,
        Words(
          vi: "không mở được \"\(path)\"; xem thư mục có đó không và có được phép đọc, ghi không",
          en: "\"\(path)\" cannot be opened; look whether the folder is there and may be read and written"),
        detail: detail)
    default: self.init(Self.code(primary: code & 0xFF), detail: detail)
    }
  }

  private static func code(primary: Int32) -> Code {
    switch primary {
    case SQLITE_CONSTRAINT: .constraint
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: .locked
    case SQLITE_CORRUPT, SQLITE_NOTADB: .damaged
    case SQLITE_FULL: .full
    case SQLITE_IOERR: .io
    case SQLITE_READONLY, SQLITE_AUTH, SQLITE_PERM: .readOnly
    default: .other
    }
  }
}
