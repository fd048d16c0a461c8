import CivilTime
import Entries
import Obligations
import Organisations
import Reports
import Store

/// What was sent about some obligations, as far as it counts: the last of each that was not refused.
struct SentReports {
  /// One sending that counts.
  struct Sending: Sendable {
    /// The ledger number.
    let number: Int64
    /// What was done.
    let event: Event
    /// The form's hash and the numbers; nil where it was sent without a form.
    var filled: (form: String, answers: Answers)?

    /// What it says for sums; nil where it says nothing.
    var answers: Answers? { filled?.answers ?? (event.nothingToReport ? Answers() : nil) }
  }

  /// By obligation.
  private(set) var last: [ObligationID: Sending] = [:]
  private var answers: [Bearing: [PeriodLabel: Answers]] = [:]

  private struct Bearing: Hashable {
    let rule: String
    let bearer: OrganisationID
  }

  /// What counts of what was sent about some obligations. Cost: that of the events about these.
  @available(*, noasync)
  init(_ store: Store, about ids: [ObligationID]) throws {
    var sendings: [ObligationID: [Sending]] = [:]
    let wanted = Set(ids)
    for line in try Self.events(store, about: ids) {
      guard [.submitted, .received, .refused].contains(line.kind) else { continue }
      let event = try line.event()
      for id in event.obligations where wanted.contains(id) {
        var all = sendings[id] ?? []
        switch event.kind {
        case .refused:
          // It voids what it names and what came before, or all.
          let upTo = event.of.flatMap { of in all.lastIndex { $0.event.id == of } } ?? all.count - 1
          all.removeFirst(upTo + 1)
        case .received where event.recordedFor == nil && !all.isEmpty: break
        default: all.append(Sending(number: line.number, event: event))
        }
        sendings[id] = all
      }
    }
    let figures = try store.figures(of: sendings.values.flatMap { $0.map(\.number) })
    for (id, all) in sendings {
      let told = all.map { one in
        var one = one
        one.filled = figures[one.number]
        return one
      }
      let counting = told.last { $0.answers != nil } ?? told.last
      last[id] = counting
      answers[Bearing(rule: id.rule, bearer: id.bearer), default: [:]][id.period] = counting?.answers
    }
  }

  /// What was recorded about some obligations and perhaps more, in the order of the ledger. Many of one rule are found in one pass over it.
  @available(*, noasync)
  private static func events(_ store: Store, about ids: [ObligationID]) throws -> [Store.EventLine] {
    var single: [ObligationID] = []
    var lines: [Store.EventLine] = []
    for (rule, own) in Dictionary(grouping: ids, by: \.rule) {
      let years = Set(own.map(\.period)).compactMap { $0.years }
      guard own.count > 2000, let first = years.map(\.lowerBound).min(), let last = years.map(\.upperBound).max(),
        own.allSatisfy({ $0.period.years != nil })
      else {
        single += own
        continue
      }
      lines += try store.eventsForReckoning(ofRule: rule, years: first...last, to: .max)
    }
    if !single.isEmpty { lines += try store.eventsForReckoning(about: single, to: .max) }
    var seen: Set<Int64> = []
    return lines.filter { seen.insert($0.number).inserted }.sorted { $0.number < $1.number }
  }

  /// What the periods of one bearer's reports under one rule say.
  func answers(of rule: String, _ bearer: OrganisationID) -> [PeriodLabel: Answers] {
    answers[Bearing(rule: rule, bearer: bearer)] ?? [:]
  }
}

extension PeriodLabel {
  /// The years that its name can begin with; nil for what is named by none.
  fileprivate var years: ClosedRange<Int>? {
    switch self {
    case .week(let year, _), .month(let year, _), .quarter(let year, _), .half(let year, _), .cumulative(let year, _),
      .year(let year):
      year...year
    case .free, .term, .once, .trigger: nil
    }
  }
}
