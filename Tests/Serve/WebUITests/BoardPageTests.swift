import Boards
import CivilTime
import Diagnostics
import Foundation
import Obligations
import Regulations
import Testing

@testable import UseCases
@testable import WebUI

/// *Bảng theo dõi*, *Đôn đốc* and *Lịch công tác*.
@Suite struct BoardPageTests {
  /// In 2024 each of the two bodies owes twelve months; by 20/3 those of December (of 2023, which is no period of this year), January and
  /// February have passed their day: two of this year.
  @Test func `the office sees bodies by periods, with a sign and a number in each cell`() throws {
    let world = try WebWorld()
    #expect(
      try world.post(
        Route.act(WebWorld.report(of: WebWorld.a, month: 1), .submission).path, [("note", "hai trang")], as: .reporter
      ).status == 303)
    let page = try world.get("/bang-theo-doi?quy-che=thu&nam=2024&ky=month", as: .receiver)
    #expect(page.status == 200)
    #expect(page.has("<th scope=\"row\">Ban A</th>"))
    #expect(page.has("<th scope=\"row\">Ban B</th>"))
    // January of A came late, February of A and both of B did not come.
    #expect(page.has("<b>0</b> hoàn thành đúng hạn"))
    #expect(page.has("<b>1</b> hoàn thành quá hạn"))
    #expect(page.has("<b>3</b> chưa hoàn thành, quá hạn"))
    // March to December of two bodies.
    #expect(page.has("<b>20</b> đang thực hiện, trong hạn"))
    #expect(page.has("Tỷ lệ gửi đủ 25 %, đúng hạn 0 %."))
    #expect(page.has(">chậm 1</a>"))
    #expect(page.has(">! 1</a>"))
    #expect(page.has("✓ đủ, đúng hạn; ! thiếu; &quot;chậm&quot;: gửi quá hạn; · còn trong hạn; – có lý do khách quan."))
    #expect(page.html.utf8.count < 30_000)
    #expect(try world.get("/bang-theo-doi?quy-che=thu&nam=2024&ky=month", as: .receiver, .en).has(">late 1</a>"))
  }

  @Test func `as it stood on an earlier day the board says what was true then`() throws {
    let world = try WebWorld()
    // On 5/2/2024 nothing of this year's periods had passed its day.
    let page = try world.get("/bang-theo-doi?quy-che=thu&nam=2024&ky=month&ngay=5/2/2024", as: .receiver)
    #expect(page.has("<b>0</b> chưa hoàn thành, quá hạn"))
    #expect(page.has("Xét ngày 05/02/2024"))
  }

  @Test func `a body sees its own row only`() throws {
    let world = try WebWorld()
    let page = try world.get("/bang-theo-doi?quy-che=thu&nam=2024&ky=month", as: .reporter)
    #expect(page.has("<th scope=\"row\">Ban A</th>"))
    #expect(!page.has("Ban B"))
    #expect(try world.isRefused("/bang-theo-doi", to: .auditor))
  }

  @Test func `a board of many bodies is shown part by part, with the figures of all above each`() throws {
    let world = try WebWorld()
    let desk = try world.desk(of: .receiver)
    let few = try desk.followUp(.init(regulation: "thu", year: 2024, series: .month, on: desk.today, known: desk.today))
    // Of every three cells one was done in time and two are missing.
    let cells = few.periods.enumerated().map { number, _ in
      var cell = Completeness()
      cell.add(1, number % 3 == 0 ? .onTime : .missing)
      return cell
    }
    func page(_ part: String?, bodies: Int, periods: [PeriodLabel]) -> String {
      let cells = periods.indices.map { cells[$0 % cells.count] }
      let board = Desk.FollowUp(
        question: few.question, regulations: few.regulations, series: few.series, periods: periods,
        rows: (0..<bodies).map { _ in .init(body: WebWorld.a, cells: cells) }, onForms: [], library: few.library)
      return BoardPage(board: board, part: part, context: PageContext(language: .vi, today: desk.today)).body.text
    }
    func rows(_ html: String) -> Int { html.components(separatedBy: "<th scope=\"row\">").count - 1 }
    // 600 cells of twelve months are 50 bodies.
    let first = page(nil, bodies: 120, periods: few.periods)
    #expect(rows(first) == 50)
    #expect(first.contains("Trang 1/3"))
    #expect(
      first.contains(
        "href=\"/bang-theo-doi?quy-che=thu&amp;nam=2024&amp;ky=month&amp;ngay=2024-03-20&amp;biet=2024-03-20&amp;trang=2\""
      ))
    let last = page("3", bodies: 120, periods: few.periods)
    #expect(rows(last) == 20)
    for html in [first, last] {
      #expect(html.contains("<b>480</b> hoàn thành đúng hạn"))
      #expect(html.contains("<b>960</b> chưa hoàn thành, quá hạn"))
    }
    // So many bodies at least, however many periods.
    let weeks = (1...52).map { PeriodLabel.week(year: 2024, week: $0) }
    #expect(rows(page(nil, bodies: 120, periods: weeks)) == 25)
    #expect(rows(page(nil, bodies: 50, periods: few.periods)) == 50)
    #expect(!page(nil, bodies: 50, periods: few.periods).contains("Trang 1/"))
  }

  @Test func `behind a cell stands what is owed`() throws {
    let world = try WebWorld()
    let path = Route.cell(WebWorld.a, .month(year: 2024, month: 2), regulation: "thu").path
    let page = try world.get(path, as: .receiver)
    #expect(page.has("Báo cáo kết quả"))
    #expect(page.has("Quá hạn 15 ngày"))
    #expect(try !world.get(path, as: .other).has("Báo cáo kết quả"))
  }

  @Test func `the board as CSV has a row for each body and period`() throws {
    let world = try WebWorld()
    let csv = try world.get("/bang-theo-doi?quy-che=thu&nam=2024&ky=month&dang=csv", as: .receiver).html
    let lines = csv.split(whereSeparator: \.isNewline)
    #expect(lines.count == 1 + 2 * 12)
    #expect(lines.contains { $0.hasSuffix("a,Ban A,2024-M02,1,0,0,0,1,0,0") }, "\(lines)")
  }

  @Test func `who is late is listed with a text to copy, and that one urged is one entry`() throws {
    let world = try WebWorld()
    let page = try world.get("/don-doc/thu", as: .receiver)
    #expect(page.has("Đến ngày 20/03/2024, theo Quy chế thử"))
    #expect(page.has("- Báo cáo kết quả, tháng 2/2024: hạn 05/03/2024"))
    let chosen = [WebWorld.report(of: WebWorld.a, month: 2), WebWorld.report(of: WebWorld.b, month: 2)].map {
      ("viec", $0.description)
    }
    let before = try world.count
    let wrong = try world.post("/don-doc/thu", chosen, as: .receiver)
    #expect(wrong.status == 422)
    #expect(wrong.has("<a href=\"#cach\">Ghi nhắc bằng gì, gặp ai</a>"))
    #expect(try world.post("/don-doc/thu", [("cach", "điện thoại")], as: .receiver).has("Chọn ít nhất một việc"))
    #expect(try world.count == before)
    #expect(
      try world.post("/don-doc/thu", chosen + [("cach", "điện thoại lúc 14 giờ 20")], as: .receiver).status == 303)
    #expect(try world.count == before + 1)
    let matter = try world.get(Route.matter(WebWorld.report(of: WebWorld.b, month: 2)).path, as: .other)
    #expect(matter.has("điện thoại lúc 14 giờ 20"))
  }

  @Test func `the week has what falls due on its days`() throws {
    let world = try WebWorld()
    // 5/4/2024 is a Friday: the month of March and the first quarter.
    let page = try world.get("/lich?ngay=2024-04-03", as: .reporter)
    #expect(page.has("Tuần 14 (01/04/2024–07/04/2024)"))
    #expect(page.has("Báo cáo kết quả quý"))
    #expect(page.has("Báo cáo kết quả</a>"))
    #expect(try !world.get("/lich", as: .reporter).has("Báo cáo kết quả quý</a>"), "this week has none")
  }

  @Test func `a day that cannot be read is told, and the board is that of today`() throws {
    let world = try WebWorld()
    let page = try world.get("/bang-theo-doi?ngay=mai", as: .coordinator)
    #expect(page.status == 200 && page.has("Đã lấy hôm nay thay cho ngày không đọc được"))
    #expect(page.has("&quot;mai&quot; không phải là một ngày") || page.has("\"mai\" không phải là một ngày"))
    #expect(try !world.get("/bang-theo-doi?ngay=1/2/2024", as: .coordinator).has("không đọc được"))
  }
}
