/// The mark of one state of a thing, by which an asker learns that what it has is still so (RFC 9110, section 8.8.3).
public struct EntityTag: Hashable, Sendable, CustomStringConvertible {
  /// What stands between the quotes.
  public let value: String
  /// Whether equal tags mean equal bytes or only the same content.
  public let isWeak: Bool

  /// A tag; nil where the value has a quote, a space or a control character.
  public init?(_ value: String, isWeak: Bool = false) {
    guard value.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x22 && $0 != 0x7F }) else { return nil }
    self.value = value
    self.isWeak = isWeak
  }

  /// As it stands in a field: `W/"x"` or `"x"`.
  public var description: String { (isWeak ? "W/" : "") + "\"" + value + "\"" }

  /// Whether an `If-None-Match` names this tag, or all (`*`). Weak and strong are the same here; what is no list of tags names none.
  public func isMatched(byNoneMatch field: String) -> Bool {
    var rest = Array(field.utf8)[...]
    func skipSpace() { while let first = rest.first, Bytes.isSpace(first) { rest.removeFirst() } }
    skipSpace()
    if Bytes.trimmed(rest).elementsEqual("*".utf8) { return true }
    while !rest.isEmpty {
      if rest.starts(with: "W/".utf8) { rest.removeFirst(2) }
      guard rest.first == 0x22 else { return false }
      rest.removeFirst()
      guard let end = rest.firstIndex(of: 0x22) else { return false }
      if rest[..<end].elementsEqual(value.utf8) { return true }
      rest = rest[(end + 1)...]
      skipSpace()
      if rest.isEmpty { return false }
      guard rest.first == UInt8(ascii: ",") else { return false }
      rest.removeFirst()
      skipSpace()
    }
    return false
  }
}
