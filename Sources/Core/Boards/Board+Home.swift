import CivilTime
import Obligations

extension Board {
  /// What is still to be done, due up to a horizon or without due day and its period ended by then: counts, and a page of it that
  /// begins after a cursor.
  ///
  /// The counts are those of the whole list whatever the page. Cost: for few bodies one bit a line that each owes; for others one pass over
  /// the words of the lines up to the horizon, and over what is told step by step.
  public func home(
    _ question: BoardQuestion, horizon: CivilDate, limit: Int = 50, after cursor: HomeCursor? = nil
  ) -> Home {
    home(question, from: nil, horizon: horizon, limit: limit, after: cursor) { _ in }
  }

  /// The same from a day on, with what somebody adds.
  func home(
    _ question: BoardQuestion, from: CivilDate?, horizon: CivilDate, limit: Int, after cursor: HomeCursor?,
    and add: (inout HomeList) -> Void
  ) -> Home {
    var list = HomeList(question.on, from: from, horizon: horizon, limit: limit, after: cursor)
    add(&list)
    if let bodies = question.node.few {
      var taken: Set<Int> = []
      for body in bodies {
        for (roll, place) in schedule.rolls(of: body) {
          let roll = Int(roll)
          let place = Int(place)
          // What two of them owe jointly is one obligation.
          guard question.scope.rolls[roll][place >> 6] >> UInt64(place & 63) & 1 == 1,
            bodies.count == 1 || taken.insert(roll << 32 | place).inserted
          else { continue }
          takeAll(ofRoll: roll, place, question, &list)
        }
      }
    } else {
      var masks = RollMasks(self, question)
      for number in schedule.brief.indices where !schedule.brief[number].isStanding {
        let brief = schedule.brief[number]
        let mask = masks[Int(brief.roll)]
        if mask.isEmpty { continue }
        takeOpen(number, brief, mask, question, &list)
        eachOwn(number, mask, on: question.on, known: question.known) { place, standing, due in
          if standing.isOpen { take(number, place, standing, due: due, &list) }
        }
      }
    }
    return list.finished()
  }

  /// Takes what one bearer of a roll has still to do.
  private func takeAll(ofRoll roll: Int, _ place: Int, _ question: BoardQuestion, _ list: inout HomeList) {
    for number in schedule.linesByRoll[roll] {
      let number = Int(number)
      let brief = schedule.brief[number]
      let base = wordsBefore[number] + (place >> 6)
      let shift = UInt64(place & 63)
      if brief.isStanding { continue }
      if words[base] >> shift & 1 == 1 {
        if words[base + Int(brief.width) * Plane.own.rawValue] >> shift & 1 == 1 {
          let (standing, due) = standing(line: number, place: place, on: question.on, known: question.known)
          if standing.isOpen { take(number, place, standing, due: due, &list) }
          continue
        }
        if Int32(days[daysBefore[number] + place]) <= question.seen.dayNumber { continue }
      }
      if brief.listed <= list.horizon { take(number, place, .open, due: brief.dueDay, &list) }
    }
  }

  private func take(_ number: Int, _ place: Int, _ standing: Standing, due: CivilDate?, _ list: inout HomeList) {
    // Without a due day the end of its period counts, also where only its own day is lost.
    let line = schedule.lines[number]
    if let day = due ?? line.end, day.dayNumber < list.first { return }
    let window = due?.dayNumber ?? line.end?.dayNumber ?? (line.due == nil ? line.listedFrom?.dayNumber : nil) ?? .max
    list.take(number, place, standing, due: due, window: window) {
      schedule.body(place, inRoll: Int(schedule.brief[number].roll))
    }
  }

  /// Takes what is open by the planes.
  private func takeOpen(
    _ number: Int, _ brief: LineBrief, _ mask: RollMask, _ question: BoardQuestion, _ list: inout HomeList
  ) {
    guard brief.window >= list.first, let bucket = list.bucket(brief.due, window: brief.listed) else { return }
    let limit = limit(ofLine: number, seen: question.seen)
    var count = BitCount()
    words.withUnsafeBufferPointer { words in
      days.withUnsafeBufferPointer { days in
        mask.words.withUnsafeBufferPointer { bits in
          if let limit {
            for index in bits.indices {
              count.add(open(number, brief, mask.first + index, bits[index], limit, words, days))
            }
          } else {
            let base = wordsBefore[number] + mask.first
            for index in bits.indices { count.add(bits[index] & ~words[base + index]) }
          }
        }
      }
    }
    let found = count.total
    list.count(found, in: bucket)
    guard found > 0, list.wants(brief.due, number) else { return }
    for index in mask.words.indices {
      var left = words.withUnsafeBufferPointer { words in
        days.withUnsafeBufferPointer { days in
          open(number, brief, mask.first + index, mask.words[index], limit, words, days)
        }
      }
      while left != 0 {
        let place = (mask.first + index) * 64 + left.trailingZeroBitCount
        guard
          list.offer(number, place, .open, due: brief.dueDay, body: { schedule.body(place, inRoll: Int(brief.roll)) })
        else { return }
        left &= left - 1
      }
    }
  }

  /// The bearers of one word that are meant and open; those told step by step are left out.
  @inline(__always)
  private func open(
    _ number: Int, _ brief: LineBrief, _ word: Int, _ meant: UInt64, _ limit: Int32?,
    _ words: UnsafeBufferPointer<UInt64>,
    _ days: UnsafeBufferPointer<UInt16>
  ) -> UInt64 {
    let settled = words[wordsBefore[number] + word]
    guard let limit, meant & settled != 0 else { return meant & ~settled }
    let own = words[wordsBefore[number] + word + Int(brief.width) * Plane.own.rawValue]
    return meant & ~(settled & (own | Board.seen(days, from: daysBefore[number] + word * 64, by: limit)))
  }
}
