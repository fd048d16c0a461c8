import Access
import Boards
import CivilTime
import Diagnostics
import Facts
import Obligations
import Organisations
import Regulations
import Store

/// Who sent what, and who is late.
extension Desk {
  /// What a follow-up board is asked for.
  public struct FollowUpQuestion: Hashable, Sendable {
    /// The `mã` of the regulation; the first that is seen where none is named.
    public var regulation: String?
    /// The year of the periods.
    public var year: Int
    /// Which periods; the first that the regulation has in the year where none is named.
    public var series: Series?
    /// The day as of which it is asked.
    public var on: CivilDate
    /// What was recorded by the end of this day counts.
    public var known: CivilDate

    /// A question.
    public init(regulation: String? = nil, year: Int, series: Series? = nil, on: CivilDate, known: CivilDate) {
      self.regulation = regulation
      self.year = year
      self.series = series
      self.on = on
      self.known = known
    }
  }

  /// Bodies by periods.
  public struct FollowUp: Sendable {
    /// What was asked, with what stands where nothing was named.
    public let question: FollowUpQuestion
    /// The regulations under which something is seen.
    public let regulations: [Regulation]
    /// The series that the regulation has in the year.
    public let series: [Series]
    /// The columns, as the periods end.
    public let periods: [PeriodLabel]
    /// The rows, in the order of the register.
    public let rows: [Row]
    /// What is reported on a form in the series, each with its last period that ended by the day.
    public let onForms: [(rule: Rule, period: PeriodLabel)]
    /// Texts, bodies and days.
    public let library: Library

    /// One body.
    public struct Row: Sendable {
      /// The body.
      public let body: OrganisationID
      /// What is said of it for each period.
      public let cells: [Completeness]
      /// Of all of them.
      public var total: Completeness { cells.reduce(Completeness()) { $0 + $1 } }
    }

    /// Of all rows.
    public var total: Completeness { rows.reduce(Completeness()) { $0 + $1.total } }
  }

  /// Bodies by periods under one regulation: how complete and how timely, as it stood on a day and as was known on a day.
  ///
  /// - Throws: `Refused` where the actor may see nothing at all.
  @available(*, noasync)
  public func followUp(_ question: FollowUpQuestion) throws -> FollowUp {
    let (from, to) = Self.days(ofYear: question.year)
    return try board(from: from, to: to) { library, board, reader in
      var question = question
      let ids = board.regulations(from: from, to: to, on: question.on, known: question.known, for: reader)
      let regulations = ids.compactMap { id in
        library.regulations.map(\.regulation).last { $0.id == id }
      }.sorted { ($0.kind == .law ? 1 : 0, $0.title) < ($1.kind == .law ? 1 : 0, $1.title) }
      question.regulation =
        question.regulation.flatMap { wanted in ids.first { $0 == wanted } } ?? regulations.first?.id
      let wanted: Set<String> = question.regulation.map { [$0] } ?? []
      let labels = (question.regulation.map { board.periods(ofRegulation: $0) } ?? []).filter { label in
        Period(label: label, cutOff: .calendar).map { $0.end.year == question.year } ?? false
      }
      let series = Series.allCases.filter { one in labels.contains { Series.of($0) == one } }
      question.series =
        question.series.flatMap { series.contains($0) ? $0 : nil } ?? series.first { $0 == .month } ?? series.first
      let periods = labels.filter { Series.of($0) == question.series }.sorted {
        (Period(label: $0, cutOff: .calendar)?.end ?? from) < (Period(label: $1, cutOff: .calendar)?.end ?? from)
      }
      let rows = board.bodies(
        periods, from: from, to: to, on: question.on, known: question.known, for: reader, regulations: wanted
      ).map { FollowUp.Row(body: $0, cells: $1) }
      let onForms = (regulations.first { $0.id == question.regulation }?.rules ?? []).filter(Self.namesForm).compactMap
      {
        rule -> (rule: Rule, period: PeriodLabel)? in
        let own = Set(board.periods(of: rule.address))
        return periods.last { label in
          own.contains(label) && Period(label: label, cutOff: .calendar).map { $0.end <= question.on } ?? false
        }.map { (rule, $0) }
      }
      return FollowUp(
        question: question, regulations: regulations, series: series, periods: periods, rows: rows, onForms: onForms,
        library: library)
    }
  }

  /// What one body owes for one period under a regulation, as it stands now.
  ///
  /// - Throws: `Refused` where the actor may see nothing at all.
  @available(*, noasync)
  public func owed(
    by body: OrganisationID, _ period: PeriodLabel, under regulation: String?
  ) throws -> (obligations: [Obligation], library: Library) {
    let days = Period(label: period, cutOff: .calendar)
    let year = days?.end.year ?? today.year
    let (from, to) = Self.days(ofYear: year)
    let (ids, library) = try board(from: from, to: to) { library, board, reader in
      let position = library.register.position(of: body)
      let wanted: Set<String> = regulation.map { [$0] } ?? []
      return (position.map { board.owed(by: $0, period, for: reader, regulations: wanted) } ?? [], library)
    }
    let all = try obligations(ids)
    return (ids.compactMap { all[$0] }, library)
  }

  /// The days on which what is owed for the periods of a year falls due, or its period ends.
  static func days(ofYear year: Int) -> (CivilDate, CivilDate) {
    (
      CivilDate(year: year, month: 1, day: 1) ?? CivilDate(dayNumber: 0),
      CivilDate(year: year + 1, month: 6, day: 30) ?? CivilDate(dayNumber: 0)
    )
  }
}
