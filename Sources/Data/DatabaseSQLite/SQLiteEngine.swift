import CSQLite
import Database
import Diagnostics
import Files

/// A store in one file, with a write-ahead log beside it.
///
/// Exactly one connection writes, in one program: it holds the lock on `PATH.lock` as long as it is open, and alone moves the log
/// into the file. Two that write or move at one moment can damage a store with SQLite 3.7.0 to 3.51.2 (`SQLiteLibrary`).
public struct SQLiteEngine: DatabaseEngine {
  /// How much a commit waits for.
  enum Durability: String {
    /// For the disk.
    case full = "FULL"
    /// For nothing: only to see that the tests notice.
    case off = "OFF"
  }

  /// The file.
  public let path: String
  private let purpose: String
  private let patience: Double
  private let vfs: String?
  private let durability: Durability
  private let onFatal: @Sendable (DatabaseError) -> Void

  /// A store in a file, which is made where there is none; its folder must be there.
  ///
  /// - Parameters:
  ///   - purpose: what the program does, shown to others that find the store in use.
  ///   - patience: how many seconds to wait for another program that writes.
  ///   - onFatal: what to do when the disk does not confirm what was written. After that nobody knows what it holds, so by default the
  ///     program says why and stops, with code 70.
  public init(
    path: String, purpose: String = "phoihop", patience: Double = 0,
    onFatal: @escaping @Sendable (DatabaseError) -> Void = SQLiteEngine.stop
  ) {
    self.init(path: path, purpose: purpose, patience: patience, vfs: nil, durability: .full, onFatal: onFatal)
  }

  init(
    path: String, purpose: String = "phoihop", patience: Double = 0, vfs: String?, durability: Durability = .full,
    onFatal: @escaping @Sendable (DatabaseError) -> Void
  ) {
    self.path = path
    self.purpose = purpose
    self.patience = patience
    self.vfs = vfs
    self.durability = durability
    self.onFatal = onFatal
  }

  /// Says what is wrong on standard error, in both languages, and stops the program at once.
  public static let stop: @Sendable (DatabaseError) -> Void = { error in
    Machine.stop("\(error.message.vi)\n\(error.message.en)\n\(error.detail)\n", code: 70)
  }

  /// SQLite.
  public var name: DatabaseEngineName { .sqlite }

  /// Takes the lock and opens the connection that writes; `locked` says who has it.
  public func openWriter() throws(DatabaseError) -> any DatabaseConnection {
    let lock: FileLock
    do throws(FileError) {
      lock = try FileLock("\(path).lock", .exclusive, purpose: purpose, patience: patience)
    } catch { throw DatabaseError(error.isHeld ? .locked : .io, error.message) }
    let connection = try SQLiteConnection(path, vfs: vfs, .writing(lock), onFatal: onFatal)
    try connection.configureWriter(durability)
    return connection
  }

  /// Opens a connection that only reads. The file must be there.
  public func openReader() throws(DatabaseError) -> any DatabaseConnection { try reader() }

  func reader() throws(DatabaseError) -> SQLiteConnection {
    let connection = try SQLiteConnection(path, vfs: vfs, .reading, onFatal: onFatal)
    try connection.configureReader()
    return connection
  }
}

extension SQLiteEngine {
  /// What is wrong with the file, a line a fault: pages, indexes, and rows that point to rows that are not there. Empty where nothing
  /// is. Reads the whole file, while others go on.
  @available(*, noasync)
  public func integrityCheck() throws(DatabaseError) -> [String] { try reader().integrityCheck() }
}

extension DatabasePool {
  /// Moves the log of a store of SQLite into its file, as far as no reader still needs it; with `truncate` the log is then empty. False
  /// where a reader was in the way.
  @available(*, noasync)
  @discardableResult public func checkpoint(truncate: Bool) throws -> Bool {
    try maintain { connection in
      guard let connection = connection as? SQLiteConnection else { preconditionFailure("the store is not SQLite's") }
      return try connection.checkpoint(truncate: truncate)
    }
  }
}

extension DatabasePool {
  /// Writes the file of a store of SQLite anew and empties its log, so that no byte is left of what was deleted: SQLite overwrites what it
  /// deletes, but what it moved from page to page before may stand in the old place. Costs as much time and space as the store is large.
  /// False where readers were in the way of emptying the log for some seconds: the old bytes are then still there.
  @available(*, noasync)
  public func rewrite(patience seconds: Int = 5) throws -> Bool {
    try maintain { connection in
      guard let connection = connection as? SQLiteConnection else { preconditionFailure("the store is not SQLite's") }
      try connection.rewrite()
    }
    for _ in 0..<max(seconds * 50, 1) {
      if try checkpoint(truncate: true) { return true }
      Machine.sleep(milliseconds: 20)
    }
    return false
  }
}

/// The library that the program runs with.
public enum SQLiteLibrary {
  /// Its version, as 3_040_001 for 3.40.1.
  public static var version: Int { Int(sqlite3_libversion_number()) }

  /// Its version, as people write it.
  public static var versionText: String { String(cString: sqlite3_libversion()) }

  /// Whether a version can damage a store that two connections write or checkpoint at one moment: all from 3.7.0, which brought the
  /// write-ahead log, to 3.51.2. Source: <https://sqlite.org/wal.html>, "The WAL-Reset Bug".
  public static func hasWALResetBug(_ version: Int = version) -> Bool { (3_007_000...3_051_002).contains(version) }
}
