import CivilTime
import Organisations
import Regulations

/// Duties to be done before a day for which something is planned.
extension Inquiry {
  /// The gate of a duty that an event started and that must be done so long before the event, or just before it.
  func gate(
    _ line: Line, _ rule: Rule, _ joint: [OrganisationID], _ to: [OrganisationID], _ state: ObligationState
  ) -> Gate? {
    guard line.label.isTrigger, let due = line.due, let last = state.due, state.lifeCycle != .discharged(.withdrawn)
    else { return nil }
    let day = state.performedOn ?? on
    let earliest: (date: CivilDate, certainty: Certainty)
    switch due.deadline.rule {
    case .atLeastBefore:
      guard let found = due.deadline.earliestAnchor(doneOn: day, in: engine.calendar) else { return nil }
      earliest = found
    case .within where rule.duty?.triggers.contains { $0.relation == .before } ?? false:
      earliest = (day, .final)
    case .term, .before, .by, .within: return nil
    }
    let told = events(rule, joint, line)
    let appraisers = appraisers(rule, to, told)
    let answers = Deeds(counting(told, rule, line).kept, on: on, appraisers: appraisers).answers
    let isAppraisal = rule.duty?.syntax.act.needsEachAcceptance ?? false
    return Gate(
      planned: due.deadline.anchor, sent: state.performedOn, earliest: earliest.date, certainty: earliest.certainty,
      isTooEarly: day > last, waiver: told.first { $0.kind == .waived && $0.happened <= on },
      answered: to.compactMap { body in answers[body].map { (body, $0) } },
      awaited: isAppraisal ? to.filter { answers[$0] == nil } : [])
  }

  /// The appraisers of what is sent for appraisal: each body to whom it goes, who also answers through an office, a post or what
  /// became of it.
  func appraisers(_ rule: Rule, _ to: [OrganisationID], _ events: [Event]) -> Appraisers {
    guard rule.duty?.syntax.act.needsEachAcceptance ?? false else { return .none }
    var speaksFor: [OrganisationID: OrganisationID] = [:]
    for event in events where event.kind == .accepted {
      guard let by = event.by else { continue }
      let day = event.happened
      let whole = register.body(of: by, on: day)
      speaksFor[by] =
        to.first { $0 == by }
        ?? to.first { named in
          named == whole || register.answerable(for: named, on: day).contains { $0 == by || $0 == whole }
        }
    }
    return Appraisers(named: to, speaksFor: speaksFor)
  }
}
