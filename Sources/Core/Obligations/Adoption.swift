import CivilTime
import Organisations
import Regulations

/// One body that a text obliges to make an instrument of its own from it, and how far it has come.
public struct Adoption: Sendable {
  /// The duty.
  public let obligation: Obligation
  /// How far it has come on the day asked about.
  public let state: State
  /// What was recorded of the instrument: the last sending that names its document, else the first that counts.
  public let deed: Event?
  /// The texts read that name this one as a basis and the body among their parties, in the order read.
  public let texts: [Regulation]

  /// How far a body has come.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// It made its instrument, and who receives it has it; where nobody receives, the body says so.
    case adopted
    /// The body says so, and nobody has received it yet.
    case claimed
    /// Sent back for completion.
    case returned
    /// It was not what was asked for.
    case refused
    /// Nobody knows any more.
    case unknown
    /// Nothing came.
    case notYet
    /// It is not asked for any more, or not yet for certain: the life cycle says why.
    case released
  }

  /// The body that told of it, where it is not the bearer: who received it and wrote it down.
  public var recorder: OrganisationID? {
    deed?.by.flatMap { by in obligation.joint.contains(by) || by == obligation.answerable ? nil : by }
  }

  init(_ obligation: Obligation, sendings: [Event], texts: [Regulation]) {
    self.obligation = obligation
    self.texts = texts
    deed = sendings.last { $0.document != nil } ?? sendings.first
    state = Self.state(obligation.state)
  }

  private static func state(_ state: ObligationState) -> State {
    switch state.lifeCycle {
    case .discharged, .lapsed, .terminated: return .released
    case .fulfilled: return .adopted
    case .conditional, .inEffect, .suspended: break
    }
    if state.awaitsCondition { return .released }
    switch state.performance {
    case .received, .accepted: return .adopted
    case .claimed: return .claimed
    case .returned: return .returned
    case .refused: return .refused
    case .unknown: return .unknown
    case .unperformed: return .notYet
    }
  }
}
