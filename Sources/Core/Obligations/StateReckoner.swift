import CivilTime

/// Reckons the three axes of one obligation from its line, its events and the day asked about.
///
/// Pure: the same events give the same state in whatever order they were recorded.
struct StateReckoner {
  /// The period's first day.
  let start: CivilDate
  /// By when, before extensions and pauses.
  let due: DueDay?
  let isStanding: Bool
  /// What ends it: receipt, acceptance, or the bearer's own word where nobody receives.
  let end: End
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
  }

  /// *Due soon* reaches this many days ahead.
  static let soon = 7

  func reckon() -> Reckoned {
    let deeds = Deeds(events, on: on)
    let performance = absorber.map { .max($0.state.performance, deeds.performance) } ?? deeds.performance
    let performedOn = isStanding ? deeds.lastEvidenceOn : earliest(deeds.performedOn, absorber?.state.performedOn)
    let receivedOn = earliest(deeds.receivedOn, absorber?.state.receivedOn)
    let (dueDay, certainty, deadline) =
      absorber.map { ($0.state.due, $0.state.certainty, $0.state.deadline) } ?? ownDue(deeds)
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
    let lifeCycle = lifeCycle(deeds, fulfilledOn, expiredOn, performedOn)
    // A discharge stops the clock: what was not yet broken then is never broken.
    let verdict = verdict(dueDay, performedOn, receivedOn, closedOn: earliest(deeds.discharge?.day, expiredOn))
    let state = ObligationState(
      lifeCycle: lifeCycle, performance: performance, verdict: verdict,
      shown: shown(lifeCycle, verdict, dueDay, performedOn), performedOn: performedOn, receivedOn: receivedOn,
      due: dueDay,
      certainty: certainty, deadline: deadline)
    return Reckoned(state: state, fulfilledOn: fulfilledOn)
  }

  private func earliest(_ a: CivilDate?, _ b: CivilDate?) -> CivilDate? {
    guard let a, let b else { return a ?? b }
    return min(a, b)
  }

  // MARK: Axes

  private func lifeCycle(
    _ deeds: Deeds, _ fulfilledOn: CivilDate?, _ expiredOn: CivilDate?, _ performedOn: CivilDate?
  ) -> LifeCycle {
    // The first that ended it holds: ended states absorb.
    var ended: (day: CivilDate, state: LifeCycle)?
    func end(_ day: CivilDate?, _ state: LifeCycle) {
      guard let day, ended.map({ day < $0.day }) ?? true else { return }
      ended = (day, state)
    }
    end(fulfilledOn, .fulfilled)
    end(deeds.discharge?.day, .discharged(deeds.discharge?.reason ?? .waived))
    end(expiredOn, .discharged(.expired))
    if let ended { return ended.state }
    if absorber.map({ $0.state.lifeCycle == .suspended }) ?? deeds.isSuspended { return .suspended }
    return on < start && performedOn == nil ? .conditional : .inEffect
  }

  private func verdict(
    _ due: CivilDate?, _ performedOn: CivilDate?, _ receivedOn: CivilDate?, closedOn: CivilDate?
  ) -> Verdict {
    if isStanding { return .none }
    guard let due else {
      return performedOn != nil && (receivedOn != nil || end == .claim) ? .compliedInTime : .none
    }
    if let performedOn, performedOn <= due { return .compliedInTime }
    if let closedOn, closedOn <= due { return .none }
    if performedOn != nil { return .violatedPerformedLate(since: due + 1) }
    return on > due ? .violated(since: due + 1) : .open
  }

  private func shown(_ lifeCycle: LifeCycle, _ verdict: Verdict, _ due: CivilDate?, _ performedOn: CivilDate?) -> Shown
  {
    if isStanding { return .standing }
    switch lifeCycle {
    case .discharged(.expired):
      guard let performedOn else { return .notDone }
      return due.map { performedOn <= $0 } ?? true ? .doneInTime : .doneLate
    case .lapsed: return .notDone
    case .discharged, .terminated: return .released
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
  private func ownDue(_ deeds: Deeds) -> (CivilDate?, Certainty?, Deadline?) {
    guard let due else { return (nil, nil, nil) }
    if deeds.stops.isEmpty, deeds.extensions.isEmpty { return (due.date, due.certainty, due.deadline) }
    let plain = due.deadline
    let stops = deeds.stops.map { stop in
      Stop(from: stop.from, to: stop.to ?? max(on, stop.from), ground: stop.ground, article: stop.article)
    }
    // The time to a day within the period runs from the period's first day: counted from its end it would never have begun to run.
    let anchor = plain.anchor < due.date ? plain.anchor : start - 1
    let deadline = Deadline(
      anchor: anchor, rule: plain.rule, roll: plain.roll, scope: plain.scope, stops: stops,
      extensions: deeds.extensions, stopLimit: plain.stopLimit, extensionLimit: plain.extensionLimit)
    guard let (date, certainty) = try? deadline.date(in: calendar) else { return (due.date, due.certainty, plain) }
    return (date, deeds.isSuspended ? .provisional : certainty, deadline)
  }
}

/// What the events say was done, by the day asked about.
struct Deeds {
  private(set) var performance: Performance = .unperformed
  private(set) var performedOn: CivilDate?
  private(set) var receivedOn: CivilDate?
  private(set) var acceptedOn: CivilDate?
  private(set) var discharge: (day: CivilDate, reason: LifeCycle.Discharge)?
  private(set) var stops: [Stop] = []
  private(set) var extensions: [Extension] = []
  private(set) var isSuspended = false
  /// The day on which it was last performed.
  private(set) var lastEvidenceOn: CivilDate?

  init(_ events: [Event], on: CivilDate) {
    // A submission refused later was never the thing owed, whatever the day asked about.
    let lastRefusal = events.lastIndex { $0.kind == .refused } ?? -1
    // Resumed and suspended again on one day, or the other way round: the pause goes on, or nothing stopped.
    let changed = { (kind: Event.Kind) in Set(events.filter { $0.kind == kind }.map(\.happened)) }
    let unchanged = changed(.suspended).intersection(changed(.resumed))
    for (index, event) in events.enumerated() where event.happened <= on {
      if event.kind == .suspended || event.kind == .resumed, unchanged.contains(event.happened) { continue }
      take(event, isVoid: index < lastRefusal)
    }
  }

  private mutating func take(_ event: Event, isVoid: Bool) {
    switch event.kind {
    case .submitted:
      let isReceived = event.recordedFor != nil
      if performance != .received, performance != .accepted { performance = isReceived ? .received : .claimed }
      if !isVoid {
        lastEvidenceOn = event.happened
        performedOn = performedOn ?? event.happened
        if isReceived { receivedOn = receivedOn ?? event.happened }
      }
    case .received:
      if performance != .accepted { performance = .received }
      if !isVoid {
        lastEvidenceOn = event.happened
        performedOn = performedOn ?? event.happened
        receivedOn = receivedOn ?? event.happened
      }
    case .accepted:
      performance = .accepted
      if !isVoid {
        lastEvidenceOn = event.happened
        performedOn = performedOn ?? event.happened
        receivedOn = receivedOn ?? event.happened
        acceptedOn = acceptedOn ?? event.happened
      }
    case .returned: if performedOn != nil || performance != .unperformed { performance = .returned }
    case .refused: performance = .refused
    case .waived, .excused:
      if discharge == nil { discharge = (event.happened, event.kind == .waived ? .waived : .excused) }
    case .extended:
      let amount: Extension.Amount? =
        event.until.map { .until($0) } ?? event.days.flatMap { Term(number: $0, unit: .day) }.map { .term($0) }
      if let amount {
        extensions.append(
          Extension(amount, decided: event.happened, ground: event.ground ?? "", article: event.article))
      }
    case .suspended:
      if !isSuspended {
        stops.append(Stop(from: event.happened, to: nil, ground: event.ground ?? "", article: event.article))
        isSuspended = true
      }
    case .resumed:
      // The day of resuming counts again.
      if isSuspended, let last = stops.popLast() {
        stops.append(Stop(from: last.from, to: event.happened - 1, ground: last.ground, article: last.article))
        isSuspended = false
      }
    case .told: break
    }
  }
}
