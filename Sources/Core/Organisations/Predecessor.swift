import CivilTime

/// A body that another one followed, for what is counted.
public struct Predecessor: Hashable, Sendable {
  /// The body that was there before.
  public let body: OrganisationID
  /// True where all of it is in the one that followed, so that its figures are in that one's; false where it was divided, or only a
  /// part of it came.
  public let isWhole: Bool
  /// The last day before what came from it came.
  public let until: CivilDate

  /// A body that another one followed.
  public init(_ body: OrganisationID, isWhole: Bool, until: CivilDate) {
    self.body = body
    self.until = until
    self.isWhole = isWhole
  }
}
