import CivilTime

/// A body, a unit inside one, or a post: what can owe a duty and what can be owed one. Never a person.
///
/// Everything but its identity may change over time, so everything carries its days.
public struct Organisation: Hashable, Sendable {
  /// The identity, which never changes.
  public let id: OrganisationID
  /// Full official names; one at a time.
  public let names: [Dated<String>]
  /// Short names and other names for the same body.
  public let shortNames: [Dated<String>]
  /// What kind of body it is, in plain Vietnamese words such as *ban dân vận*; several may hold at once.
  public let kinds: [Dated<String>]
  /// The level it works at; one at a time.
  public let levels: [Dated<Level>]
  /// The area it works in; one at a time.
  public let places: [Dated<AreaID>]
  /// Codes that others give it.
  public let codes: [Dated<Code>]
  /// The organisation above it in each tree; one at a time in each.
  public let parents: [Dated<Parent>]
  /// The office that receives and numbers what is addressed to it (nơi tiếp nhận văn bản).
  public let receivers: [Dated<OrganisationID>]
  /// The days on which it exists; several periods when it was founded again.
  public let exists: [Validity]
  /// A remark for people; nothing is computed from it.
  public let note: String

  /// An organisation; what is left out is empty, and one without periods exists on every day.
  public init(
    id: OrganisationID, names: [Dated<String>], shortNames: [Dated<String>] = [], kinds: [Dated<String>],
    levels: [Dated<Level>] = [], places: [Dated<AreaID>] = [], codes: [Dated<Code>] = [],
    parents: [Dated<Parent>] = [], receivers: [Dated<OrganisationID>] = [], exists: [Validity] = [.always],
    note: String = ""
  ) {
    self.id = id
    self.names = names
    self.shortNames = shortNames
    self.kinds = kinds
    self.levels = levels
    self.places = places
    self.codes = codes
    self.parents = parents
    self.receivers = receivers
    self.exists = exists
    self.note = note
  }

  /// The full name on a day. On a day without one it is the last name before that day, else the first name ever, else
  /// the identity: old documents keep the old name, and a page never shows an empty one.
  public func name(on day: CivilDate) -> String { names.nearestValue(on: day) ?? id.text }

  /// The first short name on a day, or nil.
  public func shortName(on day: CivilDate) -> String? { shortNames.value(on: day) }

  /// The kinds that hold on a day, in the order of the register.
  public func kinds(on day: CivilDate) -> [String] { kinds.values(on: day) }

  /// The level on a day.
  public func level(on day: CivilDate) -> Level? { levels.value(on: day) }

  /// The area on a day.
  public func place(on day: CivilDate) -> AreaID? { places.value(on: day) }

  /// The organisation above in a tree on a day.
  public func parent(in tree: Tree, on day: CivilDate) -> OrganisationID? {
    parents.first { $0.value.tree == tree && $0.validity.contains(day) }?.value.organisation
  }

  /// True when it exists on a day.
  public func exists(on day: CivilDate) -> Bool { exists.contains { $0.contains(day) } }

  /// True for a post: it belongs to a body in the tree of posts.
  public var isPost: Bool { parents.contains { $0.value.tree == .post } }
}
