import Foundation
import Glibc
import Synchronization
import Testing

@testable import DatabasePostgres

@Suite struct EncryptionTests {
  @Test(
    arguments: [
      ("postgres:///store", "prefer"), ("postgres://u@localhost/store", "prefer"),
      ("postgres:///store?host=/run/postgresql", "prefer"), ("postgres://u@127.0.0.1:5433/store", "prefer"),
      ("postgres://u@[::1]/store", "prefer"), ("postgres://u@db.example/store", "verify-full"),
      ("postgres://u@localhost,db.example/store", "verify-full"),
      ("postgres:///store?hostaddr=10.0.0.7", "verify-full"),
      ("host=10.0.0.7 dbname=store", "verify-full"), ("postgres://u@localhost.example/store", "verify-full"),
    ])
  func `to another machine the connection is encrypted and the certificate looked at`(
    url: String, encryption: String
  ) throws {
    #expect(try PostgresEngine(url).encryption == encryption)
  }

  @Test func `to a server elsewhere that does not encrypt nothing is sent, unless the address says that it may be`()
    throws
  {
    // 0.0.0.0 leads to this machine, and is none of its names.
    let server = try PlainServer()
    let url = "postgres://u@0.0.0.0:\(server.port)/store"
    #expect(throws: (any Error).self) { try PostgresEngine(url).openReader() }
    #expect(server.heard == 0)
    #expect(throws: (any Error).self) { try PostgresEngine(url + "?sslmode=prefer").openReader() }
    #expect(server.heard > 0)
  }
}

/// Says that it does not encrypt, and counts what it is told all the same.
private final class PlainServer: Sendable {
  let port: UInt16
  private let listener: Int32
  private let bytes = Atomic(0)

  var heard: Int { bytes.load(ordering: .sequentiallyConsistent) }

  init() throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 8) == 0 && getsockname(listener, $0, &size) == 0
      }
    }
    try #require(isListening, "no free port")
    (self.listener, port) = (listener, UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { [self] in
      while case let peer = accept(listener, nil, nil), peer >= 0 { serve(peer) }
    }
  }

  private func serve(_ peer: Int32) {
    defer { close(peer) }
    var buffer = [UInt8](repeating: 0, count: 512)
    // A request of eight bytes asks whether the server encrypts, and N says that it does not (PostgreSQL, 55.2.10).
    guard recv(peer, &buffer, 8, Int32(MSG_WAITALL)) == 8, send(peer, "N", 1, 0) == 1 else { return }
    bytes.add(max(0, recv(peer, &buffer, buffer.count, 0)), ordering: .sequentiallyConsistent)
  }
}
