import CivilTime
import Organisations
import Regulations

/// *sau khi [c]*: duties that start when the act of another rule is done.
extension Inquiry {
  /// One time that the other act was done.
  private struct Deed {
    /// The rule that the sentence waits for.
    let rule: Rule
    /// The period or event for which it was done.
    let label: PeriodLabel
    /// The day on which it was done.
    let day: CivilDate
    /// Who did it, and those for whom it was done: what became of them, and who handed it over.
    let doers: Set<OrganisationID>
    /// To whom it was done.
    let recipients: Set<OrganisationID>
  }

  /// For each period or event for which the other act was done, the bearers whom it starts, each from the first day on which it does.
  func startedByActs(_ rule: Rule) -> [Started] {
    guard let duty = rule.duty else { return [] }
    let deeds = duty.triggers.flatMap { trigger -> [Deed] in
      guard case .rule(let label) = trigger.source, let other = regulation.rule(at: rule.address(ofLabel: label)) else {
        return []
      }
      return self.deeds(of: other)
    }
    var out: [Started] = []
    for (label, ofLabel) in Dictionary(grouping: deeds, by: \.label) {
      var taken: Set<OrganisationID> = []
      for (day, ofDay) in Dictionary(grouping: ofLabel, by: \.day).sorted(by: { $0.key < $1.key }) {
        guard
          let line = schedule.line(
            of: rule, startedBy: .init(label: label, decidingDay: day, day: day, days: [:], isBefore: false))
        else { continue }
        let bearers = bound(rule, duty, day).filter { owed in
          !taken.contains(owed.bearer) && ofDay.contains { starts(owed.joint, duty, after: $0) }
        }.map(\.bearer)
        guard !bearers.isEmpty else { continue }
        taken.formUnion(bearers)
        out.append(Started(line: line, happening: nil, isConditional: false, byAct: Set(bearers)))
      }
    }
    return out.sorted { ($0.line.decidingDay, $0.line.label) < ($1.line.decidingDay, $1.line.label) }
  }

  /// Whether an act of others, or their own, makes it their turn.
  ///
  /// A body that the first act binds too goes on from its own. Any other is started by what others did: of a party of several
  /// bodies those to whom it was done, else those of the doer's own body, else those of its level and place, else all of them.
  private func starts(_ joint: [OrganisationID], _ duty: Duty, after deed: Deed) -> Bool {
    let bound = deed.rule.duty.map { Set(self.bound(deed.rule, $0, deed.day).flatMap(\.joint)) } ?? []
    let own = joint.filter(bound.contains)
    if !own.isEmpty { return own.contains(where: deed.doers.contains) }
    return parties(duty, deed.day).contains { bodies in
      joint.contains(where: bodies.contains) && joint.contains(where: next(bodies, after: deed).contains)
    }
  }

  /// The bodies of each party that owes, by itself or in turn.
  private func parties(_ duty: Duty, _ day: CivilDate) -> [[OrganisationID]] {
    duty.bearers.map { bodies($0, day) } + (duty.isBothWays ? duty.recipients.map { select($0.party, day) } : [])
  }

  private func next(_ bodies: [OrganisationID], after deed: Deed) -> [OrganisationID] {
    func whole(_ body: OrganisationID) -> OrganisationID { register.body(of: body, on: deed.day) }
    let addressed = bodies.filter { deed.recipients.contains($0) || deed.recipients.contains(whole($0)) }
    if !addressed.isEmpty { return addressed }
    let doers = Set(deed.doers.map(whole))
    let same = bodies.filter { doers.contains(whole($0)) }
    if !same.isEmpty { return same }
    let placed = PlacedBodies(bodies, .sameLevel, in: register, on: deed.day)
    let near = deed.doers.sorted().flatMap { placed.of($0) }
    return near.isEmpty ? bodies : near
  }

  // MARK: What was done

  /// The times that a rule was done by the day asked about, by itself or through what carries it.
  private func deeds(of rule: Rule) -> [Deed] {
    obligations(doing: rule.address).compactMap { obligation in
      guard let day = obligation.state.performedOn, day <= on else { return nil }
      return Deed(
        rule: rule, label: obligation.id.period, day: day, doers: doers(obligation, of: rule, day),
        recipients: Set(obligation.counterparties))
    }
  }

  /// The obligations of a rule, and of those that carry it, of which something was recorded under any of their names.
  private func obligations(doing address: String) -> [Obligation] {
    var found: [ObligationID: Obligation] = [:]
    for target in [address] + engine.carriers.carriersOnAnyDay(of: address) {
      guard
        let inquiry = target.hasPrefix(regulation.id + "/")
          ? self
          : engine.regulations.first(where: { target.hasPrefix($0.regulation.id + "/") }).map({
            Inquiry(engine, $0, on: on, known: known)
          }), let rule = inquiry.regulation.rule(at: target)
      else { continue }
      var ids = Set(engine.events.obligations(of: target))
      for carried in engine.carriers.carriedOnAnyDay(by: target) {
        for label in Set(engine.events.obligations(of: carried).map(\.period)) {
          ids.formUnion(
            inquiry.bearers(of: rule, label).map { ObligationID(rule: target, bearer: $0, period: label) })
        }
      }
      for id in ids {
        if let obligation = inquiry.obligation(id) { found[obligation.id] = obligation }
      }
    }
    return found.values.sorted { $0.id.description < $1.id.description }
  }

  /// Who did it, and for whom it was thereby done.
  private func doers(_ obligation: Obligation, of rule: Rule, _ day: CivilDate) -> Set<OrganisationID> {
    var doers = Set(obligation.joint)
    let line = obligation.line
    let bound = rule.duty.map { Set(self.bound(rule, $0, line.decidingDay).flatMap(\.joint)) } ?? []
    if obligation.rule !== rule {
      // What another rule carries is done for all whom it binds, unless those who did it are among them.
      if doers.isDisjoint(with: bound) { doers.formUnion(bound) }
    } else if !doers.isSubset(of: bound) {
      var givers = doers
      while !givers.isEmpty {
        givers = Set(
          engine.events.obligations(of: rule.address).filter { id in
            id.period == line.label && !doers.contains(id.bearer)
              && events(rule, [id.bearer], line).contains { event in
                event.kind == .transferred && event.happened <= day && event.whom.contains(where: doers.contains)
              }
          }.map(\.bearer))
        doers.formUnion(givers)
      }
    }
    return doers.union(doers.flatMap { register.answerable(for: $0, on: day) })
  }
}
