import Diagnostics

/// Finds declared names that read as another name with words of the grammar behind it: "Đoàn cùng cấp" beside "Đoàn".
/// A sentence would then mean one thing to its reader and another to the program.
enum NameAmbiguity {
  /// The words that bind a name to what follows, how they are compared, and whether a name must follow them.
  private static let binding: [(phrase: String, words: String, takesName: Bool)] = {
    let keywords: [(keyword: Keyword, takesName: Bool)] = [
      (.sameLevel, false), (.levelAbove, false), (.levelBelow, false), (.through, true), (.together, true),
      (.inCoordination, true),
    ]
    return keywords.flatMap { keyword, takesName in
      Language.allCases.map { language in
        let phrase = Vocabulary.shared.print(keyword, language)
        return (phrase, key(phrase), takesName)
      }
    }
  }()

  /// An error for each such name. Cost: the words of all names.
  static func findings(_ names: [Word], in source: SourceText) -> [Diagnostic] {
    let keys = names.map { key($0.text) }
    let known = Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return names.indices.compactMap { index in
      for (start, rest) in cuts(keys[index]) {
        guard let other = known[start], let keyword = bound(rest, known) else { continue }
        return Diagnostic(
          .error, "ambiguous-party", in: source, at: names[index].place.range,
          Words(
            vi:
              "tên \"\(names[index].text)\" đọc được thành hai nghĩa: một bên, hoặc bên \"\(names[other].text)\" với \"\(keyword)\" phía sau",
            en:
              "the name \"\(names[index].text)\" reads in two ways: as a party, or as the party \"\(names[other].text)\" with \"\(keyword)\" behind it"
          ), notes: [Words(vi: "đổi một trong hai tên", en: "change one of the two names")])
      }
      return nil
    }
  }

  private static func key(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).map { Vocabulary.key(String($0)) }.joined(separator: " ")
  }

  /// A text cut in two at each of its spaces.
  private static func cuts(_ text: String) -> [(start: String, rest: String)] {
    text.indices.filter { text[$0] == " " }.map { (String(text[..<$0]), String(text[text.index(after: $0)...])) }
  }

  /// The word of the grammar that `rest` begins with, where it makes a second reading.
  private static func bound(_ rest: String, _ known: [String: Int]) -> String? {
    for (phrase, words, takesName) in binding {
      if rest == words, !takesName { return phrase }
      guard takesName, rest.hasPrefix(words + " ") else { continue }
      let name = String(rest.dropFirst(words.count + 1))
      if known[name] != nil || cuts(name).contains(where: { known[$0.start] != nil }) { return phrase }
    }
    return nil
  }
}
