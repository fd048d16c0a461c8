import HTTPCore
import Store
import Testing
import UseCases

@testable import WebUI

/// What is answered where the machine fails: here a store that was closed under the pages.
@Suite struct DisturbedTests {
  private static let note = "kết quả tuần này, \"hai\" việc & một"

  @Test func `a form that could not be written comes back with all that was typed, in the language of who sent it`()
    throws
  {
    let world = try WebWorld()
    let path = Route.act(WebWorld.report(of: WebWorld.a, month: 2), .submission).path
    _ = try world.get(path, as: .reporter)
    try world.store.close(now: nil)
    let page = try world.post(path, [("note", Self.note), ("document", "12-BC/A"), ("nothing", "1")], as: .reporter)
    #expect(page.status == 503)
    #expect(page.has("<h1>Lúc này chưa ghi được</h1>"))
    #expect(page.has("Phần vừa nhập còn nguyên dưới đây. Giữ trang này mở, báo quản trị viên, rồi gửi lại."))
    #expect(page.has("<form method=\"post\" action=\"\(path)\">"))
    #expect(page.hidden("document") == "12-BC/A" && page.hidden("nothing") == "1")
    #expect(page.has("name=\"note\" value=\"kết quả tuần này, &quot;hai&quot; việc &amp; một\""))
    #expect(page.has("<li class=\"as-typed\">12-BC/A</li>"))
    #expect(page.hidden("_token")?.isEmpty == false)
  }

  @Test func `a form with secrets is not shown again, and one of another site is not either`() throws {
    let world = try WebWorld()
    _ = try world.get("/", as: .reporter)
    try world.store.close(now: nil)
    for (path, field) in [
      ("/dang-nhap", "mat-khau"), ("/loi-moi", "mat-khau"), ("/tai-khoan/mat-khau", "mat-khau-moi"),
    ] {
      let page = try world.post(path, [(field, "bí mật của tôi")], as: .reporter)
      #expect(page.status == 503, "\(path)")
      #expect(!page.has("bí mật của tôi"), "\(path)")
    }
    let path = Route.act(WebWorld.report(of: WebWorld.a, month: 2), .submission).path
    let foreign = world.application.respond(
      Request(
        method: .post, target: try RequestTarget(path),
        headers: Headers([
          .init("Content-Type", "application/x-www-form-urlencoded"), .init("Sec-Fetch-Site", "cross-site"),
        ]), body: .bytes(Array("note=gieo".utf8))))
    #expect(foreign.status.code == 503)
    guard case .bytes(let bytes) = foreign.body else { Issue.record("a file"); return }
    #expect(!String(decoding: bytes, as: UTF8.self).contains("gieo"))
  }
}
