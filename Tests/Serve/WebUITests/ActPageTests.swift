import CivilTime
import Diagnostics
import Entries
import Foundation
import HTTPCore
import Obligations
import Testing

@testable import WebUI

/// What one does about an obligation.
@Suite struct ActPageTests {
  private static let february = WebWorld.report(of: WebWorld.a, month: 2)
  private static let march = WebWorld.report(of: WebWorld.a, month: 3)
  private static let sending = Route.act(february, .submission).path

  @Test func `the form asks whether there is anything to report, and what else the same sending counts for`() throws {
    let world = try WebWorld()
    let page = try world.get(Self.sending, as: .reporter)
    #expect(page.status == 200)
    #expect(page.has("<h1>Gửi báo cáo</h1>"))
    #expect(page.has("Kỳ này có phát sinh không?"))
    #expect(page.has("name=\"also\" value=\"\(Self.march)\""))
    #expect(!page.has("name=\"also\" value=\"\(Self.february)\""))
    #expect(try world.get(Self.sending, as: .reporter, .en).has("Is there anything to report?"))
  }

  @Test func `what is sent is recorded once, told on the next page, and counts from today`() throws {
    let world = try WebWorld()
    let form = try world.get(Self.sending, as: .reporter)
    let once = try #require(form.hidden("_once"))
    let before = try world.count
    for _ in 0..<2 {
      let answer = try world.post(Self.sending, [("_once", once), ("note", "gửi <kèm> phụ lục")], as: .reporter)
      #expect(answer.status == 303)
      #expect(answer.location == Route.matter(Self.february).path)
    }
    #expect(try world.count == before + 1)
    let page = try world.get(Route.matter(Self.february).path, as: .reporter)
    #expect(page.has("Đã ghi: gửi báo cáo. Số nhật ký \(before + 1)."))
    #expect(page.has("Gửi chậm, chờ tiếp nhận"))
    #expect(try !world.get(Route.matter(Self.february).path, as: .reporter).has("Đã ghi: gửi"), "told once")
  }

  @Test func `who did what he owes is not urged, until it is sent back`() throws {
    let world = try WebWorld()
    func isUrged() throws -> Bool {
      try world.get(Route.matter(Self.february).path, as: .leader).has(">Nhắc, đôn đốc</a>")
    }
    #expect(try isUrged())
    for (act, person, isOwed) in [
      (ActName.submission, WebWorld.Person.reporter, false), (.returning, .leader, true),
      (.submission, .reporter, false), (.receipt, .receiver, false),
    ] {
      let page = try world.post(
        Route.act(Self.february, act).path, [("ground", "thiếu phụ lục"), ("note", "hai trang")], as: person)
      #expect(page.status == 303, "\(act) \(page)")
      #expect(try isUrged() == isOwed, "\(act)")
    }
  }

  @Test func `one sending counts for two`() throws {
    let world = try WebWorld()
    let before = try world.count
    let answer = try world.post(
      Self.sending, [("also", Self.march.description), ("note", "gộp")], as: .reporter)
    #expect(answer.status == 303)
    #expect(try world.count == before + 1)
    #expect(try world.get(Route.matter(Self.march).path, as: .reporter).has("tính cho 2 việc"))
    #expect(try world.get(Route.matter(Self.march).path, as: .receiver).has("chờ tiếp nhận"))
  }

  @Test func `what is wrong comes back with the input kept, on top and at its field`() throws {
    let world = try WebWorld()
    let before = try world.count
    let page = try world.post(
      Self.sending, [("document", "12-BC/BA"), ("document-day", "31/02/2024"), ("note", "phần đã nhập")], as: .reporter)
    #expect(page.status == 422)
    #expect(page.has("<title>Lỗi: Gửi báo cáo"))
    #expect(
      page.has(
        "<a href=\"#document-day\">Ngày văn bản: &quot;31/02/2024&quot; không phải là một ngày; nhập như 25/03/2024</a>"
      ))
    #expect(
      page.has(
        "<p class=\"bad\" id=\"document-day-bad0\">&quot;31/02/2024&quot; không phải là một ngày; nhập như 25/03/2024</p>"
      ))
    #expect(page.has("value=\"12-BC/BA\""))
    #expect(page.has(">phần đã nhập</textarea>"))
    #expect(try world.count == before)
  }

  @Test func `a number without its day is asked for the day, and a day without its number for the number`() throws {
    let world = try WebWorld()
    #expect(
      try world.post(Self.sending, [("document", "12-BC/BA")], as: .reporter).has("Văn bản có số thì cần cả ngày"))
    #expect(
      try world.post(Self.sending, [("document-day", "5/3/2024")], as: .reporter, .en).has(
        "A document with a day needs its number too"))
  }

  @Test func `the office receives, sends back with a reason, and not without`() throws {
    let world = try WebWorld()
    #expect(try world.post(Self.sending, [("note", "hai trang")], as: .reporter).status == 303)
    #expect(try world.get("/", as: .receiver).has("<b>1</b> chờ tiếp nhận"))
    let back = Route.act(Self.february, .returning).path
    let refused = try world.post(back, as: .receiver)
    #expect(refused.status == 422)
    #expect(refused.has("<a href=\"#ground\">Nêu lý do hoặc căn cứ</a>"))
    #expect(try world.post(back, [("ground", "thiếu phụ lục")], as: .receiver).status == 303)
    // The sender finds it on his home page, with the reason where he sends it again.
    let home = try world.get("/", as: .reporter)
    #expect(home.has("<h2>Trả lại để bổ sung</h2>") && home.has("Trả lại, chờ bổ sung"))
    #expect(home.has("href=\"\(Self.sending)\">Gửi<"))
    let told = "<strong>Trả lại để bổ sung ngày 20/03/2024</strong>: thiếu phụ lục"
    #expect(try world.get(Route.matter(Self.february).path, as: .reporter).has(told))
    let form = try world.get(Self.sending, as: .reporter)
    #expect(form.has(told) && form.has("<h1>Gửi lại</h1>"))
    #expect(try !world.get("/", as: .other).has("Trả lại để bổ sung"))
    // Sent again the same day it is sent, and can be received.
    #expect(try world.post(Self.sending, [("note", "đủ phụ lục")], as: .reporter).status == 303)
    #expect(try !world.get("/", as: .reporter).has("Trả lại để bổ sung"))
    #expect(try world.post(Route.act(Self.february, .receipt).path, as: .receiver).status == 303)
    #expect(try world.get(Route.matter(Self.february).path, as: .reporter).has("Đã tiếp nhận"))
    #expect(try world.get("/", as: .receiver).has("<b>0</b> chờ tiếp nhận"))
  }

  @Test func `a report says something: a number, a file, a note, or that there is nothing`() throws {
    let world = try WebWorld()
    let before = try world.count
    let page = try world.post(Self.sending, as: .reporter)
    #expect(page.status == 422)
    #expect(page.has("<a href=\"#document\">Ghi số và ngày văn bản, kèm tệp hoặc ghi chú nội dung"))
    #expect(try world.count == before)
    #expect(try world.post(Self.sending, [("nothing", "1")], as: .reporter).status == 303)
  }

  @Test func `what is corrected after it was received waits to be received again`() throws {
    let world = try WebWorld()
    let receipt = Route.act(Self.february, .receipt).path
    try #require(world.post(Self.sending, [("note", "số 4")], as: .reporter).status == 303)
    try #require(world.post(receipt, as: .receiver).status == 303)
    #expect(try world.get("/", as: .receiver).has("<b>0</b> chờ tiếp nhận"))
    #expect(try world.get(Self.sending, as: .reporter).has("<h1>Gửi đính chính</h1>"))
    try #require(world.post(Self.sending, [("note", "số 5")], as: .reporter).status == 303)
    #expect(try world.get("/", as: .receiver).has("<b>1</b> chờ tiếp nhận"))
    #expect(try world.get(Route.matter(Self.february).path, as: .receiver).has("đính chính chờ tiếp nhận"))
    #expect(try world.post(receipt, as: .receiver).status == 303)
    #expect(try world.get("/", as: .receiver).has("<b>0</b> chờ tiếp nhận"))
    #expect(try world.post(receipt, as: .receiver).status != 303, "there is nothing to receive any more")
  }

  @Test func `what one sending was for is received and sent back together, unless it is unticked`() throws {
    let world = try WebWorld()
    try #require(
      world.post(Self.sending, [("also", Self.march.description), ("note", "gộp")], as: .reporter).status == 303)
    let back = Route.act(Self.february, .returning).path
    let form = try world.get(back, as: .receiver)
    #expect(form.has("Lần gửi ấy còn là của") && form.has("name=\"also\" value=\"\(Self.march)\" checked"))
    let fields = [("also", Self.march.description), ("ground", "thiếu biểu")]
    #expect(try world.post(back, fields, as: .receiver).status == 303)
    for id in [Self.february, Self.march] {
      #expect(try world.get(Route.matter(id).path, as: .reporter).has("Trả lại, chờ bổ sung"), "\(id)")
    }
    // What is sent apart is answered apart.
    try #require(world.post(Self.sending, [("note", "đủ")], as: .reporter).status == 303)
    #expect(try !world.get(Route.act(Self.february, .receipt).path, as: .receiver).has("Lần gửi ấy còn là của"))
  }

  @Test func `a new day is later than the one that holds, and no year away`() throws {
    let world = try WebWorld()
    let extend = Route.act(Self.february, .extension).path
    let before = try world.count
    for (day, words) in [
      ("5/3/2024", "gia hạn này không làm hạn 05/03/2024 muộn hơn; nhập một ngày sau ngày ấy"),
      ("1/3/2024", "gia hạn này không làm hạn 05/03/2024 muộn hơn; nhập một ngày sau ngày ấy"),
      // 20/3/2024 and 366 days are Friday 21/3/2025.
      ("24/3/2025", "hạn mới 24/03/2025 muộn hơn cả hạn đang có (05/03/2024) lẫn hôm nay trên một năm"),
      (
        "31/12/2099",
        "hạn mới 31/12/2099 muộn hơn cả hạn đang có (05/03/2024) lẫn hôm nay trên một năm; xem lại năm đã nhập"
      ),
    ] {
      let page = try world.post(extend, [("until", day), ("ground", "bão")], as: .coordinator)
      #expect(page.status == 422 && page.has(words), "\(page)")
    }
    #expect(try world.count == before)
    #expect(try world.post(extend, [("until", "29/3/2024"), ("ground", "bão")], as: .coordinator).status == 303)
    #expect(try world.get(Route.matter(Self.february).path, as: .reporter).has("dời từ 05/03/2024"))
  }

  @Test func `what came on paper is recorded for its sender, with its day and what shows it`() throws {
    let world = try WebWorld()
    let recording = Route.act(Self.february, .recording).path
    let form = try world.get(recording, as: .receiver)
    #expect(form.has("<h1>Ghi nhận thay</h1>"))
    let page = try world.post(recording, [("happened", "4/3/2024")], as: .receiver)
    #expect(page.status == 422)
    #expect(page.has("Việc xảy ra trước hôm nay cần số đến, cuộc gọi, hoặc số và ngày văn bản"))
    #expect(page.has("value=\"4/3/2024\""))
    #expect(
      try world.post(recording, [("happened", "21/3/2024"), ("evidence", "số đến 7")], as: .receiver).has(
        "Ngày này chưa đến; ghi ngày đã đến nơi"))
    // The period begins on 1 February, and a month before it something may be known of it.
    #expect(
      try world.post(recording, [("happened", "31/12/2023"), ("evidence", "số đến 7")], as: .receiver).has(
        "ngày 31/12/2023 sớm hơn một tháng trước khi kỳ này bắt đầu (01/02/2024)"))
    #expect(
      try world.post(recording, [("happened", "4/3/2024"), ("evidence", "số đến 118")], as: .receiver).status == 303)
    let after = try world.get(Route.matter(Self.february).path, as: .receiver)
    #expect(after.has("Đúng hạn"))
    #expect(after.has("số đến 118"))
  }

  @Test func `somebody else's obligation is not there, and that he asked is kept`() throws {
    let world = try WebWorld()
    #expect(try world.isRefused(Route.matter(Self.february).path, to: .other))
    #expect(try world.isRefused(Self.sending, to: .other))
    #expect(try world.isRefused(Self.sending, to: .auditor))
    #expect(try world.isRefused(Self.sending, to: .administrator))
    let before = try world.count
    #expect(try world.post(Self.sending, as: .other).status == 404)
    #expect(try world.kinds(after: before) == [.denied])
  }

  @Test func `who sees an obligation and may not do a thing is told who may`() throws {
    let world = try WebWorld()
    let before = try world.count
    let page = try world.post(Route.act(Self.february, .waiver).path, [("ground", "bão lũ")], as: .reporter)
    #expect(page.status == 422)
    #expect(page.has(">bão lũ</textarea>"))
    #expect(try world.kinds(after: before) == [.denied])
    #expect(try !world.get(Route.matter(Self.february).path, as: .reporter).has("Cho phép bỏ qua"))
  }

  @Test func `a form of another site is not taken`() throws {
    let world = try WebWorld()
    let secret = try world.secret(of: .reporter)
    let token = try #require(world.application.signIns.find(secret, now: WebWorld.now)?.token)
    let request = Request(
      method: .post, target: try RequestTarget(Self.sending),
      headers: Headers([
        .init("Cookie", world.cookie(secret)), .init("Content-Type", "application/x-www-form-urlencoded"),
        .init("Sec-Fetch-Site", "cross-site"),
      ]), body: .bytes(Array("_token=\(token)".utf8)))
    let before = try world.count
    #expect(world.application.respond(request).status == .forbidden)
    #expect(try world.count == before)
  }

  @Test func `a file that is sent with it is given back under its name, to who sees the obligation`() throws {
    let world = try WebWorld()
    let secret = try world.secret(of: .reporter)
    let token = try #require(world.application.signIns.find(secret, now: WebWorld.now)?.token)
    let body = """
      --x\r\nContent-Disposition: form-data; name="_token"\r\n\r\n\(token)\r\n--x\r\nContent-Disposition: form-data; \
      name="file"; filename="Báo cáo tháng 2.txt"\r\nContent-Type: text/plain\r\n\r\nnội dung\r\n--x--\r\n
      """
    let request = Request(
      method: .post, target: try RequestTarget(Self.sending),
      headers: Headers([
        .init("Cookie", world.cookie(secret)), .init("Content-Type", "multipart/form-data; boundary=x"),
      ]
      ),
      body: .bytes(Array(body.utf8)))
    #expect(world.application.respond(request).status == .seeOther)
    let entry = try world.count
    let page = try world.get(Route.matter(Self.february).path, as: .receiver)
    #expect(page.has("Báo cáo tháng 2.txt"))
    #expect(try world.get(Route.file(entry: entry, number: 0).path, as: .receiver).html == "nội dung")
    #expect(try world.get(Route.file(entry: entry, number: 1).path, as: .receiver).status == 404)
    #expect(try world.isRefused(Route.file(entry: entry, number: 0).path, to: .other))
  }

  @Test func `a program that is called a document is refused with what it is, and what was typed stays`() throws {
    let world = try WebWorld()
    let before = try world.count
    let page = try world.upload(
      Self.sending, [("note", "gửi kèm phụ lục")], bytes: [("file", "bc.pdf", Array("MZ".utf8) + [0x90, 0x00])],
      as: .reporter)
    #expect(page.status == 422 && page.has("gửi kèm phụ lục"))
    #expect(page.has("có đuôi .pdf nhưng bên trong là chương trình chạy được"))
    #expect(try world.count == before)
  }

  @Test func `a file goes out as a download that no browser shows`() throws {
    let world = try WebWorld()
    let path = Route.file(entry: try world.count + 1, number: 0).path
    _ = try world.upload(Self.sending, files: [("file", "trang.xml", "<html/>")], as: .reporter)
    let request = Request(
      method: .get, target: try RequestTarget(path),
      headers: Headers([.init("Cookie", world.cookie(try world.secret(of: .receiver)))]), body: .bytes([]))
    let response = world.application.respond(request)
    #expect(response.status == .ok && response.headers["Content-Type"] == "application/octet-stream")
    #expect(response.headers["Content-Disposition"] == "attachment; filename*=UTF-8''trang.xml")
  }

  @Test func `what could tell who somebody is is asked about once, and nothing is written before`() throws {
    let world = try WebWorld()
    let before = try world.count
    let asked = try world.post(Self.sending, [("note", "người báo: 0912 345 678")], as: .reporter)
    #expect(asked.status == 422)
    #expect(
      asked.has(
        "&quot;0912 345 678&quot; giống số điện thoại; nếu là của người tố cáo, khiếu nại, phản ánh thì bỏ đi, nếu không thì đánh dấu ô xác nhận"
      ))
    // The question stands once, at the field; on top stands where it is.
    #expect(asked.has("<li><a href=\"#note\">&quot;0912 345 678&quot; giống số điện thoại: xem lại ô này</a></li>"))
    #expect(asked.html.components(separatedBy: "nếu là của người tố cáo").count == 2)
    #expect(asked.has("<label for=\"da-xem-lai\">"))
    #expect(asked.has("người báo: 0912 345 678</textarea>"))
    #expect(try world.count == before)
    let again = try world.post(
      Self.sending, [("note", "tổng đài 0912 345 678"), ("da-xem-lai", "1")], as: .reporter)
    #expect(again.status == 303)
    #expect(try world.kinds(after: before) == [.submitted])
  }

  /// Of eight bodies Ban A, Ban B and the office are parties; `d` stands beside Ban A below the office, and `e` to `g` elsewhere.
  @Test func `what is handed over goes to a party of the regulation or to who stands above or beside`() throws {
    let world = try WebWorld(
      parents: ["a,party,o", "d,party,o", "f,party,e"], more: ["d", "e", "f", "g"])
    let page = try world.get(Route.act(Self.march, .transfer).path, as: .coordinator)
    #expect(page.status == 200)
    let options = page.html.components(separatedBy: "<option value=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(options.filter { ["a", "b", "d", "e", "f", "g", "o"].contains($0) } == ["b", "o", "d"])
  }

  @Test func `of several days that are wrong each is told by its name on top`() throws {
    let world = try WebWorld()
    let page = try world.post(
      Route.act(Self.february, .recording).path, [("happened", "mai"), ("document", "1"), ("document-day", "mốt")],
      as: .receiver)
    #expect(
      page.has(
        "<li><a href=\"#happened\">Ngày đến nơi: &quot;mai&quot; không phải là một ngày; nhập như 25/03/2024</a></li>"))
    #expect(page.has("<li><a href=\"#document-day\">Ngày văn bản: &quot;mốt&quot; không phải là một ngày;"))
  }
}
