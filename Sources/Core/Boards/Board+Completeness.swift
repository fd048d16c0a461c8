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
      add(line, masks[Int(schedule.brief[line].roll)], question, .min ... .max, to: &sum)
    }
    return sum
  }

  /// Completeness of each node over each column of lines, row by row. The node of the question itself is not looked at.
  public func matrix(_ question: BoardQuestion, nodes: [BoardNode], columns: [[Int]]) -> [[Completeness]] {
    matrix(question, nodes: nodes, columns: columns, from: nil, to: nil)
  }

  /// The same of what a window takes.
  func matrix(
    _ question: BoardQuestion, nodes: [BoardNode], columns: [[Int]], from: CivilDate?, to: CivilDate?
  ) -> [[Completeness]] {
    let window = (from?.dayNumber ?? .min)...(to?.dayNumber ?? .max)
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
        for node in nodes.indices {
          add(line, masks[node][roll], question, window, to: &cells[node * columns.count + column])
        }
      }
    }
    return nodes.indices.map { node in Array(cells[node * columns.count..<(node + 1) * columns.count]) }
  }

  private func add(
    _ line: Int, _ mask: RollMask, _ question: BoardQuestion, _ window: ClosedRange<Int32>, to sum: inout Completeness
  ) {
    guard !mask.isEmpty else { return }
    let brief = schedule.brief[line]
    if window.contains(brief.window) {
      sum.add(tally(line, mask, seen: question.seen), due: brief.due, on: question.on)
    }
    eachOwn(line, mask, on: question.on, known: question.known) { _, standing, due in
      guard let kind = standing.completenessClass(due: due, on: question.on),
        window.contains(due?.dayNumber ?? schedule.lines[line].end?.dayNumber ?? .max)
      else { return }
      sum.add(1, kind)
    }
  }

  /// Completeness of a window, line by line: those whose day lies in it, by the day of each obligation where it has one of its own.
  ///
  /// Cost: as `completeness(_:lines:)`.
  func completeness(
    _ question: BoardQuestion, from: CivilDate, to: CivilDate, _ take: (_ line: Int, Completeness) -> Void
  ) {
    var masks = RollMasks(self, question)
    for line in schedule.brief.indices {
      let sum = completeness(question, &masks, line: line, from: from, to: to)
      if sum != Completeness() { take(line, sum) }
    }
  }

  /// The same of one line.
  func completeness(
    _ question: BoardQuestion, _ masks: inout RollMasks, line: Int, from: CivilDate, to: CivilDate
  ) -> Completeness {
    let brief = schedule.brief[line]
    if brief.isStanding { return Completeness() }
    var sum = Completeness()
    add(line, masks[Int(brief.roll)], question, from.dayNumber...max(from.dayNumber, to.dayNumber), to: &sum)
    return sum
  }

  /// Completeness of a window by bearer, by position in the register, over some lines. A joint duty counts for the body named first, or
  /// `jointly` for each of its bodies.
  ///
  /// Cost: as `completeness(_:lines:)`, and a few steps a bearer.
  func completenessByBody(
    _ question: BoardQuestion, lines: some Sequence<Int>, from: CivilDate, to: CivilDate, jointly: Bool = false
  ) -> [Completeness] {
    var masks = RollMasks(self, question)
    let (low, high) = (from.dayNumber, to.dayNumber)
    let kinds = CompletenessClass.allCases
    var sums = Array(repeating: Completeness(), count: schedule.bodyCount)
    var counts: [[PlaceCounts]] = Array(repeating: [], count: schedule.rolls.count)
    // Beside the one who is named first.
    let others = schedule.rolls.map { roll in jointly ? roll.joint.filter { $0 != roll.bodies.first } : [] }
    for line in lines where !schedule.brief[line].isStanding {
      let brief = schedule.brief[line]
      let roll = Int(brief.roll)
      let mask = masks[roll]
      if mask.isEmpty { continue }
      if low <= brief.window, brief.window <= high {
        if counts[roll].isEmpty {
          counts[roll] = Array(repeating: PlaceCounts(width: Int(brief.width)), count: kinds.count)
        }
        countPlaces(line, mask, question, in: &counts[roll])
      }
      let bodies = schedule.rolls[roll].bodies
      eachOwn(line, mask, on: question.on, known: question.known) { place, standing, due in
        guard let day = due ?? schedule.lines[line].end, from <= day, day <= to,
          let kind = standing.completenessClass(due: due, on: question.on)
        else { return }
        sums[Int(bodies[place])].add(1, kind)
        for body in others[roll] { sums[Int(body)].add(1, kind) }
      }
    }
    for (roll, counts) in counts.enumerated() {
      let bodies = schedule.rolls[roll].bodies
      let others = others[roll]
      for (kind, counts) in zip(kinds, counts) {
        counts.each { place, count in
          sums[Int(bodies[place])].add(count, kind)
          for body in others { sums[Int(body)].add(count, kind) }
        }
      }
    }
    return sums
  }

  /// Adds what the planes say of each bearer of a line, class by class.
  private func countPlaces(_ line: Int, _ mask: RollMask, _ question: BoardQuestion, in counts: inout [PlaceCounts]) {
    let brief = schedule.brief[line]
    let width = Int(brief.width)
    let limit = limit(ofLine: line, seen: question.seen)
    let open = Standing.open.completenessClass(due: brief.dueDay, on: question.on)
    let isPlain = rarePlanes[line] == 0
    let (wordBase, dayBase) = (wordsBefore[line] + mask.first, daysBefore[line] + mask.first * 64)
    words.withUnsafeBufferPointer { words in
      days.withUnsafeBufferPointer { days in
        for index in mask.words.indices {
          let base = wordBase + index
          let word = mask.first + index
          func add(_ bits: UInt64, _ kind: CompletenessClass) { counts[kind.rawValue].add(bits, word: word) }
          let own = isPlain ? 0 : words[base + width * Plane.own.rawValue]
          let meant = mask.words[index] & ~own
          var settled = meant & words[base]
          if let limit, settled != 0 { settled &= Board.seen(days, from: dayBase + index * 64, by: limit) }
          if let open { add(meant & ~settled, open) }
          let late = settled & words[base + width * Plane.late.rawValue]
          add(late, .late)
          settled &= ~late
          if !isPlain {
            let excused = settled & words[base + width * Plane.excused.rawValue]
            let expired = settled & words[base + width * Plane.expired.rawValue]
            add(excused, .excused)
            add(expired, .missing)
            settled &= ~(excused | expired | words[base + width * Plane.released.rawValue])
          }
          add(settled, .onTime)
        }
      }
    }
  }

  /// How many obligations of a window are shown as what. A window takes an obligation by its due day, its own where it has one, or
  /// by the end of its period; what stands without period where the window meets its term. What has no day at all is left to
  /// `ObligationEngine.apart(_:)`: a window takes it by the day on which it was done, which no board keeps.
  public func shownCounts(_ question: BoardQuestion, from: CivilDate, to: CivilDate) -> ShownCounts {
    var masks = RollMasks(self, question)
    var counts = ShownCounts()
    for (number, line) in schedule.lines.enumerated() {
      let mask = masks[line.roll]
      if mask.isEmpty { continue }
      if line.isStanding {
        if line.start <= to, line.end.map({ from <= $0 }) ?? true {
          // Of what stands a board tells only that it was waived, excused or the like.
          var released = mask.count
          if line.end.map({ question.on <= $0 }) ?? true {
            released = tally(number, mask, seen: question.seen).released
            eachOwn(number, mask, on: question.on, known: question.known) { _, standing, _ in
              if standing == .released { released += 1 }
            }
          }
          counts[.released] += released
          counts[.standing] += mask.count - released
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

extension Completeness {
  /// Counts what the planes of a line say; its due day as a number, the greatest where there is none.
  fileprivate mutating func add(_ tally: LineTally, due: Int32, on: CivilDate) {
    if due == .max {
      undated += tally.open
    } else if on.dayNumber > due {
      missing += tally.open
    } else {
      notYetDue += tally.open
    }
    onTime += tally.onTime
    late += tally.late
    missing += tally.expired
    excused += tally.excused
  }
}
