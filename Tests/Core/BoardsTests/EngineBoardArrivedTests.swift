import Access
import CivilTime
import Obligations
import Organisations
import Regulations
import Testing

@testable import Boards

/// What was sent and not yet answered, and what one body owes for one period, against a plain list of obligations.
struct EngineBoardArrivedTests {
  private static let from = day(2023, 1, 1)
  private static let to = day(2023, 12, 31)
  private static let last = day(2024, 12, 31)

  private static func found(_ engine: ObligationEngine) -> [Obligation] {
    engine.obligations(.init(from: from, to: to, on: last, known: .end(of: last)))
  }

  @Test("What was sent and nobody answered is what the engine's list says is sent", arguments: UInt64(1)...8)
  func arrived(seed: UInt64) throws {
    let world = FigureWorld(firstRules: FigureWorld.mixed)
    let engine = world.engine(world.events(seed: seed, from: Self.from - 120, to: Self.to + 60))
    let board = EngineBoard(engine, from: Self.from, to: Self.to)
    let arrived = board.arrived(for: board.everyone, on: Self.last, known: Self.last, limit: 10_000)
    let wanted = Self.found(engine).filter { !$0.line.isStanding && Self.waits($0.state) }.map(\.id)
    #expect(Set(wanted).isSubset(of: arrived))
    #expect(wanted.count > 10)
    // Before and after the window too.
    for id in arrived {
      let state = try #require(engine.obligation(id, on: Self.last, known: .end(of: Self.last))?.state)
      #expect(Self.waits(state), "\(id)")
    }
    #expect(Self.found(engine).contains { $0.state.hasCorrection })
    #expect(arrived.count == Set(arrived).count)
    #expect(board.arrived(for: board.everyone, on: Self.last, known: Self.last, limit: 3) == Array(arrived.prefix(3)))
  }

  @Test("What was sent back and has not come again is what the engine's list says", arguments: UInt64(1)...8)
  func returned(seed: UInt64) throws {
    let world = FigureWorld(firstRules: FigureWorld.mixed)
    let engine = world.engine(world.events(seed: seed, from: Self.from - 120, to: Self.to + 60))
    let board = EngineBoard(engine, from: Self.from, to: Self.to)
    let returned = board.returned(for: board.everyone, on: Self.last, known: Self.last, limit: 10_000)
    let wanted = Self.found(engine).filter { !$0.line.isStanding && $0.state.performance == .returned }.map(\.id)
    #expect(Set(wanted).isSubset(of: returned) && !wanted.isEmpty)
    for id in returned {
      #expect(engine.obligation(id, on: Self.last, known: .end(of: Self.last))?.state.performance == .returned, "\(id)")
    }
    // Of one body what it owes, alone or jointly, and nothing else.
    let own = try #require(wanted.first?.bearer)
    var bodies = BodySet(capacity: engine.register.organisations.count)
    engine.register.position(of: own).map { bodies.insert($0) }
    let ofOwn = board.returned(
      for: board.reader(board.everyone, only: bodies), on: Self.last, known: Self.last, limit: 10_000)
    #expect(
      Set(ofOwn)
        == Set(
          returned.filter { id in
            engine.obligation(id, on: Self.last, known: .end(of: Self.last))?.joint.contains(own) ?? false
          }))
  }

  private static func waits(_ state: ObligationState) -> Bool { state.performance == .claimed || state.hasCorrection }

  @Test("Without what some bodies owe, the rest is left", arguments: UInt64(1)...4)
  func others(seed: UInt64) {
    let world = FigureWorld(firstRules: FigureWorld.mixed)
    let engine = world.engine(world.events(seed: seed, from: Self.from, to: Self.to))
    let board = EngineBoard(engine, from: Self.from, to: Self.to)
    var own = BodySet(capacity: engine.register.organisations.count)
    let two = ["org-2", "org-11"].compactMap { OrganisationID($0) }
    for body in two { engine.register.position(of: body).map { own.insert($0) } }
    let reader = board.reader(board.everyone, without: own)
    let toDo = board.toDo(
      of: .everyone, from: Self.from, horizon: Self.to, on: Self.last, known: Self.last, for: reader, limit: 10_000)
    let all = board.toDo(
      of: .everyone, from: Self.from, horizon: Self.to, on: Self.last, known: Self.last, for: board.everyone,
      limit: 10_000)
    let joint = Dictionary(Self.found(engine).map { ($0.id, $0.joint) }, uniquingKeysWith: { first, _ in first })
    let wanted = all.items.map(\.id).filter { id in !(joint[id] ?? [id.bearer]).contains(where: two.contains) }
    #expect(toDo.items.map(\.id) == wanted)
    #expect(wanted.count < all.items.count && !wanted.isEmpty)
  }

  @Test("What a body owes for a period is what the engine's list has for it")
  func owed() throws {
    let world = FigureWorld(firstRules: FigureWorld.mixed)
    let engine = world.engine(world.events(seed: 3, from: Self.from, to: Self.to))
    let board = EngineBoard(engine, from: Self.from, to: Self.to)
    // Some were put off to a day beyond the window.
    let found = engine.obligations(
      .init(from: Self.from, to: Self.last + 900, on: Self.last, known: .end(of: Self.last))
    )
    .filter { !$0.line.isStanding && !$0.id.period.isTrigger }
    var seen = 0
    for period in [
      PeriodLabel.month(year: 2023, month: 5), .quarter(year: 2023, quarter: 2), .week(year: 2023, week: 20),
    ] {
      for body in ["org-1", "org-2", "org-11"].compactMap({ OrganisationID($0) }) {
        let position = try #require(engine.register.position(of: body))
        for regulation in ["mot", "hai"] {
          let owed = board.owed(by: position, period, for: board.everyone, regulations: [regulation])
          let wanted = found.filter {
            $0.id.period == period && $0.joint.contains(body) && $0.regulation.id == regulation
          }.map(\.id)
          #expect(Set(owed) == Set(wanted), "\(body), \(period), \(regulation)")
          seen += owed.count
        }
      }
    }
    #expect(seen > 10)
  }

  @Test("The matrix of one regulation counts that one only, and those of all of them add up")
  func regulations() throws {
    let world = FigureWorld(firstRules: FigureWorld.mixed)
    let engine = world.engine(world.events(seed: 5, from: Self.from, to: Self.to))
    let board = EngineBoard(engine, from: Self.from, to: Self.to)
    let nodes = engine.register.organisations.indices.map { BoardNode.body($0) }
    let periods = (1...12).map { PeriodLabel.month(year: 2023, month: $0) }
    func cells(_ regulations: Set<String>) -> [[Completeness]] {
      board.matrix(
        nodes, periods, from: Self.from, to: Self.to, on: day(2023, 7, 1), known: day(2023, 7, 1), for: board.everyone,
        regulations: regulations)
    }
    let (all, first, second) = (cells([]), cells(["mot"]), cells(["hai"]))
    for row in nodes.indices {
      for column in periods.indices { #expect(all[row][column] == first[row][column] + second[row][column]) }
    }
    #expect(first.joined().contains { $0.expected > 0 } && second.joined().contains { $0.expected > 0 })
  }
}
