import CivilTime
import Organisations

/// What a plan of reorganisation says, file by file: which units there were, which there will be, and which became which.
///
/// Codes are words of the plan: which area one means is known only with its level and day.
public struct UnitPlan: Sendable {
  /// A unit that is listed.
  public struct Unit: Sendable {
    /// Its level.
    public let level: Level
    /// Its code.
    public let code: PlanWord
    /// Its name.
    public let name: String
    /// The code of the unit above, of the level above.
    public let above: String?

    /// A listed unit.
    public init(level: Level, code: PlanWord, name: String, above: String?) {
      self.level = level
      self.code = code
      self.name = name
      self.above = above
    }
  }

  /// A unit that became, or became part of, another.
  public struct Step: Sendable {
    /// The unit before.
    public let from: PlanWord
    /// The level of the unit before.
    public let fromLevel: Level
    /// The unit after.
    public let to: PlanWord
    /// The level of the unit after.
    public let toLevel: Level
    /// How much of the unit before.
    public let extent: SuccessionExtent

    /// A step.
    public init(from: PlanWord, _ fromLevel: Level, to: PlanWord, _ toLevel: Level, extent: SuccessionExtent) {
      self.from = from
      self.fromLevel = fromLevel
      self.to = to
      self.toLevel = toLevel
      self.extent = extent
    }
  }

  /// What the plan says of one body: it counts instead of what follows from the units.
  public struct Exception: Sendable {
    /// The body.
    public let from: PlanWord
    /// Who takes over; nil where nobody does.
    public let to: PlanWord?
    /// Since when, where it is not the day of the plan.
    public let on: (day: CivilDate, word: PlanWord)?
    /// What happens.
    public let kind: SuccessionKind
    /// How much goes to the successor.
    public let extent: SuccessionExtent
    /// The decision that orders it.
    public let basis: String

    /// An exception.
    public init(
      from: PlanWord, to: PlanWord?, on: (day: CivilDate, word: PlanWord)?, kind: SuccessionKind,
      extent: SuccessionExtent, basis: String
    ) {
      self.from = from
      self.to = to
      self.on = on
      self.kind = kind
      self.extent = extent
      self.basis = basis
    }
  }

  /// The communes before the day with the districts and provinces above them, in the order of the file; units above are listed where they
  /// are first named.
  public var before: [Unit] = []
  /// The communes since the day with their provinces, likewise.
  public var after: [Unit] = []
  /// What became of what, in the order of the files.
  public var steps: [Step] = []
  /// What is said of single bodies.
  public var exceptions: [Exception] = []

  /// A plan that says nothing.
  public init() {}
}
