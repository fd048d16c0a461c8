import Ledger
import Obligations
import Settings
import Store
import Threads

/// Signs what is new while a store is served: every minute with changes, or as often as was set. What was recorded meanwhile is recorded; a
/// checkpoint that cannot be written is told in the log, each time anew, until one can.
struct CheckpointKeeper: Sendable {
  let store: Store
  /// Is told what went wrong.
  let report: @Sendable (any Error) -> Void
  let clock: @Sendable () -> Instant

  /// Goes on until it is over.
  func keep(until isOver: Monitor<Bool>) {
    while !isOver.waits(seconds: pause, until: { $0 }) { sign() }
  }

  /// Signs what is new now.
  func sign() {
    do {
      try store.ledger.checkpoint(now: clock())
    } catch {
      report(error)
    }
  }

  private var pause: Double { Double(((try? store.ledger.settings()) ?? Settings()).checkpoints.seconds) }
}
