/// A piece of a page. Text that is put into it is escaped; only pieces are put in as they are.
///
/// Attribute values always stand in double quotes in the literal parts.
public struct Html: ExpressibleByStringInterpolation, Sendable {
  /// What goes over the line.
  public private(set) var text: String

  /// What stands in the program is a piece as it is.
  public init(stringLiteral text: String) { self.text = text }

  /// A piece with values put in.
  public init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  /// Puts a piece behind this one.
  public static func += (piece: inout Html, next: Html) { piece.text += next.text }

  /// One piece after the other.
  public static func + (a: Html, b: Html) -> Html {
    var sum = a
    sum += b
    return sum
  }

  /// Gathers a piece.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    /// Room for a piece.
    public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

    /// What stands in the program, as it is.
    public mutating func appendLiteral(_ literal: String) { text += literal }

    /// Text, escaped. What stands in quotation marks in the program is a piece where it can be one: its own values are escaped in it.
    @_disfavoredOverload
    public mutating func appendInterpolation(_ value: String) { Html.escape(value, to: &text) }

    /// A number.
    public mutating func appendInterpolation(_ value: some BinaryInteger) { text += String(value) }

    /// A piece as it is.
    public mutating func appendInterpolation(_ piece: Html) { text += piece.text }

    /// Pieces one after the other.
    public mutating func appendInterpolation(_ pieces: some Sequence<Html>) {
      for piece in pieces { text += piece.text }
    }

    /// A piece where there is one.
    public mutating func appendInterpolation(_ piece: Html?) { if let piece { text += piece.text } }

    /// A piece where something holds.
    public mutating func appendInterpolation(_ piece: @autoclosure () -> Html, if holds: Bool) {
      if holds { text += piece().text }
    }

    /// The address of another program on the machine of who looks: made by us, of nothing that was typed as an address.
    public mutating func appendInterpolation(external address: String) { Html.escape(address, to: &text) }

    /// An address within the application.
    public mutating func appendInterpolation(_ route: Route) { Html.escape(route.path, to: &text) }
  }

  fileprivate static func escape(_ value: String, to text: inout String) {
    // A piece that took the way of a text.
    assert(!value.contains("Html(text:"), value)
    var value = value
    let isPlain = value.withUTF8 { bytes in
      !bytes.contains { [0x26, 0x3C, 0x3E, 0x22, 0x27].contains($0) }
    }
    if isPlain {
      text += value
      return
    }
    for scalar in value.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
