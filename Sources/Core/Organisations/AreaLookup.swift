/// What a written name of an area stands for.
public enum AreaLookup: Hashable, Sendable {
  /// One area.
  case one(AreaID)
  /// None; with the known name nearest to it, if any is near.
  case none(nearest: String?)
  /// Several of the same level, in the order of the register: the name must say which.
  case several([AreaID])
}
