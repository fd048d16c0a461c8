import CivilTime
import Diagnostics
import Regulations

/// Events by obligation, each in the order it happened whatever the order of recording.
public struct EventLog: Sendable {
  private let byObligation: [ObligationID: [Event]]
  private let byRule: [String: [ObligationID]]
  /// What started duties, in the order it happened.
  private let occurrences: [Event]
  /// What was done about an event, by that event's id: put off, called off, refused.
  private let byEvent: [String: [Event]]
  /// The rules of which some duty was handed to another body.
  private let handedOver: Set<String>
  /// How many events there are.
  public let count: Int

  /// The events given; of two with one id the first holds.
  public init(_ events: [Event] = []) {
    var seen: Set<String> = []
    var table: [ObligationID: [Event]] = [:]
    var about: [String: [Event]] = [:]
    var occurrences: [Event] = []
    var count = 0
    for event in events where seen.insert(event.id).inserted {
      count += 1
      for obligation in Set(event.obligations) { table[obligation, default: []].append(event) }
      if let of = event.of { about[of, default: []].append(event) }
      if event.occurrence != nil { occurrences.append(event) }
    }
    byObligation = table.mapValues { $0.sorted(by: Self.happenedBefore) }
    byEvent = about.mapValues { $0.sorted(by: Self.happenedBefore) }
    byRule = Dictionary(grouping: table.keys, by: \.rule)
    self.occurrences = occurrences.sorted(by: Self.happenedBefore)
    self.count = count
    handedOver = Set(table.filter { $0.value.contains { $0.kind == .transferred } }.map(\.key.rule))
  }

  static func happenedBefore(_ a: Event, _ b: Event) -> Bool {
    if a.happened != b.happened { return a.happened < b.happened }
    if a.kind.rank != b.kind.rank { return a.kind.rank < b.kind.rank }
    return a.id < b.id
  }

  /// True where some duty was handed to another body.
  public var hasTransfers: Bool { !handedOver.isEmpty }

  /// True where some duty of a rule was handed to another body.
  func isHandedOver(_ rule: String) -> Bool { handedOver.contains(rule) }

  /// True where nothing was recorded.
  public var isEmpty: Bool { byObligation.isEmpty && occurrences.isEmpty }

  /// The events about an obligation that were recorded by a moment, in the order they happened.
  public func events(about id: ObligationID, known: Instant) -> [Event] {
    (byObligation[id] ?? []).filter { $0.recorded <= known }
  }

  /// The events about any of some identities, each once, in the order they happened.
  public func events(aboutAny ids: [ObligationID], known: Instant) -> [Event] {
    guard ids.count > 1 else { return ids.first.map { events(about: $0, known: known) } ?? [] }
    var seen: Set<String> = []
    return ids.flatMap { events(about: $0, known: known) }.filter { seen.insert($0.id).inserted }.sorted(
      by: Self.happenedBefore)
  }

  /// The obligations that some event names.
  public var obligations: some Sequence<ObligationID> { byObligation.keys }

  /// True where an extension or a pause was recorded of some body's obligation of a rule and period.
  func isMoved(_ rule: String, _ period: PeriodLabel) -> Bool {
    obligations(of: rule).contains { id in
      id.period == period
        && byObligation[id]?.contains { $0.kind == .extended || $0.kind == .suspended } ?? false
    }
  }

  /// The obligations of a rule that some event names, in no order.
  func obligations(of rule: String) -> [ObligationID] { byRule[rule] ?? [] }

  /// The occurrence with an id.
  public func occurrence(_ id: String) -> Event? { occurrences.first { $0.id == id } }

  /// What was done about an occurrence by a day, as known at a moment: put off, called off.
  public func events(ofOccurrence id: String, on: CivilDate, known: Instant) -> [Event] {
    (byEvent[id] ?? []).filter { $0.happened <= on && $0.recorded <= known }
  }

  /// What happened by a day and was recorded by a moment, in the order it happened.
  func happenings(on: CivilDate, known: Instant) -> [Happening] {
    let seen = occurrences.filter { $0.happened <= on && $0.recorded <= known }
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
