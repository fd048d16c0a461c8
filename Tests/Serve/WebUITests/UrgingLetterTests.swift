import CivilTime
import Diagnostics
import Entries
import Foundation
import Obligations
import Testing

@testable import WebUI

/// *Công văn đôn đốc*.
@Suite struct UrgingLetterTests {
  private static let a = WebWorld.report(of: WebWorld.a, month: 2), b = WebWorld.report(of: WebWorld.b, month: 2)
  private static let draft = Route.urgingLetter("thu").path

  private func chosen(_ ids: ObligationID...) -> [(String, String)] { ids.map { ("viec", $0.description) } }

  /// The months of February fell due on 5/3/2024: on 20/3 that is fifteen days ago.
  @Test func `a letter to who is late has a line for each, and nothing is written before it was sent`() throws {
    let world = try WebWorld()
    let page = try world.get("/don-doc/thu", as: .receiver)
    #expect(page.has("formaction=\"/don-doc/thu/cong-van\">Soạn công văn</button>"))
    let before = try world.count
    let letter = try world.post(Self.draft, chosen(Self.a, Self.b), as: .receiver)
    #expect(letter.status == 200)
    #expect(letter.has("<p>Số: ……<br><span class=\"small\">V/v đôn đốc thực hiện chế độ báo cáo</span></p>"))
    #expect(letter.has("<p><strong>VĂN PHÒNG</strong></p>"))
    #expect(letter.has("<em>……, ngày 20 tháng 3 năm 2024</em>"))
    #expect(letter.has("<p>Kính gửi:</p><ul><li>Ban A;</li><li>Ban B;</li></ul>"))
    #expect(
      letter.has(
        "Thực hiện Quy chế thử, đến ngày 20/03/2024, Văn phòng chưa nhận được 2 báo cáo đã đến hạn của 2 cơ quan, đơn vị"
      ))
    #expect(
      letter.has(
        "<td class=\"num\">2</td><td>Ban B</td><td>Báo cáo kết quả</td><td>tháng 2/2024</td><td>05/03/2024</td><td class=\"num\">15</td><td class=\"num\">0</td>"
      ))
    let months = (1...2).map { WebWorld.report(of: WebWorld.a, month: $0) }
    #expect(
      try world.post(Self.draft, months.map { ("viec", $0.description) }, as: .receiver).has(
        "<td class=\"num\" rowspan=\"2\">1</td><td rowspan=\"2\">Ban A</td>"))
    #expect(letter.has("Đề nghị các cơ quan, đơn vị gửi trong thời gian sớm nhất."))
    #expect(letter.has("<ul><li>Như trên;</li><li>Lưu.</li></ul>"))
    #expect(letter.html.utf8.count < 30_000)
    #expect(try world.count == before)
    // The letter itself stays in Vietnamese.
    let english = try world.post(Self.draft, chosen(Self.a), as: .receiver, .en)
    #expect(english.has("Record that it was sent") && english.has("<p class=\"to\">Kính gửi: Ban A.</p>"))
  }

  @Test func `what is filled in is shown in the letter, and what is wrong is told at its field`() throws {
    let world = try WebWorld()
    let fields = [
      ("_once", "1"), ("so-van-ban", "15-CV/VP"), ("ngay-van-ban", "20/3/2024"), ("han-moi", "25/3/2024"),
      ("dia-danh", "Trà Vinh"), ("chuc-vu", "CHÁNH VĂN PHÒNG"), ("ho-ten", "Lê <b>C"), ("viec-gi", "xem"),
    ]
    let letter = try world.post(Self.draft, chosen(Self.a) + fields, as: .receiver)
    #expect(letter.status == 200)
    #expect(letter.has("<p>Số: 15-CV/VP<br>"))
    #expect(letter.has("<em>Trà Vinh, ngày 20 tháng 3 năm 2024</em>"))
    #expect(letter.has("gửi chậm nhất ngày 25/03/2024."))
    #expect(letter.has("<strong>CHÁNH VĂN PHÒNG</strong>") && letter.has("Lê &lt;b&gt;C</p>"))
    let before = try world.count
    for (field, value, words) in [
      ("so-van-ban", "", "Nhập số, ký hiệu mà văn thư cấp"),
      ("ngay-van-ban", "hôm nay", "&quot;hôm nay&quot; không phải là một ngày; nhập như 25/03/2024"),
      ("han-moi", "19/3/2024", "Ngày này đã qua; ghi ngày từ hôm nay trở đi"),
      ("ngay-van-ban", "21/3/2024", "Ngày 21/03/2024 chưa đến; chỉ ghi việc đã xảy ra"),
    ] {
      let typed = fields.map { $0.0 == field ? (field, value) : $0.0 == "viec-gi" ? ("viec-gi", "ghi") : $0 }
      let wrong = try world.post(Self.draft, chosen(Self.a) + typed, as: .receiver)
      #expect(wrong.status == 422 && wrong.has(words), "\(wrong)")
      #expect(wrong.has("value=\"CHÁNH VĂN PHÒNG\""))
    }
    #expect(try world.count == before)
    #expect(try world.post(Self.draft, as: .receiver).has("Không còn việc nào trong số đã chọn quá hạn"))
  }

  @Test func `who is written to sees his own lines of a letter, and that there are more`() throws {
    let world = try WebWorld()
    let fields = [("_once", "1"), ("so-van-ban", "15-CV/VP"), ("ngay-van-ban", "20/3/2024"), ("viec-gi", "ghi")]
    let path = try #require(world.post(Self.draft, chosen(Self.a, Self.b) + fields, as: .receiver).location)
    let own = try world.get(path, as: .other)
    #expect(own.has("<td>Ban B</td>") && !own.has("<td>Ban A</td>") && own.has("Công văn còn 1 nội dung khác"))
  }

  @Test func `a letter that was sent is one entry, stands as it was, and the next one is the second`() throws {
    let world = try WebWorld(parents: ["a,party,b", "b,party,o"])
    let fields = [
      ("_once", "1"), ("so-van-ban", "15-CV/VP"), ("ngay-van-ban", "20/3/2024"), ("han-moi", "25/3/2024"),
      ("viec-gi", "ghi"),
    ]
    let before = try world.count
    let sent = try world.post(Self.draft, chosen(Self.a, Self.b) + fields, as: .receiver)
    #expect(sent.status == 303 && sent.location == "/cong-van/\(before + 1)")
    // Sent twice, done once.
    #expect(try world.post(Self.draft, chosen(Self.a, Self.b) + fields, as: .receiver).location == sent.location)
    #expect(try world.kinds(after: before) == [.told])
    let path = try #require(sent.location)
    #expect(try world.get("/don-doc/thu", as: .receiver).has("đã nhắc 1 lần, 1 lần bằng công văn"))
    // What came afterwards changes nothing of it.
    #expect(try world.post(Route.act(Self.a, .submission).path, [("note", "hai trang")], as: .reporter).status == 303)
    let letter = try world.get(path, as: .receiver)
    #expect(letter.has("<h1 class=\"on-screen\">Công văn đôn đốc 15-CV/VP</h1>"))
    // An office under which something stands in the Party writes as the Party does.
    #expect(letter.has("ĐẢNG CỘNG SẢN VIỆT NAM") && letter.has("<p>Số 15-CV/VP<br>"))
    #expect(letter.has("<td>Ban A</td>") && letter.has("<td>Ban B</td>") && letter.has("chậm nhất ngày 25/03/2024"))
    #expect(letter.has("<td class=\"num\">15</td><td class=\"num\">0</td>"))
    #expect(!letter.has("lần 2") && !letter.has("<form method=\"post\" action=\"/don-doc"))
    #expect(try world.isRefused(path, to: .auditor))
    #expect(try world.get(Route.matter(Self.b).path, as: .other).has("<a href=\"\(path)\">15-CV/VP</a>, 20/03/2024"))
    // The second letter says so, and goes to what stands above as well: Ban B is the sender's own, so the office is not told of itself.
    let month = WebWorld.report(of: WebWorld.a, month: 1)
    #expect(
      try world.post(
        Self.draft, chosen(month) + fields.map { $0.0 == "_once" ? ("_once", "2") : $0 }, as: .receiver
      ).status == 303)
    let second = try world.post(Self.draft, chosen(month), as: .receiver)
    #expect(second.has("chế độ báo cáo (lần 2)</span>"))
    #expect(second.has("<li>Như trên;</li><li>Ban B (để biết);</li><li>Lưu.</li>"))
    let both = try world.post(Self.draft, chosen(month, Self.b), as: .receiver)
    #expect(both.has("<li>Như trên;</li><li>Lưu.</li>"), "Ban B is written to anyway, and above it stands the sender")
    #expect(try world.get("/cong-van/1", as: .receiver).has("Không có công văn đôn đốc nào mang số nhật ký 1"))
  }

  /// Ban A holds a dialogue each quarter: of the last one of 2023, due on 5/1/2024, nobody sends anything.
  @Test func `what is held and not sent is no report in the letter`() throws {
    let world = try WebWorld(
      regulation: WebWorld.regulation.replacing(
        "A phải báo cáo \"kết quả quý\" gửi VP; hằng quý.", with: "A phải đối thoại \"với Nhân dân\"; hằng quý."))
    let dialogue = try #require(ObligationID("thu/dieu-4:a:2023-Q4"))
    let letter = try world.post(Self.draft, chosen(Self.a, dialogue), as: .coordinator)
    #expect(letter.has("V/v đôn đốc thực hiện nhiệm vụ đến hạn</span>"))
    #expect(letter.has("Văn phòng chưa nhận được kết quả của 2 nội dung đã đến hạn của 1 cơ quan, đơn vị"))
    #expect(
      letter.has("<p>Đề nghị các cơ quan, đơn vị thực hiện và gửi báo cáo hoặc kết quả trong thời gian sớm nhất."))
  }

  /// The office stands under Ban B in the Party: Ban B is no body to be urged as Ban A is.
  @Test func `a superior is not among those who are urged beforehand, and is asked in another tone`() throws {
    let world = try WebWorld(parents: ["o,party,b", "a,party,o"])
    let page = try world.get("/don-doc/thu", as: .receiver)
    #expect(page.has("name=\"viec\" value=\"\(Self.a)\" checked>"))
    #expect(page.has("name=\"viec\" value=\"\(Self.b)\">"))
    #expect(page.has("<legend>Ban B</legend><p class=\"hint\">Cơ quan cấp trên: không đánh dấu sẵn"))
    let text = try #require(
      page.html.range(of: "<textarea[^>]*>[^<]*", options: .regularExpression).map { page.html[$0] })
    #expect(text.contains("Ban A:") && !text.contains("Ban B:"))
    #expect(try world.post(Self.draft, chosen(Self.a), as: .receiver).has("<p>Đề nghị các cơ quan"))
    #expect(try world.post(Self.draft, chosen(Self.b), as: .receiver).has("<p>Kính đề nghị các cơ quan"))
  }

  /// Ban B is here a post of the body above the office, and Ban H a post of the office itself.
  @Test func `who leads the body above by his post is a superior too`() throws {
    let world = try WebWorld(parents: ["o,party,h", "b,post,h", "a,post,o"], more: ["h"])
    let page = try world.get("/don-doc/thu", as: .receiver)
    #expect(page.has("name=\"viec\" value=\"\(Self.b)\">"))
    #expect(page.has("<legend>Ban B</legend><p class=\"hint\">Cơ quan cấp trên: không đánh dấu sẵn"))
    #expect(page.has("name=\"viec\" value=\"\(Self.a)\" checked>"))
  }
}
