import CivilTime
import Database
import Entries
import Ledger
import Obligations
import Organisations
import Testing

@testable import Store

/// What was noted, in both engines.
@Suite struct NoteTests {
  private struct Wrong: Error {}

  private static func body(_ text: String) throws -> OrganisationID { try #require(OrganisationID(text)) }

  private static func draft(
    _ body: String, _ day: CivilDate, _ clauses: [String], sessions: Int? = nil, people: Int? = nil, _ text: String
  ) throws -> EntryDraft {
    EntryDraft(
      Note(
        body: try Self.body(body), day: day, clauses: clauses, sessions: sessions, people: people, text: text,
        place: "khu 4"), by: KeptStore.person)
  }

  private func walk(_ kept: KeptStore) throws {
    let store = kept.store
    let today = KeptStore.start.day
    let drafts = [
      try Self.draft("a", today - 1, ["thu/dieu-3/b", "thu/dieu-3/a"], sessions: 2, people: 30, "họp nhóm nòng cốt"),
      try Self.draft("b", today, ["khac/dieu-1"], "phát thanh"),
      try Self.draft("a", today, ["thu/dieu-3/a"], people: 0, "vận động"),
    ]
    #expect(try store.ledger.append(drafts, now: KeptStore.start) == [2, 3, 4])
    func numbers(_ change: (inout Store.NoteQuestion) -> Void = { _ in }) throws -> [Int64] {
      var question = Store.NoteQuestion(from: today - 30, to: today)
      change(&question)
      return try store.notes(question).map(\.number)
    }
    let a = try Self.body("a")
    #expect(try numbers() == [4, 3, 2])
    #expect(try numbers { $0.bodies = [a] } == [4, 2])
    #expect(try numbers { $0.bodies = [] } == [])
    #expect(try numbers { $0.regulation = "thu" } == [4, 2])
    #expect(try numbers { $0.clause = "thu/dieu-3/b" } == [2])
    #expect(try numbers { $0.to = today - 1 } == [2])
    let first = try #require(try store.note(2))
    #expect(first.clauses == ["thu/dieu-3/a", "thu/dieu-3/b"])
    #expect((first.sessions, first.people) == (2, 30))
    #expect(try store.note(4)?.people == 0)
    #expect(try store.clausesNotedLast(by: [a], limit: 9) == ["thu/dieu-3/a", "thu/dieu-3/b"])
    func found(_ words: [String]) throws -> [Int64] {
      try store.ledger.search(SearchQuery(words, tokens: [], limit: 9)).map(\.entry)
    }
    #expect(try found(["nong", "cot"]) == [2])
    #expect(try found(["khu"]) == [4, 3, 2])
    // One is taken back: it is in no list, and stays in the ledger.
    let withdrawal = EntryDraft(.noteWithdrawn(note: 4), by: KeptStore.person, subject: "4", reason: "nhầm ngày")
    #expect(try store.ledger.append([withdrawal], now: KeptStore.start) == [5])
    #expect(try numbers() == [3, 2])
    #expect(try store.note(4) == nil)
    #expect(try store.isNoteWithdrawn(4))
    #expect(try store.withdrawal(ofNote: 4)?.head.reason == "nhầm ngày")
    #expect(try store.withdrawal(ofNote: 2) == nil)
    #expect(throws: LedgerError.nothingToEnd(.note, 4)) {
      try store.ledger.append([withdrawal], now: KeptStore.start)
    }
    #expect(try store.verify().findings == [])
    // What was written can be destroyed; day, counts and clauses stay.
    #expect(try kept.erase(2, "content") == [])
    guard case .noted(let erased)? = try store.entry(2)?.body else { throw Wrong() }
    #expect(erased.text == nil && erased.place == nil && erased.people == 30)
    #expect(try found(["nong", "cot"]) == [])
    #expect(try store.ledger.rebuild())
    #expect(try numbers() == [3, 2])
    #expect(try store.verify().findings == [])
    // Somebody changes a number beside the ledger: it is told, and mended.
    try store.database.write { try $0.run("UPDATE note SET people = 31 WHERE entry = 2") }
    try store.database.write { try $0.run("DELETE FROM note_clause WHERE entry = 3") }
    #expect(try store.verify().findings.map(\.place) == ["note 2", "note_clause 3 khac/dieu-1"])
    #expect(try store.ledger.rebuild())
    #expect(try store.verify().findings == [])
  }

  @Test func `notes are found by day, body, regulation and clause, taken back once, and can be erased`() throws {
    try walk(KeptStore())
  }

  @Test(.enabled(if: TestServer.isAvailable, TestServer.whySkipped)) func `with PostgreSQL it is the same`() throws {
    let server = try TestServer.shared.get()
    try walk(KeptStore(server: server.url(server.makeDatabase())))
  }

  /// A picture is a file of its note: what no entry names goes, what an erasure names is destroyed.
  @Test func `the picture of a note is kept with it and destroyed with its name`() throws {
    let kept = try KeptStore()
    let store = kept.store
    let bytes = Array("JFIF".utf8)
    let seal = try store.attachments.put(bytes, salt: store.chance(32))
    let note = Note(
      body: try Self.body("a"), day: KeptStore.start.day, clauses: ["thu/dieu-3/a"], text: "x",
      attachments: [.init(seal: seal, name: .value("khu4.jpg"), size: bytes.count)])
    #expect(try store.ledger.append([EntryDraft(note, by: KeptStore.person)], now: KeptStore.start) == [2])
    store.attachments.settle([seal])
    #expect(try store.attachments.read(seal) == bytes)
    #expect(try store.verify().findings == [])
    #expect(try kept.erase(2, "attachment0") == [])
    #expect(throws: (any Error).self) { try store.attachments.read(seal) }
    #expect(try store.verify().findings == [])
  }
}
