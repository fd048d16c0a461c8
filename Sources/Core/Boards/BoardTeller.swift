import CivilTime
import Obligations
import Organisations
import Regulations

/// Tells a board what an engine's events say of its obligations.
struct BoardTeller {
  private let engine: ObligationEngine
  private let sources: BoardSources
  private let told: ToldObligations
  private let readers: [LineReader]
  /// Whether what was ever paused is left to be asked of the engine: until it is resumed its day moves on with every day, which no
  /// board tells. Else it has the day of the last change.
  private let leavesPaused: Bool
  private let latest = Instant(seconds: .max / 2)

  init(_ engine: ObligationEngine, _ sources: BoardSources, leavesPaused: Bool) {
    self.engine = engine
    self.sources = sources
    self.leavesPaused = leavesPaused
    told = ToldObligations(engine, sources)
    readers = engine.regulations.map { LineReader(engine, $0) }
  }

  /// Tells everything. Nothing may have been told before. Gives what is left to be asked of the engine.
  func tell(_ board: inout Board) -> Set<PausedPlace> {
    var paused: Set<PausedPlace> = []
    for (number, line) in board.schedule.lines.enumerated() {
      guard let source = sources[line], isTold(source) else { continue }
      var isOpen = false
      for place in places(line, source) { tell(number, line, place, source, &isOpen, &board, &paused) }
    }
    return paused
  }

  /// The places of a line of which something may be told.
  private func places(_ line: ScheduleLine, _ source: BoardSources.Source) -> [Int] {
    let roll = sources.schedule.rolls[line.roll]
    if needsCondition(source) || source.others.contains(where: { told.isTold($0) }) {
      return Array(roll.bodies.indices)
    }
    return places(of: Set(told.obligations(of: line.rule).filter { $0.speaks(of: line) }.map(\.id.bearer)), line)
  }

  /// The places at which some bodies owe a line, alone or jointly.
  private func places(of bodies: Set<OrganisationID>, _ line: ScheduleLine) -> [Int] {
    let found = bodies.compactMap { body in
      engine.register.position(of: body).flatMap { sources.schedule.place(of: $0, inRoll: line.roll) }
    }
    return Set(found).sorted()
  }

  /// Tells anew what some obligations, of which more was recorded, and those that hang upon them have come to.
  func tell(again ids: some Sequence<ObligationID>, _ board: inout Board, _ paused: inout Set<PausedPlace>) {
    for (number, touched) in touched(ids).sorted(by: { $0.key < $1.key }) {
      let line = board.schedule.lines[Int(number)]
      guard let source = sources[line] else { continue }
      var isOpen = false
      for place in touched.isAll
        ? Array(board.schedule.rolls[line.roll].bodies.indices) : places(of: touched.bearers, line)
      {
        board.forget(line: Int(number), place: place)
        paused.remove(PausedPlace(line: number, place: Int32(place)))
        tell(Int(number), line, place, source, &isOpen, &board, &paused)
      }
    }
  }

  /// Whose obligations of a line others say something of.
  private struct Touched {
    var bearers: Set<OrganisationID> = []
    /// What is said under the name of another rule may be of any of them.
    var isAll = false
  }

  /// The lines of which some obligations, when told of, say something.
  private func touched(_ ids: some Sequence<ObligationID>) -> [Int32: Touched] {
    var found: [Int32: Touched] = [:]
    for id in ids {
      guard let period = told.period(of: id) else { continue }
      for rule in [id.rule] + sources.rules(spokenToBy: id.rule) {
        for number in sources.lines(ofRule: rule) {
          let line = sources.schedule.lines[Int(number)]
          guard line.label == id.period || period.start <= line.decidingDay && line.decidingDay <= period.decidingDay
          else { continue }
          found[number, default: Touched()].bearers.insert(id.bearer)
          if rule != id.rule { found[number]?.isAll = true }
        }
      }
    }
    return found
  }

  private func isTold(_ source: BoardSources.Source) -> Bool {
    needsCondition(source) || told.isTold(source.line.rule) || source.others.contains { told.isTold($0) }
  }

  /// A condition that nobody establishes lapses by itself.
  private func needsCondition(_ source: BoardSources.Source) -> Bool {
    source.rule.needsCondition && !source.line.isStanding
  }

  /// What is recorded of any of the bodies of a joint duty is recorded of the duty.
  private func owners(_ roll: BearerRoll, _ place: Int) -> [OrganisationID] {
    (roll.joint.isEmpty ? [roll.bodies[place]] : roll.joint).map { engine.register.organisations[Int($0)].id }
  }

  private func tell(
    _ number: Int, _ line: ScheduleLine, _ place: Int, _ source: BoardSources.Source, _ isOpen: inout Bool,
    _ board: inout Board, _ paused: inout Set<PausedPlace>
  ) {
    let roll = board.schedule.rolls[line.roll]
    let needsCondition = needsCondition(source)
    let near =
      owners(roll, place).flatMap { told.obligations(of: line.rule, by: $0) }
      + source.others.flatMap { told.obligations(of: $0) }
    // Itself, and the larger periods that may absorb it or end its being asked for.
    let ids = near.filter { $0.speaks(of: line) }.map(\.id)
    guard !ids.isEmpty || needsCondition else { return }
    if !line.isStanding, !needsCondition, source.others.isEmpty, takeSimply(ids, source, number, place, &board) {
      return
    }
    if leavesPaused, !line.isStanding, line.windowDay != nil, isPaused(ids) {
      paused.insert(PausedPlace(line: Int32(number), place: Int32(place)))
      let never = CivilDate(dayNumber: .min / 2)
      board.setOwn(
        [OwnStep(known: never, from: never, due: line.due, standing: .released)], line: number, place: place)
      return
    }
    let reader = readers[source.bound]
    if !isOpen { reader.take(source.line, of: source.rule) }
    isOpen = true
    take(ids, source, reader, engine.register.organisations[Int(roll.bodies[place])].id, number, place, &board)
  }

  private func isPaused(_ ids: [ObligationID]) -> Bool {
    ids.contains { engine.events.events(about: $0, known: latest).contains { $0.kind == .suspended } }
  }

  /// Takes an obligation of which nothing was recorded but that it was sent, received and accepted; false, and nothing done, where
  /// there is more to it. The same as asking the engine, and some hundred times faster.
  private func takeSimply(
    _ ids: [ObligationID], _ source: BoardSources.Source, _ line: Int, _ place: Int, _ board: inout Board
  ) -> Bool {
    guard ids.count == 1, ids[0].period == source.line.label, source.line.absorbedBy == nil,
      source.rule.duty?.quantity?.least ?? 1 <= 1, !(source.rule.duty?.syntax.act.needsEachAcceptance ?? false)
    else { return false }
    let events = engine.events.events(about: ids[0], known: latest)
    guard let first = events.first else { return false }
    var performance = Performance.claimed
    for event in events {
      guard let step = event.plainStep else { return false }
      // What was received and sent again waits to be received, which takes more to tell.
      if step == .claimed, performance != .claimed { return false }
      performance = .max(performance, step)
      // Without a due day only receipt counts; and what is recorded before the first deed was tells another story until then.
      if source.line.due == nil, step == .claimed { return false }
      if event.recorded.day < first.recorded.day { return false }
    }
    board.mark(performance, line: line, place: place)
    board.recordDone(line: line, place: place, happened: first.happened, recorded: first.recorded.day)
    return true
  }

  /// Asks the engine on every day on which something happened, by what was known on every day on which something was recorded;
  /// between those days a standing does not change, but for its day passing, which only a pause that does not move it makes a step.
  private func take(
    _ ids: [ObligationID], _ source: BoardSources.Source, _ reader: LineReader, _ bearer: OrganisationID, _ number: Int,
    _ place: Int, _ board: inout Board
  ) {
    var happened: Set<CivilDate> = []
    var recorded: Set<CivilDate> = []
    for event in ids.flatMap({ engine.events.events(about: $0, known: latest) }) {
      happened.insert(event.happened)
      recorded.insert(event.recorded.day)
    }
    if source.rule.needsCondition, !source.line.isStanding {
      recorded.insert(CivilDate(dayNumber: .min / 2))
      if let end = source.line.end { happened.insert(max(end, source.line.due?.date ?? end) + 1) }
    }
    let knowns = recorded.sorted()
    let end = CivilDate(dayNumber: .max / 4)
    func asked(_ days: [CivilDate]) -> [ObligationState] {
      let moments = knowns.flatMap { known in days.map { (on: $0, known: Instant.end(of: known)) } }
      return reader.states(of: bearer, at: moments + [(on: end, known: latest)])
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
    // Evidence of what stands changes nothing of it.
    if source.line.isStanding, !states.contains(where: { $0.shown == .released && $0.lifeCycle != .terminated }) {
      return
    }
    board.mark(last.performance, isCorrected: last.hasCorrection, line: number, place: place)
    var steps: [OwnStep] = []
    for (index, state) in states.dropLast().enumerated() {
      let known = knowns[index / days.count]
      let step = OwnStep(
        known: known, from: days[index % days.count], due: state.due,
        standing: source.line.isStanding ? (state.shown == .released ? .released : .open) : Standing(state) ?? .open)
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

/// A place of a line whose obligation was paused at some time.
struct PausedPlace: Hashable, Comparable, Sendable {
  let line: Int32
  let place: Int32

  static func < (a: PausedPlace, b: PausedPlace) -> Bool { (a.line, a.place) < (b.line, b.place) }
}

/// The obligations of which something was recorded, by rule, with the days of their periods; each rule looked up when it is asked for.
private final class ToldObligations {
  struct Told {
    let id: ObligationID
    let start: CivilDate
    let decidingDay: CivilDate

    /// Whether it is for the period of a line, or for a larger one that holds its end.
    func speaks(of line: ScheduleLine) -> Bool {
      id.period == line.label || start <= line.decidingDay && line.decidingDay <= decidingDay
    }
  }

  private let engine: ObligationEngine
  private let sources: BoardSources
  private var byRule: [String: [OrganisationID: [Told]]] = [:]
  private var periods: [String: [PeriodLabel: (start: CivilDate, decidingDay: CivilDate)?]] = [:]

  init(_ engine: ObligationEngine, _ sources: BoardSources) {
    self.engine = engine
    self.sources = sources
  }

  func isTold(_ rule: String) -> Bool { !byBearer(rule).isEmpty }

  func obligations(of rule: String, by bearer: OrganisationID) -> [Told] { byBearer(rule)[bearer] ?? [] }

  func obligations(of rule: String) -> some Sequence<Told> { byBearer(rule).values.lazy.joined() }

  private func byBearer(_ rule: String) -> [OrganisationID: [Told]] {
    if let known = byRule[rule] { return known }
    let told = engine.events.obligations(of: rule).compactMap { id in
      period(of: id).map { Told(id: id, start: $0.start, decidingDay: $0.decidingDay) }
    }
    let found = Dictionary(grouping: told, by: \.id.bearer)
    byRule[rule] = found
    return found
  }

  func period(of id: ObligationID) -> (start: CivilDate, decidingDay: CivilDate)? {
    if let known = periods[id.rule]?[id.period] { return known }
    let line = sources[id.rule, id.period]?.line ?? engine.line(ofRule: id.rule, id.period)
    let period = line.map { (start: $0.start, decidingDay: $0.decidingDay) }
    periods[id.rule, default: [:]][id.period] = .some(period)
    return period
  }
}

extension Event {
  /// How far it brings a performance, where it says no more than that something was sent, received or accepted; nil for anything else.
  var plainStep: Performance? {
    switch kind {
    case .submitted: recordedFor == nil ? .claimed : .received
    case .received: .received
    case .accepted: .accepted
    default: nil
    }
  }
}
