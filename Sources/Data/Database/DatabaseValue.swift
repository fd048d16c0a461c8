/// A value as every engine keeps it.
public enum DatabaseValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])
}

/// What can be bound to a statement.
public protocol DatabaseBindable {
  /// The value as it is kept.
  var databaseValue: DatabaseValue { get }
}

extension DatabaseValue: DatabaseBindable {
  /// Itself.
  public var databaseValue: DatabaseValue { self }
}

extension Int: DatabaseBindable {
  /// A whole number.
  public var databaseValue: DatabaseValue { .integer(Int64(self)) }
}

extension Int64: DatabaseBindable {
  /// A whole number.
  public var databaseValue: DatabaseValue { .integer(self) }
}

extension Int32: DatabaseBindable {
  /// A whole number.
  public var databaseValue: DatabaseValue { .integer(Int64(self)) }
}

extension Bool: DatabaseBindable {
  /// 1 or 0: not every engine has truth values that the others read.
  public var databaseValue: DatabaseValue { .integer(self ? 1 : 0) }
}

extension String: DatabaseBindable {
  /// A text.
  public var databaseValue: DatabaseValue { .text(self) }
}

extension [UInt8]: DatabaseBindable {
  /// Bytes.
  public var databaseValue: DatabaseValue { .blob(self) }
}

extension Optional: DatabaseBindable where Wrapped: DatabaseBindable {
  /// The value, or null.
  public var databaseValue: DatabaseValue { self?.databaseValue ?? .null }
}
