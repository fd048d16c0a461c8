import Diagnostics
import Organisations

/// Why somebody may not, and who could.
public struct Refusal: Hashable, Sendable {
  /// Why.
  public enum Reason: Hashable, Sendable {
    /// The power is not about such a thing.
    case subject
    /// The owner of the folder may only administer.
    case owner
    /// No grant is in force.
    case noGrant
    /// The person may, but not in the seat in which he acts now; another grant of his would do.
    case seat(acting: Seat?, better: Grant)
    /// The grant does not let him act in the name of this body.
    case actingFor(OrganisationID)
    /// None of the roles he acts in may.
    case role([Role])
    /// A role that may, but of another place or regulation.
    case place(Grant)
    /// The body in whose name he acts owes it itself, and is no judge of that.
    case ownDuty(OrganisationID)
    /// Nobody receives his own report.
    case ownReport
    /// Nobody records what came from a body for which he sends.
    case ownSender(OrganisationID)
    /// Nobody grants to himself.
    case ownGrant
  }

  /// Why.
  public let reason: Reason
  /// Why and who could, for people.
  public let words: Words
}
