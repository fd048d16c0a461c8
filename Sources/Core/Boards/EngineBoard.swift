import Access
import CivilTime
import Obligations
import Organisations
import Regulations

/// What an engine computes for a window of days, kept up with what is recorded: a board of what has lines, and the engine for the rest.
///
/// Made once; every question about any day, by what was known on any day, is then a pass over bits. Holds nothing that is owed.
public struct EngineBoard: Sendable {
  /// The board of the window's lines.
  public private(set) var board: Board
  /// What computes the rest. It knows the events that are more than rows.
  public private(set) var engine: ObligationEngine
  /// The first day of the window.
  public let from: CivilDate
  /// Its last day.
  public let to: CivilDate
  /// In the eyes of who sees everything.
  public let everyone: BoardReader
  /// What was paused at some time.
  private(set) var paused: Set<PausedPlace>
  /// The ledger numbers of the engine's events, in the order they were taken.
  private(set) var numbers: [Int64]
  let sources: BoardSources
  /// The number of each line's regulation.
  let regulationOfLine: [Int]
  private let alone: Set<String>

  /// Whether all that decides about an obligation is its own events, as long as nothing is done but sending, receiving and accepting. Where
  /// some duty was handed over it may be the events of whoever owed it before, too.
  public func isToldAlone(_ id: ObligationID) -> Bool {
    id.period.isSerial && alone.contains(id.rule) && !engine.events.hasTransfers
  }

  /// How to come by the events about some obligations, in the order of recording, with their ledger numbers.
  public typealias Fetch = ([ObligationID]) throws -> [(event: Event, number: Int64)]

  /// The board of a window of what an engine computes that knows all that was done.
  ///
  /// Cost: laying out the lines, and for each obligation that events touch the engine's states on the days of those events.
  public init(_ engine: ObligationEngine, from: CivilDate, to: CivilDate) {
    self.init(blank: engine, numbers: [], from: from, to: to)
    paused = BoardTeller(engine, sources, leavesPaused: true).tell(&board)
  }

  /// The board of a window of what an engine that knows of nothing done computes with some facts.
  ///
  /// Cost: as above for the facts that are events, and some dozens of nanoseconds a row.
  ///
  /// - Parameter fetch: is asked for obligations of which the facts have rows and events.
  public init(
    _ engine: ObligationEngine, _ facts: BoardFacts, from: CivilDate, to: CivilDate, fetch: Fetch
  ) rethrows {
    let torn = facts.torn
    let more = try Self.plain(torn, fetch)
    self.init(
      blank: engine.adding(facts.events + more.map(\.event)), numbers: facts.numbers + more.map(\.number), from: from,
      to: to)
    paused = BoardTeller(self.engine, sources, leavesPaused: true).tell(&board)
    let left = facts.discharges.fill(&board, engine.register, but: torn)
    if !left.isEmpty { try tear(left, fetch) }
  }

  /// The lines of a window, with nothing told.
  init(blank engine: ObligationEngine, numbers: [Int64], from: CivilDate, to: CivilDate) {
    self.engine = engine
    self.numbers = numbers
    (self.from, self.to) = (from, to)
    sources = BoardSources(engine, from: from, to: to, withMoved: true)
    let schedule = sources.schedule
    board = Board(schedule)
    paused = []
    alone = engine.rulesToldAlone()
    everyone = BoardReader(mask: schedule.mask(BodySet(capacity: schedule.bodyCount, full: true))) { _ in true }
    let sources = sources
    regulationOfLine = schedule.lines.map { sources[$0]?.bound ?? 0 }
  }

  /// What rows say of some obligations, as events. Of what was fetched all else is known already.
  private static func plain(_ ids: Set<ObligationID>, _ fetch: Fetch) rethrows -> [(event: Event, number: Int64)] {
    if ids.isEmpty { return [] }
    return try fetch(ids.sorted { $0.description < $1.description }).filter {
      $0.event.plainStep != nil && $0.event.only.map(ids.contains) ?? false
    }
  }

  /// Takes what rows say of some obligations as events from now on.
  private mutating func tear(_ ids: Set<ObligationID>, _ fetch: Fetch) rethrows {
    let more = try Self.plain(ids, fetch)
    engine = engine.adding(more.map(\.event))
    numbers += more.map(\.number)
    BoardTeller(engine, sources, leavesPaused: true).tell(again: ids, &board, &paused)
  }

  // MARK: News

  /// Takes what was recorded since, in that order; false, and the board is of no more use, where it changes which lines there are.
  ///
  /// Cost: a bit and a day for most; where more is to be told, the engine's states of the obligations it touches.
  ///
  /// - Parameter fetch: is asked for obligations of which less was told before. What it gives may have the news in it.
  public mutating func take(_ news: [(event: Event, number: Int64)], fetch: Fetch) rethrows -> Bool {
    var more: [(event: Event, number: Int64)] = []
    var retold: Set<ObligationID> = []
    var torn: Set<ObligationID> = []
    for (event, number) in news {
      // A new day may bring a line into the window that had none in it.
      let isMoving = event.kind == .extended || event.kind == .suspended
      if event.kind == .transferred || isMoving && !event.obligations.allSatisfy(hasAllLines) { return false }
      let id = event.only
      if let id, let step = event.plainStep, id.period.isSerial, alone.contains(id.rule), !retold.contains(id),
        !torn.contains(id), !engine.events.tells(of: id)
      {
        if !enter(step, id, event) { torn.insert(id) }
        continue
      }
      // What a torn obligation's rows say comes with what is fetched of it.
      if let id, torn.contains(id), event.plainStep != nil { continue }
      more.append((event, number))
      for id in event.obligations {
        if id.period.isSerial, alone.contains(id.rule), !retold.contains(id), !engine.events.tells(of: id) {
          torn.insert(id)
        } else {
          retold.insert(id)
        }
      }
    }
    more += try Self.plain(torn, fetch)
    // What was fetched before may have had some of it already.
    let before = more.isEmpty ? [] : Set(numbers)
    more.removeAll { before.contains($0.number) }
    if more.isEmpty { return true }
    engine = engine.adding(more.map(\.event))
    numbers += more.map(\.number)
    BoardTeller(engine, sources, leavesPaused: true).tell(again: retold.union(torn), &board, &paused)
    return true
  }

  /// Enters what a row would say.
  private mutating func enter(_ step: Performance, _ id: ObligationID, _ event: Event) -> Bool {
    guard let position = engine.register.position(of: id.bearer) else { return true }
    for number in sources.lines(id.rule, id.period) {
      let line = Int(number)
      guard let place = board.schedule.place(of: position, inRoll: board.schedule.lines[line].roll) else { continue }
      if !board.enter(step, line: line, place: place, happened: event.happened, recorded: event.recorded.day) {
        return false
      }
    }
    return true
  }

  /// True where the line of an obligation, and all that it absorbs, are on the board.
  private func hasAllLines(_ id: ObligationID) -> Bool {
    guard let line = engine.line(ofRule: id.rule, id.period), !line.isStanding else { return true }
    return sources[id.rule, id.period] != nil
      && engine.lines(ofRule: id.rule, absorbedBy: line).allSatisfy { sources[id.rule, $0.label] != nil }
  }

  /// Takes over what was told before; false where it does not fit.
  mutating func restore(_ reader: inout ByteReader, paused: [Int32]) -> Bool {
    for at in stride(from: 0, to: paused.count, by: 2) {
      guard board.schedule.lines.indices.contains(Int(paused[at])),
        board.schedule.rolls[board.schedule.lines[Int(paused[at])].roll].bodies.indices.contains(Int(paused[at + 1]))
      else { return false }
      self.paused.insert(PausedPlace(line: paused[at], place: paused[at + 1]))
    }
    return board.restore(&reader)
  }

  // MARK: In whose eyes

  /// In the eyes of who has a scope. Cost: one bit test a bearer of a roll.
  public func reader(of scope: Scope) -> BoardReader {
    BoardReader(mask: board.schedule.mask(scope.bodies, regulations: scope.regulations)) { scope.sees(Matter($0)) }
  }
}

/// In whose eyes an `EngineBoard` is asked. Only it makes one.
public struct BoardReader: Sendable {
  let mask: ScopeMask
  let sees: @Sendable (Obligation) -> Bool
}
