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
      out += "      = \(note[language])\n"
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
  private static let shownWidth = 160

  private func excerpt(_ diagnostic: Diagnostic, _ source: SourceText) -> String {
    let line = Array(source.text(source.range(ofLine: diagnostic.start.line)).unicodeScalars)
    let from = min(diagnostic.start.column - 1, line.count)
    let lastColumn = diagnostic.end.line == diagnostic.start.line ? diagnostic.end.column - 1 : line.count
    let to = min(max(lastColumn, from + 1), max(line.count, from + 1))
    let first = from > Self.shownWidth - 40 ? from - 40 : 0
    let last = min(line.count, first + Self.shownWidth)

    let number = String(diagnostic.start.line)
    let gutter = String(repeating: " ", count: max(5 - number.count, 0)) + number
    var text = ""
    var carets = ""
    for index in first..<max(last, first) {
      let scalar = line[index]
      let printable = scalar.value < 0x20 || scalar.value == 0x7F ? "\u{FFFD}" : scalar
      text.unicodeScalars.append(scalar == "\t" ? " " : printable)
      if scalar.isCombiningMark { continue }
      carets += index < from ? " " : (index < to ? "^" : "")
    }
    if from >= last { carets += String(repeating: " ", count: from - last) + "^" }
    let cut = (first > 0 ? "…" : "", last < line.count ? "…" : "")
    let shift = first > 0 ? " " : ""
    return "\(gutter) | \(cut.0)\(text)\(cut.1)\n      | \(shift)\(carets)\n"
  }
}

extension Unicode.Scalar {
  /// True for the combining marks that Vietnamese text is decomposed into; they take no column on a screen.
  var isCombiningMark: Bool { (0x0300...0x036F).contains(value) }
}
