import Entries
import Foundation
import Obligations
import Store
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
    #expect(preview.has("05/04/2024") && preview.has("10/04/2024"))
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

/// Changing the words of a clause in place.
@Suite struct AmendmentPagesTests {
  private static let path = "/sua-doi/thu/dieu-1"
  private static let words = """
    ### Điều 1. Báo cáo tháng {#dieu-1}

    Hai ban báo cáo Văn phòng hằng tháng.

    ```quydinh
    A, B phải báo cáo "kết quả" gửi VP; hằng tháng, chậm nhất ngày 8 tháng sau.
    ```
    """

  private func fields(_ words: String = Self.words, _ more: [(String, String)] = []) -> [(String, String)] {
    [
      ("cau", words), ("so", "3-QC/VP"), ("ngay", "1/3/2024"), ("tu", "1/4/2024"), ("dong-y", "a = 1-CV/A @ 2/3/2024"),
    ] + more
  }

  /// From 1/4/2024 to 31/3/2025 the reports of April to February fall due, of two bodies: 22 move from the 5th to the 8th. Those of March 2024 are
  /// the old text's and stay.
  @Test func `an amendment is looked at, written once, and leaves what was decided before it alone`() throws {
    let world = try WebWorld()
    #expect(try world.get(Self.path, as: .coordinator).has("chậm nhất ngày 5 tháng sau."))
    let preview = try world.post(Self.path, fields(), as: .coordinator)
    #expect(
      preview.status == 200 && preview.has("0 thêm, 0 bớt, 1 sửa") && preview.has("0 thêm, 0 bớt, 22 dời ngày"),
      "\(preview)")
    #expect(preview.has("<ins>A, B phải báo cáo"))
    let before = try world.count
    let confirmed = fields(Self.words, [("ghi", "1"), ("_once", "s")])
    #expect(try world.post(Self.path, confirmed, as: .coordinator).location == "/quy-che/thu")
    #expect(try world.post(Self.path, confirmed, as: .coordinator).location == "/quy-che/thu")
    #expect(try world.kinds(after: before) == [.textActivated])
    #expect(try world.get("/nhiem-vu/thu~dieu-1:a:2024-M03", as: .coordinator).has("05/04/2024"))
    #expect(try world.get("/nhiem-vu/thu~dieu-1:a:2024-M04", as: .coordinator).has("08/05/2024"))
    guard case .textActivated(let text)? = try world.store.entry(before + 1)?.body else {
      Issue.record("no text")
      return
    }
    #expect(text.path == "thu-2.md" && text.version == "2" && text.amends != nil)
    #expect(
      text.text.contains(
        "phiên bản: 2\ncó hiệu lực từ: 1/4/2024\ncăn cứ: văn bản sửa đổi số 3-QC/VP ngày 1/3/2024\n---"))
    #expect(text.consents.map(\.organisation) == [WebWorld.a] && text.consents[0].document.number == "1-CV/A")
  }

  /// That the text is in force since 1/1/2023 is settled for all of it here, so the amendment drops that of each of its five sentences. Of
  /// 11 months the reports of two bodies go, a line a month; and come of the 52 weeks from 1/4/2024 to 30/3/2025: 63 lines.
  @Test func `what is only in force from another day is counted and folded, and a long list of what is owed too`()
    throws
  {
    let text = WebWorld.regulation.replacing("có hiệu lực từ: 1/1/2023", with: "có hiệu lực từ: không rõ")
      .replacing(
        "## Chương I. Báo cáo\n",
        with: "```apdung\ntheo: suy ra: văn bản không ghi\ncó hiệu lực từ 1/1/2023.\n```\n\n## Chương I. Báo cáo\n")
    let world = try WebWorld(regulation: text)
    let words =
      Self.words.replacing("hằng tháng, chậm nhất ngày 8 tháng sau.", with: "hằng tuần.")
      + "\n\n```apdung\ntheo: chấp nhận: không ghi\nkhông ghi hạn.\n```"
    let preview = try world.post(Self.path, fields(words), as: .coordinator)
    #expect(preview.status == 200, "\(preview)")
    #expect(
      preview.has("0 thêm, 0 bớt, 1 sửa, 0 giữ câu nhưng đổi cách áp dụng, 4 chỉ đổi ngày có hiệu lực"), "\(preview)")
    #expect(preview.has("<details><summary>4 câu chỉ đổi ngày có hiệu lực</summary>"))
    #expect(preview.has("<p class=\"small\">dieu-2, dieu-3/a, dieu-3/b, dieu-4</p></details>"))
    #expect(preview.html.components(separatedBy: "<ins>").count == 3, "the sentence, and that no day is stated")
    let fold = try #require(preview.html.range(of: "<details><summary>Xem tiếp 43 dòng</summary>"))
    #expect(preview.html[..<fold.lowerBound].components(separatedBy: "<tr><td>").count == 21)
  }

  /// From 1/4/2024 to 31/3/2025 beside the 22 reports that move: those of Điều 4 for three quarters go, and of the new Điều 9 there are three of
  /// each of two bodies. The first quarter of 2024 ended before.
  @Test func `one document changes a clause, drops another and adds a third, in one entry`() throws {
    let world = try WebWorld()
    let taken = try world.post(Self.path, fields(Self.words, [("them", "dieu-4"), ("_do", "them")]), as: .coordinator)
    #expect(taken.status == 200, "\(taken)")
    #expect(taken.has("<textarea id=\"cau.dieu-4\" name=\"cau.dieu-4\">### Điều 4. Báo cáo quý {#dieu-4}"))
    #expect(
      taken.has("chậm nhất ngày 8 tháng sau.") && taken.has("value=\"3-QC/VP\"") && taken.hidden("dieu") == "dieu-4")
    let new = """
      ### Điều 9. Báo cáo khác {#dieu-9}

      ```quydinh
      A, B phải báo cáo "việc khác" gửi VP; hằng quý, chậm nhất ngày 10 tháng sau.
      ```
      """
    let all = fields(
      Self.words, [("dieu", "dieu-4"), ("cau.dieu-4", "x"), ("bo.dieu-4", "1"), ("moi", new), ("sau", "dieu-2")])
    let preview = try world.post(Self.path, all, as: .coordinator)
    #expect(
      preview.status == 200 && preview.has("1 thêm, 1 bớt, 1 sửa") && preview.has("6 thêm, 3 bớt, 22 dời ngày"),
      "\(preview)")
    #expect(
      preview.hidden("bo.dieu-4") == "1" && preview.hidden("sau") == "dieu-2" && preview.hidden("dieu") == "dieu-4")
    let before = try world.count
    #expect(
      try world.post(Self.path, all + [("ghi", "1"), ("_once", "s")], as: .coordinator).location == "/quy-che/thu")
    #expect(try world.kinds(after: before) == [.textActivated])
    guard case .textActivated(let text)? = try world.store.entry(before + 1)?.body else {
      Issue.record("no text")
      return
    }
    let headings = text.text.split(separator: "\n").filter { $0.hasPrefix("### ") }
    #expect(
      headings == [
        "### Điều 1. Báo cáo tháng {#dieu-1}", "### Điều 2. Mưa lũ {#dieu-2}", "### Điều 9. Báo cáo khác {#dieu-9}",
        "### Điều 3. Cách phối hợp {#dieu-3}",
      ])
    // Chương II stands where it stood, and nothing of what was dropped is left.
    #expect(text.text.contains("```\n\n## Chương II. Phối hợp\n") && !text.text.contains("kết quả quý"))
  }

  @Test
  func `a chapter is dropped with what stands below it, and what is missing beside a further clause is told there`()
    throws
  {
    let world = try WebWorld()
    let none = try world.post(Self.path, fields(Self.words, [("_do", "them"), ("them", "")]), as: .coordinator)
    #expect(none.status == 422 && none.has("Chọn điều khoản cần sửa thêm"))
    let wrong = try world.post(
      Self.path, fields(Self.words, [("dieu", "dieu-2"), ("moi", "Điều 9. Báo cáo"), ("sau", "dieu-3")]),
      as: .coordinator)
    #expect(wrong.status == 422 && wrong.has("<a href=\"#cau.dieu-2\">Điều khoản không được để trống; đánh dấu bỏ nếu"))
    #expect(wrong.has("<a href=\"#moi\">Điều khoản mới bắt đầu bằng một dòng tiêu đề"))
    let unknown = try world.post(Self.path, fields(Self.words, [("dieu", "dieu-7")]), as: .coordinator)
    #expect(unknown.status == 404)
    let pieces = TextPieces(WebWorld.regulation)
    let chapter = try #require(pieces.pieces.firstIndex { $0.heading == "Chương II. Phối hợp" })
    #expect(
      pieces.whole(chapter).map { pieces.pieces[$0].heading } == [
        "Chương II. Phối hợp", "Điều 3. Cách phối hợp", "Điều 4. Báo cáo quý",
      ])
    let first = try #require(pieces.pieces.firstIndex { $0.heading == "Chương I. Báo cáo" })
    #expect(pieces.whole(first).count == 3)
  }

  @Test func `what is wrong comes back beside its field or with its line, and nothing is written`() throws {
    let world = try WebWorld()
    let before = try world.count
    let empty = try world.post(Self.path, [("cau", Self.words), ("dong-y", "x")], as: .coordinator)
    #expect(empty.status == 422 && empty.has("Ghi số của văn bản sửa đổi") && empty.has("Ghi ngày bắt đầu có hiệu lực"))
    #expect(empty.has("viết như org-0005 = 12-QC/BDV @ 17/10/2011"))
    let wrong = try world.post(
      Self.path, fields(Self.words.replacing("A, B", with: "A, Ban C")), as: .coordinator)
    #expect(
      wrong.status == 422 && wrong.has("Văn bản có lỗi; chưa ghi gì") && wrong.has("Ban C phải") && wrong.has("^"))
    #expect(try world.count == before)
    #expect(try world.isRefused(Self.path, to: .leader))
  }

  /// An application of the store names the sentence [b] of Điều 3; without that sentence it would be wrong, and the store could not be read.
  @Test func `a text that makes something settled wrong is refused`() throws {
    let world = try WebWorld()
    let settled = try world.post(
      "/ap-dung/thu/dieu-3",
      [("cau", "[b] gửi VP, A."), ("can-cu", "thong-nhat"), ("ghi", "1")], as: .coordinator)
    // [b] names its recipient already.
    #expect(settled.status == 422)
    _ = try world.post(
      "/ap-dung/thu/dieu-3", [("cau", "[b] theo mẫu thu-mau."), ("can-cu", "thong-nhat"), ("ghi", "1")],
      as: .coordinator)
    let before = try world.count
    let page = try world.post(
      "/sua-doi/thu/dieu-3",
      fields("### Điều 3. Cách phối hợp {#dieu-3}\n\n```quydinh\n[a] nguyên tắc \"bình đẳng\".\n```\n", [("ghi", "1")]),
      as: .coordinator)
    #expect(page.status == 422 && page.has("[b]"))
    #expect(try world.count == before)
  }
}
