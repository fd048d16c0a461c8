import CivilTime
import Organisations
import Regulations

/// One question to one regulation, with what it has looked up on the way: every line and every party is looked up once.
final class Inquiry {
  let engine: ObligationEngine
  private let bound: BoundRegulation
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
  private var unrecorded: (line: Line, hasReceiver: Bool, state: ObligationState)?
  private var lines: [LineKey: Line?] = [:]
  private var larger: [LineKey: Line?] = [:]
  private var absorbed: [LineKey: [Line]] = [:]
  private var bearers: [LineKey: Bearers] = [:]
  /// Of lines owed by others on another day; with each line, so that nothing else takes its identity.
  private var bearersToday: [ObjectIdentifier: (line: Line, bearers: Bearers)] = [:]
  private var selections: [PartyOnDay: [OrganisationID]] = [:]
  private var placed: [PartyOnDay: PlacedBodies] = [:]
  /// By recipient, the bearers that owe it.
  private var owing: [RuleOnDay: [OrganisationID: [OrganisationID]]] = [:]
  private lazy var partyIndex = Dictionary(
    regulation.parties.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })

  private var boundOnStretch: [BearersOnStretch: [Owed]] = [:]
  private var boundByRule: [RuleOnDay: Set<OrganisationID>] = [:]
  private var carriedBodies: [CarriedOnDay: CarriedBodies] = [:]

  private struct LineKey: Hashable {
    let rule: String
    let period: PeriodLabel
  }

  private struct RuleOnDay: Hashable {
    let rule: String
    let day: CivilDate
  }

  private struct CarriedOnDay: Hashable {
    let carried: String
    let rule: String
    let day: CivilDate
  }

  private struct BearersOnStretch: Hashable {
    let bearers: [Duty.Bearer]
    let selectors: [Selector?]
    let isJoint: Bool
    let stretch: CivilDate?
  }

  private struct PartyOnDay: Hashable {
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

  /// Adds the obligations of a window, in no order. An obligation is large, so it is put where it stays.
  func obligations(
    from: CivilDate, to: CivilDate, bearers: Set<OrganisationID>, into found: inout [Obligation]
  ) {
    for rule in regulation.rules {
      addOfPeriods(rule, from: from, to: to, bearers: bearers, into: &found)
      found += ofEvents(rule, from: from, to: to, bearers: bearers)
    }
    found += moved(from: from, to: to, bearers: bearers)
  }

  /// The obligations of a window that derived indexes leave to the engine: those that events started, those of rules whose duty was
  /// handed over, and those without any day, which are in a window by what was done.
  func apart(from: CivilDate, to: CivilDate, bearers: Set<OrganisationID>) -> [Obligation] {
    var found: [Obligation] = []
    for rule in regulation.rules {
      found += ofEvents(rule, from: from, to: to, bearers: bearers)
      if engine.events.isHandedOver(rule.address) {
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
    guard let rule = regulation.rule(at: id.rule) else { return nil }
    if let line = line(rule, id.period) { return obligation(line, rule, of: id.bearer) }
    return startedLines(of: rule).lazy.filter { $0.line.label == id.period }.compactMap {
      self.obligation($0.line, rule, of: id.bearer, $0)
    }.first
  }

  private func obligation(_ line: Line, _ rule: Rule, of bearer: OrganisationID, _ start: Started? = nil) -> Obligation?
  {
    guard !engine.carriers.isCarried(rule.address, on: line.decidingDay) else { return nil }
    let all = bearers(line, rule, start)
    return all.owed(by: bearer).map { make($0, all, line, rule, start) }
  }

  /// True where an occurrence starts the rule for some body.
  func startsSomething(_ rule: Rule, _ event: String) -> Bool {
    startedLines(of: rule).contains { $0.happening?.id == event && !bearers($0.line, rule, $0).owed.isEmpty }
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

  /// What is owed of a line, one element an obligation.
  func owed(_ line: Line, of rule: Rule) -> [Owed] {
    lines[LineKey(rule: rule.address, period: line.label)] = .some(line)
    return bearers(line, rule).owed
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

  private func line(_ rule: Rule, _ label: PeriodLabel) -> Line? {
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
  private func nextLarger(_ line: Line, _ rule: Rule) -> Line? {
    let key = LineKey(rule: rule.address, period: line.label)
    if let found = larger[key] { return found }
    let around = schedule.laidOut(rule, line.decidingDay, line.decidingDay + 400)
    let next = around.filter {
      $0.rank > line.rank && $0.start <= line.decidingDay && $0.label != .term && $0.label != .once
    }
    .min { ($0.rank, $0.decidingDay) < ($1.rank, $1.decidingDay) }
    larger[key] = .some(next)
    return next
  }

  // MARK: Bodies

  struct Owed {
    let bearer: OrganisationID
    let joint: [OrganisationID]
    /// True where `hai chiều` turned the duty round: the recipients owe the bearers.
    let isReturned: Bool
  }

  /// Who owes a line, and what is the same for all of them.
  private final class Bearers {
    let owed: [Owed]
    /// The other rules that the line carries.
    let also: [String]
    private lazy var positions = Dictionary(
      owed.enumerated().flatMap { position, owed in owed.joint.map { ($0, position) } },
      uniquingKeysWith: { first, _ in first })

    init(_ owed: [Owed], also: [String]) {
      self.owed = owed
      self.also = also
    }

    func owed(by bearer: OrganisationID) -> Owed? { positions[bearer].map { owed[$0] } }
  }

  private func bearers(_ line: Line, _ rule: Rule, _ start: Started? = nil) -> Bearers {
    let key = LineKey(rule: rule.address, period: line.label)
    if let found = bearers[key] ?? bearersToday[ObjectIdentifier(line)]?.bearers { return found }
    let also = engine.carriers.carried(by: rule.address, on: line.decidingDay).filter { carries($0, line.label) }
    let all = Bearers(owed(line, rule, start), also: also)
    // What stands, what an event started and what may be handed over is owed by others on another day.
    if !line.isStanding, start == nil, !engine.events.hasTransfers {
      bearers[key] = all
    } else {
      bearersToday[ObjectIdentifier(line)] = (line, all)
    }
    return all
  }

  func select(_ party: Int, _ day: CivilDate) -> [OrganisationID] {
    let key = PartyOnDay(party: party, day: day)
    if let known = selections[key] { return known }
    let bodies = bound.binding.selector(of: party, on: day).map { register.select($0, on: day) } ?? []
    selections[key] = bodies
    return bodies
  }

  func bodies(_ bearer: Duty.Bearer, _ day: CivilDate) -> [OrganisationID] {
    guard bearer.isSecretary else { return select(bearer.party, day) }
    let key = PartyOnDay(party: bearer.party, day: day, isSecretary: true)
    if let known = selections[key] { return known }
    let bodies = bound.binding.selector(of: bearer.party, on: day).map {
      register.select(.post(kind: "bí thư", of: $0), on: day)
    }
    selections[key] = bodies ?? []
    return bodies ?? []
  }

  private func owed(_ line: Line, _ rule: Rule, _ start: Started? = nil) -> [Owed] {
    guard let duty = rule.duty else { return [] }
    let notOwing = engine.superseded(rule, on: line.decidingDay).union(bearersBySpecialRules(line, rule, start))
    let bound = bound(line, rule, duty).filter { owed in
      (start?.concerns(owed.joint, register, line.decidingDay) ?? true) && !notOwing.contains(owed.bearer)
    }
    let all = handedOver(bound, rule, line)
    return start.map { start in all.filter { isOfThisVersion($0, start, rule) } } ?? all
  }

  /// The bodies bound, and those to which one of them handed its duty: the new bearer's is the same line, so its clock is not set
  /// back.
  private func handedOver(_ bound: [Owed], _ rule: Rule, _ line: Line) -> [Owed] {
    guard engine.events.hasTransfers else { return bound }
    var out = bound
    var next = 0
    while next < out.count {
      let from = out[next]
      next += 1
      for event in counting(events(rule, from.joint, line), rule, line).kept
      where event.kind == .transferred && event.happened <= on {
        for body in event.whom where !out.contains(where: { $0.joint.contains(body) }) {
          out.append(Owed(bearer: body, joint: [body], isReturned: from.isReturned))
        }
      }
    }
    return out
  }

  /// The bodies that the text binds on the deciding day; to what stands also those that came later and took nobody's place.
  private func bound(_ line: Line, _ rule: Rule, _ duty: Duty) -> [Owed] {
    let first = bound(rule, duty, line.decidingDay)
    guard line.isStanding, on > line.start else { return first }
    var known = Set(first.flatMap(\.joint))
    for body in known { known.formUnion(register.answerable(for: body, on: on)) }
    return first
      + bound(rule, duty, line.end.map { min($0, on) } ?? on).filter { $0.joint.allSatisfy { !known.contains($0) } }
  }

  /// Whom the parties of a duty mean is the same on all days on which nothing in the register changes: most lines share it.
  func bound(_ rule: Rule, _ duty: Duty, _ day: CivilDate) -> [Owed] {
    if duty.isBothWays { return boundOnDay(rule, duty, day) }
    let key = BearersOnStretch(
      bearers: duty.bearers, selectors: duty.bearers.map { bound.binding.selector(of: $0.party, on: day) },
      isJoint: duty.syntax.isJoint, stretch: register.lastChange(by: day))
    if let known = boundOnStretch[key] { return known }
    let found = boundOnDay(rule, duty, day)
    boundOnStretch[key] = found
    return found
  }

  /// The bodies that the text binds to a rule on a day.
  func boundBodies(_ rule: Rule, _ day: CivilDate) -> Set<OrganisationID> {
    guard let duty = rule.duty else { return [] }
    let key = RuleOnDay(rule: rule.address, day: day)
    if let known = boundByRule[key] { return known }
    let found = Set(bound(rule, duty, day).flatMap(\.joint))
    boundByRule[key] = found
    return found
  }

  private func boundOnDay(_ rule: Rule, _ duty: Duty, _ day: CivilDate) -> [Owed] {
    let groups = duty.bearers.map { bodies($0, day) }
    if duty.syntax.isJoint { return joint(duty, groups, day) }
    var out: [Owed] = []
    var seen: Set<OrganisationID> = []
    for body in groups.joined() where seen.insert(body).inserted {
      out.append(Owed(bearer: body, joint: [body], isReturned: false))
    }
    guard duty.isBothWays else { return out }
    for recipient in duty.recipients {
      for body in select(recipient.party, day) where !seen.contains(body) {
        // A body that nobody owes, being of another level or place, owes nobody in turn.
        guard recipient.relation == nil || !returned(rule, duty, body, day).isEmpty else { continue }
        seen.insert(body)
        out.append(Owed(bearer: body, joint: [body], isReturned: true))
      }
    }
    return out
  }

  /// One duty of all; with *từng* one for each body of that party, together with those of the others that are of its level and place, or
  /// with the only one.
  private func joint(_ duty: Duty, _ groups: [[OrganisationID]], _ day: CivilDate) -> [Owed] {
    guard let each = duty.bearers.firstIndex(where: \.isEach) else {
      let all = groups.flatMap { $0 }
      return all.first.map { [Owed(bearer: $0, joint: all, isReturned: false)] } ?? []
    }
    return groups[each].map { body in
      let all = groups.indices.flatMap { index -> [OrganisationID] in
        if index == each { return [body] }
        let others = groups[index].filter { $0 != body }
        if others.count < 2 || duty.bearers[index].isSecretary { return others }
        let near = Duty.Recipient(party: duty.bearers[index].party, through: nil, relation: .sameLevel)
        return bodies(near, seenFrom: body, day).filter { $0 != body }
      }
      return Owed(bearer: all[0], joint: all, isReturned: false)
    }
  }

  /// Whom a recipient owes in turn where the duty goes both ways: those bearers that owe it.
  private func returned(_ rule: Rule, _ duty: Duty, _ bearer: OrganisationID, _ day: CivilDate) -> [OrganisationID] {
    let others = duty.bearers.flatMap { bodies($0, day) }
    guard duty.recipients.contains(where: { $0.relation != nil }) else { return others.filter { $0 != bearer } }
    let key = RuleOnDay(rule: rule.address, day: day)
    if let known = owing[key] { return known[bearer] ?? [] }
    var owing: [OrganisationID: [OrganisationID]] = [:]
    for other in others {
      for recipient in recipients(duty.recipients, other, day) { owing[recipient, default: []].append(other) }
    }
    self.owing[key] = owing
    return owing[bearer] ?? []
  }

  /// To whom a body owes: the text's recipients, or else those an application gives.
  private func counterparties(_ owed: Owed, _ line: Line, _ rule: Rule, _ duty: Duty) -> [OrganisationID] {
    let day = line.decidingDay
    if owed.isReturned { return returned(rule, duty, owed.bearer, day) }
    if !duty.recipients.isEmpty { return recipients(duty.recipients, owed.bearer, day) }
    guard case .recipients(let names) = line.terms.recipients?.item else { return [] }
    return names.compactMap { partyIndex[$0.text] }.flatMap { select($0, day) }.filter { !owed.joint.contains($0) }
  }

  private func recipients(_ list: [Duty.Recipient], _ bearer: OrganisationID, _ day: CivilDate) -> [OrganisationID] {
    if list.isEmpty { return [] }
    if list.count == 1 {
      // Mostly one list for all bearers, which they share.
      let all = bodies(list[0], seenFrom: bearer, day)
      return all.contains(bearer) ? all.filter { $0 != bearer } : all
    }
    var seen: Set<OrganisationID> = [bearer]
    return list.flatMap { bodies($0, seenFrom: bearer, day) }.filter { seen.insert($0).inserted }
  }

  func bodies(_ recipient: Duty.Recipient, seenFrom bearer: OrganisationID, _ day: CivilDate)
    -> [OrganisationID]
  {
    let all = select(recipient.party, day)
    guard let relation = recipient.relation else { return all }
    let key = PartyOnDay(party: recipient.party, day: day, relation: relation)
    if let known = placed[key] { return known.of(bearer) }
    let new = PlacedBodies(all, relation, in: register, on: day)
    placed[key] = new
    return new.of(bearer)
  }

  // MARK: Obligations

  private func make(_ owed: Owed, _ all: Bearers, _ line: Line, _ rule: Rule, _ start: Started? = nil) -> Obligation {
    let day = line.decidingDay
    let id = ObligationID(rule: rule.address, bearer: owed.bearer, period: line.label)
    let to = rule.duty.map { counterparties(owed, line, rule, $0) } ?? []
    let state = state(line, rule, owed.joint, to: to, start)
    return Obligation(
      id: id, regulation: regulation, rule: rule, line: line, joint: owed.joint,
      answerable: register.answerable(for: owed.bearer, on: on).first ?? owed.bearer, counterparties: to,
      copies: recipients(rule.duty?.copies ?? [], owed.bearer, day),
      channel: rule.duty?.recipients.lazy.compactMap(\.through).first.flatMap {
        channel($0, to: to.first, owed.bearer, day)
      },
      partners: (rule.duty?.partners ?? []).flatMap { bodies($0, day) }.filter { !owed.joint.contains($0) },
      also: all.also,
      state: state, gate: gate(line, rule, owed.joint, to, state))
  }

  /// Of several bodies through which a thing may go: the office that receives for the addressee, else the one of the addressee's or the
  /// bearer's own place.
  private func channel(
    _ party: Int, to addressee: OrganisationID?, _ bearer: OrganisationID, _ day: CivilDate
  ) -> OrganisationID? {
    let bodies = select(party, day)
    guard bodies.count > 1 else { return bodies.first }
    if let addressee, bodies.contains(register.receivingOffice(of: addressee, on: day)) {
      return register.receivingOffice(of: addressee, on: day)
    }
    for other in [addressee, bearer].compactMap({ $0 }) {
      guard let place = register.place(of: register.body(of: other, on: day), on: day) else { continue }
      if let near = bodies.first(where: { register.place(of: $0, on: day) == place }) { return near }
    }
    return bodies.first
  }

  /// A carried rule is cited in those of its carrier's series that it has itself; in all where it names no period.
  private func carries(_ rule: String, _ label: PeriodLabel) -> Bool {
    let options = engine.regulations.lazy.compactMap { $0.regulation.rule(at: rule) }.first?.seriesOptions ?? []
    let series = Set(options.compactMap { $0.occurrence.series })
    guard let mine = Series.of(label), !series.isEmpty else { return true }
    return series.contains { $0.contains(mine) }
  }

  /// What events say of a duty: they may name any of the bodies that owe it together, and any rule that it carries.
  func events(_ rule: Rule, _ joint: [OrganisationID], _ line: Line) -> [Event] {
    if engine.events.isEmpty { return [] }
    var ids = joint.map { ObligationID(rule: rule.address, bearer: $0, period: line.label) }
    for carried in engine.carriers.carried(by: rule.address, on: line.decidingDay) {
      let bodies = carriedBodies(carried, by: rule, on: line.decidingDay).speaking(for: joint)
      ids += bodies.map { ObligationID(rule: carried, bearer: $0, period: line.label) }
    }
    return engine.events.events(aboutAny: ids, known: known)
  }

  private func carriedBodies(_ carried: String, by rule: Rule, on day: CivilDate) -> CarriedBodies {
    let key = CarriedOnDay(carried: carried, rule: rule.address, day: day)
    if let known = carriedBodies[key] { return known }
    let new = CarriedBodies(
      engine.bearers(ofRule: carried, on: day), carriedBy: engine.bearers(ofRule: rule.address, on: day), in: register,
      on: day)
    carriedBodies[key] = new
    return new
  }

  /// The events that count, and those that go beyond the powers of the rule and of the law it cites.
  func counting(_ events: [Event], _ rule: Rule, _ line: Line) -> (
    kept: [Event], refused: [(event: Event, why: Powers.Refusal)]
  ) {
    guard events.contains(where: { [.extended, .suspended, .transferred].contains($0.kind) }) else {
      return (events, [])
    }
    return Powers.sift(
      events, due: line.due,
      powers: { Powers(sources(of: rule, line, usedOn: $0), calendar: engine.calendar) },
      handedTo: { names, text in engine.bodies(named: names, in: text, on: line.decidingDay) })
  }

  /// The sentences whose powers a duty has on a day: its own and what it cites, each of the version that held the duty on that day. A
  /// version that took it over gives nothing to what was done before its first day.
  private func sources(of rule: Rule, _ line: Line, usedOn day: CivilDate) -> [Citations.Cited] {
    var own = Citations.Cited(regulation: regulation, rule: rule)
    if let first = rule.inForceFrom, line.decidingDay < first, day < first,
      let before = engine.version(of: regulation, before: first)?.regulation, let old = before.rule(at: rule.address)
    {
      own = Citations.Cited(regulation: before, rule: old)
    }
    return [own]
      + engine.citations.cited(by: own.rule, in: own.regulation, on: line.decidingDay).map { cited in
        guard let next = engine.version(of: cited.regulation, before: day + 1)?.regulation,
          let later = next.rule(at: cited.rule.address), next.inForceFrom.map({ line.decidingDay < $0 }) ?? false,
          next.hasTransition(for: later)
        else { return cited }
        return Citations.Cited(regulation: next, rule: later)
      }
  }

  /// The events about an obligation that count for nothing, and why.
  func refused(_ obligation: Obligation) -> [(event: Event, why: Powers.Refusal)] {
    counting(events(of: obligation), obligation.rule, obligation.line).refused
  }

  func events(of obligation: Obligation) -> [Event] {
    (events(obligation.rule, obligation.joint, obligation.line)
      + hostEvents(obligation.rule, obligation.joint, obligation.line)).inOrder
  }

  /// What events say of the document in which the duty is a chapter: sending that is sending this.
  private func hostEvents(_ rule: Rule, _ joint: [OrganisationID], _ line: Line) -> [Event] {
    guard let host = rule.hostAddress, !engine.events.isEmpty else { return [] }
    let address = regulation.address(host)
    return engine.events.events(
      aboutAny: joint.map { ObligationID(rule: address, bearer: $0, period: line.label) }, known: known
    ).filter(\.kind.isAboutSending)
  }

  /// The state of a duty. Where nothing was recorded the line tells all of it, the same for every body that owes it.
  private func state(
    _ line: Line, _ rule: Rule, _ joint: [OrganisationID], to: [OrganisationID], _ start: Started? = nil
  ) -> ObligationState {
    guard engine.events.isEmpty, start == nil else {
      return reckon(line, rule, joint, to: to, start).state
    }
    if let unrecorded, unrecorded.line === line, unrecorded.hasReceiver == !to.isEmpty { return unrecorded.state }
    let state = reckon(line, rule, joint, to: to).state
    unrecorded = (line, !to.isEmpty, state)
    return state
  }

  private func reckon(
    _ line: Line, _ rule: Rule, _ joint: [OrganisationID], to: [OrganisationID], _ start: Started? = nil
  ) -> StateReckoner.Reckoned {
    var absorber: StateReckoner.Reckoned?
    var largerReceivedOn: CivilDate?
    if let label = line.absorbedBy {
      absorber = self.line(rule, label).map { reckon($0, rule, joint, to: to) }
    } else if let series = Series.of(line.label), series == .week || series == .month {
      largerReceivedOn = receivedLarger(line, rule, joint)
    }
    let told = counting(
      (events(rule, joint, line) + hostEvents(rule, joint, line) + (start?.happening?.withdrawn.map { [$0] } ?? []))
        .inOrder, rule, line
    ).kept
    return StateReckoner(
      start: line.start, due: line.due, isStanding: line.isStanding,
      lastDay: lastDay(line, start),
      needsCondition: (start?.isConditional ?? rule.needsCondition) && !line.isStanding,
      quantity: line.isStanding ? nil : rule.duty?.quantity,
      end: end(rule, hasReceiver: !to.isEmpty), appraisers: appraisers(rule, to, told),
      calendar: engine.calendar, events: told,
      on: on, absorber: absorber,
      largerReceivedOn: largerReceivedOn
    ).reckon()
  }

  /// The day with which what stands ends, or the time to establish a condition; nothing ends the wait for one after an event.
  private func lastDay(_ line: Line, _ start: Started?) -> CivilDate? {
    guard start == nil, let end = line.end else { return nil }
    return max(end, line.due?.date ?? end)
  }

  /// What ends an obligation: sessions, registers and standing duties the bearer's word; what is sent, its receipt; petitions,
  /// plans and appraisals their acceptance. Where nobody receives, the bearer's word too.
  private func end(_ rule: Rule, hasReceiver: Bool) -> StateReckoner.End {
    guard let act = rule.duty?.syntax.act, hasReceiver else { return .claim }
    switch act.kernel {
    case .session, .register, .standing: return .claim
    case .report, .gate, .casework, .instrument: return act.endsWithAcceptance ? .acceptance : .receipt
    }
  }

  /// The day on which the next larger period of the same rule and bearer was received.
  private func receivedLarger(_ line: Line, _ rule: Rule, _ joint: [OrganisationID]) -> CivilDate? {
    guard !engine.events.isEmpty, let next = nextLarger(line, rule) else { return nil }
    return Deeds(events(rule, joint, next), on: CivilDate(dayNumber: .max / 2)).receivedOn
  }
}
