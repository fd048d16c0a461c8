import CivilTime

/// One example of a `vidu` fence.
public struct ExampleSyntax: Hashable, Sendable {
  /// The day asked about.
  public var on: CivilDate
  /// The party that owes.
  public var bearer: Word
  /// False in *không phải thực hiện*.
  public var owes: Bool
  /// The rule's label; nil where the clause has one rule.
  public var label: Word?
  /// For which period, or after which event.
  public var occasion: Occasion
  /// What the due day is.
  public var outcome: Outcome
  /// Why, in words.
  public var because: Word?
  /// The whole example.
  public var place: Place

  /// What an example is about.
  public enum Occasion: Hashable, Sendable {
    case period(PeriodLabel)
    /// The event happened on the day asked about; the quoted words say what narrows it.
    case event(EventKind, narrowing: Word?)
  }

  /// What an example expects of the due day.
  public enum Outcome: Hashable, Sendable {
    case due(CivilDate)
    case withoutDueDay
    /// Nothing is said of it (always so in *không phải thực hiện*).
    case unsaid
  }
}
