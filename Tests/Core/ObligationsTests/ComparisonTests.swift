import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations
import Testing

/// Two versions of one small regulation, compared.
@Suite struct ComparisonTests {
  private static let rules = """
    [a] A phải báo cáo "kết quả" gửi B; hằng tháng, trước ngày 5 tháng sau.
    [b] B phải giao ban "quý"; hằng quý.
    [c] A phải theo dõi "tình hình"; thường xuyên.
    """

  private func text(_ old: Small, _ new: Small) -> TextComparison {
    TextComparison(old: [old.regulation], new: [new.regulation], .vi)
  }

  private func obligations(
    _ old: Small, _ new: Small, _ from: String = "2024-01-01", _ to: String = "2024-12-31"
  ) -> ObligationComparison {
    ObligationComparison(old: old.engine(), new: new.engine(), from: day(from), to: day(to))
  }

  /// `moves 2024-M01 2024-02-04 → 2024-02-09 ×1`, in the order of the list.
  private func told(_ comparison: ObligationComparison) -> [String] {
    comparison.changes.map { change in
      func due(_ days: ObligationComparison.Days?) -> String {
        days.map { $0.due?.description ?? "-" } ?? "none"
      }
      return "\(change.kind) \(change.period) \(due(change.old)) → \(due(change.new)) ×\(change.bearers.count)"
    }
  }

  @Test func `a version compared with itself differs in nothing`() {
    let world = Small(Self.rules)
    #expect(text(world, Small(Self.rules)).sentences.isEmpty)
    let same = obligations(world, Small(Self.rules))
    #expect(same.changes.isEmpty)
    // Twelve months, four quarters, and what stands.
    #expect(same.unchanged == 17)
  }

  @Test func `layout, spelling, accounts and prose make no difference`() {
    let other = Small(
      """
      [a] A phải báo cáo "kết quả"
          gửi B;   hàng tháng, trước ngày 05 tháng sau.
      [b] B phải giao ban "quý"; hằng quý.
      [c] A phải theo dõi "tình hình"; thường xuyên.
      """, above: "Một lời dẫn khác.")
    #expect(text(Small(Self.rules), other).sentences.isEmpty)
    #expect(obligations(Small(Self.rules), other).changes.isEmpty)
  }

  @Test func `a sentence changed, one added and one removed are told with their text`() {
    let new = Small(
      """
      [a] A phải báo cáo "kết quả" gửi B; hằng tháng, trước ngày 10 tháng sau.
      [c] A phải theo dõi "tình hình"; thường xuyên.
      [d] B phải báo cáo "năm" gửi A; hằng năm.
      """)
    let found = text(Small(Self.rules), new).sentences
    #expect(found.map(\.address) == ["thu/dieu-1/a", "thu/dieu-1/d", "thu/dieu-1/b"])
    #expect(found.map(\.change) == [.changed, .added, .removed])
    #expect(found[0].old == "[a] A phải báo cáo \"kết quả\" gửi B; hằng tháng, trước ngày 5 tháng sau.")
    #expect(found[0].new == "[a] A phải báo cáo \"kết quả\" gửi B; hằng tháng, trước ngày 10 tháng sau.")
    #expect(found[0].clause?.heading == "Điều 1")
    #expect(found[1].old == nil)
    #expect(found[2].new == nil)
  }

  @Test func `a due day that moves moves each obligation, also at the edges of the window`() {
    let new = Small(Self.rules.replacing("trước ngày 5 tháng sau", with: "trước ngày 10 tháng sau"))
    // From December 2023, due on 4 January, to November 2024: twelve months.
    let changes = told(obligations(Small(Self.rules), new))
    #expect(changes.count == 12)
    #expect(changes.first == "moves 2023-M12 2024-01-04 → 2024-01-09 ×1")
    #expect(changes.last == "moves 2024-M11 2024-12-04 → 2024-12-09 ×1")
    // In a window that only the new day lies in, and one that only the old day lies in, it moves too.
    #expect(
      told(obligations(Small(Self.rules), new, "2024-02-09", "2024-02-09"))
        == ["moves 2024-M01 2024-02-04 → 2024-02-09 ×1"])
    #expect(
      told(obligations(Small(Self.rules), new, "2024-02-04", "2024-02-04"))
        == ["moves 2024-M01 2024-02-04 → 2024-02-09 ×1"])
  }

  @Test func `a cut-off that moves the bounds of a period moves the obligation though nobody says by when`() {
    let new = Small(
      Self.rules, applied: ["theo: hướng dẫn của A, số 1, ngày 2/1/2023\n[b] số liệu tính đến ngày 20 tháng cuối kỳ."])
    let found = text(Small(Self.rules), new).sentences
    #expect(found.map(\.change) == [.appliedOtherwise])
    #expect(found[0].newApplications == ["số liệu tính đến ngày 20 tháng cuối kỳ"])
    #expect(found[0].oldApplications == [])
    let changes = obligations(Small(Self.rules), new).changes
    #expect(changes.map(\.period) == (1...4).map { .quarter(year: 2024, quarter: $0) })
    #expect(changes[0].old?.end == day("2024-03-31"))
    #expect(changes[0].new?.end == day("2024-03-20"))
  }

  @Test func `another bearer makes one obligation vanish and another appear, a further one only appear`() {
    let other = Small(Self.rules.replacing("[b] B phải", with: "[b] C phải"))
    #expect(
      told(obligations(Small(Self.rules), other, "2024-03-31", "2024-03-31"))
        == ["appears 2024-Q1 none → - ×1", "vanishes 2024-Q1 - → none ×1"])
    let more = Small(Self.rules.replacing("[b] B phải", with: "[b] B, từng đoàn phải"))
    let changes = obligations(Small(Self.rules), more, "2024-03-31", "2024-03-31")
    #expect(told(changes) == ["appears 2024-Q1 none → - ×3"])
    #expect(changes.changes[0].bearers == [org(11), org(12), org(13)])
    #expect(changes.changes[0].ids[0].description == "thu/dieu-1/b:org-0011:2024-Q1")
    #expect(changes.count(.appears) == 3)
  }

  @Test func `what a new bearer owes only outside the window is no news in it`() {
    let rules = "[a] B phải báo cáo \"kết quả\" gửi A; hằng tháng, trước ngày 5 tháng sau."
    let new = Small("[a] C phải báo cáo \"kết quả\" gửi A; hằng tháng, trước ngày 20 tháng sau.")
    #expect(
      told(obligations(Small(rules), new, "2024-02-01", "2024-02-10")) == ["vanishes 2024-M01 2024-02-04 → none ×1"])
    #expect(
      told(obligations(Small(rules), new, "2024-02-11", "2024-02-28")) == ["appears 2024-M01 none → 2024-02-19 ×1"])
  }

  @Test func `a rule that another carries now vanishes`() {
    let rules = Self.rules + "\n[d] A phải báo cáo \"số liệu\" gửi B; hằng tháng, trước ngày 5 tháng sau."
    let new = Small(rules, applied: ["theo: hướng dẫn của A, số 1, ngày 2/1/2023\n[d] thực hiện qua dieu-1/a."])
    let found = obligations(Small(rules), new, "2024-02-01", "2024-02-28")
    #expect(told(found) == ["vanishes 2024-M01 2024-02-04 → none ×1"])
  }

  @Test func `that a version begins on another day moves nothing of what stands`() {
    let later = Small(Self.rules, from: "1/7/2023")
    #expect(obligations(Small(Self.rules), later).changes.isEmpty)
  }

  @Test func `comparing the other way round turns appearing into vanishing`() {
    let new = Small(
      """
      [a] A phải báo cáo "kết quả" gửi B; hằng tháng, hằng quý, trước ngày 12 tháng sau.
      [b] B, C phải giao ban "quý"; hằng quý.
      [d] từng đoàn phải báo cáo "năm" gửi A; hằng năm.
      """)
    let there = obligations(Small(Self.rules), new)
    let back = obligations(new, Small(Self.rules))
    #expect(there.count(.appears) == back.count(.vanishes))
    #expect(there.count(.vanishes) == back.count(.appears))
    #expect(there.count(.moves) == back.count(.moves))
    #expect(there.unchanged == back.unchanged)
    #expect(there.count(.appears) == 4 + 4 + 3)
    // What is owed in the window by one version or the other is told once.
    let old = Set(Small(Self.rules).window("2024-01-01", "2024-12-31").map(\.id))
    let all = old.union(new.window("2024-01-01", "2024-12-31").map(\.id))
    #expect(there.changes.reduce(there.unchanged) { $0 + $1.bearers.count } == all.count)
  }

  @Test func `a party that means other bodies is told`() {
    let world = Small(Self.rules)
    #expect(text(world, world).parties.isEmpty)
  }
}
