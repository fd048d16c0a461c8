import CivilTime

/// What a register is made of, before it is indexed.
public struct RegisterParts: Sendable {
  /// The organisations in order.
  public var organisations: [Organisation]
  /// The areas in order.
  public var areas: [Area]
  /// The steps of reorganisations in order.
  public var successions: [Succession]
  /// The defaults of reorganisations in order.
  public var heirs: [Heir]

  /// The parts of a register.
  public init(
    organisations: [Organisation] = [], areas: [Area] = [], successions: [Succession] = [], heirs: [Heir] = []
  ) {
    self.organisations = organisations
    self.areas = areas
    self.successions = successions
    self.heirs = heirs
  }

  /// These parts in front of others, as one register.
  ///
  /// An area of both is the one behind, which knows its days. A body behind gives way to the body in front that is of its first kind in its
  /// area on one of its days; what referred to it refers to that one. The organisations in front come first. Cost: linear.
  public func laid(over base: RegisterParts) -> RegisterParts {
    struct Seat: Hashable {
      let area: AreaID
      let kind: String
    }
    var seats: [Seat: [Organisation]] = [:]
    for organisation in organisations {
      for place in organisation.places {
        for kind in organisation.kinds {
          seats[Seat(area: place.value, kind: kind.value), default: []].append(organisation)
        }
      }
    }
    let known = Set(base.areas.map(\.id))
    var replaced: [OrganisationID: OrganisationID] = [:]
    for organisation in base.organisations {
      guard let place = organisation.places.first, let kind = organisation.kinds.first,
        let front = seats[Seat(area: place.value, kind: kind.value)]?.first(where: { front in
          front.exists.contains { days in organisation.exists.contains { $0.overlaps(days) } }
        })
      else { continue }
      replaced[organisation.id] = front.id
    }
    func now(_ id: OrganisationID) -> OrganisationID { replaced[id] ?? id }
    let behind = base.organisations.compactMap { organisation -> Organisation? in
      if replaced[organisation.id] != nil { return nil }
      let refers =
        organisation.parents.contains { replaced[$0.value.organisation] != nil }
        || organisation.receivers.contains { replaced[$0.value] != nil }
      guard refers else { return organisation }
      return organisation.with(
        parents: organisation.parents.map { Dated(Parent($0.value.tree, now($0.value.organisation)), $0.validity) },
        receivers: organisation.receivers.map { Dated(now($0.value), $0.validity) })
    }
    let steps = base.successions.map { step in
      Succession(
        from: now(step.from), to: step.to.map(now), on: step.on, kind: step.kind, extent: step.extent,
        basis: step.basis)
    }
    return RegisterParts(
      organisations: organisations + behind, areas: base.areas + areas.filter { !known.contains($0.id) },
      successions: steps.filter { $0.to != $0.from } + successions, heirs: heirs + base.heirs)
  }

  /// The same with bodies ended by their successions.
  ///
  /// A body that passed whole, or in its main part, ends the day before where its days do not say when it ends. A function handed
  /// over by `transfer` and a correction end nobody.
  public func endedBySuccessions() -> RegisterParts {
    var ends: [OrganisationID: CivilDate] = [:]
    for step in successions where step.endsPredecessor {
      ends[step.from] = min(ends[step.from] ?? step.on, step.on)
    }
    guard !ends.isEmpty else { return self }
    var parts = self
    for index in parts.organisations.indices {
      let organisation = parts.organisations[index]
      guard let on = ends[organisation.id],
        organisation.exists.contains(where: { $0.to == nil && $0.contains(on) && $0.lower < on.dayNumber })
      else { continue }
      parts.organisations[index] = organisation.with(
        exists: organisation.exists.map { days in
          days.to == nil && days.contains(on) && days.lower < on.dayNumber
            ? Validity(from: days.from, to: on + -1) : days
        })
    }
    return parts
  }
}

extension Succession {
  /// True where the predecessor is no more since the day.
  var endsPredecessor: Bool {
    guard extent != .part else { return false }
    switch kind {
    case .merge, .split, .rename, .dissolution, .conversion: return true
    case .transfer, .correction: return false
    }
  }
}

extension Organisation {
  /// The same with other days, parents or receivers.
  func with(
    exists: [Validity]? = nil, parents: [Dated<Parent>]? = nil, receivers: [Dated<OrganisationID>]? = nil
  ) -> Organisation {
    Organisation(
      id: id, names: names, shortNames: shortNames, kinds: kinds, levels: levels, places: places, codes: codes,
      parents: parents ?? self.parents, receivers: receivers ?? self.receivers, exists: exists ?? self.exists,
      note: note)
  }
}
