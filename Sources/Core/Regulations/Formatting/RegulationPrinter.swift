import CivilTime
import Diagnostics

/// Prints a regulation's file canonically, in either language. What runs is printed from its syntax; all else stays as it
/// is, byte for byte, except that lines end with LF.
///
/// A file in which the parser found an *error* must not be printed: what could not be read is not in the syntax and
/// would be lost. The caller checks.
public enum RegulationPrinter {
  /// The file in a language. Printing what was printed changes nothing. Cost: linear in the file.
  public static func print(_ file: RegulationFile, language: Language) -> String {
    let source = file.source
    var names: [String] = []
    for case .parties(let items) in file.blocks {
      for case .party(let party) in items { names.append(party.name.text) }
    }
    let printer = SentencePrinter(language, names: names)
    var lines = Lines(source)
    for entry in file.header {
      lines.replace(entry.key.place.range.joined(with: entry.value.place.range), [header(entry, language)])
    }
    for block in file.blocks {
      switch block {
      case .prose, .heading: break
      case .parties(let items):
        for case .party(let party) in items { lines.replace(party.place.range, [printer.line(party)]) }
      case .fence(let fence):
        if let content = content(fence, printer) { lines.replace(fence.place.range, content) }
      }
    }
    return lines.text()
  }

  // MARK: Fences

  /// The lines of a fence that is read, nil for another.
  private static func content(_ fence: RegulationFile.Fence, _ printer: SentencePrinter) -> [String]? {
    let (name, lines): (String, [String]) =
      switch fence.content {
      case .rules(let items): (printer.say(vi: "quydinh", en: "rule"), items.map { line($0) { printer.sentence($0) } })
      case .application(let application): (printer.say(vi: "apdung", en: "application"), printer.lines(application))
      case .examples(let items):
        (printer.say(vi: "vidu", en: "example"), items.map { line($0) { printer.sentence($0) } })
      case .other: ("", [])
      }
    return name.isEmpty ? nil : ["```" + name] + lines + ["```"]
  }

  private static func line<Content>(_ item: FenceItem<Content>, _ print: (Content) -> String) -> String {
    switch item {
    case .prose(let text): text
    case .content(let content): print(content)
    }
  }

  // MARK: Header

  private static func header(_ entry: RegulationFile.HeaderEntry, _ language: Language) -> String {
    guard let key = Header.Key(entry.key.text), let words = Header.Key.phrases.first(where: { $0.0 == key }) else {
      return entry.value.text.isEmpty ? "\(entry.key.text):" : "\(entry.key.text): \(entry.value.text)"
    }
    let name = language == .vi ? words.vi : words.en
    let value = value(entry.value.text, key, language)
    return value.isEmpty ? "\(name):" : "\(name): \(value)"
  }

  /// Values of closed lists are in the language of the file, days without leading zeros; all others stay as they are.
  private static func value(_ text: String, _ key: Header.Key, _ language: Language) -> String {
    func listed(_ list: [(vi: String, en: String)]) -> String {
      let wanted = VietnameseText.key(text)
      let found = list.first { VietnameseText.key($0.vi) == wanted || VietnameseText.key($0.en) == wanted }
      return found.map { language == .vi ? $0.vi : $0.en } ?? text
    }
    switch key {
    case .kind:
      let others = [(vi: "lịch làm việc", en: "work calendar"), (vi: "biểu mẫu", en: "form")]
      return listed(Regulation.Kind.phrases.map { ($0.vi, $0.en) } + others)
    case .scope: return listed(Header.scopes.map { ($0.vi, $0.en) })
    case .number: return unknown(text, language)
    case .adopted, .signed, .from, .to:
      if case .date(let date) = DateText.read(Array(text.utf8)[...]) { return date.inRuleText }
      if key == .from, Header.isSigning(text) { return language == .vi ? Header.signing.vi : Header.signing.en }
      return unknown(text, language)
    case .language, .id, .title, .basis, .version, .replaces: return text
    }
  }

  /// *không rõ*, with whatever is said behind it.
  private static func unknown(_ text: String, _ language: Language) -> String {
    let word = language == .vi ? Header.unknown.vi : Header.unknown.en
    for known in [Header.unknown.vi, Header.unknown.en]
    where VietnameseText.key(text).utf8.starts(with: VietnameseText.key(known).utf8) {
      return word + String(text.unicodeScalars.dropFirst(known.unicodeScalars.count))
    }
    return text
  }

  // MARK: Lines

  /// The lines of a file, some of them replaced.
  private struct Lines {
    private let source: SourceText
    private var replaced: [(first: Int, last: Int, lines: [String])] = []

    init(_ source: SourceText) { self.source = source }

    mutating func replace(_ range: SourceRange, _ lines: [String]) {
      let first = source.position(at: range.lower).line
      let last = source.position(at: max(range.upper - 1, range.lower)).line
      replaced.append((first, last, lines))
    }

    func text() -> String {
      var out: [String] = []
      var line = 1
      for part in replaced {
        while line < part.first {
          out.append(source.text(source.range(ofLine: line)))
          line += 1
        }
        out += part.lines
        line = part.last + 1
      }
      while line <= source.lineCount {
        out.append(source.text(source.range(ofLine: line)))
        line += 1
      }
      return out.joined(separator: "\n")
    }
  }
}
