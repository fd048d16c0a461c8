import Diagnostics
import Organisations

extension Regulation {
  /// Where a text stands: the level and the place of those who owe most of its duties.
  public struct Seat: Hashable, Sendable {
    /// The level.
    public let level: LevelName
    /// The place, as the text names it.
    public let area: Word
  }

  /// The level and place named most often for the bearers of its duties; of two named as often the higher, then the one declared first.
  /// Nil where no bearer has both.
  ///
  /// A text binds bodies above and below its own parties too, and nothing in it says which is which: who owes most is who made it.
  public var seat: Seat? {
    struct Key: Hashable {
      let level: LevelName
      let area: String
    }
    var counts: [Key: (count: Int, first: Int, seat: Seat)] = [:]
    for rule in rules {
      var seen: Set<Key> = []
      for bearer in rule.duty?.bearers ?? [] {
        for (level, area) in levelsAndAreas(of: parties[bearer.party].selector, 0) {
          let key = Key(level: level, area: VietnameseText.key(area.text))
          guard seen.insert(key).inserted else { continue }
          counts[key, default: (0, bearer.party, Seat(level: level, area: area))].count += 1
        }
      }
    }
    func isBefore(_ a: (count: Int, first: Int, seat: Seat), _ b: (count: Int, first: Int, seat: Seat)) -> Bool {
      if a.count != b.count { return a.count > b.count }
      let (left, right) = (Level(a.seat.level), Level(b.seat.level))
      return left == right ? a.first < b.first : left < right
    }
    return counts.values.min(by: isBefore)?.seat
  }

  /// Parties made of parties are followed a few steps: the resolver has told of circles.
  private func levelsAndAreas(of selector: PartySelector?, _ depth: Int) -> [(LevelName, Word)] {
    guard depth < 8 else { return [] }
    switch selector {
    case .bodies(_, let level, let area), .posts(_, let level, let area):
      guard let level, let area else { return [] }
      return [(level, area)]
    case .parties(let names): return names.flatMap { levelsAndAreas(of: party(named: $0)?.selector, depth + 1) }
    case .unit(let of): return levelsAndAreas(of: party(named: of)?.selector, depth + 1)
    case .union(let parts): return parts.flatMap { levelsAndAreas(of: $0, depth + 1) }
    case .ids, nil: return []
    }
  }

  /// The party of a name.
  private func party(named name: Word) -> Party? {
    let key = VietnameseText.key(name.text)
    return parties.first { VietnameseText.key($0.name) == key }
  }
}
