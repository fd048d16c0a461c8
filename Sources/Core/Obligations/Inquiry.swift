import CivilTime
import Organisations
import Regulations

/// One question to one regulation, with what it has looked up on the way: every line and every party is looked up once.
final class Inquiry {
  let engine: ObligationEngine
  let bound: BoundRegulation
  /// Which bodies of the register the text's parties are.
  var binding: PartyBinding { bound.binding }
  let schedule: Schedule
  /// The day asked about. What has been looked up of periods holds for any day, what events started does not.
  var on: CivilDate { didSet { forgetStarted() } }
  /// What had been recorded by then.
  var known: Instant { didSet { forgetStarted() } }
  /// What events started by the day asked about, by rule.
  var started: [String: [Started]] = [:]
  /// What happened by the day asked about.
  var happenings: [Happening]?
  /// The state last reckoned of which no event tells.
  var unrecorded: (line: Line, hasReceiver: Bool, state: ObligationState)?
  private var lines: [LineKey: Line?] = [:]
  private var larger: [LineKey: Line?] = [:]
  private var absorbed: [LineKey: [Line]] = [:]
  var bearers: [LineKey: Bearers] = [:]
  /// Of lines owed by others on another day; with each line, so that nothing else takes its identity.
  var bearersToday: [ObjectIdentifier: (line: Line, bearers: Bearers)] = [:]
  var selections: [PartyOnDay: [OrganisationID]] = [:]
  var placed: [PartyOnDay: PlacedBodies] = [:]
  /// By recipient, the bearers that owe it.
  var owing: [RuleOnDay: [OrganisationID: [OrganisationID]]] = [:]
  lazy var partyIndex = Dictionary(
    regulation.parties.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })

  var boundOnStretch: [BearersOnStretch: [Owed]] = [:]
  var boundByRule: [RuleOnDay: Set<OrganisationID>] = [:]
  var carriedBodies: [CarriedOnDay: CarriedBodies] = [:]

  struct LineKey: Hashable {
    let rule: String
    let period: PeriodLabel
  }

  struct RuleOnDay: Hashable {
    let rule: String
    let day: CivilDate
  }

  struct CarriedOnDay: Hashable {
    let carried: String
    let rule: String
    let day: CivilDate
  }

  struct BearersOnStretch: Hashable, Sendable {
    let regulation: ObjectIdentifier
    let bearers: [Duty.Bearer]
    let selectors: [Selector?]
    let isJoint: Bool
    let stretch: CivilDate?
  }

  struct PartyOnDay: Hashable {
    let party: Int
    let day: CivilDate
    var isSecretary = false
    var relation: LevelRelation?
  }

  init(_ engine: ObligationEngine, _ bound: BoundRegulation, on: CivilDate, known: Instant) {
    self.engine = engine
    self.bound = bound
    self.on = on
    self.known = known
    schedule = Schedule(regulation: bound.regulation, calendar: engine.calendar, citations: engine.citations)
  }

  private func forgetStarted() {
    started = [:]
    happenings = nil
    unrecorded = nil
    bearersToday = [:]
  }

  var regulation: Regulation { bound.regulation }
  var register: Register { engine.register }

  // MARK: Answers

  /// Adds the obligations of a window, in no order, or the share of them that every so many rules have. An obligation is large, so it
  /// is put where it stays.
  func obligations(
    from: CivilDate, to: CivilDate, bearers: Set<OrganisationID>, share: Int = 0, of shares: Int = 1,
    into found: inout [Obligation]
  ) {
    for place in stride(from: share, to: regulation.rules.count, by: shares) {
      let rule = regulation.rules[place]
      addOfPeriods(rule, from: from, to: to, bearers: bearers, into: &found)
      found += ofEvents(rule, from: from, to: to, bearers: bearers)
    }
    if share == 0 { found += moved(from: from, to: to, bearers: bearers) }
  }

  /// The obligations of a window that derived indexes leave to the engine: those that events started, those of rules whose duty was
  /// handed over, and those without any day, which are in a window by what was done.
  func apart(from: CivilDate, to: CivilDate, bearers: Set<OrganisationID>) -> [Obligation] {
    var found: [Obligation] = []
    for rule in regulation.rules {
      found += ofEvents(rule, from: from, to: to, bearers: bearers)
      if engine.isLeftApart(rule) {
        addOfPeriods(rule, from: from, to: to, bearers: bearers, into: &found)
        found += moved(from: from, to: to, bearers: bearers).filter { $0.rule === rule }
      } else if rule.isOwedOnce {
        var all: [Obligation] = []
        addOfPeriods(rule, from: from, to: to, bearers: bearers, into: &all)
        found += all.filter(\.line.isOpenEnded)
      }
    }
    return found
  }

  private func addOfPeriods(
    _ rule: Rule, from: CivilDate, to: CivilDate, bearers: Set<OrganisationID>, into found: inout [Obligation]
  ) {
    let lines = schedule.lines(of: rule, from: from, to: to)
    // Those that absorb others come behind them.
    for line in lines { self.lines[LineKey(rule: rule.address, period: line.label)] = .some(line) }
    for line in lines where !engine.carriers.isCarried(rule.address, on: line.decidingDay) {
      let all = self.bearers(line, rule)
      for owed in all.owed where bearers.isEmpty || owed.joint.contains(where: bearers.contains) {
        let obligation = make(owed, all, line, rule)
        // Its own day may be another than the line's, and of what has no day the day on which it ended.
        if line.isStanding || obligation.isIn(from, to) { found.append(obligation) }
      }
    }
  }

  private func ofEvents(_ rule: Rule, from: CivilDate, to: CivilDate, bearers: Set<OrganisationID>) -> [Obligation] {
    var found: [Obligation] = []
    for start in startedLines(of: rule) where !engine.carriers.isCarried(rule.address, on: start.line.decidingDay) {
      let all = self.bearers(start.line, rule, start)
      for owed in all.owed where bearers.isEmpty || owed.joint.contains(where: bearers.contains) {
        let obligation = make(owed, all, start.line, rule, start)
        if obligation.isIn(from, to) { found.append(obligation) }
      }
    }
    return found
  }

  /// The obligation of an identity.
  func obligation(_ id: ObligationID) -> Obligation? {
    owed(id).map { make($0.owed, $0.all, $0.line, $0.rule, $0.start) }
  }

  /// Who owes an obligation, together with whom, and to whom it goes: nil where there is none.
  func parties(_ id: ObligationID) -> (joint: [OrganisationID], others: Parties)? {
    owed(id).map { ($0.owed.joint, parties($0.owed, $0.line, $0.rule)) }
  }

  /// What there is of an obligation before anything is reckoned of it.
  private struct Found {
    let owed: Owed
    let all: Bearers
    let line: Line
    let rule: Rule
    let start: Started?
  }

  private func owed(_ id: ObligationID) -> Found? {
    guard let rule = regulation.rule(at: id.rule) else { return nil }
    func found(_ line: Line, _ start: Started? = nil) -> Found? {
      guard !engine.carriers.isCarried(rule.address, on: line.decidingDay) else { return nil }
      let all = bearers(line, rule, start)
      return all.owed(by: id.bearer).map { Found(owed: $0, all: all, line: line, rule: rule, start: start) }
    }
    if let line = line(rule, id.period) { return found(line) }
    return startedLines(of: rule).lazy.filter { $0.line.label == id.period }.compactMap { found($0.line, $0) }.first
  }

  /// True where an occurrence starts the rule for some body.
  func startsSomething(_ rule: Rule, _ event: String) -> Bool {
    startedLines(of: rule).contains { $0.happening?.id == event && !bearers($0.line, rule, $0).owed.isEmpty }
  }

  /// What occurrences started of a rule, and what the acts of others started in turn.
  func obligations(of rule: Rule, following occurrences: Set<String>) -> [(occurrence: String, obligation: Obligation)]
  {
    startedLines(of: rule).flatMap { start -> [(occurrence: String, obligation: Obligation)] in
      guard case .trigger(let id) = start.line.label, occurrences.contains(id),
        !engine.carriers.isCarried(rule.address, on: start.line.decidingDay)
      else { return [] }
      let all = bearers(start.line, rule, start)
      return all.owed.map { (id, make($0, all, start.line, rule, start)) }
    }
  }

  /// What an occurrence started of a rule.
  func obligations(of rule: Rule, startedBy event: String) -> [Obligation] {
    startedLines(of: rule).filter { $0.happening?.id == event }.flatMap { start in
      let all = bearers(start.line, rule, start)
      return all.owed.map { make($0, all, start.line, rule, start) }
    }
  }

  /// The bodies that owe a rule for a period or after an event; none where it has no such line.
  func bearers(of rule: Rule, _ label: PeriodLabel) -> [OrganisationID] {
    if let line = line(rule, label) { return bearers(line, rule).owed.flatMap(\.joint) }
    return startedLines(of: rule).filter { $0.line.label == label }.flatMap {
      bearers($0.line, rule, $0).owed.flatMap(\.joint)
    }
  }

  /// The bodies that owe what events of a subject started.
  func bearers(of rule: Rule, startedFor subject: String) -> [OrganisationID] {
    startedLines(of: rule).filter { $0.happening?.occurrence.subject == subject }.flatMap {
      bearers($0.line, rule, $0).owed.flatMap(\.joint)
    }
  }

  /// Who owes a line that is not yet known.
  func bearers(of line: Line, _ rule: Rule) -> Bearers {
    lines[LineKey(rule: rule.address, period: line.label)] = .some(line)
    return bearers(line, rule)
  }

  /// The state of one obligation of a line, as it stands on the day asked about.
  func state(_ owed: Owed, _ line: Line, _ rule: Rule) -> ObligationState {
    state(line, rule, owed.joint, to: rule.duty.map { counterparties(owed, line, rule, $0) } ?? [])
  }

  /// Obligations that an extension or a pause moved into the window from outside it, with those that they absorb.
  private func moved(from: CivilDate, to: CivilDate, bearers: Set<OrganisationID>) -> [Obligation] {
    var out: [Obligation] = []
    var seen: Set<ObligationID> = []
    for id in engine.events.obligations where id.rule.hasPrefix(regulation.id + "/") {
      guard
        engine.events.events(about: id, known: known).contains(where: { $0.kind == .extended || $0.kind == .suspended }
        ),
        let rule = regulation.rule(at: id.rule), let own = line(rule, id.period)
      else { continue }
      for line in [own] + lines(of: rule, absorbedBy: own)
      where !engine.carriers.isCarried(rule.address, on: line.decidingDay) {
        guard let plain = line.windowDay, plain < from || plain > to else { continue }
        let all = self.bearers(line, rule)
        // A body may owe a line together with several others, in turn.
        for owed in all.owed where owed.joint.contains(id.bearer) {
          let obligation = make(owed, all, line, rule)
          guard bearers.isEmpty || owed.joint.contains(where: bearers.contains), let due = obligation.state.due,
            from <= due, due <= to, seen.insert(obligation.id).inserted
          else { continue }
          out.append(obligation)
        }
      }
    }
    return out
  }

  // MARK: Lines

  func line(_ rule: Rule, _ label: PeriodLabel) -> Line? {
    let key = LineKey(rule: rule.address, period: label)
    if let found = lines[key] { return found }
    let line = schedule.line(of: rule, label: label)
    lines[key] = .some(line)
    return line
  }

  private func lines(of rule: Rule, absorbedBy line: Line) -> [Line] {
    let key = LineKey(rule: rule.address, period: line.label)
    if let found = absorbed[key] { return found }
    let lines = schedule.lines(of: rule, absorbedBy: line)
    absorbed[key] = lines
    return lines
  }

  /// The smallest larger period of the rule that holds the last day of this one.
  func nextLarger(_ line: Line, _ rule: Rule) -> Line? {
    let key = LineKey(rule: rule.address, period: line.label)
    if let found = larger[key] { return found }
    let around = schedule.laidOut(rule, line.decidingDay, line.decidingDay + 400, largerThan: line.rank)
    let next = around.filter {
      $0.rank > line.rank && $0.start <= line.decidingDay && $0.label != .term && $0.label != .once
    }
    .min { ($0.rank, $0.decidingDay) < ($1.rank, $1.decidingDay) }
    larger[key] = .some(next)
    return next
  }
}
