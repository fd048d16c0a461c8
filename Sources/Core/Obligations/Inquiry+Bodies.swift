import CivilTime
import Organisations
import Regulations

/// Who owes a line, and to whom.
extension Inquiry {
  struct Owed: Sendable {
    let bearer: OrganisationID
    let joint: [OrganisationID]
    /// True where `hai chiều` turned the duty round: the recipients owe the bearers.
    let isReturned: Bool
  }

  /// Whom a duty binds, ready for many questions.
  struct ReadyBodies: Sendable {
    let owed: [Owed]
    let positions: [OrganisationID: Int]

    init(_ owed: [Owed]) {
      self.owed = owed
      positions = Dictionary(
        owed.enumerated().flatMap { position, owed in owed.joint.map { ($0, position) } },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// Who owes a line, and what is the same for all of them.
  final class Bearers {
    let owed: [Owed]
    /// The other rules that the line carries.
    let also: [String]
    private lazy var positions = ReadyBodies(owed).positions

    init(_ owed: [Owed], also: [String]) {
      self.owed = owed
      self.also = also
    }

    init(_ ready: ReadyBodies, also: [String]) {
      owed = ready.owed
      self.also = also
      positions = ready.positions
    }

    func owed(by bearer: OrganisationID) -> Owed? { positions[bearer].map { owed[$0] } }
  }

  func bearers(_ line: Line, _ rule: Rule, _ start: Started? = nil) -> Bearers {
    let key = LineKey(rule: rule.address, period: line.label)
    if let found = bearers[key] ?? bearersToday[ObjectIdentifier(line)]?.bearers { return found }
    let also = engine.carriers.carried(by: rule.address, on: line.decidingDay).filter { carries($0, line.label) }
    let all = ready(line, rule, start).map { Bearers($0, also: also) } ?? Bearers(owed(line, rule, start), also: also)
    // What stands, what an event started and what may be handed over is owed by others on another day.
    if !line.isStanding, start == nil, !engine.events.hasTransfers {
      bearers[key] = all
    } else {
      bearersToday[ObjectIdentifier(line)] = (line, all)
    }
    return all
  }

  func select(_ party: Int, _ day: CivilDate) -> [OrganisationID] {
    let key = PartyOnDay(party: party, day: day)
    if let known = selections[key] { return known }
    let bodies = bound.binding.selector(of: party, on: day).map { register.select($0, on: day) } ?? []
    selections[key] = bodies
    return bodies
  }

  func bodies(_ bearer: Duty.Bearer, _ day: CivilDate) -> [OrganisationID] {
    guard bearer.isSecretary else { return select(bearer.party, day) }
    let key = PartyOnDay(party: bearer.party, day: day, isSecretary: true)
    if let known = selections[key] { return known }
    let bodies = bound.binding.selector(of: bearer.party, on: day).map {
      register.select(.post(kind: "bí thư", of: $0), on: day)
    }
    selections[key] = bodies ?? []
    return bodies ?? []
  }

  /// Who owes a line where that is whom its duty binds, and that is ready.
  private func ready(_ line: Line, _ rule: Rule, _ start: Started?) -> ReadyBodies? {
    guard !engine.ready.isEmpty, start == nil, !line.isStanding, !engine.events.hasTransfers, let duty = rule.duty,
      !duty.isBothWays, let ready = engine.ready[stretch(duty, line.decidingDay)], notOwing(line, rule, nil).isEmpty
    else { return nil }
    return ready
  }

  private func notOwing(_ line: Line, _ rule: Rule, _ start: Started?) -> Set<OrganisationID> {
    engine.superseded(rule, on: line.decidingDay).union(bearersBySpecialRules(line, rule, start))
  }

  func owed(_ line: Line, _ rule: Rule, _ start: Started? = nil) -> [Owed] {
    guard let duty = rule.duty else { return [] }
    let notOwing = notOwing(line, rule, start)
    let bound = bound(line, rule, duty).filter { owed in
      (start?.concerns(owed.joint, register, line.decidingDay) ?? true) && !notOwing.contains(owed.bearer)
    }
    let all = handedOver(bound, rule, line)
    return start.map { start in all.filter { isOfThisVersion($0, start, rule) } } ?? all
  }

  /// The bodies bound, and those to which one of them handed its duty: the new bearer's is the same line, so its clock is not set
  /// back.
  private func handedOver(_ bound: [Owed], _ rule: Rule, _ line: Line) -> [Owed] {
    guard engine.events.hasTransfers else { return bound }
    var out = bound
    var next = 0
    while next < out.count {
      let from = out[next]
      next += 1
      for event in counting(events(rule, from.joint, line), rule, line).kept
      where event.kind == .transferred && event.happened <= on {
        for body in event.whom where !out.contains(where: { $0.joint.contains(body) }) {
          out.append(Owed(bearer: body, joint: [body], isReturned: from.isReturned))
        }
      }
    }
    return out
  }

  /// The bodies that the text binds on the deciding day; to what stands also those that came later and took nobody's place.
  func bound(_ line: Line, _ rule: Rule, _ duty: Duty) -> [Owed] {
    let first = bound(rule, duty, line.decidingDay)
    guard line.isStanding, on > line.start else { return first }
    var known = Set(first.flatMap(\.joint))
    for body in known { known.formUnion(register.answerable(for: body, on: on)) }
    return first
      + bound(rule, duty, line.end.map { min($0, on) } ?? on).filter { $0.joint.allSatisfy { !known.contains($0) } }
  }

  /// Whom the parties of a duty mean is the same on all days on which nothing in the register changes: most lines share it.
  func bound(_ rule: Rule, _ duty: Duty, _ day: CivilDate) -> [Owed] {
    if duty.isBothWays { return boundOnDay(rule, duty, day) }
    let key = stretch(duty, day)
    if let known = engine.ready[key]?.owed ?? boundOnStretch[key] { return known }
    let found = boundOnDay(rule, duty, day)
    boundOnStretch[key] = found
    return found
  }

  private func stretch(_ duty: Duty, _ day: CivilDate) -> BearersOnStretch {
    BearersOnStretch(
      regulation: ObjectIdentifier(regulation), bearers: duty.bearers,
      selectors: duty.bearers.map { bound.binding.selector(of: $0.party, on: day) }, isJoint: duty.syntax.isJoint,
      stretch: register.lastChange(by: day))
  }

  /// The bodies that the text binds to a rule on a day.
  func boundBodies(_ rule: Rule, _ day: CivilDate) -> Set<OrganisationID> {
    guard let duty = rule.duty else { return [] }
    let key = RuleOnDay(rule: rule.address, day: day)
    if let known = boundByRule[key] { return known }
    let found = Set(bound(rule, duty, day).flatMap(\.joint))
    boundByRule[key] = found
    return found
  }

  private func boundOnDay(_ rule: Rule, _ duty: Duty, _ day: CivilDate) -> [Owed] {
    let groups = duty.bearers.map { bodies($0, day) }
    if duty.syntax.isJoint { return joint(duty, groups, day) }
    var out: [Owed] = []
    var seen: Set<OrganisationID> = []
    for body in groups.joined() where seen.insert(body).inserted {
      out.append(Owed(bearer: body, joint: [body], isReturned: false))
    }
    guard duty.isBothWays else { return out }
    for recipient in duty.recipients {
      for body in select(recipient.party, day) where !seen.contains(body) {
        // A body that nobody owes, being of another level or place, owes nobody in turn.
        guard recipient.relation == nil || !returned(rule, duty, body, day).isEmpty else { continue }
        seen.insert(body)
        out.append(Owed(bearer: body, joint: [body], isReturned: true))
      }
    }
    return out
  }

  /// One duty of all; with *từng* one for each body of that party, together with those of the others that are of its level and place, or
  /// with the only one.
  func joint(_ duty: Duty, _ groups: [[OrganisationID]], _ day: CivilDate) -> [Owed] {
    guard let each = duty.bearers.firstIndex(where: \.isEach) else {
      let all = groups.flatMap { $0 }
      return all.first.map { [Owed(bearer: $0, joint: all, isReturned: false)] } ?? []
    }
    return groups[each].map { body in
      let all = groups.indices.flatMap { index -> [OrganisationID] in
        if index == each { return [body] }
        let others = groups[index].filter { $0 != body }
        if others.count < 2 || duty.bearers[index].isSecretary { return others }
        let near = Duty.Recipient(party: duty.bearers[index].party, through: nil, relation: .sameLevel)
        return bodies(near, seenFrom: body, day).filter { $0 != body }
      }
      return Owed(bearer: all[0], joint: all, isReturned: false)
    }
  }

  /// Whom a recipient owes in turn where the duty goes both ways: those bearers that owe it.
  private func returned(_ rule: Rule, _ duty: Duty, _ bearer: OrganisationID, _ day: CivilDate) -> [OrganisationID] {
    let others = duty.bearers.flatMap { bodies($0, day) }
    guard duty.recipients.contains(where: { $0.relation != nil }) else { return others.filter { $0 != bearer } }
    let key = RuleOnDay(rule: rule.address, day: day)
    if let known = owing[key] { return known[bearer] ?? [] }
    var owing: [OrganisationID: [OrganisationID]] = [:]
    for other in others {
      for recipient in recipients(duty.recipients, other, day) { owing[recipient, default: []].append(other) }
    }
    self.owing[key] = owing
    return owing[bearer] ?? []
  }

  /// To whom a body owes: the text's recipients, or else those an application gives.
  func counterparties(_ owed: Owed, _ line: Line, _ rule: Rule, _ duty: Duty) -> [OrganisationID] {
    let day = line.decidingDay
    if owed.isReturned { return returned(rule, duty, owed.bearer, day) }
    if !duty.recipients.isEmpty { return recipients(duty.recipients, owed.bearer, day) }
    guard case .recipients(let names) = line.terms.recipients?.item else { return [] }
    return names.compactMap { partyIndex[$0.text] }.flatMap { select($0, day) }.filter { !owed.joint.contains($0) }
  }

  func recipients(_ list: [Duty.Recipient], _ bearer: OrganisationID, _ day: CivilDate) -> [OrganisationID] {
    if list.isEmpty { return [] }
    if list.count == 1 {
      // Mostly one list for all bearers, which they share.
      let all = bodies(list[0], seenFrom: bearer, day)
      return all.contains(bearer) ? all.filter { $0 != bearer } : all
    }
    var seen: Set<OrganisationID> = [bearer]
    return list.flatMap { bodies($0, seenFrom: bearer, day) }.filter { seen.insert($0).inserted }
  }

  func bodies(_ recipient: Duty.Recipient, seenFrom bearer: OrganisationID, _ day: CivilDate)
    -> [OrganisationID]
  {
    let all = select(recipient.party, day)
    guard let relation = recipient.relation else { return all }
    let key = PartyOnDay(party: recipient.party, day: day, relation: relation)
    if let known = placed[key] { return known.of(bearer) }
    let new = PlacedBodies(all, relation, in: register, on: day)
    placed[key] = new
    return new.of(bearer)
  }
}
