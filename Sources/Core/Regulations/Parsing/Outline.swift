import Diagnostics

/// The blocks of a Markdown file: headings, fences, the parties' lines and everything else.
struct Outline {
  enum Block {
    case prose(SourceRange)
    case heading(RegulationFile.Heading)
    case partyLines([SourceRange])
    case fence(info: SourceRange, content: SourceRange, whole: SourceRange)
  }

  private(set) var blocks: [Block] = []
  private(set) var findings = FindingList()
  private let source: SourceText
  /// The parties' lines of the block that is being read.
  private var partyLines: [SourceRange] = []
  private static let parties = Set(["các bên", "parties"].map(VietnameseText.key))

  init(_ source: SourceText, from firstLine: Int) {
    self.source = source
    guard firstLine <= source.lineCount else { return }
    var line = firstLine
    var isParties = false
    while line <= source.lineCount {
      let range = source.range(ofLine: line)
      if let ticks = fenceTicks(range) {
        closePartyLines()
        line = readFence(line, range, ticks)
      } else if let heading = heading(range) {
        closePartyLines()
        blocks.append(.heading(heading))
        isParties = heading.part == nil && Self.parties.contains(VietnameseText.key(heading.text))
        line += 1
      } else {
        isParties ? appendPartyLine(range) : appendProse(range)
        line += 1
      }
    }
    closePartyLines()
  }

  private mutating func closePartyLines() {
    if partyLines.isEmpty { return }
    blocks.append(.partyLines(partyLines))
    partyLines = []
  }

  private mutating func appendProse(_ range: SourceRange) {
    if case .prose(let last) = blocks.last {
      blocks[blocks.count - 1] = .prose(last.joined(with: range))
    } else {
      blocks.append(.prose(range))
    }
  }

  /// A party's line goes on where the next line is indented.
  private mutating func appendPartyLine(_ range: SourceRange) {
    let isContinuation =
      range.upper > range.lower && source.bytes[range.lower] == 0x20 && !source.text(range).trimmedSpace.isEmpty
    if isContinuation, let last = partyLines.last, source.bytes[last.lower] == UInt8(ascii: "-") {
      partyLines[partyLines.count - 1] = last.joined(with: range)
    } else {
      partyLines.append(range)
    }
  }

  // MARK: Fences

  /// The range of the backticks that open or close a fence on this line.
  private func fenceTicks(_ range: SourceRange) -> SourceRange? {
    var i = range.lower
    while i < range.upper, i - range.lower < 3, source.bytes[i] == 0x20 { i += 1 }
    let start = i
    while i < range.upper, source.bytes[i] == UInt8(ascii: "`") { i += 1 }
    return i - start >= 3 ? SourceRange(start, i) : nil
  }

  private mutating func readFence(_ firstLine: Int, _ opening: SourceRange, _ ticks: SourceRange) -> Int {
    let info = SourceRange(ticks.upper, opening.upper)
    let length = ticks.upper - ticks.lower
    var line = firstLine + 1
    while line <= source.lineCount {
      let range = source.range(ofLine: line)
      if let closing = fenceTicks(range), closing.upper - closing.lower >= length,
        source.text(SourceRange(closing.upper, range.upper)).trimmedSpace.isEmpty
      {
        let start = firstLine < source.lineCount ? source.range(ofLine: firstLine + 1).lower : opening.upper
        blocks.append(
          .fence(info: info, content: SourceRange(start, range.lower), whole: SourceRange(opening.lower, range.upper)))
        return line + 1
      }
      // A heading inside an open fence means that its end was forgotten: go on from there.
      if let heading = heading(range), heading.part != nil { break }
      line += 1
    }
    findings.append(
      Diagnostic(
        .error, "unclosed-fence", in: source, at: opening,
        Words(vi: "khối mở ở đây không có dòng ``` đóng lại", en: "the block opened here has no closing line ```"),
        notes: [
          Words(
            vi: "thêm một dòng ``` sau câu cuối của khối", en: "add a line ``` behind the last sentence of the block")
        ]))
    let start = firstLine < source.lineCount ? source.range(ofLine: firstLine + 1).lower : opening.upper
    let end = line <= source.lineCount ? source.range(ofLine: line).lower : source.bytes.count
    blocks.append(.fence(info: info, content: SourceRange(start, end), whole: SourceRange(opening.lower, end)))
    return line
  }

  // MARK: Headings

  private func heading(_ range: SourceRange) -> RegulationFile.Heading? {
    var i = range.lower
    while i < range.upper, source.bytes[i] == UInt8(ascii: "#") { i += 1 }
    let level = i - range.lower
    guard (1...6).contains(level), i < range.upper, source.bytes[i] == 0x20 else { return nil }
    var text = VietnameseText.composed(source.text(SourceRange(i, range.upper))).trimmedSpace
    var part: Word?
    if text.hasSuffix("}"), let brace = lastBrace(range) {
      let inner = SourceRange(brace + 2, range.lower + lastByte(range, UInt8(ascii: "}")))
      part = Word(source.text(inner).trimmedSpace, Place(inner))
      text = VietnameseText.composed(source.text(SourceRange(i, brace))).trimmedSpace
    }
    return .init(level: level, text: text, part: part, place: Place(range))
  }

  private func lastBrace(_ range: SourceRange) -> Int? {
    var i = range.upper - 1
    while i > range.lower {
      if source.bytes[i] == UInt8(ascii: "{"), source.bytes[i + 1] == UInt8(ascii: "#") { return i }
      i -= 1
    }
    return nil
  }

  private func lastByte(_ range: SourceRange, _ byte: UInt8) -> Int {
    var i = range.upper - 1
    while i > range.lower, source.bytes[i] != byte { i -= 1 }
    return i - range.lower
  }
}
