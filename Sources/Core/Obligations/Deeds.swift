import CivilTime
import Organisations
import Regulations

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
  /// What was sent and not yet numbered by its receiver, in the order sent.
  private var unreceived: [Sending] = []
  /// The place of the last receipt or acceptance.
  private var lastAnswered = -1
  /// How many of those counted were sent back: as many of what is sent next are the same things, completed.
  private var sentBack = 0
  private let isCounted: Bool
  private let least: Int
  private let countsDays: Bool
  /// When each of the appraisers accepted.
  private(set) var answers: [OrganisationID: CivilDate] = [:]
  private let appraisers: Appraisers

  /// `quantity` says how many times it is to be done: the day of the last of them is the day of performance. What has appraisers is
  /// accepted when each of them has accepted.
  init(
    _ events: [Event], on: CivilDate, quantity: QuantitySyntax? = nil, appraisers: Appraisers = .none
  ) {
    self.appraisers = appraisers
    isCounted = quantity != nil
    least = quantity?.least ?? 1
    countsDays = quantity?.countsDays ?? false
    let void = Self.voided(events, isCounted: isCounted)
    // Resumed and suspended again on one day, or the other way round: the pause goes on, or nothing stopped.
    let changed = { (kind: Event.Kind) in Set(events.filter { $0.kind == kind }.map(\.happened)) }
    let unchanged = changed(.suspended).intersection(changed(.resumed))
    for (index, event) in events.enumerated() where event.happened <= on {
      if event.kind == .suspended || event.kind == .resumed, unchanged.contains(event.happened) { continue }
      take(event, isVoid: void.contains(index), at: index)
      if event.kind == .refused {
        let places = Self.voided(by: event, at: index, in: events, isCounted: isCounted)
        unreceived.removeAll { places.contains($0.place) }
      }
    }
    receivedOn = performedOn.flatMap { performed in receivedOn.map { max($0, performed) } }
    acceptedOn = performedOn.flatMap { performed in acceptedOn.map { max($0, performed) } }
  }

  /// The places of events that count for nothing as sendings.
  private struct VoidPlaces {
    private var upTo = 0
    private var single: Set<Int> = []

    mutating func insert(_ places: Range<Int>) {
      if places.lowerBound == 0 { upTo = max(upTo, places.upperBound) } else { single.formUnion(places) }
    }

    func contains(_ place: Int) -> Bool { place < upTo || single.contains(place) }
  }

  /// What a refusal voids: a submission refused later was never the thing owed, whatever the day asked about. That is the one that it
  /// names and those before it, or all before it; of what is counted the one named alone, for those before it are other times.
  private static func voided(by refusal: Event, at place: Int, in events: [Event], isCounted: Bool) -> Range<Int> {
    guard let named = refusal.of.flatMap({ id in events.firstIndex { $0.id == id } }) else { return 0..<place }
    return (isCounted ? named : 0)..<named + 1
  }

  private static func voided(_ events: [Event], isCounted: Bool) -> VoidPlaces {
    var void = VoidPlaces()
    for (place, event) in events.enumerated() where event.kind == .refused {
      void.insert(voided(by: event, at: place, in: events, isCounted: isCounted))
    }
    return void
  }

  /// The sendings by a day that count, and what the receiver said of them; `isCounted` where the duty is to be done several times.
  static func sendings(_ events: [Event], on: CivilDate, isCounted: Bool) -> [Event] {
    let void = voided(events, isCounted: isCounted)
    return events.enumerated().filter { index, event in
      !void.contains(index) && event.happened <= on && [.submitted, .received, .accepted].contains(event.kind)
    }.map(\.element)
  }

  /// One more time; the events come in the order of their days.
  private mutating func perform(_ day: CivilDate) {
    lastEvidenceOn = day
    if sentBack > 0 {
      sentBack -= 1
      return
    }
    if countsDays, lastCountedOn == day { return }
    lastCountedOn = day
    count += 1
    if count == least { performedOn = performedOn ?? day }
  }

  /// Whether what is owed once was sent again after it was received, and nobody received that.
  var hasCorrection: Bool {
    !isCounted && [.received, .accepted].contains(performance)
      && unreceived.contains { !$0.isVoid && $0.place > lastAnswered }
  }

  private struct Sending {
    let place: Int
    let id: String
    let isVoid: Bool
  }

  /// Takes the sending that a receipt numbers from those not yet received: the one that it names, else the first, and of what is owed
  /// once the first that counts; nil of what nobody said was sent.
  private mutating func takeUnreceived(_ named: String?) -> Sending? {
    let place =
      named.flatMap { id in unreceived.firstIndex { $0.id == id } }
      ?? (isCounted ? nil : unreceived.firstIndex { !$0.isVoid }) ?? unreceived.indices.first
    return place.map { unreceived.remove(at: $0) }
  }

  private mutating func take(_ event: Event, isVoid: Bool, at place: Int) {
    switch event.kind {
    case .submitted:
      let isReceived = event.recordedFor != nil
      if performance != .received, performance != .accepted { performance = isReceived ? .received : .claimed }
      if !isReceived { unreceived.append(Sending(place: place, id: event.id, isVoid: isVoid)) }
      if !isVoid {
        perform(event.happened)
        if isReceived { receivedOn = receivedOn ?? event.happened }
      }
    case .received:
      lastAnswered = place
      if performance != .accepted { performance = .received }
      let sending = takeUnreceived(event.of)
      // The receipt of what was refused afterwards is void with it.
      if !isVoid, !(sending?.isVoid ?? false) {
        // What was received and never said to be sent was sent all the same.
        if sending == nil, least > 1 || count == 0 { perform(event.happened) }
        lastEvidenceOn = event.happened
        receivedOn = receivedOn ?? event.happened
      }
    case .accepted:
      lastAnswered = place
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
        sentBack = min(sentBack + 1, count)
        unreceived.removeAll { $0.id == event.of }
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
