import Database
@testable import DatabasePostgres
import Foundation
import Testing
import Threads

/// Appenders of several pools and several processes at once. Each reads the highest number and adds the next, with no rule of the table to
/// help: were two of them at it together, a number would be there twice.
@Suite(.enabled(if: TestServer.isAvailable, TestServer.whySkipped)) struct AppendersTests {
  private static let address = "PHOIHOP_TEST_APPENDERS"
  private static let each = 150

  @Test func `appenders of several pools and processes never come between each other`() async throws {
    let engine = try TestServer.shared.get().makeEngine()
    try engine.openWriter().run("CREATE TABLE entry (number BIGINT NOT NULL, appender TEXT NOT NULL)")
    setenv(Self.address, engine.url, 1)
    async let first = #expect(processExitsWith: .success) { try Self.append(as: "process 1") }
    async let second = #expect(processExitsWith: .success) { try Self.append(as: "process 2") }
    try Self.append(as: "process 0")
    _ = await (first, second)
    let entries = try engine.openReader().all("SELECT number, appender FROM entry ORDER BY number") {
      (number: $0.integer(0), appender: $0.text(1))
    }
    #expect(entries.map(\.number) == Array(1...Int64(3 * 2 * Self.each)))
    // They were at it together, or this proves nothing.
    #expect(zip(entries, entries.dropFirst()).count { $0.appender != $1.appender } > 20)
  }

  /// Two pools of a process, each adding entries one by one.
  private static func append(as name: String) throws {
    let url = try #require(ProcessInfo.processInfo.environment[address])
    let pools = try (0..<2).map { _ in try DatabasePool(PostgresEngine(url), readers: 0) }
    let callers = pools.map { pool in
      let caller = Worker("appender")
      caller.add {
        for _ in 0..<each {
          do {
            try pool.write { connection in
              let last = try connection.first("SELECT COALESCE(MAX(number), 0) FROM entry") { $0.integer(0) }
              try connection.run("INSERT INTO entry (number, appender) VALUES (\((last ?? 0) + 1), \(name))")
            }
          } catch {
            Issue.record(error)
          }
        }
      }
      return caller
    }
    for caller in callers { caller.finish() }
    for pool in pools { pool.close() }
  }
}
