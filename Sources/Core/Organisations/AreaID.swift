/// The identity of an administrative area in one register, such as `area-2025-842`.
///
/// It is opaque even where it was made from an official code: commune `00004` was one area before 1 July 2025 and is
/// another since, so (code, valid from) identifies an area and a code alone does not.
public struct AreaID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The identity as it is written in files.
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
  public static func < (a: AreaID, b: AreaID) -> Bool { a.text < b.text }
}
