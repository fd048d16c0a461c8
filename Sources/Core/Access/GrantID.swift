import Organisations

/// The identity of a grant, such as `g-0001`.
public struct GrantID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The identity as it is written in files and entries.
  public let text: String

  /// An identity of 1 to 64 ASCII letters, digits and `-`; nil for anything else.
  public init?(_ text: String) {
    guard text.isRegisterIdentity else { return nil }
    self.text = text
  }

  /// The same as `text`.
  public var description: String { text }

  /// Order of the bytes of the text.
  public static func < (a: GrantID, b: GrantID) -> Bool { a.text < b.text }
}
