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
    guard depth < CanonicalValue.deepest else { return nil }
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
      // Keys are ASCII, for which the order of texts is that of their bytes.
      guard let key = text(), key.utf8.allSatisfy({ $0 < 0x80 }), last.map({ $0 < key }) ?? true, takes(":"),
        let value = value(depth: depth + 1)
      else { return nil }
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
    guard let number = Int64(written), String(number) == written, number.magnitude < CanonicalValue.largest else {
      return nil
    }
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
      let digits = (bytes[place], bytes[place + 1])
      place += 2
      let low: UInt8
      switch digits.1 {
      case 0x30...0x39: low = digits.1 - 0x30
      case 0x61...0x66: low = digits.1 - 0x57
      default: return nil
      }
      // What has a shorter escape, or needs none, is never written so.
      guard digits.0 == 0x30 || digits.0 == 0x31 else { return nil }
      let byte = (digits.0 - 0x30) << 4 | low
      return [0x08, 0x09, 0x0A, 0x0C, 0x0D].contains(byte) ? nil : byte
    default: return nil
    }
  }
}
