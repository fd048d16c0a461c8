import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Ledger
import Obligations
import Organisations
import Regulations
import Store
import Testing
import UseCases

/// Whatever the index is asked for beforehand, everybody finds exactly what he would find if each entry were looked at. Everything written
/// here is invented.
@Suite struct SearchSightTests {
  private let office: Office

  init() throws {
    office = try Office()
    var random = Random(state: 28)
    var drafts: [EntryDraft] = []
    var ids = ["khac"]
    for number in 0..<400 { drafts.append(Self.draft(number, &ids, &random)) }
    // The newest are seen by nobody, so that for what stands behind them the index is asked for what somebody may see.
    let nobodys = Event(
      id: "", kind: .submitted, obligations: ["khac/dieu-1:b:2023-M01"].compactMap { ObligationID($0) },
      happened: Office.now.day, recorded: Office.now)
    drafts += (0..<70).map { _ in
      EntryDraft(
        RecordedEvent(nobodys, note: .value("đề nghị hoãn kinh phí")),
        by: Author(id: "nguoi", role: "specialist", organisation: nil))
    }
    try office.store.ledger.append(drafts, now: Office.now)
  }

  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      let z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      return z ^ (z >> 27)
    }
    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
    mutating func one<Value>(of values: [Value]) -> Value { values[number(0...values.count - 1)] }
    mutating func body() -> OrganisationID { one(of: [Office.reporter, Office.other, Office.office]) }
  }

  /// What somebody did about one or two obligations, some of which nobody has; something that happened, here or there or nowhere; what came of
  /// it; and an application.
  private static func draft(_ number: Int, _ ids: inout [String], _ random: inout Random) -> EntryDraft {
    let by = Author(id: "nguoi", role: "specialist", organisation: random.number(0...3) == 0 ? nil : random.body())
    let note = "đề nghị \(random.number(0...1) == 0 ? "cấp" : "hoãn") kinh phí"
    func recorded(_ event: Event) -> EntryDraft { EntryDraft(RecordedEvent(event, note: .value(note)), by: by) }
    let day = Office.now.day
    switch random.number(0...9) {
    case 0:
      return EntryDraft(
        .policySet(.init(regulation: "khac", clause: "dieu-1", text: note)), by: by,
        reason: "biên bản")
    case 1, 2:
      let id = "viec-\(number)"
      ids.append(id)
      let rules = random.one(of: [[], ["thu/dieu-1"], ["khac/dieu-1"]])
      return recorded(
        Event(
          id: id, kind: .occurred, obligations: [], trigger: "phát hiện tình hình",
          occurrence: Occurrence(.situationRaised, at: random.number(0...2) == 0 ? nil : random.body(), rules: rules),
          happened: day, recorded: Office.now))
    case 3:
      return recorded(
        Event(
          id: "", kind: .rescheduled, obligations: [], of: random.one(of: ids), happened: day, recorded: Office.now,
          date: day + 1))
    default:
      let obligations = (0...random.number(0...1)).compactMap { _ in
        ObligationID(
          "\(random.one(of: ["thu", "thu", "thu", "khac"]))/dieu-1:\(random.body()):\(random.number(2022...2024))-M0\(random.number(1...3))"
        )
      }
      return recorded(Event(id: "", kind: .submitted, obligations: obligations, happened: day, recorded: Office.now))
    }
  }

  /// What an actor may see of what has some words, each entry looked at.
  private func looking(_ words: [String], _ desk: Desk) throws -> [Int64] {
    let library = try desk.library()
    let scope = try #require(library.scope)
    let hits = try office.store.ledger.search(SearchQuery(words, tokens: [], limit: 10_000))
    return try hits.map(\.entry).filter { number in
      guard case .event(let recorded)? = try office.store.entry(number)?.body else { return true }
      let event = recorded.event
      if event.obligations.isEmpty {
        let what = event.occurrence ?? event.of.flatMap { library.events.occurrence($0)?.occurrence }
        return [what?.at, event.by].compactMap(\.self).contains(where: scope.sees)
          || (what?.rules.contains { scope.regulations.contains(String($0.prefix { $0 != "/" })) } ?? false)
      }
      return event.obligations.contains { id in
        library.engine.obligation(id, on: Office.now.day, known: Office.now).map(library.sees) ?? false
      }
    }
  }

  @Test func `each finds what he would find if every entry were looked at, in pages and at once, read once or kept`()
    throws
  {
    let cache = LibraryCache(office.store)
    var random = Random(state: 5)
    var counts: Set<Int> = []
    for turn in 0..<24 {
      let person = try #require(PersonID("nguoi"))
      let grants = try (0...random.number(0...1)).map { number in
        let role = random.one(of: [Role.specialist, .registryClerk, .leader, .coordinator])
        return try Grant(
          id: #require(GrantID("g-\(number)")), person: person, role: role, organisation: random.body(),
          regulation: role == .coordinator ? random.one(of: ["thu", "khac"]) : nil, first: CivilDate(dayNumber: 0))
      }
      let actor = Actor(person, grants: grants)
      let desk = Desk(office.store, actor, now: Office.now, cache: cache)
      for words in ["đề nghị", "hoãn kinh p"] {
        let expected = try looking(SearchWords.words(of: words), desk)
        counts.insert(expected.count)
        var search = Desk.Search(words)
        search.limit = 1000
        let asked = turn % 8 == 0 ? Desk(office.store, actor, now: Office.now) : desk
        #expect(try asked.search(search).entries.map(\.head.sequence) == expected, "\(grants) \(words)")
        search.limit = 37
        var found: [Int64] = []
        while true {
          let page = try desk.search(search)
          found += page.entries.map(\.head.sequence)
          guard let next = page.next else { break }
          search.below = next
        }
        #expect(found == expected, "\(grants) \(words)")
      }
    }
    // Some see most of it and some little.
    #expect(counts.contains { $0 > 240 } && counts.contains { $0 < 100 }, "\(counts.sorted())")
  }
}
