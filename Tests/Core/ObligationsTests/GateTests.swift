import CivilTime
import Obligations
import Organisations
import Regulations
import Testing

/// Days that must not be too early, and who must answer before them; worked by hand.
@Suite struct GateTests {
  private let world = Small(
    """
    [a] A phải gửi để thẩm định "văn bản" gửi B; trước ngày trình ít nhất 10 ngày; trừ "trường hợp đặc biệt".
    [b] A phải gửi để thẩm định "đề án" gửi B, C; trước khi trình "đề án".
    [c] A phải thông báo "lịch" gửi B; trước khi có lịch họp ít nhất 5 ngày làm việc.
    """)

  private let plan = StartedTests.occurred("e1", .submissionDay, "2023-04-20", at: 1, planned: "2023-05-20")
  private let scheme = StartedTests.occurred(
    "e1", .submissionDay, "2023-04-20", at: 1, planned: "2023-05-20", rules: ["thu/dieu-1/b"])

  private func gate(_ rule: String, on: String, _ events: [Event]) throws -> Gate {
    let id = try #require(ObligationID("thu/dieu-1/\(rule):org-0001:e1"))
    return try #require(world.engine(events).obligation(id, on: day(on), known: .end(of: day("2099-12-31")))?.gate)
  }

  private func act(_ kind: Event.Kind, _ on: String, _ rule: String = "a", by: Int? = nil, days: Int? = nil) -> Event {
    Event(
      id: "\(kind.rawValue)-\(on)-\(by ?? 0)", kind: kind,
      obligations: ObligationID("thu/dieu-1/\(rule):org-0001:e1").map { [$0] } ?? [], happened: day(on),
      recorded: .end(of: day(on)), by: by.map(org), ground: "họp gấp", days: days)
  }

  /// Proves: Trà Vinh, Điều 5 khoản 2 gạch 3
  @Test func `the first good day is counted from the day it was sent, and from today until then`() throws {
    // Ten days from 2 May is 12 May; 10 May is the last day for 20 May.
    let before = try gate("a", on: "2023-05-02", [plan])
    #expect(before.planned == day("2023-05-20") && before.sent == nil && before.earliest == day("2023-05-12"))
    #expect(!before.isTooEarly)
    #expect(try !gate("a", on: "2023-05-10", [plan]).isTooEarly)
    let unsent = try gate("a", on: "2023-05-11", [plan])
    #expect(unsent.isTooEarly && unsent.earliest == day("2023-05-21"))
    let sent = try gate("a", on: "2023-05-18", [plan, act(.submitted, "2023-05-10")])
    #expect(sent.sent == day("2023-05-10") && sent.earliest == day("2023-05-20") && !sent.isTooEarly)
    let late = try gate("a", on: "2023-05-18", [plan, act(.submitted, "2023-05-11")])
    #expect(late.earliest == day("2023-05-21") && late.isTooEarly && late.waiver == nil)
  }

  @Test func `a day put off makes good what was too early, and so does an extension`() throws {
    let putOff = Event(
      id: "r1", kind: .rescheduled, obligations: [], of: "e1", happened: day("2023-05-15"),
      recorded: .end(of: day("2023-05-15")), date: day("2023-05-21"))
    let late = act(.submitted, "2023-05-11")
    #expect(try gate("a", on: "2023-05-14", [plan, late, putOff]).isTooEarly)
    let after = try gate("a", on: "2023-05-15", [plan, late, putOff])
    #expect(!after.isTooEarly && after.planned == day("2023-05-21") && after.earliest == day("2023-05-21"))
    #expect(try !gate("a", on: "2023-05-15", [plan, act(.extended, "2023-05-09", days: 1), late]).isTooEarly)
  }

  @Test func `a waiver is told with who gave it and why`() throws {
    let waived = try gate(
      "a", on: "2023-05-18", [plan, act(.waived, "2023-05-12", by: 2), act(.submitted, "2023-05-16")])
    #expect(waived.isTooEarly)
    #expect(waived.waiver?.by == org(2) && waived.waiver?.ground == "họp gấp")
    #expect(try gate("a", on: "2023-05-11", [plan, act(.waived, "2023-05-12", by: 2)]).waiver == nil)
  }

  /// From Thursday 31/8: Friday 1/9 is 1, Saturday 2/9 a holiday, 4 to 7 are 2 to 5, so Friday 8/9 counts five back to Friday 1/9:
  /// 7, 6, 5, 4, 1. The first day with five working days before it and not before 31/8 is Thursday 7/9: 6, 5, 4, 1, 31/8.
  @Test func `working days are counted back from the day itself`() throws {
    let meeting = StartedTests.occurred("e1", .counterpartMeetingScheduled, "2023-08-20", at: 1, planned: "2023-09-07")
    let gate = try gate("c", on: "2023-09-01", [meeting, act(.submitted, "2023-08-31", "c")])
    #expect(gate.earliest == day("2023-09-07") && !gate.isTooEarly)
    #expect(gate.awaited.isEmpty, "a notice needs no answer")
    let late = try self.gate("c", on: "2023-09-01", [meeting, act(.submitted, "2023-09-01", "c")])
    #expect(late.earliest == day("2023-09-08") && late.isTooEarly)
  }

  /// Proves: Uông Bí, Điều 21 khoản 1
  @Test func `each appraiser that is named must accept, and one that answers for nobody answers for all`() throws {
    let sent = act(.submitted, "2023-05-10", "b")
    let first = act(.accepted, "2023-05-12", "b", by: 3)
    let second = act(.accepted, "2023-05-15", "b", by: 2)
    let one = try gate("b", on: "2023-05-14", [scheme, sent, first])
    #expect(one.answered.map(\.body) == [org(3)] && one.awaited == [org(2)])
    let id = "thu/dieu-1/b:org-0001:e1"
    #expect(
      try world.state(id, on: "2023-05-14", [scheme, sent, first]).line == "inEffect received compliedInTime doneInTime"
    )
    #expect(try gate("b", on: "2023-05-15", [scheme, sent, first, second]).awaited == [])
    #expect(
      try world.state(id, on: "2023-05-15", [scheme, sent, first, second]).line
        == "fulfilled accepted compliedInTime doneInTime")
    for anybody in [act(.accepted, "2023-05-12", "b"), act(.accepted, "2023-05-12", "b", by: 1)] {
      #expect(try world.state(id, on: "2023-05-12", [scheme, sent, anybody]).lifeCycle == .fulfilled)
    }
    // What one of them refuses was not sent, so what the other accepted of it is void.
    let refused = act(.refused, "2023-05-13", "b", by: 2)
    #expect(try gate("b", on: "2023-05-14", [scheme, sent, first, refused]).awaited == [org(2), org(3)])
  }

  @Test func `an appraiser answers through its own post`() throws {
    let world = Small("[b] C phải gửi để thẩm định \"đề án\" gửi A, B; trước khi trình.")
    let plan = StartedTests.occurred("e1", .submissionDay, "2023-04-20", planned: "2023-05-20")
    let id = try #require(ObligationID("thu/dieu-1/b:org-0003:e1"))
    let accepted = Event(
      id: "x", kind: .accepted, obligations: [id], happened: day("2023-05-12"), recorded: .end(of: day("2023-05-12")),
      by: org(41))
    let gate = world.engine([plan, accepted]).obligation(id, on: day("2023-05-12"), known: .end(of: day("2099-12-31")))?
      .gate
    #expect(gate?.answered.map(\.body) == [org(1)] && gate?.awaited == [org(2)])
  }

  @Test func `what is called off and what precedes nothing has no gate`() throws {
    let off = Event(
      id: "w1", kind: .withdrawn, obligations: [], of: "e1", happened: day("2023-05-05"),
      recorded: .end(of: day("2023-05-05")), ground: "không trình nữa")
    let id = try #require(ObligationID("thu/dieu-1/a:org-0001:e1"))
    #expect(
      world.engine([plan, off]).obligation(id, on: day("2023-05-06"), known: .end(of: day("2099-12-31")))?.gate == nil)
    let report = Small("A phải báo cáo \"việc\" gửi B; hằng tháng, trước ngày 20 tháng cuối kỳ.")
    #expect(report.window("2023-01-01", "2023-12-31").allSatisfy { $0.gate == nil })
  }
}
