import CivilTime
import Obligations
import Organisations
import Regulations

extension EngineBoard {
  /// One obligation in a list of what is to be done.
  public struct Item: Hashable, Sendable {
    /// Which.
    public let id: ObligationID
    /// Its due day, its own where it has one.
    public let due: CivilDate?
    /// What people read.
    public let shown: Shown
  }

  /// What is still to be done, counted by when, with a page of it.
  public struct ToDo: Sendable {
    /// The counts, of the whole list whatever the page.
    public let counts: Home
    /// The page.
    public let items: [Item]
    /// Where the next page begins; nil when this is the last.
    public var next: HomeCursor? { counts.next }
  }

  /// What is still to be done, due from a day up to a horizon, or without due day and its period ended between them. What a body owes
  /// jointly is its own; what has no day at all is in every list.
  ///
  /// Cost: as `Board.home`, and that of what is on no line.
  public func toDo(
    of node: BoardNode, from: CivilDate, horizon: CivilDate, on: CivilDate, known: CivilDate, for reader: BoardReader,
    limit: Int = 50,
    after cursor: HomeCursor? = nil
  ) -> ToDo {
    let question = BoardQuestion(node: node, scope: reader.mask, on: on, known: known)
    var bearers: Set<OrganisationID> = []
    if case .body(let body) = node { bearers = [engine.register.organisations[body].id] }
    let apart = apart(question, from: from, to: horizon, for: reader, bearers: bearers)
      .filter { one in
        // What is owed once without any day is on a line for lists, though not for windows.
        !(one.line.isOpenEnded && sources[one.id.rule, one.id.period] != nil) && Standing(one.state)?.isOpen ?? false
          && means(node, one.joint, on: one.line.decidingDay)
      }
      .sorted {
        ($0.state.due?.dayNumber ?? .max, $0.id.description) < ($1.state.due?.dayNumber ?? .max, $1.id.description)
      }
    // Behind the lines due on the same day, in an order of their own.
    let first = board.schedule.lines.count
    let home = board.home(question, from: from, horizon: horizon, limit: limit, after: cursor) { list in
      for (number, one) in apart.enumerated() {
        let standing = Standing(one.state) ?? .open
        list.take(first + number, 0, standing, due: one.state.due, window: (one.windowDay ?? one.line.start).dayNumber)
        {
          -1
        }
      }
    }
    let items = home.items.map { item in
      let id =
        item.line < first
        ? ObligationID(
          rule: board.schedule.lines[item.line].rule, bearer: engine.register.organisations[item.body].id,
          period: board.schedule.lines[item.line].label) : apart[item.line - first].id
      return Item(id: id, due: item.due, shown: item.shown)
    }
    return ToDo(counts: home, items: items)
  }

  /// Completeness of each node over each period, row by row, on a day by what was recorded by the end of a day: of what a window takes by
  /// its day, its own where it was given one; of some regulations where any are named.
  ///
  /// Cost: as `Board.matrix`, and that of what was handed over or paused.
  public func matrix(
    _ nodes: [BoardNode], _ periods: [PeriodLabel], from: CivilDate, to: CivilDate, on: CivilDate, known: CivilDate,
    for reader: BoardReader, regulations: Set<String> = []
  ) -> [[Completeness]] {
    let question = BoardQuestion(node: .everyone, scope: reader.mask, on: on, known: known)
    var cells = board.matrix(
      question, nodes: nodes, columns: periods.map { lines($0, of: regulations) }, from: from, to: to)
    let columns = Dictionary(periods.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for one in apart(question, from: from, to: to, for: reader, regulations: regulations) {
      guard let column = columns[one.id.period],
        let kind = Standing(one.state)?.completenessClass(due: one.state.due, on: on)
      else { continue }
      for (row, node) in nodes.enumerated() where means(node, one.joint, on: one.line.decidingDay) {
        cells[row][column].add(1, kind)
      }
    }
    return cells
  }

  /// What a body owes for a period under some regulations, alone or jointly, where a reader sees it, in the order of the rules.
  public func owed(
    by body: Int, _ period: PeriodLabel, for reader: BoardReader, regulations: Set<String> = []
  ) -> [ObligationID] {
    let rolls = Dictionary(
      board.schedule.rolls(of: body).map { (Int($0.0), Int($0.1)) }, uniquingKeysWith: { first, _ in first })
    return lines(period, of: regulations).compactMap { number in
      let line = board.schedule.lines[number]
      guard let place = rolls[line.roll], reader.mask.rolls[line.roll][place >> 6] >> UInt64(place & 63) & 1 == 1 else {
        return nil
      }
      let bearer = Int(board.schedule.rolls[line.roll].bodies[place])
      return ObligationID(rule: line.rule, bearer: engine.register.organisations[bearer].id, period: line.label)
    }
  }

  /// The lines of a period; of some regulations where any are named.
  func lines(_ period: PeriodLabel, of regulations: Set<String>) -> [Int] {
    board.schedule.lines(labelled: period).filter {
      regulations.isEmpty || regulations.contains(engine.regulations[regulationOfLine[$0]].regulation.id)
    }
  }
}

extension EngineBoard.Apart {
  /// The day by which windows take it.
  fileprivate var windowDay: CivilDate? { state.due ?? line.end }
}
