import CivilTime
import Regulations

/// Which rules owe nothing of their own because another carries them: *thực hiện qua*, *cùng một việc với*, and the second of two
/// alternatives (*[a] … hoặc [b]*: one duty, which either act discharges).
public struct Carriers: Sendable {
  /// A rule and one that carries it, or the other way round, on the days on which an application says so.
  private struct Link {
    let rule: String
    let application: Application?

    func holds(on day: CivilDate?) -> Bool {
      guard let day, let application else { return true }
      return application.holds(on: day)
    }
  }

  /// Rule → the rules that carry it.
  private let upward: [String: [Link]]
  /// Rule → the rules it carries, one step down.
  private let downward: [String: [Link]]

  /// The links of some regulations.
  public init(_ regulations: [Regulation]) {
    var addresses: Set<String> = []
    var byClause: [String: [String]] = [:]
    var byHeading: [String: [String]] = [:]
    for rule in regulations.flatMap(\.rules) {
      addresses.insert(rule.address)
      byClause[rule.clause, default: []].append(rule.address)
      for heading in rule.clause.pathsAbove { byHeading[heading, default: []].append(rule.address) }
    }
    var upward: [String: [Link]] = [:]
    for regulation in regulations {
      for rule in regulation.rules {
        for case .or(let label) in rule.duty?.links ?? [] {
          let other = rule.address(ofLabel: label)
          if other != rule.address { upward[other, default: []].append(Link(rule: rule.address, application: nil)) }
        }
        for (word, application) in rule.carryingLinksByApplication {
          let full = regulation.address(word.text)
          let targets =
            addresses.contains(full)
            ? [full] : byClause[full] ?? (byHeading[full] ?? []).sorted()
          upward[rule.address, default: []] += targets.filter { $0 != rule.address }.map {
            Link(rule: $0, application: application)
          }
        }
      }
    }
    var downward: [String: [Link]] = [:]
    for carried in upward.keys.sorted() {
      for link in upward[carried] ?? [] {
        downward[link.rule, default: []].append(Link(rule: carried, application: link.application))
      }
    }
    self.upward = upward
    self.downward = downward
  }

  /// True where the rule owes nothing of its own on a day.
  public func isCarried(_ rule: String, on day: CivilDate) -> Bool {
    upward[rule]?.contains { $0.holds(on: day) } ?? false
  }

  /// The rules that carry a rule on a day, or on some day.
  public func targets(of rule: String, on day: CivilDate?) -> [String] {
    (upward[rule] ?? []).filter { $0.holds(on: day) }.map(\.rule)
  }

  /// The rules that a rule carries on some day, all the way down, by address.
  func carriedOnAnyDay(by rule: String) -> [String] { all(from: rule, downward) }

  /// The rules that carry a rule on some day, all the way up, by address.
  func carriersOnAnyDay(of rule: String) -> [String] { all(from: rule, upward) }

  private func all(from rule: String, _ links: [String: [Link]]) -> [String] {
    var seen: Set<String> = [rule]
    var stack = [rule]
    while let next = stack.popLast() {
      for link in links[next] ?? [] where seen.insert(link.rule).inserted { stack.append(link.rule) }
    }
    return seen.filter { $0 != rule }.sorted()
  }

  /// The rules that an obligation of a rule carries on a day, all the way down, by address.
  public func carried(by rule: String, on day: CivilDate) -> [String] {
    guard downward[rule] != nil else { return [] }
    // A cycle, which the checker reports, ends where it began.
    var seen: Set<String> = [rule]
    var stack = [rule]
    while let next = stack.popLast() {
      for link in downward[next] ?? [] where link.holds(on: day) && seen.insert(link.rule).inserted {
        stack.append(link.rule)
      }
    }
    return seen.filter { $0 != rule }.sorted()
  }
}
