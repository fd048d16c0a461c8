import Glibc
import Synchronization

/// Moments at which a program that dies could leave something half done. A debug build dies there when it is told to, as `kill -9` would
/// have it: `PHOIHOP_STOP_AT=after-commit`, or `after-commit:3` for the third time. The release build knows none.
public enum StopPoint: String, Sendable, CaseIterable {
  case beforeCommit = "before-commit"
  case afterCommit = "after-commit"
  case inCheckpoint = "in-checkpoint"
  case inMigration = "in-migration"
  case attachmentWritten = "attachment-written"
  case attachmentRenamed = "attachment-renamed"
  case erasureCommitted = "erasure-committed"
  case erasureHalfDone = "erasure-half-done"
  case inBackup = "in-backup"
  case backupRenamed = "backup-renamed"
  case inRestore = "in-restore"
  case mailTaken = "mail-taken"
  case mailHanded = "mail-handed"

  /// The program is at this moment.
  public func pass() {
    #if DEBUG
      guard let wish = StopPoint.wish, wish.name == rawValue else { return }
      if StopPoint.passed.add(1, ordering: .relaxed).newValue == wish.time { kill(getpid(), SIGKILL) }
    #endif
  }

  #if DEBUG
    private static let passed = Atomic(0)

    private static let wish: (name: String, time: Int)? = Machine.environment("PHOIHOP_STOP_AT").map { text in
      let parts = text.split(separator: ":").map(String.init)
      return (parts.first ?? "", parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
    }
  #endif
}
