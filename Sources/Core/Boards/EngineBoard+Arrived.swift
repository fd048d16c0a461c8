import CivilTime
import Obligations
import Organisations

extension EngineBoard {
  /// What was sent and not yet answered, by all that is known: neither numbered on arrival, accepted, sent back nor refused. By due day,
  /// what has none last; at most so many.
  ///
  /// Cost: one pass over the words of the lines, and that of what is on no line.
  public func arrived(for reader: BoardReader, on: CivilDate, known: CivilDate, limit: Int) -> [ObligationID] {
    var found: [(due: Int32, id: ObligationID)] = []
    // Most people see few bearers, or few rolls.
    let seen = reader.mask.rolls.map { mask in mask.indices.filter { mask[$0] != 0 } }
    for (number, brief) in board.schedule.brief.enumerated() where !brief.isStanding {
      let roll = board.schedule.rolls[Int(brief.roll)]
      let mask = reader.mask.rolls[Int(brief.roll)]
      for word in seen[Int(brief.roll)] {
        var left = mask[word] & board.claimed(line: number, word: word)
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
    for one in apart(question, from: from, to: to, for: reader) where one.state.performance == .claimed {
      found.append((one.state.due?.dayNumber ?? .max, one.id))
    }
    return found.sorted { ($0.due, $0.id.description) < ($1.due, $1.id.description) }.prefix(limit).map(\.id)
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
  /// The bearers of one word of a line who say that it is done, and whom nobody answered.
  func claimed(line: Int, word: Int) -> UInt64 {
    let width = Int(schedule.brief[line].width)
    let base = wordsBefore[line] + word
    return words[base + width * Plane.claimed.rawValue]
  }
}
