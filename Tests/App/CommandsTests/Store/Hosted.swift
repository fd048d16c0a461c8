@testable import Commands
import Files
import Secrets
import Sockets
import Store
import Threads
import WebUI

/// A server on a planted store, stopped when it is let go.
final class Hosted {
  let world: StoreWorld
  private let store: Store
  private let server: Server
  private let listener: LocalSocket.Listener
  private let accepting = Worker("accept")
  private var isStopped = false

  /// With a folder for backups where one is named, and on a store of its own where none is given.
  init(backups: String? = nil, on world: StoreWorld? = nil, mail: MailConnection? = nil) throws {
    self.world = try world ?? StoreWorld.planted()
    let place = StorePlace(self.world.path)
    store = try Store.open(place, for: .writing, now: Running.now, purpose: "test")
    server = Server(
      store, place, home: Running.home, backups: backups.map { ServerBackups($0) }, mail: mail,
      chance: Chance.bytes
    ) { Running.now }
    listener = try LocalSocket.Listener(at: place.socket)
    accepting.add { [server, listener] in server.accept(listener) }
  }

  /// Lets in who comes there too, until that stops.
  func accepting(_ other: LocalSocket.Listener) -> Worker {
    let worker = Worker("accept")
    worker.add { [server] in server.accept(other) }
    return worker
  }

  func stop() throws {
    isStopped = true
    listener.stop()
    accepting.finish()
    server.waitForAll()
    try store.close(now: Running.now)
  }

  deinit { if !isStopped { try? stop() } }
}

extension String {
  /// JSON without the breaks and indents of its lines.
  var oneLine: String {
    split(separator: "\n").map { String($0.drop { $0 == " " }) }.joined(separator: " ")
  }
}
