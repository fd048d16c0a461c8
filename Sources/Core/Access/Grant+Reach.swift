import CivilTime
import Organisations

extension Grant {
  /// The trees from a body to its own posts and units.
  public static let inside: [Tree] = [.post, .section]

  private var trees: [Tree] { reachesBelow ? Tree.allCases : Grant.inside }

  /// Whether a body lies within the grant on a day.
  func covers(_ body: OrganisationID, in register: Register, on day: CivilDate) -> Bool {
    register.isAtOrBelow(body, organisation, in: trees, on: day)
  }

  /// Whether a body is the organisation of the grant, or a post or unit of it.
  func isOn(_ body: OrganisationID, in register: Register, on day: CivilDate) -> Bool {
    register.isAtOrBelow(body, organisation, in: Grant.inside, on: day)
  }

  /// The bodies within the grant on a day.
  func bodies(in register: Register, on day: CivilDate) -> BodySet {
    register.bodies(atOrBelow: organisation, in: trees, on: day)
  }
}
