import Files
import Glibc
import HTTPCore
import Synchronization
import Testing
import Threads

@testable import HTTPServer

/// How much is taken, and what is said to who wants more.
@Suite struct LimitTests {
  @Test func `a body that says it is too large is refused before it comes, and who waits for leave does not get it`()
    throws
  {
    let served = try Served { $0.bodyBytes = 1000 }
    let wire = served.wire()
    let answer = try #require(
      wire.ask("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1001\r\n\r\n"))
    #expect(answer.status == 413)
    #expect(answer.text.hasPrefix("Nội dung gửi lên lớn hơn 1000 byte.\nWhat was sent is larger than 1000 bytes.\n"))
    #expect(Wire.Reader(wire).isClosed())
  }

  @Test func `who sends a body that is too large all the same still hears why`() throws {
    let served = try Served { $0.bodyBytes = 1000 }
    let body = [UInt8](repeating: 97, count: 3 << 20)
    for _ in 0..<5 {
      let wire = served.wire()
      // Had it been reset, sending would fail, and other systems than this would lose the answer with it.
      #expect(wire.send(Array("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(3 << 20)\r\n\r\n".utf8) + body))
      #expect(Wire.Reader(wire).next()?.status == 413)
    }
  }

  @Test func `who waits for leave to send gets it, and then the answer`() throws {
    let served = try Served()
    let wire = served.wire()
    let reader = Wire.Reader(wire)
    wire.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
    #expect(reader.next()?.status == 100)
    wire.send("abc")
    #expect(reader.next()?.text == "POST [] []\nbody abc\n")
  }

  @Test func `a body in chunks that is too large is refused when it ends`() throws {
    let served = try Served { $0.bodyBytes = 1000 }
    let wire = served.wire()
    let chunk = "1F4\r\n\(String(repeating: "a", count: 500))\r\n"
    wire.send(
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk + "1\r\na\r\n0\r\n\r\n")
    let answer = try #require(Wire.Reader(wire).next())
    #expect(answer.status == 413)
    wire.send("")
    let exact = served.wire()
    exact.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk + "0\r\n\r\n")
    #expect(Wire.Reader(exact).next()?.status == 200)
  }

  @Test func `who goes on sending what was too large long ago is cut off`() throws {
    let served = try Served { $0.bodyBytes = 1000 }
    let wire = served.wire()
    wire.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
    let chunk = "10000\r\n\(String(repeating: "a", count: 65536))\r\n"
    var sent = 0
    while sent < 1000, wire.send(chunk) { sent += 1 }
    #expect(sent < 200)
    #expect(served.waits { served.server.counts.connections == 0 })
  }

  @Test func `a large body goes to a file, which is gone when it is answered`() throws {
    let seen = Monitor<[String]>([])
    // A thousand bytes of each value, so that a piece out of its place is seen.
    let body = Array((0..<3000).map { [UInt8](repeating: UInt8(truncatingIfNeeded: $0), count: 1000) }.joined()) + [1]
    let served = try Served {
      $0.memoryBytes = 100_000
    } handler: { request in
      guard case .file(let path, let count) = request.body, let bytes = try? FileSystem.read(path) else {
        return .text("no file")
      }
      seen.change { $0.append(path) }
      return .text("\(count) \(bytes.count) \(bytes == body)")
    }
    let wire = served.wire()
    let reader = Wire.Reader(wire)
    for _ in 0..<2 {
      wire.send(Array("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3000001\r\n\r\n".utf8) + body)
      #expect(reader.next()?.text == "3000001 3000001 true")
    }
    // The same in chunks that end nowhere in particular.
    wire.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
    for start in stride(from: 0, to: body.count, by: 77_777) {
      let piece = body[start..<min(start + 77_777, body.count)]
      wire.send(Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + [13, 10])
    }
    wire.send("0\r\n\r\n")
    #expect(reader.next()?.text == "3000001 3000001 true")
    #expect(seen.change { Set($0).count } == 3)
    #expect(served.waits { (try? FileSystem.allNames(in: served.folder)) == [] })
  }

  @Test func `many small chunks that come at once go to a file in their order`() throws {
    let body = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 / 300) }
    let served = try Served {
      $0.memoryBytes = 1000
    } handler: { request in
      .text("\((try? request.bodyBytes()) == body)")
    }
    var sent = Array("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)
    for start in stride(from: 0, to: body.count, by: 400) {
      sent += Array("190\r\n".utf8) + body[start..<start + 400] + [13, 10]
    }
    sent += Array("0\r\n\r\n".utf8)
    let wire = served.wire()
    let reader = Wire.Reader(wire)
    for _ in 0..<5 {
      wire.send(sent)
      #expect(reader.next()?.text == "true")
    }
  }

  @Test func `where a large body cannot be kept that is said`() throws {
    let served = try Served { $0.memoryBytes = 1000 }
    FileSystem.removeAll(served.folder)
    let wire = served.wire()
    let answer = wire.ask(
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n\(String(repeating: "a", count: 5000))")
    #expect(answer?.status == 503)
    #expect(
      answer?.text.hasPrefix(
        "Máy chủ không lưu được nội dung gửi lên; xin báo người quản trị.\nThe server cannot keep what was sent; please tell its administrator.\n"
      ) == true)
  }

  @Test func `what an earlier run left in the folder is removed at the start, and nothing else`() throws {
    let served = try Served()
    try FileSystem.create("a", at: served.folder + "/phoihop-body-0123456789abcdef")
    try FileSystem.create("b", at: served.folder + "/other")
    var limits = HTTPServer.Limits()
    limits.folder = served.folder
    let second = try HTTPServer.start(listening: .tcp("127.0.0.1", 0), limits: limits, workers: 1) { _ in .text("") }
    second.stop(grace: 0)
    #expect(try FileSystem.allNames(in: served.folder) == ["other"])
  }

  @Test func `connections of one address beyond what is allowed are told so, and others are served`() throws {
    let served = try Served { $0.connectionsPerAddress = 3 }
    let first = (0..<3).map { _ in served.wire() }
    for wire in first { #expect(wire.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 200) }
    let more = served.wire()
    let answer = try #require(more.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n"))
    #expect(answer.status == 503)
    #expect(
      answer.text.hasPrefix(
        "Có quá nhiều kết nối; xin thử lại sau vài giây.\nThere are too many connections; please try again in some seconds.\n"
      ))
    #expect(answer["Retry-After"] == "2")
    #expect(Wire.Reader(more).isClosed())
    let other = Wire(port: served.server.port, from: 0x7F00_0002)
    #expect(other.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 200)
    // One who leaves makes room.
    shutdown(first[0].descriptor, Int32(SHUT_RDWR))
    #expect(served.waits { served.wire().ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 200 })
  }

  @Test func `connections in all beyond what is allowed are told so`() throws {
    let served = try Served { $0.connections = 5 }
    let kept = (0..<5).map { _ in served.wire() }
    for wire in kept { #expect(wire.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 200) }
    #expect(served.wire().ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 503)
    #expect(served.server.counts.turnedAway == 1)
  }

  @Test func `requests of one address beyond what is allowed are told so until a moment is over`() throws {
    let served = try Served { $0.requestsPerSecond = 10 }
    // Twice as many at once.
    var statuses: [Int] = []
    var refused: Wire.Answer?
    while refused == nil, statuses.count < 500 {
      let answer = served.wire().ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      statuses.append(answer?.status ?? 0)
      if answer?.status != 200 { refused = answer }
    }
    #expect(statuses.count > 20)
    let answer = try #require(refused)
    #expect(answer.status == 429)
    #expect(answer["Retry-After"] == "2")
    #expect(
      answer.text.hasPrefix(
        "Quá nhiều yêu cầu từ địa chỉ này; xin thử lại sau vài giây.\nThere are too many requests from this address; please try again in some seconds.\n"
      ))
    #expect(Wire(port: served.server.port, from: 0x7F00_0002).ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 200)
    usleep(250_000)
    #expect(served.wire().ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 200)
  }

  @Test func `behind a proxy the address that it names is counted, and the proxy never`() throws {
    let served = try Served {
      $0.requestsPerSecond = 1
      $0.connectionsPerAddress = 1
      $0.trustedProxies = [AddressRange("127.0.0.1")].compactMap { $0 }
    } handler: { request in
      .text("\(request.peer) \(request.isSecure)")
    }
    let kept = (0..<3).map { _ in served.wire() }
    func ask(_ wire: Wire, _ address: String) -> Wire.Answer? {
      wire.ask("GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: \(address)\r\nX-Forwarded-Proto: https\r\n\r\n")
    }
    for number in 1...10 {
      let answer = ask(kept[number % 3], "203.0.113.\(number)")
      #expect(answer?.text == "203.0.113.\(number) true")
      #expect(answer?["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains")
    }
    var isRefused = false
    for _ in 0..<200 where !isRefused { isRefused = ask(served.wire(), "203.0.113.1")?.status == 429 }
    #expect(isRefused)
    #expect(ask(kept[0], "203.0.113.77")?.status == 200)
    // A stranger's word about himself is nothing.
    let stranger = Wire(port: served.server.port, from: 0x7F00_0003)
    let answer = ask(stranger, "203.0.113.9")
    #expect(answer?.text == "127.0.0.3 false")
    #expect(answer?["Strict-Transport-Security"] == nil)
  }

  @Test func `a request for which nobody has time is told so`() throws {
    let gate = Atomic(false)
    let served = try Served(workers: 1) {
      $0.waiting = 2
    } handler: { _ in
      while !gate.load(ordering: .acquiring) { usleep(1000) }
      return .text("done")
    }
    let wires = (0..<4).map { _ in served.wire() }
    for (number, wire) in wires.prefix(3).enumerated() {
      wire.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      // One is at work, two wait.
      #expect(served.waits { served.server.counts.inFlight == number + 1 })
      if number == 0 { #expect(served.waits { served.server.queue.length == 0 }) }
    }
    let answer = try #require(wires[3].ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n"))
    #expect(answer.status == 503)
    #expect(answer["Retry-After"] == "2")
    #expect(
      answer.text.hasPrefix(
        "Máy chủ đang quá tải; xin thử lại sau vài giây.\nThe server has too much to do; please try again in some seconds.\n"
      ))
    gate.store(true, ordering: .releasing)
    for wire in wires.prefix(3) { #expect(Wire.Reader(wire).next()?.text == "done") }
  }
}
