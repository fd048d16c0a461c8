import CivilTime
import Testing

@Suite struct LunarCalendarTests {
  @Test(arguments: [(2007, "2007-02-17"), (2024, "2024-02-10"), (2025, "2025-01-29"), (2026, "2026-02-17"), (1968, "1968-01-29"), (1985, "1985-01-21")])
  func `Tết`(_ sample: (Int, String)) {
    #expect(LunarCalendar.tet(ofYear: sample.0) == day(sample.1))
  }
  @Test(arguments: [(2020, 4), (2023, 2), (2025, 6), (2024, nil), (2033, 11)] as [(Int, Int?)])
  func `leap`(_ sample: (Int, Int?)) {
    #expect(LunarCalendar.leapMonth(ofYear: sample.0) == sample.1)
  }
}
