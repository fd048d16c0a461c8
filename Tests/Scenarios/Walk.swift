import CivilTime
import Diagnostics
import Exchange
import Files
import Obligations
import Organisations
import Regulations
import Testing

/// The shipped regulations and laws with the five registers: what a matter is walked in.
struct ShippedWithLaws {
  static let shared = ShippedWithLaws()

  let regulations: [BoundRegulation]
  let register: Register
  let calendar: WorkCalendar
  private let bodies: [String: OrganisationID]

  private init() {
    let root = String(String(#filePath.dropLast("/Walk.swift".count)).dropLast("/Tests/Scenarios".count))
    let laws = ((try? FileSystem.names(in: "\(root)/Regulations/laws")) ?? []).filter { $0.hasSuffix(".md") }.sorted()
    register = Shipped.shared.engine.register
    calendar = Shipped.shared.engine.calendar
    var bound = Shipped.shared.engine.regulations
    for name in laws {
      guard let text = try? FileSystem.source("\(root)/Regulations/laws/\(name)"),
        let law = Resolver.resolve(RegulationParser.parse(text).0).regulation
      else { fatalError("a law that ships cannot be read: \(name)") }
      bound.append(BoundRegulation(regulation: law, binding: PartyBinding.bind(law, to: register).0))
    }
    regulations = bound
    var bodies: [String: OrganisationID] = [:]
    for body in register.organisations { bodies[body.name(on: Self.someDay)] = body.id }
    self.bodies = bodies
  }

  private static let someDay = Walk.day("2024-05-01")

  func body(_ name: String) -> OrganisationID? { bodies[name] }
}

/// What is owed in a walk: of which rule, by whom, to whom, by when.
struct Owed: CustomStringConvertible {
  let description: String

  /// Of a rule by one body, or by several together; with a last good day, or without one; `ifHeld` where a person must still say
  /// that its condition holds.
  init(_ rule: String, _ bearers: String..., to: [String] = [], by day: String? = nil, ifHeld: Bool = false) {
    self.init(rule, bearers, to, day, ifHeld)
  }

  init(_ rule: String, _ bearers: [String], _ to: [String], _ day: String?, _ ifHeld: Bool) {
    description =
      "\(rule): \(bearers.sorted().joined(separator: " + ")) → \(to.sorted().joined(separator: ", "))"
      + (day.map { "; \($0)" } ?? "") + (ifHeld ? "; if held" : "")
  }

  /// The same of each of several bodies, none of which owes itself.
  static func each(_ rule: String, _ bearers: [String], to: [String] = [], by day: String? = nil) -> [Owed] {
    bearers.map { body in Owed(rule, [body], to.filter { $0 != body }, day, false) }
  }
}

/// A matter walked from the event that starts it to the day on which nothing of it is open any more.
///
/// Each step is an event of the log; each question is put to the engine on the day of the step.
final class Walk {
  static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(dayNumber: .min) }

  private let regulation: String
  private let world = ShippedWithLaws.shared
  private var events: [Event] = []
  private var engine: ObligationEngine
  private var number = 0

  init(_ regulation: String) {
    self.regulation = regulation
    engine = ObligationEngine(regulations: world.regulations, register: world.register, calendar: world.calendar)
  }

  private func record(_ event: Event) {
    events.append(event)
    engine = ObligationEngine(
      regulations: world.regulations, register: world.register, calendar: world.calendar, events: EventLog(events))
  }

  private func body(_ name: String, _ location: SourceLocation) -> OrganisationID? {
    let id = world.body(name)
    if id == nil { Issue.record("nobody is called \(name)", sourceLocation: location) }
    return id
  }

  /// Something happens: on a day, at a body, planned for a later day; what a person says holds, and what it starts.
  func occurs(
    _ id: String, _ trigger: EventKind, _ on: String, at: String? = nil, subject: String = "việc",
    planned: String? = nil, holds: [String] = [], rules: [String] = [], location: SourceLocation = #_sourceLocation
  ) {
    record(
      Event(
        id: id, kind: .occurred, obligations: [],
        occurrence: Occurrence(
          trigger, subject: subject, at: at.flatMap { body($0, location) },
          rules: rules.map { "\(regulation)/\($0)" }, holds: holds),
        happened: Self.day(on), recorded: .end(of: Self.day(on)), date: planned.map(Self.day)))
  }

  /// What was planned is put off.
  func putOff(_ id: String, _ on: String, to date: String) {
    number += 1
    record(
      Event(
        id: "x\(number)", kind: .rescheduled, obligations: [], of: id, happened: Self.day(on),
        recorded: .end(of: Self.day(on)), date: Self.day(date)))
  }

  /// What happened is called off.
  func callOff(_ id: String, _ on: String) {
    number += 1
    record(
      Event(
        id: "x\(number)", kind: .withdrawn, obligations: [], of: id, happened: Self.day(on),
        recorded: .end(of: Self.day(on)), ground: "thôi"))
  }

  /// An act about what is open of a rule, of all that owe it or of one; recorded under the address of a rule that it carries, where
  /// one is named.
  func act(
    _ kind: Event.Kind, _ on: String, _ rule: String, by bearer: String? = nil, as carried: String? = nil,
    days: Int? = nil, period: String? = nil, recordedBy recorder: String? = nil,
    location: SourceLocation = #_sourceLocation
  ) {
    let asked = period.map { period in ofPeriod(period, on) } ?? started(on)
    let found = asked.filter { obligation in
      obligation.id.rule == "\(regulation)/\(rule)"
        && bearer.map { name in obligation.joint.contains { self.name($0) == name } } ?? true
    }
    if found.isEmpty { Issue.record("nothing of \(rule) is open on \(on)", sourceLocation: location) }
    for obligation in found {
      number += 1
      let id = carried.flatMap {
        ObligationID(rule: "\(regulation)/\($0)", bearer: obligation.id.bearer, period: obligation.id.period)
      }
      record(
        Event(
          id: "x\(number)", kind: kind, obligations: [id ?? obligation.id], happened: Self.day(on),
          recorded: .end(of: Self.day(on)), by: recorder.flatMap { body($0, location) }, ground: "lý do", days: days))
    }
  }

  /// An act about one obligation by its identity.
  func act(_ kind: Event.Kind, _ on: String, id: String) {
    number += 1
    record(
      Event(
        id: "x\(number)", kind: kind, obligations: ObligationID("\(regulation)/\(id)").map { [$0] } ?? [],
        happened: Self.day(on), recorded: .end(of: Self.day(on)), ground: "lý do"))
  }

  /// To whom, and by when, one obligation is owed on a day.
  func owes(_ id: String, _ on: String, _ expected: Owed, location: SourceLocation = #_sourceLocation) {
    let found = ObligationID("\(regulation)/\(id)").flatMap {
      engine.obligation($0, on: Self.day(on), known: .end(of: Self.day(on)))
    }
    #expect(found.map(words) == expected.description, sourceLocation: location)
  }

  private func name(_ id: OrganisationID) -> String { world.register.name(of: id, on: Self.day("2024-05-01")) }

  private func find(_ on: String, to: CivilDate? = nil) -> [Obligation] {
    let days = events.flatMap { [$0.happened, $0.date ?? $0.happened] } + [Self.day(on)]
    return engine.obligations(
      .init(
        from: (days.min() ?? Self.day(on)) - 20, to: to ?? (days.max() ?? Self.day(on)) + 70, on: Self.day(on),
        known: .end(of: Self.day(on)), regulations: [regulation])
    ).filter { !$0.state.lifeCycle.isEnded }
  }

  /// What is open of one period; what is owed once in the term is on the term's last day where it has no other.
  private func ofPeriod(_ period: String, _ on: String) -> [Obligation] {
    let year = Int(period.prefix(4)).map { Self.day("\($0)-12-31") }
    return find(on, to: year ?? (period == "once" ? Self.day("2026-12-31") : nil)).filter {
      $0.id.period.description == period
    }
  }

  /// What events started and has not ended on a day.
  private func started(_ on: String) -> [Obligation] {
    find(on).filter { obligation in
      obligation.id.period.isTrigger
        || obligation.rule.duty?.triggers.contains { if case .rule = $0.source { true } else { false } } ?? false
    }
  }

  /// What is open on a day of all that events started, and nothing else.
  func open(_ on: String, _ expected: [Owed], location: SourceLocation = #_sourceLocation) {
    let found = started(on).map(words)
    let wanted = expected.map(\.description)
    for line in Set(found).subtracting(wanted).sorted() {
      Issue.record("open on \(on), not expected: \(line)", sourceLocation: location)
    }
    for line in Set(wanted).subtracting(found).sorted() {
      Issue.record("not open on \(on): \(line)", sourceLocation: location)
    }
    #expect(found.count == Set(found).count, sourceLocation: location)
  }

  func open(_ on: String, _ expected: Owed..., location: SourceLocation = #_sourceLocation) {
    open(on, expected, location: location)
  }

  /// What is open on a day of a rule's own period: its standing duties, its yearly ones, its one-off ones.
  func openOfPeriod(
    _ period: String, _ on: String, _ rules: [String], _ expected: [Owed], location: SourceLocation = #_sourceLocation
  ) {
    let addresses = Set(rules.map { "\(regulation)/\($0)" })
    let found = ofPeriod(period, on).filter { addresses.contains($0.id.rule) }.map(words)
    #expect(found.sorted() == expected.map(\.description).sorted(), sourceLocation: location)
  }

  /// The rules that the one obligation of a rule carries.
  func also(_ on: String, _ rule: String, _ expected: [String], location: SourceLocation = #_sourceLocation) {
    let found = find(on).first { $0.id.rule == "\(regulation)/\(rule)" }
    #expect(found?.also == expected.map { "\(regulation)/\($0)" }.sorted(), sourceLocation: location)
  }

  /// How one obligation stands on a day, in the shown words.
  func stands(_ id: String, _ on: String, _ shown: Shown, location: SourceLocation = #_sourceLocation) {
    let found = ObligationID("\(regulation)/\(id)").flatMap {
      engine.obligation($0, on: Self.day(on), known: .end(of: Self.day(on)))
    }
    #expect(found?.state.shown == shown, sourceLocation: location)
  }

  private func words(_ obligation: Obligation) -> String {
    Owed(
      String(obligation.id.rule.dropFirst(regulation.count + 1)), obligation.joint.map(name),
      obligation.counterparties.map(name), obligation.state.due.map { "\($0)" },
      obligation.state.lifeCycle == .conditional
    ).description
  }
}
