import CivilTime
import Obligations
import Organisations
import Regulations
import Testing

/// Periods, cut-offs and due days on small regulations.
@Suite struct ScheduleTests {
  private func monthly(cutOff: String = "") -> (String, [String]) {
    ("[a] A phải báo cáo \"việc\" gửi B; hằng tháng.", cutOff.isEmpty ? [] : ["theo: thông lệ\n[a] \(cutOff)."])
  }

  // MARK: Which periods there are

  /// April 2023 has thirty days, so the earlier of its two middle days is the 15th; May has 31 and its middle is the 16th.
  @Test func `a period exists when the regulation began by the middle day and not a day later`() {
    let (rule, _) = monthly()
    #expect(Small(rule, from: "15/4/2023").dues("2023-01-01", "2023-05-31") == ["2023-M04 -", "2023-M05 -"])
    #expect(Small(rule, from: "16/4/2023").dues("2023-01-01", "2023-05-31") == ["2023-M05 -"])
    #expect(Small(rule, from: "16/5/2023").dues("2023-01-01", "2023-06-30") == ["2023-M05 -", "2023-M06 -"])
    #expect(Small(rule, from: "17/5/2023").dues("2023-01-01", "2023-06-30") == ["2023-M06 -"])
  }

  /// With the 20th, May 2023 runs from 21/4 to 20/5: thirty days, the middle is 5/5.
  @Test func `the middle of a period is that of its own cut-off`() {
    let (rule, applied) = monthly(cutOff: "số liệu tính đến ngày 20 tháng cuối kỳ")
    #expect(
      Small(rule, applied: applied, from: "5/5/2023").dues("2023-01-01", "2023-06-30") == ["2023-M05 -", "2023-M06 -"])
    #expect(Small(rule, applied: applied, from: "6/5/2023").dues("2023-01-01", "2023-06-30") == ["2023-M06 -"])
  }

  @Test func `the last period of a term is the one that closes by its last day`() {
    let (rule, applied) = monthly(cutOff: "số liệu tính đến ngày 20 tháng cuối kỳ")
    #expect(
      Small(rule, applied: applied, to: "20/6/2023").dues("2023-05-01", "2023-12-31") == ["2023-M05 -", "2023-M06 -"])
    #expect(Small(rule, applied: applied, to: "19/6/2023").dues("2023-05-01", "2023-12-31") == ["2023-M05 -"])
  }

  @Test func `the last year of the term is the year of its last day, and the end of the term is owed once`() {
    let year = Small("A phải tổng kết \"quy chế\" gửi B; năm cuối giai đoạn.", to: "31/12/2025")
    #expect(year.dues("2023-01-01", "2027-12-31") == ["2025 -"])
    let end = Small("A phải tổng kết \"quy chế\" gửi B; kết thúc giai đoạn.", to: "31/12/2025")
    #expect(end.dues("2023-01-01", "2027-12-31") == ["once -"])
    #expect(end.window("2025-12-31", "2025-12-31").map { "\($0.id)" } == ["thu/dieu-1:org-0001:once"])
  }

  @Test func `six months beside a year and alone are read as the application says`() {
    let rule = "[a] A phải báo cáo \"việc\" gửi B; 6 tháng."
    func dues(_ words: String) -> [String] {
      Small(rule, applied: ["theo: thông lệ\n[a] \"6 tháng\" là \(words)."]).dues("2023-01-01", "2024-12-31")
    }
    #expect(dues("6 tháng đầu năm") == ["2023-H1 -", "2024-H1 -"])
    #expect(dues("6 tháng một lần") == ["2023-H1 -", "2023-H2 -", "2024-H1 -", "2024-H2 -"])
    #expect(Small(rule).dues("2023-01-01", "2024-12-31") == [])
  }

  @Test func `six months may come to mean both halves from a day in mid-year`() {
    let world = Small(
      "[a] A phải báo cáo \"việc\" gửi B; 6 tháng.",
      applied: [
        "theo: thông lệ\n[a] \"6 tháng\" là 6 tháng đầu năm.",
        "theo: thông lệ; từ 1/7/2024\n[a] \"6 tháng\" là 6 tháng một lần.",
      ])
    #expect(
      world.dues("2023-01-01", "2025-12-31") == ["2023-H1 -", "2024-H1 -", "2024-H2 -", "2025-H1 -", "2025-H2 -"])
  }

  @Test func `three, six and nine months are counted from the start of the year`() throws {
    let world = Small("A phải báo cáo \"việc\" gửi B; 3, 6, 9 tháng; hằng năm.")
    #expect(world.dues("2023-01-01", "2023-12-31") == ["2023 -", "2023-3M -", "2023-6M -", "2023-9M -"])
    let nine = try #require(world.window("2023-01-01", "2023-12-31").first { "\($0.id.period)" == "2023-9M" })
    #expect(nine.line.start == day("2023-01-01"))
    #expect(nine.line.end == day("2023-09-30"))
  }

  // MARK: One period

  /// Each way of closing periods, with what makes them move or take each other in.
  private var manyWays: [Small] {
    [
      Small(
        "[a] A phải báo cáo \"việc\" gửi B; hằng tuần, hằng tháng, hằng quý, 6 tháng, hằng năm; gộp kỳ.",
        applied: ["theo: thông lệ\n[a] \"6 tháng\" là 6 tháng một lần."]),
      Small(
        "[a] A phải báo cáo \"việc\" gửi B; hằng tháng, hằng quý; chậm nhất ngày 3 tháng sau; gộp kỳ.",
        applied: [
          "theo: thông lệ; đến 31/7/2024\n[a] số liệu tính đến ngày 20 tháng cuối kỳ.",
          "theo: thông lệ; từ 1/8/2024\n[a] số liệu tính đến ngày 10 tháng cuối kỳ.",
        ]),
      Small("A phải báo cáo \"việc\" gửi B; 3, 6, 9 tháng, hằng năm; gộp kỳ."),
      Small("A phải tổng kết \"quy chế\" gửi B; hằng quý, năm cuối giai đoạn.", to: "30/9/2025"),
      Small("A phải báo cáo \"việc\" gửi B; tháng 7 hằng năm, hằng quý; gộp kỳ."),
    ]
  }

  /// A window lays out all periods in it; one period is reckoned from the days on which it can close.
  @Test func `a period that is asked for alone is the one that a window has`() throws {
    for (place, world) in manyWays.enumerated() {
      let schedule = Schedule(regulation: world.regulation, calendar: world.calendar)
      let rule = try #require(world.regulation.rules.first)
      let lines = schedule.lines(of: rule, from: day("2023-01-01"), to: day("2026-12-31"))
      #expect(lines.count > 3, "\(place)")
      for line in lines {
        let alone = try #require(schedule.line(of: rule, label: line.label), "\(place) \(line.label)")
        #expect(
          (alone.start, alone.end, alone.decidingDay) == (line.start, line.end, line.decidingDay),
          "\(place) \(line.label)")
        #expect((alone.due?.date, alone.absorbedBy) == (line.due?.date, line.absorbedBy), "\(place) \(line.label)")
      }
      // What no window has is not there alone either.
      let labels = Set(lines.map(\.label))
      for year in 2023...2026 {
        for label in [
          .month(year: year, month: 3), .quarter(year: year, quarter: 2), .half(year: year, half: 1), .year(year),
        ]
          as [PeriodLabel] where !labels.contains(label)
        {
          #expect(schedule.line(of: rule, label: label) == nil, "\(place) \(label)")
        }
      }
    }
  }

  // MARK: Due days

  @Test func `a day of the last month that the month does not have is its last`() {
    let world = Small(
      "A phải báo cáo \"việc\" gửi B; hằng tháng; chậm nhất ngày 31 tháng cuối kỳ.",
      applied: [
        "theo: thông lệ\nnếu là ngày nghỉ thì giữ nguyên."
      ])
    #expect(
      world.dues("2023-01-01", "2023-04-30") == [
        "2023-M01 2023-01-31", "2023-M02 2023-02-28", "2023-M03 2023-03-31", "2023-M04 2023-04-30",
      ])
    #expect(world.dues("2024-02-01", "2024-02-29") == ["2024-M02 2024-02-29"])
  }

  @Test func `29 February is the 28th in a year that has none`() {
    let world = Small(
      "A phải báo cáo \"việc\" gửi B; hằng năm, chậm nhất ngày 29/2 năm sau.",
      applied: [
        "theo: thông lệ\nnếu là ngày nghỉ thì giữ nguyên."
      ])
    #expect(world.dues("2023-01-01", "2025-12-31") == ["2023 2024-02-29", "2024 2025-02-28"])
  }

  /// 5/3/2023 and 5/8/2023 are Sunday and Saturday.
  @Test func `a day of the next month passes over the year and moves to the next working day`() {
    let world = Small("A phải báo cáo \"việc\" gửi B; hằng tháng; chậm nhất ngày 5 tháng sau.")
    #expect(
      world.dues("2023-02-05", "2023-04-30") == ["2023-M01 2023-02-06", "2023-M02 2023-03-06", "2023-M03 2023-04-05"])
    #expect(world.dues("2024-01-01", "2024-01-31") == ["2023-M12 2024-01-05"])
  }

  /// 15/1/2024 is a Monday; 15/1/2023 a Sunday, but 2022 is before the regulation.
  @Test func `a day of the next year`() {
    let world = Small("A phải báo cáo \"việc\" gửi B; hằng năm, chậm nhất ngày 15/1 năm sau.")
    #expect(world.dues("2023-01-01", "2024-12-31") == ["2023 2024-01-15"])
  }

  /// Proves: tra-vinh dieu-6/gach-3 (trước ngày 15/11), clauses.md (i) 1
  @Test func `before a day never moves and that day is too late`() {
    let world = Small("A phải báo cáo \"việc\" gửi B; hằng năm, trước ngày 15/11.")
    // 14/11/2026 is a Saturday.
    #expect(world.dues("2026-01-01", "2026-12-31") == ["2026 2026-11-14"])
  }

  @Test func `by a weekday of the week, moved by a holiday`() {
    // Week 35 of 2022 ends on Sunday 4/9; its Friday, 2/9/2022, is the holiday and the next working day Monday 5/9.
    let world = Small("A phải báo cáo \"việc\" gửi B; hằng tuần; chậm nhất thứ Sáu.", from: "1/8/2022")
    #expect(
      world.dues("2022-08-22", "2022-09-09") == ["2022-W34 2022-08-26", "2022-W35 2022-09-05", "2022-W36 2022-09-09"])
  }

  @Test func `a week that closes on Thursday keeps the Friday behind it`() throws {
    let world = Small(
      "[a] A phải báo cáo \"việc\" gửi B; hằng tuần; chậm nhất thứ Sáu.",
      applied: ["theo: thông lệ\n[a] số liệu tính đến thứ Năm."])
    let week = try #require(world.window("2023-03-20", "2023-03-26").first)
    #expect(
      "\(week.id.period) \(week.line.start) \(week.line.end ?? day("")) \(week.state.due ?? day(""))"
        == "2023-W12 2023-03-17 2023-03-23 2023-03-24")
  }

  @Test func `within the period and a quota end with the period and never move`() {
    // 30/4 and 31/12/2023 are Sundays.
    let within = Small("A phải báo cáo \"việc\" gửi B; hằng tháng; trong kỳ.")
    #expect(within.dues("2023-04-01", "2023-04-30") == ["2023-M04 2023-04-30"])
    let quota = Small("A phải tập huấn \"cán bộ\"; hằng năm; ít nhất 1 lần.")
    #expect(quota.dues("2023-01-01", "2023-12-31") == ["2023 2023-12-31"])
    let december = Small("A phải sơ kết \"việc\" gửi B; tháng 12 hằng năm.")
    #expect(december.dues("2023-01-01", "2023-12-31") == ["2023 2023-12-31"])
  }

  @Test func `a term from the end of the period does not count its first day and rolls at the end`() {
    // April ends on Sunday 30/4/2023. Ten days: 10/5, a Wednesday. Ten working days from Monday 1/5: Friday 12/5.
    let days = Small("A phải báo cáo \"việc\" gửi B; hằng tháng; trong thời hạn 10 ngày, kể từ ngày kết thúc kỳ.")
    #expect(days.dues("2023-05-01", "2023-05-31") == ["2023-M04 2023-05-10"])
    let working = Small(
      "A phải báo cáo \"việc\" gửi B; hằng tháng; trong thời hạn 10 ngày làm việc, kể từ ngày kết thúc kỳ.")
    #expect(working.dues("2023-05-01", "2023-05-31") == ["2023-M04 2023-05-12"])
  }

  @Test func `a due day far behind its period is found in the window it lies in`() {
    let world = Small("A phải báo cáo \"việc\" gửi B; hằng năm, trong thời hạn 30 tháng, kể từ ngày kết thúc kỳ.")
    // 2023 ends on 31/12/2023; thirty months on is 30/6/2026, a Tuesday.
    #expect(world.dues("2026-06-30", "2026-06-30") == ["2023 2026-06-30"])
    #expect(world.dues("2024-01-01", "2026-12-31") == ["2023 2026-06-30"])
  }

  @Test func `beyond the last decided day a due day is provisional`() throws {
    let world = Small("A phải báo cáo \"việc\" gửi B; hằng năm, chậm nhất ngày 15/1 năm sau.")
    let known = try #require(world.window("2026-01-01", "2026-12-31").first)
    #expect("\(known.id.period)" == "2025")
    #expect(known.state.certainty == .final)
    let open = try #require(world.window("2027-01-01", "2027-12-31").first)
    #expect("\(open.id.period)" == "2026")
    #expect(open.state.certainty == .provisional)
  }

  // MARK: Which application holds

  private static let four =
    "[a] A phải báo cáo \"việc\" gửi B; hằng tháng, hằng quý.\n[b] A phải báo cáo \"khác\" gửi B; hằng tháng."

  private func due(_ number: Int, _ scope: String = "") -> String {
    "\(scope)hạn chậm nhất ngày \(number) tháng cuối kỳ, nếu là ngày nghỉ thì giữ nguyên."
  }

  @Test
  func
    `a series of labels is stronger than labels, labels than a series, a series than all, the nearest heading than any`()
  {
    func dues(above: String = "", _ lines: String...) -> [String] {
      Small(
        Self.four, applied: ["theo: thông lệ\n\(lines.joined(separator: "\n"))"],
        above: above.isEmpty ? "" : "```apdung\ntheo: thông lệ\n\(above)\n```"
      ).window("2023-03-01", "2023-03-31").map {
        "\($0.rule.label ?? "") \($0.id.period) \($0.state.due.map { "\($0)" } ?? "-")"
      }.sorted()
    }
    #expect(dues(due(10)) == ["a 2023-M03 2023-03-10", "a 2023-Q1 2023-03-10", "b 2023-M03 2023-03-10"])
    #expect(
      dues(due(10), due(12, "mọi báo cáo quý: ")) == [
        "a 2023-M03 2023-03-10", "a 2023-Q1 2023-03-12", "b 2023-M03 2023-03-10",
      ])
    #expect(
      dues(due(10), due(12, "mọi báo cáo tháng: "), due(14, "[b] ")) == [
        "a 2023-M03 2023-03-12", "a 2023-Q1 2023-03-10", "b 2023-M03 2023-03-14",
      ])
    // One kind of period of one sentence, wherever it stands.
    #expect(
      dues(due(16, "[a] kỳ tháng: "), due(14, "[a], [b] "), due(12, "mọi báo cáo tháng: ")) == [
        "a 2023-M03 2023-03-16", "a 2023-Q1 2023-03-14", "b 2023-M03 2023-03-14",
      ])
    #expect(
      dues(due(10), due(16, "[a], [b] kỳ tháng: ")) == [
        "a 2023-M03 2023-03-16", "a 2023-Q1 2023-03-10", "b 2023-M03 2023-03-16",
      ])
    #expect(
      dues(above: due(20, "mọi báo cáo tháng: "), due(10)) == [
        "a 2023-M03 2023-03-10", "a 2023-Q1 2023-03-10", "b 2023-M03 2023-03-10",
      ])
    #expect(
      dues(above: due(20, "mọi báo cáo tháng: ")) == ["a 2023-M03 2023-03-20", "a 2023-Q1 -", "b 2023-M03 2023-03-20"])
  }

  /// II.1 and II.1.2 take the place of II and II.1 in addresses, and stand below them all the same.
  @Test func `what is applied at a heading reaches the clauses whose parts go on from its own after a full stop`() {
    let world = Small(
      "A phải báo cáo \"việc\" gửi B; hằng tháng.",
      above: """
        # Phần II {#II}
        ```apdung
        theo: thông lệ
        \(due(10))
        ```
        ### II.1 {#II.1}
        ```quydinh
        A phải báo cáo "một" gửi B; hằng tháng.
        ```
        ```apdung
        theo: thông lệ
        kỳ năm: \(due(11))
        ```
        #### II.1.2 {#II.1.2}
        ```quydinh
        [a] A phải báo cáo "hai" gửi B; hằng tháng, hằng năm.
        ```
        # Phần III {#III}
        """)
    let dues = world.window("2023-12-01", "2023-12-31").map {
      "\($0.rule.address) \($0.id.period) \($0.state.due.map { "\($0)" } ?? "-")"
    }
    #expect(
      dues.sorted() == [
        "thu/II.1 2023-M12 2023-12-10", "thu/II.1.2/a 2023 2023-12-11", "thu/II.1.2/a 2023-M12 2023-12-10",
        "thu/III/dieu-1 2023-M12 -",
      ])
  }

  /// 20/8/2023 is a Sunday, as is 10/9/2023.
  @Test func `what is said of a day off with a day is not carried to another day`() {
    let (rule, _) = monthly()
    let old = "hạn chậm nhất ngày 10 tháng sau, nếu là ngày nghỉ thì ngày làm việc trước đó."
    let new = "hạn chậm nhất ngày 20 tháng cuối kỳ."
    func august(_ applied: String...) -> [String] {
      Small(rule, applied: applied).window("2023-08-01", "2023-09-30").filter { "\($0.id.period)" == "2023-M08" }.map {
        "\($0.state.due.map { "\($0)" } ?? "-")"
      }
    }
    #expect(august("theo: thông lệ\n\(old)") == ["2023-09-08"])
    #expect(august("theo: thông lệ\n\(old)", "theo: thông lệ; từ 1/2/2023\n\(new)") == ["2023-08-21"])
    // Said for itself, it holds for whatever day there is.
    let apart = "theo: thông lệ\nnếu là ngày nghỉ thì giữ nguyên."
    #expect(august("theo: thông lệ; từ 1/2/2023\n\(new)", apart) == ["2023-08-20"])
  }

  @Test func `a due day changed from 1 July holds for the periods that close from then on`() {
    let (rule, _) = monthly()
    let world = Small(
      rule,
      applied: [
        "theo: thông lệ\n\(due(20, "[a] "))", "theo: thông lệ; từ 1/7/2023\n\(due(25, "[a] "))",
      ])
    #expect(
      world.dues("2023-05-01", "2023-08-31") == [
        "2023-M05 2023-05-20", "2023-M06 2023-06-20", "2023-M07 2023-07-25", "2023-M08 2023-08-25",
      ])
  }

  /// Each month once, whatever the day of the change, and every day in one month only.
  @Test(arguments: [(20, 25), (25, 20), (10, 31), (31, 10)])
  func `a cut-off changed on any day leaves no month out and no day in two months`(from: Int, to: Int) {
    let (rule, _) = monthly()
    for offset in stride(from: 0, to: 62, by: 3) {
      let change = day("2023-06-01") + offset
      let world = Small(
        rule,
        applied: [
          "theo: thông lệ\n[a] số liệu tính đến ngày \(from) tháng cuối kỳ.",
          "theo: thông lệ; từ \(change.vietnamese)\n[a] số liệu tính đến ngày \(to) tháng cuối kỳ.",
        ])
      let lines = world.window("2023-02-01", "2023-12-31").map(\.line)
      let months = lines.map { "\($0.label)" }
      #expect(Set(months).count == months.count, "changed on \(change)")
      #expect(
        Set((3...11).map { "2023-M\($0 < 10 ? "0" : "")\($0)" }).subtracting(months) == [], "changed on \(change)")
      for (line, next) in zip(lines, lines.dropFirst()) {
        #expect(line.end.map { $0 + 1 } == next.start, "changed on \(change): \(line.label) then \(next.label)")
      }
    }
  }

  @Test
  func
    `a period closes by the cut-off of its first closing day, and as it was to close where the new closing day is past`()
  {
    let (rule, _) = monthly()
    func july(_ from: Int, _ to: Int) -> String {
      let world = Small(
        rule,
        applied: [
          "theo: thông lệ\n[a] số liệu tính đến ngày \(from) tháng cuối kỳ.",
          "theo: thông lệ; từ 22/7/2023\n[a] số liệu tính đến ngày \(to) tháng cuối kỳ.",
        ])
      return world.window("2023-07-01", "2023-08-31").map { "\($0.line.start) \($0.line.end.map { "\($0)" } ?? "-")" }
        .joined(separator: ", ")
    }
    // On 20/7 the 20th held, so July was closed when the 25th came; August takes the longer month.
    #expect(july(20, 25) == "2023-06-21 2023-07-20, 2023-07-21 2023-08-25")
    // On 20/7 the 25th still held, and on 22/7 the 20th was past.
    #expect(july(25, 20) == "2023-06-26 2023-07-25, 2023-07-26 2023-08-20")
  }

  @Test func `the later of two memberships holds though it is written first`() {
    let world = Small(
      "từng tập thể phải báo cáo \"việc\" gửi B; hằng tháng.",
      above: """
        ```apdung
        theo: thông lệ; từ 1/7/2023
        "tập thể" gồm A, C.
        ```
        ```apdung
        theo: thông lệ
        "tập thể" gồm A.
        ```
        """)
    func bearers(_ month: String) -> [String] {
      world.window("2023-01-01", "2023-12-31").filter { "\($0.id.period)" == month }.map(\.id.bearer.text)
    }
    #expect(bearers("2023-M06") == ["org-0001"])
    #expect(bearers("2023-M07") == ["org-0001", "org-0003"])
  }

  @Test func `a rule carried from a day on owes by itself before that day`() {
    let world = Small(
      "[a] A phải báo cáo \"việc\" gửi B; hằng tháng.\n[b] A phải báo cáo \"khác\" gửi B; hằng tháng.",
      applied: ["theo: thông lệ; từ 1/7/2023\n[b] thực hiện qua dieu-1/a."])
    let window = world.window("2023-05-01", "2023-08-31")
    #expect(window.filter { $0.rule.label == "b" }.map { "\($0.id.period)" } == ["2023-M05", "2023-M06"])
    #expect(window.filter { !$0.also.isEmpty }.map { "\($0.id.period)" } == ["2023-M07", "2023-M08"])
  }
}
