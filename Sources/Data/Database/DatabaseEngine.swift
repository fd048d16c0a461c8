/// How connections of an engine are opened.
public protocol DatabaseEngine: Sendable {
  /// Which engine this is.
  var name: DatabaseEngineName { get }
  /// The connection that writes: there is one at a time.
  func openWriter() throws(DatabaseError) -> any DatabaseConnection
  /// A connection that only reads.
  func openReader() throws(DatabaseError) -> any DatabaseConnection
}
