import CivilTime
import Organisations
import Regulations

/// The bodies that a sentence binds whose duty another sentence carries, by those of the other whom they speak for.
///
/// *Mặt trận cùng cấp* makes one programme with each organisation of its level: what the organisation of one district tells counts
/// there, not in the next district.
struct CarriedBodies {
  private let placed: PlacedBodies
  /// Those at whose level and place none of the carrying sentence's bodies stands: they speak for all.
  private let elsewhere: [OrganisationID]

  /// The bodies of the carried sentence, beside those of the carrying one, on a day. Cost: one pass over each.
  init(_ own: [OrganisationID], carriedBy carriers: [OrganisationID], in register: Register, on day: CivilDate) {
    placed = PlacedBodies(own, .sameLevel, in: register, on: day)
    let standing = PlacedBodies(carriers, .sameLevel, in: register, on: day)
    elsewhere = own.filter { standing.of($0).isEmpty }
  }

  /// Those that speak for bodies that owe together.
  func speaking(for joint: [OrganisationID]) -> Set<OrganisationID> {
    Set(joint).union(joint.flatMap { placed.of($0) }).union(elsewhere)
  }
}
