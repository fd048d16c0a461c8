import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Ledger
import Obligations
import Organisations
import Regulations
import Secrets
import Store

/// The ledger itself.
extension Desk {
  /// Signs what the ledger is now: the text that others may keep.
  @available(*, noasync)
  public func checkpoint() throws -> String {
    _ = try permit(.checkpoint)
    return try store.ledger.checkpoint(now: now) ?? ""
  }

  /// What shows that an entry is in the ledger.
  @available(*, noasync)
  public func inclusion(of entry: Int64, in size: Int64?) throws -> (
    leaf: Digest, proof: MerkleProof, size: Int64, root: Digest
  ) {
    _ = try permit(.verify)
    return try store.ledger.inclusion(of: entry, in: size)
  }

  /// What shows that the ledger of a size grew out of a smaller one.
  @available(*, noasync)
  public func consistency(from old: Int64, to size: Int64?) throws -> (
    proof: MerkleProof, size: Int64, old: Digest, root: Digest
  ) {
    _ = try permit(.verify)
    return try store.ledger.consistency(from: old, to: size)
  }

  /// Reads entries.
  @available(*, noasync)
  public func entries(from first: Int64, to last: Int64?, _ take: (Entry) throws -> Bool) throws {
    _ = try permit(.readLedger)
    try store.ledger.entries(from: first, to: last, take)
  }

  /// The newest entries, below a ledger number where one is given, of a kind, by an author and of a day where these are given; with them the
  /// number below which the rest of the list begins, nil where there is none.
  ///
  /// - Throws: `Refused` for who may not read the ledger.
  @available(*, noasync)
  public func newestEntries(
    of kind: EntryKind? = nil, by author: String? = nil, on day: CivilDate? = nil, below: Int64 = .max, limit: Int = 50
  ) throws -> (entries: [Entry], next: Int64?) {
    _ = try permit(.readLedger)
    var filter = LedgerFilter()
    filter.kind = kind
    filter.author = author
    filter.limit = limit
    let first = try day.map { try store.number(at: .end(of: $0 - 1)) + 1 } ?? 1
    let last = min(try day.map { try store.number(at: .end(of: $0)) } ?? .max, below - 1)
    guard first <= last else { return ([], nil) }
    filter.numbers = first...last
    return try store.ledger.newest(filter)
  }

  /// One entry.
  ///
  /// - Throws: `Refused` for who may not read the ledger, and where there is none such.
  @available(*, noasync)
  public func entry(_ number: Int64) throws -> Entry {
    _ = try permit(.readLedger)
    guard let entry = try store.ledger.entries([number]).first else {
      let size = try store.ledger.head().size
      throw Refused(
        Words(
          vi: "nhật ký có \(size) mục, không có mục \(number)",
          en: "the ledger has \(size) entries, none with the number \(number)"))
    }
    return entry
  }

  /// The last text that was signed of what the ledger is; nil where none was.
  @available(*, noasync)
  public func lastCheckpoint() throws -> String? {
    _ = try permit(.readLedger)
    return try store.ledger.lastCheckpoint()
  }

  /// What is not as it was written. `held` are the texts of checkpoints that somebody else kept, with where each comes from.
  @available(*, noasync)
  public func verify(
    held: [(place: String, text: String)], progress: (Int64, Int64) -> Bool
  ) throws -> (size: Int64, root: Digest, findings: [LedgerFinding]) {
    _ = try permit(.verify)
    var found = try store.verify(held: held, progress: progress)
    // Of what is not as it was written no board is worth comparing.
    if found.findings.isEmpty {
      let faults = try LibraryCache(store).faults(on: today)
      found.findings += faults.obligations.map { LedgerFinding(.changed, "board \($0)") }
      if faults.events { found.findings.append(LedgerFinding(.changed, "board events")) }
    }
    return found
  }

  /// The public key by which everything about this ledger is signed.
  @available(*, noasync)
  public func verificationKey() throws -> Signing.PublicKey? {
    _ = try permit(.verify)
    return try store.ledger.publicKey()
  }

  /// Makes the tables again; how many entries there are.
  @available(*, noasync)
  public func rebuild(progress: @escaping @Sendable (Int64, Int64) -> Bool) throws -> Int64 {
    _ = try permit(.rebuild)
    _ = try store.ledger.rebuild(progress: progress)
    return try store.ledger.head().size
  }

  /// The text of a regulation as it is run, policies put in; every version of it.
  @available(*, noasync)
  public func text(ofRegulation id: String) throws -> String {
    let sources = StoredShelf(try store.texts()).sources.filter {
      $0.name.hasPrefix(StoredShelf.regulations + "/") && DocumentKind.id(of: $0) == id
    }
    guard !sources.isEmpty else {
      throw Refused(
        Words(
          vi: "kho không có quy chế \"\(id)\"; phoihop regulation list kể các quy chế",
          en: "the store has no regulation \"\(id)\"; phoihop regulation list tells them"))
    }
    return sources.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n")
  }
}
