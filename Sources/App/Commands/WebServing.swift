import Access
import Diagnostics
import Exchange
import Files
import HTTPCore
import HTTPServer
import Obligations
import Store
import UseCases
import WebUI

/// One line of JSON on standard error for each request that was answered, without its query and its content.
struct AccessLog {
  func write(_ line: AccessLine) {
    let object = JSONValue.object([
      .init("time", .integer(Int(line.milliseconds))), .init("request", .string(line.id)),
      .init("method", .string(line.method)), .init("path", .string(line.path)),
      .init("status", .integer(line.status.code)), .init("bytes", .integer(line.bytes)),
      .init("microseconds", .integer(Int(line.microseconds))), .init("peer", .string(line.peer.description)),
      .init("refused", .optional(line.refusal)),
    ])
    _ = Machine.write(Array((object.line + "\n").utf8), to: 2)
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
    chance: @escaping @Sendable (Int) -> [UInt8], log: @escaping @Sendable (AccessLine) -> Void = { _ in },
    clock: @escaping @Sendable () -> Instant
  ) throws {
    let application = WebApplication(store, cache: cache, links: links, chance: chance, clock: clock)
    server = try HTTPServer.start(listening: address, workers: 8, log: log) { application.respond($0) }
  }
}
