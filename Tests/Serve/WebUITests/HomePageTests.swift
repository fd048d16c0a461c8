import Access
import Diagnostics
import Facts
import Foundation
import Obligations
import Store
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
        "Bạn chưa có vai trò nào; quản trị viên cấp vai trò ở trang Người dùng, sau đó việc của bạn hiện ở đây."))
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
