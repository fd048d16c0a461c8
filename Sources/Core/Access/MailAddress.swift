/// Where somebody gets mail: what stands on both sides of one `@` in letters of ASCII, so that it can stand in a header and in a command of
/// SMTP as it is. Quoted local parts (RFC 5321, 4.1.2), addresses of machines and letters with marks are none: no office has them.
public struct MailAddress: Hashable, Sendable, CustomStringConvertible {
  /// As it was typed.
  public let text: String

  /// As it was typed.
  public var description: String { text }

  /// What stands behind the `@`.
  public var domain: Substring { text.drop { $0 != "@" }.dropFirst() }

  /// An address; nil for what is none. RFC 5321, 4.5.3.1: 64 bytes before the `@`, 254 in all.
  public init?(_ text: String) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count), text.utf8.count <= 254 else { return nil }
    func isAtom(_ text: Substring) -> Bool { !text.isEmpty && text.utf8.allSatisfy(Self.isOfAtoms) }
    func isLabel(_ text: Substring) -> Bool {
      (1...63).contains(text.utf8.count) && text.utf8.allSatisfy { Self.isLetterOrDigit($0) || $0 == 0x2D }
        && text.first != "-" && text.last != "-"
    }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    guard parts[0].split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isAtom), labels.count > 1,
      labels.allSatisfy(isLabel)
    else { return nil }
    self.text = text
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) && byte < 0x80
  }

  /// `atext` of RFC 5322, 3.2.3.
  private static func isOfAtoms(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }
}
