import CivilTime
import Obligations
import Organisations
import Regulations
import Testing

/// States by hand: what each kind of event does to the three axes and to the word people read.
///
/// The report of A to B closes on the 20th and is due on the 25th, whatever day that is; April runs from 21/3 to 20/4/2023 and is due
/// on 25/4, the second quarter on 25/6. [b] has no due day, [c] stands, [d] is a session, [e] ends with acceptance, [f] is weekly.
@Suite struct StateTests {
  static let world = Small(
    """
    [a] A phải báo cáo "việc" gửi B; hằng tháng, hằng quý, hằng năm.
    [b] A phải báo cáo "việc khác" gửi B; hằng quý.
    [c] A phải hướng dẫn "nghiệp vụ"; thường xuyên.
    [d] A phải giao ban "tình hình" với B; hằng tháng.
    [e] A phải lập kế hoạch "chương trình" gửi B; hằng tháng, hằng quý.
    [f] A phải báo cáo "tuần" gửi B; hằng tuần, hằng tháng.
    [g] A cùng C phải sơ kết "chung" gửi B; tháng 12 hằng năm.
    """,
    applied: [
      """
      theo: thông lệ
      [a] số liệu tính đến ngày 20 tháng cuối kỳ; hạn chậm nhất ngày 25 tháng cuối kỳ, nếu là ngày nghỉ thì giữ nguyên; gộp kỳ.
      [e] số liệu tính đến ngày 20 tháng cuối kỳ; hạn chậm nhất ngày 25 tháng cuối kỳ, nếu là ngày nghỉ thì giữ nguyên; gộp kỳ.
      [f] số liệu tính đến ngày 20 tháng cuối kỳ.
      kỳ tuần: hạn chậm nhất thứ Sáu, nếu là ngày nghỉ thì giữ nguyên.
      """
    ])

  static let april = "thu/dieu-1/a:org-0001:2023-M04"
  static let june = "thu/dieu-1/a:org-0001:2023-M06"
  static let quarter = "thu/dieu-1/a:org-0001:2023-Q2"
  static let undated = "thu/dieu-1/b:org-0001:2023-Q2"
  static let standing = "thu/dieu-1/c:org-0001:term"
  static let session = "thu/dieu-1/d:org-0001:2023-M04"
  static let plan = "thu/dieu-1/e:org-0001:2023-M04"
  static let week = "thu/dieu-1/f:org-0001:2023-W16"
  static let joint = "thu/dieu-1/g:org-0001:2023"

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let id: String
    let events: [Event]
    /// Day, then the axes and the word on that day.
    let days: [(String, String)]
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "nothing happens", id: april, events: [],
      days: [
        ("2023-03-20", "conditional unperformed open notYetDue"), ("2023-03-21", "inEffect unperformed open notYetDue"),
        ("2023-04-17", "inEffect unperformed open notYetDue"), ("2023-04-18", "inEffect unperformed open dueSoon"),
        ("2023-04-24", "inEffect unperformed open dueSoon"), ("2023-04-25", "inEffect unperformed open dueToday"),
        ("2023-04-26", "inEffect unperformed violated(2023-04-26) overdue"),
        ("2033-04-26", "inEffect unperformed violated(2023-04-26) overdue"),
      ]),
    Case(
      name: "claimed in time, received later", id: april,
      events: [event(.submitted, "2023-04-24", about: april), event(.received, "2023-04-27", about: april)],
      days: [
        ("2023-04-23", "inEffect unperformed open dueSoon"),
        ("2023-04-24", "inEffect claimed compliedInTime doneInTime"),
        ("2023-04-26", "inEffect claimed compliedInTime doneInTime"),
        ("2023-04-27", "fulfilled received compliedInTime doneInTime"),
      ]),
    Case(
      name: "claimed on the last good day", id: april, events: [event(.submitted, "2023-04-25", about: april)],
      days: [
        ("2023-04-25", "inEffect claimed compliedInTime doneInTime"),
        ("2023-06-01", "inEffect claimed compliedInTime doneInTime"),
      ]),
    Case(
      name: "claimed a day late, received", id: april,
      events: [event(.submitted, "2023-04-26", about: april), event(.received, "2023-04-28", about: april)],
      days: [
        ("2023-04-26", "inEffect claimed violatedPerformedLate(2023-04-26) doneLate"),
        ("2023-04-28", "fulfilled received violatedPerformedLate(2023-04-26) doneLate"),
      ]),
    Case(
      name: "received without a claim", id: april, events: [event(.received, "2023-04-25", about: april)],
      days: [("2023-04-25", "fulfilled received compliedInTime doneInTime")]),
    Case(
      name: "recorded by the receiver for the sender, a week after it arrived", id: april,
      events: [event(.submitted, "2023-04-24", about: april, recorded: "2023-05-02", for: 1)],
      days: [("2023-04-24", "fulfilled received compliedInTime doneInTime")]),
    Case(
      name: "nothing to report is a full discharge", id: april,
      events: [
        event(.submitted, "2023-04-24", about: april, nothing: true), event(.received, "2023-04-24", about: april),
      ],
      days: [("2023-04-24", "fulfilled received compliedInTime doneInTime")]),
    Case(
      name: "a chapter of another document is a full discharge", id: april,
      events: [
        event(.submitted, "2023-04-24", about: april, partOf: "báo cáo số 12"),
        event(.received, "2023-04-24", about: april),
      ],
      days: [("2023-04-24", "fulfilled received compliedInTime doneInTime")]),
    Case(
      name: "a report returned for completion keeps its day", id: april,
      events: [
        event(.submitted, "2023-04-24", about: april), event(.returned, "2023-04-28", about: april),
        event(.submitted, "2023-05-03", about: april), event(.received, "2023-05-04", about: april),
      ],
      days: [
        ("2023-04-27", "inEffect claimed compliedInTime doneInTime"),
        ("2023-04-28", "inEffect returned compliedInTime doneInTime"),
        ("2023-05-03", "inEffect claimed compliedInTime doneInTime"),
        ("2023-05-04", "fulfilled received compliedInTime doneInTime"),
      ]),
    Case(
      name: "a report returned after it was received stays received", id: april,
      events: [
        event(.submitted, "2023-04-24", about: april), event(.received, "2023-04-25", about: april),
        event(.returned, "2023-04-28", about: april),
      ],
      days: [("2023-04-28", "fulfilled returned compliedInTime doneInTime")]),
    Case(
      name: "a report sent back in the morning and sent again in the afternoon is sent", id: april,
      events: [
        event(.submitted, "2023-04-24", about: april, id: "s1", hour: 8),
        event(.returned, "2023-04-24", about: april, hour: 9),
        event(.submitted, "2023-04-24", about: april, id: "s2", hour: 15),
      ],
      days: [("2023-04-24", "inEffect claimed compliedInTime doneInTime")]),
    Case(
      name: "a report refused in the morning and sent again in the afternoon is in time", id: april,
      events: [
        event(.submitted, "2023-04-24", about: april, id: "s1", hour: 8),
        event(.refused, "2023-04-24", about: april, hour: 9),
        event(.submitted, "2023-04-24", about: april, id: "s2", hour: 15),
        event(.received, "2023-04-24", about: april, recorded: "2023-04-26"),
      ],
      days: [("2023-04-24", "fulfilled received compliedInTime doneInTime")]),
    Case(
      name: "of one second the numbers that a store gave tell what came first", id: april,
      events: [
        event(.submitted, "2023-04-24", about: april, id: "e9", hour: 8),
        event(.returned, "2023-04-24", about: april, id: "e10", hour: 8),
        event(.submitted, "2023-04-24", about: april, id: "e11", hour: 8),
      ],
      days: [("2023-04-24", "inEffect claimed compliedInTime doneInTime")]),
    Case(
      name: "of what is recorded on a later day the kinds give the order, whenever each was recorded", id: april,
      events: [
        event(.received, "2023-04-24", about: april, recorded: "2023-04-26", hour: 8),
        event(.returned, "2023-04-24", about: april, recorded: "2023-04-26", hour: 7),
        event(.submitted, "2023-04-24", about: april, recorded: "2023-04-26", hour: 9),
      ],
      days: [("2023-04-24", "fulfilled returned compliedInTime doneInTime")]),
    Case(
      name: "a report refused counts as not sent until it is sent again", id: april,
      events: [
        event(.submitted, "2023-04-20", about: april), event(.refused, "2023-04-24", about: april),
        event(.submitted, "2023-05-02", about: april), event(.received, "2023-05-03", about: april),
      ],
      days: [
        ("2023-04-21", "inEffect claimed open dueSoon"), ("2023-04-24", "inEffect refused open dueSoon"),
        ("2023-04-26", "inEffect refused violated(2023-04-26) overdue"),
        ("2023-05-02", "inEffect claimed violatedPerformedLate(2023-04-26) doneLate"),
        ("2023-05-03", "fulfilled received violatedPerformedLate(2023-04-26) doneLate"),
      ]),
    Case(
      name: "a report refused after the day was overdue all along", id: april,
      events: [
        event(.submitted, "2023-04-20", about: april), event(.received, "2023-04-21", about: april),
        event(.refused, "2023-05-10", about: april),
      ],
      days: [
        ("2023-04-26", "inEffect received violated(2023-04-26) overdue"),
        ("2023-05-10", "inEffect refused violated(2023-04-26) overdue"),
      ]),
    Case(
      name: "the receipt of a report that is refused by its id is void with it", id: april,
      events: [
        event(.submitted, "2023-04-20", about: april, id: "s1"), event(.received, "2023-04-21", about: april),
        event(.refused, "2023-05-10", about: april, of: "s1"),
        event(.received, "2023-05-12", about: april, id: "r2"),
      ],
      days: [
        ("2023-04-26", "inEffect received violated(2023-04-26) overdue"),
        ("2023-05-10", "inEffect refused violated(2023-04-26) overdue"),
        ("2023-05-12", "fulfilled received violatedPerformedLate(2023-04-26) doneLate"),
      ]),
    Case(
      name: "waived before the day", id: april, events: [event(.waived, "2023-04-10", about: april)],
      days: [
        ("2023-04-09", "inEffect unperformed open notYetDue"),
        ("2023-04-10", "discharged(waived) unperformed none released"),
        ("2023-04-26", "discharged(waived) unperformed none released"),
      ]),
    Case(
      name: "waived on the last good day", id: april, events: [event(.waived, "2023-04-25", about: april)],
      days: [("2023-04-26", "discharged(waived) unperformed none released")]),
    Case(
      name: "waived after the day: the violation stays", id: april,
      events: [event(.waived, "2023-04-28", about: april)],
      days: [
        ("2023-04-27", "inEffect unperformed violated(2023-04-26) overdue"),
        ("2023-04-28", "discharged(waived) unperformed violated(2023-04-26) released"),
      ]),
    Case(
      name: "waived before the day and sent all the same after it: nothing was broken", id: april,
      events: [event(.waived, "2023-04-10", about: april), event(.submitted, "2023-04-28", about: april)],
      days: [
        ("2023-04-27", "discharged(waived) unperformed none released"),
        ("2023-04-28", "discharged(waived) claimed none released"),
      ]),
    Case(
      name: "excused after the day", id: april, events: [event(.excused, "2023-04-27", about: april)],
      days: [
        ("2023-04-26", "inEffect unperformed violated(2023-04-26) overdue"),
        ("2023-04-27", "discharged(excused) unperformed violated(2023-04-26) released"),
      ]),
    Case(
      name: "received after it was waived: the waiver came first and holds", id: april,
      events: [event(.waived, "2023-04-10", about: april), event(.received, "2023-04-20", about: april)],
      days: [("2023-04-20", "discharged(waived) received compliedInTime released")]),
    Case(
      name: "waived after it was received: the receipt came first and holds", id: april,
      events: [event(.received, "2023-04-20", about: april), event(.waived, "2023-04-21", about: april)],
      days: [("2023-04-22", "fulfilled received compliedInTime doneInTime")]),
    Case(
      name: "extended to a day", id: april, events: [event(.extended, "2023-04-20", about: april, until: "2023-04-28")],
      days: [
        ("2023-04-19", "inEffect unperformed open dueSoon"), ("2023-04-20", "inEffect unperformed open notYetDue"),
        ("2023-04-28", "inEffect unperformed open dueToday"),
        ("2023-04-29", "inEffect unperformed violated(2023-04-29) overdue"),
      ]),
    Case(
      name: "extended by days", id: april, events: [event(.extended, "2023-04-20", about: april, days: 5)],
      days: [
        ("2023-04-30", "inEffect unperformed open dueToday"),
        ("2023-05-01", "inEffect unperformed violated(2023-05-01) overdue"),
      ]),
    Case(
      name: "suspended for three days", id: april,
      events: [event(.suspended, "2023-04-21", about: april), event(.resumed, "2023-04-24", about: april)],
      days: [
        ("2023-04-20", "inEffect unperformed open dueSoon"), ("2023-04-21", "suspended unperformed open paused"),
        ("2023-04-23", "suspended unperformed open paused"), ("2023-04-24", "inEffect unperformed open dueSoon"),
        ("2023-04-28", "inEffect unperformed open dueToday"),
        ("2023-04-29", "inEffect unperformed violated(2023-04-29) overdue"),
      ]),
    Case(
      name: "suspended and not resumed is never overdue", id: april,
      events: [event(.suspended, "2023-04-25", about: april)],
      days: [("2023-04-26", "suspended unperformed open paused"), ("2024-04-26", "suspended unperformed open paused")]),
    Case(
      name: "told changes nothing", id: april, events: [event(.told, "2023-04-10", about: april)],
      days: [
        ("2023-04-24", "inEffect unperformed open dueSoon"),
        ("2023-04-26", "inEffect unperformed violated(2023-04-26) overdue"),
      ]),
    Case(
      name: "a month never sent stops being asked for once the quarter is received, and stays broken", id: april,
      events: [event(.submitted, "2023-06-22", about: quarter), event(.received, "2023-06-24", about: quarter)],
      days: [
        ("2023-06-23", "inEffect unperformed violated(2023-04-26) overdue"),
        ("2023-06-24", "discharged(expired) unperformed violated(2023-04-26) notDone"),
      ]),
    Case(
      name: "a month whose quarter is received before its own day is expired and was never broken", id: april,
      events: [event(.received, "2023-04-24", about: quarter)],
      days: [
        ("2023-04-23", "inEffect unperformed open dueSoon"),
        ("2023-04-24", "discharged(expired) unperformed none notDone"),
        ("2023-04-26", "discharged(expired) unperformed none notDone"),
      ]),
    Case(
      name: "a month that was sent does not expire", id: april,
      events: [event(.submitted, "2023-04-24", about: april), event(.received, "2023-06-24", about: quarter)],
      days: [("2023-06-25", "inEffect claimed compliedInTime doneInTime")]),
    Case(
      name: "a month sent after it expired stays expired and is shown as done late", id: april,
      events: [event(.received, "2023-06-24", about: quarter), event(.received, "2023-07-03", about: april)],
      days: [
        ("2023-07-02", "discharged(expired) unperformed violated(2023-04-26) notDone"),
        ("2023-07-03", "discharged(expired) received violatedPerformedLate(2023-04-26) doneLate"),
      ]),
    Case(
      name: "a week never sent stops being asked for once the month is received", id: week,
      events: [event(.received, "2023-04-24", about: "thu/dieu-1/f:org-0001:2023-M04")],
      // Week 16 runs from 17/4 to 23/4/2023; its Friday is the 21st. The month that holds the 23rd is May, by the cut-off.
      days: [("2023-04-24", "inEffect unperformed violated(2023-04-22) overdue")]),
    Case(
      name: "a week expires with the month that holds its last day", id: week,
      events: [event(.received, "2023-05-23", about: "thu/dieu-1/f:org-0001:2023-M05")],
      days: [
        ("2023-05-22", "inEffect unperformed violated(2023-04-22) overdue"),
        ("2023-05-23", "discharged(expired) unperformed violated(2023-04-22) notDone"),
      ]),
    Case(
      name: "a quarter never sent does not expire with the year", id: "thu/dieu-1/a:org-0001:2023-Q1",
      events: [event(.received, "2023-12-20", about: "thu/dieu-1/a:org-0001:2023")],
      days: [("2023-12-21", "inEffect unperformed violated(2023-03-26) overdue")]),
    Case(
      name: "June is done by the quarter that absorbs it", id: june,
      events: [event(.submitted, "2023-06-20", about: quarter), event(.received, "2023-06-22", about: quarter)],
      days: [
        ("2023-06-19", "inEffect unperformed open dueSoon"),
        ("2023-06-20", "inEffect claimed compliedInTime doneInTime"),
        ("2023-06-22", "fulfilled received compliedInTime doneInTime"),
      ]),
    Case(
      name: "June sent by itself after the quarter was received stays done in time", id: june,
      events: [event(.received, "2023-06-22", about: quarter), event(.submitted, "2023-06-28", about: june)],
      days: [
        ("2023-06-27", "fulfilled received compliedInTime doneInTime"),
        ("2023-06-28", "fulfilled received compliedInTime doneInTime"),
      ]),
    Case(
      name: "June sent by itself before the quarter counts from its own day", id: june,
      events: [event(.received, "2023-06-23", about: june), event(.received, "2023-06-30", about: quarter)],
      days: [("2023-07-01", "fulfilled received compliedInTime doneInTime")]),
    Case(
      name: "June returned with the quarter is returned", id: june,
      events: [event(.submitted, "2023-06-20", about: quarter), event(.returned, "2023-06-22", about: quarter)],
      days: [("2023-06-22", "inEffect returned compliedInTime doneInTime")]),
    Case(
      name: "June waived after the quarter that absorbs it was withdrawn was withdrawn with it, before its day",
      id: june,
      events: [event(.withdrawn, "2023-06-20", about: quarter), event(.waived, "2023-06-28", about: june)],
      days: [("2023-07-01", "discharged(withdrawn) unperformed none released")]),
    Case(
      name: "June waived before the quarter that absorbs it was withdrawn was waived", id: june,
      events: [event(.waived, "2023-06-19", about: june), event(.withdrawn, "2023-06-20", about: quarter)],
      days: [("2023-07-01", "discharged(waived) unperformed none released")]),
    Case(
      name: "June takes the extended day of the quarter that absorbs it", id: june,
      events: [event(.extended, "2023-06-20", about: quarter, until: "2023-06-30")],
      days: [
        ("2023-06-26", "inEffect unperformed open dueSoon"), ("2023-06-30", "inEffect unperformed open dueToday"),
        ("2023-07-01", "inEffect unperformed violated(2023-07-01) overdue"),
      ]),
    Case(
      name: "an extension of the quarter decided after its day mends nothing of June either", id: june,
      events: [
        event(.extended, "2023-06-28", about: quarter, until: "2023-07-10"),
        event(.received, "2023-07-05", about: quarter),
      ],
      days: [
        ("2023-06-27", "inEffect unperformed violated(2023-06-26) overdue"),
        ("2023-06-29", "inEffect unperformed violated(2023-06-26) notYetDue"),
        ("2023-07-05", "fulfilled received violatedPerformedLate(2023-06-26) doneLate"),
      ]),
    Case(
      name: "no longer asked for, and sent within an extension decided after its day: late", id: april,
      events: [
        event(.extended, "2023-05-02", about: april, until: "2023-07-10"),
        event(.received, "2023-06-22", about: quarter), event(.submitted, "2023-07-03", about: april),
      ],
      days: [("2023-07-03", "discharged(expired) claimed violatedPerformedLate(2023-04-26) doneLate")]),
    Case(
      name: "without a day nothing is overdue, and only receipt counts", id: undated,
      events: [event(.submitted, "2024-01-10", about: undated), event(.received, "2024-01-15", about: undated)],
      days: [
        ("2023-03-31", "conditional unperformed none noDayStated"),
        ("2023-04-01", "inEffect unperformed none noDayStated"),
        ("2024-01-09", "inEffect unperformed none noDayStated"), ("2024-01-10", "inEffect claimed none noDayStated"),
        ("2024-01-15", "fulfilled received compliedInTime doneInTime"),
      ]),
    Case(
      name: "without a day and waived", id: undated, events: [event(.waived, "2023-07-10", about: undated)],
      days: [("2023-07-10", "discharged(waived) unperformed none released")]),
    Case(
      name: "a standing duty takes evidence again and again and never ends by it", id: standing,
      events: [event(.submitted, "2023-03-01", about: standing), event(.submitted, "2024-03-01", about: standing)],
      days: [
        ("2023-02-01", "inEffect unperformed none standing"), ("2023-03-01", "inEffect claimed none standing"),
        ("2024-03-01", "inEffect claimed none standing"),
      ]),
    Case(
      name: "a session is done by the word of who holds it", id: session,
      events: [event(.submitted, "2023-04-12", about: session)],
      days: [
        ("2023-04-11", "inEffect unperformed none noDayStated"),
        ("2023-04-12", "fulfilled claimed compliedInTime doneInTime"),
      ]),
    Case(
      name: "a joint duty is done by the event that names any of its bodies", id: joint,
      events: [event(.received, "2023-12-20", about: "thu/dieu-1/g:org-0003:2023")],
      days: [("2023-12-20", "fulfilled received compliedInTime doneInTime")]),
  ]

  @Test(arguments: cases)
  func `what was done gives the state of each day`(given: Case) throws {
    for (on, expected) in given.days {
      let state = try Self.world.state(given.id, on: on, given.events)
      #expect(state.line == expected, "on \(on)")
    }
  }

  @Test func `one submission discharges several obligations of several rules, each by itself`() throws {
    let other = "thu/dieu-1/b:org-0001:2023-Q2"
    let sent = event(.received, "2023-06-22", about: Self.quarter, other)
    for id in [Self.quarter, other, Self.june] {
      #expect(try Self.world.state(id, on: "2023-06-22", [sent]).line == "fulfilled received compliedInTime doneInTime")
    }
    #expect(
      try Self.world.state("thu/dieu-1/d:org-0001:2023-M06", on: "2023-06-22", [sent]).performance == .unperformed)
  }

  @Test func `an event that names one obligation twice moves its day once`() throws {
    let given = event(.extended, "2023-04-20", about: Self.april, Self.april, days: 5)
    #expect(try Self.world.state(Self.april, on: "2023-04-20", [given]).due == day("2023-04-30"))
  }

  @Test
  func `an extension of a joint duty counts once whichever of its bodies it names, and the window shows the duty once`()
    throws
  {
    let both = event(.extended, "2023-12-20", about: Self.joint, "thu/dieu-1/g:org-0003:2023", days: 10)
    #expect(try Self.world.state(Self.joint, on: "2023-12-31", [both]).due == day("2024-01-10"))
    let window = Self.world.window("2024-01-01", "2024-01-15", [both]).filter { $0.rule.label == "g" }
    #expect(window.map { "\($0.id)" } == [Self.joint])
  }

  @Test func `the day of a standing duty is that of its last evidence`() throws {
    let events = [
      event(.submitted, "2023-03-01", about: Self.standing), event(.submitted, "2024-03-01", about: Self.standing),
    ]
    #expect(try Self.world.state(Self.standing, on: "2023-12-31", events).performedOn == day("2023-03-01"))
    #expect(try Self.world.state(Self.standing, on: "2024-12-31", events).performedOn == day("2024-03-01"))
  }

  @Test func `a plan is ended by its acceptance, not by its receipt`() throws {
    let events = [
      event(.submitted, "2023-04-20", about: Self.plan), event(.received, "2023-04-21", about: Self.plan),
      event(.accepted, "2023-05-10", about: Self.plan),
    ]
    #expect(
      try Self.world.state(Self.plan, on: "2023-05-09", events).line == "inEffect received compliedInTime doneInTime")
    #expect(
      try Self.world.state(Self.plan, on: "2023-05-10", events).line == "fulfilled accepted compliedInTime doneInTime")
  }

  @Test func `a plan that a larger one absorbs ends on the day the larger is accepted`() throws {
    let month = "thu/dieu-1/e:org-0001:2023-M06"
    let larger = "thu/dieu-1/e:org-0001:2023-Q2"
    let events = [
      event(.received, "2023-06-21", about: larger), event(.waived, "2023-06-25", about: month),
      event(.accepted, "2023-07-05", about: larger),
    ]
    #expect(try Self.world.state(month, on: "2023-06-26", events).lifeCycle == .discharged(.waived))
    #expect(try Self.world.state(month, on: "2023-07-06", events).lifeCycle == .discharged(.waived))
  }

  // MARK: Two times

  @Test func `a late record corrects a past day only for those who know it, and both answers stay readable`() throws {
    let late = [event(.submitted, "2023-04-24", about: Self.april, recorded: "2023-05-02", for: 1)]
    func known(_ text: String) -> Instant { .end(of: day(text)) }
    for on in ["2023-04-26", "2023-05-02", "2023-06-01"] {
      #expect(
        try Self.world.state(Self.april, on: on, late, known: known("2023-05-01")).line
          == "inEffect unperformed violated(2023-04-26) overdue")
      #expect(
        try Self.world.state(Self.april, on: on, late, known: known("2023-05-02")).line
          == "fulfilled received compliedInTime doneInTime")
    }
  }

  // MARK: Pauses

  /// Proves: obligations.md, invariant 3
  @Test func `one pause cut in two on a day moves the day as far as the pause whole`() throws {
    let whole = [event(.suspended, "2023-04-21", about: Self.april), event(.resumed, "2023-04-27", about: Self.april)]
    let pieces =
      whole + [event(.resumed, "2023-04-24", about: Self.april), event(.suspended, "2023-04-24", about: Self.april)]
    // Six days, 21 to 26/4, are stopped: 25/4 becomes 1/5.
    #expect(try Self.world.state(Self.april, on: "2023-04-28", whole).due == day("2023-05-01"))
    #expect(try Self.world.state(Self.april, on: "2023-04-28", pieces).due == day("2023-05-01"))
    #expect(try Self.world.state(Self.april, on: "2023-04-24", pieces).lifeCycle == .suspended)
  }

  @Test func `a pause resumed on its first day stopped nothing`() throws {
    let events = [event(.suspended, "2023-04-22", about: Self.april), event(.resumed, "2023-04-22", about: Self.april)]
    let state = try Self.world.state(Self.april, on: "2023-04-22", events)
    #expect(state.due == day("2023-04-25"))
    #expect(state.lifeCycle == .inEffect)
  }

  @Test func `while it stands still the day is told as if it resumed tomorrow and is provisional`() throws {
    let events = [event(.suspended, "2023-04-21", about: Self.april)]
    let state = try Self.world.state(Self.april, on: "2023-04-22", events)
    #expect(state.due == day("2023-04-27"))
    #expect(state.certainty == .provisional)
    #expect(try Self.world.state(Self.april, on: "2023-04-23", events).due == day("2023-04-28"))
  }

  @Test func `a pause moves a duty that must be done within its period as well`() throws {
    let world = Small("A phải tập huấn \"cán bộ\"; hằng năm; từ 1 đến 2 lớp.")
    let id = "thu/dieu-1:org-0001:2023"
    let events = [event(.suspended, "2023-06-01", about: id), event(.resumed, "2023-06-11", about: id)]
    #expect(try world.state(id, on: "2023-06-11", []).due == day("2023-12-31"))
    // Ten days, 1 to 10/6, are stopped.
    #expect(try world.state(id, on: "2023-06-11", events).due == day("2024-01-10"))
  }

  @Test func `an obligation that an extension moved into a window stands in one share of the answer`() {
    let engine = Self.world.engine([event(.extended, "2023-04-20", about: Self.april, until: "2023-05-10")])
    let question = ObligationEngine.Question(
      from: day("2023-05-01"), to: day("2023-05-31"), on: day("2023-05-01"), known: .end(of: day("2023-05-01")))
    let whole = engine.obligations(question).map { "\($0.id)" }
    #expect(whole.contains(Self.april))
    for shares in 2...4 {
      let apart = (0..<shares).map { engine.share($0, of: shares, question) }
      #expect(ObligationEngine.inOrder(apart).map { "\($0.id)" } == whole)
    }
  }

  @Test func `an extended obligation is found in the window of its new day and not in that of its old`() {
    let events = [event(.extended, "2023-04-20", about: Self.april, until: "2023-05-10")]
    func months(_ from: String, _ to: String) -> [String] {
      Self.world.window(from, to, events).filter { $0.rule.label == "a" }.map { "\($0.id.period)" }
    }
    #expect(months("2023-04-21", "2023-04-30") == [])
    #expect(months("2023-05-01", "2023-05-15") == ["2023-M04"])
  }

  @Test func `an absorbed month moves to the window of its absorber's extended day`() {
    let events = [event(.extended, "2023-06-20", about: Self.quarter, until: "2023-07-10")]
    func months(_ from: String, _ to: String) -> [String] {
      Self.world.window(from, to, events).filter { $0.rule.label == "a" }.map { "\($0.id.period)" }
    }
    #expect(months("2023-06-21", "2023-06-30") == [])
    #expect(months("2023-07-01", "2023-07-15") == ["2023-M06", "2023-Q2"])
  }
}
