import Organisations

/// Whose obligations are meant.
public enum BoardNode: Hashable, Sendable {
  /// Everyone's.
  case everyone
  /// Those of bearers in a range of areas, as `Register.preorder(of:)` gives for an area with all below it.
  case areas(Range<Int>)
  /// Those that one body owes, alone or jointly, by its position in the register.
  case body(Int)
  /// Those that any body of a set owes, alone or jointly: another tree, a group of any kind.
  case bodies(BodySet)

  /// The bodies, where they are so few that each is rather looked up by itself.
  var few: [Int]? {
    switch self {
    case .body(let body): [body]
    case .bodies(let set) where set.count <= 16: set.positions
    case .bodies, .areas, .everyone: nil
    }
  }
}
