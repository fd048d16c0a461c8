import CivilTime

/// One `apdung` fence: a ground and what it settles.
public struct ApplicationSyntax: Hashable, Sendable {
  /// On what it rests.
  public var ground: Ground
  /// The first day it holds.
  public var from: CivilDate?
  /// The last day it holds.
  public var to: CivilDate?
  /// What it settles.
  public var lines: [FenceItem<Line>]
  /// The line of the ground.
  public var place: Place

  /// What an application rests on. In a store it cites a document; here its words.
  public enum Ground: Hashable, Sendable {
    /// *thống nhất của các bên*, with a note.
    case agreement(note: String?)
    /// *hướng dẫn của B, số …, ngày …*: the words behind *hướng dẫn*.
    case guidance(String)
    /// *thông lệ*, with a note.
    case custom(note: String?)
    /// *suy ra: …*.
    case inferred(String)
    /// *chấp nhận: không ghi*.
    case acceptedNotStated
  }

  /// One line: what it reaches and what it says.
  public struct Line: Hashable, Sendable {
    /// What it reaches.
    public var scope: Scope
    /// What it says.
    public var items: [ItemAt]
    /// The whole line.
    public var place: Place
  }

  /// What a line reaches under its heading.
  public enum Scope: Hashable, Sendable {
    case all
    /// The sentences with these labels; of one series alone where one is named.
    case labels([Word], Series?)
    /// Reports of one series.
    case reports(Series)
    /// Every act of one series.
    case series(Series)
  }

  /// An item with its place.
  public struct ItemAt: Hashable, Sendable {
    /// What is settled.
    public var item: Item
    /// Where it stands.
    public var place: Place
  }

  /// What an application can settle.
  public enum Item: Hashable, Sendable {
    /// Words the text leaves open are this recurrence.
    case wordsAre(Word, [RecurrenceSyntax])
    /// The period where the text names none.
    case periodIs([RecurrenceSyntax])
    case due(DeadlineSyntax, RollChoice?)
    case roll(RollChoice)
    case cutOff(CutOffSyntax)
    case members(Word, [Word])
    case recipients([Word])
    case onForm(Word)
    case absorbing
    /// How a thing is told at once, in words, and by when it follows in writing.
    case toldAtOnceBy(String, inWriting: WrittenReport?)
    case inForceFrom(CivilDate)
    /// Periods due before the day are not asked for here: somebody kept count of them elsewhere.
    case followedFrom(CivilDate)
    case doneThrough([Word])
    case sameAs([Word])
    /// Accepted as not stated.
    case notStated([OpenMatter])
  }

  /// By when what was told at once follows in writing, counted from what started the duty.
  public enum WrittenReport: Hashable, Sendable, CaseIterable {
    case sameDay, nextWorkingDay
  }

  /// When figures close.
  public enum CutOffSyntax: Hashable, Sendable {
    case day(DayReference)
    case weekday(Weekday)
  }

  /// What becomes of a due day that is a day off.
  public enum RollChoice: Hashable, Sendable {
    case nextWorkingDay, previousWorkingDay, unchanged
  }
}

/// A kind of period as applications and data speak of it.
public enum Series: String, Hashable, Sendable, CaseIterable {
  case week, month, quarter, sixMonths, nineMonths, year

  static let phrases: [(Series, vi: String, en: String)] = [
    (.week, "tuần", "weekly"), (.month, "tháng", "monthly"), (.quarter, "quý", "quarterly"),
    (.sixMonths, "6 tháng", "6-month"), (.nineMonths, "9 tháng", "9-month"), (.year, "năm", "yearly"),
  ]

  /// The series a recurrence makes. Cumulative periods belong to the series of the same length.
  public static func of(_ label: PeriodLabel) -> Series? {
    switch label {
    case .week: .week
    case .month: .month
    case .quarter: .quarter
    case .cumulative(_, let months): months == 3 ? .quarter : months == 6 ? .sixMonths : .nineMonths
    case .half: .sixMonths
    case .year: .year
    case .free, .term, .once, .trigger: nil
    }
  }
}

/// A thing the text may leave open.
public enum OpenMatter: String, Hashable, Sendable, CaseIterable {
  case due, recipient, period, effect, members
}
