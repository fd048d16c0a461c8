import CivilTime
import Obligations
import Organisations
import Testing

/// Table (e) of the catalogue: reports per bound body and year, kept separate and with the larger absorbing the smaller.
@Suite struct NominalNumbers {
  struct Series: Sendable, CustomTestStringConvertible {
    let rule: String
    let separate: Int
    let absorbed: Int
    var testDescription: String { rule }
  }

  static let table = [
    Series(rule: "tra-vinh/dieu-6/gach-2/b", separate: 18, absorbed: 12),
    Series(rule: "dong-nai/dieu-4/1.7/a", separate: 19, absorbed: 12),
    Series(rule: "quang-nam/III.3/gach-1/a", separate: 2, absorbed: 2),
    Series(rule: "quang-nam/II.2/gach-2/a", separate: 4, absorbed: 4),
    Series(rule: "uong-bi/dieu-22/1/doan-1", separate: 16, absorbed: 12),
    Series(rule: "uong-bi/dieu-22/1/doan-2", separate: 68, absorbed: 64),
    Series(rule: "uong-bi/dieu-7/3/e", separate: 16, absorbed: 12),
    Series(rule: "uong-bi/dieu-4/4/doan-2/a", separate: 16, absorbed: 12),
    Series(rule: "soc-trang/III.3.1/a", separate: 2, absorbed: 2),
    Series(rule: "soc-trang/III.3.4/d", separate: 6, absorbed: 4),
  ]

  /// Proves: table (e) of the catalogue
  @Test(arguments: table)
  func `a body owes in 2023 the nominal number of reports, kept separate and absorbed`(series: Series) {
    var byBearer: [OrganisationID: [Obligation]] = [:]
    for obligation in Shipped.shared.obligations(of: series.rule, year: 2023) {
      byBearer[obligation.id.bearer, default: []].append(obligation)
    }
    #expect(!byBearer.isEmpty)
    for (bearer, own) in byBearer {
      #expect(own.count == series.separate, "\(bearer)")
      let alone = own.filter { $0.absorbedBy == nil }
      #expect(alone.count == series.absorbed, "\(bearer)")
      // Every absorbed line takes the day of its absorber, so there is nothing more to send than the lines that are left.
      let days = Dictionary(grouping: own.filter { $0.id.period.rank > 0 }, by: { $0.line.decidingDay })
      for same in days.values { #expect(Set(same.map { $0.state.due }).count == 1) }
    }
  }

  /// Proves: uong-bi dieu-22/1/doan-2
  @Test func `a week of Uong Bi is never absorbed`() {
    let weeks = Shipped.shared.obligations(of: "uong-bi/dieu-22/1/doan-2", year: 2023).filter { $0.id.period.rank == 0 }
    #expect(weeks.count == 52 * 33)
    #expect(weeks.allSatisfy { $0.absorbedBy == nil })
  }

  /// Proves: tra-vinh dieu-6/gach-2/b
  @Test
  func
    `the months of Tra Vinh that a larger period takes in are March, June, September and December, and two quarters with them`()
  {
    let own = Shipped.shared.obligations(of: "tra-vinh/dieu-6/gach-2/b", year: 2023)
    var absorbed: [String: Set<String>] = [:]
    for obligation in own {
      if let absorber = obligation.absorbedBy {
        absorbed[obligation.id.period.description, default: []].insert(absorber.period.description)
      }
    }
    #expect(
      absorbed == [
        "2023-M03": ["2023-Q1"], "2023-M06": ["2023-H1"], "2023-Q2": ["2023-H1"], "2023-M09": ["2023-Q3"],
        "2023-M12": ["2023"],
        "2023-Q4": ["2023"],
      ])
  }
}
