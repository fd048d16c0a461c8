import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations
import Testing

/// A random regulation or law whose duties events start, with random events about what they started.
struct RandomCases {
  let bound: BoundRegulation
  let register: Register
  let events: [Event]
  /// The text's ceilings: so many days an extension, and a pause; nil where a regulation of the parties leaves both to them.
  let most: (extension: Int, pause: Int)?
  var random: SplitMix64

  static let everything = Instant.end(of: day("2030-12-31"))

  init(seed: Int, isLaw: Bool? = nil, holidays: [CivilDate] = []) {
    var random = SplitMix64(seed: UInt64(seed) &* 6007 &+ 5)
    let isLaw = isLaw ?? random.chance(1, in: 2)
    let most = (extension: random.number(3...20), pause: random.number(3...20))
    let powers =
      isLaw
      ? "; được gia hạn tối đa \(most.extension) ngày nếu \"phức tạp\"; được tạm dừng tối đa \(most.pause) ngày nếu \"tạm đình chỉ\"; được chuyển giao cho B, C, đoàn nếu \"không thuộc thẩm quyền\""
      : ""
    let unit = random.one(of: ["ngày", "ngày làm việc"])
    let condition = random.chance(1, in: 3) ? "; nếu \"đúng thẩm quyền\"" : ""
    let bearers = random.one(of: ["A", "A, B", "từng đoàn", "A, từng đoàn"])
    let rules = """
      [a] \(bearers) phải giải quyết "đơn" gửi C; khi thụ lý; trong thời hạn \(random.number(3...30)) \(unit),
          kể từ khi thụ lý\(condition)\(powers).
      [b] \(bearers) phải gửi để thẩm định "dự thảo" gửi C; trước ngày trình ít nhất \(random.number(3...12)) \(unit)\(powers).
      [c] \(bearers) phải báo cáo "vụ việc" gửi C; khi phát hiện tình hình "phức tạp"\(powers).
      [d] C phải tổng hợp "các báo cáo"; sau khi [c]\(powers).
      """
    let text = """
      ---
      ngôn ngữ quy tắc: 1
      mã: thu
      loại: \(isLaw ? "luật" : "quy chế")
      tên: Văn bản thử
      có hiệu lực từ: 1/1/2023
      ---
      # Văn bản thử
      ## Các bên
      \(Small.parties)
      ## Điều 1 {#dieu-1}
      ```quydinh
      \(rules)
      ```
      """
    let (file, parsed) = RegulationParser.parse(SourceText(name: "thu.md", text: text))
    let (found, resolved) = Resolver.resolve(file)
    for finding in parsed + resolved where finding.severity == .error { Issue.record("\(finding.message.en)") }
    register = Register(name: "small", organisations: Small.bodies, areas: Small.areas)
    guard let found else { fatalError("the text of the test has no header") }
    let bound = BoundRegulation(regulation: found, binding: PartyBinding.bind(found, to: register).0)
    self.bound = bound
    self.most = isLaw ? most : nil

    let bodies: [Int?] = [nil, 1, 2, 11, 12]
    let kinds: [(EventKind, Int)] = [(.complaintAccepted, 0), (.submissionDay, 40), (.situationRaised, 0)]
    var started: [Event] = []
    for number in 0..<random.number(2...5) {
      let (kind, ahead) = random.one(of: kinds)
      let happened = day("2023-03-01") + random.number(0...120)
      started.append(
        Event(
          id: "e\(number)", kind: .occurred, obligations: [],
          occurrence: Occurrence(
            kind, subject: "việc \(random.number(0...2))", at: random.one(of: bodies).map(org),
            holds: random.chance(2, in: 3) ? ["phức tạp", "đúng thẩm quyền"] : []), happened: happened,
          recorded: .end(of: happened + random.number(0...5)), date: ahead == 0 ? nil : happened + ahead))
    }
    let engine = ObligationEngine(
      regulations: [bound], register: register, calendar: Small.calendar, events: EventLog(started))
    let ids = engine.obligations(
      .init(from: day("2023-01-01"), to: day("2024-12-31"), on: day("2024-06-01"), known: Self.everything)
    ).map(\.id)
    var events = started
    let acts: [Event.Kind] = [
      .submitted, .received, .accepted, .returned, .refused, .waived, .excused, .extended, .suspended, .resumed,
      .established, .ruledOut, .transferred, .compensated, .unknown,
    ]
    for number in 0..<(ids.isEmpty ? 0 : random.number(3...25)) {
      let kind = random.one(of: acts)
      let happened = day("2023-03-05") + random.number(0...150)
      events.append(
        Event(
          id: "x\(number)", kind: kind, obligations: [random.one(of: ids)], happened: happened,
          recorded: .end(of: happened + (random.chance(1, in: 3) ? random.number(1...40) : 0)), evidence: "công văn",
          ground: kind == .suspended ? "tạm đình chỉ" : "phức tạp", days: random.number(1...25),
          whom: kind == .transferred ? [org(random.one(of: [2, 3, 12, 13]))] : []))
    }
    for number in 0..<random.number(0...2) {
      let of = random.one(of: started)
      let happened = of.happened + random.number(0...30)
      events.append(
        Event(
          id: "w\(number)", kind: random.chance(1, in: 3) ? .withdrawn : .rescheduled, obligations: [], of: of.id,
          happened: happened, recorded: .end(of: happened + random.number(0...10)), ground: "thôi",
          date: happened + random.number(5...60)))
    }
    self.events = events
    self.random = random
  }

  func engine(_ events: [Event]? = nil, _ calendar: WorkCalendar = Small.calendar) -> ObligationEngine {
    ObligationEngine(
      regulations: [bound], register: register, calendar: calendar, events: EventLog(events ?? self.events))
  }

  /// All that events started, as it stands on a day.
  func all(
    _ engine: ObligationEngine, on: CivilDate, known: Instant = RandomCases.everything
  ) -> [Obligation] {
    engine.obligations(.init(from: day("2023-01-01"), to: day("2025-12-31"), on: on, known: known))
  }

  /// Days worth asking about: those on which something happens, and days beside them.
  func days() -> [CivilDate] {
    var days: Set<CivilDate> = [day("2023-03-01"), day("2024-06-01")]
    for event in events { days.formUnion([event.happened, event.happened + 1, event.happened + 15]) }
    return days.sorted()
  }

  /// One case accepted on a day, of which nothing else is recorded yet.
  func accepted(_ on: CivilDate, at body: Int) -> Event {
    Event(
      id: "k1", kind: .occurred, obligations: [],
      occurrence: Occurrence(.complaintAccepted, subject: "riêng", at: org(body), holds: ["đúng thẩm quyền"]),
      happened: on, recorded: .end(of: on))
  }
}

/// The invariants of obligations.md over duties that events start, beside `Properties`, which holds them over periods.
///
/// | no. | held in |
/// | --- | --- |
/// | 1 | `Properties`, `EventProperties` (the order of recording) |
/// | 2 | `Properties` (identity), `DeadlineProperties` (the trace each time), `EventProperties` (the same trace) |
/// | 3 | `DeadlineProperties`, `Properties`, `EventProperties` (a pause cut in pieces), `StateTests` |
/// | 4 | `DeadlineProperties` (pauses, holidays, working days), `EventProperties` (of duties) |
/// | 5 | `DeadlineProperties`, `ScheduleTests`, `EventProperties` (beyond the last decided day) |
/// | 6 | `EventProperties` (a corrected calendar) |
/// | 7 | `Properties`, `EventProperties` (overdue without background work) |
/// | 8 | `Properties`, `EventProperties` (one state, ended states absorb) |
/// | 9 | `Properties`, `EventProperties` (records of later days), `StateTests` (both answers) |
/// | 10 | `EventProperties` (met and broken), `PlantedFiles` of CommandsTests (the author is told) |
/// | 11 | `EventProperties` (a hand-over keeps the clock), `PrecedenceTests`, `LawTests` |
/// | 12 | `DeadlineProperties` (a ceiling refuses), `EventProperties` (of duties), `LawTests` |
/// | 13 | `Properties` (a monthly day never drifts) |
/// | 14 | `DeadlineTests`, `WorkCalendarTests` of CivilTimeTests |
@Suite struct EventProperties {
  /// Proves: obligations.md, invariant 1
  @Test(arguments: 0..<cases)
  func `the same events give the same verdicts of what they started in whatever order they were recorded`(seed: Int) {
    var cases = RandomCases(seed: seed)
    let expected = cases.all(cases.engine(), on: day("2024-06-01")).map(\.digest)
    for _ in 0..<4 {
      let times = cases.events.map(\.recorded).shuffled(using: &cases.random)
      let moved = zip(cases.events.shuffled(using: &cases.random), times).map { event, recorded in
        Event(
          id: event.id, kind: event.kind, obligations: event.obligations, occurrence: event.occurrence, of: event.of,
          happened: event.happened, recorded: recorded, evidence: event.evidence, ground: event.ground,
          days: event.days, whom: event.whom, date: event.date)
      }
      #expect(cases.all(cases.engine(moved), on: day("2024-06-01")).map(\.digest) == expected)
    }
  }

  /// Proves: obligations.md, invariant 2
  @Test(arguments: 0..<cases)
  func `what events started is the same by its identity, with the same trace, however it is asked for`(seed: Int) throws
  {
    let cases = RandomCases(seed: seed)
    let engine = cases.engine()
    for on in cases.days() {
      for obligation in cases.all(cases.engine(), on: on) {
        let same = try #require(engine.obligation(obligation.id, on: on, known: RandomCases.everything))
        #expect(same.digest == obligation.digest)
        let traces = try [obligation, same].map { try $0.state.deadline?.result(in: engine.calendar) }
        #expect(traces[0] == traces[1])
        #expect(traces[0].map(\.date) == obligation.state.due)
      }
    }
  }

  /// Proves: obligations.md, invariant 3
  @Test(arguments: 0..<cases)
  func `one pause of a started duty cut in pieces moves its day as far as the pause whole`(seed: Int) throws {
    var cases = RandomCases(seed: seed, isLaw: false)
    let (start, id) = try Self.oneCase(&cases)
    let from = start.happened + cases.random.number(0...2)
    let length = cases.random.number(2...60)
    let whole = [Self.about(.suspended, from, id), Self.about(.resumed, from + length, id)]
    var pieces = whole
    for _ in 0..<cases.random.number(1...4) {
      let cut = from + cases.random.number(1...(length - 1))
      pieces += [Self.about(.resumed, cut, id), Self.about(.suspended, cut, id)]
    }
    func due(_ events: [Event]) -> CivilDate? {
      cases.engine([start] + events).obligation(id, on: from + length, known: RandomCases.everything)?.state.due
    }
    #expect(due(whole) != nil && due(whole) == due(pieces.shuffled(using: &cases.random)))
  }

  /// Proves: obligations.md, invariant 4
  @Test(arguments: 0..<cases)
  func `a longer pause or an added holiday never brings a started duty nearer, counted back never puts it off`(
    seed: Int
  )
    throws
  {
    var cases = RandomCases(seed: seed, isLaw: false)
    let (start, id) = try Self.oneCase(&cases)
    let from = start.happened + cases.random.number(0...2)
    let length = cases.random.number(1...30)
    let more = length + cases.random.number(1...10)
    func due(_ length: Int) throws -> CivilDate {
      let events = [start, Self.about(.suspended, from, id), Self.about(.resumed, from + length, id)]
      let found = cases.engine(events).obligation(id, on: from + 60, known: RandomCases.everything)
      return try #require(found?.state.due)
    }
    #expect(try due(more) >= due(length))
    let holidays = (0..<40).map { _ in day("2023-02-01") + cases.random.number(0...200) }
    for obligation in cases.all(cases.engine(), on: day("2024-06-01")) {
      guard let plain = obligation.line.due?.date else { continue }
      let engine = cases.engine(nil, Self.calendar(holidays))
      let later = engine.obligation(obligation.id, on: day("2024-06-01"), known: RandomCases.everything)?.line.due?.date
      let isBack = obligation.rule.label == "b"
      #expect(later.map { isBack ? $0 <= plain : $0 >= plain } ?? false, "\(obligation.id)")
    }
  }

  /// Proves: obligations.md, invariant 5
  @Test(arguments: 0..<cases)
  func `a started duty whose day lies beyond the calendar's last decided day is provisional`(seed: Int) {
    let cases = RandomCases(seed: seed)
    let last = day("2023-04-15")
    let engine = cases.engine(nil, Self.calendar([], to: last))
    for obligation in cases.all(engine, on: day("2024-06-01")) {
      guard let due = obligation.state.due, due > last else { continue }
      #expect(obligation.state.certainty == .provisional, "\(obligation.id)")
    }
  }

  /// Proves: obligations.md, invariant 6
  @Test(arguments: 0..<cases)
  func `a corrected calendar leaves the date that was told readable, and to whom it was told`(seed: Int) throws {
    var cases = RandomCases(seed: seed, isLaw: false)
    let (start, id) = try Self.oneCase(&cases)
    let before = try #require(cases.engine([start]).obligation(id, on: start.happened, known: RandomCases.everything))
    let former = try #require(before.state.due)
    let told = Event(
      id: "t1", kind: .told, obligations: [id], happened: start.happened, recorded: .end(of: start.happened),
      whom: [org(3), org(11)], date: former, calendar: "1")
    let corrected = cases.engine([start, told], Self.calendar([former]))
    let after = try #require(corrected.obligation(id, on: start.happened + 1, known: RandomCases.everything))
    #expect(after.state.due.map { $0 > former } ?? false)
    let kept = corrected.events(of: after, known: RandomCases.everything).first { $0.kind == .told }
    #expect(kept?.date == former && kept?.whom == [org(3), org(11)] && kept?.calendar == "1")
  }

  /// Proves: obligations.md, invariant 7
  @Test(arguments: 0..<cases)
  func `overdue is right when nobody asked on any day before`(seed: Int) {
    let cases = RandomCases(seed: seed)
    let asked = cases.engine()
    for on in cases.days() {
      let often = cases.all(asked, on: on)
      #expect(cases.all(cases.engine(), on: on).map(\.digest) == often.map(\.digest))
      for obligation in often {
        let state = obligation.state
        let isOverdue =
          state.lifeCycle == .inEffect && state.performedOn == nil && (state.due.map { on > $0 } ?? false)
        // What was made good stays broken, and is shown as made good.
        if case .compensated = state.verdict { continue }
        if state.awaitsCondition { continue }
        #expect((state.shown == .overdue) == isOverdue, "\(obligation.id) on \(on): \(state.line)")
      }
    }
  }

  /// Proves: obligations.md, invariant 8
  @Test(arguments: 0..<cases)
  func `what events started has one state a day, and one that ended absorbs`(seed: Int) {
    let cases = RandomCases(seed: seed)
    var ended: [ObligationID: (CivilDate, LifeCycle)] = [:]
    for on in cases.days() {
      let found = cases.all(cases.engine(), on: on)
      #expect(Set(found.map(\.id)).count == found.count)
      for obligation in found {
        let state = obligation.state
        if let (since, first) = ended[obligation.id] {
          #expect(state.lifeCycle == first, "\(obligation.id) ended on \(since), on \(on) is \(state.line)")
        } else if state.lifeCycle.isEnded {
          ended[obligation.id] = (on, state.lifeCycle)
        }
        if state.awaitsCondition { #expect(state.verdict == .none) }
      }
    }
  }

  /// Proves: obligations.md, invariant 9
  @Test(arguments: 0..<cases)
  func `for what was known then the answers of a day stay, whatever is recorded later`(seed: Int) {
    let cases = RandomCases(seed: seed)
    for known in [day("2023-04-01"), day("2023-05-15"), day("2023-07-01")] {
      let by = Instant.end(of: known)
      let early = cases.engine(cases.events.filter { $0.recorded <= by })
      for on in [known, known + 30] {
        #expect(
          cases.all(cases.engine(), on: on, known: by).map(\.digest)
            == cases.all(early, on: on, known: by).map(\.digest))
      }
    }
  }

  /// Proves: obligations.md, invariant 10
  @Test(arguments: 0..<cases)
  func `every dated duty can be met on its last good day and is broken the day after`(seed: Int) throws {
    let cases = RandomCases(seed: seed)
    let starts = cases.events.filter { $0.kind == .occurred }
    let on = day("2024-06-01")
    let world = RandomWorld(seed: seed)
    let plain = world.world.engine()
    let ofPeriods = plain.obligations(
      .init(from: RandomWorld.first, to: RandomWorld.last, on: on, known: RandomCases.everything)
    ).filter { $0.absorbedBy == nil && !$0.line.isStanding }
    let ofEvents = cases.all(cases.engine(starts), on: on)
    for (obligation, isStarted) in ofPeriods.prefix(12).map({ ($0, false) }) + ofEvents.map({ ($0, true) }) {
      guard let due = obligation.line.due?.date, !obligation.state.lifeCycle.isEnded else { continue }
      let yes = Self.about(.established, obligation.line.start, obligation.id)
      func state(_ events: [Event], _ on: CivilDate) throws -> ObligationState {
        let engine = isStarted ? cases.engine(starts + [yes] + events) : world.world.engine([yes] + events)
        return try #require(engine.obligation(obligation.id, on: on, known: RandomCases.everything)).state
      }
      let met = try state([Self.about(.accepted, due, obligation.id)], max(due, obligation.line.start))
      #expect(met.verdict == .compliedInTime, "\(obligation.id): \(met.line)")
      let broken = try state([], max(due, obligation.line.start) + 1)
      #expect(broken.verdict == .violated(since: due + 1), "\(obligation.id): \(broken.line)")
    }
  }

  /// Proves: obligations.md, invariant 11
  @Test(arguments: 0..<cases)
  func `a hand-over, and one after it, leaves the clock as it was`(seed: Int) throws {
    var cases = RandomCases(seed: seed)
    let (start, id) = try Self.oneCase(&cases)
    let due = cases.engine([start]).obligation(id, on: start.happened, known: RandomCases.everything)?.state.due
    var events = [start]
    var bearer = id.bearer
    for next in [2, 12, 13].shuffled(using: &cases.random).map(org) where next != bearer {
      let from = ObligationID(rule: id.rule, bearer: bearer, period: id.period)
      events.append(
        Event(
          id: "t\(events.count)", kind: .transferred, obligations: [from],
          happened: start.happened + events.count, recorded: .end(of: start.happened + events.count),
          ground: "không thuộc thẩm quyền", whom: [next]))
      bearer = next
    }
    let on = start.happened + 10
    let engine = cases.engine(events)
    let last = ObligationID(rule: id.rule, bearer: bearer, period: id.period)
    let taken = try #require(engine.obligation(last, on: on, known: RandomCases.everything))
    #expect(due != nil && taken.state.due == due)
    let first = try #require(engine.obligation(id, on: on, known: RandomCases.everything))
    #expect(first.state.lifeCycle == .discharged(.transferred))
    // Exactly one body owes it, and its line began when the case did.
    let open = cases.all(engine, on: on).filter { $0.id.rule == id.rule && !$0.state.lifeCycle.isEnded }
    #expect(open.map(\.id) == [last] && taken.line.start == start.happened)
  }

  /// Proves: obligations.md, invariant 12
  @Test(arguments: 0..<cases)
  func `an extension or a pause beyond its ceiling is refused, not clipped`(seed: Int) throws {
    var cases = RandomCases(seed: seed, isLaw: true)
    let (start, id) = try Self.oneCase(&cases)
    let most = try #require(cases.most)
    let on = start.happened + 120
    func due(_ events: [Event]) throws -> (CivilDate, Int) {
      let engine = cases.engine([start] + events)
      let found = try #require(engine.obligation(id, on: on, known: RandomCases.everything))
      return (try #require(found.state.due), engine.refusals(of: found, known: RandomCases.everything).count)
    }
    let plain = try due([]).0
    for days in [1, most.extension, most.extension + 15] {
      let (moved, refused) = try due([Self.about(.extended, start.happened + 1, id, days: days)])
      #expect(days <= most.extension ? moved > plain - 1 && refused == 0 : moved == plain && refused == 1, "\(days)")
    }
    for length in [1, most.pause, most.pause + 1, most.pause + 30] {
      let pause = [
        Self.about(.suspended, start.happened + 1, id), Self.about(.resumed, start.happened + 1 + length, id),
      ]
      let (moved, refused) = try due(pause)
      #expect(length <= most.pause ? moved >= plain && refused == 0 : moved == plain && refused == 1, "\(length)")
    }
  }

  // MARK: Parts

  /// A case accepted at one of the bodies that owe [a], and the duty it starts.
  private static func oneCase(_ cases: inout RandomCases) throws -> (Event, ObligationID) {
    let on = day("2023-03-01") + cases.random.number(0...100)
    let bodies = [1, 11].filter { body in !cases.all(cases.engine([cases.accepted(on, at: body)]), on: on).isEmpty }
    let start = cases.accepted(on, at: try #require(bodies.first))
    return (start, try #require(cases.all(cases.engine([start]), on: on).first).id)
  }

  private static func about(_ kind: Event.Kind, _ on: CivilDate, _ id: ObligationID, days: Int? = nil) -> Event {
    Event(
      id: "\(kind.rawValue)-\(on)", kind: kind, obligations: [id], happened: on, recorded: .end(of: on),
      ground: kind == .suspended ? "tạm đình chỉ" : "phức tạp", days: days)
  }

  /// The calendar of `Small` with more holidays, or decided to another day.
  private static func calendar(_ holidays: [CivilDate], to last: CivilDate = day("2026-12-31")) -> WorkCalendar {
    WorkCalendar(
      name: "small", version: "2",
      instruments: [
        CalendarInstrument(
          part: "law", source: DaySource(citation: "law", mark: .verified), scope: .all,
          statements: [
            .weeklyRest([.saturday, .sunday]),
            .yearlyHoliday(month: 9, day: 2, name: "Quốc khánh", years: YearSpan(from: 1995)),
          ] + Set(holidays).sorted().map { .holiday($0, name: "thêm") })
      ], firstDecidedDay: day("2020-01-01"), lastDecidedDay: last)
  }
}
