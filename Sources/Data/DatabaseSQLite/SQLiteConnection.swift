import CSQLite
import Database
import Files

/// One connection to the file of a store.
final class SQLiteConnection: DatabaseConnection {
  /// What a connection may do.
  enum Role {
    case reading
    /// With the lock that no other program writes, held as long as the connection is open.
    case writing(FileLock)
    /// Into a file of nobody else.
    case copying
  }

  /// How many pages of the log are let grow before they are moved into the file, 4 MiB: SQLite's own default.
  private static let logPages: Int32 = 1000

  let handle: OpaquePointer
  private let path: String
  private let role: Role
  private let onFatal: @Sendable (DatabaseError) -> Void
  private var cache = StatementCache()
  /// Those for many runs. They end each run, so whoever asks for one again may have the same.
  private var prepared: [String: SQLiteStatement] = [:]
  private var isInTransaction = false
  /// Why nothing more can be done in this transaction: SQLite ended it itself, and what came after would be outside of any.
  private var broken: DatabaseError?
  /// Why nothing more can be done at all.
  private var dead: DatabaseError?

  init(_ path: String, vfs: String?, _ role: Role, onFatal: @escaping @Sendable (DatabaseError) -> Void)
    throws(DatabaseError)
  {
    var opened: OpaquePointer?
    var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    if case .reading = role {
      flags |= SQLITE_OPEN_READONLY
    } else {
      flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    }
    let code = sqlite3_open_v2(path, &opened, flags, vfs)
    guard code == SQLITE_OK, let opened else {
      let detail = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "no memory"
      let system = opened.map { sqlite3_system_errno($0) } ?? 0
      sqlite3_close_v2(opened)
      throw DatabaseError(sqlite: code, path: path, detail: detail, system: system)
    }
    handle = opened
    self.path = path
    self.role = role
    self.onFatal = onFatal
  }

  deinit {
    cache.removeAll()
    prepared = [:]
    sqlite3_close_v2(handle)
  }

  // MARK: Settings

  private func set(_ option: Int32, _ isOn: Bool) { _ = csqlite_set(handle, option, isOn ? 1 : 0) }

  private func configure() throws(DatabaseError) {
    // A file is data: nothing in it may run code or pass for something else.
    set(SQLITE_DBCONFIG_DEFENSIVE, true)
    set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)
    set(SQLITE_DBCONFIG_DQS_DML, false)
    set(SQLITE_DBCONFIG_DQS_DDL, false)
    set(SQLITE_DBCONFIG_ENABLE_FKEY, true)
    for setting in ["cell_size_check = ON", "mmap_size = 0", "temp_store = MEMORY"] { try pragma(setting) }
  }

  func configureWriter(_ durability: SQLiteEngine.Durability) throws(DatabaseError) {
    // Nobody else writes: who is in the way stays there.
    sqlite3_busy_timeout(handle, 0)
    try configure()
    guard try pragma("journal_mode = WAL") == "wal" else {
      throw DatabaseError(.other, detail: "\(path) takes no write-ahead log")
    }
    try pragma("synchronous = \(durability.rawValue)")
    try pragma("cache_size = -65536")
    // What is deleted is overwritten: an erased value is gone from the file, too.
    try pragma("secure_delete = ON")
    // SQLite's own moving of the log would hide that the disk failed, so `commit` does it.
    try pragma("wal_autocheckpoint = 0")
    sqlite3_wal_hook(handle, SQLiteConnection.noteLog, Unmanaged.passUnretained(logSize).toOpaque())
  }

  func configureReader() throws(DatabaseError) {
    // A writer that empties its log, or that has just opened a store left by a crash, keeps readers out for a moment.
    sqlite3_busy_timeout(handle, 5000)
    set(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
    try configure()
    try pragma("wal_autocheckpoint = 0")
    try pragma("query_only = ON")
    try pragma("cache_size = -16384")
    sqlite3_set_authorizer(handle, SQLiteConnection.allowReading, nil)
  }

  /// Runs a pragma; the first value it gives.
  @discardableResult func pragma(_ text: String) throws(DatabaseError) -> String? {
    try lines("PRAGMA \(text)").first?.first
  }

  private static let allowReading:
    @convention(c) (
      UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
      UnsafePointer<CChar>?
    ) -> Int32 = { _, action, name, _, _, _ in
      switch action {
      case SQLITE_SELECT, SQLITE_READ, SQLITE_FUNCTION, SQLITE_RECURSIVE, SQLITE_TRANSACTION: return SQLITE_OK
      case SQLITE_PRAGMA:
        guard let name else { return SQLITE_DENY }
        return ["integrity_check", "foreign_key_check", "data_version"].contains(String(cString: name))
          ? SQLITE_OK : SQLITE_DENY
      case SQLITE_UPDATE:
        // FTS5 describes its table to SQLite so, when it is first used; the file itself is open for reading only.
        return name.map { String(cString: $0) } == "sqlite_master" ? SQLITE_OK : SQLITE_DENY
      default: return SQLITE_DENY
      }
    }

  // MARK: Transactions

  var engine: DatabaseEngineName { .sqlite }

  func begin(_ purpose: TransactionPurpose) throws(DatabaseError) {
    try run(purpose == .writing ? "BEGIN IMMEDIATE" : "BEGIN")
    isInTransaction = true
    // The state is that of the first look at the file, and so is the list of tables: without this look SQLite would take a failing disk
    // for a table that is not there.
    if purpose == .reading {
      let text = "SELECT 1 FROM sqlite_master LIMIT 1"
      do {
        let statement = try statement(text)
        defer { cache.put(statement, text) }
        try statement.look()
      } catch {
        rollback()
        throw error
      }
    }
  }

  func commit() throws(DatabaseError) {
    try run("COMMIT")
    isInTransaction = false
    guard logSize.pages >= Self.logPages else { return }
    // What was committed is safe whether or not this can be done now; only a failed sync, which `checkpoint` sees, is the end.
    _ = try? checkpoint(truncate: false)
  }

  func rollback() {
    isInTransaction = false
    broken = nil
    if sqlite3_get_autocommit(handle) == 0 { _ = try? run("ROLLBACK") }
  }

  // MARK: Statements

  @discardableResult func run(_ sql: SQL) throws(DatabaseError) -> Int {
    let text = sql.text { _ in "?" }
    let statement = try statement(text)
    defer { cache.put(statement, text) }
    let before = sqlite3_total_changes64(handle)
    try statement.run(sql.values)
    // A statement that changes no rows leaves the number of the one before it.
    return sqlite3_total_changes64(handle) == before ? 0 : Int(sqlite3_changes64(handle))
  }

  func query(_ sql: SQL, _ each: (any DatabaseRow) throws -> Bool) throws {
    let text = sql.text { _ in "?" }
    let statement = try statement(text)
    defer { cache.put(statement, text) }
    try statement.query(sql.values, each)
  }

  func prepare(_ sql: SQL) throws(DatabaseError) -> any DatabaseStatement {
    let text = sql.text { _ in "?" }
    if let known = prepared[text] { return known }
    let statement = try statement(text)
    prepared[text] = statement
    return statement
  }

  private func statement(_ text: String) throws(DatabaseError) -> SQLiteStatement {
    if let statement = cache.take(text) { return statement }
    return SQLiteStatement(try compile(text, isKept: true), of: self)
  }

  private func compile(_ text: String, isKept: Bool) throws(DatabaseError) -> OpaquePointer {
    if let dead { throw dead }
    var statement: OpaquePointer?
    var isWhole = true
    let code = text.withCString { start in
      var rest: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v3(
        handle, start, -1, isKept ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0, &statement, &rest)
      // A second statement would never be run.
      while let next = rest, next.pointee == 0x20 || next.pointee == 0x0A || next.pointee == 0x3B { rest = next + 1 }
      isWhole = rest == start + text.utf8.count
      return code
    }
    guard code == SQLITE_OK else { throw error(code) }
    guard isWhole, let statement else {
      sqlite3_finalize(statement)
      throw DatabaseError(.other, detail: "not one statement: \(text)")
    }
    return statement
  }

  /// Refuses where what would be done could not be undone with the transaction.
  func checkUsable() throws(DatabaseError) {
    if let error = dead ?? broken { throw error }
  }

  /// The error of the last call, once what it means for this connection is noted.
  func error(_ code: Int32) -> DatabaseError {
    let error = DatabaseError(
      sqlite: code, path: path, detail: String(cString: sqlite3_errmsg(handle)), system: systemError(code))
    if code == CSQLITE_IOERR_FSYNC || code == CSQLITE_IOERR_DIR_FSYNC {
      dead = error
      onFatal(error)
    } else if isInTransaction, sqlite3_get_autocommit(handle) != 0 {
      broken = error
    }
    return error
  }

  /// What the system said when a call failed. Of a write it is asked of the files themselves: what SQLite kept of it may be what came after,
  /// when the transaction was taken back.
  private func systemError(_ code: Int32) -> Int32 {
    guard code == CSQLITE_IOERR_WRITE else { return sqlite3_system_errno(handle) }
    var said: Int32 = 0
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_LAST_ERRNO, &said)
    if FileSystem.isWithoutRoom(said) { return said }
    var log: UnsafeMutablePointer<sqlite3_file>?
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log)
    if let log, let methods = log.pointee.pMethods {
      _ = methods.pointee.xFileControl?(log, SQLITE_FCNTL_LAST_ERRNO, &said)
    }
    return said
  }

  // MARK: The log

  /// How many pages the log had after the last commit. In an object, because SQLite is given its address.
  private final class LogSize {
    var pages: Int32 = 0
  }
  private let logSize = LogSize()

  private static let noteLog:
    @convention(c) (UnsafeMutableRawPointer?, OpaquePointer?, UnsafePointer<CChar>?, Int32) -> Int32 = {
      context, _, _, pages in
      if let context { Unmanaged<LogSize>.fromOpaque(context).takeUnretainedValue().pages = pages }
      return SQLITE_OK
    }

  /// Moves the log into the file, as far as no reader still needs it; with `truncate` all of it, and the log is then empty. False where
  /// a reader was in the way. Only on the connection that writes, outside of a transaction.
  @discardableResult func checkpoint(truncate: Bool) throws(DatabaseError) -> Bool {
    try checkUsable()
    guard case .writing = role else { throw DatabaseError(.readOnly, detail: "a reader never moves the log") }
    var inLog: Int32 = 0
    var moved: Int32 = 0
    let code = sqlite3_wal_checkpoint_v2(
      handle, nil, truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE, &inLog, &moved)
    if code & 0xFF == SQLITE_BUSY { return false }
    guard code == SQLITE_OK else { throw error(code) }
    StopPoint.inCheckpoint.pass()
    logSize.pages = inLog - moved
    return inLog == moved
  }

  /// Writes the file anew from what is in it: page for page nothing is left of what was deleted. Only on the connection that writes,
  /// outside of a transaction.
  func rewrite() throws(DatabaseError) {
    try checkUsable()
    // As large as the store: not in memory.
    try pragma("temp_store = FILE")
    defer { _ = try? pragma("temp_store = MEMORY") }
    _ = try lines("VACUUM")
  }

  /// What is wrong with the file, a line a fault: pages, indexes, and rows that point to rows that are not there. Empty where nothing
  /// is. Reads the whole file.
  func integrityCheck() throws(DatabaseError) -> [String] {
    try lines("PRAGMA integrity_check").map { $0[0] }.filter { $0 != "ok" }
      + lines("PRAGMA foreign_key_check").map { "\($0[0]): row \($0[1]) points to no row of \($0[2])" }
  }

  /// What a statement gives, as texts, whatever its types.
  func lines(_ text: String) throws(DatabaseError) -> [[String]] {
    let statement = try compile(text, isKept: false)
    defer { sqlite3_finalize(statement) }
    var lines: [[String]] = []
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW:
        lines.append(
          (0..<sqlite3_column_count(statement)).map {
            sqlite3_column_text(statement, $0).map { String(cString: $0) } ?? ""
          })
      case SQLITE_DONE: return lines
      case let code: throw error(code)
      }
    }
  }
}
