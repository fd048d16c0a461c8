import Database
import DatabasePostgres
import Synchronization
import Threads

/// What a store on a PostgreSQL server does in a second: writes one by one, each acknowledged, and many rows at once.
enum PostgresBench {
  private static let rows = 100_000
  private static let table =
    "(seq BIGINT PRIMARY KEY, recorded_at BIGINT NOT NULL, kind TEXT NOT NULL, payload BYTEA NOT NULL)"
  private static let columns = ["seq", "recorded_at", "kind", "payload"]

  /// Writes one by one for some seconds, each a transaction's worth of its caller.
  static func writes(url: String, callers: Int, seconds: Int) throws {
    let pool = try DatabasePool(PostgresEngine(url), readers: 0)
    defer { pool.close() }
    try empty("single", pool)
    var report = Report()
    report.set("per_second", writes(to: pool, callers: callers, seconds: seconds))
    report.print()
  }

  /// Many rows in one transaction, at once and by a statement a row.
  static func rows(url: String) throws {
    let pool = try DatabasePool(PostgresEngine(url), readers: 0)
    defer { pool.close() }
    var report = Report()
    report.set("rows", rows)
    report.set(
      "copy_seconds",
      try best(pool, into: "ours") { connection in
        var next = 0
        try connection.insert(into: "ours", columns) {
          defer { next += 1 }
          return next < rows ? row(next) : nil
        }
      })
    report.set(
      "statement_seconds",
      try best(pool, into: "one_by_one") { connection in
        let statement = try connection.prepare("INSERT INTO one_by_one VALUES (\(0), \(0), \(""), \([UInt8]()))")
        for number in 0..<rows { try statement.run(row(number)) }
      })
    report.print()
  }

  /// The entry of a number; `Benchmarks/run` makes the same.
  private static func row(_ number: Int) -> [DatabaseValue] {
    [
      .integer(Int64(number)), .integer(1_700_000_000_000 + Int64(number) * 37), .text("report.submitted"),
      .blob((0..<200).map { UInt8(truncatingIfNeeded: number &* 31 &+ $0 &* 17) }),
    ]
  }

  /// Writes acknowledged in a second, by the clock on the wall.
  private static func writes(to pool: DatabasePool, callers: Int, seconds: Int) -> Double {
    let next = Atomic(0)
    let count = Atomic(0)
    let start = Stopwatch.now
    let end = start + seconds * 1_000_000_000
    let workers = (0..<callers).map { Worker("caller \($0)") }
    for worker in workers {
      worker.add {
        while Stopwatch.now < end {
          let values = row(next.add(1, ordering: .relaxed).newValue)
          let isDone: Void? = try? pool.write {
            try $0.run("INSERT INTO single VALUES (\(values[0]), \(values[1]), \(values[2]), \(values[3]))")
          }
          if isDone != nil { count.add(1, ordering: .relaxed) }
        }
      }
    }
    for worker in workers { worker.finish() }
    return Double(count.load(ordering: .relaxed)) / (Double(Stopwatch.now - start) / 1e9)
  }

  /// The least seconds on the wall of three transactions into an empty table.
  private static func best(
    _ pool: DatabasePool, into table: String, _ body: @escaping @Sendable (any DatabaseConnection) throws -> Void
  ) throws -> Double {
    var best = Double.infinity
    for _ in 0..<3 {
      try empty(table, pool)
      let start = Stopwatch.now
      try pool.write { try body($0) }
      best = min(best, Double(Stopwatch.now - start) / 1e9)
    }
    return best
  }

  private static func empty(_ table: String, _ pool: DatabasePool) throws {
    try pool.write {
      try $0.run(SQL(trustingText: "CREATE TABLE IF NOT EXISTS \(table) \(Self.table)"))
      try $0.run(SQL(trustingText: "TRUNCATE \(table)"))
    }
  }
}
