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
    for line in try store.eventsForReckoning(about: ids, to: .max) {
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

  /// What the periods of one bearer's reports under one rule say.
  func answers(of rule: String, _ bearer: OrganisationID) -> [PeriodLabel: Answers] {
    answers[Bearing(rule: rule, bearer: bearer)] ?? [:]
  }
}
