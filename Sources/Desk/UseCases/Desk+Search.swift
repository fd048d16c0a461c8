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

/// Finding what somebody wrote.
extension Desk {
  /// What is looked for.
  public struct Search: Sendable {
    /// The words, with or without marks.
    public var words: String
    /// Only what has to do with this body.
    public var body: OrganisationID?
    /// Only under this regulation.
    public var regulation: String?
    /// Only of this year.
    public var year: Int?
    /// Only of this kind.
    public var kind: EntryKind?
    /// Only entries below this ledger number: the rest of a list.
    public var below: Int64 = .max
    /// How many at most.
    public var limit = 20

    /// A search for words.
    public init(_ words: String) { self.words = words }
  }

  /// What was found.
  public struct Found: Sendable {
    /// Bodies by their names, the register's order.
    public let bodies: [(id: OrganisationID, name: String)]
    /// Sentences of the regulations.
    public let rules: [Rule]
    /// Where nothing at all has all of the words: the bodies and sentences that have most of them.
    public let near: (bodies: [(id: OrganisationID, name: String)], rules: [Rule])
    /// Entries that the actor may see, the newest first.
    public let entries: [Entry]
    /// Of what the entries are about, what the actor sees, by their ledger numbers.
    public let obligations: [Int64: [ObligationID]]
    /// Where the rest of the list begins; nil at its end.
    public let next: Int64?
    /// Texts, bodies and days.
    public let library: Library
  }

  private static let mostBeside = 10
  /// How many entries are looked at first, and how many at most at a time.
  private static let strides = (first: 64, most: 4096)
  /// More tokens than these are no quicker than a look at each entry.
  private static let mostTokens = 160
  /// So few are quicker than any look.
  private static let fewTokens = 16

  /// Finds bodies by their names, sentences by their words, and entries by what people wrote into them. Nothing is shown that the actor may
  /// not see.
  ///
  /// Who sees much fills a list with the first entries that are found. Of who sees little, those that cannot be his are not fetched: the
  /// index knows bodies, regulations and rules. What remains is asked for one by one.
  @available(*, noasync)
  public func search(_ search: Search) throws -> Found {
    let library = try libraryOfOccurrences()
    let words = SearchWords.words(of: search.words)
    guard !words.isEmpty else {
      throw Refused(
        Words(vi: "cần ít nhất một từ để tìm", en: "at least one word is needed to look for"))
    }
    var tokens: [String] = []
    if let kind = search.kind { tokens.append(SearchWords.kind(kind)) }
    if let year = search.year { tokens.append(SearchWords.year(year)) }
    if let regulation = search.regulation { tokens.append(SearchWords.regulation(regulation)) }
    if let body = search.body { tokens.append(SearchWords.body(body)) }
    let parties = PartyReader(library.engine, on: today, known: now)
    var notes = NoteSight(library)
    var query = SearchQuery(words, tokens: tokens, below: search.below, limit: Self.strides.first)
    var numbers: [Int64] = []
    var isNarrowed = false
    for turn in 0... {
      let hits = try store.ledger.search(query)
      for hit in hits where numbers.count <= search.limit {
        if try sees(hit, library, parties, &notes) { numbers.append(hit.entry) }
      }
      guard numbers.count <= search.limit, hits.count == query.limit, let last = hits.last else { break }
      query.below = last.entry
      // Of who saw some of the first enough more are looked at to hold the rest of the page twice: that is quicker than to ask for tokens,
      // unless they are few and he saw next to nothing.
      let isSeeing = turn == 0 && !numbers.isEmpty
      let seen = isNarrowed || isSeeing && numbers.count > 3 ? nil : Self.tokens(of: library)
      if let seen, !isSeeing || seen.count <= Self.fewTokens {
        query.any = [seen]
        query.limit = Self.strides.first
        isNarrowed = true
      } else if isSeeing {
        let missing = search.limit + 1 - numbers.count
        query.limit = min(Self.strides.first * max(1, 2 * missing / numbers.count), Self.strides.most)
      } else {
        query.limit = min(query.limit * 4, Self.strides.most)
        isNarrowed = true
      }
    }
    let hasMore = numbers.count > search.limit
    let entries = try store.ledger.entries(Array(numbers.prefix(search.limit)))
    var obligations: [Int64: [ObligationID]] = [:]
    for entry in entries {
      guard case .event(let recorded) = entry.body else { continue }
      obligations[entry.head.sequence] = recorded.event.obligations.filter {
        parties.parties(of: $0).map(library.sees) ?? false
      }
    }
    let isFiltered = !tokens.isEmpty || search.below != .max
    let (bodies, rules) = isFiltered ? ([], []) : (bodies(words, library), rules(words, library))
    let isFruitless = !isFiltered && bodies.isEmpty && rules.isEmpty && entries.isEmpty
    return Found(
      bodies: bodies, rules: rules, near: isFruitless ? near(words, library) : ([], []), entries: entries,
      obligations: obligations, next: hasMore ? entries.last?.head.sequence : nil, library: library)
  }

  /// The tokens one of which everything has that the actor may see; nil where they are too many to be of use.
  private static func tokens(of library: Library) -> [String]? {
    guard let scope = library.scope, scope.bodies.count <= mostTokens else { return nil }
    let bounds = scope.bounds(in: library.regulations)
    guard bounds.count <= mostTokens else { return nil }
    // Applications are seen by all. What tells of something earlier has no token of that.
    return bounds.bodies.map(SearchWords.body)
      + bounds.regulations.flatMap {
        [SearchWords.regulation($0), SearchWords.starting($0)]
      }
      // To whom something is owed under a regulation may read what was noted under it.
      + Set(bounds.rules.map(\.regulationID)).sorted().map(SearchWords.noting) + bounds.rules.map(SearchWords.rule) + [
        SearchWords.kind(.policySet), SearchWords.followUp,
      ]
  }

  /// Whether what was found is about what the actor may see. Most is told by the first obligation.
  private func sees(
    _ hit: SearchHit, _ library: Library, _ parties: PartyReader, _ notes: inout NoteSight
  ) throws -> Bool {
    if let id = hit.obligation.flatMap({ ObligationID($0) }) {
      if parties.parties(of: id).map(library.sees) ?? false { return true }
      if !hit.hasOthers { return false }
    }
    guard let entry = try store.entry(hit.entry), sees(entry, library, parties, &notes) else { return false }
    // What was taken back is found no more.
    if case .noted = entry.body { return try !store.isNoteWithdrawn(hit.entry) }
    return true
  }

  /// Whether an entry is about what the actor may see.
  func sees(_ entry: Entry, _ library: Library, _ parties: PartyReader, _ notes: inout NoteSight) -> Bool {
    if case .noted(let note) = entry.body { return notes.sees(note.body, note.clauses, on: note.day) }
    guard case .event(let recorded) = entry.body else { return true }
    let event = recorded.event
    guard !event.obligations.isEmpty else {
      let occurrence = event.occurrence ?? event.of.flatMap { library.events.occurrence($0)?.occurrence }
      let bodies = [occurrence?.at, event.by].compactMap(\.self)
      return library.scope.map { scope in
        bodies.contains(where: scope.sees)
          || (occurrence?.rules.contains { scope.regulations.contains($0.regulationID) } ?? false)
      } ?? true
    }
    return event.obligations.contains { parties.parties(of: $0).map(library.sees) ?? false }
  }

  private func bodies(_ words: [String], _ library: Library) -> [(id: OrganisationID, name: String)] {
    var found: [(OrganisationID, String)] = []
    for (position, name) in library.plainNames(on: today).enumerated() where SearchWords.has(words, in: name) {
      let id = library.register.organisations[position].id
      found.append((id, library.register.name(of: id, on: today)))
      if found.count == Self.mostBeside { break }
    }
    return found
  }

  /// What has most of the words, and no less than half of them.
  private func near(_ words: [String], _ library: Library) -> (
    bodies: [(id: OrganisationID, name: String)], rules: [Rule]
  ) {
    let (words, register) = (Set(words), library.register)
    guard words.count > 1 else { return ([], []) }
    func most<Thing>(_ things: some Sequence<Thing>, _ count: (Thing) -> Int) -> [Thing] {
      var (best, found) = ((words.count + 1) / 2, [Thing]())
      for thing in things {
        let count = count(thing)
        if count > best { (best, found) = (count, []) }
        if count == best, found.count < Self.mostBeside { found.append(thing) }
      }
      return found
    }
    let names = most(library.plainNames(on: today).enumerated()) { one in
      words.count { SearchWords.has([$0], in: one.element) }
    }
    let rules = most(library.regulations.lazy.flatMap(\.regulation.rules)) { rule in
      rule.duty.map { words.intersection(SearchWords.words(of: $0.syntax.deed(.vi))).count } ?? 0
    }
    return (
      names.map { place, _ in
        let id = register.organisations[place].id
        return (id, register.name(of: id, on: today))
      }, rules
    )
  }

  private func rules(_ words: [String], _ library: Library) -> [Rule] {
    var found: [Rule] = []
    for bound in library.regulations {
      for rule in bound.regulation.rules where found.count < Self.mostBeside {
        guard let duty = rule.duty else { continue }
        let own = Set(SearchWords.words(of: duty.syntax.deed(.vi)))
        if words.allSatisfy({ own.contains($0) }) { found.append(rule) }
      }
    }
    return found
  }
}
