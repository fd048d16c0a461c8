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
    ```
    """# + "\n"

  private static let events = #"""
    {"id":"e1","kind":"submitted","obligation":"thu/dieu-1/a:b:2024-M03","happened":"2024-03-05","recorded":"2024-03-05T03:00:00Z","by":"b"}
    {"id":"e2","kind":"submitted","obligation":"thu/dieu-1/b:b:2024","happened":"2024-03-07","recorded":"2024-03-07T03:00:00Z","by":"b"}
    """# + "\n"

  private func run(_ line: String, _ language: Language = .vi) -> Running {
    Running(
      "\(line) --register \(folder.path)/reg --regulations \(folder.path) --events \(folder.path)/ev.jsonl", language)
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
      object.first { $0.key == "quantity" }?.value.filter { $0 != " " && $0 != "\n" } ?? ""
    }
    #expect(
      quantities == [
        #"{"least":2,"most":null,"unit":"ngày","done":1,"owed":1,"reachableUntil":"2024-03-31","outOfReach":false}"#,
        #"{"least":1,"most":null,"unit":"lần","done":0,"owed":1,"reachableUntil":"2024-03-31","outOfReach":false}"#,
      ])
    let csv = run("obligations --from 2024-12-31 --to 2024-12-31 --on 2024-03-20 --format csv").out.split(
      separator: "\n")
    #expect(csv[0].hasSuffix(",absorbedBy,least,most,unit,done,owed,reachableUntil,outOfReach"))
    #expect(csv.contains { $0.hasPrefix("thu/dieu-1/b:b:2024,") && $0.hasSuffix(",doneInTime,,1,2,lớp,1,0,,false") })
  }

  @Test(arguments: [
    (
      "a:b:2024-M03", "2024-03-04",
      """
      Số lượng          ít nhất 2 ngày: đã làm 0, còn phải làm 2
                        mỗi ngày tính một lần, nên chậm nhất 30/3/2024 phải làm tiếp mới kịp
      """,
      """
      Quantity          at least 2 ngày: 0 done, 2 still owed
                        a day counts once, so the next must be no later than 30/3/2024
      """
    ),
    (
      "a:b:2024-M03", "2024-03-20",
      """
      Số lượng          ít nhất 2 ngày: đã làm 1, còn phải làm 1
                        còn kịp đến hết 31/3/2024
      """,
      """
      Quantity          at least 2 ngày: 1 done, 1 still owed
                        within reach until the end of 31/3/2024
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
}
