import CPostgres
import Database
import Diagnostics

extension PostgresEngine {
  /// The oldest server that is used: that of Debian 12.
  private static let oldestServer: Int32 = 150_000

  /// A session that is set up and whose database is fit; the caller finishes it.
  func connect(_ purpose: TransactionPurpose) throws(DatabaseError) -> OpaquePointer {
    // What the address says goes before what stands ahead of it. A server that died without a word is noticed within a minute.
    let parameters = [
      ("fallback_application_name", "phoihop"), ("connect_timeout", "10"), ("tcp_user_timeout", "60000"),
      ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
      ("target_session_attrs", purpose == .writing ? "read-write" : "primary"), ("sslmode", encryption),
      ("dbname", url),
      ("client_encoding", "UTF8"),
    ]
    let made = withPointers(parameters.map(\.0)) { keywords in
      withPointers(parameters.map(\.1)) { values in PQconnectdbParams(keywords, values, 1) }
    }
    guard let handle = made else { throw .unreachable("no memory") }
    do throws(DatabaseError) {
      guard PQstatus(handle) == CONNECTION_OK else { throw .unreachable(String(cString: PQerrorMessage(handle))) }
      // What a server remarks by the way is for nobody: libpq would print it.
      PQsetNoticeProcessor(handle, { _, _ in }, nil)
      guard PQserverVersion(handle) >= Self.oldestServer else { throw .tooOldServer }
      try setUp(handle, for: purpose)
      return handle
    } catch {
      PQfinish(handle)
      throw error
    }
  }

  /// Says how a session behaves, and looks whether the database is one that the store can stand on. One round trip.
  private func setUp(_ handle: OpaquePointer, for purpose: TransactionPurpose) throws(DatabaseError) {
    var settings = [
      ("TimeZone", "UTC"),
      // Objects of a session's own come last, so that none can stand before a table of the store.
      ("search_path", "public, pg_temp"),
      ("default_transaction_isolation", "read committed"),
      ("lock_timeout", "\(waiting)s"),
      // Who writes and stops in the middle holds everyone up: the server lets go of him, and of one that is no more.
      ("idle_in_transaction_session_timeout", "10min"),
      ("client_connection_check_interval", "10s"),
      ("client_min_messages", "warning"),
      // Compiling a question costs more than the store's questions do.
      ("jit", "off"),
    ]
    if purpose == .reading { settings += [("default_transaction_read_only", "on"), ("statement_timeout", "5min")] }
    let calls = settings.map { "set_config('\($0)', '\($1)', false)" }.joined(separator: ", ")
    let result = PQexec(
      handle,
      """
      SELECT current_setting('server_encoding'), datcollate, datlocprovider, current_setting('fsync'), current_setting('full_page_writes'),
        CASE WHEN current_setting('synchronous_commit') IN ('on', 'remote_apply') THEN '' ELSE set_config('synchronous_commit', 'on', false) END,
        \(calls)
      FROM pg_database WHERE datname = current_database()
      """)
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_TUPLES_OK, PQntuples(result) == 1 else {
      throw .unreachable(String(cString: PQerrorMessage(handle)))
    }
    func said(_ column: Int32) -> String { String(cString: PQgetvalue(result, 0, column)) }
    guard said(0) == "UTF8", ["C", "POSIX"].contains(said(1)), said(2) == "c" else {
      let how = "CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
      throw .unfit(
        vi: "cần mã UTF-8 và thứ tự theo byte; hãy tạo bằng \(how)",
        en: "it must be in UTF-8 and sort by bytes; make it with \(how)")
    }
    // What is acknowledged is kept: a reader may look at any server, a writer only at one that keeps its word.
    guard purpose == .reading || said(3) == "on" && said(4) == "on" else {
      throw .unfit(
        vi: "máy chủ chạy với fsync hoặc full_page_writes tắt nên mất điện là mất dữ liệu; hãy bật cả hai",
        en: "the server runs with fsync or full_page_writes off and loses data when the power goes; switch both on")
    }
  }
}

/// Texts as C has them, and nil after the last.
private func withPointers<Value>(_ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value) -> Value {
  var starts: [Int] = []
  var bytes: [CChar] = []
  for text in texts {
    starts.append(bytes.count)
    bytes += text.utf8CString
  }
  return bytes.withUnsafeBufferPointer { buffer in
    body(starts.map { buffer.baseAddress?.advanced(by: $0) } + [nil])
  }
}
