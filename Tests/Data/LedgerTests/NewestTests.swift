import Entries
import Testing

@testable import Ledger

/// The list of entries, the newest first.
@Suite struct NewestTests {
  /// After the first entry six people by two authors: `an` adds the odd ones, `em` the even ones; the fourth entry is a refusal.
  private func kept() throws -> Kept {
    let kept = try Kept()
    try kept.append([Kept.created], at: 0)
    for number in 2...7 {
      let author = Author(id: number % 2 == 0 ? "em" : "an", role: nil, organisation: nil)
      let body: EntryBody = number == 4 ? .denied(power: "verify") : .personAdded(name: .value("Người \(number)"))
      try kept.append([EntryDraft(body, by: author, subject: "p-\(number)")], at: Int64(number))
    }
    return kept
  }

  private func numbers(
    _ kept: Kept, _ change: (inout LedgerFilter) -> Void = { _ in }
  ) throws -> (numbers: [Int64], next: Int64?) {
    var filter = LedgerFilter()
    change(&filter)
    let found = try kept.ledger.newest(filter)
    return (found.entries.map(\.head.sequence), found.next)
  }

  @Test func `all come, the newest first, and the list ends with the first`() throws {
    let found = try numbers(kept())
    #expect(found.numbers == [7, 6, 5, 4, 3, 2, 1])
    #expect(found.next == nil)
  }

  @Test func `only those of a kind, of an author and of some numbers come`() throws {
    let kept = try kept()
    #expect(try numbers(kept) { $0.kind = .denied }.numbers == [4])
    #expect(try numbers(kept) { $0.author = "em" }.numbers == [6, 4, 2])
    #expect(
      try numbers(kept) {
        $0.author = "em"
        $0.kind = .personAdded
      }.numbers == [6, 2])
    #expect(try numbers(kept) { $0.numbers = 3...5 }.numbers == [5, 4, 3])
    #expect(try numbers(kept) { $0.numbers = 8...9 }.numbers == [])
    #expect(try numbers(kept) { $0.author = "khác" }.next == nil)
  }

  @Test func `what is more than one page goes on below its last entry`() throws {
    let kept = try kept()
    let first = try numbers(kept) { $0.limit = 3 }
    #expect(first.numbers == [7, 6, 5])
    #expect(first.next == 5)
    let second = try numbers(kept) {
      $0.limit = 4
      $0.numbers = 1...4
    }
    #expect(second.numbers == [4, 3, 2, 1])
    #expect(second.next == nil)
  }
}
