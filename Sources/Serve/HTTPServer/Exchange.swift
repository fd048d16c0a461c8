import CMicroHTTPD
import Files
import Glibc
import HTTPCore

/// One request from its first line until it is answered. A thread of the library has it, except while the connection is suspended: then a
/// worker has it alone, and gives it back by resuming. So it needs no lock.
final class Exchange: @unchecked Sendable {
  enum Stage {
    /// Its line is there.
    case head
    /// Its head was taken; the body comes.
    case body
    /// What came of the body is being put into its file.
    case spilling
    /// A worker answers it.
    case work
    /// The answer is there, or is being sent.
    case answered
  }

  unowned let server: HTTPServer
  let connection: Connection
  let id: String
  /// The address as it came, and where the library keeps it.
  let target: [UInt8]
  let targetPlace: UInt
  var stage = Stage.head
  var head: RequestHead?
  var peer: PeerAddress
  var isSecure = false
  /// When its head was whole.
  var started: Int64 = 0
  var body: [UInt8] = []
  var bodyCount = 0
  var isTooLarge = false
  /// Whether what came could not be kept.
  var isLost = false
  var file: BodyFile?
  var reply: Reply?
  var handle: OpaquePointer?

  init(_ server: HTTPServer, _ connection: Connection, target: UnsafePointer<CChar>?) {
    self.server = server
    self.connection = connection
    self.id = server.nextID()
    self.target = target.map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) } ?? []
    self.targetPlace = UInt(bitPattern: target)
    self.peer = connection.peer
  }

  /// The request, whole.
  var request: Request? {
    guard let head else { return nil }
    return Request(
      method: head.method, target: head.target, headers: head.headers,
      body: file.map { .file(path: $0.path, count: $0.count) } ?? .bytes(body), peer: peer, isSecure: isSecure, id: id)
  }

  /// The path as it was sent, whether it can be read or not.
  var rawPath: String {
    head?.target.rawPath ?? String(decoding: target.prefix { $0 != UInt8(ascii: "?") }, as: UTF8.self)
  }

  /// The line of the log about it.
  func line(_ status: Status, bytes: Int, asker: String? = nil, refusal: String? = nil) -> AccessLine {
    AccessLine(
      milliseconds: Clock.wall / 1000, id: id, method: head?.method.rawValue ?? "-",
      path: head.map { String($0.target.rawPath.prefix(512)) } ?? "-", status: status, bytes: bytes,
      microseconds: started == 0 ? 0 : Clock.steady - started, peer: peer, asker: asker, refusal: refusal)
  }
}

/// The file of a large body. It is removed with the last who holds this.
final class BodyFile {
  /// What the names of these files begin with.
  static let prefix = "phoihop-body-"
  let path: String
  private(set) var count = 0
  private let descriptor: Int32

  @available(*, noasync)
  init?(path: String) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { return nil }
  }

  deinit {
    close(descriptor)
    unlink(path)
  }

  /// Writes behind what is there; false where it could not.
  @available(*, noasync)
  func append(_ bytes: [UInt8]) -> Bool {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      done += written
    }
    count += done
    return true
  }
}
