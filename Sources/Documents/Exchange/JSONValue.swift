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

  /// A text, or null.
  public static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// The text of the value, indented by two spaces, ending with a newline.
  public var text: String {
    let tree = jansson
    defer { json_decref(tree) }
    guard let bytes = json_dumps(tree, Int(JSON_PRESERVE_ORDER) | 2 | Int(JSON_ENCODE_ANY)) else { return "null\n" }
    defer { free(bytes) }
    return String(cString: bytes) + "\n"
  }

  private var jansson: UnsafeMutablePointer<json_t>? {
    switch self {
    case .object(let members):
      let object = json_object()
      for member in members { json_object_set_new(object, member.key, member.value.jansson) }
      return object
    case .array(let values):
      let array = json_array()
      for value in values { json_array_append_new(array, value.jansson) }
      return array
    case .string(let text): return json_stringn(text, text.utf8.count)
    case .integer(let number): return json_integer(json_int_t(number))
    case .real(let number): return json_real(number)
    case .bool(let flag): return flag ? json_true() : json_false()
    case .null: return json_null()
    }
  }

  /// Where and why a text is no JSON.
  struct SyntaxError: Error {
    /// How many bytes stand before what is wrong.
    let offset: Int
    /// What is wrong; empty where the text ends too early and where it is too long to be named.
    let token: String
    /// True where the text ends too early.
    let isCutOff: Bool
    /// True where the token is a key that the object already has.
    let isDoubledKey: Bool
  }

  /// Reads one value from bytes; doubled keys and anything behind the value are errors.
  static func read(_ bytes: ArraySlice<UInt8>) throws(SyntaxError) -> JSONValue {
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
