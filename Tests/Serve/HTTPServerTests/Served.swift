import Diagnostics
import Files
import Glibc
import HTTPCore
import HTTPServer
import Threads

/// A server for one test: stopped and its folder removed when the test is over.
final class Served: Sendable {
  let server: HTTPServer
  let folder: String
  let log: Log

  final class Log: Sendable {
    private let all = Monitor<[AccessLine]>([])
    func add(_ line: AccessLine) { all.change { $0.append(line) } }
    var lines: [AccessLine] { all.change { $0 } }
  }

  init(
    workers: Int = 4, _ change: (inout HTTPServer.Limits) -> Void = { _ in },
    handler: @escaping @Sendable (Request) -> Response = Served.echo
  ) throws {
    var template = Array("/tmp/phoihop-http-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw FileError(path: "/tmp", message: .init(vi: "", en: "no folder")) }
    folder = String(cString: made)
    let log = Log()
    self.log = log
    var limits = HTTPServer.Limits()
    limits.folder = folder
    limits.requestsPerSecond = 1_000_000
    limits.connectionsPerAddress = 100_000
    change(&limits)
    server = try HTTPServer.start(
      listening: .tcp("127.0.0.1", 0), limits: limits, workers: workers, log: { log.add($0) }, handler: handler)
  }

  /// A server with the usual limits.
  static func answering(_ handler: @escaping @Sendable (Request) -> Response) throws -> Served {
    try Served(handler: handler)
  }

  deinit {
    server.stop(grace: 0.2)
    FileSystem.removeAll(folder)
  }

  func wire() -> Wire { Wire(port: server.port) }

  /// Waits until something is so, at most ten seconds.
  func waits(until isSo: () -> Bool) -> Bool {
    for _ in 0..<2000 {
      if isSo() { return true }
      usleep(5000)
    }
    return isSo()
  }

  /// Says what it was asked.
  static let echo: @Sendable (Request) -> Response = { request in
    var body = "\(request.method.rawValue) \(request.path) \(request.query.map { "\($0.name)=\($0.value)" })\n"
    if case .file(let path, let count) = request.body {
      body += "file \(count) \((try? FileSystem.read(path))?.count ?? -1)\n"
    } else {
      body += "body " + String(decoding: (try? request.bodyBytes()) ?? [], as: UTF8.self) + "\n"
    }
    return .text(body)
  }
}
