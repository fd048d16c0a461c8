import Access
import Boards
import CivilTime
import Diagnostics
import Entries
import Facts
import Ledger
import Organisations
import Store

/// *Phân công phụ trách*: who is in charge where, by which decision, and where nobody is.
extension Desk {
  /// A role that somebody holds.
  public struct Assignment: Sendable {
    /// The role with its days.
    public let grant: Grant
    /// The name of who holds it; nil where it was erased.
    public let name: String?
    /// The decision that says so, as it was given.
    public let basis: String?
    /// For whom he stands in: id and name.
    public let insteadOf: (id: String, name: String?)?
  }

  /// Who is in charge on a day.
  public struct Assignments: Sendable {
    /// By body, in the order of the register; of one body in the order of the roles.
    public let bodies: [(body: OrganisationID, held: [Assignment])]
    /// How many roles each person holds on the day, of those that are seen.
    public let hats: [PersonID: Int]
    /// Bodies that owe something within the next weeks, and at which nobody could send it.
    public let vacant: [OrganisationID]
    /// The bodies.
    public let register: Register
    /// The day.
    public let day: CivilDate
  }

  /// Who is in charge on a day, of the bodies and regulations that the actor sees; of all for who manages people.
  ///
  /// - Throws: `Refused` where he sees nothing.
  @available(*, noasync)
  public func assignments(on day: CivilDate) throws -> Assignments {
    let register = try register()
    let scope = Scope(of: actor, in: register, on: today)
    let managesPeople: Bool
    if scope.isEmpty {
      _ = try permit(.manageUsers)
      managesPeople = true
    } else {
      managesPeople =
        try Permission.decide(actor, may: .manageUsers, .store(keeper: store.keeper()), on: today, in: register)
        .isAllowed
    }
    let all = try store.grants().filter { $0.isInForce(on: day) }
    let seen = all.filter {
      managesPeople || scope.sees($0.organisation) || $0.regulation.map(scope.regulations.contains) ?? false
    }
    var names: [String: String] = [:]
    for person in try store.people() { names[person.id.text] = person.name }
    let entries = try store.ledger.entries(seen.compactMap { Int64($0.id.text) })
    let given = Dictionary(entries.map { (String($0.head.sequence), $0) }, uniquingKeysWith: { first, _ in first })
    let held = seen.map { grant in
      var other: String?
      if case .granted(let said)? = given[grant.id.text]?.body { other = said.insteadOf }
      return Assignment(
        grant: grant, name: names[grant.person.text], basis: given[grant.id.text]?.head.reason,
        insteadOf: other.map { ($0, names[$0]) })
    }
    let bodies = Dictionary(grouping: held, by: \.grant.organisation).sorted {
      (register.position(of: $0.key) ?? .max) < (register.position(of: $1.key) ?? .max)
    }.map { body, held in
      (body: body, held: held.sorted { Self.rank($0.grant.role) < Self.rank($1.grant.role) })
    }
    return Assignments(
      bodies: bodies, hats: Dictionary(grouping: seen, by: \.person).mapValues(\.count),
      vacant: scope.isEmpty ? [] : try vacant(all, on: day), register: register, day: day)
  }

  private static func rank(_ role: Role) -> Int { Role.allCases.firstIndex(of: role) ?? 0 }

  /// Bodies that owe something from a day on, at which, or at the office that receives for them, nobody holds a role in which it is sent.
  private func vacant(_ grants: [Grant], on day: CivilDate) throws -> [OrganisationID] {
    try board(from: day, to: day + 45) { library, board, reader in
      let register = library.register
      var covered = BodySet(capacity: register.organisations.count)
      for grant in grants where grant.role.sends {
        covered.formUnion(register.bodies(atOrBelow: grant.organisation, in: Grant.inside, on: day))
      }
      func isCovered(_ id: OrganisationID) -> Bool { register.position(of: id).map(covered.contains) ?? false }
      return board.rows(by: .organisation, from: day, to: day + 45, on: today, known: today, for: reader)
        .compactMap { row -> OrganisationID? in
          guard case .organisation(let id) = row.key, register.exists(id, on: day) else { return nil }
          let answering = [id, register.body(of: id, on: day)] + register.receivers(of: id, on: day)
          return answering.contains(where: isCovered) ? nil : id
        }
    }
  }
}
