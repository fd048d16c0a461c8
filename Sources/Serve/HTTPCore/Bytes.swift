/// What single bytes are to HTTP (RFC 9110, section 5.6).
enum Bytes {
  /// Which bytes a token (a method, the name of a field) may have, by their number: letters, digits and !#$%&'*+-.^_`|~.
  private static let tokens: (UInt64, UInt64) = {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for byte in "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8 {
      if byte < 64 { low |= 1 << byte } else { high |= 1 << (byte - 64) }
    }
    return (low, high)
  }()

  static func isToken(_ byte: UInt8) -> Bool {
    byte < 64 ? tokens.0 >> byte & 1 == 1 : byte < 128 && tokens.1 >> (byte - 64) & 1 == 1
  }

  static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// 0 to 15 for a hexadecimal digit of either case.
  static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Without spaces and tabs at both ends.
  static func trimmed<Some: BidirectionalCollection<UInt8>>(_ bytes: Some) -> Some.SubSequence {
    var start = bytes.startIndex
    while start < bytes.endIndex, isSpace(bytes[start]) { start = bytes.index(after: start) }
    var end = bytes.endIndex
    while end > start {
      let before = bytes.index(before: end)
      guard isSpace(bytes[before]) else { break }
      end = before
    }
    return bytes[start..<end]
  }

  /// A number of digits alone; nil for anything else and for what is over 2^53.
  static func number(_ bytes: some Collection<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 16 else { return nil }
    var value = 0
    for byte in bytes {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value <= 1 << 53 ? value : nil
  }
}
