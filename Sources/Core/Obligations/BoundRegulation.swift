import Organisations
import Regulations

/// A regulation with its parties found in a register.
public struct BoundRegulation: Sendable {
  /// The regulation.
  public let regulation: Regulation
  /// Its parties in the register.
  public let binding: PartyBinding

  /// A regulation and its parties.
  public init(regulation: Regulation, binding: PartyBinding) {
    self.regulation = regulation
    self.binding = binding
  }
}
