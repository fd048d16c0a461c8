import CivilTime

extension Register {
  /// The bodies of a kind of the same level and the same place (*cùng cấp*), in the order of the register.
  public func sameLevel(as id: OrganisationID, kind: String, on day: CivilDate) -> [OrganisationID] {
    guard let own = self[id], let level = own.level(on: day), let place = own.place(on: day) else { return [] }
    return select(.kind(kind, level: level, within: place), on: day).filter { self[$0]?.place(on: day) == place }
  }

  /// The bodies of a kind in the nearest area above that has one (*cấp trên*), in the order of the register.
  public func levelAbove(_ id: OrganisationID, kind: String, on day: CivilDate) -> [OrganisationID] {
    guard let own = self[id], let level = own.level(on: day), var place = own.place(on: day) else { return [] }
    for _ in 0..<8 {
      guard let above = self[place]?.parent(on: day) else { return [] }
      place = above
      let found = select(.kind(kind, level: nil, within: place), on: day).filter { other in
        guard let body = self[other], body.place(on: day) == place, let theirs = body.level(on: day) else {
          return false
        }
        return theirs < level
      }
      if !found.isEmpty { return found }
    }
    return []
  }
}
