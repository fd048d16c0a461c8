import CivilTime
import Diagnostics
import Organisations
import Regulations

/// Duties that events start: which, on what day, and for whom.
extension Inquiry {
  /// A line that an event started.
  struct Started {
    let line: Line
    /// The event; nil where the act of another rule started it.
    let happening: Happening?
    /// True where a person must still establish a condition of the text.
    let isConditional: Bool
    /// The bearers whom the act of another rule started; nil where an event did.
    var byAct: Set<OrganisationID>?

    /// True where the event happened at one of the bodies, or at none in particular; where the act of another rule started it, for
    /// those whom it starts.
    func concerns(_ bodies: [OrganisationID], _ register: Register, _ day: CivilDate) -> Bool {
      if let byAct { return bodies.contains(where: byAct.contains) }
      guard let at = happening?.occurrence.at else { return true }
      return bodies.contains { $0 == at || register.body(of: $0, on: day) == at }
    }
  }

  /// The lines of a rule that events started by the day asked about, in the order they happened.
  func startedLines(of rule: Rule) -> [Started] {
    if engine.events.isEmpty || !rule.isStartedByEvents && !rule.hasTriggers { return [] }
    if let found = started[rule.address] { return found }
    // Rules that wait for each other in a circle, which the checker reports, start nothing.
    started[rule.address] = []
    var seen: Set<PeriodLabel> = []
    let byEvents = rule.isStartedByEvents ? startedByEvents(rule).filter { seen.insert($0.line.label).inserted } : []
    let found = byEvents + startedByActs(rule).filter { !seen.contains($0.line.label) }
    started[rule.address] = found
    return found
  }

  // MARK: By events

  private func startedByEvents(_ rule: Rule) -> [Started] {
    guard let duty = rule.duty else { return [] }
    let all = happenings ?? engine.events.happenings(on: on, known: known)
    happenings = all
    return all.compactMap { happening in
      guard rule.isStarted(by: happening) else { return nil }
      var days: [EventKind: CivilDate] = [:]
      let subject = happening.occurrence.subject
      let related = subject == nil ? [] : all.filter { $0.occurrence.subject == subject && $0.withdrawn == nil }
      for other in related { days[other.occurrence.kind] = other.day }
      days[happening.occurrence.kind] = happening.day
      let isBefore = duty.triggers.contains {
        $0.relation == .before && $0.source == .event(happening.occurrence.kind)
      }
      let start = Schedule.Start(
        label: .trigger(happening.id), decidingDay: happening.decidingDay, day: happening.day, days: days,
        isBefore: isBefore, isCarriedOver: takesOver(rule, happening),
        happenings: [happening] + related)
      guard let line = schedule.line(of: rule, startedBy: start) else { return nil }
      return Started(line: line, happening: happening, isConditional: rule.isConditional(for: happening))
    }
  }

  // MARK: Versions and special rules

  /// True where what began under the version before goes on under this one.
  private func takesOver(_ rule: Rule, _ happening: Happening) -> Bool {
    guard let first = rule.inForceFrom, happening.decidingDay < first, first <= on else { return false }
    return regulation.hasTransition(for: rule) && engine.version(of: regulation, before: first) != nil
  }

  /// A duty that was still open when a version with a transition began is that version's; any other stays with the version of its
  /// deciding day.
  func isOfThisVersion(_ owed: Owed, _ start: Started, _ rule: Rule) -> Bool {
    guard case .trigger = start.line.label, engine.hasVersions(regulation) else { return true }
    let id = ObligationID(rule: rule.address, bearer: owed.bearer, period: start.line.label)
    if let first = rule.inForceFrom, start.line.decidingDay < first {
      guard let before = engine.version(of: regulation, before: first) else { return false }
      return engine.isOpen(id, in: before, on: first - 1, known: known)
    }
    guard let end = regulation.inForceTo, end < on, let next = engine.version(of: regulation, after: end),
      let successor = next.regulation.rule(at: rule.address), next.regulation.hasTransition(for: successor)
    else { return true }
    return !engine.isOpen(id, in: BoundRegulation(regulation: regulation, binding: binding), on: end, known: known)
  }

  /// The bodies that owe the same act for the same period or event by a rule that cites this one: the special rule stands for the
  /// general one.
  func bearersBySpecialRules(_ line: Line, _ rule: Rule, _ start: Started?) -> Set<OrganisationID> {
    guard let citing = engine.citations.citing[rule.address] else { return [] }
    var out: Set<OrganisationID> = []
    for bound in engine.regulations {
      for special in bound.regulation.rules
      where citing.contains(special.address) && special.duty?.syntax.act == rule.duty?.syntax.act {
        let inquiry = Inquiry(engine, bound, on: on, known: known)
        out.formUnion(inquiry.bearers(of: special, line.label))
        // A law may wait for a later event of the same case.
        if let subject = start?.happening?.occurrence.subject {
          out.formUnion(inquiry.bearers(of: special, startedFor: subject))
        }
      }
    }
    return out
  }
}

extension Rule {
  /// The kinds of event that start it; none where only a person can say that something does.
  public var startingKinds: Set<EventKind> {
    guard let duty else { return [] }
    let triggers = duty.triggers.compactMap { if case .event(let kind) = $0.source { kind } else { nil } }
    if !duty.triggers.isEmpty { return Set(triggers) }
    let conditions = duty.conditions.compactMap { condition -> EventKind? in
      switch condition {
      case .whenAssigned: .assignmentMade
      case .whenInvited: .invitationReceived
      case .onRequest: .requestReceived
      case .ifCondition, .except, .whenNecessary: nil
      }
    }
    let deadlines = duty.deadlines.compactMap { deadline -> EventKind? in
      switch deadline.form {
      case .within(_, of: .event(let kind)), .atLeastBefore(_, .event(let kind)): kind
      default: nil
      }
    }
    return Set(conditions + deadlines)
  }

  /// True where it is started by an event that names it, whatever the kind, and by none that does not: *khi cần thiết*, *kịp thời*.
  public var isStartedByNameOnly: Bool {
    isStartedByEvents && startingKinds.isEmpty && !(duty?.triggers.contains { $0.source.isRule } ?? false)
  }

  /// The quoted words of which a person must say that they hold, for an event of a kind to start it: those that narrow the event, and those
  /// without which it is not owed.
  public func quotedConditions(for kind: EventKind) -> [String] {
    let narrowing = (duty?.triggers ?? []).filter { $0.source == .event(kind) }.compactMap { $0.narrowing?.text }
    let conditions = (duty?.conditions ?? []).compactMap { condition -> String? in
      if case .ifCondition(let word) = condition { word.text } else { nil }
    }
    var seen: Set<String> = []
    return (narrowing + conditions).filter { seen.insert(VietnameseText.key($0)).inserted }
  }

  /// True where it must be done before what an event of a kind plans, so that the day of the plan has to be known.
  public func isCountedBefore(_ kind: EventKind) -> Bool {
    guard let duty else { return false }
    return duty.triggers.contains { $0.relation == .before && $0.source == .event(kind) }
      || duty.deadlines.contains { if case .atLeastBefore(_, .event(kind)) = $0.form { true } else { false } }
  }

  /// The sentences of the same clause after whose act it is owed, by their addresses.
  public var followedRules: [String] {
    (duty?.triggers ?? []).compactMap { trigger in
      if case .rule(let label) = trigger.source { address(ofLabel: label) } else { nil }
    }
  }

  /// True where the event is of a kind that the rule waits for and is what its quoted words narrow it to, or where a person named the
  /// rule.
  func isStarted(by happening: Happening) -> Bool {
    let kinds = startingKinds
    let isNamed = happening.names(self)
    guard kinds.isEmpty || kinds.contains(happening.occurrence.kind) else { return false }
    if isNamed { return !kinds.isEmpty || !(duty?.triggers.contains { $0.source.isRule } ?? false) }
    guard happening.occurrence.rules.isEmpty, !kinds.isEmpty else { return false }
    let triggers = (duty?.triggers ?? []).filter { $0.source == .event(happening.occurrence.kind) }
    return triggers.isEmpty || triggers.contains { $0.narrowing.map { happening.holds($0.text) } ?? true }
  }

  /// True where the text has a condition of which nobody said yet that it holds.
  func isConditional(for happening: Happening) -> Bool {
    if happening.names(self) { return false }
    return duty?.conditions.contains { condition in
      if case .ifCondition(let word) = condition { !happening.holds(word.text) } else { false }
    } ?? false
  }

  /// The rule of whose document this one is a chapter, as written.
  var hostAddress: String? {
    duty?.links.lazy.compactMap { if case .asPartOf(let word) = $0 { word.text } else { nil } }.first
  }
}

extension TriggerSyntax.Source {
  fileprivate var isRule: Bool { if case .rule = self { true } else { false } }
}
