import Diagnostics
import Files
import Glibc

/// One end of a connection between two programs of one machine. Blocking.
public final class LocalSocket: Sendable {
  private let descriptor: Int32

  private init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Connects to whoever listens at a path; nil where nobody does.
  @available(*, noasync)
  public static func connect(to path: String) -> LocalSocket? {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    let socket = LocalSocket(descriptor)
    let done = withAddress(path) { Glibc.connect(descriptor, $0, $1) }
    return done == 0 ? socket : nil
  }

  /// The user whose program is at the other end.
  public var peer: UInt32? {
    // `struct ucred` of Linux, which the C library shows to GNU programs only: process, user, group.
    var credentials: (pid_t, uid_t, gid_t) = (0, 0, 0)
    var size = socklen_t(MemoryLayout.size(ofValue: credentials))
    guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size) == 0 else { return nil }
    return credentials.1
  }

  /// Sends all of some bytes; false where the other end is gone.
  @available(*, noasync)
  public func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if sent < 0 {
        if errno == EINTR { continue }
        return false
      }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  /// Exactly so many bytes; nil where the other end is gone before.
  @available(*, noasync)
  public func receive(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var have = 0
    while have < count {
      let got = bytes.withUnsafeMutableBytes {
        recv(descriptor, $0.baseAddress?.advanced(by: have), count - have, 0)
      }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return nil }
      have += got
    }
    return bytes
  }

  /// Gives up on a peer that says nothing for so long.
  public func limit(seconds: Int) {
    var time = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
  }

  // MARK: Listening

  /// Waits for others at a path.
  public final class Listener: Sendable {
    private let descriptor: Int32
    private let path: String

    /// Listens at a path. What was left there by a program that ended is taken away: whoever calls this holds the lock of the folder.
    @available(*, noasync)
    ///
    /// - Parameter mode: whom its rights let in, as far as the rights of its folder do: others of the group unless said otherwise.
    public init(at path: String, mode: UInt32 = 0o660) throws(FileError) {
      func failed(_ code: Int32) -> FileError {
        FileError(
          path: path,
          message: Words(
            vi: "không mở được ổ cắm \"\(path)\": \(FileSystem.reason(code).vi)",
            en: "the socket \"\(path)\" cannot be opened: \(FileSystem.reason(code).en)"))
      }
      guard path.utf8.count < LocalSocket.longest else { throw failed(ENAMETOOLONG) }
      unlink(path)
      descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
      self.path = path
      guard descriptor >= 0 else { throw failed(errno) }
      let bound = LocalSocket.withAddress(path) { bind(descriptor, $0, $1) }
      // Who those are that ask, their token says.
      guard bound == 0, chmod(path, mode) == 0, listen(descriptor, 64) == 0 else {
        let code = errno
        close(descriptor)
        throw failed(code)
      }
    }

    deinit { close(descriptor) }

    /// The next that connects; nil once `stop` was called.
    @available(*, noasync)
    public func accept() -> LocalSocket? {
      while true {
        let peer = Glibc.accept(descriptor, nil, nil)
        if peer >= 0 {
          _ = fcntl(peer, F_SETFD, FD_CLOEXEC)
          return LocalSocket(peer)
        }
        if errno == EINTR || errno == ECONNABORTED { continue }
        if errno == EMFILE || errno == ENFILE {
          usleep(50_000)
          continue
        }
        return nil
      }
    }

    /// Lets nobody in any more, and ends every `accept`.
    public func stop() {
      unlink(path)
      shutdown(descriptor, Int32(SHUT_RDWR))
    }
  }

  /// The size of `sun_path` of Linux.
  private static let longest = 108

  private static func withAddress(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    guard path.utf8.count < longest else { return -1 }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
    }
  }
}
