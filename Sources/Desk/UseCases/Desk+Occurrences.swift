import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Obligations
import Organisations
import Regulations
import Store

/// *Việc phát sinh*: what happened and starts duties.
extension Desk {
  /// A sentence in force that something may start.
  public struct WaitingSentence: Sendable {
    /// The sentence.
    public let rule: Rule
    /// Its text, with its parties found in the register.
    public let bound: BoundRegulation
    /// The kinds of event that start it; none where only somebody who names it does.
    public var kinds: [EventKind] { EventKind.allCases.filter(rule.startingKinds.contains) }
    /// Whether the actor's bodies owe it, or are owed it.
    public let isOwn: Bool
  }

  /// The sentences in force today for which something may happen, of the regulations in which the actor has a part, in the order of the
  /// texts.
  ///
  /// Cost: one look at each sentence.
  ///
  /// - Throws: `Refused` where he may record nothing that happened.
  @available(*, noasync)
  public func waitingSentences() throws -> (sentences: [WaitingSentence], library: Library) {
    let library = try libraryOfOccurrences()
    try mayRecordOccurrences(in: library.register)
    let own = bodies(in: library.register).reduce(into: Set<OrganisationID>()) {
      $0.formUnion(library.inside($1, on: today))
    }
    let coordinated = Set(actor.grants(on: today).compactMap(\.regulation))
    let found = library.regulations.flatMap { bound -> [WaitingSentence] in
      let regulation = bound.regulation
      let part = library.engine.part(of: own, in: bound, on: today)
      guard part.isParty || coordinated.contains(regulation.id) else { return [] }
      let bearing = Set(part.rules.map(\.address))
      return regulation.rules.compactMap { rule in
        guard rule.isStartedByEvents, !rule.startingKinds.isEmpty || rule.isStartedByNameOnly,
          rule.isInForce(on: today, in: regulation),
          library.engine.carriers(of: rule.address, on: today).isEmpty
        else { return nil }
        return WaitingSentence(rule: rule, bound: bound, isOwn: bearing.contains(rule.address))
      }
    }
    return (found, library)
  }

  /// Whether the actor may record somewhere that something happened.
  public func recordsOccurrences(in register: Register) -> Bool {
    actor.grants(on: today).contains { grant in
      let subject = Subject.occurrence(at: grant.organisation, regulation: grant.regulation)
      return Permission.decide(actor, may: .recordOccurrence, subject, on: today, in: register).isAllowed
    }
  }

  private func mayRecordOccurrences(in register: Register) throws {
    if recordsOccurrences(in: register) { return }
    let body = bodies(in: register).first ?? actor.grants(on: today).first?.organisation
    _ = try permit(.recordOccurrence, .occurrence(at: body, regulation: nil), named: "occurrences", in: register)
  }

  // MARK: Before it is recorded

  /// What would follow from a deed about something that happened. Nothing is written.
  public struct Consequences: Sendable {
    /// What it starts.
    public let started: [Obligation]
    /// What was there and changes: its day, or whether it is owed; before and after.
    public let changed: [(before: Obligation, after: Obligation)]
    /// How many of both there are that the actor does not see.
    public let unseen: Int
    /// Texts, bodies and days, with what would have been done.
    public let library: Library
  }

  /// Looks what follows from something that happened, was put off or is called off. Who may and whether it makes sense is looked at as by
  /// `record`. Cost: that, and one look at every sentence before and one after.
  ///
  /// - Throws: `Refused`.
  @available(*, noasync)
  public func consequences(of deed: Deed) throws -> Consequences {
    _ = try prepare(deed)
    let library = try libraryOfOccurrences()
    let last = try store.lastNumber()
    let id = deed.id ?? RecordedEvent.defaultID(last + 1)
    let event = deed.event(id: id, happened: deed.happened ?? today, recorded: now, by: deed.by)
    var after = library
    after = after.adding([event])
    // What belongs to one subject hangs together.
    let subject = deed.occurrence?.subject ?? deed.of.flatMap { library.events.occurrence($0)?.occurrence?.subject }
    var ids: Set<String> = [deed.of ?? id]
    if let subject {
      ids.formUnion(library.events.occurrences.filter { $0.occurrence?.subject == subject }.map(\.id))
    }
    let old = library.engine.obligations(following: ids, known: now).values.flatMap(\.self)
    let new = after.engine.obligations(following: ids.union([id]), known: now).values.flatMap(\.self)
    let before = Dictionary(old.map { ($0.id, $0) }) { first, _ in first }
    var started: [Obligation] = []
    var changed: [(before: Obligation, after: Obligation)] = []
    var unseen = 0
    for one in new.sorted(by: Self.byDay) {
      let earlier = before[one.id]
      if let earlier, earlier.state == one.state { continue }
      guard library.sees(one) else {
        unseen += 1
        continue
      }
      if let earlier { changed.append((earlier, one)) } else { started.append(one) }
    }
    return Consequences(started: started, changed: changed, unseen: unseen, library: after)
  }

  /// By due day, those without one last, then by identity.
  private static func byDay(_ a: Obligation, _ b: Obligation) -> Bool {
    let (one, other) = (a.state.due?.dayNumber ?? .max, b.state.due?.dayNumber ?? .max)
    return (one, a.id.description) < (other, b.id.description)
  }

  // MARK: What happened

  /// Something that happened in the eyes of the actor.
  public struct OccurrenceView: Sendable {
    /// As it was recorded.
    public let event: Event
    /// What was done about it since: put off, called off; in the order it happened.
    public let later: [Event]
    /// What it started and what that started in turn, of what the actor sees, by due day.
    public let obligations: [Obligation]
    /// How much of it he does not see.
    public let unseen: Int

    /// The day for which it is planned by now; nil where no day was planned.
    public var planned: CivilDate? { later.last { $0.kind == .rescheduled }?.date ?? event.date }
    /// By what it was called off; nil where it was not.
    public var calledOff: Event? { later.first { $0.kind == .withdrawn } }
  }

  /// What happened last and the actor may see, the last day first, at most so many.
  ///
  /// Cost: one look at every sentence, for all of them together.
  ///
  /// - Throws: `Refused` where he may see nothing at all.
  @available(*, noasync)
  public func occurrences(limit: Int = 30) throws -> (occurrences: [OccurrenceView], library: Library) {
    let library = try libraryOfOccurrences()
    // Who sees little sees some of what happened elsewhere, where it binds him.
    let newest = Array(library.events.occurrences.suffix(10 * limit).reversed())
    let views = views(of: newest, library)
    return (Array(views.prefix(limit)), library)
  }

  private func views(of events: [Event], _ library: Library) -> [OccurrenceView] {
    let all = library.engine.obligations(following: Set(events.map(\.id)), known: now)
    return events.compactMap { event in
      let started = (all[event.id] ?? []).sorted(by: Self.byDay)
      let seen = started.filter(library.sees)
      guard !seen.isEmpty || isSeen(event, library) else { return nil }
      return OccurrenceView(
        event: event, later: library.events.events(ofOccurrence: event.id, on: today, known: now), obligations: seen,
        unseen: started.count - seen.count)
    }
  }

  /// Whether the actor sees something that happened: also where he sees only something that it started.
  func seesOccurrence(_ event: Event, _ library: Library) -> Bool { !views(of: [event], library).isEmpty }

  /// What happened is seen where it happened, by who recorded it, and by who coordinates a regulation under which it was recorded.
  private func isSeen(_ event: Event, _ library: Library) -> Bool {
    guard let scope = library.scope else { return true }
    return [event.occurrence?.at, event.by].compactMap(\.self).contains(where: scope.sees)
      || (event.occurrence?.rules ?? []).contains { scope.regulations.contains($0.regulationID) }
  }

  /// What may be done about something that happened.
  public enum OccurrenceAct: Hashable, Sendable {
    case reschedule, callOff
  }

  /// Something that happened, what the ledger has of it, and what the actor may do about it.
  ///
  /// - Throws: `Refused` where there is none such, or he does not see it.
  @available(*, noasync)
  public func occurrence(_ id: String) throws -> (
    view: OccurrenceView, entries: [String: Entry], acts: [OccurrenceAct], library: Library
  ) {
    let library = try libraryOfOccurrences()
    let nothing = Words(
      vi: "không có việc phát sinh nào mang mã \"\(id)\"", en: "nothing that happened has the id \"\(id)\"")
    guard let event = library.events.occurrence(id) else { throw Refused(nothing) }
    guard let view = views(of: [event], library).first else {
      throw Refused(nothing, denial: denial(.seeObligations, named: id))
    }
    var acts: [OccurrenceAct] = []
    if view.calledOff == nil {
      if view.planned != nil, may(.reschedule, about: event, library.register) { acts.append(.reschedule) }
      if may(.callOff, about: event, library.register) { acts.append(.callOff) }
    }
    return (view, try store.entries(ofEvents: [id] + view.later.map(\.id)), acts, library)
  }

  private func may(_ power: Power, about event: Event, _ register: Register) -> Bool {
    let named = Set(event.occurrence?.rules.map(\.regulationID) ?? []).sorted()
    return (named.isEmpty ? [nil] : named.map(Optional.some)).allSatisfy { regulation in
      Permission.decide(
        actor, may: power, .occurrence(at: event.occurrence?.at ?? event.by, regulation: regulation), on: today,
        in: register
      ).isAllowed
    }
  }
}
