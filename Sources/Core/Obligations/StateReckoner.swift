import CivilTime
import Regulations

/// Reckons the three axes of one obligation from its line, its events and the day asked about.
///
/// Pure: the same events give the same state in whatever order they were recorded.
struct StateReckoner {
  /// The period's first day.
  let start: CivilDate
  /// By when, before extensions and pauses.
  let due: DueDay?
  let isStanding: Bool
  /// The last day of what stands, or of a condition that a person must establish; nil without end.
  let lastDay: CivilDate?
  /// True where it is owed only once a person establishes a condition.
  let needsCondition: Bool
  /// How many times it is to be done in its period; nil for once.
  let quantity: QuantitySyntax?
  /// What ends it: receipt, acceptance, or the bearer's own word where nobody receives.
  let end: End
  /// Whose acceptance it needs, where one is not enough.
  let appraisers: Appraisers
  let calendar: WorkCalendar
  /// In the order they happened; also those after `on`, which may void a submission.
  let events: [Event]
  let on: CivilDate
  /// What is reckoned of the obligation that absorbs this one, which is done by it and takes its day.
  let absorber: Reckoned?
  /// The day on which the next larger period was received: an unsent week or month is no longer asked for.
  let largerReceivedOn: CivilDate?

  enum End { case claim, receipt, acceptance }

  /// A state with the day that fulfilled it.
  struct Reckoned {
    let state: ObligationState
    let fulfilledOn: CivilDate?
    let discharge: (day: CivilDate, reason: LifeCycle.Discharge)?
    /// The day that breaks it when it passes.
    let bindingDay: CivilDate?
  }

  /// *Due soon* reaches this many days ahead.
  static let soon = 7

  func reckon() -> Reckoned {
    let deeds = Deeds(events, on: on, quantity: quantity, appraisers: appraisers)
    // What absorbs it takes it along when it is waived or excused; the first of the two holds.
    let discharge = [deeds.discharge, absorber?.discharge].compactMap { $0 }.min { $0.day < $1.day }
    let performance = absorber.map { .max($0.state.performance, deeds.performance) } ?? deeds.performance
    let performedOn = isStanding ? deeds.lastEvidenceOn : earliest(deeds.performedOn, absorber?.state.performedOn)
    let receivedOn = earliest(deeds.receivedOn, absorber?.state.receivedOn)
    let (dueDay, certainty, deadline) =
      absorber.map { ($0.state.due, $0.state.certainty, $0.state.deadline) } ?? ownDue(deeds, deeds.extensions)
    let bindingDay = absorber.map(\.bindingDay) ?? bindingDay(deeds, dueDay)
    let ownEnd: CivilDate? =
      switch end {
      case .claim: deeds.performedOn
      case .receipt: deeds.receivedOn
      case .acceptance: deeds.acceptedOn
      }
    // Evidence of a standing duty never ends it.
    let fulfilledOn = isStanding ? nil : earliest(ownEnd, absorber?.fulfilledOn)
    let expiredOn = largerReceivedOn.flatMap { larger in
      larger <= on && performedOn.map { larger < $0 } ?? true ? larger : nil
    }
    let isOpen = needsCondition && deeds.condition != true && performedOn == nil
    let ended = ended(fulfilledOn, discharge, expiredOn)
    let lifeCycle = ended?.state ?? living(deeds, performedOn, isOpen: isOpen)
    // A discharge stops the clock: what was not yet broken then is never broken.
    let verdict =
      isOpen
      ? .none
      : verdict(
        bindingDay, performedOn, receivedOn, closedOn: earliest(discharge?.day, expiredOn),
        compensated: deeds.compensatedOn != nil)
    let state = ObligationState(
      lifeCycle: lifeCycle, performance: performance, verdict: verdict,
      shown: shown(lifeCycle, verdict, dueDay, performedOn), hasCorrection: deeds.hasCorrection,
      performedOn: performedOn, receivedOn: receivedOn,
      due: dueDay,
      certainty: certainty, deadline: deadline, awaitsCondition: isOpen && !lifeCycle.isEnded,
      endedOn: ended?.day,
      quota: quantity.map {
        Quota($0, done: deeds.count, last: deeds.lastCountedOn, isEnded: lifeCycle.isEnded, due: dueDay, on: on)
      })
    return Reckoned(state: state, fulfilledOn: fulfilledOn, discharge: discharge, bindingDay: bindingDay)
  }

  private func earliest(_ a: CivilDate?, _ b: CivilDate?) -> CivilDate? {
    guard let a, let b else { return a ?? b }
    return min(a, b)
  }

  // MARK: Axes

  /// The first that ended it holds: ended states absorb.
  private func ended(
    _ fulfilledOn: CivilDate?, _ discharge: (day: CivilDate, reason: LifeCycle.Discharge)?, _ expiredOn: CivilDate?
  ) -> (day: CivilDate, state: LifeCycle)? {
    var ended: (day: CivilDate, state: LifeCycle)?
    func end(_ day: CivilDate?, _ state: LifeCycle) {
      guard let day, ended.map({ day < $0.day }) ?? true else { return }
      ended = (day, state)
    }
    end(fulfilledOn, .fulfilled)
    end(discharge?.day, .discharged(discharge?.reason ?? .waived))
    end(expiredOn, .discharged(.expired))
    return ended
  }

  private func living(_ deeds: Deeds, _ performedOn: CivilDate?, isOpen: Bool) -> LifeCycle {
    if isStanding, let lastDay, on > lastDay { return .terminated }
    if isOpen {
      return deeds.condition == false || lastDay.map { on > $0 } ?? false ? .lapsed : .conditional
    }
    if absorber.map({ $0.state.lifeCycle == .suspended }) ?? deeds.isSuspended { return .suspended }
    return on < start && performedOn == nil ? .conditional : .inEffect
  }

  private func verdict(
    _ due: CivilDate?, _ performedOn: CivilDate?, _ receivedOn: CivilDate?, closedOn: CivilDate?,
    compensated: Bool
  ) -> Verdict {
    if isStanding { return .none }
    guard let due else {
      return performedOn != nil && (receivedOn != nil || end == .claim) ? .compliedInTime : .none
    }
    if let performedOn, performedOn <= due { return .compliedInTime }
    if let closedOn, closedOn <= due { return .none }
    if compensated, on > due { return .compensated(since: due + 1) }
    if performedOn != nil { return .violatedPerformedLate(since: due + 1) }
    return on > due ? .violated(since: due + 1) : .open
  }

  private func shown(_ lifeCycle: LifeCycle, _ verdict: Verdict, _ due: CivilDate?, _ performedOn: CivilDate?) -> Shown
  {
    if isStanding { return lifeCycle == .terminated ? .released : .standing }
    switch lifeCycle {
    case .discharged(.expired):
      if performedOn == nil { return .notDone }
      return due == nil || verdict == .compliedInTime ? .doneInTime : .doneLate
    case .lapsed, .discharged, .terminated: return .released
    case .conditional, .inEffect, .suspended, .fulfilled: break
    }
    switch verdict {
    case .compliedInTime: return .doneInTime
    case .violatedPerformedLate, .compensated: return .doneLate
    case .none, .open, .violated: break
    }
    if lifeCycle == .suspended { return .paused }
    guard let due else { return lifeCycle == .fulfilled ? .doneInTime : .noDayStated }
    if on > due { return .overdue }
    if on == due { return .dueToday }
    return due - on <= Self.soon ? .dueSoon : .notYetDue
  }

  // MARK: Due day

  /// The due day with the pauses and extensions known. While it stands still the day is told as if it resumed tomorrow, and is
  /// provisional.
  private func ownDue(_ deeds: Deeds, _ extensions: [Extension]) -> (CivilDate?, Certainty?, Deadline?) {
    guard let due else { return (nil, nil, nil) }
    if deeds.stops.isEmpty, extensions.isEmpty { return (due.date, due.certainty, due.deadline) }
    let plain = due.deadline
    let stops = deeds.stops.map { stop in
      Stop(from: stop.from, to: stop.to ?? max(on, stop.from), ground: stop.ground, article: stop.article)
    }
    let anchor =
      switch plain.rule {
      case .term, .atLeastBefore: plain.anchor
      // The time to a day within the period runs from the period's first day: counted from its end it would never have begun to run.
      case .before, .by, .within: plain.anchor < due.date ? plain.anchor : start - 1
      }
    let deadline = Deadline(
      anchor: anchor, rule: plain.rule, roll: plain.roll, scope: plain.scope, stops: stops,
      extensions: extensions, stopLimit: plain.stopLimit, extensionLimit: plain.extensionLimit)
    guard let (date, certainty) = try? deadline.date(in: calendar) else { return (due.date, due.certainty, plain) }
    return (date, deeds.isSuspended ? .provisional : certainty, deadline)
  }

  /// The day that breaks the duty when it passes: what was decided after that day gives more time and mends nothing.
  private func bindingDay(_ deeds: Deeds, _ dueDay: CivilDate?) -> CivilDate? {
    guard !deeds.extensions.isEmpty, let dueDay else { return dueDay }
    var binding = ownDue(deeds, []).0 ?? dueDay
    var inTime: [Extension] = []
    for item in deeds.extensions {
      guard let decided = item.decided, decided <= binding else { break }
      inTime.append(item)
      binding = ownDue(deeds, inTime).0 ?? binding
    }
    return binding
  }
}
