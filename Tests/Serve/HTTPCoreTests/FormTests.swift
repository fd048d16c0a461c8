import Diagnostics
import Testing

@testable import HTTPCore

@Suite struct FormTests {
  static func request(_ type: String, _ body: [UInt8]) throws -> Request {
    Request(
      method: .post, target: try RequestTarget(Array("/a".utf8)), headers: Headers([.init("Content-Type", type)]),
      body: .bytes(body))
  }

  @Test func `a form of a browser is read in order, decoded, composed, with plain line ends`() throws {
    // The second value is "Ủy" typed with combining marks.
    let form = try Self.request(
      "application/x-www-form-urlencoded; charset=UTF-8",
      Array("ten=T%E1%BB%8D+A&ten=U%CC%89y&rong=&khong&van=d%C3%B2ng+1%0D%0Ad%C3%B2ng+2%0Da".utf8)
    ).form()
    #expect(form["ten"] == "Tọ A")
    #expect(form.all("ten").map { Array($0.utf8) } == [Array("Tọ A".utf8), Array("\u{1EE6}y".utf8)])
    #expect(form["rong"] == "")
    #expect(form["khong"] == "")
    #expect(form["van"] == "dòng 1\ndòng 2\na")
    #expect(form["thieu"] == nil)
  }
}
