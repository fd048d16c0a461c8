extension CanonicalValue {
  /// The value of some bytes; nil for whatever `bytes` would have written otherwise, or not at all. Cost: linear.
  public init?(canonical bytes: some Sequence<UInt8>) {
    var reader = CanonicalReader(Array(bytes))
    guard let value = reader.value(depth: 0), reader.isAtEnd else { return nil }
    self = value
  }
}

/// Reads the one way of writing a value, and nothing else.
private struct CanonicalReader {
  /// How deep values may stand in each other; those of entries stand three deep.
  private static let deepest = 16
  private static let largest: Int64 = 1 << 53

  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { place == bytes.count }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func takes(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.count - place >= count else { return false }
    for offset in 0..<count where bytes[place + offset] != text.utf8Start[offset] { return false }
    place += count
    return true
  }

  mutating func value(depth: Int) -> CanonicalValue? {
    guard depth < Self.deepest else { return nil }
    switch next {
    case UInt8(ascii: "{"): return object(depth)
    case UInt8(ascii: "["): return list(depth)
    case UInt8(ascii: "\""): return text().map { .text($0) }
    case UInt8(ascii: "t"): return takes("true") ? .truth(true) : nil
    case UInt8(ascii: "f"): return takes("false") ? .truth(false) : nil
    default: return integer().map { .integer($0) }
    }
  }

  private mutating func object(_ depth: Int) -> CanonicalValue? {
    place += 1
    var members: [String: CanonicalValue] = [:]
    if takes("}") { return .object(members) }
    var last: String?
    while true {
      guard let key = text(), last.map({ $0 < key }) ?? true, takes(":"), let value = value(depth: depth + 1) else {
        return nil
      }
      members[key] = value
      last = key
      if takes("}") { return .object(members) }
      guard takes(",") else { return nil }
    }
  }

  private mutating func list(_ depth: Int) -> CanonicalValue? {
    place += 1
    var values: [CanonicalValue] = []
    if takes("]") { return .list(values) }
    while true {
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
      if takes("]") { return .list(values) }
      guard takes(",") else { return nil }
    }
  }

  private mutating func integer() -> Int64? {
    let start = place
    if next == UInt8(ascii: "-") { place += 1 }
    while let digit = next, (0x30...0x39).contains(digit) { place += 1 }
    let written = String(decoding: bytes[start..<place], as: UTF8.self)
    guard let number = Int64(written), String(number) == written, abs(number) < Self.largest else { return nil }
    return number
  }

  private mutating func text() -> String? {
    guard takes("\"") else { return nil }
    var out: [UInt8] = []
    while let byte = next {
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validating: out, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = escape() else { return nil }
        out.append(escaped)
      case 0..<0x20: return nil
      default: out.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> UInt8? {
    guard let letter = next else { return nil }
    place += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return letter
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "u"):
      guard takes("00"), bytes.count - place >= 2 else { return nil }
      let digits = String(decoding: bytes[place..<place + 2], as: UTF8.self)
      place += 2
      guard let byte = UInt8(digits, radix: 16), byte < 0x20, ![0x08, 0x09, 0x0A, 0x0C, 0x0D].contains(byte),
        digits == digits.lowercased()
      else { return nil }
      return byte
    default: return nil
    }
  }
}
