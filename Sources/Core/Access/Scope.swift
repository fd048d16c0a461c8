import CivilTime
import Organisations

/// What somebody may see: the obligations of some bodies and of some regulations. Whatever the desk shows of obligations,
/// figures and what people wrote goes through one.
///
/// It is made of the grants of an actor, by the register of a day. In it are the bodies of his grants, those for which they receive, and those
/// that have ended and for which one of these answers; and the regulations he coordinates.
public struct Scope: Sendable {
  /// The bodies whose obligations are seen, whether they owe or are owed, by their positions in the register.
  public let bodies: BodySet
  /// The regulations all of whose obligations are seen, by their `mã`.
  public let regulations: Set<String>
  let register: Register

  /// What an actor may see on a day. Cost: one pass over what lies below his grants and what those bodies followed.
  public init(of actor: Actor, in register: Register, on day: CivilDate) {
    var bodies = BodySet(capacity: register.organisations.count)
    var regulations: Set<String> = []
    for grant in actor.grants(on: day) where register.exists(grant.organisation, on: day) {
      if grant.role.seesBodies { bodies.formUnion(grant.bodies(in: register, on: day)) }
      if let regulation = grant.regulation { regulations.insert(regulation) }
    }
    self.bodies = register.responsible(bodies, on: day)
    self.regulations = regulations
    self.register = register
  }

  /// True where nothing at all is seen.
  public var isEmpty: Bool { regulations.isEmpty && bodies.count == 0 }

  /// Whether the obligations of a body are seen, under any regulation.
  public func sees(_ body: OrganisationID) -> Bool {
    register.position(of: body).map(bodies.contains) ?? false
  }

  /// Whether an obligation is seen, by those who owe it, to whom it is owed, who gets a copy or takes part, and its regulation.
  public func sees(
    bearers: [OrganisationID], recipients: [OrganisationID], informed: [OrganisationID] = [], regulation: String
  ) -> Bool {
    regulations.contains(regulation) || bearers.contains(where: sees)
      || recipients.contains(where: sees)
      || informed.contains(where: sees)
  }

  /// Whether an obligation is seen.
  public func sees(_ matter: Matter) -> Bool {
    sees(
      bearers: matter.bearers, recipients: matter.recipients, informed: matter.informed, regulation: matter.regulation)
  }
}
