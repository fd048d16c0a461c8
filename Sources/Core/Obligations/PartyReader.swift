import CivilTime
import Organisations
import Regulations

/// Finds who has to do with obligations, one after the other, without a look at how they stand. What many share is looked up once.
public final class PartyReader {
  private let engine: ObligationEngine
  private let on: CivilDate
  private let known: Instant
  private var inquiries: [Inquiry?]

  /// A reader of an engine, on a day.
  public init(_ engine: ObligationEngine, on: CivilDate, known: Instant) {
    self.engine = engine
    self.on = on
    self.known = known
    inquiries = Array(repeating: nil, count: engine.regulations.count)
  }

  /// Who has to do with an obligation: as its fields of the same names say, and nil where `ObligationEngine.obligation` has none.
  public struct Parties {
    /// The `mã` of the regulation.
    public let regulation: String
    /// The bodies that owe it together.
    public let joint: [OrganisationID]
    /// To whom it is owed.
    public let counterparties: [OrganisationID]
    /// Who gets a copy, through whom it goes, and who takes part.
    public let informed: [OrganisationID]
  }

  /// The parties of the obligation of an identity. Cost: of those that share rule and period with an earlier one a look into tables.
  public func parties(of id: ObligationID) -> Parties? {
    for (place, bound) in engine.regulations.enumerated() where id.isUnder(bound.regulation.id) {
      let inquiry = inquiries[place] ?? Inquiry(engine, bound, on: on, known: known)
      inquiries[place] = inquiry
      guard let (joint, others) = inquiry.parties(id) else { continue }
      return Parties(
        regulation: bound.regulation.id, joint: joint, counterparties: others.to,
        informed: others.copies + [others.channel].compactMap(\.self) + others.partners)
    }
    return nil
  }
}

extension ObligationID {
  /// True where its rule is one of a regulation.
  func isUnder(_ regulation: String) -> Bool {
    let bytes = rule.utf8
    return bytes.starts(with: regulation.utf8) && bytes.dropFirst(regulation.utf8.count).first == UInt8(ascii: "/")
  }
}
