/// A language the program speaks. Vietnamese is the first; every sentence exists in both.
public enum Language: String, Sendable, CaseIterable {
  case vi
  case en
}

/// One sentence in both languages.
public struct Words: Hashable, Sendable {
  /// The Vietnamese sentence.
  public let vi: String
  /// The English sentence.
  public let en: String

  /// A sentence given in both languages.
  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  /// The sentence in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .vi: vi
    case .en: en
    }
  }
}

extension Language {
  /// A number as it is written in an office: 1.234 in Vietnamese, 1,234 in English.
  public func written(_ number: some BinaryInteger) -> String {
    var out = ""
    for (place, digit) in String(number).reversed().enumerated() {
      if place > 0, place % 3 == 0, digit != "-" { out.append(self == .vi ? "." : ",") }
      out.append(digit)
    }
    return String(out.reversed())
  }
}
