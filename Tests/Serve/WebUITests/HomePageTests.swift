import Diagnostics
import Testing

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
}
