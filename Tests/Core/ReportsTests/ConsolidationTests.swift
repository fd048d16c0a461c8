import Regulations
import Reports
import Testing

/// The reports of several bodies as one.
@Suite struct ConsolidationTests {
  private let parts: [Consolidation.Part] = [
    .init(
      body("a"),
      .filled(
        Answers([
          Figure("cuoc", .inPeriod, Amount(3)), Figure("mo-hinh", .inPeriod, Amount(7)),
          Figure("diem", .inPeriod, Amount(9)), Figure("giam", .estimate, Amount(1)),
        ])), beside: Beside(before: ["cuoc": Amount(10)], lastYear: ["cuoc": Amount(2)])),
    .init(
      body("b"), .filled(Answers([Figure("cuoc", .inPeriod, Amount(thousandths: 4500))])),
      beside: Beside(before: ["cuoc": Amount(20)])),
    .init(body("c"), .nothing, beside: Beside(before: ["cuoc": Amount(5)])), .init(body("d"), .missing),
    .init(body("e"), .withoutForm),
  ]

  @Test func `numbers are added up over bodies, also last values, and who gave nothing is told`() {
    let all = Consolidation(small, parts)
    #expect(all.total(field("cuoc")) == Amount(thousandths: 7500))
    #expect(all.count(field("cuoc")) == 3, "nothing to report is 0")
    #expect(all.total(field("cuoc"), .cumulative) == Amount(thousandths: 42_500), "13 + 24,5 + 5")
    #expect(all.total(field("cuoc"), .samePeriodLastYear) == Amount(2))
    #expect(all.count(field("cuoc"), .samePeriodLastYear) == 1)
    #expect(all.total(field("mo-hinh")) == Amount(7))
    #expect(all.total(field("giam"), .estimate) == Amount(1))
    #expect(all.total(field("diem")) == nil, "it is not put together")
    #expect(all.total(field("noi-bat")) == nil)
    #expect(all.missing == [body("d"), body("e")])
    #expect(Consolidation(small, [.init(body("d"), .missing)]).total(field("cuoc")) == nil)
  }

  @Test func `who leaves the period open and gives last year's number gave something for the field`() {
    let more = parts + [.init(body("f"), .filled(Answers([Figure("cuoc", .samePeriodLastYear, Amount(388))])))]
    let all = Consolidation(small, more)
    #expect(all.count(field("cuoc")) == 3 && all.count(field("cuoc"), .samePeriodLastYear) == 2)
    #expect(all.countOfAny(field("cuoc")) == 4)
  }

  @Test func `the order in which bodies come changes no total, and the total of totals is the total`() {
    for seed in 0..<200 {
      var dice = Dice(UInt64(seed))
      var parts: [Consolidation.Part] = (0..<(1 + dice.below(30))).map { number in
        let amount = Amount(thousandths: Int64(dice.below(1_000_000_000)))
        let state: Consolidation.Part.State =
          switch dice.below(5) {
          case 0: .missing
          case 1: .nothing
          default: .filled(Answers([Figure("cuoc", .inPeriod, amount), Figure("mo-hinh", .inPeriod, amount)]))
          }
        return .init(body("b\(number)"), state)
      }
      let total = FormField.Column.allCases.map { Consolidation(small, parts).total(field("cuoc"), $0) }
      for place in parts.indices.reversed() { parts.swapAt(place, dice.below(place + 1)) }
      #expect(FormField.Column.allCases.map { Consolidation(small, parts).total(field("cuoc"), $0) } == total)
      // Two levels give what one gives.
      let cut = dice.below(parts.count + 1)
      let halves = [parts[..<cut], parts[cut...]].compactMap { half in
        Consolidation(small, Array(half)).total(field("mo-hinh")).map { sum in
          Consolidation.Part(body("h"), .filled(Answers([Figure("mo-hinh", .inPeriod, sum)])))
        }
      }
      #expect(
        Consolidation(small, halves).total(field("mo-hinh")) == Consolidation(small, parts).total(field("mo-hinh")))
    }
  }
}
