/// What single bytes are to HTTP (RFC 9110, section 5.6).
enum Bytes {
  /// Whether a token (a method, the name of a field) may have a byte: letters, digits and !#$%&'*+-.^_`|~.
  @inline(__always) static func isToken(_ byte: UInt8) -> Bool {
    // A bit for each byte below 64, and one for each from there on.
    byte < 64
      ? 0x03FF_6CFA_0000_0000 >> UInt64(byte) & 1 == 1
      : byte < 128 && 0x57FF_FFFF_C7FF_FFFE >> UInt64(byte - 64) & 1 == 1
  }

  @inline(__always) static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// 0 to 15 for a hexadecimal digit of either case.
  static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  @inline(__always) static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

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

  /// The same of bytes in memory.
  static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    while start < bytes.count, isSpace(bytes[start]) { start += 1 }
    var end = bytes.count
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  /// Whether bytes are these letters.
  static func are(_ bytes: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
    bytes.count == text.utf8CodeUnitCount
      && (0..<bytes.count).allSatisfy { bytes[$0] == text.utf8Start[$0] }
  }

  /// Whether bytes are these letters, which are given small, in any case.
  static func areSmall(_ bytes: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
    bytes.count == text.utf8CodeUnitCount
      && (0..<bytes.count).allSatisfy { lower(bytes[$0]) == text.utf8Start[$0] }
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
