import Access
import Boards
import CivilTime
import Facts
import Obligations
import Organisations
import Regulations
import Reports
import Store

/// From where the fields of a report are filled in beforehand.
extension Desk {
  static func fills(
    _ form: Form, _ period: PeriodLabel, _ reports: [PeriodLabel: Answers],
    _ below: (rule: String, consolidation: Consolidation)?
  ) -> [String: Fill] {
    guard let days = Period(label: period, cutOff: .calendar) else { return [:] }
    let parts = reports.filter { label, _ in
      guard label != period, let part = Period(label: label, cutOff: .calendar) else { return false }
      return part.start >= days.start && part.end <= days.end
    }
    let together = form.together(from: days.start, to: days.end, parts)
    let last = reports.filter { Period(label: $0.key, cutOff: .calendar)?.end == days.start - 1 }
      .sorted { ($1.key.rank, $0.key.description) < ($0.key.rank, $1.key.description) }.first
    var fills: [String: Fill] = [:]
    for field in form.fields where field.isNumber {
      switch field.filling {
      case .levelBelow:
        if let all = below?.consolidation, field.consolidation != .none {
          fills[field.id] = Fill(
            amount: all.total(field), parts: [], missing: all.missing, bodies: all.count(field))
          continue
        }
      case .previousPeriod(let other):
        if let last, let amount = last.value.amount(other ?? field.id) {
          fills[field.id] = Fill(
            amount: amount, parts: [.init(period: last.key, amount: amount)], missing: [], bodies: nil)
          continue
        }
        // What is carried over into a period is what is carried over into its first part: parts are never added up.
        let first = parts.keys.sorted().lazy.filter { Period(label: $0, cutOff: .calendar)?.start == days.start }
          .compactMap { label in parts[label]?.amount(field.id).map { Fill.Part(period: label, amount: $0) } }.first
        if let first { fills[field.id] = Fill(amount: first.amount, parts: [first], missing: [], bodies: nil) }
        continue
      case .register, nil: break
      }
      let own = parts.keys.sorted().compactMap { label in
        parts[label]?.amount(field.id).map { Fill.Part(period: label, amount: $0) }
      }
      if !own.isEmpty { fills[field.id] = Fill(amount: together[field.id], parts: own, missing: [], bodies: nil) }
    }
    return fills
  }

  /// What is reported to the bearer of an obligation on the same form for the same period; nil where nobody owes such a report.
  func below(_ obligation: Obligation, _ form: Form) throws -> (rule: String, consolidation: Consolidation)? {
    let period = obligation.id.period
    guard let days = Period(label: period, cutOff: .calendar),
      form.fields.contains(where: { $0.filling == .levelBelow })
    else { return nil }
    let (from, to) = Self.days(ofYear: days.end.year)
    let groups = try board(from: from, to: to) { library, board, reader -> [[ObligationID]] in
      board.rules(having: period).filter { $0 != obligation.id.rule }.compactMap { rule in
        let ids = board.owed(under: rule, period, for: reader)
        guard let first = ids.first, let sample = library.engine.obligation(first, on: today, known: now),
          Self.formID(of: sample) == form.id
        else { return nil }
        let owed = ids.filter { id in
          library.engine.obligation(id, on: today, known: now).map { one in
            one.counterparties.contains { obligation.joint.contains($0) } && !one.joint.contains(obligation.id.bearer)
          } ?? false
        }
        return owed.isEmpty ? nil : owed
      }
    }
    guard let ids = groups.first, let rule = ids.first?.rule else { return nil }
    let sent = try SentReports(store, about: ids)
    return (rule, Self.consolidation(form, ids, sent) { _ in Beside() })
  }

  static func consolidation(
    _ form: Form, _ ids: [ObligationID], _ sent: SentReports, beside: (ObligationID) -> Beside
  ) -> Consolidation {
    Consolidation(
      form,
      ids.map { id in
        let beside = beside(id)
        guard let sending = sent.last[id] else { return .init(id.bearer, .missing, beside: beside) }
        if let filled = sending.filled { return .init(id.bearer, .filled(filled.answers), beside: beside) }
        return .init(id.bearer, sending.event.nothingToReport ? .nothing : .withoutForm, beside: beside)
      })
  }
}
