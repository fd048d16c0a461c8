import Glibc
import HTTPCore
import Synchronization
import Threads

/// All open connections. Whoever ends one does so under this lock, and it leaves the list under it before its socket is closed: so never is
/// the socket of another ended, that got the same number.
final class ConnectionList: Sendable {
  private struct State {
    /// By the number of the socket.
    var connections: [Connection?] = []
    var count = 0
    var byAddress: [PeerAddress: Int] = [:]
  }

  private let state = Monitor(State())
  let lingering = Lingering()
  private let limits: HTTPServer.Limits

  init(_ limits: HTTPServer.Limits) { self.limits = limits }

  var count: Int { state.change { $0.count } }

  /// Enters one that was just made.
  func open(descriptor: Int32, peer: PeerAddress) -> Connection {
    let isCounted = peer != .local && !limits.trustedProxies.contains { $0.contains(peer) }
    return state.change { state in
      var isTooMany = state.count >= limits.connections
      if isCounted {
        let own = state.byAddress[peer.household, default: 0] + 1
        state.byAddress[peer.household] = own
        if own > limits.connectionsPerAddress { isTooMany = true }
      }
      let connection = Connection(descriptor: descriptor, peer: peer, isCounted: isCounted, isTooMany: isTooMany)
      let place = Int(descriptor)
      if place >= state.connections.count {
        state.connections += [Connection?](repeating: nil, count: place + 1 - state.connections.count)
      }
      state.connections[place] = connection
      state.count += 1
      return connection
    }
  }

  /// Removes one whose socket is about to be closed.
  func close(_ connection: Connection) {
    if connection.isRefused.load(ordering: .relaxed), !connection.isEnded.load(ordering: .relaxed) {
      lingering.keep(connection.descriptor)
    }
    state.change { state in
      let place = Int(connection.descriptor)
      guard place < state.connections.count, state.connections[place] === connection else { return }
      state.connections[place] = nil
      state.count -= 1
      if connection.isCounted {
        let own = state.byAddress[connection.peer.household, default: 0] - 1
        state.byAddress[connection.peer.household] = own > 0 ? own : nil
      }
    }
  }

  /// Ends those of which the body says so by shutting their sockets down; the library closes them then. How many that were not ended before.
  @discardableResult func end(where isToEnd: (Connection) -> Bool) -> Int {
    state.change { state in
      var ended = 0
      for case let connection? in state.connections where isToEnd(connection) {
        shutdown(connection.descriptor, Int32(SHUT_RDWR))
        if !connection.isEnded.exchange(true, ordering: .relaxed) { ended += 1 }
      }
      return ended
    }
  }
}
