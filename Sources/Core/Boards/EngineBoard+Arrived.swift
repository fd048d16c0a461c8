import CivilTime
import Obligations
import Organisations

extension EngineBoard {
  /// What was sent and not yet answered, by all that is known: neither numbered on arrival, accepted, sent back nor refused, or sent again
  /// since. By due day, what has none last; at most so many.
  ///
  /// Cost: one pass over the words of the lines, and that of what is on no line.
  public func arrived(for reader: BoardReader, on: CivilDate, known: CivilDate, limit: Int) -> [ObligationID] {
    standing(in: .claimed, for: reader, on: on, known: known, limit: limit) {
      $0.performance == .claimed || $0.hasCorrection
    }
  }

  /// What was sent back to be completed and has not come again, by all that is known. By due day, what has none last; at most so many.
  ///
  /// Cost: as `arrived`.
  public func returned(for reader: BoardReader, on: CivilDate, known: CivilDate, limit: Int) -> [ObligationID] {
    standing(in: .returned, for: reader, on: on, known: known, limit: limit) { $0.performance == .returned }
  }

  private func standing(
    in plane: Plane, for reader: BoardReader, on: CivilDate, known: CivilDate, limit: Int,
    _ isMeant: (ObligationState) -> Bool
  ) -> [ObligationID] {
    var found: [(due: Int32, id: ObligationID)] = []
    // Most people see few bearers.
    let masks = reader.mask.rolls.map { mask in
      (first: mask.firstIndex { $0 != 0 } ?? 0, last: mask.lastIndex { $0 != 0 } ?? -1)
    }
    for (number, brief) in board.schedule.brief.enumerated() where !brief.isStanding {
      let (first, last) = masks[Int(brief.roll)]
      let mask = reader.mask.rolls[Int(brief.roll)]
      guard first <= last, board.isAny(plane, line: number, by: mask, first...last) else { continue }
      let roll = board.schedule.rolls[Int(brief.roll)]
      for word in first...last {
        var left = mask[word] & board.bearers(in: plane, line: number, word: word)
        while left != 0 {
          let place = word * 64 + left.trailingZeroBitCount
          left &= left - 1
          let line = board.schedule.lines[number]
          let body = engine.register.organisations[Int(roll.bodies[place])].id
          found.append((brief.due, ObligationID(rule: line.rule, bearer: body, period: line.label)))
        }
      }
    }
    let question = BoardQuestion(node: .everyone, scope: reader.mask, on: on, known: known)
    for one in apart(question, from: from, to: to, for: reader) where isMeant(one.state) {
      found.append((one.state.due?.dayNumber ?? .max, one.id))
    }
    return found.sorted { ($0.due, $0.id.description) < ($1.due, $1.id.description) }.prefix(limit).map(\.id)
  }

  /// The same eyes, for nothing but what some bodies owe, alone or jointly.
  public func reader(_ reader: BoardReader, only bearers: BodySet) -> BoardReader {
    let own = board.schedule.mask(ofBearers: bearers)
    let register = engine.register
    return BoardReader(
      mask: ScopeMask(rolls: zip(reader.mask.rolls, own.rolls).map { zip($0, $1).map { $0 & $1 } })
    ) { obligation in
      reader.sees(obligation) && obligation.joint.contains { register.position(of: $0).map(bearers.contains) ?? false }
    }
  }

  /// The same eyes, without what some bodies owe.
  public func reader(_ reader: BoardReader, without bearers: BodySet) -> BoardReader {
    let own = board.schedule.mask(ofBearers: bearers)
    let register = engine.register
    return BoardReader(
      mask: ScopeMask(rolls: zip(reader.mask.rolls, own.rolls).map { zip($0, $1).map { $0 & ~$1 } })
    ) { obligation in
      reader.sees(obligation)
        && !obligation.joint.contains { register.position(of: $0).map(bearers.contains) ?? false }
    }
  }
}

extension Board {
  /// Whether any of some bearers of a line is in a plane.
  fileprivate func isAny(_ plane: Plane, line: Int, by mask: [UInt64], _ range: ClosedRange<Int>) -> Bool {
    let base = wordsBefore[line] + Int(schedule.brief[line].width) * plane.rawValue
    return words.withUnsafeBufferPointer { words in
      mask.withUnsafeBufferPointer { mask in
        var any: UInt64 = 0
        for index in range { any |= mask[index] & words[base + index] }
        return any != 0
      }
    }
  }

  /// The bearers of one word of a line that are in a plane.
  fileprivate func bearers(in plane: Plane, line: Int, word: Int) -> UInt64 {
    words[wordsBefore[line] + word + Int(schedule.brief[line].width) * plane.rawValue]
  }
}
