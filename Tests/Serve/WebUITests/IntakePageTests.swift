import CivilTime
import Diagnostics
import Entries
import Ledger
import Obligations
import Store
import Testing
import UseCases

@testable import WebUI

/// *Tiếp nhận*: what is received together, and what is ticked from the incoming register.
@Suite struct IntakePageTests {
  private static let path = "/tiep-nhan"
  private static let a = WebWorld.report(of: WebWorld.a, month: 2), b = WebWorld.report(of: WebWorld.b, month: 2)
  private static let group = [("cau", "thu/dieu-1"), ("ky", "2024-M02")]
  private static let address = "/tiep-nhan?cau=thu%2Fdieu-1&ky=2024-M02"

  private static func recorded(_ world: WebWorld) throws -> [RecordedEvent] {
    var found: [RecordedEvent] = []
    try world.store.ledger.entries(from: 1, to: world.count) { entry in
      if case .event(let event) = entry.body { found.append(event) }
      return true
    }
    return found
  }

  @Test func `who ticks from the incoming register records for all at once, each an entry with how it came`() throws {
    let world = try WebWorld()
    let start = try world.get(Self.path, as: .receiver)
    #expect(start.has("<a href=\"/tiep-nhan?cau=thu%2Fdieu-1&amp;ky=2024-M02\">Báo cáo kết quả</a>"))
    #expect(start.has("tháng 2/2024 · hạn 05/03/2024") && start.has("<div>2 cơ quan</div>"))
    #expect(start.has("Không có gì chờ tiếp nhận."))
    let page = try world.get(Self.address, as: .receiver)
    #expect(page.has("<h2>Báo cáo kết quả, tháng 2/2024, hạn 05/03/2024</h2>"))
    #expect(page.has("name=\"chon\" value=\"a\"") && page.has("aria-label=\"Số đến: Ban B\""))
    let before = try world.count
    // A number that is typed ticks its row too.
    let fields = [
      ("viec-gi", "ghi-thay"), ("cach-den", "truc"), ("ngay-den", "4/3/2024"), ("chon", "a"), ("so-den.b", "118"),
      ("so.b", "12-BC/B"), ("ngay.b", "1/3/2024"),
    ]
    let done = try world.post(Self.path, Self.group + fields, as: .receiver)
    #expect(done.status == 303 && done.location == Self.path, "\(done)")
    #expect(try world.count == before + 2)
    let events = try Self.recorded(world).suffix(2).map(\.event)
    #expect(events.map(\.kind) == [.received, .received])
    #expect(
      events.map(\.recordedFor) == [WebWorld.a, WebWorld.b] && events.map(\.by) == [WebWorld.office, WebWorld.office])
    #expect(events.allSatisfy { $0.happened.vietnamese == "04/03/2024" })
    #expect(events.map(\.evidence) == ["trục liên thông văn bản", "trục liên thông văn bản, số đến 118"])
    #expect(events.map(\.document?.number) == [nil, "12-BC/B"])
    let after = try world.get(Self.address, as: .receiver)
    #expect(after.has("Đã ghi nhận thay 2 cơ quan. Số nhật ký \(before + 1)–\(before + 2)."))
    #expect(after.has("Mọi cơ quan đã gửi cho kỳ này"))
    for id in [Self.a, Self.b] {
      #expect(try world.get(Route.matter(id).path, as: .receiver).has("Đã tiếp nhận"), "\(id)")
    }
    #expect(try !world.get(Self.path, as: .receiver).has("ky=2024-M02"))
  }

  @Test func `what is wrong comes back at its row with all that was typed, and nothing is written`() throws {
    let world = try WebWorld()
    let fields = [
      ("viec-gi", "ghi-thay"), ("cach-den", "giay"), ("ngay-den", "4/3/2024"), ("chon", "a"), ("so-den.a", "117"),
      ("so.b", "12-BC/B"), ("ngay.b", "1/3/2024"),
    ]
    let before = try world.count
    for (field, value, words) in [
      ("cach-den", "", "Chọn báo cáo đến bằng gì"), ("ngay-den", "21/3/2024", "Ngày này chưa đến; ghi ngày đã đến nơi"),
      ("ngay-den", "mai", "&quot;mai&quot; không phải là một ngày; nhập như 25/03/2024"),
      ("ngay.b", "", "Văn bản có số thì cần cả ngày"),
      ("ngay.b", "5/3/2024", "Văn bản đề ngày sau ngày đến 04/03/2024"),
      ("so-den.a", "gọi 0912 345 678", "0912 345 678"),
      ("ngay-den.b", "21/3/2024", "Ngày này chưa đến; ghi ngày đã đến nơi"),
      ("ngay-den.b", "29/2/2024", "Văn bản đề ngày sau ngày đến 29/02/2024"),
      ("khong-phat-sinh", "c", "Có mục đã chọn không còn chờ ở đây: đã có người ghi; xem lại các mục còn lại rồi gửi"),
      ("chon", "c", "Có mục đã chọn không còn chờ ở đây: đã có người ghi; xem lại các mục còn lại rồi gửi"),
    ] {
      let typed = fields.filter { $0.0 != field } + [(field, value)]
      let wrong = try world.post(Self.path, Self.group + typed, as: .receiver)
      #expect(wrong.status == 422 && wrong.has(words), "\(field): \(wrong)")
      #expect(wrong.has("name=\"so.b\" value=\"12-BC/B\""))
    }
    let empty = try world.post(
      Self.path, Self.group + [("viec-gi", "ghi-thay"), ("cach-den", "giay")], as: .receiver)
    #expect(empty.status == 422 && empty.has("Đánh dấu ít nhất một mục"))
    #expect(try world.count == before)
    // What was looked over is written as it is.
    let looked = fields.map { $0.0 == "so-den.a" ? ("so-den.a", "gọi 0912 345 678") : $0 } + [("da-xem-lai", "1")]
    #expect(try world.post(Self.path, Self.group + looked, as: .receiver).status == 303)
    #expect(try world.count == before + 2)
  }

  @Test func `who has nothing to report is ticked as that alone, and who came on another day has his own`() throws {
    let world = try WebWorld()
    let page = try world.get(Self.address, as: .receiver)
    #expect(
      page.has("<input type=\"checkbox\" name=\"khong-phat-sinh\" value=\"a\" aria-label=\"Không phát sinh: Ban A\">"))
    #expect(page.has("aria-label=\"Ngày đến, nếu khác: Ban B\""))
    let fields = [
      ("viec-gi", "ghi-thay"), ("cach-den", "dien-thoai"), ("ngay-den", "4/3/2024"), ("khong-phat-sinh", "a"),
      ("so-den.b", "118"), ("ngay-den.b", "5/3/2024"), ("so.b", "12-BC/B"), ("ngay.b", "5/3/2024"),
    ]
    // What is wrong elsewhere leaves the tick.
    let wrong = try world.post(Self.path, Self.group + fields.map { $0.0 == "so.b" ? ("so.b", "") : $0 }, as: .receiver)
    #expect(wrong.status == 422 && wrong.has("aria-label=\"Không phát sinh: Ban A\" checked>"))
    let done = try world.post(Self.path, Self.group + fields, as: .receiver)
    #expect(done.status == 303, "\(done)")
    let events = try Self.recorded(world).suffix(2).map(\.event)
    #expect(events.map(\.recordedFor) == [WebWorld.a, WebWorld.b] && events.map(\.nothingToReport) == [true, false])
    #expect(events.map(\.happened.vietnamese) == ["04/03/2024", "05/03/2024"])
    #expect(events.map(\.evidence) == ["điện thoại", "điện thoại, số đến 118"])
    #expect(events.map(\.document?.number) == [nil, "12-BC/B"])
    #expect(
      try world.get(Self.path, as: .receiver).has("Đã ghi nhận thay 2 cơ quan, trong đó 1 không phát sinh. Số nhật ký"))
  }

  @Test func `what is reported on a form is ticked where there is nothing, and opened where there are figures`() throws
  {
    let world = try ReportWorld().web
    let page = try world.get(Self.address, as: .receiver)
    #expect(page.has("Báo cáo này có biểu mẫu: cơ quan có số liệu thì mở ra để nhập."))
    #expect(page.has("<a href=\"\(Route.act(Self.b, .recording).path)\">Ban B</a>"))
    #expect(page.has("name=\"khong-phat-sinh\" value=\"b\"") && !page.has("name=\"chon\"") && !page.has("data-tick"))
    let before = try world.count
    let fields = [("viec-gi", "ghi-thay"), ("cach-den", "dien-thoai"), ("ngay-den", "4/3/2024")]
    for typed in [("so-den.b", "118"), ("chon", "b")] {
      let wrong = try world.post(Self.path, Self.group + fields + [typed], as: .receiver)
      #expect(
        wrong.status == 422
          && wrong.has("Báo cáo này có số liệu: mở cơ quan này để nhập, hoặc đánh dấu không phát sinh"), "\(wrong)")
    }
    #expect(try world.count == before)
    let more = [("khong-phat-sinh", "b"), ("so-den.b", "118"), ("so.b", "12-BC/B"), ("ngay.b", "1/3/2024")]
    #expect(try world.post(Self.path, Self.group + fields + more, as: .receiver).status == 303)
    let event = try #require(try Self.recorded(world).last?.event)
    #expect(event.nothingToReport && event.recordedFor == WebWorld.b && event.document?.number == "12-BC/B")
    #expect(event.evidence == "điện thoại, số đến 118" && event.obligations == [Self.b])
    #expect(try world.get(Self.address, as: .receiver).has("name=\"khong-phat-sinh\" value=\"a\""))
  }

  @Test func `of what is no report nobody ticks that there is nothing to report`() throws {
    let world = try WebWorld(
      regulation: WebWorld.regulation.replacing("A, B phải báo cáo", with: "A, B phải lập danh sách"))
    let page = try world.get(Self.address, as: .receiver)
    #expect(page.has("name=\"chon\" value=\"a\"") && !page.has("khong-phat-sinh"))
    let typed = Self.group + [("viec-gi", "ghi-thay"), ("cach-den", "giay"), ("khong-phat-sinh", "a")]
    let wrong = try world.post(Self.path, typed, as: .receiver)
    #expect(wrong.status == 422 && wrong.has("Đánh dấu ít nhất một mục"), "\(wrong)")
  }

  @Test func `what was sent here is received at once, and what was sent again meanwhile is told`() throws {
    let world = try WebWorld()
    for (id, person) in [(Self.a, WebWorld.Person.reporter), (Self.b, .other)] {
      #expect(
        try world.post(
          Route.act(id, .submission).path, [("document", "12-BC/\(id.bearer)"), ("document-day", "19/3/2024")],
          as: person
        ).status == 303)
    }
    #expect(
      try world.get("/", as: .receiver).has(
        "<a class=\"button second\" href=\"/tiep-nhan\">Tiếp nhận nhiều mục một lần</a>"))
    let page = try world.get(Self.path, as: .receiver)
    #expect(page.has("Gửi ngày 20/03/2024, số 12-BC/b ngày 19/03/2024"))
    let seen = try [Self.a, Self.b].map { id in ("gui.\(id)", try #require(page.hidden("gui.\(id)"))) }
    let ticked = [Self.a, Self.b].map { ("chon", $0.description) } + [("viec-gi", "tiep-nhan")]
    #expect(try world.post(Route.act(Self.a, .submission).path, [("note", "ba trang")], as: .reporter).status == 303)
    let before = try world.count
    let late = try world.post(Self.path, ticked + seen, as: .receiver)
    #expect(late.status == 422 && late.has("Vừa được gửi lại sau khi trang này mở; mở ra xem rồi tiếp nhận"))
    #expect(late.has("value=\"\(Self.b)\" aria-label=\"Chọn: Báo cáo kết quả, tháng 2/2024 · Ban B\" checked"))
    #expect(try world.count == before)
    let again = try world.get(Self.path, as: .receiver)
    let now = try [Self.a, Self.b].map { id in ("gui.\(id)", try #require(again.hidden("gui.\(id)"))) }
    let fields = ticked + now + [("so-den.\(Self.a)", "119"), ("_once", "mot-lan")]
    for _ in 1...2 {
      let done = try world.post(Self.path, fields, as: .receiver)
      #expect(done.status == 303 && done.location == Self.path, "\(done)")
    }
    // Sent twice, done once.
    #expect(try world.count == before + 2)
    let events = try Self.recorded(world).suffix(2).map(\.event)
    #expect(events.map(\.of) == now.map { Optional($0.1) } && events.map(\.evidence) == ["số đến 119", nil])
    #expect(try world.get(Self.path, as: .receiver).has("Không có gì chờ tiếp nhận."))
  }

  @Test func `who receives nothing finds nothing there, and writes nothing`() throws {
    let world = try WebWorld()
    let page = try world.get(Self.path, as: .reporter)
    #expect(page.has("Không còn việc nào của cơ quan khác chờ ghi nhận."))
    let before = try world.count
    let typed = Self.group + [("viec-gi", "ghi-thay"), ("cach-den", "giay"), ("chon", "a"), ("chon", "b")]
    let refused = try world.post(Self.path, typed, as: .reporter)
    #expect(refused.status == 422 && refused.has("Có mục đã chọn không còn chờ ở đây"))
    #expect(try world.count == before)
  }
}
