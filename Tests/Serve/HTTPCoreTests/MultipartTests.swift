import Files
import Glibc
import Testing

@testable import HTTPCore

@Suite struct MultipartTests {
  private static func read(
    _ body: String, boundary: String = "b", _ limits: Form.Limits = .init(), pieces: [Int] = []
  ) throws(BadRequest) -> Form {
    var reader = try MultipartReader(boundary: boundary, limits: limits)
    var rest = Array(body.utf8)[...]
    for piece in pieces {
      try reader.read(rest.prefix(piece))
      rest = rest.dropFirst(piece)
    }
    try reader.read(rest)
    return try reader.finish()
  }

  private static func code(_ body: String, boundary: String = "b", _ limits: Form.Limits = .init()) -> String? {
    do throws(BadRequest) {
      _ = try read(body, boundary: boundary, limits)
      return nil
    } catch { return error.code }
  }

  /// A field and a file as browsers write them; the file holds what looks like the boundary.
  static let usual =
    "--b\r\nContent-Disposition: form-data; name=\"ten\"\r\n\r\nTỉnh\r\nủy\r\n"
    + "--b\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"báo cáo %22quý%22.docx\"\r\n"
    + "Content-Type: Application/PDF; x=y\r\n\r\n\r\n--\r\n-b\r\n--c\r\n\0\r\r\n\r\n"
    + "--b\r\nContent-Disposition: form-data; name=\"rong\"\r\n\r\n\r\n--b--\r\n"

  private static func expectUsual(_ form: Form) {
    #expect(form.fields == [.init("ten", "Tỉnh\nủy"), .init("rong", "")])
    #expect(
      form.allFiles == [
        UploadedFile(
          field: "tep", name: "báo cáo \"quý\".docx", mediaType: "application/pdf",
          bytes: Array("\r\n--\r\n-b\r\n--c\r\n\0\r\r\n".utf8))
      ])
  }

  @Test func `fields and files are read with everything that only looks like a boundary`() throws {
    Self.expectUsual(try Self.read(Self.usual))
  }

  @Test func `one cut anywhere changes nothing`() throws {
    for place in 0...Self.usual.utf8.count { Self.expectUsual(try Self.read(Self.usual, pieces: [place])) }
  }

  @Test func `cuts at every byte and by chance change nothing`() throws {
    Self.expectUsual(try Self.read(Self.usual, pieces: Array(repeating: 1, count: Self.usual.utf8.count)))
    var dice = Dice(seed: 7)
    for _ in 0..<500 {
      Self.expectUsual(try Self.read(Self.usual, pieces: (0..<20).map { _ in Int(dice.next() % 40) }))
    }
  }

  /// Bodies by chance of pieces that matter to the reader: whole or cut, the form or the reason is the same.
  @Test func `what a body is does not depend on where it was cut`() {
    var dice = Dice(seed: 11)
    let pieces = [
      "\r\n", "--b", "--b--", "\r", "\n", "-", "b", "--", " ", "Content-Disposition: form-data; name=\"a\"",
      "Content-Disposition: form-data; name=\"a\"; filename=\"f\"", "Content-Type: text/plain", "\r\n\r\n", "x", "\0",
      ":",
      "\r\n--b\r\nContent-Disposition: form-data; name=\"c\"\r\n\r\n", String(repeating: "y", count: 90),
    ]
    var whole = 0
    for _ in 0..<3000 {
      var body = dice.next() % 2 == 0 ? "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" : ""
      for _ in 0..<dice.next() % 12 { body += pieces[Int(dice.next() % UInt64(pieces.count))] }
      if dice.next() % 2 == 0 { body += "\r\n--b--" }
      let limits = Form.Limits(values: 4, nameBytes: 10, textBytes: 100, files: 2, fileBytes: 120)
      let expected = Result { () throws(BadRequest) in try Self.read(body, limits) }
      let cut = Result { () throws(BadRequest) in
        try Self.read(body, limits, pieces: (0..<30).map { _ in Int(dice.next() % 9) })
      }
      switch (expected, cut) {
      case (.success(let a), .success(let b)):
        whole += 1
        #expect(a.fields == b.fields && a.allFiles == b.allFiles, "\(body.debugDescription)")
      case (.failure(let a), .failure(let b)): #expect(a == b, "\(body.debugDescription)")
      default: Issue.record("cut or not, it is not the same: \(body.debugDescription)")
      }
    }
    // The bodies are not all broken.
    #expect(whole > 300)
  }

  @Test(arguments: [
    "a", "----WebKitFormBoundary7MA4YWxkTrZu0gW", "=_(),./:? x'+", String(repeating: "z", count: 70),
  ])
  func `odd boundaries are boundaries`(_ boundary: String) throws {
    let body =
      "--\(boundary)\r\nContent-Disposition: form-data; name=a\r\n\r\n--\(boundary)x\r\n--\(boundary) \t\r\n"
      + "content-disposition:form-data;name=\"c\"\r\n\r\n2\r\n--\(boundary)--"
    let form = try Self.read(body, boundary: boundary)
    #expect(form.fields == [.init("a", "--\(boundary)x"), .init("c", "2")])
  }

  @Test(arguments: ["", "a ", "é", "a\r\nb", String(repeating: "z", count: 71)])
  func `what is no boundary is refused`(_ boundary: String) {
    #expect(Self.code("", boundary: boundary) == "multipart-boundary")
  }

  @Test(arguments: [
    ("nothing", "", "multipart-cut"),
    ("no end", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b", "multipart-cut"),
    ("a cut head", "--b\r\nContent-Disposition: form-data; na", "multipart-cut"),
    ("text behind a boundary", "--bx\r\n", "multipart-boundary-line"),
    ("no disposition", "--b\r\nContent-Type: text/plain\r\n\r\n1\r\n--b--", "multipart-disposition"),
    ("no head", "--b\r\n\r\n1\r\n--b--", "multipart-disposition"),
    ("no name", "--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--", "multipart-disposition"),
    (
      "two names", "--b\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\n1\r\n--b--",
      "multipart-disposition"
    ),
    (
      "a second spelling of the file's name",
      "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"x\"; filename*=UTF-8''y\r\n\r\n1\r\n--b--",
      "multipart-disposition"
    ),
    (
      "an attachment", "--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n--b--", "multipart-disposition"
    ),
    (
      "an encoding",
      "--b\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\nMQ==\r\n--b--",
      "multipart-transfer-encoding"
    ),
    (
      "a space before a colon", "--b\r\nContent-Disposition : form-data; name=a\r\n\r\n1\r\n--b--",
      "multipart-part-head"
    ),
    (
      "two dispositions",
      "--b\r\nContent-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b\r\n\r\n1\r\n--b--",
      "multipart-part-head"
    ),
    ("a head of 5 kB", "--b\r\nX: \(String(repeating: "x", count: 5000))\r\n\r\n1\r\n--b--", "multipart-part-head"),
    ("5 kB before the first boundary", String(repeating: "x", count: 5000) + "\r\n--b--", "multipart-preamble"),
    ("a NUL in a field", "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\0\r\n--b--", "form-text"),
    (
      "a control character in a file's name",
      "--b\r\nContent-Disposition: form-data; name=a; filename=\"a\u{1B}b\"\r\n\r\n1\r\n--b--", "form-text"
    ),
  ])
  func `what is no multipart form is refused`(_ name: String, _ body: String, _ code: String) {
    #expect(Self.code(body) == code)
  }

  @Test func `limits hold for values, names, texts, files and their bytes`() throws {
    let limits = Form.Limits(values: 2, nameBytes: 3, textBytes: 4, files: 1, fileBytes: 5)
    func part(_ name: String, _ content: String, file: String? = nil) -> String {
      "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\(file.map { "; filename=\"\($0)\"" } ?? "")\r\n\r\n\(content)\r\n"
    }
    let end = "--b--"
    #expect(try Self.read(part("abc", "1234") + part("f", "12345", file: "x") + end, limits).allFiles.count == 1)
    #expect(Self.code(part("a", "") + part("b", "") + part("c", "") + end, limits) == "form-many")
    #expect(Self.code(part("abcd", "") + end, limits) == "form-name")
    #expect(Self.code(part("a", "12345") + end, limits) == "form-text-size")
    #expect(Self.code(part("a", "1", file: "x") + part("a", "1", file: "y") + end, limits) == "many-files")
    #expect(Self.code(part("a", "123456", file: "x") + end, limits) == "file-size")
    #expect(
      throws: BadRequest(
        code: "file-size", status: 413, vi: "Một tệp lớn hơn 1 MiB.", en: "A file is larger than 1 MiB.")
    ) {
      try Self.read(part("a", String(repeating: "x", count: (1 << 20) + 1), file: "x") + end, .init(fileBytes: 1 << 20))
    }
  }

  @Test func `the name of a file is what stands behind the last slash of either kind`() throws {
    for (sent, name) in [("C:\\x\\y.pdf", "y.pdf"), ("../../etc/passwd", "passwd"), ("a.pdf", "a.pdf"), ("/", "")] {
      let body = "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"\(sent)\"\r\n\r\n1\r\n--b--"
      #expect(try Self.read(body).files("a").map(\.name) == [name])
    }
  }

  @Test func `a field in which no file was chosen has no file`() throws {
    let body =
      "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"\"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--b--"
    let form = try Self.read(body)
    #expect(form.files("a") == [])
    #expect(form["a"] == nil)
  }

  @Test func `a body in a file is read as one in memory`() throws {
    let path = "/tmp/phoihop-multipart-\(getpid())"
    let content = [UInt8](repeating: 13, count: 3 << 20)
    let body =
      Array("--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"x\"\r\n\r\n".utf8) + content
      + Array("\r\n--b--\r\n".utf8)
    try FileSystem.write(body, to: path)
    defer { unlink(path) }
    let request = Request(
      method: .post, target: try RequestTarget("/"),
      headers: Headers([.init("Content-Type", "multipart/form-data; boundary=b")]),
      body: .file(path: path, count: body.count))
    #expect(try request.form().files("a").map { $0.bytes == content } == [true])
    #expect(try request.bodyBytes() == body)
  }
}

/// Numbers that look like chance and come again with their seed.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
