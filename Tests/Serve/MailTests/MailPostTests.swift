import Access
import CivilTime
import Database
import DatabasePostgres
import Diagnostics
import Entries
import Foundation
import Obligations
import Regulations
import Store
import Telling
import Testing
import Threads
import UseCases

@testable import Mail
@testable import WebUI

/// The mail of the morning: when it comes, that it comes once, and what it says.
///
/// On 20 March 2024, a Wednesday, the reports of Ban A for January 2023, due 5/2/2023, to February 2024, due 5/3/2024, are late: fourteen. That
/// of March is due on Friday, 5 April.
@Suite struct MailPostTests {
  private func subjects(_ world: MailWorld) -> [String] { world.catcher.take().map(\.subject) }

  @Test func `it comes at a quarter to seven of a working day, once, also where the program starts again`() throws {
    let world = try MailWorld()
    try world.subscribe(world.lan)
    world.post.look(now: MailWorld.at(3, 20, 6, 44))
    #expect(subjects(world) == [])
    world.post.look(now: MailWorld.at(3, 20, 6, 45))
    #expect(subjects(world) == ["Việc của tôi ngày 20/03/2024: 14 quá hạn, 1 sau đó"])
    world.post.look(now: MailWorld.at(3, 20, 6, 46))
    world.restart()
    world.post.look(now: MailWorld.at(3, 20, 7))
    #expect(subjects(world) == [])
    world.post.look(now: MailWorld.at(3, 21, 6, 45))
    #expect(subjects(world).count == 1)
    // Saturday and Sunday.
    for day in [23, 24] { world.post.look(now: MailWorld.at(3, day, 9)) }
    #expect(subjects(world) == [])
    #expect(world.errors.change { $0 } == [])
  }

  @Test func `who gives an address by day has the first at once, but not in the evening nor on a day off`() throws {
    let world = try MailWorld()
    world.post.look(now: MailWorld.at(3, 20, 6, 45))
    try world.subscribe(world.lan, now: MailWorld.at(3, 20, 17, 59))
    world.post.look(now: MailWorld.at(3, 20, 17, 59))
    world.post.look(now: MailWorld.at(3, 20, 17, 59))
    #expect(world.catcher.take().map(\.to) == ["<lan@example.vn>"])
    try world.subscribe(world.minh, "minh@example.vn", now: MailWorld.at(3, 20, 18))
    world.post.look(now: MailWorld.at(3, 20, 18))
    #expect(subjects(world) == [])
    world.post.look(now: MailWorld.at(3, 21, 6, 45))
    #expect(subjects(world).count == 2)
    try world.subscribe(world.minh, "khac@example.vn", now: MailWorld.at(3, 23, 9))
    world.post.look(now: MailWorld.at(3, 23, 9))
    #expect(subjects(world) == [])
  }

  @Test func `it is at the hour that was set, and not at all where that was set`() throws {
    let world = try MailWorld()
    try world.subscribe(world.lan)
    try world.set("morning-time", "07:30")
    world.post.look(now: MailWorld.at(3, 20, 7, 29))
    #expect(subjects(world) == [])
    world.post.look(now: MailWorld.at(3, 20, 7, 30))
    #expect(subjects(world).count == 1)
    try world.set("morning-mail", "off", now: MailWorld.at(3, 20, 12))
    world.post.look(now: MailWorld.at(3, 21, 8))
    #expect(subjects(world) == [])
  }

  /// All that is late was sent: the report of March is due on Friday 5 April, which is within a week from Monday on; that of April on 6 May.
  @Test func `who wants it only where something presses has it on the last working day, and who wants none has none`()
    throws
  {
    let world = try MailWorld()
    try world.subscribe(world.lan)
    try world.store.keep(.pressing, of: world.lan)
    world.post.look(now: MailWorld.at(3, 20, 7))
    #expect(subjects(world) == ["Việc của tôi ngày 20/03/2024: 14 quá hạn, 1 sau đó"])
    for month in (1...12).map({ "2023-M\($0 < 10 ? "0" : "")\($0)" }) + ["2024-M01", "2024-M02"] {
      var deed = Deed(.submitted)
      deed.obligations = [try #require(ObligationID("thu/dieu-1:a:\(month)"))]
      _ = try world.desk(world.lan, now: MailWorld.at(3, 20, 9)).record(deed)
    }
    for day in 1...4 { world.post.look(now: MailWorld.at(4, day, 7)) }
    #expect(subjects(world) == [])
    world.post.look(now: MailWorld.at(4, 5, 7))
    #expect(subjects(world) == ["Việc của tôi ngày 05/04/2024: 1 hôm nay, 1 sau đó"])
    try world.store.keep(.never, of: world.lan)
    world.post.look(now: MailWorld.at(4, 8, 7))
    #expect(subjects(world) == [])
    try world.store.keep(.work, of: world.lan)
    world.post.look(now: MailWorld.at(4, 9, 7))
    #expect(subjects(world).count == 1)
    #expect(world.errors.change { $0 } == [])
  }

  @Test func `it says what the home page says, in the same words and order`() throws {
    let world = try MailWorld()
    try world.subscribe(world.lan)
    try world.subscribe(world.minh, "minh@example.vn")
    // Ban A sends that of February, which is then to be received at the office.
    let day = MailWorld.at(3, 20, 6)
    var deed = Deed(.submitted)
    deed.obligations = [try #require(ObligationID("thu/dieu-1:a:2024-M02"))]
    _ = try world.desk(world.lan, now: MailWorld.at(3, 19, 13)).record(deed)
    world.post.look(now: MailWorld.at(3, 20, 6, 45))
    let mails = world.catcher.take()
    #expect(mails.map(\.to).sorted() == ["<lan@example.vn>", "<minh@example.vn>"])
    for (person, name) in [(world.lan, "lan"), (world.minh, "minh")] {
      let mail = try #require(mails.first { $0.to == "<\(name)@example.vn>" })
      let page = try world.get("/", as: person, now: day)
      let main = try #require(page.components(separatedBy: "<main").dropFirst().first)
      // Every heading and every line of the page, in its order.
      var rest = Substring(mail.body.lowercased())
      var found = 0
      for piece in main.matches(
        of:
          /<h2>([^<]*)<\/h2>|<li><div class="what"><a href="([^"]*)">([^<]*)<\/a>\s*<div class="about">([^<]*)<\/div><\/div>\s*<div><span class="mark [a-z]*">([^<]*)<\/span><div class="about">([^<]*)</
      ) {
        let words =
          piece.output.1.map { [String($0)] }
          ?? [piece.output.3, piece.output.4, piece.output.5, piece.output.6, piece.output.2].compactMap {
            $0.map(String.init)
          }
        for word in words {
          let at = try #require(rest.range(of: word.lowercased()), "\(name): \(word) is missing from\n\(rest)")
          rest = rest[at.upperBound...]
        }
        found += 1
      }
      #expect(found >= 15)
      // And nothing that is not on the page.
      #expect(
        mail.body.components(separatedBy: "\n- ").count - 1 == main.components(separatedBy: "<li><div class=\"what\">")
          .count - 1)
    }
    let receiver = try #require(mails.first { $0.to == "<minh@example.vn>" })
    #expect(receiver.body.contains("CHỜ TIẾP NHẬN\n- Báo cáo kết quả\n"))
    #expect(receiver.body.contains("CHỜ CƠ QUAN KHÁC\n27 việc quá hạn, 0 việc đến hạn trong 7 ngày tới.\n"))
  }

  private static let march = "thu/dieu-1:a:2024-M03"

  @Test func `each day of reminding of each due day is told once, and after days without a program in one mail`() throws
  {
    let world = try MailWorld()
    try world.subscribe(world.lan)
    try world.set("morning-mail", "reminders")
    // Seven days before Friday, 5 April is Friday, 29 March; one day before is Thursday; Saturday the 6th is told on Monday.
    var told: [String] = []
    func look(_ month: Int, _ days: ClosedRange<Int>) {
      for day in days {
        world.post.look(now: MailWorld.at(month, day, 6, 45))
        world.restart()
        world.post.look(now: MailWorld.at(month, day, 17, 59))
        told += world.catcher.take().map { "\(day)/\(month) \($0.subject)" }
      }
    }
    look(3, 20...28)
    #expect(told == [])
    // No program runs on Friday, nor on the weekend.
    look(4, 1...12)
    #expect(
      told == [
        "1/4 Nhắc hạn 01/04/2024: 1 việc", "4/4 Nhắc hạn 04/04/2024: 1 việc", "5/4 Nhắc hạn 05/04/2024: 1 việc",
        "8/4 Nhắc hạn 08/04/2024: 1 việc", "12/4 Nhắc hạn 12/04/2024: 1 việc",
      ])
    let id = try #require(ObligationID(Self.march))
    #expect(try world.store.reminders(about: id).map(\.2.left) == [7, 1, 0, -1, -7])
    #expect(try world.store.reminders(about: id).allSatisfy { $0.person == world.lan })
    #expect(world.errors.change { $0 } == [])
  }

  @Test func `who was away over several days of reminding is told of the last alone`() throws {
    let world = try MailWorld()
    try world.subscribe(world.lan)
    world.post.look(now: MailWorld.at(3, 28, 6, 45))
    _ = world.catcher.take()
    // From Friday, 29 March until Tuesday, 9 April nobody runs the program: 7, 1, 0 days before and a day after have passed.
    world.restart()
    world.post.look(now: MailWorld.at(4, 9, 10))
    #expect(subjects(world) == ["Việc của tôi ngày 09/04/2024: 15 quá hạn, 1 sau đó"])
    #expect(try world.store.reminders(about: #require(ObligationID(Self.march))).map(\.2.left) == [-1])
  }

  @Test func `a server that is not reached is tried again, and yesterday's mail gives way to today's`() throws {
    let world = try MailWorld()
    try world.subscribe(world.lan)
    let morning = MailWorld.at(3, 20, 6, 45)
    func later(_ seconds: Int64) -> Instant { Instant(seconds: morning.seconds + seconds) }
    world.catcher.next(.hangsUp(at: "MAIL"), .hangsUp(at: "MAIL"))
    world.post.look(now: morning)
    guard case .troubled(since: morning, let words) = world.post.health else {
      Issue.record("\(world.post.health)")
      return
    }
    #expect(words.vi.contains("ngắt giữa chừng"))
    // For half a minute nobody is asked again; then the mail waits its minute.
    world.post.look(now: later(29))
    world.post.look(now: later(31))
    #expect(world.catcher.heard.filter { $0.hasPrefix("MAIL") }.count == 2)
    world.post.look(now: later(61))
    #expect(world.post.health == .troubled(since: morning, words))
    world.post.look(now: later(90))
    #expect(subjects(world) == [])
    world.post.look(now: later(130))
    #expect(subjects(world).count == 1)
    #expect(world.post.health == .good(later(130)))
    // Of a whole day without one the next tells; it is one mail.
    world.catcher.next(.answers("451 4.7.1 later", to: "RCPT"))
    world.post.look(now: MailWorld.at(3, 21, 6, 45))
    world.restart()
    world.post.look(now: MailWorld.at(3, 22, 6, 45))
    // Within 45 days is now also Monday, 6 May, to which 5 May moves.
    #expect(subjects(world) == ["Việc của tôi ngày 22/03/2024: 14 quá hạn, 2 sau đó"])
    world.post.look(now: MailWorld.at(3, 22, 12))
    #expect(subjects(world) == [])
  }

  @Test func `who dies after the server took a mail sends it again under the same name, and not before ten minutes`()
    throws
  {
    let world = try MailWorld()
    try world.subscribe(world.lan)
    let morning = MailWorld.at(3, 20, 6, 45)
    // The server has it, and the program dies before it knows.
    world.catcher.next(.hangsUpAfterMail)
    world.post.look(now: morning)
    let first = world.catcher.take()
    #expect(first.count == 1)
    world.restart()
    world.post.look(now: MailWorld.at(3, 20, 6, 46))
    let second = world.catcher.take()
    #expect(second.map { $0.header("Message-ID") } == first.map { $0.header("Message-ID") })
    // Who took one and is gone has it tried by others after his turn.
    try world.set("morning-time", "06:00")
    world.restart()
    world.post.look(now: MailWorld.at(3, 21, 5))
    let other = try MailWorld()
    try other.subscribe(other.lan)
    other.catcher.next(.answers("451 later", to: "RCPT"))
    other.post.look(now: morning)
    let taken = try other.store.takeMail(now: MailWorld.at(3, 20, 6, 46), for: MailPost.turn)
    #expect(taken?.tries == 2)
    other.restart()
    other.post.look(now: MailWorld.at(3, 20, 6, 55))
    #expect(subjects(other) == [])
    other.post.look(now: MailWorld.at(3, 20, 6, 56))
    #expect(subjects(other).count == 1)
  }

  @Test func `an address that is refused for good gets nothing more, and one whose mail was refused does`() throws {
    let world = try MailWorld()
    try world.subscribe(world.lan)
    try world.subscribe(world.minh, "minh@example.vn")
    // Whoever comes first: each answer is for one of them.
    let manner = Catcher.Manner.answersAll(["RCPT TO:<lan": "550 5.1.1 <lan@example.vn>", ".": "554 5.7.1 x"])
    world.catcher.next(manner, manner)
    world.post.look(now: MailWorld.at(3, 20, 6, 45))
    let contact = try #require(try world.store.contacts(of: world.lan).last)
    #expect(contact.refusal?.moment == MailWorld.at(3, 20, 6, 45) && contact.refusal?.answer == "550 5.1.1")
    #expect(try world.store.contacts(of: world.minh).last?.refusal == nil)
    world.post.look(now: MailWorld.at(3, 21, 6, 45))
    #expect(world.catcher.take().map(\.to) == ["<minh@example.vn>"])
    // A new address begins anew.
    try world.subscribe(world.lan, "lan.moi@example.vn", now: MailWorld.at(3, 21, 12))
    world.post.look(now: MailWorld.at(3, 22, 6, 45))
    #expect(world.catcher.take().map(\.to).sorted() == ["<lan.moi@example.vn>", "<minh@example.vn>"])
  }

  @Test func `nothing goes where it is not wanted any more: ended, erased, or of somebody who left`() throws {
    let world = try MailWorld()
    let contact = try world.subscribe(world.lan)
    // What waits is not sent either.
    world.catcher.next(.answers("451 later", to: "RCPT"))
    world.post.look(now: MailWorld.at(3, 20, 6, 45))
    #expect(
      try Desk.endMail(
        world.store, contact: contact, mark: world.store.markOfEnd(of: contact), now: MailWorld.at(3, 20, 7)))
    world.post.look(now: MailWorld.at(3, 20, 8))
    #expect(subjects(world) == [])
    let second = try world.subscribe(world.lan, now: MailWorld.at(3, 20, 12))
    let owner = Desk(world.store, .owner, now: MailWorld.at(3, 20, 13))
    _ = try owner.erase(second, "address", ground: "theo đề nghị")
    world.post.look(now: MailWorld.at(3, 21, 6, 45))
    #expect(subjects(world) == [])
    #expect(try world.store.contacts(of: world.lan).last?.address == nil)
    #expect(try world.store.verify().findings == [])
    try world.subscribe(world.minh, "minh@example.vn", now: MailWorld.at(3, 21, 12))
    try Desk(world.store, .owner, now: MailWorld.at(3, 21, 13)).endPerson(world.minh)
    world.post.look(now: MailWorld.at(3, 22, 6, 45))
    #expect(subjects(world) == [])
    #expect(try world.store.contacts().map(\.person) == [world.lan])
  }

  @Test func `who sees nothing gets nothing, and that is no denial`() throws {
    let world = try MailWorld()
    let owner = Desk(world.store, .owner, now: MailWorld.start)
    let (nobody, _) = try owner.addPerson(named: "Không vai trò")
    try world.subscribe(nobody, "ai@example.vn")
    let before = try world.store.lastNumber()
    world.post.look(now: MailWorld.at(3, 20, 6, 45))
    #expect(subjects(world) == [])
    #expect(try world.store.lastNumber() == before)
    #expect(world.errors.change { $0 } == [])
  }

  @Test func `no mail has what somebody wrote: no note, no ground, no name of a case`() throws {
    let world = try MailWorld()
    try world.subscribe(world.lan)
    try world.subscribe(world.minh, "minh@example.vn")
    let marker = "DAUHIEU-0912345678"
    var deed = Deed(.occurred)
    deed.id = "don-nguyen-van-x"
    deed.occurrence = Occurrence(.situationRaised, subject: marker, at: MailWorld.a)
    deed.note = marker
    _ = try world.desk(world.lan, now: MailWorld.at(3, 19, 13)).record(deed)
    var sent = Deed(.submitted)
    sent.obligations = [try #require(ObligationID("thu/dieu-1:a:2024-M02"))]
    sent.note = marker
    _ = try world.desk(world.lan, now: MailWorld.at(3, 19, 14)).record(sent)
    world.post.look(now: MailWorld.at(3, 20, 6, 45))
    let mails = world.catcher.take()
    #expect(mails.count == 2)
    for mail in mails {
      for text in [mail.body, mail.subject, mail.text] {
        #expect(!text.contains("DAUHIEU") && !text.contains("0912345678") && !text.contains("nguyen-van-x"))
      }
    }
    // It is told that there is something, without its name.
    let own = try #require(mails.first { $0.to == "<lan@example.vn>" })
    #expect(own.body.contains("- Báo cáo mưa lũ\n"))
    #expect(
      own.body.contains("https://phoihop.example.vn/nhiem-vu/thu~dieu-1:a:2023-M01\n")
        || own.body.contains("/nhiem-vu/thu~dieu-1%3Aa%3A2023-M01\n"))
  }

  @Test(.enabled(if: TestServer.isAvailable, TestServer.whySkipped)) func `on a server of PostgreSQL it is the same`()
    throws
  {
    let server = try TestServer.shared.get()
    let world = try MailWorld(server: server.url(server.makeDatabase()))
    try world.subscribe(world.lan)
    try world.set("morning-mail", "reminders")
    world.post.look(now: MailWorld.at(3, 28, 6, 45))
    #expect(subjects(world) == [])
    world.catcher.next(.answers("451 later", to: "RCPT"))
    world.post.look(now: MailWorld.at(3, 29, 6, 45))
    world.restart()
    world.post.look(now: MailWorld.at(4, 1, 6, 45))
    #expect(subjects(world) == ["Nhắc hạn 01/04/2024: 1 việc"])
    world.post.look(now: MailWorld.at(4, 1, 7))
    #expect(subjects(world) == [])
    #expect(try world.store.reminders(about: #require(ObligationID(Self.march))).map(\.2.left) == [7])
    #expect(try world.store.verify().findings == [])
    #expect(world.errors.change { $0 } == [])
  }
}
