import CivilTime
import Diagnostics
import Regulations

/// Events by obligation, each in the order it happened whatever the order of recording.
public struct EventLog: Sendable {
  /// What was given first, then what was added, the larger before the smaller.
  private var layers: [EventLayer]

  /// The events given; of two with one id the first holds.
  public init(_ events: [Event] = []) {
    var seen: Set<String> = []
    layers = [EventLayer(events.filter { seen.insert($0.id).inserted })]
  }

  /// With further events, whose ids are new. Cost: that of the events added, and each time twice as many have been added that of those;
  /// what was there before is shared.
  public func adding(_ events: [Event]) -> EventLog {
    guard !events.isEmpty else { return self }
    var sum = self
    var added = events
    while sum.layers.count > 1, let last = sum.layers.last, last.events.count <= added.count {
      added = last.events + added
      sum.layers.removeLast()
    }
    sum.layers.append(EventLayer(added))
    return sum
  }

  /// How many events there are.
  public var count: Int { layers.reduce(0) { $0 + $1.events.count } }

  /// By day; of one day first the sendings and answers that were recorded on it, in the order of recording, then the rest, by kind.
  static func happenedBefore(_ a: Event, _ b: Event) -> Bool {
    if a.happened != b.happened { return a.happened < b.happened }
    let (first, second) = (a.momentOfDay, b.momentOfDay)
    if first != second { return first < second }
    if first != .max {
      let (one, other) = (a.numberInID, b.numberInID)
      if one != other { return one < other }
    }
    if a.kind.rank != b.kind.rank { return a.kind.rank < b.kind.rank }
    return a.id < b.id
  }

  /// True where some duty was handed to another body.
  public var hasTransfers: Bool { layers.contains { !$0.handedOver.isEmpty } }

  /// True where some duty of a rule was handed to another body.
  func isHandedOver(_ rule: String) -> Bool { layers.contains { $0.handedOver.contains(rule) } }

  /// True where nothing was recorded.
  public var isEmpty: Bool { layers.allSatisfy { $0.byObligation.isEmpty && $0.occurrences.isEmpty } }

  /// The events about an obligation that were recorded by a moment, in the order they happened.
  public func events(about id: ObligationID, known: Instant) -> [Event] {
    inOrder { $0.byObligation[id] ?? [] }.filter { $0.recorded <= known }
  }

  /// The events about any of some identities, each once, in the order they happened.
  public func events(aboutAny ids: [ObligationID], known: Instant) -> [Event] {
    guard ids.count > 1 else { return ids.first.map { events(about: $0, known: known) } ?? [] }
    var seen: Set<String> = []
    return ids.flatMap { events(about: $0, known: known) }.filter { seen.insert($0.id).inserted }.sorted(
      by: Self.happenedBefore)
  }

  /// The obligations that some event names.
  public var obligations: some Sequence<ObligationID> {
    layers.indices.lazy.flatMap { place in
      layers[place].byObligation.keys.lazy.filter { id in !layers[..<place].contains { $0.byObligation[id] != nil } }
    }
  }

  /// True where an extension or a pause was recorded of some body's obligation of a rule and period.
  func isMoved(_ rule: String, _ period: PeriodLabel) -> Bool {
    obligations(of: rule).contains { id in
      id.period == period
        && layers.contains { $0.byObligation[id]?.contains { $0.kind == .extended || $0.kind == .suspended } ?? false }
    }
  }

  /// True where some event names an obligation.
  public func tells(of id: ObligationID) -> Bool { layers.contains { $0.byObligation[id] != nil } }

  /// The obligations of a rule that some event names, in no order.
  public func obligations(of rule: String) -> [ObligationID] {
    guard layers.count > 1 else { return layers[0].byRule[rule] ?? [] }
    return layers.indices.flatMap { place in
      (layers[place].byRule[rule] ?? []).filter { id in !layers[..<place].contains { $0.byObligation[id] != nil } }
    }
  }

  /// The occurrence with an id.
  public func occurrence(_ id: String) -> Event? {
    for layer in layers { if let found = layer.occurrences.first(where: { $0.id == id }) { return found } }
    return nil
  }

  /// Everything that happened and may start duties, in the order it happened.
  public var occurrences: [Event] { inOrder(\.occurrences) }

  /// What was done about an occurrence by a day, as known at a moment: put off, called off.
  public func events(ofOccurrence id: String, on: CivilDate, known: Instant) -> [Event] {
    inOrder { $0.byEvent[id] ?? [] }.filter { $0.happened <= on && $0.recorded <= known }
  }

  /// What the layers have, in the order it happened.
  private func inOrder(_ events: (EventLayer) -> [Event]) -> [Event] {
    let parts = layers.map(events).filter { !$0.isEmpty }
    return parts.count > 1 ? parts.joined().sorted(by: Self.happenedBefore) : parts.first ?? []
  }

  /// What happened by a day and was recorded by a moment, in the order it happened.
  func happenings(on: CivilDate, known: Instant) -> [Happening] {
    let seen = inOrder(\.occurrences).filter { $0.happened <= on && $0.recorded <= known }
    var holds: [String: [String]] = [:]
    for event in seen {
      if let subject = event.occurrence?.subject { holds[subject, default: []] += event.occurrence?.holds ?? [] }
    }
    return seen.compactMap { event in
      guard let occurrence = event.occurrence else { return nil }
      let later = self.events(ofOccurrence: event.id, on: on, known: known)
      // What was called off cannot be put off any more.
      let moved = later.prefix { $0.kind != .withdrawn }.last { $0.kind == .rescheduled }?.date
      return Happening(
        id: event.id, occurrence: occurrence, holds: occurrence.subject.flatMap { holds[$0] } ?? occurrence.holds,
        decidingDay: event.happened, day: moved ?? event.date ?? event.happened,
        withdrawn: later.first { $0.kind == .withdrawn })
    }
  }
}

/// Some events of a log, by what is asked about.
private final class EventLayer: Sendable {
  /// As given.
  let events: [Event]
  let byObligation: [ObligationID: [Event]]
  let byRule: [String: [ObligationID]]
  /// What started duties, in the order it happened.
  let occurrences: [Event]
  /// What was done about an event, by that event's id: put off, called off, refused.
  let byEvent: [String: [Event]]
  /// The rules of which some duty was handed to another body.
  let handedOver: Set<String>

  init(_ events: [Event]) {
    self.events = events
    var table: [ObligationID: [Event]] = [:]
    var about: [String: [Event]] = [:]
    var occurrences: [Event] = []
    for event in events {
      if event.obligations.count == 1 {
        table[event.obligations[0], default: []].append(event)
      } else {
        for obligation in Set(event.obligations) { table[obligation, default: []].append(event) }
      }
      if let of = event.of { about[of, default: []].append(event) }
      if event.occurrence != nil { occurrences.append(event) }
    }
    byObligation = table.mapValues { $0.count > 1 ? $0.inOrder : $0 }
    byEvent = about.mapValues(\.inOrder)
    byRule = Dictionary(grouping: table.keys, by: \.rule)
    self.occurrences = occurrences.inOrder
    handedOver = Set(table.filter { $0.value.contains { $0.kind == .transferred } }.map(\.key.rule))
  }
}

/// An occurrence as it stands on a day.
struct Happening {
  /// The event's id: the trigger in the identity of what it starts.
  let id: String
  /// What happened.
  let occurrence: Occurrence
  /// The quoted conditions that hold, as a person decided at this or another event of the same subject.
  let holds: [String]
  /// The day that decides: on which it happened, or it was known that it would.
  let decidingDay: CivilDate
  /// The day it happened, or for which it is planned by now: what terms are counted from.
  let day: CivilDate
  /// The event that called it off.
  let withdrawn: Event?

  /// True where a person said that a quoted condition holds.
  func holds(_ condition: String) -> Bool {
    holds.contains { VietnameseText.key($0) == VietnameseText.key(condition) }
  }

  /// True where a person named the rule, or its clause.
  func names(_ rule: Rule) -> Bool {
    occurrence.rules.contains { $0 == rule.address || $0 == rule.clause || rule.clause.hasPrefix($0 + "/") }
  }
}

extension [Event] {
  /// In the order they happened.
  var inOrder: [Event] { sorted(by: EventLog.happenedBefore) }
}
