import Access
import Boards
import CivilTime
import Entries
import Facts
import Files
import Ledger
import Obligations
import Organisations
import Store
import UseCases

/// The questions of lists and figures asked of a store: 3,321 communes in 34 provinces, 150 monthly reports, two years: 12 million
/// obligations, of which a part was done, some excused. Invented.
enum StoreBoardBench {
  private static let rules = 150
  private static let provinces = 34
  static let communes = 3321
  private static let months = 24
  /// Of these something was done.
  private static let doneMonths = 14
  private static let firstYear = 2023
  /// Noon of 20 March 2024 in Viet Nam.
  private static let now = Instant(seconds: 1_710_910_800)
  private static let from = Inputs.day(2023, 1, 1)
  private static let to = Inputs.day(2024, 12, 31)

  /// A store in which so much was done in two years from one on; nothing is kept of boards.
  static func fill(calendarPath: String, folder: String, rows: Int, from firstYear: Int = firstYear) throws {
    // Before the first deed: entries are recorded in order.
    let store = try BenchOffice(rules: rules, bodies: communes, areaCount: provinces).make(
      calendarPath, folder, now: Instant.end(of: Inputs.day(firstYear, 1, 1) - 60))
    guard let province = OrganisationID("o") else { preconditionFailure("an id") }
    // Day by day, as a ledger grows; one in twenty is recorded some days after it happened.
    var byDay: [CivilDate: [Int]] = [:]
    var dice = Dice(seed: 31)
    for number in 0..<rows {
      // Neighbours are far apart; none twice.
      let place = number &* 1_000_003 % (communes * rules * doneMonths)
      let month = place / (communes * rules)
      let due = Inputs.day(firstYear + (month + 1) / 12, (month + 1) % 12 + 1, 5)
      byDay[due - 12 + dice.below(17), default: []].append(place)
    }
    for (day, places) in byDay.sorted(by: { $0.key < $1.key }) {
      var ofDay = Dice(seed: UInt64(day.dayNumber))
      let told = places.map { (place: $0, isExcused: ofDay.below(100) == 0, isLate: ofDay.below(20) == 0) }
      try store.ledger.appendStream(now: Instant.end(of: day)) { append in
        for (place, isExcused, isLate) in told {
          let (body, rule, month) = (place % communes, place / communes % rules, place / (communes * rules))
          guard let id = ObligationID(obligation(body, rule, month, from: firstYear)) else {
            preconditionFailure("an id")
          }
          let event = Event(
            id: "", kind: isExcused ? .excused : .received, obligations: [id],
            happened: isLate ? day - 9 : day, recorded: now,
            ground: isExcused ? "bão" : nil)
          _ = try append(
            EntryDraft(RecordedEvent(event), by: Author(id: "p", role: "registryClerk", organisation: province)))
        }
      }
    }
    try store.close(now: byDay.keys.max().map { Instant.end(of: $0) } ?? now)
    var report = Report()
    report.set("entries", rows)
    report.print()
  }

  /// A program that starts, asks for one body's list, and then everything else many times. What it kept, the next finds.
  static func run(folder: String, isWarm: Bool) throws {
    var report = Report()
    let start = Stopwatch.now
    let startCore = Stopwatch.cores
    let store = try Store.open(StorePlace(folder), for: .writing, now: now, purpose: "bench")
    let cache = LibraryCache(store)
    func desk(_ role: Role, _ body: String) throws -> Desk {
      Desk(store, try BenchOffice.actor(role, body), now: now, cache: cache)
    }
    let clerk = try desk(.specialist, "xa-7")
    let leader = try desk(.leader, "o")
    let today = now.day
    func list(_ desk: Desk, _ node: BoardNode) throws -> Int {
      try desk.board(from: from, to: to) { _, board, reader in
        board.toDo(of: node, from: from, horizon: today + 60, on: today, known: today, for: reader).counts.total
      }
    }
    let first = try list(clerk, .everyone)
    report.set("first_wall_seconds", Double(Stopwatch.now - start) / 1e9)
    report.set("first_core_seconds", Double(Stopwatch.cores - startCore) / 1e9)
    report.set("first", first)
    report.set("resident_kib", Stopwatch.residentKiB)
    if isWarm { try questions(leader, clerk, list, &report) }
    report.set("board_bytes", (try? FileSystem.read(store.folder.board).count) ?? 0)
    report.set("peak_rss_kib", Stopwatch.peakKiB)
    try store.close(now: nil)
    report.print()
  }

  private static func questions(
    _ leader: Desk, _ clerk: Desk, _ list: (Desk, BoardNode) throws -> Int, _ report: inout Report
  ) throws {
    let today = now.day
    var dice = Dice(seed: 3)
    report.set("body", times: try measure(1000) { try list(clerk, .everyone) })
    report.set("body_of_all", times: try measure(1000) { try list(leader, .body(1 + dice.below(communes))) })
    report.set("country", times: try measure(200) { try list(leader, .everyone) })
    let columns = (0..<months).map { PeriodLabel.month(year: firstYear + $0 / 12, month: $0 % 12 + 1) }
    report.set(
      "matrix",
      times: try measure(50) {
        try leader.board(from: from, to: to) { library, board, reader in
          let nodes = (0..<provinces).compactMap { AreaID("p\($0)") }
            .compactMap { library.register.preorder(of: $0) }.map { BoardNode.areas($0) }
          return board.matrix(nodes, columns, from: from, to: to, on: today, known: today, for: reader).count
        }
      })
    for (name, by) in [("by_period", CompletenessRow.Grouping.period), ("by_body", .organisation)] {
      for (past, day) in [("", today), ("past_", today - 200)] {
        report.set(
          past + name,
          times: try measure(50) {
            try leader.board(from: from, to: to) { _, board, reader in
              board.rows(by: by, from: from, to: to, on: day, known: day, for: reader).count
            }
          })
      }
    }
    var number = 0
    report.set(
      "after_a_deed",
      times: try measure(rules - 2) {
        number += 1
        var deed = Deed(.submitted)
        deed.obligations = [ObligationID(obligation(7, number, doneMonths))].compactMap(\.self)
        _ = try clerk.record(deed)
        return try list(clerk, .everyone)
      })
    let sum = try leader.board(from: from, to: to) { _, board, reader in
      board.rows(by: .regulation, from: from, to: to, on: today, known: today, for: reader).total
    }
    report.set("obligations", sum.expected)
  }

  private static func measure(_ times: Int, _ work: () throws -> Int) rethrows -> [(core: Int, wall: Int)] {
    var sink = try work()
    return try (0..<times).map { _ in
      let (wall, core) = (Stopwatch.now, Stopwatch.core)
      sink &+= try work()
      let (coreEnd, wallEnd) = (Stopwatch.core, Stopwatch.now)
      if sink == .min { print(sink) }
      return (coreEnd - core, wallEnd - wall)
    }
  }

  /// Of a body, a rule and a month, all counted from 0.
  private static func obligation(_ body: Int, _ rule: Int, _ month: Int, from firstYear: Int = firstYear) -> String {
    BenchOffice.obligation(body, rule, (firstYear - 2001) * 12 + month)
  }
}
