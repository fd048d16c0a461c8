import Diagnostics

/// Bytes written as `%41` in addresses and forms (RFC 3986, section 2.1), and text as it enters here.
public enum PercentCoding {
  /// The bytes that a coded text stands for; nil where a `%` is not followed by two hexadecimal digits. In forms and queries a plus
  /// is a space.
  public static func decode(_ coded: UnsafeBufferPointer<UInt8>, plusIsSpace: Bool = false) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(coded.count)
    var index = 0
    while index < coded.count {
      let byte = coded[index]
      index += 1
      if byte == UInt8(ascii: "%") {
        guard index + 1 < coded.count, let high = Bytes.hexadecimal(coded[index]),
          let low = Bytes.hexadecimal(coded[index + 1])
        else { return nil }
        bytes.append(high << 4 | low)
        index += 2
      } else {
        bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
      }
    }
    return bytes
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  /// A text as one segment of a path, or as a name or value of a query: all but letters, digits and `-._~` is coded.
  ///
  /// - Parameter slash: what stands for `/`; nil where it is coded too.
  public static func encode(_ text: String, slash: UInt8? = nil) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count * 3 / 2)
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: out.append(byte)
      case UInt8(ascii: "/") where slash != nil: out.append(slash ?? byte)
      default:
        out.append(UInt8(ascii: "%"))
        out.append(digits[Int(byte >> 4)])
        out.append(digits[Int(byte & 15)])
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Text that came from outside: valid UTF-8, no NUL, in NFC, with line ends as `\n`. Nil where it is no such text.
  static func text(_ bytes: [UInt8]) -> String? {
    guard !bytes.contains(0) else { return nil }
    var bytes = bytes
    if bytes.contains(0x0D) {
      var kept: [UInt8] = []
      kept.reserveCapacity(bytes.count)
      var index = 0
      while index < bytes.count {
        if bytes[index] == 0x0D {
          kept.append(0x0A)
          if index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        } else {
          kept.append(bytes[index])
        }
        index += 1
      }
      bytes = kept
    }
    return String(validating: bytes, as: UTF8.self).map(VietnameseText.composed)
  }

  /// The same for what stands on one line: no control character at all.
  static func line(_ bytes: [UInt8]) -> String? {
    guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
    return String(validating: bytes, as: UTF8.self).map(VietnameseText.composed)
  }
}
