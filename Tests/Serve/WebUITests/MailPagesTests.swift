import Access
import Diagnostics
import Entries
import Foundation
import HTTPCore
import Ledger
import Obligations
import Store
import Testing
import UseCases

@testable import WebUI

/// Where one gets mail, on one's own page, on the administrator's, and by the link in a mail.
@Suite struct MailPagesTests {
  private func world(_ health: MailHealth = .untried) throws -> WebWorld {
    let world = try WebWorld()
    world.restart(mail: MailConnection(link: "https://phoihop.example.vn") { health })
    return world
  }

  /// The code in the mail that waits.
  private func code(_ world: WebWorld) throws -> String {
    let mail = try #require(try world.store.takeMail(now: world.moment, for: 0))
    #expect(mail.subject == "Mã xác nhận địa chỉ thư")
    let body = try #require(mail.body)
    #expect(body.contains("\nhttps://phoihop.example.vn/tai-khoan\n"))
    return try #require(body.components(separatedBy: "Mã xác nhận: ").last?.components(separatedBy: "\n").first)
  }

  private func address(of person: WebWorld.Person, _ world: WebWorld) throws -> String? {
    try world.store.contacts(of: world.id(of: person)).last?.address?.text
  }

  @Test func `an address is one's own once its code came back, and ends with one click`() throws {
    let world = try world()
    let before = try world.count
    #expect(try world.get("/tai-khoan", as: .reporter).has("Chưa có địa chỉ. Thư buổi sáng kể"))
    let wrong = try world.post("/thu/dia-chi", [("dia-chi-thu", "lan@co quan")], as: .reporter)
    #expect(wrong.status == 422)
    #expect(
      wrong.has("\"lan@co quan\" không phải là địa chỉ thư; nhập như ten@coquan.gov.vn")
        || wrong.has("&quot;lan@co quan&quot; không phải là địa chỉ thư; nhập như ten@coquan.gov.vn"))
    #expect(try world.post("/thu/dia-chi", [], as: .reporter).has("Nhập địa chỉ thư"))
    #expect(try world.post("/thu/dia-chi", [("dia-chi-thu", "lan@example.vn")], as: .reporter).location == "/tai-khoan")
    let page = try world.get("/tai-khoan", as: .reporter)
    #expect(page.has("Đã gửi mã xác nhận đến lan@example.vn."))
    // Nothing is an entry yet, and nothing goes there but the code.
    #expect(try world.count == before && address(of: .reporter, world) == nil)
    let code = try code(world)
    let bad = try world.post("/thu/ma", [("ma-thu", "AAAA-AAAA")], as: .reporter)
    #expect(bad.status == 422 && bad.has("Mã không đúng; còn 4 lần, mã đúng ở thư vừa gửi đến lan@example.vn"))
    // It is nobody else's code.
    #expect(try world.post("/thu/ma", [("ma-thu", code)], as: .other).has("Không có địa chỉ nào đang chờ mã"))
    #expect(try world.post("/thu/ma", [("ma-thu", code.lowercased())], as: .reporter).location == "/tai-khoan")
    #expect(try world.kinds(after: before) == [.contactSet])
    #expect(try address(of: .reporter, world) == "lan@example.vn")
    let good = try world.get("/tai-khoan", as: .reporter)
    #expect(good.has("<b>lan@example.vn</b>. Sáng ngày làm việc lúc 06:45, khi có việc."))
    #expect(good.has("<option value=\"work\" selected>"))
    #expect(try world.post("/thu/buoi-sang", [("buoi-sang", "x")], as: .reporter).has("Chọn một trong các cách"))
    #expect(try world.post("/thu/buoi-sang", [("buoi-sang", "pressing")], as: .reporter).location == "/tai-khoan")
    #expect(try world.get("/tai-khoan", as: .reporter).has("<option value=\"pressing\" selected>"))
    #expect(try world.store.contacts(of: world.id(of: .reporter)).map(\.wish) == [.pressing])
    #expect(try world.kinds(after: before) == [.contactSet])
    // The code is good once.
    #expect(try world.post("/thu/ma", [("ma-thu", code)], as: .reporter).has("Không có địa chỉ nào đang chờ mã"))
    #expect(try world.post("/thu/thoi", as: .reporter).location == "/tai-khoan")
    #expect(try world.kinds(after: before) == [.contactSet, .contactEnded])
    #expect(try address(of: .reporter, world) == nil)
    #expect(try world.store.verify().findings == [])
  }

  @Test func `after five wrong codes the address is forgotten, and after five codes a day no more are mailed`() throws {
    let world = try world()
    for _ in 0..<5 {
      #expect(try world.post("/thu/dia-chi", [("dia-chi-thu", "lan@example.vn")], as: .reporter).status == 303)
    }
    let page = try world.post("/thu/dia-chi", [("dia-chi-thu", "lan@example.vn")], as: .reporter)
    #expect(page.has("Hôm nay đã gửi 5 mã xác nhận cho người này; ngày mai gửi tiếp được"))
    let code = try code(world)
    for left in [4, 3, 2, 1] {
      #expect(try world.post("/thu/ma", [("ma-thu", "X")], as: .reporter).has("còn \(left) lần"))
    }
    #expect(
      try world.post("/thu/ma", [("ma-thu", "X")], as: .reporter).has("Mã không đúng 5 lần nên địa chỉ này đã bỏ"))
    #expect(try world.post("/thu/ma", [("ma-thu", code)], as: .reporter).has("Không có địa chỉ nào đang chờ mã"))
  }

  @Test func `an administrator gives an address and sees that there is one, never which; its person confirms it`()
    throws
  {
    let world = try world()
    let id = try world.id(of: .reporter)
    #expect(try world.get("/nguoi-dung/\(id)", as: .administrator).has("<dd>chưa có địa chỉ</dd>"))
    let sent = try world.post("/nguoi-dung/\(id)/thu", [("address", "lan@example.vn")], as: .administrator)
    #expect(sent.location == "/nguoi-dung/\(id)")
    let code = try code(world)
    #expect(
      try world.get("/nguoi-dung/\(id)", as: .administrator).has(
        "Đã gửi mã xác nhận đến lan@example.vn; người này nhập mã ở trang Tài khoản."))
    #expect(try world.post("/thu/ma", [("ma-thu", code)], as: .reporter).location == "/tai-khoan")
    let page = try world.get("/nguoi-dung/\(id)", as: .administrator)
    #expect(page.has("<dd>đã có địa chỉ</dd>") && !page.has("lan@example.vn"))
    // Who administers nothing gives nobody an address, and that he tried is kept.
    let before = try world.count
    _ = try world.post("/nguoi-dung/\(id)/thu", [("address", "toi@example.vn")], as: .leader)
    #expect(try world.kinds(after: before) == [.denied])
    let contact = try #require(try world.store.contacts(of: id).last?.entry)
    try world.store.refuse(contact, answer: "550 5.1.1", now: world.moment)
    #expect(try world.get("/nguoi-dung", as: .administrator).has("Máy chủ thư không nhận địa chỉ của:"))
    #expect(
      try world.get("/nguoi-dung/\(id)", as: .administrator).has("máy chủ thư không nhận địa chỉ từ ngày 20/03/2024"))
    #expect(
      try world.get("/tai-khoan", as: .reporter).has(
        "Từ ngày 20/03/2024 máy chủ thư không nhận lan@example.vn (550 5.1.1); ghi lại địa chỉ đúng."))
  }

  @Test
  func `the link in a mail ends the mails to its address by a button, without anybody signed in, and nothing else`()
    throws
  {
    let world = try world()
    let id = try world.id(of: .reporter)
    func subscribe() throws -> Int64 {
      try world.store.ledger.append(
        [
          EntryDraft(
            .contactSet(address: .value("lan@example.vn"), language: .vi),
            by: Author(id: id.text, role: nil, organisation: nil), subject: id.text)
        ],
        now: world.moment)[0]
    }
    let contact = try subscribe()
    let mark = world.store.markOfEnd(of: contact)
    let path = "/thu/thoi/\(contact)/\(mark)"
    let before = try world.count
    // Programs that look at mails follow links.
    let page = try world.get(path)
    #expect(page.status == 200 && page.has("<form method=\"post\" action=\"\(path)\">") && !page.has("lan@"))
    #expect(try world.count == before)
    for wrong in [
      "/thu/thoi/\(contact + 1)/\(mark)", "/thu/thoi/\(contact)/\(String(mark.reversed()))", "/thu/thoi/0/\(mark)",
    ] {
      #expect(try world.get(wrong).status == 404)
      #expect(try world.post(wrong, [("List-Unsubscribe", "One-Click")]).status == 404)
    }
    #expect(try world.count == before)
    #expect(try world.post(path, [("List-Unsubscribe", "One-Click")]).has("Đã thôi gửi thư đến địa chỉ này."))
    #expect(try world.kinds(after: before) == [.contactEnded])
    #expect(try address(of: .reporter, world) == nil)
    // Pressed again it says the same; of an address that came later it ends nothing.
    let later = try subscribe()
    #expect(try world.post(path, []).has("Đã thôi gửi thư đến địa chỉ này."))
    #expect(try world.store.contacts(of: id).map(\.entry) == [later])
  }

  @Test func `where no mail can be sent that is told, and where it cannot be any more since when and why`() throws {
    let without = try WebWorld()
    let page = try without.get("/tai-khoan", as: .reporter)
    #expect(page.has("Chưa gửi được thư: quản trị viên bật bằng phoihop serve --mail."))
    #expect(!page.has("dia-chi-thu"))
    #expect(
      try without.post("/thu/dia-chi", [("dia-chi-thu", "lan@example.vn")], as: .reporter).has(
        "Chưa gửi được thư; bật bằng phoihop serve --mail"))
    let world = try world(.troubled(since: WebWorld.now, Words(vi: "không nối được", en: "no way")))
    #expect(try world.get("/nguoi-dung", as: .administrator).has("từ 20/03/2024 12:00:00: không nối được"))
  }

  // MARK: News

  private func deed(_ kind: Event.Kind, _ month: Int, ground: String? = nil) -> Deed {
    var deed = Deed(kind)
    deed.obligations = [WebWorld.report(of: WebWorld.a, month: month)]
    deed.ground = ground
    return deed
  }

  @Test func `what others did is new until one signs in again, and what one did oneself is no news`() throws {
    let world = try WebWorld()
    let heading = "Mới từ lần đăng nhập trước"
    #expect(try !world.get("/", as: .reporter).has(heading))
    let before = try world.count
    _ = try world.desk(of: .reporter).record(deed(.submitted, 2))
    #expect(try !world.get("/", as: .reporter).has(heading))
    _ = try world.desk(of: .receiver).record(deed(.returned, 2))
    for _ in 0..<2 {
      let page = try world.get("/", as: .reporter)
      #expect(page.has(heading) && page.has("<div>Trả lại để bổ sung</div>"), "\(page)")
    }
    // It is not the business of others.
    #expect(try !world.get("/", as: .other).has(heading))
    #expect(try world.store.seen(by: world.id(of: .reporter)) == before + 2)
    #expect(try world.get("/", as: .reporter, .en).has(heading) == false)
    #expect(try !world.get("/", as: .reporter, .en).has("New since you last signed in"))
  }
}
