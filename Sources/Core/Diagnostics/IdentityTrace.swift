/// Something in a text of which somebody could be known: what a note should not have where a person denounces, complains or tells in confidence.
///
/// Only what has a form of its own is seen; names are not.
public struct IdentityTrace: Hashable, Sendable {
  /// What it looks like.
  public enum Kind: Hashable, Sendable {
    /// A telephone number of Viet Nam.
    case telephone
    /// Twelve digits, as a personal identification number has (not verified against the Law on Identification).
    case personalNumber
    /// A house: *số nhà*, *ngõ*, *ngách*, *hẻm*, *kiệt* with its number.
    case address
  }

  /// What it looks like.
  public let kind: Kind
  /// As it was written.
  public let text: String

  /// The traces of a text, in its order. Cost: linear in the text.
  public static func found(in text: String) -> [IdentityTrace] {
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return [] }
    return numbers(in: Array(text.unicodeScalars), alsoInWords: false).map(\.trace) + addresses(in: text)
  }

  /// The numbers in a name that a program or a person gave, such as that of a file, an id or a path: also inside a word.
  public static func found(inName name: String) -> [IdentityTrace] {
    numbers(in: Array(name.unicodeScalars), alsoInWords: true).map(\.trace)
  }

  /// A name, a path or what an error says, with an ellipsis for each number that looks like somebody's: what may stand in a log.
  public static func hidden(in name: String) -> String {
    // A log has many lines, and few of them so many digits.
    guard name.utf8.count(where: { (0x30...0x39).contains($0) }) >= leastDigits else { return name }
    let letters = Array(name.unicodeScalars)
    var out = String.UnicodeScalarView()
    var place = 0
    for (range, _) in numbers(in: letters, alsoInWords: true) {
      out.append(contentsOf: letters[place..<range.lowerBound])
      out.append("…")
      place = range.upperBound
    }
    out.append(contentsOf: letters[place...])
    return String(out)
  }

  /// The shortest of these numbers: a telephone with the code of the country and without its nought has eleven, with its nought ten.
  private static let leastDigits = 10

  /// Digits in groups: a space, a full stop or a hyphen may stand between two of them.
  private static func numbers(
    in letters: [Unicode.Scalar], alsoInWords: Bool
  ) -> [(range: Range<Int>, trace: IdentityTrace)] {
    var found: [(range: Range<Int>, trace: IdentityTrace)] = []
    guard letters.count(where: \.isDigit) >= leastDigits else { return [] }
    var place = 0
    while place < letters.count {
      guard letters[place].isDigit || (letters[place] == "+" && letters.isDigit(at: place + 1)) else {
        place += 1
        continue
      }
      let start = place
      place += 1
      while letters.isDigit(at: place) || (letters.has(" .-", at: place) && letters.isDigit(at: place + 1)) {
        place += 1
      }
      if !alsoInWords {
        // A number inside a word or the name of a document is none.
        let isFree = start == 0 || !(letters[start - 1].properties.isAlphabetic || letters.has("/-.", at: start - 1))
        let isWhole = !letters.has("/", at: place) && !(place < letters.count && letters[place].properties.isAlphabetic)
        guard isFree, isWhole else { continue }
      }
      if let trace = number(letters[start..<place]) {
        found.append((start..<place, trace))
      } else if alsoInWords {
        // A day may stand beside it.
        place = start + 1
        while letters.isDigit(at: place) { place += 1 }
        if let trace = number(letters[start..<place]) { found.append((start..<place, trace)) }
      }
    }
    return found
  }

  /// What digits in groups look like; nil for nothing.
  private static func number(_ letters: ArraySlice<Unicode.Scalar>) -> IdentityTrace? {
    var written = String.UnicodeScalarView()
    written.append(contentsOf: letters)
    let text = String(written)
    let digits = text.filter(\.isDigit)
    if digits.count == 12, !text.hasPrefix("+") { return IdentityTrace(kind: .personalNumber, text: text) }
    return isTelephone(digits, isInternational: text.hasPrefix("+")) ? IdentityTrace(kind: .telephone, text: text) : nil
  }

  /// After 0 or +84 a mobile number has nine digits, the first of them 3, 5, 7, 8 or 9, and any other ten, the first of them 2 (not verified
  /// against the numbering plan).
  private static func isTelephone(_ digits: String, isInternational: Bool) -> Bool {
    let national = isInternational ? (digits.hasPrefix("84") ? digits.dropFirst(2) : "") : digits.dropFirst()
    guard isInternational || digits.first == "0", let first = national.first else { return false }
    return first == "2" ? national.count == 10 : "35789".contains(first) && national.count == 9
  }

  private static let houses = ["số nhà", "ngõ", "ngách", "hẻm", "kiệt"].map(VietnameseText.key)

  private static func addresses(in text: String) -> [IdentityTrace] {
    let words = VietnameseText.composed(text).split(whereSeparator: { $0.isWhitespace || ",;:()".contains($0) }).map(
      String.init)
    var found: [IdentityTrace] = []
    for (place, word) in words.enumerated().dropFirst() where word.first?.isDigit == true {
      let before = words[place - 1]
      let two = place > 1 ? "\(words[place - 2]) \(before)" : before
      let (key, keyOfTwo) = (VietnameseText.key(before), VietnameseText.key(two))
      for house in houses {
        let name = house.contains(" ") ? two : before
        guard (house.contains(" ") ? keyOfTwo : key) == house else { continue }
        found.append(IdentityTrace(kind: .address, text: "\(name) \(word)"))
      }
    }
    return found
  }
}

extension Character {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}

extension [Unicode.Scalar] {
  fileprivate func isDigit(at place: Int) -> Bool { indices.contains(place) && self[place].isDigit }

  fileprivate func has(_ some: String, at place: Int) -> Bool {
    indices.contains(place) && some.unicodeScalars.contains(self[place])
  }
}
