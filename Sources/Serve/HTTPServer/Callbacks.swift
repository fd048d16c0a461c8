import CMicroHTTPD
import Glibc
import HTTPCore
import Synchronization
import Threads

/// What the library calls, on its own threads. Nothing here waits.
///
/// A connection and an exchange are each retained once when the library is given their pointer, and released once when it says that it is done.
enum Callbacks {
  private static func server(_ context: UnsafeMutableRawPointer?) -> HTTPServer? {
    context.map { Unmanaged<HTTPServer>.fromOpaque($0).takeUnretainedValue() }
  }

  /// A connection was made, or is about to be closed.
  static func connection(
    _ context: UnsafeMutableRawPointer?, _ handle: OpaquePointer?,
    _ own: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    _ what: MHD_ConnectionNotificationCode
  ) {
    guard let server = server(context), let handle, let own else { return }
    if what == .CONNECTION_NOTIFY_STARTED {
      let connection = server.connections.open(
        descriptor: cmicrohttpd_socket(handle), peer: PeerAddress(cmicrohttpd_peer(handle)))
      server.counters.add(to: .opened)
      own.pointee = Unmanaged.passRetained(connection).toOpaque()
    } else if let pointer = own.pointee {
      own.pointee = nil
      server.connections.close(Unmanaged<Connection>.fromOpaque(pointer).takeRetainedValue())
    }
  }

  /// The first line of a request is there; what is given back comes with every later call about it.
  static func line(
    _ context: UnsafeMutableRawPointer?, _ target: UnsafePointer<CChar>?, _ handle: OpaquePointer?
  ) -> UnsafeMutableRawPointer? {
    guard let server = server(context), let handle, let own = cmicrohttpd_socket_context(handle) else { return nil }
    let connection = Unmanaged<Connection>.fromOpaque(own).takeUnretainedValue()
    if connection.requests.wrappingAdd(1, ordering: .relaxed).oldValue == 0 {
      // The time of the first head runs from the beginning.
      connection.phase.store(.head, ordering: .releasing)
    } else {
      connection.enter(.head)
    }
    return Unmanaged.passRetained(Exchange(server, connection, target: target)).toOpaque()
  }

  /// Addresses are decoded by us.
  static func unescape(
    _ context: UnsafeMutableRawPointer?, _ handle: OpaquePointer?, _ text: UnsafeMutablePointer<CChar>?
  ) -> Int {
    text.map { strlen($0) } ?? 0
  }

  /// The head is there, bytes of the body are there, all is there, or the connection goes on after it was suspended.
  static func request(
    _ context: UnsafeMutableRawPointer?, _ handle: OpaquePointer?, _ url: UnsafePointer<CChar>?,
    _ method: UnsafePointer<CChar>?, _ version: UnsafePointer<CChar>?, _ data: UnsafePointer<CChar>?,
    _ size: UnsafeMutablePointer<Int>?, _ own: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
  ) -> MHD_Result {
    guard let server = server(context), let handle, let size, let pointer = own?.pointee else { return .NO }
    // Of a body in chunks the next is shown although a worker has the exchange; what is left untouched is shown again.
    if cmicrohttpd_is_suspended(handle) { return .YES }
    let exchange = Unmanaged<Exchange>.fromOpaque(pointer).takeUnretainedValue()
    switch exchange.stage {
    case .head:
      do throws(BadRequest) {
        try exchange.takeHead(handle, method: method, version: version)
        return .YES
      } catch {
        exchange.refuse(error)
        return send(exchange, on: handle)
      }
    case .body where size.pointee > 0:
      guard let data else { return .NO }
      let isToSpill = exchange.take(data, size.pointee)
      size.pointee = 0
      // Who goes on sending what was too large long ago gets no answer.
      if exchange.bodyCount > 2 * server.limits.bodyBytes + (1 << 20) { return .NO }
      if isToSpill { suspend(exchange, .spilling, on: handle, server) }
      return .YES
    case .body:
      if exchange.isTooLarge {
        exchange.refuse(Refusals.bodyTooLarge(server.limits.bodyBytes))
      } else if exchange.isLost {
        exchange.refuse(Refusals.noRoom)
      } else if exchange.file != nil, !exchange.body.isEmpty {
        suspend(exchange, .spilling, on: handle, server)
        return .YES
      } else if !exchange.answersAtOnce() {
        server.counters.add(to: .inFlight)
        exchange.connection.enter(.work)
        if suspend(exchange, .work, on: handle, server) { return .YES }
        server.counters.add(-1, to: .inFlight)
        exchange.refuse(server.isStopping.load(ordering: .relaxed) ? Refusals.stopping : Refusals.busy)
      }
      return send(exchange, on: handle)
    case .answered: return send(exchange, on: handle)
    case .spilling, .work: return .NO
    }
  }

  /// Suspends the connection and puts the exchange in the queue; false, and it goes on, where the queue is full.
  @discardableResult private static func suspend(
    _ exchange: Exchange, _ stage: Exchange.Stage, on handle: OpaquePointer, _ server: HTTPServer
  ) -> Bool {
    let before = exchange.stage
    exchange.handle = handle
    exchange.stage = stage
    MHD_suspend_connection(handle)
    if server.queue.put(exchange, evenIfFull: stage == .spilling) { return true }
    exchange.stage = before
    if stage == .spilling { exchange.isLost = true }
    MHD_resume_connection(handle)
    return false
  }

  private static func send(_ exchange: Exchange, on handle: OpaquePointer) -> MHD_Result {
    guard let reply = exchange.reply else { return .NO }
    exchange.connection.enter(.answer, bytes: reply.count)
    return MHD_queue_response(handle, UInt32(reply.status.code), reply.response)
  }

  /// A request is over, answered or not.
  static func completed(
    _ context: UnsafeMutableRawPointer?, _ handle: OpaquePointer?,
    _ own: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    _ how: MHD_RequestTerminationCode
  ) {
    guard let pointer = own?.pointee else { return }
    own?.pointee = nil
    let exchange = Unmanaged<Exchange>.fromOpaque(pointer).takeRetainedValue()
    if how != .REQUEST_TERMINATED_COMPLETED_OK { exchange.server.counters.add(to: .abandoned) }
    exchange.connection.enter(.idle)
  }
}
