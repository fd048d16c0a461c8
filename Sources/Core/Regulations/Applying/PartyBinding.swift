import CivilTime
import Diagnostics
import Organisations

/// The parties of a regulation found in a register.
public struct PartyBinding: Sendable {
  /// A selector a party, or nil where its place or unit could not be found (which has been reported).
  public let selectors: [Selector?]
  /// Members that applications give collectives: the strongest first.
  private let members: [Int: [(application: Application, selector: Selector)]]

  /// Finds each party of the regulation in the register, and reports areas and ids that the register does not have.
  public static func bind(_ regulation: Regulation, to register: Register) -> (binding: PartyBinding, findings: [Diagnostic]) {
    var binder = Binder(regulation, register)
    let selectors = regulation.parties.indices.map { binder.selector(of: $0) }
    var members: [Int: [(application: Application, selector: Selector)]] = [:]
    for application in regulation.applications.reversed() {
      guard case .members(let words, let names) = application.item, let party = binder.index[VietnameseText.key(words.text)]
      else { continue }
      let parts = names.compactMap { binder.index[VietnameseText.key($0.text)] }.compactMap { selectors[$0] }
      members[party, default: []].append((application, .union(parts)))
    }
    return (PartyBinding(selectors: selectors, members: members), binder.findings)
  }

  private init(selectors: [Selector?], members: [Int: [(application: Application, selector: Selector)]]) {
    self.selectors = selectors
    self.members = members
  }

  /// The selector of a party on a day: that of the members an application gives it, else its own.
  public func selector(of party: Int, on day: CivilDate) -> Selector? {
    members[party]?.first { $0.application.holds(on: day) }?.selector ?? selectors[party]
  }

  /// The application that gives a collective its members on a day.
  public func membership(of party: Int, on day: CivilDate) -> Application? {
    members[party]?.first { $0.application.holds(on: day) }?.application
  }
}

/// Turns the words of selectors into those of a register.
private struct Binder {
  let regulation: Regulation
  let register: Register
  let index: [String: Int]
  var findings: [Diagnostic] = []
  private var done: [Int: Selector?] = [:]
  private var open: Set<Int> = []

  init(_ regulation: Regulation, _ register: Register) {
    self.regulation = regulation
    self.register = register
    index = Dictionary(
      regulation.parties.enumerated().map { (VietnameseText.key($1.name), $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func selector(of party: Int) -> Selector? {
    if let known = done[party] { return known }
    // A cycle has been reported by the resolver.
    guard open.insert(party).inserted else { return nil }
    let selector = regulation.parties[party].selector.flatMap { make($0, regulation.parties[party]) }
    open.remove(party)
    done[party] = .some(selector)
    return selector
  }

  private mutating func make(_ syntax: PartySelector, _ party: Party) -> Selector? {
    switch syntax {
    case .bodies(let kind, let level, let area), .posts(let kind, let level, let area):
      guard let area else { return .kind(kind.text, level: level.map(Level.init), within: nil) }
      guard let found = find(area) else { return nil }
      return .kind(kind.text, level: level.map(Level.init), within: found)
    case .ids(let ids):
      let found = ids.compactMap { find(id: $0) }
      return found.count == ids.count ? .union(found.map { .id($0) }) : nil
    case .unit(let of):
      guard let body = index[VietnameseText.key(of.text)].flatMap({ selector(of: $0) }) else { return nil }
      return .section(name: party.name, of: body)
    case .parties(let names):
      let found = names.compactMap { index[VietnameseText.key($0.text)] }.compactMap { selector(of: $0) }
      return found.count == names.count ? .union(found) : nil
    case .union(let parts):
      let found = parts.compactMap { make($0, party) }
      return found.count == parts.count ? .union(found) : nil
    }
  }

  private mutating func find(_ area: Word) -> AreaID? {
    switch register.area(named: area.text) {
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
            vi: "\"\(area.text)\" là tên của \(ids.count) nơi cùng cấp (\(names)); viết rõ loại, như \"Huyện \(area.text)\"",
            en: "\"\(area.text)\" names \(ids.count) areas of one level (\(names)); write its kind too, as \"Huyện \(area.text)\"")))
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
  init(_ name: LevelName) {
    switch name {
    case .central: self = .central
    case .province: self = .province
    case .district: self = .district
    case .commune: self = .commune
    case .hamlet: self = .hamlet
    }
  }
}
