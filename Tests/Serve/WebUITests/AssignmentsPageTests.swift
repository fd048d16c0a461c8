import Access
import CivilTime
import Diagnostics
import Entries
import Foundation
import Testing

@testable import WebUI

/// *Phân công phụ trách*.
@Suite struct AssignmentsPageTests {
  @Test func `who is in charge is seen by the bodies one sees, and all of it by who gives roles`() throws {
    let world = try WebWorld()
    let own = try world.get("/phan-cong", as: .reporter)
    #expect(own.has("<h1>Phân công phụ trách</h1>") && own.has(">Ban A</a></h2>"))
    #expect(own.has("<td data-head=\"Ai\">Người reporter</td><td data-head=\"Thời gian\">từ 01/01/2020</td>"))
    #expect(!own.has("Ban B") && own.has("1 phân công ở 1 cơ quan"))
    let all = try world.get("/phan-cong", as: .administrator)
    // Seven of the eight hold a role, at three bodies.
    #expect(all.has("7 phân công ở 3 cơ quan"))
    #expect(all.has("<a href=\"/nguoi-dung/\(try world.id(of: .other).text)\">Người other</a>"))
    #expect(all.has("Đầu mối phối hợp<br><span class=\"small soft\">quy chế thu</span>"))
    #expect(try world.isRefused("/phan-cong", to: .nobody))
    #expect(try world.isRefused("/phan-cong", to: .auditor))
    #expect(try world.get("/phan-cong", as: .reporter, .en).has("1 role at 1 body"))
  }

  @Test func `who stands in does so in his days, by a decision, and that he has two hats is seen`() throws {
    let world = try WebWorld(parents: ["a,party,o", "b,party,o"])
    let (other, away) = (try world.id(of: .other), try world.id(of: .reporter))
    let path = Route.personAct(other, .grant).path
    let fields = [
      ("role", "specialist"), ("body", "Ban A"), ("from", "20/3/2024"), ("to", "31/3/2024"),
      ("basis", "Quyết định 12-QĐ/BDV <1>"),
    ]
    let before = try world.count
    let wrong = try world.post(path, fields + [("insteadOf", other.text)], as: .administrator)
    #expect(wrong.status == 422 && wrong.has("Không ai thay chính mình; ghi mã của người được thay"))
    #expect(
      try world.post(path, fields + [("insteadOf", "ai đó")], as: .administrator).has(
        "Mã người dùng chỉ gồm chữ không dấu"))
    #expect(
      try world.post(path, fields + [("insteadOf", "khong-co")], as: .administrator).has("Không có người nào mang mã"))
    #expect(try world.count == before)
    #expect(try world.post(path, fields + [("insteadOf", away.text)], as: .administrator).status == 303)
    let page = try world.get("/phan-cong", as: .administrator)
    #expect(page.has("20/03/2024 – 31/03/2024"))
    #expect(page.has("<td data-head=\"Căn cứ\">Quyết định 12-QĐ/BDV &lt;1&gt;<br>thay Người reporter</td>"))
    #expect(page.has("Người other</a><br><span class=\"small soft\">kiêm 2 vai trò</span>"))
    #expect(try world.get("/phan-cong", as: .reporter).has("thay Người reporter"))
    // He acts within his days.
    #expect(try world.get("/", as: .other).has("Ban A"))
    #expect(try !world.get("/phan-cong?ngay=1/4/2024", as: .administrator).has("thay Người reporter"))
    let csv = try world.get("/phan-cong?dang=csv", as: .administrator).html.split(whereSeparator: \.isNewline)
    #expect(csv.count == 1 + 8)
    #expect(
      csv.contains {
        $0.hasPrefix("a,Ban A,chuyên viên,,\(other.text),Người other,20/03/2024,31/03/2024,")
          && $0.hasSuffix(",\(away.text)")
      }, "\(csv)")
    #expect(try world.get("/phan-cong?tim=nguoi+other", as: .administrator).has("3 phân công ở 2 cơ quan"))
    #expect(try world.get("/phan-cong?ngay=mai", as: .administrator).status == 422)
  }

  @Test func `a body that owes something and has nobody who could send it is told`() throws {
    let world = try WebWorld()
    #expect(try !world.get("/phan-cong", as: .coordinator).has("Chưa có ai"))
    let other = try world.id(of: .other)
    #expect(try world.post(Route.personAct(other, .end).path, as: .administrator).status == 303)
    let page = try world.get("/phan-cong", as: .coordinator)
    #expect(page.has("Chưa có ai gửi báo cáo trong hệ thống") && page.has("<ul><li>Ban B</li></ul>"), "\(page)")
    #expect(try !world.get("/phan-cong", as: .reporter).has("Chưa có ai"))
  }
}
