import Diagnostics
import Reports
import Testing

/// Numbers as people type and read them.
@Suite struct AmountTests {
  @Test func `a number is read as it is written in Vietnamese, and so in English`() throws {
    let read: [(vi: String, en: String, thousandths: Int64)] = [
      ("0", "0", 0), ("7", "7", 7000), ("1.234,5", "1,234.5", 1_234_500), ("1.234", "1,234", 1_234_000),
      ("1234", "1234", 1_234_000), ("1.234.567", "1,234,567", 1_234_567_000), ("0,125", "0.125", 125),
      ("12,5", "12.5", 12_500), ("1234,567", "1234.567", 1_234_567), ("1,2340", "1.2340", 1234),
      ("999999999999", "999999999999", 999_999_999_999_000),
    ]
    for (vi, en, thousandths) in read {
      #expect(try Amount(typed: vi, .vi).thousandths == thousandths, "\(vi)")
      #expect(try Amount(typed: en, .en).thousandths == thousandths, "\(en)")
    }
  }

  private func refusal(_ text: String) -> String {
    do throws(Amount.Unreadable) {
      return "\(try Amount(typed: text, .vi).thousandths)"
    } catch { return error.words.vi }
  }

  @Test func `what could be two numbers is none, and what is none is told`() {
    #expect(refusal("1,234") == "\"1,234\" có thể là hai số; viết 1.234 nếu tính bằng nghìn, 1,2340 nếu có phần lẻ")
    for text in ["1,234.5", "1.5", "1,234,567", "0.125", "1.23.456", ".5", ",5", "5,", "1..234"] {
      #expect(
        refusal(text)
          == "\"\(text)\" không rõ là số nào: dấu chấm ngăn nghìn, dấu phẩy ngăn phần lẻ; viết như 1.234,5", "\(text)")
    }
    for text in ["mười", "12 người", "1e3", "", "١٢", "+5", "1 234"] {
      #expect(refusal(text) == "\"\(text)\" không phải là số; viết như 1.234,5", "\(text)")
    }
    #expect(refusal("-3") == "\"-3\": ở đây chỉ ghi số từ 0 trở lên")
    #expect(refusal("0,1234") == "\"0,1234\" có hơn ba chữ số sau dấu phẩy; làm tròn đến ba chữ số")
    #expect(refusal("1000000000000") == "\"1000000000000\" có hơn 12 chữ số; đổi sang đơn vị lớn hơn")
    do throws(Amount.Unreadable) {
      _ = try Amount(typed: "1.234", .en)
      Issue.record("read")
    } catch {
      #expect(error.words.en == "\"1.234\" may be two numbers; write 1,234 for thousands, 1.2340 for decimals")
    }
  }

  @Test func `a number is written as in an office, and in the ledger without anything that is not needed`() {
    let written: [(Int64, vi: String, en: String, canonical: String)] = [
      (0, "0", "0", "0"), (1_234_500, "1.234,5", "1,234.5", "1234.5"), (-5, "-0,005", "-0.005", "-0.005"),
      (999_000, "999", "999", "999"), (-1_000_000, "-1.000", "-1,000", "-1000"),
      (1_234_567_890, "1.234.567,89", "1,234,567.89", "1234567.89"),
    ]
    for (thousandths, vi, en, canonical) in written {
      let amount = Amount(thousandths: thousandths)
      #expect(amount.words(.vi) == vi)
      #expect(amount.words(.en) == en)
      #expect(amount.canonical == canonical)
      #expect(Amount(canonical: canonical) == amount)
    }
    for other in ["", "01", "1.50", "1.", ".5", "-0", "+1", "1,5", "1.2345", "1e3", " 1", "9999999999999999"] {
      #expect(Amount(canonical: other) == nil, "\(other)")
    }
  }

  @Test func `every number that is written is read back the same, in either language`() throws {
    var state: UInt64 = 7
    for _ in 0..<2000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let amount = Amount(thousandths: Int64(state >> 20) % 1_000_000_000_000_000 >> Int64(state & 31))
      #expect(Amount(canonical: amount.canonical) == amount)
      let isUnclear = amount.thousandths % 10 != 0 && (1000..<1_000_000).contains(amount.thousandths)
      guard !isUnclear else { continue }
      #expect(try Amount(typed: amount.words(.vi), .vi) == amount)
      #expect(try Amount(typed: amount.words(.en), .en) == amount)
    }
  }

  @Test func `a sum that no machine number holds stays at the largest`() {
    let most = Amount(thousandths: .max)
    #expect(most + Amount(1) == most)
    #expect(Amount(thousandths: .min) - Amount(1) == Amount(thousandths: .min))
  }
}
