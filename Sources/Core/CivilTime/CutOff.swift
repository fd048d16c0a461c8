/// On which day a period closes: the last day whose figures and events it takes in.
public enum CutOff: Hashable, Sendable {
  /// On its own last day by the calendar.
  case calendar
  /// On a day, 1...31, of its last month (the month's last day where it is shorter). With 14, March runs from 15 February to
  /// 14 March, the first quarter from 15 December to 14 March, a year from 15 December to 14 December; 3, 6 and 9 months
  /// begin where their year begins. Weeks keep their calendar days.
  case dayOfLastMonth(Int)
  /// On a day of the year, for yearly periods only: with 31 October the year 2020 runs from 1 November 2019 to
  /// 31 October 2020. Other periods keep their calendar days.
  case fixedDay(month: Int, day: Int)
  /// On a day of the week, for weekly periods only: the week is called by the ISO week of its closing day. Other periods keep
  /// their calendar days.
  case weekday(Weekday)

  /// The 14th, as for periodic reports to State administrative bodies.
  ///
  /// Decree 09/2019/NĐ-CP, art. 12 (from a secondary source), in force from 12 March 2019.
  public static let decree09 = CutOff.dayOfLastMonth(14)

  /// Whether the numbers in it name a day at all: 1...31, and a day that its month has in a leap year.
  public var isPossible: Bool {
    switch self {
    case .calendar, .weekday: true
    case .dayOfLastMonth(let day): 1...31 ~= day
    case .fixedDay(let month, let day): CivilDate(year: 2000, month: month, day: day) != nil
    }
  }

  /// The day on which a period ends whose last month has an index; `yearly` for a period of a year.
  func end(ofMonthIndex index: Int, yearly: Bool) -> CivilDate {
    switch self {
    case .calendar, .weekday: CivilDate.day(31, ofMonthIndex: index)
    case .dayOfLastMonth(let day): CivilDate.day(day, ofMonthIndex: index)
    case .fixedDay(let month, let day):
      yearly
        ? CivilDate.day(day, ofMonthIndex: CivilDate.floorDivide(index, 12) * 12 + month - 1)
        : CivilDate.day(31, ofMonthIndex: index)
    }
  }
}
