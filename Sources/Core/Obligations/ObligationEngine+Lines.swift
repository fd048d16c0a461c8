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
      if isLeftApart(rule) { return nil }
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
      guard seen[id.rule, default: []].insert(id.period).inserted, events.isMoved(id.rule, id.period),
        let rule = bound.regulation.rule(at: id.rule), !isLeftApart(rule),
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

  /// The line of a rule with a label; nil where there is none.
  public func line(ofRule address: String, _ label: PeriodLabel) -> Line? {
    for bound in regulations where address.hasPrefix(bound.regulation.id + "/") {
      guard let rule = bound.regulation.rule(at: address) else { continue }
      let schedule = Schedule(regulation: bound.regulation, calendar: calendar, citations: citations)
      if let line = schedule.line(of: rule, label: label) { return line }
    }
    return nil
  }

  /// The lines of a rule that one of its lines absorbs.
  public func lines(ofRule address: String, absorbedBy line: Line) -> [Line] {
    regulations.flatMap { bound -> [Line] in
      guard address.hasPrefix(bound.regulation.id + "/"), let rule = bound.regulation.rule(at: address) else {
        return []
      }
      return Schedule(regulation: bound.regulation, calendar: calendar, citations: citations).lines(
        of: rule, absorbedBy: line)
    }
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

  /// True where who owes a rule may change with what was done: some duty of it was handed over, or of one that stands in its place where
  /// it binds.
  func isLeftApart(_ rule: Rule) -> Bool {
    guard events.hasTransfers else { return false }
    return events.isHandedOver(rule.address)
      || citations.citing[rule.address]?.contains(where: events.isHandedOver) ?? false
  }

  /// The other rules whose events speak of a rule's obligations: those that it carries on some day, and the document in which it is a
  /// chapter.
  public func rules(spokenOfWith rule: Rule, in bound: BoundRegulation) -> [String] {
    carriers.carriedOnAnyDay(by: rule.address) + (rule.hostAddress.map { [bound.regulation.address($0)] } ?? [])
  }
}

extension ObligationEngine {
  /// The rules each of whose obligations for a period is told by its own events alone: nothing else that was done, by whomever, says
  /// anything of it, and it says nothing of anything else. Most reports are such.
  ///
  /// Left out are rules with periods of several lengths, those that carry others or are carried, those that others cite, chapters and the
  /// documents they are in, joint duties, what a person must establish, what is owed several times, and what the act of another sentence waits for.
  public func rulesToldAlone() -> Set<String> {
    var alone: Set<String> = []
    var others: Set<String> = []
    for bound in regulations {
      let regulation = bound.regulation
      for rule in regulation.rules {
        guard let duty = rule.duty else { continue }
        for trigger in duty.triggers {
          if case .rule(let label) = trigger.source { others.insert(rule.address(ofLabel: label)) }
        }
        if let host = rule.hostAddress { others.insert(regulation.address(host)) }
        // A special rule may be handed to a body that owes this one.
        if citations.citing[rule.address] != nil { others.insert(rule.address) }
        let series = rule.seriesOptions.compactMap(\.occurrence.series)
        let isAlone =
          duty.syntax.modality.owes && Set(series.joined()).count == 1 && series.count == rule.seriesOptions.count
          && !duty.syntax.isJoint && !rule.needsCondition && duty.quantity == nil
          && !duty.syntax.act.needsEachAcceptance && rules(spokenOfWith: rule, in: bound).isEmpty
          && carriers.carriersOnAnyDay(of: rule.address).isEmpty
        if isAlone { alone.insert(rule.address) } else { others.insert(rule.address) }
      }
    }
    return alone.subtracting(others)
  }
}

/// Asks the engine about the lines of one regulation, one line after the other, and looks up every party once.
public final class LineReader {
  private let inquiry: Inquiry
  private var rule: Rule?
  private var line: Line?
  private var bearers: Inquiry.Bearers?

  /// A reader of a regulation of an engine.
  public init(_ engine: ObligationEngine, _ bound: BoundRegulation) {
    inquiry = Inquiry(engine, bound, on: CivilDate(dayNumber: 0), known: Instant(seconds: .min / 2))
  }

  /// Takes up a line, and gives the bodies that owe it, one element an obligation: the bearer first, then those that owe it jointly.
  public func open(_ line: Line, of rule: Rule) -> [[OrganisationID]] {
    take(line, of: rule)
    return bearers?.owed.map(\.joint) ?? []
  }

  /// Takes up a line.
  public func take(_ line: Line, of rule: Rule) {
    (self.rule, self.line) = (rule, line)
    inquiry.on = line.decidingDay
    bearers = inquiry.bearers(of: line, rule)
  }

  /// Who sees the obligations of the line taken up beside those that owe them, one list for each element of `open`: to whom each is owed,
  /// who gets a copy, passes it on or takes part.
  public func audience() -> [[OrganisationID]] {
    guard let rule, let line, let bearers else { return [] }
    return bearers.owed.map { inquiry.audience($0, line, rule) }
  }

  /// What the audience of a line follows from, beside the bodies that owe it: lines with the same share it.
  public var audienceKey: AudienceKey {
    guard let rule, let line, let duty = rule.duty else {
      return AudienceKey(
        regulation: "", version: ObjectIdentifier(inquiry.regulation), rule: "", parties: [], applied: [], stretch: nil)
    }
    let day = line.decidingDay
    let parties =
      (duty.recipients + duty.copies).flatMap { [$0.party, $0.through].compactMap(\.self) } + duty.partners.map(\.party)
      + (duty.isBothWays ? duty.bearers.map(\.party) : [])
    var applied: [Int?] = []
    if case .recipients(let words) = line.terms.recipients?.item { applied = words.map { inquiry.partyIndex[$0.text] } }
    return AudienceKey(
      regulation: inquiry.regulation.id, version: ObjectIdentifier(inquiry.regulation), rule: rule.address,
      parties: (parties + applied).map { $0.flatMap { inquiry.binding.selector(of: $0, on: day) } }, applied: applied,
      stretch: inquiry.register.lastChange(by: day))
  }

  /// See `audienceKey`.
  public struct AudienceKey: Hashable, Sendable {
    /// The `mã` of the regulation.
    public let regulation: String
    /// Versions of one text have the same addresses.
    let version: ObjectIdentifier
    let rule: String
    let parties: [Selector?]
    let applied: [Int?]
    let stretch: CivilDate?
  }

  /// The states of the obligation of a bearer of the line taken up, at several moments; empty where the body does not owe it.
  public func states(of bearer: OrganisationID, at moments: [(on: CivilDate, known: Instant)]) -> [ObligationState] {
    guard let rule, let line, let bearers else { return [] }
    // A body may owe a line together with another, and alone.
    let found = bearers.owed(by: bearer).flatMap { $0.bearer == bearer ? $0 : nil }
    guard let owed = found ?? bearers.owed.first(where: { $0.bearer == bearer }) else { return [] }
    return moments.map { moment in
      (inquiry.on, inquiry.known) = (moment.on, moment.known)
      return inquiry.state(owed, line, rule)
    }
  }
}
