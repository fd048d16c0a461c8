import CSQLite
import Database

/// A statement as SQLite compiled it.
final class SQLiteStatement: DatabaseStatement {
  let handle: OpaquePointer
  /// The connection keeps its statements, and not the other way round.
  private unowned let connection: SQLiteConnection
  /// Where the bytes of short values stand one after the other while the statement runs: SQLite reads them there.
  private var scratch = UnsafeMutableRawPointer.allocate(byteCount: 256, alignment: 1)
  private var scratchSize = 256

  /// A value longer than this is read where it is instead.
  private static let short = 4096

  init(_ handle: OpaquePointer, of connection: SQLiteConnection) {
    self.handle = handle
    self.connection = connection
  }

  deinit {
    sqlite3_finalize(handle)
    scratch.deallocate()
  }

  func run(_ values: [DatabaseValue]) throws(DatabaseError) {
    try connection.checkUsable()
    let code = try withBound(values) {
      let code = sqlite3_step(handle)
      // A failed statement says why when it is reset; one that went well may say so only then too.
      let last = sqlite3_reset(handle)
      return last == SQLITE_OK ? code : last
    }
    switch code {
    case SQLITE_DONE: return
    case SQLITE_ROW: throw DatabaseError(.other, detail: "a statement that gives rows was run: \(text)")
    default: throw connection.error(code)
    }
  }

  func query(_ values: [DatabaseValue], _ each: (any DatabaseRow) throws -> Bool) throws {
    try connection.checkUsable()
    try withBound(values) {
      Result {
        defer { sqlite3_reset(handle) }
        let row = SQLiteRow(handle)
        while true {
          switch sqlite3_step(handle) {
          case SQLITE_ROW:
            let goesOn = try each(row)
            if let misread = row.misread.detail { throw DatabaseError(.damaged, detail: "\(misread): \(text)") }
            guard goesOn else { return }
          case SQLITE_DONE: return
          case let code: throw connection.error(code)
          }
        }
      }
    }.get()
  }

  /// Runs it as far as its first row.
  func look() throws(DatabaseError) {
    let code = sqlite3_step(handle)
    defer { sqlite3_reset(handle) }
    if code != SQLITE_ROW, code != SQLITE_DONE { throw connection.error(code) }
  }

  private var text: String { String(cString: sqlite3_sql(handle)) }

  // MARK: Values

  /// Binds values for the time of a body, which steps the statement and resets it.
  private func withBound<Value>(
    _ values: [DatabaseValue], _ body: () -> Value
  ) throws(DatabaseError) -> Value {
    guard values.count == Int(sqlite3_bind_parameter_count(handle)) else {
      throw DatabaseError(.other, detail: "\(values.count) values for \(text)")
    }
    var room = 0
    for value in values {
      switch value {
      case .text(let text): room += Self.room(text.utf8.count)
      case .blob(let bytes): room += Self.room(bytes.count)
      case .null, .integer: break
      }
    }
    if room > scratchSize {
      scratchSize = room * 2
      scratch.deallocate()
      scratch = .allocate(byteCount: scratchSize, alignment: 1)
    }
    var binding = Binding()
    guard let value = bind(values, from: 0, &binding, body) else {
      throw binding.holdsNUL ? .nulInText : connection.error(binding.code)
    }
    return value
  }

  private static func room(_ count: Int) -> Int { count <= short ? count : 0 }

  /// How far binding has come.
  private struct Binding {
    /// How much of the scratch is taken.
    var taken = 0
    var code = SQLITE_OK
    var holdsNUL = false
  }

  /// Binds the values from an index on and runs the body; nil where a value cannot be bound.
  private func bind<Value>(
    _ values: [DatabaseValue], from start: Int, _ binding: inout Binding, _ body: () -> Value
  ) -> Value? {
    for index in start..<values.count {
      let place = Int32(index + 1)
      switch values[index] {
      case .null: binding.code = sqlite3_bind_null(handle, place)
      case .integer(let number): binding.code = sqlite3_bind_int64(handle, place, number)
      case .text(var text):
        if text.utf8.count > Self.short {
          return text.withUTF8 { (bytes) -> Value? in
            bindText(UnsafeRawBufferPointer(bytes), place, &binding)
            return binding.code == SQLITE_OK ? bind(values, from: index + 1, &binding, body) : nil
          }
        }
        bindText(text.withUTF8 { copy(UnsafeRawBufferPointer($0), &binding) }, place, &binding)
      case .blob(let bytes):
        if bytes.count > Self.short {
          return bytes.withUnsafeBytes { (bytes) -> Value? in
            binding.code = sqlite3_bind_blob64(handle, place, bytes.baseAddress, UInt64(bytes.count), nil)
            return binding.code == SQLITE_OK ? bind(values, from: index + 1, &binding, body) : nil
          }
        }
        // The scratch has an address also for no bytes; without one SQLite would bind null.
        let bytes = bytes.withUnsafeBytes { copy($0, &binding) }
        binding.code = sqlite3_bind_blob64(handle, place, bytes.baseAddress, UInt64(bytes.count), nil)
      }
      guard binding.code == SQLITE_OK else { return nil }
    }
    return body()
  }

  private func copy(_ bytes: UnsafeRawBufferPointer, _ binding: inout Binding) -> UnsafeRawBufferPointer {
    let place = UnsafeMutableRawBufferPointer(start: scratch + binding.taken, count: bytes.count)
    place.copyMemory(from: bytes)
    binding.taken += bytes.count
    return UnsafeRawBufferPointer(place)
  }

  private func bindText(_ bytes: UnsafeRawBufferPointer, _ place: Int32, _ binding: inout Binding) {
    binding.holdsNUL = bytes.contains(0)
    binding.code =
      binding.holdsNUL
      ? SQLITE_MISUSE
      : sqlite3_bind_text64(
        handle, place, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), UInt64(bytes.count), nil,
        UInt8(SQLITE_UTF8))
  }
}

/// Statements compiled once and used again, by their text.
struct StatementCache {
  private var statements: [String: (statement: SQLiteStatement, lastUse: Int)] = [:]
  private var uses = 0

  /// How many are kept.
  private static let size = 64

  /// A statement for a text, which nobody else has until it is put back.
  mutating func take(_ text: String) -> SQLiteStatement? { statements.removeValue(forKey: text)?.statement }

  /// Keeps a statement, and lets go of the one that was longest unused where there are many.
  mutating func put(_ statement: SQLiteStatement, _ text: String) {
    uses += 1
    statements[text] = (statement, uses)
    if statements.count > Self.size, let oldest = statements.min(by: { $0.value.lastUse < $1.value.lastUse }) {
      statements[oldest.key] = nil
    }
  }

  mutating func removeAll() { statements = [:] }
}
