import CivilTime
import Obligations

extension Board {
  /// What is still to be done, due up to a horizon or without due day and its period ended by then: counts, and a page of it that
  /// begins after a cursor.
  ///
  /// The counts are those of the whole list whatever the page. Cost: for a body one bit a line that it owes; for others one pass over
  /// the words of the open lines.
  public func home(
    _ question: BoardQuestion, horizon: CivilDate, limit: Int = 50, after cursor: HomeCursor? = nil
  ) -> Home {
    var list = HomeList(question.on, horizon: horizon, limit: limit, after: cursor)
    if case .body(let body) = question.node {
      for (roll, place) in schedule.rolls(of: body) {
        let roll = Int(roll)
        let place = Int(place)
        guard question.scope.rolls[roll][place >> 6] >> UInt64(place & 63) & 1 == 1 else { continue }
        for line in schedule.linesByRoll[roll] { take(Int(line), place, question, &list) }
      }
    } else {
      var masks = RollMasks(self, question)
      for (number, line) in schedule.lines.enumerated() where !line.isStanding {
        let mask = masks[line.roll]
        if mask.isEmpty { continue }
        takeOpen(number, line, mask, question, &list)
        eachOwn(number, mask, on: question.on, known: question.known) { place, standing, due in
          list.take(number, line, place, body: schedule.rolls[line.roll].bodies[place], standing, due: due)
        }
      }
    }
    return list.finished()
  }

  private func take(_ number: Int, _ place: Int, _ question: BoardQuestion, _ list: inout HomeList) {
    let line = schedule.lines[number]
    if line.isStanding { return }
    let (standing, due) = standing(line: number, place: place, on: question.on, known: question.known)
    list.take(number, line, place, body: schedule.rolls[line.roll].bodies[place], standing, due: due)
  }

  /// Takes what is open by the planes.
  private func takeOpen(
    _ number: Int, _ line: ScheduleLine, _ mask: RollMask, _ question: BoardQuestion, _ list: inout HomeList
  ) {
    guard let bucket = list.bucket(line.due, end: line.end) else { return }
    let width = schedule.rolls[line.roll].wordCount
    let base = wordsBefore[number] + mask.first
    let limit = limit(ofLine: number, seen: question.seen)
    let dayBase = daysBefore[number] + mask.first * 64
    let isOnPage = list.wants(line.dueNumber, number)
    var count = 0
    words.withUnsafeBufferPointer { words in
      mask.words.withUnsafeBufferPointer { mask in
        for index in mask.indices {
          var settled = words[base + index]
          if let limit, settled != 0 {
            let own = words[base + index + width * Plane.own.rawValue]
            settled &= own | days.withUnsafeBufferPointer { Board.seen($0, from: dayBase + index * 64, by: limit) }
          }
          count += (mask[index] & ~settled).nonzeroBitCount
        }
      }
    }
    list.count(count, in: bucket)
    guard isOnPage, count > 0 else { return }
    for index in mask.words.indices {
      var settled = words[base + index]
      if let limit, settled != 0 {
        let own = words[base + index + width * Plane.own.rawValue]
        settled &= own | days.withUnsafeBufferPointer { Board.seen($0, from: dayBase + index * 64, by: limit) }
      }
      var open = mask.words[index] & ~settled
      while open != 0 {
        let place = (mask.first + index) * 64 + open.trailingZeroBitCount
        guard list.offer(number, place, body: schedule.rolls[line.roll].bodies[place], .open, due: line.due) else { return }
        open &= open - 1
      }
    }
  }
}
