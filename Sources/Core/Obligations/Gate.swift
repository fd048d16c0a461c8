import CivilTime
import Organisations

/// A duty to be done before a day for which something is planned: how early that day may be, and who must answer before it.
public struct Gate: Sendable {
  /// The day for which what comes after it is planned, as it stands.
  public let planned: CivilDate
  /// The day on which the duty was really done.
  public let sent: CivilDate?
  /// The first good day for what comes after it: counted from the day it was done, or as if it were done on the day asked about.
  public let earliest: CivilDate
  /// Whether the calendar is decided that far.
  public let certainty: Certainty
  /// True where the day planned is before the first good day, with what extensions gave.
  public let isTooEarly: Bool
  /// The waiver that lifts it, with who gave it and why.
  public let waiver: Event?
  /// Of an appraisal: who has accepted, in the order in which they are named, and when.
  public let answered: [(body: OrganisationID, on: CivilDate)]
  /// Of an appraisal: who has not.
  public let awaited: [OrganisationID]
}

/// Whose acceptance an appraisal needs: of each body to whom it was sent.
struct Appraisers {
  /// The bodies named; none where one acceptance is enough.
  let named: [OrganisationID]
  /// For each recorder of an acceptance the one named for whom it speaks; the acceptance of anybody else speaks for all.
  let speaksFor: [OrganisationID: OrganisationID]

  static let none = Appraisers(named: [], speaksFor: [:])

  /// For whom an acceptance speaks.
  func answered(by event: Event) -> [OrganisationID] { event.by.flatMap { speaksFor[$0] }.map { [$0] } ?? named }
}
