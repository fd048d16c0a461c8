import Diagnostics
import Testing

@testable import HTTPCore

@Suite struct FormTests {
  static func request(_ type: String, _ body: String) throws -> Request {
    Request(
      method: .post, target: try RequestTarget("/a"), headers: Headers([.init("Content-Type", type)]),
      body: .bytes(Array(body.utf8)))
  }

  static func urlEncoded(_ body: String, _ limits: Form.Limits = .init()) throws -> Form {
    try request("application/x-www-form-urlencoded", body).form(limits)
  }

  @Test func `a form of a browser is read in order, decoded, composed, with plain line ends`() throws {
    // The second value is "Ủy" typed with a combining mark.
    let form = try Self.request(
      "application/x-www-form-urlencoded; charset=UTF-8",
      "ten=T%E1%BB%8D+A&ten=U%CC%89y&rong=&khong&&van=d%C3%B2ng+1%0D%0Ad%C3%B2ng+2%0Da%0Ab"
    ).form()
    #expect(form["ten"] == "Tọ A")
    #expect(form.all("ten").map { Array($0.utf8) } == [Array("Tọ A".utf8), Array("\u{1EE6}y".utf8)])
    #expect(form["rong"] == "")
    #expect(form["khong"] == "")
    #expect(form["van"] == "dòng 1\ndòng 2\na\nb")
    #expect(form["thieu"] == nil)
    #expect(form.fields.map(\.name) == ["ten", "ten", "rong", "khong", "van"])
    #expect(form.files("ten") == [])
  }

  @Test func `an empty body is a form without fields`() throws {
    #expect(try Self.urlEncoded("").fields == [])
  }

  @Test(arguments: [
    (
      "a=%zz", "form-percent", 400, "Biểu mẫu có dấu % mà sau đó không phải hai chữ số hệ mười sáu.",
      "The form has a % that is not followed by two hexadecimal digits."
    ),
    (
      "a=%4", "form-percent", 400, "Biểu mẫu có dấu % mà sau đó không phải hai chữ số hệ mười sáu.",
      "The form has a % that is not followed by two hexadecimal digits."
    ),
    (
      "a=%FF", "form-text", 400, "Biểu mẫu không phải văn bản UTF-8 hoặc có ký tự điều khiển.",
      "The form is not UTF-8 or has control characters."
    ),
    (
      "a=%00", "form-text", 400, "Biểu mẫu không phải văn bản UTF-8 hoặc có ký tự điều khiển.",
      "The form is not UTF-8 or has control characters."
    ),
    (
      "a%0A=1", "form-text", 400, "Biểu mẫu không phải văn bản UTF-8 hoặc có ký tự điều khiển.",
      "The form is not UTF-8 or has control characters."
    ),
    (
      "abcdef=1", "form-name", 400, "Biểu mẫu có tên dài hơn 5 byte.", "The form has a name longer than 5 bytes."
    ),
    ("a=1&b=2&c=3&d=4", "form-many", 400, "Biểu mẫu có hơn 3 giá trị.", "The form has more than 3 values."),
    (
      "a=123456789", "form-text-size", 413, "Một ô của biểu mẫu có quá nhiều chữ.",
      "A field of the form has too much text."
    ),
  ])
  func `what is no form is refused in words`(_ body: String, _ code: String, _ status: Int, _ vi: String, _ en: String)
  {
    #expect(throws: BadRequest(code: code, status: Status(status), vi: vi, en: en)) {
      try Self.urlEncoded(body, .init(values: 3, nameBytes: 5, textBytes: 8))
    }
  }

  @Test func `a limit that is just met is met`() throws {
    let limits = Form.Limits(values: 3, nameBytes: 5, textBytes: 8)
    #expect(try Self.urlEncoded("abcde=12345678&b=&c=", limits).fields.count == 3)
    // Bytes count, not how they were written.
    #expect(try Self.urlEncoded("%61%62%63%64%65=%31%32%33%34%35%36%37%38", limits)["abcde"] == "12345678")
  }

  @Test(arguments: ["text/plain", "application/json", "multipart/form-data", "x", ""])
  func `another kind of body is no form`(_ type: String) throws {
    let request = try Self.request(type, "a=1")
    #expect(
      throws: BadRequest(
        code: "form-type", status: 415, vi: "Nội dung gửi lên không phải là biểu mẫu.", en: "What was sent is no form.")
    ) { try request.form() }
  }
}
