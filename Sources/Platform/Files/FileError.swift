import Diagnostics

/// Why a file or folder could not be used, in words for people.
public struct FileError: Error, Hashable, Sendable {
  /// The path as given.
  public let path: String
  /// What is wrong and what to do.
  public let message: Words

  /// An error about a path.
  public init(path: String, message: Words) {
    self.path = path
    self.message = message
  }
}
