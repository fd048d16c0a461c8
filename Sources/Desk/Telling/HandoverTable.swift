import CivilTime
import Organisations
import Reorganisations

/// What becomes of each body under a reorganisation, as a table.
public struct HandoverTable {
  private let reorganisation: Reorganisation
  private let applied: Register

  /// Of a reorganisation, with the register after it.
  public init(_ reorganisation: Reorganisation, applied: Register) {
    self.reorganisation = reorganisation
    self.applied = applied
  }

  /// What a body is called on the day, or was on the day before where it ended.
  public func name(_ id: OrganisationID) -> String {
    let on = reorganisation.on
    return applied.name(of: id, on: applied.exists(id, on: on) ? on : on - 1)
  }

  /// A row a step, under a head.
  public var rows: [[String]] {
    [["from", "fromName", "to", "toName", "on", "kind", "extent", "outcome", "cause", "way", "decision", "basis"]]
      + reorganisation.handovers.flatMap { handover in
        handover.steps.map { step in
          [
            step.from.text, name(step.from), step.to?.text ?? "", step.to.map(name) ?? "", step.on.description,
            step.kind.rawValue, step.extent.rawValue, handover.outcome.rawValue, handover.cause.rawValue,
            handover.way.rawValue, handover.needsDecision ? "yes" : "", step.basis,
          ]
        }
      }
  }
}

extension RuleHandover {
  /// Its bearers; those to whom the same happens for the same reason stand together.
  public var groups: [(reason: Reason, bearers: [Bearer])] {
    var groups: [(reason: Reason, bearers: [Bearer])] = []
    for bearer in bearers {
      if let known = groups.firstIndex(where: { $0.reason == bearer.reason }) {
        groups[known].bearers.append(bearer)
      } else {
        groups.append((bearer.reason, [bearer]))
      }
    }
    return groups
  }
}
