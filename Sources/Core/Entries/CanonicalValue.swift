/// A value of an entry's payload, with one way to write it.
///
/// The way is that of RFC 8785 for what occurs here: objects with their keys in order, whole numbers, texts with as few escapes as
/// possible, no space. So a hash of the bytes is a hash of the value, on every machine and in every language.
public enum CanonicalValue: Hashable, Sendable {
  /// Its keys are ASCII.
  case object([String: CanonicalValue])
  case list([CanonicalValue])
  case text(String)
  /// Within ±(2^53 − 1), which every reader of JSON knows.
  case integer(Int64)
  case truth(Bool)

  /// The member of an object; nil for none and for what is no object.
  public subscript(key: String) -> CanonicalValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  /// The text, where it is one.
  public var text: String? { if case .text(let text) = self { text } else { nil } }
  /// The number, where it is one.
  public var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
  /// True only where it is that.
  public var isTrue: Bool { self == .truth(true) }

  /// True where every reader finds again what is written: numbers in their range, keys in ASCII, and values not too deep in each other.
  public var isKept: Bool { isKept(depth: 0) }

  /// True where a text or key holds the character 0, which not every engine keeps.
  public var holdsZero: Bool {
    switch self {
    case .object(let members): members.contains { $0.key.utf8.contains(0) || $0.value.holdsZero }
    case .list(let values): values.contains(where: \.holdsZero)
    case .text(let text): text.utf8.contains(0)
    case .integer, .truth: false
    }
  }

  /// How deep values may stand in each other; those of entries stand three deep.
  static let deepest = 16
  /// Whole numbers are smaller than this.
  static let largest: UInt64 = 1 << 53

  private func isKept(depth: Int) -> Bool {
    guard depth < Self.deepest else { return false }
    switch self {
    case .object(let members):
      return members.allSatisfy { key, value in
        key.utf8.allSatisfy { $0 < 0x80 } && value.isKept(depth: depth + 1)
      }
    case .list(let values): return values.allSatisfy { $0.isKept(depth: depth + 1) }
    case .text, .truth: return true
    case .integer(let number): return number.magnitude < Self.largest
    }
  }

  // MARK: Writing

  /// The bytes, UTF-8.
  public var bytes: [UInt8] {
    var out: [UInt8] = []
    append(to: &out)
    return out
  }

  /// Writes the bytes behind others.
  public func append(to out: inout [UInt8]) {
    switch self {
    case .object(let members):
      out.append(UInt8(ascii: "{"))
      // Keys are ASCII, so the order of their bytes is that of RFC 8785.
      for (place, key) in members.keys.sorted().enumerated() {
        if place > 0 { out.append(UInt8(ascii: ",")) }
        Self.append(text: key, to: &out)
        out.append(UInt8(ascii: ":"))
        members[key]?.append(to: &out)
      }
      out.append(UInt8(ascii: "}"))
    case .list(let values):
      out.append(UInt8(ascii: "["))
      for (place, value) in values.enumerated() {
        if place > 0 { out.append(UInt8(ascii: ",")) }
        value.append(to: &out)
      }
      out.append(UInt8(ascii: "]"))
    case .text(let text): Self.append(text: text, to: &out)
    case .integer(let number): out += String(number).utf8
    case .truth(let value): out += (value ? "true" : "false").utf8
    }
  }

  /// Writes a text in quotes.
  public static func append(text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      // Most texts stand as they are.
      if bytes.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
        appendEscaped(bytes, to: &out)
      } else {
        out.append(contentsOf: bytes)
      }
    }
    out.append(UInt8(ascii: "\""))
  }

  private static func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), byte]
      case 0x08: out += "\\b".utf8
      case 0x09: out += "\\t".utf8
      case 0x0A: out += "\\n".utf8
      case 0x0C: out += "\\f".utf8
      case 0x0D: out += "\\r".utf8
      case 0..<0x20:
        out += "\\u00".utf8
        out += [byte >> 4, byte & 15].map { $0 < 10 ? 0x30 + $0 : 0x57 + $0 }
      default: out.append(byte)
      }
    }
  }
}
