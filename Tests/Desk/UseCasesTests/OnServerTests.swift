import Access
import CivilTime
import Diagnostics
import Entries
import Ledger
import Obligations
import Organisations
import Store
import Testing
import UseCases

/// The desk on a store whose tables stand on a server: what the other tests of this folder see on a store in a folder.
@Suite(.enabled(if: TestServer.isAvailable, TestServer.whySkipped)) struct OnServerTests {
  private let office: Office

  init() throws {
    let server = try TestServer.shared.get()
    office = try Office(server: server.url(server.makeDatabase()))
  }

  private func find(_ words: String, _ desk: Desk, _ change: (inout Desk.Search) -> Void = { _ in }) throws -> [Int64] {
    var search = Desk.Search(words)
    change(&search)
    return try desk.search(search).entries.map(\.head.sequence)
  }

  @Test
  func `what people wrote is found with and without marks, filtered, paged and cut by scope, and erased for ever`()
    throws
  {
    let sender = try office.person(.specialist, at: Office.reporter)
    let other = try office.person(.specialist, at: Office.other)
    let clerk = try office.person(.registryClerk, at: Office.office)
    var first = office.deed(.submitted, Office.february(Office.reporter))
    first.note = "Đề nghị cấp kinh phí"
    first.document = NumberedDocument(number: "12-BC/BA", date: Office.now.day)
    var second = office.deed(.submitted, Office.february(Office.other))
    second.note = "đề nghị hoãn"
    let numbers = [try sender.record(first).entry, try other.record(second).entry]
    for words in ["đề nghị", "de nghi", "NGHỊ ĐỀ", "de ng"] {
      #expect(try find(words, clerk) == [numbers[1], numbers[0]], "\(words)")
    }
    #expect(try find("ngh de", clerk) == [])
    #expect(try find("12-bc/ba", clerk) == [numbers[0]])
    #expect(try find("de nghi", clerk) { $0.body = Office.other } == [numbers[1]])
    #expect(try find("de nghi", clerk) { $0.year = 2023 } == [])
    #expect(try find("de nghi", clerk) { $0.below = numbers[1] } == [numbers[0]])
    #expect(try find("de nghi", sender) == [numbers[0]])
    _ = try office.store.erase(numbers[0], "note", by: .owner, ground: "yêu cầu của người viết", now: Office.now)
    #expect(try find("kinh phi", clerk) == [])
    _ = try Desk(office.store, .owner, now: Office.now).rebuild { _, _ in true }
    #expect(try find("kinh phi", clerk) == [])
    #expect(try find("12-bc/ba", clerk) == [numbers[0]])
    #expect(try office.store.verify().findings == [])
  }

  @Test func `a board is made, kept up with the news, kept in a file and looked over as of a store in a folder`() throws
  {
    try StoredBoardTests().isOnTheBoard(office)
    let server = try TestServer.shared.get()
    try StoredBoardTests().isKept(Office(server: server.url(server.makeDatabase())))
  }

  @Test func `of two who receive one report the slower is told who was faster`() throws {
    let sender = try office.person(.specialist, at: Office.reporter)
    _ = try sender.record(office.deed(.submitted, Office.february(Office.reporter)))
    let clerk = try office.person(.registryClerk, at: Office.office)
    let leader = try office.person(.leader, at: Office.office)
    let slower = try leader.prepare(office.deed(.received, Office.february(Office.reporter)))
    let number = try clerk.record(office.deed(.received, Office.february(Office.reporter))).entry
    #expect(throws: LedgerError.overtaken(by: number)) { try leader.commit(slower) }
    #expect(try office.count == number)
  }

  @Test func `of two who put off and call off one thing the slower is told who was faster`() throws {
    let desk = try office.person(.specialist, at: Office.reporter)
    for id in ["lu-1", "lu-2"] { _ = try desk.record(office.flood(id)) }
    let slower = try desk.prepare(office.later(.rescheduled, "lu-1"))
    let other = try desk.prepare(office.later(.rescheduled, "lu-2"))
    let number = try desk.record(office.later(.withdrawn, "lu-1")).entry
    #expect(throws: LedgerError.overtaken(by: number)) { try desk.commit(slower) }
    _ = try desk.commit(other)
    #expect(try office.count == number + 1)
  }
}
