import CivilTime
import Diagnostics

/// Dates as people write them.
enum DateText {
  enum Reading {
    case date(CivilDate)
    /// Looks like a date, but no such day exists.
    case impossible
    case notADate
  }

  /// Reads dd/mm/yyyy or yyyy-mm-dd; leading zeros are free.
  static func read(_ bytes: ArraySlice<UInt8>) -> Reading {
    let slash = numbers(bytes, UInt8(ascii: "/"))
    if slash.count == 3, bytes.reversed().prefix(while: { $0 != UInt8(ascii: "/") }).count == 4 {
      return CivilDate(year: slash[2], month: slash[1], day: slash[0]).map(Reading.date) ?? .impossible
    }
    let dash = numbers(bytes, UInt8(ascii: "-"))
    if dash.count == 3, bytes.prefix(while: { $0 != UInt8(ascii: "-") }).count == 4 {
      return CivilDate(year: dash[0], month: dash[1], day: dash[2]).map(Reading.date) ?? .impossible
    }
    return .notADate
  }

  /// Day and month of dd/mm, if it is one.
  static func dayAndMonth(_ bytes: ArraySlice<UInt8>) -> (day: Int, month: Int)? {
    let parts = numbers(bytes, UInt8(ascii: "/"))
    return parts.count == 2 ? (parts[0], parts[1]) : nil
  }

  /// The numbers between separators; empty where anything else stands there.
  private static func numbers(_ bytes: ArraySlice<UInt8>, _ separator: UInt8) -> [Int] {
    var out: [Int] = []
    var digits = 0
    var value = 0
    for byte in bytes {
      if byte == separator, digits > 0 {
        out.append(value)
        (digits, value) = (0, 0)
      } else if (0x30...0x39).contains(byte), digits < 4 {
        value = value * 10 + Int(byte - 0x30)
        digits += 1
      } else {
        return []
      }
    }
    return digits > 0 ? out + [value] : []
  }

  static func impossible(_ text: String) -> Words {
    Words(vi: "không có ngày \(text) trong lịch", en: "there is no day \(text) in the calendar")
  }
}
