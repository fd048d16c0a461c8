import Organisations

/// What becomes of one body.
public struct Handover: Sendable {
  /// The body that ends, or gives something away.
  public let from: OrganisationID
  /// Its steps, the largest share first.
  public let steps: [Succession]
  /// What happened to its unit.
  public let cause: Cause
  /// How the successor was found.
  public let way: Way

  /// What happened to the unit of a body.
  public enum Cause: String, CaseIterable, Sendable {
    /// Several units became one.
    case merged
    /// The unit was divided.
    case divided
    /// The unit alone became another.
    case renamed
    /// A district became a unit of commune level.
    case converted
    /// The district ended without a unit that follows it: functions go to the province, cases to the commune of their place.
    case abolished
    /// The plan speaks of the body itself.
    case named
  }

  /// How the successor was found.
  public enum Way: String, CaseIterable, Sendable {
    /// The body of the same kind in the unit that follows.
    case sameKind
    /// The body that the register's defaults give the kind.
    case heir
    /// A post or a unit inside a body goes where its body goes.
    case withBody
    /// Kept by a body only until a person decides.
    case caretaker
    /// The plan says it.
    case plan
  }

  /// The three outcomes that are counted.
  public enum Outcome: String, CaseIterable, Sendable {
    /// Passed to the body of the unit that follows.
    case passed
    /// Passed to a body of another level, because the level ended.
    case remapped
    /// Ended; nobody takes over.
    case closed
  }

  /// What is counted.
  public var outcome: Outcome {
    if steps.allSatisfy({ $0.to == nil }) { return .closed }
    return cause == .abolished ? .remapped : .passed
  }

  /// True where a person has to say who takes over; until then the steps keep what is open from being lost.
  public var needsDecision: Bool { way == .caretaker }
}
