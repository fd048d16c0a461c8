import CivilTime
import Organisations

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
  /// What a person decided last of the duty's condition.
  private(set) var condition: Bool?
  /// The day on which a broken duty was made good.
  private(set) var compensatedOn: CivilDate?
  /// How many times it was done.
  private(set) var count = 0
  /// The day of the last of them.
  private(set) var lastCountedOn: CivilDate?
  /// Of those, how many were not yet numbered by their receiver.
  private var unreceived = 0
  /// True where it was sent back: what is sent next is the same thing, completed.
  private var isSentBack = false
  private let least: Int
  private let countsDays: Bool
  /// When each of the appraisers accepted.
  private(set) var answers: [OrganisationID: CivilDate] = [:]
  private let appraisers: Appraisers

  /// `least` is how many times it is to be done: the day of the last of them is the day of performance. With `countsDays` what is
  /// done twice on one day is done once. What has appraisers is accepted when each of them has accepted.
  init(
    _ events: [Event], on: CivilDate, least: Int = 1, countsDays: Bool = false, appraisers: Appraisers = .none
  ) {
    self.appraisers = appraisers
    self.least = least
    self.countsDays = countsDays
    let void = Self.voided(events)
    // Resumed and suspended again on one day, or the other way round: the pause goes on, or nothing stopped.
    let changed = { (kind: Event.Kind) in Set(events.filter { $0.kind == kind }.map(\.happened)) }
    let unchanged = changed(.suspended).intersection(changed(.resumed))
    for (index, event) in events.enumerated() where event.happened <= on {
      if event.kind == .suspended || event.kind == .resumed, unchanged.contains(event.happened) { continue }
      take(event, isVoid: index < void)
    }
    receivedOn = performedOn.flatMap { performed in receivedOn.map { max($0, performed) } }
    acceptedOn = performedOn.flatMap { performed in acceptedOn.map { max($0, performed) } }
  }

  /// How many events from the first on count for nothing as sendings: a submission refused later was never the thing owed, whatever
  /// the day asked about. That is the one that the refusal names and those before it, or all before it.
  private static func voided(_ events: [Event]) -> Int {
    var void = 0
    for (index, event) in events.enumerated() where event.kind == .refused {
      let named = event.of.flatMap { id in events.firstIndex { $0.id == id } }
      void = max(void, named.map { $0 + 1 } ?? index)
    }
    return void
  }

  /// The sendings by a day that count, and what the receiver said of them.
  static func sendings(_ events: [Event], on: CivilDate) -> [Event] {
    events.dropFirst(voided(events)).filter {
      $0.happened <= on && [.submitted, .received, .accepted].contains($0.kind)
    }
  }

  /// One more time; the events come in the order of their days.
  private mutating func perform(_ day: CivilDate) {
    lastEvidenceOn = day
    if isSentBack {
      isSentBack = false
      if count > 0 { return }
    }
    if countsDays, lastCountedOn == day { return }
    lastCountedOn = day
    count += 1
    if count == least { performedOn = performedOn ?? day }
  }

  private mutating func take(_ event: Event, isVoid: Bool) {
    switch event.kind {
    case .submitted:
      let isReceived = event.recordedFor != nil
      if performance != .received, performance != .accepted { performance = isReceived ? .received : .claimed }
      if !isVoid {
        perform(event.happened)
        if isReceived { receivedOn = receivedOn ?? event.happened } else { unreceived += 1 }
      }
    case .received:
      if performance != .accepted { performance = .received }
      if !isVoid {
        // What was received and never said to be sent was sent all the same.
        if unreceived > 0 { unreceived -= 1 } else if least > 1 || count == 0 { perform(event.happened) }
        lastEvidenceOn = event.happened
        receivedOn = receivedOn ?? event.happened
      }
    case .accepted:
      if !isVoid { for body in appraisers.answered(by: event) { answers[body] = answers[body] ?? event.happened } }
      let isWhole = appraisers.named.allSatisfy { answers[$0] != nil }
      if isWhole || performance != .accepted { performance = isWhole ? .accepted : .received }
      if !isVoid {
        if count == 0 { perform(event.happened) }
        lastEvidenceOn = event.happened
        receivedOn = receivedOn ?? event.happened
        if isWhole { acceptedOn = acceptedOn ?? event.happened }
      }
    case .returned:
      if performedOn != nil || performance != .unperformed {
        performance = .returned
        isSentBack = true
      }
    case .refused: if lastEvidenceOn == nil { performance = .refused }
    case .waived: end(event, .waived)
    case .excused: end(event, .excused)
    case .withdrawn: end(event, .withdrawn)
    case .transferred: end(event, .transferred)
    case .compensated: compensatedOn = compensatedOn ?? event.happened
    case .unknown: if performance == .unperformed { performance = .unknown }
    case .established: condition = true
    case .ruledOut: condition = false
    case .extended:
      if let amount = event.amount {
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
    case .told, .occurred, .rescheduled: break
    }
  }

  private mutating func end(_ event: Event, _ reason: LifeCycle.Discharge) {
    if discharge == nil { discharge = (event.happened, reason) }
  }
}
