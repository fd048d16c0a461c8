import CivilTime
import Diagnostics

extension Register {
  /// The area that a written name stands for.
  ///
  /// The full name (*Thành phố Trà Vinh*, *TP. Trà Vinh*), or the name without its kind word (*Trà Vinh*). When it fits several
  /// levels the highest wins, so *Trà Vinh* is the province. Several of one level are told apart by the area above
  /// after a comma: *Huyện Châu Thành, tỉnh Trà Vinh*. With a day only the areas of that day are meant.
  public func area(named name: String, on day: CivilDate? = nil) -> AreaLookup {
    var found = areaIndex.candidates(name)
    if found.isEmpty, let comma = name.lastIndex(of: ",") {
      let outer: [Int32]
      switch area(named: String(name[name.index(after: comma)...]), on: day) {
      case .one(let id): outer = areaIndex.ordinals[id].map { [$0] } ?? []
      case .several(let ids): outer = ids.compactMap { areaIndex.ordinals[$0] }
      case .none: outer = []
      }
      found = areaIndex.candidates(String(name[..<comma])).filter { inner in
        outer.contains { areaIndex.climbsOnAnyDay(inner, to: $0) }
      }
    }
    if let day { found = found.filter { areaIndex.exists($0, on: day.dayNumber) } }
    guard let highest = found.map({ areas[Int($0)].level }).min() else {
      return .none(nearest: nearestAreaName(to: name))
    }
    let ids = found.filter { areas[Int($0)].level == highest }.map { areas[Int($0)].id }
    return ids.count == 1 ? .one(ids[0]) : .several(ids)
  }

  /// True when `inner` is `outer` or lies below it, and both exist, on the day.
  public func contains(area inner: AreaID, in outer: AreaID, on day: CivilDate) -> Bool {
    guard let start = areaIndex.ordinals[inner], let top = areaIndex.ordinals[outer] else { return false }
    guard areaIndex.isNested else { return areaIndex.climbs(start, to: top, on: day.dayNumber) }
    let rank = areaIndex.ranks[Int(start)]
    let first = areaIndex.ranks[Int(top)]
    return first <= rank && rank < areaIndex.ends[Int(first)] && areaIndex.exists(start, on: day.dayNumber)
  }

  /// The areas that hold an area on a day: itself, and those above it from the nearest up. None when it does not exist.
  public func areas(holding id: AreaID, on day: CivilDate) -> [AreaID] {
    areaIndex.ordinals[id].map { areaIndex.chain(from: $0, on: day.dayNumber).map { areas[Int($0)].id } } ?? []
  }

  /// The numbers of an area and all below it in preorder of the tree of areas: a subtree is a range. Nil for the unknown.
  ///
  /// In a register where areas change the area above them the range follows the first one each had.
  public func preorder(of id: AreaID) -> Range<Int>? {
    guard let ordinal = areaIndex.ordinals[id] else { return nil }
    let rank = areaIndex.ranks[Int(ordinal)]
    return Int(rank)..<Int(areaIndex.ends[Int(rank)])
  }

  private func nearestAreaName(to name: String) -> String? {
    let known = areas.lazy.flatMap { area in area.names.map(\.value) }
    let bare = known.map { full in
      AreaIndex.kindWords.first { full.lowercased().hasPrefix($0 + " ") }.map { String(full.dropFirst($0.count + 1)) }
        ?? full
    }
    return NearestName.nearest(to: name, among: Array(known) + Array(bare))
  }
}
