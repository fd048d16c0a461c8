import CivilTime
import Obligations
import Organisations
import Regulations

/// Builds a board from an engine's regulations, register and events.
struct EngineBoardBuilder {
  private struct Source {
    let line: Line
    let rule: Rule
    let bound: BoundRegulation
  }

  private struct Owner: Hashable {
    let rule: String
    let bearer: OrganisationID
  }

  /// An obligation about which something was recorded, with the stretch of days of its period.
  private struct Told {
    let id: ObligationID
    let start: CivilDate
    let decidingDay: CivilDate
  }

  private let engine: ObligationEngine
  private let latest = Instant(seconds: .max / 2)

  init(_ engine: ObligationEngine) {
    self.engine = engine
  }

  mutating func build(from: CivilDate, to: CivilDate) -> Board {
    var sources: [String: [PeriodLabel: Source]] = [:]
    var lines: [ScheduleLine] = []
    var rolls: [BearerRoll] = []
    var numbers: [BearerRoll: Int] = [:]
    func number(_ roll: BearerRoll) -> Int {
      if let known = numbers[roll] { return known }
      numbers[roll] = rolls.count
      rolls.append(roll)
      return rolls.count - 1
    }
    for bound in engine.regulations {
      for (rule, found) in engine.lines(of: bound, from: from, to: to) {
        for line in found {
          let owed = engine.bearers(of: line, rule, in: bound)
          guard let first = owed.first else { continue }
          let roll =
            first.count > 1
            ? BearerRoll(joint: first, in: engine.register, on: line.decidingDay)
            : BearerRoll(owed.compactMap(\.first), in: engine.register, on: line.decidingDay)
          sources[rule.address, default: [:]][line.label] = Source(line: line, rule: rule, bound: bound)
          lines.append(ScheduleLine(line, roll: number(roll)))
        }
      }
    }
    let schedule = BoardSchedule(lines: lines, rolls: rolls, bodyCount: engine.register.organisations.count)
    var board = Board(schedule)
    take(events: &board, sources)
    return board
  }

  // MARK: Events

  private func take(events board: inout Board, _ sources: [String: [PeriodLabel: Source]]) {
    var told: [Owner: [Told]] = [:]
    for id in engine.events.obligations {
      guard let about = period(of: id, sources) else { continue }
      told[Owner(rule: id.rule, bearer: id.bearer), default: []].append(about)
    }
    for (number, line) in board.schedule.lines.enumerated() where !line.isStanding {
      guard let source = sources[line.rule]?[line.label] else { continue }
      for (place, body) in board.schedule.rolls[line.roll].bodies.enumerated() {
        let bearer = engine.register.organisations[Int(body)].id
        // What is recorded of any of the bodies of a joint duty is recorded of the duty.
        let owners = board.schedule.rolls[line.roll].joint.map { engine.register.organisations[Int($0)].id }
        let near = (owners.isEmpty ? [bearer] : owners).flatMap { told[Owner(rule: line.rule, bearer: $0)] ?? [] }
        if near.isEmpty {
          // A condition that nobody establishes lapses by itself.
          if (source.rule.duty?.needsCondition ?? false) { take([], source, bearer, number, place, &board) }
          continue
        }
        // Itself, and the larger periods that may absorb it or end its being asked for.
        let ids = near.filter {
          $0.id.period == line.label || $0.start <= line.decidingDay && line.decidingDay <= $0.decidingDay
        }
        .map(\.id)
        if !ids.isEmpty || (source.rule.duty?.needsCondition ?? false) {
          take(ids, source, bearer, number, place, &board)
        }
      }
    }
  }

  private func period(of id: ObligationID, _ sources: [String: [PeriodLabel: Source]]) -> Told? {
    if let line = sources[id.rule]?[id.period]?.line {
      return Told(id: id, start: line.start, decidingDay: line.decidingDay)
    }
    for bound in engine.regulations {
      guard let rule = bound.regulation.rule(at: id.rule),
        let line = Schedule(regulation: bound.regulation, calendar: engine.calendar, citations: engine.citations).line(
          of: rule, label: id.period)
      else { continue }
      return Told(id: id, start: line.start, decidingDay: line.decidingDay)
    }
    return nil
  }

  /// Asks the engine on every day on which something happened, by what was known on every day on which something was recorded;
  /// between those days a standing does not change, but for its day passing, which only a pause that does not move it makes a step.
  private func take(
    _ ids: [ObligationID], _ source: Source, _ bearer: OrganisationID, _ number: Int, _ place: Int, _ board: inout Board
  ) {
    var happened: Set<CivilDate> = []
    var recorded: Set<CivilDate> = []
    for event in ids.flatMap({ engine.events.events(about: $0, known: latest) }) {
      happened.insert(event.happened)
      recorded.insert(event.recorded.day)
    }
    if (source.rule.duty?.needsCondition ?? false) {
      recorded.insert(CivilDate(dayNumber: .min / 2))
      if let end = source.line.end { happened.insert(max(end, source.line.due?.date ?? end) + 1) }
    }
    let knowns = recorded.sorted()
    let end = CivilDate(dayNumber: .max / 4)
    func asked(_ days: [CivilDate]) -> [ObligationState] {
      let moments = knowns.flatMap { known in days.map { (on: $0, known: Instant.end(of: known)) } }
      return engine.states(
        of: source.line, bearer: bearer, source.rule, in: source.bound, at: moments + [(on: end, known: latest)])
    }
    var days = [CivilDate(dayNumber: .min / 2)] + happened.sorted()
    var states = asked(days)
    // A pause moves most due days on with it; one that it does not move passes while it lasts.
    let passing = states.dropLast().compactMap { $0.lifeCycle == .suspended ? $0.due.map { $0 + 1 } : nil }
    if !passing.isEmpty {
      days = Set(days + passing).sorted()
      states = asked(days)
    }
    guard let last = states.last else { return }
    board.mark(last.performance, line: number, place: place)
    var steps: [OwnStep] = []
    for (index, state) in states.dropLast().enumerated() {
      let known = knowns[index / days.count]
      let step = OwnStep(
        known: known, from: days[index % days.count], due: state.due, standing: Standing(state) ?? .open)
      // The first of a group stays, so that a group is never empty; of the others those that change something.
      if let before = steps.last, before.known == known, before.standing == step.standing, before.due == step.due {
        continue
      }
      steps.append(step)
    }
    if let change = single(steps, plain: source.line.due?.date, knowns) {
      if change.standing == .open || board.record(change.standing, line: number, place: place, since: change.day) {
        return
      }
    }
    board.setOwn(steps, line: number, place: place)
  }

  /// The one change that says the same as the steps: on the day it happened it was recorded, and nothing before or after differs.
  /// `open` where nothing ever changes; nil where it takes more to tell.
  private func single(_ steps: [OwnStep], plain: CivilDate?, _ knowns: [CivilDate]) -> (
    day: CivilDate, standing: Standing
  )? {
    guard steps.allSatisfy({ $0.due == plain }) else { return nil }
    let changes = steps.filter { $0.standing != .open }
    guard let change = changes.first else { return (CivilDate(dayNumber: 0), .open) }
    for known in knowns {
      let group = steps.filter { $0.known == known }
      if known < change.from {
        guard group.allSatisfy({ $0.standing == .open }) else { return nil }
      } else {
        guard group.count == 2, group[0].standing == .open, group[1].standing == change.standing,
          group[1].from == change.from
        else { return nil }
      }
    }
    return change.known == change.from ? (change.from, change.standing) : nil
  }
}
