import Diagnostics
import Files
import Glibc
import HTTPCore
import Synchronization
import Testing
import Threads

@testable import HTTPServer

/// Connections from their beginning to their end, ours and the others'.
@Suite struct LifeTests {
  @Test func `two hundred connections at once are all answered, each with its own`() throws {
    let served = try Served()
    let wires = (0..<200).map { _ in served.wire() }
    for round in 0..<3 {
      for (number, wire) in wires.enumerated() { wire.send("GET /\(number)/\(round) HTTP/1.1\r\nHost: a\r\n\r\n") }
      for (number, wire) in wires.enumerated() {
        #expect(Wire.Reader(wire).next()?.text == "GET [\"\(number)\", \"\(round)\"] []\nbody \n")
      }
    }
    #expect(served.server.counts.connections == 200)
    #expect(served.server.counts.byClass[2] == 600)
  }

  /// At which stage a client goes away.
  @Test(arguments: [
    ("after connecting", ""),
    ("in the line", "GET /"),
    ("in the head", "GET / HTTP/1.1\r\nHost: a\r\nX"),
    ("before the body", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n"),
    ("in the body", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc"),
    (
      "in a body that has a file",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n" + String(repeating: "a", count: 50_000)
    ),
    ("in a chunk", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nabc"),
    ("while it is worked on", "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n"),
    (
      "while it is worked on, with a file",
      "POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 50000\r\n\r\n" + String(repeating: "a", count: 50_000)
    ),
    ("while others of its requests wait", String(repeating: "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n", count: 5)),
    ("in the answer", "GET /large HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("in an answer from a file", "GET /file HTTP/1.1\r\nHost: a\r\n\r\n"),
  ])
  func `a client that goes away leaves nothing behind`(_ stage: String, _ bytes: String) throws {
    let large = [UInt8](repeating: 97, count: 8 << 20)
    let path = "/tmp/phoihop-life-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
    try FileSystem.write(large, to: path)
    defer { unlink(path) }
    let served = try Served {
      $0.memoryBytes = 10_000
    } handler: { request in
      switch request.path.first {
      case "slow":
        usleep(50_000)
        return .text("slow")
      case "large": return .html(large)
      case "file": return Response(.ok, body: .file(path: path, count: 8 << 20))
      default: return .text("ok")
      }
    }
    for isAbrupt in [false, true] {
      do {
        let wire = served.wire()
        wire.send(bytes)
        usleep(20_000)
        if stage.contains("answer") { #expect(wire.receive(1000)?.count == 1000) }
        if isAbrupt {
          // What is closed now is reset.
          var linger = Glibc.linger(l_onoff: 1, l_linger: 0)
          setsockopt(wire.descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
        }
      }
      #expect(served.waits { served.server.counts.connections == 0 && served.server.counts.inFlight == 0 })
      #expect(served.waits { (try? FileSystem.allNames(in: served.folder)) == [] })
    }
    #expect(served.wire().ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.text == "ok")
  }

  @Test func `stopping under load finishes what runs and loses nothing that was acknowledged`() throws {
    let done = Atomic(0)
    let served = try Served(workers: 3) { _ in
    } handler: { request in
      usleep(2000)
      done.add(1, ordering: .acquiringAndReleasing)
      return .text("\(request.path[0])")
    }
    let answered = Atomic(0)
    let refused = Atomic(0)
    let wrong = Atomic(0)
    let port = served.server.port
    let clients = (0..<12).map { Worker("client-\($0)") }
    for client in clients {
      client.add {
        for number in 0..<100_000 {
          guard let wire = Wire(orNil: port) else { return }
          for second in 0..<7 {
            guard let answer = wire.ask("GET /\(number)-\(second) HTTP/1.1\r\nHost: a\r\n\r\n") else { break }
            if answer.status == 503 {
              refused.add(1, ordering: .relaxed)
              return
            }
            if answer.status != 200 || answer.text != "\(number)-\(second)" { wrong.add(1, ordering: .relaxed) }
            answered.add(1, ordering: .relaxed)
            if answer["Connection"] == "close" { break }
          }
        }
      }
    }
    #expect(served.waits { done.load(ordering: .relaxed) > 300 })
    let start = Clock.steady
    served.server.stop(grace: 5)
    #expect(Double(Clock.steady - start) / 1e6 < 4)
    for client in clients { client.finish() }
    #expect(wrong.load(ordering: .relaxed) == 0)
    // All that was done was answered, for nobody went away.
    #expect(answered.load(ordering: .relaxed) == done.load(ordering: .relaxed))
    #expect(served.server.counts.connections == 0)
    #expect(served.server.counts.inFlight == 0)
    #expect(served.server.counts.abandoned == 0)
    #expect(Wire(orNil: port) == nil)
  }

  @Test func `what nobody began when the grace is over is told so, what began is finished`() throws {
    let gate = Atomic(false)
    let served = try Served(workers: 1) { _ in
    } handler: { _ in
      while !gate.load(ordering: .acquiring) { usleep(1000) }
      return .text("done")
    }
    let wires = (0..<3).map { _ in served.wire() }
    for wire in wires { wire.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
    #expect(served.waits { served.server.counts.inFlight == 3 })
    #expect(served.waits { served.server.counts.inFlight == 3 })
    let opener = Worker("opener")
    opener.add {
      usleep(300_000)
      gate.store(true, ordering: .releasing)
    }
    served.server.stop(grace: 0.1)
    let answers = wires.map { Wire.Reader($0).next() }
    #expect(answers.map { $0?.status ?? 0 }.sorted() == [200, 503, 503])
    #expect(
      answers.contains {
        $0?.text.hasPrefix(
          "Máy chủ đang dừng; xin thử lại sau ít phút.\nThe server is stopping; please try again in some minutes.\n")
          == true && $0?["Retry-After"] == "30"
      })
  }

  @Test func `stopping twice is stopping once, and an idle server stops at once`() throws {
    let served = try Served()
    let wire = served.wire()
    #expect(wire.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 200)
    let start = Clock.steady
    served.server.stop(grace: 10)
    served.server.stop(grace: 10)
    #expect(Double(Clock.steady - start) / 1e6 < 5)
    #expect(wire.receive() == [])
  }

  @Test func `a request that was there before the end is still answered`() throws {
    for _ in 0..<20 {
      let served = try Served()
      let wires = (0..<8).map { _ in served.wire() }
      for wire in wires { #expect(wire.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 200) }
      for wire in wires { wire.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
      served.server.stop(grace: 2)
      for wire in wires { #expect(Wire.Reader(wire).next()?.status == 200) }
    }
  }

  @Test func `a server on a path answers there and takes the path away when it stops`() throws {
    let folder = "/tmp/phoihop-unix-\(getpid())"
    mkdir(folder, 0o700)
    defer { FileSystem.removeAll(folder) }
    let path = folder + "/http.sock"
    var limits = HTTPServer.Limits()
    limits.folder = folder
    for _ in 0..<2 {
      let server = try HTTPServer.start(listening: .unix(path), limits: limits, workers: 1) { request in
        .text("\(request.peer) \(request.isSecure)")
      }
      #expect(server.port == 0)
      let wire = Wire(path: path)
      #expect(wire.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.text == "local false")
      #expect(
        wire.ask(
          "GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 203.0.113.5\r\nX-Forwarded-Proto: https\r\n\r\n")?.text
          == "203.0.113.5 true")
      server.stop(grace: 1)
      #expect(!FileSystem.exists(path))
    }
  }

  @Test func `a place where one cannot listen is named with its reason`() throws {
    let served = try Served()
    let port = served.server.port
    func message(_ address: HTTPServer.Address) -> [String] {
      do throws(FileError) {
        var limits = HTTPServer.Limits()
        limits.folder = served.folder
        try HTTPServer.start(listening: address, limits: limits, workers: 1) { _ in .text("") }.stop(grace: 0)
        return []
      } catch { return [error.message.vi, error.message.en] }
    }
    #expect(
      message(.tcp("127.0.0.1", port)) == [
        "không lắng nghe được ở 127.0.0.1 cổng \(port): có chương trình khác đang dùng cổng ấy",
        "cannot listen at 127.0.0.1 port \(port): another program uses that port",
      ])
    #expect(
      message(.tcp("192.0.2.1", 0)) == [
        "không lắng nghe được ở 192.0.2.1 cổng 0: máy này không có địa chỉ ấy",
        "cannot listen at 192.0.2.1 port 0: this machine has no such address",
      ])
    #expect(
      message(.tcp("localhost", 0)) == [
        "\"localhost\" không phải là địa chỉ IPv4 hay IPv6 để lắng nghe, chẳng hạn 127.0.0.1",
        "\"localhost\" is no IPv4 or IPv6 address to listen at, such as 127.0.0.1",
      ])
    #expect(
      message(.unix("/nowhere/http.sock")) == [
        "không mở được ổ cắm \"/nowhere/http.sock\": không có thư mục chứa nó",
        "the socket \"/nowhere/http.sock\" cannot be opened: there is no such folder",
      ])
  }
}
