import Access
import Diagnostics
import Files
import HTTPCore
import HTTPServer
import Obligations
import Store
import UseCases
import WebUI

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
