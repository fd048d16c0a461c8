/// The address that a request asks for, taken apart: only what begins with one `/` and stands for the same to everybody who reads it.
public struct RequestTarget: Hashable, Sendable {
  /// As it was sent, without the query.
  public let rawPath: String
  /// The parts between the slashes, decoded and in NFC. `/` has none; a slash at the end gives an empty last one.
  public let path: [String]
  /// What stands behind the question mark.
  public let query: Query

  /// Reads the second word of a request line.
  ///
  /// Refused are: other forms than a path (`*`, `http://…`), bytes that are not visible ASCII, backslashes, fragments, empty segments,
  /// `%` without two digits, what decodes to a control character or to no UTF-8, and segments that would lead elsewhere (`.`, `..`,
  /// also behind a coded slash).
  public init(_ bytes: UnsafeBufferPointer<UInt8>) throws(BadRequest) {
    guard bytes.first == UInt8(ascii: "/") else {
      throw BadRequest(
        code: "target-form", vi: "Địa chỉ phải là đường dẫn bắt đầu bằng \"/\".",
        en: "The address must be a path that begins with \"/\".")
    }
    var end = bytes.count
    for index in 0..<bytes.count {
      switch bytes[index] {
      case 0...0x20, 0x22, 0x23, 0x3C, 0x3E, 0x5C, 0x7F...0xFF:
        throw BadRequest(
          code: "target-bytes", vi: "Địa chỉ có ký tự không được phép; ký tự ngoài ASCII viết dạng %XX.",
          en: "The address has a character that is not allowed; what is not ASCII is written as %XX.")
      case 0x3F where end == bytes.count: end = index
      default: break
      }
    }
    rawPath = String(decoding: bytes[..<end], as: UTF8.self)
    var path: [String] = []
    var start = 1
    while end > 1 {
      var slash = start
      while slash < end, bytes[slash] != UInt8(ascii: "/") { slash += 1 }
      guard slash > start || slash == end else {
        throw BadRequest(
          code: "empty-segment", vi: "Đường dẫn có hai dấu \"/\" liền nhau.", en: "The path has two \"/\" side by side."
        )
      }
      path.append(try RequestTarget.segment(UnsafeBufferPointer(rebasing: bytes[start..<slash])))
      guard slash < end else { break }
      start = slash + 1
    }
    self.path = path
    query = end + 1 < bytes.count ? try Query(coded: UnsafeBufferPointer(rebasing: bytes[(end + 1)...])) : Query()
  }

  /// The same of a text.
  public init(_ text: String) throws(BadRequest) {
    self = try Array(text.utf8).withUnsafeBufferPointer { bytes throws(BadRequest) in try RequestTarget(bytes) }
  }

  private static func segment(_ coded: UnsafeBufferPointer<UInt8>) throws(BadRequest) -> String {
    // Most are what they are.
    if !coded.contains(UInt8(ascii: "%")), coded.first != UInt8(ascii: ".") {
      return String(decoding: coded, as: UTF8.self)
    }
    guard let bytes = PercentCoding.decode(coded) else {
      throw BadRequest(
        code: "path-percent", vi: "Đường dẫn có dấu % mà sau đó không phải hai chữ số hệ mười sáu.",
        en: "The path has a % that is not followed by two hexadecimal digits.")
    }
    guard let text = PercentCoding.line(bytes) else {
      throw BadRequest(
        code: "path-text", vi: "Đường dẫn không phải văn bản UTF-8 hoặc có ký tự điều khiển.",
        en: "The path is not UTF-8 or has control characters.")
    }
    for part in bytes.split(whereSeparator: { $0 == UInt8(ascii: "/") || $0 == 0x5C })
    where part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8) {
      throw BadRequest(
        code: "dot-segment", vi: "Đường dẫn có đoạn \".\" hoặc \"..\".", en: "The path has a segment \".\" or \"..\".")
    }
    return text
  }
}
