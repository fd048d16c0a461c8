import CivilTime
import Organisations
import Regulations

/// The bodies of a party on one day by where they stand, so that those which stand to a bearer as *cùng cấp*, *cấp trên* or
/// *cấp dưới* says are found without a look at each.
struct PlacedBodies {
  private struct Spot: Hashable {
    let area: AreaID
    let level: Level
  }

  private let relation: LevelRelation
  private let register: Register
  private let day: CivilDate
  private let bodies: [OrganisationID]
  /// Positions in `bodies` by their own area; for those below, by every area that holds it.
  private var positions: [Spot: [Int]] = [:]

  /// The bodies given, for one relation. Cost: one pass.
  init(_ bodies: [OrganisationID], _ relation: LevelRelation, in register: Register, on day: CivilDate) {
    self.bodies = bodies
    self.relation = relation
    self.register = register
    self.day = day
    for (position, body) in bodies.enumerated() {
      // What stands below may be a unit or a post, which takes its level and place from its body.
      let whole = relation == .levelBelow ? register.body(of: body, on: day) : body
      guard let level = register.level(of: body, on: day) ?? register.level(of: whole, on: day),
        let area = register.place(of: body, on: day) ?? register.place(of: whole, on: day)
      else { continue }
      for area in relation == .levelBelow ? register.areas(holding: area, on: day) : [area] {
        positions[Spot(area: area, level: level), default: []].append(position)
      }
    }
  }

  /// Those that stand so to a bearer, in the order of the party. *cùng cấp*: of the bearer's level and place. *cấp trên*: of the
  /// nearest level above whose place holds the bearer's. *cấp dưới*: of any level below, in a place that the bearer's holds.
  func of(_ bearer: OrganisationID) -> [OrganisationID] {
    let own = register.body(of: bearer, on: day)
    guard let place = register.place(of: own, on: day), let level = register.level(of: own, on: day) else { return [] }
    switch relation {
    case .sameLevel: return standing(at: [level], in: [place])
    case .levelBelow: return standing(at: Level.allCases.filter { $0 > level }, in: [place])
    case .levelAbove:
      let areas = register.areas(holding: place, on: day)
      return Level.allCases.reversed().lazy.filter { $0 < level }.map { standing(at: [$0], in: areas) }
        .first { !$0.isEmpty } ?? []
    }
  }

  private func standing(at levels: [Level], in areas: [AreaID]) -> [OrganisationID] {
    areas.flatMap { area in levels.flatMap { positions[Spot(area: area, level: $0)] ?? [] } }.sorted().map {
      bodies[$0]
    }
  }
}
