import CivilTime

extension Board {
  /// All that was told.
  func write(to writer: inout ByteWriter) {
    writer.put(words)
    writer.put(days)
    let told = own.indices.filter { !own[$0].isEmpty }
    writer.put(told.map { Int32($0) })
    for line in told { own[line].write(to: &writer) }
  }

  /// Takes over all that was told of a board of the same lines; false where it does not fit, and then the board is of no use.
  mutating func restore(_ reader: inout ByteReader) -> Bool {
    guard fillPlanes(from: &reader), let told: [Int32] = reader.take(),
      told.allSatisfy({ self.own.indices.contains(Int($0)) })
    else { return false }
    var own: [(line: Int, steps: OwnLine)] = []
    for line in told {
      let places = schedule.rolls[schedule.lines[Int(line)].roll].bodies.count
      guard let steps = OwnLine(&reader, places: places) else { return false }
      own.append((Int(line), steps))
    }
    takeOver(own: own)
    return true
  }

  /// Whether this board and another of the same lines tell the same of an obligation, in whatever way.
  func tellsSame(as other: Board, line: Int, place: Int) -> Bool {
    [Plane.claimed, .received, .accepted, .returned].allSatisfy { self[$0, line, place] == other[$0, line, place] }
      && story(line, place) == other.story(line, place)
  }

  /// What is told of an obligation as steps, none of which says what the one before it said.
  private func story(_ line: Int, _ place: Int) -> [OwnStep] {
    let never = CivilDate(dayNumber: .min / 2)
    let plain = [OwnStep(known: never, from: never, due: schedule.lines[line].due, standing: .open)]
    guard self[.settled, line, place] else { return plain }
    var steps: [OwnStep]
    if self[.own, line, place] {
      steps = own[line].entry(of: place).map { own[line].steps(of: $0) } ?? []
    } else {
      let day = CivilDate(dayNumber: Int32(days[daysBefore[line] + place]))
      let (standing, due) = standing(line: line, place: place, on: day, known: day)
      steps = [
        OwnStep(known: day, from: never, due: due, standing: .open),
        OwnStep(known: day, from: day, due: due, standing: standing),
      ]
    }
    var story = plain
    while let known = steps.first?.known {
      let count = steps.prefix { $0.known == known }.count
      var group: [OwnStep] = []
      for step in steps.prefix(count)
      where group.last.map({ $0.standing != step.standing || $0.due != step.due }) ?? true {
        group.append(
          OwnStep(known: known, from: group.isEmpty ? never : step.from, due: step.due, standing: step.standing))
      }
      steps.removeFirst(count)
      let newest = story.last?.known
      let last = story.suffix(while: { $0.known == newest })
      let isNew = !zip(last, group).allSatisfy { $0.from == $1.from && $0.due == $1.due && $0.standing == $1.standing }
      if isNew || last.count != group.count { story += group }
    }
    return story
  }
}

extension Array {
  /// The last elements, as long as they meet a condition.
  fileprivate func suffix(while holds: (Element) -> Bool) -> ArraySlice<Element> {
    self[(lastIndex { !holds($0) }.map { $0 + 1 } ?? 0)...]
  }
}
