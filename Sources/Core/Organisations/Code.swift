/// A code that some scheme gives a body, such as a code of the electronic document exchange.
public struct Code: Hashable, Sendable {
  /// The scheme that gives it.
  public let scheme: String
  /// The code as the scheme writes it.
  public let value: String

  /// The code `value` of `scheme`.
  public init(scheme: String, value: String) {
    self.scheme = scheme
    self.value = value
  }
}
