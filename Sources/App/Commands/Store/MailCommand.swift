import Access
import Diagnostics
import Files
import Mail
import Obligations
import Telling
import Secrets
import Store
import Threads
import UseCases

/// `phoihop mail`: whether mails can be sent.
enum MailCommand: Command {
  static let form = CommandForm(
    name: "mail",
    summary: Words(
      vi: "thử gửi thư: test ĐỊA_CHỈ gửi một thư thử qua máy chủ thư ghi trong --mail",
      en: "try to send mail: test ADDRESS sends one through the mail server that --mail names"),
    operands: "ACTION",
    options: [
      option,
      Option(
        name: "wait", value: "SECONDS",
        help: Words(
          vi: "chờ máy chủ thư chừng này giây (mặc định 30)", en: "wait so many seconds for the mail server (30)")),
    ],
    examples: ["mail test ten@coquan.gov.vn --mail /etc/phoihop/mail.conf"])

  /// Which file says how mails are sent.
  static let option = Option(
    name: "mail", value: "FILE",
    help: Words(
      vi:
        "tệp ghi máy chủ thư: server, security, user, password-file, from, name, link, ca-file (mặc định: PHOIHOP_MAIL)",
      en:
        "the file that names the mail server: server, security, user, password-file, from, name, link, ca-file (default: PHOIHOP_MAIL)"
    ))

  /// The mail server that is named; nil where none is.
  static func server(_ arguments: Arguments, _ world: World) throws -> MailServer? {
    guard let path = arguments.text("mail") ?? world.environment("PHOIHOP_MAIL") else { return nil }
    return try MailServer(reading: path, credentials: world.environment("CREDENTIALS_DIRECTORY"))
  }

  /// What makes and sends the mails of a store that is held open.
  static func post(_ store: Store, _ cache: LibraryCache, _ server: MailServer) -> (post: MailPost, sender: MailSender)
  {
    let sender = MailSender(server)
    return (
      MailPost(store, cache, server, hand: { sender.send($0) }, report: { FaultLog.write($0, in: "mail") }), sender
    )
  }

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let (_, rest) = try arguments.action(form, ["test": 1...1])
    guard let address = MailAddress(rest[0]) else {
      throw UsageError(
        message: Words(
          vi: "\"\(rest[0])\" không phải là địa chỉ thư; ghi như ten@coquan.gov.vn",
          en: "\"\(rest[0])\" is no address; give it as name@office.gov.vn"))
    }
    guard let server = try server(arguments, world) else {
      throw UsageError(
        message: Words(
          vi: "cần --mail TỆP (hoặc PHOIHOP_MAIL): tệp ghi máy chủ thư, xem Docs/keeping.md",
          en: "it needs --mail FILE (or PHOIHOP_MAIL), which names the mail server; see Docs/keeping.md"))
    }
    let seconds = arguments.text("wait").map { Int($0) ?? 0 } ?? 30
    guard (1...600).contains(seconds) else {
      throw UsageError.notAllowed("--wait", arguments.text("wait") ?? "", ["1–600"])
    }
    let text = MailText.test(store: server.name, world.language)
    let message = MailMessage(
      from: server.from, sender: server.name, to: address, subject: text.subject, body: text.body,
      id: world.chance(16).hexadecimal, moment: world.now)
    let sender = MailSender(server, .init(connecting: min(20, seconds), whole: seconds))
    // What blocks has a thread of its own, and no signal of another's connection ends the program.
    let worker = Worker("mail")
    let outcome = worker.perform { sender.send(message) }
    worker.finish()
    switch outcome {
    case .sent:
      world.say(
        "máy chủ thư \(server.host):\(server.port) đã nhận thư thử gửi \(address)\n",
        "the mail server \(server.host):\(server.port) took the test for \(address)\n")
      return 0
    case .refused(let answer):
      return complain(
        "máy chủ thư không nhận địa chỉ \(address) (\(answer)); xem lại địa chỉ",
        "the mail server refuses the address \(address) (\(answer)); look at the address", world)
    case .rejected(let answer):
      return complain(
        "máy chủ thư không nhận thư này (\(answer)); xem nhật ký của nó, quyền gửi và dòng from",
        "the mail server refuses this mail (\(answer)); see its log, who may send, and the line from", world)
    case .later(let answer):
      return complain(
        "máy chủ thư bảo gửi lại sau (\(answer)); phoihop serve tự gửi lại",
        "the mail server asks to come later (\(answer)); phoihop serve does so by itself", world)
    case .unreachable(let words): return complain(words.vi, words.en, world)
    case .stopped: return 1
    }
  }

  private static func complain(_ vi: String, _ en: String, _ world: World) -> Int32 {
    world.complain("phoihop: \(Words(vi: vi, en: en)[world.language])\n")
    return 1
  }
}

/// The thread that sends mails while a server runs.
struct Mailing {
  let post: MailPost
  private let sender: MailSender
  private let worker = Worker("mail")
  private let isOver = Monitor(false)

  init(
    _ post: MailPost, _ sender: MailSender, clock: @escaping @Sendable () -> Instant = { Instant(seconds: Machine.now) }
  ) {
    self.post = post
    self.sender = sender
    let isOver = isOver
    worker.add {
      repeat { post.look(now: clock()) } while !isOver.waits(seconds: MailPost.pause, until: { $0 })
    }
  }

  /// Ends what is being sent; it goes again with the next start.
  func finish() {
    isOver.change { $0 = true }
    sender.stop()
    worker.finish()
  }
}
