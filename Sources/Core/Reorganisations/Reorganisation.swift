import CivilTime
import Organisations

/// A plan reckoned against a register: nothing is changed until its steps are written.
public struct Reorganisation: Sendable {
  /// The first day of the new state.
  public let on: CivilDate
  /// The register before the plan.
  public let before: Register
  /// What becomes of each body that is touched, in the order of the register.
  public let handovers: [Handover]
  /// The bodies whose units follow others but that had already passed, by a plan applied before.
  public let alreadyPassed: Int

  /// Every step, in the order of the register.
  public var steps: [Succession] { handovers.flatMap(\.steps) }

  /// The register with the plan in force.
  ///
  /// Cost: that of a register of this size.
  public func applied() -> Register {
    var parts = before.parts
    parts.successions += steps
    return Register(name: before.name, parts.endedBySuccessions())
  }
}
