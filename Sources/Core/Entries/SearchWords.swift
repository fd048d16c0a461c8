import CivilTime
import Diagnostics
import Obligations
import Organisations
import Reports

extension Entry {
  /// Under which words the entry is found: what people wrote into it, without marks and `đ` as `d`, and tokens for its kind, year,
  /// regulation, bodies and rules. Nil where nobody wrote anything that could be looked for. The texts of regulations are not among them: their sentences
  /// are found one by one.
  public var searchWords: String? {
    switch body {
    case .event(let recorded): words(of: recorded)
    case .policySet(let policy):
      SearchWords.line(
        [policy.text],
        [
          SearchWords.kind(head.kind), SearchWords.year(head.recorded.day.year),
          SearchWords.regulation(policy.regulation),
        ])
    case .noted(let note): words(of: note)
    default: nil
    }
  }

  private func words(of note: Note) -> String? {
    let texts = [note.text, note.place].compactMap(\.self) + note.attachments.compactMap(\.name.value)
    guard !texts.isEmpty else { return nil }
    let regulations = Set(note.clauses.map { String($0.prefix { $0 != "/" }) }).sorted()
    return SearchWords.line(
      texts,
      [SearchWords.kind(head.kind), SearchWords.year(note.day.year), SearchWords.body(note.body)]
        + regulations.flatMap { [SearchWords.regulation($0), SearchWords.noting($0)] }
        + note.clauses.map(SearchWords.rule))
  }

  private func words(of recorded: RecordedEvent) -> String? {
    let event = recorded.event
    let texts =
      [
        event.document?.number, event.ground, event.article, event.partOf, event.occurrence?.subject,
        recorded.evidence?.value, recorded.note?.value,
      ].compactMap(\.self) + recorded.attachments.compactMap(\.name.value)
      + (recorded.report?.answers.texts ?? [:]).sorted { $0.key < $1.key }.map(\.value)
    guard !texts.isEmpty else { return nil }
    var bodies = event.obligations.map(\.bearer) + event.whom
    bodies += [head.organisation, event.recordedFor, event.occurrence?.at].compactMap(\.self)
    let regulations = event.obligations.map { String($0.rule.prefix { $0 != "/" }) }
    var tokens = [SearchWords.kind(head.kind), SearchWords.year(event.happened.year)]
    tokens += Set(regulations).sorted().map(SearchWords.regulation) + Set(bodies).sorted().map(SearchWords.body)
    tokens += Set(event.obligations.map(\.rule)).sorted().map(SearchWords.rule)
    let started = (event.occurrence?.rules ?? []).map { String($0.prefix { $0 != "/" }) }
    tokens += Set(started).sorted().map(SearchWords.starting)
    if event.obligations.isEmpty, event.occurrence == nil, event.of != nil { tokens.append(SearchWords.followUp) }
    return SearchWords.line(texts, tokens)
  }
}

/// How words and tokens are written for the index: small letters of ASCII and digits alone, and `đ` before a token, so that every engine cuts
/// them alike.
public enum SearchWords {
  /// The words of a text, in their order.
  public static func words(of text: String) -> [String] {
    VietnameseText.plainKey(text).utf8.split { byte in
      !(0x61...0x7A).contains(byte) && !(0x30...0x39).contains(byte)
    }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// True where a text without marks has all of some words, each whole.
  public static func has(_ words: [String], in plain: String) -> Bool { words.allSatisfy { has($0, in: plain) } }

  /// By the bytes where they stand, for it is asked of every name in a register.
  private static func has(_ word: String, in plain: String) -> Bool {
    func isPart(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) }
    return plain.utf8.withContiguousStorageIfAvailable { text in
      word.utf8.withContiguousStorageIfAvailable { word in
        guard let first = word.first, word.count <= text.count else { return false }
        return (0...text.count - word.count).contains { start in
          guard text[start] == first, start == 0 || !isPart(text[start - 1]) else { return false }
          let end = start + word.count
          return (end == text.count || !isPart(text[end])) && text[start..<end].elementsEqual(word)
        }
      }
    }.flatMap(\.self) ?? Set(words(of: plain)).contains(word)
  }

  /// The token of a kind of entry.
  public static func kind(_ kind: EntryKind) -> String { token("k", kind.rawValue) }

  /// The token of a year.
  public static func year(_ year: Int) -> String { token("y", String(year)) }

  /// The token of a regulation.
  public static func regulation(_ id: String) -> String { token("r", id) }

  /// The token of a body.
  public static func body(_ id: OrganisationID) -> String { token("b", id.text) }

  /// The token of a rule under which something is owed.
  public static func rule(_ address: String) -> String { token("d", address) }

  /// The token of a regulation of which something that happened starts duties.
  public static func starting(_ id: String) -> String { token("s", id) }

  /// The token of a regulation under which something was noted.
  public static func noting(_ id: String) -> String { token("n", id) }

  /// The token of what tells of something that happened earlier, and of nothing that is owed.
  public static let followUp = token("o", "")

  /// A word that nobody can look for, not even as a beginning, because no word has a `đ`: then a letter, and the name without what is neither
  /// letter nor digit. Two names that become one token only find too much: what is found is looked at again.
  private static func token(_ letter: String, _ name: String) -> String {
    "đ" + letter + words(of: name).joined()
  }

  static func line(_ texts: [String], _ tokens: [String]) -> String {
    (tokens + texts.flatMap(words)).joined(separator: " ")
  }
}
