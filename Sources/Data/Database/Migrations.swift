import Diagnostics
import Files

/// All changes of the store's tables that this program knows, in their order.
public struct Migrations: Sendable {
  private let all: [Migration]

  /// The changes in their order; each name stands there once.
  public init(_ all: [Migration]) {
    precondition(Set(all.map(\.name)).count == all.count, "two migrations have one name")
    self.all = all
  }

  /// How many there are.
  public var count: Int { all.count }

  /// The changes that a store still needs, in their order; all of them for an empty one. Who changes a store makes a backup before.
  ///
  /// - Throws: `tooNew` where the store has a change that this program does not know.
  @available(*, noasync)
  public func pending(in pool: DatabasePool) throws -> [Migration] { try pool.read { try pending(in: $0) } }

  /// Makes the changes that a store still needs, each in a transaction of its own; the names of those made.
  ///
  /// - Throws: `tooNew` as `pending`, and then nothing is changed; why a change failed, with those before it made.
  @available(*, noasync)
  @discardableResult public func apply(to pool: DatabasePool, at now: Int64) throws -> [String] {
    var made: [String] = []
    while let name = try pool.write({ try applyNext(to: $0, at: now) }) { made.append(name) }
    return made
  }

  /// Makes the first change that is missing; its name. Asked anew in each transaction: another program may have been faster.
  private func applyNext(to connection: any DatabaseConnection, at now: Int64) throws -> String? {
    guard let next = try pending(in: connection).first else { return nil }
    try connection.run(
      "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY NOT NULL, applied_at BIGINT NOT NULL)")
    for statement in next.statements(for: connection.engine) { try connection.run(statement) }
    try next.finish(connection)
    StopPoint.inMigration.pass()
    try connection.run("INSERT INTO migration (name, applied_at) VALUES (\(next.name), \(now))")
    return next.name
  }

  private func pending(in connection: any DatabaseConnection) throws -> [Migration] {
    let table: SQL =
      switch connection.engine {
      case .sqlite: "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migration'"
      case .postgres:
        "SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'migration'"
      }
    guard try connection.first(table, { _ in true }) != nil else { return all }
    let done = try connection.all("SELECT name FROM migration ORDER BY name") { $0.text(0) }
    let known = Set(all.map(\.name))
    if let unknown = done.first(where: { !known.contains($0) }) {
      throw DatabaseError(
        .tooNew,
        Words(
          vi:
            "kho do bản chương trình mới hơn ghi: bản này không biết bước \"\(unknown)\"; dùng bản ấy hoặc bản mới hơn",
          en:
            "the store was written by a newer version of the program: step \"\(unknown)\" is not known here; use that version or a newer one"
        ))
    }
    return all.filter { !done.contains($0.name) }
  }
}
