import CivilTime
import Organisations
import Regulations

/// The obligations of a line: what was recorded of them, and how they stand.
extension Inquiry {
  func make(_ owed: Owed, _ all: Bearers, _ line: Line, _ rule: Rule, _ start: Started? = nil) -> Obligation {
    let id = ObligationID(rule: rule.address, bearer: owed.bearer, period: line.label)
    let parties = parties(owed, line, rule)
    let to = parties.to
    let state = state(line, rule, owed.joint, to: to, start)
    return Obligation(
      id: id, regulation: regulation, rule: rule, line: line, joint: owed.joint,
      answerable: register.answerable(for: owed.bearer, on: on).first ?? owed.bearer, counterparties: to,
      copies: parties.copies, channel: parties.channel, partners: parties.partners, also: all.also,
      state: state, gate: gate(line, rule, owed.joint, to, state))
  }

  /// To whom an obligation goes, and who else has to do with it.
  struct Parties {
    let to: [OrganisationID]
    let copies: [OrganisationID]
    let channel: OrganisationID?
    let partners: [OrganisationID]
  }

  func parties(_ owed: Owed, _ line: Line, _ rule: Rule) -> Parties {
    guard let duty = rule.duty else { return Parties(to: [], copies: [], channel: nil, partners: []) }
    let day = line.decidingDay
    let to = counterparties(owed, line, rule, duty)
    return Parties(
      to: to, copies: recipients(duty.copies, owed.bearer, day),
      channel: duty.recipients.lazy.compactMap(\.through).first.flatMap {
        channel($0, to: to.first, owed.bearer, day)
      },
      partners: duty.partners.flatMap { bodies($0, day) }.filter { !owed.joint.contains($0) })
  }

  /// Who sees it beside those that owe it.
  func audience(_ owed: Owed, _ line: Line, _ rule: Rule) -> [OrganisationID] {
    let parties = parties(owed, line, rule)
    // Mostly there is nobody else, and one list for all bearers.
    let others = parties.copies + parties.partners + [parties.channel].compactMap(\.self)
    return others.isEmpty ? parties.to : parties.to + others
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
  func carries(_ rule: String, _ label: PeriodLabel) -> Bool {
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

  func carriedBodies(_ carried: String, by rule: Rule, on day: CivilDate) -> CarriedBodies {
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
  func state(
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
  func end(_ rule: Rule, hasReceiver: Bool) -> StateReckoner.End {
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
