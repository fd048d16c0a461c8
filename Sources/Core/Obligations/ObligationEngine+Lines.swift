import CivilTime
import Organisations
import Regulations

/// What derived indexes ask of the engine: lines, what belongs to no line, and which rules' events speak of which.
extension ObligationEngine {
  /// The rules of a regulation that owe something of their own, with their lines in a window.
  ///
  /// A line is in the window as `Schedule.lines(of:from:to:)` says. Rules whose duty was handed over are left out: see `apart`.
  public func lines(of bound: BoundRegulation, from: CivilDate, to: CivilDate) -> [(rule: Rule, lines: [Line])] {
    let schedule = Schedule(regulation: bound.regulation, calendar: calendar, citations: citations)
    return bound.regulation.rules.compactMap { rule in
      if events.isHandedOver(rule.address) { return nil }
      let lines = schedule.lines(of: rule, from: from, to: to).filter {
        !carriers.isCarried(rule.address, on: $0.decidingDay)
      }
      return lines.isEmpty ? nil : (rule, lines)
    }
  }

  /// Lines outside a window some of whose obligations an extension or a pause may have moved into it.
  public func movableLines(of bound: BoundRegulation, from: CivilDate, to: CivilDate) -> [(rule: Rule, lines: [Line])] {
    let schedule = Schedule(regulation: bound.regulation, calendar: calendar, citations: citations)
    var out: [String: (rule: Rule, lines: [Line])] = [:]
    var seen: [String: Set<PeriodLabel>] = [:]
    for id in events.obligations where id.rule.hasPrefix(bound.regulation.id + "/") {
      guard !events.isHandedOver(id.rule), seen[id.rule, default: []].insert(id.period).inserted,
        events.isMoved(id.rule, id.period), let rule = bound.regulation.rule(at: id.rule),
        let own = schedule.line(of: rule, label: id.period)
      else { continue }
      for line in [own] + schedule.lines(of: rule, absorbedBy: own) {
        guard let day = line.windowDay, day < from || day > to, !line.isStanding,
          !carriers.isCarried(rule.address, on: line.decidingDay),
          !(out[id.rule]?.lines.contains { $0.label == line.label } ?? false)
        else { continue }
        out[id.rule, default: (rule, [])].lines.append(line)
      }
    }
    return out.keys.sorted().compactMap { out[$0] }
  }

  /// The obligations of a window that are not counted by line: those that events started, those of rules whose duty was handed over
  /// to another body, and those without any day. In no order.
  public func apart(_ question: Question) -> [Obligation] {
    regulations.flatMap { bound -> [Obligation] in
      guard question.regulations.isEmpty || question.regulations.contains(bound.regulation.id) else { return [] }
      return Inquiry(self, bound, on: question.on, known: question.known)
        .apart(from: question.from, to: question.to, bearers: question.bearers)
    }
  }

  /// The other rules whose events speak of a rule's obligations: those that it carries on some day, and the document in which it is a
  /// chapter.
  public func rules(spokenOfWith rule: Rule, in bound: BoundRegulation) -> [String] {
    carriers.carriedOnAnyDay(by: rule.address) + (rule.hostAddress.map { [bound.regulation.address($0)] } ?? [])
  }
}

/// Asks the engine about the lines of one regulation, one line after the other, and looks up every party once.
public final class LineReader {
  private let inquiry: Inquiry
  private var rule: Rule?
  private var line: Line?
  private var owed: [Inquiry.Owed] = []
  private lazy var places: [OrganisationID: Int] = [:]

  /// A reader of a regulation of an engine.
  public init(_ engine: ObligationEngine, _ bound: BoundRegulation) {
    inquiry = Inquiry(engine, bound, on: CivilDate(dayNumber: 0), known: Instant(seconds: .min / 2))
  }

  /// Takes up a line, and gives the bodies that owe it, one element an obligation: the bearer first, then those that owe it jointly.
  public func open(_ line: Line, of rule: Rule) -> [[OrganisationID]] {
    (self.rule, self.line) = (rule, line)
    inquiry.on = line.decidingDay
    owed = inquiry.owed(line, of: rule)
    places = [:]
    return owed.map(\.joint)
  }

  /// The states of the obligation of a bearer of the line taken up, at several moments; empty where the body does not owe it.
  public func states(of bearer: OrganisationID, at moments: [(on: CivilDate, known: Instant)]) -> [ObligationState] {
    if places.isEmpty {
      places = Dictionary(owed.enumerated().map { ($1.bearer, $0) }, uniquingKeysWith: { first, _ in first })
    }
    guard let rule, let line, let place = places[bearer] else { return [] }
    return moments.map { moment in
      (inquiry.on, inquiry.known) = (moment.on, moment.known)
      return inquiry.state(owed[place], line, rule)
    }
  }
}
