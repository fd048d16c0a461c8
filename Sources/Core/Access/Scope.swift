import CivilTime
import Organisations

/// What somebody may see: the obligations of some bodies and of some regulations. No query of the store can be built without one.
///
/// It is made of the grants of an actor, by the register of a day. In it are the bodies of his grants, those for which they receive, and those
/// that have ended and for which one of these answers; and the regulations he coordinates.
public struct Scope: Sendable {
  /// The bodies whose obligations are seen, whether they owe or are owed, by their positions in the register.
  public let bodies: BodySet
  /// The regulations all of whose obligations are seen, by their `mã`.
  public let regulations: Set<String>
  private let register: Register
  private let isEverything: Bool

  /// What an actor may see on a day. Cost: one pass over what lies below his grants and what those bodies followed.
  public init(of actor: Actor, in register: Register, on day: CivilDate) {
    var bodies = BodySet(capacity: register.organisations.count)
    var regulations: Set<String> = []
    for grant in actor.grants(on: day) where register.exists(grant.organisation, on: day) {
      if grant.role.seesBodies { bodies.formUnion(grant.bodies(in: register, on: day)) }
      if let regulation = grant.regulation { regulations.insert(regulation) }
    }
    self.init(
      bodies: register.responsible(bodies, on: day), regulations: regulations, register: register, isEverything: false)
  }

  /// Everything, whoever asks: for `verify` and `rebuild`, which show nothing of what they read. Never for a question of a person.
  public static func everythingForLedgerWork(_ register: Register) -> Scope {
    Scope(
      bodies: BodySet(capacity: register.organisations.count, full: true), regulations: [], register: register,
      isEverything: true)
  }

  private init(bodies: BodySet, regulations: Set<String>, register: Register, isEverything: Bool) {
    self.bodies = bodies
    self.regulations = regulations
    self.register = register
    self.isEverything = isEverything
  }

  /// True where nothing at all is seen.
  public var isEmpty: Bool { !isEverything && regulations.isEmpty && bodies.count == 0 }

  /// Whether the obligations of a body are seen, under any regulation.
  public func sees(_ body: OrganisationID) -> Bool {
    isEverything || register.position(of: body).map(bodies.contains) ?? false
  }

  /// Whether an obligation is seen, by those who owe it, to whom it is owed, who gets a copy or takes part, and its regulation.
  public func sees(
    bearers: [OrganisationID], recipients: [OrganisationID], informed: [OrganisationID] = [], regulation: String
  ) -> Bool {
    isEverything || regulations.contains(regulation) || bearers.contains(where: sees)
      || recipients.contains(where: sees)
      || informed.contains(where: sees)
  }

  /// Whether an obligation is seen.
  public func sees(_ matter: Matter) -> Bool {
    sees(
      bearers: matter.bearers, recipients: matter.recipients, informed: matter.informed, regulation: matter.regulation)
  }
}
