import CMicroHTTPD
import Glibc
import HTTPCore
import Synchronization

// What happens to an exchange, one step after the other.
extension Exchange {
  /// Makes the answer to what was refused; the connection is closed behind it.
  func refuse(_ reason: BadRequest) {
    stage = .answered
    connection.isRefused.store(true, ordering: .relaxed)
    body = []
    file = nil
    var response = server.refusal(reason, id, rawPath)
    response.status = reason.status
    if let seconds = Refusals.retryAfter(reason) { response.headers.set("Retry-After", String(seconds)) }
    reply = Reply.make(response, isSecure: isSecure, isLast: true)
    switch reason.code {
    case "stopping", "busy", "connections", "rate", "no-room": server.counters.add(to: .turnedAway)
    default: server.counters.add(to: .refused)
    }
    let line = line(reason.status, bytes: response.body.count, refusal: reason.code)
    server.counters.count(line)
    server.aside.add(line)
  }

  /// Makes the reply of an answer, and the line of the log about it.
  func reply(_ response: Response) -> AccessLine? {
    stage = .answered
    reply = Reply.make(response, isSecure: isSecure, isLast: server.isStopping.load(ordering: .relaxed))
    if reply == nil {
      reply = Reply.make(server.refusal(Refusals.answerLost, id, rawPath), isSecure: isSecure, isLast: true)
    }
    guard let reply else { return nil }
    let line = line(
      reply.status, bytes: head?.method == .head || reply.status.isBodiless ? 0 : reply.count, asker: response.asker,
      refusal: response.refusal)
    server.counters.count(line)
    return line
  }

  /// Answers what lies ready; whether it did.
  func answersAtOnce() -> Bool {
    guard head?.framing == RequestHead.Framing.none, let request, let response = server.immediate(request) else {
      return false
    }
    if let line = reply(response) { server.aside.add(line) }
    return true
  }

  /// Takes the head; throws what is wrong with it.
  func takeHead(
    _ handle: OpaquePointer, method: UnsafePointer<CChar>?, version: UnsafePointer<CChar>?
  ) throws(BadRequest) {
    started = Clock.steady
    if connection.isTooMany { throw Refusals.tooManyConnections }
    guard let method, let version else { throw Refusals.layout }
    let reader = HeadReader(
      try target.withUnsafeBufferPointer { target throws(BadRequest) in
        try RequestHead(method: bytes(method), target: target, version: bytes(version), limits: server.limits.head)
      })
    reader.expect(method: method, target: (targetPlace, target.count), version: version)
    withExtendedLifetime(reader) {
      _ = MHD_get_connection_values_n(
        handle, .HEADER_KIND, { HeadReader.take($0, $2, $3, $4, $5) }, Unmanaged.passUnretained(reader).toOpaque())
    }
    try reader.finish(headSize: cmicrohttpd_head_size(handle), method: method)
    let head = reader.head
    (peer, isSecure) = try head.origin(peer: connection.peer, trusted: server.limits.trustedProxies)
    self.head = head
    let isCounted = peer != .local && !server.limits.trustedProxies.contains { $0.contains(peer) }
    if isCounted, !server.rate.take(peer, at: started) { throw Refusals.tooManyRequests }
    if case .length(let length) = head.framing {
      guard length <= server.limits.bodyBytes else { throw Refusals.bodyTooLarge(server.limits.bodyBytes) }
      body.reserveCapacity(min(length, 64 << 10))
    }
    stage = .body
    connection.enter(head.framing == .none ? .work : .body)
  }

  /// Takes bytes of the body; true where they are to be put into a file before more comes.
  func take(_ data: UnsafePointer<CChar>, _ count: Int) -> Bool {
    bodyCount += count
    connection.bytes.wrappingAdd(count, ordering: .relaxed)
    server.counters.add(count, to: .received)
    guard bodyCount <= server.limits.bodyBytes, !isTooLarge else {
      // Nothing can be answered until all has come: it goes nowhere.
      isTooLarge = true
      body = []
      file = nil
      return false
    }
    body += UnsafeRawBufferPointer(start: data, count: count)
    return body.count > server.limits.memoryBytes
  }

  /// Puts what came of the body into its file. On a worker.
  @available(*, noasync)
  func spill(to folder: String) {
    if file == nil { file = BodyFile(path: "\(folder)/\(BodyFile.prefix)\(id)") }
    if file?.append(body) != true { isLost = true }
    body.removeAll(keepingCapacity: true)
  }

  private func bytes(_ text: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: strlen(text))
  }
}

/// Takes the fields of a head as the library shows them, and looks where it keeps them.
///
/// The library reads a head in its place: it ends names and values with a NUL where a colon, CR and LF stood. So the places tell what
/// it does not: each value is followed by CR LF and the next name, or the line was continued, ended with LF alone, or held a NUL.
private final class HeadReader {
  var head: RequestHead
  private var failure: BadRequest?
  /// Where the next field begins.
  private var next: UInt = 0
  private var isOrderly = true
  /// From 1.0 on the library refuses all this by itself, and keeps heads otherwise.
  private static let knowsPlaces = strncmp(MHD_get_version(), "0.", 2) == 0

  init(_ head: RequestHead) { self.head = head }

  func expect(method: UnsafePointer<CChar>, target: (place: UInt, count: Int), version: UnsafePointer<CChar>) {
    let version = UInt(bitPattern: version)
    isOrderly =
      target.place == UInt(bitPattern: method) + UInt(strlen(method)) + 1
      && version == target.place + UInt(target.count) + 1
    next = version + 10
  }

  static func take(
    _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ nameSize: Int, _ value: UnsafePointer<CChar>?,
    _ valueSize: Int
  ) -> MHD_Result {
    guard let context, let name else { return .NO }
    let reader = Unmanaged<HeadReader>.fromOpaque(context).takeUnretainedValue()
    let nameBytes = UnsafeBufferPointer(
      start: UnsafeRawPointer(name).assumingMemoryBound(to: UInt8.self), count: nameSize)
    let valueBytes = UnsafeBufferPointer(
      start: UnsafeRawPointer(value)?.assumingMemoryBound(to: UInt8.self), count: value == nil ? 0 : valueSize)
    if UInt(bitPattern: name) != reader.next || value == nil { reader.isOrderly = false }
    reader.next = UInt(bitPattern: value) &+ UInt(valueSize) &+ 2
    do throws(BadRequest) {
      try reader.head.add(name: nameBytes, value: valueBytes)
      return .YES
    } catch {
      reader.failure = error
      return .NO
    }
  }

  func finish(headSize: Int, method: UnsafePointer<CChar>) throws(BadRequest) {
    if let failure { throw failure }
    guard !Self.knowsPlaces || isOrderly && next + 2 == UInt(bitPattern: method) + UInt(headSize) else {
      throw Refusals.layout
    }
    try head.finish()
  }
}
