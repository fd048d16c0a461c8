import Database
import DatabaseSQLite
import Diagnostics
import Entries
import Files
import Ledger
import Obligations
import Secrets

/// Stores made again from a backup.
extension Store {
  /// What is asked for when a store is made from a backup.
  public struct Restoring: Sendable {
    /// The folder of the backup.
    public let backup: String
    /// The new store.
    public let place: StorePlace
    /// The file of the ledger's key, where the backup has none.
    public let key: String?
    /// A further list of erasures.
    public let erasures: String?
    /// Why.
    public let ground: String

    /// What is asked for.
    public init(backup: String, place: StorePlace, key: String?, erasures: String?, ground: String) {
      self.backup = backup
      self.place = place
      self.key = key
      self.erasures = erasures
      self.ground = ground
    }
  }

  /// A store that was made.
  public struct Restored: Sendable {
    /// How many entries the backup had.
    public let backedUp: Int64
    /// How many the store has.
    public let entries: Int64
    /// The root over them.
    public let root: Digest
    /// How many values were erased anew.
    public let erased: Int
  }

  /// Makes a store from a backup, in a new place: every file is held against the signed manifest before anything is written; what was erased
  /// since is erased again; that it was restored is an entry; the tables are made from the entries, and all is verified. Only then the store
  /// gets its place.
  ///
  /// - Parameters:
  ///   - author: who restores, asked once the store can be read.
  ///   - progress: told the bytes read of how many; false stops the work.
  /// - Returns: nil where it was stopped.
  @available(*, noasync)
  public static func restore(
    _ wanted: Restoring, now: Instant, chance: @escaping @Sendable (Int) -> [UInt8] = Chance.bytes,
    author: (Store) throws -> Author, progress: (Int64, Int64) -> Bool = { _, _ in true }
  ) throws -> Restored? {
    try checkFree(wanted.place)
    guard let check = try checkFiles(wanted.backup, key: nil, progress: { progress($0, $1 * 2) }) else { return nil }
    guard let manifest = check.manifest, check.findings.isEmpty else {
      throw StoreError.backupDamaged(wanted.backup, check.findings)
    }
    let key = try key(for: wanted, manifest)
    let list = try erasures(for: wanted)
    let part = try PartFolder(for: wanted.place.path)
    guard try copyFiles(of: manifest, from: wanted.backup, to: part.path, without: list, progress) else { return nil }
    let place = StorePlace(part.path)
    try FileSystem.create(Array("\(key.seed.hexadecimal)\n".utf8), at: place.key, mode: 0o600)
    StopPoint.inRestore.pass()
    let pool = try pool(place, .writing, "phoihop restore", 0)
    defer { pool.close() }
    try Ledger.migrations.apply(to: pool, at: now.seconds)
    let store = Store(folder: place, database: pool, signing: key, chance: chance)
    let (size, root) = try store.ledger.head()
    guard size == manifest.entries, root == manifest.root, try store.ledger.publicKey() == key.publicKey else {
      throw StoreError.backupDamaged(
        wanted.backup,
        [
          LedgerFinding(
            .changed, "store.sqlite",
            Words(vi: "không phải là sổ đã sao", en: "it is not the ledger that was backed up"))
        ])
    }
    let writer = try author(store)
    let last = manifest.checkpoint ?? (manifest.entries, manifest.root)
    let again = try store.erasuresToRepeat(list)
    let drafts =
      [EntryDraft(.restored(size: last.size, root: last.root.description), by: writer, reason: wanted.ground)]
      + again.map { EntryDraft(.erased(entry: $0.entry, field: $0.field), by: writer, reason: $0.ground) }
    try store.ledger.append(drafts, now: now)
    try store.forgetSignIns()
    try store.forgetMail()
    try store.finishErasures()
    try list.keep(in: place.path)
    _ = try store.ledger.rebuild()
    try store.ledger.checkpoint(now: now)
    let found = try store.verify()
    guard found.findings.isEmpty else { throw StoreError.restoreNotWhole(found.findings) }
    _ = try pool.checkpoint(truncate: true)
    pool.close()
    if wanted.place.server != nil { try move(place, to: wanted.place) }
    for end in ["-wal", "-shm", ".lock"] { try FileSystem.remove(place.database + end) }
    try part.put()
    return Restored(backedUp: size, entries: found.size, root: found.root, erased: again.count)
  }

  /// Refuses where anything stands already.
  static func checkFree(_ place: StorePlace) throws {
    if FileSystem.exists(place.path),
      try !FileSystem.isFolder(place.path) || !FileSystem.allNames(in: place.path).isEmpty
    {
      throw FileError(
        path: place.path,
        message: Words(
          vi:
            "\"\(place.path)\" không trống; không ghi đè lên, chọn thư mục mới bằng --\(place.server == nil ? "store" : "files")",
          en:
            "\"\(place.path)\" is not empty; nothing is written over it, choose a new folder by --\(place.server == nil ? "store" : "files")"
        ))
    }
    guard place.server != nil else { return }
    let pool = try pool(place, .writing, "phoihop restore", 5)
    defer { pool.close() }
    guard try Ledger.migrations.pending(in: pool).count < Ledger.migrations.count else { return }
    if try pool.read({ try $0.first("SELECT 1 FROM entry LIMIT 1") { _ in true } }) != nil {
      throw DatabaseError(
        .conflict,
        Words(
          vi: "cơ sở dữ liệu ấy đã có một kho; không ghi đè lên, chọn cơ sở dữ liệu trống bằng --store",
          en: "that database has a store already; nothing is written over it, choose an empty one by --store"))
    }
  }

  private static func key(for wanted: Restoring, _ manifest: BackupManifest) throws -> Signing.SecretKey {
    let own = "\(wanted.backup)/ledger.key"
    guard let path = wanted.key ?? (manifest.files["ledger.key"] == nil ? nil : own) else {
      throw FileError(
        path: own,
        message: Words(
          vi: "bản sao lưu không có khóa của sổ; chỉ tệp ledger.key đã giữ riêng bằng --key TỆP",
          en: "the backup does not have the key of the ledger; name the ledger.key that was kept apart by --key FILE"))
    }
    let key = try StorePlace.readKey(path)
    guard key.publicKey == manifest.key else {
      throw FileError(
        path: path,
        message: Words(
          vi: "\"\(path)\" không phải là khóa của sổ trong bản sao lưu (\(Checkpoint.origin(of: manifest.key)))",
          en: "\"\(path)\" is not the key of the ledger in the backup (\(Checkpoint.origin(of: manifest.key)))"))
    }
    return key
  }

  /// Everything that is known to be erased: what the backup, its neighbours and a file say.
  private static func erasures(for wanted: Restoring) throws -> ErasureList {
    let whole = FileSystem.absolute(wanted.backup) ?? wanted.backup
    let parent = whole.lastIndex(of: "/").map { String(whole[..<$0]) } ?? ""
    var list = try ErasureList(reading: "\(wanted.backup)/\(ErasureList.fileName)")
    list.add(try ErasureList(reading: "\(parent)/\(ErasureList.fileName)"))
    if let file = wanted.erasures {
      // One that was named must be there.
      list.add(try ErasureList(text: String(decoding: try FileSystem.read(file), as: UTF8.self), path: file))
    }
    return list
  }

  /// Copies a backup's files but for its key and what was erased; every one held against the manifest once more while it is copied.
  private static func copyFiles(
    of manifest: BackupManifest, from backup: String, to part: String, without list: ErasureList,
    _ progress: (Int64, Int64) -> Bool
  ) throws -> Bool {
    let gone = Set(list.lines.compactMap(\.file))
    let files = manifest.files.keys.sorted().filter { file in
      file != "ledger.key" && file != ErasureList.fileName
        && !gone.contains(file.split(separator: "/").last.map(String.init) ?? file)
    }
    let all = try files.reduce(into: Int64(0)) { $0 += try FileSystem.size(of: "\(backup)/\($1)") }
    var done = all
    try FileSystem.makeFolder("\(part)/attachments")
    for file in files {
      let folders = file.split(separator: "/").dropLast()
      for count in folders.indices { try FileSystem.makeFolder("\(part)/\(folders[...count].joined(separator: "/"))") }
      var hashing = Digest.Hashing()
      let isWhole = try FileSystem.copy("\(backup)/\(file)", to: "\(part)/\(file)") { piece in
        hashing.add(piece)
        done += Int64(piece.count)
        return progress(done, all * 2)
      }
      guard isWhole else { return false }
      guard Digest(hashing) == manifest.files[file] else {
        throw StoreError.backupDamaged(backup, [LedgerFinding(.changed, file)])
      }
      if !folders.isEmpty { try FileSystem.sync(folder: "\(part)/\(folders.joined(separator: "/"))") }
    }
    return true
  }

  /// What a list says was erased of this ledger and is still here.
  private func erasuresToRepeat(_ list: ErasureList) throws -> [ErasureList.Line] {
    guard let origin = try ledger.publicKey().map({ Checkpoint.origin(of: $0) }) else { return [] }
    let size = try lastNumber()
    let done = try erasuresInLedger()
    return try list.lines.filter { line in
      // An entry that came after the backup is not here; another one at its number has another seal.
      try line.ledger == origin && line.entry <= size
        && !done.lines.contains { $0.entry == line.entry && $0.field == line.field }
        && seal(of: line.field, in: line.entry) == line.seal
    }.sorted { ($0.entry, $0.field) < ($1.entry, $1.field) }
  }

  /// Moves a restored store onto a server.
  private static func move(_ place: StorePlace, to server: StorePlace) throws {
    let from = try DatabasePool(reading: SQLiteEngine(path: place.database))
    defer { from.close() }
    let into = try pool(server, .writing, "phoihop restore", 5)
    defer { into.close() }
    try Ledger.migrations.apply(to: into, at: 0)
    _ = try Ledger.transfer(from: from, to: into)
    let found = try Ledger(into, signing: nil).verify()
    guard let found, found.findings.isEmpty else { throw StoreError.restoreNotWhole(found?.findings ?? []) }
    from.close()
    try FileSystem.remove(place.database)
  }
}
