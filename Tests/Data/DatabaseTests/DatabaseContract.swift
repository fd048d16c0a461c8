import Database
import Diagnostics
import Glibc
import Synchronization
import Testing
import Threads

/// What every engine keeps to: one list, run on each of them.
///
/// A promise is given an engine whose store is empty, and leaves it closed.
struct DatabasePromise: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let hold: @Sendable (any DatabaseEngine) throws -> Void

  fileprivate init(_ sentence: String, _ hold: @escaping @Sendable (any DatabaseEngine) throws -> Void) {
    testDescription = sentence
    self.hold = hold
  }
}

enum DatabaseContract {
  static let all: [DatabasePromise] = values + writing + reading + migrating

  private struct Refused: Error, Equatable {}

  /// The kind of error that a body ends with.
  private static func code<Value>(_ body: () throws -> Value) -> DatabaseError.Code? {
    do {
      _ = try body()
      return nil
    } catch { return (error as? DatabaseError)?.code }
  }

  private static func bytesType(_ engine: any DatabaseEngine) -> SQL { engine.name == .sqlite ? "BLOB" : "BYTEA" }

  /// A pool with a table of numbers and names, each name once.
  private static func pool(_ engine: any DatabaseEngine, readers: Int = 2) throws -> DatabasePool {
    let pool = try DatabasePool(engine, readers: readers)
    try pool.write {
      try $0.run("CREATE TABLE item (id BIGINT PRIMARY KEY NOT NULL, name TEXT UNIQUE NOT NULL)")
    }
    return pool
  }

  private static func names(_ pool: DatabasePool) throws -> [String] {
    try pool.read { try $0.all("SELECT name FROM item ORDER BY id") { $0.text(0) } }
  }

  private static func add(_ id: Int, _ name: String) -> SQL { "INSERT INTO item (id, name) VALUES (\(id), \(name))" }

  /// Runs jobs each on a thread of its own, all at once, and waits for them.
  private static func together(_ count: Int, _ job: @escaping @Sendable (Int) -> Void) {
    let workers = (0..<count).map { Worker("caller \($0)") }
    for (index, worker) in workers.enumerated() { worker.add { job(index) } }
    for worker in workers { worker.finish() }
  }

  // MARK: Values

  /// One of many rows: its place, the last one first; words, or null; bytes, or none.
  private static func row(_ number: Int) -> [DatabaseValue] {
    let words: DatabaseValue = number % 3 == 0 ? .null : .text("tên \(number)")
    return [
      .integer(number == 9_999 ? .min : Int64(number)), words, .blob([UInt8](repeating: 7, count: number % 50)),
    ]
  }

  private static let values: [DatabasePromise] = [
    DatabasePromise("values of every type come back as they were") { engine in
      let long = String(repeating: "Ủy ban nhân dân xã ", count: 20_000)
      let rows: [(Int64?, String?, [UInt8]?)] = [
        (0, "", []), (.max, "đề nghị 😀", [0, 1, 0, 255]),
        (.min, "'; DROP TABLE kept; --", Array(repeating: 0, count: 4096)),
        (nil, nil, nil), (-1, long, (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }),
        (1, String(repeating: "x", count: 4096), Array(repeating: 9, count: 4097)),
        (2, String(repeating: "y", count: 4097), [7]),
      ]
      let pool = try DatabasePool(engine)
      try pool.write { connection in
        try connection.run(
          "CREATE TABLE kept (place BIGINT NOT NULL, number BIGINT, words TEXT, bytes \(bytesType(engine)))")
        for (place, (number, words, bytes)) in rows.enumerated() {
          try connection.run("INSERT INTO kept VALUES (\(place), \(number), \(words), \(bytes))")
        }
      }
      let kept = try pool.read {
        try $0.all("SELECT number, words, bytes FROM kept ORDER BY place") {
          ($0.optionalInteger(0), $0.optionalText(1), $0.optionalBlob(2))
        }
      }
      #expect(kept.count == rows.count)
      for (row, expected) in zip(kept, rows) { #expect(row == expected) }
      pool.close()
    },
    DatabasePromise("a text with NUL is refused and nothing of it is kept") { engine in
      let pool = try pool(engine)
      #expect {
        try pool.write { try $0.run(add(1, "một\u{0}hai")) }
      } throws: {
        ($0 as? DatabaseError)?.code == .constraint
          && ($0 as? DatabaseError)?.message
            == Words(
              vi: "văn bản chứa ký tự NUL (số 0), kho không giữ được; bỏ ký tự ấy rồi thử lại",
              en: "a text holds the character NUL (number 0), which the store cannot keep; take it out and try again")
      }
      #expect(try names(pool) == [])
      pool.close()
    },
    DatabasePromise("a statement says how many rows it changed") { engine in
      let pool = try pool(engine)
      let counts = try pool.write { connection in
        try [
          connection.run("INSERT INTO item (id, name) VALUES (1, 'a'), (2, 'b'), (3, 'c')"),
          connection.run("UPDATE item SET name = name || name WHERE id >= \(2)"),
          connection.run("CREATE TABLE other (id BIGINT)"),
          connection.run("DELETE FROM item WHERE id = \(7)"),
          connection.run("INSERT INTO item (id, name) VALUES (\(1), \("d")) ON CONFLICT (id) DO NOTHING"),
          connection.run("DELETE FROM item"),
        ]
      }
      #expect(counts == [3, 2, 0, 0, 0, 3])
      pool.close()
    },
    DatabasePromise("a prepared statement runs with other values each time") { engine in
      let pool = try pool(engine)
      try pool.write { connection in
        let statement = try connection.prepare(add(0, ""))
        for id in 1...1000 { try statement.run([.integer(Int64(id)), .text("tên \(id)")]) }
      }
      #expect(try names(pool) == (1...1000).map { "tên \($0)" })
      pool.close()
    },
    DatabasePromise("many rows added at once are there as they were given") { engine in
      let pool = try DatabasePool(engine)
      try pool.write { connection in
        try connection.run("CREATE TABLE kept (place BIGINT, words TEXT, bytes \(bytesType(engine)))")
        var next = 0
        try connection.insert(into: "kept", ["place", "words", "bytes"]) {
          defer { next += 1 }
          return next < 10_000 ? row(next) : nil
        }
        // Within the same transaction, and of no rows at all.
        try connection.insert(into: "kept", ["place"]) { nil }
      }
      let kept: [[DatabaseValue]] = try pool.read { connection in
        try connection.all("SELECT place, words, bytes FROM kept ORDER BY place") { row -> [DatabaseValue] in
          let words: DatabaseValue = row.isNull(1) ? .null : .text(row.text(1))
          return [.integer(row.integer(0)), words, .blob(row.blob(2))]
        }
      }
      let expected: [[DatabaseValue]] = [row(9_999)] + (0..<9_999).map { row($0) }
      #expect(kept == expected)
      pool.close()
    },
  ]

  // MARK: Writing

  private static let writing: [DatabasePromise] = [
    DatabasePromise("what was written is read in its order, also after the store was closed") { engine in
      let first = try pool(engine)
      for id in [3, 1, 2] { try first.write { try $0.run(add(id, "tên \(id)")) } }
      #expect(try names(first) == ["tên 1", "tên 2", "tên 3"])
      first.close()
      let second = try DatabasePool(engine)
      #expect(try names(second) == ["tên 1", "tên 2", "tên 3"])
      second.close()
    },
    DatabasePromise("a value that must be there once is a conflict, one that is missing breaks a rule") { engine in
      let pool = try pool(engine)
      try pool.write { try $0.run(add(1, "a")) }
      #expect(code { try pool.write { try $0.run(add(1, "b")) } } == .conflict)
      #expect(code { try pool.write { try $0.run(add(2, "a")) } } == .conflict)
      #expect(code { try pool.write { try $0.run("INSERT INTO item (id) VALUES (\(3))") } } == .constraint)
      #expect(code { try pool.write { try $0.run("INSERT INTO nowhere (id) VALUES (\(3))") } } == .other)
      #expect(try names(pool) == ["a"])
      pool.close()
    },
    DatabasePromise("a body that throws is rolled back and its own error comes back") { engine in
      let pool = try pool(engine)
      #expect(throws: Refused()) {
        try pool.write {
          try $0.run(add(1, "a"))
          throw Refused()
        }
      }
      #expect(try names(pool) == [])
      try pool.write { try $0.run(add(1, "b")) }
      #expect(try names(pool) == ["b"])
      pool.close()
    },
    DatabasePromise("a body of a group that fails leaves what the others wrote") { engine in
      let pool = try pool(engine)
      // The first body holds the writer until all others stand in the queue, so that they become one group.
      let isGoing = Answer<Bool, Never>()
      let isQueued = Answer<Bool, Never>()
      let errors = Monitor<[Int: DatabaseError.Code]>([:])
      let asked = Atomic(0)
      together(10) { index in
        if index == 0 {
          _ = code {
            try pool.write {
              isGoing.give(.success(true))
              _ = isQueued.wait()
              try $0.run(add(0, "tên 0"))
            }
          }
          return
        }
        _ = isGoing.wait()
        if asked.add(1, ordering: .sequentiallyConsistent).newValue == 9 {
          // The others are about to ask; the promise needs no moment, but the group does.
          usleep(50_000)
          isQueued.give(.success(true))
        }
        let failure = code {
          try pool.write {
            try $0.run(add(index, "tên \(index)"))
            // Every third meets a name that is there, after it has written a row of its own.
            if index % 3 == 0 { try $0.run(add(100 + index, "tên 0")) }
          }
        }
        if let failure { errors.change { $0[index] = failure } }
      }
      #expect(errors.change { $0 } == [3: .conflict, 6: .conflict, 9: .conflict])
      #expect(try names(pool) == [0, 1, 2, 4, 5, 7, 8].map { "tên \($0)" })
      pool.close()
    },
    DatabasePromise("many writers at once lose nothing and each is answered with its own") { engine in
      let pool = try pool(engine)
      let wrong = Atomic(0)
      together(8) { caller in
        for number in 0..<25 {
          let id = caller * 100 + number
          let answer = try? pool.write { connection in
            try connection.run(add(id, "\(id)"))
            return id
          }
          if answer != id { wrong.add(1, ordering: .relaxed) }
        }
      }
      #expect(wrong.load(ordering: .relaxed) == 0)
      #expect(try names(pool).count == 200)
      pool.close()
    },
    DatabasePromise("an error that a body swallows does not let half of it through") { engine in
      let pool = try pool(engine)
      try pool.write { try $0.run(add(1, "a")) }
      // Some engines go on after a failed statement and some do not: either all the rest is kept or nothing.
      let failure = code {
        try pool.write {
          try $0.run(add(2, "b"))
          _ = try? $0.run(add(3, "a"))
          try $0.run(add(4, "d"))
        }
      }
      #expect(try names(pool) == (failure == nil ? ["a", "b", "d"] : ["a"]))
      pool.close()
    },
    DatabasePromise("closing does what is queued and refuses what comes later") { engine in
      let first = try pool(engine)
      let kept = Atomic(0)
      let isGoing = Answer<Bool, Never>()
      together(6) { index in
        if index == 5 {
          _ = isGoing.wait()
          first.close()
          return
        }
        for number in 0..<200 {
          let failure = code { try first.write { try $0.run(add(index * 1000 + number, "\(index) \(number)")) } }
          if failure == nil { kept.add(1, ordering: .relaxed) }
          if number == 5 { isGoing.give(.success(true)) }
        }
      }
      let closed = Words(vi: "kho đã đóng; mở lại rồi thử lại", en: "the store is closed; open it and try again")
      #expect {
        try first.write { try $0.run(add(1, "a")) }
      } throws: {
        ($0 as? DatabaseError)?.message == closed
      }
      #expect {
        try names(first)
      } throws: {
        ($0 as? DatabaseError)?.message == closed
      }
      first.close()
      let second = try DatabasePool(engine)
      // What was acknowledged is there, and nothing else.
      #expect(try names(second).count == kept.load(ordering: .relaxed))
      second.close()
    },
  ]

  // MARK: Reading

  private static let reading: [DatabasePromise] = [
    DatabasePromise("a read sees one state however long it takes") { engine in
      let pool = try pool(engine)
      try pool.write { try $0.run(add(1, "a")) }
      let writer = Worker("meanwhile")
      try pool.read { connection in
        let count: SQL = "SELECT COUNT(*) FROM item"
        #expect(try connection.first(count) { $0.integer(0) } == 1)
        try writer.perform { try pool.write { try $0.run(add(2, "b")) } }
        #expect(try connection.first(count) { $0.integer(0) } == 1)
      }
      #expect(try names(pool) == ["a", "b"])
      pool.close()
    },
    DatabasePromise("a reader cannot write") { engine in
      let pool = try pool(engine)
      #expect(code { try pool.read { try $0.run(add(1, "a")) } } == .readOnly)
      #expect(code { try pool.read { try $0.run("CREATE TABLE other (id BIGINT)") } } == .readOnly)
      #expect(try names(pool) == [])
      pool.close()
    },
    DatabasePromise("a row's reader that throws or has enough ends the query and leaves the connection usable") {
      engine in
      let pool = try pool(engine, readers: 1)
      try pool.write { for id in 1...500 { try $0.run(add(id, "tên \(id)")) } }
      try pool.read { connection in
        let query: SQL = "SELECT id FROM item ORDER BY id"
        #expect(throws: Refused()) { try connection.query(query) { _ in throw Refused() } }
        var seen = 0
        try connection.query(query) { _ in
          seen += 1
          return seen < 3
        }
        #expect(seen == 3)
        #expect(try connection.all(query) { $0.integer(0) } == Array(1...500))
        #expect(try connection.first("SELECT id FROM item WHERE id > \(500)") { $0.integer(0) } == nil)
      }
      #expect(code { try pool.read { try $0.query("SELECT nothing FROM item") { _ in true } } } == .other)
      #expect(try names(pool).count == 500)
      pool.close()
    },
    DatabasePromise("more callers than readers take turns") { engine in
      let pool = try pool(engine, readers: 2)
      try pool.write { for id in 1...20 { try $0.run(add(id, "tên \(id)")) } }
      let sums = Atomic(0)
      together(8) { _ in
        for _ in 0..<20 { sums.add((try? names(pool).count) ?? 0, ordering: .relaxed) }
      }
      #expect(sums.load(ordering: .relaxed) == 8 * 20 * 20)
      pool.close()
    },
  ]

  // MARK: Migrations

  private static let one = Migration("0001-things", ["CREATE TABLE thing (id BIGINT PRIMARY KEY NOT NULL)"])
  private static let two = Migration(
    "0002-papers", sqlite: ["CREATE TABLE paper (bytes BLOB)", "INSERT INTO thing (id) VALUES (1)"],
    postgres: ["CREATE TABLE paper (bytes BYTEA)", "INSERT INTO thing (id) VALUES (1)"])

  private static let migrating: [DatabasePromise] = [
    DatabasePromise("each migration is done once, in order") { engine in
      let pool = try DatabasePool(engine)
      let migrations = Migrations([one, two])
      #expect(try migrations.pending(in: pool).map(\.name) == ["0001-things", "0002-papers"])
      #expect(try Migrations([one]).apply(to: pool, at: 7) == ["0001-things"])
      #expect(try migrations.pending(in: pool).map(\.name) == ["0002-papers"])
      #expect(try migrations.apply(to: pool, at: 8) == ["0002-papers"])
      #expect(try migrations.apply(to: pool, at: 9) == [])
      let done = try pool.read {
        try $0.all("SELECT name, applied_at FROM migration ORDER BY name") { "\($0.text(0)) \($0.integer(1))" }
      }
      #expect(done == ["0001-things 7", "0002-papers 8"])
      #expect(try pool.read { try $0.first("SELECT COUNT(*) FROM thing") { $0.integer(0) } } == 1)
      pool.close()
    },
    DatabasePromise("a migration that fails leaves nothing of itself and keeps those before it") { engine in
      let pool = try DatabasePool(engine)
      let broken = Migration("0002-broken", ["CREATE TABLE half (id BIGINT)", "INSERT INTO nowhere (id) VALUES (1)"])
      #expect(code { try Migrations([one, broken]).apply(to: pool, at: 1) } == .other)
      #expect(try Migrations([one, two]).pending(in: pool).map(\.name) == ["0002-papers"])
      #expect(code { try pool.read { try $0.query("SELECT id FROM half") { _ in true } } } == .other)
      pool.close()
    },
    DatabasePromise("a store of a newer program is told and left alone") { engine in
      let pool = try DatabasePool(engine)
      try Migrations([one, two]).apply(to: pool, at: 1)
      let three = Migration("0003-more", ["CREATE TABLE more (id BIGINT)"])
      let words = Words(
        vi:
          "kho do bản chương trình mới hơn ghi: bản này không biết bước \"0002-papers\"; dùng bản ấy hoặc bản mới hơn",
        en:
          "the store was written by a newer version of the program: step \"0002-papers\" is not known here; use that version or a newer one"
      )
      let isTooNew: (any Error) -> Bool = {
        ($0 as? DatabaseError)?.code == .tooNew && ($0 as? DatabaseError)?.message == words
      }
      #expect { try Migrations([one, three]).pending(in: pool) } throws: { isTooNew($0) }
      #expect { try Migrations([one, three]).apply(to: pool, at: 2) } throws: { isTooNew($0) }
      #expect(code { try pool.read { try $0.query("SELECT id FROM more") { _ in true } } } == .other)
      pool.close()
    },
  ]
}
