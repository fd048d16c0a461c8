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
    /// Entries that the actor may see, the newest first.
    public let entries: [Entry]
    /// Where the rest of the list begins; nil at its end.
    public let next: Int64?
  }

  private static let mostBeside = 10
  /// How many entries are looked at for one that is seen.
  private static let stride = 200

  /// Finds bodies by their names, sentences by their words, and entries by what people wrote into them. Nothing is shown that the actor may
  /// not see.
  @available(*, noasync)
  public func search(_ search: Search) throws -> Found {
    let library = try library()
    let words = SearchWords.words(of: search.words)
    guard !words.isEmpty else {
      throw Refused(
        Words(vi: "cần ít nhất một từ để tìm", en: "at least one word is needed to look for"))
    }
    var entries: [Entry] = []
    var below = search.below
    var tokens: [String] = []
    if let kind = search.kind { tokens.append(SearchWords.kind(kind)) }
    if let year = search.year { tokens.append(SearchWords.year(year)) }
    if let regulation = search.regulation { tokens.append(SearchWords.regulation(regulation)) }
    if let body = search.body { tokens.append(SearchWords.body(body)) }
    var isOver = false
    while entries.count <= search.limit, !isOver {
      let numbers = try store.ledger.search(words, tokens: tokens, below: below, limit: Self.stride)
      isOver = numbers.count < Self.stride
      for number in numbers where entries.count <= search.limit {
        below = number
        guard let entry = try store.entry(number), sees(entry, library) else { continue }
        entries.append(entry)
      }
    }
    let hasMore = entries.count > search.limit
    if hasMore { entries.removeLast(entries.count - search.limit) }
    let isFiltered = !tokens.isEmpty || search.below != .max
    return Found(
      bodies: isFiltered ? [] : bodies(words, library.register), rules: isFiltered ? [] : rules(words, library),
      entries: entries, next: hasMore ? entries.last?.head.sequence : nil)
  }

  /// Whether an entry is about what the actor may see.
  func sees(_ entry: Entry, _ library: Library) -> Bool {
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
    return event.obligations.contains { id in
      library.engine.obligation(id, on: today, known: now).map(library.sees) ?? false
    }
  }

  private func bodies(_ words: [String], _ register: Register) -> [(id: OrganisationID, name: String)] {
    var found: [(OrganisationID, String)] = []
    for body in register.organisations where found.count < Self.mostBeside {
      let name = register.name(of: body.id, on: today)
      let own = Set(SearchWords.words(of: name))
      if words.allSatisfy({ own.contains($0) }) { found.append((body.id, name)) }
    }
    return found
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
