import CivilTime
import Diagnostics
import Obligations
import Regulations
import Testing

/// A text that somebody follows from a later day than that on which it came into force.
@Suite struct FollowedFromTests {
  private let monthly = "[a] A phải báo cáo \"việc\" gửi B; hằng tháng, chậm nhất ngày 5 tháng sau."

  private func followed(_ day: String, _ rules: String, scope: String = "", applied: [String] = []) -> Small {
    Small(rules, applied: ["theo: thống nhất của các bên\n\(scope)theo dõi từ \(day)."] + applied)
  }

  /// The reports of January and February 2023 are due on Sundays, 5/2 and 5/3, hence on Mondays 6/2 and 6/3; that of March on Wednesday 5/4.
  @Test func `what was due before the day is not asked for, and what is due on it is`() {
    let all = ["2023-M01 2023-02-06", "2023-M02 2023-03-06", "2023-M03 2023-04-05"]
    #expect(Small(monthly).dues("2023-01-01", "2023-04-30") == all)
    #expect(followed("6/3/2023", monthly).dues("2023-01-01", "2023-04-30") == Array(all[1...]))
    #expect(followed("7/3/2023", monthly).dues("2023-01-01", "2023-04-30") == Array(all[2...]))
  }

  @Test func `an obligation of an earlier period is not there when it is asked for by its name`() throws {
    let engine = followed("7/3/2023", monthly).engine()
    let known = Instant.end(of: day("2024-01-01"))
    let (before, after) = try (
      #require(ObligationID("thu/dieu-1/a:org-0001:2023-M02")),
      #require(ObligationID("thu/dieu-1/a:org-0001:2023-M03"))
    )
    #expect(engine.obligation(before, on: day("2023-06-01"), known: known) == nil)
    #expect(engine.obligation(after, on: day("2023-06-01"), known: known) != nil)
  }

  @Test func `a period without due day is asked for where it ends on the day or after it`() {
    let rule = "[a] A phải báo cáo \"việc\" gửi B; hằng tháng."
    #expect(followed("28/2/2023", rule).dues("2023-01-01", "2023-03-31") == ["2023-M02 -", "2023-M03 -"])
    #expect(followed("1/3/2023", rule).dues("2023-01-01", "2023-03-31") == ["2023-M03 -"])
  }

  /// March is due with the quarter that takes it in, on 25/4; its own day would be 5/4.
  @Test func `an absorbed period goes with the one that takes it in`() {
    let rule = "[a] A phải báo cáo \"việc\" gửi B; hằng tháng, hằng quý."
    let applied = [
      "theo: thông lệ\nkỳ tháng: hạn chậm nhất ngày 5 tháng sau.\nkỳ quý: hạn chậm nhất ngày 25 tháng sau.\ngộp kỳ."
    ]
    #expect(
      followed("20/4/2023", rule, applied: applied).dues("2023-01-01", "2023-05-31")
        == ["2023-M03 2023-04-25", "2023-Q1 2023-04-25", "2023-M04 2023-05-05"])
  }

  @Test func `one series can be followed later than the others`() {
    let rule = "[a] A phải báo cáo \"việc\" gửi B; hằng tháng, hằng quý."
    #expect(
      followed("1/4/2023", rule, scope: "kỳ tháng: ").dues("2023-01-01", "2023-05-31")
        == ["2023-M04 -", "2023-M05 -", "2023-Q1 -"])
  }

  @Test func `what stands always and what is owed once without a day is asked for as ever`() {
    let rules = """
      [a] A phải tuyên truyền "quy chế"; thường xuyên.
      [b] A phải cụ thể hóa "quy chế"; một lần.
      """
    #expect(
      followed("1/1/2025", rules).window("2025-01-01", "2025-12-31").map { "\($0.id)" }.sorted() == [
        "thu/dieu-1/a:org-0001:term", "thu/dieu-1/b:org-0001:once",
      ])
  }

  @Test func `examples are run as if the text had been followed throughout`() {
    let example = """
      ```vidu
      ngày 20/2/2023: A phải thực hiện [a] kỳ tháng 1/2023, hạn 6/2/2023; vì "5/2/2023 là Chủ nhật".
      ```
      """
    let world = Small(
      monthly, applied: ["theo: thống nhất của các bên\ntheo dõi từ 1/1/2025."], rest: example)
    let bound = BoundRegulation(regulation: world.regulation, binding: world.binding)
    #expect(world.regulation.examples.count == 1)
    #expect(ExampleRunner(bound, engine: world.engine()).run().isEmpty)
    let wrong = Small(
      monthly, applied: ["theo: thống nhất của các bên\ntheo dõi từ 1/1/2025."],
      rest: example.replacing("hạn 6/2/2023", with: "hạn 7/2/2023"))
    let other = BoundRegulation(regulation: wrong.regulation, binding: wrong.binding)
    #expect(ExampleRunner(other, engine: wrong.engine()).run().map(\.code) == ["example-differs"])
  }
}
