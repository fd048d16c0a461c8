import Access
import CivilTime
import Diagnostics
import Entries
import Obligations
import Regulations
import Store
import Testing
import UseCases

@testable import WebUI

/// Fields of a form that are filled in from what the system keeps.
@Suite struct CountedListTests {
  private let world: ReportWorld
  private var web: WebWorld { world.web }
  private static let march = ReportWorld.sending(ReportWorld.id(1, "a", "2024-M03"))
  private static let rows = [
    ("ghi", "ghi nhanh"), ("cuoc", "số cuộc ghi nhanh"), ("nguoi", "noted people"), ("viec", "việc phát sinh"),
    ("gui", "báo cáo đã gửi"), ("nhan", "báo cáo đã nhận"), ("hop", "họp, hội nghị"), ("duoi", "cơ quan trực thuộc"),
    ("don", "tiếp công dân"),
  ]

  init() throws {
    let head =
      String(ReportWorld.form.prefix { $0 != "|" }) + """
        | mã | tên | kiểu | bắt buộc | cột | tổng hợp | lấy từ | nêu lý do khi |
        | --- | --- | --- | --- | --- | --- | --- | --- |
        """ + "\n"
    let form =
      head + Self.rows.map { "| \($0) | Ô \($0) | số (lần) | không | trong kỳ | cộng | sổ \($1) | |\n" }.joined()
    world = try ReportWorld(
      form: form,
      clauses: """

        ### Điều 4. Thường xuyên {#dieu-4}

        ```quydinh
        A phải cung cấp thông tin "cần thiết" gửi VP; thường xuyên.
        ```

        ### Điều 5. Giao ban {#dieu-5}

        ```quydinh
        A phải giao ban "công tác"; hằng tháng, chậm nhất ngày 15 tháng sau.
        ```

        ### Điều 6. Mưa lũ {#dieu-6}

        ```quydinh
        A phải báo cáo "mưa lũ" gửi VP; khi phát hiện tình hình; trong thời hạn 30 ngày, kể từ khi phát hiện tình hình.
        ```
        """ + "\n")
  }

  private func note(_ day: String, _ occasions: String, _ people: String) throws {
    let answer = try web.post(
      "/ghi-nhanh",
      [
        ("lam-gi", "tuyên truyền"), ("ngay", day), ("so-cuoc", occasions), ("so-luot", people),
        ("dieu-khoan", "thu/dieu-4"), ("_once", day),
      ], as: .reporter)
    #expect(answer.status == 303)
  }

  @Test func `each field stands there counted, with the way to the list, and only of the period`() throws {
    try note("5/3/2024", "2", "1.240")
    try note("19/3/2024", "1", "60")
    try note("29/2/2024", "7", "7")
    for day in [18, 1, -40] {
      var deed = Deed(.occurred)
      deed.evidence = "biên bản"
      deed.occurrence = Occurrence(.situationRaised, at: WebWorld.a)
      deed.happened = CivilDate(year: 2024, month: 3, day: 1).map { $0 + (day - 1) }
      _ = try web.desk(of: .reporter).record(deed)
    }
    // Due on 5 March and on 15 March: one report of two, and the meeting.
    try world.send(ReportWorld.id(3, "a", "2024-M02"), [("note", "x")], as: .reporter)
    try world.send(ReportWorld.id(5, "a", "2024-M02"), [("note", "x")], as: .reporter)
    let page = try web.get(Self.march, as: .reporter)
    let told: [(field: String, value: String, hint: String)] = [
      ("ghi", "2", "2 tính từ <a href=\"/ghi-nhanh/danh-sach?quy-che=thu&amp;nam=2024\">ghi nhanh</a></span>"),
      ("cuoc", "3", "3 tính từ <a href=\"/ghi-nhanh/danh-sach?quy-che=thu&amp;nam=2024\">số cuộc ghi nhanh</a></span>"),
      (
        "nguoi", "1.300",
        "1.300 tính từ <a href=\"/ghi-nhanh/danh-sach?quy-che=thu&amp;nam=2024\">lượt người ghi nhanh</a></span>"
      ),
      ("viec", "2", "2 tính từ <a href=\"/viec-phat-sinh\">việc phát sinh</a></span>"),
      ("gui", "1", "1 tính từ <a href=\"/bang-theo-doi?quy-che=thu&amp;nam=2024\">báo cáo đã gửi</a></span>"),
      ("nhan", "0", "0 tính từ <a href=\"/bang-theo-doi?quy-che=thu&amp;nam=2024\">báo cáo đã nhận</a></span>"),
      ("hop", "1", "1 tính từ <a href=\"/bang-theo-doi?quy-che=thu&amp;nam=2024\">họp, hội nghị</a></span>"),
      ("duoi", "0", "0 tính từ <a href=\"/co-quan/a\">cơ quan trực thuộc</a></span>"),
    ]
    for (field, value, hint) in told {
      #expect(page.has("aria-label=\"Ô \(field), trong kỳ\" value=\"\(value)\""), "\(field)")
      #expect(page.has(hint), "\(field)")
    }
    // To the office one report came.
    let office = try web.get(ReportWorld.sending(ReportWorld.id(2, "o", "2024-M03")), as: .receiver)
    #expect(office.has("1 tính từ <a href=\"/bang-theo-doi?quy-che=thu&amp;nam=2024\">báo cáo đã nhận</a>"))
    #expect(try web.get(Self.march, as: .reporter, .en).has("1,300 counted in <a"))
  }

  @Test func `what is not kept here is told at its field, and what is typed may differ and then says how`() throws {
    try note("5/3/2024", "2", "1.240")
    let page = try web.get(Self.march, as: .reporter)
    #expect(page.has("Hệ thống chưa có sổ &quot;tiếp công dân&quot;; tự đếm và nhập.</span>"))
    #expect(page.has("aria-label=\"Ô don, trong kỳ\" value=\"\""))
    _ = try web.post(
      Self.march, [("m.cuoc.inPeriod", "5"), ("m.nguoi.inPeriod", "1.239"), ("_do", "draft")], as: .reporter)
    let draft = try web.get(Self.march, as: .reporter)
    #expect(draft.has("số cuộc ghi nhanh</a>, ở đây hơn 3</span>"))
    #expect(draft.has("lượt người ghi nhanh</a>, ở đây kém 1</span>"))
    #expect(draft.has("value=\"5\"") && draft.has("value=\"1.239\""))
  }
}
