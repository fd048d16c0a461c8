import Database
import DatabaseSQLite
import Diagnostics
import Entries
import Files
import Ledger
import Obligations

/// Values that somebody has a right to see destroyed.
extension Store {
  /// A value that can be erased, without the value.
  public struct Erasable: Sendable {
    /// The entry that has it.
    public let entry: Int64
    /// The field.
    public let field: String
    /// What the entry says.
    public let kind: EntryKind
    /// Its length, in bytes.
    public let size: Int
    /// The length of the file that goes with it, in bytes.
    public let fileSize: Int?
  }

  /// What would be erased.
  ///
  /// - Throws: where there is no such value: what there is at that entry.
  @available(*, noasync)
  public func erasable(_ number: Int64, _ field: String) throws -> Erasable {
    let size = try lastNumber()
    guard number >= 1, number <= size else { throw LedgerError.noSuchEntry(number, size: size) }
    guard let entry = try entry(number) else { throw LedgerError.unreadable(number) }
    let personal = entry.body.payload.personal
    guard let value = personal[field] else {
      throw StoreError.nothingPersonal(
        entry: number, field: field, has: personal.filter { $0.value != .erased }.keys.sorted())
    }
    guard let text = value.value else { throw StoreError.erasedBefore(entry: number, field: field) }
    return Erasable(
      entry: number, field: field, kind: entry.head.kind, size: text.utf8.count,
      fileSize: Self.attachment(field, of: entry)?.size)
  }

  /// One entry; nil where there is none.
  @available(*, noasync)
  public func entry(_ number: Int64) throws -> Entry? {
    var found: Entry?
    try ledger.entries(from: number, to: number) {
      found = $0
      return false
    }
    return found
  }

  /// The file of which a field is the name.
  private static func attachment(_ field: String, of entry: Entry) -> RecordedEvent.Attachment? {
    let attachments = entry.body.attachments
    guard field.hasPrefix("attachment"), let place = Int(field.dropFirst("attachment".utf8.count)),
      attachments.indices.contains(place)
    else { return nil }
    return attachments[place]
  }

  /// Destroys a value for ever: from the tables, from the disk, from copies made before migrations; no backup brings it back.
  ///
  /// - Returns: the ledger number of the erasure, and what could not be reached or done yet.
  @available(*, noasync)
  public func erase(
    _ entry: Int64, _ field: String, by author: Author, ground: String, now: Instant
  ) throws -> (number: Int64, open: [OpenErasure]) {
    let number = try ledger.append(
      [EntryDraft(.erased(entry: entry, field: field), by: author, reason: ground)], now: now)[0]
    StopPoint.erasureCommitted.pass()
    return (number, try finishErasures())
  }

  /// What is still to be done about an erasure.
  public enum OpenErasure: Hashable, Sendable {
    /// Another program reads the store: the old bytes are overwritten when the store is next opened for writing.
    case storeIsRead
    /// A folder with backups that is not there: its list does not know of the erasure.
    case backups(String)
  }

  /// Does what erasures still need beyond their entry. The list beside the store is written last: what is not in it is done again, also
  /// after the program ended in the middle. Waits so many seconds for others that read.
  @available(*, noasync)
  @discardableResult func finishErasures(patience: Int = 5) throws -> [OpenErasure] {
    var list = (try? ErasureList(reading: folder.erasures)) ?? ErasureList()
    let undone = try erasuresInLedger(besides: list)
    guard !undone.lines.isEmpty else { return [] }
    list.add(undone)
    for case let file? in undone.lines.map(\.file) { try attachments.remove(file) }
    StopPoint.erasureHalfDone.pass()
    if FileSystem.isFolder(folder.earlier) {
      for copy in try FileSystem.names(in: folder.earlier) { try FileSystem.remove("\(folder.earlier)/\(copy)") }
    }
    if folder.server == nil {
      guard try database.rewrite(patience: patience) else { return [.storeIsRead] }
    } else {
      for table in ["personal", "search_index"] {
        try database.maintain { try $0.run(SQL(trustingText: "VACUUM FULL \(table)")) }
      }
    }
    var open: [OpenErasure] = []
    for parent in Set(try BackupRecord.all(of: folder).map(\.folder)).sorted() {
      if FileSystem.isFolder(parent), (try? list.keep(in: parent)) != nil { continue }
      open.append(.backups(parent))
    }
    try list.keep(in: folder.path)
    return open
  }

  /// What the ledger says was erased, but for what a list has already.
  @available(*, noasync)
  func erasuresInLedger(besides list: ErasureList = ErasureList()) throws -> ErasureList {
    guard let key = try ledger.publicKey() else { return ErasureList() }
    let origin = Checkpoint.origin(of: key)
    struct Field: Hashable {
      let entry: Int64
      let name: String
    }
    let known = Set(list.lines.filter { $0.ledger == origin }.map { Field(entry: $0.entry, name: $0.field) })
    let rows = try database.read { connection in
      try connection.all("SELECT entry, of, field FROM erasure ORDER BY entry") {
        (by: $0.integer(0), field: Field(entry: $0.integer(1), name: $0.text(2)))
      }
    }
    var found = ErasureList()
    for row in rows where !known.contains(row.field) {
      guard let erased = try entry(row.field.entry), let by = try entry(row.by),
        let seal = try seal(of: row.field.name, in: row.field.entry)
      else { throw LedgerError.unreadable(row.by) }
      found.add(
        ErasureList.Line(
          ledger: origin, entry: row.field.entry, field: row.field.name, seal: seal,
          file: Self.attachment(row.field.name, of: erased)?.seal, ground: by.head.reason ?? "",
          moment: by.head.recorded))
    }
    return found
  }

  /// The seal of a personal value as its entry has it; nil where it has none.
  @available(*, noasync)
  func seal(of field: String, in entry: Int64) throws -> String? {
    let payload = try database.read { connection in
      try connection.first("SELECT payload FROM entry WHERE sequence = \(entry)") { $0.text(0) }
    }
    return payload.flatMap { CanonicalValue(canonical: $0.utf8)?[field]?["sha256"]?.text }
  }

  /// Brings in order what an end of the program in the middle of something left: files without a place, erasures half done.
  @available(*, noasync)
  func settle(now: Instant) throws {
    try attachments.settleAll(now: now.seconds, isAlone: folder.server == nil, isNamed: named)
    try finishErasures()
  }

  /// Which of some seals an entry names.
  private func named(_ seals: [String]) throws -> Set<String> {
    try database.read { connection in
      Set(try connection.all("SELECT seal FROM attachment WHERE seal IN (\(list: seals))") { $0.text(0) })
    }
  }

  /// Lets go of files whose entry failed: what no entry names is removed, so that it takes no room. Where nobody can tell, the next opening
  /// looks again.
  @available(*, noasync)
  public func letGo(of seals: [String]) {
    guard !seals.isEmpty, let named = try? named(seals) else { return }
    attachments.discard(seals.filter { !named.contains($0) })
    attachments.settle(seals.filter(named.contains))
  }
}
