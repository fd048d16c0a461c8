import CivilTime
import Obligations
import Regulations
import Testing

/// What is owed once, without any day, by a text without end: in which windows it is.
@Suite struct OpenEndedTests {
  private let world = Small(
    """
    [a] A phải ban hành "quy định" gửi B; một lần.
    [b] A phải báo cáo "việc" gửi B; hằng năm.
    """, from: "15/3/2023")
  private let id = "thu/dieu-1/a:org-0001:once"

  private func once(_ from: String, _ to: String, on: String, _ events: [Event] = [], known: String = "2099-12-31")
    -> [String]
  {
    world.engine(events).obligations(.init(from: day(from), to: day(to), on: day(on), known: .end(of: day(known))))
      .filter { $0.id.period == .once }.map { $0.state.shown.rawValue }
  }

  @Test func `while it is open it is in every window that reaches its first day`() {
    #expect(once("2023-01-01", "2023-03-14", on: "2023-06-01") == [])
    #expect(once("2023-01-01", "2023-03-15", on: "2023-06-01") == ["noDayStated"])
    #expect(once("2023-03-15", "2023-03-15", on: "2023-06-01") == ["noDayStated"])
    #expect(once("2040-05-01", "2040-05-31", on: "2023-06-01") == ["noDayStated"])
    #expect(once("2010-01-01", "2010-12-31", on: "2023-06-01") == [])
  }

  @Test func `it is listed last, and only once`() {
    let listed = world.window("2023-01-01", "2024-12-31").map { "\($0.id)" }
    #expect(
      listed == [
        "thu/dieu-1/a:org-0001:once", "thu/dieu-1/b:org-0001:2023", "thu/dieu-1/b:org-0001:2024",
      ], "without a day too, in the order of their ids")
  }

  @Test func `once it is fulfilled it is in the window of that day alone`() {
    let events = [event(.submitted, "2023-05-08", about: id), event(.received, "2023-05-10", about: id)]
    for on in ["2023-05-07", "2023-05-09"] {
      #expect(once("2023-06-01", "2023-06-30", on: on, events) == ["noDayStated"], "asked before, it was open")
    }
    for on in ["2023-05-10", "2030-01-01"] {
      #expect(once("2023-05-01", "2023-05-31", on: on, events) == ["doneInTime"])
      #expect(once("2023-05-10", "2023-05-10", on: on, events) == ["doneInTime"])
      #expect(once("2023-05-01", "2023-05-09", on: on, events) == [])
      #expect(once("2023-05-11", "2023-12-31", on: on, events) == [])
    }
    #expect(once("2023-06-01", "2023-06-30", on: "2023-06-30", events, known: "2023-05-09") == ["noDayStated"])
  }

  @Test func `released it is in the window of its release alone`() {
    let waived = [event(.waived, "2023-07-03", about: id)]
    #expect(once("2023-07-01", "2023-07-31", on: "2024-01-01", waived) == ["released"])
    #expect(once("2024-01-01", "2024-12-31", on: "2024-01-01", waived) == [])
    #expect(once("2024-01-01", "2024-12-31", on: "2023-07-02", waived) == ["noDayStated"])
  }

  @Test func `a text with a last day has it in the window of that day`() {
    let ending = Small("A phải ban hành \"quy định\" gửi B; một lần.", to: "31/12/2025")
    #expect(ending.window("2024-01-01", "2024-12-31").isEmpty)
    #expect(ending.window("2025-12-31", "2025-12-31").map(\.id.period) == [.once])
  }
}
