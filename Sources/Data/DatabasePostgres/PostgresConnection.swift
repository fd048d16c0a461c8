import CPostgres
import Database
import Diagnostics

/// A connection to a PostgreSQL server.
///
/// There is one appender at a time, whatever the number of processes: a writing transaction begins by taking a lock that its end gives
/// back, so nothing rests on levels of isolation alone. A connection that was lost comes back with the next transaction; within the one it
/// was lost in, everything is refused until `rollback`, so that nothing runs outside it by mistake.
final class PostgresConnection: DatabaseConnection {
  /// The lock of those who write: "PhoiHop" and 1. Locks of this kind are of one database, and a database is one store.
  static let appenderLock: Int64 = 0x50_68_6F_69_48_6F_70_01

  private enum Transaction {
    case none, open
    /// The connection went while one was open.
    case lost
  }

  var engine: DatabaseEngineName { .postgres }

  let purpose: TransactionPurpose
  private let store: PostgresEngine
  private var handle: OpaquePointer?
  private var transaction = Transaction.none
  /// True while rows are handed over: the connection carries one conversation at a time.
  private(set) var isStreaming = false
  /// What the server has parsed for this session.
  var statements = PostgresStatements()
  /// Used again for each statement.
  var parameters = PostgresParameters()

  init(_ store: PostgresEngine, purpose: TransactionPurpose) throws(DatabaseError) {
    self.store = store
    self.purpose = purpose
    _ = try ready()
  }

  deinit { PQfinish(handle) }

  var isInTransaction: Bool { transaction == .open }
  var isOpen: Bool { handle != nil }

  // MARK: Transactions

  func begin(_ purpose: TransactionPurpose) throws(DatabaseError) {
    guard transaction == .none else { throw DatabaseError(.other, detail: "begin within a transaction") }
    guard purpose == .reading || self.purpose == .writing else {
      throw DatabaseError(sqlState: "25006", detail: "begin(.writing) on a connection that reads")
    }
    // A connection found dead here, after a restart of the server, has done nothing yet: one new one is tried.
    let hadConnection = handle != nil
    do {
      try sendBegin(purpose)
    } catch {
      guard error.code == .connectionLost, hadConnection else { throw error }
      try sendBegin(purpose)
    }
    transaction = .open
  }

  private func sendBegin(_ purpose: TransactionPurpose) throws(DatabaseError) {
    let handle = try ready()
    do {
      switch purpose {
      case .reading: try command("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", on: handle)
      case .writing:
        // What is asked after the lock was got sees what its holder before committed: the level must not be a higher one.
        try command(
          "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock(\(Self.appenderLock))",
          on: handle)
      }
    } catch {
      if self.handle != nil { _ = try? command("ROLLBACK", on: handle) }
      throw error
    }
  }

  func commit() throws(DatabaseError) {
    guard transaction != .none else { throw DatabaseError(.other, detail: "commit without a transaction") }
    // Over in every case: what the server refuses to commit it has rolled back.
    defer { transaction = .none }
    let ended = try command("COMMIT", on: try ready(), lost: DatabaseError.unknown)
    // A transaction in which a statement failed ends so, and the server calls it no error.
    guard ended == "COMMIT" else {
      throw DatabaseError(.other, detail: "commit after a statement failed: the server rolled back")
    }
  }

  func rollback() {
    if transaction == .open, let handle {
      do {
        try command("ROLLBACK", on: handle)
      } catch {
        // A server that does not even roll back is left: what it had begun ends with the session.
        close()
      }
    }
    transaction = .none
  }

  // MARK: The conversation with the server

  /// The connection, made anew where there is none.
  func ready() throws(DatabaseError) -> OpaquePointer {
    guard transaction != .lost else { throw .lost("the connection was lost earlier in this transaction") }
    guard !isStreaming else {
      throw DatabaseError(.other, detail: "a statement while the rows of another are handed over")
    }
    if let handle { return handle }
    let new = try store.connect(purpose)
    handle = new
    return new
  }

  /// Runs statements without values; the tag of the last one.
  @discardableResult func command(
    _ text: String, on handle: OpaquePointer, lost: (String) -> DatabaseError = DatabaseError.lost
  ) throws(DatabaseError) -> String {
    let result = PQexec(handle, text)
    defer { PQclear(result) }
    try check(result, on: handle, lost: lost)
    return String(cString: PQcmdStatus(result))
  }

  /// Throws what a result tells of failure; `lost` says what a lost connection means here.
  func check(
    _ result: OpaquePointer?, on handle: OpaquePointer, lost: (String) -> DatabaseError
  ) throws(DatabaseError) {
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE, PGRES_COPY_IN: return
    default: throw failure(result, on: handle, lost: lost)
    }
  }

  /// What a failed result, or the connection itself, tells. A connection that is gone is let go of.
  func failure(
    _ result: OpaquePointer?, on handle: OpaquePointer, lost: (String) -> DatabaseError
  ) -> DatabaseError {
    let state = Self.sqlState(result)
    // The server's own account of the values stays out: the log has no content.
    var detail = Self.field("M", of: result) ?? String(cString: PQerrorMessage(handle))
    if let constraint = Self.field("n", of: result) { detail += " (\(constraint))" }
    let error = DatabaseError(sqlState: state, detail: detail)
    // What no server said, libpq says of the connection, which it does not always mark as bad.
    guard error.code == .connectionLost || state.isEmpty || PQstatus(handle) == CONNECTION_BAD else {
      // A plan that a migration made void would be refused for ever: the next session parses anew.
      if state == "0A000" { statements.mustForget = true }
      return error
    }
    close()
    if transaction == .open { transaction = .lost }
    return lost(error.detail)
  }

  /// Marks the time in which rows are handed over.
  func streaming<Value>(_ body: () throws -> Value) rethrows -> Value {
    isStreaming = true
    defer { isStreaming = false }
    return try body()
  }

  private func close() {
    PQfinish(handle)
    handle = nil
    statements = PostgresStatements()
  }

  /// What kind of error a result tells; empty where it tells none.
  static func sqlState(_ result: OpaquePointer?) -> String { field("C", of: result) ?? "" }

  /// A part of an error by its letter in the protocol: C is the SQLSTATE, M the message, n the constraint.
  static func field(_ letter: Unicode.Scalar, of result: OpaquePointer?) -> String? {
    PQresultErrorField(result, Int32(letter.value)).map { String(cString: $0) }
  }
}
