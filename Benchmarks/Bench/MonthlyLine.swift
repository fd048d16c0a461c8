import CivilTime
import Regulations

/// The monthly lines of the workload, as a rule would state them. `Benchmarks/alternatives.py` states the same ones in Python.
struct MonthlyLine {
  /// The six kinds: by a day of the next month (a day off moves to the next working day); before such a day (never moves); some
  /// working days after the period; some days after it; at least some working days before its end; by its last day, or the
  /// working day before.
  static let kindCount = 6
  static let linesPerBody = 25

  let kind: Int
  let number: Int
  let cutOff: CutOff
  let scope: CalendarScope

  /// The line `index` of the 25 of a kind of body.
  init(index: Int, bodyKind: Int) {
    let shift = index + bodyKind
    kind = index % Self.kindCount
    number =
      switch kind {
      case 0, 1: 1 + shift % 28
      case 2: 1 + shift % 15
      case 3: 5 + shift % 25
      case 4: 1 + shift % 5
      default: 0
      }
    cutOff = index % 5 == 4 ? .dayOfLastMonth(25) : .calendar
    scope = index % 7 == 3 ? .all : .state
  }

  /// The deadline for a period, as `Schedule` makes it from a sentence.
  func deadline(_ period: Period) -> Deadline? {
    switch kind {
    case 0:
      return named(period).map { Deadline(anchor: period.end, rule: .by($0), roll: .nextWorkingDay, scope: scope) }
    case 1: return named(period).map { Deadline(anchor: period.end, rule: .before($0), roll: .none, scope: scope) }
    case 2:
      return term(.workingDay).map {
        Deadline(anchor: period.end, rule: .term($0, countsFirstDay: false), roll: .nextWorkingDay, scope: scope)
      }
    case 3:
      return term(.day).map {
        Deadline(anchor: period.end, rule: .term($0, countsFirstDay: false), roll: .nextWorkingDay, scope: scope)
      }
    case 4:
      return term(.workingDay).map { Deadline(anchor: period.end, rule: .atLeastBefore($0), roll: .none, scope: scope) }
    default: return Deadline(anchor: period.end, rule: .by(period.end), roll: .previousWorkingDay, scope: scope)
    }
  }

  private func named(_ period: Period) -> CivilDate? {
    DayReference.dayOfMonth(number, nextMonth: true).date(in: period)
  }

  private func term(_ unit: Term.Unit) -> Term? { Term(number: number, unit: unit) }
}
