import Entries
import Obligations
import Testing

@testable import WebUI

/// Settling something about a clause in place, and ending it.
@Suite struct PolicyPagesTests {
  private static let path = "/ap-dung/thu/dieu-4"

  private func fields(_ lines: String, _ more: [(String, String)] = []) -> [(String, String)] {
    [("cau", lines), ("can-cu", "huong-dan"), ("noi-ban-hanh", "VP"), ("so", "9-HD/VP"), ("ngay", "15/3/2024")] + more
  }

  @Test func `a sentence with an error comes back with its line, a caret and what is allowed`() throws {
    let world = try WebWorld()
    let before = try world.count
    let page = try world.post(Self.path, fields("hạn chậm nhật ngày 10 tháng sau."), as: .coordinator)
    #expect(page.status == 422 && page.has("Câu có lỗi; chưa ghi gì"))
    #expect(page.has("hạn chậm nhật ngày 10 tháng sau.") && page.has("^^^"))
    #expect(try world.count == before)
    let none = try world.post(Self.path, [("can-cu", "huong-dan")], as: .coordinator)
    #expect(none.has("Ghi số của công văn hướng dẫn") && none.has("Ghi ít nhất một câu"))
  }

  /// Of the quarters of 2024 that are due from 20/3/2024 on, four get another day: 5/4, 5/7, 7/10 (the 5th is a Saturday) and 6/1/2025 (a Sunday)
  /// become 10/4, 10/7, 10/10 and 10/1.
  @Test func `what it would change is shown, then recorded once, and its end takes it back`() throws {
    let world = try WebWorld()
    let lines = "hạn chậm nhất ngày 10 tháng sau."
    let preview = try world.post(Self.path, fields(lines), as: .coordinator)
    #expect(preview.status == 200 && preview.has("4 dời ngày") && preview.has("0 thêm, 0 bớt"))
    #expect(preview.has("5/4/2024") && preview.has("10/4/2024"))
    let before = try world.count
    let confirmed = fields(lines, [("ghi", "1"), ("_once", "o")])
    #expect(try world.post(Self.path, confirmed, as: .coordinator).location == "/quy-che/thu/dieu-4#dieu-4")
    #expect(try world.post(Self.path, confirmed, as: .coordinator).location == "/quy-che/thu/dieu-4#dieu-4")
    #expect(try world.kinds(after: before) == [.policySet])
    let matter = "/nhiem-vu/thu~dieu-4:a:2024-Q1"
    #expect(try world.get(matter, as: .coordinator).has("số 9-HD/VP, ngày 15/3/2024"))
    let number = try world.count
    let list = try world.get("/ap-dung/thu", as: .coordinator)
    #expect(list.has("theo: hướng dẫn của VP, số 9-HD/VP, ngày 15/3/2024; từ 15/3/2024"))
    #expect(list.has("Người coordinator, đầu mối phối hợp, 20/03/2024"))
    #expect(list.has("/ket-thuc-ap-dung/\(number)"))
    #expect(try world.get("/ap-dung/thu", as: .reporter).has("/ket-thuc-ap-dung/") == false)
    let end = "/ket-thuc-ap-dung/\(number)"
    #expect(try world.get(end, as: .coordinator).has("4 dời ngày"))
    #expect(try world.post(end, [("can-cu", "")], as: .coordinator).has("Nêu lý do hoặc căn cứ"))
    #expect(try world.post(end, [("can-cu", "thống nhất lại")], as: .coordinator).location == "/ap-dung/thu")
    #expect(try world.get(matter, as: .coordinator).has("9-HD/VP") == false)
    #expect(try world.get(end, as: .coordinator).status == 404)
  }

  @Test func `who may not settle anything is offered nothing and finds nothing`() throws {
    let world = try WebWorld()
    #expect(try world.get("/quy-che/thu/dieu-4", as: .coordinator).has("Định cách áp dụng"))
    #expect(try world.get("/quy-che/thu/dieu-4", as: .leader).has("Định cách áp dụng") == false)
    for person in [WebWorld.Person.reporter, .leader, .administrator, .auditor, .nobody] {
      #expect(try world.isRefused(Self.path, to: person), "\(person)")
    }
    let before = try world.count
    #expect(try world.post(Self.path, fields("không ghi hạn."), as: .leader).status == 404)
    #expect(try world.kinds(after: before) == [.denied])
  }
}
