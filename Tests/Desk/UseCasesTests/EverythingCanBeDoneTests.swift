import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Foundation
import Obligations
import Organisations
import Regulations
import Store
import Testing

@testable import UseCases

/// Every sentence of the five regulations, in a store as it is used: somebody can act on it through what the pages call.
@Suite struct EverythingCanBeDoneTests {
  /// The sentences on which nobody can act, each with its reason.
  private static let exceptions: [String: String] = [:]

  /// A store with the five regulations and their bodies, on 20 March 2024.
  private final class Five {
    let folder = NSTemporaryDirectory() + "phoihop-five-\(UUID().uuidString)"
    let store: Store
    let desk: Desk
    /// What is read once, for everybody.
    private let cache: LibraryCache

    init() throws {
      store = try Store.create(at: StorePlace(folder), now: Office.now, purpose: "test")
      let owner = Desk(store, .owner, now: Office.now)
      let texts = try ["Regulations", "Registers/five-jurisdictions"].flatMap { place -> [SourceText] in
        let files = try FileManager.default.subpathsOfDirectory(atPath: "\(Self.home)/\(place)").sorted()
        return try files.filter { $0.hasSuffix(".md") || $0.hasSuffix(".csv") }.map { file in
          let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(Self.home)/\(place)/\(file)"))
          return SourceText(name: "\(place)/\(file)", bytes: Array(bytes))
        }
      }
      let shelf = TextShelf(texts)
      _ = try owner.importRegister(from: "Registers/five-jurisdictions", on: shelf, layer: 0)
      try owner.importCalendar(from: "Regulations/calendars/vietnam.md", on: shelf)
      let first = try #require(CivilDate(iso: "2011-01-01"))
      let root = try #require(OrganisationID("org-0001"))
      let (person, _) = try owner.addPerson(named: "Người thử")
      // Who administers first makes his body the keeper of the store.
      _ = try owner.grant(.administrator, to: person, at: root, from: first)
      for id in Self.ids {
        _ = try owner.grant(
          .coordinator, to: person, at: try #require(OrganisationID(Self.bodies[id] ?? "")), regulation: id, from: first
        )
      }
      let others = texts.map(\.name).filter { name in
        (name.hasPrefix("Regulations/laws/") || name.hasPrefix("Regulations/forms/")) && !name.hasSuffix("README.md")
      }
      _ = try owner.activate(others.map { ($0, String($0.dropFirst("Regulations/".count))) }, on: shelf)
      let coordinator = Desk(store, Actor(person, grants: try store.grants(of: person)), now: Office.now)
      for id in Self.ids { _ = try coordinator.activate([("Regulations/\(id).md", "\(id).md")], on: shelf) }
      cache = LibraryCache(store)
      desk = Desk(store, Actor(person, grants: try store.grants(of: person)), now: Office.now, cache: cache)
    }

    deinit {
      try? store.close(now: nil)
      try? FileManager.default.removeItem(atPath: folder)
    }

    static let ids = ["tra-vinh", "dong-nai", "quang-nam", "uong-bi", "soc-trang"]
    private static let bodies = [
      "tra-vinh": "org-0005", "dong-nai": "org-0108", "quang-nam": "org-0200", "uong-bi": "org-0269",
      "soc-trang": "org-0487",
    ]

    private static let home: String = {
      var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      parts.removeLast(4)
      return parts.joined(separator: "/")
    }()

    /// The desk of a specialist and leader of a body.
    func desk(at body: OrganisationID, on day: CivilDate? = nil) throws -> Desk {
      let person = try #require(PersonID("p-thu"))
      let first = try #require(CivilDate(iso: "2011-01-01"))
      let grants = try [Role.specialist, .leader].enumerated().map { number, role in
        try Grant(
          id: try #require(GrantID("g-\(number)")), person: person, role: role, organisation: body, first: first)
      }
      return Desk(store, Actor(person, grants: grants), now: day.map { .end(of: $0) } ?? Office.now, cache: cache)
    }
  }

  /// How one acts on a sentence, in a word; nil where nobody can.
  private enum Way: String { case meaning, carried, note, occurrence, chain, obligation }

  @Test func `on every sentence of the five regulations somebody can act, through an obligation, an event or a note`()
    throws
  {
    let five = try Five()
    let library = try five.desk.library()
    let day = five.desk.today
    let waiting = Set(try five.desk.waitingSentences().sentences.map(\.rule.address))
    // What was owed once, years ago, may still be open.
    var window = ObligationEngine.Question(from: day - 1900, to: day + 1100, on: day, known: five.desk.now)
    window.regulations = Set(Five.ids)
    let owed = Dictionary(grouping: library.engine.obligations(window), by: \.rule.address)
    var notable: [OrganisationID: Set<String>] = [:]
    var ways: [Way: Int] = [:]
    let all = Dictionary(
      library.regulations.flatMap(\.regulation.rules).map { ($0.address, $0) }
    ) { first, _ in first }
    var left: [String] = []
    for bound in library.regulations where Five.ids.contains(bound.regulation.id) {
      func way(_ rule: Rule) throws -> Way? {
        if rule.duty == nil, !Desk.takesNotes(rule) { return .meaning }
        let carriers = library.engine.carriers(of: rule.address, on: day)
        if !carriers.isEmpty {
          return try carriers.contains { try all[$0].flatMap { try way($0) } != nil } ? .carried : nil
        }
        if Desk.takesNotes(rule) {
          let body = try bearer(of: rule, in: bound, library, day)
          guard let body else { return nil }
          if notable[body] == nil {
            notable[body] = Set(try five.desk(at: body).noteChoices(for: body, on: day).choices.map(\.rule.address))
          }
          return notable[body]?.contains(rule.address) ?? false ? .note : nil
        }
        // What is owed later is looked at on the last day of its period.
        for one in (owed[rule.address] ?? []).suffix(8).reversed() {
          for then in [day, one.line.end.map { max(day, $0) } ?? day] {
            let desk = try five.desk(at: library.register.body(of: one.answerable, on: day), on: then)
            let acts = (try? desk.matter(one.id).acts) ?? []
            if !acts.isEmpty { return .obligation }
          }
        }
        if waiting.contains(rule.address), try starts(rule, in: bound, five, library, day) { return .occurrence }
        let first = rule.followedRules.compactMap { bound.regulation.rule(at: $0) }
        return try !first.isEmpty && first.allSatisfy { try way($0) != nil } ? .chain : nil
      }
      for rule in bound.regulation.rules {
        if let way = try way(rule) { ways[way, default: 0] += 1 } else { left.append(rule.address) }
      }
    }
    #expect(left.filter { Self.exceptions[$0] == nil } == [])
    #expect(Self.exceptions.keys.filter { !left.contains($0) }.sorted() == [])
    // None of the ways is forgotten by the five.
    #expect(Set(ways.keys) == [.meaning, .carried, .note, .occurrence, .chain, .obligation])
  }

  /// A body that a sentence binds, or of a principle a party.
  private func bearer(
    of rule: Rule, in bound: BoundRegulation, _ library: Library, _ day: CivilDate
  ) throws -> OrganisationID? {
    let parties = rule.duty.map { $0.bearers.map(\.party) } ?? Array(bound.regulation.parties.indices)
    for party in parties {
      guard let selector = bound.binding.selector(of: party, on: day) else { continue }
      if let body = library.register.select(selector, on: day).first { return library.register.body(of: body, on: day) }
    }
    return nil
  }

  /// Whether recording what a sentence waits for, at a body that it binds, starts it there.
  private func starts(
    _ rule: Rule, in bound: BoundRegulation, _ five: Five, _ library: Library, _ day: CivilDate
  ) throws -> Bool {
    guard let body = try bearer(of: rule, in: bound, library, day) else { return false }
    var deed = Deed(.occurred)
    deed.happened = day
    deed.date = day + 30
    deed.occurrence = Occurrence(
      rule.startingKinds.sorted { $0.rawValue < $1.rawValue }.first ?? .requestReceived, subject: "thử", at: body,
      rules: [rule.address])
    return try five.desk(at: body).consequences(of: deed).started.contains { $0.rule === rule }
  }
}
