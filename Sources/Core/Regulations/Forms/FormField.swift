import Diagnostics

/// One field of a form.
public struct FormField: Hashable, Sendable {
  /// The id, unique in its form.
  public let id: String
  /// What people read beside it.
  public let label: String
  /// What is entered.
  public let kind: Kind
  /// True for a number of which there are no parts: one counts people, and no half of one.
  public let isWhole: Bool
  /// True where a report without it is incomplete.
  public let isRequired: Bool
  /// The columns it is entered or shown in, in the order written; none stands twice.
  public let columns: [Column]
  /// How the values of several bodies or shorter periods become one.
  public let consolidation: Consolidation
  /// From where it is filled in beforehand; nil where a person enters it.
  public let filling: Filling?
  /// When a reason must be given; nil where never.
  public let reason: ReasonRule?
  /// The row.
  public let place: Place

  /// What is entered in a field.
  public enum Kind: Hashable, Sendable {
    /// A number of a unit.
    case number(unit: String)
    case text
    /// One of some words, in the order written.
    case choice([String])
    case file
  }

  /// A column of a form.
  public enum Column: String, Hashable, Sendable, CaseIterable {
    case inPeriod, cumulative, samePeriodLastYear, change, estimate

    static let phrases: [(Column, vi: String, en: String)] = [
      (.inPeriod, "trong kỳ", "in the period"), (.cumulative, "lũy kế", "cumulative"),
      (.samePeriodLastYear, "cùng kỳ năm trước", "same period last year"), (.change, "tăng giảm", "change"),
      (.estimate, "ước", "estimate"),
    ]

    /// What it is called in the file of a form.
    public var words: Words {
      Self.phrases.first { $0.0 == self }.map { Words(vi: $0.vi, en: $0.en) } ?? Words(vi: rawValue, en: rawValue)
    }
  }

  /// How several values become one.
  public enum Consolidation: String, Hashable, Sendable, CaseIterable {
    case sum, last, none

    static let phrases: [(Consolidation, vi: String, en: String)] = [
      (.sum, "cộng", "sum"), (.last, "cuối", "last"), (.none, "không", "none"),
    ]
  }

  /// From where a field is filled in beforehand.
  public enum Filling: Hashable, Sendable {
    /// A field of the last period's report; nil means the field itself.
    case previousPeriod(field: String?)
    /// The reports of the level below.
    case levelBelow
    /// A register kept in the system, by name.
    case register(String)
  }

  /// A reason is due where the value differs from the one compared with by more than this.
  public struct ReasonRule: Hashable, Sendable {
    /// The largest difference that needs no reason.
    public let limit: Int
    /// True where the limit is per cent of the value compared with.
    public let isPercent: Bool
  }
}
