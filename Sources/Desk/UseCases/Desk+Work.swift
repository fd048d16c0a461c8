import Access
import Boards
import CivilTime
import Diagnostics
import Entries
import Facts
import Obligations
import Organisations
import Regulations
import Store
import Telling

/// What somebody has to do, and what he waits for.
extension Desk {
  /// The work of the bodies that somebody works for.
  public struct Work: Sendable {
    /// These bodies.
    public let bodies: [OrganisationID]
    /// How much they have still to do, by when; standing duties are not in it.
    public let counts: Home
    /// A page of that, by due day.
    public let items: [Obligation]
    /// What they sent and got back to complete.
    public let returned: [Obligation]
    /// Which of these may be done now, and which only from a later day.
    public let readiness: [ObligationID: Readiness]
    /// The first of what others sent and somebody here is to receive.
    public let arrived: [Obligation]
    /// How much that is.
    public let countOfArrived: WorkList.Tally
    /// How much others still owe of what is seen here.
    public let countsOfOthers: Home
    /// The first of that, by due day.
    public let others: [Obligation]
    /// Texts, bodies and days.
    public let library: Library
    /// Where the next page begins; nil when this is the last.
    public var next: HomeCursor? { counts.next }
  }

  /// Whether somebody may send, or say that he did, what one of his bodies owes.
  public enum Readiness: Hashable, Sendable {
    /// Now.
    case now
    /// Its period begins on a day to come.
    case from(CivilDate)
  }

  /// How far the work reaches: what fell due since the first of last year, and what falls due within so many days.
  private static let horizon = 45
  var firstOfWork: CivilDate { CivilDate(year: today.year - 1, month: 1, day: 1) ?? today - 365 }
  /// How many of what others sent or owe are shown.
  private static let mostOfOthers = 20
  private static let mostReturned = 50
  /// How much of what others sent is counted one by one.
  static let mostCounted = 1000

  /// What the bodies of the actor's seats have still to do, what others sent them, and what others owe them.
  ///
  /// Cost: that of a board's lists, a look at who receives what was sent, and the engine's answer for each line shown.
  ///
  /// - Throws: `Refused` where he may see nothing at all.
  @available(*, noasync)
  public func work(limit: Int = 50, after cursor: HomeCursor? = nil) throws -> Work {
    let first = firstOfWork
    let horizon = today + Self.horizon
    let (ids, parts) = try board(from: first, to: horizon) { library, board, reader in
      let register = library.register
      let bodies = self.bodies(in: register)
      let set = ownBodies(in: register)
      // What has no bearer here is what coordinators have to do: nothing.
      let own = board.toDo(
        of: .bodies(set), from: first, horizon: horizon, on: today, known: today, for: reader, limit: limit,
        after: cursor)
      let ofOthers = board.reader(reader, without: set)
      let others = board.toDo(
        of: .everyone, from: first, horizon: today + Standing.soon, on: today, known: today, for: ofOthers,
        limit: Self.mostOfOthers)
      let returned = board.returned(
        for: board.reader(reader, only: set), on: today, known: today, limit: Self.mostReturned)
      let sent = board.arrived(for: ofOthers, on: today, known: today, limit: Self.mostCounted + 1)
      let parties = PartyReader(board.engine, on: today, known: now)
      let arrived = sent.prefix(Self.mostCounted).filter { id in
        parties.parties(of: id).map { may(.receive, Matter($0), register) } ?? false
      }
      let tally = WorkList.Tally(arrived.count, isLeast: sent.count > Self.mostCounted)
      return (
        (
          own: own.items.map(\.id), returned: returned, others: others.items.map(\.id),
          arrived: arrived.prefix(Self.mostOfOthers)
        ),
        (bodies: bodies, counts: own.counts, countsOfOthers: others.counts, arrived: tally, library: library)
      )
    }
    let all = try obligations(ids.own + ids.returned + ids.others + ids.arrived)
    let items = ids.own.compactMap { all[$0] }
    let returned = ids.returned.compactMap { all[$0] }
    return Work(
      bodies: parts.bodies, counts: parts.counts, items: items, returned: returned,
      readiness: readiness(of: items + returned, parts.library.register),
      arrived: ids.arrived.compactMap { all[$0] }, countOfArrived: parts.arrived,
      countsOfOthers: parts.countsOfOthers, others: ids.others.compactMap { all[$0] }, library: parts.library)
  }

  private func readiness(of items: [Obligation], _ register: Register) -> [ObligationID: Readiness] {
    var all: [ObligationID: Readiness] = [:]
    for one in items where may(.submit, Matter(one), register) {
      if Objection.words(.submitted, recordedFor: false, one.state) == nil {
        all[one.id] = .now
      } else if one.state.lifeCycle == .conditional, one.line.start > today {
        all[one.id] = .from(one.line.start)
      }
    }
    return all
  }

  func may(_ power: Power, _ matter: Matter, _ register: Register) -> Bool {
    Permission.decide(actor, may: power, .obligation(matter), on: today, in: register).isAllowed
  }

  /// The bodies for which the actor drafts, sends or receives: those of his grants themselves, not what lies below them.
  public func bodies(in register: Register) -> [OrganisationID] {
    var out: [OrganisationID] = []
    for grant in actor.grants(on: today) where grant.regulation == nil && register.exists(grant.organisation, on: today)
    {
      let body = register.body(of: grant.organisation, on: today)
      if !out.contains(body) { out.append(body) }
    }
    return out
  }

  /// Some obligations as they stand now, by their identities; not those that there are not.
  func obligations(_ ids: [ObligationID]) throws -> [ObligationID: Obligation] {
    let stored = try cache?.now(on: today, about: ids) ?? StoredLibrary.load(store)
    return stored.library.engine.obligations(ids, on: today, known: now)
  }

  // MARK: One

  /// One obligation in the eyes of the actor: how it stands, why, and what he may do about it.
  public struct Matters: Sendable {
    /// The obligation as it stands now.
    public let obligation: Obligation
    /// Everything that decides about it.
    public let library: Library
    /// What the store keeps of what was done about it, by the events' ids.
    public let entries: [String: Entry]
    /// Who wrote it down, by the ids of people; nobody who is not known any more.
    public let people: [String: String]
    /// What the actor may do now, in the order of a day's work.
    public let acts: [Act]
    /// The last of what was sent and may be answered; nil where nothing was.
    public let lastSent: String?
    /// Since when it waits to be completed, and why it was sent back; nil where it does not.
    public let sentBack: (day: CivilDate, reason: String?)?

    /// Whether it is a report for which there is no form: what it says stands in a document, a file or a note.
    public var isPlainReport: Bool { obligation.act?.kernel == .report && Desk.formID(of: obligation) == nil }
  }

  /// Something that may be done about an obligation.
  public struct Act: Hashable, Sendable {
    /// What would be recorded.
    public let kind: Event.Kind
    /// Recorded for the sender, of what came outside the system.
    public let isForSender: Bool

    /// A deed of a kind.
    public init(_ kind: Event.Kind, forSender isForSender: Bool = false) {
      self.kind = kind
      self.isForSender = isForSender
    }
  }

  /// An obligation with its reasons and with what the actor may do about it now.
  ///
  /// - Throws: `Refused` where there is none such, or he does not see it: in the same words.
  @available(*, noasync)
  public func matter(_ id: ObligationID) throws -> Matters {
    let stored =
      try cache?.now(on: today, about: [id]) ?? StoredLibrary.load(store, texts: [id.rule.regulationID])
    let library = stored.library
    guard let obligation = library.engine.obligation(id, on: today, known: now) else {
      throw Refused(Self.missing(id, library))
    }
    try permitSeeing(obligation, of: library)
    let events = library.engine.events(of: obligation, known: now)
    var ids = events.map(\.id)
    if case .trigger(let start) = id.period {
      ids += [start] + library.events.events(ofOccurrence: start, on: today, known: now).map(\.id)
    }
    let entries = try store.entries(ofEvents: ids)
    var people: [String: String] = [:]
    for author in Set(entries.values.map(\.head.author)) {
      people[author] = try PersonID(author).flatMap { try store.person($0) }.flatMap(\.name)
    }
    return Matters(
      obligation: obligation, library: library, entries: entries, people: people,
      acts: try acts(obligation, library.register),
      lastSent: library.engine.lastSending(of: obligation, known: now)?.id,
      sentBack: events.last { $0.kind == .returned && obligation.state.performance == .returned }.map { event in
        (event.happened, event.ground ?? Self.note(of: entries[event.id]))
      })
  }

  private static func note(of entry: Entry?) -> String? {
    guard case .event(let recorded)? = entry?.body else { return nil }
    return recorded.note?.value
  }

  /// What else the sending is about that is answered by an act: of each it is the last that was sent, and the actor may answer it so.
  ///
  /// - Throws: `Refused` where the actor may see nothing at all.
  @available(*, noasync)
  public func together(_ matter: Matters, _ act: Act) throws -> [Obligation] {
    guard let sent = matter.lastSent, case .event(let recorded)? = matter.entries[sent]?.body else { return [] }
    let ids = recorded.event.obligations.filter { $0 != matter.obligation.id }
    if ids.isEmpty { return [] }
    let engine = try cache?.now(on: today, about: ids).library.engine ?? matter.library.engine
    let all = engine.obligations(ids, on: today, known: now)
    return try ids.compactMap { all[$0] }.filter { one in
      try engine.lastSending(of: one, known: now)?.id == sent && acts(one, matter.library.register).contains(act)
    }
  }

  /// What one sending may count for beside an obligation: other reports of the same bearer that are still to be sent and fall due within some
  /// weeks of it, by due day.
  ///
  /// - Throws: `Refused` where the actor may see nothing at all.
  @available(*, noasync)
  public func alike(_ obligation: Obligation) throws -> [Obligation] {
    guard let kernel = obligation.act?.kernel, Self.sendings.contains(kernel) else { return [] }
    let day = obligation.windowDay ?? today
    let (from, to) = (day - Self.horizon, day + Self.horizon)
    let ids = try board(from: from, to: to) { library, board, reader -> [ObligationID] in
      guard let body = library.register.position(of: obligation.id.bearer) else { return [] }
      return board.toDo(of: .body(body), from: from, horizon: to, on: today, known: today, for: reader).items.map(\.id)
    }
    let all = try obligations(ids.filter { $0 != obligation.id })
    return ids.compactMap { all[$0] }.filter {
      $0.act.map { Self.sendings.contains($0.kernel) } ?? false
        && Objection.words(.submitted, recordedFor: false, $0.state) == nil
    }
  }

  /// What is done by sending a document.
  private static let sendings: Set<Kernel> = [.report, .casework]

  private func acts(_ obligation: Obligation, _ register: Register) throws -> [Act] {
    let submitter = try store.submitters(of: obligation.id).first
    return Self.order.filter { act in
      let event = Event(
        id: "", kind: act.kind, obligations: [obligation.id], happened: today, recorded: now,
        recordedFor: act.isForSender ? obligation.id.bearer : nil)
      let power = Power(toRecord: event)
      let matter = Matter(obligation, submitter: power.needsAnother ? submitter : nil)
      guard Permission.decide(actor, may: power, .obligation(matter), on: today, in: register).isAllowed else {
        return false
      }
      // Who did what he owes is not urged, though nothing forbids it.
      if act.kind == .told, !obligation.state.isStillOwed { return false }
      return Objection.words(act.kind, recordedFor: act.isForSender, obligation.state) == nil
    }
  }

  /// All that may be done, in the order in which it is offered.
  private static let order: [Act] =
    [Event.Kind.submitted, .received, .accepted, .returned, .refused].map { Act($0) }
    + [Act(.received, forSender: true)]
    + [
      Event.Kind.told, .extended, .established, .ruledOut, .excused, .waived, .suspended, .resumed, .transferred,
      .compensated, .withdrawn, .unknown,
    ].map { Act($0) }
}

extension ObligationState {
  /// Whether its bearer has still to do something.
  fileprivate var isStillOwed: Bool {
    !lifeCycle.isEnded && ![.claimed, .received, .accepted].contains(performance)
  }
}
