import Diagnostics
import Files
import Foundation
import HTTPCore
import HTTPServer
import Obligations
import Secrets
import Sockets
import Store
import Testing
import UseCases

@testable import Commands

/// The application beside a store that is held open.
@Suite struct WebServingTests {
  private struct Away: Error {}

  /// What is answered on a connection that is closed after it.
  private func get(_ path: String, at socket: String) throws -> String {
    guard let peer = LocalSocket.connect(to: socket) else { throw Away() }
    guard peer.send(Array("GET \(path) HTTP/1.1\r\nHost: phoihop\r\nConnection: close\r\n\r\n".utf8)) else {
      throw Away()
    }
    var answer: [UInt8] = []
    while let byte = peer.receive(1) { answer += byte }
    return String(decoding: answer, as: UTF8.self)
  }

  @Test func `it answers at a path, and counts what it answered for the machine itself`() throws {
    let world = try StoreWorld.planted()
    let store = try Store.open(
      StorePlace(world.path), for: .writing, now: Running.now, purpose: "test")
    defer { try? store.close(now: nil) }
    let socket = "\(world.folder.path)/http.sock"
    let web = try WebServing(store, LibraryCache(store), at: .unix(socket), chance: Chance.bytes) { Running.now }
    defer { web.server.stop(grace: 1) }
    #expect(try get("/healthz", at: socket).hasPrefix("HTTP/1.1 200"))
    #expect(try get("/", at: socket).contains("\r\nLocation: /dang-nhap\r\n"))
    #expect(try get("/khong-co", at: socket).hasPrefix("HTTP/1.1 404"))
    let metrics = try get("/metrics", at: socket)
    for line in [
      "# TYPE phoihop_http_responses_total counter", "phoihop_http_responses_total{class=\"2xx\"} 1",
      "phoihop_http_responses_total{class=\"3xx\"} 1", "phoihop_http_responses_total{class=\"4xx\"} 1",
      "phoihop_http_request_duration_seconds_bucket{le=\"0.001000\"}", "phoihop_http_request_duration_seconds_count 3",
    ] { #expect(metrics.contains("\n\(line)"), "\(line)\n\(metrics)") }
  }

  /// What is answered over TCP, as a proxy asks for somebody elsewhere.
  private func get(_ path: String, port: Int, for peer: String) throws -> String {
    let command =
      "exec 3<>/dev/tcp/127.0.0.1/\(port); "
      + "printf 'GET \(path) HTTP/1.1\\r\\nHost: phoihop\\r\\nX-Forwarded-For: \(peer)\\r\\nX-Forwarded-Proto: https\\r\\nConnection: close\\r\\n\\r\\n' >&3; cat <&3"
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.arguments = ["-c", command]
    let pipe = Pipe()
    shell.standardOutput = pipe
    try shell.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  @Test func `the word of a proxy that is trusted is taken: its guests get no counts, and are told to come by https`()
    throws
  {
    let world = try StoreWorld.planted()
    let store = try Store.open(
      StorePlace(world.path), for: .writing, now: Running.now, purpose: "test")
    defer { try? store.close(now: nil) }
    for (proxies, status) in [(["127.0.0.1"], "404"), ([], "200")] {
      let web = try WebServing(
        store, LibraryCache(store), at: .tcp("127.0.0.1", 0), proxies: proxies.compactMap { AddressRange($0) },
        chance: Chance.bytes
      ) { Running.now }
      defer { web.server.stop(grace: 1) }
      let answer = try get("/metrics", port: Int(web.server.port), for: "203.0.113.7")
      #expect(answer.hasPrefix("HTTP/1.1 \(status)"), "\(answer.prefix(200))")
      #expect(answer.contains("Strict-Transport-Security") == !proxies.isEmpty)
    }
    let run = world.run(["serve", "--http", "127.0.0.1:8080", "--proxy", "nginx"], as: nil, .en)
    #expect(run.code == 2)
    #expect(run.err.hasPrefix("phoihop: --proxy is an address, as 127.0.0.1 or 10.0.0.0/8, not \"nginx\""))
  }

  @Test(arguments: ["x", "127.0.0.1", "127.0.0.1:0", ":8080", "unix:", "127.0.0.1:70000"])
  func `what is no address is told`(address: String) throws {
    let world = try StoreWorld.planted()
    let run = world.run(["serve", "--http", address], as: nil, .en)
    #expect(run.code == 2)
    #expect(run.err.hasPrefix("phoihop: --http is HOST:PORT, as 127.0.0.1:8080, or unix:FILE, not \"\(address)\""))
  }
}
