import Access
import CivilTime
import Diagnostics
import Entries
import Obligations
import Store
import Testing

@testable import WebUI

/// Reports after a reorganisation: Ban P went into Ban A on 1 July 2023, and Ban D was divided between Ban B and Ban Q.
@Suite struct MergedReportPageTests {
  private let world: ReportWorld
  private var web: WebWorld { world.web }
  private static func id(_ body: String, _ period: String) -> ObligationID { ReportWorld.id(1, body, period) }
  private static let page = ReportWorld.sending(ReportWorld.february)

  init() throws {
    world = try ReportWorld(
      more: ["p", "d", "q"],
      successions: [
        "p,a,2023-07-01,merge,whole,QĐ 1", "d,b,2023-07-01,split,main-part,QĐ 2", "d,q,2023-07-01,split,part,QĐ 2",
      ])
  }

  @Test func `last year's column is the sum of what went into the body, with what each gave`() throws {
    try world.send(Self.id("a", "2023-M02"), ReportWorld.typed("30", "7"), as: .reporter)
    // What P owed its successor sends.
    try world.send(Self.id("p", "2023-M02"), ReportWorld.typed("12", "2"), as: .reporter)
    let page = try web.get(Self.page, as: .reporter)
    #expect(page.has("data-head=\"Cùng kỳ năm trước\">42<br><span class=\"small soft\">cộng từ 2 cơ quan</span></td>"))
    #expect(page.has("<summary>Số liệu của các cơ quan trước sắp xếp</summary>"))
    for (body, name, number) in [("a", "Ban A", "30"), ("p", "Ban P", "12")] {
      let link = Route.matter(Self.id(body, "2023-M02")).path
      #expect(
        page.has(
          "<tr><th scope=\"row\">\(name)</th><td><a href=\"\(link)\">tháng 2/2023</a><br></td><td class=\"num\">\(number)</td></tr>"
        ), "\(name)")
    }
    #expect(!page.has("Sau sắp xếp, cột"))
    // The reason is due against the sum.
    let wrong = try web.post(Self.page, ReportWorld.typed("50"), as: .reporter)
    #expect(
      wrong.has("Cuộc vận động: kỳ này 50, cùng kỳ năm trước 42; số khác cùng kỳ năm trước quá 10% thì nêu lý do"))
    try world.send(ReportWorld.february, ReportWorld.typed("44"), as: .reporter)
    #expect(
      try web.get(Route.matter(ReportWorld.february).path, as: .receiver).has(
        "data-head=\"Cùng kỳ năm trước\">42</td>"))
    let together = try web.get(
      Route.consolidation(rule: "thu/dieu-1", .month(year: 2024, month: 2)).path, as: .receiver)
    #expect(together.has("data-head=\"Cùng kỳ năm trước\">42"))
    #expect(try web.get(Self.page, as: .reporter, .en).has("from 2 bodies"))
  }

  @Test func `where one of them did not report the column is typed, and who is missing is told`() throws {
    try world.send(Self.id("a", "2023-M02"), ReportWorld.typed("30", "7"), as: .reporter)
    let page = try web.get(Self.page, as: .reporter)
    #expect(page.has("name=\"m.cuoc.samePeriodLastYear\""))
    #expect(page.has("<span class=\"small soft\">Ban A: 30; Ban P: chưa có báo cáo</span>"))
    #expect(
      page.has(
        "Sau sắp xếp, cột cùng kỳ năm trước phải nhập: Ban P chưa có báo cáo. Số của từng cơ quan ghi dưới đây để tham khảo."
      ))
    try world.send(
      ReportWorld.february, ReportWorld.typed("44") + [("m.cuoc.samePeriodLastYear", "41")], as: .reporter)
    #expect(
      try web.get(Route.matter(ReportWorld.february).path, as: .receiver).has(
        "data-head=\"Cùng kỳ năm trước\">41</td>"))
  }

  @Test func `of a body that was divided nothing is guessed, and its figure is named`() throws {
    try world.send(Self.id("b", "2023-M02"), ReportWorld.typed("5"), as: .other)
    try world.send(Self.id("d", "2023-M02"), ReportWorld.typed("40"), as: .other)
    let page = try web.get(ReportWorld.sending(Self.id("b", "2024-M02")), as: .other)
    #expect(page.has("name=\"m.cuoc.samePeriodLastYear\""))
    #expect(page.has("<span class=\"small soft\">Ban B: 5; Ban D: 40, đã chia, tách</span>"))
    #expect(page.has("cột cùng kỳ năm trước phải nhập: Ban D đã chia, tách."))
  }

  @Test func `in the year of the reorganisation the earlier months are those of all`() throws {
    for month in 1...6 {
      try world.send(Self.id("a", "2023-M0\(month)"), ReportWorld.typed("10"), as: .reporter)
      try world.send(Self.id("p", "2023-M0\(month)"), ReportWorld.typed("1"), as: .reporter)
    }
    let july = try web.get(ReportWorld.sending(Self.id("a", "2023-M07")), as: .reporter)
    #expect(july.has("các kỳ trước 66</span><br><span class=\"small soft\">cộng từ 2 cơ quan</span>"))
    try world.send(Self.id("a", "2023-M07"), ReportWorld.typed("20"), as: .reporter)
    #expect(
      try web.get(Route.matter(Self.id("a", "2023-M07")).path, as: .receiver).has(
        "data-head=\"Lũy kế từ đầu năm\">86</td>"))
    let august = try web.get(ReportWorld.sending(Self.id("a", "2023-M08")), as: .reporter)
    #expect(august.has("các kỳ trước 86</span>"))
  }
}
