import Access
import CivilTime
import Database
import DatabasePostgres
import DatabaseSQLite
import Entries
import Ledger
import Obligations
import Regulations
import Reports
import Secrets
import Testing

@testable import Store

/// What was filled in on forms, in both engines.
@Suite struct ReportTests {
  private static let lan = PersonID("p-0001"), minh = PersonID("p-0002")

  private static func report(_ number: Int64, _ texts: [String: String]) -> FilledReport {
    FilledReport(
      form: String(repeating: "ab", count: 32),
      Answers(
        [
          Figure("luot-nguoi", .inPeriod, Amount(thousandths: number * 1000 + 125)),
          Figure("luot-nguoi", .cumulative, Amount(number * 2)), Figure("mo-hinh", .inPeriod, .zero),
        ], texts: texts))
  }

  private static func draft(_ kept: KeptStore, _ number: Int64) throws -> EntryDraft {
    guard case .event(let recorded) = try kept.draft(note: nil, evidence: nil).body else { throw Wrong() }
    return EntryDraft(
      RecordedEvent(recorded.event, report: report(number, ["noi-bat": "Đợt \(number): quyên góp lũ"])),
      by: KeptStore.person)
  }

  private struct Wrong: Error {}

  private func walk(_ kept: KeptStore) throws {
    let store = kept.store
    #expect(try store.ledger.append([Self.draft(kept, 10), Self.draft(kept, 32)], now: KeptStore.start) == [2, 3])
    let found = try store.figures(of: [1, 2, 3, 4])
    #expect(found.keys.sorted() == [2, 3])
    #expect(found[2]?.form == String(repeating: "ab", count: 32))
    #expect(found[2]?.answers == Answers(Self.report(10, [:]).figures))
    // Whoever reads the tables by SQL adds up exactly: 10,125 + 32,125.
    let sum = try store.database.read { connection in
      try connection.first(
        "SELECT SUM(thousandths) FROM figure WHERE field = 'luot-nguoi' AND col = 'inPeriod'"
      ) { $0.integer(0) }
    }
    #expect(sum == 42_250)
    // It is read back as it was written, and found by its words.
    guard case .event(let recorded)? = try store.entry(3)?.body else { throw Wrong() }
    #expect(recorded.report?.answers == Self.report(32, ["noi-bat": "Đợt 32: quyên góp lũ"]).answers)
    func entries(_ words: [String]) throws -> [Int64] {
      try store.ledger.search(SearchQuery(words, tokens: [], limit: 9)).map(\.entry)
    }
    #expect(try entries(["quyen", "gop"]) == [3, 2])
    #expect(try store.verify().findings == [])
    // Its texts can be destroyed, its numbers stay.
    #expect(try kept.erase(3, "texts") == [])
    guard case .event(let erased)? = try store.entry(3)?.body else { throw Wrong() }
    #expect(erased.report?.texts == .erased)
    #expect(erased.report?.answers.texts == [:])
    #expect(erased.report?.figures == recorded.report?.figures)
    #expect(try entries(["quyen", "gop"]) == [2])
    #expect(try store.ledger.rebuild())
    #expect(try store.figures(of: [2, 3]).keys.sorted() == [2, 3])
    #expect(try store.verify().findings == [])
    // Somebody changes a number beside the ledger: it is told, and mended.
    try store.database.write { try $0.run("UPDATE figure SET thousandths = 1 WHERE entry = 2 AND col = 'cumulative'") }
    #expect(try store.verify().findings.map(\.place) == ["figure 2 luot-nguoi cumulative"])
    #expect(try store.ledger.rebuild())
    #expect(try store.verify().findings == [])
  }

  private func write(_ kept: KeptStore) throws {
    let store = kept.store
    let (lan, minh) = (try #require(Self.lan), try #require(Self.minh))
    let id = try #require(ObligationID(KeptStore.obligation))
    let other = try #require(ObligationID("thu/dieu-1/a:b:2024-M03"))
    func later(_ seconds: Int64) -> Instant { Instant(seconds: KeptStore.start.seconds + seconds) }
    let before = try store.ledger.head().size
    try store.keep(draft: ["luot-nguoi.inPeriod": "1.2", "noi-bat": "lũ \"to\"\n"], of: lan, about: id, now: later(0))
    try store.keep(draft: ["noi-bat": "x"], of: minh, about: id, now: later(60))
    try store.keep(draft: ["noi-bat": "lũ lớn"], of: lan, about: id, now: later(120))
    try store.keep(draft: ["a": "b"], of: lan, about: other, now: later(120))
    let drafts = try store.drafts(about: id)
    #expect(drafts.map(\.person) == [lan, minh])
    #expect(drafts[0].values == ["noi-bat": "lũ lớn"])
    #expect(drafts[0].began == later(0) && drafts[0].saved == later(120))
    // It is in no ledger, and a rebuild does not touch it.
    #expect(try store.ledger.head().size == before)
    #expect(try store.ledger.rebuild())
    #expect(try store.drafts(about: id).count == 2)
    #expect(try store.verify().findings == [])
    try store.forgetDrafts(of: lan, about: [id])
    #expect(try store.drafts(about: id).map(\.person) == [minh])
    #expect(try store.drafts(about: other).map(\.person) == [lan])
    // What nobody touched for half a year goes when somebody writes.
    try store.keep(draft: [:], of: lan, about: other, now: later(60 + 180 * 86400))
    #expect(try store.drafts(about: id).map(\.person) == [minh])
    try store.keep(draft: [:], of: lan, about: other, now: later(61 + 180 * 86400))
    #expect(try store.drafts(about: id) == [])
    #expect(try store.drafts(about: other) == [])
  }

  @Test func `a report is kept, added up, found, erased, rebuilt and verified`() throws { try walk(KeptStore()) }

  @Test func `what is being written is kept by person, and goes when it is sent or left lying`() throws {
    try write(KeptStore())
  }

  @Test(.enabled(if: TestServer.isAvailable, TestServer.whySkipped)) func `on a server too`() throws {
    let server = try TestServer.shared.get()
    try walk(KeptStore(server: server.url(server.makeDatabase())))
    try write(KeptStore(server: server.url(server.makeDatabase())))
  }
}
