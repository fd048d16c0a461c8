import CivilTime
import Organisations
import Regulations

/// Computes who owes what by when from regulations, a register, a calendar and events. Holds nothing that is owed.
public struct ObligationEngine: Sendable {
  /// The regulations with their parties found.
  public let regulations: [BoundRegulation]
  /// The bodies.
  public let register: Register
  /// The days worked.
  public let calendar: WorkCalendar
  /// What was done.
  public let events: EventLog
  private let carriers: Carriers

  /// An engine over given facts.
  public init(regulations: [BoundRegulation], register: Register, calendar: WorkCalendar, events: EventLog = EventLog()) {
    self.regulations = regulations
    self.register = register
    self.calendar = calendar
    self.events = events
    carriers = Carriers(regulations.map(\.regulation))
  }

  /// What is asked.
  public struct Question: Sendable {
    /// The window on the due day, or on the last day of the period where there is none.
    public var from: CivilDate
    /// The last day of the window.
    public var to: CivilDate
    /// The day asked about.
    public var on: CivilDate
    /// What had been recorded by then.
    public var known: Instant
    /// Only these regulations; all where empty.
    public var regulations: Set<String>
    /// Only what these bodies owe, alone or jointly; all where empty.
    public var bearers: Set<OrganisationID>

    /// A question about a window.
    public init(
      from: CivilDate, to: CivilDate, on: CivilDate, known: Instant, regulations: Set<String> = [],
      bearers: Set<OrganisationID> = []
    ) {
      self.from = from
      self.to = to
      self.on = on
      self.known = known
      self.regulations = regulations
      self.bearers = bearers
    }
  }

  /// The obligations of a window, by due day with those without one last, then by identity.
  ///
  /// A due day moved by an extension or a pause takes the obligation to the window of its new day. Cost: the lines of the
  /// window times their bearers.
  public func obligations(_ question: Question) -> [Obligation] {
    var found: [(key: String, obligation: Obligation)] = []
    for bound in regulations
    where question.regulations.isEmpty || question.regulations.contains(bound.regulation.id) {
      let schedule = Schedule(regulation: bound.regulation, calendar: calendar)
      var lines = RuleLines()
      for rule in bound.regulation.rules {
        for line in schedule.lines(of: rule, from: question.from, to: question.to)
        where !carriers.isCarried(rule.address, on: line.decidingDay) {
          for owed in owed(line, rule, bound, on: question.on)
          where question.bearers.isEmpty || owed.joint.contains(where: question.bearers.contains) {
            let obligation = make(owed, line, rule, bound, schedule, &lines, on: question.on, known: question.known)
            if let moved = obligation.state.due, !line.isStanding, moved < question.from || moved > question.to { continue }
            found.append((obligation.id.description, obligation))
          }
        }
      }
      found += moved(into: question, bound, schedule, &lines).map { ($0.id.description, $0) }
    }
    return found.sorted { a, b in
      let dueA = a.obligation.state.due?.dayNumber ?? Int32.max
      let dueB = b.obligation.state.due?.dayNumber ?? Int32.max
      return dueA != dueB ? dueA < dueB : a.key < b.key
    }.map(\.obligation)
  }

  /// The obligation of an identity, or nil where the regulations, the register or the calendar have none such. A joint duty is
  /// found by any of its bodies.
  public func obligation(_ id: ObligationID, on: CivilDate, known: Instant) -> Obligation? {
    guard let bound = regulations.first(where: { id.rule.hasPrefix($0.regulation.id + "/") }),
      let rule = bound.regulation.rule(at: id.rule)
    else { return nil }
    let schedule = Schedule(regulation: bound.regulation, calendar: calendar)
    guard let line = schedule.line(of: rule, label: id.period), !carriers.isCarried(rule.address, on: line.decidingDay),
      let owed = owed(line, rule, bound, on: on).first(where: { $0.joint.contains(id.bearer) })
    else { return nil }
    var lines = RuleLines()
    return make(owed, line, rule, bound, schedule, &lines, on: on, known: known)
  }

  /// The rules through which a rule is done or with which it is one, on a day or, without one, on some day.
  public func carrier(of rule: String, on day: CivilDate? = nil) -> [String] { carriers.targets(of: rule, on: day) }

  // MARK: Bearers

  private struct Owed {
    let bearer: OrganisationID
    let joint: [OrganisationID]
    /// True where `hai chiều` turned the duty round: the recipients owe the bearers.
    let isReturned: Bool
  }

  private func owed(_ line: Line, _ rule: Rule, _ bound: BoundRegulation, on: CivilDate) -> [Owed] {
    guard let duty = rule.duty else { return [] }
    let day = line.decidingDay
    let groups = duty.bearers.map { bodies($0, bound, day) }
    if duty.syntax.isJoint {
      let all = groups.flatMap { $0 }
      guard let first = all.first else { return [] }
      return [Owed(bearer: first, joint: all, isReturned: false)]
    }
    var out: [Owed] = []
    var seen: Set<OrganisationID> = []
    for body in groups.joined() where seen.insert(body).inserted {
      out.append(Owed(bearer: body, joint: [body], isReturned: false))
    }
    if duty.isBothWays {
      for recipient in duty.recipients {
        for body in select(recipient.party, bound, day) where !seen.contains(body) {
          // A body that nobody owes, being of another level or place, owes nobody in turn.
          guard recipient.relation == nil || !returned(duty, body, bound, day).isEmpty else { continue }
          seen.insert(body)
          out.append(Owed(bearer: body, joint: [body], isReturned: true))
        }
      }
    }
    return out
  }

  private func bodies(_ bearer: Duty.Bearer, _ bound: BoundRegulation, _ day: CivilDate) -> [OrganisationID] {
    guard bearer.isSecretary else { return select(bearer.party, bound, day) }
    guard let selector = bound.binding.selector(of: bearer.party, on: day) else { return [] }
    return register.select(.post(kind: "bí thư", of: selector), on: day)
  }

  private func select(_ party: Int, _ bound: BoundRegulation, _ day: CivilDate) -> [OrganisationID] {
    bound.binding.selector(of: party, on: day).map { register.select($0, on: day) } ?? []
  }

  // MARK: Recipients

  private func recipients(_ list: [Duty.Recipient], _ bearer: OrganisationID, _ bound: BoundRegulation, _ day: CivilDate) -> [OrganisationID] {
    var out: [OrganisationID] = []
    for recipient in list {
      let bodies = narrowed(select(recipient.party, bound, day), recipient.relation, bearer, day)
      for body in bodies where body != bearer && !out.contains(body) { out.append(body) }
    }
    return out
  }

  /// Whom a recipient owes in turn where the duty goes both ways: those bearers that owe it.
  private func returned(_ duty: Duty?, _ bearer: OrganisationID, _ bound: BoundRegulation, _ day: CivilDate) -> [OrganisationID] {
    guard let duty else { return [] }
    let others = duty.bearers.flatMap { bodies($0, bound, day) }.filter { $0 != bearer }
    guard duty.recipients.contains(where: { $0.relation != nil }) else { return others }
    return others.filter { recipients(duty.recipients, $0, bound, day).contains(bearer) }
  }

  /// *cùng cấp*: of the bearer's level and place. *cấp trên*: of the nearest place above the bearer's that has one.
  private func narrowed(
    _ bodies: [OrganisationID], _ relation: LevelRelation?, _ bearer: OrganisationID, _ day: CivilDate
  ) -> [OrganisationID] {
    guard let relation else { return bodies }
    let owner = register.body(of: bearer, on: day)
    guard let own = register[owner], let place = own.place(on: day), let level = own.level(on: day) else { return [] }
    switch relation {
    case .sameLevel:
      return bodies.filter { register[$0]?.place(on: day) == place && register[$0]?.level(on: day) == level }
    case .levelAbove:
      let above = bodies.compactMap { body -> (OrganisationID, Level)? in
        guard let other = register[body], let theirs = other.level(on: day), theirs < level,
          let where_ = other.place(on: day), register.contains(area: place, in: where_, on: day)
        else { return nil }
        return (body, theirs)
      }
      guard let nearest = above.map(\.1).max() else { return [] }
      return above.filter { $0.1 == nearest }.map(\.0)
    }
  }

  // MARK: Obligations

  /// Lines of rules already laid out in this question, for the periods above a period.
  private struct RuleLines {
    var larger: [String: [Line]] = [:]
    var absorbers: [String: Line] = [:]
  }

  private func make(
    _ owed: Owed, _ line: Line, _ rule: Rule, _ bound: BoundRegulation, _ schedule: Schedule, _ lines: inout RuleLines,
    on: CivilDate, known: Instant
  ) -> Obligation {
    let day = line.decidingDay
    let id = ObligationID(rule: rule.address, bearer: owed.bearer, period: line.label)
    let duty = rule.duty
    var to = owed.isReturned ? returned(duty, owed.bearer, bound, day) : recipients(duty?.recipients ?? [], owed.bearer, bound, day)
    if to.isEmpty, case .recipients(let names) = line.terms.recipients?.item {
      let index = Dictionary(bound.regulation.parties.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
      to = names.compactMap { index[$0.text] }.flatMap { select($0, bound, day) }.filter { $0 != owed.bearer }
    }
    let channel = duty?.recipients.compactMap(\.through).first.flatMap { select($0, bound, day).first }
    let state = reckon(line, rule, owed.joint, hasReceiver: !to.isEmpty, schedule, &lines, on: on, known: known).state
    return Obligation(
      id: id, regulation: bound.regulation, rule: rule, line: line, joint: owed.joint,
      answerable: register.answerable(for: owed.bearer, on: on).first ?? owed.bearer, counterparties: to,
      copies: recipients(duty?.copies ?? [], owed.bearer, bound, day), channel: channel,
      partners: (duty?.partners ?? []).flatMap { bodies($0, bound, day) }.filter { !owed.joint.contains($0) },
      also: carriers.carried(by: rule.address, on: day), state: state)
  }

  /// The identities by which events may name a duty: one for each body that owes it.
  private func identities(_ rule: Rule, _ joint: [OrganisationID], _ period: PeriodLabel) -> [ObligationID] {
    joint.map { ObligationID(rule: rule.address, bearer: $0, period: period) }
  }

  private func reckon(
    _ line: Line, _ rule: Rule, _ joint: [OrganisationID], hasReceiver: Bool, _ schedule: Schedule, _ lines: inout RuleLines,
    on: CivilDate, known: Instant
  ) -> StateReckoner.Reckoned {
    let own = events.events(aboutAny: identities(rule, joint, line.label), known: known)
    var absorber: StateReckoner.Reckoned?
    if let label = line.absorbedBy {
      let key = "\(rule.address) \(label)"
      lines.absorbers[key] = lines.absorbers[key] ?? schedule.line(of: rule, label: label)
      absorber = lines.absorbers[key].map {
        reckon($0, rule, joint, hasReceiver: hasReceiver, schedule, &lines, on: on, known: known)
      }
    }
    var largerReceivedOn: CivilDate?
    if absorber == nil, let series = Series.of(line.label), series == .week || series == .month {
      largerReceivedOn = receivedLarger(line, rule, joint, schedule, &lines, known)
    }
    return StateReckoner(
      start: line.start, due: line.due, isStanding: line.isStanding, end: end(rule, hasReceiver), calendar: calendar, events: own,
      on: on, absorber: absorber, largerReceivedOn: largerReceivedOn
    ).reckon()
  }

  /// What ends an obligation: sessions, registers and standing duties the bearer's word; what is sent, its receipt; petitions, plans
  /// and appraisals their acceptance. Where nobody receives, the bearer's word too.
  private func end(_ rule: Rule, _ hasReceiver: Bool) -> StateReckoner.End {
    guard let act = rule.duty?.syntax.act, hasReceiver else { return .claim }
    switch act.kernel {
    case .session, .register, .standing: return .claim
    case .report, .gate, .casework, .instrument: return act.endsWithAcceptance ? .acceptance : .receipt
    }
  }

  /// The day on which the next larger period of the same rule and bearer was received.
  private func receivedLarger(
    _ line: Line, _ rule: Rule, _ joint: [OrganisationID], _ schedule: Schedule, _ lines: inout RuleLines, _ known: Instant
  ) -> CivilDate? {
    let year = line.decidingDay.year
    let key = "\(rule.address) \(year)"
    // A period that holds a day of the year closes at most a year behind it. Asked for the whole year, so that the answer does
    // not depend on which of its lines was asked first.
    let all = lines.larger[key] ?? CivilDate(year: year, month: 1, day: 1).map { schedule.laidOut(rule, $0, $0 + 800) } ?? []
    lines.larger[key] = all
    let next = all.filter { $0.rank > line.rank && $0.start <= line.decidingDay && line.decidingDay <= $0.decidingDay && $0.label != .term }
      .min { ($0.rank, $0.decidingDay) < ($1.rank, $1.decidingDay) }
    guard let next else { return nil }
    let events = events.events(aboutAny: identities(rule, joint, next.label), known: known)
    return Deeds(events, on: CivilDate(dayNumber: .max / 2)).receivedOn
  }

  /// Obligations that an extension or a pause moved into the window from outside it, with those that they absorb.
  private func moved(
    into question: Question, _ bound: BoundRegulation, _ schedule: Schedule, _ lines: inout RuleLines
  ) -> [Obligation] {
    var out: [Obligation] = []
    var seen: Set<ObligationID> = []
    for id in events.obligations where id.rule.hasPrefix(bound.regulation.id + "/") {
      guard events.events(about: id, known: question.known).contains(where: { $0.kind == .extended || $0.kind == .suspended }),
        let rule = bound.regulation.rule(at: id.rule), let own = schedule.line(of: rule, label: id.period)
      else { continue }
      for line in [own] + schedule.lines(of: rule, absorbedBy: own) {
        guard let plain = line.windowDay, plain < question.from || plain > question.to,
          !carriers.isCarried(rule.address, on: line.decidingDay),
          let owed = owed(line, rule, bound, on: question.on).first(where: { $0.joint.contains(id.bearer) }),
          question.bearers.isEmpty || owed.joint.contains(where: question.bearers.contains)
        else { continue }
        let obligation = make(owed, line, rule, bound, schedule, &lines, on: question.on, known: question.known)
        guard let due = obligation.state.due, question.from <= due, due <= question.to, seen.insert(obligation.id).inserted
        else { continue }
        out.append(obligation)
      }
    }
    return out
  }
}
