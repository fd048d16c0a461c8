import CSQLite
import Database

/// A row under the statement's cursor.
struct SQLiteRow: DatabaseRow {
  let statement: OpaquePointer
  let misread = Misread()

  /// That a column of another type than asked for was met: somebody changed the file. What was given for it is not used.
  final class Misread {
    fileprivate(set) var detail: String?
  }

  init(_ statement: OpaquePointer) { self.statement = statement }

  func isNull(_ column: Int) -> Bool { type(column) == SQLITE_NULL }

  func integer(_ column: Int) -> Int64 {
    if isMisread(SQLITE_INTEGER, column) { return 0 }
    return sqlite3_column_int64(statement, Int32(column))
  }

  func text(_ column: Int) -> String {
    if isMisread(SQLITE_TEXT, column) { return "" }
    let start = sqlite3_column_text(statement, Int32(column))
    let count = sqlite3_column_bytes(statement, Int32(column))
    return String(decoding: UnsafeBufferPointer(start: start, count: Int(count)), as: UTF8.self)
  }

  func blob(_ column: Int) -> [UInt8] {
    if isMisread(SQLITE_BLOB, column) { return [] }
    let start = sqlite3_column_blob(statement, Int32(column))
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(column)))))
  }

  func holds(_ type: DatabaseType, _ column: Int) -> Bool {
    switch type {
    case .integer: return self.type(column) == SQLITE_INTEGER
    case .blob: return self.type(column) == SQLITE_BLOB
    case .text: return validText(column) != nil
    }
  }

  func validText(_ column: Int) -> String? {
    guard type(column) == SQLITE_TEXT else { return nil }
    let start = sqlite3_column_text(statement, Int32(column))
    let count = sqlite3_column_bytes(statement, Int32(column))
    let bytes = UnsafeBufferPointer(start: start, count: Int(count))
    var text = String(decoding: bytes, as: UTF8.self)
    // Where a byte is no character's, another was put in its place.
    return text.withUTF8 { $0.count == bytes.count && $0.elementsEqual(bytes) } ? text : nil
  }

  private func type(_ column: Int) -> Int32 { sqlite3_column_type(statement, Int32(column)) }

  private func isMisread(_ expected: Int32, _ column: Int) -> Bool {
    guard type(column) != expected else { return false }
    misread.detail = "column \(column) is of SQLite's type \(type(column)), not \(expected)"
    return true
  }
}
