/// Prints findings for people: place, words, the line itself with a caret under what is meant, and the notes.
public struct DiagnosticRenderer: Sendable {
  /// The language of the words.
  public let language: Language

  /// A renderer for one language.
  public init(language: Language) {
    self.language = language
  }

  /// The text of one finding, ending with a newline. Without its source the line and caret are left out.
  public func render(_ diagnostic: Diagnostic, source: SourceText?) -> String {
    var out = "\(diagnostic.file):\(diagnostic.start.line):\(diagnostic.start.column): "
    out += "\(name(of: diagnostic.severity)): \(diagnostic.message[language]) [\(diagnostic.code)]\n"
    if let source, diagnostic.start.line <= source.lineCount {
      out += excerpt(diagnostic, source)
    }
    for note in diagnostic.notes {
      out += "      = \(note[language].wrapped(to: 100, indent: 8))\n"
    }
    return out
  }

  private func name(of severity: Severity) -> String {
    switch (severity, language) {
    case (.error, .vi): "lỗi"
    case (.error, .en): "error"
    case (.warning, .vi): "cảnh báo"
    case (.warning, .en): "warning"
    case (.info, .vi): "còn để ngỏ"
    case (.info, .en): "left open"
    }
  }

  /// The widest part of a line that is shown, in scalars.
  private static let shownWidth = 100

  private func excerpt(_ diagnostic: Diagnostic, _ source: SourceText) -> String {
    let range = source.range(ofLine: diagnostic.start.line)
    let first = max(0, diagnostic.start.column > Self.shownWidth - 20 ? diagnostic.start.column - 41 : 0)
    let lower = source.offset(of: SourcePosition(line: diagnostic.start.line, column: first + 1))
    // A scalar has at most four bytes; one that is cut at the end is left out below.
    let upper = min(range.upper, lower + Self.shownWidth * 4 + 4)
    let scalars = Array(source.text(SourceRange(lower, upper)).unicodeScalars)
    let line = scalars.prefix(Self.shownWidth)
    let from = diagnostic.start.column - 1 - first
    let isOneLine = diagnostic.end.line == diagnostic.start.line
    let to = max(isOneLine ? diagnostic.end.column - 1 - first : line.count, from + 1)

    let number = String(diagnostic.start.line)
    let gutter = String(repeating: " ", count: max(5 - number.count, 0)) + number
    var text = ""
    var carets = ""
    for (index, scalar) in line.enumerated() {
      text.unicodeScalars.append(
        scalar == "\t" ? " " : scalar.value < 0x20 || scalar.value == 0x7F ? "\u{FFFD}" : scalar)
      if scalar.isCombiningMark { continue }
      carets += index < from ? " " : (index < to ? "^" : "")
    }
    if from >= line.count { carets += String(repeating: " ", count: max(from - line.count, 0)) + "^" }
    let cut = (first > 0 ? "…" : "", scalars.count > line.count || upper < range.upper ? "…" : "")
    let shift = first > 0 ? " " : ""
    let margin = String(repeating: " ", count: gutter.count)
    return "\(gutter) | \(cut.0)\(text)\(cut.1)\n\(margin) | \(shift)\(carets)\n"
  }
}

extension Unicode.Scalar {
  /// True for the combining marks that Vietnamese text is decomposed into; they take no column on a screen.
  var isCombiningMark: Bool { (0x0300...0x036F).contains(value) }
}
