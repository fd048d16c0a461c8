import Access
import Diagnostics
import Obligations
import Testing
import Threads

@testable import Mail

/// What becomes of a mail at servers that take it, refuse it, are slow, die or speak no TLS.
@Suite struct MailSenderTests {
  private func message() throws -> MailMessage {
    MailMessage(
      from: try #require(MailAddress("phoihop@example.vn")), sender: "Phối hợp",
      to: try #require(MailAddress("lan@example.vn")), subject: "Việc của tôi", body: "Một dòng\n.\n..\n", id: "0a",
      moment: MailWorld.start, end: "https://phoihop.example.vn/thu/thoi/1/0b")
  }

  private func send(
    _ catcher: Catcher, _ manner: Catcher.Manner, security: MailServer.Security = .none, user: String? = nil
  ) throws -> MailOutcome {
    catcher.next(manner)
    let sender = MailSender(
      catcher.server(security: security, user: user, password: user.map { _ in "bí mật" }),
      .init(connecting: 2, whole: 1))
    let message = try message()
    let worker = Worker("mail")
    defer { worker.finish() }
    return worker.perform { sender.send(message) }
  }

  @Test func `a mail arrives as it was written, dots and all`() throws {
    let catcher = try Catcher()
    #expect(try send(catcher, .takes) == .sent)
    let caught = try #require(catcher.caught.first)
    #expect(caught.from == "<phoihop@example.vn>" && caught.to == "<lan@example.vn>")
    #expect(caught.subject == "Việc của tôi")
    #expect(caught.body == "Một dòng\n.\n..\n")
    #expect(caught.header("List-Unsubscribe") == "<https://phoihop.example.vn/thu/thoi/1/0b>")
    #expect(catcher.heard.last == "QUIT")
  }

  @Test(arguments: [
    ("550 5.1.1 no such user", MailOutcome.refused("550 5.1.1")), ("550 unknown", .refused("550")),
    ("553 5.1.3 bad address", .refused("553 5.1.3")), ("550 5.2.1 disabled", .refused("550 5.2.1")),
    // Nothing is wrong with the address: who asks may not, or the box is full.
    ("550 5.7.1 relaying denied", .rejected("550 5.7.1")), ("554 5.7.1 policy", .rejected("554 5.7.1")),
    ("552 5.2.2 full", .rejected("552 5.2.2")), ("554 no", .rejected("554")),
    ("451 4.7.1 greylisted", .later("451 4.7.1")), ("450 busy", .later("450")),
  ])
  func `an answer to the address says whether it is that which is wrong`(_ answer: String, _ outcome: MailOutcome)
    throws
  {
    let catcher = try Catcher()
    #expect(try send(catcher, .answers(answer, to: "RCPT")) == outcome)
    #expect(catcher.caught.isEmpty)
  }

  @Test func `an answer to the mail itself says nothing against the address`() throws {
    let catcher = try Catcher()
    #expect(try send(catcher, .answers("554 5.6.0 spam", to: ".")) == .rejected("554 5.6.0"))
    #expect(try send(catcher, .answers("452 4.3.1 no room", to: ".")) == .later("452 4.3.1"))
    #expect(try send(catcher, .answers("554 5.5.1 no", to: "DATA")) == .rejected("554 5.5.1"))
  }

  private func told(_ outcome: MailOutcome) -> Words? {
    if case .unreachable(let words) = outcome { words } else { nil }
  }

  @Test func `a server without STARTTLS is told nothing of whom it is about`() throws {
    let catcher = try Catcher()
    let outcome = try send(catcher, .takes, security: .startTLS, user: "phoihop")
    #expect(
      told(outcome)?.vi
        == "máy chủ thư 127.0.0.1:\(catcher.port) không có STARTTLS nên không gửi gì; dùng security = tls với cổng của nó"
    )
    #expect(!catcher.heard.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") || $0.hasPrefix("RCPT") })
    #expect(catcher.caught.isEmpty)
  }

  @Test func `a server that dies in the middle, says nothing or is not there took nothing, and is told apart`() throws {
    let catcher = try Catcher()
    let place = "máy chủ thư 127.0.0.1:\(catcher.port)"
    for command in ["EHLO", "MAIL", "RCPT", "DATA"] {
      let words = try told(send(catcher, .hangsUp(at: command)))
      #expect(words?.vi.hasPrefix("\(place) ngắt giữa chừng") ?? false, "\(command) \(words?.vi ?? "")")
    }
    #expect(try told(send(catcher, .hangsUpAfterMail)) != nil)
    #expect(
      try told(send(catcher, .isSilent))?.vi
        == "\(place) không trả lời kịp; xem cổng, và security là tls hay starttls")
    #expect(
      try told(send(catcher, .answers("535 5.7.8 wrong", to: "AUTH"), user: "phoihop"))?.vi
        == "\(place) không nhận user và mật khẩu (535 5.7.8)")
    #expect(
      try told(send(catcher, .answers("550 5.7.1 not you", to: "MAIL")))?.vi
        == "\(place) không nhận thư từ phoihop@example.vn (550 5.7.1)")
    catcher.stop()
    #expect(try told(send(catcher, .takes))?.vi == "không nối được tới \(place); xem cổng và tường lửa")
  }

  @Test func `what is being sent ends when it is told to`() throws {
    let catcher = try Catcher()
    catcher.next(.isSilent)
    let sender = MailSender(catcher.server(), .init(connecting: 60, whole: 60))
    let (message, worker) = (try message(), Worker("mail"))
    let answer = Answer<MailOutcome, Never>()
    worker.add { answer.give(.success(sender.send(message))) }
    sender.stop()
    #expect(answer.wait() == .success(.stopped))
    worker.finish()
  }
}
