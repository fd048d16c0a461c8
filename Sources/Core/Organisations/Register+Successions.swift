import CivilTime

extension Register {
  /// The organisations that answer on a day for what an organisation owed: itself while it exists, else its successors.
  ///
  /// Who took over all comes first, then who took the larger share, then the others; successors that have ended themselves
  /// are replaced by theirs. Each is named once, and a ring of successions ends. Empty when nobody took over, before the
  /// succession's day, and for the unknown.
  public func answerable(for id: OrganisationID, on day: CivilDate) -> [OrganisationID] {
    if exists(id, on: day) { return [id] }
    var seen: Set<OrganisationID> = []
    var result: [OrganisationID] = []
    var pending = [id]
    while let current = pending.popLast() {
      guard seen.insert(current).inserted else { continue }
      if exists(current, on: day) {
        result.append(current)
        continue
      }
      pending.append(contentsOf: successors(of: current, by: day).reversed())
    }
    return result
  }

  /// The organisations that answer on a day for a case of an organisation: a case follows its place.
  ///
  /// Where the organisation has ended and the area of the case had a body of one of its kinds on its last day, the heirs of that
  /// body; else the heirs of the organisation.
  public func answerable(for id: OrganisationID, caseIn place: AreaID, on day: CivilDate) -> [OrganisationID] {
    guard let own = self[id], !own.exists(on: day),
      let last = own.exists.filter({ $0.upper < day.dayNumber }).compactMap(\.to).max()
    else { return answerable(for: id, on: day) }
    for kind in own.kinds(on: last) {
      let there = select(.kind(kind, level: nil, within: place), on: last).filter {
        self[$0]?.place(on: last) == place
      }
      let heirs = there.flatMap { answerable(for: $0, on: day) }
      if !heirs.isEmpty { return heirs }
    }
    return answerable(for: id, on: day)
  }

  /// The organisations whose duties an organisation answers for on a day, itself included, in the order of the register.
  ///
  /// Cost: one pass over the successions.
  public func predecessors(of id: OrganisationID, on day: CivilDate) -> [OrganisationID] {
    guard exists(id, on: day) else { return [] }
    var back: [OrganisationID: [OrganisationID]] = [:]
    for succession in successions where succession.on <= day {
      guard let to = succession.to, counts(succession, on: day) else { continue }
      back[to, default: []].append(succession.from)
    }
    var found: Set<OrganisationID> = []
    var pending = [id]
    while let current = pending.popLast() {
      guard current == id || !exists(current, on: day), found.insert(current).inserted else { continue }
      pending.append(contentsOf: back[current] ?? [])
    }
    return found.compactMap { index.ordinals[$0] }.sorted().map { organisations[Int($0)].id }
  }

  /// False for a step that a later correction took back.
  private func counts(_ step: Succession, on day: CivilDate) -> Bool {
    let corrections = (successionsByPredecessor[step.from] ?? []).lazy.filter { $0.kind == .correction && $0.on <= day }
    guard let last = corrections.map(\.on).max() else { return true }
    return step.kind == .correction ? step.on == last : step.on > last
  }

  /// The direct successors up to a day, the largest extent first, then in the order of the register.
  private func successors(of id: OrganisationID, by day: CivilDate) -> [OrganisationID] {
    countedSuccessions(of: id, by: day).enumerated()
      .sorted { ($0.element.extent, $0.offset) < ($1.element.extent, $1.offset) }
      .compactMap(\.element.to)
  }

  /// The steps from an organisation up to a day that no later correction took back.
  func countedSuccessions(of id: OrganisationID, by day: CivilDate) -> [Succession] {
    (successionsByPredecessor[id] ?? []).filter { $0.on <= day && counts($0, on: day) }
  }
}
