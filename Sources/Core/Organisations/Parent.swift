/// A place in a tree: the organisation directly above.
public struct Parent: Hashable, Sendable {
  /// The tree.
  public let tree: Tree
  /// The organisation directly above in it.
  public let organisation: OrganisationID

  /// The place under `organisation` in `tree`.
  public init(_ tree: Tree, _ organisation: OrganisationID) {
    self.tree = tree
    self.organisation = organisation
  }
}
