import CivilTime
import Diagnostics
import Entries
import Foundation
import Organisations
import Testing
import UseCases

@testable import WebUI

/// *Sắp xếp tổ chức*.
@Suite struct ReorganisationPagesTests {
  private static let path = Route.reorganisations.path

  /// Ban A and Ban B become a new body on 1/4/2024.
  private static let merger = [
    ("ngay", "1/4/2024"), ("can-cu", "Quyết định 12-QĐ/TU"), ("loai", "merge"), ("ket-thuc", "Ban A\nban b\n"),
    ("co-quan-moi", "Ban Tổng hợp"),
  ]

  /// What a preview brings back when a button is pressed; some of its lines changed.
  private func again(_ page: WebWorld.Page, _ button: String, _ takers: [String]) throws -> [(String, String)] {
    [
      ("buoc", try #require(page.hidden("buoc"))), ("_once", try #require(page.hidden("_once"))),
      ("viec-gi", button), ("ngay", "1/4/2024"), ("can-cu", "Quyết định 12-QĐ/TU"), ("loai", "merge"),
      ("ma-moi", "ban-tong-hop"), ("co-quan-moi", "Ban Tổng hợp"), ("tu", "a"), ("tu", "b"),
    ] + takers.map { ("sang", $0) }
  }

  private static let both = ["Ban Tổng hợp", "Ban Tổng hợp"]

  @Test func `two bodies become a new one: shown first, applied whole, taken back`() throws {
    let world = try WebWorld()
    #expect(
      try world.get("/co-quan", as: .administrator).has(
        "<a class=\"button second\" href=\"/sap-xep\">Sắp xếp tổ chức</a>"))
    let before = try world.count
    let preview = try world.post(Self.path, Self.merger, as: .administrator)
    #expect(preview.status == 200)
    #expect(preview.has("<dt>Cơ quan mới</dt><dd>Ban Tổng hợp <span class=\"soft\">(ban-tong-hop)</span></dd>"))
    #expect(preview.has("<label for=\"sang-0\">Ban A</label>") && preview.has("<label for=\"sang-1\">Ban B</label>"))
    #expect(preview.html.components(separatedBy: "name=\"sang\" value=\"Ban Tổng hợp\"").count == 3)
    #expect(preview.has("<b>2</b> chuyển") && preview.has("<b>0</b> cần người quyết định"))
    #expect(preview.has("Ban A → Ban Tổng hợp"))
    #expect(try world.count == before, "nothing is written yet")
    let board = try world.get("/bang-theo-doi?quy-che=thu&nam=2023&ky=month", as: .receiver).html
    let done = try world.post(Self.path, again(preview, "ghi", Self.both), as: .administrator)
    #expect(done.status == 303)
    // The body, its name, the kinds of both, and a step for each of them.
    #expect(try world.kinds(after: before) == [.reorganised] + Array(repeating: .registerLineAdded, count: 6))
    // Sent twice, done once.
    _ = try world.post(Self.path, again(preview, "ghi", Self.both), as: .administrator)
    #expect(try world.count == before + 7)
    #expect(try world.get("/co-quan/ban-tong-hop?ngay=1/4/2024", as: .receiver).has("<dd>ban a, ban b</dd>"))
    #expect(try world.get("/co-quan/a?ngay=1/4/2024", as: .receiver).has("Không tồn tại ngày 01/04/2024"))
    // Every figure of the year before holds.
    #expect(try world.get("/bang-theo-doi?quy-che=thu&nam=2023&ky=month", as: .receiver).html == board)
    let list = try world.get(Self.path, as: .administrator)
    #expect(list.has("Lần \(before + 1): 6 dòng, 6 còn hiệu lực") && list.has("Quyết định 12-QĐ/TU"))
    #expect(
      try world.post(Self.path, [("thoi", "\(before + 1)"), ("ly-do", " ")], as: .administrator).has(
        "Ghi căn cứ hoặc lý do thôi áp dụng"))
    #expect(
      try world.post(Self.path, [("thoi", "\(before + 1)"), ("ly-do", "ghi nhầm")], as: .administrator).status == 303)
    #expect(
      try world.kinds(after: before + 7) == [.reorganised] + Array(repeating: .registerLineEnded, count: 6))
    #expect(try !world.get("/co-quan/a?ngay=1/4/2024", as: .receiver).has("Không tồn tại"))
    #expect(try world.get("/co-quan/ban-tong-hop", as: .receiver).status == 404)
    #expect(try world.get(Self.path, as: .administrator).has("Thôi áp dụng lần \(before + 1)"))
  }

  /// Since 1/3/2024 the new body answers for what Ban A left open: of its months up to February, due by 5/3/2024, fourteen are overdue, and of its
  /// quarters four.
  @Test func `what passed is listed with what is still open, to each what he may see`() throws {
    let world = try WebWorld()
    let typed =
      Self.merger.filter { $0.0 != "ngay" && $0.0 != "ket-thuc" } + [("ngay", "20/3/2024"), ("ket-thuc", "a")]
    let preview = try world.post(Self.path, typed, as: .administrator)
    let number = try world.count + 1
    let fields = try again(preview, "ghi", ["Ban Tổng hợp"]).filter { $0.1 != "b" && $0.0 != "ngay" }
    #expect(try world.post(Self.path, fields + [("ngay", "20/3/2024")], as: .administrator).status == 303)
    let path = "/sap-xep/\(number)"
    #expect(try world.get(Self.path, as: .administrator).has("<a href=\"\(path)\">Lần \(number)"))
    let list = try world.get(path, as: .receiver)
    #expect(list.has("<h1>Danh sách bàn giao, lần \(number)</h1>") && list.has("Quyết định 12-QĐ/TU"))
    #expect(
      list.has("Ban A</a></th><td data-head=\"Tiếp nhận\">Ban Tổng hợp</td><td data-head=\"Từ ngày\">20/03/2024</td>"))
    #expect(list.html.components(separatedBy: "<td data-head=\"Của\">Ban A</td>").count == 1 + 18)
    #expect(
      list.html.components(separatedBy: "<td data-head=\"Tiếp nhận\">Ban Tổng hợp</td><td data-head=\"Hạn\">").count
        == 1 + 18)
    let csv = try world.get(path + "?dang=csv", as: .receiver).html.split(whereSeparator: \.isNewline)
    #expect(csv.count == 1 + 1 + 18)
    #expect(csv[1] == "a,Ban A,Ban Tổng hợp,,")
    // Ban B owes nothing of it; who administers sees who passed, and no obligation.
    let other = try world.get(path, as: .other)
    #expect(other.has("Ban Tổng hợp</td>") && other.has("Không có việc nào còn mở"))
    let administrator = try world.get(path, as: .administrator)
    #expect(administrator.has("Ban Tổng hợp</td>") && !administrator.has("Báo cáo kết quả"))
    #expect(try world.isRefused(path, to: .nobody))
    #expect(try world.get("/co-quan/a", as: .receiver).has("<a href=\"\(path)\">Danh sách bàn giao, lần \(number)</a>"))
    #expect(try world.get("/sap-xep/1", as: .receiver).has("Không có lần sắp xếp số 1 đang có hiệu lực"))
  }

  @Test func `a line that is changed after the preview is looked at anew, never applied unseen`() throws {
    let world = try WebWorld()
    let preview = try world.post(Self.path, Self.merger, as: .administrator)
    let before = try world.count
    let second = try world.post(Self.path, again(preview, "ghi", ["Ban Tổng hợp", "văn phòng"]), as: .administrator)
    #expect(second.status == 200 && second.has("<h2>Xem trước</h2>"))
    #expect(second.has("name=\"sang\" value=\"Văn phòng\""))
    let wrong = try world.post(Self.path, again(preview, "xem", ["Ban Tổng hợp", "Ban Z"]), as: .administrator)
    #expect(wrong.status == 422)
    #expect(wrong.has("id=\"sang-1-bad\">Danh bạ không có cơ quan nào tên là &quot;Ban Z&quot;"))
    #expect(wrong.has("value=\"Ban Z\"") && !wrong.has(">Áp dụng</button>"))
    let ring = try world.post(Self.path, again(preview, "xem", ["Ban B", "Ban A"]), as: .administrator)
    #expect(ring.status == 422 && ring.has("Kế hoạch đi vòng, không ai trả lời cuối cùng: a → b → a"), "\(ring.html)")
    #expect(try world.count == before)
    #expect(
      try world.post(Self.path, again(second, "ghi", ["Ban Tổng hợp", "Văn phòng"]), as: .administrator).status == 303)
    // The new body has the kind of the one that it follows alone.
    #expect(try world.get("/co-quan/ban-tong-hop?ngay=1/4/2024", as: .receiver).has("<dd>ban a</dd>"))
  }

  @Test func `what changed between the preview and the deed is told, and looked at anew`() throws {
    let world = try WebWorld()
    let preview = try world.post(Self.path, Self.merger, as: .administrator)
    _ = try world.post(
      Self.path,
      again(
        world.post(
          Self.path, Self.merger.map { $0.0 == "can-cu" ? ("can-cu", "Quyết định 13") : $0 }, as: .administrator),
        "xem", Self.both), as: .administrator)
    // Somebody closes the second body meanwhile.
    let other = try world.post(
      Self.path, [("ngay", "25/3/2024"), ("can-cu", "x"), ("loai", "dissolution"), ("ket-thuc", "b")],
      as: .administrator)
    #expect(
      try world.post(
        Self.path,
        [
          ("buoc", #require(other.hidden("buoc"))), ("viec-gi", "ghi"), ("ngay", "25/3/2024"), ("can-cu", "x"),
          ("loai", "dissolution"), ("tu", "b"), ("sang", ""),
        ], as: .administrator
      ).status == 303)
    let before = try world.count
    let late = try world.post(Self.path, again(preview, "ghi", Self.both), as: .administrator)
    #expect(late.status == 422)
    #expect(late.has("&quot;b&quot; không tồn tại trong ngày 2024-03-31, nên không có gì để chuyển"), "\(late)")
    #expect(try world.count == before)
  }

  @Test func `what cannot be is told at its field, with what was typed`() throws {
    let world = try WebWorld()
    let before = try world.count
    for (field, value, words) in [
      ("ngay", "", "Nhập ngày đầu, như 01/07/2025"), ("ngay", "mai", "&quot;mai&quot; không phải là một ngày"),
      ("can-cu", "", "Ghi quyết định làm căn cứ"), ("ket-thuc", " \n", "Ghi ít nhất một cơ quan kết thúc"),
      ("ket-thuc", "Ban Z", "Danh bạ không có cơ quan nào tên là &quot;Ban Z&quot;"),
      ("ket-thuc", "ban", "Có 2 cơ quan như vậy, ghi mã của một: Ban A (a); Ban B (b)"),
      ("co-quan-moi", "", "Ghi cơ quan tiếp nhận, hoặc tên cơ quan mới lập"),
      ("loai", "dissolution", "Kết thúc mà không ai tiếp nhận thì để trống ô này"),
      ("tiep-nhan", "Văn phòng", "Chỉ ghi một trong hai: cơ quan tiếp nhận đang có, hoặc cơ quan mới lập"),
    ] {
      let typed = Self.merger.filter { $0.0 != field } + [(field, value)]
      let page = try world.post(Self.path, typed, as: .administrator)
      #expect(page.status == 422 && page.has(words), "\(field) \(value): \(page)")
    }
    let typed = Self.merger.filter { $0.0 != "co-quan-moi" } + [("co-quan-moi", "<b>\"x\"")]
    #expect(
      try world.post(Self.path, typed, as: .administrator).has("&lt;b&gt;&quot;x&quot; <span class=\"soft\">(b-x)"))
    #expect(
      try world.post(Self.path, [("buoc", "x"), ("viec-gi", "ghi")], as: .administrator).has("quá lâu hoặc đã áp dụng"))
    #expect(try world.count == before)
  }

  @Test func `a plan in files is looked at, told with its lines, and applied`() throws {
    let world = try WebWorld()
    let fields = [("ngay", "1/4/2024"), ("can-cu", "Nghị quyết 5")]
    let wrong = try world.upload(
      Self.path, fields, files: [("tep", "bodies.csv", "from,to,kind\na,zz,merge\n")], as: .administrator)
    #expect(wrong.status == 422)
    #expect(wrong.has("ke-hoach/bodies.csv:2:3") && wrong.has("danh bạ không có cơ quan mã"), "\(wrong)")
    let preview = try world.upload(
      Self.path, fields, files: [("tep", "bodies.csv", "from,to,kind\na,b,merge\n")], as: .administrator)
    #expect(preview.has("<tr><th scope=\"row\">Ban A</th><td data-head=\"Tiếp nhận\">Ban B</td>"))
    let step = try #require(preview.hidden("buoc"))
    let csv = try world.post(Self.path, [("buoc", step), ("viec-gi", "csv")], as: .administrator).html
    #expect(csv.contains("a,Ban A,b,Ban B,2024-04-01,merge,whole,passed,named,plan,,"))
    let before = try world.count
    #expect(try world.post(Self.path, [("buoc", step), ("viec-gi", "ghi")] + fields, as: .administrator).status == 303)
    #expect(try world.kinds(after: before) == [.reorganised, .registerLineAdded])
  }

  @Test func `who is no administrator of the store neither sees nor does it`() throws {
    let world = try WebWorld()
    for person in WebWorld.Person.allCases where person != .administrator {
      #expect(try world.isRefused(Self.path, to: person), "\(person)")
      let before = try world.count
      #expect(try world.post(Self.path, Self.merger, as: person).status == 404)
      #expect(try world.kinds(after: before) == [.denied], "\(person)")
    }
  }
}
