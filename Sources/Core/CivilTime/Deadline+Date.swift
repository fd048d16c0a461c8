extension Deadline {
  /// The last good day and how sure it is, without the trace. Throws when it is stopped without end or goes beyond a limit.
  @inlinable public func date(
    in calendar: WorkCalendar
  ) throws(DeadlineError) -> (date: CivilDate, certainty: Certainty) {
    guard stops.isEmpty, extensions.isEmpty else {
      return try countedDate(in: calendar)
    }
    let end = plainEnd(in: calendar)
    let date = rolled(end.date, in: calendar)
    return (date, certainty(in: calendar, min(end.examined, end.date, date), max(end.examined, end.date, date)))
  }

  /// The same by counting with every stop and extension.
  @usableFromInline func countedDate(
    in calendar: WorkCalendar
  ) throws(DeadlineError) -> (date: CivilDate, certainty: Certainty) {
    var count = DeadlineCount(self, calendar, tracing: false)
    let date = try count.run()
    return (date, count.certainty)
  }

  /// The last good day, how sure it is, and how it was reached: the same date as `date(in:)`, with the same errors.
  public func result(in calendar: WorkCalendar) throws(DeadlineError) -> DeadlineResult {
    var count = DeadlineCount(self, calendar, tracing: true)
    let date = try count.run()
    return DeadlineResult(date: date, certainty: count.certainty, trace: count.trace)
  }

  /// The date before it rolls, when nothing stops or extends it, and the day looked at that lies farthest from it.
  @inlinable func plainEnd(in calendar: WorkCalendar) -> (date: CivilDate, examined: CivilDate) {
    switch rule {
    case .before(let day): return (day - 1, day - 1)
    case .by(let day), .within(let day): return (day, day)
    case .term(let term, let countsFirstDay):
      return plainEnd(term, back: term.number < 0, countsFirstDay: countsFirstDay, in: calendar)
    case .atLeastBefore(let term):
      return plainEnd(term, back: true, countsFirstDay: false, in: calendar)
    }
  }

  @inlinable func plainEnd(
    _ term: Term, back: Bool, countsFirstDay: Bool, in calendar: WorkCalendar
  ) -> (date: CivilDate, examined: CivilDate) {
    let number = back ? -abs(term.number) : term.number
    let start = countsFirstDay ? (back ? anchor + 1 : anchor - 1) : anchor
    switch term.unit {
    case .workingDay:
      let end = calendar.workingDay(number, after: start, scope: scope)
      return (end, back ? start - 1 : start + 1)
    case .day:
      let end = start + number
      return (end, end)
    case .week:
      let end = start + number * 7
      return (end, end)
    case .month:
      let end = start + (anchor.addingMonths(number) - anchor)
      return (end, end)
    case .year:
      let end = start + (anchor.addingMonths(number * 12) - anchor)
      return (end, end)
    }
  }

  /// The date after rolling by this deadline's rule.
  @inlinable func rolled(_ date: CivilDate, in calendar: WorkCalendar) -> CivilDate {
    switch rule {
    case .before, .within: return date
    case .term, .by, .atLeastBefore: break
    }
    switch roll {
    case .none: return date
    case .nextWorkingDay: return calendar.nextWorkingDay(onOrAfter: date, scope: scope)
    case .previousWorkingDay: return calendar.lastWorkingDay(onOrBefore: date, scope: scope)
    }
  }

  /// Final when the days looked at are all decided.
  @inlinable func certainty(in calendar: WorkCalendar, _ first: CivilDate, _ last: CivilDate) -> Certainty {
    calendar.isDecided(first) && calendar.isDecided(last) ? .final : .provisional
  }
}
