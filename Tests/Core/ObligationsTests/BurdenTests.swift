import CivilTime
import Obligations
import Organisations
import Regulations
import Testing

/// The reporting burden of small worlds, worked by hand.
@Suite struct BurdenTests {
  private func burden(
    _ rules: String, applied: [String] = [], year: Int = 2024, _ events: [Event] = []
  ) -> Burden {
    Burden(
      Small(rules, applied: applied, to: "31/12/2025").engine(events), year: year, known: .end(of: day("2099-12-31")))
  }

  private func load(_ burden: Burden, _ number: Int) -> Burden.Load? { burden.loads.first { $0.bearer == org(number) } }

  @Test func `reports count in the month they fall due, and without a due day in the month their period ends`() {
    // Each quarter's report is due on the 10th of the next month; that of the fourth quarter of 2023 in January 2024.
    let burden = burden(
      """
      [a] A phải báo cáo "quý" gửi B; hằng quý, trước ngày 11 tháng sau.
      [b] A phải báo cáo "tháng" gửi B; hằng tháng.
      """)
    #expect(burden.loads.count == 1)
    #expect(load(burden, 1)?.months == [2, 1, 1, 2, 1, 1, 2, 1, 1, 2, 1, 1])
    #expect(load(burden, 1)?.total == 16)
  }

  @Test func `only reports count: no meeting, no plan, nothing that stands`() {
    let burden = burden(
      """
      [a] A cùng B phải giao ban "quý"; hằng quý.
      [b] A phải lập kế hoạch "năm" gửi B; hằng năm.
      [c] A có trách nhiệm thông báo "tình hình" gửi B; thường xuyên.
      [d] từng đoàn phải báo cáo số liệu "năm" gửi B; hằng năm.
      """)
    #expect(burden.loads.map(\.bearer) == [org(11), org(12), org(13)])
    #expect(burden.loads.map(\.total) == [1, 1, 1])
    #expect(burden.overlaps.isEmpty)
  }

  @Test func `what a larger period absorbs is counted apart`() {
    // March, June, September and December go with their quarters.
    let burden = burden("[a] A phải báo cáo \"kết quả\" gửi B; hằng tháng, hằng quý; gộp kỳ.")
    #expect(load(burden, 1)?.months == Array(repeating: 1, count: 12))
    #expect(load(burden, 1)?.absorbed == 4)
    #expect(burden.overlaps.isEmpty)
  }

  @Test func `what was waived is no burden, what was excused is one`() {
    let rules = "[a] A phải báo cáo \"kết quả\" gửi B; hằng tháng."
    let id = "thu/dieu-1/a:org-0001:2024-M03"
    #expect(load(burden(rules, [event(.waived, "2024-03-10", about: id)]), 1)?.total == 11)
    #expect(load(burden(rules, [event(.excused, "2024-03-10", about: id)]), 1)?.total == 12)
  }

  @Test func `two reports of one body that end together overlap, with their clauses and recipients`() throws {
    let burden = burden(
      """
      [a] từng đoàn phải báo cáo "kết quả" gửi A; hằng quý.
      [b] từng đoàn phải báo cáo số liệu "hội viên" gửi B; hằng tháng.
      [c] C phải báo cáo "riêng" gửi A; hằng tháng.
      """)
    let overlap = try #require(burden.overlaps.first)
    #expect(burden.overlaps.count == 1)
    #expect(overlap.members.map(\.rule.address) == ["thu/dieu-1/a", "thu/dieu-1/b"])
    #expect(overlap.members.map(\.recipients) == [[org(1)], [org(2)]])
    #expect(overlap.occurrences.map(\.bearer) == [org(11), org(12), org(13)])
    let quarters = (1...4).map { PeriodLabel.quarter(year: 2024, quarter: $0) }
    #expect(overlap.occurrences.allSatisfy { $0.periods == quarters })
    // Three bodies, four times a year, one report less each time.
    #expect(overlap.savings == 12)
    #expect(!overlap.isAcross)
    #expect(!overlap.isSettled)
  }

  @Test func `periods with one label overlap though their cut-offs differ`() {
    let burden = burden(
      """
      [a] A phải báo cáo "một" gửi B; hằng tháng.
      [b] A phải báo cáo "hai" gửi B; hằng tháng.
      """, applied: ["theo: hướng dẫn của A, số 1, ngày 2/1/2023\n[b] số liệu tính đến ngày 20 tháng cuối kỳ."])
    #expect(burden.overlaps.map(\.savings) == [12])
  }

  @Test func `a report that another carries is shown with it and costs nothing`() throws {
    let burden = burden(
      """
      [a] A phải báo cáo "một" gửi B; hằng quý.
      [b] A phải báo cáo "hai" gửi B; hằng quý.
      """, applied: ["theo: hướng dẫn của A, số 1, ngày 2/1/2023\n[b] thực hiện qua dieu-1/a."])
    let overlap = try #require(burden.overlaps.first)
    #expect(overlap.members.map(\.carriedBy) == [nil, "thu/dieu-1/a"])
    #expect(overlap.isSettled)
    #expect(load(burden, 1)?.total == 4)
  }

  @Test func `the months of all bodies add up to the reports of the engine's list`() throws {
    let world = Small(
      """
      [a] từng đoàn phải báo cáo "kết quả" gửi A; hằng tháng, hằng quý, hằng năm; gộp kỳ; trước ngày 5 tháng sau.
      [b] A cùng B phải báo cáo "chung" gửi C; hằng quý.
      [c] C phải báo cáo "phát sinh" gửi A; hằng tháng; nếu "có phát sinh".
      """, to: "31/12/2025")
    let burden = Burden(world.engine(), year: 2024, known: .end(of: day("2099-12-31")))
    let plain = world.window("2024-01-01", "2024-12-31").filter { $0.state.isExpected }
    #expect(burden.loads.reduce(0) { $0 + $1.total } == plain.count { $0.absorbedBy == nil })
    #expect(burden.loads.reduce(0) { $0 + $1.absorbed } == plain.count { $0.absorbedBy != nil })
    // The joint report counts for the body named first; the condition that nobody establishes asks for nothing.
    #expect(load(burden, 1)?.total == 4)
    #expect(load(burden, 2) == nil)
    #expect(load(burden, 3) == nil)
  }
}
