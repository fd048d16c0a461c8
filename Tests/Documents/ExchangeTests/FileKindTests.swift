import Diagnostics
import Testing

@testable import Exchange

/// What is filed is what its name says. The first bytes are those of the formats' own documents.
@Suite struct FileKindTests {
  private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  private static let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  private static let program = Array("MZ".utf8) + [0x90, 0x00, 0x03, 0x00]

  private static func zip(_ texts: String...) -> [UInt8] { zip + texts.flatMap { [0] + Array($0.utf8) } }

  private static let good: [(String, [UInt8])] = [
    ("bc.pdf", Array("%PDF-1.7".utf8)), ("BC.PDF", Array("\r\n%PDF-1.4".utf8)),
    ("bc.docx", zip("[Content_Types].xml", "word/document.xml")),
    ("bieu.xlsx", zip("_rels/.rels", "xl/workbook.xml", "[Content_Types].xml")),
    ("trinh.pptx", zip("[Content_Types].xml", "ppt/presentation.xml")),
    ("bc.odt", zip("mimetypeapplication/vnd.oasis.opendocument.text")),
    ("bieu.ods", zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet")),
    ("trinh.odp", zip("mimetypeapplication/vnd.oasis.opendocument.presentation")),
    ("bc.doc", ole), ("bieu.xls", ole), ("trinh.ppt", ole), ("bc.rtf", Array("{\\rtf1".utf8)),
    ("anh.jpg", [0xFF, 0xD8, 0xFF, 0xE0]), ("anh.jpeg", [0xFF, 0xD8, 0xFF, 0xE1]),
    ("anh.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), ("anh.gif", Array("GIF89a".utf8)),
    ("quet.tif", [0x49, 0x49, 0x2A, 0x00]), ("quet.tiff", [0x4D, 0x4D, 0x00, 0x2A]),
    ("anh.bmp", Array("BM".utf8) + [UInt8](repeating: 0, count: 30)), ("anh.webp", Array("RIFF1234WEBP".utf8)),
    ("anh.heic", [0, 0, 0, 24] + Array("ftypheic".utf8)), ("ghi.mp3", Array("ID3".utf8)),
    ("ghi.mp3", [0xFF, 0xFB, 0x90, 0x00]), ("ghi.wav", Array("RIFF1234WAVE".utf8)),
    ("phim.mp4", [0, 0, 0, 24] + Array("ftypisom".utf8)), ("ghi.m4a", [0, 0, 0, 24] + Array("ftypM4A ".utf8)),
    ("phim.mov", [0, 0, 0, 24] + Array("ftypqt  ".utf8)), ("tap.zip", zip), ("tap.zip", [0x50, 0x4B, 0x05, 0x06]),
    ("tap.rar", Array("Rar!\u{1A}\u{07}".utf8)), ("tap.7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    ("so lieu.csv", Array("mã,số\n".utf8)), ("ghi chú.txt", [0xFF, 0xFE, 0x61, 0x00]),
    ("x.txt", Array("MZ là hai chữ cái".utf8)), ("a.b.json", Array("{}".utf8)),
  ]

  @Test func `what is what its name says is taken`() {
    for (name, bytes) in Self.good { #expect(FileKind.refusal(of: name, bytes) == nil, "\(name)") }
    // Every suffix that is taken is tried.
    let tried = Set(Self.good.map { String($0.0.split(separator: ".").last ?? "").lowercased() })
    #expect(Set(FileKind.allCases.flatMap(\.suffixes)).subtracting(tried) == ["tsv", "md", "xml"])
  }

  @Test func `under every suffix a program is refused, and so is every other kind but text`() {
    for kind in FileKind.allCases {
      for suffix in kind.suffixes {
        #expect(
          FileKind.refusal(of: "a.\(suffix)", Self.program)?.en.contains("but a program inside") == true, "\(suffix)")
        #expect(FileKind.refusal(of: "a.\(suffix)", [0x7F, 0x45, 0x4C, 0x46, 2]) != nil, "\(suffix)")
        if kind == .text { continue }
        #expect(FileKind.refusal(of: "a.\(suffix)", Array("xin chào".utf8)) != nil, "\(suffix)")
        let other = kind == .pdf ? [0xFF, 0xD8, 0xFF, 0xE0] : Array("%PDF-1.7".utf8)
        #expect(FileKind.refusal(of: "a.\(suffix)", other) != nil, "\(suffix)")
      }
    }
    // A program with the mark of a PDF behind its head.
    #expect(FileKind.refusal(of: "a.pdf", Self.program + Array("%PDF-1.7".utf8)) != nil)
    #expect(FileKind.refusal(of: "a.docx", Self.zip("xl/workbook.xml", "[Content_Types].xml")) != nil)
  }

  @Test func `who sent it is told what it is and what to do`() throws {
    func told(_ name: String, _ bytes: [UInt8]) throws -> [String] {
      let words = try #require(FileKind.refusal(of: name, bytes))
      return [words.vi, words.en]
    }
    #expect(
      try told("bc.pdf", Self.program) == [
        "\"bc.pdf\" có đuôi .pdf nhưng bên trong là chương trình chạy được; đừng mở, đừng gửi tệp này; báo người phụ trách máy tính",
        "\"bc.pdf\" is a .pdf by its name, but a program inside; do not open it and do not send it; tell who looks after the computers",
      ])
    #expect(
      try told("bc.doc", Self.zip("[Content_Types].xml", "word/document.xml")) == [
        "\"bc.doc\" có đuôi .doc nhưng bên trong là văn bản Word; nếu đúng là tệp cần gửi thì đổi đuôi thành .docx",
        "\"bc.doc\" is a .doc by its name, but a Word document inside; if it is the file you mean, change its suffix to .docx",
      ])
    #expect(
      try told("bieu.xls", Array("  <!DOCTYPE html><table>".utf8)) == [
        "\"bieu.xls\" có đuôi .xls nhưng bên trong là trang web (HTML); mở tệp, lưu lại thành .pdf rồi gửi",
        "\"bieu.xls\" is a .xls by its name, but a web page (HTML) inside; open it, save it as .pdf and send that",
      ])
    #expect(
      try told("anh.png", [0, 1, 2]) == [
        "\"anh.png\" có đuôi .png nhưng bên trong là loại khác, không rõ là gì; mở tệp, lưu lại thành .pdf rồi gửi",
        "\"anh.png\" is a .png by its name, but something else that is not known inside; open it, save it as .pdf and send that",
      ])
    #expect(try told("bc.pdf", [])[0] == "\"bc.pdf\" trống; chọn lại tệp")
    let list =
      "pdf, docx, xlsx, pptx, odt, ods, odp, doc, xls, ppt, rtf, jpg, jpeg, png, gif, tif, tiff, bmp, webp, heic, mp3, wav, mp4, m4a, mov, zip, rar, 7z, txt, csv, tsv, md, json, xml"
    #expect(
      try told("chay.exe", Self.program) == [
        "\"chay.exe\" có đuôi .exe, loại không nhận; lưu thành một trong các loại này rồi gửi lại: \(list)",
        "\"chay.exe\" is a .exe, which is not taken; save it as one of these and send it again: \(list)",
      ])
    #expect(
      try told("README", Array("a".utf8))[1].hasPrefix("\"README\" has no suffix, which is not taken; save it as"))
    for name in [
      "a.pdf.exe", "trang.html", "a.svg", "a.js", "a.docm", "a.xlsm", "a.lnk", "a.pdf ", "a.", "\u{202E}fdp.exe",
    ] {
      #expect(FileKind.refusal(of: name, Array("%PDF-1.7".utf8)) != nil, "\(name)")
    }
  }

  @Test func `bytes of any kind are read to their end and no further`() {
    var seed: UInt64 = 7
    for size in 0..<200 {
      let bytes = (0..<size).map { _ -> UInt8 in
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: seed >> 33)
      }
      for (name, head) in Self.good { _ = FileKind.refusal(of: name, head.prefix(size) + bytes) }
    }
  }
}
