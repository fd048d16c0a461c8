import Database
import DatabasePostgres
import Diagnostics
import Testing

@Suite(.enabled(if: TestServer.isAvailable, TestServer.whySkipped)) struct PostgresConnectionTests {
  private let url: String
  private let engine: PostgresEngine
  private let writer: any DatabaseConnection

  init() throws {
    let server = try TestServer.shared.get()
    url = server.url(try server.makeDatabase())
    engine = try PostgresEngine(url)
    writer = try engine.openWriter()
    try writer.run("CREATE TABLE thing (id BIGINT PRIMARY KEY, name TEXT UNIQUE, bytes BYTEA)")
  }

  @Test(arguments: DatabaseContract.all) func `PostgreSQL keeps the contract of every engine`(
    _ promise: DatabasePromise
  )
    throws
  {
    try promise.hold(TestServer.shared.get().makeEngine())
  }

  @Test func `a text with NUL is refused, and the transaction goes on`() throws {
    try writer.begin(.writing)
    let error = #expect(throws: DatabaseError.self) {
      try writer.run("INSERT INTO thing (id, name) VALUES (1, \("a\0b"))")
    }
    #expect(error?.code == .constraint)
    try writer.run("INSERT INTO thing (id, name) VALUES (2, 'c')")
    try writer.commit()
    #expect(try ids() == [2])
  }

  @Test func `counts, sums and truth values are whole numbers as in the embedded store`() throws {
    for number in [3, Int64.max - 2, -1, Int64.min + 1, -(1 << 40)] {
      try writer.run("INSERT INTO thing (id) VALUES (\(number))")
    }
    let sums = try writer.first(
      """
      SELECT COUNT(*), SUM(id), EXISTS (SELECT 1 FROM thing), (SELECT SUM(id) FROM thing WHERE id > 3),
        (SELECT SUM(id) FROM thing WHERE id IN (3, -1))
      FROM thing
      """
    ) { row in (0..<5).map { row.integer($0) } }
    // 3 + (2^63 - 3) - 1 + (1 - 2^63) - 2^40 = -2^40
    #expect(sums == [5, -1_099_511_627_776, 1, Int64.max - 2, 2])
  }

  @Test func `a sum that is a round number of ten thousands is read whole`() throws {
    for number in [40_000, 60_000, 99_900_000_000] { try writer.run("INSERT INTO thing (id) VALUES (\(number))") }
    #expect(try writer.first("SELECT SUM(id) FROM thing", { $0.integer(0) }) == 99_900_100_000)
    #expect(try writer.first("SELECT SUM(id) - SUM(id) FROM thing", { $0.integer(0) }) == 0)
  }

  @Test func `a null first and a value later go through one text`() throws {
    func add(_ id: Int, _ name: String?, _ bytes: [UInt8]?) throws {
      try writer.run("INSERT INTO thing (id, name, bytes) VALUES (\(id), \(name), \(bytes))")
    }
    try writer.begin(.writing)
    try add(1, nil, nil)
    try add(2, "b", nil)
    try add(3, nil, [3])
    try add(4, "d", [])
    try writer.commit()
    let rows = try writer.all("SELECT name, bytes FROM thing ORDER BY id") {
      "\($0.optionalText(0) ?? "-") \($0.optionalBlob(1) ?? [9])"
    }
    #expect(rows == ["- [9]", "b [9]", "- [3]", "d []"])
  }

  @Test func `a null that could be of any type is no mistake`() throws {
    func find(_ id: Int?) throws -> [Int64] {
      try writer.all("SELECT id FROM thing WHERE \(id) IS NULL OR id = \(id) ORDER BY id") { $0.integer(0) }
    }
    for id in 1...2 { try writer.run("INSERT INTO thing (id) VALUES (\(id))") }
    for _ in 0..<2 {
      try writer.begin(.reading)
      #expect(try find(nil) == [1, 2])
      #expect(try find(2) == [2])
      writer.rollback()
    }
    #expect(try find(nil) == [1, 2])
  }

  @Test func `a commit after a failed statement is an error, for the server keeps nothing`() throws {
    try writer.begin(.writing)
    try writer.run("INSERT INTO thing (id) VALUES (1)")
    #expect(throws: DatabaseError.self) { try writer.run("INSERT INTO thing (id) VALUES (1)") }
    #expect(throws: DatabaseError.self) { try writer.commit() }
    try writer.begin(.writing)
    try writer.run("INSERT INTO thing (id) VALUES (2)")
    try writer.commit()
    #expect(try ids() == [2])
  }

  @Test func `who writes is waited for, and after the time set the store is said to be in use`() throws {
    try writer.begin(.writing)
    let other = try PostgresEngine(url, waiting: 1).openWriter()
    let error = #expect(throws: DatabaseError.self) { try other.begin(.writing) }
    #expect(error?.code == .locked)
    try writer.commit()
    try other.begin(.writing)
    try other.commit()
  }

  @Test func `a reading connection writes nothing, within a transaction or without`() throws {
    let reader = try engine.openReader()
    #expect(code { try reader.run("INSERT INTO thing (id) VALUES (1)") } == .readOnly)
    #expect(code { try reader.begin(.writing) } == .readOnly)
    try reader.begin(.reading)
    #expect(code { try reader.run("DELETE FROM thing") } == .readOnly)
    reader.rollback()
    #expect(try reader.all("SELECT id FROM thing") { $0.integer(0) } == [])
  }

  @Test func `rows are handed over one by one: half a gigabyte of them is never held`() throws {
    let before = residentBytes()
    var (count, sum) = (0, 0)
    try writer.query("SELECT id, repeat('x', 1000) FROM generate_series(1, 500000) AS id") {
      (count, sum) = (count + 1, sum + Int($0.integer(0)))
      return true
    }
    #expect((count, sum) == (500_000, 125_000_250_000))
    #expect(residentBytes() - before < 100 << 20)
    #expect(try writer.first("SELECT id FROM generate_series(7, 100000) AS id", { $0.integer(0) }) == 7)
  }

  @Test func `a statement within the rows of another is refused and harms neither`() throws {
    var codes: [DatabaseError.Code?] = []
    let numbers = try writer.all("SELECT n FROM generate_series(1, 3) AS n") { row in
      codes.append(code { try writer.run("SELECT 1") })
      return row.integer(0)
    }
    #expect(numbers == [1, 2, 3])
    #expect(codes == [.other, .other, .other])
  }

  @Test func `an error in the middle of the rows leaves a connection that works`() throws {
    struct Stop: Error {}
    #expect(throws: Stop.self) { try writer.query("SELECT n FROM generate_series(1, 3) AS n") { _ in throw Stop() } }
    #expect(code { try writer.query("SELECT 1 / (3 - n) FROM generate_series(1, 5) AS n") { _ in true } } == .other)
    #expect(try writer.first("SELECT 5::bigint", { $0.integer(0) }) == 5)
  }

  @Test func `more texts than are kept parsed are still right`() throws {
    for round in 0..<2 {
      for n in 0..<700 {
        let sql = SQL(trustingText: "SELECT \(n)::bigint + ?", values: [.integer(1)])
        #expect(try writer.first(sql, { $0.integer(0) }) == Int64(n + 1), "round \(round)")
      }
    }
    let texts = try writer.first("SELECT COUNT(*) FROM pg_prepared_statements") { $0.integer(0) }
    #expect(try #require(texts) <= 1_000)
  }

  // MARK: Many rows at once

  @Test func `where one of many rows is wrong none is kept, and the reason is that row's`() throws {
    struct Stop: Error {}
    func insert(_ rows: [[DatabaseValue]], failing: Bool = false) throws {
      var rest = rows[...]
      try writer.begin(.writing)
      do {
        try writer.insert(into: "thing", ["id", "name"]) {
          if failing, rest.isEmpty { throw Stop() }
          return rest.popFirst()
        }
        try writer.commit()
      } catch {
        writer.rollback()
        throw error
      }
    }
    #expect(code { try insert([[.integer(1), .null], [.integer(1), .null]]) } == .conflict)
    #expect(code { try insert([[.null, .null]]) } == .constraint)
    #expect(code { try insert([[.integer(1), .text("a\0")]]) } == .constraint)
    #expect(throws: Stop.self) { try insert([[.integer(1), .null]], failing: true) }
    #expect(try ids() == [])
    try insert([[.integer(1), .text("a")]])
    #expect(try ids() == [1])
  }

  // MARK: Databases that are not fit

  @Test(arguments: [
    "ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'", "ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'",
  ])
  func `a database of other letters or another order is refused`(how: String) throws {
    let server = try TestServer.shared.get()
    let name = try server.makeDatabase(how: "TEMPLATE template0 \(how)")
    let error = #expect(throws: DatabaseError.self) { try PostgresEngine(server.url(name)).openReader() }
    #expect(
      error?.message
        == Words(
          vi:
            "cơ sở dữ liệu này không dùng làm kho được: cần mã UTF-8 và thứ tự theo byte; hãy tạo bằng CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'",
          en:
            "this database cannot be a store: it must be in UTF-8 and sort by bytes; make it with CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
        ))
  }

  @Test func `a session is one that keeps what it acknowledges, whatever the database was set to`() throws {
    let server = try TestServer.shared.get()
    let name = try server.makeDatabase()
    let first = try PostgresEngine(server.url(name)).openWriter()
    for setting in ["synchronous_commit = off", "search_path = nowhere", "lock_timeout = 0", "TimeZone = 'Asia/Tokyo'"]
    {
      try first.run(SQL(trustingText: "ALTER DATABASE \(name) SET \(setting)"))
    }
    let second = try PostgresEngine(server.url(name)).openWriter()
    let said = try second.first(
      """
      SELECT current_setting('synchronous_commit'), current_setting('search_path'), current_setting('lock_timeout'),
        current_setting('TimeZone'), current_setting('data_checksums')
      """
    ) { row in (0..<5).map { row.text($0) } }
    #expect(said == ["on", "public, pg_temp", "10s", "UTC", "on"])
  }

  // MARK: What is used above

  private func ids() throws -> [Int64] { try writer.all("SELECT id FROM thing ORDER BY id") { $0.integer(0) } }

  private func code(_ body: () throws -> Void) -> DatabaseError.Code? {
    do {
      try body()
      return nil
    } catch {
      return (error as? DatabaseError)?.code
    }
  }
}
