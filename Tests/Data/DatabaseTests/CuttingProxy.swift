import Foundation
import Glibc
import Synchronization

/// Stands between a client and a server's socket and cuts the connection once, at the n-th piece that goes either way; what comes after, on
/// new connections, goes through.
final class CuttingProxy: Sendable {
  /// The folder of the socket to connect to.
  let folder: String
  private let server: String
  private let place: Int
  private let isLastPassedOn: Bool
  private let pieces = Atomic(0)
  private let listener: Int32

  /// How many pieces have come.
  var count: Int { pieces.load(ordering: .sequentiallyConsistent) }

  /// Cuts at piece number `place`, from 1; that piece is passed on, and what the server answers to it is awaited, or it is lost.
  init(to server: String, cuttingAt place: Int, passingOn isLastPassedOn: Bool) {
    (self.server, self.place, self.isLastPassedOn) = (server, place, isLastPassedOn)
    folder =
      FileManager.default.temporaryDirectory.appending(path: "phoihop-proxy.\(getpid()).\(place).\(isLastPassedOn)")
      .path
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    let isListening = Self.address(in: folder) { bind(listener, $0, $1) == 0 } && listen(listener, 8) == 0
    precondition(isListening, "no socket in \(folder)")
    Thread.detachNewThread { [self] in
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0 else { return }
        Thread.detachNewThread { [self] in carry(client) }
      }
    }
  }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func carry(_ client: Int32) {
    let upstream = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer {
      close(client)
      close(upstream)
    }
    guard Self.address(in: server, { connect(upstream, $0, $1) == 0 }) else { return }
    var ends = [
      pollfd(fd: client, events: Int16(POLLIN), revents: 0), pollfd(fd: upstream, events: Int16(POLLIN), revents: 0),
    ]
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while poll(&ends, 2, -1) > 0 {
      for i in 0...1 where ends[i].revents != 0 {
        let length = read(ends[i].fd, &bytes, bytes.count)
        guard length > 0 else { return }
        let isCut = pieces.add(1, ordering: .sequentiallyConsistent).newValue == place
        if isCut, !isLastPassedOn { return }
        guard send(ends[1 - i].fd, bytes, length, Int32(MSG_NOSIGNAL)) == length else { return }
        if isCut {
          var answer = pollfd(fd: upstream, events: Int16(POLLIN), revents: 0)
          if i == 0 { poll(&answer, 1, 5_000) }
          return
        }
      }
    }
  }

  private static func address(in folder: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Bool) -> Bool {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array("\(folder)/.s.PGSQL.5432".utf8)) }
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
    }
  }
}
