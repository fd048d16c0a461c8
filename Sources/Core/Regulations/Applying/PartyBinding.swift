import CivilTime
import Diagnostics
import Organisations

/// The parties of a regulation found in a register.
public struct PartyBinding: Sendable {
  /// What each party is in the register, or nil where its place or unit could not be found (which has been reported).
  private let bound: [BoundSelector?]
  /// Members that applications give collectives: the strongest first.
  private let members: [Int: [(application: Application, parties: [Int])]]
  /// The selectors of every day, where no membership is limited in time.
  private let lasting: [Selector?]?

  /// Finds each party of the regulation in the register, and reports areas and ids that the register does not have.
  public static func bind(_ regulation: Regulation, to register: Register) -> (
    binding: PartyBinding, findings: [Diagnostic]
  ) {
    var binder = Binder(regulation, register)
    let bound = regulation.parties.map { party in party.selector.flatMap { binder.bind($0, party) } }
    var members: [Int: [(application: Application, parties: [Int])]] = [:]
    func isStronger(_ a: Application, _ b: Application) -> Bool {
      (a.from?.dayNumber ?? .min, a.index) > (b.from?.dayNumber ?? .min, b.index)
    }
    for application in regulation.applications.sorted(by: isStronger) {
      guard case .members(let words, let names) = application.item,
        let party = binder.index[VietnameseText.key(words.text)]
      else { continue }
      members[party, default: []].append((application, names.compactMap { binder.index[VietnameseText.key($0.text)] }))
    }
    return (PartyBinding(bound, members), binder.findings)
  }

  private init(_ bound: [BoundSelector?], _ members: [Int: [(application: Application, parties: [Int])]]) {
    self.bound = bound
    self.members = members
    let isLasting = members.values.joined().allSatisfy { $0.application.from == nil && $0.application.to == nil }
    let anyDay = CivilDate(dayNumber: 0)
    lasting = isLasting ? Self.selectors(on: anyDay, bound, members) : nil
  }

  /// The selectors of all parties on a day: those of which others are made come first, so that each is made once.
  private static func selectors(
    on day: CivilDate, _ bound: [BoundSelector?], _ members: [Int: [(application: Application, parties: [Int])]]
  ) -> [Selector?] {
    func given(_ party: Int) -> [Int]? { members[party]?.first { $0.application.holds(on: day) }?.parties }
    var known: [Selector??] = Array(repeating: nil, count: bound.count)
    let circles = Circles(bound.indices.map { given($0) ?? bound[$0]?.parties ?? [] })
    for party in circles.order {
      func selector(_ other: Int) -> Selector? { known[other] ?? nil }
      known[party] = .some(
        given(party).map { .joined($0.compactMap(selector)) } ?? bound[party].flatMap { make($0, selector) })
    }
    return bound.indices.map { party in
      (known[party] ?? selector(party, day, bound, members, [])).map { .lasting($0) }
    }
  }

  /// The selector of a party on a day: that of the members an application gives it, else its own; with those that took over from
  /// bodies it meant, for what a regulation asks outlives the body it names (Resolution 190/2025/QH15).
  public func selector(of party: Int, on day: CivilDate) -> Selector? {
    (lasting ?? Self.selectors(on: day, bound, members))[party]
  }

  /// The selectors that a party has on some day or other.
  public func selectors(of party: Int) -> [Selector] {
    if let lasting { return lasting[party].map { [$0] } ?? [] }
    let turns = members.values.joined().flatMap { [$0.application.from, $0.application.to.map { $0 + 1 }] }
    let days = Set(turns.compactMap(\.self) + [CivilDate(dayNumber: .min)])
    return Array(Set(days.compactMap { selector(of: party, on: $0) }))
  }

  /// The application that gives a collective its members on a day.
  public func membership(of party: Int, on day: CivilDate) -> Application? {
    members[party]?.first { $0.application.holds(on: day) }?.application
  }

  /// `open` holds the parties being resolved: one that comes back to itself is taken by its own words.
  private static func selector(
    _ party: Int, _ day: CivilDate, _ bound: [BoundSelector?],
    _ members: [Int: [(application: Application, parties: [Int])]], _ open: Set<Int>
  ) -> Selector? {
    if !open.contains(party), let given = members[party]?.first(where: { $0.application.holds(on: day) }) {
      let open = open.union([party])
      return .joined(given.parties.compactMap { selector($0, day, bound, members, open) })
    }
    // Nothing is made of parties that deep.
    guard open.count <= 64, let own = bound[party] else { return nil }
    let open = open.union([party])
    return make(own) { open.contains($0) ? nil : selector($0, day, bound, members, open) }
  }

  /// `selector` gives that of another party; nil where there is none.
  private static func make(_ own: BoundSelector, _ selector: (Int) -> Selector?) -> Selector? {
    switch own {
    case .found(let selector): return selector
    case .parties(let parties):
      let found = parties.compactMap(selector)
      return found.isEmpty ? nil : .joined(found)
    case .unit(let name, let party): return selector(party).map { .section(name: name, of: $0) }
    case .union(let parts):
      let found = parts.compactMap { make($0, selector) }
      return found.count == parts.count ? .joined(found) : nil
    }
  }
}

extension Selector {
  /// The union of some, each once, without unions inside: parties made of parties are no deeper than others.
  fileprivate static func joined(_ selectors: [Selector]) -> Selector {
    var seen: Set<Selector> = []
    let flat = selectors.flatMap { if case .union(let parts) = $0 { parts } else { [$0] } }
    return .union(flat.filter { seen.insert($0).inserted })
  }
}

/// A selector in the words of a register, other parties left by position.
private indirect enum BoundSelector: Sendable {
  case found(Selector)
  case parties([Int])
  case unit(name: String, of: Int)
  case union([BoundSelector])

  /// The parties it is made of.
  var parties: [Int] {
    switch self {
    case .found: []
    case .parties(let parties): parties
    case .unit(_, let party): [party]
    case .union(let parts): parts.flatMap(\.parties)
    }
  }
}

/// Turns the words of selectors into those of a register.
private struct Binder {
  let regulation: Regulation
  let register: Register
  let index: [String: Int]
  var findings: [Diagnostic] = []

  init(_ regulation: Regulation, _ register: Register) {
    self.regulation = regulation
    self.register = register
    index = Dictionary(
      regulation.parties.enumerated().map { (VietnameseText.key($1.name), $0) }, uniquingKeysWith: { first, _ in first }
    )
  }

  mutating func bind(_ syntax: PartySelector, _ party: Party) -> BoundSelector? {
    switch syntax {
    case .bodies(let kind, let level, let area), .posts(let kind, let level, let area):
      guard let area else { return .found(.kind(kind.text, level: level.map(Level.init), within: nil)) }
      return find(area).map { .found(.kind(kind.text, level: level.map(Level.init), within: $0)) }
    case .ids(let ids):
      let found = ids.compactMap { find(id: $0) }
      return found.count == ids.count ? .found(.union(found.map { .id($0) })) : nil
    case .unit(let of): return index[VietnameseText.key(of.text)].map { .unit(name: party.name, of: $0) }
    case .parties(let names): return .parties(names.compactMap { index[VietnameseText.key($0.text)] })
    case .union(let parts):
      let found = parts.compactMap { bind($0, party) }
      return found.count == parts.count ? .union(found) : nil
    }
  }

  private mutating func find(_ area: Word) -> AreaID? {
    var found = register.area(named: area.text)
    if case .several = found, let day = regulation.inForceFrom ?? regulation.inForceTo,
      case .one(let id) = register.area(named: area.text, on: day)
    {
      // One name, one area after the other: the text means that of its own days.
      found = .one(id)
    }
    switch found {
    case .one(let id): return id
    case .none(let nearest):
      findings.append(
        Diagnostic(
          .error, "unknown-area", in: regulation.source, at: area.place.range,
          Words(
            vi: "danh bạ \"\(register.name)\" không có nơi nào tên \"\(area.text)\"",
            en: "the register \"\(register.name)\" has no area called \"\(area.text)\""),
          notes: nearest.map { [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")] } ?? []))
    case .several(let ids):
      let names = ids.prefix(4).map { $0.text }.joined(separator: ", ")
      findings.append(
        Diagnostic(
          .error, "ambiguous-area", in: regulation.source, at: area.place.range,
          Words(
            vi:
              "\"\(area.text)\" là tên của \(ids.count) nơi cùng cấp (\(names)); viết rõ loại, như \"Huyện \(area.text)\"",
            en:
              "\"\(area.text)\" names \(ids.count) areas of one level (\(names)); write its kind too, as \"Huyện \(area.text)\""
          )))
    }
    return nil
  }

  private mutating func find(id: Word) -> OrganisationID? {
    if let found = OrganisationID(id.text), register[found] != nil { return found }
    let near = NearestName.nearest(to: id.text, among: register.organisations.lazy.map(\.id.text))
    findings.append(
      Diagnostic(
        .error, "unknown-body", in: regulation.source, at: id.place.range,
        Words(
          vi: "danh bạ \"\(register.name)\" không có cơ quan nào mã \"\(id.text)\"",
          en: "the register \"\(register.name)\" has no body with the id \"\(id.text)\""),
        notes: near.map { [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")] } ?? []))
    return nil
  }
}

extension Level {
  /// The register's level for the language's.
  public init(_ name: LevelName) {
    switch name {
    case .central: self = .central
    case .province: self = .province
    case .district: self = .district
    case .commune: self = .commune
    case .hamlet: self = .hamlet
    }
  }
}
