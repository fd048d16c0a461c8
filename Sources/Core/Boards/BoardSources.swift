import CivilTime
import Obligations
import Organisations
import Regulations

/// The lines of a window with what each was made from, so that the engine can be asked about any of their obligations.
struct BoardSources: Sendable {
  struct Source: Sendable {
    let line: Line
    let rule: Rule
    /// The number of its regulation.
    let bound: Int
    /// Other rules whose events speak of its obligations.
    let others: [String]
  }

  /// The lines and who owes them.
  let schedule: BoardSchedule
  private let sources: [String: [PeriodLabel: Source]]
  /// The lines of each rule and period: one, or one for each group that owes it jointly.
  private let numbers: [String: [PeriodLabel: [Int32]]]
  /// By rule, those to whose obligations its events speak beside its own.
  private let speaking: [String: [String]]

  /// The lines of a window; those outside it that an extension may move into it are taken in where `withMoved` is said.
  ///
  /// Cost: laying out the lines, and one look at the bearers of each.
  init(_ engine: ObligationEngine, from: CivilDate, to: CivilDate, withMoved: Bool) {
    var sources: [String: [PeriodLabel: Source]] = [:]
    var speaking: [String: [String]] = [:]
    var lines: [ScheduleLine] = []
    var rolls = RollTable(engine.register)
    for (number, bound) in engine.regulations.enumerated() {
      let reader = LineReader(engine, bound)
      let more = withMoved ? engine.movableLines(of: bound, from: from, to: to) : []
      for (rule, found) in engine.lines(of: bound, from: from, to: to) + more {
        let others = engine.rules(spokenOfWith: rule, in: bound)
        for other in others where !(speaking[other]?.contains(rule.address) ?? false) {
          speaking[other, default: []].append(rule.address)
        }
        for line in found {
          let owed = reader.open(line, of: rule)
          guard !owed.isEmpty else { continue }
          sources[rule.address, default: [:]][line.label] = Source(
            line: line, rule: rule, bound: number, others: others)
          for roll in rolls.numbers(owed, reader, on: line.decidingDay) { lines.append(ScheduleLine(line, roll: roll)) }
        }
      }
    }
    self.sources = sources
    self.speaking = speaking
    schedule = BoardSchedule(lines: lines, rolls: rolls.rolls, bodyCount: engine.register.organisations.count)
    var numbers: [String: [PeriodLabel: [Int32]]] = [:]
    for (number, line) in schedule.lines.enumerated() {
      numbers[line.rule, default: [:]][line.label, default: []].append(Int32(number))
    }
    self.numbers = numbers
  }

  subscript(line: ScheduleLine) -> Source? { sources[line.rule]?[line.label] }
  subscript(rule: String, label: PeriodLabel) -> Source? { sources[rule]?[label] }

  /// The numbers of the lines of a rule and a period.
  func lines(_ rule: String, _ label: PeriodLabel) -> [Int32] { numbers[rule]?[label] ?? [] }

  /// The numbers of all lines of a rule.
  func lines(ofRule rule: String) -> some Sequence<Int32> { (numbers[rule] ?? [:]).values.lazy.joined() }

  /// The rules to whose obligations the events of a rule speak beside its own.
  func rules(spokenToBy rule: String) -> [String] { speaking[rule] ?? [] }
}

/// The rolls of a board as they are met, each once.
private struct RollTable {
  private(set) var rolls: [BearerRoll] = []
  private let register: Register
  private var numbers: [BearerRoll: Int] = [:]
  /// The bearers of recent lines and who sees them, and their rolls: lines that follow each other mostly share them.
  private var recent: [Recent] = []

  private struct Recent {
    let bearers: [[OrganisationID]]
    let audience: LineReader.AudienceKey
    let rolls: [Int]
  }

  init(_ register: Register) {
    self.register = register
  }

  /// The rolls of the line that a reader took up: one of those that owe it each for itself, or one for each group that owes it
  /// together.
  mutating func numbers(_ owed: [[OrganisationID]], _ reader: LineReader, on day: CivilDate) -> [Int] {
    let key = reader.audienceKey
    // Nothing that a roll says changes where nothing in the register does.
    if let known = recent.first(where: { $0.audience == key && $0.bearers == owed }) { return known.rolls }
    let audience = reader.audience()
    func roll(_ owed: [[OrganisationID]], _ audience: [[OrganisationID]]) -> BearerRoll {
      BearerRoll(owed, audience, of: key.regulation, in: register, on: day)
    }
    let rolls =
      owed.contains { $0.count > 1 }
      ? zip(owed, audience).map { number(roll([$0], [$1])) } : [number(roll(owed, audience))]
    if recent.count == 32 { recent.removeFirst() }
    recent.append(Recent(bearers: owed, audience: key, rolls: rolls))
    return rolls
  }

  private mutating func number(_ roll: BearerRoll) -> Int {
    if let known = numbers[roll] { return known }
    numbers[roll] = rolls.count
    rolls.append(roll)
    return rolls.count - 1
  }
}
