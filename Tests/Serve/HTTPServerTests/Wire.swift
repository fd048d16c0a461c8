import Glibc

/// A connection that sends bytes as they are and shows what came back.
final class Wire: Sendable {
  let descriptor: Int32

  /// Connects to a port of this machine, from an address of it.
  init(port: UInt16, from address: UInt32 = 0x7F00_0001, seconds: Int = 5) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var own = Wire.place(address, 0)
    var other = Wire.place(0x7F00_0001, port)
    var time = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let done =
      withUnsafePointer(to: &own) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
      }
      | withUnsafePointer(to: &other) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
      }
    precondition(done == 0, "no connection: \(String(cString: strerror(errno)))")
  }

  /// Connects to a port; nil where nobody listens.
  convenience init?(orNil port: UInt16) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var other = Wire.place(0x7F00_0001, port)
    let done = withUnsafePointer(to: &other) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    self.init(connected: descriptor)
    if done != 0 { return nil }
  }

  private init(connected descriptor: Int32) { self.descriptor = descriptor }

  /// Connects to a path.
  init(path: String) {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var other = sockaddr_un()
    other.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &other.sun_path) { $0.copyBytes(from: path.utf8) }
    let done = withUnsafePointer(to: &other) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    precondition(done == 0, "no connection: \(String(cString: strerror(errno)))")
  }

  deinit { close(descriptor) }

  private static func place(_ address: UInt32, _ port: UInt16) -> sockaddr_in {
    sockaddr_in(
      sin_family: sa_family_t(AF_INET), sin_port: port.bigEndian, sin_addr: in_addr(s_addr: address.bigEndian),
      sin_zero: (0, 0, 0, 0, 0, 0, 0, 0))
  }

  /// Sends; false where the other end is gone.
  @discardableResult func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  @discardableResult func send(_ bytes: [UInt8]) -> Bool {
    var done = 0
    while done < bytes.count {
      let sent = bytes.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done, Int32(MSG_NOSIGNAL))
      }
      if sent <= 0 { return false }
      done += sent
    }
    return true
  }

  /// Says that nothing more is sent.
  func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// What comes next, at most so many bytes; nil where nothing came in time, empty where the other end closed.
  func receive(_ most: Int = 65536) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: most)
    let got = recv(descriptor, &bytes, most, 0)
    if got < 0 { return errno == EAGAIN ? nil : [] }
    return Array(bytes[..<got])
  }

  /// One answer.
  struct Answer {
    var status: Int
    var head: String
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The value of a field.
    subscript(name: String) -> String? {
      for line in head.split(separator: "\r\n").dropFirst() where line.lowercased().hasPrefix(name.lowercased() + ":") {
        return line.dropFirst(name.count + 1).drop { $0 == " " }.description
      }
      return nil
    }
  }

  /// Reads answers, one after the other.
  final class Reader {
    let wire: Wire
    var waiting: [UInt8] = []

    init(_ wire: Wire) { self.wire = wire }

    /// The next answer; nil where none came whole.
    func next(isHead: Bool = false) -> Answer? {
      while true {
        if let end = waiting.firstRange(of: Array("\r\n\r\n".utf8)) {
          let head = String(decoding: waiting[..<end.lowerBound], as: UTF8.self)
          var answer = Answer(status: Int(head.dropFirst(9).prefix(3)) ?? 0, head: head, body: [])
          let isBodiless = isHead || answer.status < 200 || answer.status == 204 || answer.status == 304
          let count = isBodiless ? 0 : answer["Content-Length"].flatMap { Int($0) } ?? 0
          if waiting.count >= end.upperBound + count {
            answer.body = Array(waiting[end.upperBound..<end.upperBound + count])
            waiting.removeFirst(end.upperBound + count)
            return answer
          }
        }
        guard let more = wire.receive(), !more.isEmpty else { return nil }
        waiting += more
      }
    }

    /// All that comes until the other end closes.
    func untilClosed() -> String {
      while let more = wire.receive(), !more.isEmpty { waiting += more }
      return String(decoding: waiting, as: UTF8.self)
    }

    /// Whether the other end closes without saying more.
    func isClosed() -> Bool { waiting.isEmpty && wire.receive()?.isEmpty == true }
  }

  /// Sends a request and reads its answer.
  func ask(_ request: String, isHead: Bool = false) -> Answer? {
    send(request)
    let reader = Reader(self)
    return reader.next(isHead: isHead)
  }
}
