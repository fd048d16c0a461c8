import Access
import Diagnostics
import Facts
import Foundation
import Obligations
import Store
import Telling
import Testing
import UseCases

@testable import WebUI

/// *Việc của tôi*.
@Suite struct HomePageTests {
  /// Of Ban A every report since the regulation is late: the months of January 2023, due 5/2/2023, to February 2024, due 5/3/2024, are
  /// fourteen; the quarters of 2023, due 5/4/2023 to 5/1/2024, are four. Within 45 days of 20/3/2024 those of March and of the first quarter
  /// fall due on 5/4/2024.
  @Test func `who reports finds what is late, and the words of his language`() throws {
    let world = try WebWorld()
    let page = try world.get("/", as: .reporter)
    #expect(page.status == 200)
    #expect(page.has("<h1>Việc của tôi</h1>"))
    #expect(page.has("<b>18</b> quá hạn"))
    #expect(page.has("<b>0</b> hôm nay"))
    #expect(page.has("<b>2</b> sau đó"))
    #expect(page.has("Ban A"))
    #expect(page.has("Báo cáo kết quả"))
    let english = try world.get("/", as: .reporter, .en)
    #expect(english.has("<html lang=\"en\">"))
    #expect(english.has("<h1>My work</h1>"))
  }

  @Test func `who is not signed in is sent to where he can`() throws {
    let world = try WebWorld()
    let page = try world.get("/")
    #expect(page.status == 303)
    #expect(page.location == "/dang-nhap")
  }

  @Test func `who sees no obligation begins with what is his`() throws {
    let world = try WebWorld()
    #expect(try world.get("/", as: .administrator).location == "/nguoi-dung")
    #expect(try world.get("/", as: .auditor).location == "/nhat-ky")
  }

  @Test func `a form without the token of the sign-in is not taken`() throws {
    let world = try WebWorld()
    let page = try world.post("/dang-xuat", as: .reporter, withToken: false)
    #expect(page.status == 403)
    #expect(page.has("biểu mẫu này cũ hoặc không phải của phiên này") || page.has("Biểu mẫu này cũ"))
    #expect(try world.get("/", as: .reporter).status == 200)
  }

  @Test func `a name is text and never a piece of the page`() throws {
    let world = try WebWorld(
      names: ("<script>alert(1)</script>", "Ban B", "Văn phòng & họ"), person: { _ in "<b>&'" })
    let page = try world.get("/", as: .reporter)
    #expect(!page.has("<script>alert"))
    #expect(page.has("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.has("&lt;b&gt;&amp;&#39;"))
  }

  @Test func `who has no role yet is told who gives one`() throws {
    let world = try WebWorld()
    let before = try world.count
    let page = try world.get("/", as: .nobody)
    #expect(page.status == 200)
    #expect(
      page.has(
        "Đồng chí chưa có vai trò nào; quản trị viên cấp vai trò ở trang Người dùng, sau đó việc của đồng chí hiện ở đây."
      ))
    #expect(try world.count == before)
  }

  /// The secretary of Ban A and Ban B; a specialist of one of them reads of no body.
  @Test func `who works for several bodies reads whose each line is, and who works for one does not`() throws {
    let world = try WebWorld()
    let owner = Desk(world.store, .owner, now: WebWorld.now)
    for body in [WebWorld.a, WebWorld.b] {
      _ = try owner.grant(.secretary, to: world.id(of: .nobody), at: body, regulation: nil, from: WebWorld.first)
    }
    let both = try world.get("/", as: .nobody)
    #expect(both.has("<div class=\"about\">tháng 2/2024 · Ban A · gửi Văn phòng</div>"))
    #expect(both.has("<div class=\"about\">tháng 2/2024 · Ban B · gửi Văn phòng</div>"))
    #expect(try world.get("/", as: .reporter).has("<div class=\"about\">tháng 2/2024 · gửi Văn phòng</div>"))
  }

  /// The figures close on the 20th: the report of March is of 21 February to 20 March and due on the 25th, and what that of April is about
  /// begins on 21 March.
  @Test func `a button stands only where one may press it now, and else since when he may`() throws {
    let text = WebWorld.regulation.replacing(
      "hằng tháng, chậm nhất ngày 5 tháng sau.\n```",
      with:
        "hằng tháng, chậm nhất ngày 25 tháng cuối kỳ.\n```\n\n```apdung\ntheo: thông lệ\nsố liệu tính đến ngày 20 tháng cuối kỳ.\n```"
    )
    let world = try WebWorld(regulation: text)
    let owner = Desk(world.store, .owner, now: WebWorld.now)
    _ = try owner.grant(
      .initialler, to: world.id(of: .nobody), at: WebWorld.a, regulation: nil, from: WebWorld.first)
    let (march, april) = (WebWorld.report(of: WebWorld.a, month: 3), WebWorld.report(of: WebWorld.a, month: 4))
    let reporter = try world.get("/", as: .reporter)
    for one in [march, april] { #expect(reporter.has("<a href=\"\(Route.matter(one).path)\">Báo cáo kết quả</a>")) }
    #expect(reporter.has("href=\"\(Route.act(march, .submission).path)\""))
    #expect(!reporter.has("href=\"\(Route.act(april, .submission).path)\""))
    #expect(reporter.has("<div class=\"about\">gửi được từ ngày 21/03/2024</div>"))
    #expect(try world.get("/", as: .reporter, .en).has("<div class=\"about\">from 21/03/2024</div>"))
    // Who only puts his initials sees the work, and can send none of it.
    let initialler = try world.get("/", as: .nobody)
    #expect(initialler.has("<a href=\"\(Route.matter(march).path)\">Báo cáo kết quả</a>"))
    #expect(!initialler.has("<a class=\"button second\" href=\"/nhiem-vu/") && !initialler.has("gửi được từ ngày"))
    // What is on a button leads to a form.
    #expect(try world.get(Route.act(march, .submission).path, as: .reporter).status == 200)
  }

  /// Each of two bodies sends the reports of January 2023 to February 2024: fourteen months.
  @Test func `what arrived is counted whole, also where only the first are shown`() throws {
    let world = try WebWorld()
    let months = (1...12).map { "2023-M\($0 < 10 ? "0" : "")\($0)" } + ["2024-M01", "2024-M02"]
    for (person, body) in [(WebWorld.Person.reporter, "a"), (.other, "b")] {
      var deed = Deed(.submitted)
      deed.obligations = months.compactMap { ObligationID("thu/dieu-1:\(body):\($0)") }
      _ = try world.desk(of: person).record(deed)
    }
    let page = try world.get("/", as: .receiver)
    #expect(page.has("<b>28</b> chờ tiếp nhận"))
    #expect(page.html.components(separatedBy: ">Tiếp nhận<span").count == 21)
    // Who may receive nothing of it has no such number.
    #expect(try world.get("/", as: .reporter).has("<b>0</b> chờ tiếp nhận"))
    let work = try world.desk(of: .receiver).work()
    let more = WorkList(
      .init(
        bodies: work.bodies, counts: work.counts, items: [], returned: [], arrived: [],
        countOfArrived: .init(1000, isLeast: true),
        countsOfOthers: work.countsOfOthers, others: []), in: work.library.register, on: WebWorld.now.day, .vi)
    #expect(more.counts.last?.figure == "hơn 1.000")
  }

  @Test func `who works for one body reads whose a line is that is not of that body itself`() throws {
    let text = WebWorld.regulation.replacing(
      "- B: Ban B = mã \"b\"", with: "- B: Ban B = mã \"b\"\n- P: Bí thư = mã \"p\""
    )
    .replacing("A, B phải báo cáo \"kết quả\"", with: "A, B, P phải báo cáo \"kết quả\"")
    let world = try WebWorld(regulation: text, parents: ["p,post,a"], more: ["p"])
    let page = try world.get("/", as: .reporter)
    #expect(page.has("<div class=\"about\">tháng 2/2024 · Ban P · gửi Văn phòng</div>"))
    #expect(page.has("<div class=\"about\">tháng 2/2024 · gửi Văn phòng</div>"))
  }

  @Test func `before anything is activated a coordinator is led to the page for it, and others to whom to ask`() throws
  {
    let folder = NSTemporaryDirectory() + "phoihop-web-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try Store.create(at: StorePlace(folder), now: WebWorld.now, purpose: "test")
    defer { try? store.close(now: nil) }
    let owner = Desk(store, .owner, now: WebWorld.now)
    func home(_ role: Role, _ language: Language = .vi) -> String {
      let visitor = PageContext.Visitor(name: "An", seats: [], seat: nil, roles: [role], token: "")
      let context = PageContext(language: language, today: WebWorld.now.day, visitor: visitor)
      do {
        _ = try owner.work()
        return ""
      } catch let refused as Refused {
        return NothingYetPage(refused: refused, context: context).body.text
      } catch { return "\(error)" }
    }
    let shelf = TextShelf(
      [
        ("reg/organisations.csv", "id\no\n"), ("reg/names.csv", "id,name\no,Văn phòng\n"),
        ("reg/kinds.csv", "id,kind,level\no,văn phòng,tỉnh\n"),
        ("lich.md", try String(contentsOfFile: WebWorld.home + "/Regulations/calendars/vietnam.md", encoding: .utf8)),
      ].map { SourceText(name: $0.0, text: $0.1) })
    #expect(home(.coordinator).contains("nhờ quản trị viên nhập ở trang Cơ quan, đơn vị"))
    _ = try owner.importRegister(from: "reg", on: shelf, layer: 0)
    #expect(home(.coordinator).contains("nhờ quản trị viên, người giữ máy chủ, nhập lịch"))
    try owner.importCalendar(from: "lich.md", on: shelf)
    let coordinator = home(.coordinator)
    #expect(
      coordinator.contains("bấm Kích hoạt quy chế để bắt đầu")
        && coordinator.contains("<a class=\"button\" href=\"/kich-hoat\">"))
    let clerk = home(.registryClerk)
    #expect(clerk.contains("hỏi đầu mối phối hợp của quy chế") && !clerk.contains("/kich-hoat"))
    for role in Role.allCases {
      for language in Language.allCases {
        #expect(!home(role, language).contains("phoihop "), "no shell command on a page")
      }
    }
  }
}
