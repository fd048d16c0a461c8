import Entries
import Exchange
import HTTPCore
import Testing

@testable import WebAPI

/// Reports of several bodies as one for programs: Ban A and Ban B report each month on a form with one number that is added up.
@Suite struct ConsolidationTests {
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
    | cuoc | Cuộc vận động | số (cuộc) | có | trong kỳ, lũy kế | cộng | | |
    | noi-bat | Kết quả nổi bật | văn bản | không | trong kỳ | không | | |
    """ + "\n"
  private static let clause = """

    ### Điều 4. Biểu {#dieu-4}

    ```quydinh
    A, B phải báo cáo "biểu" gửi VP; hằng tháng, chậm nhất ngày 5 tháng sau; theo mẫu kq.
    ```
    """ + "\n"
  private static let together = "/consolidations/thu~dieu-4/2024-M02"

  private let world: APIWorld

  init() throws { world = try APIWorld(more: Self.clause, forms: [("kq", Self.form)]) }

  private func send(_ number: String, _ month: String, as person: APIWorld.Person, body: String = "a") throws -> Int {
    let answer = try world.post(
      "/obligations/thu~dieu-4:\(body):2024-M\(month)/deeds",
      #"{"kind": "submitted", "report": {"figures": {"cuoc": {"inPeriod": \#(number)}}}}"#, as: person)
    #expect(answer.status == 201, "\(answer.text)")
    return answer["entry"].number
  }

  @Test func `a program reads the sum, whose it is, and of whom nothing came`() throws {
    _ = try send("12", "01", as: .reporter)
    let entry = try send("3.5", "02", as: .reporter)
    let first = try world.get(Self.together, as: .receiver)
    #expect(first.status == 200)
    #expect(first["form"]?["id"].text == "kq" && first["title"].text.contains("biểu"))
    #expect(first["missing"].list.map { $0["body"]?["id"].text } == ["b"])
    #expect(first["missing"].list.map { $0["obligation"].text } == ["thu/dieu-4:b:2024-M02"])
    #expect(
      try world.post(
        "/obligations/thu~dieu-4:b:2024-M02/deeds", #"{"kind": "submitted", "nothingToReport": true}"#, as: .other
      ).status == 201)
    let both = try world.get(Self.together, as: .receiver)
    #expect(both["missing"].list.isEmpty)
    #expect(both["counts"]?["filled"].number == 1 && both["counts"]?["nothing"].number == 1)
    let columns = both["fields"].list[0]["columns"].list
    // Ban A: 3.5 in February after 12; Ban B: nothing in February, and of January nobody knows.
    #expect(columns.map { $0["column"].text } == ["inPeriod", "cumulative"])
    #expect(columns.map { $0["total"].text } == ["3.5", "15.5"])
    #expect(columns.map { $0["bodies"].number } == [2, 1])
    #expect(both.items.map { $0["state"].text } == ["filled", "nothing"])
    #expect(both.items[0]["entry"].number == entry)
    #expect(both.items[0]["figures"]?["cuoc"]?["cumulative"].text == "15.5")
    #expect(both.items[1]["figures"]?["cuoc"]?["inPeriod"].text == "0")
    #expect(both.items[1]["figures"]?["cuoc"]?["cumulative"] == nil)
    #expect(both["periods"].list.contains(.string("2024-M02")))
  }

  @Test func `the bodies come in parts, and what is said of all does not change`() throws {
    _ = try send("3", "02", as: .other, body: "b")
    let first = try world.get(Self.together + "?limit=1", as: .receiver)
    #expect(first.items.map { $0["body"]?["id"].text } == ["a"])
    let next = first["next"].text
    let rest = try world.get(Self.together + "?limit=1&cursor=\(next)", as: .receiver)
    #expect(rest.items.map { $0["body"]?["id"].text } == ["b"] && rest["next"] == .null)
    for part in [first, rest] {
      #expect(part["counts"]?["missing"].number == 1)
      #expect(part["fields"].list[0]["columns"].list[0]["total"].text == "3")
    }
    // Its place is one among the reports of that month.
    let other = try world.get("/consolidations/thu~dieu-4/2024-M01?limit=1&cursor=\(next)", as: .receiver)
    #expect(other.status == 422)
    let tag = try #require(first.headers["ETag"])
    #expect(try world.get(Self.together + "?limit=1", as: .receiver, [("If-None-Match", tag)]).status == 304)
  }

  @Test func `each is told what he may see, and who sees nothing that there is nothing`() throws {
    _ = try send("3", "02", as: .reporter)
    let own = try world.get(Self.together, as: .other)
    #expect(own.items.map { $0["body"]?["id"].text } == ["b"])
    #expect(own["fields"].list[0]["columns"].list[0]["total"] == .null)
    _ = try world.token(of: .receiver)
    for person in [APIWorld.Person.administrator, .auditor, .nobody] {
      _ = try world.token(of: person)
      let before = try world.count
      #expect(try world.get(Self.together, as: person).status == 404)
      #expect(try world.kinds(after: before) == [.denied], "\(person)")
    }
    for (path, words) in [
      (
        "/consolidations/thu~dieu-1/2024-M02", "this is not reported on a form, so there are no figures to put together"
      ),
      (
        "/consolidations/thu~dieu-4/9000",
        "obligations are reckoned for the years 1990 to 2034 only; choose a day in between"
      ),
    ] {
      let before = try world.count
      let answer = try world.get(path, as: .receiver)
      #expect(answer.status == 404 && answer.detail == words, "\(path): \(answer.detail)")
      #expect(try world.count == before)
    }
    #expect(try world.get("/consolidations/thu~dieu-4/hom-nay", as: .receiver).status == 404)
    let wrong = try world.get("/consolidations/thu~dieu-4/-", as: .receiver)
    #expect(wrong.faults == ["period: must be a period, as 2024-W11, 2024-M03, 2024-Q1, 2024-H1, 2024"])
  }

  @Test func `a file that was sent is read by who sees the documents, under the number of its entry`() throws {
    let sent = try world.post(
      APIWorld.deeds,
      #"{"kind": "submitted", "files": [{"name": "a.txt", "content": "YQ=="}, {"name": "b.txt", "content": "Yg=="}]}"#,
      as: .reporter)
    let entry = sent["entry"].number
    let event = try world.get("/obligations/thu~dieu-1:a:2024-M03", as: .receiver)["events"].list[0]
    #expect(event["entry"].number == entry)
    #expect(event["attachments"].list.map { $0["name"].text } == ["a.txt", "b.txt"])
    let file = try world.get("/files/\(entry)/1", as: .receiver)
    #expect(file["name"].text == "b.txt" && file["content"].text == "Yg==")
    let program = try world.post(
      APIWorld.deeds, #"{"kind": "submitted", "files": [{"name": "a.pdf", "content": "TVqQAA=="}]}"#, as: .reporter)
    #expect(program.status == 422)
    #expect(
      program.detail
        == "\"a.pdf\" is a .pdf by its name, but a program inside; do not open it and do not send it; tell who looks after the computers"
    )
    let none = try world.get("/files/\(entry)/2", as: .receiver)
    #expect(none.status == 404 && none.detail == "entry \(entry) has no such file")
    _ = try world.token(of: .other)
    let before = try world.count
    #expect(try world.get("/files/\(entry)/1", as: .other).status == 404)
    #expect(try world.kinds(after: before) == [.denied])
  }
}
