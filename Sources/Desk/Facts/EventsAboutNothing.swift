import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations

/// Finds the events that count for nothing: of a sentence, body or period that is not there. A slip in one letter must not be silent.
public struct EventsAboutNothing {
  private let engine: ObligationEngine
  private let unread: Set<String>
  private let rules: [String: [(rule: Rule, bound: BoundRegulation)]]
  private let addresses: [String]
  private var periods: [RulePeriod: Found] = [:]
  private var nearest: [String: String?] = [:]
  /// The bodies that owe some rule and period, each such set once: most rules of a text bind the same.
  private var bearers: Set<Set<OrganisationID>> = []

  /// Looked up once for all events of a rule and period.
  private struct RulePeriod: Hashable {
    let rule: String
    let period: PeriodLabel
  }

  private enum Found {
    /// These owe it.
    case owed(by: Set<OrganisationID>)
    /// The rule has no such period; the nearest it has.
    case noPeriod(nearest: PeriodLabel?)
    /// Other rules carry it: what is recorded of it counts for them.
    case carried
  }

  private static let latest = Instant.end(of: CivilDate(dayNumber: 100_000))

  /// Of `unread` texts nothing can be said.
  public init(_ engine: ObligationEngine, unread: Set<String> = []) {
    self.engine = engine
    self.unread = unread
    var rules: [String: [(rule: Rule, bound: BoundRegulation)]] = [:]
    for bound in engine.regulations {
      for rule in bound.regulation.rules { rules[rule.address, default: []].append((rule, bound)) }
    }
    self.rules = rules
    addresses = rules.keys.sorted()
  }

  /// One line for each obligation that an event names and nobody has.
  mutating func warnings(_ events: [Event], _ path: String) -> [Words] {
    var out: [Words] = []
    for event in events {
      if isIdle(event) {
        out.append(
          Words(
            vi:
              "\(path):\(event.line ?? 0): không quy tắc nào chờ \"\(event.trigger ?? "")\" như đã ghi, sự kiện này không sinh việc nào",
            en:
              "\(path):\(event.line ?? 0): no rule waits for \"\(event.trigger ?? "")\" as recorded, this event starts nothing"
          ))
      }
      for id in event.obligations where !unread.contains(String(id.rule.prefix { $0 != "/" })) {
        guard let more = whatIsMissing(id) else { continue }
        let place = "\(path):\(event.line ?? 0)"
        out.append(
          Words(
            vi: "\(place): không có việc nào là \(id), sự kiện này không được tính\(more.vi)",
            en: "\(place): there is no obligation \(id), this event counts for nothing\(more.en)"))
      }
    }
    return out
  }

  /// True for an occurrence that no rule waits for, and for a trigger of an event that can start nothing.
  public func isIdle(_ event: Event) -> Bool {
    event.kind == .occurred
      ? unread.isEmpty && !engine.startsSomething(event) : event.obligations.isEmpty && event.of == nil
  }

  /// What is said behind "there is no such obligation"; nil where it is there.
  public mutating func whatIsMissing(_ id: ObligationID) -> Words? {
    guard rules[id.rule] != nil else {
      return nearestRule(id.rule).map { Words(vi: "; gần nhất: \($0)", en: "; nearest: \($0)") }
        ?? Words(vi: "", en: "")
    }
    guard engine.register[id.bearer] != nil else { return Words(vi: "", en: "") }
    let isOwed = id.period.isTrigger && engine.obligation(id, on: Self.latest.day, known: Self.latest) != nil
    if isOwed { return nil }
    switch found(id) {
    case .owed(let bearers):
      let isOwed =
        bearers.contains(id.bearer)
        || engine.events.hasTransfers && engine.obligation(id, on: Self.latest.day, known: Self.latest) != nil
      return isOwed ? nil : Words(vi: "; \(id.bearer) không phải làm việc này", en: "; \(id.bearer) does not owe it")
    case .noPeriod(let nearest):
      let followed = followed(id)
      let period = nearest.map { Words(vi: "; kỳ gần nhất: \($0)", en: "; nearest period: \($0)") }
      return Words(vi: followed.vi + (period?.vi ?? ""), en: followed.en + (period?.en ?? ""))
    case .carried: return nil
    }
  }

  /// What is said of a rule that is followed from some day only.
  private func followed(_ id: ObligationID) -> Words {
    let days = (rules[id.rule] ?? []).compactMap { $0.rule.followed(Series.of(id.period))?.from }
    return days.min().map {
      Words(
        vi: "; quy tắc này theo dõi từ \($0.vietnamese)", en: "; this rule is followed from \($0.vietnamese)")
    } ?? Words(vi: "", en: "")
  }

  private mutating func nearestRule(_ address: String) -> String? {
    if let known = nearest[address] { return known }
    let found = NearestName.nearest(to: address, among: addresses)
    nearest[address] = .some(found)
    return found
  }

  private mutating func found(_ id: ObligationID) -> Found {
    let key = RulePeriod(rule: id.rule, period: id.period)
    if let known = periods[key] { return known }
    var found = find(id)
    if case .owed(let by) = found { found = .owed(by: bearers.insert(by).memberAfterInsert) }
    periods[key] = found
    return found
  }

  private func find(_ id: ObligationID) -> Found {
    var nearest: PeriodLabel?
    for (rule, bound) in rules[id.rule] ?? [] {
      let schedule = Schedule(regulation: bound.regulation, calendar: engine.calendar, citations: engine.citations)
      guard let line = schedule.line(of: rule, label: id.period) else {
        nearest = nearestPeriod(id.period, rule, schedule) ?? nearest
        continue
      }
      guard engine.carriers(of: rule.address, on: line.decidingDay).isEmpty else { return .carried }
      return .owed(by: Set(LineReader(engine, bound).open(line, of: rule).joined()))
    }
    return .noPeriod(nearest: nearest)
  }

  /// The period of the rule that ends nearest to a label's own end, moved into the days in force.
  private func nearestPeriod(_ label: PeriodLabel, _ rule: Rule, _ schedule: Schedule) -> PeriodLabel? {
    guard let first = rule.inForceFrom else { return nil }
    let last = schedule.regulation.inForceTo
    var day = Period(label: label, cutOff: .calendar)?.end ?? first
    day = max(min(day, last ?? day), first)
    func distance(_ line: Line) -> Int { line.end.map { abs($0 - day) } ?? 0 }
    return schedule.lines(of: rule, from: day - 800, to: day + 800)
      .min { (distance($0), $0.rank) < (distance($1), $1.rank) }?.label
  }
}
