import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations

/// The reporting burden of a year, told in pieces, for a terminal and for a page alike.
public struct BurdenReview {
  /// The figures.
  public let burden: Burden
  /// Their year.
  public let year: Int
  private let register: Register
  private let day: CivilDate

  /// The burden of a year, with the bodies as they are called on a day.
  public init(_ burden: Burden, year: Int, register: Register, on day: CivilDate) {
    self.burden = burden
    self.year = year
    self.register = register
    self.day = day
  }

  /// What a body is called.
  public func name(_ id: OrganisationID) -> String { register.name(of: id, on: day) }

  /// All reports of each month.
  public var months: [Int] { (0..<12).map { month in burden.loads.reduce(0) { $0 + $1.months[month] } } }

  /// All reports that are made with those of a larger period.
  public var absorbed: Int { burden.loads.reduce(0) { $0 + $1.absorbed } }

  /// How many groups overlap, and how many reports fewer there would be.
  public var overlapCount: Words {
    if burden.overlaps.isEmpty {
      return Words(vi: "Không có báo cáo nào trùng kỳ.", en: "No reports overlap.")
    }
    let (count, saved) = (burden.overlaps.count, burden.overlaps.reduce(0) { $0 + $1.savings })
    return Words(
      vi: "Báo cáo trùng kỳ của cùng một cơ quan: \(count) nhóm; gửi chung thì bớt được \(saved) báo cáo.",
      en:
        "Reports of one body for the same time: \(count) \(count == 1 ? "group" : "groups"); made together they would be \(saved) fewer."
    )
  }

  /// Where reports overlap, whose, how often, and what one report for all would save.
  public func head(of overlap: Burden.Overlap) -> Words {
    let times = overlap.occurrences.reduce(0) { $0 + $1.periods.count }
    let periods = overlap.occurrences[0].periods
    func shown(_ language: Language) -> String {
      periods.prefix(3).map { PeriodWords.print($0, language) }.joined(separator: ", ") + (periods.count > 3 ? "…" : "")
    }
    let bodies = overlap.occurrences.count
    let one = bodies == 1 ? name(overlap.occurrences[0].bearer) : nil
    return Words(
      vi:
        "\(overlap.isAcross ? "giữa các quy chế" : "trong một quy chế"): \(one ?? "\(bodies) cơ quan"), \(times) lần (\(shown(.vi))); \(overlap.isSettled ? "một lần gửi là xong cả" : "gửi chung thì bớt \(overlap.savings)")",
      en:
        "\(overlap.isAcross ? "across regulations" : "within one regulation"): \(one ?? "\(bodies) bodies"), \(times == 1 ? "once" : "\(times) times") (\(shown(.en))); \(overlap.isSettled ? "one report does for all" : "\(overlap.savings) fewer together")"
    )
  }

  /// One of the reports that overlap: what it is, to whom it goes, and through what it is done; empty and nil where there is none.
  public func parts(of member: Burden.Member, _ language: Language) -> (title: String, to: String, through: String?) {
    let to = member.recipients.prefix(2).map(name).joined(separator: ", ")
    let more = member.recipients.count > 2 ? " +\(member.recipients.count - 2)" : ""
    return (member.rule.duty?.syntax.deed(language) ?? "", to.isEmpty ? "" : to + more, member.carriedBy)
  }
}
