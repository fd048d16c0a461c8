import HTTPCore
import Testing

@testable import HTTPServer

@Suite struct ServingTests {
  @Test func `a request is answered with what the handler made of it`() throws {
    let served = try Served()
    let answer = try #require(served.wire().ask("GET /viec/12%2FBC?ky=2026-11&ky=2 HTTP/1.1\r\nHost: a\r\n\r\n"))
    #expect(answer.status == 200)
    #expect(answer.text == "GET [\"viec\", \"12/BC\"] [\"ky=2026-11\", \"ky=2\"]\nbody \n")
    #expect(answer["Content-Type"] == "text/plain; charset=utf-8")
    #expect(answer["Content-Length"] == "51")
  }

  @Test func `a body is given to the handler whole, by its length and in chunks`() throws {
    let served = try Served()
    let wire = served.wire()
    let reader = Wire.Reader(wire)
    wire.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nm")
    wire.send("ột")
    let first = try #require(reader.next())
    #expect(first.text == "POST [\"a\"] []\nbody một\n")
    wire.send("POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n")
    let second = try #require(reader.next())
    #expect(second.text == "POST [\"a\"] []\nbody abcde\n")
  }

  @Test func `requests sent in one go are answered in their order over one connection`() throws {
    let served = try Served()
    let wire = served.wire()
    let reader = Wire.Reader(wire)
    wire.send((0..<50).map { "GET /\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
    for number in 0..<50 {
      #expect(reader.next()?.text == "GET [\"\(number)\"] []\nbody \n")
    }
    #expect(served.server.counts.connectionsOpened == 1)
  }
}
