/// Says which organisations are meant, without naming the day: the same words bind other bodies after a reorganisation.
///
/// Kinds and names are compared by `VietnameseText.key`: case, composition and the placing of tones do not matter.
public indirect enum Selector: Hashable, Sendable {
  /// Bodies of a kind, of one level if given, whose place is an area or lies below it if given.
  case kind(String, level: Level?, within: AreaID?)
  /// One organisation by its identity.
  case id(OrganisationID)
  /// Units of that name, or of that short name, inside the bodies selected.
  case section(name: String, of: Selector)
  /// Everything that one of the selectors selects, once.
  case union([Selector])
  /// Posts of a kind in the bodies selected.
  case post(kind: String, of: Selector)
  /// Those of the first that stand anywhere below one of the second in a tree.
  case under(Selector, of: Selector, tree: Tree)
  /// What a selector means, and those that answer for what it meant on the last day of each body that a succession has ended since.
  case lasting(Selector)
}
