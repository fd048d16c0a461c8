import Files
import Glibc
import HTTPCore
import Synchronization
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

  @Test func `an answer to HEAD has the length and no body`() throws {
    let served = try Served.answering { _ in .text("năm chữ") }
    let wire = served.wire()
    let reader = Wire.Reader(wire)
    wire.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")
    let head = try #require(reader.next(isHead: true))
    #expect(head.status == 200)
    #expect(head["Content-Length"] == "10")
    #expect(reader.next()?.text == "năm chữ")
  }

  @Test func `answers that never have a body have none`() throws {
    let tag = try #require(EntityTag("x"))
    let served = try Served.answering { request in request.path == ["304"] ? .notModified(tag) : Response(.noContent) }
    let wire = served.wire()
    let reader = Wire.Reader(wire)
    wire.send("GET /304 HTTP/1.1\r\nHost: a\r\n\r\nGET /204 HTTP/1.1\r\nHost: a\r\n\r\n")
    let same = try #require(reader.next())
    #expect(same.status == 304)
    #expect(same["ETag"] == "\"x\"")
    #expect(reader.next()?.status == 204)
  }

  @Test func `every answer carries what browsers are to hold to, and a handler cannot take it away`() throws {
    let served = try Served.answering { _ in
      var response = Response.html(Array("a".utf8))
      response.headers.add("Content-Security-Policy", "default-src *")
      response.headers.add("Content-Length", "7")
      response.headers.add("X-Own", "1")
      response.set(Cookie("session", "abc"))
      return response
    }
    let answer = try #require(served.wire().ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n"))
    #expect(
      answer.head.split(separator: "\r\n").filter { !$0.hasPrefix("Date: ") } == [
        "HTTP/1.1 200 OK",
        "Content-Type: text/html; charset=utf-8",
        "X-Own: 1",
        "Set-Cookie: __Host-session=abc; Path=/; Secure; HttpOnly; SameSite=Lax",
        "Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: same-origin",
        "Cross-Origin-Opener-Policy: same-origin",
        "Cross-Origin-Resource-Policy: same-origin",
        "Permissions-Policy: accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(self), screen-wake-lock=(), usb=(), xr-spatial-tracking=()",
        "Cache-Control: no-store",
        "Content-Length: 1",
      ])
    let seconds = try #require(answer["Date"].flatMap(HTTPDate.seconds))
    #expect(abs(seconds - Clock.wall / 1_000_000) <= 2)
  }

  @Test func `large answers from memory and from a file come whole`() throws {
    let bytes = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 / 777) }
    let path = "/tmp/phoihop-serving-\(getpid())"
    try FileSystem.write(bytes, to: path)
    defer { unlink(path) }
    let served = try Served.answering { request in
      switch request.path {
      case ["memory"]: .html(bytes)
      case ["part"]: Response(.ok, body: .file(path: path, offset: 1000, count: 2000))
      case ["gone"]: Response(.ok, body: .file(path: path + "x", count: 2000))
      default: Response(.ok, body: .file(path: path, count: bytes.count))
      }
    }
    let wire = served.wire()
    #expect(wire.ask("GET /memory HTTP/1.1\r\nHost: a\r\n\r\n")?.body == bytes)
    #expect(wire.ask("GET /file HTTP/1.1\r\nHost: a\r\n\r\n")?.body == bytes)
    #expect(wire.ask("GET /part HTTP/1.1\r\nHost: a\r\n\r\n")?.body == Array(bytes[1000..<3000]))
    let gone = wire.ask("GET /gone HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(gone?.status == 500)
    #expect(
      gone?.text.hasPrefix("Máy chủ không đọc được nội dung trả lời.\nThe server cannot read what it was to answer.\n")
        == true)
  }

  @Test func `text that may be packed is packed for who takes it`() throws {
    let text = String(repeating: "quy chế phối hợp ", count: 200)
    let served = try Served.answering { request in
      var response = Response.html(Array((request.path == ["short"] ? "short" : text).utf8))
      response.isCompressible = request.path != ["secret"]
      if request.path == ["image"] { response.headers.set("Content-Type", "image/png") }
      response.headers.add("ETag", "\"x\"")
      return response
    }
    func ask(_ path: String, _ accepted: String?) -> Wire.Answer? {
      served.wire().ask("GET \(path) HTTP/1.1\r\nHost: a\r\n\(accepted.map { "Accept-Encoding: \($0)\r\n" } ?? "")\r\n")
    }
    for accepted in ["gzip", "br, gzip;q=0.5", "deflate,GZIP ; q=1.0"] {
      let answer = try #require(ask("/", accepted))
      #expect(answer["Content-Encoding"] == "gzip")
      #expect(answer["Vary"] == "Accept-Encoding")
      #expect(answer["ETag"] == "W/\"x\"")
      // Python's gzip unpacks this to the text; here the size in its last four bytes is enough.
      #expect(answer.body.prefix(3) == [0x1F, 0x8B, 8])
      #expect(answer.body.suffix(4) == [UInt8(text.utf8.count & 255), UInt8(text.utf8.count >> 8), 0, 0])
      #expect(answer.body.count < 200)
    }
    for accepted in [nil, "br", "gzip;q=0", "gzip;q=0.000", "xgzip"] {
      let answer = try #require(ask("/", accepted))
      #expect(answer["Content-Encoding"] == nil)
      #expect(answer["Vary"] == "Accept-Encoding")
      #expect(answer["ETag"] == "\"x\"")
      #expect(answer.text == text)
    }
    for path in ["/short", "/secret", "/image"] { #expect(ask(path, "gzip")?["Content-Encoding"] == nil) }
    #expect(ask("/secret", "gzip")?["Vary"] == nil)
  }

  @Test func `the log has a line a request, without its query, and numbers are counted`() throws {
    let served = try Served.answering { request in
      request.path == ["no"] ? .text("no", status: .notFound) : .text(request.id)
    }
    let wire = served.wire()
    let first = try #require(wire.ask("GET /a%20b?token=secret HTTP/1.1\r\nHost: a\r\nCookie: secret\r\n\r\n"))
    #expect(wire.ask("POST /no HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nsecret")?.status == 404)
    #expect(wire.ask("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n", isHead: true)?.status == 200)
    #expect(served.wire().ask("GET /?secret=%zz HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 400)
    #expect(served.waits { served.log.lines.count == 4 })
    let lines = served.log.lines
    #expect(lines.map(\.method) == ["GET", "POST", "HEAD", "-"])
    #expect(lines.map(\.path) == ["/a%20b", "/no", "/a", "-"])
    #expect(lines.map(\.status.code) == [200, 404, 200, 400])
    #expect(lines.map(\.bytes).prefix(3) == [16, 2, 0])
    #expect(lines.map(\.refusal) == [nil, nil, nil, "query-percent"])
    let now = Clock.wall / 1000
    #expect(lines.allSatisfy { $0.peer == PeerAddress.v4(0x7F00_0001) })
    #expect(lines.allSatisfy { abs($0.milliseconds - now) < 5000 })
    #expect(lines.allSatisfy { 0...1_000_000 ~= $0.microseconds })
    #expect(lines[0].id == first.text)
    #expect(Set(lines.map(\.id)).count == 4 && lines.allSatisfy { $0.id.utf8.count == 16 })
    let counts = served.server.counts
    #expect(counts.byClass == [0, 0, 2, 0, 2, 0])
    #expect(counts.refused == 1)
    #expect(counts.bytesReceived == 6)
    #expect(counts.bytesSent == lines.map(\.bytes).reduce(0, +))
    #expect(counts.durations.reduce(0, +) == 4)
    #expect(counts.durationSum == Int(lines.map(\.microseconds).reduce(0, +)))
    #expect(counts.connectionsOpened == 2)
    #expect(counts.inFlight == 0)
  }

  @Test func `the log tells who was signed in by his id, and what a control refused`() throws {
    let served = try Served.answering { request in
      var response = Response.text("x")
      if request.path == ["mine"] { response.asker = "p-0002" }
      if request.path == ["old"] { response.refusal = "token" }
      return response
    }
    let wire = served.wire()
    for path in ["/", "/mine", "/old"] {
      let answer = try #require(wire.ask("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n"))
      #expect(!"\(answer)".contains("p-0002") && !"\(answer)".contains("token"))
    }
    #expect(served.waits { served.log.lines.count == 3 })
    #expect(served.log.lines.map(\.asker) == [nil, "p-0002", nil])
    #expect(served.log.lines.map(\.refusal) == [nil, nil, "token"])
  }

  @Test func `what lies ready is answered at once, while every worker is busy`() throws {
    let gate = Atomic(false)
    let log = Served.Log()
    var limits = HTTPServer.Limits()
    limits.folder = "/tmp/phoihop-ready-\(getpid())"
    mkdir(limits.folder, 0o700)
    defer { FileSystem.removeAll(limits.folder) }
    let server = try HTTPServer.start(
      listening: .tcp("127.0.0.1", 0), limits: limits, workers: 1, log: { log.add($0) },
      immediate: { $0.path == ["style.css"] ? Response([97], type: "text/css") : nil }
    ) { _ in
      while !gate.load(ordering: .acquiring) { usleep(1000) }
      return .text("late")
    }
    let busy = Wire(port: server.port)
    busy.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    let wire = Wire(port: server.port)
    for _ in 0..<3 { #expect(wire.ask("GET /style.css HTTP/1.1\r\nHost: a\r\n\r\n")?.text == "a") }
    gate.store(true, ordering: .releasing)
    #expect(Wire.Reader(busy).next()?.text == "late")
    server.stop(grace: 1)
    #expect(log.lines.map(\.path).sorted() == ["/", "/style.css", "/style.css", "/style.css"])
  }
}
