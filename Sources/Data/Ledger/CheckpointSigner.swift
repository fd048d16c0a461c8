import Database
import Entries
import Obligations
import Secrets

/// Signs checkpoints when they are due.
///
/// When one is due follows from the entries and the checkpoint before alone, so that a missing one is noticed: with the first entry, with
/// every 10,000th after a checkpoint, and at the end of the transaction of the first entry that is a minute younger than it.
struct CheckpointSigner: Sendable {
  /// The last checkpoint: how many entries, and when it was signed.
  typealias Last = (size: Int64, signed: Int64)

  private let key: Signing.SecretKey
  private var last: Last?

  init(_ connection: any DatabaseConnection, _ key: Signing.SecretKey) throws {
    self.key = key
    last = try connection.first("SELECT size, signed_at FROM checkpoint ORDER BY size DESC LIMIT 1") {
      ($0.integer(0), $0.integer(1))
    }
  }

  /// True where so many entries are one checkpoint.
  static func isFull(_ size: Int64, after last: Last?) -> Bool {
    size - (last?.size ?? 0) >= Ledger.entriesPerCheckpoint
  }

  /// True where an entry is so much younger than the last checkpoint that there must be one.
  static func isLate(_ recorded: Instant, after last: Last?) -> Bool {
    guard let last else { return true }
    return recorded.seconds - last.signed >= Ledger.secondsPerCheckpoint
  }

  /// After each entry.
  mutating func signIfFull(_ head: LedgerHead) -> LedgerStep? {
    Self.isFull(head.count, after: last) ? sign(head, now: head.lastRecorded) : nil
  }

  /// After the last entry of the transaction.
  mutating func signIfDue(_ head: LedgerHead) -> LedgerStep? {
    Self.isLate(head.lastRecorded, after: last) ? sign(head, now: head.lastRecorded) : nil
  }

  /// Signs what is there, where anything came since the last checkpoint.
  mutating func sign(_ head: LedgerHead, now: Instant) -> LedgerStep? {
    guard head.count > last?.size ?? 0 else { return nil }
    let checkpoint = Checkpoint(
      origin: Checkpoint.origin(of: key.publicKey), size: head.count, root: head.edge.root,
      signed: max(now, head.lastRecorded))
    last = (checkpoint.size, checkpoint.signed.seconds)
    return .insert(
      .checkpoint,
      [.integer(checkpoint.size), .integer(checkpoint.signed.seconds), .text(checkpoint.note(signedWith: key))])
  }
}
