import CivilTime
import Organisations
import Regulations

/// What reporting costs in a year: how many reports each body has to make in each month, and which of them overlap.
///
/// A report is an act of the report kernel that is expected. One that a larger period absorbs is no report of its own; a joint one
/// counts for the body named first.
public struct Burden: Sendable {
  /// The reports of one body.
  public struct Load: Sendable {
    /// The body bound on the deciding day.
    public let bearer: OrganisationID
    /// How many fall due, or without a due day end their period, in each of the twelve months.
    public internal(set) var months = Array(repeating: 0, count: 12)
    /// How many more are absorbed by those of larger periods.
    public internal(set) var absorbed = 0

    /// All of the year.
    public var total: Int { months.reduce(0, +) }
  }

  /// Reports that one body makes for the same time: of periods with one label, or that end together.
  public struct Overlap: Sendable {
    /// The reports, by address.
    public let members: [Member]
    /// Which bodies make them, and for which periods; by body.
    public internal(set) var occurrences: [Occurrence]
    /// How many reports less there would be if each time one were made for all.
    public internal(set) var savings: Int

    /// True where the reports are asked for by several regulations.
    public var isAcross: Bool { members.contains { $0.regulation !== members[0].regulation } }
    /// True where one report is already enough: all others are carried by it or chapters of it.
    public var isSettled: Bool { savings == 0 }
  }

  /// One of several reports that overlap.
  public struct Member: Sendable {
    /// Its regulation.
    public let regulation: Regulation
    /// Its rule.
    public let rule: Rule
    /// The rule of whose report it is a part, or which is done in its place.
    public let carriedBy: String?
    /// To whom the bodies send it, in the order met.
    public internal(set) var recipients: [OrganisationID]
  }

  /// The times a body makes reports that overlap.
  public struct Occurrence: Sendable {
    /// The body.
    public let bearer: OrganisationID
    /// The longest periods of each time.
    public internal(set) var periods: [PeriodLabel]
  }

  /// The bodies that report, in the order of the register.
  public private(set) var loads: [Load] = []
  /// What overlaps: what would save most first.
  public private(set) var overlaps: [Overlap] = []

  /// The burden of a year as asked on its last day.
  public init(
    _ engine: ObligationEngine, year: Int, known: Instant, regulations: Set<String> = [],
    bearers: Set<OrganisationID> = [], only isCounted: (Obligation) -> Bool = { _ in true }
  ) {
    guard let first = CivilDate(year: year, month: 1, day: 1), let last = CivilDate(year: year, month: 12, day: 31)
    else {
      return
    }
    let reports = engine.obligations(
      .init(from: first, to: last, on: last, known: known, regulations: regulations, bearers: bearers)
    ).filter { $0.act?.kernel == .report && !$0.line.isStanding && $0.state.isExpected && isCounted($0) }
    let byBearer = Dictionary(grouping: reports, by: \.id.bearer).sorted {
      (engine.register.position(of: $0.key) ?? .max) < (engine.register.position(of: $1.key) ?? .max)
    }
    var found: [[String]: Overlap] = [:]
    for (bearer, reports) in byBearer {
      var load = Load(bearer: bearer)
      for report in reports {
        if report.absorbedBy != nil {
          load.absorbed += 1
        } else if let day = report.windowDay {
          load.months[day.month - 1] += 1
        }
      }
      loads.append(load)
      for group in Self.sameTime(reports) { Self.take(group, bearer, engine, &found) }
    }
    overlaps = found.values.sorted { a, b in
      a.savings != b.savings
        ? a.savings > b.savings
        : a.members.map(\.rule.address).lexicographicallyPrecedes(b.members.map(\.rule.address))
    }
  }

  /// Reports of one body grouped by time: one label, or one last day. What has no period of its own meets nothing.
  private static func sameTime(_ reports: [Obligation]) -> [[Obligation]] {
    let periodic = reports.filter { $0.absorbedBy == nil && $0.line.rank >= 0 && $0.line.rank != .max }
      .sorted { $0.id.description < $1.id.description }
    var group = Array(periodic.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while group[index] != index { index = group[index] }
      return index
    }
    var byLabel: [PeriodLabel: Int] = [:]
    var byEnd: [CivilDate: Int] = [:]
    for (index, report) in periodic.enumerated() {
      if let other = byLabel[report.id.period] { group[root(index)] = root(other) }
      byLabel[report.id.period] = index
      guard let end = report.line.end else { continue }
      if let other = byEnd[end] { group[root(index)] = root(other) }
      byEnd[end] = index
    }
    return Dictionary(grouping: periodic.indices, by: root).values.map { $0.map { periodic[$0] } }
      .sorted { a, b in
        let (endA, endB) = (
          a.compactMap(\.line.end?.dayNumber).max() ?? .max, b.compactMap(\.line.end?.dayNumber).max() ?? .max
        )
        return endA != endB ? endA < endB : a[0].id.rule < b[0].id.rule
      }
  }

  private static func take(
    _ group: [Obligation], _ bearer: OrganisationID, _ engine: ObligationEngine, _ found: inout [[String]: Overlap]
  ) {
    var members: [String: Member] = [:]
    for report in group {
      let host = report.rule.hostAddress.map { report.regulation.address($0) }
      let recipients = (members[report.id.rule]?.recipients ?? []).union(report.counterparties)
      members[report.id.rule] = Member(
        regulation: report.regulation, rule: report.rule,
        carriedBy: host.flatMap { host in group.contains { $0.id.rule == host } ? host : nil }, recipients: recipients)
      for address in report.also where members[address] == nil {
        guard let (regulation, rule) = engine.rule(at: address), rule.duty?.syntax.act.kernel == .report else {
          continue
        }
        members[address] = Member(regulation: regulation, rule: rule, carriedBy: report.id.rule, recipients: [])
      }
    }
    guard members.count > 1,
      let longest = group.max(by: { ($0.line.rank, $0.id.period) < ($1.line.rank, $1.id.period) })
    else { return }
    let addresses = members.keys.sorted()
    // The same rules, carried in the same way, are one overlap that comes again.
    let key = addresses.map { "\($0) \(members[$0]?.carriedBy ?? "")" }
    let saved = members.values.reduce(0) { $0 + ($1.carriedBy == nil ? 1 : 0) } - 1
    var overlap = found[key] ?? Overlap(members: addresses.compactMap { members[$0] }, occurrences: [], savings: 0)
    overlap = Overlap(
      members: overlap.members.map { member in
        var member = member
        member.recipients = member.recipients.union(members[member.rule.address]?.recipients ?? [])
        return member
      }, occurrences: overlap.occurrences, savings: overlap.savings + saved)
    if overlap.occurrences.last?.bearer == bearer {
      overlap.occurrences[overlap.occurrences.count - 1].periods.append(longest.id.period)
    } else {
      overlap.occurrences.append(Occurrence(bearer: bearer, periods: [longest.id.period]))
    }
    found[key] = overlap
  }
}

extension [OrganisationID] {
  /// These, and those of the others that are not among them.
  fileprivate func union(_ others: [OrganisationID]) -> [OrganisationID] { self + others.filter { !contains($0) } }
}

extension ObligationEngine {
  /// The rule at an address, with its regulation.
  func rule(at address: String) -> (Regulation, Rule)? {
    regulations.lazy.compactMap { bound in bound.regulation.rule(at: address).map { (bound.regulation, $0) } }.first
  }
}
