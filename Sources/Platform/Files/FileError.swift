import Diagnostics

/// Why a file or folder could not be used, in words for people.
public struct FileError: Error, Hashable, Sendable {
  /// The path as given.
  public let path: String
  /// What is wrong and what to do.
  public let message: Words
  /// Whether another program holds it, so that waiting helps.
  public let isHeld: Bool

  /// An error about a path.
  public init(path: String, message: Words, isHeld: Bool = false) {
    self.path = path
    self.message = message
    self.isHeld = isHeld
  }
}
