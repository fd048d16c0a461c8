import Diagnostics
import Foundation
import HTTPCore
import Obligations
import Organisations
import Testing
import UseCases

@testable import WebUI

/// *Tra cứu*.
@Suite struct SearchPageTests {
  /// Ban A and Ban B each sent the report of February with a note of their own.
  private func world() throws -> WebWorld {
    let world = try WebWorld()
    for (person, body) in [(WebWorld.Person.reporter, WebWorld.a), (.other, WebWorld.b)] {
      var deed = Deed(.submitted)
      deed.obligations = [WebWorld.report(of: body, month: 2)]
      deed.note = "Đường ngập của \(body == WebWorld.a ? "phường Trên" : "phường Dưới") <script>alert(1)</script>"
      _ = try world.desk(of: person).record(deed)
    }
    return world
  }

  private func find(_ words: String, _ more: String = "") -> String {
    "/tra-cuu?tu=\(PercentCoding.encode(words))\(more)"
  }

  @Test func `words are found without marks, among what one sees, with links to what they are about`() throws {
    let world = try world()
    let leader = try world.get(find("duong ngap"), as: .leader)
    #expect(leader.status == 200)
    #expect(leader.has("phường Trên"))
    #expect(leader.has("phường Dưới"))
    #expect(
      leader.has(
        "<a href=\"\(Route.matter(WebWorld.report(of: WebWorld.a, month: 2)).path)\">Báo cáo kết quả · tháng 2/2024 · Ban A</a>"
      ))
    #expect(!leader.has("<script>alert"))
    let reporter = try world.get(find("đường ngập"), as: .reporter)
    #expect(reporter.has("phường Trên"))
    #expect(!reporter.has("phường Dưới"))
    let english = try world.get(find("duong"), as: .leader, .en)
    #expect(english.has("<h2>What was recorded</h2>"))
  }

  @Test func `where nothing has all words, what has most of them is shown, and that it is so`() throws {
    let world = try WebWorld()
    let page = try world.get(find("bao cao ban a"), as: .leader)
    #expect(page.has("<h2>Không có gì đủ mọi từ</h2>"), "\(page)")
    #expect(page.has("<a href=\"/co-quan/a\">Ban A</a>") && !page.has(">Ban B</a>"))
    #expect(page.has("\">Báo cáo kết quả</a>"))
    #expect(try world.get(find("bao cao ban a"), as: .leader, .en).has("Nothing has all of the words"))
    // A word of four is chance.
    #expect(try world.get(find("ban kia xa vang"), as: .leader).has("Không thấy gì"))
    #expect(try world.get(find("ban a"), as: .leader).has("<h2>Cơ quan</h2>"))
  }

  @Test func `regulations are chosen by their titles`() throws {
    #expect(try WebWorld().get("/tra-cuu", as: .leader).has("<option value=\"thu\">Quy chế thử (thu)</option>"))
  }

  @Test func `of what an entry is about only that is told which one sees`() throws {
    let world = try WebWorld()
    let (own, other) = (WebWorld.report(of: WebWorld.a, month: 2), WebWorld.report(of: WebWorld.b, month: 2))
    var deed = Deed(.told)
    deed.obligations = [own, other]
    deed.note = "nhắc cả hai ban"
    _ = try world.desk(of: .leader).record(deed)
    let reporter = try world.get(find("nhac ca hai"), as: .reporter)
    #expect(reporter.has(Route.matter(own).path))
    #expect(!reporter.has(Route.matter(other).path))
    #expect(!reporter.has("Ban B"))
    #expect(try world.get(find("nhac ca hai"), as: .leader).has(Route.matter(other).path))
  }

  @Test func `bodies and sentences are found too, sentences linked to their clauses`() throws {
    let world = try world()
    let body = try world.get(find("ban a"), as: .leader)
    #expect(body.has("<a href=\"/tra-cuu?tu=ban%20a&amp;co-quan=a\">Ban A</a>"))
    let rule = try world.get(find("mua lu"), as: .leader)
    #expect(rule.has("<a href=\"/quy-che/thu/dieu-2#dieu-2\">Báo cáo mưa lũ</a>"))
  }

  @Test func `what is found can be narrowed to a body, a regulation, a year and a deed`() throws {
    let world = try world()
    let own = try world.get(find("duong", "&co-quan=Ban%20B&quy-che=thu&nam=2024&loai=submitted"), as: .leader)
    #expect(own.has("phường Dưới"))
    #expect(!own.has("phường Trên"))
    #expect(own.has("<option value=\"submitted\" selected>"))
    for none in ["&nam=2023", "&loai=received"] {
      let page = try world.get(find("duong", none), as: .leader)
      #expect(page.has("<h2>Không thấy gì</h2>"), "\(none)")
      #expect(page.has("<a href=\"/tra-cuu\">Tìm lại từ đầu</a>"), "\(none)")
    }
  }

  @Test(arguments: [
    ("?tu=%21%21", "Cần ít nhất một từ có chữ hoặc số để tìm", "tu"), ("?nam=2024", "Nhập từ cần tìm", "tu"),
    ("?tu=ngap&nam=24", "&quot;24&quot; không phải là năm từ 1900 đến 2199; viết như 2024", "nam"),
    (
      "?tu=ngap&co-quan=S%E1%BB%9F%20X",
      "Danh bạ không có cơ quan nào tên là &quot;Sở X&quot;; ghi vài chữ trong tên của nó", "co-quan"
    ),
  ])
  func `what is wrong is said at its field, and what was typed stays`(_ query: String, _ words: String, _ field: String)
    throws
  {
    let page = try world().get("/tra-cuu\(query)", as: .leader)
    #expect(page.status == 422)
    #expect(page.has("<li><a href=\"#\(field)\">\(words)</a></li>"))
    #expect(page.has("id=\"\(field)-bad0\">\(words)</p>"))
  }

  @Test func `who sees no obligation finds nothing, and that he asked is kept`() throws {
    let world = try world()
    for person in [WebWorld.Person.administrator, .auditor, .nobody] {
      for path in ["/tra-cuu", find("duong")] { #expect(try world.isRefused(path, to: person), "\(path) \(person)") }
    }
  }

  @Test func `many results take pages of less than 30 KB that lead to each other`() throws {
    let world = try WebWorld()
    let long = Array(repeating: "ghi chú rất dài", count: 200).joined(separator: " ")
    for number in 1...60 {
      var deed = Deed(.told)
      deed.obligations = [WebWorld.report(of: WebWorld.a, month: 2)]
      deed.note = "\(long) đường ngập lần \(number) \(long)"
      _ = try world.desk(of: .leader).record(deed)
    }
    var path: String? = find("duong ngap")
    var (pages, found) = (0, 0)
    while let next = path, pages < 10 {
      let page = try world.get(next, as: .leader)
      #expect(page.html.utf8.count < 30 * 1024)
      found += page.html.components(separatedBy: "đường ngập lần").count - 1
      pages += 1
      path = page.html.range(of: "&amp;truoc=").map { end in
        let start = page.html[..<end.lowerBound].range(of: "href=\"", options: .backwards)?.upperBound
        return page.html[(start ?? end.lowerBound)..<end.lowerBound] + "&truoc="
          + page.html[end.upperBound...].prefix { $0.isNumber }
      }
    }
    #expect(found == 60)
    #expect(pages == 3)
  }
}
