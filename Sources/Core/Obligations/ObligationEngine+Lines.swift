import CivilTime
import Organisations
import Regulations

/// What derived indexes ask of the engine: lines, who owes them, and one obligation at several moments.
extension ObligationEngine {
  /// The rules of a regulation that owe something of their own, with their lines in a window.
  ///
  /// A line is in the window as `Schedule.lines(of:from:to:)` says.
  public func lines(of bound: BoundRegulation, from: CivilDate, to: CivilDate) -> [(rule: Rule, lines: [Line])] {
    let schedule = Schedule(regulation: bound.regulation, calendar: calendar, citations: citations)
    return bound.regulation.rules.compactMap { rule in
      let lines = schedule.lines(of: rule, from: from, to: to).filter {
        !carriers.isCarried(rule.address, on: $0.decidingDay)
      }
      return lines.isEmpty ? nil : (rule, lines)
    }
  }

  /// The bodies that owe a line, one element an obligation: the bearer first, then those that owe it jointly.
  public func bearers(of line: Line, _ rule: Rule, in bound: BoundRegulation) -> [[OrganisationID]] {
    Inquiry(self, bound, on: line.decidingDay, known: Instant(seconds: 0)).bearers(of: line, rule)
  }

  /// The states of one obligation at several moments; empty where the body does not owe the line.
  public func states(
    of line: Line, bearer: OrganisationID, _ rule: Rule, in bound: BoundRegulation,
    at moments: [(on: CivilDate, known: Instant)]
  ) -> [ObligationState] {
    let id = ObligationID(rule: rule.address, bearer: bearer, period: line.label)
    let inquiry = Inquiry(self, bound, on: line.decidingDay, known: Instant(seconds: 0))
    return moments.compactMap { moment in
      (inquiry.on, inquiry.known) = (moment.on, moment.known)
      return inquiry.obligation(id)?.state
    }
  }
}
