import CivilTime
import Diagnostics
import Organisations
import Regulations

/// One thing owed by one body for one period: computed, never stored.
public struct Obligation: Sendable {
  /// Its identity.
  public let id: ObligationID
  /// The regulation.
  public let regulation: Regulation
  /// The rule.
  public let rule: Rule
  /// The rule's period, due day and applications.
  public let line: Line
  /// The bodies that owe it together, the bearer first; one where it is not joint.
  public let joint: [OrganisationID]
  /// The body that answers for it on the day asked about: the bearer, or what became of it.
  public let answerable: OrganisationID
  /// To whom it is owed.
  public let counterparties: [OrganisationID]
  /// Who gets a copy.
  public let copies: [OrganisationID]
  /// Through whom it goes.
  public let channel: OrganisationID?
  /// Who takes part without owing.
  public let partners: [OrganisationID]
  /// Other rules that this obligation carries.
  public let also: [String]
  /// The three axes on the day asked about.
  public let state: ObligationState
  /// What it must come before, where an event started it that is planned for a day.
  public let gate: Gate?

  /// Where its due day comes from.
  public var basis: Basis { line.due?.basis ?? .notStated }

  /// The obligation that absorbs it.
  public var absorbedBy: ObligationID? {
    line.absorbedBy.map { ObligationID(rule: id.rule, bearer: id.bearer, period: $0) }
  }

  /// The act.
  public var act: Act? { rule.duty?.syntax.act }

  /// What the act is about, as the sentence says.
  public var object: String? { rule.duty?.syntax.object?.text }

  /// What is to be done, for people: the act in the words of a language, and what it is about.
  public func deed(_ language: Language) -> String { rule.duty?.syntax.deed(language) ?? "" }

  /// What it is about, as the sentence says; the act where it says nothing more.
  public var title: String { rule.duty?.syntax.object?.text ?? rule.duty?.syntax.act.keyword ?? "" }

  /// The day by which windows take it; nil of what is open without any day, which is in every window from its first day on.
  public var windowDay: CivilDate? { state.due ?? line.end ?? (line.isOpenEnded ? state.endedOn : nil) }

  /// Whether a window takes it; of standing duties that its term meets the window.
  func isIn(_ from: CivilDate, _ to: CivilDate) -> Bool {
    guard let day = windowDay else { return line.start <= to }
    return from <= day && day <= to
  }
}
