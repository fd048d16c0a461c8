import Database
import Entries
import Obligations
import Secrets
import Settings

/// Signs checkpoints when they are due.
///
/// When one is due follows from the entries and the checkpoint before alone, so that a missing one is noticed: with the first entry, with
/// every 10,000th after a checkpoint, and at the end of the transaction of the first entry that is a minute younger than it; more often
/// where an entry set so.
struct CheckpointSigner: Sendable {
  /// The last checkpoint: how many entries, and when it was signed.
  typealias Last = (size: Int64, signed: Int64)

  private let key: Signing.SecretKey
  private var last: Last?
  private var settings: Settings
  /// True once an entry of the transaction was so late that there must be one: nothing after it takes that back.
  private var isDue = false

  init(_ connection: any DatabaseConnection, _ key: Signing.SecretKey) throws {
    self.key = key
    last = try connection.first("SELECT size, signed_at FROM checkpoint ORDER BY size DESC LIMIT 1") {
      ($0.integer(0), $0.integer(1))
    }
    settings = try Ledger.settings(connection)
  }

  /// True where so many entries are one checkpoint.
  static func isFull(_ size: Int64, after last: Last?, _ rhythm: CheckpointRhythm) -> Bool {
    size - (last?.size ?? 0) >= rhythm.entries
  }

  /// True where an entry is so much younger than the last checkpoint that there must be one.
  static func isLate(_ recorded: Instant, after last: Last?, _ rhythm: CheckpointRhythm) -> Bool {
    guard let last else { return true }
    return recorded.seconds - last.signed >= rhythm.seconds
  }

  /// After each entry: what it sets counts from itself on.
  mutating func signIfFull(_ entry: Entry, _ head: LedgerHead) -> LedgerStep? {
    if case .settingChanged(let value) = entry.body { settings.set(entry.head.subject ?? "", value) }
    let rhythm = settings.checkpoints
    isDue = isDue || Self.isLate(head.lastRecorded, after: last, rhythm)
    return Self.isFull(head.count, after: last, rhythm) ? sign(head, now: head.lastRecorded) : nil
  }

  /// After the last entry of the transaction.
  mutating func signIfDue(_ head: LedgerHead) -> LedgerStep? { isDue ? sign(head, now: head.lastRecorded) : nil }

  /// Signs what is there, where anything came since the last checkpoint.
  mutating func sign(_ head: LedgerHead, now: Instant) -> LedgerStep? {
    guard head.count > last?.size ?? 0 else { return nil }
    let checkpoint = Checkpoint(
      origin: Checkpoint.origin(of: key.publicKey), size: head.count, root: head.edge.root,
      signed: max(now, head.lastRecorded))
    last = (checkpoint.size, checkpoint.signed.seconds)
    isDue = false
    return .insert(
      .checkpoint,
      [.integer(checkpoint.size), .integer(checkpoint.signed.seconds), .text(checkpoint.note(signedWith: key))])
  }
}
