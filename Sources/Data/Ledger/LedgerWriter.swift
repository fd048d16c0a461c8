import Database
import Entries
import Obligations
import Organisations
import Secrets

/// Where the ledger ends: enough to go on without looking back.
struct LedgerHead: Sendable {
  var edge = MerkleEdge()
  var lastRecorded = Instant(seconds: .min)
  var lastLeaf: Digest?
}

/// Appends entries within a transaction of its connection: each with its rows, its personal values and its place in the tree.
final class LedgerWriter {
  private let connection: any DatabaseConnection
  private let rows: RowWriter
  private var entries: (any DatabaseStatement)?
  private var personal: (any DatabaseStatement)?
  private var nodes: (any DatabaseStatement)?
  private(set) var head: LedgerHead

  /// Goes on from the end of the ledger; what is `known` of it is used where it is still the end.
  init(_ connection: any DatabaseConnection, known: LedgerHead?) throws {
    self.connection = connection
    rows = RowWriter(connection)
    let last = try connection.first("SELECT sequence, recorded, leaf FROM entry ORDER BY sequence DESC LIMIT 1") {
      (Int($0.integer(0)), Instant(seconds: $0.integer(1)), Digest($0.blob(2)))
    }
    if let known, known.edge.count == last?.0 ?? 0, known.lastLeaf == last?.2 {
      head = known
    } else if let last {
      head = LedgerHead(
        edge: try TreeStore(connection).edge(last.0), lastRecorded: last.1, lastLeaf: last.2)
    } else {
      head = LedgerHead()
    }
  }

  /// How many entries there are.
  var count: Int64 { Int64(head.edge.count) }

  /// Appends an entry; its ledger number.
  func append(_ draft: EntryDraft, now: Instant, salts: () -> [UInt8]) throws -> Int64 {
    let draft = try named(draft)
    let payload = draft.body.payload
    let open = CanonicalValue.object(payload.open)
    let others =
      [draft.author.id, draft.author.role, draft.subject, draft.reason] + payload.personal.values.map(\.value)
    guard !open.holdsZero, !others.contains(where: { $0?.utf8.contains(0) ?? false }) else {
      throw LedgerError.zeroCharacter
    }
    guard open.isKept else { throw LedgerError.tooLarge }
    // A clock may go back; the ledger does not.
    let sealed = SealedEntry(
      draft, payload, sequence: count + 1, recorded: max(now, head.lastRecorded), salts: salts)
    try append(sealed)
    return sealed.head.sequence
  }

  /// Appends an entry that was sealed for this place.
  func append(_ sealed: SealedEntry) throws {
    let entry = sealed.head
    precondition(entry.sequence == count + 1, "sealed for the end of the ledger")
    if entry.kind.needsReason, entry.reason?.isEmpty ?? true { throw LedgerError.reasonMissing(entry.kind) }
    let insert = try entries ?? prepared(&entries, Self.insertEntry)
    try insert.run([
      .integer(entry.sequence), .integer(entry.recorded.seconds), .text(entry.author), entry.role.databaseValue,
      (entry.organisation?.text).databaseValue, .text(entry.kind.rawValue), entry.subject.databaseValue,
      (entry.happened?.description).databaseValue, entry.reason.databaseValue, .integer(Int64(entry.format)),
      .text(String(decoding: sealed.payload, as: UTF8.self)), .blob(sealed.leaf.bytes),
    ])
    for value in sealed.personal {
      let insert = try personal ?? prepared(&personal, Self.insertPersonal)
      try insert.run([.integer(entry.sequence), .text(value.field), .blob(value.salt), .text(value.value)])
    }
    if case .erased(let of, let field) = sealed.body { try erase(of, field) }
    for change in Entry(head: entry, body: sealed.body).rows { try rows.write(change) }
    var whole: [(Int, Int, Digest)] = []
    head.edge.append(sealed.leaf) { level, place, hash in
      if TreeStore.isKept(level) { whole.append((level, place, hash)) }
    }
    for (level, place, hash) in whole {
      let insert = try nodes ?? prepared(&nodes, Self.insertNode)
      try insert.run([.integer(Int64(level)), .integer(Int64(place)), .blob(hash.bytes)])
    }
    head.lastRecorded = entry.recorded
    head.lastLeaf = sealed.leaf
  }

  /// Destroys a personal value that is sealed in an entry and was not erased before.
  private func erase(_ entry: Int64, _ field: String) throws {
    let payload = try connection.first("SELECT payload FROM entry WHERE sequence = \(entry)") { $0.text(0) }
    let sealed = payload.flatMap { Payload(kept: Array($0.utf8), personal: []) }?.personal[field]
    let isErased =
      try connection.first("SELECT 1 FROM erasure WHERE of = \(entry) AND field = \(field)") { _ in true } ?? false
    guard sealed != nil, !isErased else { throw LedgerError.nothingToErase(entry, field: field) }
    try rows.destroyPersonal(entry, field)
  }

  /// An event whose id is nobody else's. One without an id is called after its entry; where another bears that name already, it is given
  /// one of its own.
  private func named(_ draft: EntryDraft) throws -> EntryDraft {
    guard case .event(let recorded) = draft.body else { return draft }
    let id = recorded.event.id
    let own = RecordedEvent.defaultID(count + 1)
    if id.isEmpty {
      guard try holder(of: own) != nil else { return draft }
      var number = 1
      while try holder(of: "\(own)-\(number)") != nil { number += 1 }
      return EntryDraft(recorded.named("\(own)-\(number)"), by: draft.author)
    }
    // Two that were given one id are refused by the table.
    if id != own, RecordedEvent.entry(ofDefaultID: id) != nil, let holder = try holder(of: id) {
      throw LedgerError.idTaken(id, by: holder)
    }
    return draft
  }

  /// The entry of the event of an id.
  private func holder(of id: String) throws -> Int64? {
    if let entry = try connection.first("SELECT entry FROM event WHERE id = \(id)", { $0.integer(0) }) { return entry }
    guard let entry = RecordedEvent.entry(ofDefaultID: id), entry <= count else { return nil }
    return try connection.first("SELECT entry FROM event WHERE entry = \(entry) AND id IS NULL") { $0.integer(0) }
  }

  private static let insertEntry: SQL = """
    INSERT INTO entry (sequence, recorded, author, role, organisation, kind, subject, happened, reason, format, payload, leaf)
    VALUES (\(0), \(0), \(""), \(""), \(""), \(""), \(""), \(""), \(""), \(0), \(""), \(""))
    """
  private static let insertPersonal: SQL = """
    INSERT INTO personal (entry, field, salt, value) VALUES (\(0), \(""), \(""), \(""))
    """
  private static let insertNode: SQL = "INSERT INTO tree (level, place, hash) VALUES (\(0), \(0), \(""))"

  private func prepared(_ slot: inout (any DatabaseStatement)?, _ sql: SQL) throws -> any DatabaseStatement {
    let statement = try connection.prepare(sql)
    slot = statement
    return statement
  }
}
