import CivilTime
import Organisations

/// What a power is about.
public enum Subject: Hashable, Sendable {
  /// An obligation.
  case obligation(Matter)
  /// What happened and starts duties: at a body, under a regulation, and to whom all that it starts there is owed. Without a body it is for the
  /// regulation's coordinator.
  case occurrence(at: OrganisationID?, regulation: String?, told: [OrganisationID] = [])
  /// What a body did, noted under sentences of some regulations, and to whom it owes something under these.
  case note(at: OrganisationID, under: [String], told: [OrganisationID])
  /// A regulation, by its `mã`.
  case regulation(String)
  /// A grant that is given, changed or ended: whose, where, and its first day, for bodies that are yet to come.
  case grant(of: PersonID, at: OrganisationID, from: CivilDate)
  /// The store as a whole, and who keeps it; nil where nobody was said to.
  case store(keeper: OrganisationID?)
}
