import CivilTime
import Diagnostics
import Testing

@testable import Regulations

/// What is printed reads back as what it was, in both languages.
@Suite struct FormatterTests {
  /// A file with one fence, around it what every file has.
  private func file(_ fence: [String], _ parties: [PartySyntax], _ language: Language) -> SourceText {
    let printer = SentencePrinter(language)
    let header =
      language == .vi
      ? ["---", "ngôn ngữ quy tắc: 1", "mã: thu", "loại: quy chế", "tên: Thử", "---"]
      : ["---", "rule language: 1", "id: thu", "kind: regulation", "title: Thử", "---"]
    let lines =
      header + ["", "## Các bên"] + parties.map { printer.line($0) } + ["", "## Điều 1 {#dieu-1}", ""] + fence + [""]
    return SourceText(name: "thu.md", text: lines.joined(separator: "\n"))
  }

  private func fences(_ file: RegulationFile) -> [RegulationFile.Fence.Content] {
    file.blocks.compactMap { if case .fence(let fence) = $0 { fence.content } else { nil } }
  }

  private func parties(_ file: RegulationFile) -> [PartySyntax] {
    var found: [PartySyntax] = []
    for case .parties(let items) in file.blocks { for case .party(let party) in items { found.append(party) } }
    return found
  }

  private func lines(_ content: RegulationFile.Fence.Content, _ language: Language) -> [String] {
    let printer = SentencePrinter(language)
    let vi = language == .vi
    switch content {
    case .rules(let items):
      return ["```\(vi ? "quydinh" : "rule")"] + items.map { line($0) { printer.sentence($0) } } + ["```"]
    case .application(let application):
      return ["```\(vi ? "apdung" : "application")"] + printer.lines(application) + ["```"]
    case .examples(let items):
      return ["```\(vi ? "vidu" : "example")"] + items.map { line($0) { printer.sentence($0) } } + ["```"]
    case .other: return []
    }
  }

  /// Prints, reads back, compares, prints what was read again, and once more by way of the other language.
  private func check(_ contents: [RegulationFile.Fence.Content], _ declared: [PartySyntax], _ language: Language) {
    let source = file(contents.flatMap { lines($0, language) }, declared, language)
    let (read, findings) = RegulationParser.parse(source)
    guard findings.isEmpty else {
      Issue.record("\(DiagnosticRenderer(language: .en).render(findings[0], source: source))")
      return
    }
    for (found, wanted) in zip(parties(read), declared) where found != wanted {
      Issue.record("\(SentencePrinter(language).line(wanted))\n\(found)\n\(wanted)")
      return
    }
    let found = fences(read)
    #expect(found.count == contents.count)
    for (found, wanted) in zip(found, contents) where found != wanted {
      Issue.record("\(lines(wanted, language).joined(separator: "\n"))\nread:   \(found)\nwanted: \(wanted)")
      return
    }
    let again = RegulationPrinter.print(read, language: language)
    #expect(again == source.text(SourceRange(0, source.bytes.count)), "printing what was printed changes nothing")
    let translated = RegulationPrinter.print(read, language: language == .vi ? .en : .vi)
    let (other, more) = RegulationParser.parse(SourceText(name: "thu.md", text: translated))
    #expect(more.isEmpty)
    #expect(fences(other) == contents && parties(other) == declared, "the other language says the same")
    #expect(RegulationPrinter.print(other, language: language) == again)
  }

  private func line<Content>(_ item: FenceItem<Content>, _ print: (Content) -> String) -> String {
    switch item {
    case .prose(let text): text
    case .content(let content): print(content)
    }
  }

  @Test(arguments: Language.allCases, 0..<30)
  func `every rule reads back`(language: Language, seed: Int) {
    var generator = SentenceGenerator(seed: UInt64(seed))
    let parties = generator.parties()
    check((0..<50).map { _ in .rules([.prose("> lời"), .content(generator.rule())]) }, parties, language)
  }

  @Test(arguments: Language.allCases, 100..<120)
  func `every application reads back`(language: Language, seed: Int) {
    var generator = SentenceGenerator(seed: UInt64(seed))
    let parties = generator.parties()
    check((0..<30).map { _ in .application(generator.application()) }, parties, language)
  }

  @Test(arguments: Language.allCases, 200..<210)
  func `every example reads back`(language: Language, seed: Int) {
    var generator = SentenceGenerator(seed: UInt64(seed))
    let parties = generator.parties()
    check((0..<50).map { _ in .examples([.content(generator.example())]) }, parties, language)
  }

  // MARK: Whole files

  @Test(arguments: ["tra-vinh", "dong-nai", "quang-nam", "soc-trang", "uong-bi"])
  func `every regulation of the repository reads back in both languages`(name: String) {
    let path = "Regulations/\(name).md"
    let source = SourceText(name: path, bytes: RepositoryFile.bytes(path))
    let (read, findings) = RegulationParser.parse(source)
    #expect(!findings.contains { $0.severity == .error })
    for language in Language.allCases {
      let printed = RegulationPrinter.print(read, language: language)
      let (again, more) = RegulationParser.parse(SourceText(name: path, text: printed))
      if let first = more.first(where: { $0.severity == .error }) {
        Issue.record(
          "\(DiagnosticRenderer(language: .en).render(first, source: SourceText(name: path, text: printed)))")
      }
      #expect(again.language == language)
      #expect(fences(again) == fences(read))
      #expect(parties(again) == parties(read))
      #expect(RegulationPrinter.print(again, language: language) == printed)
      #expect(Resolver.resolve(again).findings.map(\.code) == Resolver.resolve(read).findings.map(\.code))
    }
  }

  private static let untidy = """
    ---
    ngôn ngữ quy tắc:   1
    # ghi chú giữ nguyên
    mã: thu
    Loại: Quy chế phối hợp
    tên: Hoà giải
    số: không rõ (mất bản gốc)
    thông qua: 05/01/2012
    phạm vi lịch: cơ quan nhà nước
    ---
    Lời  mở   đầu, hàng năm, 01/02/2012.\u{0020}

    ## Các bên
    -  BDVTU :  Ban Dân vận   Tỉnh uỷ = cơ quan “ban dân vận”, cấp tỉnh,
       tại "Tỉnh Trà Vinh"
    - MTTQ: thuộc BDVTU

    ## Điều 1 {#dieu-1}
    ````ví dụ khác
    [a] giữ   nguyên
    ````
    ``` Quy định
    > lời
      [a]   mttq và BDVTU có trách nhiệm  báo cáo “kết quả” cho BDVTU, hàng qúi, định kì; chậm nhất đến ngày 05/02.

    [b] MTTQ phải gửi để thẩm định "nói “khéo”" về BDVTU; đề nghị
    ```
    """

  @Test func `other spellings come out canonical`() {
    let text = Self.untidy.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("[b]") }.joined(separator: "\n").replacing("qúi", with: "quí")
    let source = SourceText(name: "thu.md", text: text)
    let (file, findings) = RegulationParser.parse(source)
    #expect(findings.filter { $0.severity == .error } == [])
    let wanted = """
      ---
      ngôn ngữ quy tắc: 1
      # ghi chú giữ nguyên
      mã: thu
      loại: quy chế phối hợp
      tên: Hoà giải
      số: không rõ (mất bản gốc)
      thông qua: 5/1/2012
      phạm vi lịch: cơ quan nhà nước
      ---
      Lời  mở   đầu, hàng năm, 01/02/2012.\u{0020}

      ## Các bên
      - BDVTU: Ban Dân vận Tỉnh uỷ = cơ quan "ban dân vận", cấp tỉnh, tại "Tỉnh Trà Vinh"
      - MTTQ: thuộc BDVTU

      ## Điều 1 {#dieu-1}
      ````ví dụ khác
      [a] giữ   nguyên
      ````
      ```quydinh
      > lời
      [a] MTTQ, BDVTU phải báo cáo "kết quả" gửi BDVTU; hằng quý, định kỳ, chậm nhất ngày 5/2.
      ```
      """
    #expect(RegulationPrinter.print(file, language: .vi) == wanted)
    let english = RegulationPrinter.print(file, language: .en)
    #expect(english.contains("kind: coordination regulation\n"))
    #expect(english.contains("number: unknown (mất bản gốc)\n"))
    #expect(english.contains("calendar scope: State bodies\n"))
    #expect(
      english.contains("- BDVTU: Ban Dân vận Tỉnh uỷ = body \"ban dân vận\", level province, in \"Tỉnh Trà Vinh\"\n"))
    #expect(
      english.contains("[a] MTTQ, BDVTU must report \"kết quả\" to BDVTU; every quarter, periodically, by 5/2.\n"))
    // Line endings become LF; marks decomposed are composed where they are read.
    let crlf = SourceText(name: "thu.md", text: text.replacing("\n", with: "\r\n"))
    #expect(RegulationPrinter.print(RegulationParser.parse(crlf).file, language: .vi) == wanted)
  }

  @Test func `decomposed letters and old tone placement are read and come out canonical`() {
    let sentence =
      "MTTQ co\u{0301} tra\u{0301}ch nhiê\u{0323}m cu\u{0323} thê\u{0309} hoá \"nghị quyết\" gư\u{0309}i MTTQ; hă\u{0300}ng thang\u{0301}."
      .replacing("thang\u{0301}", with: "tha\u{0301}ng")
    let source = SourceText(
      name: "thu.md",
      text:
        "---\nngôn ngữ quy tắc: 1\n---\n## Các bên\n- MTTQ: Mặt trận\n\n## Điều 1 {#1}\n```quydinh\n\(sentence)\n```")
    let (file, findings) = RegulationParser.parse(source)
    #expect(findings == [])
    #expect(
      RegulationPrinter.print(file, language: .vi).utf8.elementsEqual(
        "---\nngôn ngữ quy tắc: 1\n---\n## Các bên\n- MTTQ: Mặt trận\n\n## Điều 1 {#1}\n```quydinh\nMTTQ phải cụ thể hóa \"nghị quyết\" gửi MTTQ; hằng tháng.\n```"
          .utf8))
  }

  @Test func `a long sentence breaks between its parts and never inside quotes`() {
    let long = String(repeating: "rất dài ", count: 12) + "hết"
    let lines =
      "MTTQ phải báo cáo \"\(long)\" gửi MTTQ; hằng tháng, chậm nhất ngày 5 tháng sau; trừ \"\(long)\"; gồm \"một\", \"hai\"; khi cần thiết."
    let source = SourceText(
      name: "thu.md", text: "---\nngôn ngữ quy tắc: 1\n---\n## Các bên\n- MTTQ: Mặt trận\n\n```quydinh\n\(lines)\n```")
    let printed = RegulationPrinter.print(RegulationParser.parse(source).file, language: .vi)
    #expect(
      printed.hasSuffix(
        """
        ```quydinh
        MTTQ phải báo cáo "\(long)"
            gửi MTTQ; hằng tháng, chậm nhất ngày 5 tháng sau;
            trừ "\(long)";
            gồm "một", "hai"; khi cần thiết.
        ```
        """))
  }
}
