import CPostgres
import Database
import Diagnostics

/// A store on a PostgreSQL server, 15 or later: one database a store, shared by as many processes as there are.
///
/// The database must be in UTF-8 and sort by bytes, as the embedded store does; opening a connection says so where it is not.
/// Connections are to the server itself or through a pool of sessions: one of transactions forgets what a session was told.
public struct PostgresEngine: DatabaseEngine {
  /// Which engine this is.
  public var name: DatabaseEngineName { .postgres }

  /// Where the server is, as libpq reads it.
  let url: String
  /// How many seconds a writer waits for another one.
  let waiting: Int
  /// How far a connection must be encrypted where the address says nothing of it: to another machine whole, and the certificate must be that
  /// of the server; within this one as libpq does, which for a socket is not at all.
  let encryption: String

  /// The store at `postgres://user@host/database`, with any parameter of libpq after `?`; nothing is connected yet. A password is better
  /// kept in `~/.pgpass`. A writer waits `waiting` seconds for writers of other processes.
  public init(_ url: String, waiting: Int = 10) throws(DatabaseError) {
    var reason: UnsafeMutablePointer<CChar>?
    let options = PQconninfoParse(url, &reason)
    defer {
      PQconninfoFree(options)
      PQfreemem(reason)
    }
    guard let options else {
      throw DatabaseError(
        .other,
        Words(
          vi: "địa chỉ của kho viết chưa đúng; viết như postgres://tài-khoản@máy-chủ/cơ-sở-dữ-liệu",
          en: "the address of the store is not written as one; write postgres://user@host/database"))
    }
    self.url = url
    self.waiting = waiting
    encryption = Self.hosts(options).allSatisfy(Self.isHere) ? "prefer" : "verify-full"
  }

  /// The servers that an address names, by name or number.
  private static func hosts(_ options: UnsafeMutablePointer<PQconninfoOption>) -> [Substring] {
    var hosts: [Substring] = []
    var option = options
    while let keyword = option.pointee.keyword {
      if ["host", "hostaddr"].contains(String(cString: keyword)), let value = option.pointee.val {
        hosts += String(cString: value).split(separator: ",")
      }
      option += 1
    }
    return hosts
  }

  /// Whether a server is on this machine: by a socket, or by an address that never leaves it.
  private static func isHere(_ host: Substring) -> Bool {
    host.hasPrefix("/") || host.hasPrefix("@") || host.hasPrefix("127.") || ["localhost", "::1"].contains(host)
  }

  /// The connection that writes. Where the address names several servers it is the one that takes writes.
  public func openWriter() throws(DatabaseError) -> any DatabaseConnection {
    try PostgresConnection(self, purpose: .writing)
  }

  /// A connection that only reads: from the same server as the writer unless the address says otherwise, so that what was written is seen.
  public func openReader() throws(DatabaseError) -> any DatabaseConnection {
    try PostgresConnection(self, purpose: .reading)
  }

  /// The version of libpq, as 150_008 for 15.8.
  public static var libraryVersion: Int { Int(PQlibVersion()) }
}
