/// A picture as a telephone takes it: JPEG or PNG, by its bytes and not by its name.
public struct Picture: Sendable {
  /// The same picture without what the telephone wrote beside it: where and when it was taken, with what, by whom, and what stands behind its
  /// end. How it is to be turned stays, and its colours.
  public let withoutMetadata: [UInt8]

  /// A picture of its bytes; nil where they are none, or end before it does. Cost: linear in the bytes.
  public init?(_ bytes: [UInt8]) {
    guard let kept = Self.jpeg(bytes) ?? Self.png(bytes) else { return nil }
    withoutMetadata = kept
  }

  // MARK: JPEG

  /// ITU-T T.81, annex B: markers of two bytes, each with its length but a few, scans between them.
  private static func jpeg(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var out: [UInt8] = [0xFF, 0xD8]
    var turned: [UInt8] = []
    var place = 2
    while place + 2 <= bytes.count {
      guard bytes[place] == 0xFF else { return nil }
      let marker = bytes[place + 1]
      switch marker {
      case 0xFF:
        // A marker may have any number of these in front.
        place += 1
      case 0xD9: return out + [0xFF, 0xD9]
      case 0x00, 0x01, 0xD0...0xD8: return nil
      default:
        guard place + 4 <= bytes.count else { return nil }
        let end = place + 2 + Int(bytes[place + 2]) << 8 + Int(bytes[place + 3])
        guard end >= place + 4, end <= bytes.count else { return nil }
        if marker == 0xE1, turned.isEmpty, let orientation = orientation(bytes[place + 4..<end]) {
          turned = segment(orientation)
        }
        if isKept(marker) {
          // What says how it is turned stands behind the first header and before all else.
          if marker != 0xE0 {
            out += turned
            turned = []
          }
          out += bytes[place..<end]
        }
        place = end
        if marker == 0xDA {
          let scan = place
          while place + 1 < bytes.count,
            bytes[place] != 0xFF || bytes[place + 1] == 0 || 0xD0...0xD7 ~= bytes[place + 1]
          {
            place += 1
          }
          out += bytes[scan..<place]
        }
      }
    }
    return nil
  }

  /// The first header, colours, and all that makes the picture; not the other application segments, nor comments.
  private static func isKept(_ marker: UInt8) -> Bool {
    0xE0...0xEF ~= marker ? [0xE0, 0xE2, 0xEE].contains(marker) : marker != 0xFE
  }

  /// How an Exif segment says that the picture is to be turned, 2 to 8; nil where it is not, or nothing is said.
  private static func orientation(_ segment: ArraySlice<UInt8>) -> UInt8? {
    let bytes = Array(segment)
    guard bytes.starts(with: Array("Exif\0\0".utf8)), bytes.count >= 14 else { return nil }
    let tiff = Array(bytes.dropFirst(6))
    let isLittle = tiff.starts(with: [0x49, 0x49])
    guard isLittle || tiff.starts(with: [0x4D, 0x4D]) else { return nil }
    func number(_ at: Int, _ count: Int) -> Int? {
      guard at >= 0, at + count <= tiff.count else { return nil }
      let part = tiff[at..<at + count]
      return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let first = number(4, 4), let entries = number(first, 2) else { return nil }
    for entry in 0..<entries {
      let at = first + 2 + entry * 12
      guard let tag = number(at, 2) else { return nil }
      if tag == 0x0112, let value = number(at + 8, 2) { return 2...8 ~= value ? UInt8(value) : nil }
    }
    return nil
  }

  /// An Exif segment that says that and nothing else.
  private static func segment(_ orientation: UInt8) -> [UInt8] {
    [0xFF, 0xE1, 0x00, 0x22] + Array("Exif\0\0".utf8) + [0x4D, 0x4D, 0x00, 0x2A, 0, 0, 0, 8]
      + [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  }

  // MARK: PNG

  /// What of a PNG is no picture and no colour is left out: texts, times, Exif.
  private static let keptChunks: Set<String> = [
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs",
  ]

  /// PNG (ISO/IEC 15948): a signature, then chunks of a length, a name, content and a checksum.
  private static func png(_ bytes: [UInt8]) -> [UInt8]? {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard bytes.starts(with: signature) else { return nil }
    var out = signature
    var place = signature.count
    while place + 12 <= bytes.count {
      let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      guard length <= bytes.count - place - 12 else { return nil }
      let name = String(decoding: bytes[place + 4..<place + 8], as: UTF8.self)
      let end = place + 12 + length
      if keptChunks.contains(name) { out += bytes[place..<end] }
      if name == "IEND" { return out }
      place = end
    }
    return nil
  }
}
