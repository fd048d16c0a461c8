import Organisations

/// Whose obligations are meant.
public enum BoardNode: Hashable, Sendable {
  /// Everyone's.
  case everyone
  /// Those of bearers in a range of areas, as `Register.preorder(of:)` gives for an area with all below it.
  case areas(Range<Int>)
  /// Those that one body owes, alone or jointly, by its position in the register.
  case body(Int)
  /// Those of the bearers in a set: another tree, a group of any kind.
  case bodies(BodySet)
}
