import Diagnostics
import Regulations
import Reports
import Testing

/// What somebody typed into a form.
@Suite struct TypingTests {
  private func faults(
    _ values: [String: String], beside: Beside = Beside(), hasFiles: Bool = true, _ language: Language = .vi
  ) -> [String] {
    Typing(values).read(on: small, beside: beside, hasFiles: hasFiles, language).faults.map {
      "\($0.place): \($0.words[language])"
    }
  }

  @Test func `everything that was typed is read into its place`() {
    let (answers, faults) = Typing([
      "cuoc.inPeriod": " 1.204 ", "cuoc.cumulative": "5.000", "giam.estimate": "2,5", "muc": "tốt",
      "noi-bat": "đã xong\n", "giam.reason": "", "la": "x", "cuoc.change": "7",
    ]).read(on: small, beside: Beside(), hasFiles: false, .vi)
    #expect(faults == [])
    #expect(
      answers
        == Answers(
          [
            Figure("cuoc", .inPeriod, Amount(1204)), Figure("cuoc", .cumulative, Amount(5000)),
            Figure("giam", .estimate, Amount(thousandths: 2500)),
          ], texts: ["muc": "tốt", "noi-bat": "đã xong"]))
  }

  @Test func `what is missing, no number or no choice is told in its place, in the order of the form`() {
    #expect(
      faults(["cuoc.cumulative": "1,234", "muc": "khá"]) == [
        "cuoc.inPeriod: Cuộc vận động: chưa có số; không có thì ghi 0",
        "cuoc.cumulative: Cuộc vận động: \"1,234\" có thể là hai số; viết 1.234 nếu tính bằng nghìn, 1,2340 nếu có phần lẻ",
        "muc: Đánh giá: \"khá\" không có trong các lựa chọn \"tốt\", \"yếu\"", "noi-bat: Nổi bật: chưa ghi",
      ])
    #expect(
      faults([:], .en) == [
        "cuoc.inPeriod: Cuộc vận động: no number yet; give 0 for none", "noi-bat: Nổi bật: nothing is written",
      ])
    #expect(
      faults(["cuoc.inPeriod": "1", "noi-bat": String(repeating: "ế", count: 20_001)]) == [
        "noi-bat: Nổi bật: dài hơn 20.000 ký tự; gửi thành tệp kèm theo"
      ])
  }

  @Test func `a file that must be there is asked for`() {
    let form = form("| kem | Báo cáo ký | tệp | có | trong kỳ | không | | |")
    let told = Typing().read(on: form, beside: Beside(), hasFiles: false, .vi).faults
    #expect(told.map(\.place) == ["file"])
    #expect(told.map(\.words.vi) == ["Báo cáo ký: chưa chọn tệp"])
    #expect(Typing().read(on: form, beside: Beside(), hasFiles: true, .vi).faults == [])
  }

  @Test func `more than so many per cent from last year needs a reason, exactly so many does not`() {
    let beside = Beside(lastYear: ["cuoc": Amount(200)])
    func told(_ number: String, reason: String = "") -> [String] {
      faults(["cuoc.inPeriod": number, "noi-bat": "x", "cuoc.reason": reason], beside: beside)
    }
    #expect(told("220") == [])
    #expect(told("180") == [])
    #expect(
      told("221") == [
        "cuoc.reason: Cuộc vận động: kỳ này 221, cùng kỳ năm trước 200; số khác cùng kỳ năm trước quá 10% thì nêu lý do"
      ])
    #expect(told("179").count == 1)
    #expect(told("179", reason: "ít việc") == [])
    #expect(told("220,001").count == 1)
    // Nobody knows last year's: nothing differs. Typed, it counts as well.
    #expect(faults(["cuoc.inPeriod": "9", "noi-bat": "x"]) == [])
    #expect(faults(["cuoc.inPeriod": "9", "noi-bat": "x", "cuoc.samePeriodLastYear": "5"]).count == 1)
    // Of nothing every per cent is more.
    #expect(
      faults(["cuoc.inPeriod": "1", "noi-bat": "x"], beside: Beside(lastYear: ["cuoc": .zero])).count == 1)
    #expect(
      faults(["cuoc.inPeriod": "0", "noi-bat": "x"], beside: Beside(lastYear: ["cuoc": .zero])) == [])
  }

  @Test func `without a column of last year a number itself needs the reason`() {
    #expect(faults(["cuoc.inPeriod": "1", "noi-bat": "x", "giam.inPeriod": "2"]) == [])
    #expect(
      faults(["cuoc.inPeriod": "1", "noi-bat": "x", "giam.inPeriod": "3"], .en) == [
        "giam.reason: Giảm: 3 now; give the reason where it is more than 2"
      ])
  }

  @Test func `what follows is not typed, what nobody knows is`() {
    func places(_ beside: Beside) -> [String] { Typing.places(of: small, beside: beside) }
    #expect(
      places(Beside()) == [
        "cuoc.inPeriod", "cuoc.cumulative", "cuoc.samePeriodLastYear", "cuoc.reason", "mo-hinh.inPeriod",
        "giam.inPeriod", "giam.estimate", "giam.reason", "diem.inPeriod", "diem.cumulative", "muc", "noi-bat",
      ])
    let beside = Beside(before: ["cuoc": Amount(5)], lastYear: ["cuoc": Amount(3)])
    #expect(places(beside).prefix(2) == ["cuoc.inPeriod", "cuoc.reason"])
    // What is typed all the same is not taken.
    let answers = Typing(["cuoc.inPeriod": "4", "cuoc.cumulative": "99"]).read(
      on: small, beside: beside, hasFiles: false, .vi
    ).answers
    #expect(answers.figures == [Figure("cuoc", .inPeriod, Amount(4))])
    let sheet = Sheet(small, answers, beside: beside)
    let shown = FormField.Column.allCases.map { sheet.amount(field("cuoc"), $0) }
    #expect(shown == [Amount(4), Amount(9), Amount(3), Amount(1), nil])
  }

  @Test func `a number of which there are no parts has none, however it is typed`() {
    let form = form(
      """
      | don | Đơn nhận | số nguyên (đơn) | có | trong kỳ, ước | cộng | | |
      | tan | Gạo | số (tấn) | có | trong kỳ | cộng | | |
      """)
    func told(_ text: String, _ place: String, _ language: Language = .vi) -> [String] {
      Typing(["don.inPeriod": "1", "tan.inPeriod": "2,5"].merging([place: text]) { $1 }).read(
        on: form, beside: Beside(), hasFiles: false, .vi
      ).faults.map { "\($0.place) \($0.words[language])" }
    }
    #expect(told("2,5", "don.inPeriod") == ["don.inPeriod Đơn nhận: \"2,5\" có phần lẻ; đơn đếm bằng số nguyên"])
    #expect(
      told("2,5", "don.estimate", .en) == ["don.estimate Đơn nhận: \"2,5\" is no whole number; đơn is counted whole"])
    for whole in ["2", "2,0", "1.000"] { #expect(told(whole, "don.inPeriod") == [], "\(whole)") }
    #expect(told("0,125", "tan.inPeriod") == [])
    #expect(form.fields.map(\.isWhole) == [true, false])
    #expect(form.fields.map(\.unit) == ["đơn", "tấn"])
  }

  @Test func `a limit of nothing is said as people say it`() {
    func words(_ limit: String, _ columns: String = "trong kỳ, cùng kỳ năm trước") -> String {
      form("| a | A | số (vụ) | có | \(columns) | cộng | | khác trên \(limit) |").fields[0].reason?.words(
        isYearly: columns != "trong kỳ"
      ).vi ?? ""
    }
    #expect(words("0%") == "khác cùng kỳ năm trước")
    #expect(words("0") == "khác cùng kỳ năm trước")
    #expect(words("10%") == "khác cùng kỳ năm trước quá 10%")
    #expect(words("0", "trong kỳ") == "lớn hơn 0")
    #expect(words("5", "trong kỳ") == "quá 5")
  }

  @Test func `what was answered is typed again as it was`() throws {
    let answers = Answers(
      [Figure("cuoc", .inPeriod, Amount(thousandths: 1_204_500)), Figure("giam", .estimate, Amount(3))],
      texts: ["noi-bat": "xong", "giam.reason": "chuyển đi"])
    for language in Language.allCases {
      #expect(
        Typing(answers, language).read(on: small, beside: Beside(), hasFiles: false, language).answers == answers)
    }
  }
}
