import CivilTime
import Regulations

/// Lays out the lines of a regulation: which periods each rule has, when each closes, and when it is due.
///
/// Nothing here knows a body: a line is the same for all that owe it.
public struct Schedule: Sendable {
  /// The regulation.
  public let regulation: Regulation
  /// The days worked.
  public let calendar: WorkCalendar
  /// The sentences from which rules take their time.
  let citations: Citations
  /// The versions of the regulation that were in force before this one.
  let earlier: [Regulation]

  /// The lines of a regulation, by a calendar; rules that cite others take their time from these.
  public init(regulation: Regulation, calendar: WorkCalendar, citations: Citations = Citations([])) {
    self.regulation = regulation
    earlier = citations.versions(before: regulation)
    self.calendar = calendar
    self.citations = citations
  }

  /// The lines of a rule whose due day, or last day where there is none, lies in the window; in the order of their periods.
  /// Standing lines are given where the window meets their term, and so are lines without any day.
  public func lines(of rule: Rule, from: CivilDate, to: CivilDate) -> [Line] {
    guard let duty = rule.duty, duty.syntax.modality.owes, let firstDay = rule.inForceFrom else { return [] }
    let reach = reach(of: rule)
    let low = max(firstDay, from - reach)
    let high = regulation.inForceTo.map { min($0, to + reach) } ?? to + reach
    return laidOut(rule, low, high).filter { line in
      if line.isStanding { return line.start <= to && line.end.map { $0 >= from } ?? true }
      return line.windowDay.map { from <= $0 && $0 <= to } ?? (line.isOpenEnded && line.start <= to)
    }
  }

  /// The line of a rule with a label, or nil where the rule has none.
  public func line(of rule: Rule, label: PeriodLabel) -> Line? {
    guard let duty = rule.duty, duty.syntax.modality.owes, let firstDay = rule.inForceFrom else { return nil }
    if label == .term || label == .once {
      return laidOut(rule, firstDay, regulation.inForceTo ?? firstDay + 40_000).first { $0.label == label }
    }
    guard let period = Period(label: label, cutOff: .calendar) else { return nil }
    guard let closings = closings(of: label, rule) else {
      return laidOut(rule, period.start - 400, period.end + 400).first { $0.label == label }
    }
    // What closes on one day settles absorption among itself.
    for day in closings {
      if let line = laidOut(rule, day, day).first(where: { $0.label == label }) { return line }
    }
    return nil
  }

  /// The days on which a period of a rule can close, by any scheme that some day may have; nil where the rule has years that close in
  /// a month of their own or with its term: then only laying all out tells which of them holds.
  private func closings(of label: PeriodLabel, _ rule: Rule) -> [CivilDate]? {
    for option in rule.seriesOptions {
      switch option.occurrence {
      case .lastYearOfTerm, .regular(.yearlyInMonth): return nil
      case .regular, .once, .standing, .onEvent: break
      }
    }
    var found: [CivilDate] = []
    for scheme in rule.cutOffs(Series.of(label)) {
      guard let end = Period(label: label, cutOff: scheme)?.end, !found.contains(end) else { continue }
      found.append(end)
    }
    return found
  }

  /// How far a due day may lie from the end of its period: how much further one must look than a window says.
  private func reach(of rule: Rule) -> Int {
    var forms = rule.duty?.deadlines.map(\.form) ?? []
    for application in rule.applications {
      if case .due(let deadline, _) = application.item { forms.append(deadline.form) }
    }
    return forms.reduce(800) { reach, form in
      switch form {
      case .before(.date), .by(.date): max(reach, 40_000)
      case .within(let term, of: .endOfPeriod):
        // A year and a half and two days for each: no run of days off is longer.
        max(
          reach, 550 + term.number * (term.unit == .year ? 366 : term.unit == .month ? 31 : term.unit == .week ? 7 : 2))
      default: reach
      }
    }
  }

  /// The lines of the same rule that a line absorbs.
  func lines(of rule: Rule, absorbedBy line: Line) -> [Line] {
    guard line.end != nil, !line.isStanding, line.label != .once else { return [] }
    return laidOut(rule, line.decidingDay, line.decidingDay).filter { $0.absorbedBy == line.label }
  }

  /// Lines whose periods end between two days, with absorption settled. Of a rule that has several series, those can be left out that have
  /// no period larger than a rank: larger periods have nothing to do with them.
  func laidOut(_ rule: Rule, _ low: CivilDate, _ high: CivilDate, largerThan rank: Int = .min) -> [Line] {
    guard low <= high else { return [] }
    var drafts: [Draft] = []
    var seen: Set<PeriodLabel> = []
    for option in rule.seriesOptions {
      if case .regular(let recurrence) = option.occurrence, recurrence.rank <= rank { continue }
      for draft in self.drafts(rule, option, low, high) where seen.insert(draft.label).inserted { drafts.append(draft) }
    }
    drafts.sort { ($0.decidingDay, $0.rank) < ($1.decidingDay, $1.rank) }
    return settleAbsorption(drafts, rule).filter { isFollowed($0, rule) }
  }

  /// False where a line was due before the day from which its text is followed here. What has no day is asked for until it is done.
  private func isFollowed(_ line: Line, _ rule: Rule) -> Bool {
    guard !line.isStanding, let first = rule.followed(Series.of(line.label))?.from, let day = line.windowDay else {
      return true
    }
    return first <= day
  }

  // MARK: Periods

  private struct Draft {
    let label: PeriodLabel
    let start: CivilDate
    let end: CivilDate?
    let decidingDay: CivilDate
    let option: SeriesOption
    let terms: AppliedTerms
    let due: DueDay?
    let rank: Int
  }

  private func drafts(_ rule: Rule, _ option: SeriesOption, _ low: CivilDate, _ high: CivilDate) -> [Draft] {
    switch option.occurrence {
    case .regular(let recurrence):
      return periods(rule, option, recurrence, low, high).map { draft(rule, option, $0) }
    case .lastYearOfTerm:
      // The last year ends with the term.
      guard let last = regulation.inForceTo, low <= last, last <= high,
        let period = Period(label: .year(last.year), cutOff: .fixedDay(month: last.month, day: last.day)),
        let start = CivilDate(year: last.year, month: 1, day: 1)
      else { return [] }
      let span = Span(period: period, start: start)
      return exists(span, rule) ? [draft(rule, option, span)] : []
    case .once, .standing:
      return whole(rule, option)
    case .onEvent:
      return []
    }
  }

  /// A period from the day after the one before it.
  private struct Span {
    let period: Period
    let start: CivilDate
  }

  private func periods(
    _ rule: Rule, _ option: SeriesOption, _ recurrence: Recurrence, _ low: CivilDate, _ high: CivilDate
  ) -> [Span] {
    let applied = rule.applications.filter { if case .cutOff = $0.item { true } else { false } }
    guard !applied.isEmpty else {
      return recurrence.periods(from: low, to: high, cutOff: .calendar).map { Span(period: $0, start: $0.start) }
        .filter { exists($0, rule) && option.holds(on: $0.period.end) }
    }
    var cutOffs: [Series?: [CutOff]] = [:]
    var schemes: [CutOff] = []
    for series in Series.allCases {
      let found = rule.cutOffs(series)
      cutOffs[series] = found
      for scheme in found where !schemes.contains(scheme) { schemes.append(scheme) }
    }
    // Every scheme is tried; the closing days of one period lie less than 400 days apart.
    var labels: [PeriodLabel] = []
    var candidates: [PeriodLabel: [(scheme: CutOff, period: Period)]] = [:]
    for scheme in schemes {
      for period in recurrence.periods(from: low - 400, to: high + 400, cutOff: scheme)
      where cutOffs[Series.of(period.label)]?.contains(scheme) ?? false {
        if candidates[period.label] == nil { labels.append(period.label) }
        candidates[period.label, default: []].append((scheme, period))
      }
    }
    let changes = applied.contains { $0.from != nil || $0.to != nil }
    return labels.compactMap { label in
      guard let period = chosen(rule, candidates[label] ?? []), low <= period.end, period.end <= high else {
        return nil
      }
      var start = period.start
      if changes, let before = label.before, case let series = Series.of(label),
        let last = chosen(
          rule, series,
          (cutOffs[series] ?? [.calendar]).compactMap { scheme in
            Period(label: before, cutOff: scheme).map { (scheme, $0) }
          })
      {
        start = min(last.end + 1, period.end)
      }
      let span = Span(period: period, start: start)
      return exists(span, rule) && option.holds(on: period.end) ? span : nil
    }
  }

  private func chosen(_ rule: Rule, _ candidates: [(scheme: CutOff, period: Period)]) -> Period? {
    candidates.first.flatMap { chosen(rule, Series.of($0.period.label), candidates) }
  }

  /// A period closes on the first day that is the closing day of the scheme of that very day. Where a change leaves it none, because
  /// the new closing day is already past, it closes as it was to close before the change.
  private func chosen(_ rule: Rule, _ series: Series?, _ candidates: [(scheme: CutOff, period: Period)]) -> Period? {
    let ordered = candidates.sorted { $0.period.end < $1.period.end }
    func wanted(_ day: CivilDate) -> CutOff { rule.cutOffScheme(series, on: day) }
    if let found = ordered.first(where: { wanted($0.period.end) == $0.scheme }) { return found.period }
    guard let earliest = ordered.first else { return nil }
    let before = wanted(earliest.period.end)
    return (ordered.first { $0.scheme == before } ?? earliest).period
  }

  /// A period exists when the regulation is in force on its deciding day and began no later than the middle of it.
  private func exists(_ span: Span, _ rule: Rule) -> Bool {
    // What a version before already asked for goes on; its own days stay its own.
    guard let own = rule.inForceFrom, own <= span.period.decidingDay,
      let first = (earlier.compactMap { $0.rule(at: rule.address)?.inForceFrom } + [rule.inForceFrom].compactMap { $0 })
        .min(),
      first <= span.start + (span.period.end - span.start) / 2
    else { return false }
    return regulation.inForceTo.map { span.period.decidingDay <= $0 } ?? true
  }

  private func draft(_ rule: Rule, _ option: SeriesOption, _ span: Span) -> Draft {
    let period = span.period
    let terms = rule.terms(Series.of(period.label), on: period.decidingDay)
    return Draft(
      label: period.label, start: span.start, end: period.end, decidingDay: period.decidingDay, option: option,
      terms: terms,
      due: due(rule, option, period, terms), rank: period.label.rank)
  }

  /// The one line of a standing duty, or of a duty owed once.
  private func whole(_ rule: Rule, _ option: SeriesOption) -> [Draft] {
    guard let first = rule.inForceFrom else { return [] }
    let isOnce = option.occurrence == .once
    let isEndOfTerm = isOnce && option.written?.form == .endOfTerm
    if isEndOfTerm, regulation.inForceTo == nil { return [] }
    // What is owed at the end of the term is decided by its last day; everything else from the first.
    let decidingDay = isEndOfTerm ? regulation.inForceTo ?? first : first
    let terms = rule.terms(nil, on: decidingDay)
    let frame =
      isEndOfTerm
      ? Period(label: .year(decidingDay.year), cutOff: .fixedDay(month: decidingDay.month, day: decidingDay.day))
      : Period(label: .free(start: first, end: regulation.inForceTo ?? first), cutOff: .calendar)
    let due = isOnce ? frame.flatMap { self.due(rule, option, $0, terms) } : nil
    let end = isOnce ? (regulation.inForceTo ?? due?.date) : regulation.inForceTo
    return [
      Draft(
        label: isOnce ? .once : .term, start: first, end: end, decidingDay: decidingDay, option: option, terms: terms,
        due: due,
        rank: Int.max)
    ]
  }

  // MARK: Due days

  /// What a day rests on that the text itself states.
  var textBasis: Basis { regulation.kind == .law ? .law : .stated }

  private func due(_ rule: Rule, _ option: SeriesOption, _ period: Period, _ terms: AppliedTerms) -> DueDay? {
    guard let duty = rule.duty else { return nil }
    for deadline in duty.deadlines {
      if let due = reckon(deadline.form, period, terms, textBasis, nil) { return due }
    }
    if case .regular(.yearlyInMonth(let month)) = option.occurrence, let year = period.label.year {
      return make(
        .within(CivilDate.lastDay(ofMonth: month, year: year)), .none, period,
        option.written != nil || option.application == nil ? textBasis : .policy,
        option.application, nil)
    }
    if duty.quantity != nil, option.occurrence != .standing {
      return make(
        .within(period.end), .none, period, option.written != nil || option.application == nil ? textBasis : .policy,
        option.application, nil)
    }
    var policy: DueDay?
    if let application = terms.due, case .due(let deadline, _) = application.item {
      policy = reckon(deadline.form, period, terms, .policy, application)
    }
    let law = lawDue(rule, on: period.decidingDay) { form, terms in reckon(form, period, terms, .law, nil) }
    return earlier(policy, law) ?? hostDue(rule, period.label)
  }

  /// The time of the sentence that a rule cites, with that sentence.
  func lawDue(
    _ rule: Rule, on day: CivilDate, after happenings: [Happening] = [],
    _ reckon: (DeadlineSyntax.Form, AppliedTerms) -> DueDay?
  ) -> DueDay? {
    var all = citations.cited(by: rule, in: regulation, on: day)
    // Of several it is the one that what happened to the subject starts: first or second complaint, complaint or denunciation.
    if !happenings.isEmpty, all.count > 1 {
      all = all.filter { cited in happenings.contains { cited.rule.isStarted(by: $0) } }
    }
    for cited in all {
      for deadline in cited.rule.duty?.deadlines ?? [] {
        if let due = reckon(deadline.form, cited.rule.terms(nil, on: day)) { return due.citing(cited) }
      }
    }
    return nil
  }

  /// What the parties set within the law holds; what goes beyond it does not.
  func earlier(_ policy: DueDay?, _ law: DueDay?) -> DueDay? {
    guard let policy, let law else { return policy ?? law }
    return policy.date <= law.date ? policy : law
  }

  /// A chapter is due with the document of which it is one.
  private func hostDue(_ rule: Rule, _ label: PeriodLabel) -> DueDay? {
    guard let host = rule.hostAddress.flatMap({ regulation.rule(at: regulation.address($0)) }), host.hostAddress == nil
    else { return nil }
    return line(of: host, label: label)?.due
  }

  private func reckon(
    _ form: DeadlineSyntax.Form, _ period: Period, _ terms: AppliedTerms, _ basis: Basis, _ application: Application?
  ) -> DueDay? {
    let roll = terms.rollChoice
    switch form {
    case .before(let reference):
      return reference.firstDayTooLate(in: period).flatMap {
        make(.before($0), .none, period, basis, application, nil)
      }
    case .by(let reference):
      return reference.date(in: period).flatMap { make(.by($0), roll, period, basis, application, terms.roll) }
    case .byWeekday(let weekday):
      guard case .week(let year, let week) = period.label,
        let frame = Period(label: .week(year: year, week: week), cutOff: .calendar)
      else { return nil }
      return make(.by(frame.start + (weekday.rawValue - 1)), roll, period, basis, application, terms.roll)
    case .withinPeriod:
      return make(.within(period.end), .none, period, basis, application, nil)
    case .within(let term, of: .endOfPeriod):
      guard let term = Term(number: term.number, unit: term.unit) else { return nil }
      return make(.term(term, countsFirstDay: false), roll, period, basis, application, terms.roll)
    case .within, .atLeastBefore, .atOnce, .inGoodTime:
      return nil
    }
  }

  private func make(
    _ rule: Deadline.Rule, _ roll: Roll, _ period: Period, _ basis: Basis, _ application: Application?,
    _ rollApplication: Application?
  ) -> DueDay? {
    make(rule, roll, at: period.end, basis, application, rollApplication)
  }

  /// A due day counted from a day.
  func make(
    _ rule: Deadline.Rule, _ roll: Roll, at anchor: CivilDate, _ basis: Basis, _ application: Application? = nil,
    _ rollApplication: Application? = nil
  ) -> DueDay? {
    let deadline = Deadline(anchor: anchor, rule: rule, roll: roll, scope: regulation.calendarScope)
    guard let (date, certainty) = try? deadline.date(in: calendar) else { return nil }
    return DueDay(
      date: date, certainty: certainty, deadline: deadline, basis: basis, application: application,
      rollApplication: rollApplication, cited: nil)
  }

  // MARK: Absorption

  /// Where `gộp kỳ` holds, the largest of the periods that end together absorbs the others, which take its due day. Weekly
  /// series are never absorbed.
  private func settleAbsorption(_ drafts: [Draft], _ rule: Rule) -> [Line] {
    let textAbsorbs = rule.duty?.links.contains { if case .absorbing = $0 { true } else { false } } ?? false
    var largest: [CivilDate: Draft] = [:]
    for draft in drafts where draft.end != nil && draft.rank != Int.max {
      if let known = largest[draft.decidingDay], known.rank >= draft.rank { continue }
      largest[draft.decidingDay] = draft
    }
    return drafts.map { draft in
      var absorber: Draft?
      if let found = largest[draft.decidingDay], found.rank > draft.rank, Series.of(draft.label) != .week,
        textAbsorbs || draft.terms.absorbing != nil || found.terms.absorbing != nil
      {
        absorber = found
      }
      return Line(
        rule: rule.address, label: draft.label, start: draft.start, end: draft.end, decidingDay: draft.decidingDay,
        option: draft.option, terms: draft.terms, due: absorber.map { $0.due } ?? draft.due,
        absorbedBy: absorber?.label,
        rank: draft.rank)
    }
  }
}

extension AppliedTerms {
  /// What becomes of a day off: the next working day unless an application says otherwise.
  ///
  /// No statute says it of a fixed day (Civil Code 2015, art. 148 speaks of terms): it is a local decision, shown as such.
  var rollChoice: Roll {
    switch roll?.item {
    case .roll(let choice), .due(_, let choice?): choice.roll
    default: .nextWorkingDay
    }
  }
}

extension ApplicationSyntax.RollChoice {
  fileprivate var roll: Roll {
    switch self {
    case .nextWorkingDay: .nextWorkingDay
    case .previousWorkingDay: .previousWorkingDay
    case .unchanged: .none
    }
  }
}

extension PeriodLabel {
  /// The year of a period that has one.
  var year: Int? {
    switch self {
    case .week(let year, _), .month(let year, _), .quarter(let year, _), .half(let year, _), .cumulative(let year, _),
      .year(let year):
      year
    case .free, .term, .once, .trigger: nil
    }
  }
}

extension PeriodLabel {
  /// What ends where a period of whole months begins; nil for the others.
  fileprivate var before: PeriodLabel? {
    func month(_ year: Int, _ month: Int) -> PeriodLabel {
      month < 1 ? .month(year: year - 1, month: 12) : .month(year: year, month: month)
    }
    return switch self {
    case .month(let year, let number): month(year, number - 1)
    case .quarter(let year, let quarter): month(year, (quarter - 1) * 3)
    case .half(let year, let half): month(year, (half - 1) * 6)
    case .cumulative(let year, _): month(year, 0)
    case .year(let year): .year(year - 1)
    case .week, .free, .term, .once, .trigger: nil
    }
  }
}
