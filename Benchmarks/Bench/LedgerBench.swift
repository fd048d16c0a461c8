import Entries
import Ledger
import Obligations
import Secrets
import Store
import Synchronization
import Threads

/// What the ledger does in a second: appends with their tables, imports, submissions one by one, verifying, opening.
enum LedgerBench {
  /// Why a bench cannot go on.
  private struct NotPossible: Error {}

  /// Appends drafts that stand in memory in one transaction.
  static func append(folder: String, rows: Int) throws {
    let drafts = (0..<rows).compactMap { LedgerEvents.draft(LedgerEvents.scattered($0)) }
    let store = try create(folder)
    var report = Report()
    let start = Times()
    try store.ledger.append(drafts, now: LedgerEvents.now)
    start.report(to: &report)
    try finish(store, &report)
  }

  /// A store with so many entries, in several transactions.
  static func fill(folder: String, rows: Int) throws {
    let store = try create(folder)
    var report = Report()
    let start = Times()
    for first in stride(from: 0, to: rows, by: 250_000) {
      try store.ledger.appendStream(now: LedgerEvents.now) { append in
        for number in first..<min(first + 250_000, rows) {
          guard let draft = LedgerEvents.draft(number) else { throw NotPossible() }
          _ = try append(draft)
        }
      }
    }
    start.report(to: &report)
    try finish(store, &report)
  }

  /// Holds a store against what it was when written.
  static func verify(folder: String) throws {
    let store = try Store.open(StorePlace(folder), for: .reading, now: LedgerEvents.now, purpose: "bench")
    var report = Report()
    let start = Times()
    let (size, _, findings) = try store.verify()
    start.report(to: &report)
    report.set("entries", Int(size))
    report.set("findings", findings.count)
    report.set("peak_rss_kib", Stopwatch.peakKiB)
    report.print()
  }

  /// The first answer of a store.
  static func open(folder: String) throws {
    let start = Stopwatch.now
    let store = try Store.open(StorePlace(folder), for: .reading, now: LedgerEvents.now, purpose: "bench")
    let (size, root) = try store.ledger.head()
    var report = Report()
    report.set("open_us", Double(Stopwatch.now - start) / 1e3)
    report.set("entries", Int(size))
    report.set("root", text: root.description)
    report.set("resident_kib", Stopwatch.residentKiB)
    report.print()
  }

  /// Submissions one by one, each acknowledged, by so many callers for some seconds.
  static func callers(folder: String, callers: Int, seconds: Int) throws {
    let store = try create(folder)
    var report = Report()
    let next = Atomic(0)
    report.set(
      "per_second",
      acknowledged(callers: callers, seconds: seconds) {
        let number = LedgerEvents.scattered(next.add(1, ordering: .relaxed).newValue)
        guard let draft = LedgerEvents.draft(number) else { throw NotPossible() }
        try store.ledger.append([draft], now: LedgerEvents.now)
      })
    try finish(store, &report)
  }

  /// How often in a second, by the clock on the wall, a body that so many callers run at once ends well.
  static func acknowledged(callers: Int, seconds: Int, _ body: @escaping @Sendable () throws -> Void) -> Double {
    let count = Atomic(0)
    let start = Stopwatch.now
    let end = start + seconds * 1_000_000_000
    let workers = (0..<callers).map { Worker("caller \($0)") }
    for worker in workers {
      worker.add { while Stopwatch.now < end { if (try? body()) != nil { count.add(1, ordering: .relaxed) } } }
    }
    for worker in workers { worker.finish() }
    return Double(count.load(ordering: .relaxed)) / (Double(Stopwatch.now - start) / 1e9)
  }

  private static func create(_ folder: String) throws -> Store {
    try Store.create(at: StorePlace(folder), now: LedgerEvents.now, purpose: "bench", chance: chance)
  }

  /// Not by chance at all, so that one store is as another.
  static let chance: @Sendable (Int) -> [UInt8] = { [UInt8](repeating: 7, count: $0) }

  static func finish(_ store: Store, _ report: inout Report) throws {
    let (size, root) = try store.ledger.head()
    report.set("entries", Int(size))
    report.set("root", text: root.description)
    report.set("peak_rss_kib", Stopwatch.peakKiB)
    try store.close(now: nil)
    report.print()
  }

  /// The clock on the wall, and the cores of the whole process.
  struct Times {
    private let wall = Stopwatch.now
    private let cores = Stopwatch.cores

    func report(to report: inout Report) {
      report.set("wall_seconds", Double(Stopwatch.now - wall) / 1e9)
      report.set("core_seconds", Double(Stopwatch.cores - cores) / 1e9)
    }
  }
}
