import CSQLite
import Database
import Diagnostics
import Files

extension SQLiteEngine {
  /// Copies the store as it is at one moment into another file, while others go on reading and writing. The copy is written beside its
  /// place, checked whole, seen on the disk and only then put there, over what was there.
  ///
  /// - Parameter progress: told how many pages are done of how many, from time to time; false stops the copying, and nothing is left.
  /// - Returns: false where it was stopped.
  /// - Throws: why it could not be copied; `damaged` where the copy is not sound, which means that the store is not.
  @available(*, noasync)
  @discardableResult public func backup(
    to target: String, progress: (_ done: Int, _ of: Int) -> Bool = { _, _ in true }
  ) throws(DatabaseError) -> Bool {
    let temporary = "\(target).part"
    do throws(FileError) { try FileSystem.remove(temporary) } catch { throw DatabaseError(.io, error.message) }
    defer { for end in ["", "-wal", "-shm", "-journal"] { _ = try? FileSystem.remove(temporary + end) } }
    guard try copy(to: temporary, progress) else { return false }
    do throws(FileError) { try FileSystem.put(temporary, to: target) } catch { throw DatabaseError(.io, error.message) }
    return true
  }

  private func copy(to temporary: String, _ progress: (Int, Int) -> Bool) throws(DatabaseError) -> Bool {
    let source = try reader()
    // One state from the first page to the last: what others write meanwhile would make the copying begin again.
    try source.begin(.reading)
    defer { source.rollback() }
    let copy = try SQLiteConnection(temporary, vfs: nil, .copying, onFatal: { _ in })
    try copy.pragma("synchronous = OFF")
    guard let backup = sqlite3_backup_init(copy.handle, "main", source.handle, "main") else {
      throw copy.error(sqlite3_extended_errcode(copy.handle))
    }
    var code = SQLITE_OK
    while code == SQLITE_OK {
      code = sqlite3_backup_step(backup, 1024)
      let total = Int(sqlite3_backup_pagecount(backup))
      guard progress(total - Int(sqlite3_backup_remaining(backup)), total) else {
        sqlite3_backup_finish(backup)
        return false
      }
    }
    let end = sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE, end == SQLITE_OK else { throw copy.error(code == SQLITE_DONE ? end : code) }
    // One file, without a log beside it.
    try copy.pragma("journal_mode = DELETE")
    if let fault = try copy.integrityCheck().first { throw DatabaseError(.damaged, detail: fault) }
    return true
  }
}
