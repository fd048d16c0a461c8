import CMicroHTTPD
import Glibc
import HTTPCore

/// An answer as the library takes it. Made by a worker, sent by a thread of the library, destroyed when nobody needs it.
final class Reply: @unchecked Sendable {
  let response: OpaquePointer
  let status: Status
  /// Bytes of the body.
  let count: Int

  private init(_ response: OpaquePointer, _ status: Status, _ count: Int) {
    self.response = response
    self.status = status
    self.count = count
  }

  deinit { MHD_destroy_response(response) }

  /// A body up to this size is copied into the library's memory at once; a larger one piece by piece as it is sent.
  private static let copied = 64 << 10

  /// Makes one; nil where there is no memory, or where the file is not there.
  static func make(_ answer: Response, isSecure: Bool, isLast: Bool) -> Reply? {
    guard let response = body(answer) else { return nil }
    let reply = Reply(response, answer.status, answer.body.count)
    var saysOfCopies = false
    for field in answer.headers {
      // What is ours to say is said once.
      if isOurs(field.name) { continue }
      if same(field.name, "Cache-Control") { saysOfCopies = true }
      reply.add(field.name, field.value)
    }
    for field in isSecure ? secure : plain { MHD_add_response_header(response, field.name, field.value) }
    if !saysOfCopies { reply.add("Cache-Control", "no-store") }
    if isLast || answer.isLast { reply.add("Connection", "close") }
    return reply
  }

  /// A field as C has it, for ever.
  private struct Lasting: @unchecked Sendable {
    let name: UnsafeMutablePointer<CChar>
    let value: UnsafeMutablePointer<CChar>

    init(_ field: Headers.Field) {
      name = strdup(field.name)
      value = strdup(field.value)
    }
  }

  private static let plain = SecurityHeaders.fields(isSecure: false).map(Lasting.init)
  private static let secure = SecurityHeaders.fields(isSecure: true).map(Lasting.init)

  private func add(_ name: String, _ value: String) { MHD_add_response_header(response, name, value) }

  private static let ours: [String] =
    SecurityHeaders.fields(isSecure: true).map(\.name) + [
      "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Date", "Upgrade",
    ]

  /// A bit for each length that one of ours has: nearly all others are told from them by it.
  private static let lengths = ours.reduce(into: UInt64(0)) { $0 |= 1 << UInt64($1.utf8.count) }

  private static func isOurs(_ name: String) -> Bool {
    let count = name.utf8.count
    return count < 64 && lengths >> UInt64(count) & 1 == 1 && ours.contains { same(name, $0) }
  }

  private static func same(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count && strcasecmp(a, b) == 0
  }

  private static func body(_ answer: Response) -> OpaquePointer? {
    switch answer.body {
    case .bytes(let bytes) where bytes.count <= copied || answer.status.isBodiless:
      return bytes.withUnsafeBytes {
        MHD_create_response_from_buffer(
          $0.count, UnsafeMutableRawPointer(mutating: $0.baseAddress), .RESPMEM_MUST_COPY)
      }
    case .bytes(let bytes):
      let held = Unmanaged.passRetained(Held(bytes))
      let response = MHD_create_response_from_callback(
        UInt64(bytes.count), 32 << 10, { Held.read($0, $1, $2, $3) }, held.toOpaque(), { Held.release($0) })
      if response == nil { held.release() }
      return response
    case .file(let path, let offset, let count):
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      let response = MHD_create_response_from_fd_at_offset64(UInt64(count), descriptor, UInt64(offset))
      if response == nil { close(descriptor) }
      return response
    }
  }

  /// Bytes that are sent piece by piece.
  private final class Held {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func read(
      _ context: UnsafeMutableRawPointer?, _ position: UInt64, _ buffer: UnsafeMutablePointer<CChar>?, _ most: Int
    ) -> Int {
      guard let context, let buffer else { return -2 }
      let held = Unmanaged<Held>.fromOpaque(context).takeUnretainedValue()
      let count = min(most, held.bytes.count - Int(position))
      // -1 ends the stream.
      guard count > 0 else { return -1 }
      held.bytes.withUnsafeBytes { bytes in
        if let start = bytes.baseAddress { memcpy(buffer, start + Int(position), count) }
      }
      return count
    }

    static func release(_ context: UnsafeMutableRawPointer?) {
      if let context { Unmanaged<Held>.fromOpaque(context).release() }
    }
  }
}
