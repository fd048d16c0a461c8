import Diagnostics

/// What makes selection fast: for each kind the stretches of days on which a body has that kind, one level and one place.
struct OrganisationIndex: Sendable {
  /// A body that has the kind, a level and a place on all the days of a stretch.
  struct Stretch: Sendable {
    let ordinal: Int32
    let from: Int32
    let to: Int32
    /// The preorder number of the place, or -1.
    let place: Int32
    /// The rank of the level, or -1.
    let level: Int8
  }

  /// A link to another organisation on certain days.
  struct Link: Sendable {
    let ordinal: Int32
    let from: Int32
    let to: Int32

    func holds(on day: Int32) -> Bool { from <= day && day <= to }
  }

  /// The position of each organisation in the register.
  let ordinals: [OrganisationID: Int32]
  /// By key of the kind, in register order.
  let stretches: [String: [Stretch]]
  /// By tree and then by position: the organisations above.
  let parents: [Tree: [Int32: [Link]]]
  /// By tree and then by position: the organisations directly below, in register order.
  let children: [Tree: [Int32: [Link]]]
  /// Every day on which something begins or has just ended, in order.
  let changes: [Int32]

  init(_ organisations: [Organisation], areas: AreaIndex, areaChanges: Set<Int32>) {
    var ordinals: [OrganisationID: Int32] = [:]
    ordinals.reserveCapacity(organisations.count)
    for (ordinal, organisation) in organisations.enumerated() where ordinals[organisation.id] == nil {
      ordinals[organisation.id] = Int32(ordinal)
    }
    var stretches: [String: [Stretch]] = [:]
    var keys: [String: String] = [:]
    var parents: [Tree: [Int32: [Link]]] = [:]
    var children: [Tree: [Int32: [Link]]] = [:]
    var changes = areaChanges
    func note(_ validity: Validity) {
      if validity.lower != .min { changes.insert(validity.lower) }
      if validity.upper != .max { changes.insert(validity.upper + 1) }
    }
    for (position, organisation) in organisations.enumerated() {
      let ordinal = Int32(position)
      guard ordinals[organisation.id] == ordinal else { continue }
      let places = OrganisationIndex.filled(organisation.places)
      let levels = OrganisationIndex.filled(organisation.levels)
      organisation.exists.forEach(note)
      organisation.names.forEach { note($0.validity) }
      organisation.shortNames.forEach { note($0.validity) }
      for kind in organisation.kinds {
        let key = keys[kind.value] ?? VietnameseText.key(kind.value)
        keys[kind.value] = key
        for alive in organisation.exists {
          guard let kindDays = alive.intersection(kind.validity) else { continue }
          for level in levels {
            guard let levelDays = kindDays.intersection(level.validity) else { continue }
            for place in places {
              guard let days = levelDays.intersection(place.validity) else { continue }
              note(days)
              stretches[key, default: []].append(
                Stretch(
                  ordinal: ordinal, from: days.lower, to: days.upper,
                  place: place.value.flatMap { areas.ordinals[$0] }.map { areas.ranks[Int($0)] } ?? -1,
                  level: Int8(level.value?.rank ?? -1)))
            }
          }
        }
      }
      for parent in organisation.parents {
        note(parent.validity)
        guard let above = ordinals[parent.value.organisation] else { continue }
        let days = parent.validity
        parents[parent.value.tree, default: [:]][ordinal, default: []].append(
          Link(ordinal: above, from: days.lower, to: days.upper))
        children[parent.value.tree, default: [:]][above, default: []].append(
          Link(ordinal: ordinal, from: days.lower, to: days.upper))
      }
    }
    self.ordinals = ordinals
    self.stretches = stretches
    self.parents = parents
    self.children = children
    self.changes = changes.sorted()
  }

  /// The values with their days, and nil on the days without one.
  private static func filled<Value>(_ dated: [Dated<Value>]) -> [Dated<Value?>] {
    var result: [Dated<Value?>] = dated.map { Dated($0.value, $0.validity) }
    var next: Int32? = .min
    for validity in dated.map(\.validity).sorted(by: { $0.lower < $1.lower }) {
      guard let start = next else { break }
      if validity.lower > start {
        result.append(Dated(nil, Validity(day: start, to: validity.lower - 1)))
      }
      next = validity.upper == .max ? nil : max(start, validity.upper + 1)
    }
    if let start = next { result.append(Dated(nil, Validity(day: start, to: .max))) }
    return result
  }
}
