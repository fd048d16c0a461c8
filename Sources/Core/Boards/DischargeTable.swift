import CivilTime
import Obligations
import Organisations

/// Submissions, receipts and acceptances of obligations that are told by these alone, many in little memory: one row of numbers each,
/// in the order of recording.
///
/// It is for obligations of `ObligationEngine.rulesToldAlone()` of which nothing else was recorded: everything else goes through an
/// `EventLog`. Memory: 20 bytes a row.
public struct DischargeTable: Sendable {
  /// An obligation by the numbers of its parts.
  struct Key: Hashable {
    let rule: Int32
    let bearer: Int32
    let period: Int16
  }

  private struct Row {
    let key: Key
    let step: Step
    let happened: Int32
    let recorded: Int32
  }

  private enum Step: Int16 {
    case claimed, received, accepted

    init(_ performance: Performance) {
      switch performance {
      case .received: self = .received
      case .accepted: self = .accepted
      case .unperformed, .claimed, .returned, .refused, .unknown: self = .claimed
      }
    }

    var performance: Performance {
      switch self {
      case .claimed: .claimed
      case .received: .received
      case .accepted: .accepted
      }
    }
  }

  private var rows: [Row] = []
  private var rules = Names<String>()
  private var periods = Names<PeriodLabel>()
  private var bearers = Names<OrganisationID>()

  /// Things and the numbers by which rows name them.
  private struct Names<Value: Hashable & Sendable>: Sendable {
    private(set) var list: [Value] = []
    private var numbers: [Value: Int] = [:]

    mutating func number(_ value: Value) -> Int {
      if let known = numbers[value] { return known }
      numbers[value] = list.count
      list.append(value)
      return list.count - 1
    }

    func known(_ value: Value) -> Int? { numbers[value] }
  }

  /// A table without rows.
  init() {}

  /// How many rows.
  public var count: Int { rows.count }

  /// The number by which rows name a rule.
  mutating func number(ofRule address: String) -> Int32 { Int32(rules.number(address)) }

  /// The number by which rows name a body.
  mutating func number(ofBearer id: OrganisationID) -> Int32 { Int32(bearers.number(id)) }

  /// The number by which rows name a period.
  mutating func number(ofPeriod label: PeriodLabel) -> Int16 { Int16(periods.number(label)) }

  /// Adds that an obligation was claimed, received or accepted.
  mutating func append(_ id: ObligationID, _ performance: Performance, happened: CivilDate, recorded: CivilDate) {
    append(
      Key(rule: number(ofRule: id.rule), bearer: number(ofBearer: id.bearer), period: number(ofPeriod: id.period)),
      performance, happened: happened, recorded: recorded)
  }

  /// The same by the numbers of its parts.
  mutating func append(_ key: Key, _ performance: Performance, happened: CivilDate, recorded: CivilDate) {
    rows.append(
      Row(key: key, step: Step(performance), happened: happened.dayNumber, recorded: recorded.dayNumber))
  }

  /// The obligations, among some and those of some rules, that rows are about.
  func obligations(among ids: some Sequence<ObligationID>, ofRules addresses: Set<String>) -> Set<ObligationID> {
    let wanted = keys(ids)
    let whole = Set(addresses.compactMap { rules.known($0) })
    if wanted.isEmpty, whole.isEmpty { return [] }
    return Set(rows.lazy.filter { wanted.contains($0.key) || whole.contains(Int($0.key.rule)) }.map(id))
  }

  /// Enters all rows on a board but those about some obligations; those about nothing on it are passed over.
  ///
  /// Gives the obligations that rows cannot tell: what has no due day and was only claimed, and what was sent again after it was received.
  /// They are to be told anew.
  func fill(_ board: inout Board, _ register: Register, but left: Set<ObligationID> = []) -> Set<ObligationID> {
    if rows.isEmpty { return [] }
    var lines: [[Int]] = Array(repeating: [], count: rules.list.count * periods.list.count)
    for (number, line) in board.schedule.lines.enumerated() {
      guard let rule = rules.known(line.rule), let period = periods.known(line.label) else { continue }
      lines[rule * periods.list.count + period].append(number)
    }
    let positions = bearers.list.map { register.position(of: $0) ?? -1 }
    var places: [[Int32]] = Array(repeating: [], count: board.schedule.rolls.count)
    var skipped = keys(left)
    let given = skipped
    for row in rows {
      let position = positions[Int(row.key.bearer)]
      if position < 0 || !skipped.isEmpty && skipped.contains(row.key) { continue }
      for line in lines[Int(row.key.rule) * periods.list.count + Int(row.key.period)] {
        let roll = Int(board.schedule.brief[line].roll)
        if places[roll].isEmpty { places[roll] = board.schedule.places(inRoll: roll) }
        let place = Int(places[roll][position])
        if place < 0 { continue }
        let isEntered = board.enter(
          row.step.performance, line: line, place: place, happened: CivilDate(dayNumber: row.happened),
          recorded: CivilDate(dayNumber: row.recorded))
        if !isEntered { skipped.insert(row.key) }
      }
    }
    return skipped.count == given.count
      ? [] : Set(rows.lazy.filter { skipped.contains($0.key) && !given.contains($0.key) }.map(id))
  }

  private func keys(_ ids: some Sequence<ObligationID>) -> Set<Key> {
    Set(
      ids.lazy.compactMap { id in
        guard let rule = rules.known(id.rule), let period = periods.known(id.period),
          let bearer = bearers.known(id.bearer)
        else { return nil }
        return Key(rule: Int32(rule), bearer: Int32(bearer), period: Int16(period))
      })
  }

  private func id(_ row: Row) -> ObligationID {
    ObligationID(
      rule: rules.list[Int(row.key.rule)], bearer: bearers.list[Int(row.key.bearer)],
      period: periods.list[Int(row.key.period)])
  }
}

extension Board {
  /// Enters what a row says of an obligation of which rows tell everything; false, and nothing done, where they cannot.
  mutating func enter(_ performance: Performance, line: Int, place: Int, happened: CivilDate, recorded: CivilDate)
    -> Bool
  {
    // Without a due day only receipt counts.
    if performance == .claimed, schedule.brief[line].due == .max { return false }
    // What was received and is sent again takes more to tell.
    if performance == .claimed, self[.received, line, place] || self[.accepted, line, place] { return false }
    mark(max(performance, line, place), line: line, place: place)
    recordDone(line: line, place: place, happened: happened, recorded: recorded)
    return true
  }

  private func max(_ performance: Performance, _ line: Int, _ place: Int) -> Performance {
    let before: Performance =
      self[.accepted, line, place]
      ? .accepted : self[.received, line, place] ? .received : self[.claimed, line, place] ? .claimed : .unperformed
    return .max(before, performance)
  }
}
