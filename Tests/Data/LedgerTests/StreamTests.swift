import Database
import Entries
import Foundation
import Obligations
import Testing

@testable import Ledger
import Threads

/// Many entries, which are sealed on one thread while another writes them.
@Suite struct StreamTests {
  /// A deed, and an entry of nearly nothing, in turns.
  private static func draft(_ number: Int) -> EntryDraft {
    number % 3 == 0
      ? Kept.deed(.submitted, about: ["thu/dieu-1/a:org-0001:2023-M\(number % 12 < 9 ? "0" : "")\(number % 12 + 1)"])
      : Kept.cheap
  }

  @Test func `entries written by many and by one are the same`() throws {
    var dumps: [[String: [String]]] = []
    for way in 0..<3 {
      let kept = try Kept()
      let drafts = [Kept.created] + (1..<2500).map(Self.draft)
      switch way {
      case 0: try kept.append(drafts, at: 0)
      case 1:
        for first in stride(from: 0, to: 2500, by: 50) { try kept.append(Array(drafts[first..<first + 50]), at: 0) }
      default:
        let last = try kept.ledger.appendStream(now: Instant(seconds: Kept.start)) { append in
          try drafts.map { try append($0) }.last
        }
        #expect(last == 2500)
      }
      #expect(try kept.findings() == [])
      var dump = try kept.dump()
      // Checkpoints come at the end of what was written together.
      dump["checkpoint"] = nil
      dumps.append(dump)
    }
    #expect(Set(dumps).count == 1)
  }

  @Test func `a name that was taken long before, or just before, is not given again`() throws {
    let kept = try Kept()
    try kept.append([Kept.created, Kept.deed(.submitted, id: "e1500")], at: 0)
    // e2 is past, e015 and e1x are nobody's default name.
    try kept.append([Kept.deed(.submitted, id: "e015"), Kept.deed(.submitted, id: "e1x")], at: 0)
    try kept.ledger.appendStream(now: Instant(seconds: Kept.start)) { append in
      for number in 5...2000 {
        _ = try append(number == 1600 ? Kept.deed(.submitted, id: "e1700") : Kept.deed(.submitted))
      }
    }
    var named: [String] = []
    try kept.ledger.entries {
      if case .event(let recorded) = $0.body, recorded.event.id != "e\($0.head.sequence)" {
        named.append("\($0.head.sequence) \(recorded.event.id)")
      }
      return true
    }
    #expect(named == ["2 e1500", "3 e015", "4 e1x", "1500 e1500-1", "1600 e1700", "1700 e1700-1"])
    #expect(try kept.findings() == [])
  }

  @Test func `a name of another is told at once, and who is told may go on`() throws {
    let kept = try Kept()
    try kept.append([Kept.created], at: 0)
    let told = try kept.ledger.appendStream(now: Instant(seconds: Kept.start)) { append in
      var told: [LedgerError] = []
      for number in 2...1500 {
        do { _ = try append(Kept.deed(.submitted, id: number == 1200 ? "e700" : "")) } catch let error as LedgerError {
          told.append(error)
        }
      }
      return told
    }
    #expect(told == [.idTaken("e700", by: 700)])
    #expect(try kept.ledger.head().size == 1499)
    #expect(try kept.findings() == [])
  }

  @Test(arguments: [3, 700, 5000])
  func `what only the tables can tell is thrown in the end, wherever it stands, and nothing is written`(place: Int)
    throws
  {
    let kept = try Kept()
    try kept.append([Kept.created], at: 0)
    let before = try kept.dump()
    let appended = Monitor(0)
    #expect(throws: LedgerError.nothingToEnd(.person, 1)) {
      try kept.ledger.appendStream(now: Instant(seconds: Kept.start)) { append in
        for number in 2...5000 {
          _ = try append(number == place ? EntryDraft(.personEnded(person: 1), by: .owner) : Self.draft(number))
          appended.change { $0 += 1 }
        }
      }
    }
    #expect(try kept.dump() == before)
    // Of a failure early on who appends is told soon: some thousand steps wait at most.
    if place == 3 { #expect(appended.change(\.self) < 4999) }
    #expect(try kept.append([Kept.cheap], at: 1) == [2])
    #expect(try kept.findings() == [])
  }

  @Test func `two events of one given name are refused however far they stand apart`() throws {
    let kept = try Kept()
    #expect {
      try kept.ledger.appendStream(now: Instant(seconds: Kept.start)) { append in
        _ = try append(Kept.created)
        for number in 2...3000 { _ = try append(Kept.deed(.submitted, id: number % 2000 == 5 ? "vb-1" : "")) }
      }
    } throws: {
      ($0 as? DatabaseError)?.code == .conflict
    }
    #expect(try kept.ledger.head().size == 0)
  }

  @Test func `who stops in the middle leaves nothing, whatever was written until then`() throws {
    struct Stop: Error {}
    let kept = try Kept()
    #expect(throws: Stop.self) {
      try kept.ledger.appendStream(now: Instant(seconds: Kept.start)) { append in
        for number in 0..<12_000 { _ = try append(number == 0 ? Kept.created : Self.draft(number)) }
        throw Stop()
      }
    }
    #expect(try kept.ledger.head().size == 0)
    #expect(try kept.append([Kept.created], at: 0) == [1])
    #expect(try kept.findings() == [])
  }
}
