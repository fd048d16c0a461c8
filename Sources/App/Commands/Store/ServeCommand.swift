import Diagnostics
import Facts
import Files
import Ledger
import Obligations
import Sockets
import Store
import Threads
import UseCases

/// `phoihop serve`: holds the store open, so that many can use it at once through its socket.
enum ServeCommand: Command {
  static let form = CommandForm(
    name: "serve",
    summary: Words(
      vi: "giữ kho mở cho nhiều người cùng dùng, đến khi được bảo dừng (Ctrl-C)",
      en: "hold the store open for many at once, until told to stop (Ctrl-C)"), operands: nil,
    options: OpenStore.place, examples: ["serve --store /srv/phoihop"])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let place = OpenStore.place(arguments, world)
    Signals.block()
    let store = try Store.open(place, for: .writing, now: world.now, purpose: "phoihop serve", chance: world.chance)
    let server = Server(store, place, home: world.home, chance: world.chance)
    let listener = try LocalSocket.Listener(at: place.socket)
    world.say("đang phục vụ ở \(place.socket); Ctrl-C để dừng\n", "serving at \(place.socket); Ctrl-C to stop\n")
    world.flush()
    let accepting = Worker("accept")
    accepting.add { server.accept(listener) }
    let signing = Worker("checkpoint")
    let isOver = Monitor(false)
    signing.add {
      // Every minute with changes.
      while !isOver.waits(seconds: Double(Ledger.secondsPerCheckpoint), until: { $0 }) {
        _ = try? store.ledger.checkpoint(now: Instant(seconds: Machine.now))
      }
    }
    Signals.waitForEnd()
    listener.stop()
    isOver.change { $0 = true }
    accepting.finish()
    server.waitForAll()
    signing.finish()
    try store.close(now: Instant(seconds: Machine.now))
    world.say("đã dừng; mọi việc đã nhận đều đã ghi\n", "stopped; all that was taken is kept\n")
    return 0
  }
}

/// Carries out the commands of others.
final class Server: Sendable {
  private let store: Store
  private let place: StorePlace
  private let library: LibraryCache
  private let home: String?
  private let chance: @Sendable (Int) -> [UInt8]
  private let clock: @Sendable () -> Instant
  /// How many are being served.
  private let busy = Monitor(0)
  /// More wait at the door.
  private static let most = 32
  private static let patience = 60

  init(
    _ store: Store, _ place: StorePlace, home: String?, chance: @escaping @Sendable (Int) -> [UInt8],
    clock: @escaping @Sendable () -> Instant = { Instant(seconds: Machine.now) }
  ) {
    self.store = store
    self.place = place
    library = LibraryCache(store)
    self.home = home
    self.chance = chance
    self.clock = clock
  }

  /// Serves whoever comes, each on a thread of its own, until the listener stops.
  func accept(_ listener: LocalSocket.Listener) {
    while let peer = listener.accept() {
      busy.wait { count -> Void? in
        guard count < Self.most else { return nil }
        count += 1
        return ()
      }
      let worker = Worker("command")
      // The job holds its worker: who lets go of one here would wait for it, and nobody else would be let in.
      worker.add { [self, worker] in
        withExtendedLifetime(worker) { serve(peer) }
        busy.change { $0 -= 1 }
      }
    }
  }

  func waitForAll() { busy.wait { count -> Void? in count == 0 ? () : nil } }

  private func serve(_ peer: LocalSocket) {
    peer.limit(seconds: Self.patience)
    guard let request = Request.receive(from: peer) else { return }
    let isOwner = peer.peer == Machine.user
    let token = request.token
    let world = World(
      language: request.language, now: clock(), home: home,
      variables: { $0 == "PHOIHOP_TOKEN" ? token : $0 == "PHOIHOP_STORE" ? "." : nil }, chance: chance,
      shelf: TextShelf(request.files), served: Served(store: store, place: place, isOwner: isOwner, library: library)
    ) { bytes, stream in
      Frame.send(stream == 1 ? Frame.output : Frame.errors, bytes, to: peer)
        ? nil : Words(vi: "người hỏi không còn ở đó", en: "who asked is gone")
    }
    let code = world.finish(Program.run(request.words, in: world))
    _ = Frame.send(Frame.code, Array(String(code).utf8), to: peer)
  }
}

/// The store that a server holds open for a command.
struct Served {
  let store: Store
  let place: StorePlace
  /// True where the command comes from the user who runs the server.
  let isOwner: Bool
  /// What the server has read already.
  let library: LibraryCache
}
