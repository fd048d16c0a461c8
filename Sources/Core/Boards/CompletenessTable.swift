import CivilTime
import Obligations
import Organisations
import Regulations

/// Completeness of a window, of any day and by what was known on any day: a board of what has lines, and the engine for the rest.
///
/// Made once for what was recorded; each question is then a pass over bits. Holds nothing that is owed.
public struct CompletenessTable: Sendable {
  /// The board of the window's lines.
  public let board: Board
  private let engine: ObligationEngine
  private let paused: [EngineBoardBuilder.Paused]
  private let from: CivilDate
  private let to: CivilDate
  private let everything: ScopeMask
  /// The number of each line's regulation.
  private let regulationOfLine: [Int]

  /// The table of what an engine computes for a window.
  ///
  /// `discharges` stand beside the engine's events: what a store's table says of obligations of which nothing else was recorded.
  /// Cost: laying out the lines, some nanoseconds a discharge, and what the engine's own events take.
  public init(
    _ engine: ObligationEngine, discharges: DischargeTable = DischargeTable(), from: CivilDate, to: CivilDate
  ) {
    self.engine = engine
    self.from = from
    self.to = to
    var (board, paused) = EngineBoardBuilder(engine).buildForFigures(from: from, to: to)
    self.paused = paused
    discharges.fill(&board, engine.register)
    self.board = board
    everything = board.schedule.mask(BodySet(capacity: board.schedule.bodyCount, full: true))
    let numbers = Dictionary(
      engine.regulations.enumerated().map { ($1.regulation.id, $0) }, uniquingKeysWith: { first, _ in first })
    var ofRule: [String: Int] = [:]
    for line in board.schedule.lines where ofRule[line.rule] == nil {
      ofRule[line.rule] = numbers[String(line.rule.prefix { $0 != "/" })] ?? 0
    }
    regulationOfLine = board.schedule.lines.map { ofRule[$0.rule] ?? 0 }
  }

  /// The figures of a day by what was recorded by the end of a day: regulations in the order read, bodies in the order of the
  /// register, periods as they end. What expects nothing has no row.
  ///
  /// The rows add up to the same total whatever they are told apart by.
  public func rows(
    by grouping: CompletenessRow.Grouping, on: CivilDate, known: CivilDate, regulations: Set<String> = [],
    bearers: Set<OrganisationID> = []
  ) -> [CompletenessRow] {
    var sums = Sums()
    let wanted = engine.regulations.map { regulations.isEmpty || regulations.contains($0.regulation.id) }
    let question = BoardQuestion(node: .everyone, scope: scope(bearers), on: on, known: known)
    switch grouping {
    case .regulation, .period:
      board.completeness(question, from: from, to: to) { line, sum in
        let number = regulationOfLine[line]
        guard wanted[number] else { return }
        switch grouping {
        case .regulation: sums.add(sum, .regulation(engine.regulations[number].regulation.id))
        default: sums.add(sum, key(board.schedule.lines[line].label))
        }
      }
    case .organisation:
      let found = board.completenessByBody(question, from: from, to: to) { wanted[regulationOfLine[$0]] }
      for (body, sum) in found.enumerated() where sum != Completeness() {
        sums.add(sum, .organisation(engine.register.organisations[body].id))
      }
    }
    eachApart(question, regulations, bearers) { regulation, bearer, label, state in
      guard let kind = Standing(state)?.completenessClass(due: state.due, on: on) else { return }
      var sum = Completeness()
      sum.add(1, kind)
      switch grouping {
      case .regulation: sums.add(sum, .regulation(regulation))
      case .organisation: sums.add(sum, .organisation(bearer))
      case .period: sums.add(sum, key(label))
      }
    }
    return sums.rows(engine)
  }

  /// The same figures counted from obligations one by one: for some of those of a window.
  public static func rows(
    of obligations: some Sequence<Obligation>, by grouping: CompletenessRow.Grouping, on: CivilDate,
    in engine: ObligationEngine
  ) -> [CompletenessRow] {
    var sums = Sums()
    for one in obligations where !one.line.isStanding {
      guard let kind = Standing(one.state)?.completenessClass(due: one.state.due, on: on) else { continue }
      var sum = Completeness()
      sum.add(1, kind)
      switch grouping {
      case .regulation: sums.add(sum, .regulation(one.regulation.id))
      case .organisation: sums.add(sum, .organisation(one.id.bearer))
      case .period: sums.add(sum, one.id.period.isTrigger ? .events : .period(one.id.period))
      }
    }
    return sums.rows(engine)
  }

  /// What is not on the board: what events started or moved on with a pause, and what was handed over.
  private func eachApart(
    _ question: BoardQuestion, _ regulations: Set<String>, _ bearers: Set<OrganisationID>,
    _ take: (_ regulation: String, _ bearer: OrganisationID, PeriodLabel, ObligationState) -> Void
  ) {
    let known = Instant.end(of: question.known)
    let found = engine.apart(
      .init(from: from, to: to, on: question.on, known: known, regulations: regulations, bearers: bearers))
    for one in found where !one.line.isStanding { take(one.regulation.id, one.id.bearer, one.id.period, one.state) }
    let readers = engine.regulations.map { LineReader(engine, $0) }
    var last: (rule: String, label: PeriodLabel)?
    for one in paused {
      let regulation = engine.regulations[one.bound].regulation.id
      guard regulations.isEmpty || regulations.contains(regulation),
        bearers.isEmpty || one.joint.contains(where: bearers.contains)
      else { continue }
      if last?.rule != one.line.rule || last?.label != one.line.label {
        _ = readers[one.bound].open(one.line, of: one.rule)
        last = (one.line.rule, one.line.label)
      }
      for state in readers[one.bound].states(of: one.joint[0], at: [(on: question.on, known: known)]) {
        guard let day = state.due ?? one.line.end, from <= day, day <= to else { continue }
        take(regulation, one.joint[0], one.line.label, state)
      }
    }
  }

  private func scope(_ bearers: Set<OrganisationID>) -> ScopeMask {
    if bearers.isEmpty { return everything }
    var set = BodySet(capacity: board.schedule.bodyCount)
    for body in bearers { engine.register.position(of: body).map { set.insert($0) } }
    return board.schedule.mask(set)
  }

  private func key(_ label: PeriodLabel) -> CompletenessRow.Key { label.isTrigger ? .events : .period(label) }

  /// Figures by key.
  private struct Sums {
    private var sums: [CompletenessRow.Key: Completeness] = [:]

    mutating func add(_ sum: Completeness, _ key: CompletenessRow.Key) {
      if sum.expected == 0 { return }
      sums[key] = (sums[key] ?? Completeness()) + sum
    }

    func rows(_ engine: ObligationEngine) -> [CompletenessRow] {
      let order = Dictionary(
        engine.regulations.enumerated().map { ($1.regulation.id, $0) }, uniquingKeysWith: { first, _ in first })
      func place(_ key: CompletenessRow.Key) -> Int {
        switch key {
        case .regulation(let id): order[id] ?? .max
        case .organisation(let id): engine.register.position(of: id) ?? .max
        case .period: 0
        case .events: 1
        }
      }
      return sums.map { (place: place($0), row: CompletenessRow(key: $0, completeness: $1)) }.sorted { a, b in
        if case .period(let left) = a.row.key, case .period(let right) = b.row.key { return left < right }
        return a.place < b.place
      }.map(\.row)
    }
  }
}

extension Sequence where Element == CompletenessRow {
  /// The figures of all rows together.
  public var total: Completeness { reduce(Completeness()) { $0 + $1.completeness } }
}
