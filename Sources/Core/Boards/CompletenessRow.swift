import CivilTime
import Organisations

/// Completeness of one regulation, body or period.
public struct CompletenessRow: Hashable, Sendable {
  /// What the figures are of.
  public enum Key: Hashable, Sendable {
    /// A regulation, by its id.
    case regulation(String)
    /// The body bound on the deciding day, the first named of those that owe together.
    case organisation(OrganisationID)
    /// A period.
    case period(PeriodLabel)
    /// Everything that events started and no period holds.
    case events
  }

  /// By what to tell figures apart.
  public enum Grouping: String, Sendable, CaseIterable {
    case regulation, organisation, period
  }

  /// What the figures are of.
  public let key: Key
  /// The figures.
  public let completeness: Completeness
}
