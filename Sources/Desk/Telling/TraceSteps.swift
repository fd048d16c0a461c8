import CivilTime
import Diagnostics
import Exchange
import Obligations

extension [TraceStep] {
  /// The steps with each counted day on its own: runs of calendar days are kept as one step, with the number reached.
  public var dayByDay: [TraceStep] {
    var out: [TraceStep] = []
    var counted = 0
    let forward = last.map { $0.date >= (first?.date ?? $0.date) } ?? true
    for step in self {
      if case .counted(let number) = step.why {
        for index in counted + 1..<Swift.max(number, counted + 1) {
          let distance = number - index
          out.append(
            TraceStep(date: forward ? step.date - distance : step.date + distance, counted: true, why: .counted(index)))
        }
        counted = number
      }
      out.append(step)
    }
    return out
  }
}

extension TraceStep {
  /// The step as data.
  public func json(_ language: Language) -> JSONValue {
    .object([
      .init("date", .string(date.description)), .init("counted", .bool(counted)),
      .init("why", .string(TraceWords.why(self)[language])),
      .init("source", .optional(source.map { TraceWords.source($0)[language] })),
    ])
  }
}
