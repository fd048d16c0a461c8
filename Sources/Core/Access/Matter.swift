import Obligations
import Organisations
import Regulations

/// What Permission must know of an obligation.
public struct Matter: Hashable, Sendable {
  /// The `mã` of the regulation of its rule.
  public let regulation: String
  /// The bodies that owe it, as on the deciding day.
  public let bearers: [OrganisationID]
  /// To whom it is owed; empty where the rule names nobody.
  public let recipients: [OrganisationID]
  /// Who gets a copy, passes it on or takes part: they see it.
  public let informed: [OrganisationID]
  /// The person who submitted what is now to be received or accepted; nil where nobody did, or it came on paper.
  public let submitter: PersonID?
  /// The body in whose name the actor acts; nil for any that his grant reaches.
  public let actingFor: OrganisationID?

  /// A matter of its parts.
  public init(
    regulation: String, bearers: [OrganisationID], recipients: [OrganisationID], informed: [OrganisationID] = [],
    submitter: PersonID? = nil, actingFor: OrganisationID? = nil
  ) {
    self.regulation = regulation
    self.bearers = bearers
    self.recipients = recipients
    self.informed = informed
    self.submitter = submitter
    self.actingFor = actingFor
  }

  /// The matter of an obligation of which nothing more was looked up than its parties.
  public init(_ parties: PartyReader.Parties) {
    self.init(
      regulation: parties.regulation, bearers: parties.joint, recipients: parties.counterparties,
      informed: parties.informed)
  }

  /// The matter of an obligation.
  public init(_ obligation: Obligation, submitter: PersonID? = nil, actingFor: OrganisationID? = nil) {
    self.init(
      regulation: obligation.regulation.id, bearers: obligation.joint, recipients: obligation.counterparties,
      informed: obligation.copies + [obligation.channel].compactMap(\.self) + obligation.partners,
      submitter: submitter, actingFor: actingFor)
  }
}
