import CivilTime
import Diagnostics
import Obligations
import Telling

extension Explanation {
  /// The column in which values begin, and the last one.
  private static let margin = 18
  private static let width = 100

  /// The explanation for a terminal.
  func text(_ language: Language) -> String {
    let blocks = [[obligation.id.description]] + sections.map { $0.map { line($0, language) } }
    return blocks.map { $0.map { $0.trimmedRight + "\n" }.joined() }.joined(separator: "\n")
  }

  private func line(_ row: Row, _ language: Language) -> String {
    switch row {
    case .value(let label, let value):
      label.padded(Self.margin) + value.wrapped(to: Self.width, indent: Self.margin)
    case .head(let text): text
    case .item(let text, let depth): indented(text, by: 2 * depth, hanging: 2)
    case .step(let step): indented(step.line(language), by: 2, hanging: 25)
    case .event(let day, let text): indented("\(day.vietnamese.padded(11)) \(text)", by: 2, hanging: 12)
    }
  }

  private func indented(_ text: String, by indent: Int, hanging: Int) -> String {
    String(repeating: " ", count: indent) + text.wrapped(to: Self.width, indent: indent + hanging, first: indent)
  }
}

extension TraceStep {
  /// The step as a line.
  func line(_ language: Language) -> String {
    let mark = counted ? "+" : " "
    let from = source.map { " — \(TraceWords.source($0)[language])" } ?? ""
    return "\(mark) \(TraceWords.day(date)[language].padded(22)) \(TraceWords.why(self)[language])\(from)"
  }
}

extension String {
  /// Without spaces at the end.
  var trimmedRight: String {
    var out = self[...]
    while out.last == " " { out.removeLast() }
    return String(out)
  }
}
