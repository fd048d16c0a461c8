import CivilTime
import Entries
import Obligations
import Store
import Testing
import UseCases

@testable import WebUI

/// *Việc phát sinh*. Of the regulation only Điều 2 waits for an event: Ban A reports a storm to the office within three working days of
/// its being found.
///
/// It is Wednesday 20 March 2024: three working days after it are Thursday, Friday and Monday 25 March.
@Suite struct OccurrencePagesTests {
  private static let form = "/viec-phat-sinh/ghi"
  private static let raised = [("viec", "situationRaised"), ("noi", "Ban A"), ("vu-viec", "bão số 2")]

  @Test func `only events that a sentence in force waits for are offered, with those sentences`() throws {
    let world = try WebWorld()
    let page = try world.get(Self.form, as: .reporter)
    #expect(page.status == 200)
    #expect(page.has("<h2>Quy chế thử</h2>"))
    #expect(page.has("href=\"/viec-phat-sinh/ghi?viec=situationRaised\">Phát hiện tình hình</a>"))
    #expect(page.has("báo cáo mưa lũ"))
    #expect(!page.has("viec=sessionHeld"))
    let clause = try world.get("/quy-che/thu/dieu-2", as: .reporter)
    #expect(clause.has("<a href=\"/viec-phat-sinh/ghi?cau=thu%2Fdieu-2\">Ghi việc này đã xảy ra</a>"))
    let filled = try world.get("/viec-phat-sinh/ghi?cau=thu%2Fdieu-2", as: .reporter)
    #expect(filled.has("Ghi việc đã xảy ra: phát hiện tình hình"))
    #expect(filled.has("id=\"noi\" name=\"noi\" aria-describedby=\"noi-hint\" value=\"Ban A\""))
  }

  @Test func `a preview says who would owe what by when and writes nothing; what was shown is recorded once`() throws {
    let world = try WebWorld()
    let before = try world.count
    let preview = try world.post(Self.form, Self.raised + [("_do", "preview"), ("_once", "1")], as: .reporter)
    #expect(preview.status == 200)
    #expect(preview.has("<h2>Nếu ghi thì</h2>"))
    #expect(preview.has("<caption>1 việc phải làm</caption>"))
    #expect(preview.has("<strong>thứ Hai 25/03/2024</strong><br><span class=\"small soft\">theo văn bản</span>"))
    #expect(try world.count == before)
    let mark = try #require(preview.hidden("_xem"))
    let once = try #require(preview.hidden("_once"))
    let fields = Self.raised + [("_do", "record"), ("_xem", mark), ("_once", once)]
    let sent = try world.post(Self.form, fields, as: .reporter)
    #expect(sent.status == 303)
    let place = try #require(sent.location)
    #expect(try world.post(Self.form, fields, as: .reporter).location == place)
    #expect(try world.kinds(after: before) == [.occurred])
    let page = try world.get(place, as: .reporter)
    #expect(page.has("Đã ghi việc đã xảy ra. Số nhật ký \(before + 1)."))
    #expect(page.has("<h1>Phát hiện tình hình: bão số 2</h1>"))
    #expect(page.has("thứ Hai 25/03/2024"))
    let home = try world.get("/", as: .reporter)
    #expect(home.has("Báo cáo mưa lũ"))
    let list = try world.get("/viec-phat-sinh", as: .reporter)
    #expect(list.has("href=\"\(place)\">Phát hiện tình hình: bão số 2</a>"))
    #expect(list.has("1 việc sắp đến hạn"))
  }

  @Test func `what shows it is filed where it is recorded, and is given to who sees what happened`() throws {
    let world = try WebWorld()
    let first = try world.get(Self.form + "?viec=situationRaised", as: .reporter)
    #expect(first.has("Tệp kèm theo được chọn sau khi xem trước.") && !first.has("type=\"file\""))
    let preview = try world.post(Self.form, Self.raised + [("_do", "preview"), ("_once", "1")], as: .reporter)
    #expect(preview.has("<input type=\"file\" id=\"tep\" name=\"tep\""))
    let mark = try #require(preview.hidden("_xem"))
    let fields = Self.raised + [("_do", "record"), ("_xem", mark), ("_once", "1")]
    let before = try world.count
    let wrong = try world.upload(Self.form, fields, files: [("tep", "anh.jpg", "%PDF-1.4")], as: .reporter)
    #expect(
      wrong.status == 422 && wrong.has("có đuôi .jpg nhưng bên trong là PDF") && wrong.has("Chọn lại tệp: anh.jpg"))
    let named = try world.upload(
      Self.form, fields, files: [("tep", "gọi 0912 345 678.txt", "a")], as: .reporter)
    #expect(named.status == 422 && named.has("0912 345 678"))
    #expect(try world.count == before)
    let sent = try world.upload(Self.form, fields, files: [("tep", "công điện.pdf", "%PDF-1.4")], as: .reporter)
    let place = try #require(sent.location)
    #expect(try world.kinds(after: before) == [.occurred])
    let file = Route.file(entry: before + 1, number: 0).path
    // The office sees what happened at Ban A by the report that is owed to it.
    for person in [WebWorld.Person.reporter, .receiver, .coordinator] {
      #expect(try world.get(place, as: person).has("<a href=\"\(file)\" download>công điện.pdf</a>"), "\(person)")
      #expect(try world.get(file, as: person).html == "%PDF-1.4", "\(person)")
    }
    #expect(try world.isRefused(file, to: .other))
    #expect(try world.isRefused(file, to: .administrator))
  }

  /// Beside the report to the office a second sentence has Ban A tell Ban B.
  private static let told = WebWorld.regulation.replacing(
    "## Chương II.",
    with: """
      ### Điều 8. Báo tin {#dieu-8}

      ```quydinh
      A phải báo cáo "mưa lũ" gửi B; khi phát hiện tình hình; trong thời hạn 2 ngày làm việc, kể từ khi phát hiện tình hình.
      ```

      ## Chương II.
      """)

  @Test func `to whom it is owed records what came by telephone, for the body that told it, with what shows it`() throws
  {
    let world = try WebWorld()
    let before = try world.count
    let without = try world.post(Self.form, Self.raised + [("_do", "preview")], as: .receiver)
    #expect(without.status == 422 && without.has("Ghi thay cho nơi đã báo thì cần căn cứ: số đến, cuộc gọi"))
    let fields = Self.raised + [("can-cu", "anh Ba gọi lúc 10 giờ")]
    let preview = try world.post(Self.form, fields + [("_do", "preview"), ("_once", "1")], as: .receiver)
    #expect(preview.status == 200 && preview.has("<strong>thứ Hai 25/03/2024</strong>"), "\(preview)")
    let mark = try #require(preview.hidden("_xem"))
    let sent = try world.post(
      Self.form, fields + [("_do", "record"), ("_xem", mark), ("_once", "1")], as: .receiver)
    #expect(sent.status == 303, "\(sent)")
    #expect(try world.kinds(after: before) == [.occurred])
    // It is Ban A that owes, and the entry names the office.
    #expect(try world.store.entry(before + 1)?.head.organisation == WebWorld.office)
    #expect(try world.get("/", as: .reporter).has("Báo cáo mưa lũ"))
    // What it is to be called off for is for where it happened.
    let place = try #require(sent.location)
    #expect(try !world.get(place, as: .receiver).has("/rut\""))
    // To Ban B nothing of it is owed.
    let other = try world.post(Self.form, fields + [("_do", "preview")], as: .other)
    #expect(other.status == 422 && other.has("không được ghi việc phát sinh ở đây"), "\(other)")
    #expect(try world.kinds(after: before) == [.occurred, .denied])
  }

  @Test func `who is owed a part of what it starts records it for that part alone`() throws {
    let world = try WebWorld(regulation: Self.told)
    let fields = Self.raised + [("can-cu", "gọi lúc 10 giờ"), ("_do", "preview")]
    #expect(try world.post(Self.form, fields, as: .receiver).status == 422)
    let part = try world.post(Self.form, fields + [("cau", "thu/dieu-2")], as: .receiver)
    #expect(part.status == 200 && part.has("<caption>1 việc phải làm</caption>"), "\(part)")
    #expect(try world.post(Self.form, fields + [("cau", "thu/dieu-8")], as: .receiver).status == 422)
    #expect(try world.post(Self.form, fields + [("cau", "thu/dieu-8")], as: .other).status == 200)
  }

  @Test func `what was changed after the preview is shown again before it is recorded`() throws {
    let world = try WebWorld()
    let before = try world.count
    let preview = try world.post(Self.form, Self.raised + [("_do", "preview")], as: .reporter)
    let mark = try #require(preview.hidden("_xem"))
    let changed = Self.raised.dropLast() + [("vu-viec", "bão số 3"), ("_do", "record"), ("_xem", mark)]
    let again = try world.post(Self.form, Array(changed), as: .reporter)
    #expect(again.status == 200)
    #expect(again.has("<h2>Nếu ghi thì</h2>"))
    #expect(try world.count == before)
  }

  @Test func `what is wrong comes back at its field with what was typed`() throws {
    let world = try WebWorld()
    func page(_ fields: [(String, String)]) throws -> WebWorld.Page {
      try world.post(Self.form, Self.raised + fields + [("_do", "preview")], as: .reporter)
    }
    let future = try page([("ngay", "21/03/2024")])
    #expect(future.status == 422)
    #expect(future.has("Ngày này chưa đến"))
    #expect(future.has("value=\"bão số 2\""))
    #expect(try page([("ngay", "19/03/2024")]).has("Việc xảy ra trước hôm nay cần số đến"))
    #expect(try page([("ngay", "19/03/2024"), ("can-cu", "điện thoại 14 giờ 20")]).status == 200)
    #expect(try page([("ngay", "mai")]).has("&quot;mai&quot; không phải là một ngày"))
    #expect(try page([("ghi-chu", "gọi 0912 345 678")]).has("giống số điện thoại"))
    #expect(try page([("ghi-chu", "gọi 0912 345 678"), ("da-xem-lai", "1")]).status == 200)
    #expect(try page([("cau", "thu/dieu-1")]).has("Chọn câu trong danh sách"))
    let elsewhere = try world.post(
      Self.form, [("viec", "situationRaised"), ("noi", "Ban B"), ("_do", "preview")], as: .reporter)
    #expect(elsewhere.has("Chuyên viên ở Ban A không được ghi việc phát sinh ở đây"))
    let nothing = try world.post(
      Self.form, [("viec", "situationRaised"), ("noi", "Ban B"), ("_do", "preview")], as: .other)
    #expect(nothing.has("Không câu nào được khởi động và không hạn nào đổi."))
    let marks = try page([("vu-viec", "<b>&\"")])
    #expect(!marks.has("<b>&"))
  }

  @Test func `a coordinator records it for a body by naming the sentence`() throws {
    let world = try WebWorld()
    let without = try world.post(Self.form, Self.raised + [("_do", "preview")], as: .coordinator)
    #expect(without.has("Đầu mối phối hợp ghi thay cho nơi khác thì chọn câu được khởi động"))
    let named = try world.post(Self.form, Self.raised + [("cau", "thu/dieu-2"), ("_do", "preview")], as: .coordinator)
    #expect(named.status == 200)
    #expect(named.has("thứ Hai 25/03/2024"))
  }

  @Test func `what happened is put off where it was planned, and called off with a reason, each after a preview`()
    throws
  {
    let world = try WebWorld()
    let place = try Self.record(Self.raised + [("ngay-du-kien", "22/03/2024")], in: world)
    let page = try world.get(place, as: .reporter)
    #expect(page.has("href=\"\(place)/doi-ngay\">Dời ngày</a>"))
    // Counted from the planned Friday 22 March: Wednesday 27 March; from Monday 25 March: Thursday 28 March.
    #expect(page.has("thứ Tư 27/03/2024"))
    let preview = try world.post(
      place + "/doi-ngay", [("ngay-du-kien", "25/03/2024"), ("_do", "preview")], as: .reporter)
    #expect(preview.has("hạn từ 27/03/2024 thành 28/03/2024"))
    let mark = try #require(preview.hidden("_xem"))
    _ = try world.post(
      place + "/doi-ngay", [("ngay-du-kien", "25/03/2024"), ("_do", "record"), ("_xem", mark)], as: .reporter)
    #expect(try world.get(place, as: .reporter).has("thứ Năm 28/03/2024"))
    let without = try world.post(place + "/rut", [("_do", "preview")], as: .reporter)
    #expect(without.has("Nêu lý do hoặc căn cứ"))
    let off = try world.post(place + "/rut", [("ly-do", "tin nhầm"), ("_do", "preview")], as: .reporter)
    #expect(off.has("Việc đang có thay đổi"))
    let seen = try #require(off.hidden("_xem"))
    _ = try world.post(place + "/rut", [("ly-do", "tin nhầm"), ("_do", "record"), ("_xem", seen)], as: .reporter)
    let after = try world.get(place, as: .reporter)
    #expect(after.has("Đã rút"))
    #expect(after.has("tin nhầm"))
    #expect(!after.has("/doi-ngay"))
    #expect(try world.get(place + "/rut", as: .reporter).location == place)
  }

  @Test func `what happened is there for whom it binds and to whom it is owed, and for nobody else`() throws {
    let world = try WebWorld()
    let place = try Self.record(Self.raised, in: world)
    for person in [WebWorld.Person.reporter, .receiver, .leader, .coordinator] {
      #expect(try world.get(place, as: person).status == 200, "\(person)")
    }
    #expect(try world.isRefused(place, to: .other))
    #expect(try world.get("/viec-phat-sinh", as: .other).has("Chưa có việc nào được ghi."))
    // A registry clerk of the office may not call off what happened at Ban A.
    #expect(try world.get(place + "/rut", as: .receiver).location == place)
    #expect(try world.get("/viec-phat-sinh/ma/khong-co", as: .reporter).status == 404)
  }

  /// Records what happened as Ban A, after a preview; the address of its page.
  private static func record(_ fields: [(String, String)], in world: WebWorld) throws -> String {
    let preview = try world.post(form, fields + [("_do", "preview")], as: .reporter)
    let mark = try #require(preview.hidden("_xem"))
    let sent = try world.post(form, fields + [("_do", "record"), ("_xem", mark)], as: .reporter)
    return try #require(sent.location)
  }
}
