import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations

/// What everything that a scope sees has to do with, one of these at least: found in texts and register, without a look at any obligation, so
/// that an index can be asked for it. What has to do with one of them need not be seen: that is still asked of the scope.
public struct ScopeBounds: Hashable, Sendable {
  /// The bodies of the scope, in the order of the register.
  public let bodies: [OrganisationID]
  /// The regulations that are seen as a whole, or so many of whose rules reach the scope that they stand for these.
  public let regulations: [String]
  /// The rules of others under which one of the bodies may be owed something, get a copy, pass it on, take part, or owe together with others.
  public let rules: [String]

  /// How many they are.
  public var count: Int { bodies.count + regulations.count + rules.count }
}

extension Scope {
  /// The bounds of what is seen under some texts. Days are left out of account: whoever a party meant on any day may be reached.
  ///
  /// Cost: one look at each rule, and at what the bodies of the scope ever were.
  public func bounds(in texts: [BoundRegulation]) -> ScopeBounds {
    var reach = Reach(of: self)
    var whole = regulations
    var rules: [String] = []
    // The versions of a text have one id and most rules in common.
    for (id, versions) in Dictionary(grouping: texts, by: \.regulation.id) where !regulations.contains(id) {
      var reached: Set<String> = []
      var others: Set<String> = []
      for bound in versions {
        for rule in bound.regulation.rules {
          guard let duty = rule.duty else { continue }
          if reach.holds(duty, of: rule, in: bound) {
            reached.insert(rule.address)
          } else {
            others.insert(rule.address)
          }
        }
      }
      if others.isSubset(of: reached), reached.count > 1 { whole.insert(id) } else { rules += reached }
    }
    return ScopeBounds(
      bodies: bodies.positions.map { register.organisations[$0].id }, regulations: whole.sorted(), rules: rules.sorted()
    )
  }
}

/// Whom selectors may mean of the bodies of a scope, on any day.
private struct Reach {
  /// The bodies and all that they ever followed: what bound those may bind these.
  private let bodies: BodySet
  private let register: Register
  /// Every kind that one of them ever had, as keys.
  private let kinds: Set<String>
  /// True where one of them was ever a unit inside a body.
  private let hasUnits: Bool
  private var keys: [String: String] = [:]

  init(of scope: Scope) {
    register = scope.register
    bodies = register.everFollowed(by: scope.bodies)
    var names: Set<String> = []
    var hasUnits = false
    for position in bodies.positions {
      let body = register.organisations[position]
      for kind in body.kinds { names.insert(kind.value) }
      hasUnits = hasUnits || body.parents.contains { $0.value.tree == .section }
    }
    kinds = Set(names.map(VietnameseText.key))
    self.hasUnits = hasUnits
  }

  /// Whether a duty may be about one of them otherwise than by being its one bearer.
  mutating func holds(_ duty: Duty, of rule: Rule, in bound: BoundRegulation) -> Bool {
    var parties = Set((duty.recipients + duty.copies).flatMap { [$0.party] + ($0.through.map { [$0] } ?? []) })
    var bearers = duty.partners
    if duty.syntax.isJoint || duty.isBothWays { bearers += duty.bearers }
    parties.formUnion(bearers.map(\.party))
    // The secretary of a body, which may not be of the party itself.
    if bearers.contains(where: \.isSecretary), mayBe(kind: "bí thư") { return true }
    for application in rule.applications {
      guard case .recipients(let names) = application.item else { continue }
      let named = Set(names.map(\.text))
      parties.formUnion(bound.regulation.parties.indices.filter { named.contains(bound.regulation.parties[$0].name) })
    }
    for party in parties { for selector in bound.binding.selectors(of: party) where mayMean(selector) { return true } }
    return false
  }

  private mutating func mayMean(_ selector: Selector) -> Bool {
    switch selector {
    case .kind(let kind, _, _), .post(let kind, _): return mayBe(kind: kind)
    case .id(let id): return register.position(of: id).map(bodies.contains) ?? false
    case .section: return hasUnits
    case .union(let selectors):
      for one in selectors where mayMean(one) { return true }
      return false
    case .under(let selector, _, _), .lasting(let selector): return mayMean(selector)
    }
  }

  private mutating func mayBe(kind: String) -> Bool {
    if kinds.isEmpty { return false }
    let key = keys[kind] ?? VietnameseText.key(kind)
    keys[kind] = key
    return kinds.contains(key)
  }
}
