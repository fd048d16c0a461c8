import CivilTime

extension Register {
  /// The organisation directly above in a tree on a day; nil at the top and for the unknown.
  public func parent(of id: OrganisationID, in tree: Tree, on day: CivilDate) -> OrganisationID? {
    index.ordinals[id].flatMap { parent(of: $0, in: tree, on: day.dayNumber) }.map { organisations[Int($0)].id }
  }

  /// The organisations directly below in a tree on a day that exist on it, in the order of the register.
  public func children(of id: OrganisationID, in tree: Tree, on day: CivilDate) -> [OrganisationID] {
    guard let ordinal = index.ordinals[id] else { return [] }
    return children(of: ordinal, in: tree, on: day.dayNumber).map { organisations[Int($0)].id }
  }

  /// True when `inner` stands anywhere below `outer` in a tree on a day; nothing is below itself.
  public func isBelow(_ inner: OrganisationID, _ outer: OrganisationID, in tree: Tree, on day: CivilDate) -> Bool {
    guard let start = index.ordinals[inner], let top = index.ordinals[outer] else { return false }
    return climbs(start, to: [top], in: tree, on: day.dayNumber)
  }

  /// The body that a post or a unit inside a body belongs to, through as many steps as needed; a body itself otherwise.
  ///
  /// Figures stop at the body: what a post owes counts there.
  public func body(of id: OrganisationID, on day: CivilDate) -> OrganisationID {
    var current = id
    for _ in 0..<16 {
      guard let above = parent(of: current, in: .post, on: day) ?? parent(of: current, in: .section, on: day)
      else { break }
      current = above
    }
    return current
  }

  func parent(of ordinal: Int32, in tree: Tree, on day: Int32) -> Int32? {
    index.parents[tree]?[ordinal]?.first { $0.holds(on: day) }?.ordinal
  }

  func children(of ordinal: Int32, in tree: Tree, on day: Int32) -> [Int32] {
    (index.children[tree]?[ordinal] ?? []).compactMap { link in
      link.holds(on: day) && exists(link.ordinal, on: day) ? link.ordinal : nil
    }
  }

  /// True when one of `tops` is met going up from `ordinal`; a ring is walked once.
  func climbs(_ ordinal: Int32, to tops: Set<Int32>, in tree: Tree, on day: Int32) -> Bool {
    var seen: Set<Int32> = [ordinal]
    var current = ordinal
    while let above = parent(of: current, in: tree, on: day) {
      if tops.contains(above) { return true }
      guard seen.insert(above).inserted else { return false }
      current = above
    }
    return false
  }

  func exists(_ ordinal: Int32, on day: Int32) -> Bool {
    organisations[Int(ordinal)].exists.contains { $0.contains(day) }
  }
}
