import Access
import Diagnostics
import Entries
import Foundation
import Obligations
import Organisations
import Store
import Testing
import UseCases

@testable import WebUI

/// *Người dùng*.
@Suite struct PeoplePagesTests {
  private static let page = "/nguoi-dung"

  /// The address of somebody's page.
  private func path(_ world: WebWorld, _ person: WebWorld.Person) throws -> String {
    "\(Self.page)/\(try world.id(of: person))"
  }

  @Test func `the administrator sees who is known, with the roles held`() throws {
    let world = try WebWorld()
    let page = try world.get(Self.page, as: .administrator)
    #expect(page.status == 200)
    #expect(page.has("8 người"))
    #expect(page.has("Người reporter</a>"))
    #expect(page.has("<div>Chuyên viên, Ban A, từ 01/01/2020</div>"))
    #expect(page.has("<div>Đầu mối phối hợp, Văn phòng, quy chế thu, từ 01/01/2020</div>"))
    #expect(page.has("chưa có vai trò"))
    #expect(try world.get(Self.page, as: .administrator, .en).has("8 people; the roles they hold or will hold."))
  }

  @Test func `nobody else sees people or does anything about them, and that he asked is kept`() throws {
    let world = try WebWorld()
    let one = try path(world, .reporter)
    let paths = [Self.page, one] + PersonAct.allCases.map { "\(one)/\($0.rawValue)" }
    for person in [WebWorld.Person.leader, .coordinator, .auditor, .nobody] {
      for path in paths { #expect(try world.isRefused(path, to: person), "\(path) \(person)") }
      for path in [Self.page] + paths.dropFirst(2) {
        let before = try world.count
        let sent = try world.post(path, [("name", "Kẻ lạ"), ("role", "leader"), ("body", "a")], as: person)
        #expect(sent.status == 404, "\(path) \(person)")
        let written = try world.kinds(after: before)
        #expect(written == [.denied], "\(path) \(person)")
      }
    }
  }

  @Test func `somebody is made known; his invitation is shown once, and lets him choose how to sign in`() throws {
    let world = try WebWorld()
    let before = try world.count
    let once = try #require(try world.get(Self.page, as: .administrator).hidden("_once"))
    let fields = [("name", "  Nguyễn Văn A "), ("id", "van-a"), ("_once", once)]
    let done = try world.post(Self.page, fields, as: .administrator)
    #expect(done.status == 200)
    #expect(done.has("<h1>Đã thêm Nguyễn Văn A</h1>"))
    #expect(done.has("<dd>van-a</dd>"))
    #expect(try world.kinds(after: before) == [.personAdded, .credentialSet])
    let code = try #require(done.html.components(separatedBy: "<code>").dropFirst().first?.prefix { $0 != "<" })
    #expect(code.count == 32)
    let choice = try world.post("/loi-moi", [("ma-moi", code.lowercased())])
    #expect(
      choice.has(
        "Chào Nguyễn Văn A. Từ nay đồng chí đăng nhập bằng mã người dùng, mật khẩu và sáu số trong điện thoại."))
    // Sent again the same form does nothing and shows nothing.
    let again = try world.post(Self.page, fields, as: .administrator)
    #expect(again.location == "/nguoi-dung/van-a")
    #expect(try world.kinds(after: before).count == 2)
    #expect(!(try world.get("/nguoi-dung/van-a", as: .administrator).has(String(code))))
  }

  @Test(arguments: [
    ([("id", "van-a")], "Nhập họ tên", "name"),
    (
      [("name", "A"), ("id", "văn a")], "Mã người dùng chỉ gồm chữ không dấu, số và gạch nối, tối đa 64", "id"
    ),
  ])
  func `what is wrong with somebody new is said on top and at the field, and what was typed stays`(
    _ fields: [(String, String)], _ words: String, _ field: String
  ) throws {
    let world = try WebWorld()
    let before = try world.count
    let page = try world.post(Self.page, fields, as: .administrator)
    #expect(page.status == 422)
    #expect(page.has("<li><a href=\"#\(field)\">\(words)</a></li>"))
    #expect(page.has("<p class=\"bad\" id=\"\(field)-bad0\">\(words)</p>"))
    #expect(page.has("<title>Lỗi: Người dùng"))
    for (name, value) in fields { #expect(page.has("name=\"\(name)\"") && page.has("value=\"\(value)\"")) }
    #expect(try world.count == before)
  }

  @Test func `a role is given at a body called by its name without marks, and ends on its day`() throws {
    let world = try WebWorld()
    let one = try path(world, .nobody)
    let before = try world.count
    let given = try world.post(
      "\(one)/vai-tro", [("role", "leader"), ("body", "van phong"), ("from", "1/3/2024"), ("to", "31/12/2024")],
      as: .administrator)
    #expect(given.location == one, "\(given)")
    let page = try world.get(one, as: .administrator)
    #expect(page.has("Đã cấp vai trò lãnh đạo. Số nhật ký \(before + 1)."))
    #expect(page.has("Lãnh đạo, Văn phòng, từ 01/03/2024 đến 31/12/2024"))
    #expect(page.has("<a href=\"\(one)/thoi-vai-tro?so=\(before + 1)\">"))
    #expect(try world.get("/quy-che", as: .nobody).status == 200)

    let form = try world.get("\(one)/thoi-vai-tro?so=\(before + 1)", as: .administrator)
    #expect(form.has("<option value=\"\(before + 1)\" selected>"))
    let ended = try world.post(
      "\(one)/thoi-vai-tro", [("number", "\(before + 1)"), ("last", "19/3/2024")], as: .administrator)
    #expect(ended.location == one)
    #expect(try world.get(one, as: .administrator).has("Chưa có vai trò nào nên chưa xem và chưa làm được gì."))
    #expect(try world.kinds(after: before) == [.granted, .grantEnded])
    #expect(try world.isRefused("/quy-che", to: .nobody))
  }

  @Test(arguments: [
    ([("body", "a")], "Chọn một vai trò", "role"), ([("role", "leader")], "Ghi tên hoặc mã của cơ quan", "body"),
    (
      [("role", "leader"), ("body", "Ban")],
      "Có 2 cơ quan như vậy, ghi mã của một: Ban A (a); Ban B (b)", "body"
    ),
    (
      [("role", "leader"), ("body", "Sở X")],
      "Danh bạ không có cơ quan nào tên là &quot;Sở X&quot;; ghi vài chữ trong tên của nó", "body"
    ),
    (
      [("role", "leader"), ("body", "a"), ("from", "mai")],
      "&quot;mai&quot; không phải là một ngày; nhập như 25/03/2024", "from"
    ),
  ])
  func `what is wrong with a role is said at its field`(_ fields: [(String, String)], _ words: String, _ field: String)
    throws
  {
    let world = try WebWorld()
    let before = try world.count
    let page = try world.post("\(try path(world, .nobody))/vai-tro", fields, as: .administrator)
    #expect(page.status == 422)
    // There are two days, so on top stands which.
    #expect(page.has("<li><a href=\"#\(field)\">\(field == "from" ? "Từ ngày: " : "")\(words)</a></li>"))
    #expect(page.has("id=\"\(field)-bad0\">\(words)</p>"))
    #expect(try world.count == before)
  }

  @Test func `what the desk refuses is said on top: a coordinator without regulation, a role for oneself`() throws {
    let world = try WebWorld()
    let page = try world.post(
      "\(try path(world, .nobody))/vai-tro", [("role", "coordinator"), ("body", "o")], as: .administrator)
    #expect(page.status == 422)
    #expect(page.has("Đầu mối phối hợp phải là của một quy chế; hãy nêu mã của quy chế"))
    #expect(page.has("<option value=\"coordinator\" selected>"))
    #expect(page.has("<option value=\"thu\">Quy chế thử (thu)</option>"))
    let before = try world.count
    let own = try world.post(
      "\(try path(world, .administrator))/vai-tro", [("role", "leader"), ("body", "o")], as: .administrator)
    #expect(own.status == 422)
    #expect(try world.kinds(after: before) == [.denied])
  }

  @Test func `a further token is shown once; all are taken back; somebody ends`() throws {
    let world = try WebWorld()
    let one = try path(world, .reporter)
    let before = try world.count
    let token = try world.post("\(one)/ma-truy-cap", as: .administrator)
    #expect(token.has("<h1>Mã truy cập mới của Người reporter</h1>"))
    let invited = try world.post("\(one)/ma-moi", as: .administrator)
    #expect(invited.has("<h1>Mã mời Người reporter</h1>"))
    #expect(invited.has("giao tận tay cho người mà mình nhận ra mặt hoặc đã xem giấy tờ"))
    #expect(try world.post("\(one)/thu-hoi-ma", as: .administrator).location == one)
    // The first and the further one.
    #expect(try world.get(one, as: .administrator).has("Đã thu hồi 2 mã truy cập."))
    #expect(try world.post("\(one)/ket-thuc", as: .administrator).location == Self.page)
    #expect(try world.get(Self.page, as: .administrator).has("p-0002 không còn là người dùng"))
    #expect(try world.get(one, as: .administrator).has("Không có người nào mang mã này; xem trang Người dùng."))
    let written = try world.kinds(after: before)
    #expect(
      written == [
        .tokenIssued, .credentialSet, .tokenRevoked, .tokenRevoked, .personEnded, .credentialEnded, .grantEnded,
      ])
    // He is signed in no more.
    #expect(try world.get("/", as: .reporter).location == "/dang-nhap")
  }

  @Test func `an administrator ends everybody's sign-ins but his own, and nobody else does`() throws {
    let world = try WebWorld()
    for person in [WebWorld.Person.reporter, .other, .administrator] {
      #expect(try world.get("/", as: person).status != 404, "\(person)")
    }
    let before = try world.count
    for person in [WebWorld.Person.other, .coordinator, .auditor] {
      #expect(try world.post("/phien-dang-nhap", as: person).status == 404, "\(person)")
    }
    #expect(try world.kinds(after: before) == [.denied, .denied, .denied])
    #expect(try world.get(Self.page, as: .administrator).has("<a href=\"/phien-dang-nhap\">"))
    // The coordinator and the auditor signed in to be refused.
    #expect(try world.get("/phien-dang-nhap", as: .administrator).has("Đang có 4 phiên ngoài phiên này."))
    #expect(try world.post("/phien-dang-nhap", as: .administrator).location == Self.page)
    #expect(try world.get(Self.page, as: .administrator).has("Đã kết thúc 4 phiên."))
    for person in [WebWorld.Person.reporter, .other, .coordinator, .auditor] {
      #expect(try world.get("/", as: person).location == "/dang-nhap", "\(person)")
    }
    #expect(try world.count == before + 3)
  }

  @Test func `an administrator ends all sign-ins of somebody and nothing else, and nobody else does`() throws {
    let world = try WebWorld()
    let one = try path(world, .reporter)
    #expect(try world.get("/", as: .reporter).status == 200)
    let before = try world.count
    for person in [WebWorld.Person.other, .coordinator, .auditor] {
      #expect(try world.post("\(one)/dang-xuat", as: person).status == 404, "\(person)")
    }
    #expect(try world.get("/", as: .reporter).status == 200)
    #expect(try world.kinds(after: before) == [.denied, .denied, .denied])
    #expect(try world.get("\(one)/dang-xuat", as: .administrator).has("Người này phải đăng nhập lại ở mọi trình duyệt"))
    #expect(try world.post("\(one)/dang-xuat", as: .administrator).location == one)
    #expect(try world.get(one, as: .administrator).has("Đã kết thúc 1 phiên."))
    #expect(try world.get("/", as: .reporter).location == "/dang-nhap")
    #expect(try world.get("/", as: .other).status == 200)
    #expect(try world.count == before + 3)
  }

  @Test func `a name is text and never a piece of the page`() throws {
    let world = try WebWorld(
      names: ("<script>alert(1)</script>", "Ban B", "Văn phòng"), person: { _ in "<script>alert(2)</script>" })
    let one = try path(world, .reporter)
    for path in [Self.page, one] + PersonAct.allCases.map({ "\(one)/\($0.rawValue)" }) {
      let page = try world.get(path, as: .administrator)
      #expect(page.status == 200, "\(path)")
      #expect(!page.has("<script>alert"), "\(path)")
      #expect(page.has("&lt;script&gt;alert(2)"), "\(path)")
    }
    let returned = try world.post(Self.page, [("name", "\"><script>"), ("id", "x y")], as: .administrator)
    #expect(returned.has("value=\"&quot;&gt;&lt;script&gt;\""))
  }

  @Test func `two hundred people take several pages of less than 30 KB`() throws {
    let world = try WebWorld()
    let owner = Desk(world.store, .owner, now: WebWorld.now)
    for number in 1...200 {
      let (id, _) = try owner.addPerson(named: "Người có họ tên khá dài thứ \(number)")
      _ = try owner.grant(.specialist, to: id, at: WebWorld.a, from: WebWorld.now.day)
    }
    for number in 1...6 {
      let page = try world.get("\(Self.page)?trang=\(number)", as: .administrator)
      #expect(page.has("Trang \(number)/6"))
      #expect(page.html.utf8.count < 30 * 1024)
    }
    #expect(try world.get("\(Self.page)?trang=6", as: .administrator).has("thứ 200</a>"))
    #expect(try world.get("\(Self.page)?trang=x", as: .administrator).has("Trang 1/6"))
  }
}
