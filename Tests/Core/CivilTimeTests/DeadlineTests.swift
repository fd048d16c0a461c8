import CivilTime
import Testing

@Suite struct DeadlineTests {
  let calendar = sampleCalendar()

  private func due(
    _ rule: Deadline.Rule, from anchor: String, roll: Roll = .nextWorkingDay, scope: CalendarScope = .state,
    stops: [Stop] = []
  ) throws -> String {
    let deadline = Deadline(anchor: day(anchor), rule: rule, roll: roll, scope: scope, stops: stops)
    let fast = try deadline.date(in: calendar)
    let full = try deadline.result(in: calendar)
    #expect(fast.date == full.date)
    #expect(fast.certainty == full.certainty)
    return fast.date.description + (fast.certainty == .final ? "" : "?")
  }

  private func term(_ text: String) throws -> Term { try #require(Term(text)) }

  @Test func `10 working days after 24 April 2024 is 10 May`() throws {
    #expect(try due(.term(term("10wd"), countsFirstDay: false), from: "2024-04-24") == "2024-05-10")
    #expect(try due(.term(term("10wd"), countsFirstDay: false), from: "2024-04-24", scope: .all) == "2024-05-10")
  }

  @Test func `the days of the calendar before Tết count back`() throws {
    #expect(try due(.atLeastBefore(term("10d")), from: "2024-05-15") == "2024-05-06")
  }
}
