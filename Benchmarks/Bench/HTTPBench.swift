import Files
import HTTPCore
import HTTPServer

/// Our web server with three answers as large as those beside it, until standard input ends.
enum HTTPBench {
  /// Prints the port, serves, and prints what was counted.
  static func serve(folder: String, workers: Int) throws {
    let file = [UInt8](repeating: UInt8(ascii: "a"), count: 1024)
    let page = [UInt8](repeating: UInt8(ascii: "b"), count: 30 << 10)
    var limits = HTTPServer.Limits()
    limits.folder = folder
    // All come from one address here.
    limits.connectionsPerAddress = limits.connections
    limits.requestsPerSecond = 10_000_000
    let server = try HTTPServer.start(
      listening: .tcp("127.0.0.1", 0), limits: limits, workers: workers,
      immediate: { request in request.path.first == "file" ? Response(file, type: "text/plain") : nil }
    ) { request in
      switch request.path.first {
      case "page": .html(page)
      case "json": .json(Array(#"{"id": 12, "bearer": "Ban Dân vận", "due": "2026-11-25"}"#.utf8))
      default: Response(file, type: "text/plain")
      }
    }
    Machine.write("{\"port\": \(server.port)}\n", to: 1)
    while readLine() != nil {}
    server.stop(grace: 5)
    let counts = server.counts
    var report = Report()
    report.set("requests", counts.byClass[2])
    report.set("reaped", counts.reaped)
    report.set("connections", counts.connectionsOpened)
    report.print()
  }
}
