extension Deadline {
  /// The first day before which something done on a day was done early enough: the earliest anchor of a term counted back whose last
  /// good day is not before it. Stops and extensions of this deadline do not count. Nil where the rule counts nothing back.
  ///
  /// Cost: one date for each day looked at, some ten more than the term has.
  public func earliestAnchor(doneOn day: CivilDate, in calendar: WorkCalendar) -> (
    date: CivilDate, certainty: Certainty
  )? {
    guard case .atLeastBefore(let term) = rule else { return nil }
    let shortest =
      switch term.unit {
      case .day, .workingDay: 1
      case .week: 7
      case .month: 28
      case .year: 365
      }
    // A roll forward may give back some days: no run of days off is as long as a month.
    var anchor = max(day, day + (abs(term.number) * shortest - 31))
    while true {
      let deadline = Deadline(anchor: anchor, rule: rule, roll: roll, scope: scope)
      guard let found = try? deadline.date(in: calendar) else { return nil }
      if found.date >= day { return (anchor, calendar.isDecided(anchor) ? found.certainty : .provisional) }
      anchor = anchor + 1
    }
  }
}
