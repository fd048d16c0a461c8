import Access
import Diagnostics
import Entries
import Foundation
import Ledger
import Obligations
import Organisations
import Secrets
import Store
import Testing
import UseCases

@testable import WebUI

/// *Nhật ký*.
@Suite struct LedgerPagesTests {
  private static let paths = ["/nhat-ky", "/nhat-ky/1"]

  @Test func `the auditor sees the newest entries first, who wrote them and about what`() throws {
    let world = try WebWorld()
    let last = try world.count
    let page = try world.get("/nhat-ky", as: .auditor)
    #expect(page.status == 200)
    #expect(
      page.has(
        "<td><a href=\"/nhat-ky/\(last)\">\(last)</a></td><td class=\"id\" data-head=\"Ghi lúc\">20/03/2024 12:00:00</td>"
      ))
    #expect(page.has("<td data-head=\"Loại\">kích hoạt văn bản</td>"))
    #expect(page.has("chủ thư mục kho"))
    let english = try world.get("/nhat-ky", as: .auditor, .en)
    #expect(english.has("<td data-head=\"Kind\">text activated</td>"))
    #expect(english.has("owner of the folder"))
  }

  @Test func `nobody else reads it, opens an entry or verifies, and that he asked is kept`() throws {
    let world = try WebWorld()
    for person in WebWorld.Person.allCases where person != .auditor {
      for path in Self.paths { #expect(try world.isRefused(path, to: person), "\(path) \(person)") }
    }
    for person in [WebWorld.Person.reporter, .leader, .nobody] {
      let before = try world.count
      #expect(try world.post("/nhat-ky/kiem-tra", as: person).status == 404, "\(person)")
      let written = try world.kinds(after: before)
      #expect(written == [.denied], "\(person)")
    }
  }

  @Test func `the auditor sees the ledger and nothing else`() throws {
    let world = try WebWorld()
    for path in [
      "/quy-che", "/quy-che/thu", "/tra-cuu", "/ra-soat-bao-cao", "/nguoi-dung", "/nhiem-vu/thu~dieu-1:a:2024-M02",
    ] {
      #expect(try world.isRefused(path, to: .auditor), "\(path)")
    }
    #expect(!(try world.get("/nhat-ky", as: .auditor).has("href=\"/quy-che\"")))
  }

  /// Eight people were added; Ban A sent February on 20 March.
  @Test func `entries are narrowed by kind, by who wrote them and by the day`() throws {
    let world = try WebWorld()
    var deed = Deed(.submitted)
    deed.obligations = [WebWorld.report(of: WebWorld.a, month: 2)]
    _ = try world.desk(of: .reporter).record(deed)
    func count(_ page: WebWorld.Page) -> Int { page.html.components(separatedBy: "<td><a href=\"/nhat-ky/").count - 1 }
    #expect(count(try world.get("/nhat-ky?loai=personAdded", as: .auditor)) == 8)
    let own = try world.get("/nhat-ky?nguoi=\(try world.id(of: .reporter))", as: .auditor)
    #expect(count(own) == 1)
    #expect(own.has("thu/dieu-1:a:2024-M02"))
    #expect(count(try world.get("/nhat-ky?ngay=20/3/2024&loai=submitted", as: .auditor)) == 1)
    let none = try world.get("/nhat-ky?ngay=19/3/2024", as: .auditor)
    #expect(count(none) == 0)
    #expect(none.has("Không có mục nào như vậy; bỏ lọc để xem tất cả."))
    let wrong = try world.get("/nhat-ky?ngay=hom-qua&loai=la", as: .auditor)
    #expect(wrong.status == 422)
    #expect(wrong.has("<li><a href=\"#ngay\">&quot;hom-qua&quot; không phải là một ngày; nhập như 25/03/2024</a></li>"))
    #expect(wrong.has("<li><a href=\"#loai\">Không có loại &quot;la&quot;; chọn trong danh sách</a></li>"))
    #expect(wrong.has("value=\"hom-qua\""))
  }

  @Test
  func
    `an entry is shown with a proof that leads from its hash to the root, and without what was written about people`()
    throws
  {
    let world = try WebWorld(person: { $0 == .administrator ? "Tên riêng" : "Người khác" })
    var number: Int64 = 0
    try world.store.ledger.entries {
      number = $0.head.sequence
      return $0.head.kind != .personAdded
    }
    let page = try world.get("/nhat-ky/\(number)", as: .auditor)
    #expect(page.has("<h1>Mục \(number): thêm người dùng</h1>"))
    #expect(!page.has("Tên riêng"))
    #expect(page.has("<dt>name</dt><dd class=\"soft\">có, không hiện ở đây</dd>"))
    let codes = page.html.components(separatedBy: "<code>").dropFirst().map { String($0.prefix { $0 != "<" }) }
    let shown = try world.store.ledger.inclusion(of: number)
    #expect(codes == [shown.leaf, shown.root].map(\.description) + shown.proof.path.map(\.description))
    #expect(shown.proof.shows(shown.leaf, at: Int(number) - 1, in: Int(shown.size), root: shown.root))
    let missing = try world.get("/nhat-ky/99999", as: .auditor)
    #expect(missing.status == 404)
    #expect(missing.has("Nhật ký có \(try world.count) mục, không có mục 99999."))
    #expect(try world.get("/nhat-ky/0", as: .auditor).status == 404)
  }

  @Test func `verifying everything says that the ledger is whole, or what is not as written`() throws {
    let world = try WebWorld()
    let page = try world.post("/nhat-ky/kiem-tra", as: .auditor)
    #expect(page.status == 200)
    #expect(page.has("<h1>Nhật ký nguyên vẹn</h1>"))
    #expect(page.has("Đã đọc lại \(try world.count) mục"))
    #expect(try world.post("/nhat-ky/kiem-tra", as: .auditor, .en).has("<h1>The ledger is whole</h1>"))
    #expect(try world.get("/nhat-ky/kiem-tra", as: .auditor).location == "/nhat-ky")
  }

  @Test func `what a text of a store says is text and never a piece of the page`() throws {
    let world = try WebWorld(names: ("<script>alert(1)</script>", "Ban B", "Văn phòng"))
    let last = try world.count
    for number in 1...last {
      let page = try world.get("/nhat-ky/\(number)", as: .auditor)
      #expect(page.status == 200 && !page.has("<script>alert"))
      #expect(page.html.utf8.count < 30 * 1024, "\(number)")
    }
    let page = try world.get("/nhat-ky?nguoi=%22%3E%3Cscript%3E", as: .auditor)
    #expect(page.has("value=\"&quot;&gt;&lt;script&gt;\""))
  }

  @Test func `two hundred entries more take pages of less than 30 KB that lead to each other`() throws {
    let world = try WebWorld()
    let owner = Desk(world.store, .owner, now: WebWorld.now)
    for number in 1...100 { _ = try owner.addPerson(named: "Người thứ \(number)") }
    let all = Int(try world.count)
    var path: String? = "/nhat-ky"
    var seen: [Int] = []
    while let next = path {
      let page = try world.get(next, as: .auditor)
      #expect(page.html.utf8.count < 30 * 1024)
      seen += page.html.components(separatedBy: "<td><a href=\"/nhat-ky/").dropFirst().compactMap {
        Int($0.prefix { $0.isNumber })
      }
      path = page.html.range(of: "/nhat-ky?truoc=").map {
        "/nhat-ky?truoc=" + page.html[$0.upperBound...].prefix { $0.isNumber }
      }
    }
    #expect(seen == Array((1...all).reversed()))
  }
}
