import Access
import CivilTime
import Diagnostics
import Entries
import Ledger
import Obligations
import Organisations
import Regulations
import Store
import Testing
import UseCases

/// Finding what people wrote. Everything written here is invented.
@Suite struct SearchTests {
  private let office: Office
  private let sender: Desk
  private let other: Desk
  private let clerk: Desk
  private let numbers: [Int64]

  init() throws {
    office = try Office()
    sender = try office.person(.specialist, at: Office.reporter)
    other = try office.person(.specialist, at: Office.other)
    clerk = try office.person(.registryClerk, at: Office.office)
    var first = office.deed(.submitted, Office.february(Office.reporter))
    first.note = "Đề nghị cấp kinh phí"
    first.document = NumberedDocument(number: "12-BC/BA", date: Office.now.day)
    var second = office.deed(.submitted, Office.february(Office.other))
    second.note = "đề nghị hoãn"
    var third = office.deed(.submitted, Office.march(Office.reporter))
    third.files = [(name: "Ước tính quý.txt", bytes: [1, 2, 3])]
    numbers = [try sender.record(first).entry, try other.record(second).entry, try sender.record(third).entry]
  }

  private func find(_ words: String, _ desk: Desk? = nil, _ change: (inout Desk.Search) -> Void = { _ in }) throws
    -> [Int64]
  {
    var search = Desk.Search(words)
    change(&search)
    return try (desk ?? clerk).search(search).entries.map(\.head.sequence)
  }

  @Test func `with marks or without, in any case, the newest is first`() throws {
    for words in ["đề nghị", "de nghi", "DE NGHI", "ĐỀ NGHỊ", "nghi de"] {
      #expect(try find(words) == [numbers[1], numbers[0]], "\(words)")
    }
    #expect(try find("uoc tinh") == [numbers[2]])
    #expect(try find("de nghi kinh phi") == [numbers[0]])
    #expect(try find("12-bc/ba") == [numbers[0]])
    #expect(try find("de nghi xin") == [])
  }

  @Test func `the last word may be a beginning, the others are whole`() throws {
    #expect(try find("de ng") == [numbers[1], numbers[0]])
    #expect(try find("ngh de") == [])
  }

  @Test func `what is asked of one body, year, kind or regulation leaves the others out`() throws {
    #expect(try find("de nghi") { $0.body = Office.other } == [numbers[1]])
    #expect(try find("de nghi") { $0.year = 2024 } == [numbers[1], numbers[0]])
    #expect(try find("de nghi") { $0.year = 2023 } == [])
    #expect(try find("de nghi") { $0.kind = .received } == [])
    #expect(try find("de nghi") { $0.kind = .submitted } == [numbers[1], numbers[0]])
    #expect(try find("de nghi") { $0.regulation = "thu" } == [numbers[1], numbers[0]])
    #expect(try find("de nghi") { $0.regulation = "khac" } == [])
  }

  @Test func `a list goes on where it stopped`() throws {
    var search = Desk.Search("de nghi")
    search.limit = 1
    let first = try clerk.search(search)
    #expect(first.entries.map(\.head.sequence) == [numbers[1]])
    #expect(first.next == numbers[1])
    search.below = try #require(first.next)
    let second = try clerk.search(search)
    #expect(second.entries.map(\.head.sequence) == [numbers[0]])
    #expect(second.next == nil)
  }

  @Test func `nobody finds what he may not see, and tokens are no words`() throws {
    #expect(try find("de nghi", sender) == [numbers[0]])
    #expect(try find("de nghi", other) == [numbers[1]])
    #expect(throws: Refused.self) { try find("de nghi", Desk(office.store, .owner, now: Office.now)) }
    #expect(throws: Refused.self) { try find("…") }
    // Nor are their beginnings. `q` begins "quý", and `k` "kinh".
    for (words, places) in [("q", [2]), ("qz", []), ("k", [0]), ("dksubmitted", [])] {
      #expect(try find(words) == places.map { numbers[$0] }, "\(words)")
    }
  }

  @Test func `bodies and sentences are found by their words`() throws {
    let found = try clerk.search(Desk.Search("ban a"))
    #expect(found.bodies.map(\.id) == [Office.reporter])
    #expect(try clerk.search(Desk.Search("ket qua")).rules.map(\.address) == ["thu/dieu-1"])
  }

  @Test func `what is erased is found no more, nor after a rebuild, and verify tells of any change to the index`()
    throws
  {
    let administrator = Desk(office.store, .owner, now: Office.now)
    _ = try office.store.erase(numbers[0], "note", by: .owner, ground: "yêu cầu của người viết", now: Office.now)
    #expect(try find("kinh phi") == [])
    #expect(try find("12-bc/ba") == [numbers[0]])
    _ = try administrator.rebuild { _, _ in true }
    #expect(try find("kinh phi") == [])
    #expect(try find("12-bc/ba") == [numbers[0]])
    #expect(try office.store.verify().findings == [])
  }
}
