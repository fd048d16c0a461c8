import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Files
import Ledger
import Obligations
import Organisations
import Secrets
import Store
import Synchronization
import UseCases

/// Submissions through the whole desk, each looked at and acknowledged: may he, does it make sense, does the text allow it.
enum DeskBench {
  static let rules = 10
  static let bodies = 3321
  private static let months = 12
  /// Noon of 20 March 2024 in Viet Nam.
  static let now = Instant(seconds: 1_710_910_800)

  /// By so many callers for some seconds; with what was read kept, or read anew for each where `isCold`.
  static func run(calendarPath: String, folder: String, callers: Int, seconds: Int, isCold: Bool) throws {
    let store = try BenchOffice(rules: rules, bodies: bodies).make(calendarPath, folder, now: now)
    let cache = isCold ? nil : LibraryCache(store)
    let clerks = try (0..<bodies).map { try BenchOffice.actor(.specialist, "xa-\($0)") }
    var report = Report()
    let next = Atomic(0)
    let refused = Atomic(0)
    let cores = Stopwatch.cores
    let start = Stopwatch.now
    let perSecond = LedgerBench.acknowledged(callers: callers, seconds: seconds) {
      let number = next.add(1, ordering: .relaxed).newValue
      let (body, rule, month) = (number % bodies, number / bodies % rules, number / (bodies * rules) % months)
      // From January 2023 on.
      guard let id = ObligationID(BenchOffice.obligation(body, rule, 264 + month)) else { return }
      var deed = Deed(.submitted)
      deed.obligations = [id]
      do { _ = try Desk(store, clerks[body], now: now, cache: cache).record(deed) } catch {
        refused.add(1, ordering: .relaxed)
        throw error
      }
    }
    report.set("per_second", perSecond)
    report.set("refused", refused.load(ordering: .relaxed))
    report.set(
      "core_us_each",
      Double(Stopwatch.cores - cores) / 1e3 / max(perSecond * Double(Stopwatch.now - start) / 1e9, 1))
    report.set("bodies", bodies)
    report.set("rules", rules)
    report.set("peak_rss_kib", Stopwatch.peakKiB)
    let (size, root) = try store.ledger.head()
    report.set("entries", Int(size))
    report.set("root", text: root.description)
    try store.close(now: nil)
    report.print()
  }

  /// A file of so many events, an entry a line, each line checked: form, bodies, and whether there is such an obligation.
  static func importing(calendarPath: String, folder: String, rows: Int) throws {
    let store = try BenchOffice(rules: rules, bodies: bodies).make(calendarPath, folder, now: now)
    var text = "kind,obligation,happened,by\n"
    for row in 0..<rows {
      // Neighbours are far apart.
      let (body, rule, month) = (row &* 1009 % bodies, row / bodies % rules, row / (bodies * rules))
      text += "submitted,\(BenchOffice.obligation(body, rule, month)),2024-03-20,xa-\(body)\n"
    }
    let source = SourceText(name: "events.csv", text: text)
    text = ""
    var report = Report()
    let times = LedgerBench.Times()
    let found = try Desk(store, .owner, now: now).importEvents(from: "events.csv", on: TextShelf([source]))
    times.report(to: &report)
    report.set("rows", found.added)
    try LedgerBench.finish(store, &report)
  }
}
