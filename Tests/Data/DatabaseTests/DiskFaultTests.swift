import Database
@testable import DatabaseSQLite
import Diagnostics
import Glibc
import Testing
import Threads

/// What a program asked its store to keep, and what it was told is kept.
private final class Diary {
  var asked: Set<Int> = []
  var acknowledged: Set<Int> = []
  var errors: [DatabaseError] = []

  /// Adds a write of three rows, and what became of it; false where the store is of no more use.
  func write(_ number: Int, size: Int, in pool: DatabasePool) {
    asked.insert(number)
    do {
      try pool.write { connection in
        for part in 0..<3 {
          try connection.run(
            "INSERT INTO item VALUES (\(number), \(part), \([UInt8](repeating: UInt8(part), count: size)))")
        }
      }
      acknowledged.insert(number)
    } catch { note(error) }
  }

  func note(_ error: any Error) {
    if let error = error as? DatabaseError { errors.append(error) } else { Issue.record(error) }
  }

  func tell(_ body: () throws -> Void) {
    do { try body() } catch { note(error) }
  }

  /// What is wrong with a store that must hold what this says.
  func faults(_ engine: SQLiteEngine) -> [String] {
    do {
      let pool = try DatabasePool(engine, readers: 1)
      defer { pool.close() }
      try Diary.migrations.apply(to: pool, at: 0)
      let parts = try pool.read { connection in
        try connection.all("SELECT number, COUNT(*), MIN(LENGTH(bytes)), MAX(LENGTH(bytes)) FROM item GROUP BY number")
        {
          (Int($0.integer(0)), $0.integer(1))
        }
      }
      let found = Set(parts.map(\.0))
      return parts.filter { $0.1 != 3 }.map { "\($0.1) of 3 rows of write \($0.0)" }
        + acknowledged.subtracting(found).sorted().map { "write \($0) was acknowledged and is lost" }
        + found.subtracting(asked).sorted().map { "write \($0) was never asked for" }
        + (try engine.integrityCheck())
    } catch { return ["\(error)"] }
  }

  static let migrations = Migrations([
    Migration("0001", ["CREATE TABLE item (number INTEGER, part INTEGER, bytes BLOB, PRIMARY KEY (number, part))"])
  ])
}

@Suite struct DiskFaultTests {
  private let folder: StoreFolder

  init() throws { folder = try StoreFolder() }

  private func engine(_ disk: TestDisk, _ durability: SQLiteEngine.Durability = .full) -> SQLiteEngine {
    // The connections keep the disk as long as they live.
    SQLiteEngine(path: folder.store, vfs: disk.name, durability: durability) { _ in withExtendedLifetime(disk) {} }
  }

  private static func number(_ name: String) -> Int? { getenv(name).flatMap { Int(String(cString: $0)) } }

  // MARK: One operation fails

  /// What a program does with a store from its beginning to its end.
  private func live(on disk: TestDisk) -> Diary {
    let diary = Diary()
    diary.tell {
      let pool = try DatabasePool(engine(disk), readers: 1)
      defer { pool.close() }
      try Diary.migrations.apply(to: pool, at: 0)
      for number in 0..<4 { diary.write(number, size: 1500, in: pool) }
      diary.tell { try pool.checkpoint(truncate: false) }
      diary.write(4, size: 9000, in: pool)
      diary.tell {
        let count = try pool.read { try $0.first("SELECT COUNT(*) FROM item") { $0.integer(0) } }
        #expect(count == Int64(diary.acknowledged.count * 3))
      }
      diary.tell { try pool.checkpoint(truncate: true) }
      diary.write(5, size: 10, in: pool)
    }
    return diary
  }

  @Test(arguments: TestDisk.Fault.allCases, [false, true])
  func `whatever fails is told clearly and harms nothing that was acknowledged`(
    _ fault: TestDisk.Fault, isForGood: Bool
  ) {
    var chance = Dice(seed: 1)
    var number = 0
    var disk: TestDisk
    repeat {
      number += 1
      disk = TestDisk(plan: .init(fault: fault, at: number, isForGood: isForGood))
      let diary = live(on: disk)
      let kinds: Set<DatabaseError.Code> =
        switch fault {
        case .error: [.io]
        case .full: [.full]
        case .shortRead: [.damaged, .io]
        }
      #expect(diary.errors.allSatisfy { kinds.contains($0.code) }, "\(fault) at \(number): \(diary.errors)")
      for (event, state) in [("program ended", disk.disk), ("power cut", disk.disk.afterPowerCut(&chance))] {
        let faults = diary.faults(engine(TestDisk(state)))
        #expect(faults == [], "\(fault) at operation \(number), for good: \(isForGood), then \(event)")
      }
    } while disk.atFault != nil
    // The loop ends where nothing fails any more; before that, every operation failed once.
    #expect(number > 100 && disk.operations < number)
  }

  @Test func `a disk that does not confirm what was written stops the program, and a store that is asked on refuses`()
    throws
  {
    let disk = TestDisk()
    let told = Monitor<[DatabaseError]>([])
    let engine = SQLiteEngine(path: folder.store, vfs: disk.name) { error in told.change { $0.append(error) } }
    let pool = try DatabasePool(engine)
    try pool.write { try $0.run("CREATE TABLE item (id INTEGER)") }
    disk.failNext(.sync)
    let expected = DatabaseError(
      .io,
      Words(
        vi:
          "đĩa không xác nhận đã ghi \"\(folder.store)\", nên không ai biết đĩa giữ được gì; chương trình dừng. Kiểm tra đĩa, rồi chạy lại: mọi việc đã báo là đã ghi vẫn còn",
        en:
          "the disk did not confirm what was written to \"\(folder.store)\", so nobody knows what it holds; the program stops. Check the disk, then start again: everything that was reported as recorded is there"
      ), detail: "SQLite 1034: disk I/O error")
    for _ in 0..<2 {
      #expect(throws: expected) { try pool.write { try $0.run("INSERT INTO item VALUES (1)") } }
    }
    #expect(throws: expected) { try pool.checkpoint(truncate: false) }
    #expect(told.change { $0 } == [expected])
    pool.close()
  }

  @Test func `a body that goes on after SQLite ended its transaction writes nothing`() throws {
    let disk = TestDisk()
    let first = try DatabasePool(engine(disk))
    try first.write { connection in
      for table in ["a", "b"] {
        try connection.run(SQL(trustingText: "CREATE TABLE \(table) (id INTEGER PRIMARY KEY)"))
        try connection.run(SQL(trustingText: "INSERT INTO \(table) VALUES (0)"))
      }
    }
    first.close()
    let second = try DatabasePool(engine(disk))
    let error = #expect(throws: DatabaseError.self) {
      try second.write { connection in
        try connection.run("INSERT INTO a VALUES (1)")
        // The page of b is not in memory yet. An error of the disk ends the whole transaction.
        disk.failNext(.read)
        _ = try? connection.run("INSERT INTO b VALUES (1)")
        _ = try? connection.run("INSERT INTO a VALUES (2)")
      }
    }
    #expect(error?.code == .io)
    #expect(try second.read { try $0.all("SELECT id FROM a UNION ALL SELECT id FROM b") { $0.integer(0) } } == [0, 0])
    try second.write { try $0.run("INSERT INTO a VALUES (3)") }
    second.close()
  }

  @Test func `by default the program says so in both languages and ends with 70`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      SQLiteEngine.stop(DatabaseError(.io, Words(vi: "đĩa hỏng", en: "the disk broke"), detail: "chi tiết"))
    }
    #expect(
      result.map {
        String(decoding: $0.standardErrorContent, as: UTF8.self).contains("đĩa hỏng\nthe disk broke\nchi tiết\n")
      } == true)
  }

  // MARK: The power fails

  /// Lives with a store while the power fails again and again; what was wrong, with what it takes to see it again.
  private func cuts(_ count: Int, seed: UInt64, _ durability: SQLiteEngine.Durability = .full) -> [String] {
    var chance = Dice(seed: seed)
    var state = DiskState()
    var diary = Diary()
    for cut in 0..<count {
      // A store that grew is left; a new one is as interesting.
      if cut % 40 == 0 {
        state = DiskState()
        diary = Diary()
      }
      let disk = TestDisk(state, plan: .init(at: 1 + chance.next(160), isForGood: true))
      var sizes: [Int] = []
      for _ in 0..<(1 + chance.next(12)) { sizes.append([5, 200, 3000, 20_000][chance.next(4)]) }
      let checkpoint = chance.next(sizes.count * 2)
      let isTruncating = chance.next(2) == 0
      diary.tell {
        let pool = try DatabasePool(engine(disk, durability), readers: 1)
        defer { pool.close() }
        try Diary.migrations.apply(to: pool, at: 0)
        for (index, size) in sizes.enumerated() {
          diary.write(cut * 100 + index, size: size, in: pool)
          if index == checkpoint { diary.tell { try pool.checkpoint(truncate: isTruncating) } }
        }
      }
      // Where the plan was longer than the day, the power fails at its end.
      state = (disk.atFault ?? disk.disk).afterPowerCut(&chance)
      let copy = state
      let faults = diary.faults(engine(TestDisk(copy), durability))
      if !faults.isEmpty { return faults.map { "seed \(seed), cut \(cut): \($0)" } }
    }
    return []
  }

  @Test func `every acknowledged write survives a power cut that loses, tears and mixes what was not synced`() {
    let count = Self.number("PHOIHOP_CUTS") ?? 500
    let seed = Self.number("PHOIHOP_SEED").map(UInt64.init) ?? UInt64.random(in: 0..<1_000_000)
    #expect(cuts(count, seed: seed) == [], "again with PHOIHOP_SEED=\(seed) PHOIHOP_CUTS=\(count)")
  }

  @Test func `a store that does not wait for the disk loses writes, so the cuts would show it`() {
    #expect(cuts(40, seed: 1, .off).contains { $0.contains("acknowledged and is lost") || $0.contains("damaged") })
  }
}
