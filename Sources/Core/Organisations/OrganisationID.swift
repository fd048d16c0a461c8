/// The identity of an organisation or post in one register, such as `org-0412`.
///
/// It never changes and says nothing: official codes are given to other bodies after a reorganisation, so they are
/// data of an organisation and never its identity.
public struct OrganisationID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The identity as it is written in files and addresses.
  public let text: String

  /// An identity of 1 to 64 ASCII letters, digits and `-`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    // As a string first: over any text the test is many times slower.
    let text = String(text)
    guard text.isRegisterIdentity else { return nil }
    self.text = text
  }

  /// The same as `text`.
  public var description: String { text }

  /// Order of the bytes of the text.
  public static func < (a: OrganisationID, b: OrganisationID) -> Bool { a.text < b.text }
}

extension String {
  /// True for 1 to 64 ASCII letters, digits and `-`.
  package var isRegisterIdentity: Bool {
    let length = utf8.count
    guard length >= 1, length <= 64 else { return false }
    return utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
      default: false
      }
    }
  }
}
