import Diagnostics
import Testing

/// The board of who has a programme of its own after that of the level above.
@Suite struct AdoptionsCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func event(
    _ id: String, _ kind: String, _ obligation: String, _ day: String, by: String, _ more: String = ""
  ) -> String {
    #"{"id": "\#(id)", "kind": "\#(kind)", "obligation": "\#(obligation)", "happened": "\#(day)", "recorded": "\#(day)T08:00:00Z", "by": "\#(by)"\#(more)}"#
      + "\n"
  }

  private func document(_ number: String, _ date: String) -> String {
    #", "document": {"number": "\#(number)", "date": "\#(date)"}"#
  }

  /// The cells of a table's lines, by what stands two spaces apart.
  private func cells(_ text: some StringProtocol) -> [String] {
    var out: [String] = []
    for part in text.split(separator: "  ", omittingEmptySubsequences: true) {
      let cell = String(part.drop { $0 == " " })
      if !cell.isEmpty { out.append(cell) }
    }
    return out
  }

  private func once(_ number: Int) -> String { "soc-trang/III.3.4/b:org-0\(number):once" }

  /// Of Sóc Trăng's eleven districts, until the day on which the programme is due: the city's came on paper and the province's board
  /// entered it; Châu Thành's was sent and returned, Kế Sách's refused; Mỹ Tú is excused, Cù Lao Dung let off; Ngã Năm says it has one.
  private var socTrang: String {
    let paper = #", "for": "org-0517""# + document("07-CTr/BDV-UBND", "2023-11-15")
    return event("a1", "submitted", once(552), "2023-11-20", by: "org-0552", document("12-CTr/BDV", "2023-11-18"))
      + event("a2", "received", once(517), "2023-11-21", by: "org-0487", paper)
      + event("a3", "submitted", once(522), "2023-11-22", by: "org-0522", document("03-CTr/BDV", "2023-11-22"))
      + event("a4", "returned", once(522), "2023-11-24", by: "org-0487")
      + event("a5", "submitted", once(527), "2023-11-24", by: "org-0527", document("09-KH/BDV", "2023-11-23"))
      + event("a6", "refused", once(527), "2023-11-27", by: "org-0487", #", "ground": "là kế hoạch năm""#)
      + event("a7", "excused", once(532), "2023-11-28", by: "org-0487", #", "ground": "ngập lụt""#)
      + event("a8", "waived", once(537), "2023-11-28", by: "org-0487", #", "ground": "dùng chung""#)
      + event(
        "a9", "received", once(542), "2024-01-05", by: "org-0487",
        #", "for": "org-0542""# + document("01-CTr/BDV", "2024-01-03"))
      + event("b1", "accepted", once(552), "2024-01-08", by: "org-0553")
  }

  /// Proves: soc-trang/III.3.4/b. Eleven bodies; one is let off, so ten are expected: one excused, three came (a return keeps the day, a
  /// refusal does not), six are still to come on the last good day, 29/12/2023.
  @Test func `each district has one line with its state, document and who recorded it, and the figures add up`() throws
  {
    let file = try folder.write("ev.jsonl", socTrang)
    let run = Running("adoptions soc-trang --on 2023-12-29 --events \(file)")
    #expect(run.code == 0)
    #expect(run.err == "")
    let lines = run.out.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[2] == #"soc-trang/III.3.4/b: lập chương trình "phối hợp về công tác dân vận, giai đoạn 2022 - 2026""#)
    #expect(cells(lines[3]) == ["CƠ QUAN", "TÌNH TRẠNG", "NGÀY", "VĂN BẢN", "HẠN", "NGƯỜI GHI", "TỆP QUY TẮC"])
    #expect(
      lines[4..<15].map { cells($0) } == [
        [
          "Ban Dân vận Thành ủy Sóc Trăng", "đã có", "21/11/2023", "số 07-CTr/BDV-UBND ngày 15/11/2023", "29/12/2023",
          "Ban Dân vận Tỉnh ủy Sóc Trăng, ghi thay",
        ],
        [
          "Ban Dân vận Huyện ủy Châu Thành", "trả lại để bổ sung", "22/11/2023", "số 03-CTr/BDV ngày 22/11/2023",
          "29/12/2023", "tự ghi",
        ],
        ["Ban Dân vận Huyện ủy Kế Sách", "không chấp nhận", "29/12/2023"],
        ["Ban Dân vận Huyện ủy Mỹ Tú", "ghi nhận lý do khách quan", "29/12/2023"],
        ["Ban Dân vận Huyện ủy Cù Lao Dung", "được miễn", "29/12/2023"],
        ["Ban Dân vận Huyện ủy Long Phú", "chưa", "29/12/2023"],
        ["Ban Dân vận Huyện ủy Mỹ Xuyên", "chưa", "29/12/2023"],
        [
          "Ban Dân vận Thị ủy Ngã Năm", "báo đã có, nơi nhận chưa ghi", "20/11/2023", "số 12-CTr/BDV ngày 18/11/2023",
          "29/12/2023", "tự ghi",
        ],
        ["Ban Dân vận Huyện ủy Thạnh Trị", "chưa", "29/12/2023"],
        ["Ban Dân vận Thị ủy Vĩnh Châu", "chưa", "29/12/2023"],
        ["Ban Dân vận Huyện ủy Trần Đề", "chưa", "29/12/2023"],
      ])
    #expect(
      cells(lines[17]) == ["soc-trang/III.3.4/b", "10", "6", "3", "0", "0", "0", "1", "100 % (3/3)", "100 % (3/3)"])
    #expect(
      run.out.hasSuffix(
        "\nXét ngày 29/12/2023, theo những gì đã ghi đến hết ngày 20/03/2024.\nPhải có = chưa đến hạn + đúng hạn + chậm + thiếu + không ghi hạn + khách quan.\n"
      ))
  }

  /// Ten days later Long Phú's came late, Ngã Năm's was accepted by the People's Committee, five are missing.
  @Test func `a later day, data, and what was not yet known`() throws {
    let file = try folder.write("ev.jsonl", socTrang)
    let csv = Running("adoptions soc-trang --on 2024-01-10 --events \(file) --format csv").out
    let rows = csv.split(separator: "\r\n").flatMap { $0.split(separator: "\n") }
    #expect(
      rows[0]
        == "obligation,regulation,rule,bearer,bearerName,answerable,state,lifeCycle,day,documentNumber,documentDate,due,recordedBy,recordedForIt,texts,class"
    )
    #expect(rows.count == 12)
    let tail = rows.dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).dropFirst(6).joined(separator: ",")
    }
    #expect(
      tail == [
        "adopted,inEffect,2023-11-21,07-CTr/BDV-UBND,2023-11-15,2023-12-29,org-0487,true,,onTime",
        "returned,inEffect,2023-11-22,03-CTr/BDV,2023-11-22,2023-12-29,org-0522,false,,onTime",
        "refused,inEffect,,,,2023-12-29,,false,,missing",
        "released,discharged(excused),,,,2023-12-29,,false,,excused",
        "released,discharged(waived),,,,2023-12-29,,false,,",
        "adopted,inEffect,2024-01-05,01-CTr/BDV,2024-01-03,2023-12-29,org-0487,true,,late",
        "notYet,inEffect,,,,2023-12-29,,false,,missing",
        "adopted,fulfilled,2023-11-20,12-CTr/BDV,2023-11-18,2023-12-29,org-0552,false,,onTime",
        "notYet,inEffect,,,,2023-12-29,,false,,missing",
        "notYet,inEffect,,,,2023-12-29,,false,,missing",
        "notYet,inEffect,,,,2023-12-29,,false,,missing",
      ])
    // The same figures as completeness gives for what is due on that day: 3 on time, 1 late, 5 missing, 1 excused.
    let figures = Running(
      "completeness --by regulation --regulation soc-trang --from 2023-12-29 --to 2023-12-29 --on 2024-01-10 --events \(file) --format csv"
    ).out
    #expect(figures.contains(",10,0,3,1,5,0,1,4,9,444,333"))
    let json = Running("adoptions soc-trang --on 2024-01-10 --events \(file) --format json", .en).out
    let total = json[(json.firstRange(of: #""total""#)?.lowerBound ?? json.endIndex)...]
    for line in [#""expected": 10"#, #""onTime": 3"#, #""late": 1"#, #""missing": 5"#, #""excused": 1"#] {
      #expect(total.contains(line), "\(line)")
    }
    #expect(json.contains(#""document": {"#) && json.contains(#""number": "07-CTr/BDV-UBND""#))
    // By what was known on 20/11 only Ngã Năm had told of its programme.
    let before = Running("adoptions soc-trang --on 2024-01-10 --known 2023-11-20 --events \(file) --format csv").out
    #expect(before.components("notYet") == 10)
    #expect(before.components("claimed") == 1)
  }

  /// Proves: uong-bi/dieu-25/a. The regulation has no end and states no day: every window has this duty until it is done, and so has
  /// the board. Nobody receives, so the body's own word is the end. Thirteen grassroots committees: ten of wards and communes, three others.
  @Test func `what is owed once under a text without an end is on the board, and in windows until it is done`() throws {
    let id = "uong-bi/dieu-25/a:org-0340:once"
    func listed(_ from: String, _ to: String, _ events: String = "") -> Int {
      Running("obligations --from \(from) --to \(to) --on 2024-01-10 --regulation uong-bi --format csv\(events)").out
        .components("uong-bi/dieu-25/a:")
    }
    #expect(listed("2024-01-01", "2024-01-31") == 13)
    let board = Running("adoptions uong-bi --on 2024-01-10 --format csv").out
    #expect(board.components("uong-bi/dieu-25/a:") == 13)
    #expect(board.components("undated") == 13)
    let bearer = board.split(separator: "\n").dropFirst(4).first.map { $0.split(separator: ",")[3] } ?? ""
    let own = id.replacing("org-0340", with: bearer)
    let file = try folder.write(
      "ev.jsonl", event("a1", "submitted", own, "2023-05-10", by: String(bearer), document("05-QC/ĐU", "2023-05-08")))
    #expect(listed("2024-01-01", "2024-01-31", " --events \(file)") == 12)
    #expect(listed("2023-05-10", "2023-05-10", " --events \(file)") == 13)
    let run = Running("adoptions uong-bi --on 2024-01-10 --events \(file)", .en)
    #expect(run.err == "")
    let line = run.out.split(separator: "\n").first { $0.contains("05-QC") }.map { cells($0) } ?? []
    #expect(Array(line.dropFirst()) == ["adopted", "10/05/2023", "no. 05-QC/ĐU of 08/05/2023", "itself"])
    #expect(
      run.out.split(separator: "\n").first { $0.hasPrefix("uong-bi/dieu-25/a ") }.map { cells($0) } == [
        "uong-bi/dieu-25/a", "13", "0", "1", "0", "0", "12", "0", "100 % (1/1)", "100 % (1/1)",
      ])
  }

  /// Proves: quang-nam/III.1/gach-2/b and III.2/gach-2/b are one programme a place: the organisation's word counts for the Front of its
  /// own city and for no other.
  @Test func `one programme of several sentences is one line, and who tells of it tells of its own place`() throws {
    let file = try folder.write(
      "ev.jsonl",
      event(
        "q1", "submitted", "quang-nam/III.2/gach-2/b:org-0155:once", "2020-06-20", by: "org-0155",
        document("02-CTr/HA", "2020-06-18")))
    let rows = Running("adoptions quang-nam --on 2020-07-01 --events \(file) --format csv").out.split(separator: "\n")
    #expect(rows.count == 18)
    #expect(
      rows.filter { $0.contains(",claimed,") }.map { $0.prefix { $0 != "," } } == [
        "quang-nam/III.1/gach-2/b:org-0154:once"
      ])
    #expect(rows.count { $0.contains(",notYet,") && $0.hasSuffix(",missing\r") || $0.hasSuffix(",missing") } == 16)
  }

  @Test func `without regulations named the board is of all, and a text that asks for none says so`() {
    let all = Running("adoptions --on 2023-06-01 --format csv").out
    var rules: [Substring] = []
    for row in all.split(separator: "\n").dropFirst() {
      let rule = row.split(separator: ",")[2]
      if rules.last != rule { rules.append(rule) }
    }
    #expect(rules == ["dong-nai/dieu-4/2.6/b", "quang-nam/III.1/gach-2/b", "soc-trang/III.3.4/b", "uong-bi/dieu-25/a"])
    #expect(
      Running("adoptions tra-vinh --on 2023-06-01").out
        == "Không câu nào buộc cơ quan cấp dưới lập văn bản của mình theo các văn bản này, tính đến ngày 01/06/2023.\n")
    #expect(
      Running("adoptions tra-vinh --on 2023-06-01", .en).out
        == "No sentence of these texts obliges a level below to make a text of its own, as of 01/06/2023.\n")
    // Before its first day a text asks for nothing.
    #expect(Running("adoptions soc-trang --on 2022-12-28 --format csv").out.split(separator: "\n").count == 1)
  }

  // MARK: What is one

  private func planned(_ more: String, _ arguments: String) throws -> Running {
    try folder.write("rules/an.md", PlannedDescent.parent + more)
    for (name, text) in PlannedDescent.register { try folder.write("reg/\(name)", text) }
    return Running("adoptions \(arguments) --register \(folder.path)/reg --regulations \(folder.path)/rules")
  }

  /// Owed once by a level below with such an act: yes, 2/b. Else only what says so itself: the parties' own yearly plan for the year of
  /// the day, and what stands, which is shown and not expected.
  @Test func `a sentence is on the board by its act and level, or because it says so`() throws {
    let run = try planned(
      """

      ## Điều 3. Văn bản riêng {#dieu-3}

      ```quydinh
      [a] UBND phải lập kế hoạch "của mình"; hằng năm; để cụ thể hóa văn bản này.
      [b] từng UBND huyện phải ban hành "quy định"; để cụ thể hóa văn bản này.
      [c] từng UBND huyện phải lập kế hoạch "năm"; hằng năm.
      [d] UBND phải ban hành "văn bản của tỉnh"; một lần.
      [e] từng UBND huyện phải báo cáo "một việc"; một lần.
      [f] từng UBND huyện được ban hành "nội quy"; một lần.
      ```

      """, "--on 2023-06-01 --format csv")
    #expect(
      run.out.split(separator: "\n").dropFirst().map { row in
        let cells = row.split(separator: ",", omittingEmptySubsequences: false)
        return "\(cells[0]) \(cells[15])".replacing("\r", with: "")
      } == [
        "an/dieu-2/b:d1-bdv:once undated", "an/dieu-2/b:d2-bdv:once undated", "an/dieu-3/a:p-ub:2023 undated",
        "an/dieu-3/b:d1-ub:term ", "an/dieu-3/b:d2-ub:term ",
      ])
  }

  @Test func `a text of the folder that names the parent as its basis stands beside the bodies that are its parties`()
    throws
  {
    for (name, text) in PlannedDescent.register { try folder.write("reg/\(name)", text) }
    try folder.write("rules/bac.md", PlannedDescent.draft)
    // By the parent's number, as papers name it; another number that holds it is another document.
    try folder.write(
      "rules/nam.md",
      PlannedDescent.draft.replacing("an-huyen-bac", with: "nam").replacing("Huyện Bắc", with: "Huyện Nam")
        .replacing(
          "căn cứ: an, Chương trình phối hợp tỉnh An, số 01-CTr/AN", with: "căn cứ: Chương trình số 01-CTr/AN của tỉnh"
        )
        .replacing("- Phòng Tổng hợp: thuộc BDVTU\n", with: ""))
    try folder.write(
      "rules/khac.md",
      PlannedDescent.draft.replacing("an-huyen-bac", with: "khac")
        .replacing(
          "căn cứ: an, Chương trình phối hợp tỉnh An, số 01-CTr/AN", with: "căn cứ: Chương trình số 101-CTr/AN của an"))
    let run = try planned("", "--on 2023-06-01 --format csv")
    #expect(run.err == "")
    #expect(
      run.out.split(separator: "\n").dropFirst().map { row in
        let cells = row.split(separator: ",", omittingEmptySubsequences: false)
        return "\(cells[3]) \(cells[6]) \(cells[14])"
      } == ["d1-bdv notYet an-huyen-bac", "d2-bdv notYet nam"])
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(_ text: String) -> Int { ranges(of: text).count }
}
