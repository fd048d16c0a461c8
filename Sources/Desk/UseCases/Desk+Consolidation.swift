import Access
import Boards
import CivilTime
import Diagnostics
import Facts
import Obligations
import Organisations
import Regulations
import Reports
import Store

/// The reports of many bodies as one.
extension Desk {
  /// What was reported on a form under one rule for one period, body by body.
  public struct Consolidated: Sendable {
    /// The rule.
    public let rule: String
    /// The period.
    public let period: PeriodLabel
    /// The periods of the rule about that time, as they end.
    public let periods: [PeriodLabel]
    /// The numbers.
    public let consolidation: Consolidation
    /// What each body owes, as it stands now, in the order of the consolidation.
    public let obligations: [Obligation]
    /// In which entry what counts of each was sent; what was not sent is not there.
    public let sources: [ObligationID: Int64]
    /// One's own reports on the same form for the same period to which the numbers go, as they stand now.
    public let own: [Obligation]
    /// Texts, bodies and days.
    public let library: Library
  }

  /// What was reported on a form under a rule for a period, as far as the actor sees it. Cost: that of the reports of two years of each body.
  ///
  /// - Throws: `Refused` where he sees nothing of it, or the rule names no form.
  @available(*, noasync)
  public func consolidated(_ rule: String, _ period: PeriodLabel) throws -> Consolidated {
    let year = Period(label: period, cutOff: .calendar)?.end.year ?? today.year
    let (from, to) = Self.days(ofYear: year)
    let (ids, ownIDs, periods, library) = try board(from: from, to: to) { library, board, reader in
      let own = Set(bodies(in: library.register))
      // What is one's own and on the same form is found among what is owed for the period.
      let ownIDs = board.rules(having: period).filter { $0 != rule }.flatMap { other in
        board.owed(under: other, period, for: reader).filter {
          own.contains(library.register.body(of: $0.bearer, on: today))
        }
      }
      return (
        board.owed(under: rule, period, for: reader), ownIDs,
        board.periods(of: rule).filter { Period(label: $0, cutOff: .calendar)?.end.year == year }, library
      )
    }
    let all = try obligations(ids + ownIDs)
    let owed = ids.compactMap { all[$0] }
    guard let sample = owed.first else {
      throw Refused(
        Words(vi: "không có báo cáo nào như vậy", en: "there are no such reports"),
        denial: denial(.seeObligations, named: "\(rule) \(period)"))
    }
    guard let form = try reportForm(of: sample)?.form else {
      throw Refused(
        Words(
          vi: "việc này không báo cáo theo mẫu nên không có số liệu để tổng hợp",
          en: "this is not reported on a form, so there are no figures to put together"))
    }
    let history = try ReportHistory(store, of: owed.map(\.id), in: library, on: today, known: now)
    return Consolidated(
      rule: rule, period: period, periods: periods,
      consolidation: Self.consolidation(form, owed.map(\.id), history.sent) { id in
        Self.beside(form, id.period, history.joined(id, on: form).together)
      }, obligations: owed, sources: history.sent.last.mapValues(\.number),
      own: ownIDs.compactMap { all[$0] }.filter { one in
        Self.formID(of: one) == form.id && owed.contains { $0.counterparties.contains { one.joint.contains($0) } }
      }, library: library)
  }
}
