import Database
import DatabasePostgres
import DatabaseSQLite
import Diagnostics
import Entries
import Files
import Ledger
import Obligations
import Secrets

/// A store that is open: the ledger, the tables that follow from it, and what was filed.
///
/// All calls block. Rows that are about people's doings are given out under a `Scope` by `UseCases`, which alone reads them.
public final class Store: Sendable {
  /// The folder.
  public let folder: StorePlace
  /// The record of everything.
  public let ledger: Ledger
  /// What was filed.
  public let attachments: Attachments
  /// Random bytes for tokens and seals.
  public let chance: @Sendable (Int) -> [UInt8]
  let database: DatabasePool
  /// Encrypts what is kept of passwords and shared secrets; nil where the store is only read.
  let sealer: TextSealer?
  /// Marks what a link in a mail may do; nil where the store is only read.
  let marker: TextMarker?

  init(
    folder: StorePlace, database: DatabasePool, signing: Signing.SecretKey?,
    chance: @escaping @Sendable (Int) -> [UInt8]
  ) {
    self.folder = folder
    self.chance = chance
    ledger = Ledger(database, signing: signing, chance: chance)
    sealer = signing.map { TextSealer(from: $0, for: "phoihop credentials 1") }
    marker = signing.map { TextMarker(from: $0, for: "phoihop mail 1") }
    self.database = database
    attachments = Attachments(folder.attachments)
  }

  deinit { database.close() }

  /// Ends: signs what is not yet signed, and lets go of the store. Nothing can be asked of it afterwards.
  @available(*, noasync)
  public func close(now: Instant?) throws {
    defer { database.close() }
    if let now { try ledger.checkpoint(now: now) }
  }

  // MARK: Opening

  /// What a store is opened for.
  public enum Access: Sendable {
    /// To look: any number at a time.
    case reading
    /// To change: one at a time.
    case writing
  }

  /// Makes an empty store: a folder, a key, tables and the first entry.
  ///
  /// - Parameter chance: gives random bytes: for the key, for tokens and for seals.
  @available(*, noasync)
  public static func create(
    at folder: StorePlace, now: Instant, purpose: String, chance: @escaping @Sendable (Int) -> [UInt8] = Chance.bytes
  ) throws -> Store {
    if folder.isStore || FileSystem.exists(folder.key) {
      throw FileError(
        path: folder.path,
        message: Words(
          vi: "đã có một kho ở \"\(folder.path)\"; chọn thư mục khác bằng --store",
          en: "there is a store at \"\(folder.path)\" already; choose another folder by --store"))
    }
    try checkFree(folder)
    // A store that is half made is none.
    let part = try PartFolder(for: folder.path)
    let place = StorePlace(part.path, server: folder.server)
    try FileSystem.makeFolder(place.attachments)
    let key = try place.makeKey(seed: chance(32))
    do {
      let pool = try pool(place, .writing, purpose, 5)
      defer { pool.close() }
      try Ledger.migrations.apply(to: pool, at: now.seconds)
      try Ledger(pool, signing: key, chance: chance).append(
        [EntryDraft(.storeCreated(key: key.publicKey.bytes.hexadecimal), by: .owner)], now: now)
    }
    try part.put()
    return try open(folder, for: .writing, now: now, purpose: purpose, chance: chance)
  }

  /// Opens a store. One written by an older program is copied and then brought up to date, where it is opened for writing.
  @available(*, noasync)
  public static func open(
    _ folder: StorePlace, for access: Access, now: Instant, purpose: String, patience: Double = 5,
    chance: @escaping @Sendable (Int) -> [UInt8] = Chance.bytes
  ) throws -> Store {
    guard folder.isStore else {
      throw FileError(
        path: folder.path,
        message: Words(
          vi: "không có kho nào ở \"\(folder.path)\"; phoihop init tạo kho, --store chỉ thư mục khác",
          en: "there is no store at \"\(folder.path)\"; phoihop init makes one, --store names another folder"))
    }
    switch access {
    case .reading:
      let pool = try pool(folder, .reading, purpose, patience)
      guard try Ledger.migrations.pending(in: pool).isEmpty else {
        throw DatabaseError(
          .other,
          Words(
            vi:
              "kho do bản cũ hơn ghi; chạy một lệnh ghi, như phoihop ledger checkpoint, để nâng cấp (có sao lưu trước)",
            en:
              "the store was written by an older version; run a command that writes, as phoihop ledger checkpoint, to bring it up to date (a copy is made first)"
          ))
      }
      return Store(folder: folder, database: pool, signing: nil, chance: chance)
    case .writing:
      let key = try folder.readKey()
      let pool = try pool(folder, .writing, purpose, patience)
      if let first = try Ledger.migrations.pending(in: pool).first {
        if folder.server == nil {
          try FileSystem.makeFolder(folder.earlier)
          try SQLiteEngine(path: folder.database).backup(to: "\(folder.earlier)/\(first.name)-\(now.seconds).sqlite")
        }
        try Ledger.migrations.apply(to: pool, at: now.seconds)
      }
      let store = Store(folder: folder, database: pool, signing: key, chance: chance)
      guard try store.ledger.publicKey() == key.publicKey else {
        throw wrongKey(folder.key)
      }
      try store.settle(now: now)
      return store
    }
  }

  static func pool(
    _ place: StorePlace, _ access: Access, _ purpose: String, _ patience: Double
  ) throws(DatabaseError) -> DatabasePool {
    func open(_ engine: some DatabaseEngine) throws(DatabaseError) -> DatabasePool {
      switch access {
      case .reading: try DatabasePool(reading: engine)
      case .writing: try DatabasePool(engine)
      }
    }
    guard let server = place.server else {
      return try open(SQLiteEngine(path: place.database, purpose: purpose, patience: patience))
    }
    return try open(PostgresEngine(server, waiting: Int(patience)))
  }
}
