import Database
import DatabasePostgres
import Diagnostics
import Foundation
import Synchronization
import Testing
import Threads

/// A server of its own, ended as a power cut would end it. What is written always goes to two tables, so that half of it would be seen.
@Suite(.serialized, .enabled(if: TestServer.isAvailable, TestServer.whySkipped)) struct ServerCrashTests {
  /// How many crashes; `make torture` asks for more.
  private static let crashes = ProcessInfo.processInfo.environment["PHOIHOP_CRASHES"].flatMap { Int($0) } ?? 4

  @Test func `a server that dies in mid-transaction keeps nothing of it, and is found again when it is back`() throws {
    let server = try TestServer()
    defer { server.stop() }
    let pool = try DatabasePool(PostgresEngine(server.url(server.makeDatabase())))
    try Self.makeTables(pool)
    // Before the transaction, so that `crash` is asked for from within.
    #expect(
      Self.code { try pool.write { try Self.write(1, to: $0, between: { try server.crash() }) } } == .connectionLost)
    #expect(Self.code { try pool.write { try Self.write(2, to: $0) } } == .connectionLost)
    #expect(Self.code { try pool.read { try Self.written($0) } } == .connectionLost)
    try server.start()
    #expect(try pool.read { try Self.written($0) } == [])
    try pool.write { try Self.write(3, to: $0) }
    #expect(try pool.read { try Self.written($0) } == [3])
    // A server that was started anew between transactions is no event.
    try server.crash()
    try server.start()
    try pool.write { try Self.write(4, to: $0) }
    #expect(try pool.read { try Self.written($0) } == [3, 4])
    pool.close()
  }

  @Test func `what was acknowledged outlives every crash of the server, and nothing is there by half or twice`() throws
  {
    let server = try TestServer()
    defer { server.stop() }
    let url = server.url(try server.makeDatabase())
    let pool = try DatabasePool(PostgresEngine(url))
    try Self.makeTables(pool)
    let acknowledged = Monitor<[Int64]>([])
    let doubtful = Monitor<[Int64]>([])
    let isOver = Atomic(false)
    let next = Atomic<Int64>(0)
    let callers = try (0..<4).map { number in
      // Two processes' worth of pools, two callers each.
      let own = number < 2 ? pool : try DatabasePool(PostgresEngine(url), readers: 0)
      let caller = Worker("caller \(number)")
      caller.add {
        while !isOver.load(ordering: .relaxed) {
          let id = next.add(1, ordering: .relaxed).newValue
          do {
            try own.write { try Self.write(Int(id), to: $0) }
            acknowledged.change { $0.append(id) }
          } catch {
            doubtful.change { $0.append(id) }
            usleep(20_000)
          }
        }
      }
      return caller
    }
    var counts: [Int] = []
    for _ in 0..<Self.crashes {
      let before = acknowledged.change { $0.count }
      while acknowledged.change({ $0.count }) < before + 200 { usleep(1_000) }
      try server.crash()
      try server.start()
      counts.append(acknowledged.change { $0.count })
    }
    isOver.store(true, ordering: .relaxed)
    for caller in callers { caller.finish() }
    let written = Set(try pool.read { try Self.written($0) })
    let kept = acknowledged.change { $0 }
    #expect(kept.filter { !written.contains($0) } == [])
    #expect(written.subtracting(kept).subtracting(doubtful.change { $0 }) == [])
    #expect(kept.count >= 200 * Self.crashes)
    pool.close()
  }

  @Test func `a server that loses data when the power goes is refused to who writes`() throws {
    let server = try TestServer()
    defer { server.stop() }
    let engine = try PostgresEngine(server.url("postgres"))
    let writer = try engine.openWriter()
    try writer.run("ALTER SYSTEM SET fsync = off")
    try writer.run("SELECT pg_reload_conf()")
    // The server reads its settings when it comes to it.
    while try writer.first("SELECT current_setting('fsync')", { $0.text(0) }) == "on" { usleep(10_000) }
    let error = #expect(throws: DatabaseError.self) { try engine.openWriter() }
    #expect(
      error?.message
        == Words(
          vi:
            "cơ sở dữ liệu này không dùng làm kho được: máy chủ chạy với fsync hoặc full_page_writes tắt nên mất điện là mất dữ liệu; hãy bật cả hai",
          en:
            "this database cannot be a store: the server runs with fsync or full_page_writes off and loses data when the power goes; switch both on"
        ))
    _ = try engine.openReader()
  }

  // MARK: What is used above

  private static func makeTables(_ pool: DatabasePool) throws {
    try pool.write {
      try $0.run("CREATE TABLE a (id BIGINT PRIMARY KEY)")
      try $0.run("CREATE TABLE b (id BIGINT PRIMARY KEY)")
    }
  }

  private static func write(_ id: Int, to connection: any DatabaseConnection, between: () throws -> Void = {}) throws {
    try connection.run("INSERT INTO a (id) VALUES (\(id))")
    try between()
    try connection.run("INSERT INTO b (id) VALUES (\(id))")
  }

  /// What is in both tables; an error where they differ.
  private static func written(_ connection: any DatabaseConnection) throws -> [Int64] {
    let ids = try ["a", "b"].map { table in
      try connection.all(SQL(trustingText: "SELECT id FROM \(table) ORDER BY id")) { $0.integer(0) }
    }
    #expect(ids[0] == ids[1])
    return ids[0]
  }

  private static func code(_ body: () throws -> some Any) -> DatabaseError.Code? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? DatabaseError)?.code
    }
  }
}
