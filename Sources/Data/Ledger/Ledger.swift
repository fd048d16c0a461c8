import Database
import Entries
import Obligations
import Secrets
import Threads

/// The append-only record of everything people did, with a Merkle tree over it and the tables that follow from it.
///
/// All calls block.
public final class Ledger: Sendable {
  let database: DatabasePool
  private let signing: Signing.SecretKey?
  private let chance: @Sendable (Int) -> [UInt8]
  /// Where the ledger ended when it was last written: looked at again in every transaction.
  private let known = Monitor<LedgerHead?>(nil)

  /// The changes that make the tables.
  public static let migrations = Migrations([
    Migration(
      "0001-ledger", sqlite: LedgerTables.first(.sqlite).map { SQL(trustingText: $0) },
      postgres: LedgerTables.first(.postgres).map { SQL(trustingText: $0) }),
    Migration(
      "0002-search", sqlite: LedgerTables.secondSearchIndex(.sqlite).map { SQL(trustingText: $0) },
      postgres: LedgerTables.secondSearchIndex(.postgres).map { SQL(trustingText: $0) }, finish: SearchIndex.fill),
    Migration(
      "0003-signing-in", sqlite: LedgerTables.signingIn(.sqlite).map { SQL(trustingText: $0) },
      postgres: LedgerTables.signingIn(.postgres).map { SQL(trustingText: $0) }),
    Migration(
      "0004-reports", sqlite: LedgerTables.reports(.sqlite).map { SQL(trustingText: $0) },
      postgres: LedgerTables.reports(.postgres).map { SQL(trustingText: $0) }),
    Migration(
      "0005-programs", sqlite: LedgerTables.programs(.sqlite).map { SQL(trustingText: $0) },
      postgres: LedgerTables.programs(.postgres).map { SQL(trustingText: $0) }),
    Migration(
      "0006-activation", sqlite: LedgerTables.activation(.sqlite).map { SQL(trustingText: $0) },
      postgres: LedgerTables.activation(.postgres).map { SQL(trustingText: $0) }),
    Migration(
      "0007-notes", sqlite: LedgerTables.notes(.sqlite).map { SQL(trustingText: $0) },
      postgres: LedgerTables.notes(.postgres).map { SQL(trustingText: $0) }),
    Migration(
      "0008-mail", sqlite: LedgerTables.mail(.sqlite).map { SQL(trustingText: $0) },
      postgres: LedgerTables.mail(.postgres).map { SQL(trustingText: $0) }),
    Migration(
      "0009-mornings", sqlite: LedgerTables.mornings(.sqlite).map { SQL(trustingText: $0) },
      postgres: LedgerTables.mornings(.postgres).map { SQL(trustingText: $0) }),
  ])

  /// The ledger of a store whose tables are there. Without a signing key it is only read. `chance` gives random bytes for the seals of
  /// personal values: two stores that are given the same have one root for the same entries.
  public init(
    _ database: DatabasePool, signing: Signing.SecretKey?, chance: @escaping @Sendable (Int) -> [UInt8] = Chance.bytes
  ) {
    self.database = database
    self.signing = signing
    self.chance = chance
  }

  // MARK: Appending

  /// What an append must still find when its turn comes.
  public struct Condition: Sendable {
    let check: @Sendable (any DatabaseConnection) throws -> Void

    /// None.
    public static let none = Condition { _ in }

    /// All of some conditions.
    public static func all(_ conditions: [Condition]) -> Condition {
      Condition { connection in for condition in conditions { try condition.check(connection) } }
    }

    /// No deed on an obligation came after a ledger number.
    public static func nothingNew(about obligations: [ObligationID], since: Int64) -> Condition {
      Condition { connection in
        for obligation in obligations.map(\.description) {
          let newer = try connection.first(
            """
            SELECT MAX(entry) FROM (
            SELECT entry FROM event WHERE obligation = \(obligation) AND entry > \(since)
            UNION ALL SELECT entry FROM event_also WHERE obligation = \(obligation) AND entry > \(since)) AS newer
            """
          ) { $0.optionalInteger(0) }
          if let newer, let newer { throw LedgerError.overtaken(by: newer) }
        }
      }
    }

    /// Nothing of what happened, by its ids, was put off or called off after a ledger number. Cost: what is newer.
    public static func nothingNew(aboutOccurrences ids: Set<String>, since: Int64) -> Condition {
      if ids.isEmpty { return .none }
      return Condition { connection in
        let newer = try connection.all(
          """
          SELECT entry, details FROM event
          WHERE entry > \(since) AND obligation IS NULL AND details IS NOT NULL ORDER BY entry DESC
          """
        ) { ($0.integer(0), $0.text(1)) }
        for (entry, details) in newer {
          guard let of = CanonicalValue(canonical: details.utf8)?["of"]?.text, ids.contains(of) else { continue }
          throw LedgerError.overtaken(by: entry)
        }
      }
    }

    /// No entry of some kinds came after a ledger number.
    public static func nothingNew(of kinds: [EntryKind], since: Int64) -> Condition {
      Condition { connection in
        let newer = try connection.first(
          "SELECT sequence FROM entry WHERE sequence > \(since) AND kind IN (\(list: kinds.map(\.rawValue))) LIMIT 1"
        ) { $0.integer(0) }
        if let newer { throw LedgerError.overtaken(by: newer) }
      }
    }
  }

  /// Appends entries, all or none; their ledger numbers, once they survive a power cut.
  ///
  /// - Parameter once: a key under which it is done once, with what is answered then.
  /// - Throws: `LedgerError.overtaken` where the condition does not hold any more; `LedgerError.answered` where something was done under the
  ///   key.
  @available(*, noasync)
  @discardableResult public func append(
    _ drafts: [EntryDraft], now: Instant, if condition: Condition = .none, once: Once? = nil
  ) throws -> [Int64] {
    if once == nil, drafts.count > Self.few { return try appendStream(now: now, if: condition) { try drafts.map($0) } }
    return try write(now: now, if: once.map { .all([.unanswered($0), condition]) } ?? condition) {
      [chance] connection, sealer in
      let rows = RowWriter(connection)
      var steps: [LedgerStep] = []
      let numbers = try drafts.map { draft in
        defer { steps.removeAll(keepingCapacity: true) }
        let number = try sealer.append(
          draft, salts: { chance(32) }, to: &steps, asking: { question, _ in try question(connection) })
        try rows.write(steps)
        return number
      }
      try rows.write(sealer.end())
      try once?.keep(numbers, at: now, connection)
      return numbers
    }
  }

  /// So many entries are sealed and written on one thread: another would cost more than it saves.
  private static let few = 64

  /// Appends entries one by one as they come, all or none: for imports of any size. Memory: that of some hundred entries.
  ///
  /// The body runs on a thread of its own while what it appended before is written, and is therefore told only at a later entry, or never,
  /// what the tables alone can know: that something it ends is not there, or that two events have one name. The whole throws that in any
  /// case, and nothing is written.
  @available(*, noasync)
  public func appendStream<Value: Sendable>(
    now: Instant, if condition: Condition = .none,
    _ body: @escaping @Sendable (_ append: (EntryDraft) throws -> Int64) throws -> Value
  ) throws -> Value {
    try write(now: now, if: condition) { [chance] connection, sealer in
      try sealer.findTakenNames(connection)
      let line = SealingLine()
      let answer = Answer<(EntrySealer, Value), any Error>()
      let thread = Worker("ledger sealing")
      thread.add { [sealer] in
        var sealer = sealer
        var steps: [LedgerStep] = []
        let result = Result {
          let value = try body { draft in
            let number = try sealer.append(
              draft, salts: { chance(32) }, to: &steps, asking: { try line.ask($0, after: &$1) })
            try line.put(&steps)
            return number
          }
          steps += sealer.end()
          try line.end(&steps)
          return value
        }
        line.stop()
        answer.give(result.map { (sealer, $0) })
      }
      defer { thread.finish() }
      try line.write(RowWriter(connection), connection)
      let value: Value
      (sealer, value) = try answer.wait().get()
      return value
    }
  }

  func write<Value: Sendable>(
    now: Instant, if condition: Condition = .none,
    _ body: @escaping @Sendable (any DatabaseConnection, inout EntrySealer) throws -> Value
  ) throws -> Value {
    guard let signing else { throw LedgerError.keyMissing }
    do {
      return try database.write { [self] connection in
        try condition.check(connection)
        var sealer = try EntrySealer(connection, known: known.change { $0 }, key: signing, now: now)
        let value = try body(connection, &sealer)
        known.change { $0 = sealer.head }
        return value
      }
    } catch let error as DatabaseError {
      // What was appended may be gone after all: the next one looks at what is there.
      known.change { $0 = nil }
      throw error
    }
  }

  // MARK: Checkpoints

  /// Signs what the ledger is now; the last checkpoint where nothing changed since, nil for an empty ledger.
  @available(*, noasync)
  @discardableResult public func checkpoint(now: Instant) throws -> String? {
    if signing == nil { return try lastCheckpoint() }
    return try write(now: now) { connection, sealer in
      try RowWriter(connection).write(sealer.sign())
      return try Self.lastNote(connection)
    }
  }

  /// The last checkpoint.
  @available(*, noasync)
  public func lastCheckpoint() throws -> String? { try database.read { try Self.lastNote($0) } }

  private static func lastNote(_ connection: any DatabaseConnection) throws -> String? {
    try connection.first("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1") { $0.text(0) }
  }

  /// The public key that the ledger names.
  @available(*, noasync)
  public func publicKey() throws -> Signing.PublicKey? { try database.read { try LedgerKey.open($0) } }

  // MARK: Proofs

  /// How many entries there are, and the root over them.
  @available(*, noasync)
  public func head() throws -> (size: Int64, root: Digest) {
    try database.read { connection in
      let size = try Self.size(connection)
      return (size, try TreeStore(connection).edge(Int(size)).root)
    }
  }

  private static func size(_ connection: any DatabaseConnection) throws -> Int64 {
    try connection.first("SELECT COALESCE(MAX(sequence), 0) FROM entry") { $0.integer(0) } ?? 0
  }

  /// What shows that an entry is in the ledger: its leaf, and the path to the root of the tree of a size (now where none is given).
  @available(*, noasync)
  public func inclusion(of entry: Int64, in size: Int64? = nil) throws -> (
    leaf: Digest, proof: MerkleProof, size: Int64, root: Digest
  ) {
    try database.read { connection in
      let all = try Self.size(connection)
      let size = size ?? all
      guard size <= all else { throw LedgerError.noSuchEntry(size, size: all) }
      guard entry >= 1, entry <= size else { throw LedgerError.noSuchEntry(entry, size: size) }
      let tree = TreeStore(connection)
      let proof = try MerkleProof.inclusion(of: Int(entry) - 1, in: Int(size)) { try tree.whole($0, $1) }
      return (
        try tree.whole(0, Int(entry) - 1), proof, size,
        try MerkleProof.root(0..<Int(size)) { try tree.whole($0, $1) }
      )
    }
  }

  /// What shows that the ledger of a size grew out of that of a smaller one.
  @available(*, noasync)
  public func consistency(from old: Int64, to size: Int64? = nil) throws -> (
    proof: MerkleProof, size: Int64, old: Digest, root: Digest
  ) {
    try database.read { connection in
      let all = try Self.size(connection)
      let size = size ?? all
      guard size <= all else { throw LedgerError.noSuchEntry(size, size: all) }
      guard old >= 1, old <= size else { throw LedgerError.noSuchEntry(old, size: size) }
      let tree = TreeStore(connection)
      let proof = try MerkleProof.consistency(from: Int(old), to: Int(size)) { try tree.whole($0, $1) }
      return (
        proof, size, try MerkleProof.root(0..<Int(old)) { try tree.whole($0, $1) },
        try MerkleProof.root(0..<Int(size)) { try tree.whole($0, $1) }
      )
    }
  }

  // MARK: Reading whole

  /// Calls with every entry from one ledger number to another, in their order, until it says false.
  @available(*, noasync)
  public func entries(from first: Int64 = 1, to last: Int64? = nil, _ take: (Entry) throws -> Bool) throws {
    try database.read { connection in
      let size = try Self.size(connection)
      try KeptEntry.each(from: max(first, 1), to: min(last ?? size, size), on: connection) { batch in
        for kept in batch {
          guard let entry = kept.entry() else { throw LedgerError.unreadable(kept.sequence) }
          guard try take(entry) else { return false }
        }
        return true
      }
    }
  }

  /// What is not as it was written, with size and root; nil where `progress` said false. `held` are checkpoints that somebody else kept.
  @available(*, noasync)
  public func verify(
    held: [(checkpoint: Checkpoint, place: String)] = [], progress: (Int64, Int64) -> Bool = { _, _ in true }
  ) throws -> (size: Int64, root: Digest, findings: [LedgerFinding])? {
    try database.read { connection in
      try withoutActuallyEscaping(progress) { progress in
        var verifier = try Verifier(connection, held: held, progress: progress)
        return try verifier.run().map { ($0.size, $0.root, verifier.findings) }
      }
    }
  }

  /// Throws the tables away and makes them again from the entries, in one transaction: all or nothing. What was erased and has come back
  /// is destroyed again. False where `progress` said so.
  @available(*, noasync)
  public func rebuild(progress: @escaping @Sendable (Int64, Int64) -> Bool = { _, _ in true }) throws -> Bool {
    struct Stopped: Error {}
    do {
      try database.write { connection in
        let size = try Self.size(connection)
        for table in ProjectionTable.allCases {
          try connection.run(SQL(trustingText: "DELETE FROM \(table.rawValue)"))
        }
        try connection.run("DELETE FROM tree")
        try connection.run("DELETE FROM search_index")
        let rows = RowWriter(connection)
        var edge = MerkleEdge()
        try KeptEntry.each(from: 1, to: size, on: connection) { batch in
          for kept in batch {
            guard let entry = kept.entry(), let leaf = kept.leaf, kept.sequence == Int64(edge.count) + 1 else {
              throw LedgerError.unreadable(kept.sequence)
            }
            for change in entry.rows { try rows.write(change) }
            try rows.index(entry)
            // A value that came back, from an old backup or otherwise, goes again.
            if case .erased(let of, let field) = entry.body { try rows.destroyPersonal(of, field) }
            var nodes: [LedgerStep] = []
            edge.append(leaf) { level, place, hash in
              if let node = TreeStore.step(level, place, hash) { nodes.append(node) }
            }
            try rows.write(nodes)
          }
          if let last = batch.last, !progress(last.sequence, size) { throw Stopped() }
          return true
        }
      }
      return true
    } catch is Stopped {
      return false
    }
  }
}
