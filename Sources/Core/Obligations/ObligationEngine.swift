import CivilTime
import Diagnostics
import Organisations
import Regulations

/// Computes who owes what by when from regulations, a register, a calendar and events. Holds nothing that is owed.
public struct ObligationEngine: Sendable {
  /// The regulations with their parties found.
  public let regulations: [BoundRegulation]
  /// The bodies.
  public let register: Register
  /// The days worked.
  public let calendar: WorkCalendar
  /// What was done.
  public private(set) var events: EventLog
  let carriers: Carriers
  /// Where rules take their time from.
  public let citations: Citations
  let replacements: [String: [(bound: BoundRegulation, rule: Rule)]]
  /// Whom duties bind, where that was found beforehand.
  private(set) var ready: [Inquiry.BearersOnStretch: Inquiry.ReadyBodies] = [:]

  /// An engine over given facts.
  public init(regulations: [BoundRegulation], register: Register, calendar: WorkCalendar, events: EventLog = EventLog())
  {
    self.regulations = regulations
    self.register = register
    self.calendar = calendar
    self.events = events
    carriers = Carriers(regulations.map(\.regulation))
    citations = Citations(regulations.map(\.regulation))
    replacements = Self.replacements(regulations)
  }

  /// An engine for many questions about single obligations: whom every duty binds since the register last changed by a day is found
  /// once, and not with each question. Cost: one look at every rule; memory that of the bodies they bind.
  public func readied(for day: CivilDate) -> ObligationEngine {
    var engine = self
    for bound in regulations {
      let inquiry = Inquiry(self, bound, on: day, known: .end(of: day))
      for rule in bound.regulation.rules { if let duty = rule.duty { _ = inquiry.bound(rule, duty, day) } }
      for (stretch, owed) in inquiry.boundOnStretch { engine.ready[stretch] = Inquiry.ReadyBodies(owed) }
    }
    return engine
  }

  /// An engine that knows of further events. Cost: that of those.
  public func adding(_ more: [Event]) -> ObligationEngine {
    var engine = self
    engine.events = events.adding(more)
    return engine
  }

  /// What is asked.
  public struct Question: Sendable {
    /// The window on the due day, or on the last day of the period where there is none.
    public var from: CivilDate
    /// The last day of the window.
    public var to: CivilDate
    /// The day asked about.
    public var on: CivilDate
    /// What had been recorded by then.
    public var known: Instant
    /// Only these regulations; all where empty.
    public var regulations: Set<String>
    /// Only what these bodies owe, alone or jointly; all where empty.
    public var bearers: Set<OrganisationID>

    /// A question about a window.
    public init(
      from: CivilDate, to: CivilDate, on: CivilDate, known: Instant, regulations: Set<String> = [],
      bearers: Set<OrganisationID> = []
    ) {
      self.from = from
      self.to = to
      self.on = on
      self.known = known
      self.regulations = regulations
      self.bearers = bearers
    }
  }

  /// The obligations of a window, by due day with those without one last, then by identity.
  ///
  /// A due day moved by an extension or a pause takes the obligation to the window of its new day. Cost: the lines of the
  /// window times their bearers.
  public func obligations(_ question: Question) -> [Obligation] { Self.inOrder([share(0, of: 1, question)]) }

  /// One of several shares of the obligations of a window, in no order: shares can be found at the same time and are put together by
  /// `inOrder`.
  public func share(_ share: Int, of shares: Int, _ question: Question) -> [Obligation] {
    var found: [Obligation] = []
    for bound in regulations
    where question.regulations.isEmpty || question.regulations.contains(bound.regulation.id) {
      let inquiry = Inquiry(self, bound, on: question.on, known: question.known)
      inquiry.obligations(
        from: question.from, to: question.to, bearers: question.bearers, share: share, of: shares, into: &found)
    }
    return found
  }

  /// All shares of the obligations of a window, in the order of `obligations`.
  public static func inOrder(_ shares: [[Obligation]]) -> [Obligation] {
    // An obligation is large: its place is sorted.
    let keys = shares.indices.flatMap { share in
      shares[share].indices.map { place in
        let obligation = shares[share][place]
        return (
          due: obligation.state.due?.dayNumber ?? .max, id: obligation.id.description, share: share, place: place
        )
      }
    }
    return keys.sorted { ($0.due, $0.id) < ($1.due, $1.id) }.map { shares[$0.share][$0.place] }
  }

  /// The obligation of an identity, or nil where the regulations, the register or the calendar have none such. A joint duty is
  /// found by any of its bodies.
  public func obligation(_ id: ObligationID, on: CivilDate, known: Instant) -> Obligation? {
    obligations([id], on: on, known: known)[id]
  }

  /// Some obligations as they stand on a day by what was known; not those that there are not. What they share is looked up once.
  public func obligations(_ ids: [ObligationID], on: CivilDate, known: Instant) -> [ObligationID: Obligation] {
    var found: [ObligationID: Obligation] = [:]
    for bound in regulations {
      let asked = ids.filter { $0.isUnder(bound.regulation.id) && found[$0] == nil }
      if asked.isEmpty { continue }
      let inquiry = Inquiry(self, bound, on: on, known: known)
      for id in asked { found[id] = inquiry.obligation(id) }
    }
    return found
  }

  /// What events known at a moment say of an obligation, also under the names of what it carries, in the order they happened.
  public func events(of obligation: Obligation, known: Instant) -> [Event] {
    regulations.first { $0.regulation === obligation.regulation }.map {
      Inquiry(self, $0, on: obligation.line.decidingDay, known: known).events(of: obligation)
    } ?? []
  }

  /// What was recorded of an obligation and counts for nothing, because no sentence allows it or it goes beyond what one allows.
  public func refusals(of obligation: Obligation, known: Instant) -> [(event: Event, why: Words)] {
    let bound = regulations.first { $0.regulation === obligation.regulation }
    return bound.map { bound in
      Inquiry(self, bound, on: obligation.line.decidingDay, known: known).refused(obligation).map {
        ($0.event, $0.why.words)
      }
    } ?? []
  }

  /// True where an occurrence starts a duty of some body.
  public func startsSomething(_ event: Event) -> Bool {
    regulations.contains { bound in
      let inquiry = Inquiry(self, bound, on: event.happened, known: event.recorded)
      return bound.regulation.rules.contains { inquiry.startsSomething($0, event.id) }
    }
  }

  /// What an occurrence started, as it stands when it is asked. Cost: one look at every rule.
  public func obligations(startedBy event: Event, known: Instant) -> [Obligation] {
    regulations.flatMap { bound in
      let inquiry = Inquiry(self, bound, on: known.day, known: known)
      return bound.regulation.rules.flatMap { inquiry.obligations(of: $0, startedBy: event.id) }
    }
  }

  /// What each of some occurrences started, and what the acts of that started in turn, as it stands when it is asked, in the order of the
  /// texts. Cost: one look at every rule.
  public func obligations(following occurrences: Set<String>, known: Instant) -> [String: [Obligation]] {
    var found: [String: [Obligation]] = [:]
    for bound in regulations {
      let inquiry = Inquiry(self, bound, on: known.day, known: known)
      for rule in bound.regulation.rules where rule.duty != nil {
        for (id, one) in inquiry.obligations(of: rule, following: occurrences) { found[id, default: []].append(one) }
      }
    }
    return found
  }

  /// The sentences of a regulation that bind one of some bodies on a day, and the bodies to which it owes something under it, gets a copy
  /// or passes it on. Cost: one look at every sentence.
  public func part(of bodies: Set<OrganisationID>, in bound: BoundRegulation, on day: CivilDate) -> PartInText {
    let inquiry = Inquiry(self, bound, on: day, known: .end(of: day))
    var part = PartInText()
    for party in bound.regulation.parties.indices where !part.isParty {
      part.isParty = inquiry.select(party, day).contains(where: bodies.contains)
    }
    for rule in bound.regulation.rules {
      guard let duty = rule.duty, rule.isInForce(on: day, in: bound.regulation) else { continue }
      let bearers = inquiry.bound(rule, duty, day).filter { $0.joint.contains(where: bodies.contains) }
      if bearers.isEmpty { continue }
      part.isParty = true
      part.rules.append(rule)
      let others = duty.recipients + duty.copies
      for owed in bearers where !owed.isReturned {
        part.recipients.formUnion(inquiry.recipients(others, owed.bearer, day))
        for party in others.compactMap(\.through) { part.recipients.formUnion(inquiry.select(party, day)) }
      }
    }
    return part
  }

  /// What a body has to do with a text.
  public struct PartInText: Sendable {
    /// Whether it is one of its parties.
    public var isParty = false
    /// The sentences that bind it, in the order of the text.
    public var rules: [Rule] = []
    /// To whom it owes something, who gets a copy, and who passes it on.
    public var recipients: Set<OrganisationID> = []
  }

  /// The rules through which a rule is done or with which it is one, on a day or, without one, on some day.
  public func carriers(of rule: String, on day: CivilDate? = nil) -> [String] { carriers.targets(of: rule, on: day) }
}

extension Rule {
  /// True where its text holds on a day.
  public func isInForce(on day: CivilDate, in regulation: Regulation) -> Bool {
    guard let first = inForceFrom ?? regulation.inForceFrom, first <= day else { return false }
    return regulation.inForceTo.map { day <= $0 } ?? true
  }
}
