import CivilTime
import Diagnostics
import Organisations
import Regulations

/// Who owes a duty beside those whom its sentence binds, and who does not owe it though bound.
extension ObligationEngine {
  /// The rules that stand in the place of others (*thay cho*), by the address of the rule whose place they take.
  static func replacements(_ regulations: [BoundRegulation]) -> [String: [(bound: BoundRegulation, rule: Rule)]] {
    var out: [String: [(bound: BoundRegulation, rule: Rule)]] = [:]
    for bound in regulations {
      for rule in bound.regulation.rules {
        for case .inPlaceOf(let word) in rule.duty?.links ?? [] {
          out[bound.regulation.address(word.text), default: []].append((bound, rule))
        }
      }
    }
    return out
  }

  /// The bodies that do not owe a rule on a day because they owe the one in its place.
  func superseded(_ rule: Rule, on day: CivilDate) -> Set<OrganisationID> {
    if replacements.isEmpty { return [] }
    var out: Set<OrganisationID> = []
    for (bound, special) in (replacements[rule.address] ?? []) + (replacements[rule.clause] ?? [])
    where special.address != rule.address && special.isInForce(on: day, bound.regulation) {
      out.formUnion(bearers(of: special, in: bound, on: day))
    }
    return out
  }

  /// The bodies that the sentence at an address binds on a day.
  func bearers(ofRule address: String, on day: CivilDate) -> [OrganisationID] {
    for bound in regulations where address.hasPrefix(bound.regulation.id + "/") {
      if let rule = bound.regulation.rule(at: address) { return bearers(of: rule, in: bound, on: day) }
    }
    return []
  }

  /// The bodies of parties of a text, by their names there.
  func bodies(named names: [Word], in regulation: Regulation, on day: CivilDate) -> Set<OrganisationID> {
    guard let bound = regulations.first(where: { $0.regulation === regulation }) else { return [] }
    let keys = Set(names.map { VietnameseText.key($0.text) })
    return regulation.parties.indices.filter { keys.contains(VietnameseText.key(regulation.parties[$0].name)) }
      .reduce(into: []) { found, party in
        found.formUnion(bound.binding.selector(of: party, on: day).map { register.select($0, on: day) } ?? [])
      }
  }

  private func bearers(of rule: Rule, in bound: BoundRegulation, on day: CivilDate) -> [OrganisationID] {
    (rule.duty?.bearers ?? []).flatMap { bearer in
      bound.binding.selector(of: bearer.party, on: day).map { register.select($0, on: day) } ?? []
    }
  }
}

/// Versions of one text.
extension ObligationEngine {
  /// True where the text has more than one version.
  func hasVersions(_ regulation: Regulation) -> Bool {
    regulations.contains { $0.regulation.id == regulation.id && $0.regulation !== regulation }
  }

  /// The version of the same text in force on the day before a day.
  func version(of regulation: Regulation, before day: CivilDate) -> BoundRegulation? {
    regulations.first { $0.regulation.id == regulation.id && $0.regulation.isInForce(on: day - 1) }
  }

  /// The version of the same text in force on the day after a day.
  func version(of regulation: Regulation, after day: CivilDate) -> BoundRegulation? {
    regulations.first { $0.regulation.id == regulation.id && $0.regulation.isInForce(on: day + 1) }
  }

  /// True where an obligation of a version is not ended on a day.
  func isOpen(_ id: ObligationID, in bound: BoundRegulation, on day: CivilDate, known: Instant) -> Bool {
    Inquiry(self, bound, on: day, known: known).obligation(id).map { !$0.state.lifeCycle.isEnded } ?? false
  }
}

extension Regulation {
  /// True where the version holds on a day.
  public func isInForce(on day: CivilDate) -> Bool {
    inForceFrom.map { $0 <= day } ?? false && inForceTo.map { day <= $0 } ?? true
  }

  /// True where a sentence of the rule's clause, or of one above it, takes over what began under the version before.
  func hasTransition(for rule: Rule) -> Bool {
    rules.contains { other in
      if case .transition = other.syntax.body {
        rule.clause == other.clause || rule.clause.hasPrefix(other.clause + "/")
      } else {
        false
      }
    }
  }
}

extension Rule {
  /// True where the rule holds on a day.
  func isInForce(on day: CivilDate, _ regulation: Regulation) -> Bool {
    inForceFrom.map { $0 <= day } ?? false && regulation.inForceTo.map { day <= $0 } ?? true
  }
}
