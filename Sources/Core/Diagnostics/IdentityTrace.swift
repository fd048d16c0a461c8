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
  public static func found(in text: String) -> [IdentityTrace] { numbers(in: text) + addresses(in: text) }

  /// Digits in groups: a space, a full stop or a hyphen may stand between two of them.
  private static func numbers(in text: String) -> [IdentityTrace] {
    let letters = Array(text)
    var found: [IdentityTrace] = []
    var place = 0
    while place < letters.count {
      guard letters[place].isDigit || (letters[place] == "+" && letters.isDigit(at: place + 1)) else {
        place += 1
        continue
      }
      let start = place
      // A number inside a word or the name of a document is none.
      let isFree = start == 0 || !(letters[start - 1].isLetter || "/-.".contains(letters[start - 1]))
      place += 1
      while letters.isDigit(at: place) || (letters.has(" .-", at: place) && letters.isDigit(at: place + 1)) {
        place += 1
      }
      let isWhole = !letters.has("/", at: place) && !(place < letters.count && letters[place].isLetter)
      let written = String(letters[start..<place])
      let digits = written.filter(\.isDigit)
      guard isFree, isWhole else { continue }
      if digits.count == 12, !written.hasPrefix("+") {
        found.append(IdentityTrace(kind: .personalNumber, text: written))
      } else if isTelephone(digits, isInternational: written.hasPrefix("+")) {
        found.append(IdentityTrace(kind: .telephone, text: written))
      }
    }
    return found
  }

  /// After 0 or +84 a mobile number has nine digits, the first of them 3, 5, 7, 8 or 9, and any other ten, the first of them 2 (not verified
  /// against the numbering plan).
  private static func isTelephone(_ digits: String, isInternational: Bool) -> Bool {
    let national = isInternational ? (digits.hasPrefix("84") ? digits.dropFirst(2) : "") : digits.dropFirst()
    guard isInternational || digits.first == "0", let first = national.first else { return false }
    return first == "2" ? national.count == 10 : "35789".contains(first) && national.count == 9
  }

  private static let houses = ["số nhà", "ngõ", "ngách", "hẻm", "kiệt"]

  private static func addresses(in text: String) -> [IdentityTrace] {
    let words = VietnameseText.composed(text).split(whereSeparator: { $0.isWhitespace || ",;:()".contains($0) }).map(
      String.init)
    var found: [IdentityTrace] = []
    for (place, word) in words.enumerated().dropFirst() where word.first?.isDigit == true {
      let before = words[place - 1]
      let two = place > 1 ? "\(words[place - 2]) \(before)" : before
      for house in houses {
        let name = house.contains(" ") ? two : before
        guard VietnameseText.key(name) == VietnameseText.key(house) else { continue }
        found.append(IdentityTrace(kind: .address, text: "\(name) \(word)"))
      }
    }
    return found
  }
}

extension Character {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}

extension [Character] {
  fileprivate func isDigit(at place: Int) -> Bool { indices.contains(place) && self[place].isDigit }

  fileprivate func has(_ some: String, at place: Int) -> Bool { indices.contains(place) && some.contains(self[place]) }
}
