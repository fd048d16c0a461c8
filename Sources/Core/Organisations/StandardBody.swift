/// A body that every area of a level has, so that a register names it once and not ten thousand times.
public struct StandardBody: Hashable, Sendable {
  /// What it is among the bodies of its area, such as `ubnd`; with the area's identity it makes the body's own.
  public let slot: String
  /// The level of the areas that have it.
  public let level: Level
  /// Its kinds, the one that tells it from the other bodies of the area first; may hold placeholders.
  public let kinds: [String]
  /// Its name with placeholders.
  public let name: String
  /// Who stands above it in each tree.
  public let above: [Above]
  /// Only in these areas and below them; everywhere when empty.
  public let only: [AreaID]
  /// Not in these areas nor below them.
  public let except: [AreaID]
  /// The slot that it takes over from, on the first of its days.
  public let follows: String?
  /// The days on which areas have it, as far as the area exists.
  public let validity: Validity
  /// A remark for people; where it follows another slot, the ground of that succession.
  public let note: String

  /// The body above in a tree: that of a slot in the same area, or in the area above.
  public struct Above: Hashable, Sendable {
    /// The tree.
    public let tree: Tree
    /// The slot of the body above.
    public let slot: String
    /// True where that body is of the area above.
    public let isOfAreaAbove: Bool

    /// A place under a slot.
    public init(_ tree: Tree, slot: String, isOfAreaAbove: Bool) {
      self.tree = tree
      self.slot = slot
      self.isOfAreaAbove = isOfAreaAbove
    }
  }

  /// A body of every area of a level.
  public init(
    slot: String, level: Level, kinds: [String], name: String, above: [Above] = [], only: [AreaID] = [],
    except: [AreaID] = [], follows: String? = nil, validity: Validity = .always, note: String = ""
  ) {
    self.slot = slot
    self.level = level
    self.kinds = kinds
    self.name = name
    self.above = above
    self.only = only
    self.except = except
    self.follows = follows
    self.validity = validity
    self.note = note
  }

  /// The identity of the body of a slot in an area: the slot, then the area's own identity without `area-`. Nil where that is no identity.
  ///
  /// The area's identity carries the day since which it has its code, so a body of a reused code is another body.
  public static func identity(slot: String, area: AreaID) -> OrganisationID? {
    let own = area.text.hasPrefix("area-") ? String(area.text.dropFirst(5)) : area.text
    return OrganisationID("\(slot)-\(own)")
  }
}
