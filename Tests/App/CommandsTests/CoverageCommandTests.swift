import Diagnostics
import Testing

/// `coverage` on a small planted regulation and catalogue, word for word; every example can be worked out by hand.
@Suite struct CoverageCommandTests {
  private let folder: TemporaryFolder

  private static let header =
    "id\tparty\tverb_kind\tmodality\ttrigger\trecurrence\tdeadline\tgist\n"
  private static let rows = [
    "thu/dieu-1/a\tBan B\treport\tmust\trecurring\tmonthly\t\tReport results to A.",
    "thu/dieu-1/b\tBan A, Ban B\tmeeting\tmust\trecurring\tquarterly\t\tHold a briefing.",
    "thu/dieu-1/c\tBan B\tsupervision\tmust\tcontinuous\t\t\tFollow the situation.",
    "thu/dieu-1/d\tBan B\treport\tmust\trecurring\tmonthly\t\tConsolidate.",
    "thu/dieu-1/e\tBan B\tstatistics\tmust\trecurring\tyearly\t\tReport figures.",
    "thu/dieu-1/g\tBan B\tmeeting\tmay\tevent\t\t\tTake part in meetings.",
  ]
  private static let deviations =
    "id\tfield\trule\twhy\nthu/dieu-1/e\tdeadline\ttrước ngày 1/2 năm sau\tvăn bản ghi ngày ấy\n"

  init() throws {
    folder = try TemporaryFolder()
    for (name, text) in PlantedLibrary.register { try folder.write("reg/\(name)", text) }
  }

  /// Runs on the planted files, some of them in other words.
  private func run(
    _ rows: [String] = Self.rows, regulation: String = PlantedLibrary.regulation, deviations: String = Self.deviations,
    names: String? = nil, header: String = Self.header, options: String = "", language: Language = .vi
  ) throws -> Running {
    try folder.write("thu.md", regulation)
    let path = try folder.write("cat/clauses.tsv", header + rows.map { $0 + "\n" }.joined())
    try folder.write("cat/deviations.tsv", deviations)
    if let names { try folder.write("cat/names.tsv", names) }
    return Running(
      "coverage --catalogue \(path) --register \(folder.path)/reg --regulations \(folder.path) \(options)", language)
  }

  private func said(_ run: Running) -> String { run.out.replacing(folder.path, with: "FOLDER") }
  private func complained(_ run: Running) -> String { run.err.replacing(folder.path, with: "FOLDER") }

  @Test func `a catalogue that is carried whole ends with 0 and one line behind the table`() throws {
    let vi = try run()
    #expect(
      said(vi) == """
        quy chế  báo cáo  ý kiến  vụ việc  họp, đoàn  văn bản  sổ, danh sách  thường xuyên  nguyên tắc, định nghĩa  tất cả
        thu          3/3       -        -        3/3        -              -             -                       -     6/6

        FOLDER/cat/clauses.tsv: 6 trên 6 dòng có câu và không câu nào nói khác; 0 dòng chưa có câu, 0 dòng có câu nói khác, 0 lỗi trong danh mục; 1 chỗ khác có lý do, 0 câu ngoài danh mục

        """)
    #expect(vi.code == 0)
    let en = try run(language: .en)
    #expect(
      said(en) == """
        regulation  report  gate  case  session  instrument  register  standing  principle, definition  all
        thu            3/3     -     -      3/3           -         -         -                      -  6/6

        FOLDER/cat/clauses.tsv: 6 of 6 rows carried and not contradicted; 0 without a rule, 0 contradicted, 0 errors in the catalogue; 1 difference with a reason, 0 rules outside the catalogue

        """)
  }

  @Test func `every row can be listed with what carries it and why it differs`() throws {
    let run = try run(options: "--rows", language: .en)
    #expect(
      said(run).contains(
        """

        thu/dieu-1/a: thu/dieu-1/a
        thu/dieu-1/b: thu/dieu-1/b
        thu/dieu-1/c: thu/dieu-1/c
        thu/dieu-1/d: thu/dieu-1/d; done through thu/dieu-1/a
        thu/dieu-1/e: thu/dieu-1/e; deadline "trước ngày 1/2 năm sau": văn bản ghi ngày ấy
        thu/dieu-1/g: thu/dieu-1/g

        """))
  }

  @Test func `a row without a sentence is told with what it says`() throws {
    let rows = Self.rows + ["thu/dieu-2\tBan A\treport\tmust\tevent\tad hoc\t\tReport at once."]
    let vi = try run(rows)
    #expect(
      said(vi).contains(
        "\nFOLDER/cat/clauses.tsv:8: thu/dieu-2: không có câu nào ở địa chỉ này; danh mục ghi: Report at once.\n"))
    #expect(vi.code == 1)
    #expect(
      said(try run(rows, language: .en)).contains(
        "\nFOLDER/cat/clauses.tsv:8: thu/dieu-2: no rule stands at this address; the catalogue says: Report at once.\n")
    )
  }

  @Test func `each contradiction is told with its line, what the row says and what the rule says`() throws {
    let changed = PlantedLibrary.regulation
      .replacing(
        "[a] B phải báo cáo \"kết quả công tác\" gửi A; hằng tháng.",
        with: "[a] A phải tập huấn \"kết quả công tác\" gửi B; hằng quý."
      )
      .replacing("[c] B có trách nhiệm theo dõi", with: "[c] B cần theo dõi")
      .replacing("trước ngày 1/2 năm sau", with: "chậm nhất ngày 1/2 năm sau")
    let vi = try run(regulation: changed)
    #expect(
      said(vi).contains(
        """

        FOLDER/thu.md:19: thu/dieu-1/a: ai phải làm: danh mục ghi "Ban B", câu ghi "A"
        FOLDER/thu.md:19: thu/dieu-1/a: việc: danh mục ghi "report", câu ghi "tập huấn"
        FOLDER/thu.md:19: thu/dieu-1/a: kỳ: danh mục ghi "monthly", câu ghi "quarterly"
        FOLDER/thu.md:21: thu/dieu-1/c: loại câu: danh mục ghi "must", câu ghi "should"
        FOLDER/thu.md:22: thu/dieu-1/d: kỳ: danh mục ghi "monthly", câu ghi "thu/dieu-1/a: quarterly"
        FOLDER/thu.md:23: thu/dieu-1/e: hạn: danh mục không ghi, câu ghi "chậm nhất ngày 1/2 năm sau"

        """), "\(said(vi))")
    #expect(
      said(vi).contains(
        "FOLDER/cat/deviations.tsv:2:1: lỗi: thu/dieu-1/e, cột deadline: ghi là câu nói \"trước ngày 1/2 năm sau\", nay câu nói \"chậm nhất ngày 1/2 năm sau\"; sửa dòng này hoặc sửa câu [other-deviation]\n"
      ))
    #expect(vi.code == 1)
    let en = try run(regulation: changed, language: .en)
    #expect(
      said(en).contains(
        "\nFOLDER/thu.md:19: thu/dieu-1/a: bearer: the catalogue says \"Ban B\", the rule \"A\"\n"))
    #expect(
      said(en).contains(
        "\nFOLDER/thu.md:23: thu/dieu-1/e: deadline: the catalogue says nothing, the rule \"chậm nhất ngày 1/2 năm sau\"\n"
      ))
  }

  @Test func `a sentence done through another must find its own periods there`() throws {
    let changed = PlantedLibrary.regulation.replacing("gửi A; hằng tháng.\n    [b]", with: "gửi A; hằng quý.\n    [b]")
      .replacing(
        "[a] B phải báo cáo \"kết quả công tác\" gửi A; hằng tháng.",
        with: "[a] B phải báo cáo \"kết quả công tác\" gửi A; hằng quý.")
    let rows = Self.rows.map {
      $0.replacing(
        "dieu-1/a\tBan B\treport\tmust\trecurring\tmonthly", with: "dieu-1/a\tBan B\treport\tmust\trecurring\tquarterly"
      )
    }
    #expect(
      said(try run(rows, regulation: changed)).contains(
        "thu/dieu-1/d: kỳ: danh mục ghi \"monthly\", câu ghi \"thu/dieu-1/a: quarterly\"\n"))
  }

  @Test func `a deviation that excuses nothing is told`() throws {
    let idle = Self.deviations + "thu/dieu-1/c\tverb_kind\ttheo dõi\tkhông còn\n"
    let vi = try run(deviations: idle)
    #expect(
      said(vi).contains(
        "FOLDER/cat/deviations.tsv:3:1: lỗi: thu/dieu-1/c, cột verb_kind: câu không còn khác danh mục; bỏ dòng này [idle-deviation]\n"
      ))
    #expect(vi.code == 1)
    #expect(
      said(try run(deviations: idle, language: .en)).contains(
        "FOLDER/cat/deviations.tsv:3:1: error: thu/dieu-1/c, column verb_kind: the rule no longer differs from the catalogue; take this line out [idle-deviation]\n"
      ))
  }

  @Test func `a name that no party has must be explained`() throws {
    let rows = Self.rows.map { $0.replacing("dieu-1/a\tBan B", with: "dieu-1/a\tBan kia") }
    let vi = try run(rows)
    #expect(
      said(vi).contains(
        "FOLDER/cat/clauses.tsv:2:1: lỗi: thu không có bên nào tên \"Ban kia\"; ghi vào names.tsv đó là bên nào [unknown-name]\n"
      ))
    #expect(vi.code == 1)
    #expect(try run(rows, names: "regulation\tname\tparties\nthu\tBan kia\tB\n").code == 0)
    #expect(
      said(try run(rows, names: "regulation\tname\tparties\nthu\tBan kia\tBB\n", language: .en)).contains(
        "FOLDER/cat/names.tsv:2:5: error: thu has no party called \"BB\" [unknown-party]\n"))
  }

  @Test func `rows of a regulation that was not read are an error of the catalogue`() throws {
    let rows = Self.rows + ["thu-2/dieu-1\tBan A\treport\tmust\tevent\tad hoc\t\tReport."]
    let vi = try run(rows)
    #expect(
      said(vi).contains(
        "FOLDER/cat/clauses.tsv:8:1: lỗi: không đọc được quy chế nào có mã \"thu-2\", mà danh mục có 1 dòng của quy chế ấy [unread-regulation]\n"
      ))
    #expect(vi.code == 1)
  }

  @Test func `mistakes in the catalogue stop everything and are told with their place`() throws {
    let bad = [
      Self.rows[0], Self.rows[0], Self.rows[1].replacing("meeting", with: "meting"),
      Self.rows[2].replacing("continuous", with: "always"), Self.rows[4].replacing("yearly", with: "now and then"),
      "thu/dieu-1/g\tBan B",
    ]
    let vi = try run(bad, deviations: "id\tfield\trule\twhy\nthu/dieu-1/x\tdeadline\ta\tb\n")
    #expect(vi.out == "")
    #expect(vi.code == 1)
    let lines = complained(vi).split(separator: "\n").filter { $0.hasPrefix("FOLDER") || $0.hasPrefix("phoihop") }
    #expect(
      lines == [
        "FOLDER/cat/clauses.tsv:3:1: lỗi: \"thu/dieu-1/a\" đã có ở dòng 2 [doubled-row]",
        "FOLDER/cat/clauses.tsv:4:27: lỗi: cột \"verb_kind\" không có giá trị \"meting\"; được dùng: report, statistics, information-exchange, appraisal, consultation, social-criticism, petition-intake, petition-tracking, complaint-denunciation, citizen-reception, emergency, meeting, dialogue, supervision, inspection, training, plan, review-interim, review-final, amendment, emulation, commendation, staffing, delegation, survey, guidance, principle, definition, validity [unknown-word]",
        "FOLDER/cat/clauses.tsv:5:37: lỗi: cột \"trigger\" không có giá trị \"always\"; được dùng: recurring, event, continuous, one-off [unknown-word]",
        "FOLDER/cat/clauses.tsv:6:46: lỗi: không hiểu \"now and then\" ở cột \"recurrence\"; README.md cạnh danh mục kể các dạng được dùng [unreadable-cell]",
        "FOLDER/cat/clauses.tsv:7:1: lỗi: dòng này có 2 ô, tiêu đề có 8 ô [wrong-cell-count]",
        "FOLDER/cat/deviations.tsv:2:1: lỗi: danh mục không có dòng \"thu/dieu-1/x\" [unknown-row]",
        "phoihop: 6 lỗi trong tệp đầu vào; chưa tính gì",
      ])
  }

  @Test func `an unknown column and a file that is not UTF-8 are told in both languages`() throws {
    let header = Self.header.replacing("gist", with: "gits")
    let vi = try run(header: header)
    #expect(
      complained(vi).hasPrefix(
        "FOLDER/cat/clauses.tsv:1:1: lỗi: tiêu đề thiếu cột bắt buộc \"gist\"; cần có: id, party, verb_kind, modality, trigger, recurrence, deadline, gist [missing-column]\n"
      ))
    #expect(
      complained(vi).contains(
        "FOLDER/cat/clauses.tsv:1:57: lỗi: clauses.tsv không có cột \"gits\"; các cột được phép: id, text, party, counterparty/recipient, verb_kind, modality, trigger, recurrence, deadline, artefact, condition/exception, gist, system_feature [unknown-column]\n"
      ))
    #expect(vi.code == 1)
    let path = try folder.write("cat/clauses.tsv", [0x69, 0x64, 0xFF])
    let bytes = Running(
      "coverage --catalogue \(path) --register \(folder.path)/reg --regulations \(folder.path)", .en)
    #expect(
      complained(bytes).contains(
        "FOLDER/cat/clauses.tsv:1:3: error: the file is not UTF-8; save it again as \"UTF-8\" [not-utf8]\n"))
    #expect(bytes.code == 1)
  }

  @Test func `as data it gives the summary and every row with its rules`() throws {
    let run = try run(options: "--format json")
    #expect(run.code == 0)
    #expect(run.out.hasPrefix("{\n  \"whole\": true,\n  \"summary\": [\n"))
    #expect(
      run.out.replacing(folder.path, with: "FOLDER").contains(
        """
            {
              "id": "thu/dieu-1/d",
              "kernel": "report",
              "covered": true,
              "rules": [
                {
                  "address": "thu/dieu-1/d",
                  "file": "FOLDER/thu.md",
                  "line": 22
                }
              ],
              "through": [
                "thu/dieu-1/a"
              ],
              "contradictions": [],
              "deviations": []
            },
        """))
    #expect(
      run.out.contains(
        """
              "deviations": [
                {
                  "field": "deadline",
                  "rule": "trước ngày 1/2 năm sau",
                  "why": "văn bản ghi ngày ấy"
                }
              ]
        """))
    let changed = PlantedLibrary.regulation.replacing("[c] B có", with: "[c] A có")
    let wrong = try self.run(regulation: changed, options: "--format json")
    #expect(wrong.code == 1)
    #expect(wrong.out.hasPrefix("{\n  \"whole\": false,\n"))
    #expect(
      wrong.out.contains(
        """
              "contradictions": [
                {
                  "field": "party",
                  "catalogue": "Ban B",
                  "rule": "A"
                }
              ],
        """))
  }

  @Test func `what ships is whole`() {
    let run = Running("coverage")
    #expect(run.code == 0)
    #expect(run.err == "")
    #expect(
      run.out.hasSuffix(
        "Regulations/catalogue/clauses.tsv: 607 trên 607 dòng có câu và không câu nào nói khác; 0 dòng chưa có câu, 0 dòng có câu nói khác, 0 lỗi trong danh mục; 68 chỗ khác có lý do, 23 câu ngoài danh mục\n"
      ))
  }
}
