import Diagnostics

/// Where a piece of a file stands. It is no part of what the piece says: two pieces that say the same are equal
/// wherever they stand, which is what makes `parse(print(x)) == x` a test.
public struct Place: Hashable, Sendable {
  /// The bytes of the file.
  public let range: SourceRange

  /// A place by its bytes.
  public init(_ range: SourceRange) {
    self.range = range
  }

  /// Always true.
  public static func == (a: Place, b: Place) -> Bool { true }

  /// Adds nothing.
  public func hash(into hasher: inout Hasher) {}
}

/// A name, an address or a quoted text as written, with its place.
public struct Word: Hashable, Sendable {
  /// The text, composed.
  public let text: String
  /// Where it stands.
  public let place: Place

  /// A text at a place.
  public init(_ text: String, _ place: Place) {
    self.text = text
    self.place = place
  }
}
