import Obligations
import Regulations

/// The sentences of the five regulations that ask somebody for something, and what each waits for.
enum ClausesThatOwe {
  /// What must happen before a sentence owes.
  enum Start: Hashable {
    /// Nothing: it stands, or recurs.
    case time
    /// One of these.
    case events(Set<EventKind>)
    /// The act of another sentence.
    case act(of: String)
    /// Somebody says so.
    case word
  }

  /// Every such sentence of a regulation, in its order.
  static func all(of regulation: String) -> [Rule] {
    let found = Shipped.shared.engine.regulations.first { $0.regulation.id == regulation }
    return found?.regulation.rules.filter { $0.duty?.syntax.modality.owes ?? false } ?? []
  }

  /// The sentences that rest on a condition of which somebody must say that it holds.
  static let conditional = Set(
    YearTeam.five.flatMap { all(of: $0.regulation) }.filter(\.needsCondition).map(\.address))

  /// The sentences that end by the word of who owes: meetings, registers and what stands are received by nobody.
  static let ownWord = Set(
    YearTeam.five.flatMap { all(of: $0.regulation) }.filter { rule in
      rule.duty.map { [.session, .register, .standing].contains($0.syntax.act.kernel) } ?? false
    }.map(\.address))

  /// The sentences whose act starts another.
  static let awaited = Set(
    YearTeam.five.flatMap { all(of: $0.regulation) }.compactMap { rule in
      if case .act(let other) = start(of: rule) { other } else { nil }
    })

  static func start(of rule: Rule) -> Start {
    guard let duty = rule.duty else { return .time }
    var kinds: Set<EventKind> = []
    var act: String?
    for part in duty.syntax.parts {
      switch part {
      case .trigger(let trigger):
        switch trigger.source {
        case .event(let kind): kinds.insert(kind)
        case .rule(let label): act = rule.address(ofLabel: label)
        }
      default: break
      }
    }
    if !kinds.isEmpty { return .events(kinds) }
    if let act { return .act(of: act) }
    for part in duty.syntax.parts {
      switch part {
      case .condition(.whenAssigned): kinds.insert(.assignmentMade)
      case .condition(.whenInvited): kinds.insert(.invitationReceived)
      case .condition(.onRequest): kinds.insert(.requestReceived)
      case .deadline(let deadline):
        switch deadline.form {
        case .within(_, of: .event(let kind)), .atLeastBefore(_, .event(let kind)): kinds.insert(kind)
        default: break
        }
      default: break
      }
    }
    if !kinds.isEmpty { return .events(kinds) }
    return rule.isStartedByEvents ? .word : .time
  }

  /// True where the sentence is done before what starts it, so that a day must be planned.
  static func comesBefore(_ rule: Rule) -> Bool {
    rule.duty?.syntax.parts.contains { part in
      if case .trigger(let trigger) = part { trigger.relation == .before } else { false }
    } ?? false
  }
}
