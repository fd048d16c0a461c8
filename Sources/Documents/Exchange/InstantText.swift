import CivilTime
import Obligations

/// Moments as `yyyy-mm-ddThh:mm:ssZ`.
public enum InstantText {
  /// The moment of a text, or nil where it is none.
  public static func read(_ text: String) -> Instant? {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"),
      bytes[19] == UInt8(ascii: "Z"), let date = CivilDate(iso: String(decoding: bytes[0..<10], as: UTF8.self)),
      let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
      hour < 24,
      minute < 60, second < 60
    else { return nil }
    return Instant(seconds: Int64(date.dayNumber) * 86400 + Int64(hour * 3600 + minute * 60 + second))
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.allSatisfy { (0x30...0x39).contains($0) } ? bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil
  }
}
