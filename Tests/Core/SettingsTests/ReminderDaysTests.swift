import CivilTime
import Settings
import Testing

/// Which due days somebody is reminded of on a morning. 20 March 2024 is a Wednesday.
@Suite struct ReminderDaysTests {
  private func march(_ day: Int) -> CivilDate { CivilDate(dayNumber: Int32(19802 + day - 20)) }

  private func reached(
    since last: (day: Int, next: Int)?, on day: Int, next: Int, _ days: ReminderDays = .standard
  ) -> [String] {
    days.reached(since: last.map { (march($0.day), march($0.next)) }, on: march(day), next: march(next)).map {
      "\($0.left): \($0.from - march(1) + 1)–\($0.to - march(1) + 1)"
    }
  }

  @Test func `who was never told is told of this day alone`() {
    #expect(reached(since: nil, on: 20, next: 21) == ["7: 27–27", "1: 21–21", "0: 20–20", "-1: 19–19", "-7: 13–13"])
  }

  @Test func `what comes to its day on a day off is told before it, and what passed on one after it`() {
    // Friday the 22nd tells for Saturday and Sunday what is still to come.
    #expect(
      reached(since: (21, 22), on: 22, next: 25)
        == ["7: 29–31", "1: 23–25", "0: 22–24", "-1: 21–21", "-7: 15–15"])
    // Monday the 25th tells of them what has passed.
    #expect(
      reached(since: (22, 25), on: 25, next: 26)
        == ["7: 32–32", "1: 26–26", "0: 25–25", "-1: 22–24", "-7: 16–18"])
  }

  @Test func `after three days away everything of them is told, once`() {
    // The last was Wednesday the 20th; Thursday and Friday are missed.
    #expect(
      reached(since: (20, 21), on: 25, next: 26)
        == ["7: 28–32", "1: 22–26", "0: 21–25", "-1: 20–24", "-7: 14–18"])
    // On the same morning nothing is left.
    #expect(reached(since: (25, 26), on: 25, next: 26) == [])
  }

  @Test func `what came to its day more than thirty days ago is not told any more`() throws {
    let one = try #require(ReminderDays("-7"))
    // Thirty days before the 20th of March is the 19th of February, which is 0 less 10 of March; seven days earlier is its due day.
    #expect(reached(since: (-50, -49), on: 20, next: 21, one) == ["-7: -17–13"])
  }
}
