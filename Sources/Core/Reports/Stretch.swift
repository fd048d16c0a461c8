import CivilTime
import Regulations

/// What reports of shorter periods say of a longer stretch of a year. Periods are those of the calendar, whatever their cut-off: a report of
/// May is of May also where its figures end on the 20th.
public enum Stretch {
  /// Of some periods those that make up a stretch of days, each day in one, in their order; nil where some day is in none. Of several ways
  /// that with the longest periods first.
  public static func tiles(from first: CivilDate, to last: CivilDate, of periods: some Sequence<PeriodLabel>)
    -> [PeriodLabel]?
  {
    let all = periods.compactMap { Period(label: $0, cutOff: .calendar) }.filter { $0.start >= first && $0.end <= last }
      .sorted { ($1.end, $0.label.description) < ($0.end, $1.label.description) }
    var isDeadEnd: Set<CivilDate> = []
    func from(_ day: CivilDate) -> [PeriodLabel]? {
      if day > last { return [] }
      if isDeadEnd.contains(day) { return nil }
      for period in all where period.start == day {
        if let rest = from(period.end + 1) { return [period.label] + rest }
      }
      isDeadEnd.insert(day)
      return nil
    }
    return from(first)
  }

  /// The days of a label's year before its period; nil for what has no days, or is in no year. The year of a week is that of ISO 8601, from its
  /// week 1 on.
  public static func before(_ label: PeriodLabel) -> (first: CivilDate, last: CivilDate)? {
    if case .week(let year, _) = label {
      guard let week = Period(label: label, cutOff: .calendar),
        let first = Period(label: .week(year: year, week: 1), cutOff: .calendar)
      else { return nil }
      return (first.start, week.start - 1)
    }
    guard let period = Period(label: label, cutOff: .calendar),
      let first = CivilDate(year: period.end.year, month: 1, day: 1), first <= period.start
    else { return nil }
    return (first, period.start - 1)
  }

  /// The same period a year earlier; nil for what is in no year.
  public static func yearBefore(_ label: PeriodLabel) -> PeriodLabel? {
    let earlier: PeriodLabel
    switch label {
    case .week(let year, let week): earlier = .week(year: year - 1, week: week)
    case .month(let year, let month): earlier = .month(year: year - 1, month: month)
    case .quarter(let year, let quarter): earlier = .quarter(year: year - 1, quarter: quarter)
    case .half(let year, let half): earlier = .half(year: year - 1, half: half)
    case .cumulative(let year, let months): earlier = .cumulative(year: year - 1, months: months)
    case .year(let year): earlier = .year(year - 1)
    case .free, .term, .once, .trigger: return nil
    }
    return Period(label: earlier, cutOff: .calendar) == nil ? nil : earlier
  }

  /// The periods whose reports tell something of that of a label: of its year and the year before, those of its kind. Weeks make up no month,
  /// nor months a week.
  public static func labels(about label: PeriodLabel) -> [PeriodLabel] {
    if case .week(let year, _) = label {
      return [year - 1, year].flatMap { year in (1...53).map { PeriodLabel.week(year: year, week: $0) } }
        .filter { Period(label: $0, cutOff: .calendar) != nil }
    }
    guard let year = Period(label: label, cutOff: .calendar)?.end.year else { return [label] }
    let labels = [year - 1, year].flatMap(labels(ofYear:))
    return labels.contains(label) ? labels : labels + [label]
  }

  /// Every period of a year that a rule may have reports for, but its weeks.
  static func labels(ofYear year: Int) -> [PeriodLabel] {
    (1...12).map { .month(year: year, month: $0) } + (1...4).map { .quarter(year: year, quarter: $0) }
      + (1...2).map { .half(year: year, half: $0) } + [3, 6, 9].map { .cumulative(year: year, months: $0) }
      + [.year(year)]
  }

  /// The months of a stretch within a year that no period has, by their numbers.
  public static func missingMonths(
    from first: CivilDate, to last: CivilDate, of periods: some Sequence<PeriodLabel>
  ) -> [Int] {
    let all = periods.compactMap { Period(label: $0, cutOff: .calendar) }
    guard first <= last else { return [] }
    return (first.month...last.month).filter { month in
      guard let day = CivilDate(year: first.year, month: month, day: 1) else { return false }
      return !all.contains { $0.start >= first && $0.end <= last && $0.contains(day) }
    }
  }
}

extension Stretch {
  /// The weeks of a year before a week of which there is no report, by their numbers; none of what is no week.
  public static func missingWeeks(before label: PeriodLabel, of periods: some Sequence<PeriodLabel>) -> [Int] {
    guard case .week(let year, let week) = label, week > 1 else { return [] }
    let all = Set(periods)
    return (1..<week).filter { !all.contains(.week(year: year, week: $0)) }
  }
}

extension Form {
  /// What some reports, each of a period, say of a stretch, field by field: sums are added up, of what is a last value the last stands. A
  /// report that names a field in no place says 0 of it; one of nothing to report says 0 of all.
  ///
  /// - Returns: nothing of a field where some day is in no report.
  public func together(
    from first: CivilDate, to last: CivilDate, _ reports: [PeriodLabel: Answers]
  ) -> [String: Amount] {
    var found: [String: Amount] = [:]
    let whole = Stretch.tiles(from: first, to: last, of: reports.keys)
    for field in fields where field.isNumber {
      switch field.consolidation {
      case .none: continue
      case .last:
        let ends = reports.filter { Period(label: $0.key, cutOff: .calendar)?.end == last }
        found[field.id] =
          ends.sorted { $0.key.description < $1.key.description }.lazy.compactMap {
            $0.value.amount(field.id)
          }.first
      case .sum:
        if let whole {
          found[field.id] = whole.reduce(.zero) { $0 + (reports[$1]?.amount(field.id) ?? .zero) }
        } else {
          found[field.id] = told(field, from: first, to: last, reports)
        }
      }
    }
    return found
  }

  /// What a report says that the year added up to by then, and what came since.
  private func told(
    _ field: FormField, from first: CivilDate, to last: CivilDate, _ reports: [PeriodLabel: Answers]
  ) -> Amount? {
    let tellers = reports.compactMap { label, answers -> (end: CivilDate, amount: Amount)? in
      guard let end = Period(label: label, cutOff: .calendar)?.end, first <= end, end <= last,
        let amount = answers.amount(field.id, .cumulative)
      else { return nil }
      return (end, amount)
    }
    for teller in tellers.sorted(by: { ($1.end, $1.amount) < ($0.end, $0.amount) }) {
      guard let rest = Stretch.tiles(from: teller.end + 1, to: last, of: reports.keys) else { continue }
      return rest.reduce(teller.amount) { $0 + (reports[$1]?.amount(field.id) ?? .zero) }
    }
    return nil
  }
}
