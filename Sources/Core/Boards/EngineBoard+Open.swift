import CivilTime
import Obligations
import Organisations

extension EngineBoard {
  /// A sentence for a period, of which something is expected and not done.
  public struct Open: Sendable {
    /// The address of the sentence.
    public let rule: String
    /// The period, or what started it.
    public let period: PeriodLabel
    /// The day by which the first of them are due; nil where none has a day.
    public internal(set) var due: CivilDate?
  }

  /// Where something is expected and not done, due within some days or without a day and its period ended within them: in no order. Of some
  /// nothing may be left to do, where time has put an end to it.
  ///
  /// Cost: one pass over the words of the lines, and that of what is on no line.
  public func open(
    from: CivilDate, to: CivilDate, on: CivilDate, known: CivilDate, for reader: BoardReader
  ) -> [Open] {
    struct Key: Hashable {
      let rule: String
      let period: PeriodLabel
    }
    var found: [Key: Open] = [:]
    func add(_ rule: String, _ period: PeriodLabel, _ due: CivilDate?) {
      var one = found[Key(rule: rule, period: period)] ?? Open(rule: rule, period: period, due: due)
      one.due = [one.due, due].compactMap(\.self).min()
      found[Key(rule: rule, period: period)] = one
    }
    let question = BoardQuestion(node: .everyone, scope: reader.mask, on: on, known: known)
    board.completeness(question, from: from, to: to) { number, sum in
      let line = board.schedule.lines[number]
      if sum.missing + sum.notYetDue + sum.undated > 0 { add(line.rule, line.label, line.due) }
    }
    for one in apart(question, from: from, to: to, for: reader) where isOpen(Standing(one.state)) {
      add(one.id.rule, one.id.period, one.state.due)
    }
    return Array(found.values)
  }

  /// Who has still to do what a sentence asks for a period, in the order of the register; not who is asked only once somebody says so.
  ///
  /// Cost: a look at each bearer, and that of what is on no line.
  public func open(
    under rule: String, _ period: PeriodLabel, from: CivilDate, to: CivilDate, on: CivilDate, known: CivilDate,
    for reader: BoardReader
  ) -> [ObligationID] {
    var ids: Set<ObligationID> = []
    for number in board.schedule.lines(labelled: period) where board.schedule.lines[number].rule == rule {
      let roll = board.schedule.lines[number].roll
      let mask = reader.mask.rolls[roll]
      for (place, body) in board.schedule.rolls[roll].bodies.enumerated()
      where mask[place >> 6] >> UInt64(place & 63) & 1 == 1
        && isOpen(board.standing(line: number, place: place, on: on, known: known).standing)
      {
        ids.insert(
          ObligationID(rule: rule, bearer: engine.register.organisations[Int(body)].id, period: period))
      }
    }
    let question = BoardQuestion(node: .everyone, scope: reader.mask, on: on, known: known)
    let regulation = String(rule.prefix { $0 != "/" })
    for one in apart(question, from: from, to: to, for: reader, regulations: [regulation])
    where one.id.rule == rule && one.id.period == period && isOpen(Standing(one.state)) {
      ids.insert(one.id)
    }
    return ids.sorted {
      (engine.register.position(of: $0.bearer) ?? .max) < (engine.register.position(of: $1.bearer) ?? .max)
    }
  }

  private func isOpen(_ standing: Standing?) -> Bool { standing.map { $0.isOpen && $0 != .awaited } ?? false }
}
