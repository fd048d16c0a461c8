import CivilTime
import Obligations
import Organisations

/// Submissions that count, many in little memory: one row of numbers each, in the order of recording. What a store's table of
/// discharges gives.
///
/// It is for obligations of which nothing else was recorded and that no larger period absorbs: everything else goes through an
/// `EventLog`. Of what has no due day the row is the receipt, which is what counts. Memory: 20 bytes a row.
public struct DischargeTable: Sendable {
  private struct Row {
    let rule: Int32
    let period: Int32
    let bearer: Int32
    let happened: Int32
    let recorded: Int32
  }

  private var rows: [Row] = []
  private var rules: [String] = []
  private var periods: [PeriodLabel] = []
  private var bearers: [OrganisationID] = []
  private var ruleNumbers: [String: Int] = [:]
  private var periodNumbers: [PeriodLabel: Int] = [:]
  private var bearerNumbers: [OrganisationID: Int] = [:]

  /// A table without rows.
  public init() {}

  /// How many rows.
  public var count: Int { rows.count }

  /// The number by which rows name a rule.
  public mutating func number(ofRule address: String) -> Int {
    Self.number(address, &rules, &ruleNumbers)
  }

  /// The number by which rows name a period.
  public mutating func number(ofPeriod label: PeriodLabel) -> Int {
    Self.number(label, &periods, &periodNumbers)
  }

  /// The number by which rows name a body.
  public mutating func number(ofBearer id: OrganisationID) -> Int {
    Self.number(id, &bearers, &bearerNumbers)
  }

  private static func number<Value: Hashable>(
    _ value: Value, _ list: inout [Value], _ numbers: inout [Value: Int]
  ) -> Int {
    if let known = numbers[value] { return known }
    numbers[value] = list.count
    list.append(value)
    return list.count - 1
  }

  /// Adds a submission by the numbers of its rule, period and bearer. Rows come in the order of recording.
  public mutating func append(rule: Int, period: Int, bearer: Int, happened: CivilDate, recorded: CivilDate) {
    rows.append(
      Row(
        rule: Int32(rule), period: Int32(period), bearer: Int32(bearer), happened: happened.dayNumber,
        recorded: recorded.dayNumber))
  }

  /// Enters all rows on a board; those about nothing on it are passed over.
  func fill(_ board: inout Board, _ register: Register) {
    if rows.isEmpty { return }
    var lines: [[Int]] = Array(repeating: [], count: rules.count * periods.count)
    for (number, line) in board.schedule.lines.enumerated() {
      guard let rule = ruleNumbers[line.rule], let period = periodNumbers[line.label] else { continue }
      lines[rule * periods.count + period].append(number)
    }
    let positions = bearers.map { register.position(of: $0) ?? -1 }
    var places: [[Int32]] = Array(repeating: [], count: board.schedule.rolls.count)
    for row in rows {
      let position = positions[Int(row.bearer)]
      if position < 0 { continue }
      for line in lines[Int(row.rule) * periods.count + Int(row.period)] {
        let roll = Int(board.schedule.brief[line].roll)
        if places[roll].isEmpty { places[roll] = board.schedule.places(inRoll: roll) }
        let place = Int(places[roll][position])
        if place < 0 { continue }
        board.recordDone(
          line: line, place: place, happened: CivilDate(dayNumber: row.happened),
          recorded: CivilDate(dayNumber: row.recorded))
      }
    }
  }
}
