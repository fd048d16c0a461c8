import CivilTime

/// Where an obligation is in its life. The last three end it.
public enum LifeCycle: Hashable, Sendable, CustomStringConvertible {
  /// Its period has not begun.
  case conditional
  /// It is owed.
  case inEffect
  /// Its time stands still.
  case suspended
  /// It was performed.
  case fulfilled
  /// Its window ended and it is owed no more.
  case lapsed
  /// It ended without performance.
  case discharged(Discharge)
  /// What it rested on ended.
  case terminated

  /// Why an obligation ended without performance.
  public enum Discharge: String, Sendable, CaseIterable {
    case waived, excused, withdrawn, transferred, superseded, expired
  }

  /// True where nothing moves it any more.
  public var isEnded: Bool {
    switch self {
    case .conditional, .inEffect, .suspended: false
    case .fulfilled, .lapsed, .discharged, .terminated: true
    }
  }

  /// The name in data: `inEffect`, `discharged(waived)`.
  public var description: String {
    switch self {
    case .conditional: "conditional"
    case .inEffect: "inEffect"
    case .suspended: "suspended"
    case .fulfilled: "fulfilled"
    case .lapsed: "lapsed"
    case .discharged(let reason): "discharged(\(reason.rawValue))"
    case .terminated: "terminated"
    }
  }
}

/// What is known of the performance.
public enum Performance: String, Hashable, Sendable, CaseIterable {
  case unperformed, claimed, received, accepted, returned, refused, unknown

  /// The further performed of two.
  public static func max(_ a: Performance, _ b: Performance) -> Performance {
    let order: [Performance] = [.unperformed, .unknown, .refused, .returned, .claimed, .received, .accepted]
    return (order.firstIndex(of: a) ?? 0) < (order.firstIndex(of: b) ?? 0) ? b : a
  }
}

/// Whether the duty was kept. A violation is never erased by later performance.
public enum Verdict: Hashable, Sendable {
  /// There is no day to be kept.
  case none
  /// The day has not passed.
  case open
  case compliedInTime
  /// Not performed by its day; since the day after.
  case violated(since: CivilDate)
  case violatedPerformedLate(since: CivilDate)
  /// Late, and made good by the duty that stands for it.
  case compensated(since: CivilDate)

  /// The name in data.
  public var name: String {
    switch self {
    case .none: "none"
    case .open: "open"
    case .compliedInTime: "compliedInTime"
    case .violated: "violated"
    case .violatedPerformedLate: "violatedPerformedLate"
    case .compensated: "compensated"
    }
  }

  /// The first day on which the duty stood broken.
  public var since: CivilDate? {
    switch self {
    case .violated(let since), .violatedPerformedLate(let since), .compensated(let since): since
    case .none, .open, .compliedInTime: nil
    }
  }
}

/// What people read, computed from the three axes and the day asked about; never stored.
public enum Shown: String, Hashable, Sendable, CaseIterable {
  case notYetDue, dueSoon, dueToday, overdue, paused, doneInTime, doneLate, notDone, released, standing, noDayStated
}

/// The three axes of one obligation on one day, as known at one moment.
public struct ObligationState: Hashable, Sendable {
  /// Where it is in its life.
  public let lifeCycle: LifeCycle
  /// What is known of its performance.
  public let performance: Performance
  /// Whether it was kept.
  public let verdict: Verdict
  /// What people read.
  public let shown: Shown
  /// Whether it was sent again after it was received, and nobody received that yet.
  public let hasCorrection: Bool
  /// The day that counts as the day of performance.
  public let performedOn: CivilDate?
  /// The day on which a receiver first numbered it.
  public let receivedOn: CivilDate?
  /// The due day with extensions and pauses.
  public let due: CivilDate?
  /// Whether the calendar is decided that far; nil without due day.
  public let certainty: Certainty?
  /// The due day's own deadline, with its stops and extensions; gives the trace.
  public let deadline: Deadline?
  /// True while nobody has said that the condition on which it rests holds: nothing is owed yet.
  public let awaitsCondition: Bool
  /// The day on which it was fulfilled or released; nil while it lives, and of what ends by itself.
  public let endedOn: CivilDate?
  /// How many times it is to be done and was; nil where the text names no number, and of what stands.
  public let quota: Quota?

  /// True for what counts as asked for: not what stands without period, rests on a condition that nobody established, or was waived,
  /// withdrawn, handed over or replaced.
  public var isExpected: Bool {
    if awaitsCondition || shown == .standing { return false }
    return switch lifeCycle {
    case .lapsed, .terminated, .discharged(.waived), .discharged(.withdrawn), .discharged(.transferred),
      .discharged(.superseded):
      false
    case .conditional, .inEffect, .suspended, .fulfilled, .discharged(.excused), .discharged(.expired): true
    }
  }
}
