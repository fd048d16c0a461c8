import Access
import CivilTime
import Diagnostics
import Entries
import Foundation
import Obligations
import Organisations
import Regulations
import Store
import Testing
import UseCases

@testable import WebUI

/// Activating a regulation in the browser: what is entered is kept, checked and shown, and written at once or not at all.
///
/// The regulation `moi` leaves four days open: of each month and quarter [a], of the year [b], and of what happens (Điều 2).
@Suite struct ActivationPagesTests {
  static let text = """
    ---
    ngôn ngữ quy tắc: 1
    mã: moi
    loại: quy chế phối hợp
    tên: Quy chế mới
    có hiệu lực từ: 1/1/2024
    ---

    # Quy chế mới

    ## Các bên

    - VP: Văn phòng = mã "o"
    - A: Ban A = mã "a"
    - B: Ban B = mã "b"
    - các ban: các ban = gồm A, B

    ## Điều 1. Báo cáo {#dieu-1}

    ```quydinh
    [a] từng các ban phải báo cáo "kết quả" gửi VP; hằng tháng, hằng quý.
    [b] A phải báo cáo "tổng kết" gửi VP; hằng năm; theo mẫu tong-ket.
    ```

    ## Điều 2. Mưa lũ {#dieu-2}

    ```quydinh
    A phải báo cáo "mưa lũ" gửi VP; khi phát hiện tình hình; kịp thời.
    ```
    """ + "\n"

  /// A world in which two people are coordinators of `moi`, which nobody has activated.
  private func world(_ text: String = Self.text) throws -> WebWorld {
    let world = try WebWorld()
    let owner = Desk(world.store, .owner, now: WebWorld.now)
    for person in [WebWorld.Person.coordinator, .leader] {
      _ = try owner.grant(
        .coordinator, to: world.id(of: person), at: WebWorld.office, regulation: "moi", from: WebWorld.first)
    }
    let page = try begin(world, text, as: .coordinator)
    #expect(page.location == "/kich-hoat/moi/van-ban")
    return world
  }

  private func begin(_ world: WebWorld, _ text: String, as person: WebWorld.Person) throws -> WebWorld.Page {
    try world.upload("/kich-hoat", files: [("tep", "moi.md", text)], as: person)
  }

  private func step(_ step: String) -> String { "/kich-hoat/moi/\(step)" }

  /// Sets a day for the rows of a series, or all that are open.
  @discardableResult private func set(
    _ world: WebWorld, _ reach: String, _ kind: String, _ day: String = "", closing: String = "",
    as person: WebWorld.Person = .coordinator
  ) throws -> WebWorld.Page {
    try world.post(
      step("ngay-han"), [("cho", reach), ("ngay-nao", kind), ("ngay", day), ("chot", closing), ("nghi", "next")],
      as: person)
  }

  /// All that is open is settled, on the letter 7-HD/VP of 1/3/2024.
  private func settle(_ world: WebWorld, as person: WebWorld.Person = .coordinator) throws {
    try set(world, "month", "thang-sau", "5", as: person)
    try set(world, "quarter", "thang-sau", "5", as: person)
    try set(world, "con-ngo", "de-ngo", as: person)
    _ = try world.post(step("bieu-mau"), [("viec", "de-lai"), ("de-lai", "tong-ket")], as: person)
    let page = try world.post(
      step("xem-truoc"), [("can-cu", "letter"), ("noi-ban-hanh", "VP"), ("so", "7-HD/VP"), ("ngay", "1/3/2024")],
      as: person)
    #expect(page.location == step("xem-truoc"))
  }

  private func activate(_ world: WebWorld, once: String = "x", as person: WebWorld.Person = .coordinator) throws
    -> WebWorld.Page
  {
    try world.post(step("xem-truoc"), [("viec", "kich-hoat"), ("_once", once)], as: person)
  }

  // MARK: What has ended

  @Test func `of a text that ended it is said in the first step and beside the button, and who goes on may`() throws {
    let stated = Self.text.replacing("hằng tháng, hằng quý.", with: "hằng tháng, chậm nhất ngày 5 tháng sau.")
    let world = try world(
      stated.replacing("có hiệu lực từ: 1/1/2024", with: "có hiệu lực từ: 1/1/2024\ncó hiệu lực đến: 29/2/2024"))
    let words = "Văn bản đã hết hiệu lực ngày 29/02/2024"
    let first = try world.get(step("van-ban"), as: .coordinator)
    #expect(first.has(words) && first.has("từ 01/01/2024 đến 29/02/2024"))
    try set(world, "con-ngo", "de-ngo")
    _ = try world.post(step("bieu-mau"), [("viec", "de-lai"), ("de-lai", "tong-ket")], as: .coordinator)
    _ = try world.post(
      step("xem-truoc"), [("can-cu", "letter"), ("noi-ban-hanh", "VP"), ("so", "7-HD/VP"), ("ngay", "1/3/2024")],
      as: .coordinator)
    let preview = try world.get(step("xem-truoc"), as: .coordinator)
    let button = try #require(preview.html.range(of: "value=\"kich-hoat\">Kích hoạt quy chế</button>"), "\(preview)")
    #expect(preview.html[..<button.lowerBound].suffix(900).contains(words))
    #expect(try activate(world).location == "/quy-che/moi")
    // One that holds on has no such words.
    let other = try self.world(stated)
    #expect(!(try other.get(step("van-ban"), as: .coordinator).has("đã hết hiệu lực")))
  }

  @Test func `who brings the text of a regulation that is not his is told who gives that role`() throws {
    let world = try world()
    let page = try begin(world, Self.text.replacing("mã: moi", with: "mã: khac"), as: .coordinator)
    #expect(page.status == 422, "\(page)")
    #expect(page.has("Người dùng này không phải là đầu mối phối hợp của quy chế &quot;khac&quot;; quản trị viên cấp"))
    // Nothing stands before the field, so it is no *or*.
    #expect(page.has(">Tệp quy tắc (.md)</label>") && !page.has("Hoặc tệp"))
    #expect(try world.get("/kich-hoat/khac/van-ban", as: .coordinator).status == 404)
  }

  // MARK: Since when it is followed

  /// Today is 20/3/2024. A report of each month is due on the 5th of the next by the text itself, so those of January and February were due for A
  /// and for B; the text is in force since 1/1/2024.
  @Test func `who begins is proposed to follow it from today, and may follow it since it is in force`() throws {
    let stated = Self.text.replacing("hằng tháng, hằng quý.", with: "hằng tháng, chậm nhất ngày 5 tháng sau.")
    let world = try world(stated)
    let preview = try world.get(step("xem-truoc"), as: .coordinator)
    #expect(preview.has("theo dõi từ 20/3/2024.") && preview.has("value=\"20/03/2024\""))
    #expect(!preview.has("đã quá hạn ngay khi kích hoạt"))
    _ = try world.post(step("xem-truoc"), [("can-cu", "letter"), ("theo-doi-tu", "")], as: .coordinator)
    let all = try world.get(step("xem-truoc"), as: .coordinator)
    #expect(all.has("4 việc của các kỳ trước đã quá hạn ngay khi kích hoạt") && !all.has("theo dõi từ 20/3/2024."))
    let wrong = try world.post(
      step("xem-truoc"), [("can-cu", "letter"), ("theo-doi-tu", "31/2/2024")], as: .coordinator)
    #expect(wrong.status == 422 && wrong.has("31/2/2024"))
  }

  /// The reports of January and February 2024 were due on Mondays 5/2 and (the 5th of March) Tuesday 5/3.
  @Test func `what was due before is not there, and nobody moves the day on afterwards`() throws {
    let world = try world(
      Self.text.replacing("hằng tháng, hằng quý.", with: "hằng tháng, chậm nhất ngày 5 tháng sau."))
    try set(world, "con-ngo", "de-ngo")
    _ = try world.post(step("bieu-mau"), [("viec", "de-lai"), ("de-lai", "tong-ket")], as: .coordinator)
    _ = try world.post(
      step("xem-truoc"), [("can-cu", "agreement"), ("theo-doi-tu", "5/3/2024")], as: .coordinator)
    #expect(try activate(world).location == "/quy-che/moi")
    #expect(try world.get("/nhiem-vu/moi~dieu-1~a:a:2024-M01", as: .coordinator).status == 404)
    #expect(try world.get("/nhiem-vu/moi~dieu-1~a:a:2024-M02", as: .coordinator).status == 200)
    let desk = try world.desk(of: .coordinator)
    func follow(from day: String) throws {
      _ = try desk.setPolicy(
        EntryBody.Policy(
          regulation: "moi", clause: "dieu-1", text: "theo: thống nhất của các bên\ntheo dõi từ \(day)."),
        ground: "thống nhất")
    }
    #expect {
      try follow(from: "21/3/2024")
    } throws: { error in
      (error as? Refused)?.message.vi
        == "quy chế đã được theo dõi từ khi kích hoạt ngày 20/03/2024, nên không thôi theo dõi những kỳ trước 21/03/2024; chọn ngày không sau 20/03/2024, hoặc cho miễn từng việc"
    }
    try follow(from: "20/3/2024")
  }

  @Test func `who changes a day and activates at once is shown first what would be written then`() throws {
    let world = try world()
    try settle(world)
    let letter = [("can-cu", "letter"), ("noi-ban-hanh", "VP"), ("so", "7-HD/VP"), ("ngay", "1/3/2024")]
    let before = try world.count
    let press = [("viec", "kich-hoat")]
    let page = try world.post(
      step("xem-truoc"), letter + [("theo-doi-tu", "1/2/2024"), ("_once", "x")] + press, as: .coordinator)
    #expect(page.location == step("xem-truoc"))
    #expect(try world.count == before)
    let shown = try world.get(step("xem-truoc"), as: .coordinator)
    #expect(shown.has("Chưa kích hoạt: số và ngày vừa sửa") && shown.has("theo dõi từ 1/2/2024."))
    let wrong = try world.post(step("xem-truoc"), letter + [("theo-doi-tu", "mai")] + press, as: .coordinator)
    #expect(try wrong.status == 422 && world.count == before)
    let again = try world.post(
      step("xem-truoc"), letter + [("theo-doi-tu", "1/2/2024"), ("_once", "y")] + press, as: .coordinator)
    #expect(again.location == "/quy-che/moi")
  }

  // MARK: The whole way

  /// Of March (deciding day 31/3, after the letter) the report is due on Friday 05/04/2024; of February the letter says nothing yet. Written are the
  /// text, what is settled of Điều 1, and what is accepted as open of Điều 1 and of Điều 2.
  @Test func `what was settled is written with the text at once, and what is owed cites the letter`() throws {
    let world = try world()
    try settle(world)
    let preview = try world.get(step("xem-truoc"), as: .coordinator)
    #expect(preview.has("4 mục, cùng một lúc hoặc không mục nào."))
    #expect(
      preview.has(
        "theo: hướng dẫn của VP, số 7-HD/VP, ngày 1/3/2024; từ 1/3/2024\n[a] hạn chậm nhất ngày 5 tháng sau, nếu là ngày nghỉ thì ngày làm việc tiếp theo."
      ))
    #expect(preview.has("theo: chấp nhận: không ghi\n[b] không ghi hạn."))
    let before = try world.count
    #expect(try activate(world).location == "/quy-che/moi")
    #expect(try world.kinds(after: before) == [.textActivated, .policySet, .policySet, .policySet])
    #expect(try world.get("/quy-che/moi", as: .coordinator).has("Đã kích hoạt: 4 mục"))
    let march = try world.get("/nhiem-vu/moi~dieu-1~a:a:2024-M03", as: .coordinator)
    #expect(march.has("05/04/2024") && march.has("hướng dẫn của VP, số 7-HD/VP, ngày 1/3/2024"))
    let february = try world.get("/nhiem-vu/moi~dieu-1~a:a:2024-M02", as: .coordinator)
    #expect(february.status == 200 && !february.has("7-HD/VP, ngày 1/3/2024"))
    // What was entered is gone with it.
    #expect(try world.store.activationDrafts(of: world.id(of: .coordinator)).isEmpty)
  }

  @Test func `a button that is pressed twice activates once, and who comes later is told who was faster`() throws {
    let world = try world()
    _ = try begin(world, Self.text, as: .leader)
    try settle(world)
    try settle(world, as: .leader)
    _ = try activate(world, once: "k")
    let after = try world.count
    #expect(try activate(world, once: "k").location == "/quy-che/moi")
    #expect(try world.count == after)
    let late = try activate(world, once: "l", as: .leader)
    #expect(late.status == 422 && late.has("đã được Người coordinator kích hoạt ngày 20/03/2024"))
    #expect(try world.count == after)
    let again = try begin(world, Self.text, as: .coordinator)
    #expect(again.status == 422 && again.has("đã được Người coordinator kích hoạt"))
  }

  private static let proposing = text.replacing(
    "## Điều 2.",
    with: """
      ```apdung
      theo: hướng dẫn của VP, số …, ngày … (giá trị ví dụ)
      [a] số liệu tính đến ngày 20 tháng cuối kỳ; gộp kỳ.
      mọi báo cáo tháng: hạn chậm nhất ngày 22 tháng cuối kỳ.
      [b] hạn chậm nhất ngày 10/1 năm sau.
      ```

      ## Điều 2.
      """)

  /// The file proposes all but a quarter's day of [a]. The letter says it again; a day of one's own for [b] takes the place of what was proposed.
  @Test func `what the file proposes is said again on the letter, and a day that was set takes its place`() throws {
    let world = try world(Self.proposing)
    _ = try world.post(
      step("xem-truoc"), [("noi-ban-hanh", "VP"), ("so", "7-HD/VP"), ("ngay", "1/3/2024")], as: .coordinator)
    let desk = try world.desk(of: .coordinator)
    func policies() throws -> [String] {
      let draft = try #require(try desk.activationDraft(of: "moi")?.draft)
      return try desk.plan(draft, of: "moi").policies.map { "\($0.clause): \($0.text)" }
    }
    let ground = "theo: hướng dẫn của VP, số 7-HD/VP, ngày 1/3/2024; từ 1/3/2024"
    #expect(
      try policies() == [
        "dieu-1: \(ground)\n[a] số liệu tính đến ngày 20 tháng cuối kỳ; gộp kỳ.\n"
          + "mọi báo cáo tháng: hạn chậm nhất ngày 22 tháng cuối kỳ.\n[b] hạn chậm nhất ngày 10/1 năm sau."
      ])
    try set(world, "year", "nam-sau", "15/1")
    #expect(
      try policies().first?.hasSuffix(
        "[b] hạn chậm nhất ngày 15/1 năm sau, nếu là ngày nghỉ thì ngày làm việc tiếp theo.") == true)
    #expect(try policies().first?.contains("10/1 năm sau") == false)
    // What the file gives a day cannot be left open: one's own day is taken back.
    try set(world, "year", "de-ngo")
    #expect(try policies().first?.hasSuffix("[b] hạn chậm nhất ngày 10/1 năm sau.") == true)
    #expect(
      try set(world, "year", "de-ngo").has("Không dòng nào trong 1 dòng đã chọn nhận được kiểu ngày này"))
  }

  /// What the file gives [a] for all its periods stays what its quarters have.
  @Test func `a day for the months alone of a sentence takes the place of what the file gives all its periods`() throws
  {
    let world = try world(
      Self.text.replacing(
        "## Điều 2.",
        with: "```apdung\ntheo: hướng dẫn của VP, số …, ngày …\n[a] hạn chậm nhất ngày 3 tháng sau.\n```\n\n## Điều 2.")
    )
    #expect(try set(world, "month", "thang-sau", "5").location == step("ngay-han"))
    let desk = try world.desk(of: .coordinator)
    let draft = try #require(try desk.activationDraft(of: "moi")?.draft)
    #expect(
      try desk.plan(draft, of: "moi").policies.first { $0.clause == "dieu-1" }?.text.hasSuffix(
        "[a] hạn chậm nhất ngày 3 tháng sau.\n[a] kỳ tháng: hạn chậm nhất ngày 5 tháng sau, nếu là ngày nghỉ thì ngày làm việc tiếp theo."
      ) == true)
    let both = try world.get(step("ngay-han"), as: .coordinator)
    #expect(both.has("hạn chậm nhất ngày 5 tháng sau") && both.has("hạn chậm nhất ngày 3 tháng sau"))
    let all = [("dong", "moi/dieu-1/a#month"), ("dong", "moi/dieu-1/a#quarter")]
    let set = try world.post(
      step("ngay-han"), all + [("cho", "danh-dau"), ("ngay-nao", "thang-sau"), ("ngay", "5"), ("nghi", "next")],
      as: .coordinator)
    #expect(set.location == step("ngay-han"))
    #expect(try desk.activationDraft(of: "moi")?.draft.days.count == 2)
    let page = try world.get(step("ngay-han"), as: .coordinator)
    #expect(page.has("hạn chậm nhất ngày 5 tháng sau") && !page.has("ngày 3 tháng sau"))
  }

  /// The letter is of 1/3/2024; what the file settles for [a] holds from 15/3/2024.
  @Test func `a day that would not hold is not kept, and it is told why`() throws {
    let world = try world(
      Self.text.replacing(
        "## Điều 2.",
        with:
          "```apdung\ntheo: thống nhất của các bên; từ 15/3/2024\n[a] hạn chậm nhất ngày 3 tháng sau.\n```\n\n## Điều 2."
      ))
    _ = try world.post(
      step("xem-truoc"), [("noi-ban-hanh", "VP"), ("so", "7-HD/VP"), ("ngay", "1/3/2024")], as: .coordinator)
    let all = [("dong", "moi/dieu-1/a#month"), ("dong", "moi/dieu-1/a#quarter")]
    let idle = try world.post(
      step("ngay-han"), all + [("cho", "danh-dau"), ("ngay-nao", "thang-sau"), ("ngay", "5"), ("nghi", "next")],
      as: .coordinator)
    #expect(
      idle.status == 422
        && idle.has(
          "Chưa đặt cho Điều 1, báo cáo kết quả: trong văn bản có cách áp dụng khác cho việc này, có hiệu lực từ ngày muộn hơn; sửa khối apdung ấy ở bước Văn bản"
        ))
    #expect(try world.desk(of: .coordinator).activationDraft(of: "moi")?.draft.days.isEmpty == true)
  }

  /// [a] and [b] have months and quarters, and no two the same day.
  @Test func `each sentence of a clause has its own day for the same kind of period`() throws {
    let world = try world(
      Self.text.replacing(
        "[b] A phải báo cáo \"tổng kết\" gửi VP; hằng năm",
        with: "[b] A phải báo cáo \"tổng kết\" gửi VP; hằng tháng, hằng quý"))
    func set(_ row: String, _ day: String) throws {
      let page = try world.post(
        step("ngay-han"),
        [
          ("dong", "moi/dieu-1/\(row)"), ("cho", "danh-dau"), ("ngay-nao", "thang-sau"), ("ngay", day),
          ("nghi", "unchanged"),
        ],
        as: .coordinator)
      #expect(page.location == step("ngay-han"), "\(page)")
    }
    for (row, day) in [("a#month", "3"), ("a#quarter", "5"), ("b#month", "7"), ("b#quarter", "5")] {
      try set(row, day)
    }
    let desk = try world.desk(of: .coordinator)
    let draft = try #require(try desk.activationDraft(of: "moi")?.draft)
    let text = try #require(try desk.plan(draft, of: "moi").policies.first { $0.clause == "dieu-1" }?.text)
    let lines = text.split(separator: "\n").dropFirst().map {
      $0.replacing(", nếu là ngày nghỉ thì giữ nguyên", with: "")
    }
    // One line is enough for what is the same.
    #expect(
      lines == [
        "[a] kỳ tháng: hạn chậm nhất ngày 3 tháng sau.", "kỳ quý: hạn chậm nhất ngày 5 tháng sau.",
        "[b] kỳ tháng: hạn chậm nhất ngày 7 tháng sau.",
      ])
  }

  /// What is missing: four days, the form, and no ground is needed while nothing is settled.
  @Test func `what is open is told at its step and keeps the regulation from being activated`() throws {
    let world = try world()
    let page = try world.get(step("xem-truoc"), as: .coordinator)
    #expect(page.has("Chưa kích hoạt được"))
    #expect(page.has("Ngày hạn</a> <span class=\"mark soon\">còn 3</span>"))
    #expect(page.has("Biểu mẫu</a> <span class=\"mark soon\">còn 1</span>"))
    #expect(!page.has("<button class=\"main\">Kích hoạt quy chế"))
    let before = try world.count
    #expect(try activate(world).status == 422)
    #expect(try world.count == before)
  }

  // MARK: Steps

  @Test func `what is typed wrongly comes back with what is allowed, and is not kept`() throws {
    let world = try world()
    let number = try set(world, "month", "thang-cuoi-ky", "40")
    #expect(number.status == 422 && number.has("Ghi một số từ 1 đến 31"))
    // The 12th is before the month ends.
    let early = try set(world, "month", "thang-cuoi-ky", "12")
    #expect(early.status == 422 && early.has("trước ngày chốt số liệu"))
    let none = try set(world, "danh-dau", "thang-sau", "5")
    #expect(none.status == 422 && none.has("Đánh dấu ít nhất một dòng"))
    let wrong = try set(world, "month", "nam", "15/11")
    #expect(wrong.status == 422 && wrong.has("Không dòng nào trong 1 dòng đã chọn nhận được kiểu ngày này"))
    #expect(try world.get(step("ngay-han"), as: .coordinator).has("<b>4</b> chưa định"))
    // With an earlier cut-off the 25th can be kept.
    let good = try set(world, "month", "thang-cuoi-ky", "25", closing: "20")
    #expect(good.location == step("ngay-han"))
    #expect(
      try world.get(step("ngay-han"), as: .coordinator).has(
        "<td data-head=\"Hạn\">hạn chậm nhất ngày 25 tháng cuối kỳ, nếu là ngày nghỉ thì ngày làm việc tiếp theo; số liệu tính đến ngày 20 tháng cuối kỳ"
      ))
    let letter = try world.post(
      step("xem-truoc"), [("so", "7; theo"), ("ngay", "31/2/2024")], as: .coordinator)
    #expect(letter.status == 422 && letter.has("Số, ký hiệu không có dấu phẩy") && letter.has("không phải là một ngày"))
  }

  @Test func `a piece of the text is edited in place and checked at once, with its line`() throws {
    let world = try world()
    let pieces = TextPieces(Self.text)
    let number = try #require(pieces.pieces.firstIndex { $0.heading == "Điều 2. Mưa lũ" })
    let wrong = pieces.pieces[number].text.replacing("A phải", with: "Ban C phải")
    let kept = try world.post(step("van-ban"), [("doan", "\(number)"), ("van-ban", wrong)], as: .coordinator)
    #expect(kept.location == step("van-ban") + "?doan=\(number)")
    let page = try world.get(step("van-ban") + "?doan=\(number)", as: .coordinator)
    #expect(page.has("moi.md:28:1: lỗi") && page.has("^") && page.has("Ban C phải"))
    #expect(try activate(world).status == 422)
    let other = try world.post(
      step("van-ban"), [("doan", "0"), ("van-ban", pieces.pieces[0].text.replacing("mã: moi", with: "mã: thu"))],
      as: .coordinator)
    #expect(other.status == 422 && other.has("Giữ mã &quot;moi&quot; ở phần đầu tệp"))
    _ = try world.post(
      step("van-ban"), [("doan", "\(number)"), ("van-ban", pieces.pieces[number].text)], as: .coordinator)
    #expect(try world.get(step("van-ban"), as: .coordinator).has("Có lỗi") == false)
  }

  @Test func `a party is given the bodies that are ticked, in its line of the text`() throws {
    let world = try world()
    let found = try world.get(step("cac-ben") + "?ben=1&tim=ban", as: .coordinator)
    #expect(found.has("Ban A <span") && found.has("Ban B <span"))
    let kept = try world.post(
      step("cac-ben"), [("ben", "1"), ("co-quan", "a"), ("co-quan", "b"), ("co-quan", "nobody")], as: .coordinator)
    #expect(kept.location == step("cac-ben") + "?ben=1")
    let draft = try #require(try world.desk(of: .coordinator).activationDraft(of: "moi")?.draft)
    #expect(draft.text.contains("- A: Ban A = mã \"a\", \"b\"\n- B: Ban B"))
  }

  @Test func `a form is brought under its id, and another is refused with those that are needed`() throws {
    let world = try world()
    func form(_ id: String) -> String {
      """
      ---
      ngôn ngữ quy tắc: 1
      mã: \(id)
      loại: biểu mẫu
      tên: Mẫu
      ---

      | mã | tên | kiểu | bắt buộc | cột | tổng hợp | lấy từ | nêu lý do khi |
      | --- | --- | --- | --- | --- | --- | --- | --- |
      | cuoc | Số cuộc | số (cuộc) | có | trong kỳ | cộng | | |
      """ + "\n"
    }
    let other = try world.upload(
      step("bieu-mau"), files: [("tep", "khac.md", form("khac"))], as: .coordinator)
    #expect(other.status == 422 && other.has("không phải mẫu quy chế cần: tong-ket"))
    _ = try world.upload(step("bieu-mau"), files: [("tep", "x.md", form("tong-ket"))], as: .coordinator)
    #expect(try world.get(step("bieu-mau"), as: .coordinator).has("sẽ đưa vào cùng quy chế"))
    try set(world, "con-ngo", "de-ngo")
    let before = try world.count
    #expect(try activate(world).location == "/quy-che/moi")
    // The form and the text; from which day it is followed; what is accepted as open of Điều 1 and of Điều 2.
    #expect(
      try world.kinds(after: before) == [.textActivated, .textActivated, .policySet, .policySet, .policySet])
    #expect(try world.store.form("tong-ket") != nil)
  }

  /// A March is owed by both bodies, its quarter takes nothing in; A has a year besides.
  @Test func `the preview counts what is asked of each body in each month`() throws {
    let world = try world()
    try settle(world)
    let desk = try world.desk(of: .coordinator)
    let draft = try #require(try desk.activationDraft(of: "moi")?.draft)
    let plan = try desk.plan(draft, of: "moi")
    let (bound, engine) = (try #require(plan.bound), try #require(plan.engine))
    let forecast = Forecast(bound, engine, plan.register, from: desk.today)
    #expect(forecast.rows.map(\.body.text) == ["a", "b"])
    // March 2024 to February 2025. Months: due on the 5th of each April to February: 1 each; quarters: April, July, October, January.
    // Of December to January 5/1/2025 is a Sunday: 6/1. The year 2024 ends in December and has no day.
    #expect(forecast.rows[0].counts == [0, 2, 1, 1, 2, 1, 1, 2, 1, 2, 2, 1])
    #expect(forecast.rows[1].counts == [0, 2, 1, 1, 2, 1, 1, 2, 1, 1, 2, 1])
  }

  @Test func `the letter tells what was settled, as a page, plain text and a file, and nothing of it runs`() throws {
    let world = try world()
    try settle(world)
    _ = try world.post(
      step("xem-truoc"), [("noi-ban-hanh", "VP"), ("so", "7-HD/<b>VP</b>"), ("ngay", "1/3/2024")], as: .coordinator)
    let page = try world.get(step("cong-van"), as: .coordinator)
    #expect(page.has("Số: 7-HD/&lt;b>VP&lt;/b>") || page.has("Số: 7-HD/&lt;b&gt;VP&lt;/b&gt;"))
    #expect(page.has("<td>chậm nhất ngày 5 tháng sau</td><td>Điều 1</td>"))
    let text = try world.get(step("cong-van.txt"), as: .coordinator)
    #expect(
      text.has(
        "1. các ban: báo cáo kết quả\n   Gửi: VP\n   Kỳ: tháng, quý (3 tháng)\n   Hạn: chậm nhất ngày 5 tháng sau\n"
      ))
    #expect(text.has("ngày 01 tháng 3 năm 2024"))
    #expect(try world.get(step("cong-van.html"), as: .coordinator).html.hasPrefix("<!DOCTYPE html>"))
  }

  /// Ban A stands under the office in the Party; the report of the year goes to Ban B as well, on a form that comes along.
  @Test func `the letter has the head, the addressees, the forms and the foot that an official signs`() throws {
    let form = """
      ---
      ngôn ngữ quy tắc: 1
      mã: tong-ket
      loại: biểu mẫu
      tên: Biểu tổng kết năm
      ---

      | mã | tên | kiểu | bắt buộc | cột | tổng hợp | lấy từ | nêu lý do khi |
      | --- | --- | --- | --- | --- | --- | --- | --- |
      | cuoc | Số cuộc | số (cuộc) | có | trong kỳ | cộng | | |
      """ + "\n"
    let world = try WebWorld(parents: ["a,party,o"])
    let owner = Desk(world.store, .owner, now: WebWorld.now)
    _ = try owner.grant(
      .coordinator, to: world.id(of: .coordinator), at: WebWorld.office, regulation: "moi", from: WebWorld.first)
    _ = try begin(
      world,
      Self.text.replacing("\"tổng kết\" gửi VP; hằng năm;", with: "\"tổng kết\" gửi VP, đồng thời gửi B; hằng năm;"),
      as: .coordinator)
    try set(world, "month", "thang-sau", "5")
    try set(world, "year", "nam-sau", "15/1")
    _ = try world.upload(step("bieu-mau"), files: [("tep", "x.md", form)], as: .coordinator)
    _ = try world.post(
      step("xem-truoc"), [("noi-ban-hanh", "VP"), ("so", "7-HD/VP"), ("ngay", "1/3/2024")], as: .coordinator)
    let page = try world.get(step("cong-van"), as: .coordinator, .en)
    #expect(page.has("<strong class=\"motto\">ĐẢNG CỘNG SẢN VIỆT NAM</strong>"))
    #expect(
      page.has(
        "<p><strong>VĂN PHÒNG</strong><br>*</p><p>Số 7-HD/VP<br><span class=\"small\">V/v hướng dẫn thực hiện quy chế mới</span></p>"
      ))
    #expect(page.has("<em>……, ngày 01 tháng 3 năm 2024</em>"))
    #expect(page.has("<p>Kính gửi:</p><ul><li>các ban;</li><li>Ban A;</li></ul>"))
    #expect(
      page.has(
        "<td>2</td><td>A</td><td>báo cáo tổng kết (mẫu tong-ket)</td><td>VP; đồng thời gửi B</td><td>năm</td><td>chậm nhất ngày 15/1 năm sau</td><td>Điều 1</td>"
      ))
    #expect(page.has("<p>Chữ viết tắt, cách gọi trong bảng: VP là Văn phòng; A là Ban A; B là Ban B.</p>"))
    #expect(page.has("<p>Biểu mẫu: mẫu tong-ket – Biểu tổng kết năm (Điều 1).</p>"))
    #expect(page.has("đề nghị phản ánh về Văn phòng để xem xét, hướng dẫn."))
    #expect(page.has("<ul><li>Như trên;</li><li>Ban B (để biết);</li><li>Lưu.</li></ul>"))
    #expect(page.has("<p><strong>QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ</strong></p>"))
    let file = try world.get(step("cong-van.html"), as: .coordinator)
    #expect(
      file.has("<table width=\"100%\" border=\"0\"><tr><td width=\"45%\" align=\"center\"")
        && !file.has("class=\"paper\""))
    #expect(try world.get(step("cong-van.txt"), as: .coordinator).has("Nơi nhận: như trên; Ban B (để biết); lưu.\n"))
    // Before anybody signed it, number, day and who issues it are left to be filled in.
    _ = try world.post(step("xem-truoc"), [("noi-ban-hanh", ""), ("so", ""), ("ngay", "")], as: .coordinator)
    let draft = try world.get(step("cong-van"), as: .coordinator)
    #expect(draft.has("<strong>…………</strong>") && draft.has("Số: ……<br>") && draft.has("ngày … tháng … năm …"))
  }

  @Test func `a party of which nobody is ticked is told, and keeps what it had`() throws {
    let world = try world(
      Self.text.replacing(
        "## Điều 1.", with: "```apdung\ntheo: hướng dẫn của VP, số …, ngày …\n\"tập thể\" gồm A, B.\n```\n\n## Điều 1."
      ).replacing("- các ban: các ban = gồm A, B", with: "- các ban: các ban = gồm A, B\n- tập thể: tập thể"))
    let shown = try world.get(step("cac-ben") + "?ben=4", as: .coordinator)
    #expect(shown.has("value=\"A\" checked>") && shown.has("value=\"B\" checked>"))
    let none = try world.post(step("cac-ben"), [("ben", "4")], as: .coordinator)
    #expect(none.status == 422)
    #expect(none.has("Chưa lưu: không đánh dấu nơi nào thì không ai làm việc của &quot;tập thể&quot;"))
    #expect(!none.has(" checked>"), "it comes back as it was sent")
    let body = try world.post(step("cac-ben"), [("ben", "1")], as: .coordinator)
    #expect(body.status == 422 && body.has("không ai làm việc của &quot;A&quot;"))
    let desk = try world.desk(of: .coordinator)
    #expect(try desk.activationDraft(of: "moi")?.draft.members == [:])
    let kept = try world.post(step("cac-ben"), [("ben", "4"), ("thanh-phan", "B")], as: .coordinator)
    #expect(kept.location == step("cac-ben") + "?ben=4", "\(kept)")
    let members = try #require(try desk.activationDraft(of: "moi")?.draft.members)
    #expect(members == ["tập thể": ["B"]])
  }

  @Test func `beside the text what is wrong or open is told in the words of the office, with the step for it`() throws {
    let world = try world()
    let open = try world.get(step("xem-truoc"), as: .coordinator)
    #expect(
      open.has(
        "<li>Điều 1, báo cáo kết quả: văn bản không ghi ngày hạn <a href=\"/kich-hoat/moi/ngay-han\">bước Ngày hạn</a></li>"
      ))
    #expect(open.has("<a href=\"/kich-hoat/moi/bieu-mau\">bước Biểu mẫu</a>"))
    #expect(!open.has("open-due") && !open.has("moi.md:") && !open.has("apdung"))
    let early = try set(world, "month", "thang-cuoi-ky", "12")
    #expect(early.status == 422 && !early.has("<pre") && !early.has("moi.md:"))
    // Where text is edited, the line stands with its caret.
    let text = try world.get(step("van-ban"), as: .coordinator)
    let pieces = TextPieces(Self.text)
    let number = try #require(pieces.pieces.firstIndex { $0.heading == "Điều 2. Mưa lũ" })
    #expect(text.status == 200)
    _ = try world.post(
      step("van-ban"),
      [("doan", "\(number)"), ("van-ban", pieces.pieces[number].text.replacing("A phải", with: "X phải"))],
      as: .coordinator)
    #expect(try world.get(step("van-ban"), as: .coordinator).has("moi.md:28:1: lỗi"))
    let preview = try world.get(step("xem-truoc"), as: .coordinator)
    #expect(!preview.has("moi.md:28") && preview.has("<a href=\"/kich-hoat/moi/van-ban\">bước Văn bản</a>"))
  }

  @Test func `nobody else finds the steps, and that he asked is kept`() throws {
    let world = try world()
    for path in ["/kich-hoat", step("van-ban"), step("ngay-han"), step("xem-truoc"), step("cong-van.txt")] {
      for person in [WebWorld.Person.reporter, .receiver, .administrator, .auditor, .nobody] {
        let before = try world.count
        #expect(try world.get(path, as: person).status == 404, "\(path) as \(person)")
        #expect(try world.kinds(after: before) == [.denied], "\(path) as \(person)")
      }
    }
    // Another coordinator of it has nothing begun.
    #expect(try world.get(step("ngay-han"), as: .leader).location == "/kich-hoat")
  }
}
