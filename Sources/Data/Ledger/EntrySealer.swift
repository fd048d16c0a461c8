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

  /// How many entries there are.
  var count: Int64 { Int64(edge.count) }

  init() {}

  /// The end of the ledger; what is `known` of it is used where it is still the end.
  init(_ connection: any DatabaseConnection, known: LedgerHead?) throws {
    let last = try connection.first("SELECT sequence, recorded, leaf FROM entry ORDER BY sequence DESC LIMIT 1") {
      (Int($0.integer(0)), Instant(seconds: $0.integer(1)), Digest($0.blob(2)))
    }
    if let known, known.edge.count == last?.0 ?? 0, known.lastLeaf == last?.2 {
      self = known
    } else if let last {
      edge = try TreeStore(connection).edge(last.0)
      lastRecorded = last.1
      lastLeaf = last.2
    }
  }
}

/// Makes entries of drafts: number, moment, seals, leaf, place in the tree, rows, checkpoints. What must be looked up it asks for;
/// so it can work on another thread than the one that writes.
struct EntrySealer: Sendable {
  /// What is asked of the tables as they are after all steps so far.
  typealias Question = @Sendable (any DatabaseConnection) throws -> Int64?

  /// Where the ledger ends, everything sealed so far included.
  private(set) var head: LedgerHead
  private var signer: CheckpointSigner
  private let now: Instant
  /// Names of the form `e17` that other events than that of entry 17 bear, of entries to come; nil where nobody looked.
  private var taken: Set<Int64>?

  init(_ connection: any DatabaseConnection, known: LedgerHead?, key: Signing.SecretKey, now: Instant) throws {
    head = try LedgerHead(connection, known: known)
    signer = try CheckpointSigner(connection, key)
    self.now = now
  }

  /// Looks once for all names that events to come cannot be given: before many entries.
  mutating func findTakenNames(_ connection: any DatabaseConnection) throws {
    // By bytes, which is the order of SQLite's indexes and has to be asked for elsewhere.
    let order: SQL = connection.engine == .postgres ? " COLLATE \"C\"" : ""
    var found: Set<Int64> = []
    try connection.query("SELECT id FROM event WHERE id\(order) >= \("e0") AND id\(order) < \("e:")") { row in
      if let entry = RecordedEvent.entry(ofDefaultID: row.text(0)), entry > head.count { found.insert(entry) }
      return true
    }
    taken = found
  }

  /// The steps of a further entry, behind others; its ledger number.
  mutating func append(
    _ draft: EntryDraft, salts: () -> [UInt8], to steps: inout [LedgerStep],
    asking ask: (@escaping Question, inout [LedgerStep]) throws -> Int64?
  ) throws -> Int64 {
    let draft = try named(draft) { try ask($0, &steps) }
    let payload = draft.body.payload
    try Self.check(draft, payload)
    // A clock may go back; the ledger does not.
    let sealed = SealedEntry(
      draft, payload, sequence: head.count + 1, recorded: max(now, head.lastRecorded), salts: salts)
    let entry = sealed.head
    steps.append(.insert(.entry, sealed.row))
    for value in sealed.personal {
      steps.append(
        .insert(.personal, [.integer(entry.sequence), .text(value.field), .blob(value.salt), .text(value.value)]))
    }
    if case .erased(let of, let field) = sealed.body { steps.append(.erase(of, field: field)) }
    let whole = Entry(head: entry, body: sealed.body)
    if let words = whole.searchWords { steps.append(.index(entry.sequence, words)) }
    for change in whole.rows {
      if case .add(let table, let values) = change {
        steps.append(.insert(.projection(table), values.map(\.databaseValue)))
      } else {
        steps.append(.change(change))
      }
    }
    head.edge.append(sealed.leaf) { level, place, hash in
      if let node = TreeStore.step(level, place, hash) { steps.append(node) }
    }
    head.lastRecorded = entry.recorded
    head.lastLeaf = sealed.leaf
    if let checkpoint = signer.signIfFull(whole, head) { steps.append(checkpoint) }
    return entry.sequence
  }

  /// The checkpoint that is due after the last entry of a transaction.
  mutating func end() -> [LedgerStep] { signer.signIfDue(head).map { [$0] } ?? [] }

  /// The checkpoint of what is there; none where nothing came since the last one.
  mutating func sign() -> [LedgerStep] { signer.sign(head, now: now).map { [$0] } ?? [] }

  /// Refuses what could not be kept or read again.
  private static func check(_ draft: EntryDraft, _ payload: Payload) throws {
    let open = CanonicalValue.object(payload.open)
    func holdsZero(_ text: String?) -> Bool { text?.utf8.contains(0) ?? false }
    let author = draft.author
    guard !open.holdsZero, !holdsZero(author.id), !holdsZero(author.role), !holdsZero(draft.subject),
      !holdsZero(draft.reason), !payload.personal.values.contains(where: { holdsZero($0.value) })
    else { throw LedgerError.zeroCharacter }
    guard open.isKept else { throw LedgerError.tooLarge }
    let kind = draft.body.kind
    if kind.needsReason, draft.reason?.isEmpty ?? true { throw LedgerError.reasonMissing(kind) }
  }

  // MARK: Names of events

  /// An event whose id is nobody else's. One without an id is called after its entry; where another bears that name already, it is given
  /// one of its own.
  private mutating func named(_ draft: EntryDraft, _ ask: (@escaping Question) throws -> Int64?)
    throws -> EntryDraft
  {
    guard case .event(let recorded) = draft.body else { return draft }
    let id = recorded.event.id
    let number = head.count + 1
    if id.isEmpty {
      if let taken, !taken.contains(number) { return draft }
      let own = RecordedEvent.defaultID(number)
      guard try ask(Self.holder(of: own, before: number)) != nil else { return draft }
      var more = 1
      while try ask(Self.holder(of: "\(own)-\(more)", before: number)) != nil { more += 1 }
      return EntryDraft(recorded.named("\(own)-\(more)"), by: draft.author)
    }
    // Two that were given one id are refused by the table.
    if let other = RecordedEvent.entry(ofDefaultID: id), other != number {
      if let holder = try ask(Self.holder(of: id, before: number)) { throw LedgerError.idTaken(id, by: holder) }
      if other > number { taken?.insert(other) }
    }
    return draft
  }

  /// The entry of the event of an id, among those before a ledger number.
  private static func holder(of id: String, before number: Int64) -> Question {
    { connection in
      if let entry = try connection.first("SELECT entry FROM event WHERE id = \(id)", { $0.integer(0) }) {
        return entry
      }
      guard let entry = RecordedEvent.entry(ofDefaultID: id), entry < number else { return nil }
      return try connection.first("SELECT entry FROM event WHERE entry = \(entry) AND id IS NULL") { $0.integer(0) }
    }
  }
}

extension SealedEntry {
  /// The row of the entry.
  fileprivate var row: [DatabaseValue] {
    [
      .integer(head.sequence), .integer(head.recorded.seconds), .text(head.author), head.role.databaseValue,
      (head.organisation?.text).databaseValue, .text(head.kind.rawValue), head.subject.databaseValue,
      (head.happened?.description).databaseValue, head.reason.databaseValue, .integer(Int64(head.format)),
      .text(String(decoding: payload, as: UTF8.self)), .blob(leaf.bytes),
    ]
  }
}
