import CivilTime
import Organisations
import Regulations

/// The reports of a body and of those that it followed, under one rule: of each period what all that were there for it say together.
///
/// Figures add up where a body went into the other whole, and where every one of those tells. Of what was divided nothing is guessed.
public struct JoinedReports: Sendable {
  /// The form.
  public let form: Form
  /// The body itself and those that it followed and that reported too, in the order of the register.
  public let members: [Member]
  /// By period what they say together; nothing of a period of which one is missing, or of which a part went elsewhere.
  public let together: [PeriodLabel: Answers]

  /// The reports of one body.
  public struct Member: Sendable {
    /// The body.
    public let body: OrganisationID
    /// False of what was divided, or came only in part.
    public let isWhole: Bool
    /// The periods for which it was there.
    public let periods: Set<PeriodLabel>
    /// What it said, by period.
    public let reports: [PeriodLabel: Answers]

    /// The reports of one body.
    public init(
      _ body: OrganisationID, isWhole: Bool = true, periods: Set<PeriodLabel>, reports: [PeriodLabel: Answers]
    ) {
      self.body = body
      self.isWhole = isWhole
      self.periods = periods
      self.reports = reports
    }
  }

  /// What one body gives for a stretch of days.
  public struct Share: Hashable, Sendable {
    /// The body.
    public let body: OrganisationID
    /// False of what was divided: it is in no sum.
    public let isWhole: Bool
    /// What it says of each field; nothing of a field of which it does not tell.
    public let amounts: [String: Amount]
    /// Of which reports.
    public let periods: [PeriodLabel]
  }

  /// The reports of a body that followed nobody.
  public init(_ form: Form, _ body: OrganisationID, _ reports: [PeriodLabel: Answers]) {
    self.form = form
    members = [Member(body, periods: Set(reports.keys), reports: reports)]
    together = reports
  }

  /// The reports of some bodies that are one now.
  public init(_ form: Form, _ members: [Member]) {
    self.form = form
    self.members = members
    var together: [PeriodLabel: Answers] = [:]
    for label in Set(members.flatMap(\.reports.keys)) {
      let there = members.filter { $0.periods.contains(label) }
      guard !there.isEmpty, there.allSatisfy(\.isWhole) else { continue }
      let all = there.compactMap { $0.answers(of: label, on: form) }
      if all.count == there.count { together[label] = all.count == 1 ? all[0] : form.added(all) }
    }
    self.together = together
  }

  /// What each gives for a stretch of days; none where the body itself was there for all of it.
  public func shares(from first: CivilDate, to last: CivilDate, of body: OrganisationID) -> [Share] {
    guard members.count > 1, first <= last else { return [] }
    let tiles = Stretch.tiles(from: first, to: last, of: together.keys)
    let within = Set(members.flatMap(\.periods)).compactMap { Period(label: $0, cutOff: .calendar) }
      .filter { $0.start >= first && $0.end <= last }
    let smallest = within.map(\.label.rank).min()
    let shares = members.compactMap { member -> Share? in
      // Where the stretch is told, of each what went into that; else what it says of the days that it was there.
      let periods: [PeriodLabel]
      if let tiles {
        periods = tiles.filter(member.periods.contains).flatMap { member.told($0) ?? [] }
        if periods.isEmpty { return nil }
      } else {
        let days = within.filter { $0.label.rank == smallest && member.periods.contains($0.label) }
        guard let start = days.map(\.start).min(), let end = days.map(\.end).max() else { return nil }
        periods = Stretch.tiles(from: start, to: end, of: member.reports.keys) ?? []
        if periods.isEmpty { return Share(body: member.body, isWhole: member.isWhole, amounts: [:], periods: []) }
      }
      let own = periods.map { (label: $0, answers: member.reports[$0] ?? Answers()) }
      var amounts: [String: Amount] = [:]
      for field in form.fields where field.isNumber {
        switch field.consolidation {
        case .none: continue
        case .sum: amounts[field.id] = own.reduce(.zero) { $0 + ($1.answers.amount(field.id) ?? .zero) }
        case .last:
          guard let ending = own.last, Period(label: ending.label, cutOff: .calendar)?.end == last else { continue }
          amounts[field.id] = ending.answers.amount(field.id)
        }
      }
      return Share(body: member.body, isWhole: member.isWhole, amounts: amounts, periods: periods)
    }
    return shares.contains { $0.body != body } ? shares : []
  }
}

extension JoinedReports.Member {
  /// The reports that tell of a period: that of it, else those of shorter ones; nil where some day is in none.
  fileprivate func told(_ label: PeriodLabel) -> [PeriodLabel]? {
    if reports[label] != nil { return [label] }
    return Period(label: label, cutOff: .calendar).flatMap {
      Stretch.tiles(from: $0.start, to: $0.end, of: reports.keys)
    }
  }

  /// What it said of a period; nil where some day is in no report.
  fileprivate func answers(of label: PeriodLabel, on form: Form) -> Answers? {
    if let own = reports[label] { return own }
    guard told(label) != nil, let days = Period(label: label, cutOff: .calendar) else { return nil }
    return Answers(
      form.together(from: days.start, to: days.end, reports).map { Figure($0.key, .inPeriod, $0.value) })
  }
}

extension Form {
  /// The answers of several bodies for one period as those of one: what each has is added up, also of what is a last value over time. What a
  /// year adds up to stands there only where each says it.
  fileprivate func added(_ all: [Answers]) -> Answers {
    Answers(
      fields.filter { $0.isNumber && $0.consolidation != .none }.flatMap { field in
        [FormField.Column.inPeriod, .cumulative].compactMap { column -> Figure? in
          let amounts = all.compactMap { $0.amount(field.id, column) }
          guard !amounts.isEmpty, column == .inPeriod || amounts.count == all.count else { return nil }
          return Figure(field.id, column, amounts.reduce(.zero, +))
        }
      })
  }
}
