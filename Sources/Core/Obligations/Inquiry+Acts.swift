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
    /// By whom it was done, with those for whom: what became of them, and who handed it over; and to whom.
    let step: Turns.Step
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
    var turns: [CivilDate: Turns] = [:]
    for (label, ofLabel) in Dictionary(grouping: deeds, by: \.label) {
      var taken: Set<OrganisationID> = []
      for (day, ofDay) in Dictionary(grouping: ofLabel, by: \.day).sorted(by: { $0.key < $1.key }) {
        guard
          let line = schedule.line(
            of: rule, startedBy: .init(label: label, decidingDay: day, day: day, days: [:], isBefore: false))
        else { continue }
        let waiting = bound(rule, duty, day).filter { !taken.contains($0.bearer) }
        let bearers = Set(
          Dictionary(grouping: ofDay, by: \.rule.address).values.flatMap {
            started(waiting, duty, after: $0, on: day, &turns)
          })
        guard !bearers.isEmpty else { continue }
        taken.formUnion(bearers)
        out.append(Started(line: line, happening: nil, isConditional: false, byAct: bearers))
      }
    }
    return out.sorted { ($0.line.decidingDay, $0.line.label) < ($1.line.decidingDay, $1.line.label) }
  }

  /// The bearers whose turn it is after what was done of one rule on one day, by others or by themselves.
  ///
  /// A body that the first act binds too goes on from its own. Any other is started by what others did. Cost: one pass over those who
  /// wait and one over the deeds.
  private func started(
    _ waiting: [Owed], _ duty: Duty, after deeds: [Deed], on day: CivilDate, _ turns: inout [CivilDate: Turns]
  ) -> [OrganisationID] {
    guard let first = deeds.first?.rule else { return [] }
    let bound = boundBodies(first, day)
    let (own, others) = (
      waiting.filter { $0.joint.contains(where: bound.contains) },
      waiting.filter { !$0.joint.contains(where: bound.contains) }
    )
    let doers = deeds.reduce(into: Set<OrganisationID>()) { $0.formUnion($1.step.doers) }
    let goingOn = own.filter { owed in owed.joint.contains { bound.contains($0) && doers.contains($0) } }
    if others.isEmpty { return goingOn.map(\.bearer) }
    let turn = turns[day] ?? Turns(parties(duty, day), in: register, on: day)
    turns[day] = turn
    let next = turn.next(after: deeds.map(\.step))
    return (goingOn + others.filter { $0.joint.contains(where: next.contains) }).map(\.bearer)
  }

  /// The bodies of each party that owes, by itself or in turn.
  private func parties(_ duty: Duty, _ day: CivilDate) -> [[OrganisationID]] {
    duty.bearers.map { bodies($0, day) } + (duty.isBothWays ? duty.recipients.map { select($0.party, day) } : [])
  }

  // MARK: What was done

  /// The times that a rule was done by the day asked about, by itself or through what carries it.
  private func deeds(of rule: Rule) -> [Deed] {
    obligations(doing: rule.address).compactMap { obligation in
      guard let day = obligation.state.performedOn, day <= on else { return nil }
      return Deed(
        rule: rule, label: obligation.id.period, day: day,
        step: Turns.Step(doers: doers(obligation, of: rule, day), recipients: Set(obligation.counterparties)))
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
    let bound = boundBodies(rule, line.decidingDay)
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
