import Secrets

/// A code that one person hands to another, or keeps on paper: of letters and digits that nobody takes for each other, in groups of four.
public struct HandedCode: Hashable, Sendable {
  private let letters: String

  /// So many random bytes make a code that lets somebody in: 128 bits (ASVS 5.0, 11.5.1), so that its hash alone tells nothing.
  static let byteCount = 16

  /// A new code of random bytes.
  init(_ bytes: [UInt8]) { letters = bytes.base32 }

  /// A code as somebody typed it: small letters, spaces and hyphens are no difference, nor a nought for an O, a one for an I, an eight for a B.
  public init(typed text: String) {
    letters = String(
      text.uppercased().compactMap { letter -> Character? in
        switch letter {
        case "0": "O"
        case "1": "I"
        case "8": "B"
        default: letter.isLetter || letter.isNumber ? letter : nil
        }
      })
  }

  /// As people read it: `ABCD-EFGH-…`.
  public var shown: String {
    var out = ""
    for (place, letter) in letters.enumerated() {
      if place > 0, place % 4 == 0 { out.append("-") }
      out.append(letter)
    }
    return out
  }

  /// What alone is kept of it.
  var hash: String { Digest(of: Array(letters.utf8)).description }

  /// Whether two codes are one.
  public func isSame(as other: HandedCode) -> Bool {
    Digest(of: Array(letters.utf8)) == Digest(of: Array(other.letters.utf8))
  }

  /// A code for who starts a store.
  public static func first(_ chance: (Int) -> [UInt8]) -> HandedCode { HandedCode(chance(byteCount)) }
}
