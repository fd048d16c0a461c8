import Diagnostics
import Testing

@testable import Reports

/// For which report a table says that it is.
@Suite struct TableHeadTests {
  private func same(_ said: String, _ period: String) -> Bool {
    TableHead(form: "kq", period: Words(vi: period, en: "month 2/2024"), body: "Ban A").differences(
      from: [.period: said]
    ).isEmpty
  }

  @Test func `a period is the same however an office writes it, and another where a number or a word of it is another`()
  {
    for text in ["tháng 2/2024", "Tháng 02 năm 2024", "THANG 2/2024", "tháng 2", "Month 2/2024"] {
      #expect(same(text, "tháng 2/2024"), "\(text)")
    }
    for text in ["tháng 1/2024", "tháng 2/2023", "quý I/2024", "năm 2024", "tháng 12/2024", "2 tháng", "x"] {
      #expect(!same(text, "tháng 2/2024"), "\(text)")
    }
    #expect(!same("tháng 9/2024", "9 tháng năm 2024") && !same("9 tháng năm 2024", "tháng 9/2024"))
    #expect(!same("6 tháng cuối năm 2024", "6 tháng đầu năm 2024"))
    #expect(same("Năm 2024", "năm 2024"))
  }

  @Test func `what a table does not say differs in nothing, and a name is the same in any case`() {
    let head = TableHead(form: "kq", period: Words(vi: "tuần 3/2024", en: "week 3/2024"), body: "Ban Dân vận")
    #expect(head.differences(from: [:]) == [])
    #expect(head.differences(from: [.body: "BAN  DÂN VẬN", .form: "kq"]) == [])
    #expect(
      head.differences(from: [.form: "kq-2"]).map(\.en) == ["the file says form \"kq-2\", this report is \"kq\""])
    for part in TableHead.Part.allCases {
      for language in Language.allCases { #expect(TableHead.Part.named(part.words[language].uppercased()) == part) }
    }
  }
}
