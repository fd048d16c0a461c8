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
    // A clock may go back; the ledger does not.
    let sealed = SealedEntry(draft, sequence: count + 1, recorded: max(now, head.lastRecorded), salts: salts)
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
    for change in Entry(head: entry, body: sealed.body).rows { try rows.write(change) }
    if case .erased(let of, let field) = sealed.body {
      try connection.run("DELETE FROM personal WHERE entry = \(of) AND field = \(field)")
    }
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
