import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations
import Testing

/// Laws beside a regulation: versions, citations, powers with ceilings, transitions. Worked by hand with the calendar of `Small`.
@Suite struct LawTests {
  /// A law in two versions and a regulation that cites it.
  private static func engine(_ events: [Event], transition: Bool = false) throws -> ObligationEngine {
    let parties = """
      ## Các bên
      - cơ quan: cơ quan giải quyết = mã "org-0001", "org-0002"
      - C: cơ quan C = mã "org-0003"
      """
    func law(_ version: String, _ from: String, _ to: String?, _ rules: String) -> String {
      """
      ---
      ngôn ngữ quy tắc: 1
      mã: luat
      loại: luật
      tên: Luật thử
      phiên bản: \(version)
      có hiệu lực từ: \(from)
      \(to.map { "có hiệu lực đến: \($0)" } ?? "số: 1")
      ---
      # Luật thử
      \(parties)
      ## Điều 1 {#dieu-1}
      ```quydinh
      \(rules)
      ```
      """
    }
    let regulation = """
      ---
      ngôn ngữ quy tắc: 1
      mã: quy-che
      loại: quy chế phối hợp
      tên: Quy chế thử
      có hiệu lực từ: 1/1/2023
      ---
      # Quy chế thử
      ## Các bên
      - A: cơ quan A = mã "org-0001"
      - C: cơ quan C = mã "org-0003"
      ## Điều 9 {#dieu-9}
      ```quydinh
      [a] A phải giải quyết "đơn theo quy định" gửi C; khi thụ lý; căn cứ luat/dieu-1/a.
      [b] A phải giải quyết "đơn" gửi C; khi nhận đơn; trong thời hạn 5 ngày, kể từ khi nhận đơn; căn cứ luat/dieu-1/a.
      ```
      """
    let old = """
      [a] từng cơ quan phải giải quyết "đơn" gửi C; khi thụ lý; trong thời hạn 30 ngày, kể từ khi thụ lý;
          được gia hạn tối đa 15 ngày nếu "phức tạp"; được chuyển giao cho C nếu "không thuộc thẩm quyền".
      """
    let new = """
      [a] từng cơ quan phải giải quyết "đơn" gửi C; khi thụ lý; trong thời hạn 20 ngày, kể từ khi thụ lý;
          được gia hạn tối đa 15 ngày 2 lần nếu "phức tạp"; được tạm dừng tối đa 10 ngày nếu "tạm đình chỉ"; nguồn thứ cấp.
      \(transition ? "[t] chuyển tiếp \"đơn thụ lý trước ngày có hiệu lực mà chưa giải quyết xong\"." : "")
      """
    let register = Register(name: "small", organisations: Small.bodies, areas: Small.areas)
    var bound: [BoundRegulation] = []
    let files = [("2023", law("2023", "1/1/2023", "30/6/2024", old)), ("2024", law("2024", "1/7/2024", nil, new))]
    for (name, text) in files + [("quy-che", regulation)] {
      let (file, parsed) = RegulationParser.parse(SourceText(name: "\(name).md", text: text))
      let (regulation, resolved) = Resolver.resolve(file)
      #expect((parsed + resolved).filter { $0.severity == .error }.map(\.message.en) == [])
      let (binding, _) = PartyBinding.bind(try #require(regulation), to: register)
      bound.append(BoundRegulation(regulation: try #require(regulation), binding: binding))
    }
    #expect(Checker.doubledRegulations(bound.map(\.regulation)).isEmpty)
    return ObligationEngine(
      regulations: bound, register: register, calendar: Small.calendar, events: EventLog(events))
  }

  /// What is owed on a day: `luat/dieu-1/a:org-0001:e1 2024-06-09 law`.
  private func owed(_ on: String, _ engine: ObligationEngine) -> [String] {
    engine.obligations(
      .init(from: day("2023-01-01"), to: day("2026-12-31"), on: day(on), known: .end(of: day("2099-12-31")))
    ).map { "\($0.id) \($0.state.due.map { "\($0)" } ?? "-") \($0.basis.rawValue)" }
  }

  private static func accepted(_ on: String, at body: Int) -> Event {
    StartedTests.occurred("e1", .complaintAccepted, on, at: body)
  }

  private static func about(
    _ kind: Event.Kind, _ on: String, days: Int? = nil, whom: [Int] = [], ground: String = "phức tạp",
    _ id: String = "luat/dieu-1/a:org-0002:e1"
  ) -> Event {
    Event(
      id: "\(kind.rawValue)-\(on)", kind: kind, obligations: ObligationID(id).map { [$0] } ?? [], happened: day(on),
      recorded: .end(of: day(on)), ground: ground, days: days, whom: whom.map(org))
  }

  @Test func `a case has the time of the version of its deciding day`() throws {
    // Thirty days from Monday 3/6/2024: Wednesday 3/7. Twenty from Monday 1/7/2024: Sunday 21/7, so Monday 22/7.
    #expect(
      owed("2024-09-01", try Self.engine([Self.accepted("2024-06-03", at: 2)])) == [
        "luat/dieu-1/a:org-0002:e1 2024-07-03 law"
      ])
    #expect(
      owed("2024-09-01", try Self.engine([Self.accepted("2024-07-01", at: 2)])) == [
        "luat/dieu-1/a:org-0002:e1 2024-07-22 law"
      ])
  }

  @Test func `a sentence that cites the law takes its time, and the law asks nothing beside it`() throws {
    let engine = try Self.engine([Self.accepted("2024-06-03", at: 1)])
    #expect(owed("2024-06-03", engine) == ["quy-che/dieu-9/a:org-0001:e1 2024-07-03 law"])
    let id = try #require(ObligationID("quy-che/dieu-9/a:org-0001:e1"))
    let found = try #require(engine.obligation(id, on: day("2024-06-03"), known: .end(of: day("2030-01-01"))))
    #expect(found.line.due?.cited?.rule.address == "luat/dieu-1/a")
    #expect(found.line.due?.cited?.regulation.version == "2023")
  }

  @Test func `a time that the regulation states itself beats the law's`() throws {
    let engine = try Self.engine([StartedTests.occurred("e2", .complaintReceived, "2024-06-03", at: 1)])
    // Five days from Monday 3/6: Saturday 8/6, so Monday 10/6.
    #expect(owed("2024-06-03", engine) == ["quy-che/dieu-9/b:org-0001:e2 2024-06-10 stated"])
  }

  @Test func `a law allows what it says and no more: an extension beyond its ceiling counts for nothing`() throws {
    let start = Self.accepted("2024-06-03", at: 2)
    func due(_ events: Event...) throws -> String {
      let engine = try Self.engine([start] + events)
      let id = try #require(ObligationID("luat/dieu-1/a:org-0002:e1"))
      let found = try #require(engine.obligation(id, on: day("2024-08-30"), known: .end(of: day("2030-01-01"))))
      let refused = engine.refusals(of: found, known: .end(of: day("2030-01-01"))).map(\.why.en)
      return ([found.state.due.map { "\($0)" } ?? "-"] + refused).joined(separator: "; ")
    }
    // 3/7 and fifteen days: Thursday 18/7.
    #expect(try due(Self.about(.extended, "2024-07-01", days: 15)) == "2024-07-18")
    #expect(
      try due(Self.about(.extended, "2024-07-01", days: 16)) == "2024-07-03; it goes beyond what the clause allows")
    #expect(
      try due(Self.about(.extended, "2024-07-01", days: 15), Self.about(.extended, "2024-07-02", days: 1))
        == "2024-07-18; it goes beyond what the clause allows")
    #expect(try due(Self.about(.suspended, "2024-06-10")) == "2024-07-03; no clause allows it")
  }

  @Test func `a pause longer than the law allows counts for nothing, not for its allowed part`() throws {
    let start = Self.accepted("2024-07-01", at: 2)
    func due(_ from: String, _ to: String) throws -> CivilDate? {
      let engine = try Self.engine([start, Self.about(.suspended, from), Self.about(.resumed, to)])
      let id = try #require(ObligationID("luat/dieu-1/a:org-0002:e1"))
      return engine.obligation(id, on: day("2024-12-01"), known: .end(of: day("2030-01-01")))?.state.due
    }
    // Ten days stopped (8/7 to 17/7): 21/7 becomes Wednesday 31/7. Eleven are refused.
    #expect(try due("2024-07-08", "2024-07-18") == day("2024-07-31"))
    #expect(try due("2024-07-08", "2024-07-19") == day("2024-07-22"))
  }

  @Test func `a hand-over goes to whom the law names and keeps the clock`() throws {
    let start = Self.accepted("2024-06-03", at: 2)
    let right = try Self.engine([start, Self.about(.transferred, "2024-06-10", whom: [3])])
    let id = try #require(ObligationID("luat/dieu-1/a:org-0003:e1"))
    let taken = try #require(right.obligation(id, on: day("2024-06-11"), known: .end(of: day("2030-01-01"))))
    #expect(taken.state.due == day("2024-07-03"))
    let wrong = try Self.engine([start, Self.about(.transferred, "2024-06-10", whom: [11])])
    let old = try #require(ObligationID("luat/dieu-1/a:org-0002:e1"))
    #expect(
      wrong.obligation(old, on: day("2024-06-11"), known: .end(of: day("2030-01-01")))?.state.lifeCycle == .inEffect)
    #expect(owed("2024-06-11", wrong) == ["luat/dieu-1/a:org-0002:e1 2024-07-03 law"])
  }

  @Test func `a transition takes over what was still open on the new version's first day`() throws {
    let open = try Self.engine([Self.accepted("2024-06-20", at: 2)], transition: true)
    // Thirty days from 20/6 are Saturday 20/7, so Monday 22/7; twenty are Wednesday 10/7.
    #expect(owed("2024-06-30", open) == ["luat/dieu-1/a:org-0002:e1 2024-07-22 law"])
    #expect(owed("2024-07-01", open) == ["luat/dieu-1/a:org-0002:e1 2024-07-10 law"])
    let without = try Self.engine([Self.accepted("2024-06-20", at: 2)])
    #expect(owed("2024-07-01", without) == ["luat/dieu-1/a:org-0002:e1 2024-07-22 law"])
    let done = Self.about(.accepted, "2024-06-25")
    let ended = try Self.engine([Self.accepted("2024-06-20", at: 2), done], transition: true)
    #expect(owed("2024-07-01", ended) == ["luat/dieu-1/a:org-0002:e1 2024-07-22 law"])
  }

  @Test func `what was done before a version took over is judged by the version of its own day`() throws {
    let start = Self.accepted("2024-06-20", at: 2)
    func told(_ from: String, _ to: String) throws -> String {
      let engine = try Self.engine([start, Self.about(.suspended, from), Self.about(.resumed, to)], transition: true)
      let id = try #require(ObligationID("luat/dieu-1/a:org-0002:e1"))
      let found = try #require(engine.obligation(id, on: day("2024-07-08"), known: .end(of: day("2030-01-01"))))
      let refused = engine.refusals(of: found, known: .end(of: day("2030-01-01"))).map(\.why.en)
      return ([found.state.due.map { "\($0)" } ?? "-"] + refused).joined(separator: "; ")
    }
    // Twenty days from 20/6 are Wednesday 10/7. The version of June knows no pause, the version of July does: three days stopped
    // make 13/7, a Saturday, so Monday 15/7.
    #expect(try told("2024-06-24", "2024-06-27") == "2024-07-10; no clause allows it")
    #expect(try told("2024-07-02", "2024-07-05") == "2024-07-15")
  }

  @Test func `a sentence that cites a law has the powers of the version that took the case over`() throws {
    func refused(_ from: String, _ to: String, transition: Bool) throws -> [String] {
      let id = "quy-che/dieu-9/a:org-0001:e1"
      let engine = try Self.engine(
        [Self.accepted("2024-06-20", at: 1), Self.about(.suspended, from, id), Self.about(.resumed, to, id)],
        transition: transition)
      let known = Instant.end(of: day("2030-01-01"))
      let found = try #require(ObligationID(id).flatMap { engine.obligation($0, on: day("2024-07-08"), known: known) })
      return engine.refusals(of: found, known: known).map(\.why.en)
    }
    #expect(try refused("2024-07-02", "2024-07-05", transition: true) == [])
    #expect(try refused("2024-07-02", "2024-07-05", transition: false) == ["no clause allows it"])
    #expect(try refused("2024-06-24", "2024-06-27", transition: true) == ["no clause allows it"])
  }

  @Test func `versions that share days or leave days without any are told`() {
    func version(_ name: String, _ from: String, _ to: String?) -> Regulation? {
      let text = """
        ---
        ngôn ngữ quy tắc: 1
        mã: luat
        loại: luật
        tên: Luật thử
        phiên bản: \(name)
        có hiệu lực từ: \(from)
        \(to.map { "có hiệu lực đến: \($0)" } ?? "số: 1")
        ---
        """
      return Resolver.resolve(RegulationParser.parse(SourceText(name: "\(name).md", text: text)).0).regulation
    }
    func told(_ all: Regulation?...) -> [String] {
      Checker.doubledRegulations(all.compactMap { $0 }).map { "\($0.code): \($0.message.vi) | \($0.message.en)" }
    }
    #expect(told(version("1", "1/1/2020", "30/6/2024"), version("2", "1/7/2024", nil)) == [])
    #expect(
      told(version("1", "1/1/2020", "1/7/2024"), version("2", "1/7/2024", nil)) == [
        "versions-overlap: bản 2 có hiệu lực từ 01/07/2024, khi bản 1 (1.md) còn hiệu lực đến 01/07/2024 | "
          + "version 2 is in force from 01/07/2024, while version 1 (1.md) still is, to 01/07/2024"
      ])
    #expect(
      told(version("2", "1/7/2024", nil), version("1", "1/1/2020", nil)) == [
        "versions-overlap: bản 2 có hiệu lực từ 01/07/2024, khi bản 1 (1.md) còn hiệu lực | "
          + "version 2 is in force from 01/07/2024, while version 1 (1.md) still is"
      ])
    #expect(
      told(version("1", "1/1/2020", "30/5/2024"), version("2", "1/7/2024", nil)) == [
        "versions-gap: từ 31/05/2024 đến 30/06/2024 không có bản nào có hiệu lực, giữa bản 1 (1.md) và bản 2 | "
          + "from 31/05/2024 to 30/06/2024 no version is in force, between version 1 (1.md) and version 2"
      ])
    #expect(
      told(version("1", "1/1/2020", "30/6/2024"), version("1", "1/7/2024", nil)) == [
        "doubled-regulation: mã \"luat\" bản 1 đã có ở 1.md | the id \"luat\", version 1, stands already in 1.md"
      ])
  }
}
