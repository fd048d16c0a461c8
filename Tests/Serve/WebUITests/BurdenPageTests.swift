import Diagnostics
import Testing

@testable import WebUI

/// *Rà soát chế độ báo cáo*.
///
/// Of 2024 Ban A makes twelve reports of months and four of quarters, Ban B twelve: in January, April, July and October Ban A makes two.
/// Those of a quarter and of its last month close on one day: four times a year one report could do for two.
@Suite struct BurdenPageTests {
  @Test func `each body's reports are counted by month, and what overlaps is told with what it would save`() throws {
    let world = try WebWorld()
    let page = try world.get("/ra-soat-bao-cao", as: .leader)
    #expect(page.status == 200)
    #expect(page.has("<h1>Rà soát chế độ báo cáo năm 2024</h1>"))
    #expect(page.has("Báo cáo trùng kỳ của cùng một cơ quan: 1 nhóm; gửi chung thì bớt được 4 báo cáo."))
    #expect(page.has("<td>Ban A</td><td class=\"num\" data-head=\"T1\">2</td>"))
    #expect(page.has("data-head=\"Cả năm\">16</td>"))
    #expect(page.has("data-head=\"Cả năm\">28</td>"))
    #expect(page.has("<a href=\"/quy-che/thu/dieu-4#dieu-4\">thu, dieu-4</a>"))
    #expect(try world.get("/ra-soat-bao-cao", as: .leader, .en).has("made together they would be 4 fewer."))
  }

  @Test func `one sees the burden of what one sees`() throws {
    let world = try WebWorld()
    let own = try world.get("/ra-soat-bao-cao?nam=2023", as: .other)
    #expect(own.has("<td>Ban B</td>"))
    #expect(!own.has("<td>Ban A</td>"))
    #expect(own.has("Không có báo cáo nào trùng kỳ."))
    for person in [WebWorld.Person.administrator, .auditor, .nobody] {
      #expect(try world.isRefused("/ra-soat-bao-cao", to: person), "\(person)")
    }
  }

  @Test func `a year that is none is said at its field; one without reports has a way out`() throws {
    let world = try WebWorld()
    let wrong = try world.get("/ra-soat-bao-cao?nam=%3Cscript%3E", as: .leader)
    #expect(wrong.status == 422)
    #expect(
      wrong.has("id=\"nam-bad0\">&quot;&lt;script&gt;&quot; không phải là năm từ 1900 đến 2199; viết như 2024</p>"))
    #expect(wrong.has("value=\"&lt;script&gt;\""))
    let none = try world.get("/ra-soat-bao-cao?nam=2020", as: .leader)
    #expect(none.has("Năm 2020 không có báo cáo nào phải gửi mà các vai trò đang có được xem; chọn năm khác."))
  }
}
