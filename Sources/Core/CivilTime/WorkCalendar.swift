/// Which days are worked, for State bodies and for every employer.
///
/// From the first to the last decided day the calendar knows; outside it says what the yearly rules lead one to expect, and marks
/// it so. A year of the decided range in which holidays or compensations are named one by one has exactly those: yearly rules
/// fill only years for which none is named, and days outside the range. Weekly rest and swaps always hold.
///
/// Making one costs some milliseconds; asking it about a day of the decided years, or of the nine years after them, one lookup, about
/// others some microseconds.
public struct WorkCalendar: Sendable {
  /// The calendar's name.
  public let name: String
  /// The version of its data, shown with every date reckoned by it.
  public let version: String
  /// The laws and decisions it is made of.
  public let instruments: [CalendarInstrument]
  /// The first day that is decided.
  public let firstDecidedDay: CivilDate
  /// The last day that is decided: every later status and date is provisional.
  public let lastDecidedDay: CivilDate
  @usableFromInline let state: DayTable
  @usableFromInline let everyone: DayTable
  private let statePlan: DayPlan
  private let everyonePlan: DayPlan

  /// A calendar of instruments. Where the last decided day comes before the first, nothing is decided.
  public init(
    name: String, version: String, instruments: [CalendarInstrument], firstDecidedDay: CivilDate,
    lastDecidedDay: CivilDate
  ) {
    self.name = name
    self.version = version
    self.instruments = instruments
    self.firstDecidedDay = firstDecidedDay
    self.lastDecidedDay = lastDecidedDay
    statePlan = DayPlan(instruments, scope: .state, first: firstDecidedDay, last: lastDecidedDay)
    everyonePlan = DayPlan(instruments, scope: .all, first: firstDecidedDay, last: lastDecidedDay)
    // Deadlines are mostly asked for in and soon after the decided years; days further out are reckoned when asked.
    let from = max(1, firstDecidedDay.year - 1)
    let to = min(9999, max(firstDecidedDay.year, lastDecidedDay.year) + 9)
    state = DayTable(statePlan, fromYear: from, toYear: to)
    everyone = DayTable(everyonePlan, fromYear: from, toYear: to)
  }

  /// The days of a scope.
  @inlinable func table(_ scope: CalendarScope) -> DayTable {
    switch scope {
    case .state: state
    case .all: everyone
    }
  }

  /// Whether a day is decided.
  @inlinable public func isDecided(_ date: CivilDate) -> Bool {
    firstDecidedDay <= date && date <= lastDecidedDay
  }

  /// Whether bodies of a scope work on a day.
  @inlinable public func isWorkingDay(_ date: CivilDate, scope: CalendarScope) -> Bool {
    let table = table(scope)
    guard let index = table.index(of: date) else { return isWorkingByYearlyRules(date, scope: scope) }
    return table.before[index + 1] != table.before[index]
  }

  /// What the calendar says of a day.
  public func status(of date: CivilDate, scope: CalendarScope) -> DayStatus {
    let entry = entry(of: date, scope: scope, table(scope))
    return DayStatus(
      isWorking: entry.reason.isWorking, reason: entry.reason, source: entry.source, isDecided: isDecided(date))
  }

  /// The first working day from a day on, itself included.
  @inlinable public func nextWorkingDay(onOrAfter date: CivilDate, scope: CalendarScope) -> CivilDate {
    let table = table(scope)
    if let index = table.index(of: date) {
      let rank = Int(table.before[index])
      if rank < table.working.count { return CivilDate(dayNumber: table.working[rank]) }
    }
    var day = date
    // At the ends of `Int32` a day is its own neighbour.
    while !isWorkingDay(day, scope: scope), day + 1 != day { day = day + 1 }
    return day
  }

  /// The last working day up to a day, itself included.
  @inlinable public func lastWorkingDay(onOrBefore date: CivilDate, scope: CalendarScope) -> CivilDate {
    let table = table(scope)
    if let index = table.index(of: date) {
      let rank = Int(table.before[index + 1])
      if rank > 0 { return CivilDate(dayNumber: table.working[rank - 1]) }
    }
    var day = date
    while !isWorkingDay(day, scope: scope), day - 1 != day { day = day - 1 }
    return day
  }

  /// The working day that is the `count`th after a day (before it when negative), the day itself not counted; a count of 0 gives
  /// the day.
  @inlinable public func workingDay(_ count: Int, after date: CivilDate, scope: CalendarScope) -> CivilDate {
    let table = table(scope)
    if count != 0, let index = table.index(of: date) {
      let place = count > 0 ? Int(table.before[index + 1]) + count - 1 : Int(table.before[index]) + count
      if place >= 0, place < table.working.count { return CivilDate(dayNumber: table.working[place]) }
    }
    let step = count < 0 ? -1 : 1
    var day = date
    var left = abs(count)
    while left > 0, day + step != day {
      day = day + step
      if isWorkingDay(day, scope: scope) { left -= 1 }
    }
    return day
  }

  /// Every day of a year that is neither an ordinary working day nor an ordinary weekly day of rest, in order: holidays (also
  /// those on a weekend), compensations, and both days of swaps.
  public func days(inYear year: Int, scope: CalendarScope) -> [(date: CivilDate, status: DayStatus)] {
    guard 1...9999 ~= year else { return [] }
    return plan(scope).exceptions(fromYear: year, toYear: year).sorted { $0.key < $1.key }.map { date, entry in
      (
        date,
        DayStatus(
          isWorking: entry.reason.isWorking, reason: entry.reason, source: entry.source, isDecided: isDecided(date))
      )
    }
  }

  /// Whether a day that is not laid out is worked.
  @usableFromInline func isWorkingByYearlyRules(_ date: CivilDate, scope: CalendarScope) -> Bool {
    entry(of: date, scope: scope, table(scope)).reason.isWorking
  }

  private func plan(_ scope: CalendarScope) -> DayPlan {
    switch scope {
    case .state: statePlan
    case .all: everyonePlan
    }
  }

  /// Reason and source of any day, laid out or not.
  private func entry(of date: CivilDate, scope: CalendarScope, _ table: DayTable) -> DayPlan.Entry {
    if let index = table.index(of: date) { return table.entries[Int(table.codes[index])] }
    let plan = plan(scope)
    let year = date.year
    return plan.exceptions(fromYear: year, toYear: year)[date] ?? plan.weeklyRest(date) ?? table.entries[0]
  }
}
