import CivilTime
import Diagnostics

/// A duty whose due day the text does not state, for one series of its periods: what the parties settle among themselves.
public struct UnstatedDay: Sendable {
  /// The sentence.
  public let rule: Rule
  /// Which of its periods; nil for what is to be done *ngay* or *kịp thời* when something happens.
  public let series: Series?
  /// The application that gives a day now; nil where none does.
  public let settledBy: Application?
  /// True where it is accepted that the text states none.
  public let isAccepted: Bool

  /// True where nobody said anything of it yet.
  public var isOpen: Bool { settledBy == nil && !isAccepted }
}

extension Regulation {
  /// The duties whose due day the text leaves open, settled by now or not, in the order of the text; one for each series of a sentence.
  ///
  /// - Parameter day: that of which applications are looked at.
  public func unstatedDays(on day: CivilDate) -> [UnstatedDay] {
    rules.flatMap { rule -> [UnstatedDay] in
      guard let duty = rule.duty, duty.syntax.modality.owes, rule.carryingLinks.isEmpty else { return [] }
      if duty.isVague {
        let settled = rule.applications.first { application in
          guard application.holds(on: day), application.reaches(nil) else { return false }
          switch application.item {
          case .due, .toldAtOnceBy: return true
          default: return false
          }
        }
        return [UnstatedDay(rule: rule, series: nil, settledBy: settled, isAccepted: rule.accepts(.due))]
      }
      guard duty.quantity == nil, !duty.deadlines.contains(where: { $0.form.isDated }),
        !rule.seriesOptions.contains(where: \.isWithinAMonth)
      else { return [] }
      let series = rule.seriesOptions.compactMap(\.occurrence.series).reduce(into: Set<Series>()) { $0.formUnion($1) }
      return Series.allCases.filter(series.contains).map { one in
        UnstatedDay(
          rule: rule, series: one, settledBy: rule.terms(one, on: day).due, isAccepted: rule.accepts(.due))
      }
    }
  }
}

extension Regulation {
  /// The forms that its sentences and applications name, in the order of the text, each once.
  public var namedForms: [String] {
    var seen: Set<String> = []
    return ApplicationCheck(self, nil).namedForms.map(\.text).filter { seen.insert($0).inserted }
  }
}

extension Rule {
  /// Whether somebody accepted that the text does not state something.
  public func accepts(_ matter: OpenMatter) -> Bool {
    applications.contains { if case .notStated(let matters) = $0.item { matters.contains(matter) } else { false } }
  }
}

extension Duty {
  /// To be done at once or in good time, with no measure in the text.
  var isVague: Bool { deadlines.contains { $0.form == .atOnce || $0.form == .inGoodTime } }
}

extension ApplicationSyntax.Ground {
  /// True for a guidance that has no number and day yet: what rests on it is a proposal.
  public var isProposal: Bool { if case .guidance(let text) = self { text.contains("…") } else { false } }
}

extension SentencePrinter {
  /// A line of an application: whom it reaches, and what it says of them, each with its words; without the full stop.
  public func line(_ reach: ApplicationSyntax.Scope, _ items: [String]) -> String {
    scope(reach) + items.joined(separator: "; ")
  }
}
