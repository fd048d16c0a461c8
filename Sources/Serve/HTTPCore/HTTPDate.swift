import CivilTime

/// Moments as HTTP writes them: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
public enum HTTPDate {
  private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// A moment in seconds since 1970, UTC, as text.
  public static func text(seconds: Int64) -> String {
    let number = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let rest = Int(seconds - number * 86_400)
    let date = CivilDate(dayNumber: Int32(clamping: number))
    // 1 January 1970 was a Thursday.
    let weekday = days[Int(((number + 3) % 7 + 7) % 7)]
    return
      "\(weekday), \(digits(date.day)) \(months[date.month - 1]) \(digits(date.year, 4)) "
      + "\(digits(rest / 3600)):\(digits(rest / 60 % 60)):\(digits(rest % 60)) GMT"
  }

  /// The seconds since 1970, UTC, that a text states in the one form that is still sent; nil for any other.
  public static func seconds(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count == 29, text.hasSuffix(" GMT"), bytes[3] == UInt8(ascii: ","), bytes[4] == 0x20, bytes[7] == 0x20,
      bytes[11] == 0x20, bytes[16] == 0x20, bytes[19] == UInt8(ascii: ":"), bytes[22] == UInt8(ascii: ":"),
      let day = Bytes.number(bytes[5..<7]), let year = Bytes.number(bytes[12..<16]),
      let hour = Bytes.number(bytes[17..<19]), let minute = Bytes.number(bytes[20..<22]),
      let second = Bytes.number(bytes[23..<25]), hour < 24, minute < 60, second < 61,
      let month = months.firstIndex(of: String(decoding: bytes[8..<11], as: UTF8.self)),
      let date = CivilDate(year: year, month: month + 1, day: day)
    else { return nil }
    let number = Int64(date.dayNumber)
    guard days[Int(((number + 3) % 7 + 7) % 7)] == String(decoding: bytes[..<3], as: UTF8.self) else { return nil }
    return number * 86_400 + Int64(hour * 3600 + minute * 60 + second)
  }

  private static func digits(_ number: Int, _ width: Int = 2) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
