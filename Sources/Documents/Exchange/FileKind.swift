import Diagnostics

/// What may be filed: a list of suffixes, and for each by what its bytes are known. What a file is, is what its name says, or it is not taken.
public enum FileKind: CaseIterable, Sendable {
  case pdf, word, spreadsheet, slides, openText, openSpreadsheet, openSlides, oldOffice, richText
  case jpeg, png, gif, tiff, bitmap, webPicture, newPicture
  case mp3, wave, film
  case zip, rar, sevenZip
  case text

  /// The suffixes of its names, without the point.
  public var suffixes: [String] {
    switch self {
    case .pdf: ["pdf"]
    case .word: ["docx"]
    case .spreadsheet: ["xlsx"]
    case .slides: ["pptx"]
    case .openText: ["odt"]
    case .openSpreadsheet: ["ods"]
    case .openSlides: ["odp"]
    case .oldOffice: ["doc", "xls", "ppt"]
    case .richText: ["rtf"]
    case .jpeg: ["jpg", "jpeg"]
    case .png: ["png"]
    case .gif: ["gif"]
    case .tiff: ["tif", "tiff"]
    case .bitmap: ["bmp"]
    case .webPicture: ["webp"]
    case .newPicture: ["heic"]
    case .mp3: ["mp3"]
    case .wave: ["wav"]
    case .film: ["mp4", "m4a", "mov"]
    case .zip: ["zip"]
    case .rar: ["rar"]
    case .sevenZip: ["7z"]
    case .text: ["txt", "csv", "tsv", "md", "json", "xml"]
    }
  }

  /// What it is called; a text has no name of its own.
  private var words: Words {
    switch self {
    case .pdf: Words(vi: "PDF", en: "PDF")
    case .word: Words(vi: "văn bản Word", en: "a Word document")
    case .spreadsheet: Words(vi: "bảng tính Excel", en: "an Excel workbook")
    case .slides: Words(vi: "trình chiếu PowerPoint", en: "a PowerPoint presentation")
    case .openText: Words(vi: "văn bản OpenDocument", en: "an OpenDocument text")
    case .openSpreadsheet: Words(vi: "bảng tính OpenDocument", en: "an OpenDocument spreadsheet")
    case .openSlides: Words(vi: "trình chiếu OpenDocument", en: "an OpenDocument presentation")
    case .oldOffice: Words(vi: "tệp Office cũ (.doc, .xls, .ppt)", en: "a file of the old Office (.doc, .xls, .ppt)")
    case .richText: Words(vi: "văn bản RTF", en: "an RTF document")
    case .jpeg: Words(vi: "ảnh JPEG", en: "a JPEG picture")
    case .png: Words(vi: "ảnh PNG", en: "a PNG picture")
    case .gif: Words(vi: "ảnh GIF", en: "a GIF picture")
    case .tiff: Words(vi: "ảnh TIFF", en: "a TIFF picture")
    case .bitmap: Words(vi: "ảnh BMP", en: "a BMP picture")
    case .webPicture: Words(vi: "ảnh WebP", en: "a WebP picture")
    case .newPicture: Words(vi: "ảnh HEIC", en: "a HEIC picture")
    case .mp3: Words(vi: "âm thanh MP3", en: "MP3 sound")
    case .wave: Words(vi: "âm thanh WAV", en: "WAV sound")
    case .film: Words(vi: "phim hoặc âm thanh MP4", en: "MP4 film or sound")
    case .zip: Words(vi: "tệp nén ZIP", en: "a ZIP archive")
    case .rar: Words(vi: "tệp nén RAR", en: "a RAR archive")
    case .sevenZip: Words(vi: "tệp nén 7z", en: "a 7z archive")
    case .text: Words(vi: "chữ thuần", en: "plain text")
    }
  }

  /// Whether bytes are of this kind. Cost: the first thousand bytes; for the kinds of Office, and for text, all of them.
  func knows(_ bytes: [UInt8]) -> Bool {
    func begins(_ text: String, at place: Int = 0) -> Bool { bytes.dropFirst(place).starts(with: text.utf8) }
    func begins(_ head: [UInt8]) -> Bool { bytes.starts(with: head) }
    func isZip() -> Bool { begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) }
    func office(_ folder: String) -> Bool {
      isZip() && bytes.contains("[Content_Types].xml") && bytes.contains(folder)
    }
    func open(_ type: String) -> Bool { isZip() && bytes.contains("application/vnd.oasis.opendocument.\(type)") }
    switch self {
    // A header of other programs may stand before it.
    case .pdf: return Array(bytes.prefix(1024)).contains("%PDF-")
    case .word: return office("word/")
    case .spreadsheet: return office("xl/")
    case .slides: return office("ppt/")
    case .openText: return open("text")
    case .openSpreadsheet: return open("spreadsheet")
    case .openSlides: return open("presentation")
    case .oldOffice: return begins([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    case .richText: return begins("{\\rtf")
    case .jpeg: return begins([0xFF, 0xD8, 0xFF])
    case .png: return begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    case .gif: return begins("GIF87a") || begins("GIF89a")
    case .tiff: return begins([0x49, 0x49, 0x2A, 0x00]) || begins([0x4D, 0x4D, 0x00, 0x2A])
    // Two letters, and four reserved bytes that are zero.
    case .bitmap: return begins("BM") && bytes.count > 26 && bytes[6..<10].allSatisfy { $0 == 0 }
    case .webPicture: return begins("RIFF") && begins("WEBP", at: 8)
    case .newPicture: return ["heic", "heix", "mif1", "msf1"].contains { begins("ftyp" + $0, at: 4) }
    case .mp3:
      return begins("ID3") || bytes.count > 3 && bytes[0] == 0xFF && [0xFB, 0xFA, 0xF3, 0xF2].contains(bytes[1])
    case .wave: return begins("RIFF") && begins("WAVE", at: 8)
    case .film: return begins("ftyp", at: 4)
    case .zip: return isZip()
    case .rar: return begins("Rar!\u{1A}\u{07}")
    case .sevenZip: return begins([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C])
    case .text: return begins([0xFF, 0xFE]) || begins([0xFE, 0xFF]) || !bytes.contains(0)
    }
  }

  // MARK: Taking

  /// The kind that is taken under a suffix; nil for none.
  public static func taken(under suffix: String) -> FileKind? {
    allCases.first { $0.suffixes.contains(suffix.lowercased()) }
  }

  /// What is taken, for people: `pdf, docx, …`
  public static let list = allCases.flatMap(\.suffixes).joined(separator: ", ")

  /// Why a file is not taken; nil where it is what its name says.
  public static func refusal(of name: String, _ bytes: [UInt8]) -> Words? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let suffix = parts.count > 1 ? parts.last.map { String($0).lowercased() } ?? "" : ""
    guard let kind = taken(under: suffix) else {
      let none = suffix.isEmpty
      return Words(
        vi:
          "\"\(name)\" \(none ? "không có đuôi" : "có đuôi .\(suffix)"), loại không nhận; lưu thành một trong các loại này rồi gửi lại: \(list)",
        en:
          "\"\(name)\" \(none ? "has no suffix" : "is a .\(suffix)"), which is not taken; save it as one of these and send it again: \(list)"
      )
    }
    if bytes.isEmpty {
      return Words(vi: "\"\(name)\" trống; chọn lại tệp", en: "\"\(name)\" is empty; choose the file again")
    }
    let isProgram = Foreign.program.knows(bytes)
    if kind.knows(bytes), !isProgram { return nil }
    let (found, advice) = found(in: bytes, under: suffix)
    return Words(
      vi: "\"\(name)\" có đuôi .\(suffix) nhưng bên trong là \(found.vi); \(advice.vi)",
      en: "\"\(name)\" is a .\(suffix) by its name, but \(found.en) inside; \(advice.en)")
  }

  /// What bytes are, and what to do about it.
  private static func found(in bytes: [UInt8], under suffix: String) -> (Words, Words) {
    if Foreign.program.knows(bytes) {
      return (
        Words(vi: "chương trình chạy được", en: "a program"),
        Words(
          vi: "đừng mở, đừng gửi tệp này; báo người phụ trách máy tính",
          en: "do not open it and do not send it; tell who looks after the computers")
      )
    }
    let again = Words(
      vi: "mở tệp, lưu lại thành .pdf rồi gửi", en: "open it, save it as .pdf and send that")
    if Foreign.page.knows(bytes) { return (Words(vi: "trang web (HTML)", en: "a web page (HTML)"), again) }
    guard let other = allCases.first(where: { $0.knows(bytes) }) else {
      return (Words(vi: "loại khác, không rõ là gì", en: "something else that is not known"), again)
    }
    let suffixes = (other == .text ? ["txt"] : other.suffixes).map { ".\($0)" }
    return (
      other.words,
      Words(
        vi: "nếu đúng là tệp cần gửi thì đổi đuôi thành \(suffixes.joined(separator: " hoặc "))",
        en: "if it is the file you mean, change its suffix to \(suffixes.joined(separator: " or "))")
    )
  }

  /// What is never taken, whatever it is called.
  private enum Foreign {
    case program, page

    func knows(_ bytes: [UInt8]) -> Bool {
      switch self {
      case .program:
        // Windows, Linux, macOS and Java.
        return bytes.starts(with: "MZ".utf8) && bytes.prefix(1024).contains(0)
          || [
            [0x7F, 0x45, 0x4C, 0x46], [0xCF, 0xFA, 0xED, 0xFE], [0xCE, 0xFA, 0xED, 0xFE], [0xCA, 0xFE, 0xBA, 0xBE],
          ].contains { bytes.starts(with: $0) }
      case .page:
        var head = bytes.prefix(1024)[...]
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
        let text = String(decoding: head.drop { $0 <= 0x20 }, as: UTF8.self).lowercased()
        return ["<!doctype html", "<html", "<script", "<head"].contains { text.hasPrefix($0) }
      }
    }
  }
}

extension [UInt8] {
  /// Whether some letters stand anywhere in it. Cost: linear for letters of which the first is seldom.
  fileprivate func contains(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard let first = wanted.first, count >= wanted.count else { return false }
    return withUnsafeBufferPointer { bytes in
      wanted.withUnsafeBufferPointer { wanted in
        for place in 0...(bytes.count - wanted.count) where bytes[place] == first {
          if (1..<wanted.count).allSatisfy({ bytes[place + $0] == wanted[$0] }) { return true }
        }
        return false
      }
    }
  }
}
