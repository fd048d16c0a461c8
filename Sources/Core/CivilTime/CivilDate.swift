/// A day of the Gregorian calendar, without time of day or zone: four bytes, cheap to compare and to count with.
///
/// What a person or a file states lies in the years 1 to 9999. Counting may leave that range and stays exact; it stops only at
/// the ends of `Int32`, five million years away.
@frozen public struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01, which is 0.
  public let dayNumber: Int32

  /// The day with a number counted from 1970-01-01.
  @inlinable public init(dayNumber: Int32) {
    self.dayNumber = dayNumber
  }

  /// The day of a year, month and day of the month; nil for a day that does not exist (30 February) and for a year outside
  /// 1...9999.
  @inlinable public init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month, day >= 1, day <= CivilDate.length(ofMonth: month, year: year) else {
      return nil
    }
    self.init(unchecked: year, month, day)
  }

  /// The day of a year, month and day known to exist.
  @inlinable init(unchecked year: Int, _ month: Int, _ day: Int) {
    // Years are counted from March, so that the leap day is the last of its year and months before it have fixed places.
    let marchYear = month > 2 ? year : year - 1
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let century = CivilDate.floorDivide(marchYear, 100)
    let beforeYear = marchYear * 365 + CivilDate.floorDivide(marchYear, 4) - century + (century >> 2)
    // 153 days are the length of five months from March on, whatever the year.
    let beforeMonth = (153 * monthFromMarch + 2) / 5
    self.init(dayNumber: Int32(clamping: beforeYear + beforeMonth + day - 1 - 719_468))
  }

  /// The quotient rounded down, also below zero.
  @inlinable static func floorDivide(_ a: Int, _ b: Int) -> Int {
    a >= 0 ? a / b : -((b - 1 - a) / b)
  }

  /// Number of days in a month, 28 to 31.
  @inlinable public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether a year has a 29 February.
  @inlinable public static func isLeap(_ year: Int) -> Bool {
    year & 3 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The last day of a month. Months beyond 12 or below 1 belong to the years after and before.
  @inlinable public static func lastDay(ofMonth month: Int, year: Int) -> CivilDate {
    day(31, ofMonthIndex: year * 12 + month - 1)
  }

  /// A day of the month with an index of `12 · year + month − 1`, or the month's last day where it is shorter.
  @inlinable static func day(_ day: Int, ofMonthIndex index: Int) -> CivilDate {
    let year = floorDivide(index, 12)
    let month = index - year * 12 + 1
    // The length is asked for only where it can matter.
    return CivilDate(unchecked: year, month, day <= 28 ? day : min(day, length(ofMonth: month, year: year)))
  }

  /// Year, month and day of the month, taken apart once.
  @inlinable public var components: (year: Int, month: Int, day: Int) {
    // Quarters of a day count centuries of 36,524¼ days and years of 365¼ without fractions.
    let quarters = 4 * (Int(dayNumber) + 719_468) + 3
    let century = CivilDate.floorDivide(quarters, 146_097)
    let inCentury = ((quarters - century * 146_097) & ~3) + 3
    let year = inCentury / 1461
    let dayOfYear = (inCentury - year * 1461) >> 2
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    return month < 10
      ? (century * 100 + year, month + 3, day)
      : (century * 100 + year + 1, month - 9, day)
  }

  /// The year.
  @inlinable public var year: Int { components.year }

  /// The month, 1 to 12.
  @inlinable public var month: Int { components.month }

  /// The day of the month, 1 to 31.
  @inlinable public var day: Int { components.day }

  /// `12 · year + month − 1`, so that months can be counted.
  @inlinable var monthIndex: Int {
    let parts = components
    return parts.year * 12 + parts.month - 1
  }

  /// The day of the week.
  @inlinable public var weekday: Weekday {
    // Day 0 was a Thursday.
    let offset = Int(dayNumber) + 3
    let index = offset - CivilDate.floorDivide(offset, 7) * 7
    return Weekday(rawValue: index + 1) ?? .monday
  }

  /// The ISO 8601 week: weeks begin on Monday and belong to the year of their Thursday.
  @inlinable public var isoWeek: (year: Int, week: Int) {
    let thursday = self + (4 - weekday.rawValue)
    let year = thursday.year
    return (year, (thursday - CivilDate(unchecked: year, 1, 1)) / 7 + 1)
  }

  /// The day some days later.
  @inlinable public static func + (date: CivilDate, days: Int) -> CivilDate {
    CivilDate(dayNumber: Int32(clamping: Int(date.dayNumber) + min(max(days, -1 << 33), 1 << 33)))
  }

  /// The day some days earlier.
  @inlinable public static func - (date: CivilDate, days: Int) -> CivilDate {
    CivilDate(dayNumber: Int32(clamping: Int(date.dayNumber) - min(max(days, -1 << 33), 1 << 33)))
  }

  /// Days from the second to the first.
  @inlinable public static func - (a: CivilDate, b: CivilDate) -> Int {
    Int(a.dayNumber) - Int(b.dayNumber)
  }

  /// The earlier day is the lesser.
  @inlinable public static func < (a: CivilDate, b: CivilDate) -> Bool { a.dayNumber < b.dayNumber }

  /// The same day of the month some months later (earlier when negative), or that month's last day where it is shorter.
  ///
  /// Civil Code 2015, art. 147 and 148.
  @inlinable public func addingMonths(_ count: Int) -> CivilDate {
    let parts = components
    // No count that means anything reaches the bounds, which keep the sum from overflowing.
    let months = min(max(count, -1 << 33), 1 << 33)
    return CivilDate.day(parts.day, ofMonthIndex: parts.year * 12 + parts.month - 1 + months)
  }
}
