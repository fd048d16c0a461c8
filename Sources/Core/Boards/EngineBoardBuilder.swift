import CivilTime
import Obligations
import Organisations
import Regulations

/// Builds a board from an engine's regulations, register and events.
struct EngineBoardBuilder {
  private struct Source {
    let line: Line
    let rule: Rule
    /// The number of its regulation.
    let bound: Int
    /// Other rules whose events speak of its obligations.
    let others: [String]
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

  /// An obligation that was paused at some time: until it is resumed its day moves on with every day, which no board tells.
  struct Paused {
    let line: Line
    let rule: Rule
    /// The number of its regulation.
    let bound: Int
    /// The bodies that owe it together, the bearer first.
    let joint: [OrganisationID]
  }

  /// The board of a window as lists want it: a paused obligation has the day of the last change.
  func build(from: CivilDate, to: CivilDate) -> Board {
    build(from: from, to: to, withMoved: false).board
  }

  /// The board of a window as figures want it: with the lines that an extension may move into the window, and without what was ever
  /// paused, which is told apart.
  func buildForFigures(from: CivilDate, to: CivilDate) -> (board: Board, paused: [Paused]) {
    build(from: from, to: to, withMoved: true)
  }

  private func build(from: CivilDate, to: CivilDate, withMoved: Bool) -> (board: Board, paused: [Paused]) {
    var sources: [String: [PeriodLabel: Source]] = [:]
    var lines: [ScheduleLine] = []
    var rolls = RollTable(engine.register)
    for (number, bound) in engine.regulations.enumerated() {
      let reader = LineReader(engine, bound)
      let more = withMoved ? engine.movableLines(of: bound, from: from, to: to) : []
      for (rule, found) in engine.lines(of: bound, from: from, to: to) + more {
        let others = engine.rules(spokenOfWith: rule, in: bound)
        for line in found {
          let owed = reader.open(line, of: rule)
          guard !owed.isEmpty else { continue }
          sources[rule.address, default: [:]][line.label] = Source(
            line: line, rule: rule, bound: number, others: others)
          for roll in rolls.numbers(owed, on: line.decidingDay) { lines.append(ScheduleLine(line, roll: roll)) }
        }
      }
    }
    let schedule = BoardSchedule(lines: lines, rolls: rolls.rolls, bodyCount: engine.register.organisations.count)
    var board = Board(schedule)
    var paused: [Paused]? = withMoved ? [] : nil
    take(events: &board, sources, &paused)
    return (board, paused ?? [])
  }

  // MARK: Events

  private func take(
    events board: inout Board, _ sources: [String: [PeriodLabel: Source]], _ paused: inout [Paused]?
  ) {
    let (told, toldByRule) = told(sources)
    let readers = engine.regulations.map { LineReader(engine, $0) }
    for (number, line) in board.schedule.lines.enumerated() {
      guard let source = sources[line.rule]?[line.label] else { continue }
      // A condition that nobody establishes lapses by itself.
      let needsCondition = source.rule.needsCondition && !line.isStanding
      let elsewhere = source.others.flatMap { toldByRule[$0] ?? [] }
      guard needsCondition || toldByRule[line.rule] != nil || !elsewhere.isEmpty else { continue }
      let reader = readers[source.bound]
      var isOpen = false
      for (place, body) in board.schedule.rolls[line.roll].bodies.enumerated() {
        let bearer = engine.register.organisations[Int(body)].id
        // What is recorded of any of the bodies of a joint duty is recorded of the duty.
        let owners = board.schedule.rolls[line.roll].joint.map { engine.register.organisations[Int($0)].id }
        let near =
          (owners.isEmpty ? [bearer] : owners).flatMap { told[Owner(rule: line.rule, bearer: $0)] ?? [] } + elsewhere
        // Itself, and the larger periods that may absorb it or end its being asked for.
        let ids = near.filter {
          $0.id.period == line.label || $0.start <= line.decidingDay && line.decidingDay <= $0.decidingDay
        }.map(\.id)
        guard !ids.isEmpty || needsCondition else { continue }
        if !line.isStanding, !needsCondition, source.others.isEmpty, takeSimply(ids, source, number, place, &board) {
          continue
        }
        if paused != nil, !line.isStanding, isPaused(ids) {
          paused?.append(
            Paused(
              line: source.line, rule: source.rule, bound: source.bound,
              joint: [bearer] + owners.filter { $0 != bearer }))
          let never = CivilDate(dayNumber: .min / 2)
          board.setOwn(
            [OwnStep(known: never, from: never, due: line.due, standing: .released)], line: number, place: place)
          continue
        }
        if !isOpen { _ = reader.open(source.line, of: source.rule) }
        isOpen = true
        take(ids, source, reader, bearer, number, place, &board)
      }
    }
  }

  private func isPaused(_ ids: [ObligationID]) -> Bool {
    ids.contains { engine.events.events(about: $0, known: latest).contains { $0.kind == .suspended } }
  }

  /// What was told, by rule and bearer, and by rule.
  private func told(_ sources: [String: [PeriodLabel: Source]]) -> ([Owner: [Told]], [String: [Told]]) {
    var told: [Owner: [Told]] = [:]
    var byRule: [String: [Told]] = [:]
    var periods: [String: [PeriodLabel: (start: CivilDate, decidingDay: CivilDate)?]] = [:]
    for id in engine.events.obligations {
      let period: (start: CivilDate, decidingDay: CivilDate)?
      if let known = periods[id.rule]?[id.period] {
        period = known
      } else {
        period = self.period(of: id, sources)
        periods[id.rule, default: [:]][id.period] = .some(period)
      }
      guard let period else { continue }
      let about = Told(id: id, start: period.start, decidingDay: period.decidingDay)
      told[Owner(rule: id.rule, bearer: id.bearer), default: []].append(about)
      byRule[id.rule, default: []].append(about)
    }
    return (told, byRule)
  }

  private func period(
    of id: ObligationID, _ sources: [String: [PeriodLabel: Source]]
  ) -> (start: CivilDate, decidingDay: CivilDate)? {
    if let line = sources[id.rule]?[id.period]?.line { return (line.start, line.decidingDay) }
    for bound in engine.regulations where id.rule.hasPrefix(bound.regulation.id + "/") {
      guard let rule = bound.regulation.rule(at: id.rule),
        let line = Schedule(regulation: bound.regulation, calendar: engine.calendar, citations: engine.citations).line(
          of: rule, label: id.period)
      else { continue }
      return (line.start, line.decidingDay)
    }
    return nil
  }

  /// Takes an obligation of which nothing was recorded but that it was sent, received and accepted; false, and nothing done, where
  /// there is more to it. The same as asking the engine, and some hundred times faster.
  private func takeSimply(
    _ ids: [ObligationID], _ source: Source, _ line: Int, _ place: Int, _ board: inout Board
  ) -> Bool {
    guard ids.count == 1, ids[0].period == source.line.label, source.line.absorbedBy == nil,
      source.rule.duty?.quantity?.least ?? 1 <= 1, !(source.rule.duty?.syntax.act.needsEachAcceptance ?? false)
    else { return false }
    let events = engine.events.events(about: ids[0], known: latest)
    guard let first = events.first else { return false }
    var performance = Performance.claimed
    for event in events {
      let isReceipt = event.kind != .submitted || event.recordedFor != nil
      switch event.kind {
      case .submitted: if isReceipt, performance == .claimed { performance = .received }
      case .received: if performance == .claimed { performance = .received }
      case .accepted: performance = .accepted
      default: return false
      }
      // Without a due day only receipt counts; and what is recorded before the first deed was tells another story until then.
      if source.line.due == nil, !isReceipt { return false }
      if event.recorded.day < first.recorded.day { return false }
    }
    board.mark(performance, line: line, place: place)
    board.recordDone(line: line, place: place, happened: first.happened, recorded: first.recorded.day)
    return true
  }

  /// Asks the engine on every day on which something happened, by what was known on every day on which something was recorded;
  /// between those days a standing does not change, but for its day passing, which only a pause that does not move it makes a step.
  private func take(
    _ ids: [ObligationID], _ source: Source, _ reader: LineReader, _ bearer: OrganisationID, _ number: Int,
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
    board.mark(last.performance, line: number, place: place)
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

/// The rolls of a board as they are met, each once.
private struct RollTable {
  private(set) var rolls: [BearerRoll] = []
  private var numbers: [BearerRoll: Int] = [:]
  private let register: Register
  /// The bearers of recent lines, all owing each for itself, with the stretch of the register and their roll.
  private var recent: [(bearers: [[OrganisationID]], stretch: CivilDate?, roll: Int)] = []

  init(_ register: Register) {
    self.register = register
  }

  /// The rolls of a line: one of those that owe it each for itself, or one for each group that owes it together.
  mutating func numbers(_ owed: [[OrganisationID]], on day: CivilDate) -> [Int] {
    if owed.contains(where: { $0.count > 1 }) {
      return owed.map { number(BearerRoll(joint: $0, in: register, on: day)) }
    }
    // Nothing that a roll says changes where nothing in the register does.
    let stretch = register.lastChange(by: day)
    if let known = recent.first(where: { $0.stretch == stretch && $0.bearers == owed }) { return [known.roll] }
    let roll = number(BearerRoll(owed.compactMap(\.first), in: register, on: day))
    if recent.count == 32 { recent.removeFirst() }
    recent.append((owed, stretch, roll))
    return [roll]
  }

  private mutating func number(_ roll: BearerRoll) -> Int {
    if let known = numbers[roll] { return known }
    numbers[roll] = rolls.count
    rolls.append(roll)
    return rolls.count - 1
  }
}
