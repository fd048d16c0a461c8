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
    // An example shows how the text is read: from which day somebody follows it says nothing of that.
    let whole = BoundRegulation(regulation: bound.regulation.followedThroughout, binding: bound.binding)
    self.bound = whole
    self.engine =
      whole.regulation === bound.regulation
      ? engine
      : ObligationEngine(
        regulations: engine.regulations.map { $0.regulation === bound.regulation ? whole : $0 },
        register: engine.register, calendar: engine.calendar, events: engine.events)
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
    let (label, engine) = asked(syntax, rule)
    let day = Period(label: label, cutOff: .calendar)?.end ?? syntax.on
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
    let id = ObligationID(rule: rule, bearer: body, period: label)
    let found = engine.obligation(id, on: syntax.on, known: .end(of: syntax.on))
    let period = occasion(syntax, .vi)
    let periodEnglish = occasion(syntax, .en)
    guard let obligation = found else {
      if !syntax.owes { return [] }
      return wrong(
        Words(
          vi: "theo quy tắc, \"\(syntax.bearer.text)\" không phải thực hiện \(period)",
          en: "by the rules, \"\(syntax.bearer.text)\" need not do it \(periodEnglish)"), noPeriod(rule, syntax))
    }
    guard syntax.owes else {
      return wrong(
        Words(
          vi:
            "theo quy tắc, \"\(syntax.bearer.text)\" phải thực hiện \(period), hạn \(obligation.state.due?.vietnamese ?? "không có")",
          en:
            "by the rules, \"\(syntax.bearer.text)\" must do it \(periodEnglish), due \(obligation.state.due?.vietnamese ?? "on no day")"
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

  /// The obligation asked about, and an engine that knows of the event.
  private func asked(_ syntax: ExampleSyntax, _ rule: String) -> (PeriodLabel, ObligationEngine) {
    switch syntax.occasion {
    case .period(let label): return (label, engine)
    case .event(let kind, let narrowing):
      let event = Event(
        id: "vidu", kind: .occurred, obligations: [],
        occurrence: Occurrence(kind, rules: narrowing == nil ? [rule] : [], holds: narrowing.map { [$0.text] } ?? []),
        happened: syntax.on, recorded: .end(of: syntax.on))
      return (
        .trigger(event.id),
        ObligationEngine(
          regulations: engine.regulations, register: engine.register, calendar: engine.calendar,
          events: EventLog([event]))
      )
    }
  }

  private func occasion(_ syntax: ExampleSyntax, _ language: Language) -> String {
    switch syntax.occasion {
    case .period(let label):
      let words = PeriodWords.print(label, language)
      return language == .vi ? "kỳ \(words)" : "for \(words)"
    case .event(let kind, let narrowing):
      let words = narrowing.map { " \"\($0.text)\"" } ?? ""
      return language == .vi ? "khi \(kind.words.vi)\(words)" : "when \(kind.words.en)\(words)"
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
