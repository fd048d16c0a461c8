import CivilTime
import Diagnostics

/// Prints what was understood of a sentence back as a sentence, canonically: the first keyword of each meaning, days without
/// leading zeros, straight quotes, one line where 120 columns hold it.
///
/// Parsing what it prints gives the same syntax again, in both languages, for everything the parser can read.
public struct SentencePrinter: Sendable {
  /// The language of the keywords.
  public let language: Language
  /// Declared names by their key: a name spelt in another way comes out as declared.
  private let names: [String: String]

  /// A printer for one language. With the declared `names` of the parties, each comes out as it was declared.
  public init(_ language: Language, names: [String] = []) {
    self.language = language
    self.names = Dictionary(names.map { (VietnameseText.key($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Whole sentences

  /// A sentence of a block `quydinh`, with its label and full stop.
  public func sentence(_ rule: RuleSyntax) -> String {
    let label = rule.label.map { self.label($0) + " " } ?? ""
    switch rule.body {
    case .principle(let text): return SentenceLayout.fill(["\(label)\(say(.principle)) \(quoted(text))."])
    case .definition(let text): return SentenceLayout.fill(["\(label)\(say(.definition)) \(quoted(text))."])
    case .transition(let text): return SentenceLayout.fill(["\(label)\(say(.transition)) \(quoted(text))."])
    case .duty(let duty):
      var parts = pieces(duty)
      parts[0] = label + parts[0]
      parts[parts.count - 1] += "."
      return SentenceLayout.fill(parts)
    }
  }

  /// One line of a block `apdung`, with its scope and full stop.
  public func sentence(_ line: ApplicationSyntax.Line) -> String {
    var parts: [String] = []
    for (index, item) in line.items.enumerated() {
      let isLast = index + 1 == line.items.count
      parts += pieces(item.item, end: isLast ? "." : ";")
    }
    guard !parts.isEmpty else { return "" }
    parts[0] = scope(line.scope) + parts[0]
    return SentenceLayout.fill(parts)
  }

  /// An example with its full stop.
  public func sentence(_ example: ExampleSyntax) -> String {
    var first = "\(say(.on)) \(example.on.inRuleText): "
    if case .event(let kind, let narrowing) = example.occasion {
      let words = narrowing.map { " " + quoted($0) } ?? ""
      first = "\(say(.when)) \(Vocabulary.shared.print(kind, language))\(words) " + first
    }
    first += "\(name(example.bearer)) \(say(example.owes ? .mustDo : .needNotDo))"
    if let label = example.label { first += " " + self.label(label) }
    if case .period(let period) = example.occasion {
      first += " \(say(.forPeriod)) \(PeriodWords.print(period, language))"
    }
    var parts = [first]
    func append(_ part: String, after mark: String) {
      parts[parts.count - 1] += mark
      parts.append(part)
    }
    switch example.outcome {
    case .due(let day): append("\(say(.due)) \(day.inRuleText)", after: ",")
    case .withoutDueDay: append(say(.withoutDueDay), after: ",")
    case .unsaid: break
    }
    if let reason = example.because { append("\(say(.because)) \(quoted(reason))", after: ";") }
    parts[parts.count - 1] += "."
    return SentenceLayout.fill(parts)
  }

  /// The lines of a block `apdung`: its ground, prose and what it settles.
  public func lines(_ application: ApplicationSyntax) -> [String] {
    [groundLine(application)]
      + application.lines.map { item in
        switch item {
        case .prose(let text): text
        case .content(let line): sentence(line)
        }
      }
  }

  /// The line of a party, as the section of the parties has it.
  public func line(_ party: PartySyntax) -> String {
    var line = "- \(party.name.text):"
    if let longName = party.longName { line += " \(longName)" }
    if let selector = party.selector {
      if party.longName != nil { line += " =" }
      line += " " + self.selector(selector)
    }
    return line
  }

  // MARK: Words shared by the parts

  func say(_ keyword: Keyword) -> String { Vocabulary.shared.print(keyword, language) }

  /// Words that no one phrase of the vocabulary holds.
  func say(vi: String, en: String) -> String { language == .vi ? vi : en }

  func name(_ word: Word) -> String { names[VietnameseText.key(word.text)] ?? word.text }

  func names(_ words: [Word]) -> String { words.map { name($0) }.joined(separator: ", ") }

  func label(_ word: Word) -> String { word.text.bracketed }

  /// Straight quotes, or curly ones around a text that has straight ones itself.
  func quoted(_ word: Word) -> String {
    word.text.utf8.contains(UInt8(ascii: "\"")) ? "“\(word.text)”" : "\"\(word.text)\""
  }

  func addresses(_ words: [Word]) -> String { words.map(\.text).joined(separator: ", ") }
}
