import CivilTime
import Obligations
import Organisations
import Regulations
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// How many random worlds each property is tried on.
let cases: Int = getenv("PHOIHOP_CASES").flatMap { Int(String(cString: $0)) } ?? 5

/// A random regulation with random events about it.
struct RandomWorld {
  let seed: Int
  let world: Small
  let events: [Event]
  var random: SplitMix64

  /// The days in which its periods lie and things happen.
  static let first = day("2023-01-01")
  static let last = day("2024-01-31")
  static let everything = Instant.end(of: day("2030-12-31"))

  init(seed: Int, pauses: Bool = true) {
    self.seed = seed
    var random = SplitMix64(seed: UInt64(seed) &* 7919 &+ 17)
    let series =
      (random.chance(1, in: 3) ? ["hằng tuần"] : [])
      + ["hằng tháng", "hằng quý", "6 tháng đầu năm", "3, 6, 9 tháng", "hằng năm"].filter { _ in random.chance(2, in: 3)
      }
    let recurrences = series.isEmpty ? "hằng tháng, hằng năm" : series.joined(separator: "; ")
    let bearers = random.one(of: ["A", "A, C", "từng đoàn", "A cùng C", "A phối hợp với C"])
    let act = random.one(of: ["báo cáo", "lập kế hoạch", "giao ban"])
    let recipient = act == "giao ban" ? "với B" : random.one(of: ["gửi B", "gửi B qua C"])
    var lines: [String] = []
    let cutOff = random.one(of: [
      "", "số liệu tính đến ngày 20 tháng cuối kỳ", "số liệu tính đến ngày 15 tháng cuối kỳ",
    ])
    if !cutOff.isEmpty { lines.append(cutOff) }
    if random.chance(2, in: 3) {
      lines.append("hạn chậm nhất ngày \(random.number(21...28)) tháng cuối kỳ")
    } else if random.chance(1, in: 2) {
      lines.append("hạn chậm nhất ngày \(random.number(1...9)) tháng sau")
    }
    if random.chance(1, in: 2) {
      lines.append(random.one(of: ["nếu là ngày nghỉ thì giữ nguyên", "nếu là ngày nghỉ thì ngày làm việc trước đó"]))
    }
    if random.chance(2, in: 3) { lines.append("gộp kỳ") }
    var applied = lines.isEmpty ? [] : ["theo: thông lệ\n[a] \(lines.joined(separator: "; "))."]
    if random.chance(1, in: 3) { applied.append("theo: thông lệ\nkỳ năm: số liệu tính đến ngày 31/10.") }
    if random.chance(1, in: 3) {
      let change = day("2023-05-20") + random.number(0...60)
      applied.append(
        "theo: thông lệ; từ \(change.vietnamese)\n[a] số liệu tính đến ngày \(random.number(8...28)) tháng cuối kỳ.")
    }
    world = Small(
      "[a] \(bearers) phải \(act) \"việc\" \(recipient); \(recurrences).\n[b] A phải hướng dẫn \"nghiệp vụ\"; thường xuyên.",
      applied: applied,
      from: (day("2022-12-20") + random.number(0...50)).vietnamese, to: random.chance(1, in: 4) ? "31/3/2024" : nil)

    let ids = world.engine().obligations(
      .init(from: Self.first, to: Self.last, on: Self.last, known: Self.everything)
    ).map(\.id)
    var events: [Event] = []
    let kinds: [Event.Kind] =
      [.submitted, .submitted, .received, .received, .accepted, .returned, .refused, .waived, .excused, .told]
      + (pauses ? [.extended, .suspended, .resumed, .suspended, .resumed] : [])
    // Many events about a few obligations, so that they meet.
    let chosen = (0..<8).compactMap { _ in ids.isEmpty ? nil : random.one(of: ids) }
    for number in 0..<(chosen.isEmpty ? 0 : random.number(5...40)) {
      let about = random.one(of: chosen)
      let near = Period(label: about.period, cutOff: .calendar)?.end ?? Self.first
      let happened = near + random.number(-40...50)
      let recorded = happened + (random.chance(1, in: 3) ? random.number(1...60) : 0)
      events.append(
        Event(
          id: "e\(number)", kind: random.one(of: kinds),
          obligations: [about] + (random.chance(1, in: 5) ? [random.one(of: chosen)] : []),
          happened: happened, recorded: .end(of: recorded), recordedFor: random.chance(1, in: 6) ? org(1) : nil,
          nothingToReport: random.chance(1, in: 8), evidence: "công văn", ground: "lý do",
          until: random.chance(1, in: 2) ? near + random.number(0...40) : nil, days: random.number(1...20)))
    }
    self.events = events
    self.random = random
  }

  func obligations(_ from: CivilDate, _ to: CivilDate, on: CivilDate, known: Instant = RandomWorld.everything)
    -> [Obligation]
  {
    world.engine(events).obligations(.init(from: from, to: to, on: on, known: known))
  }

  func all(on: CivilDate, known: Instant = RandomWorld.everything) -> [Obligation] {
    obligations(Self.first - 60, Self.last + 60, on: on, known: known)
  }

  /// Some days worth asking about: where something happens, and the days beside.
  func days() -> [CivilDate] {
    var random = self.random
    var days: Set<CivilDate> = [Self.first, Self.last]
    for event in events {
      days.formUnion([event.happened - 1, event.happened, event.happened + 1, event.happened + 20])
    }
    return days.sorted().shuffled(using: &random).prefix(15).sorted()
  }
}

extension Obligation {
  /// Everything about it that must not depend on how it was asked for.
  var digest: String {
    "\(id) \(joint) \(answerable) \(counterparties) \(copies) \(partners) \(also) \(line.start) \(line.end.map { "\($0)" } ?? "") "
      + "\(line.absorbedBy.map { "\($0)" } ?? "") \(state.line) \(state.due.map { "\($0)" } ?? "-") "
      + "\(state.performedOn.map { "\($0)" } ?? "-") \(state.receivedOn.map { "\($0)" } ?? "-") \(state.certainty.map { "\($0)" } ?? "-")"
  }
}

/// The invariants of obligations.md that concern dates and states, over random regulations and events.
@Suite struct Properties {
  /// Proves: obligations.md, invariant 1
  @Test(arguments: 0..<cases)
  func `the order of recording changes no verdict`(seed: Int) {
    var world = RandomWorld(seed: seed)
    let on = RandomWorld.last
    let expected = world.all(on: on).map(\.digest)
    // Recorded in another order, at other times, all of them known.
    let times = world.events.map(\.recorded).shuffled(using: &world.random)
    var moved: [Event] = []
    for (event, recorded) in zip(world.events.shuffled(using: &world.random), times) {
      moved.append(
        Event(
          id: event.id, kind: event.kind, obligations: event.obligations, happened: event.happened, recorded: recorded,
          recordedFor: event.recordedFor, nothingToReport: event.nothingToReport, evidence: event.evidence,
          ground: event.ground,
          until: event.until, days: event.days))
    }
    let question = ObligationEngine.Question(
      from: RandomWorld.first - 60, to: RandomWorld.last + 60, on: on, known: RandomWorld.everything)
    #expect(world.world.engine(moved).obligations(question).map(\.digest) == expected)
    #expect(
      world.world.engine(world.events.shuffled(using: &world.random)).obligations(question).map(\.digest) == expected)
  }

  /// Proves: obligations.md, invariant 2 and Identity
  @Test(arguments: 0..<cases)
  func `an obligation is the same by its identity as in a window, on every day asked`(seed: Int) throws {
    let world = RandomWorld(seed: seed)
    let engine = world.world.engine(world.events)
    var plain: [ObligationID: CivilDate?] = [:]
    for on in [day("2023-02-10"), day("2023-07-01"), RandomWorld.last] {
      for obligation in world.all(on: on) {
        let same = try #require(engine.obligation(obligation.id, on: on, known: RandomWorld.everything))
        #expect(same.digest == obligation.digest)
        #expect(ObligationID(obligation.id.description) == obligation.id)
        // The line's own day and the identity do not depend on the day asked about; nor does the trace.
        if let known = plain[obligation.id] { #expect(known == obligation.line.due?.date) }
        plain[obligation.id] = obligation.line.due?.date
        let first = try obligation.state.deadline.map { try $0.result(in: engine.calendar) }
        let second = try same.state.deadline.map { try $0.result(in: engine.calendar) }
        #expect(first == second)
        // The trace ends where the state says.
        #expect(first.map(\.date) == obligation.state.due)
      }
    }
    let ids = world.all(on: RandomWorld.last).map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: 0..<cases)
  func `the obligations of two windows side by side are those of the whole, none twice`(seed: Int) {
    var world = RandomWorld(seed: seed)
    let on = day("2023-12-01")
    let from = RandomWorld.first
    let to = RandomWorld.last
    let middle = from + world.random.number(0...(to - from - 1))
    func ids(_ from: CivilDate, _ to: CivilDate) -> [String] {
      world.obligations(from, to, on: on).filter { !$0.line.isStanding }.map(\.digest)
    }
    let left = ids(from, middle)
    let right = ids(middle + 1, to)
    #expect((left + right).sorted() == ids(from, to).sorted())
    #expect(Set(left).isDisjoint(with: right))
  }

  /// Proves: obligations.md, invariants 8 and 9
  @Test(arguments: 0..<cases)
  func `what has ended stays ended in the same way, and what was broken stays broken`(seed: Int) {
    let world = RandomWorld(seed: seed)
    let days = world.days()
    var ended: [ObligationID: (CivilDate, LifeCycle)] = [:]
    var broken: [ObligationID: (CivilDate, CivilDate)] = [:]
    // An extension decided when the day had passed gives a new day: what it does to the violation is told apart.
    let extended = Set(
      world.events.filter { $0.kind == .extended }.flatMap(\.obligations).map { $0.rule + $0.period.description })
    for on in days {
      for obligation in world.all(on: on) {
        let state = obligation.state
        if let (since, first) = ended[obligation.id] {
          #expect(state.lifeCycle == first, "\(obligation.id) ended on \(since), on \(on) is \(state.line)")
        } else if state.lifeCycle.isEnded {
          ended[obligation.id] = (on, state.lifeCycle)
        }
        let isExtended =
          extended.contains(obligation.id.rule + obligation.id.period.description)
          || obligation.absorbedBy.map { extended.contains($0.rule + $0.period.description) } ?? false
        guard !isExtended else { continue }
        if let (first, since) = broken[obligation.id] {
          #expect(state.verdict.since == since, "\(obligation.id) broken on \(first), on \(on) is \(state.line)")
        } else if let since = state.verdict.since {
          broken[obligation.id] = (on, since)
        }
      }
    }
  }

  /// Proves: obligations.md, invariant 7
  @Test(arguments: 0..<cases)
  func `overdue is what nobody performed, released or paused by its day`(seed: Int) {
    let world = RandomWorld(seed: seed)
    for on in world.days() {
      for obligation in world.all(on: on) where !obligation.line.isStanding {
        let state = obligation.state
        let isOverdue =
          !state.lifeCycle.isEnded && state.lifeCycle != .suspended && state.performedOn == nil
          && (state.due.map { on > $0 } ?? false)
        #expect((state.shown == .overdue) == isOverdue, "\(obligation.id) on \(on): \(state.line)")
      }
    }
  }

  @Test(arguments: 0..<cases)
  func `what a larger period absorbs has its day and is done when it is`(seed: Int) throws {
    let world = RandomWorld(seed: seed)
    let engine = world.world.engine(world.events)
    for on in [day("2023-06-25"), day("2023-12-31"), RandomWorld.last] {
      for obligation in world.all(on: on) {
        guard let id = obligation.absorbedBy else { continue }
        let absorber = try #require(engine.obligation(id, on: on, known: RandomWorld.everything))
        #expect(obligation.state.due == absorber.state.due)
        #expect(obligation.id.period.rank > 0 && absorber.id.period.rank > obligation.id.period.rank)
        #expect(obligation.line.end == absorber.line.end)
        if let performed = absorber.state.performedOn {
          #expect(obligation.state.performedOn.map { $0 <= performed } ?? false)
        }
      }
    }
  }

  /// Proves: obligations.md, Completeness
  @Test(arguments: 0..<cases)
  func `every expected obligation is in exactly one class of completeness`(seed: Int) {
    let world = RandomWorld(seed: seed)
    let on = day("2023-12-20")
    var classes: [String: Int] = [:]
    var expected = 0
    for obligation in world.all(on: on) where !obligation.line.isStanding {
      let state = obligation.state
      switch state.lifeCycle {
      case .discharged(.waived), .discharged(.withdrawn), .discharged(.transferred), .discharged(.superseded),
        .terminated:
        continue
      default: break
      }
      expected += 1
      var found: [String] = []
      let isExcused = state.lifeCycle == .discharged(.excused)
      if isExcused { found.append("excused") }
      if !isExcused {
        if let due = state.due {
          if let performed = state.performedOn { found.append(performed <= due ? "onTime" : "late") }
          let isExpired = state.lifeCycle == .discharged(.expired)
          if state.performedOn == nil { found.append(on > due || isExpired ? "missing" : "notYetDue") }
        } else {
          let isReceived = state.verdict == .compliedInTime
          if isReceived { found.append("onTime") }
          if !isReceived { found.append(state.lifeCycle == .discharged(.expired) ? "missing" : "undated") }
        }
      }
      #expect(found.count == 1)
      let shown: [Shown] =
        switch found.first {
        case "excused": [.released]
        case "onTime": [.doneInTime]
        case "late": [.doneLate]
        case "missing": [.overdue, .notDone, .paused]
        case "notYetDue": [.notYetDue, .dueSoon, .dueToday, .paused]
        default: [.noDayStated, .paused]
        }
      #expect(shown.contains(state.shown), "\(obligation.id): \(found) \(state.line)")
      classes[found.first ?? "", default: 0] += 1
    }
    #expect(classes.values.reduce(0, +) == expected)
  }

  /// The verdict by a slow way: walk the days one after the other, keeping what is on the table.
  @Test(arguments: 0..<cases)
  func `submissions, receipts, returns and refusals give the verdict that walking the days gives`(seed: Int) {
    let world = RandomWorld(seed: seed, pauses: false)
    let known = Instant.end(of: day("2023-12-15"))
    let on = day("2024-01-10")
    for obligation in world.all(on: on, known: known) where obligation.absorbedBy == nil && !obligation.line.isStanding
    {
      let names = Set(
        obligation.joint.map { ObligationID(rule: obligation.id.rule, bearer: $0, period: obligation.id.period) })
      let about = world.events.filter { !names.isDisjoint(with: $0.obligations) && $0.recorded <= known }
      var accepted: CivilDate?
      var closed: CivilDate?
      var today = RandomWorld.first - 400
      let lastRefusal = about.filter { $0.kind == .refused }.map(\.happened).max()
      while today <= on {
        let happening = about.filter { $0.happened == today }
        if lastRefusal.map({ today > $0 }) ?? true, accepted == nil,
          happening.contains(where: { [.submitted, .received, .accepted].contains($0.kind) })
        {
          accepted = today
        }
        if closed == nil, happening.contains(where: { $0.kind == .waived || $0.kind == .excused }) { closed = today }
        today = today + 1
      }
      guard obligation.state.lifeCycle != .discharged(.expired) else { continue }
      #expect(obligation.state.performedOn == accepted, "\(obligation.id)")
      guard let due = obligation.line.due?.date else { continue }
      let verdict: Verdict
      if let accepted, accepted <= due {
        verdict = .compliedInTime
      } else if let closed, closed <= due {
        verdict = .none
      } else if accepted != nil {
        verdict = .violatedPerformedLate(since: due + 1)
      } else {
        verdict = on > due ? .violated(since: due + 1) : .open
      }
      #expect(obligation.state.verdict == verdict, "\(obligation.id)")
    }
  }

  /// Proves: obligations.md, invariant 9 and Two times
  @Test(arguments: 0..<cases)
  func `records of later days change no answer about what was known before`(seed: Int) {
    let world = RandomWorld(seed: seed)
    let known = Instant.end(of: day("2023-09-30"))
    let on = day("2023-10-15")
    let question = ObligationEngine.Question(from: RandomWorld.first, to: RandomWorld.last, on: on, known: known)
    let early = world.world.engine(world.events.filter { $0.recorded <= known }).obligations(question).map(\.digest)
    #expect(world.world.engine(world.events).obligations(question).map(\.digest) == early)
  }

  /// Proves: obligations.md, invariant 3
  @Test(arguments: 0..<cases)
  func `a pause moves the day by exactly the stopped days, whole or in pieces`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed) &+ 99)
    let id = StateTests.april
    let from = day("2023-04-21") + random.number(0...4)
    let length = random.number(1...90)
    let whole = [event(.suspended, "\(from)", about: id), event(.resumed, "\(from + length)", about: id)]
    var pieces = whole
    for _ in 0..<random.number(1...5) where length > 1 {
      let cut = "\(from + random.number(1...(length - 1)))"
      pieces += [event(.resumed, cut, about: id), event(.suspended, cut, about: id)]
    }
    let on = "\(from + length)"
    #expect(try StateTests.world.state(id, on: on, whole).due == day("2023-04-25") + length)
    #expect(try StateTests.world.state(id, on: on, pieces.shuffled(using: &random)).due == day("2023-04-25") + length)
  }

  /// Proves: obligations.md, invariant 13
  @Test(arguments: 0..<cases)
  func `a monthly day never drifts`(seed: Int) {
    let number = 28 + seed % 4
    let world = Small(
      "A phải báo cáo \"việc\" gửi B; hằng tháng; chậm nhất ngày \(number) tháng cuối kỳ.",
      applied: ["theo: thông lệ\nnếu là ngày nghỉ thì giữ nguyên."])
    let dues = world.window("2023-01-01", "2026-12-31").compactMap(\.state.due)
    #expect(dues.count == 48)
    for due in dues {
      let isLast = (due + 1).day == 1
      #expect(due.day == number || isLast && due.day < number)
    }
  }
}
