import CivilTime
import Obligations
import Organisations
import Regulations
import Testing

@testable import Boards

/// Bodies by periods against a plain list of obligations.
struct EngineBoardBodiesTests {
  private static let from = day(2023, 2, 1)
  private static let to = day(2023, 9, 7)
  private static let moments = [
    (day(2023, 2, 14), day(2023, 2, 14)), (day(2023, 5, 31), day(2024, 6, 30)), (day(2024, 3, 1), day(2023, 8, 9)),
  ]
  private static let periods =
    (1...8).map { PeriodLabel.month(year: 2023, month: $0) } + [.quarter(year: 2023, quarter: 2)]

  @Test("Bodies by periods are the engine's list, what is owed jointly with each body that is named first in something")
  func equalTheEngine() {
    for rules in [FigureWorld.first, FigureWorld.mixed] {
      let world = FigureWorld(firstRules: rules)
      for seed in UInt64(1)...6 {
        let engine = world.engine(world.events(seed: seed, from: Self.from - 120, to: Self.to + 60))
        let board = EngineBoard(engine, from: Self.from - 40, to: Self.to + 90)
        for (on, known) in Self.moments {
          for regulations in [Set<String>(), ["hai"]] {
            let found = board.bodies(
              Self.periods, from: Self.from, to: Self.to, on: on, known: known, for: board.everyone,
              regulations: regulations)
            var cells: [OrganisationID: [Completeness]] = [:]
            for row in found { cells[row.body] = row.cells }
            #expect(!found.isEmpty)
            #expect(
              cells == Self.plain(engine, on: on, known: known, regulations),
              "seed \(seed), on \(on), known \(known), \(regulations)")
            let positions: [Int] = found.compactMap { world.register.position(of: $0.body) }
            #expect(positions == positions.sorted())
          }
        }
      }
    }
  }

  /// What the engine says, obligation by obligation.
  private static func plain(
    _ engine: ObligationEngine, on: CivilDate, known: CivilDate, _ regulations: Set<String>
  ) -> [OrganisationID: [Completeness]] {
    var named: Set<OrganisationID> = []
    var sums: [OrganisationID: [Completeness]] = [:]
    let question = ObligationEngine.Question(
      from: from, to: to, on: on, known: .end(of: known), regulations: regulations)
    for one in engine.obligations(question) where !one.line.isStanding {
      named.insert(one.id.bearer)
      guard let column = periods.firstIndex(of: one.id.period), let kind = EngineBoardTests.plainClass(one) else {
        continue
      }
      for body in one.joint {
        sums[body, default: Array(repeating: Completeness(), count: periods.count)][column].add(1, kind)
      }
    }
    return sums.filter { named.contains($0.key) }
  }

  @Test("The regulations of a window are those that have figures in it")
  func regulations() {
    let world = FigureWorld()
    let engine = world.engine(world.events(seed: 3, from: Self.from - 120, to: Self.to + 60))
    let board = EngineBoard(engine, from: Self.from - 40, to: Self.to + 90)
    // On 10 March of 2023 the second regulation's monthly report is due (before the 10th: on the 9th), on the 30th nothing of it.
    for (from, to) in [(Self.from, Self.to), (day(2023, 3, 9), day(2023, 3, 9)), (day(2023, 3, 28), day(2023, 3, 28))] {
      for (on, known) in Self.moments {
        let rows = board.rows(by: .regulation, from: from, to: to, on: on, known: known, for: board.everyone)
        let wanted = rows.compactMap { if case .regulation(let id) = $0.key { id } else { nil } }
        #expect(board.regulations(from: from, to: to, on: on, known: known, for: board.everyone) == wanted)
      }
    }
    let (on, known) = Self.moments[0]
    #expect(
      board.regulations(from: Self.from, to: Self.to, on: on, known: known, for: board.everyone) == ["mot", "hai"])
  }

  @Test("What some bodies have to do is what each of them has, jointly too, each obligation once")
  func listsOfSomeBodies() {
    let world = FigureWorld()
    let engine = world.engine(world.events(seed: 4, from: Self.from - 120, to: Self.to + 60))
    let board = EngineBoard(engine, from: Self.from - 40, to: Self.to + 90)
    func list(_ node: BoardNode, on: CivilDate) -> (ids: Set<ObligationID>, total: Int) {
      let found = board.toDo(
        of: node, from: Self.from, horizon: Self.to, on: on, known: on, for: board.everyone, limit: 10_000)
      return (Set(found.items.map(\.id)), found.counts.total)
    }
    let bodies = Array(world.register.organisations.indices)
    for on in [day(2023, 3, 20), day(2023, 9, 7)] {
      for chosen in [[1], [0, 1], [1, 2, 5], bodies] {
        var set = BodySet(capacity: bodies.count)
        chosen.forEach { set.insert($0) }
        let wanted = chosen.reduce(into: Set<ObligationID>()) { $0.formUnion(list(.body($1), on: on).ids) }
        let found = list(.bodies(set), on: on)
        #expect(found.ids == wanted, "\(chosen) on \(on)")
        #expect(found.total == wanted.count, "\(chosen) on \(on)")
        // B is named second in [d].
        #expect(found.ids.contains { $0.rule == "mot/dieu-1/d" && $0.bearer != FigureWorld.org(2) })
      }
    }
  }
}
