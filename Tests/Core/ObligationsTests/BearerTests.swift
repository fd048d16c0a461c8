import CivilTime
import Obligations
import Organisations
import Testing

/// Who owes whom: bearers, recipients, levels, mergers.
@Suite struct BearerTests {
  private func pairs(_ rule: String) -> [String] {
    Small(rule).window("2023-04-01", "2023-04-30").map {
      "\($0.joint.map(\.text).joined(separator: "+")) → \($0.counterparties.map(\.text).joined(separator: ","))"
    }.map { $0.replacing("org-00", with: "") }
  }

  @Test func `a comma lists bearers that owe each for itself`() {
    #expect(pairs("A, C phải báo cáo \"việc\" gửi B; hằng tháng.") == ["01 → 02", "03 → 02"])
    #expect(pairs("từng đoàn phải báo cáo \"việc\" gửi B; hằng tháng.") == ["11 → 02", "12 → 02", "13 → 02"])
  }

  @Test func `a body named twice owes once`() {
    #expect(pairs("A, A phải báo cáo \"việc\" gửi B; hằng tháng.") == ["01 → 02"])
  }

  @Test func `together with makes one duty`() throws {
    #expect(pairs("A cùng C phải báo cáo \"việc\" gửi B; hằng tháng.") == ["01+03 → 02"])
    let world = Small("A cùng C phải báo cáo \"việc\" gửi B; hằng tháng.")
    let first = try #require(ObligationID("thu/dieu-1:org-0001:2023-M04"))
    let second = try #require(ObligationID("thu/dieu-1:org-0003:2023-M04"))
    let end = Instant.end(of: day("2023-04-30"))
    #expect(world.engine().obligation(second, on: day("2023-04-30"), known: end)?.id == first)
    let asked = world.engine().obligations(
      .init(from: day("2023-04-01"), to: day("2023-04-30"), on: day("2023-04-30"), known: end, bearers: [org(3)]))
    #expect(asked.map(\.id) == [first])
  }

  @Test func `both ways makes each side owe the other`() {
    #expect(pairs("A phải trao đổi thông tin \"việc\" với B; hai chiều; hằng tháng.") == ["01 → 02", "02 → 01"])
    #expect(
      pairs("A phải trao đổi thông tin \"việc\" với đoàn; hai chiều; hằng tháng.") == [
        "01 → 11,12,13", "11 → 01", "12 → 01", "13 → 01",
      ])
  }

  @Test func `both ways between bodies of one level pairs those of one place`() {
    #expect(
      pairs("từng D phải trao đổi thông tin \"việc\" với P cùng cấp; hai chiều; hằng tháng.") == [
        "21 → 31", "22 → 32", "31 → 21", "32 → 22",
      ])
  }

  @Test func `of the same level is of the bearer's level and place`() {
    #expect(pairs("từng D phải báo cáo \"việc\" gửi P cùng cấp; hằng tháng.") == ["21 → 31", "22 → 32"])
  }

  @Test func `of the level above is of the nearest place above that has one`() {
    // The commune's committee has the district's above it, the districts' the province's, the province's none.
    #expect(
      pairs("từng P phải báo cáo \"việc\" gửi P cấp trên; hằng tháng.") == ["30 → ", "31 → 30", "32 → 30", "33 → 31"])
  }

  @Test func `a secretary owes in his own name`() {
    #expect(pairs("Bí thư A phải báo cáo \"việc\" gửi B; hằng tháng.") == ["41 → 02"])
    #expect(pairs("từng Bí thư D phải báo cáo \"việc\" gửi B; hằng tháng.") == ["42 → 02", "43 → 02"])
  }

  @Test func `a lead owes and its partner takes part`() throws {
    let own = try #require(
      Small("A phối hợp với C phải báo cáo \"việc\" gửi B; hằng tháng.").window("2023-04-01", "2023-04-30").first)
    #expect(own.joint == [org(1)])
    #expect(own.partners == [org(3)])
  }

  @Test func `copies and channels are kept beside the recipients`() throws {
    let own = try #require(
      Small("A phải báo cáo \"việc\" gửi B qua C, đồng thời gửi D; hằng tháng.").window("2023-04-01", "2023-04-30")
        .first)
    #expect(own.counterparties == [org(2)])
    #expect(own.channel == org(3))
    #expect(own.copies == [org(21), org(22)])
  }

  // MARK: Reorganisation

  /// Đoàn một and hai become đoàn bốn on 1/7/2023; đoàn ba is dissolved on 1/7/2024.
  private static let merged = Small(
    "từng đoàn phải báo cáo \"việc\" gửi B; hằng tháng; chậm nhất ngày cuối kỳ.",
    bodies: Small.bodies.filter { ![org(11), org(12), org(13)].contains($0.id) } + [
      Small.body(11, "Đoàn một", ["đoàn"], exists: Validity(to: day("2023-06-30"))),
      Small.body(12, "Đoàn hai", ["đoàn"], exists: Validity(to: day("2023-06-30"))),
      Small.body(13, "Đoàn ba", ["đoàn"], exists: Validity(to: day("2024-06-30"))),
      Small.body(14, "Đoàn bốn", ["đoàn"], exists: Validity(from: day("2023-07-01"))),
    ],
    successions: [
      Succession(from: org(11), to: org(14), on: day("2023-07-01"), kind: .merge, extent: .whole, basis: "NQ"),
      Succession(from: org(12), to: org(14), on: day("2023-07-01"), kind: .merge, extent: .whole, basis: "NQ"),
    ])

  private func own(_ month: String, on: String, _ events: [Event] = []) -> [Obligation] {
    Self.merged.window("2023-01-01", "2024-12-31", on: on, events).filter { "\($0.id.period)" == month }.sorted {
      $0.id.bearer < $1.id.bearer
    }
  }

  @Test func `a merger leaves the bearers of each period as they were and changes only who answers`() {
    #expect(own("2023-M06", on: "2023-06-30").map(\.id.bearer) == [org(11), org(12), org(13)])
    #expect(own("2023-M06", on: "2023-06-30").map(\.answerable) == [org(11), org(12), org(13)])
    #expect(own("2023-M06", on: "2023-07-01").map(\.id.bearer) == [org(11), org(12), org(13)])
    #expect(own("2023-M06", on: "2023-07-01").map(\.answerable) == [org(14), org(14), org(13)])
    #expect(own("2023-M07", on: "2023-08-01").map(\.id.bearer) == [org(13), org(14)])
  }

  @Test func `one submission of the merged body discharges the duties of both predecessors`() {
    let sent = event(
      .received, "2023-07-10", about: "thu/dieu-1:org-0011:2023-M06", "thu/dieu-1:org-0012:2023-M06",
      "thu/dieu-1:org-0014:2023-M07")
    #expect(
      own("2023-M06", on: "2023-07-10", [sent]).map(\.state.shown) == [.doneLate, .doneLate, .overdue])
    #expect(own("2023-M07", on: "2023-07-10", [sent]).map(\.state.shown) == [.notYetDue, .doneInTime])
  }
}
