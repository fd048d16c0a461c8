/// Who sees the obligations of a roll beside those that owe them: to whom each is owed, who gets a copy, passes it on or takes part.
///
/// Mostly all bearers of a roll owe to the same bodies, or each to that of its own place: a list is kept once.
public struct RollAudience: Hashable, Sendable {
  /// The lists, of positions in the register, ascending.
  let lists: [[Int32]]
  /// For each place of the roll the number of its list.
  let listOf: [Int32]
}
