import Database
import Diagnostics
import Testing

@testable import DatabasePostgres

/// A connection that is lost at every point there is. What is written always goes to two tables, so that half of it would be seen.
@Suite(.enabled(if: TestServer.isAvailable, TestServer.whySkipped)) struct ConnectionLossTests {
  private static let lost = DatabaseError.lost("").message
  private static let unknown = DatabaseError.unknown("").message
  private static let unreachable = DatabaseError.unreachable("").message

  @Test
  func
    `a session ended by the server leaves nothing, nothing runs outside its transaction, and the next one connects anew`()
    throws
  {
    let engine = try TestServer.shared.get().makeEngine()
    let writer = try Self.prepared(engine)
    try writer.begin(.writing)
    try Self.write(1, to: writer)
    try Self.endSession(of: writer, engine)
    #expect(Self.message { try Self.write(2, to: writer) } == Self.lost)
    #expect(Self.message { try Self.write(3, to: writer) } == Self.lost)
    #expect(Self.message { try writer.commit() } == Self.lost)
    writer.rollback()
    try writer.begin(.writing)
    try Self.write(4, to: writer)
    try writer.commit()
    #expect(try Self.written(engine) == [4])
  }

  @Test func `a session ended between transactions is not noticed by who begins one`() throws {
    let engine = try TestServer.shared.get().makeEngine()
    let writer = try Self.prepared(engine)
    let statement = try writer.prepare("INSERT INTO a (id) VALUES (\(0))")
    try statement.run([.integer(7)])
    try writer.run("INSERT INTO b (id) VALUES (7)")
    try Self.endSession(of: writer, engine)
    try writer.begin(.writing)
    // What was parsed went with the session.
    try statement.run([.integer(8)])
    try writer.run("INSERT INTO b (id) VALUES (8)")
    try writer.commit()
    #expect(try Self.written(engine) == [7, 8])
  }

  @Test func `a session ended before a commit or a statement of its own is not called kept, nor called nothing`() throws
  {
    let engine = try TestServer.shared.get().makeEngine()
    let writer = try Self.prepared(engine)
    try writer.begin(.writing)
    try Self.write(1, to: writer)
    try Self.endSession(of: writer, engine)
    #expect(Self.message { try writer.commit() } == Self.unknown)
    try writer.run("DELETE FROM a")
    try Self.endSession(of: writer, engine)
    #expect(Self.message { try writer.run("DELETE FROM b") } == Self.unknown)
    #expect(try Self.written(engine) == [])
  }

  @Test(arguments: [false, true])
  func `a connection cut at any piece that goes either way leaves all or nothing, as the error says`(
    isLastPassedOn: Bool
  ) throws {
    let server = try TestServer.shared.get()
    let database = try server.makeDatabase()
    let engine = try PostgresEngine(server.url(database))
    _ = try Self.prepared(engine)
    var keptThoughUnknown: Set<Bool> = []
    var said: Set<Words> = []
    var place = 0
    while place < 200 {
      place += 1
      let proxy = CuttingProxy(to: server.folder, cuttingAt: place, passingOn: isLastPassedOn)
      defer { proxy.stop() }
      let through = try PostgresEngine(server.url(database, through: proxy.folder))
      let before = try Self.written(engine)
      var writer: (any DatabaseConnection)?
      let message = Self.message {
        let connection = try through.openWriter()
        writer = connection
        try connection.begin(.writing)
        try Self.write(place, to: connection)
        try connection.commit()
      }
      let isKept = try Self.written(engine) == before + [Int64(place)]
      if !isKept { #expect(try Self.written(engine) == before, "cut at \(place)") }
      switch message {
      case nil: #expect(isKept, "cut at \(place)")
      case Self.unknown: keptThoughUnknown.insert(isKept)
      default:
        #expect(!isKept, "cut at \(place)")
        #expect(message == Self.lost || message == Self.unreachable, "cut at \(place)")
      }
      if message == nil, proxy.count < place { break }
      if let message { said.insert(message) }
      // Whatever happened, the same connection goes on.
      if let writer {
        writer.rollback()
        try writer.begin(.writing)
        try Self.write(1_000 + place, to: writer)
        try writer.commit()
        #expect(try Self.written(engine).last == Int64(1_000 + place))
        try writer.run("DELETE FROM a WHERE id >= 1000")
        try writer.run("DELETE FROM b WHERE id >= 1000")
      }
    }
    // Connecting, begin, two statements and commit, and each way of them.
    #expect((10..<200).contains(place))
    #expect(said == [Self.lost, Self.unknown, Self.unreachable])
    // Lost on the way there nothing is kept, lost on the way back it is: nobody on this side can tell.
    #expect(keptThoughUnknown == [false, true])
  }

  // MARK: What is used above

  private static func prepared(_ engine: PostgresEngine) throws -> any DatabaseConnection {
    let writer = try engine.openWriter()
    try writer.run("CREATE TABLE a (id BIGINT PRIMARY KEY)")
    try writer.run("CREATE TABLE b (id BIGINT PRIMARY KEY)")
    return writer
  }

  private static func write(_ id: Int, to connection: any DatabaseConnection) throws {
    try connection.run("INSERT INTO a (id) VALUES (\(id))")
    try connection.run("INSERT INTO b (id) VALUES (\(id))")
  }

  /// What is in both tables; an error where they differ.
  private static func written(_ engine: PostgresEngine) throws -> [Int64] {
    let reader = try engine.openReader()
    let ids = try ["a", "b"].map { table in
      try reader.all(SQL(trustingText: "SELECT id FROM \(table) ORDER BY id")) { $0.integer(0) }
    }
    #expect(ids[0] == ids[1])
    return ids[0]
  }

  /// Ends the session of a connection as its server's administrator would, and waits until it is gone.
  private static func endSession(of connection: any DatabaseConnection, _ engine: PostgresEngine) throws {
    let session = try #require(try connection.first("SELECT pg_backend_pid()") { $0.integer(0) })
    let ended = try engine.openWriter().first("SELECT pg_terminate_backend(\(session)::int, 5000)") { $0.integer(0) }
    #expect(ended == 1)
  }

  private static func message(_ body: () throws -> Void) -> Words? {
    do {
      try body()
      return nil
    } catch let error as DatabaseError {
      #expect(error.code == .connectionLost)
      return error.message
    } catch {
      Issue.record(error)
      return nil
    }
  }
}
