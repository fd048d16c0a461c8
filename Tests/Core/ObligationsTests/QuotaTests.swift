import CivilTime
import Obligations
import Regulations
import Testing

/// How many are done of how many, how many are owed, and until when the rest can be done; worked by hand.
@Suite struct QuotaTests {
  private let days = Small("A phải tiếp công dân \"trực tiếp\"; hằng tháng; ít nhất 2 ngày.")
  private let classes = Small("A phải tập huấn \"nghiệp vụ\"; hằng năm; từ 1 đến 2 lớp.")
  private let march = "thu/dieu-1:org-0001:2023-M03"
  private let year = "thu/dieu-1:org-0001:2023"

  private func done(_ id: String, _ days: String...) -> [Event] {
    days.enumerated().map { event(.submitted, $1, about: id, id: "s\($0)") }
  }

  private func quota(_ world: Small, _ id: String, on: String, _ events: [Event]) throws -> String {
    let quota = try #require(try world.state(id, on: on, events).quota)
    return
      "\(quota.done) of \(quota.least)\(quota.most.map { "-\($0)" } ?? "") \(quota.unit ?? "times"), \(quota.owed) owed"
      + (quota.reachableUntil.map { ", until \($0)" } ?? "") + (quota.isOutOfReach ? ", out of reach" : "")
  }

  /// Of two days the first is on the 30th at the latest, for March has 31.
  @Test func `days are counted down, and each needs a day of its own before the period ends`() throws {
    #expect(try quota(days, march, on: "2023-03-10", []) == "0 of 2 ngày, 2 owed, until 2023-03-30")
    #expect(try quota(days, march, on: "2023-03-30", []) == "0 of 2 ngày, 2 owed, until 2023-03-30")
    #expect(try quota(days, march, on: "2023-03-31", []) == "0 of 2 ngày, 2 owed, until 2023-03-30, out of reach")
    let one = done(march, "2023-03-10")
    #expect(try quota(days, march, on: "2023-03-09", one) == "0 of 2 ngày, 2 owed, until 2023-03-30")
    #expect(try quota(days, march, on: "2023-03-31", one) == "1 of 2 ngày, 1 owed, until 2023-03-31")
    #expect(try quota(days, march, on: "2023-04-01", one) == "1 of 2 ngày, 1 owed, until 2023-03-31, out of reach")
    let last = done(march, "2023-03-31")
    #expect(try quota(days, march, on: "2023-03-31", last) == "1 of 2 ngày, 1 owed, until 2023-03-31, out of reach")
    let both = done(march, "2023-03-10", "2023-03-30")
    #expect(try quota(days, march, on: "2023-03-30", both) == "2 of 2 ngày, 0 owed")
  }

  @Test func `what can no longer be reached is not broken before its period ends`() throws {
    #expect(try days.state(march, on: "2023-03-31").line == "inEffect unperformed open dueToday")
    #expect(try days.state(march, on: "2023-04-01").line == "inEffect unperformed violated(2023-04-01) overdue")
  }

  @Test func `twice on one day is one day, but two classes on one day are two`() throws {
    #expect(
      try quota(days, march, on: "2023-03-12", done(march, "2023-03-10", "2023-03-10"))
        == "1 of 2 ngày, 1 owed, until 2023-03-31")
    #expect(try days.state(march, on: "2023-03-12", done(march, "2023-03-10", "2023-03-10")).performedOn == nil)
    #expect(
      try quota(classes, year, on: "2023-03-12", done(year, "2023-03-10", "2023-03-10")) == "2 of 1-2 lớp, 0 owed")
  }

  @Test func `above the upper number is counted and is no breach`() throws {
    let three = done(year, "2023-03-10", "2023-06-12", "2023-09-11")
    #expect(try quota(classes, year, on: "2023-06-11", three) == "1 of 1-2 lớp, 0 owed")
    #expect(try quota(classes, year, on: "2023-12-31", three) == "3 of 1-2 lớp, 0 owed")
    #expect(try classes.state(year, on: "2023-12-31", three).line == "fulfilled claimed compliedInTime doneInTime")
    #expect(try quota(classes, year, on: "2023-12-31", []) == "0 of 1-2 lớp, 1 owed, until 2023-12-31")
    #expect(try quota(classes, year, on: "2024-01-01", []) == "0 of 1-2 lớp, 1 owed, until 2023-12-31, out of reach")
  }

  @Test func `what was refused is none, what was sent back and sent again is one, what was only received is one`()
    throws
  {
    let sent = event(.submitted, "2023-03-06", about: march, id: "s1")
    let refused = event(.refused, "2023-03-07", about: march)
    let again = event(.submitted, "2023-03-08", about: march, id: "s2")
    #expect(try quota(days, march, on: "2023-03-09", [sent, refused]) == "0 of 2 ngày, 2 owed, until 2023-03-30")
    let returned = event(.returned, "2023-03-07", about: march)
    #expect(
      try quota(days, march, on: "2023-03-09", [sent, returned, again]) == "1 of 2 ngày, 1 owed, until 2023-03-31")
    let receipts = [
      event(.received, "2023-03-09", about: march, id: "r1"), event(.received, "2023-03-13", about: march, id: "r2"),
    ]
    #expect(try quota(days, march, on: "2023-03-14", receipts) == "2 of 2 ngày, 0 owed")
    #expect(
      try quota(days, march, on: "2023-03-14", [sent] + receipts) == "2 of 2 ngày, 0 owed",
      "the first receipt is of what was sent")
  }

  /// The day of 6 March was good and numbered; that of 8 March was refused, before and after it was numbered.
  @Test func `a refusal that names one of several leaves those before it`() throws {
    let (first, second) = (
      event(.submitted, "2023-03-06", about: march, id: "s1"), event(.submitted, "2023-03-08", about: march, id: "s2")
    )
    let receipts = [
      event(.received, "2023-03-07", about: march, id: "r1"), event(.received, "2023-03-09", about: march, id: "r2"),
    ]
    let refused = event(.refused, "2023-03-10", about: march, of: "s2")
    for events in [
      [first, second, refused], [first, second, receipts[0], refused], [first, second, refused] + receipts,
    ] {
      #expect(try quota(days, march, on: "2023-03-11", events) == "1 of 2 ngày, 1 owed, until 2023-03-31")
    }
    let paper = event(.received, "2023-03-13", about: march, id: "r3")
    #expect(
      try quota(days, march, on: "2023-03-14", [first, second, receipts[0], refused, paper]) == "2 of 2 ngày, 0 owed",
      "what came on paper later is another")
  }

  @Test func `two that were sent back together and sent again are two`() throws {
    let world = Small("A phải tập huấn \"nghiệp vụ\"; hằng năm; ít nhất 3 lớp.")
    let sent = done(year, "2023-03-06", "2023-03-07")
    let returned = [
      event(.returned, "2023-03-08", about: year, id: "v1", of: "s0"),
      event(.returned, "2023-03-08", about: year, id: "v2", of: "s1"),
    ]
    let again = [
      event(.submitted, "2023-03-13", about: year, id: "z1"), event(.submitted, "2023-03-14", about: year, id: "z2"),
    ]
    #expect(
      try quota(world, year, on: "2023-03-15", sent + returned + again) == "2 of 3 lớp, 1 owed, until 2023-12-31")
    let receipts = ["2023-03-16", "2023-03-17", "2023-03-20"].enumerated().map {
      event(.received, $1, about: year, id: "r\($0)")
    }
    #expect(
      try quota(world, year, on: "2023-03-21", sent + returned + again + receipts) == "3 of 3 lớp, 0 owed",
      "the third receipt is of one that nobody said was sent")
  }

  @Test func `nothing is owed of a duty that was waived, and a late one is counted still`() throws {
    let waived = event(.waived, "2023-03-20", about: march)
    #expect(try quota(days, march, on: "2023-03-31", [waived]) == "0 of 2 ngày, 0 owed")
    let late = done(march, "2023-03-10", "2023-04-03")
    #expect(try quota(days, march, on: "2023-04-03", late) == "2 of 2 ngày, 0 owed")
    #expect(try days.state(march, on: "2023-04-03", late).verdict == .violatedPerformedLate(since: day("2023-04-01")))
  }

  @Test func `what has no number has no quota`() throws {
    let plain = Small("A phải báo cáo \"việc\" gửi B; hằng tháng.")
    #expect(try plain.state(march, on: "2023-03-31").quota == nil)
    let standing = Small("A phải theo dõi \"việc\"; thường xuyên; ít nhất 2 lần.")
    #expect(try standing.state("thu/dieu-1:org-0001:term", on: "2023-03-31").quota == nil)
  }
}
