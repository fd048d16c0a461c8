import CivilTime
import Diagnostics

extension Register {
  /// The organisations that a selector means on a day, in the order of the register, each once.
  ///
  /// Only what exists on the day is selected. Cost: one pass over the bodies of the kind.
  public func select(_ selector: Selector, on day: CivilDate) -> [OrganisationID] {
    ordinals(of: selector, on: day.dayNumber).map { organisations[Int($0)].id }
  }

  /// The organisations that bear a name on some day, official or short, in the order of the register; spellings of one name are equal.
  ///
  /// Cost: one pass over the names.
  public func bodies(named name: String) -> [OrganisationID] {
    let key = VietnameseText.key(name)
    return organisations.filter { organisation in
      (organisation.names + organisation.shortNames).contains { VietnameseText.key($0.value) == key }
    }.map(\.id)
  }

  /// True when the selector means some organisation on some day of the stretch; an end left out is open.
  ///
  /// Cost: of a kind, one pass over its bodies; of a section or a post, one selection for each day on which the register changes.
  public func matchesOnAnyDay(_ selector: Selector, from: CivilDate?, to: CivilDate?) -> Bool {
    matches(selector, Validity(from: from, to: to))
  }

  private func matches(_ selector: Selector, _ days: Validity) -> Bool {
    guard days.lower <= days.upper else { return false }
    switch selector {
    case .id(let id):
      return self[id]?.exists.contains { $0.overlaps(days) } ?? false
    case .union(let selectors):
      return selectors.contains { matches($0, days) }
    case .lasting(let selector):
      // Whom a body took over from was meant on one of the days before.
      return matches(selector, Validity(from: nil, to: days.to))
    case .kind, .section, .post, .under:
      if !ordinals(of: selector, on: days.lower).isEmpty { return true }
      return index.changes.contains { change in
        days.contains(change) && !ordinals(of: selector, on: change).isEmpty
      }
    }
  }

  /// The positions that a selector means on a day, in order, each once.
  func ordinals(of selector: Selector, on day: Int32) -> [Int32] {
    switch selector {
    case .kind(let kind, let level, let area):
      return ordinals(ofKind: kind, level: level, within: area, on: day)
    case .id(let id):
      guard let ordinal = index.ordinals[id], exists(ordinal, on: day) else { return [] }
      return [ordinal]
    case .section(let name, .lasting(let body)):
      return ordinals(of: .lasting(.section(name: name, of: body)), on: day)
    case .post(let kind, .lasting(let body)):
      return ordinals(of: .lasting(.post(kind: kind, of: body)), on: day)
    case .section(let name, let body):
      let key = VietnameseText.key(name)
      return below(body, in: .section, on: day) { ordinal in
        let unit = organisations[Int(ordinal)]
        return (unit.names + unit.shortNames).contains {
          $0.validity.contains(day) && VietnameseText.key($0.value) == key
        }
      }
    case .post(let kind, let body):
      let key = VietnameseText.key(kind)
      return below(body, in: .post, on: day) { ordinal in
        organisations[Int(ordinal)].kinds.contains {
          $0.validity.contains(day) && VietnameseText.key($0.value) == key
        }
      }
    case .union(let selectors):
      return Array(Set(selectors.flatMap { ordinals(of: $0, on: day) })).sorted()
    case .lasting(let selector):
      let direct = ordinals(of: selector, on: day)
      let taken = heirs(ofThose: selector, by: day)
      return taken.isEmpty ? direct : Array(Set(direct).union(taken)).sorted()
    case .under(let members, let tops, let tree):
      let tops = Set(ordinals(of: tops, on: day))
      return ordinals(of: members, on: day).filter { climbs($0, to: tops, in: tree, on: day) }
    }
  }

  /// The organisations that answer on a day for those that a selector meant on their last day.
  private func heirs(ofThose selector: Selector, by day: Int32) -> [Int32] {
    guard !endings.isEmpty else { return [] }
    let on = CivilDate(dayNumber: day)
    var found: [Int32] = []
    for (last, ended) in endings where last < day {
      for ordinal in ordinals(of: selector, on: last) where ended.contains(ordinal) && !exists(ordinal, on: day) {
        found += answerable(for: organisations[Int(ordinal)].id, on: on).compactMap { index.ordinals[$0] }
      }
    }
    return found
  }

  private func below(
    _ bodies: Selector, in tree: Tree, on day: Int32, where matches: (Int32) -> Bool
  ) -> [Int32] {
    ordinals(of: bodies, on: day).flatMap { children(of: $0, in: tree, on: day).filter(matches) }.sorted()
  }

  private func ordinals(ofKind kind: String, level: Level?, within area: AreaID?, on day: Int32) -> [Int32] {
    guard let stretches = index.stretches[VietnameseText.key(kind)] else { return [] }
    let rank = level.map { Int8($0.rank) }
    var top: Int32 = -1
    var range: ClosedRange<Int32> = -1...Int32.max
    if let area {
      guard let ordinal = areaIndex.ordinals[area], areaIndex.exists(ordinal, on: day) else { return [] }
      top = ordinal
      let first = areaIndex.ranks[Int(ordinal)]
      range = areaIndex.isNested ? first...(areaIndex.ends[Int(first)] - 1) : 0...Int32.max
    }
    var result: [Int32] = []
    for stretch in stretches where stretch.from <= day && day <= stretch.to {
      if let rank, stretch.level != rank { continue }
      guard range.contains(stretch.place), result.last != stretch.ordinal else { continue }
      if top >= 0 {
        let place = areaIndex.ordinalsByRank[Int(stretch.place)]
        guard areaIndex.isNested ? areaIndex.exists(place, on: day) : areaIndex.climbs(place, to: top, on: day)
        else { continue }
      }
      result.append(stretch.ordinal)
    }
    return result
  }
}
