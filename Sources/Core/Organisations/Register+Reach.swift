import CivilTime

extension Register {
  /// True when a body is another one or stands below it in any of some trees, by any path, through bodies that exist on the day.
  ///
  /// False where either does not exist on the day. Cost: one climb.
  public func isAtOrBelow(_ inner: OrganisationID, _ outer: OrganisationID, in trees: [Tree], on day: CivilDate) -> Bool
  {
    guard let start = index.ordinals[inner], let top = index.ordinals[outer], exists(start, on: day.dayNumber),
      exists(top, on: day.dayNumber)
    else { return false }
    if start == top { return true }
    var seen: Set<Int32> = [start]
    var pending = [start]
    while let current = pending.popLast() {
      for tree in trees {
        guard let above = parent(of: current, in: tree, on: day.dayNumber), exists(above, on: day.dayNumber),
          seen.insert(above).inserted
        else { continue }
        if above == top { return true }
        pending.append(above)
      }
    }
    return false
  }

  /// The bodies for which `isAtOrBelow` holds. Cost: one pass over what lies below.
  public func bodies(atOrBelow outer: OrganisationID, in trees: [Tree], on day: CivilDate) -> BodySet {
    var found = BodySet(capacity: organisations.count)
    guard let top = index.ordinals[outer], exists(top, on: day.dayNumber) else { return found }
    found.insert(Int(top))
    var pending = [top]
    while let current = pending.popLast() {
      for tree in trees {
        for child in children(of: current, in: tree, on: day.dayNumber) where !found.contains(Int(child)) {
          found.insert(Int(child))
          pending.append(child)
        }
      }
    }
    return found
  }

  /// A set of bodies with all that one of them ever followed, whatever became of that since. Cost: one pass over what they followed.
  public func everFollowed(by bodies: BodySet) -> BodySet {
    var found = bodies
    var pending = bodies.positions.map { Int32($0) }
    while let successor = pending.popLast() {
      for position in predecessorsBySuccessor[successor] ?? [] where !found.contains(Int(position)) {
        found.insert(Int(position))
        pending.append(position)
      }
    }
    return found
  }

  /// A set of bodies with all for which one of them receives, and all that have ended and for which one of either answers.
  ///
  /// Cost: one pass over the bodies of the set, those for which they receive, and whatever they followed.
  public func responsible(_ bodies: BodySet, on day: CivilDate) -> BodySet {
    func isIn(_ set: BodySet, _ id: OrganisationID) -> Bool {
      index.ordinals[id].map { set.contains(Int($0)) } ?? false
    }
    var found = bodies
    for office in bodies.positions {
      for position in receivedByOffice[Int32(office)] ?? [] where exists(position, on: day.dayNumber) {
        let offices = organisations[Int(position)].receivers.values(on: day)
        if offices.contains(where: { isIn(bodies, $0) }) { found.insert(Int(position)) }
      }
    }
    var all = found
    var seen = BodySet(capacity: found.capacity)
    var pending = found.positions.map { Int32($0) }
    while let successor = pending.popLast() {
      for position in predecessorsBySuccessor[successor] ?? [] where !seen.contains(Int(position)) {
        seen.insert(Int(position))
        pending.append(position)
        guard !exists(position, on: day.dayNumber) else { continue }
        let heirs = answerable(for: organisations[Int(position)].id, on: day)
        if heirs.contains(where: { isIn(found, $0) }) { all.insert(Int(position)) }
      }
    }
    return all
  }
}
