/// The days of one scope laid out flat: a status and the count of working days before each, so that counting working days and
/// finding the next one take one lookup each.
@usableFromInline final class DayTable: Sendable {
  /// Day number of index 0.
  @usableFromInline let first: Int
  /// For each day its entry in `entries`.
  @usableFromInline let codes: [UInt32]
  /// Working days before each day of the table; one more than there are days.
  @usableFromInline let before: [Int32]
  /// Day numbers of the working days, ascending.
  @usableFromInline let working: [Int32]
  let entries: [DayPlan.Entry]

  init(_ plan: DayPlan, fromYear: Int, toYear: Int) {
    let start = CivilDate(unchecked: fromYear, 1, 1)
    let count = CivilDate(unchecked: toYear, 12, 31) - start + 1
    let exceptions = plan.exceptions(fromYear: fromYear, toYear: toYear)
    var entries = [DayPlan.Entry(reason: .workingDay, source: nil)]
    for weekday in 0..<7 {
      // The week that day 0 begins in is as good as any.
      let date = CivilDate(dayNumber: Int32(weekday) - 3)
      entries.append(plan.weeklyRest(date) ?? entries[0])
    }
    // Few days are exceptions: they are laid over the weeks.
    let weekly = entries.indices.map { entries[$0].reason == .workingDay ? 0 : UInt32($0) }
    var codes = (0..<count).map { weekly[(start + $0).weekday.rawValue] }
    var known: [DayPlan.Entry: UInt32] = [:]
    for (date, entry) in exceptions.sorted(by: { $0.key < $1.key }) where codes.indices.contains(date - start) {
      let code = known[entry] ?? UInt32(entries.count)
      if known.updateValue(code, forKey: entry) == nil { entries.append(entry) }
      codes[date - start] = code
    }
    var before: [Int32] = [0]
    var working: [Int32] = []
    before.reserveCapacity(count + 1)
    working.reserveCapacity(count * 5 / 7 + 8)
    for (offset, code) in codes.enumerated() {
      if entries[Int(code)].reason.isWorking { working.append((start + offset).dayNumber) }
      before.append(Int32(working.count))
    }
    first = Int(start.dayNumber)
    self.codes = codes
    self.before = before
    self.working = working
    self.entries = entries
  }

  /// Place of a day in the table; nil outside it.
  @inlinable func index(of date: CivilDate) -> Int? {
    let index = Int(date.dayNumber) - first
    return index >= 0 && index < codes.count ? index : nil
  }
}

extension DayReason {
  /// Whether a day with this reason is worked.
  public var isWorking: Bool {
    switch self {
    case .workingDay, .makeUp: true
    case .weeklyRest, .holiday, .compensation, .swappedOff: false
    }
  }
}
