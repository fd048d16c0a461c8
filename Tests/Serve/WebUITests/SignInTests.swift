import Access
import Entries
import Foundation
import HTTPCore
import Obligations
import Organisations
import Secrets
import Store
import Testing
import Threads
import UseCases

@testable import WebUI

/// Coming in, as browsers do.
@Suite struct SignInTests {
  private static let password = "con trâu uống nước suối"

  /// What stands between two marks.
  private func between(_ a: String, _ b: String, _ page: WebWorld.Page) throws -> String {
    let rest = try #require(page.html.components(separatedBy: a).dropFirst().first)
    return try #require(rest.components(separatedBy: b).first)
  }

  /// The secret that a page shares with a telephone, as somebody types it.
  private func secret(_ page: WebWorld.Page) throws -> OneTimeCode {
    let letters = try between("<p><code>", "</code></p>", page).filter { $0 != " " }
    var bytes: [UInt8] = []
    var (held, bits) = (0, 0)
    for letter in letters {
      let value = try #require("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".firstIndex(of: letter)).utf16Offset(
        in: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
      held = held << 5 | value
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(held >> bits & 255))
      }
    }
    return try #require(OneTimeCode(secret: bytes))
  }

  /// Takes an invitation; the page with the recovery codes, and what the telephone shares.
  private func accept(_ code: String, _ world: WebWorld) throws -> (page: WebWorld.Page, secret: OneTimeCode) {
    let choice = try world.post("/loi-moi", [("ma-moi", code)])
    #expect(choice.status == 200, "\(choice)")
    let secret = try secret(choice)
    let name = try #require(choice.hidden("buoc"))
    let fields = [
      ("buoc", name), ("mat-khau", Self.password), ("ma-so", secret.code(at: world.moment.seconds)),
    ]
    return (try world.post("/loi-moi", fields), secret)
  }

  private func signIn(
    _ name: String, _ secret: OneTimeCode, _ world: WebWorld, password: String = SignInTests.password, next: String = ""
  ) throws -> WebWorld.Page {
    let second = try world.post(
      "/dang-nhap", [("ma", name), ("mat-khau", password), ("tiep", next)])
    guard let step = second.hidden("buoc") else { return second }
    return try world.post("/dang-nhap/ma", [("buoc", step), ("ma-so", secret.code(at: world.moment.seconds))])
  }

  /// Somebody who took his invitation, signed in.
  private func guest(_ world: WebWorld) throws -> (cookie: String, secret: OneTimeCode) {
    let code = try world.desk(of: .administrator).invite(world.id(of: .reporter))
    let (page, secret) = try accept(code, world)
    return (try #require(page.cookie), secret)
  }

  @Test func `the first administrator makes himself known by the code that was printed, chooses, and is in`() throws {
    let world = try WebWorld()
    let code = HandedCode.first { count in (0..<count).map { UInt8($0) } }
    #expect(try world.get("/bat-dau").status == 404)
    world.restart(firstCode: code)
    #expect(try world.get("/dang-nhap").has("Kho này chưa có ai đăng nhập được."))
    let wrong = try world.post("/bat-dau", [("ma-bat-dau", "AAAA"), ("ho-ten", "Lê Văn C"), ("co-quan", "o")])
    #expect(wrong.status == 422)
    #expect(wrong.has("Mã bắt đầu không đúng; mã đang có hiệu lực là mã phoihop serve in lần cuối"))
    #expect(wrong.has("value=\"Lê Văn C\""))
    let before = try world.count
    let choice = try world.post(
      "/bat-dau", [("ma-bat-dau", code.shown), ("ho-ten", "Lê Văn C"), ("ma", "van-c"), ("co-quan", "van phong")])
    #expect(choice.has("Chào Lê Văn C."))
    #expect(choice.has("<svg class=\"code\""))
    #expect(try world.kinds(after: before) == [.personAdded, .credentialSet, .granted])
    // The code is used.
    #expect(try world.get("/bat-dau").status == 404)
    #expect(try world.post("/bat-dau", [("ma-bat-dau", code.shown)]).status == 404)
    let secret = try secret(choice)
    let done = try world.post(
      "/loi-moi",
      [
        ("buoc", try #require(choice.hidden("buoc"))), ("mat-khau", Self.password),
        ("ma-so", secret.code(at: world.moment.seconds)),
      ])
    #expect(done.has("<h1>Mã khôi phục</h1>"))
    #expect(done.html.components(separatedBy: "<li><code>").count == 9)
    let cookie = try #require(done.cookie)
    #expect(try world.get("/", cookie: cookie).location == "/nguoi-dung")
    #expect(try world.get("/nguoi-dung", cookie: cookie).has("Lê Văn C</a>"))
  }

  @Test func `who took his invitation signs in by password and telephone, where he wanted to go`() throws {
    let world = try WebWorld()
    let (_, secret) = try guest(world)
    world.wait(60)
    let page = try signIn("p-0002", secret, world, next: "/lich")
    #expect(page.location == "/lich")
    #expect(try world.get("/lich", cookie: try #require(page.cookie)).status == 200)
    // Nowhere else.
    world.wait(60)
    for next in ["//evil.example/", "https://evil.example/", "/khong-co", "\\\\evil"] {
      #expect(try signIn("p-0002", secret, world, next: next).location == "/", "\(next)")
      world.wait(60)
    }
    // The code that let one in lets nobody in again.
    _ = try signIn("p-0002", secret, world)
    let again = try signIn("p-0002", secret, world)
    #expect(again.status == 422)
    #expect(again.has("Mã sáu số không đúng hoặc đã dùng; chờ mã tiếp theo trong ứng dụng rồi nhập lại"))
  }

  @Test func `what is wrong is said at its field, the name is kept and the password is not`() throws {
    let world = try WebWorld()
    let (_, secret) = try guest(world)
    let empty = try world.post("/dang-nhap", [("ma", ""), ("mat-khau", "")])
    #expect(empty.has("<p class=\"bad\" id=\"ma-bad0\">Nhập mã người dùng</p>"))
    #expect(empty.has("<p class=\"bad\" id=\"mat-khau-bad0\">Nhập mật khẩu</p>"))
    let wrong = try signIn("p-0002", secret, world, password: "sai-mat-khau")
    #expect(wrong.status == 422)
    #expect(wrong.has("Mã người dùng hoặc mật khẩu không đúng; quên thì xin quản trị viên một mã mời mới"))
    #expect(wrong.has("value=\"p-0002\"") && !wrong.has("sai-mat-khau"))
    let choice = try world.post(
      "/loi-moi", [("ma-moi", try world.desk(of: .administrator).invite(world.id(of: .other)))])
    let weak = try world.post(
      "/loi-moi", [("buoc", try #require(choice.hidden("buoc"))), ("mat-khau", "Phoihop@2024"), ("ma-so", "12")])
    #expect(weak.status == 422)
    #expect(weak.has("<p class=\"bad\" id=\"mat-khau-bad0\">Mật khẩu này dễ đoán"))
    #expect(weak.has("<p class=\"bad\" id=\"ma-so-bad0\">Sáu số không khớp; kiểm tra giờ của điện thoại"))
    #expect(!weak.has("Phoihop@2024"))
    // The picture is the same: it may have been scanned.
    let (one, other) = (try self.secret(choice), try self.secret(weak))
    #expect(one == other)
  }

  @Test func `after five wrong codes one begins anew, and a step that is not there is no way in`() throws {
    let world = try WebWorld()
    let (_, secret) = try guest(world)
    let second = try world.post("/dang-nhap", [("ma", "p-0002"), ("mat-khau", Self.password)])
    let step = try #require(second.hidden("buoc"))
    for number in 1...5 {
      world.wait(100)
      let page = try world.post("/dang-nhap/ma", [("buoc", step), ("ma-so", "000000")])
      #expect(page.has("<h1>Mã của điện thoại</h1>") == (number < 5), "\(number)")
    }
    let late = try world.post("/dang-nhap/ma", [("buoc", step), ("ma-so", secret.code(at: world.moment.seconds))])
    #expect(late.has("Lần đăng nhập này đã quá lâu hoặc sai nhiều lần; nhập lại từ đầu"))
    #expect(late.cookie == nil)
    #expect(try world.get("/dang-nhap/ma").location == "/dang-nhap")
  }

  @Test func `a restart signs nobody out, and keeps seat and language; idleness and the day's end do`() throws {
    let world = try WebWorld()
    let (cookie, _) = try guest(world)
    let token = try #require(try world.get("/", cookie: cookie).hidden("_token"))
    _ = try world.post("/ngon-ngu", [("_token", token), ("lang", "en")], cookie: cookie)
    world.restart()
    #expect(try world.get("/", cookie: cookie).has("<h1>My work</h1>"))
    world.wait(30 * 60)
    #expect(try world.get("/", cookie: cookie).status == 200)
    world.wait(30 * 60 + 1)
    #expect(try world.get("/", cookie: cookie).location == "/dang-nhap")
    world.restart()
    #expect(try world.get("/", cookie: cookie).location == "/dang-nhap")
    let (second, _) = try guest(world)
    for _ in 1...28 {
      world.wait(25 * 60)
      #expect(try world.get("/", cookie: second).status == 200)
    }
    // Twelve hours and five minutes after it began.
    world.wait(25 * 60)
    #expect(try world.get("/", cookie: second).location == "/dang-nhap")
  }

  @Test func `a form that was sent too late leads back to itself`() throws {
    let world = try WebWorld()
    let (cookie, secret) = try guest(world)
    world.wait(31 * 60)
    let path = Route.act(WebWorld.report(of: WebWorld.a, month: 2), .submission).path
    let page = try world.post(path, [("note", "đang viết")], cookie: cookie)
    #expect(page.status == 422)
    #expect(page.has("Đã hết phiên; đăng nhập lại, phần đã nhập vẫn được giữ trên máy này"))
    #expect(page.hidden("tiep") == path)
    #expect(try signIn("p-0002", secret, world, next: path).location == path)
  }

  @Test func `the account shows where one is signed in, and ends what one did not begin`() throws {
    let world = try WebWorld()
    let (first, secret) = try guest(world)
    world.wait(60)
    let second = try #require(try signIn("p-0002", secret, world).cookie)
    let page = try world.get("/tai-khoan", cookie: second)
    #expect(page.html.components(separatedBy: "Firefox, Linux").count == 3)
    #expect(page.html.components(separatedBy: "phiên này").count == 2)
    #expect(page.has("<dd>8</dd>"))
    let token = try #require(page.hidden("_token"))
    // Another's sign-in is not one's own to end.
    let other = SignIns.key(try world.secret(of: .other))
    func end(_ key: String, _ password: String) throws -> WebWorld.Page {
      try world.post(
        "/tai-khoan/ket-thuc-phien", [("_token", token), ("phien", key), ("mat-khau", password)], cookie: second)
    }
    _ = try end(other, Self.password)
    #expect(try world.get("/tai-khoan", as: .other).status == 200)
    let key = try between("/tai-khoan/ket-thuc-phien?phien=", "\"", page)
    let asked = try world.get("/tai-khoan/ket-thuc-phien?phien=\(key)", cookie: second)
    #expect(asked.hidden("phien") == key && asked.has("Mật khẩu hiện nay"))
    let unproven = try end(key, "sai")
    #expect(unproven.status == 422 && unproven.has("id=\"mat-khau-bad0\"") && unproven.hidden("phien") == key)
    #expect(try world.get("/", cookie: first).status == 200)
    #expect(try end(key, Self.password).location == "/tai-khoan")
    #expect(try world.get("/", cookie: first).location == "/dang-nhap")
    #expect(try world.get("/", cookie: second).status == 200)
  }

  @Test func `a new password ends all other sign-ins; without the one that holds nothing changes`() throws {
    let world = try WebWorld()
    let (first, secret) = try guest(world)
    world.wait(60)
    let second = try #require(try signIn("p-0002", secret, world).cookie)
    let token = try #require(try world.get("/tai-khoan/mat-khau", cookie: second).hidden("_token"))
    let new = "một đàn cò trắng bay ngang"
    func change(_ current: String) throws -> WebWorld.Page {
      try world.post(
        "/tai-khoan/mat-khau",
        [
          ("_token", token), ("mat-khau", current), ("mat-khau-moi", new),
          ("ma-dang-dung", secret.code(at: world.moment.seconds)),
        ], cookie: second)
    }
    let before = try world.count
    let wrong = try change("sai")
    #expect(wrong.status == 422 && wrong.has("id=\"mat-khau-bad0\""))
    // The code by which he came in is used.
    let used = try change(Self.password)
    #expect(used.status == 422 && used.has("id=\"ma-dang-dung-bad0\">Mã sáu số không đúng hoặc đã dùng"))
    #expect(try world.count == before)
    world.wait(60)
    let changed = try change(Self.password)
    #expect(changed.location == "/tai-khoan")
    #expect(try world.kinds(after: before) == [.credentialEnded, .credentialSet])
    #expect(try world.get("/", cookie: first).location == "/dang-nhap")
    // He came in anew by what he chose.
    #expect(try world.get("/", cookie: second).location == "/dang-nhap")
    let third = try #require(changed.cookie)
    #expect(try world.get("/tai-khoan", cookie: third).has("Đã đổi; các phiên khác đã kết thúc."))
    // Invited anew by a command beside the program, he is out at once.
    _ = try Desk(world.store, .owner, now: world.moment).invite(world.id(of: .reporter))
    #expect(try world.get("/", cookie: third).location == "/dang-nhap")
  }

  @Test func `another telephone takes over once it shows a right code; new recovery codes are shown once`() throws {
    let world = try WebWorld()
    let (cookie, old) = try guest(world)
    let page = try world.get("/tai-khoan/dien-thoai", cookie: cookie)
    let (token, step) = (try #require(page.hidden("_token")), try #require(page.hidden("buoc")))
    let new = try secret(page)
    world.wait(60)
    func change(_ code: String, _ current: String) throws -> WebWorld.Page {
      try world.post(
        "/tai-khoan/dien-thoai",
        [
          ("_token", token), ("buoc", step), ("mat-khau", Self.password), ("ma-so", code), ("ma-dang-dung", current),
        ], cookie: cookie)
    }
    #expect(page.has("Hoặc một mã khôi phục, như ABCD-EFGH-IJKL-MNOP;"))
    let wrong = try world.post(
      "/tai-khoan/dien-thoai",
      [
        ("_token", token), ("buoc", step), ("mat-khau", "không phải"), ("ma-so", new.code(at: world.moment.seconds)),
        ("ma-dang-dung", old.code(at: world.moment.seconds)),
      ], cookie: cookie)
    #expect(wrong.has("Mật khẩu hiện nay không đúng;") && !wrong.has("ã người dùng hoặc"), "he typed no user id")
    world.wait(60)
    #expect(try change("123", old.code(at: world.moment.seconds)).has("Sáu số không khớp"))
    // The password alone, and the new telephone's own code, take nobody's telephone.
    for current in ["", "000000", new.code(at: world.moment.seconds)] {
      let without = try change(new.code(at: world.moment.seconds), current)
      #expect(without.status == 422 && without.has("id=\"ma-dang-dung-bad0\""), "\(current)")
    }
    world.wait(600)
    let changed = try change(new.code(at: world.moment.seconds), old.code(at: world.moment.seconds))
    #expect(changed.location == "/tai-khoan")
    let again = try #require(changed.cookie)
    let other = try #require(try world.get("/tai-khoan", cookie: again).hidden("_token"))
    world.wait(60)
    #expect(try signIn("p-0002", old, world).cookie == nil)
    #expect(try signIn("p-0002", new, world).location == "/")
    world.wait(60)
    let codes = try world.post(
      "/tai-khoan/ma-khoi-phuc",
      [("_token", other), ("mat-khau", Self.password), ("ma-dang-dung", new.code(at: world.moment.seconds))],
      cookie: again)
    #expect(codes.html.components(separatedBy: "<li><code>").count == 9)
    let code = try between("<li><code>", "</code>", codes)
    let second = try world.post("/dang-nhap", [("ma", "p-0002"), ("mat-khau", Self.password)])
    let entered = try world.post("/dang-nhap/ma", [("buoc", try #require(second.hidden("buoc"))), ("ma-so", code)])
    #expect(try world.get("/", cookie: try #require(entered.cookie)).has("Đã dùng một mã khôi phục; còn 7."))
  }

  @Test func `a form from another site signs nobody in`() throws {
    let world = try WebWorld()
    _ = try guest(world)
    for (name, value) in [("Sec-Fetch-Site", "cross-site"), ("Origin", "https://evil.example")] {
      let response = world.application.respond(
        Request(
          method: .post, target: try RequestTarget("/dang-nhap"),
          headers: Headers([
            .init("Content-Type", "application/x-www-form-urlencoded"), .init(name, value),
            .init("Host", "phoihop.example"),
          ]),
          body: .bytes(Array("ma=p-0002&mat-khau=\(PercentCoding.encode(Self.password))".utf8))))
      #expect(response.status.code == 403, "\(name)")
    }
  }

  @Test func `who tried to come in is told, and never what was typed`() throws {
    let world = try WebWorld()
    let (_, secret) = try guest(world)
    world.wait(60)
    _ = try signIn("p-0002", secret, world, password: "sai")
    _ = try signIn(Self.password, secret, world)
    _ = try signIn("p-0002", secret, world)
    _ = try world.post("/loi-moi", [("ma-moi", "AAAA")])
    let second = try world.post("/dang-nhap", [("ma", "p-0002"), ("mat-khau", Self.password)])
    _ = try world.post("/dang-nhap/ma", [("buoc", try #require(second.hidden("buoc"))), ("ma-so", "000000")])
    let told = world.attempts.change { $0 }.map { "\($0.person?.text ?? "–") \($0.step.rawValue) \($0.isGood)" }
    #expect(
      told == [
        "p-0002 invitation true", "p-0002 password false", "– password false", "p-0002 password true",
        "p-0002 code true", "– invitation false", "p-0002 password true", "p-0002 code false",
      ])
  }

  @Test func `who signs out is out, also after a restart, and the browser forgets`() throws {
    let world = try WebWorld()
    let (cookie, _) = try guest(world)
    let token = try #require(try world.get("/", cookie: cookie).hidden("_token"))
    let out = try world.post("/dang-xuat", [("_token", token)], cookie: cookie)
    #expect(out.location == "/dang-nhap")
    #expect(out.cookie == "__Host-phoihop=")
    #expect(out.forgotten == "\"cache\", \"storage\"")
    #expect(try world.get("/", cookie: cookie).location == "/dang-nhap")
    world.restart()
    #expect(try world.get("/", cookie: cookie).location == "/dang-nhap")
  }
}
