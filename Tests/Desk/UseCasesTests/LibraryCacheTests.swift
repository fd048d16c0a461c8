import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Ledger
import Obligations
import Organisations
import Store
import Testing
import UseCases

/// A program that stays and keeps what it has read answers as one that reads everything.
@Suite struct LibraryCacheTests {
  /// The same desk, with what was read kept.
  private func keeping(_ desk: Desk, _ cache: LibraryCache) -> Desk {
    Desk(desk.store, desk.actor, now: desk.now, cache: cache)
  }

  private func shown(_ desk: Desk, _ id: ObligationID) throws -> Shown? {
    try desk.library().engine.obligation(id, on: desk.today, known: desk.now)?.state.shown
  }

  @Test func `what others did meanwhile is seen, and so is one's own`() throws {
    let office = try Office()
    let cache = LibraryCache(office.store)
    let sender = keeping(try office.person(.specialist, at: Office.reporter), cache)
    let clerk = try office.person(.registryClerk, at: Office.office)
    let id = Office.february(Office.reporter)
    #expect(throws: Refused.self) { try keeping(clerk, cache).record(office.deed(.received, id)) }
    _ = try sender.record(office.deed(.submitted, id))
    // Without the cache: as another program would.
    _ = try clerk.record(office.deed(.received, id))
    #expect(try shown(sender, id) == shown(clerk, id))
    do {
      _ = try keeping(clerk, cache).prepare(office.deed(.received, id))
      Issue.record("a second receipt was taken")
    } catch let error as Refused {
      #expect(error.message.en == "thu/dieu-1:a:2024-M02: it has been received already on 20/3/2024")
    }
  }

  @Test func `a change of the texts is read before anything is done`() throws {
    let office = try Office()
    let cache = LibraryCache(office.store)
    let sender = keeping(try office.person(.specialist, at: Office.reporter), cache)
    _ = try sender.record(office.deed(.submitted, Office.february(Office.reporter)))
    let coordinator = try office.person(.coordinator, at: Office.office, regulation: "thu")
    _ = try coordinator.setPolicy(
      EntryBody.Policy(regulation: "thu", clause: "dieu-1", text: "theo: thông lệ\ngộp kỳ."), ground: "thông lệ")
    // Were it not read, the commit would be overtaken by the policy.
    _ = try sender.record(office.deed(.submitted, Office.march(Office.reporter)))
    let fresh = Desk(sender.store, sender.actor, now: sender.now)
    for id in [Office.february(Office.reporter), Office.march(Office.reporter)] {
      #expect(try shown(sender, id) == shown(fresh, id))
    }
  }
}
