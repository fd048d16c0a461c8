import CivilTime
import Diagnostics
import Exchange
import Obligations

/// What a text may be. Each form is told as a pattern and looked at byte by byte: no expression is ever run on what others send.
enum TextForm: Sendable {
  /// One line of so many letters, without control characters.
  case line(ClosedRange<Int>)
  /// Several lines of so many letters.
  case text(ClosedRange<Int>)
  /// `2024-03-20`
  case day
  /// `2024-03-20T08:00:00Z`
  case moment
  /// The id of an obligation; in an address `~` may stand for `/`.
  case obligation
  /// The address of a sentence; in an address `~` may stand for `/`.
  case rule
  /// What a period is called.
  case period
  /// 1 to 64 letters, digits and `-`.
  case identity
  /// The id of a regulation.
  case regulation
  /// The id of something that happened.
  case event
  /// Where the rest of a list begins, as it was told.
  case cursor
  /// Visible ASCII.
  case visible(Int)
  /// Base64 with padding, of so many letters.
  case base64(Int)
  /// A SHA-256 in hexadecimal digits.
  case digest
  case choice([String])

  /// What JSON Schema says of it beside its type.
  var members: [JSONValue.Member] {
    func bounds(_ range: ClosedRange<Int>) -> [JSONValue.Member] {
      (range.lowerBound > 0 ? [.init("minLength", .integer(range.lowerBound))] : [])
        + [.init("maxLength", .integer(range.upperBound))]
    }
    func pattern(_ text: String) -> JSONValue.Member { .init("pattern", .string(text)) }
    switch self {
    case .line(let range): return bounds(range) + [pattern("^[^\\u0000-\\u001f\\u007f]*$")]
    case .text(let range): return bounds(range) + [pattern("^[^\\u0000]*$")]
    case .day: return [.init("format", .string("date"))]
    case .moment: return [.init("format", .string("date-time"))]
    // Of as many parts as an address of the rule language can have, and some more.
    case .obligation: return [pattern("^\(Self.word)([/~]\(Self.word)){0,9}:[A-Za-z0-9-]{1,64}:\(Self.word)$")]
    case .rule: return [pattern("^\(Self.word)([/~]\(Self.word)){0,9}$")]
    case .period: return [pattern("^\(Self.word)$")]
    case .identity: return [pattern("^[A-Za-z0-9-]{1,64}$")]
    case .regulation: return [pattern("^[a-z0-9-]{1,64}$")]
    case .event: return [pattern("^[A-Za-z][A-Za-z0-9-]{0,63}$")]
    case .cursor: return [pattern("^[A-Za-z0-9_-]{1,400}$")]
    case .visible(let most): return [pattern("^[!-~]{1,\(most)}$")]
    case .base64(let most):
      return [
        pattern("^[A-Za-z0-9+/]*={0,2}$"), .init("maxLength", .integer(most)),
        .init("contentEncoding", .string("base64")),
      ]
    case .digest: return [pattern("^[0-9a-f]{64}$")]
    case .choice(let values): return [.init("enum", .array(values.map { .string($0) }))]
    }
  }

  /// What is wrong with a text; nil for nothing.
  func fault(_ text: String) -> Words? {
    func among(_ range: ClosedRange<Int>) -> Words? {
      let count = text.unicodeScalars.count
      if count < range.lowerBound { return Words(vi: "không được để trống", en: "must not be empty") }
      return count > range.upperBound
        ? Words(vi: "dài nhất \(range.upperBound) chữ", en: "may have \(range.upperBound) letters at most") : nil
    }
    func need(_ isGood: Bool, _ vi: String, _ en: String) -> Words? { isGood ? nil : Words(vi: vi, en: en) }
    let bytes = text.utf8
    func all(_ allowed: (UInt8) -> Bool, from least: Int = 1, to most: Int) -> Bool {
      (least...most).contains(bytes.count) && bytes.allSatisfy(allowed)
    }
    switch self {
    case .line(let range):
      return among(range)
        ?? need(
          !bytes.contains { $0 < 0x20 || $0 == 0x7F }, "chỉ một dòng, không có ký tự điều khiển",
          "is one line without control characters")
    case .text(let range):
      return among(range) ?? need(!bytes.contains(0), "không được có ký tự số 0", "must not have the character 0")
    case .day:
      return need(CivilDate(iso: text) != nil, "phải là một ngày như 2024-03-20", "must be a day such as 2024-03-20")
    case .moment:
      return need(
        Instant(iso: text) != nil, "phải là một thời điểm như 2024-03-20T08:00:00Z",
        "must be a moment such as 2024-03-20T08:00:00Z")
    case .obligation:
      return need(
        Self.isObligation(text), "phải là mã của việc, như tra-vinh~dieu-6~gach-2~b:org-0011:2024-Q1",
        "must be the id of an obligation, as tra-vinh~dieu-6~gach-2~b:org-0011:2024-Q1")
    case .rule:
      return need(
        Self.isRule(text[...]), "phải là địa chỉ của điều khoản, như tra-vinh~dieu-6~gach-2~b",
        "must be the address of a sentence, as tra-vinh~dieu-6~gach-2~b")
    case .period:
      return need(
        Self.isWord(text.utf8[...]), "phải là một kỳ, như 2024-W11, 2024-M03, 2024-Q1, 2024-H1, 2024",
        "must be a period, as 2024-W11, 2024-M03, 2024-Q1, 2024-H1, 2024")
    case .identity:
      return need(
        all(Self.isIdentity, to: 64), "gồm 1 đến 64 chữ cái không dấu, chữ số và \"-\"",
        "has 1 to 64 letters without marks, digits and \"-\"")
    case .regulation:
      return need(
        all({ Self.isIdentity($0) && !(0x41...0x5A).contains($0) }, to: 64), "phải là mã của quy chế, như tra-vinh",
        "must be the id of a regulation, as tra-vinh")
    case .event:
      return need(
        all(Self.isIdentity, to: 64) && bytes.first.map { !(0x2D...0x39).contains($0) } ?? false,
        "bắt đầu bằng chữ cái, rồi chữ cái, chữ số và \"-\"", "begins with a letter; then letters, digits and \"-\"")
    case .cursor:
      return need(
        all({ Self.isIdentity($0) || $0 == UInt8(ascii: "_") }, to: 400), "phải là con trỏ như đã nhận ở \"next\"",
        "must be a cursor as it was told in \"next\"")
    case .visible(let most):
      return need(
        all({ $0 > 0x20 && $0 < 0x7F }, to: most), "gồm 1 đến \(most) ký tự ASCII, không có dấu cách",
        "has 1 to \(most) ASCII characters without spaces")
    case .base64(let most):
      let body = bytes.reversed().drop { $0 == UInt8(ascii: "=") }
      return need(
        bytes.count <= most && bytes.count - body.count <= 2 && body.allSatisfy(Self.isBase64), "phải là base64",
        "must be base64")
    case .digest:
      return need(
        all({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }, from: 64, to: 64),
        "gồm 64 chữ số hệ mười sáu",
        "has 64 hexadecimal digits")
    case .choice(let values):
      let list = values.joined(separator: ", ")
      return need(values.contains(text), "phải là một trong: \(list)", "must be one of: \(list)")
    }
  }

  private static func isIdentity(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
    default: false
    }
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    isIdentity(byte) && byte != 0x2D || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
  }

  private static let word = "[A-Za-z0-9][A-Za-z0-9.-]{0,63}"

  private static func isWord(_ part: Substring.UTF8View) -> Bool {
    part.count <= 64 && part.first.map { isIdentity($0) && $0 != 0x2D } ?? false
      && part.allSatisfy { isIdentity($0) || $0 == UInt8(ascii: ".") }
  }

  private static func isRule(_ text: Substring) -> Bool {
    let parts = text.utf8.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "~")
    }
    return parts.count <= 10 && parts.allSatisfy(isWord)
  }

  /// Whether a text has the form of an id; whether it is one says `ObligationID`.
  private static func isObligation(_ text: String) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 3 && (1...64).contains(parts[1].utf8.count) && parts[1].utf8.allSatisfy(isIdentity)
      && isWord(parts[2].utf8) && isRule(parts[0])
  }
}
