import CivilTime
import Obligations
import Organisations
import Regulations

/// What a reorganisation makes of one rule that loses a bearer.
public struct RuleHandover: Sendable {
  /// The rule.
  public let rule: Rule
  /// The regulation.
  public let regulation: Regulation
  /// Each body that owed it on the day before and is no more, by itself.
  public let bearers: [Bearer]

  /// What becomes of a rule for one of its bearers.
  public struct Bearer: Sendable {
    /// The body that owed it.
    public let from: OrganisationID
    /// Those that answer for it on the day.
    public let to: [OrganisationID]
    /// What becomes of the duty.
    public let outcome: Outcome
    /// Why, of its own.
    public let reason: Reason
  }

  /// The bearer that says most of the rule: it is closed only where it is closed for each, and for a person where it is so for one.
  private var telling: Bearer? {
    for outcome in [Outcome.undecided, .remapped, .passed] {
      if let found = bearers.first(where: { $0.outcome == outcome }) { return found }
    }
    return bearers.first
  }

  /// What becomes of the rule.
  public var outcome: Outcome { telling?.outcome ?? .closed }
  /// Why.
  public var reason: Reason { telling?.reason ?? .nobodyFollows }

  /// What becomes of a rule.
  public enum Outcome: String, CaseIterable, Sendable {
    case passed, remapped, closed, undecided
  }

  /// Why a rule passes as it does.
  public enum Reason: String, CaseIterable, Sendable {
    /// The units of its bearers were merged, divided or renamed.
    case unitFollows
    /// The level of its bearers ended: the province's body of the kind takes over.
    case levelEnded
    /// Bearer and recipient are now one body: there is nobody left to send to.
    case owedToItself
    /// Bearer and recipient are organs or units of what is now one body, and the register names none of the new ones.
    case insideOneBody
    /// A bearer ended and the plan names nobody.
    case nobodyFollows
    /// A bearer's successor is only kept in trust until a person decides.
    case heldInTrust
  }
}

extension Reorganisation {
  /// The rules in force on the day that lose a bearer, in the order of the regulations. `register` is this one applied.
  ///
  /// Each rule is looked at by itself. Cost: the selections of the parties on the two days, each once.
  public func rules(of regulations: [BoundRegulation], in register: Register) -> [RuleHandover] {
    let old = Selections(before, on: on + -1)
    let new = Selections(register, on: on)
    let byBody = Dictionary(handovers.map { ($0.from, $0) }, uniquingKeysWith: { first, _ in first })
    var found: [RuleHandover] = []
    for bound in regulations {
      for rule in bound.regulation.rules {
        guard let duty = rule.duty, duty.syntax.modality.owes, let first = rule.inForceFrom, first < on,
          bound.regulation.inForceTo.map({ on <= $0 }) ?? true
        else { continue }
        let bodies = duty.bearers.flatMap { bearer in
          old.bodies(bearer.party, isSecretary: bearer.isSecretary, bound)
        }
        var seen: Set<OrganisationID> = []
        let lost = bodies.filter { byBody[$0] != nil && !register.exists($0, on: on) && seen.insert($0).inserted }
        guard !lost.isEmpty else { continue }
        let recipients = Set(duty.recipients.flatMap { new.bodies($0.party, isSecretary: false, bound) })
        let bearers = lost.map { id -> RuleHandover.Bearer in
          let to = register.answerable(for: id, on: on)
          let (outcome, reason) = judge(byBody[id], to, recipients)
          return RuleHandover.Bearer(from: id, to: to, outcome: outcome, reason: reason)
        }
        found.append(RuleHandover(rule: rule, regulation: bound.regulation, bearers: bearers))
      }
    }
    return found
  }

  private func judge(
    _ handover: Handover?, _ successors: [OrganisationID], _ recipients: Set<OrganisationID>
  ) -> (RuleHandover.Outcome, RuleHandover.Reason) {
    guard let handover, !successors.isEmpty else { return (.closed, .nobodyFollows) }
    if handover.needsDecision { return (.undecided, .heldInTrust) }
    if !recipients.isEmpty, recipients.isSubset(of: successors) {
      // Two organs of one committee fall together only because the register has not yet named those of the new one.
      let isOneBody = handover.way == .sameKind || handover.cause == .abolished && handover.way == .heir
      return isOneBody ? (.closed, .owedToItself) : (.undecided, .insideOneBody)
    }
    return handover.cause == .abolished ? (.remapped, .levelEnded) : (.passed, .unitFollows)
  }
}

/// The bodies that parties mean on one day, each selector looked up once: the rules of a law share a few parties of very many bodies.
private final class Selections {
  private let register: Register
  private let on: CivilDate
  private var found: [Selector: [OrganisationID]] = [:]

  init(_ register: Register, on: CivilDate) {
    self.register = register
    self.on = on
  }

  func bodies(_ party: Int, isSecretary: Bool, _ bound: BoundRegulation) -> [OrganisationID] {
    guard let party = bound.binding.selector(of: party, on: on) else { return [] }
    let selector = isSecretary ? .post(kind: "bí thư", of: party) : party
    if let known = found[selector] { return known }
    let bodies = register.select(selector, on: on)
    found[selector] = bodies
    return bodies
  }
}
