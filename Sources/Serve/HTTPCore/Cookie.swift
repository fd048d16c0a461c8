/// A cookie to be set. It is for this host alone, over https alone, out of reach of scripts: the name `__Host-…` makes browsers hold us
/// to that (RFC 6265bis, section 4.1.3).
public struct Cookie: Hashable, Sendable, CustomStringConvertible {
  /// When browsers send a cookie with requests that another site started.
  public enum SameSite: String, Sendable {
    /// Never, not even for a link.
    case strict = "Strict"
    /// With links that are followed.
    case lax = "Lax"
  }

  /// Without the prefix: `session`.
  public let name: String
  /// What is kept.
  public let value: String
  /// When it is sent from elsewhere.
  public let sameSite: SameSite
  /// For how many seconds; nil until the browser is closed, 0 to remove it.
  public let maxAge: Int?

  /// A cookie. A name that is no token, or a value with spaces, quotes, commas, semicolons or backslashes, stops the program.
  public init(_ name: String, _ value: String, sameSite: SameSite = .lax, maxAge: Int? = nil) {
    precondition(!name.isEmpty && name.utf8.allSatisfy(Bytes.isToken), "the name of a cookie is a token")
    precondition(value.utf8.allSatisfy(Cookie.isValue), "the value of a cookie has a character that it may not have")
    self.name = name
    self.value = value
    self.sameSite = sameSite
    self.maxAge = maxAge
  }

  /// What removes a cookie.
  public static func removed(_ name: String) -> Cookie { Cookie(name, "", maxAge: 0) }

  /// As it stands behind `Set-Cookie`.
  public var description: String {
    "__Host-\(name)=\(value); Path=/; Secure; HttpOnly; SameSite=\(sameSite.rawValue)"
      + (maxAge.map { "; Max-Age=\($0)" } ?? "")
  }

  /// The value of our cookie of a name in the `Cookie` fields of a request; nil where it is not there, and where it is there twice with
  /// different values, for then one of them is not ours.
  static func value(of name: String, in fields: [String]) -> String? {
    var found: String?
    let wanted = Array("__Host-\(name)".utf8)
    for field in fields {
      for pair in Array(field.utf8).split(separator: UInt8(ascii: ";")) {
        let pair = Bytes.trimmed(pair)
        guard let middle = pair.firstIndex(of: UInt8(ascii: "=")), pair[..<middle].elementsEqual(wanted) else {
          continue
        }
        var value = pair[(middle + 1)...]
        if value.count >= 2, value.first == 0x22, value.last == 0x22 { value = value.dropFirst().dropLast() }
        guard value.allSatisfy(isValue) else { return nil }
        let text = String(decoding: value, as: UTF8.self)
        if let found, found != text { return nil }
        found = text
      }
    }
    return found
  }

  private static func isValue(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && byte != 0x22 && byte != 0x2C && byte != 0x3B && byte != 0x5C
  }
}
