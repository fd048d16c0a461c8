import HTTPCore
import Synchronization
import Testing

@testable import HTTPServer

/// What is refused at the door: raw bytes over a socket, with what comes back word for word.
@Suite struct GateTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: String
    var status = 400
    let code: String
    let vi: String
    let en: String

    var testDescription: String { name }
  }

  private static let hidden = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n"

  private static let layout = (
    vi: "Phần đầu của yêu cầu có dòng không kết thúc bằng CR LF, dòng nối tiếp hoặc byte 0.",
    en: "The head of the request has a line that does not end with CR LF, a continued line or a NUL."
  )
  private static let length = (
    vi: "Độ dài nội dung (Content-Length) bị nêu hai lần hoặc không phải là một số.",
    en: "The length of the body is given twice or is no number."
  )
  private static let encoding = (
    vi: "Cách truyền (Transfer-Encoding) chỉ được là \"chunked\", một lần, trong HTTP/1.1.",
    en: "The transfer encoding may only be \"chunked\", once, in HTTP/1.1."
  )
  private static let name = (
    vi: "Tên một trường của phần đầu có ký tự không được phép, chẳng hạn dấu cách trước dấu hai chấm.",
    en: "The name of a field of the head has a character that is not allowed, such as a space before the colon."
  )
  private static let control = (
    vi: "Một trường của phần đầu có ký tự điều khiển.", en: "A field of the head has a control character."
  )
  private static let form = (
    vi: "Địa chỉ phải là đường dẫn bắt đầu bằng \"/\".", en: "The address must be a path that begins with \"/\"."
  )
  private static let bytes = (
    vi: "Địa chỉ có ký tự không được phép; ký tự ngoài ASCII viết dạng %XX.",
    en: "The address has a character that is not allowed; what is not ASCII is written as %XX."
  )
  private static let text = (
    vi: "Đường dẫn không phải văn bản UTF-8 hoặc có ký tự điều khiển.",
    en: "The path is not UTF-8 or has control characters."
  )
  private static let dots = (
    vi: "Đường dẫn có đoạn \".\" hoặc \"..\".", en: "The path has a segment \".\" or \"..\"."
  )
  private static let query = (
    vi: "Phần sau dấu hỏi của địa chỉ không phải văn bản UTF-8 hoặc có ký tự điều khiển.",
    en: "The query of the address is not UTF-8 or has control characters."
  )
  private static let host = (vi: "Tên máy chủ (Host) không đúng dạng.", en: "The name of the host is malformed.")
  private static let version = (vi: "Chỉ nhận HTTP/1.0 và HTTP/1.1.", en: "Only HTTP/1.0 and HTTP/1.1 are taken.")

  private static func row(
    _ name: String, _ bytes: String, _ code: String, _ words: (vi: String, en: String), status: Int = 400
  ) -> Row {
    Row(name: name, bytes: bytes, status: status, code: code, vi: words.vi, en: words.en)
  }

  static let rows: [Row] = [
    row(
      "two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 34\r\n\r\n" + hidden, "length",
      length),
    row(
      "two equal lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nabcde",
      "length",
      length),
    row(
      "length and chunks",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden,
      "length-and-encoding",
      (
        "Yêu cầu nêu cả độ dài nội dung (Content-Length) lẫn cách truyền (Transfer-Encoding); chỉ được nêu một.",
        "The request gives both a length and a transfer encoding; it may give one."
      )),
    row(
      "an encoding nobody knows", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n" + hidden,
      "transfer-encoding", encoding),
    row(
      "two encodings in one field", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n" + hidden,
      "transfer-encoding", encoding),
    row(
      "two encodings in two fields",
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "transfer-encoding", encoding),
    row(
      "chunks in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden,
      "transfer-encoding", encoding),
    row(
      "a space before the colon of a length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length : 34\r\n\r\n" + hidden,
      "field-name", name),
    row("a tab before a colon", "GET / HTTP/1.1\r\nHost: a\r\nX\t: 1\r\n\r\n", "field-name", name),
    row("a field without a name", "GET / HTTP/1.1\r\nHost: a\r\n: 1\r\n\r\n", "layout", layout),
    row("a name that is not ASCII", "GET / HTTP/1.1\r\nHost: a\r\nTên: 1\r\n\r\n", "field-name", name),
    row(
      "two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "two-hosts",
      ("Yêu cầu nêu hai máy chủ (Host); chỉ được nêu một.", "The request names two hosts; it may name one.")),
    row(
      "no host", "GET / HTTP/1.1\r\nX: 1\r\n\r\n", "no-host",
      ("Yêu cầu không nêu máy chủ (Host).", "The request names no host.")),
    row("a host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "host", host),
    row("a host and a user", "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", "host", host),
    row("a coded NUL in the path", "GET /a%00b HTTP/1.1\r\nHost: a\r\n\r\n", "path-text", text),
    row("a coded line end in the path", "GET /a%0Ab HTTP/1.1\r\nHost: a\r\n\r\n", "path-text", text),
    row("a path that is no UTF-8", "GET /a%C3 HTTP/1.1\r\nHost: a\r\n\r\n", "path-text", text),
    row("a path that is UTF-8 in too many bytes", "GET /%C0%AE%C0%AE/x HTTP/1.1\r\nHost: a\r\n\r\n", "path-text", text),
    row(
      "a percent without digits", "GET /a%zz HTTP/1.1\r\nHost: a\r\n\r\n", "path-percent",
      (
        "Đường dẫn có dấu % mà sau đó không phải hai chữ số hệ mười sáu.",
        "The path has a % that is not followed by two hexadecimal digits."
      )),
    row("a coded line end in the query", "GET /?a=%0D%0A HTTP/1.1\r\nHost: a\r\n\r\n", "query-text", query),
    row("a raw NUL in the address", "GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n", "layout", layout),
    row("a raw control character in the address", "GET /a\u{01}b HTTP/1.1\r\nHost: a\r\n\r\n", "target-bytes", bytes),
    row("letters in the address that are not ASCII", "GET /việc HTTP/1.1\r\nHost: a\r\n\r\n", "target-bytes", bytes),
    row("a backslash in the address", "GET /a\\b HTTP/1.1\r\nHost: a\r\n\r\n", "target-bytes", bytes),
    row("a fragment in the address", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", "target-bytes", bytes),
    row("a space in the address", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", "target-bytes", bytes),
    row("two spaces before the address", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", "layout", layout),
    row("a whole URL as address", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", "target-form", form),
    row("a star as address", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "target-form", form),
    row("an address without a slash", "GET a HTTP/1.1\r\nHost: a\r\n\r\n", "target-form", form),
    row("two dots", "GET /a/../b HTTP/1.1\r\nHost: a\r\n\r\n", "dot-segment", dots),
    row("two coded dots", "GET /a/%2e%2E/b HTTP/1.1\r\nHost: a\r\n\r\n", "dot-segment", dots),
    row("dots behind a coded slash", "GET /a%2F..%2Fb HTTP/1.1\r\nHost: a\r\n\r\n", "dot-segment", dots),
    row("dots behind a coded backslash", "GET /a%5C..%5Cb HTTP/1.1\r\nHost: a\r\n\r\n", "dot-segment", dots),
    row("one dot", "GET /./a HTTP/1.1\r\nHost: a\r\n\r\n", "dot-segment", dots),
    row(
      "two slashes", "GET //b/c HTTP/1.1\r\nHost: a\r\n\r\n", "empty-segment",
      ("Đường dẫn có hai dấu \"/\" liền nhau.", "The path has two \"/\" side by side.")),
    row("a field that goes on in the next line", "GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n 2\r\n\r\n", "layout", layout),
    row("a host that goes on in the next line", "GET / HTTP/1.1\r\nHost: a\r\n\tb\r\n\r\n", "layout", layout),
    row("lines that end with LF", "GET / HTTP/1.1\nHost: a\n\n", "layout", layout),
    row("one line that ends with LF", "GET / HTTP/1.1\r\nHost: a\r\nX: 1\nY: 2\r\n\r\n", "layout", layout),
    row("a last line that ends with LF", "GET / HTTP/1.1\r\nHost: a\r\n\n", "layout", layout),
    row("a raw NUL in a field", "GET / HTTP/1.1\r\nHost: a\r\nX: 1\0 2\r\n\r\n", "layout", layout),
    row(
      "a NUL that hides a length", "POST / HTTP/1.1\r\nHost: a\r\n\0Content-Length: 34\r\n\r\n" + hidden, "layout",
      layout),
    row("a raw CR in a field", "GET / HTTP/1.1\r\nHost: a\r\nX: 1\r2\r\n\r\n", "field-control", control),
    row(
      "a control character in a field", "GET / HTTP/1.1\r\nHost: a\r\nX: \u{1B}[2J\r\n\r\n", "field-control", control),
    row(
      "a body of a GET", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 34\r\n\r\n" + hidden, "body-of-get",
      ("Yêu cầu GET không được có nội dung.", "A request GET may have no body.")),
    row("a version between", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", "version", version),
    row(
      "a method nobody knows", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", "method-unknown",
      ("Máy chủ không biết phương thức này.", "The server does not know this method."), status: 501),
    row(
      "a method that nothing here takes", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", "method-not-taken",
      ("Máy chủ không nhận phương thức này.", "The server does not take this method."), status: 405),
    row(
      "a method in small letters", "get / HTTP/1.1\r\nHost: a\r\n\r\n", "method-unknown",
      ("Máy chủ không biết phương thức này.", "The server does not know this method."), status: 501),
    row(
      "a method with a comma", "GE,T / HTTP/1.1\r\nHost: a\r\n\r\n", "method",
      ("Phương thức của yêu cầu không đúng dạng.", "The method of the request is malformed.")),
    row(
      "an expectation nobody meets", "POST / HTTP/1.1\r\nHost: a\r\nExpect: tea\r\nContent-Length: 1\r\n\r\na",
      "expect",
      ("Máy chủ không đáp ứng được điều kiện Expect này.", "The server cannot meet this expectation."), status: 417),
    row(
      "an address that is too long", "GET /\(String(repeating: "a", count: 8192)) HTTP/1.1\r\nHost: a\r\n\r\n",
      "target-size", ("Địa chỉ dài hơn 8192 byte.", "The address is longer than 8192 bytes."), status: 414),
    row(
      "a head that is too large", "GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 16384))\r\n\r\n",
      "head-size",
      (
        "Phần đầu của yêu cầu lớn hơn 16384 byte hoặc có hơn 100 trường.",
        "The head of the request is larger than 16384 bytes or has more than 100 fields."
      ), status: 431),
    row(
      "too many fields",
      "GET / HTTP/1.1\r\nHost: a\r\n\(String(repeating: "X: 1\r\n", count: 100))\r\n", "head-size",
      (
        "Phần đầu của yêu cầu lớn hơn 16384 byte hoặc có hơn 100 trường.",
        "The head of the request is larger than 16384 bytes or has more than 100 fields."
      ), status: 431),
    row(
      "a body that is too large", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 52428801\r\n\r\n", "body-size",
      ("Nội dung gửi lên lớn hơn 50 MiB.", "What was sent is larger than 50 MiB."), status: 413),
  ]

  @Test(arguments: rows) func `what is ambiguous is refused, and the connection closed`(_ row: Row) throws {
    let called = Atomic(0)
    let served = try Served(handler: { _ in
      called.add(1, ordering: .relaxed)
      return .text("served")
    })
    let wire = served.wire()
    wire.send(row.bytes)
    let reader = Wire.Reader(wire)
    let answer = try #require(reader.next())
    #expect(answer.status == row.status)
    let lines = answer.text.split(separator: "\n").map(String.init)
    #expect(lines.prefix(2) == [row.vi, row.en])
    #expect(lines.count == 3)
    #expect(answer["Connection"] == "close")
    #expect(answer["Content-Security-Policy"] == SecurityHeaders.contentSecurityPolicy)
    #expect(reader.isClosed())
    #expect(called.load(ordering: .relaxed) == 0)
    #expect(served.server.counts.refused == 1)
    #expect(served.waits { served.log.lines.count == 1 })
    let line = try #require(served.log.lines.first)
    #expect(line.refusal == row.code)
    #expect(line.status.code == row.status)
    #expect(line.id == lines.last)
  }

  /// What the library refuses before it shows anything: in its words, but refused.
  @Test(arguments: [
    ("a length that is no number", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\nabcde", 400),
    ("a length with a space", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1 0\r\n\r\nabcde", 400),
    ("no version", "GET /\r\n\r\n", 400),
    ("another version", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505),
    ("a line without a colon", "GET / HTTP/1.1\r\nHost: a\r\nhello\r\n\r\n", 400),
    ("a head of 100 kB", "GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 100_000))\r\n\r\n", 431),
    ("an address of 100 kB", "GET /\(String(repeating: "a", count: 100_000)) HTTP/1.1\r\nHost: a\r\n\r\n", 414),
  ])
  func `what the library refuses never reaches the handler`(_ name: String, _ bytes: String, _ status: Int) throws {
    let called = Atomic(0)
    let served = try Served(handler: { _ in
      called.add(1, ordering: .relaxed)
      return .text("served")
    })
    let wire = served.wire()
    wire.send(bytes)
    let reader = Wire.Reader(wire)
    let answer = reader.next()
    #expect(answer?.status == status)
    #expect(!reader.untilClosed().contains("served"))
    #expect(called.load(ordering: .relaxed) == 0)
  }

  /// The gate is closed to what is ambiguous and to nothing else.
  @Test(arguments: [
    ("HTTP/1.0 without a host", "GET /a HTTP/1.0\r\n\r\n", "GET [\"a\"] []\nbody \n"),
    ("spaces around a value", "GET /a HTTP/1.1\r\nHost:   a  \r\nX:\t1\t\r\n\r\n", "GET [\"a\"] []\nbody \n"),
    ("an empty value", "GET /a HTTP/1.1\r\nHost: a\r\nX:\r\nY: \r\n\r\n", "GET [\"a\"] []\nbody \n"),
    ("a value that is not ASCII", "GET /a HTTP/1.1\r\nHost: a\r\nX: việc\r\n\r\n", "GET [\"a\"] []\nbody \n"),
    ("an empty line before the request", "\r\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n", "GET [\"a\"] []\nbody \n"),
    ("a host with a port", "GET /a HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", "GET [\"a\"] []\nbody \n"),
    ("a slash at the end", "GET /a/ HTTP/1.1\r\nHost: a\r\n\r\n", "GET [\"a\", \"\"] []\nbody \n"),
    ("no path", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET [] []\nbody \n"),
    ("an empty query", "GET /a? HTTP/1.1\r\nHost: a\r\n\r\n", "GET [\"a\"] []\nbody \n"),
    (
      "a question mark in the query", "GET /a?b=c?d&&e=%2B+f HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET [\"a\"] [\"b=c?d\", \"e=+ f\"]\nbody \n"
    ),
    ("three dots", "GET /a.../..b HTTP/1.1\r\nHost: a\r\n\r\n", "GET [\"a...\", \"..b\"] []\nbody \n"),
    (
      "a length of nothing", "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", "POST [\"a\"] []\nbody \n"
    ),
    (
      "chunks in capitals", "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
      "POST [\"a\"] []\nbody x\n"
    ),
  ])
  func `what is clear is taken`(_ name: String, _ bytes: String, _ text: String) throws {
    let served = try Served()
    #expect(served.wire().ask(bytes)?.text == text)
  }

  @Test func `a head is taken wherever its bytes were cut`() throws {
    let served = try Served()
    let wire = served.wire()
    let reader = Wire.Reader(wire)
    let field = "X-Long: \(String(repeating: "ab", count: 3000))\r\n"
    for size in [1, 2, 7, 500, 1499, 4096] {
      let bytes = Array("POST /a?b=c HTTP/1.1\r\nHost: a\r\n\(field)Content-Length: 3\r\n\r\nxyz".utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        wire.send(Array(bytes[start..<min(start + size, bytes.count)]))
      }
      #expect(reader.next()?.text == "POST [\"a\"] [\"b=c\"]\nbody xyz\n")
    }
  }
}
