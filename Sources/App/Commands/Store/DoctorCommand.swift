import Diagnostics
import Exchange
import Files
import Obligations
import Sockets
import Store
import UseCases
import WebUI

/// `phoihop doctor`: whether the machine is good for the store. Where a server holds it, what the server says too.
enum DoctorCommand: Command {
  static let form = CommandForm(
    name: "doctor",
    summary: Words(
      vi: "máy có tốt cho kho không: thư viện, đĩa, đồng hồ, quyền, sao lưu",
      en: "whether the machine is good for the store: libraries, disk, clock, modes, backups"),
    operands: nil,
    options: OpenStore.options + [
      Option(name: "format", value: "text|json", help: Words(vi: "dạng kết quả", en: "form of the answer"))
    ], examples: ["doctor", "doctor --store /srv/phoihop --format json"])

  /// A line of the answer: what was looked at, how it stands, what was found.
  private struct Line {
    let check: String
    let state: Examination.State
    let message: String

    init(_ line: Examination.Line, _ language: Language) {
      check = line.name
      state = line.state
      message = line.message[language]
    }

    init(_ check: String, _ state: Examination.State, _ message: String) {
      self.check = check
      self.state = state
      self.message = message
    }

    /// One that a server sent.
    init?(sent text: Substring) {
      let parts = text.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, let state = Examination.State(rawValue: parts[0]) else { return nil }
      self.init(parts[1], state, parts[2])
    }
  }

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    if let served = world.served { return try answer(served, arguments, world) }
    let format = try arguments.choice("format", ["text", "json"])
    let place = OpenStore.place(arguments, world)
    let here =
      Examination(place, now: world.now, program: Program.version).lines.map { Line($0, world.language) }
      + [libraries(world)]
    let server = try OpenStore.server(of: place, world).map { try ask($0, arguments, world) }
    if format == "json" {
      world.print(
        JSONValue.array(here.map { json($0, "here") } + (server ?? []).map { json($0, "server") }).text)
    } else {
      show(here, world)
      if let server {
        world.say("máy chủ đang giữ kho nói:\n", "the server that holds the store says:\n")
        show(server, world)
      }
    }
    return (here + (server ?? [])).contains { $0.state == .bad } ? 1 : 0
  }

  private static func show(_ lines: [Line], _ world: World) {
    for line in lines { world.print("\(word(line.state)[world.language])\t\(line.message)\n") }
  }

  private static func json(_ line: Line, _ from: String) -> JSONValue {
    .object([
      .init("from", .string(from)), .init("check", .string(line.check)),
      .init("state", .string(line.state.rawValue)), .init("message", .string(line.message)),
    ])
  }

  /// What a server says. That it says nothing, or refuses, is a line too.
  private static func ask(_ socket: LocalSocket, _ arguments: Arguments, _ world: World) throws -> [Line] {
    // Its answer is read here, not shown as it comes.
    let heard = World(language: world.language, now: world.now, home: nil)
    let seat = arguments.text("as").map { ["--as", $0] } ?? []
    let request = Request(
      words: [form.name] + seat, language: world.language, token: world.environment("PHOIHOP_TOKEN"), files: [])
    let code = try request.carry(to: socket, heard)
    let lines = heard.output.split(separator: "\n").compactMap { Line(sent: $0) }
    guard code == 0, !lines.isEmpty else {
      let words = heard.errors.split(separator: "\n").map {
        $0.hasPrefix("phoihop: ") ? String($0.dropFirst(9)) : String($0)
      }
      return [Line("server", .look, words.joined(separator: "; "))]
    }
    return lines
  }

  /// The answer of a server: a line each with its state and what was looked at, for the command that asked.
  private static func answer(_ served: Served, _ arguments: Arguments, _ world: World) throws -> Int32 {
    let lines = try OpenStore.desk(arguments, world, .reading) { desk in
      try desk.examine(program: Program.version).lines.map { Line($0, world.language) }
    }
    let (process, since) = (Machine.processID, served.started.iso)
    let folder =
      served.backups.map { Words(vi: "sao lưu vào \($0.folder)", en: "backups go to \($0.folder)") }
      ?? Words(
        vi: "không có thư mục sao lưu, xem phoihop serve --backups",
        en: "it has no folder for backups, see phoihop serve --backups")
    let own = Words(
      vi: "máy chủ là tiến trình \(process), phục vụ từ \(since); \(folder.vi)",
      en: "the server is process \(process) and serves since \(since); \(folder.en)")
    let server = Line("server", served.backups == nil ? .look : .ok, own[world.language])
    for line in [server, mail(served.mail, world)] + lines + [libraries(world)] {
      world.print("\(line.state.rawValue)\t\(line.check)\t\(line.message)\n")
    }
    return 0
  }

  /// What it is linked with: of a server that may be older than what the machine has by now.
  private static func libraries(_ world: World) -> Line {
    let (isGood, words) = LinkedLibrary.words(of: LinkedLibrary.all)
    return Line("libraries", isGood ? .ok : .look, words[world.language])
  }

  /// How it stands with the mails of a server.
  private static func mail(_ mail: MailConnection?, _ world: World) -> Line {
    guard let mail else {
      return Line(
        "mail", .ok,
        Words(vi: "máy chủ không gửi thư, xem phoihop serve --mail", en: "it sends no mail, see phoihop serve --mail")[
          world.language])
    }
    switch mail.health() {
    case .untried:
      return Line(
        "mail", .ok,
        Words(
          vi: "chưa gửi thư nào từ khi chạy; thử bằng phoihop mail test ĐỊA_CHỈ",
          en: "no mail was sent since it runs; try phoihop mail test ADDRESS")[world.language])
    case .good(let moment):
      return Line(
        "mail", .ok,
        Words(vi: "gửi thư được, lần cuối \(moment.iso)", en: "mails are sent, the last at \(moment.iso)")[
          world.language])
    case .troubled(let since, let words):
      return Line(
        "mail", .bad,
        Words(
          vi: "không gửi được thư từ \(since.iso): \(words.vi)",
          en: "no mail can be sent since \(since.iso): \(words.en)")[
            world.language])
    }
  }

  private static func word(_ state: Examination.State) -> Words {
    switch state {
    case .ok: Words(vi: "tốt", en: "ok")
    case .look: Words(vi: "xem", en: "look")
    case .bad: Words(vi: "hỏng", en: "bad")
    }
  }
}
