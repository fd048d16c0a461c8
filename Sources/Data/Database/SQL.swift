/// A statement with its values apart from its text.
///
/// What is interpolated is bound, never written into the text, so no value can become a part of a statement:
/// `"SELECT name FROM person WHERE id = \(id)"`.
public struct SQL: ExpressibleByStringInterpolation, Hashable, Sendable {
  /// The text between the values: always one piece more than there are values.
  public private(set) var pieces: [String]
  /// The values, in their order.
  public private(set) var values: [DatabaseValue]

  /// A statement without values.
  public init(stringLiteral text: String) {
    pieces = [text]
    values = []
  }

  /// A statement of a literal with values in it.
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.sql }

  /// A statement whose text did not stand in the source. It must be made of nothing that came from outside.
  public init(trustingText text: String, values: [DatabaseValue] = []) {
    pieces = text.split(separator: "?", omittingEmptySubsequences: false).map(String.init)
    precondition(pieces.count == values.count + 1, "one ? a value")
    self.values = values
  }

  /// One statement made of two parts.
  public static func + (a: SQL, b: SQL) -> SQL {
    var sum = a
    sum.append(b)
    return sum
  }

  /// The text with a placeholder for each value, numbered from 1.
  public func text(placeholder: (Int) -> String) -> String {
    guard pieces.count > 1 else { return pieces[0] }
    return pieces.indices.dropFirst().reduce(into: pieces[0]) { $0 += placeholder($1) + pieces[$1] }
  }

  private mutating func append(_ other: SQL) {
    pieces[pieces.count - 1] += other.pieces[0]
    pieces += other.pieces.dropFirst()
    values += other.values
  }

  /// How a literal becomes a statement.
  public struct StringInterpolation: StringInterpolationProtocol {
    var sql: SQL = ""

    /// Room for the pieces.
    public init(literalCapacity: Int, interpolationCount: Int) {
      sql.pieces.reserveCapacity(interpolationCount + 1)
      sql.values.reserveCapacity(interpolationCount)
    }

    /// Text of the source.
    public mutating func appendLiteral(_ literal: String) { sql.pieces[sql.pieces.count - 1] += literal }

    /// A value: bound.
    public mutating func appendInterpolation(_ value: some DatabaseBindable) {
      sql.values.append(value.databaseValue)
      sql.pieces.append("")
    }

    /// A value or null: bound.
    public mutating func appendInterpolation<Value: DatabaseBindable>(_ value: Value?) {
      sql.values.append(value.databaseValue)
      sql.pieces.append("")
    }

    /// A part that is a statement itself, with its values.
    public mutating func appendInterpolation(_ part: SQL) { sql.append(part) }

    /// A list for `IN (…)`: each bound; an empty list finds nothing.
    public mutating func appendInterpolation(list values: some Sequence<some DatabaseBindable>) {
      var isFirst = true
      for value in values {
        if !isFirst { appendLiteral(", ") }
        appendInterpolation(value)
        isFirst = false
      }
      if isFirst { appendLiteral("NULL") }
    }
  }
}
