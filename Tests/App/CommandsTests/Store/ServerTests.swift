@testable import Commands
import Diagnostics
import Files
import Obligations
import Sockets
import Store
import Testing
import Threads

/// Commands that a running server carries out.
@Suite struct ServerTests {
  private static let february = "thu/dieu-1/a:b:2024-M02"

  @Test func `a command says the same through a server as without, and what it did is there when the server is gone`()
    throws
  {
    let alone = try StoreWorld.planted()
    let running = try Hosted()
    for (line, person) in [
      ("submit \(Self.february) --note 'gửi'", StoreWorld.Person.binh), ("receive \(Self.february)", .chi),
      ("obligations --from 2024-02-01 --to 2024-03-31", .an), ("explain \(Self.february)", .binh),
      ("user list", .em), ("receive \(Self.february)", .chi), ("user list", .binh),
      ("obligations --from 2024-02-01", .an), ("export events", .an), ("setting set name 'Kho tỉnh'", .em),
      ("setting list", .em), ("setting reset name", .chi),
    ] {
      let own = alone.run(line, as: person)
      let served = running.world.run(line, as: person)
      #expect(served.out == own.out, "\(line)")
      #expect(served.err == own.err, "\(line)")
      #expect(served.code == own.code, "\(line)")
    }
    try running.stop()
    #expect(!FileSystem.exists(StorePlace(running.world.path).socket))
    #expect(try running.world.newKinds() == alone.newKinds())
    #expect(running.world.run("verify", as: .em).code == 0)
  }

  /// The store's folder is its owner's alone: others are let in elsewhere.
  @Test func `who may not go to the store's folder goes to the socket that he names`() throws {
    let running = try Hosted()
    let path = "\(running.world.folder.path)/other.sock"
    let other = try LocalSocket.Listener(at: path, mode: 0o666)
    let accepting = running.accepting(other)
    defer {
      other.stop()
      accepting.finish()
    }
    let token = running.world.token(of: .binh) ?? ""
    func run(_ line: [String], _ socket: String) -> Running {
      Running(
        line, .en,
        variables: ["PHOIHOP_SOCKET": socket, "PHOIHOP_STORE": "/khong-co", "PHOIHOP_TOKEN": token])
    }
    #expect(run(["submit", Self.february], path).err == "")
    #expect(run(["obligations", "--from", "2024-02-01", "--to", "2024-03-31"], path).out.contains(Self.february))
    let nobody = run(["submit", Self.february], "\(path)x")
    #expect(nobody.code == 2)
    #expect(
      nobody.err
        == "phoihop: no server listens at \"\(path)x\", or this account may not go there; see PHOIHOP_SOCKET and phoihop serve --socket\n"
    )
  }

  @Test func `the files that a command names go with it`() throws {
    let running = try Hosted()
    try running.world.writeRegister()
    let folder = "\(running.world.folder.path)/register"
    #expect(
      try running.world.run("import register \(folder) --preview", as: .em, .en).done()
        == "0 lines would be added, 0 ended, 9 stay\n")
    try running.world.folder.write("thu.txt", Array("bản báo cáo".utf8))
    let sent = running.world.run("submit \(Self.february) --file \(running.world.folder.path)/thu.txt", as: .binh)
    #expect(sent.err == "")
    // The folder is of who asks: what was filed is given back beside the server.
    let out = "\(running.world.folder.path)/out"
    #expect(
      running.world.run("export attachments \(StoreWorld.lastPlanted + 1) \(out)", as: .chi, .en).out
        == "1 file was written to \(out)\n")
    #expect(try TemporaryFolder.read("\(out)/thu.txt") == "bản báo cáo")
    #expect(running.world.run("import register /khong-co", as: .em, .en).code == 2)
  }

  @Test(arguments: [
    "obligations --from 2024-01-01 --to 2024-12-31 --regulations Regulations/",
    "obligations --from 2024-01-01 --to 2024-12-31 --events /etc/passwd",
    "reorganise --plan x --on 2025-07-01 --register /tmp", "check Regulations/tra-vinh.md", "format Regulations",
    "init", "serve", "backup /tmp", "backup", "backup --with-key", "restore /tmp", "coverage --catalogue /etc/passwd",
    "derive thu --for a --regulations Regulations",
  ])
  func `nobody makes a server read or write its own machine's files`(_ line: String) throws {
    let running = try Hosted()
    let socket = try #require(LocalSocket.connect(to: StorePlace(running.world.path).socket))
    let world = World(language: .en, now: Running.now, home: nil)
    let words = line.split(separator: " ").map(String.init)
    let code = try Request(words: words, language: .en, token: nil, files: []).carry(to: socket, world)
    #expect(code == 2)
    #expect(world.errors.hasPrefix("phoihop: a server "), "\(world.errors)")
    #expect(world.output == "")
  }

  @Test func `of eight who receive one report at once one does, and seven are told`() throws {
    let running = try Hosted()
    try running.world.run("submit \(Self.february)", as: .binh).done()
    let path = running.world.path
    let token = try running.world.run("user token p-0003", as: .em).done().split(separator: " ").last.map {
      String($0.dropLast())
    }
    let codes = Monitor<[Int32]>([])
    let workers = (0..<8).map { Worker("clerk \($0)") }
    for worker in workers {
      worker.add {
        let answer = Running(
          ["receive", Self.february], variables: ["PHOIHOP_STORE": path, "PHOIHOP_TOKEN": token ?? ""])
        codes.change { $0.append(answer.code) }
      }
    }
    for worker in workers { worker.finish() }
    #expect(codes.change { $0.sorted() } == [0, 2, 2, 2, 2, 2, 2, 2])
    try running.stop()
    #expect(try running.world.newKinds().filter { $0 == "received" }.count == 1)
  }

  // A server that served one after the other would wait a minute for each of them.
  @Test(.timeLimit(.minutes(1)))
  func `who says nothing, half a request or nonsense holds nobody up and leaves nothing`() throws {
    let running = try Hosted()
    let path = StorePlace(running.world.path).socket
    var idle: [LocalSocket] = []
    for bytes in [
      [], Array("W".utf8), Array("W0000000002xy".utf8), Array("Z9999999999".utf8), [0, 1, 2, 3],
      Array("R-000000001".utf8),
    ] {
      let socket = try #require(LocalSocket.connect(to: path))
      _ = socket.send(bytes)
      idle.append(socket)
    }
    #expect(running.world.run("user list", as: .em).code == 0)
    idle = []
    try running.stop()
    #expect(try running.world.newKinds() == [])
  }
}
