import Diagnostics

/// Why a database did not do what it was asked to.
public struct DatabaseError: Error, Hashable, Sendable {
  /// What kind of error it is: what the program may do about it.
  public enum Code: String, Sendable, CaseIterable {
    /// A value that must be there once is there already.
    case conflict
    /// A rule of the tables was broken otherwise: a foreign key, a missing value.
    case constraint
    /// Another program holds the store.
    case locked
    /// The bytes are not those of a database, or are damaged.
    case damaged
    /// No space is left.
    case full
    /// The disk failed.
    case io
    /// The store may only be read.
    case readOnly
    /// The server went away in the middle of something.
    case connectionLost
    /// The store was written by a newer program.
    case tooNew
    /// Anything else: a mistake of ours.
    case other
  }

  /// The kind.
  public let code: Code
  /// What is wrong and what to do; leaks no value.
  public let message: Words
  /// What the engine said, for the log.
  public let detail: String

  /// An error of its parts.
  public init(_ code: Code, _ message: Words, detail: String = "") {
    self.code = code
    self.message = message
    self.detail = detail
  }
}
