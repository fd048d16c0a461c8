import CivilTime
import Obligations

extension Board {
  /// Completeness over some lines.
  ///
  /// Cost: one pass over the words of the lines' bearers that are meant; as of a day before the last records also over their days.
  public func completeness(_ question: BoardQuestion, lines: some Sequence<Int>) -> Completeness {
    var masks = RollMasks(self, question)
    var sum = Completeness()
    for line in lines where !schedule.brief[line].isStanding {
      add(line, masks[Int(schedule.brief[line].roll)], question, to: &sum)
    }
    return sum
  }

  /// Completeness of each node over each column of lines, row by row. The node of the question itself is not looked at.
  public func matrix(_ question: BoardQuestion, nodes: [BoardNode], columns: [[Int]]) -> [[Completeness]] {
    var masks = nodes.map { node in
      var ask = question
      ask.node = node
      return RollMasks(self, ask)
    }
    var cells = Array(repeating: Completeness(), count: nodes.count * columns.count)
    // Line by line, all nodes of a line together: what is known of a line lies near itself.
    for (column, lines) in columns.enumerated() {
      for line in lines where !schedule.brief[line].isStanding {
        let roll = Int(schedule.brief[line].roll)
        for node in nodes.indices { add(line, masks[node][roll], question, to: &cells[node * columns.count + column]) }
      }
    }
    return nodes.indices.map { node in Array(cells[node * columns.count..<(node + 1) * columns.count]) }
  }

  private func add(_ line: Int, _ mask: RollMask, _ question: BoardQuestion, to sum: inout Completeness) {
    guard !mask.isEmpty else { return }
    let tally = tally(line, mask, seen: question.seen)
    let due = schedule.brief[line].due
    if due == .max {
      sum.undated += tally.open
    } else if question.on.dayNumber > due {
      sum.missing += tally.open
    } else {
      sum.notYetDue += tally.open
    }
    sum.onTime += tally.onTime
    sum.late += tally.late
    sum.missing += tally.expired
    sum.excused += tally.excused
    eachOwn(line, mask, on: question.on, known: question.known) { _, standing, due in
      if let kind = standing.completenessClass(due: due, on: question.on) { sum.add(1, kind) }
    }
  }

  /// How many obligations of a window are shown as what. A window takes an obligation by its due day, its own where it has one, or
  /// by the end of its period; what stands without period where the window meets its term.
  public func shownCounts(_ question: BoardQuestion, from: CivilDate, to: CivilDate) -> ShownCounts {
    var masks = RollMasks(self, question)
    var counts = ShownCounts()
    for (number, line) in schedule.lines.enumerated() {
      let mask = masks[line.roll]
      if mask.isEmpty { continue }
      if line.isStanding {
        if line.start <= to, line.end.map({ from <= $0 }) ?? true {
          let isOver = line.end.map { question.on > $0 } ?? false
          counts[isOver ? .released : .standing] += mask.words.reduce(0) { $0 + $1.nonzeroBitCount }
        }
        continue
      }
      if let day = line.windowDay, from <= day, day <= to {
        let tally = tally(number, mask, seen: question.seen)
        counts[Standing.open.shown(due: line.due, on: question.on)] += tally.open
        counts[.doneInTime] += tally.onTime
        counts[.doneLate] += tally.late
        counts[.released] += tally.released + tally.excused
        counts[.notDone] += tally.expired
      }
      eachOwn(number, mask, on: question.on, known: question.known) { _, standing, due in
        guard let day = due ?? line.end, from <= day, day <= to else { return }
        counts[standing.shown(due: due, on: question.on)] += 1
      }
    }
    return counts
  }
}
