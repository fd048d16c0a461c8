import CivilTime
import Obligations
import Organisations
import Regulations
import Testing

/// *sau khi [x]*: whom the act of another sentence starts, worked by hand.
@Suite struct ActTests {
  /// What the sentence [b] asks on a day: its bearer, for what, and since when.
  private func next(_ rules: String, _ on: String, _ events: [Event], bodies: [Organisation] = Small.bodies) -> [String]
  {
    Small(rules, bodies: bodies).window("2023-01-01", "2024-12-31", on: on, events)
      .filter { $0.rule.label == "b" }.map { "\($0.id.bearer.text) \($0.id.period) \($0.line.start)" }
  }

  private func done(_ id: String, _ on: String, _ kind: Event.Kind = .submitted) -> Event {
    event(kind, on, about: "thu/dieu-1/\(id)")
  }

  private let petition = StartedTests.occurred("e1", .petitionReceived, "2023-03-01")

  /// Proves: Uông Bí, Điều 8 mục 2.6
  @Test func `a body that the first act binds too goes on from its own act, on its own day`() {
    let rules = """
      [a] A, từng đoàn phải tiếp nhận "góp ý"; khi nhận kiến nghị.
      [b] A, từng đoàn phải xử lý "góp ý"; sau khi [a].
      """
    let events = [petition, done("a:org-0012:e1", "2023-03-03"), done("a:org-0001:e1", "2023-03-06")]
    #expect(next(rules, "2023-03-02", events) == [])
    #expect(next(rules, "2023-03-05", events) == ["org-0012 e1 2023-03-03"])
    #expect(next(rules, "2023-03-06", events) == ["org-0001 e1 2023-03-06", "org-0012 e1 2023-03-03"])
  }

  @Test func `a period that several report starts each one's next step, and the collector's once`() {
    let rules = """
      [a] từng đoàn phải báo cáo "việc" gửi B; hằng quý.
      [b] từng đoàn, B phải theo dõi "việc"; sau khi [a].
      """
    let events = [done("a:org-0013:2023-Q1", "2023-04-03"), done("a:org-0011:2023-Q1", "2023-04-05")]
    #expect(
      next(rules, "2023-04-10", events) == [
        "org-0002 2023-Q1 2023-04-03", "org-0011 2023-Q1 2023-04-05", "org-0013 2023-Q1 2023-04-03",
      ])
  }

  @Test func `of a party of several bodies those are next to whom it was sent`() {
    let rules = """
      [a] từng D phải gửi để thẩm định "dự thảo" gửi P cấp trên; khi bắt đầu soạn thảo.
      [b] từng P phải thẩm định "dự thảo"; sau khi [a].
      """
    let drafting = StartedTests.occurred("e1", .draftingBegun, "2023-03-01")
    #expect(
      next(rules, "2023-03-10", [drafting, done("a:org-0022:e1", "2023-03-03")]) == ["org-0030 e1 2023-03-03"])
  }

  @Test func `where it was sent to none of them, those of the doer's level and place are next`() {
    let rules = """
      [a] từng D phải ban hành "kế hoạch"; khi nhận kiến nghị.
      [b] từng P phải giám sát "kế hoạch"; sau khi [a].
      """
    #expect(next(rules, "2023-03-10", [petition, done("a:org-0021:e1", "2023-03-03")]) == ["org-0031 e1 2023-03-03"])
  }

  @Test func `where none of them is near, all are next, and so is a body named by itself`() {
    let far = """
      [a] C phải ban hành "kế hoạch"; khi nhận kiến nghị.
      [b] từng D phải thực hiện "kế hoạch"; sau khi [a].
      """
    let events = [petition, done("a:org-0003:e1", "2023-03-03")]
    #expect(next(far, "2023-03-10", events) == ["org-0021 e1 2023-03-03", "org-0022 e1 2023-03-03"])
    let both = """
      [a] C phải ban hành "kế hoạch" gửi A; khi nhận kiến nghị.
      [b] B, C phải thực hiện "kế hoạch"; sau khi [a].
      """
    #expect(next(both, "2023-03-10", events) == ["org-0002 e1 2023-03-03", "org-0003 e1 2023-03-03"])
  }

  @Test func `the secretary's act is followed by the secretary's own body, not by others of the place`() {
    let rules = """
      [a] từng Bí thư đoàn phải phân công "người"; khi nhận kiến nghị.
      [b] từng đoàn phải kiện toàn "tổ"; sau khi [a].
      """
    #expect(
      next(
        rules, "2023-03-10", [petition, done("a:org-0044:e1", "2023-03-03")],
        bodies: Small.bodies + [
          Small.body(44, "Bí thư Đoàn hai", ["bí thư"], of: 12), Small.body(45, "Bí thư Đoàn ba", ["bí thư"], of: 13),
        ]) == ["org-0012 e1 2023-03-03"])
  }

  @Test func `each joint duty follows the act of its own member`() {
    let rules = """
      [a] từng D phải lập kế hoạch "năm"; khi nhận kiến nghị.
      [b] từng D cùng P phải giám sát "năm"; sau khi [a].
      """
    #expect(next(rules, "2023-03-10", [petition, done("a:org-0022:e1", "2023-03-03")]) == ["org-0022 e1 2023-03-03"])
  }

  @Test func `an act recorded under the name of a sentence that is carried is the act of what carries it`() {
    let rules = """
      [a] A phải tiếp nhận "góp ý"; khi nhận kiến nghị; thực hiện qua dieu-1/c.
      [b] B phải xử lý "góp ý"; sau khi [a].
      [c] A phải trả lời "góp ý"; khi nhận kiến nghị.
      """
    for name in ["a", "c"] {
      #expect(
        next(rules, "2023-03-10", [petition, done("\(name):org-0001:e1", "2023-03-03")]) == ["org-0002 e1 2023-03-03"])
    }
    let other = rules.replacing("[c] A", with: "[c] C").replacing("[b] B", with: "[b] A")
    #expect(
      next(other, "2023-03-10", [petition, done("c:org-0003:e1", "2023-03-03")]) == ["org-0001 e1 2023-03-03"],
      "what C does is done for A")
  }

  @Test func `a body whose first act was handed over goes on when the other has done it`() throws {
    let rules = """
      [a] A, từng đoàn phải tiếp nhận "góp ý"; khi nhận kiến nghị.
      [b] A, từng đoàn phải xử lý "góp ý"; sau khi [a].
      """
    let over = Event(
      id: "t1", kind: .transferred, obligations: [try #require(ObligationID("thu/dieu-1/a:org-0011:e1"))],
      happened: day("2023-03-02"), recorded: .end(of: day("2023-03-02")), ground: "đi vắng", whom: [org(3)])
    let events = [petition, over, done("a:org-0003:e1", "2023-03-03")]
    #expect(next(rules, "2023-03-10", events) == ["org-0011 e1 2023-03-03"])
  }

  /// Fifteen hundred bodies that wait for fifteen hundred acts: a look at every pair, or at every pair for every body, takes hours.
  @Test(.timeLimit(.minutes(10))) func `what many bodies did on one day starts as many without a look at every pair`() {
    let bodies = (1001...2500).flatMap { number in
      [
        Small.body(number, "Đoàn \(number)", ["đoàn"]),
        Small.body(number + 2000, "Ủy ban \(number)", ["ủy ban"], of: number),
      ]
    }
    let rules = """
      [a] từng đoàn phải báo cáo "việc" gửi B; hằng quý.
      [b] từng đoàn, P phải theo dõi "việc"; sau khi [a].
      """
    let events = (1001...2500).map { done("a:org-\($0):2023-Q1", "2023-04-03") }
    #expect(next(rules, "2023-04-10", events, bodies: Small.bodies + bodies).count == 3000)
    #expect(next(rules, "2023-04-10", events.dropLast(500), bodies: Small.bodies + bodies).count == 2000)
  }
}
