import CivilTime
import Organisations
import Regulations

/// One question to one regulation, with what it has looked up on the way: every line and every party is looked up once.
final class Inquiry {
  let engine: ObligationEngine
  private let bound: BoundRegulation
  let schedule: Schedule
  /// The day asked about. What has been looked up of periods holds for any day, what events started does not.
  var on: CivilDate { didSet { forgetStarted() } }
  /// What had been recorded by then.
  var known: Instant { didSet { forgetStarted() } }
  /// What events started by the day asked about, by rule.
  var started: [String: [Started]] = [:]
  /// What happened by the day asked about.
  var happenings: [Happening]?
  private var lines: [String: [PeriodLabel: Line?]] = [:]
  private var larger: [String: [PeriodLabel: Line?]] = [:]
  private var selections: [PartyOnDay: [OrganisationID]] = [:]
  private lazy var partyIndex = Dictionary(
    regulation.parties.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })

  private var boundOnStretch: [BearersOnStretch: [Owed]] = [:]

  private struct BearersOnStretch: Hashable {
    let bearers: [Duty.Bearer]
    let selectors: [Selector?]
    let isJoint: Bool
    let stretch: CivilDate?
  }

  private struct PartyOnDay: Hashable {
    let party: Int
    let day: CivilDate
  }

  init(_ engine: ObligationEngine, _ bound: BoundRegulation, on: CivilDate, known: Instant) {
    self.engine = engine
    self.bound = bound
    self.on = on
    self.known = known
    schedule = Schedule(regulation: bound.regulation, calendar: engine.calendar)
  }

  private func forgetStarted() {
    started = [:]
    happenings = nil
  }

  var regulation: Regulation { bound.regulation }
  private var register: Register { engine.register }

  // MARK: Answers

  /// The obligations of a window, in no order.
  func obligations(from: CivilDate, to: CivilDate, bearers: Set<OrganisationID>) -> [Obligation] {
    var found: [Obligation] = []
    for rule in regulation.rules {
      found += ofPeriods(rule, from: from, to: to, bearers: bearers)
      found += ofEvents(rule, from: from, to: to, bearers: bearers)
    }
    return found + moved(from: from, to: to, bearers: bearers)
  }

  /// The obligations of a window that derived indexes leave to the engine: those that events started, and those of rules whose duty
  /// was handed over.
  func apart(from: CivilDate, to: CivilDate, bearers: Set<OrganisationID>) -> [Obligation] {
    var found: [Obligation] = []
    for rule in regulation.rules {
      found += ofEvents(rule, from: from, to: to, bearers: bearers)
      if engine.events.isHandedOver(rule.address) {
        found += ofPeriods(rule, from: from, to: to, bearers: bearers)
        found += moved(from: from, to: to, bearers: bearers).filter { $0.rule === rule }
      }
    }
    return found
  }

  private func ofPeriods(_ rule: Rule, from: CivilDate, to: CivilDate, bearers: Set<OrganisationID>) -> [Obligation] {
    var found: [Obligation] = []
    for line in schedule.lines(of: rule, from: from, to: to)
    where !engine.carriers.isCarried(rule.address, on: line.decidingDay) {
      lines[rule.address, default: [:]][line.label] = .some(line)
      for owed in owed(line, rule) where bearers.isEmpty || owed.joint.contains(where: bearers.contains) {
        let obligation = make(owed, line, rule)
        if let due = obligation.state.due, !line.isStanding, due < from || due > to { continue }
        found.append(obligation)
      }
    }
    return found
  }

  private func ofEvents(_ rule: Rule, from: CivilDate, to: CivilDate, bearers: Set<OrganisationID>) -> [Obligation] {
    var found: [Obligation] = []
    for start in startedLines(of: rule) where !engine.carriers.isCarried(rule.address, on: start.line.decidingDay) {
      for owed in owed(start.line, rule, start) where bearers.isEmpty || owed.joint.contains(where: bearers.contains) {
        let obligation = make(owed, start.line, rule, start)
        if let day = obligation.windowDay, from <= day, day <= to { found.append(obligation) }
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
    guard !engine.carriers.isCarried(rule.address, on: line.decidingDay),
      let owed = owed(line, rule, start).first(where: { $0.joint.contains(bearer) })
    else { return nil }
    return make(owed, line, rule, start)
  }

  /// True where an occurrence starts the rule for some body.
  func startsSomething(_ rule: Rule, _ event: String) -> Bool {
    startedLines(of: rule).contains { $0.happening?.id == event && !owed($0.line, rule, $0).isEmpty }
  }

  /// What is owed of a line, one element an obligation.
  func owed(_ line: Line, of rule: Rule) -> [Owed] {
    lines[rule.address, default: [:]][line.label] = .some(line)
    return owed(line, rule)
  }

  /// The state of one obligation of a line, as it stands on the day asked about.
  func state(_ owed: Owed, _ line: Line, _ rule: Rule) -> ObligationState {
    let hasReceiver = rule.duty.map { !counterparties(owed, line, $0).isEmpty } ?? false
    return reckon(line, rule, owed.joint, hasReceiver: hasReceiver).state
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
      for line in [own] + schedule.lines(of: rule, absorbedBy: own)
      where !engine.carriers.isCarried(rule.address, on: line.decidingDay) {
        guard let plain = line.windowDay, plain < from || plain > to else { continue }
        // A body may owe a line together with several others, in turn.
        for owed in owed(line, rule) where owed.joint.contains(id.bearer) {
          let obligation = make(owed, line, rule)
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
    if let found = lines[rule.address]?[label] { return found }
    let line = schedule.line(of: rule, label: label)
    lines[rule.address, default: [:]][label] = .some(line)
    return line
  }

  /// The smallest larger period of the rule that holds the last day of this one.
  private func nextLarger(_ line: Line, _ rule: Rule) -> Line? {
    if let found = larger[rule.address]?[line.label] { return found }
    let around = schedule.laidOut(rule, line.decidingDay, line.decidingDay + 400)
    let next = around.filter {
      $0.rank > line.rank && $0.start <= line.decidingDay && $0.label != .term && $0.label != .once
    }
    .min { ($0.rank, $0.decidingDay) < ($1.rank, $1.decidingDay) }
    larger[rule.address, default: [:]][line.label] = .some(next)
    return next
  }

  // MARK: Bodies

  struct Owed {
    let bearer: OrganisationID
    let joint: [OrganisationID]
    /// True where `hai chiều` turned the duty round: the recipients owe the bearers.
    let isReturned: Bool
  }

  private func select(_ party: Int, _ day: CivilDate) -> [OrganisationID] {
    let key = PartyOnDay(party: party, day: day)
    if let known = selections[key] { return known }
    let bodies = bound.binding.selector(of: party, on: day).map { register.select($0, on: day) } ?? []
    selections[key] = bodies
    return bodies
  }

  private func bodies(_ bearer: Duty.Bearer, _ day: CivilDate) -> [OrganisationID] {
    guard bearer.isSecretary else { return select(bearer.party, day) }
    guard let selector = bound.binding.selector(of: bearer.party, on: day) else { return [] }
    return register.select(.post(kind: "bí thư", of: selector), on: day)
  }

  private func owed(_ line: Line, _ rule: Rule, _ start: Started? = nil) -> [Owed] {
    guard let duty = rule.duty else { return [] }
    let bound = bound(line, duty)
    let own = engine.handedOver(bound, of: rule, line.label, on: on, known: known)
    let superseded = engine.superseded(rule, on: line.decidingDay)
    if start == nil, superseded.isEmpty { return own }
    return own.filter { owed in
      (start?.concerns(owed.joint, register, line.decidingDay) ?? true) && !superseded.contains(owed.bearer)
    }
  }

  /// The bodies that the text binds: on the deciding day, for what stands on the day asked about and, where nothing took their place,
  /// from the first day.
  private func bound(_ line: Line, _ duty: Duty) -> [Owed] {
    guard line.isStanding, on > line.start else { return bound(duty, line.decidingDay) }
    let now = bound(duty, line.end.map { min($0, on) } ?? on)
    let answering = Set(now.flatMap(\.joint))
    let before = bound(duty, line.decidingDay).filter { owed in
      !owed.joint.contains(where: answering.contains)
        && !owed.joint.contains { register.answerable(for: $0, on: on).contains(where: answering.contains) }
    }
    return now + before
  }

  /// Whom the parties of a duty mean is the same on all days on which nothing in the register changes: most lines share it.
  private func bound(_ duty: Duty, _ day: CivilDate) -> [Owed] {
    if duty.isBothWays { return boundOnDay(duty, day) }
    let key = BearersOnStretch(
      bearers: duty.bearers, selectors: duty.bearers.map { bound.binding.selector(of: $0.party, on: day) },
      isJoint: duty.syntax.isJoint, stretch: register.lastChange(by: day))
    if let known = boundOnStretch[key] { return known }
    let found = boundOnDay(duty, day)
    boundOnStretch[key] = found
    return found
  }

  private func boundOnDay(_ duty: Duty, _ day: CivilDate) -> [Owed] {
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
        guard recipient.relation == nil || !returned(duty, body, day).isEmpty else { continue }
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
        return others.count > 1 ? narrowed(others, .sameLevel, body, day) : others
      }
      return Owed(bearer: all[0], joint: all, isReturned: false)
    }
  }

  /// Whom a recipient owes in turn where the duty goes both ways: those bearers that owe it.
  private func returned(_ duty: Duty, _ bearer: OrganisationID, _ day: CivilDate) -> [OrganisationID] {
    let others = duty.bearers.flatMap { bodies($0, day) }.filter { $0 != bearer }
    guard duty.recipients.contains(where: { $0.relation != nil }) else { return others }
    return others.filter { recipients(duty.recipients, $0, day).contains(bearer) }
  }

  /// To whom a body owes: the text's recipients, or else those an application gives.
  private func counterparties(_ owed: Owed, _ line: Line, _ duty: Duty) -> [OrganisationID] {
    let day = line.decidingDay
    if owed.isReturned { return returned(duty, owed.bearer, day) }
    if !duty.recipients.isEmpty { return recipients(duty.recipients, owed.bearer, day) }
    guard case .recipients(let names) = line.terms.recipients?.item else { return [] }
    return names.compactMap { partyIndex[$0.text] }.flatMap { select($0, day) }.filter { !owed.joint.contains($0) }
  }

  private func recipients(_ list: [Duty.Recipient], _ bearer: OrganisationID, _ day: CivilDate) -> [OrganisationID] {
    var out: [OrganisationID] = []
    for recipient in list {
      for body in narrowed(select(recipient.party, day), recipient.relation, bearer, day)
      where body != bearer && !out.contains(body) {
        out.append(body)
      }
    }
    return out
  }

  /// *cùng cấp*: of the bearer's level and place. *cấp trên*: of the nearest level above whose place holds the bearer's.
  private func narrowed(
    _ bodies: [OrganisationID], _ relation: LevelRelation?, _ bearer: OrganisationID, _ day: CivilDate
  ) -> [OrganisationID] {
    guard let relation else { return bodies }
    guard let own = register[register.body(of: bearer, on: day)], let place = own.place(on: day),
      let level = own.level(on: day)
    else { return [] }
    switch relation {
    case .sameLevel:
      return bodies.filter { register[$0]?.place(on: day) == place && register[$0]?.level(on: day) == level }
    case .levelAbove:
      let above = bodies.compactMap { body -> (OrganisationID, Level)? in
        guard let other = register[body], let theirs = other.level(on: day), theirs < level,
          let area = other.place(on: day), register.contains(area: place, in: area, on: day)
        else { return nil }
        return (body, theirs)
      }
      let nearest = above.map(\.1).max()
      return above.filter { $0.1 == nearest }.map(\.0)
    case .levelBelow:
      return bodies.filter { body in
        guard let other = register[register.body(of: body, on: day)],
          let theirs = register[body]?.level(on: day) ?? other.level(on: day),
          theirs > level, let area = register[body]?.place(on: day) ?? other.place(on: day)
        else { return false }
        return register.contains(area: area, in: place, on: day)
      }
    }
  }

  // MARK: Obligations

  private func make(_ owed: Owed, _ line: Line, _ rule: Rule, _ start: Started? = nil) -> Obligation {
    let day = line.decidingDay
    let id = ObligationID(rule: rule.address, bearer: owed.bearer, period: line.label)
    let to = rule.duty.map { counterparties(owed, line, $0) } ?? []
    return Obligation(
      id: id, regulation: regulation, rule: rule, line: line, joint: owed.joint,
      answerable: register.answerable(for: owed.bearer, on: on).first ?? owed.bearer, counterparties: to,
      copies: recipients(rule.duty?.copies ?? [], owed.bearer, day),
      channel: rule.duty?.recipients.lazy.compactMap(\.through).first.flatMap {
        channel($0, to: to.first, owed.bearer, day)
      },
      partners: (rule.duty?.partners ?? []).flatMap { bodies($0, day) }.filter { !owed.joint.contains($0) },
      also: engine.carriers.carried(by: rule.address, on: day).filter { carries($0, line.label) },
      state: reckon(line, rule, owed.joint, hasReceiver: !to.isEmpty, start).state)
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
      guard let place = register[register.body(of: other, on: day)]?.place(on: day) else { continue }
      if let near = bodies.first(where: { register[$0]?.place(on: day) == place }) { return near }
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
  private func events(_ rule: Rule, _ joint: [OrganisationID], _ line: Line) -> [Event] {
    if engine.events.isEmpty { return [] }
    var ids = joint.map { ObligationID(rule: rule.address, bearer: $0, period: line.label) }
    for carried in engine.carriers.carried(by: rule.address, on: line.decidingDay) {
      let own = engine.bearers(ofRule: carried, on: line.decidingDay)
      ids += Set(joint + own).map { ObligationID(rule: carried, bearer: $0, period: line.label) }
    }
    return engine.events.events(aboutAny: ids, known: known)
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

  private func reckon(
    _ line: Line, _ rule: Rule, _ joint: [OrganisationID], hasReceiver: Bool, _ start: Started? = nil
  ) -> StateReckoner.Reckoned {
    var absorber: StateReckoner.Reckoned?
    var largerReceivedOn: CivilDate?
    if let label = line.absorbedBy {
      absorber = self.line(rule, label).map { reckon($0, rule, joint, hasReceiver: hasReceiver) }
    } else if let series = Series.of(line.label), series == .week || series == .month {
      largerReceivedOn = receivedLarger(line, rule, joint)
    }
    return StateReckoner(
      start: line.start, due: line.due, isStanding: line.isStanding,
      lastDay: lastDay(line, start),
      needsCondition: start.map(\.isConditional) ?? (rule.needsCondition && !line.isStanding),
      least: line.isStanding ? 1 : rule.duty?.quantity?.least ?? 1,
      end: end(rule, hasReceiver),
      calendar: engine.calendar,
      events: (events(rule, joint, line) + hostEvents(rule, joint, line)
        + (start?.happening?.withdrawn.map { [$0] } ?? []))
        .inOrder,
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
  private func end(_ rule: Rule, _ hasReceiver: Bool) -> StateReckoner.End {
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
