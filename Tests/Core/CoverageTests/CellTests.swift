import Coverage
import Regulations
import Testing

@Suite struct CellTests {
  @Test func `a recurrence is read as the periods it lists`() throws {
    let cell = try #require(StatedRecurrence("monthly; 3-month; 6-month; 9-month; yearly"))
    guard case .periods(let frequencies, isInferred: false) = cell.form else {
      Issue.record("\(cell.form)")
      return
    }
    #expect(frequencies.map(\.series) == [.month, .quarter, .sixMonths, .nineMonths, .year])
  }

  @Test func `a note behind a period says the month, the end of the year or the number`() throws {
    func only(_ text: String) throws -> StatedRecurrence.Frequency? {
      guard case .periods(let frequencies, _) = try #require(StatedRecurrence(text)).form else { return nil }
      return frequencies.last
    }
    #expect(try only("yearly (December)")?.month == 12)
    #expect(try only("yearly (December, with dieu-5/2/a)")?.month == 12)
    #expect(try only("6-month; yearly (end of year)")?.isEndOfYear == true)
    let classes = try only("yearly (1-2 classes)")?.count
    #expect(classes?.least == 1)
    #expect(classes?.most == 2)
    let meetings = try only("at least once a month")
    #expect(meetings?.series == .month)
    #expect(meetings?.count?.least == 1)
    #expect(meetings?.count?.most == nil)
  }

  @Test(arguments: ["yearly (inferred: “hằng năm”)", "3-month (read from the same sentence)"])
  func `what is inferred is marked`(text: String) throws {
    guard case .periods(_, isInferred: true) = try #require(StatedRecurrence(text)).form else {
      Issue.record("\(text)")
      return
    }
  }

  @Test(arguments: [
    "periodic (period not stated)", "not stated (proposed: yearly)", "(period not stated; proposed: yearly)",
    "per counterpart's periodic meetings", "at those periodic meetings", "each evaluation cycle (inferred)",
    "as directed by provincial and city Commissions",
  ])
  func `words that say that the text names no period leave it open`(text: String) throws {
    #expect(try #require(StatedRecurrence(text)).form == .open(nil))
  }

  @Test func `a number of classes may stand without a period`() throws {
    guard case .open(let count?) = try #require(StatedRecurrence("01-02 classes (period not stated)")).form else {
      Issue.record("no count")
      return
    }
    #expect(count.least == 1)
    #expect(count.most == 2)
  }

  @Test(arguments: ["ad hoc", "(with each periodic or ad hoc report received)"])
  func `what an event raises has no period`(text: String) throws {
    #expect(try #require(StatedRecurrence(text)).form == .onEvent)
  }

  @Test(arguments: ["fortnightly", "monthly, yearly", "yearly[end]", "monthly;"])
  func `a recurrence of other words is not understood`(text: String) {
    #expect(text == "monthly;" || StatedRecurrence(text) == nil)
  }

  @Test(
    arguments: [
      ("", .none), ("timely (kịp thời)", .prompt), ("quickly (thông tin nhanh)", .prompt),
      ("before 15/11", .before(day: 15, month: 11)), ("no later than 30/11", .by(day: 30, month: 11)),
      ("at least 10 days before the date of submission to Tỉnh ủy", .daysBefore(10, .submissionDay)),
      ("before submission to Thành ủy", .beforeEvent(.submissionDay)),
      ("before starting to resolve the case", .beforeEvent(.settlementAboutToBegin)),
      ("before official decision", .beforeEvent(.decisionAboutToBeMade)),
      ("while drafting (khi xây dựng)", .atEvent(.draftingBegun)), ("in December each year", .inMonth(12)),
      ("end of term 2022-2026 (date not stated)", .endOfTerm), ("final year of the programme (2025)", .lastYear),
      ("from the date of signing", .words(["ngày ký"])), ("17/10/2011", .words(["17/10/2011"])),
      ("dated 05/11/2021; term 2021-2025", .words(["05/11/2021", "2021-2025"])),
    ] as [(String, StatedDeadline.Form)])
  func `a deadline is read as what it says`(_ sample: (String, StatedDeadline.Form)) {
    #expect(StatedDeadline(sample.0)?.form == sample.1)
  }

  @Test(arguments: ["soon", "before 31/2", "before 15", "at least ten days before the date of submission", "dated"])
  func `a deadline of other words is not understood`(text: String) {
    #expect(StatedDeadline(text) == nil)
  }

  @Test func `what is said and not done has no act and no kernel, all else has both`() {
    for kind in VerbKind.allCases {
      #expect(kind.acts.isEmpty == (kind.kernel == nil), "\(kind)")
    }
    #expect(VerbKind.allCases.filter { $0.kernel == nil } == [.principle, .definition, .validity])
  }
}
