/// The months of one lunar year.
struct LunarYear: Sendable {
  /// Its first day, Tết.
  let start: CivilDate
  /// Lengths of its months in order, 29 or 30 days each.
  let lengths: [Int]
  /// The number that is repeated, if one is.
  let leapMonth: Int?

  /// The lunar years that begin in some Gregorian years. Each new moon is reckoned once: a lunar year takes its months from two
  /// stretches between eleventh months, and each stretch gives months to two years.
  static func years(_ years: ClosedRange<Int>) -> [LunarYear] {
    var eleventh = eleventhMonth(of: years.lowerBound - 1)
    var before: [Month] = []
    var out: [LunarYear] = []
    for year in years.lowerBound...years.upperBound + 1 {
      let next = eleventhMonth(of: year)
      let after = months(from: eleventh, until: next)
      if year > years.lowerBound { out.append(LunarYear(before, after)) }
      (eleventh, before) = (next, after)
    }
    return out
  }

  private init(_ before: [Month], _ after: [Month]) {
    let own = before.drop { $0.number != 1 } + after.prefix { $0.number != 1 }
    let next = after.first { $0.number == 1 }
    let starts = own.map(\.start) + [next].compactMap { $0?.start }
    start = starts[0]
    lengths = zip(starts.dropFirst(), starts).map { $0 - $1 }
    leapMonth = own.first(where: \.isLeap)?.number
  }

  /// Number of a month by its place in the year, and whether it is the repeated one.
  func name(ofMonthAt index: Int) -> (month: Int, isLeap: Bool) {
    guard let leapMonth, index >= leapMonth else { return (index + 1, false) }
    return (index, index == leapMonth)
  }

  private struct Month {
    let number: Int
    let isLeap: Bool
    let start: CivilDate
  }

  /// The months from one eleventh month up to, not including, the next, both by the number of their new moon.
  private static func months(from first: Int, until end: Int) -> [Month] {
    let starts = (first...end).map(SunAndMoon.newMoonDay)
    let leap =
      end - first == 13
      ? (1..<13).first { sunTwelfth(starts[$0]) == sunTwelfth(starts[$0 + 1]) } : nil
    return (0..<(end - first)).map { place in
      let number = place - (leap.map { place >= $0 } ?? false ? 1 : 0)
      return Month(number: (number + 10) % 12 + 1, isLeap: place == leap, start: starts[place])
    }
  }

  /// Number of the new moon that begins the eleventh month of a year, the one that holds the winter solstice.
  private static func eleventhMonth(of year: Int) -> Int {
    let lastDay = CivilDate(unchecked: year, 12, 31)
    let zero = CivilDate(unchecked: 2000, 1, 6)
    var k = Int(Double(lastDay - zero) / SunAndMoon.meanMonth) + 1
    while SunAndMoon.newMoonDay(k) > lastDay { k -= 1 }
    // The sun has passed 270° when the day begins: the solstice was in the month before.
    return sunTwelfth(SunAndMoon.newMoonDay(k)) >= 9 ? k - 1 : k
  }

  /// In which twelfth of its path, 0...11 from the March equinox, the sun stands as a day begins.
  private static func sunTwelfth(_ date: CivilDate) -> Int {
    Int(SunAndMoon.sunLongitude(atStartOf: date) / 30)
  }
}
