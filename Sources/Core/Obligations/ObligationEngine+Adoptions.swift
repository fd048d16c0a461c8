import CivilTime
import Organisations
import Regulations

/// Who has made a programme of its own from that of the level above.
extension ObligationEngine {
  /// The bodies that texts oblige to make an instrument of their own from them, sentence by sentence in the order of the text, in each in
  /// the order of the register.
  ///
  /// A sentence is one of these where it says so (*để cụ thể hóa văn bản này*), or where it binds once and for all to draw up, put into a
  /// document, issue or sign something, and binds bodies of a lower level than the text's own. No window is asked for: what is owed once
  /// stands here whether its text has an end or not. Cost: the bearers of these sentences.
  public func adoptions(on: CivilDate, known: Instant, regulations wanted: Set<String> = []) -> [Adoption] {
    current(on).filter { wanted.isEmpty || wanted.contains($0.regulation.id) }.flatMap { bound -> [Adoption] in
      let seat = bound.regulation.seat.map { Level($0.level) }
      let inquiry = Inquiry(self, bound, on: on, known: known)
      let children = children(of: bound.regulation, on: on)
      return bound.regulation.rules.flatMap { rule -> [Adoption] in
        labels(of: rule, inquiry, on).flatMap { label -> [Adoption] in
          var seen: Set<ObligationID> = []
          let owed = inquiry.bearers(of: rule, label).compactMap { body in
            inquiry.obligation(ObligationID(rule: rule.address, bearer: body, period: label))
          }.filter { seen.insert($0.id).inserted }
          guard rule.isMarkedAsAdoption || owed.contains(where: { isBelow(seat, $0) }) else { return [] }
          return owed.map { obligation in
            Adoption(
              obligation,
              sendings: Deeds.sendings(
                inquiry.events(of: obligation), on: on, isCounted: obligation.state.quota != nil),
              texts: children.filter { child in
                !child.bodies.isDisjoint(with: obligation.joint + [obligation.answerable])
              }.map(\.regulation))
          }
        }
      }
    }
  }

  /// Of each text the version in force on a day, or the last before.
  private func current(_ on: CivilDate) -> [BoundRegulation] {
    var place: [String: Int] = [:]
    var out: [BoundRegulation] = []
    for bound in regulations {
      guard let first = bound.regulation.inForceFrom, first <= on else { continue }
      if let known = place[bound.regulation.id] {
        if out[known].regulation.inForceFrom.map({ $0 < first }) ?? true { out[known] = bound }
      } else {
        place[bound.regulation.id] = out.count
        out.append(bound)
      }
    }
    return out
  }

  /// The periods of a rule that the board is about: once and for all; of a sentence that says so itself also the period of the day, what
  /// stands, and what events started.
  private func labels(of rule: Rule, _ inquiry: Inquiry, _ on: CivilDate) -> [PeriodLabel] {
    guard let duty = rule.duty, duty.syntax.modality.owes, rule.isMarkedAsAdoption || duty.syntax.act.makesInstrument
    else { return [] }
    if inquiry.schedule.line(of: rule, label: .once) != nil { return [.once] }
    guard rule.isMarkedAsAdoption else { return [] }
    if inquiry.schedule.line(of: rule, label: .term) != nil { return [.term] }
    let begun = inquiry.schedule.laidOut(rule, on - 800, on + 800).filter { $0.start <= on }
    return begun.last.map { [$0.label] } ?? inquiry.startedLines(of: rule).map(\.line.label)
  }

  private func isBelow(_ seat: Level?, _ obligation: Obligation) -> Bool {
    guard let seat, let level = register.level(of: obligation.id.bearer, on: obligation.line.decidingDay) else {
      return false
    }
    return seat < level
  }

  /// The texts that name another as a basis, with the bodies that their parties are on a day.
  private func children(of parent: Regulation, on: CivilDate) -> [(regulation: Regulation, bodies: Set<OrganisationID>)]
  {
    regulations.filter { $0.regulation.id != parent.id && $0.regulation.isBased(on: parent) }.map { bound in
      let bodies = bound.regulation.parties.indices.flatMap { party in
        bound.binding.selector(of: party, on: on).map { register.select($0, on: on) } ?? []
      }
      return (bound.regulation, Set(bodies))
    }
  }
}
