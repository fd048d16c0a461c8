import CivilTime
import Obligations
import Organisations
import Regulations

extension EngineBoard {
  /// The regulations of which a window takes something that is expected, on a day by what was recorded by the end of a day, in the eyes of
  /// a reader; in the order read.
  ///
  /// Cost: that of the first line of each that tells it, and that of what is on no line.
  public func regulations(
    from: CivilDate, to: CivilDate, on: CivilDate, known: CivilDate, for reader: BoardReader
  ) -> [String] {
    let question = BoardQuestion(node: .everyone, scope: reader.mask, on: on, known: known)
    var masks = RollMasks(board, question)
    var isFound = Array(repeating: false, count: engine.regulations.count)
    // What is not in the window by its line may be by a day of its own: that is looked for last.
    for isByLine in [true, false] {
      for (line, number) in regulationOfLine.enumerated() where !isFound[number] {
        let window = board.schedule.brief[line].window
        guard (from.dayNumber <= window && window <= to.dayNumber) == isByLine else { continue }
        isFound[number] = board.completeness(question, &masks, line: line, from: from, to: to).expected > 0
      }
    }
    var apartly: Set<String> = []
    for one in apart(question, from: from, to: to, for: reader)
    where Standing(one.state)?.completenessClass(due: one.state.due, on: on) != nil {
      apartly.insert(one.regulation.id)
    }
    var seen: Set<String> = []
    return zip(engine.regulations, isFound).map { ($0.regulation.id, $1) }.filter { id, isFound in
      (isFound || apartly.contains(id)) && seen.insert(id).inserted
    }.map(\.0)
  }

  /// Completeness of each body over each period, on a day by what was recorded by the end of a day, in the eyes of a reader: of what a
  /// window takes by its day, its own where it was given one; of some regulations where any are named. The bodies are those that are
  /// named first in something that the window takes, in the order of the register; what is owed jointly counts for each of them. Who is
  /// expected to do nothing has no row.
  ///
  /// Cost: one pass over the words of the periods' lines, and a few steps a body and period.
  public func bodies(
    _ periods: [PeriodLabel], from: CivilDate, to: CivilDate, on: CivilDate, known: CivilDate,
    for reader: BoardReader, regulations: Set<String> = []
  ) -> [(body: OrganisationID, cells: [Completeness])] {
    let question = BoardQuestion(node: .everyone, scope: reader.mask, on: on, known: known)
    let apart = apart(question, from: from, to: to, for: reader, regulations: regulations)
      .compactMap { one -> (one: Apart, kind: CompletenessClass)? in
        Standing(one.state)?.completenessClass(due: one.state.due, on: on).map { (one, $0) }
      }
    var named = BodySet(capacity: board.schedule.bodyCount)
    for body in apart { engine.register.position(of: body.one.id.bearer).map { named.insert($0) } }
    for roll in rolls(from: from, to: to, of: regulations) {
      for (place, body) in board.schedule.rolls[roll].bodies.enumerated()
      where reader.mask.rolls[roll][place >> 6] >> UInt64(place & 63) & 1 == 1 {
        named.insert(Int(body))
      }
    }
    let positions = named.positions
    let width = periods.count
    var cells = Array(repeating: Completeness(), count: width * positions.count)
    for (column, period) in periods.enumerated() {
      let sums = board.completenessByBody(
        question, lines: lines(period, of: regulations), from: from, to: to, jointly: true)
      for (row, position) in positions.enumerated() { cells[row * width + column] = sums[position] }
    }
    let columns = Dictionary(periods.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = Dictionary(positions.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for (one, kind) in apart {
      guard let column = columns[one.id.period] else { continue }
      for body in Set(one.joint) {
        if let row = engine.register.position(of: body).flatMap({ rows[$0] }) {
          cells[row * width + column].add(1, kind)
        }
      }
    }
    return positions.enumerated().compactMap { row, position in
      let own = cells[row * width..<(row + 1) * width]
      return own.contains { $0.expected > 0 } ? (engine.register.organisations[position].id, Array(own)) : nil
    }
  }

  /// The periods that a regulation has on the board.
  public func periods(ofRegulation id: String) -> Set<PeriodLabel> {
    let isIts = engine.regulations.map { $0.regulation.id == id }
    return Set(zip(board.schedule.lines, regulationOfLine).lazy.filter { isIts[$1] }.map { $0.0.label })
  }

  /// The rolls of the lines that a window takes, each once.
  private func rolls(from: CivilDate, to: CivilDate, of regulations: Set<String>) -> [Int] {
    let wanted = engine.regulations.map { regulations.isEmpty || regulations.contains($0.regulation.id) }
    var isIn = Array(repeating: false, count: board.schedule.rolls.count)
    for (brief, number) in zip(board.schedule.brief, regulationOfLine)
    where wanted[number] && !brief.isStanding && from.dayNumber <= brief.window && brief.window <= to.dayNumber {
      isIn[Int(brief.roll)] = true
    }
    return isIn.indices.filter { isIn[$0] }
  }
}
