import CivilTime
import Regulations

/// Lines of duties that an event starts.
extension Schedule {
  /// When an event starts a duty, and the days from which its terms are counted.
  struct Start {
    /// The event's id, or the period of the act that the duty follows.
    let label: PeriodLabel
    /// The day whose bearers, applications and version of the rule hold.
    let decidingDay: CivilDate
    /// The day it happened, or for which it is planned.
    let day: CivilDate
    /// The days of the events about the same subject, the starting one among them.
    let days: [EventKind: CivilDate]
    /// True where the duty must be done before the event.
    let isBefore: Bool
    /// True where it began under a version before this one, whose transition takes it over.
    var isCarriedOver = false
    /// The event and the others of its subject; none where the act of another rule started it.
    var happenings: [Happening] = []
  }

  /// The line that an event starts; nil where the rule is not in force on the deciding day.
  func line(of rule: Rule, startedBy start: Start) -> Line? {
    guard let first = rule.inForceFrom, first <= start.decidingDay || start.isCarriedOver,
      regulation.inForceTo.map({ start.decidingDay <= $0 }) ?? true
    else { return nil }
    let terms = rule.terms(Series.of(start.label), on: start.decidingDay)
    return Line(
      rule: rule.address, label: start.label, start: start.decidingDay, end: max(start.day, start.decidingDay),
      decidingDay: start.decidingDay, option: .onEvent,
      terms: terms, due: due(rule, start, terms), absorbedBy: nil, rank: -1)
  }

  private func due(_ rule: Rule, _ start: Start, _ terms: AppliedTerms) -> DueDay? {
    for deadline in rule.duty?.deadlines ?? [] {
      if let due = reckon(deadline.form, start, terms, textBasis, nil) { return due }
    }
    let policy: DueDay? =
      terms.due.map { application in
        guard case .due(let deadline, _) = application.item else { return nil }
        return reckon(deadline.form, start, terms, .policy, application)
      } ?? terms.toldAtOnce.flatMap { written($0, start) }
    let law = lawDue(rule, on: start.decidingDay, after: start.happenings) { form, terms in
      reckon(form, start, terms, .law, nil)
    }
    return earlier(policy, law)
      ?? (start.isBefore ? make(.within(start.day), .none, at: start.day, textBasis) : nil)
  }

  private func reckon(
    _ form: DeadlineSyntax.Form, _ start: Start, _ terms: AppliedTerms, _ basis: Basis, _ application: Application?
  ) -> DueDay? {
    switch form {
    case .within(let syntax, let anchor):
      guard let day = day(anchor, start), let term = Term(number: syntax.number, unit: syntax.unit) else { return nil }
      return make(.term(term, countsFirstDay: false), terms.rollChoice, at: day, basis, application, terms.roll)
    case .atLeastBefore(let syntax, let anchor):
      guard let day = day(anchor, start), let term = Term(number: syntax.number, unit: syntax.unit) else { return nil }
      // A term counted back does not roll by itself: no statute says it.
      let roll = terms.roll == nil ? Roll.none : terms.rollChoice
      return make(.atLeastBefore(term), roll, at: day, basis, application, terms.roll)
    case .before(.date(let date)):
      return make(.before(date), .none, at: start.day, basis, application)
    case .by(.date(let date)):
      return make(.by(date), terms.rollChoice, at: start.day, basis, application, terms.roll)
    case .before, .by, .byWeekday, .withinPeriod, .atOnce, .inGoodTime:
      return nil
    }
  }

  /// What is told at once follows in writing: the same day, also a day off, or the next working day. There is something to tell where
  /// an event happened; the act of a period that starts a duty is none.
  private func written(_ application: Application, _ start: Start) -> DueDay? {
    guard start.label.isTrigger, case .toldAtOnceBy(_, let report?) = application.item else { return nil }
    // The same day is a term of one day that counts the day itself.
    let (term, countsFirstDay) =
      switch report {
      case .sameDay: (Term(number: 1, unit: .day), true)
      case .nextWorkingDay: (Term(number: 1, unit: .workingDay), false)
      }
    return term.flatMap {
      make(.term($0, countsFirstDay: countsFirstDay), .none, at: start.day, .policy, application)
    }
  }

  private func day(_ anchor: DeadlineSyntax.Anchor, _ start: Start) -> CivilDate? {
    switch anchor {
    case .endOfPeriod: start.day
    case .event(let kind): start.days[kind]
    }
  }
}
