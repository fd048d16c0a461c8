import CivilTime

/// A date that a test states; an impossible one becomes a day no test expects.
func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(dayNumber: .min) }

/// SplitMix64: the same numbers from the same seed, on any machine.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

let law = DaySource(citation: "law", mark: .verified)
let decision = DaySource(citation: "decision", mark: .notChecked)
let notice = DaySource(citation: "notice", mark: .secondary)

/// The days of 2024 and 2026 that the invariants speak of, with the yearly rules for other years.
func sampleCalendar(adding more: [CalendarInstrument] = []) -> WorkCalendar {
  WorkCalendar(
    name: "sample", version: "1",
    instruments: [
      CalendarInstrument(
        part: "law", source: law, scope: .all,
        statements: [
          .weeklyRest([.saturday, .sunday]),
          .yearlyHoliday(month: 1, day: 1, name: "Tết Dương lịch", years: YearSpan(from: 1995)),
          .lunarHoliday(
            month: 1, day: 1, daysBefore: 1, daysAfter: 3, name: "Tết Nguyên đán", years: YearSpan(from: 2013)),
          .lunarHoliday(
            month: 3, day: 10, daysBefore: 0, daysAfter: 0, name: "Giỗ Tổ Hùng Vương", years: YearSpan(from: 2007)),
          .yearlyHoliday(month: 4, day: 30, name: "Ngày Chiến thắng", years: YearSpan(from: 1995)),
          .yearlyHoliday(month: 5, day: 1, name: "Quốc tế Lao động", years: YearSpan(from: 1995)),
          .yearlyHoliday(month: 9, day: 2, name: "Quốc khánh", years: YearSpan(from: 1995)),
          .compensateOnNextWorkingDay(years: YearSpan(from: 1995)),
        ]),
      CalendarInstrument(
        part: "2024", source: decision, scope: .state,
        statements: [.swap(off: day("2024-04-29"), worked: day("2024-05-04"))]),
      CalendarInstrument(
        part: "2026", source: notice, scope: .state,
        statements: [.swap(off: day("2026-01-02"), worked: day("2026-01-10"))]),
    ] + more,
    firstDecidedDay: day("2010-01-01"), lastDecidedDay: day("2026-12-31"))
}
