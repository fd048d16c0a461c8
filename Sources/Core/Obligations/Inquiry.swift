import CivilTime
import Organisations
import Regulations

/// One question to one regulation, with what it has looked up on the way: every line and every party is looked up once.
final class Inquiry {
  private let engine: ObligationEngine
  private let bound: BoundRegulation
  private let schedule: Schedule
  /// The day asked about. What has been looked up holds for any day.
  var on: CivilDate
  /// What had been recorded by then.
  var known: Instant
  private var lines: [String: [PeriodLabel: Line?]] = [:]
  private var larger: [String: [PeriodLabel: Line?]] = [:]
  private var selections: [PartyOnDay: [OrganisationID]] = [:]
  private lazy var partyIndex = Dictionary(
    regulation.parties.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })

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

  private var regulation: Regulation { bound.regulation }
  private var register: Register { engine.register }

  // MARK: Answers

  /// The obligations of a window, in no order.
  func obligations(from: CivilDate, to: CivilDate, bearers: Set<OrganisationID>) -> [Obligation] {
    var found: [Obligation] = []
    for rule in regulation.rules {
      for line in schedule.lines(of: rule, from: from, to: to)
      where !engine.carriers.isCarried(rule.address, on: line.decidingDay) {
        lines[rule.address, default: [:]][line.label] = .some(line)
        for owed in owed(line, rule) where bearers.isEmpty || owed.joint.contains(where: bearers.contains) {
          let obligation = make(owed, line, rule)
          if let due = obligation.state.due, !line.isStanding, due < from || due > to { continue }
          found.append(obligation)
        }
      }
    }
    return found + moved(from: from, to: to, bearers: bearers)
  }

  /// The obligation of an identity.
  func obligation(_ id: ObligationID) -> Obligation? {
    guard let rule = regulation.rule(at: id.rule), let line = line(rule, id.period) else { return nil }
    return obligation(line, rule, of: id.bearer)
  }

  private func obligation(_ line: Line, _ rule: Rule, of bearer: OrganisationID) -> Obligation? {
    guard !engine.carriers.isCarried(rule.address, on: line.decidingDay),
      let owed = owed(line, rule).first(where: { $0.joint.contains(bearer) })
    else { return nil }
    return make(owed, line, rule)
  }

  /// The bodies that owe a line, one element an obligation: the bearer first, then those that owe it jointly.
  func bearers(of line: Line, _ rule: Rule) -> [[OrganisationID]] { owed(line, rule).map(\.joint) }

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
      for line in [own] + schedule.lines(of: rule, absorbedBy: own) {
        guard let plain = line.windowDay, plain < from || plain > to,
          let obligation = obligation(line, rule, of: id.bearer),
          bearers.isEmpty || obligation.joint.contains(where: bearers.contains), let due = obligation.state.due,
          from <= due,
          due <= to, seen.insert(obligation.id).inserted
        else { continue }
        out.append(obligation)
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

  private struct Owed {
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

  private func owed(_ line: Line, _ rule: Rule) -> [Owed] {
    guard let duty = rule.duty else { return [] }
    let day = line.decidingDay
    let groups = duty.bearers.map { bodies($0, day) }
    if duty.syntax.isJoint {
      let all = groups.flatMap { $0 }
      return all.first.map { [Owed(bearer: $0, joint: all, isReturned: false)] } ?? []
    }
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
    }
  }

  // MARK: Obligations

  private func make(_ owed: Owed, _ line: Line, _ rule: Rule) -> Obligation {
    let day = line.decidingDay
    let id = ObligationID(rule: rule.address, bearer: owed.bearer, period: line.label)
    let to = rule.duty.map { counterparties(owed, line, $0) } ?? []
    return Obligation(
      id: id, regulation: regulation, rule: rule, line: line, joint: owed.joint,
      answerable: register.answerable(for: owed.bearer, on: on).first ?? owed.bearer, counterparties: to,
      copies: recipients(rule.duty?.copies ?? [], owed.bearer, day),
      channel: rule.duty?.recipients.lazy.compactMap(\.through).first.flatMap { select($0, day).first },
      partners: (rule.duty?.partners ?? []).flatMap { bodies($0, day) }.filter { !owed.joint.contains($0) },
      also: engine.carriers.carried(by: rule.address, on: day),
      state: reckon(line, rule, owed.joint, hasReceiver: !to.isEmpty).state)
  }

  /// What events say of a duty: they may name any of the bodies that owe it together.
  private func events(_ rule: Rule, _ joint: [OrganisationID], _ period: PeriodLabel) -> [Event] {
    engine.events.events(
      aboutAny: joint.map { ObligationID(rule: rule.address, bearer: $0, period: period) }, known: known)
  }

  private func reckon(
    _ line: Line, _ rule: Rule, _ joint: [OrganisationID], hasReceiver: Bool
  ) -> StateReckoner.Reckoned {
    var absorber: StateReckoner.Reckoned?
    var largerReceivedOn: CivilDate?
    if let label = line.absorbedBy {
      absorber = self.line(rule, label).map { reckon($0, rule, joint, hasReceiver: hasReceiver) }
    } else if let series = Series.of(line.label), series == .week || series == .month {
      largerReceivedOn = receivedLarger(line, rule, joint)
    }
    return StateReckoner(
      start: line.start, due: line.due, isStanding: line.isStanding, end: end(rule, hasReceiver),
      calendar: engine.calendar, events: events(rule, joint, line.label), on: on, absorber: absorber,
      largerReceivedOn: largerReceivedOn
    ).reckon()
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
    return Deeds(events(rule, joint, next.label), on: CivilDate(dayNumber: .max / 2)).receivedOn
  }
}
