import CJansson

/// A JSON value whose objects keep the order of their keys.
public enum JSONValue: Hashable, Sendable {
  case object([Member])
  case array([JSONValue])
  case string(String)
  case integer(Int)
  case real(Double)
  case bool(Bool)
  case null

  /// A key and its value.
  public struct Member: Hashable, Sendable {
    /// The key.
    public let key: String
    /// The value.
    public let value: JSONValue

    /// A key and its value.
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The value of a key of an object.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// Which jansson it runs with.
  public static var libraryVersion: String { String(cString: jansson_version_str()) }

  /// A text, or null.
  public static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// The text of the value, indented by two spaces, ending with a newline.
  public var text: String {
    var out: [UInt8] = []
    write(to: &out, indent: "\n")
    out.append(UInt8(ascii: "\n"))
    return String(decoding: out, as: UTF8.self)
  }

  /// The text of the value on one line, without a newline.
  public var line: String {
    var out: [UInt8] = []
    write(to: &out, indent: nil)
    return String(decoding: out, as: UTF8.self)
  }

  /// `indent` is the line end before what stands on the level of this value; nil where all stands on one line.
  private func write(to out: inout [UInt8], indent: String?) {
    switch self {
    case .object(let members):
      Self.write(members, "{", "}", to: &out, indent) { out, member, indent in
        Self.write(member.key, to: &out)
        out.append(contentsOf: ": ".utf8)
        member.value.write(to: &out, indent: indent)
      }
    case .array(let values):
      Self.write(values, "[", "]", to: &out, indent) { out, value, indent in value.write(to: &out, indent: indent) }
    case .string(let text): Self.write(text, to: &out)
    case .integer(let number): out.append(contentsOf: String(number).utf8)
    case .real(let number): out.append(contentsOf: Self.text(number).utf8)
    case .bool(let flag): out.append(contentsOf: (flag ? "true" : "false").utf8)
    case .null: out.append(contentsOf: "null".utf8)
    }
  }

  private static func write<Element>(
    _ elements: [Element], _ open: Unicode.Scalar, _ close: Unicode.Scalar, to out: inout [UInt8], _ indent: String?,
    _ one: (inout [UInt8], Element, String?) -> Void
  ) {
    let inner = indent.map { $0 + "  " }
    out.append(UInt8(ascii: open))
    for (index, element) in elements.enumerated() {
      if index > 0 { out.append(contentsOf: (inner == nil ? ", " : ",").utf8) }
      if let inner { out.append(contentsOf: inner.utf8) }
      one(&out, element, inner)
    }
    if let indent, !elements.isEmpty { out.append(contentsOf: indent.utf8) }
    out.append(UInt8(ascii: close))
  }

  private static func write(_ text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    if text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
      for byte in text.utf8 { escape(byte, to: &out) }
    } else {
      out.append(contentsOf: text.utf8)
    }
    out.append(UInt8(ascii: "\""))
  }

  private static func escape(_ byte: UInt8, to out: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), byte]
    case 0x08: out += "\\b".utf8
    case 0x09: out += "\\t".utf8
    case 0x0A: out += "\\n".utf8
    case 0x0C: out += "\\f".utf8
    case 0x0D: out += "\\r".utf8
    case 0..<0x20: out += "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16, uppercase: true))".utf8
    default: out.append(byte)
    }
  }

  /// As jansson writes it, which reads it back the same.
  private static func text(_ number: Double) -> String {
    let tree = json_real(number)
    defer { json_decref(tree) }
    guard let bytes = json_dumps(tree, Int(JSON_ENCODE_ANY)) else { return "null" }
    defer { free(bytes) }
    return String(cString: bytes)
  }

  /// Where and why a text is no JSON.
  public struct SyntaxError: Error {
    /// How many bytes stand before what is wrong.
    public let offset: Int
    /// What is wrong; empty where the text ends too early and where it is too long to be named.
    let token: String
    /// True where the text ends too early.
    let isCutOff: Bool
    /// True where the token is a key that the object already has.
    let isDoubledKey: Bool
  }

  /// Reads one value from bytes; doubled keys and anything behind the value are errors.
  public static func read(_ bytes: ArraySlice<UInt8>) throws(SyntaxError) -> JSONValue {
    var error = json_error_t()
    let flags = Int(JSON_REJECT_DUPLICATES) | Int(JSON_DECODE_ANY)
    let tree = bytes.withUnsafeBytes { raw in
      json_loadb(raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count, flags, &error)
    }
    guard let tree else {
      let words = withUnsafeBytes(of: &error.text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      // jansson counts what it has read, the wrong token with it, and names the token between quotation marks at the end.
      let read = min(max(Int(error.position), 0), bytes.count)
      let token = words.firstRange(of: " near '").map { words[$0.upperBound...].dropLast() } ?? ""
      let start = bytes.startIndex + read - token.utf8.count
      let isAtToken = start >= bytes.startIndex && bytes[start..<bytes.startIndex + read].elementsEqual(token.utf8)
      throw SyntaxError(
        offset: isAtToken ? read - token.utf8.count : read, token: isAtToken ? String(token) : "",
        isCutOff: words.hasSuffix("end of file") && !words.hasPrefix("end of file"),
        isDoubledKey: words.hasPrefix("duplicate object key"))
    }
    defer { json_decref(tree) }
    return JSONValue(tree)
  }

  private init(_ tree: UnsafeMutablePointer<json_t>) {
    switch tree.pointee.type {
    case JSON_OBJECT:
      var members: [Member] = []
      var iterator = json_object_iter(tree)
      while let current = iterator {
        if let key = json_object_iter_key(current), let value = json_object_iter_value(current) {
          members.append(Member(String(cString: key), JSONValue(value)))
        }
        iterator = json_object_iter_next(tree, current)
      }
      self = .object(members)
    case JSON_ARRAY:
      self = .array((0..<json_array_size(tree)).compactMap { json_array_get(tree, $0) }.map { JSONValue($0) })
    case JSON_STRING: self = .string(json_string_value(tree).map { String(cString: $0) } ?? "")
    case JSON_INTEGER: self = .integer(Int(json_integer_value(tree)))
    case JSON_REAL: self = .real(json_real_value(tree))
    case JSON_TRUE: self = .bool(true)
    case JSON_FALSE: self = .bool(false)
    default: self = .null
    }
  }
}
