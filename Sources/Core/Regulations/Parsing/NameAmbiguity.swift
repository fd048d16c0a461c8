import Diagnostics

/// Finds declared names that read as another name with words of the grammar behind it: "Đoàn cùng cấp" beside "Đoàn".
/// A sentence would then mean one thing to its reader and another to the program.
enum NameAmbiguity {
  /// The words that bind a name to what follows, and whether a name must follow them.
  private static let binding: [(keyword: Keyword, takesName: Bool)] = [
    (.sameLevel, false), (.levelAbove, false), (.through, true), (.together, true), (.inCoordination, true),
  ]

  /// An error for each such name. Cost: the square of the number of names, all short.
  static func findings(_ names: [Word], in source: SourceText) -> [Diagnostic] {
    let keys = names.map { key($0.text) }
    let known = Set(keys)
    return names.indices.compactMap { index in
      for (other, start) in keys.enumerated() where other != index && keys[index].hasPrefix(start + " ") {
        let rest = String(keys[index].dropFirst(start.count + 1))
        guard let keyword = bound(rest, known) else { continue }
        return Diagnostic(
          .error, "ambiguous-party", in: source, at: names[index].place.range,
          Words(
            vi: "tên \"\(names[index].text)\" đọc được thành hai nghĩa: một bên, hoặc bên \"\(names[other].text)\" với \"\(keyword)\" phía sau",
            en: "the name \"\(names[index].text)\" reads in two ways: as a party, or as the party \"\(names[other].text)\" with \"\(keyword)\" behind it"
          ), notes: [Words(vi: "đổi một trong hai tên", en: "change one of the two names")])
      }
      return nil
    }
  }

  private static func key(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).map { Vocabulary.key(String($0)) }.joined(separator: " ")
  }

  /// The word of the grammar that `rest` begins with, where it makes a second reading.
  private static func bound(_ rest: String, _ known: Set<String>) -> String? {
    for (keyword, takesName) in binding {
      for language in Language.allCases {
        let phrase = Vocabulary.shared.print(keyword, language)
        let words = key(phrase)
        if takesName ? known.contains(where: { rest.hasPrefix(words + " " + $0) }) : rest == words { return phrase }
      }
    }
    return nil
  }
}
