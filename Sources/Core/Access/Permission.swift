import CivilTime
import Organisations

/// Whether somebody may.
public enum Permission: Hashable, Sendable {
  /// He may, and by what.
  case allowed(by: Authority)
  /// He may not, and why.
  case refused(Refusal)

  /// True where he may.
  public var isAllowed: Bool { if case .allowed = self { true } else { false } }

  /// Whether an actor has a power over a subject on a day: the one function that every command, page, export and feed asks.
  ///
  /// Trees, successions and receiving offices are those of the day. What is left undecided is refused. Cost: for each grant one climb in the
  /// trees for each body of the matter.
  public static func decide(
    _ actor: Actor, may power: Power, _ subject: Subject, on day: CivilDate, in register: Register
  ) -> Permission {
    let question = Question(power: power, subject: subject, day: day, register: register)
    guard question.fits else { return .refused(question.refusal(.subject)) }
    guard case .person(let person) = actor.identity else {
      return power.isAdministrative ? .allowed(by: .ownership) : .refused(question.refusal(.owner))
    }
    let grants = actor.grants(on: day)
    guard let grant = grants.first(where: question.isAllowed) else {
      return .refused(question.refusal(question.reason(grants, others: actor.otherGrants(on: day))))
    }
    if power.needsAnother, case .obligation(let matter) = subject, matter.submitter == person {
      return .refused(question.refusal(.ownReport))
    }
    // In whatever role he acts now: else `record` would do what `receive` refuses.
    if let sender = question.sender(of: actor.grants.filter { $0.isInForce(on: day) }) {
      return .refused(question.refusal(.ownSender(sender)))
    }
    if case .grant(person, _, _) = subject { return .refused(question.refusal(.ownGrant)) }
    return .allowed(by: .grant(grant))
  }
}
