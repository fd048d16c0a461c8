import Database
import DatabaseSQLite
import Diagnostics
import Entries
import Files
import Ledger
import Obligations
import Secrets

/// Copies of a whole store: one folder each, in one form for every engine.
extension Store {
  /// A backup that was made.
  public struct Backup: Sendable {
    /// Its folder.
    public let path: String
    /// How many files it has, the manifest included.
    public let files: Int
    /// Their bytes.
    public let bytes: Int64
    /// How many entries it has.
    public let entries: Int64
    /// The root over them.
    public let root: Digest
    /// True where the key of the ledger is in it.
    public let hasKey: Bool
    /// True where the store will tell its folder of later erasures.
    public let isNoted: Bool
  }

  /// Copies the store as it is at one moment into a new folder in a folder, while others go on. Nothing is seen of the backup before it is
  /// whole; what an earlier one left half done is removed.
  ///
  /// - Parameters:
  ///   - parent: the folder of backups, made where there is none.
  ///   - name: of the new folder; the moment in UTC where none is given.
  ///   - withKey: whether the key of the ledger is in it: who has the key can sign whatever ledger he likes.
  ///   - progress: told the bytes done of how many, roughly; false stops the work.
  /// - Returns: nil where it was stopped.
  @available(*, noasync)
  public func backUp(
    to parent: String, name: String?, withKey: Bool, now: Instant, progress: (Int64, Int64) -> Bool = { _, _ in true }
  ) throws -> Backup? {
    let key = try folder.readKey()
    guard try ledger.publicKey() == key.publicKey else { throw Self.wrongKey(folder.key) }
    let name = name ?? Self.backupName(now)
    let target = "\(parent)/\(name)"
    try FileSystem.makeFolder(parent)
    if FileSystem.exists(target) {
      throw FileError(
        path: target,
        message: Words(
          vi: "đã có \"\(target)\"; chọn tên khác bằng --name",
          en: "\"\(target)\" is there already; choose another name by --name"))
    }
    let part = try PartFolder(for: target)
    guard try copyDatabase(to: "\(part.path)/store.sqlite", progress) else { return nil }
    let copy = try Store.openBackup(part.path)
    let head = try copy.ledger.head()
    var files = ["store.sqlite": try Self.hash("\(part.path)/store.sqlite")]
    var bytes = try FileSystem.size(of: "\(part.path)/store.sqlite")
    let filed = try copy.filed()
    let all = bytes + filed.reduce(0) { $0 + $1.size }
    StopPoint.inBackup.pass()
    for file in filed {
      guard let size = try copyAttachment(file.seal, to: part.path, { progress(bytes + $0, all) }) else { return nil }
      if size > 0 { files["attachments/\(Attachments.place(file.seal))"] = Digest(hexadecimal: file.seal) }
      bytes += size
    }
    // After the files: what was erased meanwhile stands in it.
    var list = (try? ErasureList(reading: folder.erasures)) ?? ErasureList()
    list.add(try erasuresInLedger(besides: list))
    for (file, text) in [(ErasureList.fileName, list.text), ("ledger.key", withKey ? "\(key.seed.hexadecimal)\n" : "")]
    where !text.isEmpty {
      try FileSystem.create(Array(text.utf8), at: "\(part.path)/\(file)", mode: 0o600)
      files[file] = Digest(of: Array(text.utf8))
      bytes += Int64(text.utf8.count)
    }
    let manifest = BackupManifest(
      key: key.publicKey, moment: now, entries: head.size, root: head.root,
      checkpoint: try copy.ledger.lastCheckpoint().flatMap { Checkpoint(note: $0, key: key.publicKey) }.map {
        ($0.size, $0.root)
      }, files: files
    ).text(signedWith: key)
    try FileSystem.create(Array(manifest.utf8), at: "\(part.path)/\(BackupManifest.fileName)", mode: 0o600)
    for folder in Set(files.keys.map { $0.contains("/") ? String($0.prefix(14)) : "" }).sorted() {
      try FileSystem.sync(folder: "\(part.path)/\(folder)")
    }
    if FileSystem.exists("\(part.path)/attachments") { try FileSystem.sync(folder: "\(part.path)/attachments") }
    try list.keep(in: parent)
    // Before the backup is there: of every folder with a backup the store must know, for later erasures. A store that may only be read is
    // backed up all the same.
    let record = BackupRecord(
      folder: FileSystem.absolute(parent) ?? parent, name: name, moment: now, entries: head.size)
    let isNoted = (try? record.keep(beside: folder)) != nil
    try part.put()
    StopPoint.backupRenamed.pass()
    return Backup(
      path: target, files: files.count + 1, bytes: bytes + Int64(manifest.utf8.count), entries: head.size,
      root: head.root, hasKey: withKey, isNoted: isNoted)
  }

  /// The moment as the name of a folder on every system.
  private static func backupName(_ now: Instant) -> String { String(now.iso.map { $0 == ":" ? "-" : $0 }) }

  static func wrongKey(_ path: String) -> FileError {
    FileError(
      path: path,
      message: Words(
        vi: "\"\(path)\" không phải là khóa của sổ này; lấy lại tệp này từ bản sao lưu",
        en: "\"\(path)\" is not the key of this ledger; bring the file back from a backup"))
  }

  /// The hash of a file of any size.
  static func hash(_ path: String) throws(FileError) -> Digest {
    var hashing = Digest.Hashing()
    try FileSystem.read(path) { hashing.add($0) }
    return Digest(hashing)
  }

  /// Copies the tables into one file of SQLite; false where it was stopped.
  private func copyDatabase(to target: String, _ progress: (Int64, Int64) -> Bool) throws -> Bool {
    guard folder.server != nil else {
      return try SQLiteEngine(path: folder.database).backup(to: target) { done, all in
        progress(Int64(done) * 4096, Int64(all) * 4096)
      }
    }
    let work = "\(target).work"
    let pool = try DatabasePool(SQLiteEngine(path: work))
    defer { for end in ["", "-wal", "-shm", ".lock"] { _ = try? FileSystem.remove(work + end) } }
    try Ledger.migrations.apply(to: pool, at: 0)
    guard try Ledger.transfer(from: database, to: pool) else { return false }
    pool.close()
    return try SQLiteEngine(path: work).backup(to: target) { done, all in
      progress(Int64(done) * 4096, Int64(all) * 4096)
    }
  }

  /// What was filed and not erased, with its size in the store.
  @available(*, noasync)
  func filed() throws -> [(seal: String, size: Int64)] {
    try database.read { connection in
      try connection.all(
        """
        SELECT attachment.seal, attachment.size FROM attachment
        LEFT JOIN erasure ON erasure.of = attachment.entry AND erasure.field = 'attachment' || attachment.place
        WHERE erasure.entry IS NULL ORDER BY attachment.entry, attachment.place
        """
      ) { ($0.text(0), $0.integer(1)) }
    }
  }

  /// Copies what was filed, and sees whether it is as it was; its bytes, 0 for what was erased meanwhile, nil where it was stopped.
  private func copyAttachment(_ seal: String, to backup: String, _ progress: (Int64) -> Bool) throws -> Int64? {
    let source = attachments.path(seal)
    if !FileSystem.exists(source), try erasuresInLedger().lines.contains(where: { $0.file == seal }) { return 0 }
    return try Self.copyFiled(source, seal, to: "\(backup)/attachments", progress)
  }

  /// Copies a file under its seal into a folder of attachments; its bytes, nil where it was stopped.
  static func copyFiled(
    _ source: String, _ seal: String, to attachments: String, _ progress: (Int64) -> Bool
  ) throws(FileError) -> Int64? {
    let target = "\(attachments)/\(Attachments.place(seal))"
    if FileSystem.exists(target) { return 0 }
    guard FileSystem.exists(source) else {
      throw FileError(
        path: source,
        message: Words(
          vi: "tệp đính kèm \(seal.prefix(12))… bị mất; chạy phoihop verify rồi khôi phục từ bản sao lưu",
          en: "the attachment \(seal.prefix(12))… is missing; run phoihop verify, then restore it from a backup"))
    }
    try FileSystem.makeFolder(attachments)
    try FileSystem.makeFolder("\(attachments)/\(seal.prefix(2))")
    var hashing = Digest.Hashing()
    var size: Int64 = 0
    let isWhole = try FileSystem.copy(source, to: target) { piece in
      hashing.add(piece)
      size += Int64(piece.count)
      return progress(size)
    }
    guard isWhole else { return nil }
    guard Digest(hashing).description == seal else {
      throw FileError(
        path: source,
        message: Words(
          vi:
            "tệp đính kèm \(seal.prefix(12))… không còn như khi nộp; chạy phoihop verify rồi khôi phục từ bản sao lưu",
          en:
            "the attachment \(seal.prefix(12))… is not as it was filed; run phoihop verify, then restore it from a backup"
        ))
    }
    return size
  }

  /// The store in a backup, to look at.
  @available(*, noasync)
  static func openBackup(_ path: String) throws -> Store {
    let place = StorePlace(path)
    return Store(
      folder: place, database: try DatabasePool(reading: SQLiteEngine(path: place.database)), signing: nil,
      chance: Chance.bytes)
  }
}

/// A folder under a name of its own until it is whole: then it gets its place; until then it goes with this value, or with the next one of
/// its place.
final class PartFolder {
  let path: String
  private let target: String
  private var isThere = true

  /// A folder for what is to stand at a place, on the same disk.
  init(for target: String) throws(FileError) {
    self.target = target
    let slash = target.lastIndex(of: "/")
    let parent = slash.map { String(target[..<$0]) } ?? "."
    let name = slash.map { String(target[target.index(after: $0)...]) } ?? target
    let mark = ".\(name).part-"
    path = "\(parent)/\(mark)\(Machine.processID)"
    for left in try FileSystem.allNames(in: parent.isEmpty ? "/" : parent) where left.hasPrefix(mark) {
      guard let process = Int32(left.dropFirst(mark.utf8.count)),
        !Machine.isRunning(process) || process == Machine.processID
      else { continue }
      FileSystem.removeAll("\(parent)/\(left)")
    }
    try FileSystem.makeFolder(path)
  }

  /// Gives it its place.
  func put() throws(FileError) {
    try FileSystem.sync(folder: path)
    try FileSystem.put(folder: path, to: target)
    isThere = false
  }

  deinit { if isThere { FileSystem.removeAll(path) } }
}
