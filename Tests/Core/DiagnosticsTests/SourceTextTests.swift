import Diagnostics
import Testing

@Suite struct SourceTextTests {
  @Test func `columns count letters and not bytes`() {
    let source = SourceText(name: "a.md", text: "một\nhằng tháng\n")
    #expect(source.position(at: 0) == SourcePosition(line: 1, column: 1))
    #expect(source.position(at: "một\nhằng ".utf8.count) == SourcePosition(line: 2, column: 6))
  }

  @Test(arguments: ["a\nb\nc", "a\r\nb\r\nc", "a\rb\rc"])
  func `lines end with any of the three line endings`(_ text: String) {
    let source = SourceText(name: "a", text: text)
    #expect(source.lineCount == 3)
    #expect(source.text(source.range(ofLine: 2)) == "b")
  }

  @Test(
    arguments: [
      ([0x61, 0xFF], 1), ([0xC3, 0xA9], nil), ([0xC3], 0), ([0xE1, 0xBA], 0), ([0xED, 0xA0, 0x80], 0),
      ([0xC0, 0x80], 0),
      ([0xF0, 0x9F, 0x98, 0x80], nil), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xE1, 0xBA, 0x61], 0),
    ] as [([UInt8], Int?)])
  func `the first byte that breaks UTF-8 is found`(_ sample: ([UInt8], Int?)) {
    #expect(SourceText(name: "a", bytes: sample.0).firstInvalidUTF8() == sample.1)
  }

  @Test func `a finding is shown with its line and a caret under what is meant`() {
    let source = SourceText(name: "quy-che.md", text: "MTQT phải báo cáo.\n")
    let finding = Diagnostic(
      .error, "unknown-party", in: source, at: SourceRange(0, 4),
      Words(vi: "không có bên nào tên \"MTQT\"", en: "no party is called \"MTQT\""),
      notes: [Words(vi: "gần nhất: \"MTTQ\"", en: "nearest: \"MTTQ\"")])
    #expect(
      DiagnosticRenderer(language: .vi).render(finding, source: source) == """
        quy-che.md:1:1: lỗi: không có bên nào tên "MTQT" [unknown-party]
            1 | MTQT phải báo cáo.
              | ^^^^
              = gần nhất: "MTTQ"

        """)
  }
}
