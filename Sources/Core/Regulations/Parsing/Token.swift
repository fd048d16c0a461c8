import Diagnostics

/// A piece of a fence: a word, a quoted text or a mark.
struct Token {
  enum Kind: UInt8 {
    case word, string, unclosedString, comma, semicolon, stop, colon, openBracket, closeBracket, prose, other, end
  }

  let kind: Kind
  let range: SourceRange
  /// The number of the word's key in the file's `WordTable`; -1 for what is no word.
  let word: Int32
}

/// The distinct words of a file, each with its key and its number in the vocabulary.
///
/// A file says few different words many times: each is normalised once.
struct WordTable {
  private var byBytes: [UInt64: (range: SourceRange, word: Int32)] = [:]
  private var byKey: [String: Int32] = [:]
  private(set) var vocabularyIDs: [Int32] = []
  private(set) var keys: [String] = []

  /// The number of the word that stands at `range`.
  mutating func intern(_ range: SourceRange, in source: SourceText) -> Int32 {
    let hash = source.bytes.withUnsafeBufferPointer { bytes in
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for index in range.lower..<range.upper { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
      return hash
    }
    if let known = byBytes[hash], known.range.upper - known.range.lower == range.upper - range.lower,
      source.bytes[known.range.lower..<known.range.upper].elementsEqual(source.bytes[range.lower..<range.upper])
    {
      return known.word
    }
    let word = intern(key: Vocabulary.key(source.text(range)))
    byBytes[hash] = (range, word)
    return word
  }

  /// The number of a key.
  mutating func intern(key: String) -> Int32 {
    if let known = byKey[key] { return known }
    let word = Int32(keys.count)
    byKey[key] = word
    keys.append(key)
    vocabularyIDs.append(Vocabulary.shared.wordID(key: key))
    return word
  }
}

/// Cuts a range of a file into tokens. Linear in the bytes.
struct Lexer {
  let source: SourceText
  var words: WordTable

  init(source: SourceText) {
    self.source = source
    words = WordTable()
  }

  /// The tokens of `range`, followed by one `.end`. With `prose`, lines that begin with `>` are one token each.
  mutating func tokens(in range: SourceRange, prose: Bool = true) -> [Token] {
    var out: [Token] = []
    out.reserveCapacity((range.upper - range.lower) / 4 + 1)
    var i = range.lower
    var atLineStart = true
    while i < range.upper {
      let byte = source.bytes[i]
      switch byte {
      case 0x0A, 0x0D:
        atLineStart = true
        i += 1
        continue
      case 0x20, 0x09:
        i += 1
        continue
      case UInt8(ascii: ">") where atLineStart && prose:
        let end = endOfLine(i, range)
        out.append(Token(kind: .prose, range: SourceRange(i, end), word: -1))
        i = end
        continue
      default: break
      }
      atLineStart = false
      if byte == 0xC2, i + 1 < range.upper, source.bytes[i + 1] == 0xA0 {
        i += 2
        continue
      }
      let mark: Token.Kind? =
        switch byte {
        case UInt8(ascii: ","): .comma
        case UInt8(ascii: ";"): .semicolon
        case UInt8(ascii: ":"): .colon
        case UInt8(ascii: "["): .openBracket
        case UInt8(ascii: "]"): .closeBracket
        case UInt8(ascii: "("), UInt8(ascii: ")"): .other
        case UInt8(ascii: "."): isStop(i, range) ? .stop : nil
        default: nil
        }
      if let mark {
        let word: Int32 = mark == .comma ? words.intern(key: ",") : -1
        out.append(Token(kind: mark, range: SourceRange(i, i + 1), word: word))
        i += 1
      } else if let quote = Quote(at: i, in: source.bytes, below: range.upper) {
        let token = string(from: i, quote, range)
        out.append(token)
        i = token.range.upper
      } else {
        let end = endOfWord(i, range)
        let wordRange = SourceRange(i, end)
        out.append(Token(kind: .word, range: wordRange, word: words.intern(wordRange, in: source)))
        i = end
      }
    }
    out.append(Token(kind: .end, range: SourceRange(range.upper, range.upper), word: -1))
    return out
  }

  private func endOfLine(_ start: Int, _ range: SourceRange) -> Int {
    var i = start
    while i < range.upper, source.bytes[i] != 0x0A, source.bytes[i] != 0x0D { i += 1 }
    return i
  }

  /// A full stop ends a sentence where white space or the end of the fence follows.
  private func isStop(_ i: Int, _ range: SourceRange) -> Bool {
    i + 1 >= range.upper || source.bytes[i + 1] <= 0x20
  }

  private func endOfWord(_ start: Int, _ range: SourceRange) -> Int {
    var i = start
    while i < range.upper {
      switch source.bytes[i] {
      case 0...0x20, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "("), UInt8(ascii: ")"):
        return max(i, start + 1)
      case UInt8(ascii: ".") where isStop(i, range):
        return max(i, start + 1)
      case 0xC2 where i + 1 < range.upper && source.bytes[i + 1] == 0xA0:
        return max(i, start + 1)
      default:
        if Quote(at: i, in: source.bytes, below: range.upper) != nil { return max(i, start + 1) }
        i += 1
      }
    }
    return i
  }

  /// A quoted text ends on its line; the range holds the quotes.
  private func string(from start: Int, _ quote: Quote, _ range: SourceRange) -> Token {
    var i = start + quote.length
    while i < range.upper, source.bytes[i] != 0x0A, source.bytes[i] != 0x0D {
      if let closing = Quote(at: i, in: source.bytes, below: range.upper), quote.isClosed(by: closing) {
        return Token(kind: .string, range: SourceRange(start, i + closing.length), word: -1)
      }
      i += 1
    }
    return Token(kind: .unclosedString, range: SourceRange(start, i), word: -1)
  }
}

/// A straight or curly double quote.
enum Quote: Equatable {
  case straight, curlyOpen, curlyClose

  init?(at i: Int, in bytes: [UInt8], below limit: Int) {
    if bytes[i] == UInt8(ascii: "\"") {
      self = .straight
    } else if bytes[i] == 0xE2, i + 2 < limit, bytes[i + 1] == 0x80, bytes[i + 2] == 0x9C {
      self = .curlyOpen
    } else if bytes[i] == 0xE2, i + 2 < limit, bytes[i + 1] == 0x80, bytes[i + 2] == 0x9D {
      self = .curlyClose
    } else {
      return nil
    }
  }

  var length: Int { self == .straight ? 1 : 3 }

  func isClosed(by other: Quote) -> Bool {
    self == .straight ? other == .straight : other == .curlyClose
  }
}
