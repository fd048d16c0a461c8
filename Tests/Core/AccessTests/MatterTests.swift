import Access
import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations
import Testing

/// What Permission knows of an obligation, taken from the obligation.
@Suite struct MatterTests {
  /// The obligations of one month under a regulation of one sentence over the register of `World`.
  private func obligations(of sentence: String) throws -> [Obligation] {
    let text = """
      ---
      ngôn ngữ quy tắc: 1
      mã: thu
      loại: quy chế
      tên: Quy chế thử
      có hiệu lực từ: 1/1/2023
      số: không rõ
      ---

      # Quy chế thử

      ## Các bên

      - Huyện: Ban Dân vận huyện = mã "hbdv"
      - Tỉnh: Ban Dân vận tỉnh = mã "bdv"
      - Văn phòng: Văn phòng Tỉnh ủy = mã "vp"
      - Mặt trận: Mặt trận tỉnh = mã "mttq"
      - Ủy ban: Ủy ban tỉnh = mã "ubnd"

      ## Điều 1 {#dieu-1}

      ```quydinh
      \(sentence)
      ```
      """
    let (file, parsed) = RegulationParser.parse(SourceText(name: "thu.md", text: text))
    let (regulation, resolved) = Resolver.resolve(file)
    #expect((parsed + resolved).filter { $0.severity == .error }.map(\.message.en) == [])
    let bound = BoundRegulation(
      regulation: try #require(regulation),
      binding: PartyBinding.bind(try #require(regulation), to: World.register).binding)
    let calendar = WorkCalendar(
      name: "thử", version: "1", instruments: [], firstDecidedDay: day("2020-01-01"), lastDecidedDay: day("2026-12-31"))
    return ObligationEngine(regulations: [bound], register: World.register, calendar: calendar, events: EventLog([]))
      .obligations(
        .init(
          from: day("2024-03-01"), to: day("2024-03-31"), on: day("2024-03-31"), known: .end(of: day("2024-03-31"))))
  }

  @Test func `a matter has the bearers, the recipients, and whoever else has to do with it`() throws {
    let owed = try obligations(
      of:
        "[a] Huyện phối hợp với Ủy ban phải báo cáo \"việc\" gửi Tỉnh qua Văn phòng, đồng thời gửi Mặt trận; hằng tháng."
    )
    let one = try #require(owed.count == 1 ? owed.first : nil)
    #expect(
      Matter(one, submitter: person("p-2"), actingFor: org("bdv"))
        == Matter(
          regulation: "thu", bearers: [org("hbdv")], recipients: [org("bdv")],
          informed: [org("mttq"), org("vp"), org("ubnd")], submitter: person("p-2"), actingFor: org("bdv")))
  }

  @Test func `of a joint duty all bear`() throws {
    let owed = try obligations(of: "[a] Huyện cùng Ủy ban phải báo cáo \"việc\" gửi Tỉnh; hằng tháng.")
    let one = try #require(owed.count == 1 ? owed.first : nil)
    #expect(Matter(one) == Matter(regulation: "thu", bearers: [org("hbdv"), org("ubnd")], recipients: [org("bdv")]))
  }
}
