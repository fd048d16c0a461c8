import CivilTime
import Obligations
import Organisations
import Regulations
import Testing

@testable import Boards

/// Figures of a window against a plain list of obligations, and by hand.
struct EngineBoardFiguresTests {
  private static let from = day(2023, 1, 1)
  private static let to = day(2023, 12, 31)
  private static let moments = [
    (day(2023, 2, 14), day(2023, 2, 14)), (day(2023, 5, 31), day(2024, 6, 30)), (day(2024, 3, 1), day(2023, 9, 9)),
    (day(2024, 6, 30), day(2024, 6, 30)),
  ]

  /// What the engine says, obligation by obligation.
  private static func plain(
    _ engine: ObligationEngine, _ by: CompletenessRow.Grouping, on: CivilDate, known: CivilDate,
    regulations: Set<String> = [], bearers: Set<OrganisationID> = []
  ) -> [CompletenessRow.Key: Completeness] {
    var sums: [CompletenessRow.Key: Completeness] = [:]
    let found = engine.obligations(
      .init(from: from, to: to, on: on, known: .end(of: known), regulations: regulations, bearers: bearers))
    for one in found {
      guard let kind = EngineBoardTests.plainClass(one) else { continue }
      let key: CompletenessRow.Key =
        switch by {
        case .regulation: .regulation(one.regulation.id)
        case .organisation: .organisation(one.id.bearer)
        case .period: one.id.period.isTrigger ? .events : .period(one.id.period)
        }
      sums[key, default: Completeness()].add(1, kind)
    }
    return sums
  }

  private static func table(_ rows: [CompletenessRow]) -> [CompletenessRow.Key: Completeness] {
    Dictionary(rows.map { ($0.key, $0.completeness) }, uniquingKeysWith: { first, _ in first })
  }

  @Test("Figures by regulation, body and period are those of the engine's list, for days and days known")
  func equalTheEngine() {
    let world = FigureWorld()
    for seed in UInt64(1)...8 {
      let engine = world.engine(world.events(seed: seed, from: Self.from - 120, to: Self.to + 60))
      let table = EngineBoard(engine, from: Self.from, to: Self.to)
      for (on, known) in Self.moments {
        for by in CompletenessRow.Grouping.allCases {
          let rows = table.rows(by: by, on: on, known: known)
          let wanted = Self.plain(engine, by, on: on, known: known)
          #expect(Self.table(rows) == wanted, "seed \(seed), by \(by), on \(on), known \(known)")
        }
      }
    }
  }

  @Test("Figures sentence by sentence are those of the engine's list, and of one regulation alone")
  func ofSentencesEqualTheEngine() {
    let world = FigureWorld()
    for seed in UInt64(1)...4 {
      let engine = world.engine(world.events(seed: seed, from: Self.from - 120, to: Self.to + 60))
      let table = EngineBoard(engine, from: Self.from, to: Self.to)
      for ((on, known), bound) in Self.moments.flatMap({ moment in engine.regulations.map { (moment, $0) } }) {
        let id = bound.regulation.id
        var wanted: [String: Completeness] = [:]
        let question = ObligationEngine.Question(
          from: Self.from, to: Self.to, on: on, known: .end(of: known), regulations: [id])
        for one in engine.obligations(question) {
          if let kind = EngineBoardTests.plainClass(one) { wanted[one.id.rule, default: Completeness()].add(1, kind) }
        }
        let found = table.figures(
          ofRegulation: id, from: Self.from, to: Self.to, on: on, known: known, for: table.everyone)
        #expect(found == wanted, "seed \(seed), \(id), on \(on), known \(known)")
      }
    }
  }

  @Test("Figures of the shipped regulations are those of the engine's list")
  func equalTheEngineForWhatShips() throws {
    let engine = try #require(ShippedWorld.lived(from: Self.from, known: Self.to)).engine
    let table = EngineBoard(engine, from: Self.from, to: Self.to)
    for by in CompletenessRow.Grouping.allCases {
      let (on, known) = (day(2023, 3, 31), day(2023, 4, 10))
      #expect(Self.table(table.rows(by: by, on: on, known: known)) == Self.plain(engine, by, on: on, known: known))
    }
  }

  @Test("Only some regulations or bodies: as the engine's list, a joint duty with any of its bodies")
  func filters() {
    let world = FigureWorld()
    let engine = world.engine(world.events(seed: 3, from: Self.from, to: Self.to))
    let table = EngineBoard(engine, from: Self.from, to: Self.to)
    for (regulations, bearers) in [
      (Set(["hai"]), Set<OrganisationID>()), ([], [FigureWorld.org(2)]),
      (["mot"], [FigureWorld.org(12), FigureWorld.org(15)]),
    ] {
      for by in CompletenessRow.Grouping.allCases {
        let rows = table.rows(
          by: by, on: day(2023, 8, 1), known: Self.to, regulations: regulations, bearers: bearers)
        let wanted = Self.plain(
          engine, by, on: day(2023, 8, 1), known: Self.to, regulations: regulations, bearers: bearers)
        #expect(!rows.isEmpty)
        #expect(Self.table(rows) == wanted)
      }
    }
  }

  @Test("The classes add up to what is expected, and every grouping to the same total")
  func addUp() {
    let world = FigureWorld()
    for seed in UInt64(21)...30 {
      let table = EngineBoard(
        world.engine(world.events(seed: seed, from: Self.from, to: Self.to)), from: Self.from, to: Self.to)
      for (on, known) in Self.moments {
        let totals = CompletenessRow.Grouping.allCases.map { table.rows(by: $0, on: on, known: known).total }
        #expect(Set(totals).count == 1)
        let sum = totals[0]
        #expect(sum.expected > 0)
        #expect(
          sum.expected == sum.notYetDue + sum.onTime + sum.late + sum.missing + sum.undated + sum.excused)
        #expect(sum.received == sum.onTime + sum.late)
      }
    }
  }

  @Test("The figures of a past day, by what was known on a day, stay when later events are added")
  func pastFiguresStay() {
    let world = FigureWorld()
    for seed in UInt64(41)...46 {
      let events = world.events(seed: seed, from: Self.from, to: Self.to)
      for known in [day(2023, 4, 1), day(2023, 10, 15)] {
        let before = EngineBoard(
          world.engine(events.filter { $0.recorded <= .end(of: known) }), from: Self.from, to: Self.to)
        let after = EngineBoard(world.engine(events), from: Self.from, to: Self.to)
        #expect(events.contains { $0.recorded > .end(of: known) })
        for on in [known - 40, known, known + 30] {
          for by in CompletenessRow.Grouping.allCases {
            #expect(
              Self.table(before.rows(by: by, on: on, known: known))
                == Self.table(after.rows(by: by, on: on, known: known)), "seed \(seed), on \(on)")
          }
        }
      }
    }
  }

  /// One rule of five bodies: April is due on 5 May. One sent on 4 May, one on 8 May, one is excused, one waived, one silent.
  private static let world = FigureWorld(
    firstRules: """
      ## Điều 1 {#dieu-1}
      ```quydinh
      [a] từng đoàn phải báo cáo "kết quả" gửi A; hằng tháng, chậm nhất ngày 5 tháng sau.
      [b] B phải báo cáo "chung" gửi A; hằng quý.
      ```
      """)

  private static func event(_ kind: Event.Kind, _ body: Int, _ on: CivilDate, recorded: CivilDate? = nil) -> Event {
    guard let id = ObligationID("mot/dieu-1/a:org-\(body):2023-M04") else { fatalError("\(body)") }
    return Event(
      id: "\(kind)\(body)", kind: kind, obligations: [id], happened: on, recorded: .end(of: recorded ?? on), ground: "x"
    )
  }

  private func facts(_ events: [Event], _ world: FigureWorld) -> BoardFacts {
    var facts = BoardFacts(world.engine())
    for event in events { facts.take(event, number: 0) }
    return facts
  }

  private static func figures(_ events: [Event], on: CivilDate, known: CivilDate) -> Completeness {
    EngineBoard(world.engine(events), from: day(2023, 5, 1), to: day(2023, 5, 31))
      .rows(by: .regulation, on: on, known: known, regulations: ["mot"]).total
  }

  @Test("Five bodies worked by hand: each class has its own, on the day asked about and by what was known")
  func byHand() {
    let events = [
      Self.event(.submitted, 11, day(2023, 5, 4)), Self.event(.received, 12, day(2023, 5, 8)),
      Self.event(.excused, 13, day(2023, 5, 9)), Self.event(.waived, 14, day(2023, 5, 9)),
    ]
    func classes(_ on: CivilDate, _ known: CivilDate) -> [Int] {
      let sum = Self.figures(events, on: on, known: known)
      return [sum.expected, sum.notYetDue, sum.onTime, sum.late, sum.missing, sum.undated, sum.excused]
    }
    let end = day(2023, 12, 31)
    // On 3 May nothing has come and nothing is due.
    #expect(classes(day(2023, 5, 3), end) == [5, 5, 0, 0, 0, 0, 0])
    // 5 May is still good.
    #expect(classes(day(2023, 5, 5), end) == [5, 4, 1, 0, 0, 0, 0])
    #expect(classes(day(2023, 5, 6), end) == [5, 0, 1, 0, 4, 0, 0])
    #expect(classes(day(2023, 5, 8), end) == [5, 0, 1, 1, 3, 0, 0])
    // The waived is expected no more.
    #expect(classes(day(2023, 5, 9), end) == [4, 0, 1, 1, 1, 0, 1])
    #expect(classes(end, end) == [4, 0, 1, 1, 1, 0, 1])
    // By what was known on 4 May four were silent, whatever the day asked about.
    #expect(classes(end, day(2023, 5, 4)) == [5, 0, 1, 0, 4, 0, 0])
  }

  @Test("An amendment changes the figures at once, from the same events and the same discharges")
  func amendment() {
    let amended = FigureWorld(
      firstRules: """
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] từng đoàn phải báo cáo "kết quả" gửi A; hằng tháng, chậm nhất ngày 9 tháng sau.
        [b] B phải báo cáo "chung" gửi A; hằng quý.
        ```
        """)
    let events = [Self.event(.received, 11, day(2023, 5, 4)), Self.event(.received, 12, day(2023, 5, 8))]
    for (world, late) in [(Self.world, 1), (amended, 0)] {
      for table in [
        EngineBoard(world.engine(events), from: day(2023, 5, 1), to: day(2023, 5, 31)),
        EngineBoard(world.engine(), facts(events, world), from: day(2023, 5, 1), to: day(2023, 5, 31)) { _ in [] },
      ] {
        let sum = table.rows(
          by: .regulation, on: day(2023, 5, 20), known: day(2023, 12, 31), regulations: ["mot"]
        ).total
        #expect([sum.onTime, sum.late, sum.missing] == [2 - late, late, 3])
      }
    }
  }

  @Test("Shares are of what came and what is missing; where there is neither, there is no share")
  func shares() {
    var sum = Completeness()
    (sum.notYetDue, sum.undated, sum.excused) = (4, 3, 2)
    #expect(sum.completenessPerMille == nil)
    #expect(sum.timelinessPerMille == nil)
    (sum.onTime, sum.late, sum.missing) = (5, 1, 2)
    #expect(sum.expected == 17)
    #expect(sum.completenessPerMille == 750)
    #expect(sum.timelinessPerMille == 625)
  }

  @Test("A report without a due day is undated until it is received, and then in time")
  func undated() {
    guard let id = ObligationID("mot/dieu-1/b:org-2:2023-Q2") else { fatalError("no id") }
    func sum(_ kind: Event.Kind, on: CivilDate) -> Completeness {
      let event = Event(
        id: "e", kind: kind, obligations: [id], happened: day(2023, 7, 20), recorded: .end(of: day(2023, 7, 20)))
      return EngineBoard(Self.world.engine([event]), from: day(2023, 6, 30), to: day(2023, 6, 30))
        .rows(by: .period, on: on, known: day(2023, 12, 31), regulations: ["mot"]).total
    }
    #expect(sum(.received, on: day(2023, 7, 19)).undated == 1)
    #expect(sum(.received, on: day(2023, 7, 20)).onTime == 1)
    #expect(sum(.submitted, on: day(2023, 12, 31)).undated == 1)
  }

  @Test("A condition that nobody establishes expects nothing, before its period ends and after")
  func awaited() {
    let world = FigureWorld()
    func expected(_ events: [Event], on: CivilDate) -> Int {
      EngineBoard(world.engine(events), from: day(2023, 5, 1), to: day(2023, 5, 31))
        .rows(by: .organisation, on: on, known: day(2023, 12, 31), regulations: ["mot"], bearers: [FigureWorld.org(2)])
        .total.expected
    }
    guard let id = ObligationID("mot/dieu-1/e:org-2:2023-M04") else { fatalError("no id") }
    let established = Event(
      id: "e", kind: .established, obligations: [id], happened: day(2023, 4, 20), recorded: .end(of: day(2023, 4, 20)))
    for on in [day(2023, 4, 10), day(2023, 5, 20)] {
      // The five joint reports of April, due on 4 May, and nothing else.
      let without = expected([], on: on)
      #expect(without == 5)
      #expect(expected([established], on: on) == without + (on < day(2023, 4, 20) ? 0 : 1))
    }
  }

  @Test("An extension takes an obligation out of one window and into another")
  func moved() {
    guard let id = ObligationID("mot/dieu-1/a:org-11:2023-M04") else { fatalError("no id") }
    let event = Event(
      id: "e", kind: .extended, obligations: [id], happened: day(2023, 5, 2), recorded: .end(of: day(2023, 5, 2)),
      ground: "x", until: day(2023, 7, 10))
    func expected(_ month: Int, on: CivilDate) -> Int {
      EngineBoard(
        Self.world.engine([event]), from: day(2023, month, 1), to: CivilDate.lastDay(ofMonth: month, year: 2023)
      ).rows(by: .organisation, on: on, known: day(2023, 12, 31), regulations: ["mot"], bearers: [FigureWorld.org(11)])
        .total.expected
    }
    #expect(expected(5, on: day(2023, 5, 1)) == 1)
    #expect(expected(7, on: day(2023, 5, 1)) == 1)
    #expect(expected(5, on: day(2023, 5, 2)) == 0)
    #expect(expected(7, on: day(2023, 5, 2)) == 2)
  }

  @Test("Discharges of a table give the figures that the same submissions give as events")
  func discharges() {
    let plain = Self.world.engine()
    let owed = plain.obligations(
      .init(from: Self.from, to: Self.to, on: Self.from, known: .end(of: Self.to), regulations: ["mot"]))
    for seed in UInt64(1)...5 {
      var dice = Dice(seed: seed)
      var events: [Event] = []
      for one in owed where dice.chance(80) {
        // Some twice, and some recorded long after.
        for _ in 0..<(1 + dice.below(5) / 4) {
          let happened = (one.state.due ?? one.line.start) - 8 + dice.below(16)
          let recorded = happened + (dice.chance(70) ? 0 : dice.below(30))
          events.append(
            Event(
              id: "e\(events.count)", kind: .received, obligations: [one.id], happened: happened,
              recorded: RandomEvents.moment(recorded, second: dice.below(86400))))
        }
      }
      let rows = facts(events.sorted { $0.recorded < $1.recorded }, Self.world)
      #expect(rows.discharges.count > events.count / 2)
      let byTable = EngineBoard(plain, rows, from: Self.from, to: Self.to) { ids in
        events.filter { $0.only.map(ids.contains) ?? false }.map { ($0, 0) }
      }
      let byEvents = EngineBoard(Self.world.engine(events), from: Self.from, to: Self.to)
      for (on, known) in Self.moments {
        for by in CompletenessRow.Grouping.allCases {
          #expect(
            byTable.rows(by: by, on: on, known: known) == byEvents.rows(by: by, on: on, known: known), "seed \(seed)")
        }
      }
    }
  }
}

extension EngineBoard {
  /// The rows of the whole window for who sees everything.
  func rows(
    by grouping: CompletenessRow.Grouping, on: CivilDate, known: CivilDate, regulations: Set<String> = [],
    bearers: Set<OrganisationID> = []
  ) -> [CompletenessRow] {
    rows(
      by: grouping, from: from, to: to, on: on, known: known, for: everyone, regulations: regulations, bearers: bearers)
  }
}
