import CivilTime
import Organisations

/// A made-up country: 34 provinces, 3,321 communes, a body of each kind in every one of them.
struct Country {
  static let provinceCount = 34
  static let communeCount = 3321
  static let placeCount = provinceCount + communeCount

  let register: Register

  /// A country with a body of each kind in each place, kind by kind in the order of the places.
  init(kinds: [String]) {
    var areas: [Area] = []
    for province in 0..<Self.provinceCount {
      areas.append(Self.area("p\(province)", "Tỉnh \(province)", .province, parent: nil))
    }
    for commune in 0..<Self.communeCount {
      areas.append(Self.area("c\(commune)", "Xã \(commune)", .commune, parent: areas[commune % Self.provinceCount].id))
    }
    var bodies: [Organisation] = []
    for (number, kind) in kinds.enumerated() {
      for (place, area) in areas.enumerated() {
        guard let id = OrganisationID("org-\(number)-\(place)") else { continue }
        bodies.append(
          Organisation(
            id: id, names: [Dated("\(kind) \(area.name(on: CivilDate(dayNumber: 0)))")], kinds: [Dated(kind)],
            levels: [Dated(area.level)], places: [Dated(area.id)]))
      }
    }
    register = Register(name: "country", organisations: bodies, areas: areas)
  }

  private static func area(_ id: String, _ name: String, _ level: Level, parent: AreaID?) -> Area {
    guard let id = AreaID(id) else { fatalError("\(id) is no identity") }
    return Area(id: id, code: nil, name: name, level: level, parent: parent)
  }
}
