import CivilTime
import Diagnostics
import Entries
import Obligations
import Regulations
import Reports
import Store
import Testing

@testable import WebUI

/// The reports of all bodies together, and into the report to the level above.
@Suite struct ConsolidationPageTests {
  private let world: ReportWorld
  private var web: WebWorld { world.web }
  private static let page = Route.consolidation(rule: "thu/dieu-1", .month(year: 2024, month: 2)).path
  private static let above = ReportWorld.id(2, "o", "2024-M02")

  init() throws {
    world = try ReportWorld()
    try world.send(ReportWorld.january, ReportWorld.typed("30"), as: .reporter)
    try world.send(ReportWorld.february, ReportWorld.typed("1.200,5", "7"), as: .reporter)
  }

  @Test func `every body stands there with its numbers, the sum, and who is missing`() throws {
    let page = try web.get(Self.page, as: .receiver)
    #expect(page.status == 200)
    #expect(page.has("<h1>Tổng hợp báo cáo, tháng 2/2024</h1>"))
    #expect(page.has("<b>1</b> theo mẫu") && page.has("<b>1</b> chưa có"))
    #expect(page.has("Chưa có số liệu của 1 cơ quan"))
    #expect(page.has("<a href=\"\(Route.matter(ReportWorld.id(1, "b", "2024-M02")).path)\">Ban B</a>: chưa có"))
    #expect(page.has("data-head=\"Trong kỳ\">1.200,5</td>") && page.has("data-head=\"Lũy kế từ đầu năm\">1.230,5</td>"))
    #expect(page.has("data-head=\"Từ\">1 cơ quan</td>"))
    try world.send(ReportWorld.id(1, "b", "2024-M02"), ReportWorld.typed("9", "1"), as: .other)
    let both = try web.get(Self.page, as: .receiver)
    #expect(both.has("data-head=\"Trong kỳ\">1.209,5</td>") && both.has("data-head=\"Trong kỳ\">8</td>"))
    #expect(try web.get(Self.page + "?cot=cumulative", as: .receiver).has("<td class=\"num\">1.230,5</td>"))
    #expect(
      both.has("data-head=\"Lũy kế từ đầu năm\">1.230,5<br><span class=\"small soft\">của 1/2 cơ quan</span></td>"))
    #expect(both.html.utf8.count < 30 << 10)
    #expect(
      try web.get("/bang-theo-doi", as: .receiver).has("<a href=\"\(Self.page)\">Báo cáo kết quả, tháng 2/2024</a>"))
    #expect(try web.get(Self.page, as: .receiver, .en).has("Reports together, month 2/2024"))
  }

  @Test func `the table goes out with a row a body and the sum`() throws {
    try world.send(ReportWorld.id(1, "b", "2024-M02"), [("nothing", "1")], as: .other)
    #expect(
      try web.get(Self.page + "?dang=csv", as: .receiver).html == """
        mã,cơ quan,báo cáo,"Cuộc vận động, trong kỳ (cuộc)","Cuộc vận động, lũy kế (cuộc)","Cuộc vận động, cùng kỳ năm trước (cuộc)","Cuộc vận động, tăng giảm (cuộc)","Mô hình, trong kỳ (mô hình)"
        a,Ban A,theo mẫu,"1.200,5","1.230,5",,,7
        b,Ban B,không phát sinh,0,,,,0
        ,Cộng,,"1.200,5","1.230,5",,,7

        """)
  }

  @Test func `the sum goes into one's own report to the level above, with where it comes from`() throws {
    let page = try web.get(Self.page, as: .receiver)
    #expect(page.has("href=\"\(ReportWorld.sending(Self.above))\">Đưa vào báo cáo của Văn phòng gửi Cấp trên</a>"))
    let report = try web.get(ReportWorld.sending(Self.above), as: .receiver)
    #expect(report.has("value=\"1.200,5\"") && report.has("value=\"7\""))
    #expect(report.has("<a href=\"\(Self.page)\">1.200,5 cộng từ 1 báo cáo cấp dưới</a>; chưa có: Ban B"))
    // Who owes a report is not the level below of himself.
    #expect(try !web.get(ReportWorld.sending(ReportWorld.id(1, "b", "2024-M02")), as: .other).has("cấp dưới"))
  }

  @Test func `each sees what he may, and nobody anything else`() throws {
    for person in [WebWorld.Person.receiver, .leader, .coordinator] {
      let page = try web.get(Self.page, as: person)
      #expect(page.has("Ban A") && page.has("Ban B"), "\(person)")
    }
    let own = try web.get(Self.page, as: .other)
    #expect(own.status == 200 && own.has("Ban B") && !own.has("Ban A") && !own.has("1.200,5"))
    for person in [WebWorld.Person.administrator, .auditor, .nobody] {
      #expect(try web.isRefused(Self.page, to: person), "\(person)")
    }
    #expect(
      try web.isRefused(Route.consolidation(rule: "thu/dieu-9", .month(year: 2024, month: 2)).path, to: .receiver))
    let other = try web.get(Route.consolidation(rule: "thu/dieu-3", .month(year: 2024, month: 2)).path, as: .receiver)
    #expect(other.status == 404 && other.has("Việc này không báo cáo theo mẫu nên không có số liệu để tổng hợp"))
  }
}
