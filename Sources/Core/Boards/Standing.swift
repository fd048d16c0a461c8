import CivilTime
import Obligations

/// Where an obligation stands, as far as lists and figures tell it apart. With a due day and the day asked about it gives what
/// people read and the class of completeness.
public enum Standing: UInt8, Hashable, Sendable, CaseIterable {
  /// Nothing counts yet.
  case open
  /// Paused before its day.
  case paused
  /// Paused when its day had passed.
  case pausedOverdue
  /// It counts as done, by its day or without one.
  case onTime
  /// It counts as done, after its day.
  case late
  /// No longer owed and not expected: waived, transferred, superseded, withdrawn, or its condition never came true.
  case released
  /// No longer owed, expected and excused.
  case excused
  /// A week or month never sent, no longer asked for since the larger period was received.
  case expired
  /// Its day had passed when it was given another: that gives time and mends nothing.
  case broken
  /// Nobody has said yet that the condition holds on which it rests: nothing is owed, and nothing expected.
  case awaited

  /// The standing of a state; nil for what stands without period, which is never expected.
  public init?(_ state: ObligationState) {
    if state.shown == .standing { return nil }
    if state.awaitsCondition {
      self = .awaited
      return
    }
    switch state.lifeCycle {
    case .discharged(.expired) where state.shown == .doneInTime: self = .onTime
    case .discharged(.expired) where state.shown == .doneLate: self = .late
    case .discharged(.expired): self = .expired
    case .discharged(.excused): self = .excused
    case .discharged, .terminated, .lapsed: self = .released
    case .conditional, .inEffect, .suspended, .fulfilled:
      switch state.verdict {
      case .compliedInTime: self = .onTime
      case .violatedPerformedLate, .compensated: self = .late
      case .violated(let since):
        let hasNewDay = state.due.map { since <= $0 } ?? false
        self = state.lifeCycle == .suspended ? .pausedOverdue : hasNewDay ? .broken : .open
      case .none, .open: self = state.lifeCycle == .suspended ? .paused : .open
      }
    }
  }

  /// What people read on a day of an obligation with a due day.
  public func shown(due: CivilDate?, on: CivilDate) -> Shown {
    switch self {
    case .paused, .pausedOverdue: return .paused
    case .onTime: return .doneInTime
    case .late: return .doneLate
    case .released, .excused: return .released
    case .expired: return .notDone
    case .open, .broken, .awaited:
      guard let due else { return .noDayStated }
      if on > due { return .overdue }
      if on == due { return .dueToday }
      return due - on <= Standing.soon ? .dueSoon : .notYetDue
    }
  }

  /// Whether it is still to be done.
  var isOpen: Bool {
    switch self {
    case .open, .broken, .paused, .pausedOverdue, .awaited: true
    case .onTime, .late, .released, .excused, .expired: false
    }
  }

  /// *Due soon* reaches this many days ahead.
  public static let soon = 7

  /// The class of completeness on a day; nil for what is not expected.
  public func completenessClass(due: CivilDate?, on: CivilDate) -> CompletenessClass? {
    switch self {
    case .onTime: return .onTime
    case .late: return .late
    case .excused: return .excused
    case .expired: return .missing
    case .released, .awaited: return nil
    case .broken, .pausedOverdue: return .missing
    case .paused: return due == nil ? .undated : .notYetDue
    case .open:
      guard let due else { return .undated }
      return on > due ? .missing : .notYetDue
    }
  }
}
