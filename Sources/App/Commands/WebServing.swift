import Access
import Diagnostics
import Exchange
import Files
import HTTPCore
import HTTPServer
import Obligations
import Store
import Threads
import UseCases
import WebAPI
import WebUI

/// One line of JSON on standard error for each request that was answered, without its query and its content.
struct AccessLog {
  func write(_ line: AccessLine) {
    let object = JSONValue.object([
      .init("time", .integer(Int(line.milliseconds))), .init("request", .string(line.id)),
      .init("method", .string(line.method)), .init("path", .string(Self.withoutSecrets(line.path))),
      .init("status", .integer(line.status.code)), .init("bytes", .integer(line.bytes)),
      .init("microseconds", .integer(Int(line.microseconds))), .init("peer", .string(line.peer.description)),
      .init("person", .optional(line.asker)),
      .init("refused", .optional(line.refusal)),
    ])
    _ = Machine.write(Array((object.line + "\n").utf8), to: 2)
  }

  /// A path in which no secret stands, however it was written: who asks for a calendar names its secret, and so many hexadecimal digits in a
  /// row are nothing else. Nor does what looks like somebody's number, which a path may have in whatever was asked for and is not there.
  static func withoutSecrets(_ path: String) -> String {
    var path = path
    let plain = path.withUTF8 { PercentCoding.decode($0) } ?? Array(path.utf8)
    var out: [UInt8] = []
    var run: [UInt8] = []
    var isHidden = false
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20) }
    for byte in plain + [0] {
      if isDigit(byte) {
        run.append(byte)
        continue
      }
      isHidden = isHidden || run.count >= 16
      out += run.count >= 16 ? Array("…".utf8) : run
      if byte != 0 { out.append(byte) }
      run = []
    }
    if isHidden { return IdentityTrace.hidden(in: String(decoding: out, as: UTF8.self)) }
    let told = String(decoding: plain, as: UTF8.self)
    let hidden = IdentityTrace.hidden(in: told)
    return hidden == told ? path : hidden
  }
}

/// The application, answering over HTTP.
struct WebServing {
  let server: HTTPServer

  /// Starts to answer.
  ///
  /// - Throws: `FileError` where it cannot listen there.
  init(
    _ store: Store, _ cache: LibraryCache, at address: HTTPServer.Address, links: [String: PersonID] = [:],
    firstCode: HandedCode? = nil, shipped: ShippedTexts = .none, mail: MailConnection? = nil,
    proxies: [AddressRange] = [],
    chance: @escaping @Sendable (Int) -> [UInt8],
    log: @escaping @Sendable (AccessLine) -> Void = { _ in },
    clock: @escaping @Sendable () -> Instant
  ) throws {
    let application = WebApplication(
      store, cache: cache, links: links, firstCode: firstCode, shipped: shipped, mail: mail, chance: chance,
      programs: { OpenAPI.document($0) }, witness: { Self.witness($0) },
      report: FaultLog.write, clock: clock)
    let api = APIApplication(store, cache: cache, report: FaultLog.write, clock: clock)
    // Nobody else's: what lies in it at the start is removed.
    var limits = HTTPServer.Limits()
    limits.folder = store.folder.uploads
    limits.trustedProxies = proxies
    try FileSystem.makeFolder(limits.folder)
    let own = Monitor<HTTPServer?>(nil)
    let server = try HTTPServer.start(
      listening: address, limits: limits, workers: 8, log: log,
      refusal: { reason, id, path in
        APIApplication.owns(rawPath: path)
          ? api.refused(reason, id: id, rawPath: path)
          : application.refused(reason, id: id)
      },
      immediate: { application.ready($0) }
    ) { request in
      // What counts requests is not for who makes them.
      guard request.path == ["metrics"], request.method == .get, Self.isOfMachine(request.peer) else {
        return APIApplication.owns(request.path) ? api.respond(request) : application.respond(request)
      }
      return .text(own.change { $0 }?.counts.prometheus ?? "")
    }
    own.change { $0 = server }
    self.server = server
  }

  /// One line of JSON on standard error about who tried to come in; the line of its request tells from where.
  private static func witness(_ attempt: SignInAttempt) {
    let object = JSONValue.object([
      .init("time", .integer(Int(Machine.now) * 1000)), .init("request", .string(attempt.request)),
      .init("signIn", .string(attempt.step.rawValue)),
      .init("person", .optional(attempt.person?.text)), .init("good", .bool(attempt.isGood)),
    ])
    _ = Machine.write(Array((object.line + "\n").utf8), to: 2)
  }

  /// Whether somebody asks from the machine itself.
  private static func isOfMachine(_ peer: PeerAddress) -> Bool {
    ["127.0.0.0/8", "::1/128"].compactMap { AddressRange($0) }.contains { $0.contains(peer) } || peer == .local
  }
}

extension HTTPServer.Counts {
  /// In the text format of Prometheus, version 0.0.4.
  var prometheus: String {
    var out = ""
    func metric(_ name: String, _ kind: String, _ help: String, _ values: [(labels: String, value: String)]) {
      out += "# HELP phoihop_\(name) \(help)\n# TYPE phoihop_\(name) \(kind)\n"
      for (labels, value) in values { out += "phoihop_\(name)\(labels) \(value)\n" }
    }
    func one(_ name: String, _ kind: String, _ help: String, _ value: Int) {
      metric(name, kind, help, [("", String(value))])
    }
    metric(
      "http_responses_total", "counter", "Answers by the first digit of their status.",
      byClass.indices.dropFirst().map { ("{class=\"\($0)xx\"}", String(byClass[$0])) })
    one("http_requests_in_flight", "gauge", "Requests that are being answered.", inFlight)
    one("http_connections", "gauge", "Open connections.", connections)
    one("http_connections_total", "counter", "Connections that were opened.", connectionsOpened)
    one("http_received_bytes_total", "counter", "Bytes of bodies that came in.", bytesReceived)
    one("http_sent_bytes_total", "counter", "Bytes of bodies that went out.", bytesSent)
    one("http_refused_total", "counter", "Requests that were ambiguous or malformed.", refused)
    one("http_turned_away_total", "counter", "Requests that were too many.", turnedAway)
    one("http_reaped_total", "counter", "Connections that were ended for being slow.", reaped)
    one("http_abandoned_total", "counter", "Requests whose sender went away.", abandoned)
    one("log_lines_lost_total", "counter", "Lines of the access log that were not written.", linesLost)
    var sum = 0
    var buckets: [(labels: String, value: String)] = []
    for (bound, count) in zip(HTTPServer.durationBounds.map { seconds(microseconds: Int($0)) } + ["+Inf"], durations) {
      sum += count
      buckets.append(("_bucket{le=\"\(bound)\"}", String(sum)))
    }
    buckets += [("_sum", seconds(microseconds: durationSum)), ("_count", String(sum))]
    metric("http_request_duration_seconds", "histogram", "From the end of a request's head until its answer.", buckets)
    return out
  }

  private func seconds(microseconds: Int) -> String {
    let rest = String(microseconds % 1_000_000)
    return "\(microseconds / 1_000_000)." + String(repeating: "0", count: 6 - rest.count) + rest
  }
}
