import CivilTime
import Diagnostics
import Organisations
import Regulations

/// Runs the examples of a regulation against what the engine computes.
public struct ExampleRunner {
  private let engine: ObligationEngine
  private let bound: BoundRegulation

  /// A runner for one regulation among those of an engine.
  public init(_ bound: BoundRegulation, engine: ObligationEngine) {
    self.bound = bound
    self.engine = engine
  }

  /// An error for each example whose outcome differs.
  public func run() -> [Diagnostic] {
    bound.regulation.examples.flatMap { check($0) }
  }

  private func check(_ example: Example) -> [Diagnostic] {
    guard let rule = example.rule, let party = example.party else { return [] }
    let syntax = example.syntax
    func wrong(_ message: Words, _ notes: [Words] = []) -> [Diagnostic] {
      [
        Diagnostic(
          .error, "example-differs", in: bound.regulation.source, at: syntax.place.range, message, notes: notes)
      ]
    }
    let day = Period(label: syntax.period, cutOff: .calendar)?.end ?? syntax.on
    let carriers = engine.carriers(of: rule, on: day)
    if !carriers.isEmpty {
      return wrong(
        Words(
          vi: "\(rule) không có việc riêng, được thực hiện qua \(carriers.joined(separator: ", "))",
          en: "\(rule) owes nothing of its own, it is done through \(carriers.joined(separator: ", "))"))
    }
    let bodies = bound.binding.selector(of: party, on: day).map { engine.register.select($0, on: day) } ?? []
    guard bodies.count == 1, let body = bodies.first else {
      return wrong(
        Words(
          vi: "\"\(syntax.bearer.text)\" gồm \(bodies.count) cơ quan vào ngày \(day.vietnamese); ví dụ cần đúng một",
          en: "\"\(syntax.bearer.text)\" is \(bodies.count) bodies on \(day.vietnamese); an example needs exactly one"))
    }
    let id = ObligationID(rule: rule, bearer: body, period: syntax.period)
    let found = engine.obligation(id, on: syntax.on, known: .end(of: syntax.on))
    let period = PeriodWords.print(syntax.period, .vi)
    let periodEnglish = PeriodWords.print(syntax.period, .en)
    guard let obligation = found else {
      if !syntax.owes { return [] }
      return wrong(
        Words(
          vi: "theo quy tắc, \"\(syntax.bearer.text)\" không phải thực hiện kỳ \(period)",
          en: "by the rules, \"\(syntax.bearer.text)\" need not do it for \(periodEnglish)"), noPeriod(rule, syntax))
    }
    guard syntax.owes else {
      return wrong(
        Words(
          vi:
            "theo quy tắc, \"\(syntax.bearer.text)\" phải thực hiện kỳ \(period), hạn \(obligation.state.due?.vietnamese ?? "không có")",
          en:
            "by the rules, \"\(syntax.bearer.text)\" must do it for \(periodEnglish), due \(obligation.state.due?.vietnamese ?? "on no day")"
        ))
    }
    let due = obligation.state.due
    switch syntax.outcome {
    case .due(let expected) where due != expected:
      return wrong(
        Words(
          vi:
            "ví dụ ghi hạn \(expected.vietnamese); quy tắc cho \(due.map { "hạn \($0.vietnamese)" } ?? "không có hạn")",
          en:
            "the example says due \(expected.vietnamese); the rules give \(due.map { "due \($0.vietnamese)" } ?? "no due day")"
        ), trace(obligation))
    case .withoutDueDay where due != nil:
      return wrong(
        Words(
          vi: "ví dụ ghi không có hạn; quy tắc cho hạn \(due?.vietnamese ?? "")",
          en: "the example says without due day; the rules give due \(due?.vietnamese ?? "")"), trace(obligation))
    default:
      return []
    }
  }

  private func noPeriod(_ rule: String, _ syntax: ExampleSyntax) -> [Words] {
    guard let first = bound.regulation.inForceFrom else {
      return [Words(vi: "chưa biết ngày có hiệu lực", en: "the day of effect is not known")]
    }
    return [
      Words(
        vi: "quy chế có hiệu lực từ \(first.vietnamese)", en: "the regulation is in force from \(first.vietnamese)")
    ]
  }

  private func trace(_ obligation: Obligation) -> [Words] {
    guard let deadline = obligation.state.deadline, let result = try? deadline.result(in: engine.calendar) else {
      return []
    }
    return result.trace.map { step in
      let day = TraceWords.day(step.date)
      let why = TraceWords.why(step)
      return Words(vi: "\(day.vi): \(why.vi)", en: "\(day.en): \(why.en)")
    }
  }
}
