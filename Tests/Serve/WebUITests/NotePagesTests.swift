import CivilTime
import Diagnostics
import Entries
import Foundation
import Obligations
import Testing
import UseCases

@testable import WebUI

/// *Ghi nhanh*. Of the regulation Điều 3 has a principle `a`, for every party, and a standing duty `b` of Ban A and Ban B towards the office.
@Suite struct NotePagesTests {
  private static let principle = "thu/dieu-3/a", standing = "thu/dieu-3/b"
  private static let note = [
    ("lam-gi", "tuyên truyền phòng chống bão"), ("noi", "khu 4"), ("so-cuoc", "2"), ("so-luot", "1.240"),
    ("dieu-khoan", standing), ("_once", "x"),
  ]

  @Test func `the page offers the standing duties and principles of one's own body and is short`() throws {
    let world = try WebWorld()
    let page = try world.get("/ghi-nhanh", as: .reporter)
    #expect(page.status == 200)
    #expect(page.has("value=\"thu/dieu-3/b\">") && !page.has(" checked"), "of several nobody chose one")
    #expect(page.has("Cung cấp thông tin cần thiết"))
    #expect(page.has("Bình đẳng, tôn trọng lẫn nhau"))
    #expect(!page.has("thu/dieu-1"))
    // The office is a party and owes nothing always.
    let office = try world.get("/ghi-nhanh", as: .receiver)
    #expect(office.has("value=\"thu/dieu-3/a\" checked"), "it is the only one")
    #expect(!office.has("thu/dieu-3/b"))
  }

  @Test func `a note is recorded once, is no obligation done, and is told where its sentence is`() throws {
    let world = try WebWorld()
    let before = try world.count
    let sent = try world.post("/ghi-nhanh", Self.note, as: .reporter)
    let place = try #require(sent.location)
    #expect(place == "/ghi-nhanh/\(before + 1)")
    #expect(try world.post("/ghi-nhanh", Self.note, as: .reporter).location == place)
    #expect(try world.kinds(after: before) == [.noted])
    let page = try world.get(place, as: .reporter)
    #expect(page.has("Đã ghi. Số nhật ký \(before + 1)."))
    #expect(page.has("<dt>Lượt người</dt><dd>1.240</dd>"))
    #expect(page.has("<dt>Ngày</dt><dd>20/03/2024</dd>"))
    #expect(!(try world.get("/", as: .reporter)).has("tuyên truyền"))
    let id = try #require(ObligationID("\(Self.standing):a:term"))
    let matter = try world.get(Route.matter(id).path, as: .reporter)
    #expect(matter.has("Lần cuối ngày 20/03/2024; 1 lần từ khi có hiệu lực."))
    #expect(matter.has("<dt>Tình trạng</dt><dd>Chưa gửi</dd>"))
    #expect(matter.has("href=\"/ghi-nhanh?dieu-khoan=thu%2Fdieu-3%2Fb\">Ghi nhanh</a>"))
    let clause = try world.get("/quy-che/thu/dieu-3", as: .reporter)
    #expect(clause.has("1 lần trong năm</a>"))
    #expect(clause.has("lần cuối 20/03/2024"))
    #expect(try world.get("/quy-che/thu", as: .leader).has("1 điều khoản trong năm</a>"))
    #expect(!(try world.get("/quy-che/thu/dieu-3", as: .other)).has("lần trong năm"))
  }

  @Test func `what is wrong comes back at its field with what was typed`() throws {
    let world = try WebWorld()
    func page(_ fields: [(String, String)]) throws -> WebWorld.Page {
      try world.post("/ghi-nhanh", fields, as: .reporter)
    }
    let before = try world.count
    let empty = try page([])
    #expect(empty.status == 422)
    #expect(empty.has("Ghi vài chữ: đã làm gì"))
    #expect(empty.has("Chọn ít nhất một điều khoản"))
    let text = ("lam-gi", "họp dân"), clause = ("dieu-khoan", Self.standing)
    #expect(try page([text, clause, ("ngay", "21/3/2024")]).has("Ngày này chưa đến; chỉ ghi việc đã làm"))
    #expect(
      try page([text, clause, ("so-cuoc", "2,5")]).has("&quot;2,5&quot; không phải là số nguyên từ 0 đến 1000000"))
    #expect(try page([text, clause, ("so-luot", "1.24")]).has("&quot;1.24&quot; không phải là số nguyên"))
    let asked = try page([("lam-gi", "gặp anh Ba, 0912 345 678"), clause])
    #expect(asked.has("giống số điện thoại"))
    #expect(asked.has("gặp anh Ba, 0912 345 678</textarea>"))
    #expect(try page([text, ("dieu-khoan", "thu/dieu-1")]).has("Không ghi nhanh được cho &quot;thu/dieu-1&quot;"))
    #expect(try page([text, ("dieu-khoan", "<script>")]).has("&lt;script&gt;"))
    #expect(try page([text, clause, ("co-quan", "b")]).has("Chuyên viên ở Ban A không được ghi nhanh ở đây"))
    #expect(try world.kinds(after: before) == [.denied])
  }

  @Test func `clauses are suggested by what was typed, without a script too, and else by what was noted last`() throws {
    let world = try WebWorld()
    let suggested = try world.post(
      "/ghi-nhanh", [("lam-gi", "giữ tôn trọng nhau"), ("_do", "suggest")], as: .reporter)
    #expect(suggested.status == 200)
    #expect(suggested.has("id=\"dk-1\" name=\"dieu-khoan\" value=\"thu/dieu-3/a\">"))
    #expect(suggested.has("giữ tôn trọng nhau</textarea>"))
    _ = try world.post("/ghi-nhanh", [("lam-gi", "x"), ("dieu-khoan", Self.principle)], as: .reporter)
    #expect(try world.get("/ghi-nhanh", as: .reporter).has("id=\"dk-1\" name=\"dieu-khoan\" value=\"thu/dieu-3/a\">"))
    #expect(try world.get("/ghi-nhanh", as: .other).has("id=\"dk-1\" name=\"dieu-khoan\" value=\"thu/dieu-3/b\">"))
    #expect(suggested.has("<span class=\"small soft\">Quy chế thử (thu), Điều 3</span>"))
  }

  @Test func `the list has sums, is filtered by clause, body and year, and is given as CSV`() throws {
    let world = try WebWorld()
    _ = try world.post("/ghi-nhanh", Self.note, as: .reporter)
    _ = try world.post(
      "/ghi-nhanh", [("lam-gi", "họp, nêu gương"), ("so-luot", "30"), ("dieu-khoan", Self.principle)], as: .other)
    let all = try world.get("/ghi-nhanh/danh-sach", as: .leader)
    #expect(all.has("2 lần ghi, 2 cuộc, 1.270 lượt người."))
    #expect(try world.get("/ghi-nhanh/danh-sach", as: .reporter).has("1 lần ghi, 2 cuộc, 1.240 lượt người."))
    let one = try world.get("/ghi-nhanh/danh-sach?dieu-khoan=thu%2Fdieu-3%2Fa&co-quan=Ban+B", as: .coordinator)
    #expect(one.has("1 lần ghi, 0 cuộc, 30 lượt người."))
    #expect(one.has("Bình đẳng, tôn trọng lẫn nhau</a>"))
    #expect(try world.get("/ghi-nhanh/danh-sach?nam=2023", as: .leader).has("Chưa ghi gì như vậy."))
    #expect(try world.get("/ghi-nhanh/danh-sach?nam=x", as: .leader).status == 422)
    let csv = try world.get("/ghi-nhanh/danh-sach?dang=csv", as: .leader).html
    #expect(csv.contains("20/03/2024,\"họp, nêu gương\",,,30,Ban B,thu/dieu-3/a,"))
    #expect(csv.contains("20/03/2024,tuyên truyền phòng chống bão,khu 4,2,1240,Ban A,thu/dieu-3/b,"))
  }

  @Test func `notes are there for the body, for whom it reports to and for the coordinator, and for no stranger`()
    throws
  {
    let world = try WebWorld()
    let place = try #require(try world.post("/ghi-nhanh", Self.note, as: .reporter).location)
    for person in [WebWorld.Person.reporter, .receiver, .leader, .coordinator] {
      #expect(try world.get(place, as: person).status == 200, "\(person)")
      #expect(try world.get("/tra-cuu?tu=chong+bao", as: person).has("href=\"\(place)\""), "\(person)")
    }
    #expect(try world.isRefused(place, to: .other))
    #expect(!(try world.get("/tra-cuu?tu=chong+bao", as: .other)).has(place))
    #expect(try world.isRefused(place, to: .auditor))
    #expect(try world.get("/ghi-nhanh/999999", as: .reporter).status == 404)
  }

  @Test func `a note is mended by taking it back with a reason and noting it anew`() throws {
    let world = try WebWorld()
    let place = try #require(try world.post("/ghi-nhanh", Self.note, as: .reporter).location)
    let before = try world.count
    let without = try world.post(place + "/rut", as: .reporter)
    #expect(without.has("Nêu lý do rút"))
    #expect(try world.post(place + "/rut", [("ly-do", "nhầm")], as: .receiver).status == 422)
    let back = try world.post(place + "/rut", [("ly-do", "nhầm số lượt")], as: .reporter)
    let again = try #require(back.location)
    #expect(again == "/ghi-nhanh?thay=\(before)")
    #expect(try world.kinds(after: before) == [.denied, .noteWithdrawn])
    let form = try world.get(again, as: .reporter)
    #expect(form.has("tuyên truyền phòng chống bão</textarea>"))
    #expect(form.has("value=\"1240\""))
    let page = try world.get(place, as: .reporter)
    #expect(page.has("nhầm số lượt"))
    #expect(!page.has("/rut"))
    #expect(try world.get("/ghi-nhanh/danh-sach", as: .leader).has("Chưa ghi gì như vậy."))
    #expect(!(try world.get("/tra-cuu?tu=chong+bao", as: .reporter)).has(place))
    #expect(try world.post(place + "/rut", [("ly-do", "nữa")], as: .reporter).has("đã rút ngày 20/03/2024"))
  }

  @Test func `what was noted in its period stands beside the report that is being written, with sums`() throws {
    let world = try WebWorld()
    _ = try world.post("/ghi-nhanh", Self.note, as: .reporter)
    _ = try world.post(
      "/ghi-nhanh",
      [("lam-gi", "tháng trước"), ("ngay", "29/02/2024"), ("so-cuoc", "3"), ("dieu-khoan", Self.standing)],
      as: .reporter)
    let march = try world.get(Route.act(WebWorld.report(of: WebWorld.a, month: 3), .submission).path, as: .reporter)
    #expect(march.has("Đã ghi nhanh trong kỳ (1)"))
    #expect(march.has("20/03/2024: tuyên truyền phòng chống bão, tại khu 4 (2 cuộc, 1.240 lượt người)"))
    let february = try world.get(Route.act(WebWorld.report(of: WebWorld.a, month: 2), .submission).path, as: .reporter)
    #expect(february.has("29/02/2024: tháng trước (3 cuộc)"))
    #expect(!february.has("tuyên truyền"))
    let other = try world.get(Route.act(WebWorld.report(of: WebWorld.b, month: 3), .submission).path, as: .other)
    #expect(!other.has("Đã ghi nhanh trong kỳ"))
  }

  @Test func `only pictures are taken, and an English reader reads the same`() throws {
    let world = try WebWorld()
    let wrong = try world.upload(
      "/ghi-nhanh", [("lam-gi", "x"), ("dieu-khoan", Self.standing)],
      files: [("anh", "a.jpg", "%PDF-1.4")], as: .reporter)
    #expect(wrong.status == 422)
    #expect(wrong.has("&quot;a.jpg&quot; không phải là ảnh JPEG hay PNG"))
    let page = try world.get("/ghi-nhanh", as: .reporter, .en)
    #expect(page.has("<h1>Quick note</h1>"))
    #expect(page.has("Under which clause?"))
    let list = try world.get("/ghi-nhanh/danh-sach", as: .reporter, .en)
    #expect(list.has("0 notes, 0 occasions, 0 people."))
  }
}
