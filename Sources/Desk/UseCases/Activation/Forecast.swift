import CivilTime
import Obligations
import Organisations
import Regulations

/// What a regulation will ask of whom in the twelve months that come.
public struct Forecast: Sendable {
  /// A month of a year.
  public struct Month: Hashable, Sendable, Comparable {
    /// The year.
    public let year: Int
    /// 1 to 12.
    public let month: Int

    /// The earlier first.
    public static func < (a: Month, b: Month) -> Bool { (a.year, a.month) < (b.year, b.month) }

    init(_ day: CivilDate) { (year, month) = (day.components.year, day.components.month) }

    /// So many months after that of a day.
    fileprivate init(after count: Int, of day: CivilDate) {
      let number = day.year * 12 + day.components.month - 1 + count
      (year, month) = (number / 12, number % 12 + 1)
    }
  }

  /// What one body will owe.
  public struct Row: Sendable {
    /// The body.
    public let body: OrganisationID
    /// How many obligations fall due in each of the months.
    public fileprivate(set) var counts: [Int]
    /// How many there are in all.
    public var total: Int { counts.reduce(0, +) }
    /// The sentences of which they come.
    public fileprivate(set) var rules: Set<String> = []
  }

  /// What one sentence will ask, for one series of its periods.
  public struct Duty: Sendable {
    /// The sentence.
    public let rule: Rule
    /// Which of its periods; nil for what has none.
    public let series: Series?
    /// The first due day that is still to come; nil where it has none.
    public let next: DueDay?
    /// The period of that day.
    public let period: PeriodLabel
    /// How many bodies owe it.
    public let bodies: Int
  }

  /// The months, the present one first.
  public let months: [Month]
  /// Who owes something, in the order of the register.
  public let rows: [Row]
  /// What is asked, in the order of the text.
  public let duties: [Duty]
  /// How many obligations are past their day before the regulation is even activated.
  public let overdue: Int
  /// How many sentences ask something always, or only when something happens.
  public let standing: Int

  /// What is asked from a day on. Cost: that of the lines of a year, and of the years since the regulation is in force.
  public init(_ bound: BoundRegulation, _ engine: ObligationEngine, _ register: Register, from today: CivilDate) {
    let months = (0..<12).map { Month(after: $0, of: today) }
    let last = CivilDate.lastDay(ofMonth: months[11].month, year: months[11].year)
    self.months = months
    let reader = LineReader(engine, bound)
    var rows: [OrganisationID: Row] = [:]
    var duties: [Duty] = []
    var standing = 0
    for (rule, lines) in engine.lines(of: bound, from: today, to: last) {
      var groups: [Series?: (line: Line, bodies: Int)] = [:]
      for line in lines {
        if line.isStanding {
          standing += 1
          continue
        }
        let owed = reader.open(line, of: rule)
        guard let when = line.windowDay, line.absorbedBy == nil, !owed.isEmpty else { continue }
        let series = Series.of(line.label)
        if groups[series].map({ ($0.line.due?.date ?? when) > (line.due?.date ?? when) }) ?? true {
          groups[series] = (line, owed.count)
        }
        guard let place = self.months.firstIndex(of: Month(when)) else { continue }
        for body in owed.compactMap(\.first) {
          rows[body, default: Row(body: body, counts: Array(repeating: 0, count: self.months.count))].counts[place] += 1
          rows[body]?.rules.insert(rule.address)
        }
      }
      for series in [nil] + Series.allCases.map(Optional.some) {
        guard let group = groups[series] else { continue }
        duties.append(
          Duty(rule: rule, series: series, next: group.line.due, period: group.line.label, bodies: group.bodies))
      }
    }
    self.rows = register.organisations.compactMap { rows[$0.id] }
    self.duties = duties
    self.standing = standing
    overdue = Self.overdue(bound, engine, reader, before: today)
  }

  /// Only what is dated can be past its day.
  private static func overdue(
    _ bound: BoundRegulation, _ engine: ObligationEngine, _ reader: LineReader, before today: CivilDate
  ) -> Int {
    guard let first = bound.regulation.inForceFrom, first < today else { return 0 }
    var count = 0
    for (rule, lines) in engine.lines(of: bound, from: first, to: today - 1) {
      for line in lines where line.absorbedBy == nil && line.due.map({ $0.date < today }) ?? false {
        count += reader.open(line, of: rule).count
      }
    }
    return count
  }
}
