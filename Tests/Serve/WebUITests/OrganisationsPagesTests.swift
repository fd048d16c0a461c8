import Diagnostics
import Entries
import Foundation
import Organisations
import Testing

@testable import WebUI

/// *Cơ quan, đơn vị*.
@Suite struct OrganisationsPagesTests {
  private static let register = [
    ("tep", "organisations.csv", "id\na\nb\no\nc\n"),
    (
      "tep", "names.csv",
      "id,name,from,to\na,Ban A,,2022-12-31\na,Ban A mới,2023-01-01,\nb,Ban B,,\no,Văn phòng,,\nc,Ban Đ,,\n"
    ),
    ("tep", "kinds.csv", "id,kind,level\na,ban a,tỉnh\nb,ban b,tỉnh\no,văn phòng,tỉnh\nc,ban đ,huyện\n"),
    ("tep", "parents.csv", "id,tree,parent\nc,đảng,o\n"),
  ].map { (field: $0.0, name: $0.1, text: $0.2) }

  /// Brings the register in.
  private func imported() throws -> WebWorld {
    let world = try WebWorld()
    let preview = try world.upload("/nhap-danh-ba", files: Self.register, as: .administrator)
    #expect(preview.status == 200, "\(preview)")
    let name = try #require(preview.hidden("buoc"))
    #expect(try world.post("/nhap-danh-ba", [("buoc", name)], as: .administrator).location == "/co-quan")
    return world
  }

  @Test func `files are looked at first, and written as they were looked at`() throws {
    let world = try WebWorld()
    let before = try world.count
    let preview = try world.upload("/nhap-danh-ba", files: Self.register, as: .administrator)
    // Of 14 lines eight stay: a, b, o of organisations and kinds, b and o of names. Ban A without days ends.
    #expect(preview.has("<b>6</b> dòng thêm"), "\(preview)")
    #expect(preview.has("<b>1</b> dòng kết thúc"))
    #expect(preview.has("<b>8</b> dòng giữ nguyên"))
    #expect(preview.has("<summary>names.csv: thêm 3, kết thúc 1</summary>"), "\(preview)")
    #expect(preview.has("<li>a, Ban A</li>") && preview.has("<li>c, Ban Đ</li>"))
    #expect(!preview.has("Thiếu tệp?"))
    #expect(try world.count == before)
    let name = try #require(preview.hidden("buoc"))
    #expect(try world.post("/nhap-danh-ba", [("buoc", name)], as: .administrator).location == "/co-quan")
    let kinds = try world.kinds(after: before)
    #expect(kinds.filter { $0 == .registerLineAdded }.count == 6)
    #expect(kinds.filter { $0 == .registerLineEnded }.count == 1)
    #expect(
      try world.get("/co-quan", as: .administrator).has(
        "Danh bạ đã ghi: thêm 6 dòng, kết thúc 1, giữ nguyên 8."))
    // Once.
    let again = try world.post("/nhap-danh-ba", [("buoc", name)], as: .administrator)
    #expect(again.has("Bản xem trước này đã quá lâu hoặc đã ghi; chọn lại tệp"))
    let same = try world.upload("/nhap-danh-ba", files: Self.register, as: .administrator)
    #expect(same.has("Danh bạ đã đúng như các tệp này; không có gì để ghi."))
  }

  @Test func `a file of the register that was not chosen is told before its lines end`() throws {
    let world = try imported()
    let preview = try world.upload(
      "/nhap-danh-ba", files: Self.register.filter { $0.name != "parents.csv" }, as: .administrator)
    #expect(preview.status == 200 && preview.has("<h2>Thiếu tệp?</h2>"))
    #expect(preview.has("Danh bạ đang có parents.csv (1 dòng) mà lần này không chọn"), "\(preview)")
    #expect(preview.has("<li>c, o, đảng</li>"))
  }

  @Test func `what is wrong in a file is told with its line, and nothing is written`() throws {
    let world = try WebWorld()
    let before = try world.count
    var files = Self.register
    files[3].text = "id,tree,parent\nc,đảng,khong-co\n"
    let page = try world.upload("/nhap-danh-ba", files: files, as: .administrator)
    #expect(page.status == 422)
    #expect(page.has("Trong tệp có lỗi; chưa ghi gì"))
    #expect(page.has("danh-ba/parents.csv:2:"))
    let none = try world.upload("/nhap-danh-ba", files: [], as: .administrator)
    #expect(none.has("<a href=\"#tep\">Chọn các tệp CSV</a>"))
    let excel = try world.upload("/nhap-danh-ba", files: [("tep", "danh ba.xlsx", "PK")], as: .administrator)
    #expect(excel.has("&quot;danh ba.xlsx&quot; không phải là tệp .csv; trong Excel chọn Lưu thành CSV UTF-8"))
    #expect(try world.count == before)
    let other = try world.upload("/nhap-danh-ba", files: Self.register, as: .leader)
    #expect(other.status == 404)
    #expect(try world.kinds(after: before) == [.denied])
  }

  @Test func `bodies are found by words of their names without marks, on the day when they were called so`() throws {
    let world = try imported()
    let all = try world.get("/co-quan", as: .reporter)
    #expect(all.has("4 cơ quan, đơn vị, chức danh ngày 20/03/2024."))
    // The province before the district.
    let order = ["Ban A mới</a>", "Ban B</a>", "Văn phòng</a>", "Ban Đ</a>"].map { all.html.range(of: $0)?.lowerBound }
    #expect(order.allSatisfy { $0 != nil } && order.compactMap(\.self) == order.compactMap(\.self).sorted())
    let found = try world.get("/co-quan?tim=ban+d", as: .reporter)
    #expect(found.has("1 cơ quan") && found.has("<a href=\"/co-quan/c\">Ban Đ</a>"))
    #expect(try world.get("/co-quan?tim=moi", as: .reporter).has("1 cơ quan"))
    let before = try world.get("/co-quan?tim=ban+a&ngay=31/12/2022", as: .reporter)
    #expect(before.has("<a href=\"/co-quan/a?ngay=31%2F12%2F2022\">Ban A</a>"))
    #expect(try world.get("/co-quan?tim=khong+co+ai", as: .reporter).has("Không có cơ quan nào như vậy ngày ấy"))
    let wrong = try world.get("/co-quan?ngay=mai", as: .reporter)
    #expect(wrong.status == 422 && wrong.has("&quot;mai&quot; không phải là một ngày; nhập như 25/03/2024"))
    #expect(try world.get("/co-quan", as: .reporter, .en).has("4 bodies, units and posts on 20/03/2024."))
  }

  @Test func `one body shows its names over time, what is above and what below`() throws {
    let world = try imported()
    let a = try world.get("/co-quan/a", as: .reporter)
    #expect(a.has("<h1>Ban A mới</h1>"))
    #expect(a.has("<li>Ban A <span class=\"soft\">(đến 31/12/2022)</span></li>"))
    #expect(a.has("<li>Ban A mới <span class=\"soft\">(từ 01/01/2023)</span></li>"))
    #expect(try world.get("/co-quan/a?ngay=1/7/2022", as: .reporter).has("<h1>Ban A</h1>"))
    #expect(
      try world.get("/co-quan/c", as: .reporter).has(
        "<li><a href=\"/co-quan/o\">Văn phòng</a> <span class=\"soft\">(hệ thống Đảng)</span></li>"))
    #expect(try world.get("/co-quan/o", as: .reporter).has("<li><a href=\"/co-quan/c\">Ban Đ</a></li>"))
    let wrong = try world.get("/co-quan/a?ngay=mai", as: .reporter)
    #expect(wrong.status == 422 && wrong.has("<h1>Ban A mới</h1>") && wrong.has("value=\"mai\""))
    #expect(wrong.has("&quot;mai&quot; không phải là một ngày; nhập như 25/03/2024"))
    let none = try world.get("/co-quan/khong-co", as: .reporter)
    #expect(none.status == 404 && none.has("Danh bạ không có cơ quan mã &quot;khong-co&quot;"))
  }

  @Test func `a reorganisation is told on both sides, with its basis, and who ended is marked`() throws {
    let world = try WebWorld()
    var files = Self.register
    files.append(
      ("tep", "successions.csv", "from,to,on,kind,extent,basis\nb,c,2024-03-01,merge,whole,Quyết định 1-QĐ/TU\n"))
    let preview = try world.upload("/nhap-danh-ba", files: files, as: .administrator)
    _ = try world.post(
      "/nhap-danh-ba", [("buoc", try #require(preview.hidden("buoc"), "\(preview)"))], as: .administrator)
    let b = try world.get("/co-quan/b", as: .reporter)
    #expect(
      b.has(
        "01/03/2024: hợp nhất, sáp nhập sang <a href=\"/co-quan/c?ngay=01%2F03%2F2024\">Ban Đ</a> – Quyết định 1-QĐ/TU")
    )
    #expect(b.has("Không tồn tại ngày 20/03/2024"))
    let c = try world.get("/co-quan/c", as: .reporter)
    #expect(c.has("hợp nhất, sáp nhập từ <a href=\"/co-quan/b?ngay=29%2F02%2F2024\">Ban B</a>"))
  }

  @Test func `names are text and never a piece of the page`() throws {
    let world = try WebWorld(names: ("<script>alert(1)</script>", "Ban B", "Văn phòng"))
    for path in ["/co-quan", "/co-quan/a", "/co-quan?tim=%3Cscript%3E&ngay=%22%3E%3Cscript%3E"] {
      #expect(!(try world.get(path, as: .reporter)).has("<script>alert"), "\(path)")
    }
  }
}
