import Entries
import Exchange
import Obligations
import Regulations
import Reports
import Store
import Testing

@testable import WebAPI

/// A report on a form: Ban A and Ban B report each month on `kq`, which asks for a reason where a number is more than 10 per cent from last
/// year's.
@Suite struct FormTests {
  private static let form = """
    ---
    ngôn ngữ quy tắc: 1
    mã: kq
    loại: biểu mẫu
    tên: Biểu kết quả
    phiên bản: 1
    ---

    | mã | tên | kiểu | bắt buộc | cột | tổng hợp | lấy từ | nêu lý do khi |
    | --- | --- | --- | --- | --- | --- | --- | --- |
    | cuoc | Cuộc vận động | số (cuộc) | có | trong kỳ, lũy kế, cùng kỳ năm trước, tăng giảm | cộng | | khác trên 10% |
    | muc | Đánh giá | chọn (tốt; yếu) | không | trong kỳ | không | | |
    | noi-bat | Kết quả nổi bật | văn bản | có | trong kỳ | không | | |
    """ + "\n"
  private static let clause = """

    ### Điều 4. Biểu {#dieu-4}

    ```quydinh
    A, B phải báo cáo "biểu" gửi VP; hằng tháng, chậm nhất ngày 5 tháng sau; theo mẫu kq.
    ```
    """ + "\n"
  private static func world() throws -> APIWorld { try APIWorld(more: clause, forms: [("kq", form)]) }
  private static let january = "/obligations/thu~dieu-4:a:2024-M01"
  private static let february = "/obligations/thu~dieu-4:a:2024-M02"

  private static func body(_ report: String, _ more: String = "") -> String {
    #"{"kind": "submitted", "report": \#(report)\#(more)}"#
  }
  private static let whole =
    #"{"figures": {"cuoc": {"inPeriod": "12", "samePeriodLastYear": 11.5}}, "texts": {"noi-bat": "xong", "muc": "tốt"}}"#

  @Test func `a form is read, filled in and sent, and read back with what follows from it`() throws {
    let world = try Self.world()
    let empty = try world.get(Self.january + "/report", as: .reporter)
    #expect(empty.status == 200)
    #expect(empty["form"]?["id"].text == "kq")
    #expect(empty["fields"].list.map { $0["id"].text } == ["cuoc", "muc", "noi-bat"])
    #expect(empty["fields"].list[1]["options"].list.map { ($0 as JSONValue?).text } == ["tốt", "yếu"])
    let sent = try world.post(Self.january + "/deeds", Self.body(Self.whole), as: .reporter)
    #expect(sent.status == 201, "\(sent.text)")
    let read = try world.get(Self.january + "/report", as: .receiver)
    let columns = read["fields"].list[0]["columns"].list
    #expect(columns.map { $0["column"].text } == ["inPeriod", "cumulative", "samePeriodLastYear", "change"])
    // 12 now and 11.5 in January of last year are 0.5 more.
    #expect(columns.map { $0["value"].text } == ["12", "12", "11.5", "0.5"])
    #expect(columns.map { $0["reckoned"] } == [.bool(false), .bool(true), .bool(false), .bool(true)])
    #expect(read["sent"].list.map { $0["figures"]?["cuoc"]?["samePeriodLastYear"].text } == ["11.5"])
    #expect(read["sent"].list.map { $0["texts"]?["muc"].text } == ["tốt"])
    // Of the year there are 12 before February, which nobody sends again.
    let next = try world.get(Self.february + "/report", as: .reporter)
    let cumulative = next["fields"].list[0]["columns"].list[1]
    #expect(cumulative["reckoned"] == .bool(true) && cumulative["before"].text == "12")
    let twice = try world.post(
      Self.february + "/deeds",
      Self.body(#"{"figures": {"cuoc": {"inPeriod": 3, "cumulative": 15}}, "texts": {"noi-bat": "x"}}"#),
      as: .reporter)
    #expect(twice.faults == ["/report/figures/cuoc/cumulative: this follows from other reports; leave it out"])
    let march = try world.post(
      Self.february + "/deeds", Self.body(#"{"figures": {"cuoc": {"inPeriod": 3}}, "texts": {"noi-bat": "x"}}"#),
      as: .reporter)
    #expect(march.status == 201, "\(march.text)")
    let after = try world.get(Self.february + "/report", as: .reporter)
    #expect(after["fields"].list[0]["columns"].list[1]["value"].text == "15")
  }

  @Test func `a second sending corrects the first`() throws {
    let world = try Self.world()
    let first = try world.post(Self.january + "/deeds", Self.body(Self.whole), as: .reporter)
    _ = try world.post(Self.january + "/deeds", Self.body(Self.whole), as: .reporter)
    guard case .event(let recorded)? = try world.store.entry(world.count)?.body else {
      Issue.record("no event"); return
    }
    #expect(recorded.event.of == first["id"].text)
    #expect(recorded.report?.figures.count == 2)
  }

  @Test func `what is wrong is told at its place, in the words of the page`() throws {
    let world = try Self.world()
    _ = try world.token(of: .reporter)
    let before = try world.count
    for (report, faults) in [
      (
        "{}",
        [
          "/report/figures/cuoc/inPeriod: Cuộc vận động: no number yet; give 0 for none",
          "/report/texts/noi-bat: Kết quả nổi bật: nothing is written",
        ]
      ),
      (
        #"{"figures": {"cuoc": {"inPeriod": "1.234"}}, "texts": {"noi-bat": "x"}}"#,
        [
          "/report/figures/cuoc/inPeriod: the point may part thousands or the decimals; send it as a number of JSON"
        ]
      ),
      (
        #"{"figures": {"cuco": {"inPeriod": 1}, "cuoc": {"inPeriod": 1, "estimate": 2}}, "texts": {"noi-bat": "x", "muc": "vừa"}}"#,
        [
          "/report/figures/cuco: the form \"kq\" has no such field; did you mean \"cuoc\"?",
          "/report/figures/cuoc/estimate: this field has the columns inPeriod, cumulative, samePeriodLastYear, change",
          "/report/texts/muc: Đánh giá: \"vừa\" is none of \"tốt\", \"yếu\"",
        ]
      ),
      (
        #"{"figures": {"cuoc": {"inPeriod": 12, "samePeriodLastYear": 10}}, "texts": {"noi-bat": "x"}}"#,
        [
          "/report/reasons/cuoc: Cuộc vận động: 12 now, last year 10; give the reason where it differs from the same period last year by more than 10%"
        ]
      ),
    ] {
      let answer = try world.post(Self.january + "/deeds", Self.body(report), as: .reporter)
      #expect(answer.status == 422 && answer["type"].text == "/api#refused")
      #expect(answer.faults == faults)
    }
    for (report, place) in [
      (#"{"figures": {"cuoc": {"inPeriod": "1.234,5"}}}"#, "/report/figures/cuoc/inPeriod"),
      (#"{"figures": {"cuoc": {"inPeriod": -1}}}"#, "/report/figures/cuoc/inPeriod"),
      (#"{"figures": {"cuoc": {"inPeriod": 0.0001}}}"#, "/report/figures/cuoc/inPeriod"),
      (#"{"figures": {"cuoc": 3}}"#, "/report/figures/cuoc"), (#"{"text": {}}"#, "/report/text"),
    ] {
      let answer = try world.post(Self.january + "/deeds", Self.body(report), as: .reporter)
      #expect(answer.status == 400, "\(report)")
      #expect(answer.faults.map { String($0.prefix { $0 != ":" }) } == [place])
    }
    #expect(try world.count == before)
    let reasoned = try world.post(
      Self.january + "/deeds",
      Self.body(
        #"{"figures": {"cuoc": {"inPeriod": 12, "samePeriodLastYear": 10}}, "texts": {"noi-bat": "x"}, "reasons": {"cuoc": "mở đợt"}}"#
      ),
      as: .reporter)
    #expect(reasoned.status == 201, "\(reasoned.text)")
  }

  @Test func `nothing to report, a chapter of another document and what has no form are as on the page`() throws {
    let world = try Self.world()
    func post(_ path: String, _ body: String) throws -> APIWorld.Answer {
      try world.post(path + "/deeds", body, as: .reporter)
    }
    #expect(try post(Self.january, #"{"kind": "submitted"}"#).faults.count == 2)
    #expect(
      try post(Self.january, Self.body(Self.whole, #", "nothingToReport": true"#)).faults
        == ["/report: where there was nothing to report there are no figures"])
    #expect(try post(Self.january, #"{"kind": "submitted", "nothingToReport": true}"#).status == 201)
    #expect(try post(Self.february, #"{"kind": "submitted", "partOf": "báo cáo 3-BC/A"}"#).status == 201)
    #expect(
      try post("/obligations/thu~dieu-1:a:2024-M03", Self.body(Self.whole)).faults == [
        "/report: this is not reported on a form"
      ])
    let none = try world.get("/obligations/thu~dieu-1:a:2024-M03/report", as: .reporter)
    #expect(none.status == 404 && none.detail == "this is not reported on a form")
    #expect(try world.get(Self.january + "/report", as: .other).status == 404)
  }

  @Test func `a text of the form is looked over too, at its place`() throws {
    let world = try Self.world()
    let answer = try world.post(
      Self.january + "/deeds",
      Self.body(
        #"{"figures": {"cuoc": {"inPeriod": 12, "samePeriodLastYear": 10}}, "texts": {"noi-bat": "gặp 0912345678"}, "reasons": {"cuoc": "số nhà 3"}}"#
      ),
      as: .reporter)
    #expect(answer["type"].text == "/api#look-over")
    #expect(answer.faults.map { String($0.prefix { $0 != ":" }) } == ["/report/reasons/cuoc", "/report/texts/noi-bat"])
  }

  @Test func `a number is the same however JSON writes it, to the thousandth and no finer`() {
    let good: [JSONValue] = [
      .integer(0), .real(3.0), .real(1234.5), .real(0.001), .string("1234.5"), .string("0.5"),
      .real(999_999_999_999.999),
    ]
    #expect(good.allSatisfy(ReportReading.isAmount))
    let bad: [JSONValue] = [
      .integer(-1), .integer(1_000_000_000_000), .real(0.0005), .real(1e12), .string("1,5"), .string(""), .string("01"),
      .string("-1"),
      .string("1.2345"), .null, .bool(true), .real(.infinity), .string("1e3"),
    ]
    #expect(bad.allSatisfy { !ReportReading.isAmount($0) })
  }
}
