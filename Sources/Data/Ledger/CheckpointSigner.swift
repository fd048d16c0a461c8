import Database
import Entries
import Obligations
import Secrets

/// Signs checkpoints when they are due, within a transaction of its connection.
///
/// When one is due follows from the entries and the checkpoint before alone, so that a missing one is noticed: with the first entry, with
/// every 10,000th after a checkpoint, and at the end of the transaction of the first entry that is a minute younger than it.
final class CheckpointSigner {
  /// The last checkpoint: how many entries, and when it was signed.
  typealias Last = (size: Int64, signed: Int64)

  private let connection: any DatabaseConnection
  private let key: Signing.SecretKey
  private var last: Last?

  init(_ connection: any DatabaseConnection, _ key: Signing.SecretKey) throws {
    self.connection = connection
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
  func signIfFull(_ writer: LedgerWriter) throws {
    if Self.isFull(writer.count, after: last) { try sign(writer, now: writer.head.lastRecorded) }
  }

  /// After the last entry of the transaction.
  func signIfDue(_ writer: LedgerWriter) throws {
    guard writer.count > last?.size ?? 0 else { return }
    if Self.isLate(writer.head.lastRecorded, after: last) { try sign(writer, now: writer.head.lastRecorded) }
  }

  /// Signs what is there, where anything came since the last checkpoint.
  func sign(_ writer: LedgerWriter, now: Instant) throws {
    guard writer.count > last?.size ?? 0 else { return }
    let checkpoint = Checkpoint(
      origin: Checkpoint.origin(of: key.publicKey), size: writer.count, root: writer.head.edge.root,
      signed: max(now, writer.head.lastRecorded))
    try connection.run(
      """
      INSERT INTO checkpoint (size, signed_at, note)
      VALUES (\(checkpoint.size), \(checkpoint.signed.seconds), \(checkpoint.note(signedWith: key)))
      """)
    last = (checkpoint.size, checkpoint.signed.seconds)
  }
}
