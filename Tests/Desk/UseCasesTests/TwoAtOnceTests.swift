import Access
import CivilTime
import Diagnostics
import Entries
import Ledger
import Obligations
import Organisations
import Store
import Testing
import Threads
import UseCases

/// Two people on one obligation, in every order in which their steps can come.
@Suite struct TwoAtOnceTests {
  /// The orders of two steps each of A (true) and B (false).
  private static let orders: [[Bool]] = [
    [true, true, false, false], [true, false, true, false], [true, false, false, true], [false, true, true, false],
    [false, true, false, true], [false, false, true, true],
  ]

  @Test(arguments: TwoAtOnceTests.orders)
  func `of two that receive one report one wins and the other is told, in every order of their steps`(_ order: [Bool])
    throws
  {
    let office = try Office()
    let sender = try office.person(.specialist, at: Office.reporter)
    _ = try sender.record(office.deed(.submitted, Office.february(Office.reporter)))
    let clerks = [
      true: try office.person(.registryClerk, at: Office.office), false: try office.person(.leader, at: Office.office),
    ]
    let before = try office.count
    var prepared: [Bool: Desk.Prepared] = [:]
    var won: [Bool] = []
    var told: [Bool: Words] = [:]
    for who in order {
      guard let desk = clerks[who] else { continue }
      do {
        if told[who] != nil { continue }
        if let ready = prepared[who] {
          _ = try desk.commit(ready)
          won.append(who)
        } else {
          prepared[who] = try desk.prepare(office.deed(.received, Office.february(Office.reporter)))
        }
      } catch let error as LedgerError {
        told[who] = error.message
      } catch let error as Refused {
        told[who] = error.message
      }
    }
    #expect(won.count == 1)
    #expect(told.count == 1)
    #expect(try office.count == before + 1)
    // Who looked before the other had written is told that somebody was faster; who looked after sees what stands.
    let isAfter = order[0] == order[1]
    let words = try #require(told.values.first)
    #expect(
      words.en
        == (isAfter
          ? "thu/dieu-1:a:2024-M02: it has been received already on 20/03/2024"
          : "somebody else was faster (entry \(before + 1)); look again, then go on"))
    #expect(
      words.vi
        == (isAfter
          ? "thu/dieu-1:a:2024-M02: việc này đã được tiếp nhận ngày 20/03/2024"
          : "có người vừa ghi trước (mục \(before + 1)); xem lại rồi làm tiếp"))
  }

  @Test(
    arguments: [
      [.withdrawn, .rescheduled], [.rescheduled, .withdrawn], [.rescheduled, .rescheduled], [.withdrawn, .withdrawn],
    ] as [[Event.Kind]], TwoAtOnceTests.orders)
  func `of two that put off or call off one thing one wins and the other is told, in every order of their steps`(
    _ kinds: [Event.Kind], _ order: [Bool]
  ) throws {
    let office = try Office()
    let desks = [
      true: try office.person(.specialist, at: Office.reporter), false: try office.person(.leader, at: Office.reporter),
    ]
    _ = try desks[true]?.record(office.flood("lu-1"))
    let before = try office.count
    var prepared: [Bool: Desk.Prepared] = [:]
    var won: [Event.Kind] = []
    var told: [Bool: Words] = [:]
    for who in order where told[who] == nil {
      guard let desk = desks[who] else { continue }
      let kind = kinds[who ? 0 : 1]
      do {
        if let ready = prepared[who] {
          _ = try desk.commit(ready)
          won.append(kind)
        } else {
          prepared[who] = try desk.prepare(office.later(kind, "lu-1"))
        }
      } catch let error as LedgerError {
        told[who] = error.message
      } catch let error as Refused {
        told[who] = error.message
      }
    }
    let words = told.values.first
    guard order[0] == order[1] else {
      // Who looked before the other had written.
      #expect(won.count == 1)
      #expect(try office.count == before + 1)
      #expect(words?.en == "somebody else was faster (entry \(before + 1)); look again, then go on")
      #expect(words?.vi == "có người vừa ghi trước (mục \(before + 1)); xem lại rồi làm tiếp")
      return
    }
    // Who looked after it: what was put off may be put off again or called off, what was called off may not.
    if kinds[order[0] ? 0 : 1] == .withdrawn {
      #expect(won == [.withdrawn])
      #expect(words?.en == "lu-1: it was called off on 20/03/2024")
      #expect(words?.vi == "lu-1: việc này đã rút ngày 20/03/2024")
    } else {
      #expect(won.count == 2)
      #expect(words == nil)
    }
    #expect(try office.count == before + Int64(won.count))
  }

  @Test func `what something started is overtaken by its being called off, and what else happened waits for nobody`()
    throws
  {
    let office = try Office()
    let desk = try office.person(.specialist, at: Office.reporter)
    for id in ["lu-1", "lu-2"] { _ = try desk.record(office.flood(id)) }
    let report = try #require(ObligationID("thu/dieu-2:a:lu-1"))
    let sending = try desk.prepare(office.deed(.submitted, report))
    let other = try desk.prepare(office.later(.rescheduled, "lu-2"))
    let calledOff = try desk.record(office.later(.withdrawn, "lu-1")).entry
    #expect(throws: LedgerError.overtaken(by: calledOff)) { try desk.commit(sending) }
    _ = try desk.commit(other)
    #expect(
      throws: Refused(
        Words(
          vi: "thu/dieu-2:a:lu-1: việc này đã kết thúc: đã rút", en: "thu/dieu-2:a:lu-1: it has ended: withdrawn"))
    ) { try desk.prepare(office.deed(.submitted, report)) }
    #expect(try office.count == calledOff + 1)
  }

  @Test func `two on different obligations do not wait for each other`() throws {
    let office = try Office()
    let a = try office.person(.specialist, at: Office.reporter)
    let b = try office.person(.specialist, at: Office.other)
    let first = try a.prepare(office.deed(.submitted, Office.february(Office.reporter)))
    let second = try b.prepare(office.deed(.submitted, Office.february(Office.other)))
    _ = try a.commit(first)
    _ = try b.commit(second)
  }

  @Test func `a submission for two is overtaken by one on the second of them, and a change of the texts overtakes all`()
    throws
  {
    let office = try Office()
    let a = try office.person(.specialist, at: Office.reporter)
    let both = try a.prepare(
      office.deed(.submitted, Office.february(Office.reporter), Office.march(Office.reporter)))
    _ = try a.record(office.deed(.submitted, Office.march(Office.reporter)))
    let number = try office.count
    #expect(throws: LedgerError.overtaken(by: number)) { try a.commit(both) }
    let coordinator = try office.person(.coordinator, at: Office.office, regulation: "thu")
    let again = try a.prepare(office.deed(.submitted, Office.february(Office.reporter)))
    let policy = try coordinator.setPolicy(
      EntryBody.Policy(regulation: "thu", clause: "dieu-1", text: "theo: thông lệ\ngộp kỳ."), ground: "thông lệ")
    #expect(throws: LedgerError.overtaken(by: policy)) { try a.commit(again) }
  }

  @Test func `eight threads that submit one report leave one submission, and the others are told`() throws {
    let office = try Office()
    let desk = try office.person(.specialist, at: Office.reporter)
    let prepared = try desk.prepare(office.deed(.submitted, Office.february(Office.reporter)))
    let before = try office.count
    let won = Monitor(0)
    let workers = (0..<8).map { Worker("clerk \($0)") }
    for worker in workers {
      worker.add { if (try? desk.commit(prepared)) != nil { won.change { $0 += 1 } } }
    }
    for worker in workers { worker.finish() }
    #expect(won.change(\.self) == 1)
    #expect(try office.count == before + 1)
  }
}
