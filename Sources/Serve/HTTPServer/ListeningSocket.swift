import CMicroHTTPD
import Diagnostics
import Files
import Glibc
import HTTPCore

/// Where connections come in.
struct ListeningSocket {
  let descriptor: Int32
  /// The real port; 0 for a path.
  let port: UInt16
  let path: String?

  @available(*, noasync)
  init(_ address: HTTPServer.Address) throws(FileError) {
    switch address {
    case .tcp(let name, let wanted):
      guard let peer = PeerAddress(name) else {
        throw FileError(
          path: name,
          message: Words(
            vi: "\"\(name)\" không phải là địa chỉ IPv4 hay IPv6 để lắng nghe, chẳng hạn 127.0.0.1",
            en: "\"\(name)\" is no IPv4 or IPv6 address to listen at, such as 127.0.0.1"))
      }
      path = nil
      func failed(_ code: Int32) -> FileError {
        let reason =
          code == EADDRINUSE
          ? Words(vi: "có chương trình khác đang dùng cổng ấy", en: "another program uses that port")
          : code == EACCES
            ? Words(vi: "cổng dưới 1024 cần quyền riêng", en: "a port below 1024 needs a right of its own")
            : code == EADDRNOTAVAIL
              ? Words(vi: "máy này không có địa chỉ ấy", en: "this machine has no such address")
              : FileSystem.reason(code)
        return FileError(
          path: name,
          message: Words(
            vi: "không lắng nghe được ở \(name) cổng \(wanted): \(reason.vi)",
            en: "cannot listen at \(name) port \(wanted): \(reason.en)"))
      }
      let family: Int32 = if case .v4 = peer { AF_INET } else { AF_INET6 }
      descriptor = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
      guard descriptor >= 0 else { throw failed(errno) }
      var one: Int32 = 1
      setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, 4)
      let bound =
        switch peer {
        case .v4(let number):
          ListeningSocket.bind(
            descriptor,
            sockaddr_in(
              sin_family: sa_family_t(AF_INET), sin_port: wanted.bigEndian, sin_addr: in_addr(s_addr: number.bigEndian),
              sin_zero: (0, 0, 0, 0, 0, 0, 0, 0)))
        case .v6(let high, let low):
          ListeningSocket.bind(descriptor, ListeningSocket.address(high, low, port: wanted))
        case .local: preconditionFailure("an address that was read is of a network")
        }
      guard bound == 0, listen(descriptor, 1024) == 0 else {
        let code = errno
        close(descriptor)
        throw failed(code)
      }
      port = ListeningSocket.port(of: descriptor)
    case .unix(let path):
      self.path = path
      port = 0
      func failed(_ code: Int32) -> FileError {
        FileError(
          path: path,
          message: Words(
            vi: "không mở được ổ cắm \"\(path)\": \(FileSystem.reason(code).vi)",
            en: "the socket \"\(path)\" cannot be opened: \(FileSystem.reason(code).en)"))
      }
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else { throw failed(ENAMETOOLONG) }
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
      descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
      guard descriptor >= 0 else { throw failed(errno) }
      // What a run before left there; whoever starts a server holds the lock of its store.
      unlink(path)
      // The proxy reads and writes as one of our group.
      guard ListeningSocket.bind(descriptor, address) == 0, chmod(path, 0o660) == 0, listen(descriptor, 1024) == 0
      else {
        let code = errno
        close(descriptor)
        throw failed(code)
      }
    }
  }

  private static func bind<Address>(_ descriptor: Int32, _ address: Address) -> Int32 {
    withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.bind(descriptor, $0, socklen_t(MemoryLayout<Address>.size))
      }
    }
  }

  private static func address(_ high: UInt64, _ low: UInt64, port: UInt16) -> sockaddr_in6 {
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    address.sin6_port = port.bigEndian
    withUnsafeMutableBytes(of: &address.sin6_addr) {
      $0.storeBytes(of: high.bigEndian, as: UInt64.self)
      $0.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
    }
    return address
  }

  private static func port(of descriptor: Int32) -> UInt16 {
    var address = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutablePointer(to: &address) { storage in
      storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(descriptor, $0, &size) }
      // The port stands at the same place in both.
      return storage.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { UInt16(bigEndian: $0.pointee.sin_port) }
    }
  }
}

extension PeerAddress {
  /// Whoever a socket says is at the other end.
  init(_ address: UnsafePointer<sockaddr>?) {
    guard let address else {
      self = .local
      return
    }
    switch Int32(address.pointee.sa_family) {
    case AF_INET:
      self = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        .v4(UInt32(bigEndian: $0.pointee.sin_addr.s_addr))
      }
    case AF_INET6:
      self = address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { pointer in
        withUnsafeBytes(of: pointer.pointee.sin6_addr) {
          PeerAddress(
            high: UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self)),
            low: UInt64(bigEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        }
      }
    default: self = .local
    }
  }
}
