import Diagnostics
import Reports
import Testing

/// Which lists a form may name.
@Suite struct CountedListTests {
  @Test func `a list is found by its name in either language, with marks or without, and no other is`() {
    #expect(CountedList(named: "ghi nhanh") == .notes)
    #expect(CountedList(named: "Viec phat sinh") == .occurrences)
    #expect(CountedList(named: "reports received") == .reportsReceived)
    #expect(CountedList(named: "tiếp công dân") == nil)
    for list in CountedList.allCases {
      #expect(CountedList(named: list.words.vi) == list && CountedList(named: list.words.en) == list)
    }
  }
}
