/// A media type with its parameters, such as `text/html; charset=utf-8` (RFC 9110, section 8.3).
public struct MediaType: Hashable, Sendable {
  /// Type and subtype in lower case: `multipart/form-data`.
  public let name: String
  /// The parameters in their order, names in lower case.
  public let parameters: [Headers.Field]

  /// Reads the value of a `Content-Type`; nil for what is none, and where a parameter is given twice.
  public init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    func token() -> String? {
      let end = rest.firstIndex { !Bytes.isToken($0) } ?? rest.endIndex
      guard end > rest.startIndex else { return nil }
      defer { rest = rest[end...] }
      return String(decoding: rest[..<end], as: UTF8.self)
    }
    func skipSpace() { while let first = rest.first, Bytes.isSpace(first) { rest.removeFirst() } }
    func take(_ byte: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: byte) else { return false }
      rest.removeFirst()
      return true
    }
    skipSpace()
    guard let type = token(), take("/"), let subtype = token() else { return nil }
    var parameters: [Headers.Field] = []
    while true {
      skipSpace()
      if rest.isEmpty { break }
      guard take(";") else { return nil }
      skipSpace()
      if rest.isEmpty { break }
      guard let name = token().map(MediaType.lower), take("="), !parameters.contains(where: { $0.name == name }) else {
        return nil
      }
      if let value = token() {
        parameters.append(.init(name, value))
        continue
      }
      guard take("\"") else { return nil }
      var value: [UInt8] = []
      while true {
        guard var byte = rest.popFirst() else { return nil }
        if byte == UInt8(ascii: "\"") { break }
        if byte == UInt8(ascii: "\\") {
          guard let escaped = rest.popFirst() else { return nil }
          byte = escaped
        }
        value.append(byte)
      }
      parameters.append(.init(name, String(decoding: value, as: UTF8.self)))
    }
    self.name = MediaType.lower(type + "/" + subtype)
    self.parameters = parameters
  }

  /// A parameter by its name in lower case.
  public func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

  static func lower(_ text: String) -> String { String(decoding: text.utf8.map(Bytes.lower), as: UTF8.self) }
}
