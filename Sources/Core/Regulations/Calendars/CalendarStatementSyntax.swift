import CivilTime

/// A statement of a calendar with the places of its days.
struct CalendarStatementSyntax {
  /// A day of every year, for finding what is said twice.
  struct YearlyDay {
    let day: Int
    let month: Int
    let isLunar: Bool
    let years: YearSpan

    /// True where both speak of one day in one year.
    func meets(_ other: YearlyDay) -> Bool {
      day == other.day && month == other.month && isLunar == other.isLunar
        && (years.first ?? .min) <= (other.years.last ?? .max) && (other.years.first ?? .min) <= (years.last ?? .max)
    }
  }

  let statement: CalendarStatement
  /// The days it names outright, in the order written.
  let days: [(date: CivilDate, place: Place)]
  /// The whole statement.
  let place: Place

  var yearlyDay: YearlyDay? {
    switch statement {
    case .yearlyHoliday(let month, let day, _, let years):
      YearlyDay(day: day, month: month, isLunar: false, years: years)
    case .lunarHoliday(let month, let day, _, _, _, let years):
      YearlyDay(day: day, month: month, isLunar: true, years: years)
    default: nil
    }
  }
}
