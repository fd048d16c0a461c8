/// A length of time as a rule states it, such as ten working days; negative when counted back.
public struct Term: Hashable, Sendable {
  /// What is counted.
  @frozen public enum Unit: String, Hashable, Sendable, CaseIterable {
    /// Calendar days.
    case day = "d"
    /// Days on which the bodies of a scope work.
    case workingDay = "wd"
    /// Seven calendar days.
    case week = "w"
    /// Months from a day to the same day of the month.
    case month = "m"
    /// Twelve months.
    case year = "y"
  }

  /// How many, from −3660 to 3660 and not 0; negative counts back.
  public let number: Int
  /// Of what.
  public let unit: Unit

  /// A number of units; nil for 0 and for more than 3660 either way, which no rule means.
  public init?(number: Int, unit: Unit) {
    guard number != 0, -3660...3660 ~= number else { return nil }
    self.number = number
    self.unit = unit
  }

  /// A term as `description` writes it: `10wd`, `-10wd`, `30d`, `2w`, `1m`, `1y`. Nil for anything else.
  public init?(_ text: some StringProtocol) {
    var magnitude = 0
    var digits = 0
    var negative = false
    var suffix = ""
    for (position, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where position == 0:
        negative = true
      case UInt8(ascii: "0")...UInt8(ascii: "9")
      where suffix.isEmpty && digits < 4 && (digits > 0 || byte != UInt8(ascii: "0")):
        magnitude = magnitude * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
      case UInt8(ascii: "a")...UInt8(ascii: "z") where suffix.utf8.count < 2:
        suffix.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        return nil
      }
    }
    guard let unit = Unit(rawValue: suffix) else { return nil }
    self.init(number: negative ? -magnitude : magnitude, unit: unit)
  }
}

extension Term: CustomStringConvertible {
  /// The shortest spelling, which `init(_:)` reads back.
  public var description: String { "\(number)\(unit.rawValue)" }
}
