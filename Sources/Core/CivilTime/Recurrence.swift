/// How often a duty comes back.
public enum Recurrence: Hashable, Sendable {
  /// Every week.
  case weekly
  /// Every month.
  case monthly
  /// Every quarter.
  case quarterly
  /// Both halves of every year.
  case halfYearly
  /// The first half of every year only.
  case firstHalf
  /// The first nine months of every year.
  case nineMonths
  /// The first 3, 6 and 9 months of every year, or some of them; other numbers name no period and are passed over.
  case cumulative([Int])
  /// Every year.
  case yearly
  /// Every year, closing with a month of it, 1...12: the year 2020 closing with July runs from 1 August 2019 to 31 July 2020.
  case yearlyInMonth(Int)

  /// The periods that end within `from...to`, in order. Each is reckoned from the calendar itself and none from the one
  /// before it, so that a 31st never drifts. Empty when `to` is before `from` and for a cut-off or month that does not exist.
  ///
  /// `yearlyInMonth` closes on the cut-off's day of that month; `CutOff.fixedDay` names its own month and prevails.
  public func periods(from: CivilDate, to: CivilDate, cutOff: CutOff) -> [Period] {
    guard from <= to, cutOff.isPossible else { return [] }
    switch self {
    case .weekly:
      return weeks(from, to, closing: { if case .weekday(let day) = cutOff { day } else { .sunday } }())
    case .monthly:
      return series(from, to, cutOff, every: 1) { .month(year: $0, month: $1) }
    case .quarterly:
      return series(from, to, cutOff, every: 3) { .quarter(year: $0, quarter: $1 / 3) }
    case .halfYearly:
      return series(from, to, cutOff, every: 6) { .half(year: $0, half: $1 / 6) }
    case .firstHalf:
      return years(from, to, cutOff, months: [6]) { year, _ in .half(year: year, half: 1) }
    case .nineMonths:
      return years(from, to, cutOff, months: [9]) { .cumulative(year: $0, months: $1) }
    case .cumulative(let months):
      return years(from, to, cutOff, months: [3, 6, 9].filter(months.contains)) { .cumulative(year: $0, months: $1) }
    case .yearly:
      return series(from, to, cutOff, every: 12) { year, _ in .year(year) }
    case .yearlyInMonth(let month):
      guard 1...12 ~= month else { return [] }
      let closing: CutOff =
        switch cutOff {
        case .calendar, .weekday: .fixedDay(month: month, day: CivilDate.length(ofMonth: month, year: 2000))
        case .dayOfLastMonth(let day):
          .fixedDay(month: month, day: min(day, CivilDate.length(ofMonth: month, year: 2000)))
        case .fixedDay: cutOff
        }
      return series(from, to, closing, every: 12) { year, _ in .year(year) }
    }
  }

  /// Size, as `PeriodLabel.rank`; that of its largest period where it has several.
  public var rank: Int {
    switch self {
    case .weekly: 0
    case .monthly: 1
    case .quarterly: 2
    case .halfYearly, .firstHalf: 3
    case .nineMonths: 4
    case .cumulative(let months): [3, 6, 9].last(where: months.contains).map { $0 / 3 + 1 } ?? -1
    case .yearly, .yearlyInMonth: 5
    }
  }

  /// Weeks that close on a day of the week.
  private func weeks(_ from: CivilDate, _ to: CivilDate, closing: Weekday) -> [Period] {
    var end = from + (closing.rawValue - from.weekday.rawValue + 7) % 7
    var found: [Period] = []
    found.reserveCapacity(max(0, (to - from) / 7 + 1))
    var (year, week) = end.isoWeek
    while end <= to {
      if 1...9999 ~= year { found.append(Period(.week(year: year, week: week), end - 6, end)) }
      end = end + 7
      week += 1
      // Every year has 52 weeks; whether there is a 53rd, the calendar is asked.
      if week > 52 { (year, week) = end.isoWeek }
    }
    return found
  }

  /// Periods of `every` months that fill the year one after the other; the label is made of the year and its last month.
  @inline(__always)
  private func series(
    _ from: CivilDate, _ to: CivilDate, _ cutOff: CutOff, every: Int, label: (Int, Int) -> PeriodLabel
  ) -> [Period] {
    var found: [Period] = []
    // A period closes at most a year from the end of its label's months: a fixed day may lie in any month of the year.
    let first = max(from.year - 1, 1)
    let last = min(to.year + 1, 9999)
    guard first <= last else { return [] }
    found.reserveCapacity((to.monthIndex - from.monthIndex) / every + 1)
    var index = max(first * 12 + every - 1, every == 12 ? 0 : (from.monthIndex - 1) / every * every + every - 1)
    var before = cutOff.end(ofMonthIndex: index - every, yearly: every == 12)
    while index < (last + 1) * 12 {
      let end = cutOff.end(ofMonthIndex: index, yearly: every == 12)
      if end > to { break }
      if end >= from { found.append(Period(label(index / 12, index % 12 + 1), before + 1, end)) }
      before = end
      index += every
    }
    return found
  }

  /// Periods that begin with the year and close with given months of it.
  private func years(
    _ from: CivilDate, _ to: CivilDate, _ cutOff: CutOff, months: [Int], label: (Int, Int) -> PeriodLabel
  ) -> [Period] {
    var found: [Period] = []
    let first = max(from.year - 1, 1)
    let last = min(to.year + 1, 9999)
    guard first <= last else { return [] }
    found.reserveCapacity((last - first + 1) * months.count)
    for year in first...last {
      for month in months {
        // The label carries the year and how many months; `Period` knows where each begins.
        if let period = Period(label: label(year, month), cutOff: cutOff), from <= period.end, period.end <= to {
          found.append(period)
        }
      }
    }
    return found
  }
}
