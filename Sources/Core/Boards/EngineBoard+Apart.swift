import CivilTime
import Obligations
import Organisations
import Regulations

extension EngineBoard {
  /// An obligation that no bit tells.
  struct Apart {
    let id: ObligationID
    let regulation: Regulation
    let line: Line
    let joint: [OrganisationID]
    let state: ObligationState
  }

  /// What is on no line of a window, or moves on with every day: what events started, what was handed over, and what is or was paused.
  func apart(
    _ question: BoardQuestion, from: CivilDate, to: CivilDate, for reader: BoardReader, regulations: Set<String> = [],
    bearers: Set<OrganisationID> = []
  ) -> [Apart] {
    let known = Instant.end(of: question.known)
    let found = engine.apart(
      .init(from: from, to: to, on: question.on, known: known, regulations: regulations, bearers: bearers))
    return found.filter { !$0.line.isStanding && reader.sees($0) }.map {
      Apart(id: $0.id, regulation: $0.regulation, line: $0.line, joint: $0.joint, state: $0.state)
    } + paused(question, from: from, to: to, for: reader, regulations: regulations, bearers: bearers)
  }

  private func paused(
    _ question: BoardQuestion, from: CivilDate, to: CivilDate, for reader: BoardReader, regulations: Set<String>,
    bearers: Set<OrganisationID>
  ) -> [Apart] {
    if paused.isEmpty { return [] }
    let known = Instant.end(of: question.known)
    let readers = engine.regulations.map { LineReader(engine, $0) }
    var found: [Apart] = []
    var last: Int32?
    for one in paused.sorted() {
      let line = board.schedule.lines[Int(one.line)]
      guard let source = sources[line] else { continue }
      let regulation = engine.regulations[source.bound].regulation
      let roll = board.schedule.rolls[line.roll]
      let place = Int(one.place)
      let joint = (roll.joint.isEmpty ? [roll.bodies[place]] : roll.joint).map { body($0) }
      guard regulations.isEmpty || regulations.contains(regulation.id),
        bearers.isEmpty || joint.contains(where: bearers.contains),
        reader.mask.rolls[line.roll][place >> 6] >> UInt64(place & 63) & 1 == 1
      else { continue }
      if last != one.line { readers[source.bound].take(source.line, of: source.rule) }
      last = one.line
      let bearer = body(roll.bodies[place])
      for state in readers[source.bound].states(of: bearer, at: [(on: question.on, known: known)]) {
        guard let day = state.due ?? source.line.end, from <= day, day <= to else { continue }
        found.append(
          Apart(
            id: ObligationID(rule: line.rule, bearer: bearer, period: line.label), regulation: regulation,
            line: source.line, joint: joint, state: state))
      }
    }
    return found
  }

  private func body(_ position: Int32) -> OrganisationID { engine.register.organisations[Int(position)].id }

  func set(_ bodies: Set<OrganisationID>) -> BodySet {
    var set = BodySet(capacity: board.schedule.bodyCount)
    for body in bodies { engine.register.position(of: body).map { set.insert($0) } }
    return set
  }

  /// Whether a body is meant by a node, by where it stands on a day.
  func means(_ node: BoardNode, _ bodies: [OrganisationID], on day: CivilDate) -> Bool {
    let positions = bodies.compactMap { engine.register.position(of: $0) }
    switch node {
    case .everyone: return true
    case .body(let body): return positions.contains(body)
    case .bodies(let set): return positions.contains(where: set.contains)
    case .areas(let range):
      guard let first = bodies.first else { return false }
      let register = engine.register
      let area = register[first]?.place(on: day) ?? register[register.body(of: first, on: day)]?.place(on: day)
      return area.flatMap { register.preorder(of: $0) }.map { range.contains($0.lowerBound) } ?? false
    }
  }
}
