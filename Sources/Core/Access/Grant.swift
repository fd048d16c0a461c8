import CivilTime
import Organisations

/// A role given to a person for a time: on an organisation and, unless said otherwise, on what lies below it; or as coordinator of one
/// regulation.
///
/// A substitute is a person with a grant of some days. A grant on a body that does not exist on a day gives nothing on it: after a
/// reorganisation people are assigned anew.
public struct Grant: Hashable, Sendable {
  /// The identity.
  public let id: GrantID
  /// To whom.
  public let person: PersonID
  /// What he does.
  public let role: Role
  /// Where; of a coordinator the body in whose name he coordinates.
  public let organisation: OrganisationID
  /// What a coordinator coordinates: the `mã` of a regulation; nil for every other role.
  public let regulation: String?
  /// Whether it reaches what lies below the organisation in any tree. Its posts and units belong to it in any case.
  public let reachesBelow: Bool
  /// The first day.
  public let first: CivilDate
  /// The last day; nil while none is set.
  public let last: CivilDate?

  /// A grant of its parts.
  ///
  /// Throws where a coordinator has no regulation or somebody else has one, and where no day is left.
  public init(
    id: GrantID, person: PersonID, role: Role, organisation: OrganisationID, regulation: String? = nil,
    reachesBelow: Bool = true, first: CivilDate, last: CivilDate? = nil
  ) throws(GrantError) {
    switch (role, regulation) {
    case (.coordinator, nil), (.coordinator, ""): throw .noRegulation
    case (.coordinator, _), (_, nil): break
    case (_, let regulation?): throw .regulationOfAnother(role, regulation)
    }
    if let last, last < first { throw .endsBeforeItBegins(first: first, last: last) }
    self.id = id
    self.person = person
    self.role = role
    self.organisation = organisation
    self.regulation = regulation
    self.reachesBelow = reachesBelow
    self.first = first
    self.last = last
  }

  /// True from the first day to the last, both included.
  public func isInForce(on day: CivilDate) -> Bool { Validity(from: first, to: last).contains(day) }
}
