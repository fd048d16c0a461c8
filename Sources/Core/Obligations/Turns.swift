import CivilTime
import Organisations
import Regulations

/// Whose turn it is among the bodies of some parties when others did the step before.
struct Turns {
  private let parties: [Party]
  private let register: Register
  private let day: CivilDate

  /// The bodies of one party, by what may point to them.
  private struct Party {
    let all: [OrganisationID]
    /// By their own name and by the body of which they are an office or a post.
    let addressed: [OrganisationID: [OrganisationID]]
    /// By the whole body alone.
    let ofWhole: [OrganisationID: [OrganisationID]]
    let placed: PlacedBodies
  }

  /// The bodies of each party on a day. Cost: one pass over them.
  init(_ parties: [[OrganisationID]], in register: Register, on day: CivilDate) {
    self.register = register
    self.day = day
    self.parties = parties.map { bodies in
      let ofWhole = Dictionary(grouping: bodies) { register.body(of: $0, on: day) }
      var addressed = ofWhole
      for body in bodies where register.body(of: body, on: day) != body { addressed[body, default: []].append(body) }
      return Party(
        all: bodies, addressed: addressed, ofWhole: ofWhole,
        placed: PlacedBodies(bodies, .sameLevel, in: register, on: day))
    }
  }

  /// Something that was done: by whom or for whom, and to whom.
  struct Step {
    let doers: Set<OrganisationID>
    let recipients: Set<OrganisationID>
  }

  /// Who is next after any of some steps: of each party those to whom it was done, else those of the doer's own body, else those of its
  /// level and place, else all of them. Cost: the doers, the recipients and those found.
  func next(after steps: [Step]) -> Set<OrganisationID> {
    var next: Set<OrganisationID> = []
    for party in parties {
      for step in steps {
        guard let found = self.next(party, step) else {
          next.formUnion(party.all)
          break
        }
        next.formUnion(found)
      }
    }
    return next
  }

  /// Nil for all of the party.
  private func next(_ party: Party, _ step: Step) -> [OrganisationID]? {
    let addressed = step.recipients.flatMap { party.addressed[$0] ?? [] }
    if !addressed.isEmpty { return addressed }
    let same = step.doers.flatMap { party.ofWhole[register.body(of: $0, on: day)] ?? [] }
    if !same.isEmpty { return same }
    let near = step.doers.flatMap { party.placed.of($0) }
    return near.isEmpty ? nil : near
  }
}
