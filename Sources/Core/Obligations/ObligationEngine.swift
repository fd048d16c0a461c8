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
  let carriers: Carriers

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
      for rule in bound.regulation.rules where !carriers.isCarried(rule.address) {
        for line in schedule.lines(of: rule, from: question.from, to: question.to) {
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
      let rule = bound.regulation.rule(at: id.rule), !carriers.isCarried(rule.address)
    else { return nil }
    let schedule = Schedule(regulation: bound.regulation, calendar: calendar)
    guard let line = schedule.line(of: rule, label: id.period),
      let owed = owed(line, rule, bound, on: on).first(where: { $0.joint.contains(id.bearer) })
    else { return nil }
    var lines = RuleLines()
    return make(owed, line, rule, bound, schedule, &lines, on: on, known: known)
  }

  /// The rule through which a rule is done or with which it is one, if any.
  public func carrier(of rule: String) -> [String] { carriers.targets(of: rule) }

  // MARK: Bearers

  struct Owed {
    let bearer: OrganisationID
    let joint: [OrganisationID]
    /// True where `hai chiều` turned the duty round: the recipients owe the bearers.
    let isReturned: Bool
  }

  func owed(_ line: Line, _ rule: Rule, _ bound: BoundRegulation, on: CivilDate) -> [Owed] {
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
        for body in select(recipient.party, bound, day) where seen.insert(body).inserted {
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

  /// To whom it is owed: who the sentence names, else who an application names.
  func counterparties(_ owed: Owed, _ line: Line, _ rule: Rule, _ bound: BoundRegulation) -> [OrganisationID] {
    let day = line.decidingDay
    let duty = rule.duty
    var to = owed.isReturned
      ? duty?.bearers.flatMap { bodies($0, bound, day) }.filter { $0 != owed.bearer } ?? []
      : recipients(duty?.recipients ?? [], owed.bearer, bound, day)
    if to.isEmpty, case .recipients(let names) = line.terms.recipients?.item {
      let index = Dictionary(bound.regulation.parties.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
      to = names.compactMap { index[$0.text] }.flatMap { select($0, bound, day) }.filter { $0 != owed.bearer }
    }
    return to
  }

  /// Lines of rules already laid out in this question, for the periods above a period.
  struct RuleLines {
    /// By rule and year: every line that ends in or about it.
    private var larger: [RuleYear: [Line]] = [:]
    /// By rule and label: the lines that absorb others. Every bearer of an absorbed line asks for the same one.
    private var absorbers: [RuleLabel: Line?] = [:]

    private struct RuleYear: Hashable {
      let rule: String
      let year: Int
    }

    private struct RuleLabel: Hashable {
      let rule: String
      let label: PeriodLabel
    }

    /// The lines of a rule that end about the year of a day.
    mutating func around(_ day: CivilDate, of rule: Rule, _ schedule: Schedule) -> [Line] {
      let year = day.year
      let key = RuleYear(rule: rule.address, year: year)
      if let known = larger[key] { return known }
      let first = CivilDate(year: year, month: 1, day: 1) ?? day
      let found = schedule.laidOut(rule, first - 40, first + 366 + 400)
      larger[key] = found
      return found
    }

    /// The line of a rule with a label.
    mutating func line(of rule: Rule, label: PeriodLabel, _ schedule: Schedule) -> Line? {
      let key = RuleLabel(rule: rule.address, label: label)
      if let known = absorbers[key] { return known }
      let found = schedule.line(of: rule, label: label)
      absorbers[key] = .some(found)
      return found
    }
  }

  private func make(
    _ owed: Owed, _ line: Line, _ rule: Rule, _ bound: BoundRegulation, _ schedule: Schedule, _ lines: inout RuleLines,
    on: CivilDate, known: Instant
  ) -> Obligation {
    let day = line.decidingDay
    let id = ObligationID(rule: rule.address, bearer: owed.bearer, period: line.label)
    let duty = rule.duty
    let to = counterparties(owed, line, rule, bound)
    let channel = duty?.recipients.compactMap(\.through).first.flatMap { select($0, bound, day).first }
    let state = state(id, line, rule, hasReceiver: !to.isEmpty, schedule, &lines, on: on, known: known)
    return Obligation(
      id: id, regulation: bound.regulation, rule: rule, line: line, joint: owed.joint,
      answerable: register.answerable(for: owed.bearer, on: on).first ?? owed.bearer, counterparties: to,
      copies: recipients(duty?.copies ?? [], owed.bearer, bound, day), channel: channel,
      partners: (duty?.partners ?? []).flatMap { bodies($0, bound, day) }.filter { !owed.joint.contains($0) },
      also: carriers.carried(by: rule.address), state: state)
  }

  func state(
    _ id: ObligationID, _ line: Line, _ rule: Rule, hasReceiver: Bool, _ schedule: Schedule, _ lines: inout RuleLines,
    on: CivilDate, known: Instant
  ) -> ObligationState {
    let own = events.events(about: id, known: known)
    var absorber: ObligationState?
    if let label = line.absorbedBy, let larger = lines.line(of: rule, label: label, schedule) {
      let largerID = ObligationID(rule: id.rule, bearer: id.bearer, period: label)
      absorber = state(largerID, larger, rule, hasReceiver: hasReceiver, schedule, &lines, on: on, known: known)
    }
    var largerReceivedOn: CivilDate?
    if absorber == nil, let series = Series.of(line.label), series == .week || series == .month {
      largerReceivedOn = receivedLarger(line, rule, id.bearer, schedule, &lines, known)
    }
    return StateReckoner(
      start: line.start, due: line.due, isStanding: line.isStanding, end: end(rule, hasReceiver), calendar: calendar, events: own,
      on: on, absorber: absorber, largerReceivedOn: largerReceivedOn
    ).state()
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
    _ line: Line, _ rule: Rule, _ bearer: OrganisationID, _ schedule: Schedule, _ lines: inout RuleLines, _ known: Instant
  ) -> CivilDate? {
    let all = lines.around(line.decidingDay, of: rule, schedule)
    let next = all.filter { $0.rank > line.rank && $0.start <= line.decidingDay && line.decidingDay <= $0.decidingDay && $0.label != .term }
      .min { ($0.rank, $0.decidingDay) < ($1.rank, $1.decidingDay) }
    guard let next else { return nil }
    let id = ObligationID(rule: rule.address, bearer: bearer, period: next.label)
    return Deeds(events.events(about: id, known: known), on: CivilDate(dayNumber: .max / 2)).receivedOn
  }

  /// Obligations that an extension or a pause moved into the window from outside it.
  private func moved(
    into question: Question, _ bound: BoundRegulation, _ schedule: Schedule, _ lines: inout RuleLines
  ) -> [Obligation] {
    var out: [Obligation] = []
    for id in events.obligations where id.rule.hasPrefix(bound.regulation.id + "/") {
      guard events.events(about: id, known: question.known).contains(where: { $0.kind == .extended || $0.kind == .suspended }),
        let rule = bound.regulation.rule(at: id.rule), !carriers.isCarried(rule.address),
        let line = schedule.line(of: rule, label: id.period), let plain = line.windowDay,
        plain < question.from || plain > question.to,
        let owed = owed(line, rule, bound, on: question.on).first(where: { $0.bearer == id.bearer }),
        question.bearers.isEmpty || owed.joint.contains(where: question.bearers.contains)
      else { continue }
      let obligation = make(owed, line, rule, bound, schedule, &lines, on: question.on, known: question.known)
      guard let due = obligation.state.due, question.from <= due, due <= question.to else { continue }
      out.append(obligation)
    }
    return out
  }
}
