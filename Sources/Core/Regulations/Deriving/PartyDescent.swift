import CivilTime
import Diagnostics
import Organisations

/// What each party of a text becomes a level below, and which are nobody there.
struct PartyDescent {
  /// The parties as they stand in the draft, by key of the name; those left out are not among them.
  private(set) var kept: [String: PartySyntax] = [:]
  /// Why a party is left out, by key of the name.
  private(set) var left: [String: Words] = [:]
  /// Why parts of a party that stays are left out, by key of the name.
  private(set) var reduced: [String: [Words]] = [:]

  private let regulation: Regulation
  private let descent: Descent
  private let decided: [String: OrganisationID]
  private var register: Register { descent.register }

  /// The parties of a file; `decided` gives bodies that a person chose for some, by name.
  init(_ items: [PartySyntax], of regulation: Regulation, by descent: Descent, decided: [String: OrganisationID]) {
    self.regulation = regulation
    self.descent = descent
    self.decided = Dictionary(
      decided.map { (VietnameseText.key($0), $1) }, uniquingKeysWith: { first, _ in first })
    // Parties made of others wait for these; a circle, which the resolver has told of, ends the waiting.
    var waiting = items
    while !waiting.isEmpty {
      let before = waiting.count
      waiting = waiting.filter { !settle($0) }
      guard waiting.count == before else { continue }
      for party in waiting { leave(party, Self.nobodyLeft) }
      break
    }
  }

  /// True where a party of a name is in the draft.
  func has(_ name: Word) -> Bool { kept[VietnameseText.key(name.text)] != nil }

  private static let nobodyLeft = Words(vi: "không còn bên nào trong thành phần", en: "none of its members is left")

  private mutating func leave(_ party: PartySyntax, _ why: Words) { left[VietnameseText.key(party.name.text)] = why }

  private mutating func keep(_ party: PartySyntax, longName: String?, _ selector: PartySelector?) {
    var party = party
    party.longName = selector == nil ? party.longName : longName
    party.selector = selector
    kept[VietnameseText.key(party.name.text)] = party
  }

  private func isSettled(_ name: Word) -> Bool {
    let key = VietnameseText.key(name.text)
    return kept[key] != nil || left[key] != nil
  }

  /// True where it is decided what becomes of a party.
  private mutating func settle(_ party: PartySyntax) -> Bool {
    let key = VietnameseText.key(party.name.text)
    if let body = decided[key] {
      keep(party, longName: register.name(of: body, on: descent.on), .ids([Word(body.text, party.place)]))
      return true
    }
    guard let selector = party.selector else {
      let given = members(of: key)
      guard given.allSatisfy(isSettled) else { return false }
      given.isEmpty || given.contains(where: has)
        ? keep(party, longName: party.longName, nil) : leave(party, Self.nobodyLeft)
      return true
    }
    guard Self.parties(in: selector).allSatisfy(isSettled) else { return false }
    var lost: [Words] = []
    guard let moved = moved(selector, party, &lost) else {
      leave(party, lost.first ?? Self.nobodyLeft)
      return true
    }
    if !lost.isEmpty { reduced[key] = lost }
    let bodies = register.select(bound(moved), on: descent.on)
    // The parent's words for several bodies speak of its own level.
    keep(party, longName: bodies.count == 1 ? register.name(of: bodies[0], on: descent.on) : nil, moved)
    return true
  }

  /// The members that applications give a collective.
  private func members(of key: String) -> [Word] {
    regulation.applications.flatMap { application -> [Word] in
      guard case .members(let words, let names) = application.item, VietnameseText.key(words.text) == key else {
        return []
      }
      return names
    }
  }

  private static func parties(in selector: PartySelector) -> [Word] {
    switch selector {
    case .unit(let party): [party]
    case .parties(let names): names
    case .union(let parts): parts.flatMap { parties(in: $0) }
    case .bodies, .posts, .ids: []
    }
  }

  // MARK: Selectors

  private func moved(_ selector: PartySelector, _ party: PartySyntax, _ lost: inout [Words]) -> PartySelector? {
    switch selector {
    case .bodies(let kind, let level, let area):
      return place(kind, level, area, &lost).map { .bodies(kind: $0.kind, level: $0.level, area: $0.area) }
    case .posts(let kind, let level, let area):
      return place(kind, level, area, &lost).map { .posts(kind: $0.kind, level: $0.level, area: $0.area) }
    case .ids(let ids):
      let list = ids.map(\.text).joined(separator: ", ")
      lost.append(
        Words(
          vi: "văn bản cấp trên nêu đích danh cơ quan mã \(list)",
          en: "the text above names bodies by their id: \(list)"))
      return nil
    case .unit(let of):
      guard let whole = kept[VietnameseText.key(of.text)] else {
        lost.append(
          Words(vi: "thuộc bên \(of.text), bên ấy chưa đưa vào", en: "part of \(of.text), which is left out"))
        return nil
      }
      let unit = Selector.section(name: party.name.text, of: whole.selector.map(bound) ?? .union([]))
      if register.select(unit, on: descent.on).isEmpty {
        lost.append(
          Words(
            vi: "danh bạ không có đơn vị nào tên \"\(party.name.text)\" trong \(of.text)",
            en: "the register has no unit called \"\(party.name.text)\" in \(of.text)"))
        return nil
      }
      return selector
    case .parties(let names):
      let rest = names.filter(has)
      for name in names where !has(name) {
        lost.append(Words(vi: "\(name.text) chưa đưa vào", en: "\(name.text) is left out"))
      }
      return rest.isEmpty ? nil : .parties(rest)
    case .union(let parts):
      let rest = parts.compactMap { moved($0, party, &lost) }
      return rest.isEmpty ? nil : rest.count == 1 ? rest[0] : .union(rest)
    }
  }

  private struct Moved {
    let kind: Word
    let level: LevelName?
    let area: Word?
  }

  private func place(_ kind: Word, _ level: LevelName?, _ area: Word?, _ lost: inout [Words]) -> Moved? {
    func nobody(_ level: LevelName?, _ place: String?) -> Moved? {
      lost.append(
        Words(
          vi: "danh bạ không có cơ quan \"\(kind.text)\"" + (level.map { " cấp \($0.words.vi)" } ?? "")
            + (place.map { " tại \($0)" } ?? ""),
          en: "the register has no \"\(kind.text)\"" + (level.map { " of level \($0.words.en)" } ?? "")
            + (place.map { " in \($0)" } ?? "")))
      return nil
    }
    var newLevel: LevelName?
    if let level {
      guard let moved = descent.moved(level) else {
        lost.append(
          Words(
            vi: "dưới cấp \(descent.levelName.words.vi) không còn cấp nào cho cơ quan cấp \(level.words.vi)",
            en: "below the level \(descent.levelName.words.en) there is none for bodies of level \(level.words.en)"))
        return nil
      }
      newLevel = moved
    }
    var newArea: AreaID?
    if let area {
      switch descent.moved(area: area, of: regulation) {
      case .here(let id): newArea = id
      case .single:
        lost.append(
          Words(
            vi: "\(area.text) là một nơi riêng trong \(descent.seat.area.text)",
            en: "\(area.text) is one single place in \(descent.seat.area.text)"))
        return nil
      case .unknown: return nobody(newLevel, area.text)
      }
    }
    let words = newArea.flatMap { descent.name(of: $0) }
    let newWord = words.map { Word($0, area?.place ?? kind.place) }
    let asked = newLevel.map(Level.init)
    let old = selected(kind.text, level.map(Level.init), area.flatMap { descent.area(named: $0.text, of: regulation) })
    for other in [kind.text] + equivalents(of: kind.text, old, level, area) {
      let found = register.select(.kind(other, level: asked, within: newArea), on: descent.on)
      if found.isEmpty { continue }
      guard old.count != 1 || found.count == 1 else {
        lost.append(
          Words(
            vi: "\"\(kind.text)\" là một cơ quan ở cấp trên, \(found.count) cơ quan ở đây",
            en: "\"\(kind.text)\" is one body above and \(found.count) here"))
        return nil
      }
      return Moved(kind: Word(other, kind.place), level: newLevel, area: newWord)
    }
    return nobody(newLevel, words)
  }

  private func selected(_ kind: String, _ level: Level?, _ area: AreaID?) -> [OrganisationID] {
    register.select(.kind(kind, level: level, within: area), on: descent.oldDay)
  }

  /// Other kinds that mean the same bodies at the text's own level and place: *tỉnh ủy* there is *cấp ủy*, which has a body at every level.
  private func equivalents(of kind: String, _ old: [OrganisationID], _ level: LevelName?, _ area: Word?) -> [String] {
    guard let first = old.first, let body = register[first] else { return [] }
    let within = area.flatMap { descent.area(named: $0.text, of: regulation) }
    return body.kinds(on: descent.oldDay).filter { other in
      VietnameseText.key(other) != VietnameseText.key(kind)
        && selected(other, level.map(Level.init), within) == old
    }
  }

  /// A selector of the draft in the words of the register.
  private func bound(_ selector: PartySelector) -> Selector {
    switch selector {
    case .bodies(let kind, let level, let area), .posts(let kind, let level, let area):
      .kind(kind.text, level: level.map(Level.init), within: area.flatMap { descent.newArea(named: $0.text) })
    case .ids(let ids): .union(ids.compactMap { OrganisationID($0.text) }.map { .id($0) })
    case .unit: .union([])
    case .parties(let names):
      .union(names.compactMap { kept[VietnameseText.key($0.text)]?.selector }.map(bound))
    case .union(let parts): .union(parts.map(bound))
    }
  }
}
