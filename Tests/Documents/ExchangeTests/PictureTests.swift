import Testing

@testable import Exchange

/// Pictures made by hand: the smallest that have what a telephone writes beside them.
@Suite struct PictureTests {
  private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    let length = content.count + 2
    return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content
  }

  private static let start: [UInt8] = [0xFF, 0xD8], end: [UInt8] = [0xFF, 0xD9]
  private static let jfif = segment(0xE0, Array("JFIF\0".utf8) + [1, 2, 0, 0, 1, 0, 1, 0, 0])
  private static let tables = segment(0xDB, [0] + Array(repeating: 16, count: 64))
  /// A scan with a stuffed byte and a restart marker in it.
  private static let scan = segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]

  /// Exif as TIFF, little end first: the orientation 6, and a place behind it.
  private static let exif = segment(
    0xE1,
    Array("Exif\0\0".utf8) + [
      0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0,
    ]
      + Array("21°02'N 106°46'E".utf8))

  @Test func `place, time, maker and comments are left out of a JPEG, how it is turned stays`() throws {
    let xmp = Self.segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0<gps/>".utf8))
    let comment = Self.segment(0xFE, Array("May cua Lan".utf8))
    let bytes =
      Self.start + Self.jfif + Self.exif + xmp + comment + Self.tables + Self.scan + Self.end + Array("phim".utf8)
    let kept = try #require(Picture(bytes)).withoutMetadata
    let turned: [UInt8] =
      [0xFF, 0xE1, 0, 34] + Array("Exif\0\0".utf8) + [0x4D, 0x4D, 0, 42, 0, 0, 0, 8]
      + [0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
    #expect(kept == Self.start + Self.jfif + turned + Self.tables + Self.scan + Self.end)
    // What is clean stays as it is.
    #expect(Picture(kept)?.withoutMetadata == kept)
  }

  @Test func `a picture that is not turned has nothing written beside it`() throws {
    let bytes = Self.start + Self.segment(0xE1, Array("Exif\0\0MM".utf8)) + Self.tables + Self.scan + Self.end
    #expect(Picture(bytes)?.withoutMetadata == Self.start + Self.tables + Self.scan + Self.end)
  }

  @Test func `texts, times and Exif are left out of a PNG`() throws {
    func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
      [0, 0, 0, UInt8(content.count)] + Array(name.utf8) + content + [9, 9, 9, 9]
    }
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let (head, data, end) = (chunk("IHDR", [1, 2]), chunk("IDAT", [3]), chunk("IEND", []))
    let bytes = signature + head + chunk("tEXt", [4]) + chunk("eXIf", [5]) + data + chunk("tIME", [6]) + end + [7]
    #expect(Picture(bytes)?.withoutMetadata == signature + head + data + end)
  }

  @Test func `what is no picture, or ends in the middle of one, is none, at whatever byte it ends`() {
    #expect(Picture(Array("%PDF-1.7".utf8)) == nil)
    #expect(Picture([]) == nil)
    let whole = Self.start + Self.jfif + Self.exif + Self.tables + Self.scan + Self.end
    #expect(Picture(whole) != nil)
    for count in 0..<whole.count { #expect(Picture(Array(whole.prefix(count))) == nil, "\(count)") }
  }
}
