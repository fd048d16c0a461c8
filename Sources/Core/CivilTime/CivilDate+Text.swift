extension CivilDate: CustomStringConvertible {
  /// A date written `yyyy-mm-dd`, exactly ten ASCII characters; nil for anything else and for a day that does not exist.
  @inlinable public init?(iso text: some StringProtocol) {
    var position = 0
    var parts = (year: 0, month: 0, day: 0)
    for byte in text.utf8 {
      switch position {
      case 4, 7:
        guard byte == UInt8(ascii: "-") else { return nil }
      case 0..<10:
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        let digit = Int(byte - UInt8(ascii: "0"))
        if position < 4 {
          parts.year = parts.year * 10 + digit
        } else if position < 7 {
          parts.month = parts.month * 10 + digit
        } else {
          parts.day = parts.day * 10 + digit
        }
      default:
        return nil
      }
      position += 1
    }
    guard position == 10 else { return nil }
    self.init(year: parts.year, month: parts.month, day: parts.day)
  }

  /// As ISO 8601 writes it, `2012-03-26`.
  public var description: String {
    let parts = components
    guard 0...9999 ~= parts.year else { return "\(parts.year)-\(twoDigits(parts.month))-\(twoDigits(parts.day))" }
    return String(unsafeUninitializedCapacity: 10) { bytes in
      func put(_ value: Int, _ at: Int, _ count: Int) {
        var rest = value
        for place in stride(from: at + count - 1, through: at, by: -1) {
          bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
          rest /= 10
        }
      }
      put(parts.year, 0, 4)
      bytes[4] = UInt8(ascii: "-")
      put(parts.month, 5, 2)
      bytes[7] = UInt8(ascii: "-")
      put(parts.day, 8, 2)
      return 10
    }
  }

  /// As it is written in an office of Viet Nam, the year in at least four digits: `05/03/2012`. Days below 10 and the first two months have a
  /// nought (Nghị định 30/2020/NĐ-CP, phụ lục I); in figures the other months have it too, so that days stand below each other.
  public var vietnamese: String {
    let parts = components
    return "\(twoDigits(parts.day))/\(twoDigits(parts.month))/\(fourDigits(parts.year))"
  }

  /// As rule files write it, without noughts: `5/3/2012`. Both are read.
  public var inRuleText: String {
    let parts = components
    return "\(parts.day)/\(parts.month)/\(fourDigits(parts.year))"
  }
}

/// A number from 0 to 99 in two digits.
func twoDigits(_ value: Int) -> String { value < 10 ? "0" + String(value) : String(value) }

/// A year in at least four digits.
func fourDigits(_ value: Int) -> String {
  let text = String(value)
  return text.utf8.count >= 4 ? text : String(repeating: "0", count: max(0, 4 - text.utf8.count)) + text
}
