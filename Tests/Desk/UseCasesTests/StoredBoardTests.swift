import Access
import Boards
import CivilTime
import Diagnostics
import Entries
import Facts
import Foundation
import Ledger
import Obligations
import Organisations
import Store
import Testing
import UseCases

/// The board of a store against the one made of everything that was done.
@Suite struct StoredBoardTests {
  private static let from = CivilDate(dayNumber: 19_723), to = CivilDate(dayNumber: 20_088)  // the year 2024

  /// Who sent what by its day, after it, and not at all, as figures of the year; and what is still to be done.
  private func figures(_ desk: Desk) throws -> (sum: Completeness, toDo: [ObligationID]) {
    try desk.board(from: Self.from, to: Self.to) { library, board, reader in
      #expect(library.events.isEmpty)
      let rows = board.rows(
        by: .period, from: Self.from, to: Self.to, on: desk.today, known: desk.today, for: reader)
      let toDo = board.toDo(
        of: .everyone, from: Self.from, horizon: desk.today + 20, on: desk.today, known: desk.today, for: reader)
      return (rows.total, toDo.items.map(\.id))
    }
  }

  private func told(_ sum: Completeness) -> String {
    "\(sum.notYetDue) not yet, \(sum.onTime) on time, \(sum.late) late, \(sum.missing) missing, \(sum.excused) excused"
  }

  private func findings(_ desk: Desk) throws -> [String] {
    try desk.verify(held: [], progress: { _, _ in true }).findings.map { $0.message.en }
  }

  private func keeping(_ desk: Desk, _ cache: LibraryCache) -> Desk {
    Desk(desk.store, desk.actor, now: desk.now, cache: cache)
  }

  /// Of the year 2024 the reports of December 2023 to November 2024 fall due: 12 for each of two bodies. On 20 March three of each
  /// have passed their day, those of December, January and February.
  @Test
  func `what was sent and excused is on the board at once, for who sees it`()
    throws
  { try isOnTheBoard(Office()) }

  func isOnTheBoard(_ office: Office) throws {
    let cache = LibraryCache(office.store)
    let sender = keeping(try office.person(.specialist, at: Office.reporter), cache)
    let leader = keeping(try office.person(.leader, at: Office.office), cache)
    var sum = try figures(leader).sum
    #expect(told(sum) == "18 not yet, 0 on time, 0 late, 6 missing, 0 excused")
    sum = try figures(sender).sum
    #expect(told(sum) == "9 not yet, 0 on time, 0 late, 3 missing, 0 excused")

    _ = try sender.record(office.deed(.submitted, Office.february(Office.reporter)))
    _ = try sender.record(office.deed(.submitted, Office.march(Office.reporter)))
    for one in [sender, leader] {
      sum = try figures(one).sum
      // February came late, March before its day.
      #expect(sum.late == 1)
      #expect(sum.onTime == 1)
    }
    var excuse = office.deed(.excused, Office.february(Office.other))
    excuse.ground = "bão số 3"
    _ = try leader.record(excuse)
    let (after, toDo) = try figures(leader)
    #expect(told(after) == "17 not yet, 1 on time, 1 late, 4 missing, 1 excused")
    let late: [String] = toDo.map(\.description)
    let wanted = [
      "thu/dieu-1:a:2023-M12", "thu/dieu-1:b:2023-M12", "thu/dieu-1:a:2024-M01", "thu/dieu-1:b:2024-M01",
      "thu/dieu-1:b:2024-M03",
    ]
    #expect(late == wanted)
    let other = keeping(try office.person(.specialist, at: Office.other), cache)
    #expect(try figures(other).toDo.allSatisfy { $0.bearer == Office.other })
    // Who keeps nothing reads everything and finds the same.
    let fresh = Desk(office.store, leader.actor, now: leader.now)
    #expect(try figures(fresh).sum == after)
    #expect(try figures(fresh).toDo == toDo)
  }

  @Test
  func `the next program takes what was kept and what came since; what is damaged or of other texts it makes again`()
    throws
  { try isKept(Office()) }

  func isKept(_ office: Office) throws {
    let sender = try office.person(.specialist, at: Office.reporter)
    let leader = try office.person(.leader, at: Office.office)
    _ = try sender.record(office.deed(.submitted, Office.february(Office.reporter)))
    let file = office.store.folder.board
    #expect(!FileManager.default.fileExists(atPath: file))
    _ = try figures(keeping(leader, LibraryCache(office.store, keepingAfter: 1)))
    let kept = try Data(contentsOf: URL(fileURLWithPath: file))
    _ = try sender.record(office.deed(.submitted, Office.march(Office.reporter)))

    // With a cache that keeps nothing more the file stays, and the answer has the news.
    #expect(try figures(leader).sum.onTime == 1)
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == kept)

    var damaged = kept
    damaged[damaged.count / 2] ^= 4
    try damaged.write(to: URL(fileURLWithPath: file))
    #expect(try figures(leader).sum.onTime == 1)
    let auditor = Desk(office.store, .owner, now: Office.now)
    #expect(try findings(auditor) == ["board was changed"])

    try kept.write(to: URL(fileURLWithPath: file))
    #expect(try findings(auditor) == [])
    // A file that tells another day, with hashes that match, is taken while texts are as they were, and not once one has changed though no
    // line has.
    try forge(office)
    #expect(try figures(leader).sum.late == 0)
    let coordinator = try office.person(.coordinator, at: Office.office, regulation: "thu")
    _ = try coordinator.setPolicy(
      EntryBody.Policy(regulation: "thu", clause: "dieu-1", text: "theo: thông lệ\ngộp kỳ."), ground: "thông lệ")
    #expect(try figures(leader).sum.late == 1)
    #expect(try figures(leader).sum.onTime == 1)
  }

  /// The report of February: sent, told of, sent back and refused, entry by entry; what is read with one entry is met again with the next.
  @Test func `news that is read in many pieces says what it says in one`() throws {
    let office = try Office()
    let sender = try office.person(.specialist, at: Office.reporter)
    let leader = try office.person(.leader, at: Office.office)
    let february = Office.february(Office.reporter)
    let pieces = keeping(leader, LibraryCache(office.store, atATime: 1))
    #expect(told(try figures(pieces).sum) == "18 not yet, 0 on time, 0 late, 6 missing, 0 excused")
    let first = try sender.record(office.deed(.submitted, february))
    var refusal = office.deed(.refused, february)
    refusal.ground = "không đúng mẫu"
    refusal.of = first.id
    _ = try leader.record(refusal)
    _ = try sender.record(office.deed(.submitted, Office.march(Office.reporter)))
    // What was refused was never the thing owed.
    let wanted = "17 not yet, 1 on time, 0 late, 6 missing, 0 excused"
    #expect(told(try figures(pieces).sum) == wanted)
    #expect(told(try figures(keeping(leader, LibraryCache(office.store))).sum) == wanted)
    _ = try sender.record(office.deed(.submitted, february))
    #expect(told(try figures(pieces).sum) == "17 not yet, 1 on time, 1 late, 5 missing, 0 excused")
    #expect(try figures(pieces).toDo == figures(Desk(office.store, leader.actor, now: leader.now)).toDo)
  }

  @Test func `a board that somebody wrote anew with a matching hash is found out, obligation by obligation`() throws {
    let office = try Office()
    let sender = try office.person(.specialist, at: Office.reporter)
    let leader = try office.person(.leader, at: Office.office)
    let february = Office.february(Office.reporter)
    _ = try sender.record(office.deed(.submitted, february))
    _ = try figures(keeping(leader, LibraryCache(office.store, keepingAfter: 1)))
    try forge(office)
    let auditor = Desk(office.store, .owner, now: Office.now)
    #expect(try findings(auditor) == ["board \(february) was changed"])
  }

  /// Makes the one day of the file, 20 March 2024, 26 June: as days since 1970 it is 19802, and made 19900. So on 20 March nothing had come.
  private func forge(_ office: Office) throws {
    let before = try #require(try office.store.keptBoard(program: Version.text))
    let ground = try #require(try office.store.boardGround(program: Version.text, known: before.known))
    let day: [UInt8] = [UInt8(19_802 & 255), UInt8(19_802 >> 8)]
    let places = before.bytes.indices.dropLast().filter { Array(before.bytes[$0...($0 + 1)]) == day }
    let place = try #require(places.first)
    var bytes = before.bytes
    bytes[place] = UInt8(19_900 & 255)
    try office.store.keep(board: bytes, ground)
  }
}
