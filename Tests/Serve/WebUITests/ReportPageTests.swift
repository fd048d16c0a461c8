import Access
import CivilTime
import Diagnostics
import Entries
import Foundation
import Obligations
import Regulations
import Reports
import Spreadsheets
import Store
import Testing

@testable import WebUI

/// A report is filled in on a form, left, taken up again, sent and corrected.
@Suite struct ReportPageTests {
  private let world: ReportWorld
  private var web: WebWorld { world.web }
  private static let (january, february) = (ReportWorld.january, ReportWorld.february)
  private static let sending = ReportWorld.sending(february)

  init() throws { world = try ReportWorld() }

  @Test func `the page asks what the form asks, and what else the same sending counts for only on the same form`()
    throws
  {
    let page = try web.get(Self.sending, as: .reporter)
    #expect(page.status == 200)
    #expect(page.has("<h1>Gửi báo cáo</h1>"))
    #expect(page.has("Biểu kết quả, kỳ tháng 2/2024."))
    for name in [
      "m.cuoc.inPeriod", "m.cuoc.cumulative", "m.cuoc.samePeriodLastYear", "m.cuoc.reason", "m.mo-hinh.inPeriod",
      "m.noi-bat",
    ] {
      #expect(page.has("name=\"\(name)\""), "\(name)")
    }
    #expect(!page.has("name=\"m.cuoc.change\""))
    #expect(page.has("aria-label=\"Cuộc vận động, lũy kế\""))
    #expect(page.has("Hệ thống chưa có báo cáo tháng 1 năm nay nên cột lũy kế phải nhập."))
    #expect(page.has("<option value=\"yếu\">yếu</option>"))
    #expect(!page.has("name=\"also\" value=\"thu/dieu-1:a:2024-M03\""), "its figures are others")
    #expect(!page.has("name=\"also\" value=\"thu/dieu-3:a:2024-M02\""))
    #expect(!page.has("style=") && !page.has("onclick") && page.html.utf8.count < 30 << 10)
    #expect(try web.get(Self.sending, as: .reporter, .en).has("Numbers are written as 1,234.5"))
    // What names no form is sent as before.
    #expect(try !web.get(ReportWorld.sending(ReportWorld.id(3, "a", "2024-M02")), as: .reporter).has("m.cuoc"))
  }

  @Test func `what was sent is kept as figures and texts, and the receiver reads it with what follows`() throws {
    try world.send(ReportWorld.id(1, "a", "2023-M02"), ReportWorld.typed("1000"), as: .reporter)
    try world.send(Self.january, ReportWorld.typed("30", "7"), as: .reporter)
    let page = try web.get(Self.sending, as: .reporter)
    #expect(!page.has("name=\"m.cuoc.cumulative\"") && !page.has("name=\"m.cuoc.samePeriodLastYear\""))
    #expect(page.has(">1.000</td>"), "last year's stands there")
    try world.send(
      Self.february,
      ReportWorld.typed("1.204,5", text: "Quyên góp <b>lũ</b>\nđợt 2") + [
        ("m.cuoc.reason", "có \"bão\""), ("m.muc", "tốt"),
      ],
      as: .reporter)
    let recorded = try #require(try world.last)
    #expect(recorded.event.obligations == [Self.february])
    #expect(recorded.report?.figures == [Figure("cuoc", .inPeriod, Amount(thousandths: 1_204_500))])
    #expect(
      recorded.report?.answers.texts
        == ["noi-bat": "Quyên góp <b>lũ</b>\nđợt 2", "cuoc.reason": "có \"bão\"", "muc": "tốt"])
    let seen = try web.get(Route.matter(Self.february).path, as: .receiver)
    #expect(seen.has("Số liệu đã gửi"))
    #expect(seen.has("data-head=\"Trong kỳ\">1.204,5</td>"))
    #expect(seen.has("data-head=\"Lũy kế từ đầu năm\">1.234,5</td>"), "30 in January and 1.204,5")
    #expect(seen.has("data-head=\"Cùng kỳ năm trước\">1.000</td>"))
    #expect(seen.has("data-head=\"Tăng, giảm\">+204,5</td>"))
    #expect(seen.has("Lý do: có &quot;bão&quot;"))
    #expect(seen.has("Quyên góp &lt;b&gt;lũ&lt;/b&gt;\nđợt 2"))
    #expect(try web.get(Route.matter(Self.february).path, as: .receiver, .en).has(">1,204.5</td>"))
    #expect(try web.isRefused(Route.matter(Self.february).path, to: .other))
  }

  @Test func `what could tell who somebody is is asked about in the texts of a form too, and sent once looked over`()
    throws
  {
    try world.send(Self.january, ReportWorld.typed("30", "7"), as: .reporter)
    let before = try web.count
    let typed = ReportWorld.typed("40", text: "người báo ở số nhà 12")
    let page = try web.post(Self.sending, typed, as: .reporter)
    #expect(page.status == 422)
    #expect(page.has("id=\"m.noi-bat-bad0\">&quot;số nhà 12&quot; giống địa chỉ nhà;"))
    #expect(page.has("name=\"da-xem-lai\""))
    #expect(try web.count == before)
    try world.send(Self.february, typed + [("da-xem-lai", "1")], as: .reporter)
    #expect(try world.last?.event.obligations == [Self.february])
  }

  @Test func `what is wrong comes back with everything typed, on top and at its place, and nothing is written`() throws
  {
    try world.send(ReportWorld.id(1, "a", "2023-M02"), ReportWorld.typed("100"), as: .reporter)
    let before = try web.count
    let page = try web.post(
      Self.sending,
      [
        ("m.cuoc.inPeriod", "150"), ("m.mo-hinh.inPeriod", "1,234"), ("m.muc", "<khá>"), ("note", "ghi \"chú\""),
        ("document", "12-BC/BA"),
      ], as: .reporter)
    #expect(page.status == 422)
    #expect(page.has("<title>Lỗi: Gửi báo cáo"))
    let told = [
      "m.mo-hinh.inPeriod":
        "Mô hình: &quot;1,234&quot; có thể là hai số; viết 1.234 nếu tính bằng nghìn, 1,2340 nếu có phần lẻ",
      "m.muc": "Đánh giá: &quot;&lt;khá&gt;&quot; không có trong các lựa chọn &quot;tốt&quot;, &quot;yếu&quot;",
      "m.noi-bat": "Kết quả nổi bật: chưa ghi",
      "m.cuoc.reason":
        "Cuộc vận động: kỳ này 150, cùng kỳ năm trước 100; số khác cùng kỳ năm trước quá 10% thì nêu lý do",
      "document-day": "Văn bản có số thì cần cả ngày",
    ]
    for (place, words) in told {
      #expect(page.has("<a href=\"#\(place)\">\(words)</a>"), "\(place)")
      #expect(page.has("id=\"\(place)-bad0\">\(words)</p>"), "\(place)")
      #expect(page.has("id=\"\(place)\""), "\(place)")
    }
    #expect(page.has("value=\"150\"") && page.has("value=\"1,234\"") && page.has("ghi &quot;chú&quot;</textarea>"))
    #expect(try web.count == before)
    #expect(try web.post(Self.sending, ReportWorld.typed("1.5"), as: .reporter, .en).has("may be two numbers") == false)
  }

  @Test func `nothing to report says what it means, is sent, and counts as zero`() throws {
    let page = try web.get(ReportWorld.sending(Self.january), as: .reporter)
    #expect(page.has("<summary>Kỳ này không phát sinh</summary>"))
    #expect(page.has("<button class=\"button second\">Gửi báo cáo không phát sinh</button>"))
    try world.send(Self.january, [("nothing", "1")], as: .reporter)
    #expect(try world.last?.event.nothingToReport == true)
    #expect(try world.last?.report == nil)
    #expect(try web.get(Route.matter(Self.january).path, as: .receiver).has("<p>Không phát sinh.</p>"))
    try world.send(Self.february, ReportWorld.typed("4"), as: .reporter)
    #expect(try web.get(Route.matter(Self.february).path, as: .receiver).has("data-head=\"Lũy kế từ đầu năm\">4</td>"))
  }

  @Test func `a chapter of another document may have its numbers there, but not some of them`() throws {
    try world.send(Self.february, [("part-of", "Báo cáo quý I, mục 2")], as: .reporter)
    #expect(try world.last?.report == nil)
    let page = try web.post(
      ReportWorld.sending(Self.january), [("part-of", "Báo cáo năm"), ("m.mo-hinh.inPeriod", "3")], as: .reporter)
    #expect(page.status == 422)
    #expect(page.has("Cuộc vận động: chưa có số; không có thì ghi 0"))
  }

  @Test func `one sending counts for two on the same form for the same days, not for another month or another form`()
    throws
  {
    let world = try ReportWorld(
      clauses: """

        ### Điều 4. Báo cáo cấp trên {#dieu-4}

        ```quydinh
        A phải báo cáo "kết quả" gửi C; hằng tháng, chậm nhất ngày 7 tháng sau; theo mẫu kq.
        ```

        """)
    let same = ReportWorld.id(4, "a", "2024-M02")
    #expect(try world.web.get(Self.sending, as: .reporter).has("name=\"also\" value=\"\(same)\""))
    let before = try world.web.count
    for (other, words) in [
      (
        "thu/dieu-1:a:2024-M03",
        "Thu/dieu-1:a:2024-M03 là của kỳ khác nên số liệu của thu/dieu-1:a:2024-M02 không đúng cho nó; gửi riêng"
      ),
      ("thu/dieu-3:a:2024-M02", "Thu/dieu-3:a:2024-M02 không báo cáo theo mẫu &quot;kq&quot;; gửi riêng việc này"),
    ] {
      let page = try world.web.post(Self.sending, ReportWorld.typed("4") + [("also", other)], as: .reporter)
      #expect(page.status == 422 && page.has(words), "\(page)")
    }
    #expect(try world.web.count == before)
    try world.send(Self.february, ReportWorld.typed("4") + [("also", same.description)], as: .reporter)
    #expect(try world.last?.event.obligations == [Self.february, same])
    #expect(try world.web.get(Route.matter(same).path, as: .reporter).has("Số liệu đã gửi"))
  }

  // MARK: Drafts

  @Test func `a draft is kept without a script, found again, and gone when the report is sent`() throws {
    let before = try web.count
    let answer = try web.post(
      Self.sending,
      ReportWorld.typed("1.2", text: "mới <viết>") + [
        ("_do", "draft"), ("document", "12-BC/BA"),
      ],
      as: .reporter)
    #expect(answer.status == 303 && answer.location == Self.sending)
    #expect(try web.count == before, "what is being written is in no ledger")
    let page = try web.get(Self.sending, as: .reporter)
    #expect(page.has("Đã lưu nháp lúc 12:01."))
    #expect(page.has("Bản nháp của đồng chí, lưu lúc 12:01."))
    #expect(page.has("value=\"1.2\"") && page.has("mới &lt;viết&gt;</textarea>") && page.has("value=\"12-BC/BA\""))
    try world.send(Self.february, ReportWorld.typed("12"), as: .reporter)
    #expect(try web.store.drafts(about: Self.february) == [])
  }

  @Test func `a script keeps it and is told when; who may not send it keeps nothing`() throws {
    let path = Route.draft(Self.february).path
    let answer = try web.post(path, ReportWorld.typed("5"), as: .reporter)
    #expect(answer.status == 200 && answer.html == "Đã lưu nháp lúc 12:01.")
    #expect(try web.get(path, as: .reporter).location == Self.sending)
    for person in [WebWorld.Person.receiver, .leader, .coordinator, .other, .nobody, .administrator, .auditor] {
      #expect(try web.post(path, ReportWorld.typed("6"), as: person).status != 200, "\(person)")
    }
    #expect(try web.post(path, ReportWorld.typed("6"), as: .reporter, withToken: false).status == 403)
    let long = try web.post(path, [("m.noi-bat", String(repeating: "x", count: 300_000))], as: .reporter)
    #expect(long.status == 422)
    #expect(long.html == "Bản nháp dài hơn 256 KiB nên chưa được lưu; gửi phần dài thành tệp kèm theo")
    #expect(
      try web.store.drafts(about: Self.february).map(\.values) == [["m.cuoc.inPeriod": "5", "m.noi-bat": "xong"]])
  }

  @Test func `what could tell who somebody is is in no draft, and nowhere in the store before it was looked over`()
    throws
  {
    let marker = "0987 654 321"
    let typed = ReportWorld.typed("5", text: "người tố cáo gọi từ \(marker)") + [("note", "gặp ở số nhà 77")]
    let told = try web.post(Route.draft(Self.february).path, typed, as: .reporter)
    #expect(
      told.html
        == "Đã lưu nháp lúc 12:01. Chưa lưu 2 ô có chữ giống số điện thoại, số định danh hoặc địa chỉ nhà; xem lại ô ấy, khi gửi sẽ được hỏi."
    )
    #expect(try web.store.drafts(about: Self.february).map(\.values) == [["m.cuoc.inPeriod": "5"]])
    _ = try web.post(Self.sending, typed + [("_do", "draft")], as: .reporter)
    _ = try web.post(Self.sending, typed, as: .reporter)
    // Every file that the store has written.
    let files = try #require(FileManager.default.enumerator(atPath: web.folder)).compactMap { $0 as? String }
    #expect(files.contains("store.sqlite"))
    for file in files {
      guard let bytes = FileManager.default.contents(atPath: "\(web.folder)/\(file)") else { continue }
      for trace in [marker, "0987654321", "số nhà 77"] {
        #expect(bytes.range(of: Data(trace.utf8)) == nil, "\(trace) in \(file)")
      }
    }
    // What is said to be nobody's is kept.
    _ = try web.post(Route.draft(Self.february).path, typed + [("da-xem-lai", "1")], as: .reporter)
    #expect(try web.store.drafts(about: Self.february).first?.values["m.noi-bat"] == "người tố cáo gọi từ \(marker)")
  }

  @Test func `two people see of each other, take what is there, and lose nothing when one sends`() throws {
    try world.hireColleague()
    _ = try web.post(Route.draft(Self.february).path, ReportWorld.typed("5", "7"), as: .reporter)
    let second = try web.get(Self.sending, as: .nobody)
    #expect(second.has("Người reporter đang viết báo cáo này từ 12:01, lưu gần nhất 12:01."))
    #expect(second.has("<li>Cuộc vận động, trong kỳ: người ấy ghi 5; ở đây để trống</li>"))
    let told = try web.post(
      Route.draft(Self.february).path, [("m.cuoc.inPeriod", "6")], as: .nobody)
    #expect(
      told.html == "Đã lưu nháp lúc 12:02. Người reporter cũng đang viết báo cáo này, lưu gần nhất 12:01.")
    let person = try web.id(of: .reporter).text
    let taken = try web.post(
      Self.sending, [("m.cuoc.inPeriod", "6"), ("_do", "take:\(person)")], as: .nobody)
    #expect(taken.status == 303)
    let merged = try web.get(Self.sending, as: .nobody)
    #expect(merged.has("value=\"6\"") && merged.has("value=\"7\""), "one's own stands, what was empty is taken")
    let seen = try #require(merged.hidden("_seen"))
    #expect(seen == "0")
    // Meanwhile the first sends.
    let number = try world.send(Self.february, ReportWorld.typed("5", "7"), as: .reporter)
    let before = try web.count
    let late = try web.post(
      Self.sending, ReportWorld.typed("6", "7") + [("_seen", seen)], as: .nobody)
    #expect(late.status == 422)
    #expect(try web.count == before)
    #expect(late.has("Người reporter đã gửi báo cáo này lúc 12:04."))
    #expect(late.has("<li>Cuộc vận động, trong kỳ: đã gửi 5; ở đây 6</li>"))
    #expect(late.has("value=\"6\""))
    #expect(try web.store.drafts(about: Self.february).count == 1, "what was typed is kept")
    #expect(late.hidden("_seen") == String(number))
  }

  // MARK: Afterwards

  @Test func `a correction names what it corrects, and both stand with what changed`() throws {
    let first = try world.send(Self.february, ReportWorld.typed("5", "7"), as: .reporter)
    let page = try web.get(Self.sending, as: .reporter)
    #expect(page.has("<h1>Gửi đính chính</h1>"))
    #expect(page.has("Đã gửi lúc 12:01, số nhật ký \(first). Gửi nữa là đính chính: nơi nhận thấy cả hai bản."))
    #expect(page.has("value=\"5\"") && page.has(">xong</textarea>"))
    let second = try world.send(
      Self.february, ReportWorld.typed("6", text: "xong cả") + [("_seen", String(first))], as: .reporter)
    #expect(try world.last?.event.of == "e\(first)")
    let seen = try web.get(Route.matter(Self.february).path, as: .receiver)
    #expect(seen.has("data-head=\"Trong kỳ\">6</td>"))
    #expect(seen.has("<li>Cuộc vận động, trong kỳ: 5 → 6</li>"))
    #expect(seen.has("<li>Mô hình, trong kỳ: 7 → để trống</li>"))
    #expect(seen.has("<li>Kết quả nổi bật: xong → xong cả</li>"))
    #expect(second == first + 1)
    #expect(
      try web.get(Route.matter(Self.february).path, as: .reporter).has("Đã ghi: gửi đính chính. Số nhật ký \(second)."))
  }

  @Test func `what was refused counts for nothing, and what is sent then is no correction`() throws {
    try world.send(Self.january, ReportWorld.typed("30"), as: .reporter)
    #expect(
      try web.post(Route.act(Self.january, .refusal).path, [("ground", "nhầm biểu")], as: .leader).status == 303)
    #expect(try web.get(Self.sending, as: .reporter).has("Hệ thống chưa có báo cáo tháng 1 năm nay"))
    #expect(try web.get(ReportWorld.sending(Self.january), as: .reporter).has("<h1>Gửi báo cáo</h1>"))
    try world.send(Self.january, ReportWorld.typed("31"), as: .reporter)
    #expect(try world.last?.event.of == nil)
  }

  @Test func `the office fills in for the sender what came on paper, or records it without numbers`() throws {
    let path = Route.act(Self.february, .recording).path
    let page = try web.get(path, as: .receiver)
    #expect(page.has("<h1>Ghi nhận thay</h1>") && page.has("name=\"m.cuoc.inPeriod\"") && page.has("name=\"happened\""))
    #expect(!page.has("Lưu nháp"))
    let answer = try web.post(
      path, ReportWorld.typed("8") + [("happened", "4/3/2024"), ("evidence", "số đến 9")], as: .receiver)
    #expect(answer.status == 303)
    let recorded = try #require(try world.last)
    #expect(recorded.event.kind == .received && recorded.event.recordedFor == WebWorld.a)
    #expect(recorded.report?.figures == [Figure("cuoc", .inPeriod, Amount(8))])
    #expect(
      try web.post(Route.act(Self.january, .recording).path, [("evidence", "số đến 10")], as: .receiver).status == 303)
    #expect(try world.last?.report == nil)
  }

  @Test func `the form goes out as a table and comes back filled in`() throws {
    let csv = try web.get(Self.sending + "?dang=csv", as: .reporter).html
    #expect(
      csv == """
        trường,cột,giá trị,tên,đơn vị
        #,biểu mẫu,kq,,
        #,kỳ báo cáo,tháng 2/2024,,
        #,cơ quan báo cáo,Ban A,,
        cuoc,trong kỳ,,Cuộc vận động,cuộc
        cuoc,lũy kế,,Cuộc vận động,cuộc
        cuoc,cùng kỳ năm trước,,Cuộc vận động,cuộc
        cuoc,lý do,,Cuộc vận động,
        mo-hinh,trong kỳ,,Mô hình,mô hình
        muc,,,Đánh giá,
        noi-bat,,,Kết quả nổi bật,

        """)
    func load(_ text: String) throws -> WebWorld.Page {
      try web.upload(Self.sending, [("_do", "table")], files: [("table", "thang-2.csv", text)], as: .reporter)
    }
    let preview = try load("trường,cột,giá trị\ncuoc,,\"1.204,5\"\nnoi-bat,,xong <rồi>\n")
    #expect(preview.status == 200)
    #expect(preview.has("Tệp thang-2.csv: 2 ô mới, 0 ô thay số đang có, 0 ô như đang có, 0 lỗi."))
    #expect(preview.has("<td data-head=\"Trong tệp\">dòng 2</td><th scope=\"row\">Cuộc vận động, trong kỳ</th>"))
    #expect(try web.store.drafts(about: Self.february) == [], "nothing is kept before it was seen")
    let taken = [("_do", "take-table"), ("m.cuoc.inPeriod", "1.204,5"), ("m.noi-bat", "xong <rồi>")]
    #expect(try web.post(Self.sending, taken, as: .reporter).status == 303)
    let page = try web.get(Self.sending, as: .reporter)
    #expect(page.has("value=\"1.204,5\"") && page.has("xong &lt;rồi&gt;</textarea>"))
    let wrong = try load("trường,cột,giá trị\ncouc,,1\ncuoc,,\"1,234\"\nmo-hinh,,8\n")
    #expect(wrong.status == 422)
    #expect(wrong.has("<li>Dòng 2: mẫu &quot;kq&quot; không có trường &quot;couc&quot;</li>"))
    #expect(wrong.has("<li>Dòng 3: Cuộc vận động: &quot;1,234&quot; có thể là hai số;"))
    #expect(wrong.has("name=\"m.mo-hinh.inPeriod\" value=\"8\"") && !wrong.has("name=\"m.cuoc.inPeriod\""))
    #expect(try web.post(Self.sending, [("_do", "table")], as: .reporter).has("Chưa chọn tệp bảng tính"))
  }

  @Test func `the form goes out as a workbook and comes back through a preview, with what stood there kept`() throws {
    _ = try web.post(Self.sending, ReportWorld.typed("5", text: "đã viết") + [("_do", "draft")], as: .reporter)
    let response = try web.file(Self.sending + "?dang=xlsx", as: .reporter)
    #expect(response.type == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    var sheet = try WorkbookReader.read(response.bytes).sheet(0)
    #expect(
      sheet.rows[2] == [2: .text("Kỳ báo cáo: tháng 2/2024")] && sheet.rows[3] == [2: .text("Cơ quan báo cáo: Ban A")])
    #expect(sheet.rows[4]?[4] == .text("Trong kỳ") && sheet.rows[5]?[4] == .number("5"))
    sheet.rows[5]?[4] = .number("1204")
    sheet.rows[6]?[4] = .text("bảy")
    sheet.rows[4]?[10] = .text("Ghi chú")
    let bytes = try #require(WorkbookWriter.write(sheet))
    let preview = try web.upload(
      Self.sending, [("_do", "table")], bytes: [("table", "biểu.xlsx", bytes)], as: .reporter)
    #expect(preview.status == 422, "a cell is wrong")
    #expect(preview.has("Tệp biểu.xlsx: 0 ô mới, 1 ô thay số đang có, 1 ô như đang có, 1 lỗi."))
    #expect(preview.has("<li>Ô D6: Mô hình: &quot;bảy&quot; không phải là số; viết như 1.234,5</li>"))
    #expect(preview.has("<li>Ô J4: mẫu không có cột &quot;Ghi chú&quot;, không lấy cột này</li>"))
    #expect(
      preview.has(
        "<td data-head=\"Trong tệp\">D5</td><th scope=\"row\">Cuộc vận động, trong kỳ</th><td data-head=\"Đang có\"><del>5</del></td><td data-head=\"Sẽ là\">1.204</td>"
      ))
    let taken = [("_do", "take-table"), ("m.cuoc.inPeriod", "1.204")]
    #expect(try web.post(Self.sending, taken, as: .reporter).status == 303)
    let page = try web.get(Self.sending, as: .reporter)
    #expect(page.has("value=\"1.204\"") && page.has("đã viết</textarea>"))
    let bad = try web.upload(
      Self.sending, [("_do", "table")], bytes: [("table", "a.xlsx", Array("PK\u{3}\u{4}x".utf8))], as: .reporter)
    #expect(bad.has("Tệp a.xlsx: tệp không phải là bảng tính .xlsx;"))
    #expect(bad.has("value=\"1.204\""), "what was kept still stands there")
    for person in [WebWorld.Person.receiver, .other, .auditor] {
      #expect(try web.get(Self.sending + "?dang=xlsx", as: person).status != 200, "\(person)")
    }
  }

  @Test
  func
    `what is typed and not saved stands in the preview, and what the file leaves empty goes only where that is ticked`()
    throws
  {
    let table = "trường,cột,giá trị\ncuoc,,12\nmo-hinh,,\nnoi-bat,,\n"
    let preview = try web.upload(
      Self.sending, ReportWorld.typed("5", "7", text: "đã viết") + [("_do", "table")],
      files: [("table", "t.csv", table)], as: .reporter)
    #expect(preview.status == 200)
    #expect(preview.has("0 ô mới, 1 ô thay số đang có, 0 ô như đang có, 0 lỗi."))
    #expect(preview.has("<td data-head=\"Đang có\"><del>5</del></td><td data-head=\"Sẽ là\">12</td>"))
    #expect(
      preview.has("name=\"bo-trong\" value=\"mo-hinh.inPeriod\"><label for=\"e-mo-hinh.inPeriod\">Mô hình, trong kỳ: 7")
    )
    #expect(preview.has("name=\"bo-trong\" value=\"noi-bat\">"))
    let taken = [("_do", "take-table"), ("m.cuoc.inPeriod", "12"), ("bo-trong", "mo-hinh.inPeriod")]
    #expect(try web.post(Self.sending, taken, as: .reporter).status == 303)
    let values = try #require(try web.store.drafts(about: Self.february).first?.values)
    #expect(
      values["m.cuoc.inPeriod"] == "12" && values["m.mo-hinh.inPeriod"] == nil && values["m.noi-bat"] == "đã viết")
  }

  @Test func `the table of another report is told before anything is taken, and an empty file by its own words`() throws
  {
    func load(_ name: String, _ text: String) throws -> WebWorld.Page {
      try web.upload(Self.sending, [("_do", "table")], files: [("table", name, text)], as: .reporter)
    }
    let other = try load(
      "thang-1.csv", "trường,cột,giá trị\n#,kỳ báo cáo,tháng 1/2024\n#,cơ quan báo cáo,Ban B\ncuoc,,12\n")
    #expect(other.status == 422 && other.has("Tệp là của báo cáo khác?"))
    #expect(other.has("<li>Tệp ghi kỳ báo cáo &quot;tháng 1/2024&quot;, báo cáo này là &quot;tháng 2/2024&quot;</li>"))
    #expect(other.has("<li>Tệp ghi cơ quan báo cáo &quot;Ban B&quot;, báo cáo này là &quot;Ban A&quot;</li>"))
    #expect(other.has("<button class=\"main\">Vẫn đưa vào bản nháp</button>"))
    #expect(try web.store.drafts(about: Self.february) == [])
    for name in ["rong.csv", "rong.xlsx"] {
      #expect(try load(name, "").has("<li>Tệp trống, không có dòng nào; chọn tệp đã điền và đã lưu</li>"), "\(name)")
    }
    let blank = try load("trang.csv", "trường,cột,giá trị\ncuoc,,\n")
    #expect(blank.status == 200 && blank.has("Bảng chưa có ô nào được điền."))
  }

  /// Of the last quarter of 2023 nothing is known before October, which began with 26, and ended with the 6 with which November began.
  @Test func `what is carried over into a quarter is what was carried over into its first month`() throws {
    let form = """
      ---
      ngôn ngữ quy tắc: 1
      mã: kq
      loại: biểu mẫu
      tên: Biểu đơn
      ---

      | mã | tên | kiểu | bắt buộc | cột | tổng hợp | lấy từ | nêu lý do khi |
      | --- | --- | --- | --- | --- | --- | --- | --- |
      | ton | Đơn kỳ trước chuyển sang | số (đơn) | có | trong kỳ | cộng | con-lai của kỳ trước | |
      | con-lai | Đơn còn lại | số (đơn) | có | trong kỳ | cuối | | |
      """ + "\n"
    let clause = """


      ### Điều 4. Đơn {#dieu-4}

      ```quydinh
      A phải báo cáo "đơn" gửi VP; hằng tháng, hằng quý, chậm nhất ngày 5 tháng sau; theo mẫu kq.
      ```
      """ + "\n"
    let world = try ReportWorld(form: form, clauses: clause)
    for (month, before, after) in [("M10", "26", "6"), ("M11", "6", "16"), ("M12", "16", "5")] {
      try world.send(
        ReportWorld.id(4, "a", "2023-\(month)"), [("m.ton.inPeriod", before), ("m.con-lai.inPeriod", after)],
        as: .reporter)
    }
    let page = try world.web.get(ReportWorld.sending(ReportWorld.id(4, "a", "2023-Q4")), as: .reporter)
    #expect(page.has("name=\"m.ton.inPeriod\"") && page.has("value=\"26\"") && !page.has("value=\"48\""))
    #expect(page.has("value=\"5\""))
  }

  @Test func `files are asked for again where the page comes back, and a draft says that it keeps none`() throws {
    let fields = ReportWorld.typed("x")
    let page = try web.upload(Self.sending, fields, files: [("file", "bc.pdf", "%PDF-1")], as: .reporter)
    #expect(page.status == 422 && page.has("Chọn lại tệp: bc.pdf; trình duyệt không giữ tệp khi trang hỏi lại"))
    let draft = try web.upload(
      Self.sending, ReportWorld.typed("4") + [("_do", "draft")], files: [("file", "bc.pdf", "%PDF-1")], as: .reporter)
    #expect(draft.status == 303)
    #expect(try web.get(Self.sending, as: .reporter).has("Bản nháp không giữ tệp: chọn tệp khi gửi."))
    let picture = try web.upload(
      Self.sending, [("_do", "table")], bytes: [("table", "bieu.xlsx", [0x89, 0x50, 0x4E, 0x47])], as: .reporter)
    #expect(picture.status == 422 && picture.has("ệp không phải là bảng tính .xlsx"))
  }

  @Test func `a file that is sent along stands with the report`() throws {
    let answer = try web.upload(
      Self.sending, ReportWorld.typed("1"), files: [("file", "phu-luc.csv", "a,b")], as: .reporter)
    #expect(answer.status == 303)
    #expect(try world.last?.attachments.map(\.name) == [.value("phu-luc.csv")])
    #expect(try web.get(Route.matter(Self.february).path, as: .receiver).has("phu-luc.csv"))
  }
}
