import CivilTime
import Facts
import Obligations
import Organisations
import Regulations
import Reports
import Store

/// What was reported under the rules of some obligations in their years and the years before: by their bearers, and by the bodies that these
/// followed.
struct ReportHistory {
  /// What counts of what was sent.
  let sent: SentReports
  private let library: Library
  /// Who owes a report is asked of many that share a rule and a period.
  private let parties: PartyReader
  /// What each bearer followed by the deciding day.
  private let predecessors: [ObligationID: [Predecessor]]
  private let lines: [LineID: Line]

  private struct LineID: Hashable {
    let rule: String
    let label: PeriodLabel
  }

  /// Cost: that of the events about those reports, and a line of each rule and period.
  @available(*, noasync)
  init(_ store: Store, of ids: [ObligationID], in library: Library, on today: CivilDate, known now: Instant) throws {
    self.library = library
    parties = PartyReader(library.engine, on: today, known: now)
    var lines: [LineID: Line] = [:]
    var asked: Set<LineID> = []
    func line(_ rule: String, _ label: PeriodLabel) -> Line? {
      let id = LineID(rule: rule, label: label)
      if asked.insert(id).inserted { lines[id] = library.engine.line(ofRule: rule, label) }
      return lines[id]
    }
    var predecessors: [ObligationID: [Predecessor]] = [:]
    var wanted: [ObligationID] = []
    for id in ids {
      let day = line(id.rule, id.period)?.decidingDay ?? today
      let before = library.register.countedPredecessors(of: id.bearer, on: day)
      predecessors[id] = before.isEmpty ? nil : before
      for label in Stretch.labels(about: id.period) {
        if !before.isEmpty { _ = line(id.rule, label) }
        for body in [id.bearer] + before.map(\.body) {
          wanted.append(ObligationID(rule: id.rule, bearer: body, period: label))
        }
      }
    }
    self.predecessors = predecessors
    self.lines = lines
    sent = try SentReports(store, about: wanted)
  }

  /// The reports of the bearer of one of the obligations with those of the bodies that it followed.
  func joined(_ id: ObligationID, on form: Form) -> JoinedReports {
    let own = sent.answers(of: id.rule, id.bearer)
    guard let before = predecessors[id] else { return JoinedReports(form, id.bearer, own) }
    let others = before.compactMap { member($0, id, form) }
    if others.isEmpty { return JoinedReports(form, id.bearer, own) }
    return JoinedReports(
      form, [JoinedReports.Member(id.bearer, periods: periods(of: id.bearer, id), reports: own)] + others)
  }

  /// The periods on whose deciding day a body was there, and not yet in another.
  private func periods(of body: OrganisationID, _ id: ObligationID, until last: CivilDate? = nil) -> Set<PeriodLabel> {
    Set(
      Stretch.labels(about: id.period).filter { label in
        guard let line = lines[LineID(rule: id.rule, label: label)] else { return false }
        return last.map { line.decidingDay <= $0 } ?? true && library.register.exists(body, on: line.decidingDay)
      })
  }

  /// What a body reported that another followed; nil where it owed nothing under the rule, or owed it to that very body: then it stands in
  /// that one's figures.
  private func member(_ one: Predecessor, _ id: ObligationID, _ form: Form) -> JoinedReports.Member? {
    let periods = periods(of: one.body, id, until: one.until)
    let reports = sent.answers(of: id.rule, one.body).filter { periods.contains($0.key) }
    let asked = reports.isEmpty ? periods.sorted() : [reports.keys.sorted()[0]]
    let owed = asked.lazy.compactMap { label in
      parties.parties(of: ObligationID(rule: id.rule, bearer: one.body, period: label))
    }.first
    guard owed.map({ !$0.counterparties.contains(id.bearer) }) ?? !reports.isEmpty else { return nil }
    return JoinedReports.Member(one.body, isWhole: one.isWhole, periods: periods, reports: reports)
  }
}
