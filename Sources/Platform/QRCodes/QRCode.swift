import CQRencode

/// A text as a square of dark and light fields that a telephone reads (ISO/IEC 18004), with correction of a seventh of it.
public struct QRCode: Sendable {
  /// How many fields a side has.
  public let side: Int
  private let dark: [Bool]

  /// Which libqrencode it runs with.
  public static var libraryVersion: String { String(cString: QRcode_APIVersionString()) }

  /// Of a text; nil for one of more than some 2,300 bytes.
  public init?(_ text: String) {
    guard !text.utf8.contains(0), let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    let side = Int(code.pointee.width)
    self.side = side
    dark = (0..<side * side).map { code.pointee.data[$0] & 1 == 1 }
  }

  /// Whether a field is dark; rows from the top, columns from the left.
  public func isDark(row: Int, column: Int) -> Bool { dark[row * side + column] }

  /// The dark fields as the path of an SVG, one unit a field.
  public var path: String {
    var out = ""
    for row in 0..<side {
      var column = 0
      while column < side {
        guard isDark(row: row, column: column) else {
          column += 1
          continue
        }
        let start = column
        while column < side, isDark(row: row, column: column) { column += 1 }
        out += "M\(start) \(row)h\(column - start)v1h-\(column - start)z"
      }
    }
    return out
  }
}
