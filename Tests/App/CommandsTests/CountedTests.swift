import Diagnostics
import Testing

/// What `obligations` and `explain` say of numbers and of days that hang on a day, word for word.
@Suite struct CountedTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("thu.md", Self.regulation)
    for (name, text) in PlantedLibrary.register { try folder.write("reg/\(name)", text) }
    try folder.write("ev.jsonl", Self.events)
  }

  private static let regulation = #"""
    ---
    ngôn ngữ quy tắc: 1
    mã: thu
    loại: quy chế phối hợp
    tên: Quy chế thử
    có hiệu lực từ: 1/1/2020
    có hiệu lực đến: 31/12/2025
    ---

    # Quy chế thử

    ## Các bên
    - A: Ban A = mã "a"
    - B: Ban B = mã "b"

    ## Điều 1 {#dieu-1}
    ```quydinh
    [a] B phải tiếp công dân "trực tiếp"; hằng tháng; ít nhất 2 ngày.
    [b] B phải tập huấn "nghiệp vụ"; hằng năm; từ 1 đến 2 lớp.
    [c] B phải đối thoại "với thanh niên"; hằng quý; ít nhất 1 lần.
    [d] B phải gửi để thẩm định "dự thảo" gửi A; trước ngày trình ít nhất 10 ngày; trừ "trường hợp đặc biệt".
    [e] B phải báo cáo "vấn đề" gửi A; khi phát hiện tình hình; ngay.
    ```
    ```apdung
    theo: thông lệ báo tin nhanh
    [e] báo ngay bằng điện thoại, văn bản trong ngày.
    ```
    """# + "\n"

  private static let events = #"""
    {"id":"e1","kind":"submitted","obligation":"thu/dieu-1/a:b:2024-M03","happened":"2024-03-05","recorded":"2024-03-05T03:00:00Z","by":"b"}
    {"id":"e2","kind":"submitted","obligation":"thu/dieu-1/b:b:2024","happened":"2024-03-07","recorded":"2024-03-07T03:00:00Z","by":"b"}
    {"id":"t1","kind":"occurred","trigger":"trình","subject":"một","at":"b","happened":"2024-05-02","recorded":"2024-05-02T03:00:00Z","by":"b","date":"2024-05-24"}
    {"id":"t2","kind":"occurred","trigger":"trình","subject":"hai","at":"b","happened":"2024-05-02","recorded":"2024-05-02T03:00:00Z","by":"b","date":"2024-05-27"}
    {"id":"t3","kind":"occurred","trigger":"trình","subject":"ba","at":"b","happened":"2024-05-02","recorded":"2024-05-02T03:00:00Z","by":"b","date":"2024-05-28"}
    {"id":"p1","kind":"occurred","trigger":"phát hiện tình hình","at":"b","happened":"2024-05-05","recorded":"2024-05-05T03:00:00Z","by":"b"}
    {"id":"e3","kind":"submitted","obligation":"thu/dieu-1/d:b:t1","happened":"2024-05-13","recorded":"2024-05-13T03:00:00Z","by":"b"}
    {"id":"e4","kind":"waived","obligation":"thu/dieu-1/d:b:t3","happened":"2024-05-16","recorded":"2024-05-16T03:00:00Z","by":"a","ground":"họp bất thường"}
    {"id":"e5","kind":"submitted","obligation":"thu/dieu-1/d:b:t2","happened":"2024-05-20","recorded":"2024-05-20T03:00:00Z","by":"b"}
    {"id":"e6","kind":"accepted","obligation":"thu/dieu-1/d:b:t1","happened":"2024-05-22","recorded":"2024-05-22T03:00:00Z","by":"a"}
    """# + "\n"

  private func run(_ line: String, _ language: Language = .vi) -> Running {
    Running(
      "\(line) --known 2024-12-31 --register \(folder.path)/reg --regulations \(folder.path) --events \(folder.path)/ev.jsonl",
      language)
  }

  /// The cells of the column of states.
  private func states(_ on: String, _ language: Language) -> [String] {
    run("obligations --from 2024-03-01 --to 2024-12-31 --on \(on) --format table", language).out
      .split(separator: "\n").filter {
        $0.contains("thu/dieu-1/") && ($0.contains("2024-M03") || $0.contains(":2024-Q1") || $0.hasSuffix(":2024"))
      }
      .map { line in
        let cells = line.split(separator: "  ").map { $0.drop { $0 == " " } }
        return "\(cells.last?.split(separator: ":").last ?? "") \(cells[cells.count - 2])"
      }
  }

  // MARK: Quotas

  @Test func `the table says how many are done of how many and how many are owed`() {
    #expect(
      states("2024-03-20", .vi) == [
        "2024-M03 chưa đến hạn (đã 1/2 ngày, còn 1)", "2024-Q1 chưa đến hạn (đã 0/1 lần, còn 1)",
        "2024 đúng hạn (đã 1/1–2 lớp)",
      ])
    #expect(
      states("2024-03-20", .en) == [
        "2024-M03 not yet due (1 of 2 ngày done, 1 owed)", "2024-Q1 not yet due (0 of 1 time done, 1 owed)",
        "2024 done in time (1 of 1–2 lớp done)",
      ])
    #expect(states("2024-04-01", .vi)[0] == "2024-M03 quá hạn (đã 1/2 ngày, còn 1, không còn kịp trong kỳ)")
    #expect(states("2024-04-01", .en)[0] == "2024-M03 overdue (1 of 2 ngày done, 1 owed, out of reach)")
  }

  @Test func `data has the number as an object, or null`() {
    let all = JSONText.objects(run("obligations --from 2024-03-31 --to 2024-03-31 --on 2024-03-31 --format json").out)
    let quantities = all.map { object in
      object.first { $0.key == "quantity" }?.value.filter { $0 != " " && $0 != "\n" }.droppingComma ?? ""
    }
    #expect(
      quantities == [
        #"{"least":2,"most":null,"unit":"ngày","done":1,"owed":1,"reachableUntil":"2024-03-31","outOfReach":false}"#,
        #"{"least":1,"most":null,"unit":"lần","done":0,"owed":1,"reachableUntil":"2024-03-31","outOfReach":false}"#,
      ])
    let csv = run("obligations --from 2024-12-31 --to 2024-12-31 --on 2024-03-20 --format csv").out.split(
      separator: "\n")
    #expect(
      csv[0].hasSuffix(
        ",absorbedBy,least,most,unit,done,owed,reachableUntil,outOfReach,planned,earliest,tooEarly,awaited"))
    #expect(
      csv.contains { $0.hasPrefix("thu/dieu-1/b:b:2024,") && $0.hasSuffix(",doneInTime,,1,2,lớp,1,0,,false,,,,") })
  }

  @Test(arguments: [
    (
      "a:b:2024-M03", "2024-03-04",
      """
      Số lượng          ít nhất 2 ngày: đã làm 0, còn phải làm 2
                        mỗi ngày tính một lần, nên chậm nhất 30/03/2024 phải làm tiếp mới kịp
      """,
      """
      Quantity          at least 2 ngày: 0 done, 2 still owed
                        a day counts once, so the next must be no later than 30/03/2024
      """
    ),
    (
      "a:b:2024-M03", "2024-03-20",
      """
      Số lượng          ít nhất 2 ngày: đã làm 1, còn phải làm 1
                        còn kịp đến hết 31/03/2024
      """,
      """
      Quantity          at least 2 ngày: 1 done, 1 still owed
                        within reach until the end of 31/03/2024
      """
    ),
    (
      "c:b:2024-Q1", "2024-04-01",
      """
      Số lượng          ít nhất 1 lần: đã làm 0, còn phải làm 1
                        trong kỳ không còn đủ mức ít nhất được nữa
      """,
      """
      Quantity          at least once: 0 done, 1 still owed
                        the lower number can no longer be reached in the period
      """
    ),
    (
      "b:b:2024", "2024-03-20",
      """
      Số lượng          từ 1 đến 2 lớp: đã làm 1
                        đã đủ mức ít nhất; có thể làm thêm 1
      """,
      """
      Quantity          1 to 2 lớp: 1 done
                        the lower number is reached; 1 more may follow
      """
    ),
  ])
  func `an explanation says where a number stands and until when the rest can be done`(
    id: String, on: String, vi: String, en: String
  ) {
    #expect(run("explain thu/dieu-1/\(id) --on \(on)").out.contains("\n\(vi)\n"))
    #expect(run("explain thu/dieu-1/\(id) --on \(on)", .en).out.contains("\n\(en)\n"))
  }

  // MARK: Days that must not be too early

  /// Ten days: sent on Monday 13/5, from Thursday 23/5; sent on Monday 20/5, from Thursday 30/5; if sent on Friday 10/5, from Monday
  /// 20/5; if sent on Tuesday 21/5, from Friday 31/5.
  @Test(arguments: [
    (
      "t1", "2024-05-10",
      """
      Ngày sớm nhất     chưa gửi; nếu gửi ngày 10/05/2024 thì sớm nhất là thứ Hai 20/05/2024
                        ngày dự kiến 24/05/2024 không sớm quá
      """,
      """
      Earliest day      not sent; if sent on 10/05/2024, the earliest good day is Monday 20/05/2024
                        the day planned, 24/05/2024, is not too early
      """
    ),
    (
      "t1", "2024-05-21",
      """
      Ngày sớm nhất     đã gửi ngày 13/05/2024 nên sớm nhất là thứ Năm 23/05/2024
                        ngày dự kiến 24/05/2024 không sớm quá
                        còn chờ ý kiến của: Ban A (a)
      """,
      """
      Earliest day      sent on 13/05/2024, so the earliest good day is Thursday 23/05/2024
                        the day planned, 24/05/2024, is not too early
                        awaiting the answer of: Ban A (a)
      """
    ),
    (
      "t1", "2024-05-22",
      """
      Ngày sớm nhất     đã gửi ngày 13/05/2024 nên sớm nhất là thứ Năm 23/05/2024
                        ngày dự kiến 24/05/2024 không sớm quá
                        đã chấp nhận: Ban A (a), 22/05/2024
      """,
      """
      Earliest day      sent on 13/05/2024, so the earliest good day is Thursday 23/05/2024
                        the day planned, 24/05/2024, is not too early
                        accepted by: Ban A (a), 22/05/2024
      """
    ),
    (
      "t2", "2024-05-28",
      """
      Ngày sớm nhất     đã gửi ngày 20/05/2024 nên sớm nhất là thứ Năm 30/05/2024
                        ngày dự kiến 27/05/2024 quá sớm
                        đã qua ngày dự kiến mà chưa có ý kiến của: Ban A (a)
      """,
      """
      Earliest day      sent on 20/05/2024, so the earliest good day is Thursday 30/05/2024
                        the day planned, 27/05/2024, is too early
                        the day planned has passed without the answer of: Ban A (a)
      """
    ),
    (
      "t3", "2024-05-21",
      """
      Ngày sớm nhất     chưa gửi; nếu gửi ngày 21/05/2024 thì sớm nhất là thứ Sáu 31/05/2024
                        ngày dự kiến 28/05/2024 sớm hơn, được miễn ngày 16/05/2024 bởi Ban A (a): họp bất
                        thường
      """,
      """
      Earliest day      not sent; if sent on 21/05/2024, the earliest good day is Friday 31/05/2024
                        the day planned, 28/05/2024, is earlier, waived on 16/05/2024 by Ban A (a): họp
                        bất thường
      """
    ),
  ])
  func `an explanation says how early the day may be, who waived it and who has answered`(
    id: String, on: String, vi: String, en: String
  ) {
    #expect(run("explain thu/dieu-1/d:b:\(id) --on \(on)").out.contains("\n\(vi)\n\n"))
    #expect(run("explain thu/dieu-1/d:b:\(id) --on \(on)", .en).out.contains("\n\(en)\n\n"))
  }

  @Test func `the table and data say how early the day may be`() {
    func states(_ language: Language) -> [String] {
      run("obligations --from 2024-05-01 --to 2024-05-30 --on 2024-05-21", language).out.split(separator: "\n")
        .filter { $0.contains("/d:b:t") }.compactMap {
          $0.split(separator: "  ").dropLast().last.map { String($0.drop { $0 == " " }) }
        }
    }
    #expect(
      states(.vi) == [
        "đúng hạn (sớm nhất 23/05/2024, còn chờ 1 ý kiến)",
        "chậm hạn (ngày dự kiến quá sớm, sớm nhất 30/05/2024)", "không phải thực hiện",
      ])
    #expect(
      states(.en) == [
        "done in time (earliest 23/05/2024, 1 answer awaited)", "done late (planned too early, earliest 30/05/2024)",
        "released",
      ])
    let json = JSONText.objects(run("obligations --from 2024-05-18 --to 2024-05-18 --on 2024-05-21 --format json").out)
    #expect(
      json.compactMap { $0.first { $0.key == "gate" }?.value.filter { $0 != " " && $0 != "\n" } } == [
        #"{"planned":"2024-05-28","sent":null,"earliest":"2024-05-31","certainty":"final","tooEarly":true,"waivedOn":"2024-05-16","#
          + #""waivedBy":{"id":"a","name":"BanA"},"waivedWhy":"họpbấtthường","answered":[],"awaited":[{"id":"a","name":"BanA"}]}"#
      ])
    let csv = run("obligations --from 2024-05-14 --to 2024-05-14 --on 2024-05-21 --format csv").out
    #expect(csv.contains(",doneInTime,,,,,,,,,2024-05-24,2024-05-23,false,Ban A\n"))
  }

  // MARK: Told at once

  /// A Sunday: nothing moves it.
  @Test func `what is told at once is due in writing the same day, by the application that says so`() {
    let place = "\(folder.path)/thu.md:26"
    let vi = run("explain thu/dieu-1/e:b:p1 --on 2024-05-05").out
    #expect(
      vi.contains(
        """
        Hạn               Chủ nhật 05/05/2024 — theo hướng dẫn
                          hạn theo: thông lệ báo tin nhanh — \(place)
        Cách tính hạn (Lịch làm việc của Việt Nam, phiên bản 2026-11)
          + Chủ nhật 05/05/2024    ngày bắt đầu, tính cả ngày này
          + Chủ nhật 05/05/2024    tính ngày thứ 1
            Chủ nhật 05/05/2024    ngày cuối còn trong hạn
        """))
    #expect(
      vi.contains(
        """
        Cách áp dụng
          thông lệ báo tin nhanh
            - hạn, cách báo ngay: báo ngay bằng điện thoại, văn bản trong ngày —
              \(place)
        """))
    let en = run("explain thu/dieu-1/e:b:p1 --on 2024-05-05", .en).out
    #expect(
      en.contains(
        """
          + Sunday 05/05/2024      the day counted from, itself counted
          + Sunday 05/05/2024      counted, day 1
            Sunday 05/05/2024      the last good day

        Applications
          custom báo tin nhanh
            - due day, telling at once: told at once by điện thoại, in writing the same day —
              \(place)
        """))
    #expect(en.contains("State             due today — asked on 05/05/2024"))
  }
}
