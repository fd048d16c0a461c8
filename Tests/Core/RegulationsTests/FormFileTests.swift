import Diagnostics
import Regulations
import Testing

/// The files of forms.
@Suite struct FormFileTests {
  private func read(_ rows: String) -> (form: Form?, findings: [Diagnostic]) {
    FormFile.read(
      SourceText(
        name: "thu.md",
        text: """
          ---
          ngôn ngữ quy tắc: 1
          mã: thu
          loại: biểu mẫu
          tên: Biểu thử
          phiên bản: 2
          ---

          | mã | tên | kiểu | bắt buộc | cột | tổng hợp | lấy từ | nêu lý do khi |
          | --- | :-- | --- | --- | --- | --- | --- | --- |
          \(rows)

          """))
  }

  @Test func `every cell is read`() throws {
    let (read, findings) = read(
      """
      | a-1 | Số \\| đoàn viên | số (người) | có | trong kỳ, lũy kế, cùng kỳ năm trước, tăng giảm, ước | cộng | b của kỳ trước | khác trên 10% |
      | b | Mô hình | Số (mô hình) | không | trong kì | cuối | cấp dưới | khác trên 0 |
      | c | Đánh giá | chọn (tốt; khá; trung bình, yếu) | không | trong kỳ | không | kỳ trước | |
      | d | Lời | văn bản | có | trong kỳ | không | sổ công văn đến | |
      | e | Kèm | tệp | không | trong kỳ | cuối |  |  |
      """)
    #expect(findings == [])
    let form = try #require(read)
    #expect(form.id == "thu" && form.title == "Biểu thử" && form.version == "2")
    #expect(form.fields.map(\.id) == ["a-1", "b", "c", "d", "e"])
    #expect(form.field("a-1")?.label == "Số | đoàn viên")
    #expect(
      form.fields.map(\.kind) == [
        .number(unit: "người"), .number(unit: "mô hình"), .choice(["tốt", "khá", "trung bình, yếu"]), .text, .file,
      ])
    #expect(form.fields.map(\.isRequired) == [true, false, false, true, false])
    #expect(form.fields[0].columns == [.inPeriod, .cumulative, .samePeriodLastYear, .change, .estimate])
    #expect(form.fields.map(\.consolidation) == [.sum, .last, .none, .none, .last])
    #expect(
      form.fields.map(\.filling) == [
        .previousPeriod(field: "b"), .levelBelow, .previousPeriod(field: nil), .register("công văn đến"), nil,
      ])
    #expect(form.fields.map { $0.reason?.limit } == [10, 0, nil, nil, nil])
    #expect(form.fields.map { $0.reason?.isPercent } == [true, false, nil, nil, nil])
  }

  @Test func `English says the same`() {
    let (form, findings) = FormFile.read(
      SourceText(
        name: "test.md",
        text: """
          ---
          rule language: 1
          id: thu
          kind: form
          title: Biểu thử
          version: 2
          ---
          | id | title | kind | required | columns | consolidation | filled from | reason if |
          |---|---|---|---|---|---|---|---|
          | a-1 | A | number (người) | yes | in the period, cumulative, same period last year, change, estimate | sum | b of the previous period | differs by more than 10 % |
          | b | B | choice (x; y) | no | in the period | last | level below | |
          | c | C | text | no | in the period | none | register công văn | |
          | d | D | file | no | in the period | none | previous period | |
          """))
    #expect(findings == [])
    let vietnamese = read(
      """
      | a-1 | A | số (người) | có | trong kỳ, lũy kế, cùng kỳ năm trước, tăng giảm, ước | cộng | b của kỳ trước | khác trên 10% |
      | b | B | chọn (x; y) | không | trong kỳ | cuối | cấp dưới | |
      | c | C | văn bản | không | trong kỳ | không | sổ công văn | |
      | d | D | tệp | không | trong kỳ | không | kỳ trước | |
      """)
    #expect(form != nil)
    #expect(form == vietnamese.form)
  }

  @Test(arguments: [
    ("| a | A | số | có | trong kỳ | cộng | | |", 11, 11, "unknown-field-kind"),
    ("| a | A | chọn (x; x) | có | trong kỳ | cuối | | |", 11, 11, "unknown-field-kind"),
    ("| a | A | văn bản | phải | trong kỳ | không | | |", 11, 21, "unknown-required"),
    ("| a | A | văn bản | có | trong kì này | không | | |", 11, 26, "unknown-column"),
    ("| a | A | văn bản | có | trong kỳ, trong kỳ | không | | |", 11, 26, "doubled-column"),
    ("| a | A | văn bản | có | trong kỳ | trừ | | |", 11, 37, "unknown-consolidation"),
    ("| a | A | văn bản | có | trong kỳ | không | trời | |", 11, 45, "unknown-filling"),
    ("| a | A | số (x) | có | trong kỳ | cộng | | khác 10 |", 11, 45, "unknown-reason"),
    ("| a | A | văn bản | có | trong kỳ | cộng | | |", 11, 37, "not-a-number"),
    ("| a | A | tệp | có | trong kỳ | không | | khác trên 3 |", 11, 43, "not-a-number"),
    ("| a | A | tệp | có | trong kỳ |", 11, 1, "bad-row"),
    ("| Đ | A | tệp | có | trong kỳ | không | | |", 11, 3, "bad-id"),
    ("| a | | tệp | có | trong kỳ | không | | |", 11, 7, "missing-label"),
    ("| a | A | tệp | có | trong kỳ | không | b của kỳ trước | |", 11, 1, "unknown-field"),
    (
      "| a | A | tệp | có | trong kỳ | không | | |\n| a | A | tệp | có | trong kỳ | không | | |", 12, 1, "doubled-field"
    ),
    ("| a | A | tệp | có | trong kỳ | không | | |\n\n| x |", 13, 1, "second-table"),
  ])
  func `a bad cell is told at its place`(rows: String, line: Int, column: Int, code: String) {
    let (form, findings) = read(rows)
    #expect(form == nil)
    #expect(findings.map(\.code) == [code])
    #expect(findings.first?.start == SourcePosition(line: line, column: column))
  }

  @Test func `a message says what was found and what is allowed`() {
    let (_, findings) = read("| a | A | văn bản | có | trong kì này | không | | |")
    #expect(
      findings.map { headline($0, .vi) } == [
        "thu.md:11:26: lỗi: cần \"trong kỳ\", \"lũy kế\", \"cùng kỳ năm trước\", \"tăng giảm\", \"ước\"; ở đây thấy \"trong kì này\" [unknown-column]"
      ])
    #expect(
      findings.map { headline($0, .en) } == [
        "thu.md:11:26: error: needed \"in the period\", \"cumulative\", \"same period last year\", \"change\", \"estimate\"; found \"trong kì này\" [unknown-column]"
      ])
  }

  @Test(arguments: ["bien-dong-hoi-vien", "ket-qua-cong-tac", "tiep-cong-dan"])
  func `every form of the repository is whole`(id: String) throws {
    let path = "Regulations/forms/\(id).md"
    let (form, findings) = FormFile.read(SourceText(name: path, bytes: RepositoryFile.bytes(path)))
    #expect(findings == [])
    #expect(form?.id == id)
  }

  @Test func `an empty header and a table of dashes are told`() {
    let (form, findings) = FormFile.read(SourceText(name: "thu.md", text: "---\n---\n|---|\n"))
    #expect(form == nil)
    #expect(findings.map(\.code).sorted() == Array(repeating: "missing-header-key", count: 4) + ["missing-table"])
  }

  @Test(arguments: ["forms/tiep-cong-dan", "calendars/vietnam", "soc-trang"], 0..<4)
  func `a damaged file never stops the reader`(path: String, seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let whole = Array(RepositoryFile.bytes("Regulations/\(path).md").prefix(6000))
    for _ in 0..<12 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        let length = min(Int.random(in: 0...40, using: &random), bytes.count - at)
        bytes.replaceSubrange(
          at..<(at + length),
          with: Array("|\"[.;\n#`\\é“ ".utf8.shuffled(using: &random).filter { $0 < 0x80 }.prefix(3)))
      }
      let source = SourceText(name: "thu.md", bytes: bytes)
      _ = FormFile.read(source)
      _ = CalendarFile.read(source)
      let file = RegulationParser.parse(source).file
      for language in Language.allCases { _ = RegulationPrinter.print(file, language: language) }
    }
  }
}
