/// What the instruments of one scope say, sorted so that any stretch of days can be laid out.
struct DayPlan: Sendable {
  /// A reason and its source.
  struct Entry: Hashable, Sendable {
    let reason: DayReason
    let source: DaySource?
  }

  private struct YearlyDay {
    let month: Int
    let day: Int
    let lunar: Bool
    let before: Int
    let after: Int
    let name: String
    let years: YearSpan
    let source: DaySource
  }

  private let decided: ClosedRange<CivilDate>?
  /// By weekday, Monday first; nil on days worked.
  private var rest: [DaySource?] = Array(repeating: nil, count: 7)
  private var yearly: [YearlyDay] = []
  private var compensating: [(years: YearSpan, source: DaySource)] = []
  private var named: [CivilDate: Entry] = [:]
  private var swappedOff: [CivilDate: Entry] = [:]
  private var makeUps: [CivilDate: Entry] = [:]
  /// Years of the decided range whose days off are named one by one.
  private var namedYears: Set<Int> = []

  init(_ instruments: [CalendarInstrument], scope: CalendarScope, first: CivilDate, last: CivilDate) {
    decided = first <= last ? first...last : nil
    for instrument in instruments where instrument.scope == .all || instrument.scope == scope {
      for statement in instrument.statements { add(statement, instrument.source) }
    }
    if rest.allSatisfy({ $0 != nil }) { rest = Array(repeating: nil, count: 7) }
  }

  private mutating func add(_ statement: CalendarStatement, _ source: DaySource) {
    func entry(_ reason: DayReason) -> Entry { Entry(reason: reason, source: source) }
    switch statement {
    case .weeklyRest(let days):
      for day in days { rest[day.rawValue - 1] = source }
    case .yearlyHoliday(let month, let day, let name, let years):
      yearly.append(
        YearlyDay(
          month: month, day: day, lunar: false, before: 0, after: 0, name: name, years: years, source: source))
    case .lunarHoliday(let month, let day, let before, let after, let name, let years):
      yearly.append(
        YearlyDay(
          month: month, day: day, lunar: true, before: min(max(before, 0), 30), after: min(max(after, 0), 30),
          name: name, years: years, source: source))
    case .compensateOnNextWorkingDay(let years):
      compensating.append((years, source))
    case .holiday(let date, let name):
      named[date] = entry(.holiday(name))
      if decided?.contains(date) == true { namedYears.insert(date.year) }
    case .compensation(let date, let name):
      if case .holiday? = named[date]?.reason { break }
      named[date] = entry(.compensation(name))
      if decided?.contains(date) == true { namedYears.insert(date.year) }
    case .swap(let off, let worked):
      swappedOff[off] = entry(.swappedOff(madeUpOn: worked))
      makeUps[worked] = entry(.makeUp(for: off))
    }
  }

  /// Whether a day's status follows from days named one by one, so that yearly rules are not asked.
  private func isNamed(_ date: CivilDate) -> Bool {
    decided?.contains(date) == true && namedYears.contains(date.year)
  }

  /// The weekly day of rest that a day is, if any.
  func weeklyRest(_ date: CivilDate) -> Entry? {
    let weekday = date.weekday
    return rest[weekday.rawValue - 1].map { Entry(reason: .weeklyRest(weekday), source: $0) }
  }

  /// Every day from the first to the last year that is neither an ordinary working day nor an ordinary day of rest.
  ///
  /// Of several statements about one day a holiday prevails, then a compensation, a day swapped off, a day made up; of two of
  /// one kind the later stated.
  func exceptions(fromYear first: Int, toYear last: Int) -> [CivilDate: Entry] {
    guard first <= last else { return [:] }
    let lower = CivilDate(unchecked: first, 1, 1)
    let upper = CivilDate(unchecked: last, 12, 31)
    var found: [CivilDate: Entry] = [:]
    func put(_ entries: [CivilDate: Entry]) {
      for (date, entry) in entries where lower <= date && date <= upper { found[date] = entry }
    }
    put(makeUps)
    put(swappedOff)
    // A compensation may pass over the end of a year, the days about a lunar holiday as well.
    for (date, entry) in yearlyDays(fromYear: first - 1, toYear: last + 1) where !isNamed(date) {
      if lower <= date && date <= upper { found[date] = entry }
    }
    put(named)
    return found
  }

  /// What the yearly rules give for some years: their holidays, and the days off that make good those on a day of rest.
  private func yearlyDays(fromYear first: Int, toYear last: Int) -> [CivilDate: Entry] {
    var found: [CivilDate: Entry] = [:]
    for rule in yearly {
      for year in first...last {
        for day in days(of: rule, in: year) where rule.years.contains(year) {
          for offset in -rule.before...rule.after {
            found[day + offset] = Entry(reason: .holiday(rule.name), source: rule.source)
          }
        }
      }
    }
    guard !compensating.isEmpty else { return found }
    for (date, entry) in found.sorted(by: { $0.key < $1.key }) where weeklyRest(date) != nil {
      guard case .holiday(let name) = entry.reason,
        let rule = compensating.last(where: { $0.years.contains(date.year) })
      else { continue }
      var next = date + 1
      while weeklyRest(next) != nil || found[next] != nil || named[next] != nil || swappedOff[next] != nil {
        next = next + 1
      }
      found[next] = Entry(reason: .compensation(name), source: rule.source)
    }
    return found
  }

  /// The days of a Gregorian year on which a rule falls: a lunar day near the year's end may do so twice or not at all.
  private func days(of rule: YearlyDay, in year: Int) -> [CivilDate] {
    guard rule.lunar else { return [CivilDate(year: year, month: rule.month, day: rule.day)].compactMap { $0 } }
    return [year - 1, year].compactMap {
      LunarCalendar.civilDate(of: LunarDate(year: $0, month: rule.month, day: rule.day, isLeapMonth: false))
    }.filter { $0.year == year }
  }
}
