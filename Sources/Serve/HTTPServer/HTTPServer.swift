import CMicroHTTPD
import Diagnostics
import Files
import Glibc
import HTTPCore
import Synchronization
import Threads

/// Answers requests over HTTP/1.1. It lives until `stop`.
///
/// Two threads of libmicrohttpd take requests and send answers; neither ever waits. What a request asks for is done on threads of our own,
/// one hop away. What is ambiguous, too large, too slow or too much is refused before anybody sees it.
public final class HTTPServer: Sendable {
  /// Which libmicrohttpd it runs with.
  public static var libraryVersion: String { String(cString: MHD_get_version()) }

  let limits: Limits
  let connections: ConnectionList
  let rate: RequestRate
  let counters = Counters()
  let queue: SharedQueue<Exchange>
  let aside = LinesAside()
  let log: @Sendable (AccessLine) -> Void
  let refusal: @Sendable (BadRequest, _ id: String, _ path: String) -> Response
  let immediate: @Sendable (Request) -> Response?
  private let handler: @Sendable (Request) -> Response
  private let workers: [Worker]
  private let reaper = Worker("http-reaper")
  private let daemon: Atomic<UInt> = Atomic(0)
  let isStopping = Atomic(false)
  /// Whether nothing more is begun.
  private let isOver = Atomic(false)
  private let lastID = Atomic(UInt64.random(in: 0...UInt64.max))
  private let socket: ListeningSocket

  /// The port it listens at, the real one where 0 was asked; 0 for a path.
  public var port: UInt16 { socket.port }

  /// Starts a server.
  ///
  /// - Parameters:
  ///   - workers: threads that run the handler, at most so many requests at a time.
  ///   - log: is told of every answer, on a thread that may wait.
  ///   - refusal: makes the page for what was refused before the handler; two lines of text unless given. The path is as it was
  ///     sent and may be broken. It is called where nobody may
  ///     wait.
  ///   - immediate: answers what lies ready in memory, such as styles and scripts, at once on the thread that took the request; nil
  ///     for everything else. It must not wait for anything, and its answer is not packed.
  ///   - handler: answers a request, on a thread that may wait.
  /// - Throws: `FileError` where it cannot listen there.
  @available(*, noasync)
  public static func start(
    listening address: Address, limits: Limits = Limits(), workers: Int,
    log: @escaping @Sendable (AccessLine) -> Void = { _ in },
    refusal: @escaping @Sendable (BadRequest, _ id: String, _ path: String) -> Response = HTTPServer.plainRefusal,
    immediate: @escaping @Sendable (Request) -> Response? = { _ in nil },
    handler: @escaping @Sendable (Request) -> Response
  ) throws(FileError) -> HTTPServer {
    try clean(limits.folder)
    let socket = try ListeningSocket(address)
    // Each connection is an open file.
    var files = rlimit()
    if getrlimit(__rlimit_resource_t(7), &files) == 0, files.rlim_cur < files.rlim_max {
      files.rlim_cur = files.rlim_max
      setrlimit(__rlimit_resource_t(7), &files)
    }
    let server = HTTPServer(
      socket, limits, workers: max(1, workers), log: log, refusal: refusal, immediate: immediate, handler: handler)
    let context = Unmanaged.passRetained(server)
    // Some more than are served, so that those too many can be told.
    let daemon = cmicrohttpd_start(
      socket.descriptor, 2, UInt32(limits.connections + 512), 32 << 10, context.toOpaque(),
      { Callbacks.connection($0, $1, $2, $3) }, { Callbacks.line($0, $1, $2) }, { Callbacks.unescape($0, $1, $2) },
      { Callbacks.request($0, $1, $2, $3, $4, $5, $6, $7) }, { Callbacks.completed($0, $1, $2, $3) })
    guard let daemon else {
      server.queue.close()
      server.aside.end()
      close(socket.descriptor)
      context.release()
      throw FileError(
        path: "", message: Words(vi: "không khởi động được máy chủ HTTP", en: "the HTTP server cannot be started"))
    }
    server.daemon.store(UInt(bitPattern: daemon), ordering: .releasing)
    return server
  }

  private init(
    _ socket: ListeningSocket, _ limits: Limits, workers: Int, log: @escaping @Sendable (AccessLine) -> Void,
    refusal: @escaping @Sendable (BadRequest, _ id: String, _ path: String) -> Response,
    immediate: @escaping @Sendable (Request) -> Response?,
    handler: @escaping @Sendable (Request) -> Response
  ) {
    self.socket = socket
    self.limits = limits
    connections = ConnectionList(limits)
    rate = RequestRate(perSecond: limits.requestsPerSecond)
    queue = SharedQueue(capacity: limits.waiting)
    self.log = log
    self.refusal = refusal
    self.immediate = immediate
    self.handler = handler
    self.workers = (0..<workers).map { Worker("http-\($0)") }
    for worker in self.workers {
      worker.add { [self] in while let exchange = queue.take() { work(on: exchange) } }
    }
    reaper.add { [self] in reap() }
  }

  /// What happened since the start.
  public var counts: Counts { counters.counts(connections: connections.count) }

  /// Takes nothing new, finishes what runs within so many seconds, and closes everything. What nobody began by then is answered with 503;
  /// what a worker has begun is waited for, however long it takes.
  @available(*, noasync)
  public func stop(grace: Double) {
    guard !isStopping.exchange(true, ordering: .acquiringAndReleasing),
      let daemon = OpaquePointer(bitPattern: daemon.exchange(0, ordering: .acquiringAndReleasing))
    else { return }
    let listening = MHD_quiesce_daemon(daemon)
    if listening >= 0 { close(listening) }
    if let path = socket.path { unlink(path) }
    let end = Clock.steady + Int64(grace * 1e6)
    // Who waits between two requests hears the end; a request that is already there is still read.
    while connections.count > 0, Clock.steady < end {
      connections.end { $0.isQuietAgain }
      Machine.sleep(milliseconds: 5)
    }
    isOver.store(true, ordering: .releasing)
    queue.close()
    for worker in workers { worker.finish() }
    // The last answers are on their way.
    let last = Clock.steady + 1_000_000
    while connections.count > 0, Clock.steady < last {
      connections.end { connection in
        switch connection.phase.load(ordering: .acquiring) {
        case .idle: connection.isQuietAgain
        case .head, .body: true
        case .work, .answer: false
        }
      }
      Machine.sleep(milliseconds: 5)
    }
    connections.end { _ in true }
    MHD_stop_daemon(daemon)
    aside.end()
    reaper.finish()
    Unmanaged.passUnretained(self).release()
  }

  /// Two lines, Vietnamese and English, and the name of the request.
  public static func plainRefusal(_ reason: BadRequest, _ id: String, _ path: String = "") -> Response {
    .text("\(reason.words.vi)\n\(reason.words.en)\n\(id)\n", status: reason.status)
  }

  func nextID() -> String {
    // SplitMix64: neighbours look unlike each other.
    var value = lastID.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    value ^= value >> 31
    return String(unsafeUninitializedCapacity: 16) { digits in
      for place in 0..<16 {
        let digit = UInt8(value >> UInt64(60 - 4 * place) & 15)
        digits[place] = digit < 10 ? 0x30 + digit : 0x57 + digit
      }
      return 16
    }
  }

  // MARK: On a worker

  /// Does what an exchange waits for, and lets its connection go on.
  private func work(on exchange: Exchange) {
    guard let handle = exchange.handle else { return }
    if exchange.stage == .spilling {
      exchange.spill(to: limits.folder)
      exchange.stage = .body
    } else {
      answer(exchange)
    }
    MHD_resume_connection(handle)
  }

  private func answer(_ exchange: Exchange) {
    defer { counters.add(-1, to: .inFlight) }
    exchange.stage = .answered
    guard let request = exchange.request, !isOver.load(ordering: .acquiring) else {
      exchange.refuse(Refusals.stopping)
      return
    }
    var response = handler(request)
    Compression.apply(to: &response, for: request)
    // The body is not needed any more; its file goes.
    exchange.body = []
    exchange.file = nil
    if let line = exchange.reply(response) { log(line) }
  }

  // MARK: On the reaper's thread

  private func reap() {
    let step = min(0.25, limits.headSeconds / 4)
    var next = Clock.steady
    var turn = 0
    var isLingering = false
    while true {
      let (lines, lost, isOver) = aside.take(waiting: isLingering ? 0.01 : step)
      for line in lines { log(line) }
      if lost > 0 { counters.add(lost, to: .linesLost) }
      if isOver {
        _ = connections.lingering.sweep(at: .max)
        return
      }
      let now = Clock.steady
      isLingering = connections.lingering.sweep(at: now)
      guard now >= next else { continue }
      next = now + Int64(step * 1e6)
      let ended = connections.end { $0.isOverdue(at: now, limits) }
      if ended > 0 { counters.add(ended, to: .reaped) }
      turn += 1
      if turn % 8 == 0 { rate.forget(at: now) }
    }
  }

  /// Removes what an earlier run left in the folder of bodies.
  @available(*, noasync)
  private static func clean(_ folder: String) throws(FileError) {
    for name in try FileSystem.allNames(in: folder) where name.hasPrefix(BodyFile.prefix) {
      try FileSystem.remove("\(folder)/\(name)")
    }
  }
}
