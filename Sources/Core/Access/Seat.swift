import Organisations

/// The role and the organisation in which a person acts at the moment.
public struct Seat: Hashable, Sendable {
  /// The role.
  public let role: Role
  /// The organisation.
  public let organisation: OrganisationID

  /// A role in an organisation.
  public init(_ role: Role, at organisation: OrganisationID) {
    self.role = role
    self.organisation = organisation
  }
}
