import CivilTime

extension Register {
  /// The bodies that went into an organisation by a day, through any number of steps, in the order of the register and without itself:
  /// those whose earlier figures stand beside its own.
  ///
  /// A body that ended is whole in the one that alone answers for it. One that lives on hands a function over with no figure of its own;
  /// only where it was split is a part of it here. Cost: that of the bodies found, with what became of each.
  public func countedPredecessors(of id: OrganisationID, on day: CivilDate) -> [Predecessor] {
    guard let start = index.ordinals[id] else { return [] }
    var found: [Int32: Predecessor] = [:]
    var pending = [(ordinal: start, isWhole: true)]
    while let (current, isWhole) = pending.popLast() {
      let to = organisations[Int(current)].id
      for from in Set(predecessorsBySuccessor[current] ?? []) where from != start {
        let predecessor = organisations[Int(from)].id
        let steps = countedSuccessions(of: predecessor, by: day)
        let here = steps.filter { $0.to == to }
        let isThere = exists(from, on: day.dayNumber)
        guard let last = here.map(\.on).max(), !isThere || here.contains(where: { $0.kind == .split }) else { continue }
        let isAllHere =
          isWhole && !isThere && steps.contains { $0.extent != .part } && answerable(for: predecessor, on: day) == [id]
        // By another way it may have been found as a part; what is whole by one is whole.
        guard found[from] == nil || isAllHere && found[from]?.isWhole == false else { continue }
        found[from] = Predecessor(predecessor, isWhole: isAllHere, until: last - 1)
        if !isThere { pending.append((from, isAllHere)) }
      }
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }
}
