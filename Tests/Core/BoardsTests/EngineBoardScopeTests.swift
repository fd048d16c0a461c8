import Access
import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations
import Testing

@testable import Boards

/// What a board shows somebody, against the engine's list cut by his scope.
struct EngineBoardScopeTests {
  private static let from = day(2023, 1, 1)
  private static let to = day(2023, 12, 31)

  private static func scope(
    _ role: Role, _ organisation: String, _ regulation: String? = nil, below: Bool = true, in register: Register
  ) throws -> Scope {
    let person = try #require(PersonID("an"))
    let grant = try Grant(
      id: #require(GrantID("1")), person: person, role: role, organisation: #require(OrganisationID(organisation)),
      regulation: regulation, reachesBelow: below, first: day(2020, 1, 1))
    return Scope(of: Actor(person, grants: [grant]), in: register, on: day(2023, 6, 1))
  }

  private func expectEqual(_ engine: ObligationEngine, _ scopes: [Scope]) throws -> [Int] {
    let board = EngineBoard(engine, from: Self.from, to: Self.to)
    let (on, known) = (day(2023, 5, 31), day(2023, 7, 15))
    let found = engine.obligations(.init(from: Self.from, to: Self.to, on: on, known: .end(of: known)))
    return scopes.map { scope in
      let reader = board.reader(of: scope)
      let seen = found.filter { scope.sees(Matter($0)) }
      for by in [CompletenessRow.Grouping.organisation, .period] {
        var sums: [CompletenessRow.Key: Completeness] = [:]
        for one in seen {
          guard let kind = EngineBoardTests.plainClass(one) else { continue }
          let key: CompletenessRow.Key =
            by == .organisation
            ? .organisation(one.id.bearer) : one.id.period.isTrigger ? .events : .period(one.id.period)
          sums[key, default: Completeness()].add(1, kind)
        }
        let rows = board.rows(by: by, from: Self.from, to: Self.to, on: on, known: known, for: reader)
        #expect(Dictionary(rows.map { ($0.key, $0.completeness) }, uniquingKeysWith: { a, _ in a }) == sums)
      }
      let open: [Shown] = [.overdue, .dueToday, .dueSoon, .notYetDue, .noDayStated, .paused]
      let toDo = board.toDo(
        of: .everyone, from: Self.from, horizon: Self.to, on: on, known: known, for: reader, limit: 10_000)
      let wanted = seen.filter { open.contains($0.state.shown) }
      #expect(toDo.counts.total == toDo.items.count)
      #expect(
        Set(toDo.items.map { "\($0.id) \($0.due?.description ?? "") \($0.shown)" })
          == Set(wanted.map { "\($0.id) \($0.state.due?.description ?? "") \($0.state.shown)" }))
      return toDo.items.count
    }
  }

  @Test(
    "Somebody of a body sees what it owes, what is owed to it, and nothing else; a coordinator all of his regulation")
  func small() throws {
    let world = FigureWorld(firstRules: FigureWorld.mixed)
    let engine = world.engine(world.events(seed: 4, from: Self.from, to: Self.to))
    let scopes =
      try ["org-1", "org-2", "org-11", "org-14"].map { try Self.scope(.specialist, $0, in: world.register) }
      + [Self.scope(.coordinator, "org-1", "hai", in: world.register)]
    let counts = try expectEqual(engine, scopes)
    #expect(counts.allSatisfy { $0 > 0 })
    #expect(Set(counts).count == counts.count)
  }

  @Test("Of the shipped regulations everyone sees on the board what the list cut by the scope has")
  func shipped() throws {
    let (engine, owed) = try #require(ShippedWorld.lived(from: Self.from, known: Self.to))
    // A body that owes, one that is owed to, and those that have most to do with others.
    var all: Set<OrganisationID> = []
    for one in owed {
      all.insert(one.id.bearer)
      all.formUnion(one.counterparties + one.copies)
      if let channel = one.channel { all.insert(channel) }
    }
    let bodies = all.sorted { $0.text < $1.text }
    var scopes: [Scope] = []
    for place in stride(from: 0, to: bodies.count, by: bodies.count / 6) {
      scopes.append(try Self.scope(.leader, bodies[place].text, in: engine.register))
    }
    scopes.append(try Self.scope(.coordinator, bodies[0].text, "uong-bi", in: engine.register))
    #expect(try expectEqual(engine, scopes).contains { $0 > 100 })
  }

  /// Until June 2023 two communes report to the committee of their own commune, from July on to that of the province: the sentence, its
  /// address, those bound and the party are the same.
  @Test(
    "Where a new version of a text names who is above instead of who is beside, each sees what is his of each version")
  func versions() throws {
    func body(_ id: String, _ kind: String, _ level: Level, _ place: String) throws -> Organisation {
      Organisation(
        id: try #require(OrganisationID(id)), names: [Dated(id)], kinds: [Dated(kind)], levels: [Dated(level)],
        places: [Dated(try #require(AreaID(place)))])
    }
    func area(_ id: String, _ level: Level, _ parent: String?) throws -> Area {
      Area(id: try #require(AreaID(id)), code: id, name: id, level: level, parent: parent.flatMap { AreaID($0) })
    }
    let register = Register(
      name: "small",
      organisations: [
        try body("xa-1", "ủy ban", .commune, "a1"), try body("xa-2", "ủy ban", .commune, "a2"),
        try body("dang-1", "cấp ủy", .commune, "a1"), try body("dang-2", "cấp ủy", .commune, "a2"),
        try body("dang", "cấp ủy", .province, "a"),
      ], areas: [try area("a", .province, nil), try area("a1", .commune, "a"), try area("a2", .commune, "a")])
    func version(_ name: String, _ days: String, _ whom: String) throws -> BoundRegulation {
      let text = """
        ---
        ngôn ngữ quy tắc: 1
        mã: mot
        loại: quy chế phối hợp
        tên: Quy chế
        phiên bản: \(name)
        \(days)
        ---

        # Quy chế

        ## Các bên
        - X: các xã = cơ quan "ủy ban"
        - C: các cấp ủy = cơ quan "cấp ủy"

        ## Điều 1 {#dieu-1}
        ```quydinh
        từng X phải báo cáo "việc" gửi C \(whom); hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        """
      let (file, parsed) = RegulationParser.parse(SourceText(name: "mot-\(name).md", text: text))
      let (regulation, resolved) = Resolver.resolve(file)
      #expect((parsed + resolved).filter { $0.severity == .error }.map(\.message.en) == [])
      let bound = try #require(regulation)
      return BoundRegulation(regulation: bound, binding: PartyBinding.bind(bound, to: register).binding)
    }
    let engine = ObligationEngine(
      regulations: [
        try version("1", "có hiệu lực từ: 1/1/2022\ncó hiệu lực đến: 30/6/2023", "cùng cấp"),
        try version("2", "có hiệu lực từ: 1/7/2023", "cấp trên"),
      ], register: register, calendar: FigureWorld().calendar)
    let scopes = try ["dang-1", "dang", "xa-2"].map { try Self.scope(.specialist, $0, below: false, in: register) }
    // Due in 2023 are the reports of December to November: those of December to June of version 1, of July to November of version 2. On
    // its own level a committee sees seven of one commune, above five of each; a commune its own twelve.
    #expect(try expectEqual(engine, scopes) == [7, 10, 12])
  }
}
