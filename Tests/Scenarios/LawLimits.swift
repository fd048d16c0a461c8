import CivilTime
import Diagnostics
import Obligations
import Regulations
import Testing

/// What the laws that ship allow to be done about their time limits, and which version holds a case; worked by hand from the texts and the
/// calendar. The limits themselves have their examples beside the sentences.
@Suite struct LawLimits {
  /// An act about the one duty of a case: its day, its days, its ground.
  struct Act {
    let kind: Event.Kind
    let on: String
    var days: Int?
    var ground = "lý do"

    static func extended(_ on: String, by days: Int, _ ground: String) -> Act {
      Act(kind: .extended, on: on, days: days, ground: ground)
    }

    static func paused(_ from: String, to: String) -> [Act] {
      [Act(kind: .suspended, on: from, ground: "tạm đình chỉ"), Act(kind: .resumed, on: to)]
    }
  }

  /// The version, the last good day of a duty of the People's Committee of Đồng Nai, and why an act counts for nothing:
  /// `2011 2024-06-20`.
  private func asked(
    _ rule: String, _ trigger: EventKind, _ words: String, _ day: String, _ acts: [Act], on: String
  ) throws -> String {
    let world = ShippedWithLaws.shared
    let body = try #require(world.body("Ủy ban nhân dân tỉnh Đồng Nai"))
    let id = ObligationID(rule: rule, bearer: body, period: .trigger("e1"))
    var events = [
      Event(
        id: "e1", kind: .occurred, obligations: [],
        occurrence: Occurrence(trigger, subject: "vụ việc", at: body, rules: [], holds: [words]),
        happened: Walk.day(day), recorded: .end(of: Walk.day(day)))
    ]
    for (number, act) in acts.enumerated() {
      events.append(
        Event(
          id: "x\(number)", kind: act.kind, obligations: [id], happened: Walk.day(act.on),
          recorded: .end(of: Walk.day(act.on)), ground: act.ground, days: act.days))
    }
    let engine = ObligationEngine(
      regulations: world.regulations, register: world.register, calendar: world.calendar, events: EventLog(events))
    let known = Instant.end(of: Walk.day("2030-01-01"))
    let found = try #require(engine.obligation(id, on: Walk.day(on), known: known))
    let refused = engine.refusals(of: found, known: known).map(\.why.vi)
    return (["\(found.regulation.version) \(found.state.due.map { "\($0)" } ?? "-")"] + refused).joined(separator: "; ")
  }

  /// A day on which a case still open stands under the version it began with.
  private func later(_ day: String) -> String { day < "2026-07-01" ? "2026-06-30" : "2026-11-01" }

  private let beyond = "; vượt giới hạn mà điều khoản cho phép"
  private let noPower = "; không điều khoản nào cho phép"

  // MARK: Complaints

  private func complaint(_ rule: String, _ words: String, _ day: String, _ acts: [Act], on: String) throws -> String {
    try asked("khieu-nai/\(rule)", .complaintAccepted, words, day, acts, on: on)
  }

  @Test
  func `a complex complaint has forty-five, sixty, sixty and seventy days from its acceptance, and not a day more`()
    throws
  {
    func due(_ rule: String, _ words: String, _ days: Int) throws -> String {
      try complaint(
        rule, words, "2024-05-06", [.extended("2024-06-03", by: days, "vụ việc phức tạp")], on: "2024-08-01")
    }
    // From Monday 6/5/2024: 25 days to 31/5, 55 to 30/6. 45 is Thursday 20/6, 60 Friday 5/7, 70 Monday 15/7.
    #expect(try due("dieu-28/a", "khiếu nại lần đầu", 15) == "2011 2024-06-20")
    #expect(try due("dieu-28/b", "khiếu nại lần đầu, vùng sâu, vùng xa", 15) == "2011 2024-07-05")
    #expect(try due("dieu-37/a", "khiếu nại lần hai", 15) == "2011 2024-07-05")
    #expect(try due("dieu-37/b", "khiếu nại lần hai, vùng sâu, vùng xa", 10) == "2011 2024-07-15")
    // Plain: 30 is Wednesday 5/6, 45 Thursday 20/6, 60 Friday 5/7.
    #expect(try due("dieu-28/a", "khiếu nại lần đầu", 16) == "2011 2024-06-05" + beyond)
    #expect(try due("dieu-28/b", "khiếu nại lần đầu, vùng sâu, vùng xa", 16) == "2011 2024-06-20" + beyond)
    #expect(try due("dieu-37/a", "khiếu nại lần hai", 16) == "2011 2024-06-20" + beyond)
    #expect(try due("dieu-37/b", "khiếu nại lần hai, vùng sâu, vùng xa", 11) == "2011 2024-07-05" + beyond)
  }

  @Test func `a complex disciplinary complaint has forty-five days`() throws {
    func due(_ day: String, _ extended: String, _ days: Int) throws -> String {
      try complaint(
        "dieu-50/b", "khiếu nại quyết định kỷ luật", day, [.extended(extended, by: days, "vụ việc phức tạp")],
        on: later(day))
    }
    // From 6/1/2025: 25 days to 31/1, so Thursday 20/2; thirty are Wednesday 5/2.
    #expect(try due("2025-01-06", "2025-02-03", 15) == "2011 2025-02-20")
    #expect(try due("2025-01-06", "2025-02-03", 16) == "2011 2025-02-05" + beyond)
    // From 10/7/2026: 21 days to 31/7, so Monday 24/8: the days are counted from the acceptance, not from Monday 10/8 to which the
    // thirtieth day moves.
    #expect(try due("2026-07-10", "2026-08-05", 15) == "2026 2026-08-24")
  }

  @Test func `since 1 July 2026 a complex complaint has as many days as before`() throws {
    func due(_ rule: String, _ words: String, _ day: String, _ days: Int) throws -> String {
      try complaint(rule, words, day, [.extended("2026-08-06", by: days, "vụ việc phức tạp")], on: "2026-11-01")
    }
    // From 10/7/2026: 21 days to 31/7, 52 to 31/8. 45 is Monday 24/8, 60 Tuesday 8/9. From 3/8: 28 to 31/8, 58 to 30/9. 60 is Friday
    // 2/10, 70 Monday 12/10.
    #expect(try due("dieu-28/a", "khiếu nại lần đầu", "2026-07-10", 15) == "2026 2026-08-24")
    #expect(try due("dieu-28/b", "khiếu nại lần đầu, vùng sâu, vùng xa", "2026-07-10", 15) == "2026 2026-09-08")
    #expect(try due("dieu-37/a", "khiếu nại lần hai", "2026-08-03", 15) == "2026 2026-10-02")
    #expect(try due("dieu-37/b", "khiếu nại lần hai, vùng sâu, vùng xa", "2026-08-03", 10) == "2026 2026-10-12")
    #expect(try due("dieu-28/a", "khiếu nại lần đầu", "2026-07-10", 16) == "2026 2026-08-10" + beyond)
  }

  @Test func `since 1 July 2026 the days of a suspended complaint are not counted`() throws {
    func due(_ rule: String, _ words: String, _ day: String, _ from: String, _ to: String) throws -> String {
      try complaint(rule, words, day, Act.paused(from, to: to), on: later(day))
    }
    // Ten days stand still, 20/7 to 29/7: 9/8 becomes Wednesday 19/8, 24/8 Thursday 3/9.
    #expect(
      try due("dieu-28/a", "khiếu nại lần đầu", "2026-07-10", "2026-07-20", "2026-07-30") == "2026 2026-08-19")
    #expect(
      try due("dieu-28/b", "khiếu nại lần đầu, vùng sâu, vùng xa", "2026-07-10", "2026-07-20", "2026-07-30")
        == "2026 2026-09-03")
    #expect(
      try due("dieu-50/b", "khiếu nại quyết định kỷ luật", "2026-07-10", "2026-07-20", "2026-07-30")
        == "2026 2026-08-19")
    // Ten days, 10/8 to 19/8: 17/9 becomes Sunday 27/9, so Monday 28/9; 2/10 becomes Monday 12/10.
    #expect(
      try due("dieu-37/a", "khiếu nại lần hai", "2026-08-03", "2026-08-10", "2026-08-20") == "2026 2026-09-28")
    #expect(
      try due("dieu-37/b", "khiếu nại lần hai, vùng sâu, vùng xa", "2026-08-03", "2026-08-10", "2026-08-20")
        == "2026 2026-10-12")
    // Before, no clause lets the time stand still.
    #expect(
      try due("dieu-28/a", "khiếu nại lần đầu", "2024-05-06", "2024-05-20", "2024-05-30")
        == "2011 2024-06-05" + noPower)
  }

  @Test func `a complaint accepted before 1 July 2026 may be suspended from that day on`() throws {
    func first(_ acts: [Act], on: String) throws -> String {
      try complaint("dieu-28/a", "khiếu nại lần đầu", "2026-06-15", acts, on: on)
    }
    // From 15/6/2026: 15 days to 30/6, so Wednesday 15/7.
    #expect(try first([], on: "2026-06-30") == "2011 2026-07-15")
    #expect(try first([], on: "2026-07-01") == "2026 2026-07-15")
    // Ten days, 6/7 to 15/7: Saturday 25/7, so Monday 27/7.
    #expect(try first(Act.paused("2026-07-06", to: "2026-07-16"), on: "2026-07-17") == "2026 2026-07-27")
    // A decision of June has no basis, and the new law gives it none.
    #expect(try first(Act.paused("2026-06-20", to: "2026-06-25"), on: "2026-06-26") == "2011 2026-07-15" + noPower)
    #expect(try first(Act.paused("2026-06-20", to: "2026-06-25"), on: "2026-07-02") == "2026 2026-07-15" + noPower)
    // What the old law allowed stays: forty-five days are Thursday 30/7.
    #expect(
      try first([.extended("2026-06-25", by: 15, "vụ việc phức tạp")], on: "2026-07-02") == "2026 2026-07-30")
  }

  // MARK: Denunciations

  private func denunciation(_ day: String, _ acts: [Act], on: String) throws -> String {
    try asked("to-cao/dieu-30/a", .complaintAccepted, "tố cáo", day, acts, on: on)
  }

  @Test func `a complex denunciation is extended once by thirty days, a specially complex one twice`() throws {
    func due(_ day: String, _ decided: [String], _ ground: String, by days: Int = 30) throws -> String {
      try denunciation(day, decided.map { .extended($0, by: days, ground) }, on: later(day))
    }
    let complex = "vụ việc phức tạp"
    let special = "vụ việc đặc biệt phức tạp"
    // From 6/5/2024: 25 days to 31/5, 55 to 30/6, 86 to 31/7. 60 is Friday 5/7, 90 Sunday 4/8, so Monday 5/8.
    #expect(try due("2024-05-06", ["2024-06-03"], complex) == "2018 2024-07-05")
    #expect(try due("2024-05-06", ["2024-06-03", "2024-07-03"], complex) == "2018 2024-07-05" + beyond)
    #expect(try due("2024-05-06", ["2024-06-03", "2024-07-03"], special) == "2018 2024-08-05")
    #expect(try due("2024-05-06", ["2024-06-03", "2024-07-03", "2024-08-02"], special) == "2018 2024-08-05" + beyond)
    #expect(try due("2024-05-06", ["2024-06-03"], special, by: 31) == "2018 2024-06-05" + beyond)
    // From 10/7/2026: 21 days to 31/7, 52 to 31/8, 82 to 30/9. 60 is Tuesday 8/9, 90 Thursday 8/10.
    #expect(try due("2026-07-10", ["2026-08-05"], complex) == "2026 2026-09-08")
    #expect(try due("2026-07-10", ["2026-08-05", "2026-09-04"], special) == "2026 2026-10-08")
    #expect(try due("2026-07-10", ["2026-08-05", "2026-09-04"], complex) == "2026 2026-09-08" + beyond)
  }

  @Test func `the days of a suspended denunciation are not counted, before 1 July 2026 and since`() throws {
    // Ten days, 20/5 to 29/5: 5/6 becomes Saturday 15/6, so Monday 17/6. Ten, 20/7 to 29/7: 9/8 becomes Wednesday 19/8.
    #expect(
      try denunciation("2024-05-06", Act.paused("2024-05-20", to: "2024-05-30"), on: "2024-08-01") == "2018 2024-06-17")
    #expect(
      try denunciation("2026-07-10", Act.paused("2026-07-20", to: "2026-07-30"), on: "2026-11-01") == "2026 2026-08-19")
  }

  @Test func `a denunciation accepted before 1 July 2026 goes on under the new decree with what was decided before`()
    throws
  {
    #expect(try denunciation("2026-06-15", [], on: "2026-06-30") == "2018 2026-07-15")
    #expect(try denunciation("2026-06-15", [], on: "2026-07-01") == "2026 2026-07-15")
    // Five days, 20/6 to 24/6, by the law of June: Monday 20/7.
    #expect(
      try denunciation("2026-06-15", Act.paused("2026-06-20", to: "2026-06-25"), on: "2026-07-02") == "2026 2026-07-20")
  }

  @Test func `a denunciation to be verified in several places has ten working days`() throws {
    func due(_ day: String, _ extended: String, _ days: Int) throws -> String {
      try asked(
        "to-cao/dieu-24/a", .complaintReceived, "tố cáo", day,
        [.extended(extended, by: days, "kiểm tra ở nhiều nơi hoặc ủy quyền kiểm tra")], on: later(day))
    }
    // Seven working days from 24/4/2024 are Tuesday 7/5, ten Friday 10/5; the day after is a Saturday.
    #expect(try due("2024-04-24", "2024-05-06", 3) == "2018 2024-05-10")
    #expect(try due("2024-04-24", "2024-05-06", 4) == "2018 2024-05-07" + beyond)
    // Seven from 1/7/2026 are Friday 10/7; ten are Wednesday 15/7, five days later.
    #expect(try due("2026-07-01", "2026-07-09", 5) == "2026 2026-07-15")
    #expect(try due("2026-07-01", "2026-07-09", 6) == "2026 2026-07-10" + beyond)
  }

  // MARK: Others

  @Test func `files may be kept back for two years more where that is agreed`() throws {
    func due(_ days: Int) throws -> String {
      try asked(
        "van-thu/dieu-30", .caseSettled, "công việc có hồ sơ", "2024-06-03",
        [.extended("2025-05-05", by: days, "được đồng ý giữ lại hồ sơ")], on: "2025-06-01")
    }
    // One year from 3/6/2024 is Tuesday 3/6/2025; two more, without a leap day, are 730 days, to Thursday 3/6/2027.
    #expect(try due(730) == "2020 2027-06-03")
    #expect(try due(731) == "2020 2025-06-03" + beyond)
  }

  @Test func `a complex request about personal data has fifteen days more, once`() throws {
    func due(_ acts: [Act]) throws -> String {
      try asked(
        "du-lieu-ca-nhan/yeu-cau/b", .requestReceived, "của chủ thể dữ liệu", "2026-08-14", acts, on: "2026-11-01")
    }
    // Thirty days from 14/8/2026 are Sunday 13/9, so Monday 14/9.
    let once = Act.extended("2026-08-27", by: 15, "yêu cầu phức tạp")
    #expect(try due([once]) == "2025 2026-09-14")
    #expect(try due([once, .extended("2026-09-10", by: 1, "yêu cầu phức tạp")]) == "2025 2026-09-14" + beyond)
  }

  @Test func `a supervision ends in a report within fifteen days, a conclusion after it, and its follow-up`() {
    let walk = Walk("giam-sat-phan-bien")
    let front = "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Đồng Nai"
    walk.occurs("e1", .sessionHeld, "2024-03-20", at: front, holds: ["buổi làm việc của đoàn giám sát"])
    walk.open("2024-03-20", Owed("dieu-9/a", front, by: "2024-04-04"))
    walk.act(.accepted, "2024-04-02", "dieu-9/a")
    // Of the province alone: the register has no Front above it.
    walk.owes("dieu-9/b:org-0099:e1", "2024-04-02", Owed("dieu-9/b", front))
    walk.act(.accepted, "2024-04-10", "dieu-9/b", by: front)
    walk.owes("dieu-9/c:org-0099:e1", "2024-04-10", Owed("dieu-9/c", front))
  }
}
