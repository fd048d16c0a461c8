import CivilTime
import Obligations
import Organisations
import Regulations
import Testing

/// Duties that events start, worked by hand. The calendar is that of `Small`: Saturdays, Sundays and 2/9 are days off.
@Suite struct StartedTests {
  static let world = Small(
    """
    [a] A, B phải gửi để thẩm định "văn bản" gửi C; trước ngày trình ít nhất 10 ngày; trừ "trường hợp đặc biệt".
    [b] C phải thẩm định "dự thảo"; khi nhận dự thảo; trong thời hạn 5 ngày làm việc, kể từ khi nhận dự thảo.
    [c] A, từng đoàn phải báo cáo "vấn đề" gửi B; đột xuất, khi phát hiện tình hình "phức tạp".
    [d] B phải tổng hợp "các báo cáo" gửi C; sau khi [c], sau khi [e]; kịp thời.
    [e] A, từng đoàn phải báo cáo "quý" gửi B; hằng quý.
    [g] A phải thông báo "vụ việc" gửi B; trước khi tiến hành giải quyết.
    [h] A phải tham mưu "cách xử lý" gửi C; khi nhận kiến nghị; hoặc [i].
    [i] A phải trả lời "kiến nghị" gửi B; khi nhận kiến nghị.
    [k] B phải tham dự "đoàn kiểm tra"; khi được mời.
    [l] B phải khảo sát "tình hình"; khi cần thiết.
    [m] A phải giải quyết "đơn" gửi B; khi thụ lý; trong thời hạn 10 ngày, kể từ khi thụ lý; nếu "đúng thẩm quyền".
    """,
    to: "31/12/2025", rest: "")

  static func occurred(
    _ id: String, _ trigger: EventKind, _ on: String, at: Int? = nil, subject: String? = nil, planned: String? = nil,
    rules: [String] = [], holds: [String] = [], recorded: String? = nil
  ) -> Event {
    Event(
      id: id, kind: .occurred, obligations: [],
      occurrence: Occurrence(trigger, subject: subject, at: at.map(org), rules: rules, holds: holds), happened: day(on),
      recorded: .end(of: day(recorded ?? on)), date: planned.map(day))
  }

  /// What is owed on a day: `a:org-0001:e1 2023-05-10`, in the order of the list.
  private func owed(_ on: String, _ events: [Event], known: String = "2099-12-31") -> [String] {
    Self.world.engine(events).obligations(
      .init(from: day("2023-01-01"), to: day("2024-12-31"), on: day(on), known: .end(of: day(known)))
    ).filter { $0.id.period.isTrigger || $0.rule.label == "d" }.map { obligation in
      let short = obligation.id.description.dropFirst("thu/dieu-1/".count)
      return "\(short) \(obligation.state.due.map { "\($0)" } ?? "-")"
    }
  }

  @Test func `a planned day starts the duty that must be done ten days before it`() {
    // Twenty minus ten: 10 May 2023, a Wednesday.
    let plan = Self.occurred("e1", .submissionDay, "2023-04-20", at: 1, planned: "2023-05-20")
    #expect(owed("2023-04-19", [plan]) == [])
    #expect(owed("2023-04-20", [plan]) == ["a:org-0001:e1 2023-05-10"])
  }

  @Test func `an extension of a term counted back gives a later day`() {
    let plan = Self.occurred("e1", .submissionDay, "2023-04-20", at: 1, planned: "2023-05-20")
    let more = event(.extended, "2023-05-04", about: "thu/dieu-1/a:org-0001:e1", days: 3)
    #expect(owed("2023-05-03", [plan, more]) == ["a:org-0001:e1 2023-05-10"])
    #expect(owed("2023-05-04", [plan, more]) == ["a:org-0001:e1 2023-05-13"])
  }

  @Test func `a day put off moves what hangs on it, from the day it was put off and as far as it was known`() {
    let plan = Self.occurred("e1", .submissionDay, "2023-04-20", at: 1, planned: "2023-05-20")
    let later = Event(
      id: "r1", kind: .rescheduled, obligations: [], of: "e1", happened: day("2023-05-02"),
      recorded: .end(of: day("2023-05-04")), date: day("2023-05-30"))
    #expect(owed("2023-05-01", [plan, later]) == ["a:org-0001:e1 2023-05-10"])
    #expect(owed("2023-05-03", [plan, later]) == ["a:org-0001:e1 2023-05-20"])
    #expect(owed("2023-05-03", [plan, later], known: "2023-05-03") == ["a:org-0001:e1 2023-05-10"])
  }

  @Test func `what was called off is withdrawn and its clock stops`() throws {
    let plan = Self.occurred("e1", .submissionDay, "2023-04-20", at: 1, planned: "2023-05-20")
    let off = Event(
      id: "w1", kind: .withdrawn, obligations: [], of: "e1", happened: day("2023-05-05"),
      recorded: .end(of: day("2023-05-05")), ground: "không trình nữa")
    let id = "thu/dieu-1/a:org-0001:e1"
    #expect(try Self.world.state(id, on: "2023-05-04", [plan, off]).line == "inEffect unperformed open dueSoon")
    #expect(
      try Self.world.state(id, on: "2023-06-04", [plan, off]).line == "discharged(withdrawn) unperformed none released")
  }

  /// What events started stands in one share only.
  @Test(arguments: 1...5)
  func `the shares of an answer put together are the answer`(shares: Int) {
    let id = "thu/dieu-1/a:org-0001:e1"
    let engine = Self.world.engine([
      Self.occurred("e1", .submissionDay, "2023-04-20", at: 1, planned: "2023-05-20"),
      Self.occurred("e3", .situationRaised, "2023-03-01", holds: ["phức tạp"]),
      event(.extended, "2023-05-04", about: id, days: 30),
    ])
    let question = ObligationEngine.Question(
      from: day("2023-01-01"), to: day("2023-12-31"), on: day("2023-07-01"), known: .end(of: day("2023-07-01")))
    let apart = (0..<shares).map { engine.share($0, of: shares, question) }
    let whole = engine.obligations(question).map { "\($0.id) \($0.state.due.map { "\($0)" } ?? "-")" }
    #expect(whole.contains("\(id) 2023-06-09") && whole.count > 5)
    let together = ObligationEngine.inOrder(apart).map { "\($0.id) \($0.state.due.map { "\($0)" } ?? "-")" }
    #expect(together == whole)
  }

  /// Due on 10/5, broken from 11/5; called off on 12/5, and put off afterwards by somebody who did not know.
  @Test func `what was called off is not put off any more`() throws {
    let plan = Self.occurred("e1", .submissionDay, "2023-04-20", at: 1, planned: "2023-05-20")
    let off = Event(
      id: "w1", kind: .withdrawn, obligations: [], of: "e1", happened: day("2023-05-12"),
      recorded: .end(of: day("2023-05-12")), ground: "không trình nữa")
    let later = Event(
      id: "r1", kind: .rescheduled, obligations: [], of: "e1", happened: day("2023-05-15"),
      recorded: .end(of: day("2023-05-15")), date: day("2023-06-20"))
    #expect(owed("2023-06-01", [plan, off, later]) == ["a:org-0001:e1 2023-05-10"])
    #expect(
      try Self.world.state("thu/dieu-1/a:org-0001:e1", on: "2023-06-01", [plan, off, later]).line
        == "discharged(withdrawn) unperformed violated(2023-05-11) released")
    // Put off before it was called off, it counts: due 10/6, and nothing was broken by 12/5.
    let sooner = Event(
      id: "r1", kind: .rescheduled, obligations: [], of: "e1", happened: day("2023-05-11"),
      recorded: .end(of: day("2023-05-11")), date: day("2023-06-20"))
    #expect(
      try Self.world.state("thu/dieu-1/a:org-0001:e1", on: "2023-06-01", [plan, off, sooner]).line
        == "discharged(withdrawn) unperformed none released")
  }

  @Test func `working days count from the event, not from the day of its recording`() {
    // From Friday 1/9/2023: Monday 4 is 1, 5, 6, 7, Friday 8 is 5 (Saturday 2/9 is a holiday and a day off already).
    let draft = Self.occurred("e2", .draftReceived, "2023-09-01", recorded: "2023-09-05")
    #expect(owed("2023-09-10", [draft]) == ["b:org-0003:e2 2023-09-08"])
    #expect(owed("2023-09-10", [draft], known: "2023-09-04") == [])
  }

  @Test func `an event at one body binds that body alone, and one at no body binds all`() {
    let here = Self.occurred("e3", .situationRaised, "2023-03-01", at: 12, holds: ["phức tạp"])
    #expect(owed("2023-03-02", [here]) == ["c:org-0012:e3 -"])
    let everywhere = Self.occurred("e3", .situationRaised, "2023-03-01", holds: ["PHỨC TẠP"])
    #expect(
      owed("2023-03-02", [everywhere]) == [
        "c:org-0001:e3 -", "c:org-0011:e3 -", "c:org-0012:e3 -", "c:org-0013:e3 -",
      ])
    #expect(owed("2023-03-02", [Self.occurred("e3", .situationRaised, "2023-03-01", at: 2, holds: ["phức tạp"])]) == [])
  }

  @Test func `quoted words narrow an event until a person says that they hold or names the rule`() {
    #expect(owed("2023-03-02", [Self.occurred("e3", .situationRaised, "2023-03-01", at: 12)]) == [])
    let named = Self.occurred("e3", .situationRaised, "2023-03-01", at: 12, rules: ["thu/dieu-1/c"])
    #expect(owed("2023-03-02", [named]) == ["c:org-0012:e3 -"])
    let clause = Self.occurred("e3", .situationRaised, "2023-03-01", at: 12, rules: ["thu/dieu-1"])
    #expect(owed("2023-03-02", [clause]) == ["c:org-0012:e3 -"])
    let other = Self.occurred(
      "e3", .situationRaised, "2023-03-01", at: 12, rules: ["thu/dieu-1/b"], holds: ["phức tạp"])
    #expect(owed("2023-03-02", [other]) == [])
  }

  @Test func `the act of another rule starts one duty for each event or period for which it was done`() {
    let raised = Self.occurred("e3", .situationRaised, "2023-03-01", holds: ["phức tạp"])
    func sent(_ id: String, _ on: String) -> Event { event(.submitted, on, about: id) }
    let events = [
      raised, sent("thu/dieu-1/c:org-0012:e3", "2023-03-03"), sent("thu/dieu-1/c:org-0011:e3", "2023-03-02"),
      sent("thu/dieu-1/e:org-0001:2023-Q1", "2023-04-03"),
    ]
    let consolidated = owed("2023-04-10", events).filter { $0.hasPrefix("d:") }
    #expect(consolidated == ["d:org-0002:2023-Q1 -", "d:org-0002:e3 -"])
    #expect(owed("2023-04-02", events).filter { $0.hasPrefix("d:") } == ["d:org-0002:e3 -"])
    #expect(owed("2023-03-01", events).filter { $0.hasPrefix("d:") } == [])
  }

  @Test func `before an event means by its day, and the day never rolls`() {
    // Saturday 20/5/2023.
    let settling = Self.occurred("e4", .settlementAboutToBegin, "2023-05-10", planned: "2023-05-20")
    #expect(owed("2023-05-10", [settling]) == ["g:org-0001:e4 2023-05-20"])
  }

  @Test func `either of two alternatives discharges the one duty that they make`() throws {
    let petition = Self.occurred("e5", .petitionReceived, "2023-05-10")
    #expect(owed("2023-05-10", [petition]) == ["h:org-0001:e5 -"])
    let id = try #require(ObligationID("thu/dieu-1/h:org-0001:e5"))
    let first = try #require(
      Self.world.engine([petition]).obligation(id, on: day("2023-05-11"), known: .end(of: day("2030-01-01"))))
    #expect(first.also == ["thu/dieu-1/i"])
    for act in ["h", "i"] {
      let done = event(.received, "2023-05-12", about: "thu/dieu-1/\(act):org-0001:e5")
      #expect(
        try Self.world.state("thu/dieu-1/h:org-0001:e5", on: "2023-05-12", [petition, done]).performance == .received)
    }
  }

  @Test func `khi được mời starts with an invitation, khi cần thiết only when a person names the rule`() {
    let invited = Self.occurred("e6", .invitationReceived, "2023-05-10", at: 2)
    #expect(owed("2023-05-10", [invited]) == ["k:org-0002:e6 -"])
    let needed = Self.occurred("e7", .situationRaised, "2023-05-10", rules: ["thu/dieu-1/l"])
    #expect(owed("2023-05-10", [needed]) == ["l:org-0002:e7 -"])
  }

  @Test func `a condition nobody decided leaves the duty conditional and without verdict`() throws {
    let accepted = Self.occurred("e8", .complaintAccepted, "2023-05-10")
    let id = "thu/dieu-1/m:org-0001:e8"
    // Ten days from the 10th: Saturday the 20th, so Monday the 22nd (Civil Code, art. 148).
    #expect(owed("2023-05-10", [accepted]) == ["m:org-0001:e8 2023-05-22"])
    #expect(try Self.world.state(id, on: "2023-05-10", [accepted]).line == "conditional unperformed none notYetDue")
    let yes = event(.established, "2023-05-12", about: id)
    #expect(try Self.world.state(id, on: "2023-05-11", [accepted, yes]).lifeCycle == .conditional)
    #expect(
      try Self.world.state(id, on: "2023-05-23", [accepted, yes]).line
        == "inEffect unperformed violated(2023-05-23) overdue")
    let no = event(.ruledOut, "2023-05-12", about: id)
    #expect(try Self.world.state(id, on: "2023-05-23", [accepted, no]).line == "lapsed unperformed none released")
    let held = Self.occurred("e8", .complaintAccepted, "2023-05-10", holds: ["đúng thẩm quyền"])
    #expect(try Self.world.state(id, on: "2023-05-10", [held]).line == "inEffect unperformed open notYetDue")
  }

  @Test func `the recorded order of events changes nothing`() {
    let events = [
      Self.occurred("e1", .submissionDay, "2023-04-20", at: 1, planned: "2023-05-20"),
      Self.occurred("e3", .situationRaised, "2023-03-01", holds: ["phức tạp"]),
      event(.submitted, "2023-03-03", about: "thu/dieu-1/c:org-0012:e3"),
      Event(
        id: "r1", kind: .rescheduled, obligations: [], of: "e1", happened: day("2023-05-02"),
        recorded: .end(of: day("2023-05-04")), date: day("2023-05-30")),
    ]
    let expected = owed("2023-06-01", events)
    #expect(expected.count == 6)
    var dice = SplitMix64(seed: 3)
    for _ in 0..<12 { #expect(owed("2023-06-01", events.shuffled(using: &dice)) == expected) }
  }

  /// Proves: Trà Vinh, Điều 6 gạch 2. Friday 1/9/2023; Saturday 2/9 a holiday, Sunday 3/9: the next working day is Monday 4/9.
  @Test func `what is told at once follows in writing the same day, also on a day off, or on the next working day`()
    throws
  {
    let world = Small(
      """
      [a] A phải báo cáo "vấn đề" gửi B; khi phát hiện tình hình; ngay.
      [b] B phải báo cáo "tổng hợp" gửi C; sau khi [a]; sau khi [c]; kịp thời.
      [c] A phải báo cáo "quý" gửi B; hằng quý.
      [d] A phải thông báo "vấn đề" gửi C; khi phát hiện tình hình; ngay.
      """,
      applied: [
        """
        theo: thông lệ
        [a] báo ngay bằng điện thoại, tin nhắn, văn bản trong ngày.
        [b] báo ngay bằng điện thoại, văn bản trong ngày làm việc tiếp theo.
        [d] báo ngay bằng điện thoại.
        """
      ])
    let events = [
      Self.occurred("e1", .situationRaised, "2023-09-03"), Self.occurred("e2", .situationRaised, "2023-08-31"),
      event(.submitted, "2023-09-01", about: "thu/dieu-1/a:org-0001:e2"),
      event(.submitted, "2023-07-03", about: "thu/dieu-1/c:org-0001:2023-Q2"),
    ]
    func due(_ id: String) throws -> String {
      let id = try #require(ObligationID("thu/dieu-1/\(id)"))
      let found = try #require(
        world.engine(events).obligation(id, on: day("2023-09-05"), known: .end(of: day("2099-12-31"))))
      return "\(found.state.due.map { "\($0)" } ?? "-") \(found.basis)"
    }
    #expect(try due("a:org-0001:e1") == "2023-09-03 policy", "a Sunday")
    #expect(try due("a:org-0001:e2") == "2023-08-31 policy")
    #expect(try due("b:org-0002:e2") == "2023-09-04 policy")
    #expect(try due("b:org-0002:2023-Q2") == "- notStated", "a period's report is nothing to tell at once")
    #expect(try due("d:org-0001:e1") == "- notStated", "told, and nothing said of writing")
    #expect(try world.state("thu/dieu-1/a:org-0001:e1", on: "2023-09-03", events).shown == .dueToday)
    let line = try #require(try world.state("thu/dieu-1/a:org-0001:e1", on: "2023-09-03", events).deadline)
    #expect(try line.result(in: world.calendar).trace.map(\.date).last == day("2023-09-03"))
  }

  @Test func `nothing starts before the regulation is in force or after it ended`() {
    #expect(owed("2026-02-01", [Self.occurred("e9", .draftReceived, "2022-12-31")]) == [])
    let world = Small("[b] C phải thẩm định \"dự thảo\"; khi nhận dự thảo.", to: "31/12/2023")
    #expect(world.window("2023-01-01", "2024-12-31", [Self.occurred("e9", .draftReceived, "2024-01-01")]).isEmpty)
    #expect(world.window("2023-01-01", "2024-12-31", [Self.occurred("e9", .draftReceived, "2023-12-31")]).count == 1)
  }
}

/// Who owes beside or instead of those whom the sentence names.
@Suite struct PrecedenceTests {
  @Test func `a duty handed over is the new body's with the old clock, and no longer the old one's`() throws {
    let world = Small(
      "A phải giải quyết \"đơn\" gửi B; khi thụ lý; trong thời hạn 10 ngày làm việc, kể từ khi thụ lý.")
    // Ten working days from Wednesday 10/5/2023: Wednesday 24/5.
    let start = StartedTests.occurred("e1", .complaintAccepted, "2023-05-10")
    let over = Event(
      id: "t1", kind: .transferred, obligations: [try #require(ObligationID("thu/dieu-1:org-0001:e1"))],
      happened: day("2023-05-15"), recorded: .end(of: day("2023-05-15")), ground: "không đúng thẩm quyền",
      whom: [org(3)])
    let before = try world.state("thu/dieu-1:org-0001:e1", on: "2023-05-14", [start, over])
    #expect(before.line == "inEffect unperformed open notYetDue")
    #expect(
      try world.state("thu/dieu-1:org-0001:e1", on: "2023-06-01", [start, over]).line
        == "discharged(transferred) unperformed none released")
    let after = try world.state("thu/dieu-1:org-0003:e1", on: "2023-06-01", [start, over])
    #expect(after.line == "inEffect unperformed violated(2023-05-25) overdue")
  }

  @Test func `a rule in the place of another takes its bearers away from it while it is in force`() {
    let world = Small(
      """
      [a] từng đoàn phải báo cáo "chung" gửi B; hằng quý.
      [b] từng đoàn phải báo cáo "riêng" gửi B; hằng tháng; thay cho dieu-1/a.
      """)
    #expect(!world.window("2023-01-01", "2023-12-31").contains { $0.rule.label == "a" })
    let others = Small(
      """
      [a] A, B phải báo cáo "chung" gửi C; hằng quý.
      [b] A phải báo cáo "riêng" gửi C; hằng tháng; thay cho dieu-1/a.
      """)
    #expect(
      Set(others.window("2023-01-01", "2023-12-31").filter { $0.rule.label == "a" }.map(\.id.bearer)) == [org(2)])
  }

  @Test func `a chapter is due with its document and sent with it`() throws {
    let world = Small(
      """
      [a] A phải báo cáo "chung" gửi B; hằng quý.
      [b] A phải báo cáo "chương" gửi B; hằng quý; lồng ghép trong dieu-1/a.
      """,
      applied: [
        "theo: thông lệ\n[a] số liệu tính đến ngày 10 tháng cuối kỳ; hạn chậm nhất ngày 15 tháng cuối kỳ, nếu là ngày nghỉ thì giữ nguyên."
      ])
    let id = "thu/dieu-1/b:org-0001:2023-Q2"
    #expect(try world.state(id, on: "2023-06-01").due == day("2023-06-15"))
    let sent = event(.received, "2023-06-14", about: "thu/dieu-1/a:org-0001:2023-Q2")
    #expect(try world.state(id, on: "2023-06-20", [sent]).line == "fulfilled received compliedInTime doneInTime")
  }

  @Test func `từng D cùng P joins each with the body of its own level and place`() {
    let world = Small("từng D cùng P phải lập kế hoạch \"năm\"; hằng năm.")
    let pairs = world.window("2023-01-01", "2023-12-31").map { $0.joint.map(\.text).joined(separator: "+") }
    #expect(pairs == ["org-0021+org-0031", "org-0022+org-0032"])
    let one = Small("từng đoàn cùng A phải lập kế hoạch \"năm\"; hằng năm.")
    #expect(
      one.window("2023-01-01", "2023-12-31").map { $0.joint.map(\.text).joined(separator: "+") } == [
        "org-0011+org-0001", "org-0012+org-0001", "org-0013+org-0001",
      ])
  }

  @Test func `a condition on a period keeps it conditional until a person establishes it`() throws {
    let world = Small("A, B phải giám sát \"cuộc giám sát\"; hằng năm; nếu \"chủ trì\".")
    let yes = event(.established, "2023-03-01", about: "thu/dieu-1:org-0001:2023")
    #expect(
      try world.state("thu/dieu-1:org-0001:2023", on: "2023-06-01", [yes]).line
        == "inEffect unperformed none noDayStated")
    #expect(
      try world.state("thu/dieu-1:org-0002:2023", on: "2023-06-01", [yes]).line
        == "conditional unperformed none noDayStated")
    #expect(
      try world.state("thu/dieu-1:org-0002:2023", on: "2024-01-01", [yes]).line == "lapsed unperformed none released")
  }

  @Test func `a refusal that names what it refuses leaves a resubmission of the same day standing`() throws {
    let world = Small("A phải báo cáo \"việc\" gửi B; hằng quý, chậm nhất ngày 30.")
    let id = "thu/dieu-1:org-0001:2023-Q2"
    let first = event(.submitted, "2023-06-28", about: id, id: "s1")
    let again = event(.submitted, "2023-06-29", about: id, id: "s2")
    let refused = Event(
      id: "x1", kind: .refused, obligations: [try #require(ObligationID(id))], of: "s1", happened: day("2023-06-29"),
      recorded: .end(of: day("2023-06-29")), ground: "nhầm quý")
    #expect(
      try world.state(id, on: "2023-06-29", [first, again, refused]).line
        == "inEffect claimed compliedInTime doneInTime")
    #expect(try world.state(id, on: "2023-06-29", [first, refused]).line == "inEffect refused open dueSoon")
  }

  @Test func `an extension decided after the day gives more time and does not undo the breach`() throws {
    let world = Small("A phải báo cáo \"việc\" gửi B; hằng quý, chậm nhất ngày 30.")
    let id = "thu/dieu-1:org-0001:2023-Q2"
    let late = event(.extended, "2023-07-03", about: id, until: "2023-07-14")
    let state = try world.state(id, on: "2023-07-05", [late])
    #expect(state.due == day("2023-07-14"))
    #expect(state.verdict == .violated(since: day("2023-07-01")))
    let inTime = event(.extended, "2023-06-30", about: id, until: "2023-07-14")
    #expect(try world.state(id, on: "2023-07-05", [inTime]).verdict == .open)
  }

  @Test func `a breach made good stays one`() throws {
    let world = Small("A phải báo cáo \"việc\" gửi B; hằng quý, chậm nhất ngày 30.")
    let id = "thu/dieu-1:org-0001:2023-Q2"
    let good = event(.compensated, "2023-08-01", about: id)
    #expect(try world.state(id, on: "2023-08-01", [good]).verdict == .compensated(since: day("2023-07-01")))
  }

  @Test func `what stands ends with its term`() throws {
    let world = Small("A phải hướng dẫn \"nghiệp vụ\".", to: "31/12/2023")
    #expect(try world.state("thu/dieu-1:org-0001:term", on: "2023-12-31").lifeCycle == .inEffect)
    #expect(
      try world.state("thu/dieu-1:org-0001:term", on: "2024-01-01").line == "terminated unperformed none released")
  }
}
