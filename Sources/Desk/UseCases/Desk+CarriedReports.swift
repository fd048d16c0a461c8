import CivilTime
import Facts
import Obligations
import Organisations
import Reports

/// What a body reports after a reorganisation, beside what those reported that went into it.
extension Desk {
  /// What the bodies gave that the bearer of a report followed, and the bearer itself where it was there too.
  public struct Carried: Sendable {
    /// Of the same period of last year.
    public let lastYear: [Share]
    /// Of this year's earlier periods.
    public let before: [Share]

    /// What one of them gave.
    public struct Share: Sendable {
      /// The body.
      public let body: OrganisationID
      /// False of what was divided, which is in no sum.
      public let isWhole: Bool
      /// What it says of each field; nothing where it does not tell, or the actor may not see it.
      public let amounts: [String: Amount]
      /// The reports that say so and that the actor may see, by their periods.
      public let reports: [ObligationID]
      /// True where not all of it came for the stretch.
      public let isMissing: Bool
    }
  }

  /// What those gave whose figures a body carries on, as far as the actor sees it.
  func carried(_ joined: JoinedReports, _ id: ObligationID, _ library: Library) -> Carried? {
    guard joined.members.count > 1 else { return nil }
    func shares(_ first: CivilDate, _ last: CivilDate) -> [Carried.Share] {
      joined.shares(from: first, to: last, of: id.bearer).map { share in
        let ids = share.periods.map { ObligationID(rule: id.rule, bearer: share.body, period: $0) }
        let isSeen = ids.allSatisfy { one in
          library.engine.obligation(one, on: today, known: now).map(library.sees) ?? (one.bearer == id.bearer)
        }
        return Carried.Share(
          body: share.body, isWhole: share.isWhole, amounts: isSeen ? share.amounts : [:], reports: isSeen ? ids : [],
          isMissing: ids.isEmpty)
      }
    }
    let before = Stretch.before(id.period).map { shares($0.first, $0.last) } ?? []
    let lastYear =
      Stretch.yearBefore(id.period).flatMap { Period(label: $0, cutOff: .calendar) }
      .map { shares($0.start, $0.end) } ?? []
    return lastYear.isEmpty && before.isEmpty ? nil : Carried(lastYear: lastYear, before: before)
  }
}
