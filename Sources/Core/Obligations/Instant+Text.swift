import CivilTime
import Diagnostics

extension Instant {
  /// The moment of a text `yyyy-mm-ddThh:mm:ssZ`; nil for anything else.
  public init?(iso text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"),
      bytes[19] == UInt8(ascii: "Z"), let date = CivilDate(iso: String(decoding: bytes[0..<10], as: UTF8.self)),
      let hour = Self.number(bytes[11..<13]), let minute = Self.number(bytes[14..<16]),
      let second = Self.number(bytes[17..<19]),
      hour < 24, minute < 60, second < 60
    else { return nil }
    self.init(seconds: Int64(date.dayNumber) * 86400 + Int64(hour * 3600 + minute * 60 + second))
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.allSatisfy { (0x30...0x39).contains($0) } ? bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil
  }

  /// Minute and day in Viet Nam, for people.
  public var words: Words {
    let minute = (seconds + 7 * 3600) / 60 - Int64(day.dayNumber) * 1440
    let rest = minute % 60
    let time = "\(minute / 60):\(rest < 10 ? "0" : "")\(rest)"
    return Words(vi: "\(time) ngày \(day.vietnamese)", en: "\(time) on \(day.vietnamese)")
  }

  /// `yyyy-mm-ddThh:mm:ssZ`.
  public var iso: String {
    let days = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400
    let rest = seconds - days * 86400
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return
      "\(CivilDate(dayNumber: Int32(truncatingIfNeeded: days)))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }
}
