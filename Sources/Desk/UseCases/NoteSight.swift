import Access
import CivilTime
import Facts
import Obligations
import Organisations
import Regulations

/// Which notes somebody may see: those of the bodies of his scope, those under the regulations that he coordinates, and those of bodies that
/// owe something to a body of his scope under the regulation of the note. What many share is looked up once.
struct NoteSight {
  private let library: Library
  private var told: [Key: Set<OrganisationID>] = [:]

  private struct Key: Hashable {
    let body: OrganisationID
    let regulation: String
    /// Between two changes of the register all days are the same.
    let stretch: CivilDate?
  }

  /// A sight of what the scope of a library may see; of everything where it has none.
  init(_ library: Library) { self.library = library }

  mutating func sees(_ body: OrganisationID, _ clauses: [String], on day: CivilDate) -> Bool {
    guard let scope = library.scope else { return true }
    let regulations = Set(clauses.map(\.regulationID))
    if scope.sees(body) || !scope.regulations.isDisjoint(with: regulations) { return true }
    return regulations.contains { told(of: body, under: $0, on: day).contains(where: scope.sees) }
  }

  /// To whom a body owes something under a regulation, who gets a copy and who passes it on.
  mutating func told(of body: OrganisationID, under regulation: String, on day: CivilDate) -> Set<OrganisationID> {
    let key = Key(body: body, regulation: regulation, stretch: library.register.lastChange(by: day))
    if let known = told[key] { return known }
    var found: Set<OrganisationID> = []
    let own = library.inside(body, on: day)
    for bound in library.regulations where bound.regulation.id == regulation {
      found.formUnion(library.engine.part(of: own, in: bound, on: day).recipients)
    }
    told[key] = found
    return found
  }
}

extension Library {
  /// A body with its posts and units.
  func inside(_ body: OrganisationID, on day: CivilDate) -> Set<OrganisationID> {
    let set = register.bodies(atOrBelow: body, in: Grant.inside, on: day)
    return Set(set.positions.map { register.organisations[$0].id }).union([body])
  }
}
