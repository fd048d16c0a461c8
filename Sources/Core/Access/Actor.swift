import CivilTime

/// Who acts: a person in the role in which he acts now, or the owner of the store's folder.
public struct Actor: Sendable {
  /// Who it is.
  public enum Identity: Hashable, Sendable {
    /// Whoever owns the folder of the store, on its own machine: may only administer.
    case owner
    /// A person with grants.
    case person(PersonID)
  }

  /// Who it is.
  public let identity: Identity
  /// The role and organisation in which he acts now; nil for all that he has.
  public let seat: Seat?
  /// All grants of the person, in order of their identities, whatever their days.
  public let grants: [Grant]

  /// The owner of the store's folder.
  public static let owner = Actor(identity: .owner, seat: nil, grants: [])

  /// A person with his grants, acting in one seat or in all of them. Grants of others are left out.
  public init(_ person: PersonID, seat: Seat? = nil, grants: [Grant]) {
    self.init(
      identity: .person(person), seat: seat,
      grants: grants.filter { $0.person == person }.sorted { $0.id < $1.id })
  }

  private init(identity: Identity, seat: Seat?, grants: [Grant]) {
    self.identity = identity
    self.seat = seat
    self.grants = grants
  }

  /// True for the owner of the store's folder.
  public var isOwner: Bool { identity == .owner }

  /// The grants in which he acts on a day: in force on it and of his seat.
  public func grants(on day: CivilDate) -> [Grant] {
    grants.filter { $0.isInForce(on: day) && isOfSeat($0) }
  }

  /// The grants in force on a day that he does not act in.
  func otherGrants(on day: CivilDate) -> [Grant] {
    grants.filter { $0.isInForce(on: day) && !isOfSeat($0) }
  }

  private func isOfSeat(_ grant: Grant) -> Bool {
    guard let seat else { return true }
    return grant.role == seat.role && grant.organisation == seat.organisation
  }
}
