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
      #expect(error.message.en == "thu/dieu-1:a:2024-M02: it has been received already on 20/03/2024")
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

  /// Reports of some months by two bodies, and everything that may be done about them, at random: what a desk that keeps a board may do, and how
  /// things stand after it, is what one that reads everything finds.
  @Test(arguments: [UInt64(1), 2]) func `who keeps a board decides as who reads everything, whatever was done before`(
    _ seed: UInt64
  ) throws {
    let office = try Office()
    let cache = LibraryCache(office.store)
    let people = try [
      office.person(.specialist, at: Office.reporter), office.person(.specialist, at: Office.other),
      office.person(.registryClerk, at: Office.office), office.person(.leader, at: Office.office),
    ]
    let ids = ["a", "b"].flatMap { body in (1...6).compactMap { ObligationID("thu/dieu-1:\(body):2023-M0\($0)") } }
    let kinds: [Event.Kind] = [
      .submitted, .submitted, .submitted, .received, .received, .accepted, .returned, .refused, .waived, .transferred,
      .extended,
    ]
    var dice = Dice(seed: seed)
    var done = 0
    for _ in 0..<50 {
      var deed = Deed(kinds[dice.number(kinds.count)])
      deed.obligations = Array(Set((0...dice.number(4) / 3).map { _ in ids[dice.number(ids.count)] })).sorted {
        "\($0)" < "\($1)"
      }
      if deed.kind.needsGround { deed.ground = "lý do" }
      if deed.kind == .transferred { deed.whom = [dice.number(2) == 0 ? Office.reporter : Office.other] }
      if deed.kind == .extended { deed.days = 3 }
      // Mostly somebody who may: whose body it is sends, the office does the rest.
      let sender = deed.obligations[0].bearer == Office.reporter ? 0 : 1
      let usual = deed.kind == .submitted ? sender : 2 + dice.number(2)
      let person = people[dice.number(5) == 0 ? dice.number(people.count) : usual]
      func outcome(_ desk: Desk) -> String {
        do {
          return try desk.prepare(deed).obligations.map { "\($0.id) \($0.state)" }.joined(separator: "\n")
        } catch let refused as Refused {
          return refused.message.en
        } catch {
          return "\(error)"
        }
      }
      let kept = keeping(person, cache)
      #expect(outcome(kept) == outcome(person), "\(deed.kind) of \(deed.obligations)")
      if (try? kept.record(deed)) != nil { done += 1 }
    }
    #expect(done > 5)
  }

  /// The same numbers from the same seed, on any machine (SplitMix64).
  private struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A number from 0, below a limit.
    mutating func number(_ limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(limit))
    }
  }
}
