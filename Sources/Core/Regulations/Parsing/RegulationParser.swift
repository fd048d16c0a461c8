import CivilTime
import Diagnostics

/// Reads a regulation's file. Never stops at the first error: every finding of one run comes out together.
public struct RegulationParser {
  private let source: SourceText
  private var lexer: Lexer
  private var findings = FindingList()

  /// The file as written, and what is wrong with it. Cost: linear in the file.
  public static func parse(_ source: SourceText) -> (file: RegulationFile, findings: [Diagnostic]) {
    var parser = RegulationParser(source)
    let file = parser.parse()
    return (file, parser.findings.all.inReadingOrder())
  }

  private init(_ source: SourceText) {
    self.source = source
    lexer = Lexer(source: source)
  }

  private mutating func parse() -> RegulationFile {
    guard isText() else {
      return RegulationFile(source: source, language: .vi, header: [], headerRange: SourceRange(0, 0), blocks: [])
    }
    let (header, headerRange, firstLine) = readHeader()
    let language: Language =
      header.contains { VietnameseText.key($0.key.text) == "rule language" } ? .en : .vi
    let outline = Outline(source, from: firstLine)
    findings += outline.findings.all
    let names = partyNames(outline)
    var partyBlocks: [Int: [RegulationFile.PartyItem]] = [:]
    var parser = PartyParser(source: source, lexer: takeLexer(), names: names)
    parser.findings = takeFindings()
    for (index, block) in outline.blocks.enumerated() {
      guard case .partyLines(let lines) = block else { continue }
      partyBlocks[index] = lines.map { parser.parse($0) }
    }
    findings = parser.findings
    lexer = parser.lexer
    let blocks = outline.blocks.enumerated().map { index, block -> RegulationFile.Block in
      switch block {
      case .prose(let range): .prose(Place(range))
      case .heading(let heading): .heading(heading)
      case .partyLines: .parties(partyBlocks[index] ?? [])
      case .fence(let info, let content, let whole): .fence(readFence(info, content, whole, names))
      }
    }
    return RegulationFile(source: source, language: language, header: header, headerRange: headerRange, blocks: blocks)
  }

  /// Binary and broken files are told once, at their first wrong byte.
  private mutating func isText() -> Bool {
    if let nul = source.bytes.firstIndex(of: 0) {
      report(
        "binary-file", SourceRange(nul, nul + 1),
        Words(
          vi: "tệp có byte 0: đây không phải là tệp văn bản", en: "the file has a zero byte: it is no text file"),
        [Words(vi: "lưu lại thành văn bản UTF-8 (.md)", en: "save it as UTF-8 text (.md)")])
      return false
    }
    if let broken = source.firstInvalidUTF8() {
      report(
        "not-utf8", SourceRange(broken, broken + 1),
        Words(
          vi: "từ đây tệp không theo mã UTF-8", en: "from here on the file is not UTF-8"),
        [Words(vi: "mở bằng trình soạn thảo và lưu lại với mã UTF-8", en: "open it in an editor and save it as UTF-8")])
      return false
    }
    return true
  }

  private mutating func report(_ code: String, _ range: SourceRange, _ message: Words, _ notes: [Words] = []) {
    findings.append(Diagnostic(.error, code, in: source, at: range, message, notes: notes))
  }

  // MARK: Header

  private mutating func readHeader() -> ([RegulationFile.HeaderEntry], SourceRange, Int) {
    let first = source.range(ofLine: 1)
    let opening = source.text(first).trimmedSpace.trimmedMark
    guard opening == "---" else {
      report(
        "missing-header", SourceRange(first.lower, min(first.upper, first.lower + 40)),
        Words(
          vi: "tệp bắt đầu bằng phần đầu giữa hai dòng \"---\"",
          en: "a file begins with a header between two lines \"---\""),
        [
          Words(
            vi:
              "dòng đầu tiên là ---, rồi \"ngôn ngữ quy tắc: 1\", \"mã: …\", \"loại: …\", \"tên: …\", và một dòng ---",
            en: "the first line is ---, then \"rule language: 1\", \"id: …\", \"kind: …\", \"title: …\", and a line ---"
          )
        ])
      return ([], SourceRange(0, 0), 1)
    }
    var entries: [RegulationFile.HeaderEntry] = []
    var line = 2
    while line <= source.lineCount {
      let range = source.range(ofLine: line)
      let text = source.text(range)
      if text.trimmedSpace == "---" {
        return (entries, SourceRange(source.range(ofLine: 2).lower, range.lower), line + 1)
      }
      line += 1
      if text.trimmedSpace.isEmpty || text.hasPrefix("#") { continue }
      guard let colon = source.bytes[range.lower..<range.upper].firstIndex(of: UInt8(ascii: ":")) else {
        report(
          "bad-header-line", range,
          Words(
            vi: "dòng của phần đầu có dạng \"khóa: giá trị\"", en: "a line of the header has the form \"key: value\""))
        continue
      }
      entries.append(
        .init(key: word(SourceRange(range.lower, colon)), value: word(SourceRange(colon + 1, range.upper))))
    }
    report(
      "unclosed-header", first,
      Words(
        vi: "phần đầu mở ở đây không có dòng \"---\" đóng lại", en: "the header opened here has no closing line \"---\""
      ))
    return (entries, SourceRange(first.upper, source.bytes.count), source.lineCount + 1)
  }

  /// The text of a range without the white space around it.
  private func word(_ range: SourceRange) -> Word {
    var lower = range.lower
    var upper = range.upper
    while lower < upper, source.bytes[lower] <= 0x20 { lower += 1 }
    while upper > lower, source.bytes[upper - 1] <= 0x20 { upper -= 1 }
    let trimmed = SourceRange(lower, upper)
    return Word(VietnameseText.composed(source.text(trimmed)), Place(trimmed))
  }

  // MARK: Parties

  /// The declared names, found before the selectors, which may mention any of them.
  private mutating func partyNames(_ outline: Outline) -> NameTrie {
    let none = NameTrie([], words: &lexer.words)
    var names: [Word] = []
    var parser = PartyParser(source: source, lexer: takeLexer(), names: none)
    for case .partyLines(let lines) in outline.blocks { names += lines.compactMap { parser.name($0)?.name } }
    lexer = parser.lexer
    findings += NameAmbiguity.findings(names, in: source)
    return NameTrie(names.map(\.text), words: &lexer.words)
  }

  /// The table of words, handed on whole: a second holder would make every new word copy it.
  private mutating func takeLexer() -> Lexer {
    defer { lexer = Lexer(source: source) }
    return lexer
  }

  /// The findings so far, handed on whole: their limit is that of the file.
  private mutating func takeFindings() -> FindingList {
    defer { findings = FindingList() }
    return findings
  }

  // MARK: Fences

  private static let rules: Set<String> = Set(["quydinh", "quy định", "rule"].map(VietnameseText.key))
  private static let applications: Set<String> = Set(["apdung", "áp dụng", "application"].map(VietnameseText.key))
  private static let examples: Set<String> = Set(["vidu", "ví dụ", "example"].map(VietnameseText.key))
  private static let others: Set<String> = ["lich", "calendar"]

  private mutating func readFence(
    _ info: SourceRange, _ content: SourceRange, _ whole: SourceRange, _ names: NameTrie
  ) -> RegulationFile.Fence {
    let name = VietnameseText.key(source.text(info).trimmedSpace)
    let place = Place(whole)
    if Self.rules.contains(name) {
      var parser = RuleParser(cursor: cursor(content, names))
      let items = parser.items()
      findings = parser.cursor.findings
      return .init(content: .rules(items), place: place)
    }
    if Self.applications.contains(name) {
      let ground = groundLine(content)
      let rest = SourceRange(
        ground.map { source.lineEnd(after: $0.upper, below: content.upper) } ?? content.lower, content.upper)
      var parser = ApplicationParser(cursor: cursor(rest, names), groundLine: ground, fence: whole)
      let application = parser.parse()
      findings = parser.cursor.findings
      return .init(content: application.map { .application($0) } ?? .other, place: place)
    }
    if Self.examples.contains(name) {
      var parser = ExampleParser(cursor: cursor(content, names))
      let items = parser.items()
      findings = parser.cursor.findings
      return .init(content: .examples(items), place: place)
    }
    if !Self.others.contains(name) { reportUnknownFence(name, info) }
    return .init(content: .other, place: place)
  }

  private mutating func reportUnknownFence(_ name: String, _ info: SourceRange) {
    let near = NearestName.nearest(to: name, among: ["quydinh", "apdung", "vidu", "rule", "application", "example"])
    findings.append(
      Diagnostic(
        .warning, "unknown-fence", in: source, at: info,
        Words(
          vi: "khối \"\(source.text(info).trimmedSpace)\" không được đọc; các khối: quydinh, apdung, vidu",
          en: "the block \"\(source.text(info).trimmedSpace)\" is not read; blocks: rule, application, example"),
        notes: near.map { [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")] } ?? []))
  }

  private mutating func cursor(_ range: SourceRange, _ names: NameTrie) -> Cursor {
    let tokens = lexer.tokens(in: range)
    var cursor = Cursor(source: source, words: lexer.words, names: names, tokens: tokens)
    cursor.findings = takeFindings()
    return cursor
  }

  /// The first line of the fence that is not empty, if it begins with `theo:` or `by:`.
  private func groundLine(_ range: SourceRange) -> SourceRange? {
    var start = range.lower
    while start < range.upper {
      var end = start
      while end < range.upper, source.bytes[end] != 0x0A, source.bytes[end] != 0x0D { end += 1 }
      let text = source.text(SourceRange(start, end)).trimmedSpace
      if !text.isEmpty {
        let key = VietnameseText.key(text)
        return key.hasPrefix("theo:") || key.hasPrefix("by:") ? SourceRange(start, end) : nil
      }
      start = end + 1
    }
    return nil
  }
}

extension SourceText {
  /// The offset behind the line ending that follows `offset`.
  fileprivate func lineEnd(after offset: Int, below limit: Int) -> Int {
    var i = offset
    while i < limit, bytes[i] == 0x0A || bytes[i] == 0x0D { i += 1 }
    return min(i, limit)
  }
}

extension String {
  /// Without a byte-order mark in front.
  fileprivate var trimmedMark: String {
    unicodeScalars.first == "\u{FEFF}" ? String(unicodeScalars.dropFirst()) : self
  }
}
