import CivilTime
import Testing

/// What is done about single obligations, each with how it must then stand. The days are worked by hand from Trà Vinh, article 6, dash 2: a
/// month is closed on the 20th and reported by the 25th, or by the next working day.
extension Year {
  private static let monthly = "tra-vinh/dieu-6/gach-2/b"
  /// The Front, the labour federation, the youth union, the veterans, the farmers and the women.
  static let front = "org-0007", labour = "org-0008", youth = "org-0009"
  static let veterans = "org-0010", farmers = "org-0011", women = "org-0012"
  /// The half-yearly session that the Commission holds; a text of the parties leaves handing it over to them.
  static let session = "tra-vinh/dieu-6/gach-1:org-0005:2024-H1"
  /// The Front's quarterly summary under Quảng Nam II.2, which rests on article 15 of the Front's law.
  static let summary = "quang-nam/II.2/gach-2/c:org-0134:2024-Q2"

  static func month(_ number: String, _ body: String) -> String { "\(monthly):\(body):2024-M\(number)" }

  /// The obligations due from one day to another, by their ids.
  func owed(_ team: YearTeam, _ from: String, _ to: String) throws -> [String: Asked] {
    Dictionary(
      try ask(team, Self.day(from), Self.day(to), as: team.coordinator).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  }

  /// One of them.
  func one(_ id: String, _ owed: [String: Asked]) throws -> [Asked] { [try #require(owed[id], "\(id)")] }

  /// The event's id, of `recorded: entry 4711`.
  func entry(_ said: String) throws -> Int64 {
    let words = said.split { $0 == " " || $0 == "\n" || $0 == "," }
    return try #require(words.firstIndex(of: "entry").flatMap { Int64(words[$0 + 1]) })
  }

  /// The reports of a month start the Commission's own to the Party committee; its words give that of a month no day.
  func summary(_ team: YearTeam, of number: String) throws -> [Asked] {
    let id = "tra-vinh/dieu-6/gach-2/d:org-0005:2024-M\(number)"
    let found = try one(id, owed(team, "2024-04-01", "2024-08-31"))
    log.started[id] = found[0]
    try expect(id, "noDayStated", lifeCycle: "inEffect", performance: "unperformed", as: team.coordinator)
    return found
  }

  // MARK: May: reports and decisions

  /// April was due on Thursday 25/4 and sent by nobody; May is due on 25/5, a Saturday: on Monday 27/5.
  func decideInMay(_ team: YearTeam) throws {
    let (clerk, leader, coordinator) = (team.clerk, team.leader, team.coordinator)
    office.open(on: Self.day("2024-05-20"))
    let april = try owed(team, "2024-04-25", "2024-04-25")
    let may = try owed(team, "2024-05-27", "2024-05-27")
    func m4(_ body: String) throws -> [Asked] { try one(Self.month("04", body), april) }
    func m5(_ body: String) throws -> [Asked] { try one(Self.month("05", body), may) }
    try expect(
      Self.month("04", Self.labour), "overdue", lifeCycle: "inEffect", performance: "unperformed", due: "2024-04-25",
      verdict: "violated", since: "2024-04-26", events: [], as: coordinator)

    // What was not sent in April ends in six ways; that it was late no decision takes back.
    try deed("mark-unknown", m4(Self.front), as: coordinator, ["--ground", "sổ cũ bị thất lạc"])
    try expect(Self.month("04", Self.front), lifeCycle: "inEffect", performance: "unknown", as: coordinator)
    try deed("submit", m4(Self.labour), as: team.specialist)
    try expect(
      Self.month("04", Self.labour), "doneLate", performance: "claimed", verdict: "violatedPerformedLate",
      since: "2024-04-26", as: coordinator)
    try deed("compensate", m4(Self.labour), as: leader, ["--ground", "đã báo cáo bổ sung tại giao ban"])
    try expect(
      Self.month("04", Self.labour), verdict: "compensated", since: "2024-04-26", events: ["submitted", "compensated"],
      as: coordinator)
    try deed("excuse", m4(Self.youth), as: coordinator, ["--ground", "trụ sở ngập do bão"])
    try expect(
      Self.month("04", Self.youth), "released", lifeCycle: "discharged(excused)", verdict: "violated",
      since: "2024-04-26", as: coordinator)
    try deed("withdraw", m4(Self.veterans), as: leader, ["--ground", "đã có báo cáo chuyên đề thay thế"])
    try expect(Self.month("04", Self.veterans), "released", lifeCycle: "discharged(withdrawn)", as: coordinator)
    let fourDays = ["--ground", "chờ số liệu của cấp dưới", "--until", "24/5/2024"]
    try office.must(["extend", Self.month("04", Self.farmers)] + fourDays, as: coordinator)
    try note("extend", m4(Self.farmers), until: Self.day("2024-05-24"))
    try expect(
      Self.month("04", Self.farmers), "dueSoon", due: "2024-05-24", verdict: "violated", since: "2024-04-26",
      as: coordinator)
    office.refused(
      ["transfer", Self.month("04", Self.women), "--ground", "thử", "--whom", "org-9999"], as: coordinator,
      "the register has no body with the id \"org-9999\"")

    // The Front sends in time, is asked for more, and is done when the leader accepts.
    try deed(
      "submit", m5(Self.front), as: team.specialist,
      ["--note", "biểu số 2 gửi sau", "--document", "41-BC/MT@20/5/2024"])
    office.open(on: Self.day("2024-05-21"))
    try deed("return", m5(Self.front), as: clerk, ["--ground", "thiếu biểu số 2"])
    try expect(Self.month("05", Self.front), lifeCycle: "inEffect", performance: "returned", as: coordinator)
    try deed("waive", m5(Self.farmers), as: coordinator, ["--ground", "đang kiểm tra tại chỗ", "--article", "Điều 7"])
    try expect(
      Self.month("05", Self.farmers), "released", lifeCycle: "discharged(waived)", performance: "unperformed",
      as: coordinator)
    office.open(on: Self.day("2024-05-22"))
    try deed("submit", m5(Self.front), as: team.specialist)
    let wrong = try entry(office.must(["submit", Self.month("05", Self.labour)] + Self.elsewhere, as: team.specialist))
    try note("submit", m5(Self.labour))
    office.open(on: Self.day("2024-05-23"))
    try deed("receive", m5(Self.front), as: clerk)
    try deed("submit", m4(Self.farmers), as: team.specialist)
    try expect(
      Self.month("04", Self.farmers), "doneLate", due: "2024-05-24", verdict: "violatedPerformedLate",
      since: "2024-04-26", as: coordinator)
    office.open(on: Self.day("2024-05-24"))
    try deed("accept", m5(Self.front), as: leader)
    try expect(
      Self.month("05", Self.front), "doneInTime", lifeCycle: "fulfilled", performance: "accepted", due: "2024-05-27",
      verdict: "compliedInTime", events: ["submitted", "returned", "submitted", "received", "accepted"], as: coordinator
    )
    office.refused(["accept", Self.month("05", Self.front)], as: leader, "it has been accepted already")

    // One paper for two sentences.
    let standing = "tra-vinh/dieu-5/2/gach-6/c:\(Self.veterans):term"
    let two = try entry(
      office.must(
        ["submit", Self.month("05", Self.veterans), "--also", standing] + Self.elsewhere, as: team.specialist))
    try note("submit", m5(Self.veterans))
    for id in [Self.month("05", Self.veterans), standing] {
      let told = try told(id, as: coordinator)
      #expect(told.events.map(\.id).contains("e\(two)"), "\(id)")
      #expect(told.performance == "claimed", "\(id)")
    }

    // Decided before the day, an extension moves it; whom it concerns is told.
    try office.must(
      ["extend", Self.month("05", Self.women), "--ground", "chờ số liệu", "--until", "30/5/2024"], as: coordinator)
    try note("extend", m5(Self.women), until: Self.day("2024-05-30"))
    try deed("tell", m5(Self.women), as: clerk, ["--whom", Self.women, "--date", "30/5/2024"])
    let urged = try expect(
      Self.month("05", Self.women), "dueSoon", due: "2024-05-30", events: ["extended", "told"], as: coordinator)
    #expect(urged.events.last?.whom == [Self.women])
    #expect(urged.events.last?.date == "2024-05-30")

    // What was refused was never sent; what came on paper is recorded with the day on which it came, and known since it was recorded.
    office.open(on: Self.day("2024-05-28"))
    try deed("refuse", m5(Self.labour), as: leader, ["--ground", "gửi nhầm bản của tháng 4", "--of", "e\(wrong)"])
    try expect(
      Self.month("05", Self.labour), "overdue", lifeCycle: "inEffect", performance: "refused", verdict: "violated",
      since: "2024-05-28", as: coordinator)
    try office.must(
      [
        "record", Self.month("05", Self.youth), "--happened", "24/5/2024", "--evidence", "số đến 118", "--document",
        "31-BC/TD@23/5/2024",
      ], as: clerk)
    try note("record", m5(Self.youth), on: Self.day("2024-05-24"))
    let paper = try #require(
      try expect(
        Self.month("05", Self.youth), "doneInTime", lifeCycle: "fulfilled", performance: "received", as: coordinator
      ).events.first)
    #expect([paper.happened, paper.recordedOn, paper.for] == ["2024-05-24", "2024-05-28", Self.youth])
    #expect(
      [paper.document?.number, paper.document?.date, paper.evidence] == ["31-BC/TD", "2024-05-23", "số đến 118"])
    try expect(
      Self.month("05", Self.youth), "overdue", performance: "unperformed", events: [],
      known: Self.day("2024-05-27"), as: coordinator)
    office.refused(
      ["record", Self.month("04", Self.women), "--happened", "24/5/2024"], as: clerk, "needs what shows it")
    office.open(on: Self.day("2024-05-29"))
    try deed("submit", m5(Self.labour), as: team.specialist)
    try expect(
      Self.month("05", Self.labour), "doneLate", verdict: "violatedPerformedLate", since: "2024-05-28", as: coordinator)
    try deed("submit", m5(Self.women), as: team.specialist)
    try expect(
      Self.month("05", Self.women), "doneInTime", due: "2024-05-30", verdict: "compliedInTime", as: coordinator)

    // What the month's reports start.
    _ = try summary(team, of: "04")
    let own = try summary(team, of: "05")
    try deed("submit", own, as: team.specialist)
    try deed("receive", own, as: clerk)
    try expect(own[0].id, lifeCycle: "fulfilled", performance: "received", as: coordinator)
  }

  /// What a law gives nobody may move: the Front's summary is that of the Front's law, which knows no extension and no pause.
  func decideByLaw(_ team: YearTeam) throws {
    for decision in [["extend", "--days", "3"], ["suspend"]] {
      office.refused(
        [decision[0], Self.summary, "--ground", "thử"] + decision.dropFirst(), as: team.coordinator,
        "is not possible: no clause allows it")
    }
    try expect(Self.summary, due: "2024-06-28", events: [], as: team.coordinator)
  }

  // MARK: July: a pause, and a duty handed over

  /// July is closed on 20/7 and due on Thursday 25/7: the time runs from the one to the other, so a pause of Monday 22/7 moves the day by one.
  func pauseInJuly(_ team: YearTeam) throws {
    office.open(on: Self.day("2024-07-22"))
    let july = try one(Self.month("07", Self.front), owed(team, "2024-07-25", "2024-07-25"))
    let id = july[0].id
    try deed("suspend", july, as: team.coordinator, ["--ground", "bão, mất điện"])
    try expect(id, "paused", lifeCycle: "suspended", as: team.coordinator)
    office.refused(
      ["suspend", id, "--ground", "bão"], as: team.coordinator, "its time stands still already")
    office.open(on: Self.day("2024-07-23"))
    try office.must(["resume", id], as: team.coordinator)
    note("resume", july, until: Self.day("2024-07-26"))
    try expect(id, lifeCycle: "inEffect", due: "2024-07-26", as: team.coordinator)

    // The session of the half year: the Commission hands it to the Front, which holds it.
    let session = try one(Self.session, owed(team, "2024-06-30", "2024-06-30"))
    office.refused(
      ["transfer", Self.session, "--ground", "thử", "--whom", Self.front], as: team.coordinator,
      "owes this itself, so it may not hand over on its own behalf")
    try deed(
      "transfer", session, as: team.leader, ["--ground", "Mặt trận chủ trì giao ban kỳ này", "--whom", Self.front])
    try expect(Self.session, "released", lifeCycle: "discharged(transferred)", as: team.coordinator)
    let handed = try one(
      Self.session.replacing("org-0005", with: Self.front), owed(team, "2024-06-30", "2024-06-30"))
    log.started[handed[0].id] = handed[0]
    try deed("submit", handed, as: team.specialist)
    try expect(handed[0].id, lifeCycle: "fulfilled", performance: "claimed", as: team.coordinator)

    office.open(on: Self.day("2024-07-26"))
    try deed("submit", july, as: team.specialist)
    try expect(id, "doneInTime", due: "2024-07-26", verdict: "compliedInTime", as: team.coordinator)
    _ = try summary(team, of: "07")
  }

  // MARK: August: what is planned

  /// A paper goes to the Commission at least ten days before the day on which it is submitted, which is not counted.
  func planInAugust(_ team: YearTeam) throws {
    let rule = "tra-vinh/dieu-5/2/gach-3"
    func plan(_ id: String, at body: String) throws {
      try office.must(
        [
          "occur", "trình", "--id", id, "--at", body, "--matter", "Đề án \(id) (hư cấu)", "--rule", rule, "--date",
          "30/8/2024",
        ], as: team.specialist)
    }
    func started(_ id: String) throws -> [Asked] {
      let found = try ask(team, office.today, Self.day("2024-12-31"), as: team.coordinator).filter { $0.id == id }
      for one in found { log.started[one.id] = one }
      return found
    }
    office.open(on: Self.day("2024-08-05"))
    try plan("trinh-1", at: Self.labour)
    try plan("trinh-2", at: Self.youth)
    let first = "\(rule):\(Self.labour):trinh-1", second = "\(rule):\(Self.youth):trinh-2"
    // 30/8 less ten days is 20/8; put off to 6/9 it is 27/8.
    try expect(first, lifeCycle: "inEffect", due: "2024-08-20", as: team.coordinator)
    let off = try started(second)
    office.open(on: Self.day("2024-08-06"))
    try office.must(["reschedule", "trinh-1", "--date", "6/9/2024"], as: team.specialist)
    try expect(first, due: "2024-08-27", as: team.coordinator)
    try office.must(["call-off", "trinh-2", "--ground", "thôi trình"], as: team.specialist)
    note("withdraw", off)
    try expect(second, "released", lifeCycle: "discharged(withdrawn)", as: team.coordinator)
    office.refused(
      ["reschedule", "trinh-2", "--date", "6/9/2024"], as: team.specialist, "trinh-2: it was called off on 06/08/2024")
    office.refused(["submit", second], as: team.specialist, "it has ended: withdrawn")
    let moved = try started(first)
    office.open(on: Self.day("2024-08-26"))
    try deed("submit", moved, as: team.specialist)
    try expect(first, "doneInTime", due: "2024-08-27", verdict: "compliedInTime", as: team.coordinator)
  }
}
