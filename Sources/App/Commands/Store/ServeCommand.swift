import Diagnostics
import Facts
import Files
import HTTPCore
import HTTPServer
import Ledger
import Mail
import Obligations
import Settings
import Sockets
import Store
import Threads
import UseCases
import WebUI

/// `phoihop serve`: holds the store open, so that many can use it at once through its socket.
enum ServeCommand: Command {
  static let form = CommandForm(
    name: "serve",
    summary: Words(
      vi: "giữ kho mở cho nhiều người cùng dùng, đến khi được bảo dừng (Ctrl-C)",
      en: "hold the store open for many at once, until told to stop (Ctrl-C)"), operands: nil,
    options: OpenStore.place + [
      Option(
        name: "backups", value: "DIR",
        help: Words(
          vi: "thư mục cho các bản sao lưu mà người khác yêu cầu bằng phoihop backup",
          en: "the folder for the backups that others ask for by phoihop backup")),
      Option(
        name: "socket", value: "FILE",
        help: Words(
          vi: "nghe thêm ở đây, cho người dùng khác của máy; họ đặt PHOIHOP_SOCKET",
          en: "listen here too, for other accounts of the machine; they set PHOIHOP_SOCKET")),
      Option(
        name: "http", value: "ADDRESS",
        help: Words(
          vi: "mở ứng dụng trong trình duyệt ở địa chỉ này, MÁY:CỔNG hoặc unix:TỆP; đặt nginx hoặc Caddy ở trước",
          en: "open the application for browsers at this address, HOST:PORT or unix:FILE; put nginx or Caddy in front")),
      Option(
        name: "proxy", value: "ADDRESS",
        help: Words(
          vi: "địa chỉ của nginx hay Caddy đứng trước: lời của nó về người hỏi và https được tin",
          en: "the address of the nginx or Caddy in front: its word about who asks and about https is taken")),
      MailCommand.option,
    ],
    examples: [
      "serve --store /srv/phoihop", "serve --store /srv/phoihop --backups /mnt/backup", "serve --http 127.0.0.1:8080",
      "serve --http 127.0.0.1:8080 --mail /etc/phoihop/mail.conf",
    ])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let place = OpenStore.place(arguments, world)
    let address = try arguments.text("http").map(httpAddress)
    let proxies = try arguments.text("proxy").map(proxyRange)
    let mailServer = try MailCommand.server(arguments, world)
    Signals.block()
    let store = try Store.open(place, for: .writing, now: world.now, purpose: "phoihop serve", chance: world.chance)
    let settings = try store.ledger.settings()
    if !world.languageIsNamed { world.language = settings.language }
    let library = LibraryCache(store)
    let mail = mailServer.map { MailCommand.post(store, library, $0) }
    let server = Server(
      store, place, library: library, home: world.home, backups: try arguments.text("backups").map(backups),
      mail: mail?.post.connection, chance: world.chance)
    var listeners = [try LocalSocket.Listener(at: place.socket)]
    if let path = arguments.text("socket") { listeners.append(try LocalSocket.Listener(at: path, mode: 0o666)) }
    let name = settings.name.map { "\"\($0)\" " } ?? ""
    world.say(
      "đang phục vụ \(name)ở \(place.socket); Ctrl-C để dừng\n", "serving \(name)at \(place.socket); Ctrl-C to stop\n")
    let web = try address.map { address in
      let log = AccessLog()
      // Told to who started the program, and kept nowhere.
      let firstCode = try store.hasPasswords() ? nil : HandedCode.first(world.chance)
      let web = try WebServing(
        store, library, at: address, firstCode: firstCode, shipped: world.shippedTexts, mail: mail?.post.connection,
        proxies: proxies.map { [$0] } ?? [], chance: world.chance,
        log: { log.write($0) },
        clock: { Instant(seconds: Machine.now) })
      let shown =
        switch address {
        case .tcp(let host, _): "http://\(host):\(web.server.port)"
        case .unix(let path): "unix:\(path)"
        }
      world.say("ứng dụng ở \(shown)\n", "the application is at \(shown)\n")
      if let firstCode {
        world.say(
          "chưa có ai đăng nhập được; người đầu tiên mở trang /bat-dau và nhập mã bắt đầu: \(firstCode.shown)\n",
          "nobody can sign in yet; the first person opens the page /bat-dau and types the code: \(firstCode.shown)\n")
      }
      return web
    }
    let mailing = mail.map { Mailing($0.post, $0.sender) }
    if let mailServer {
      world.say("thư qua \(mailServer)\n", "mail goes through \(mailServer)\n")
    }
    world.flush()
    let accepting = listeners.map { listener in
      let worker = Worker("accept")
      worker.add { server.accept(listener) }
      return worker
    }
    let signing = Worker("checkpoint")
    let isOver = Monitor(false)
    let keeper = CheckpointKeeper(
      store: store, report: { FaultLog.write($0, in: "checkpoint") }, clock: { Instant(seconds: Machine.now) })
    signing.add { keeper.keep(until: isOver) }
    Signals.waitForEnd()
    web?.server.stop(grace: 10)
    for listener in listeners { listener.stop() }
    isOver.change { $0 = true }
    for worker in accepting { worker.finish() }
    server.waitForAll()
    mailing?.finish()
    signing.finish()
    try store.close(now: Instant(seconds: Machine.now))
    world.say("đã dừng; mọi việc đã nhận đều đã ghi\n", "stopped; all that was taken is kept\n")
    return 0
  }
}

extension ServeCommand {
  /// `127.0.0.1:8080`, `[::1]:8080`, `unix:/run/phoihop/http.sock`, or `8080`, which is on this machine only.
  private static func httpAddress(_ text: String) throws(UsageError) -> HTTPServer.Address {
    if text.hasPrefix("unix:"), text.utf8.count > 5 { return .unix(String(text.dropFirst(5))) }
    let parts =
      text.lastIndex(of: ":").map { (String(text[..<$0]), String(text[text.index(after: $0)...])) }
      ?? ("127.0.0.1", text)
    guard let port = UInt16(parts.1), port > 0, !parts.0.isEmpty else {
      throw UsageError(
        message: Words(
          vi: "--http là MÁY:CỔNG, như 127.0.0.1:8080, hoặc unix:TỆP, không phải \"\(text)\"",
          en: "--http is HOST:PORT, as 127.0.0.1:8080, or unix:FILE, not \"\(text)\""))
    }
    return .tcp(parts.0.first == "[" ? String(parts.0.dropFirst().dropLast()) : parts.0, port)
  }

  private static func proxyRange(_ text: String) throws(UsageError) -> AddressRange {
    guard let range = AddressRange(text) else {
      throw UsageError(
        message: Words(
          vi: "--proxy là một địa chỉ, như 127.0.0.1 hoặc 10.0.0.0/8, không phải \"\(text)\"",
          en: "--proxy is an address, as 127.0.0.1 or 10.0.0.0/8, not \"\(text)\""))
    }
    return range
  }

  /// A folder for backups, made where there is none.
  private static func backups(_ path: String) throws -> ServerBackups {
    try FileSystem.makeFolder(path)
    return ServerBackups(FileSystem.absolute(path) ?? path)
  }
}

/// Carries out the commands of others.
final class Server: Sendable {
  private let store: Store
  private let place: StorePlace
  private let library: LibraryCache
  private let home: String?
  private let backups: ServerBackups?
  private let mail: MailConnection?
  private let started: Instant
  private let chance: @Sendable (Int) -> [UInt8]
  private let report: @Sendable (any Error) -> Void
  private let clock: @Sendable () -> Instant
  /// How many are being served.
  private let busy = Monitor(0)
  /// More wait at the door.
  private static let most = 32
  private static let patience = 60

  init(
    _ store: Store, _ place: StorePlace, library: LibraryCache? = nil, home: String?, backups: ServerBackups? = nil,
    mail: MailConnection? = nil,
    report: @escaping @Sendable (any Error) -> Void = { FaultLog.write($0, in: "command") },
    chance: @escaping @Sendable (Int) -> [UInt8],
    clock: @escaping @Sendable () -> Instant = { Instant(seconds: Machine.now) }
  ) {
    self.store = store
    self.place = place
    self.library = library ?? LibraryCache(store)
    self.home = home
    self.backups = backups
    self.mail = mail
    started = clock()
    self.chance = chance
    self.report = report
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
      language: request.language ?? (try? store.ledger.settings())?.language, now: clock(), home: home,
      variables: { $0 == "PHOIHOP_TOKEN" ? token : $0 == "PHOIHOP_STORE" ? "." : nil }, chance: chance,
      shelf: TextShelf(request.files),
      served: Served(
        store: store, place: place, isOwner: isOwner, library: library, backups: backups, mail: mail, started: started,
        report: report, deliver: { Frame.send(Frame.new, Frame.piece($0, $1), to: peer) })
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
  /// Where it puts backups; nil where it was given no folder for them.
  let backups: ServerBackups?
  /// The mails that it sends; nil where it sends none.
  let mail: MailConnection?
  /// Since when it serves.
  let started: Instant
  /// Is told what went wrong of which who asked is not told.
  let report: @Sendable (any Error) -> Void
  /// Sends a new file to who asked; false where he is gone.
  let deliver: @Sendable (String, [UInt8]) -> Bool
}
