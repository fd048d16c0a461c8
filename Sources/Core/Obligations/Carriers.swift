import CivilTime
import Diagnostics
import Regulations

/// Which rules owe nothing of their own because another carries them: *thực hiện qua*, *cùng một việc với*.
public struct Carriers: Sendable {
  /// Rule → the rules that carry it.
  private let upward: [String: [String]]
  /// Rule → the rules it carries, all the way down.
  private let downward: [String: [String]]

  /// The links of some regulations.
  public init(_ regulations: [Regulation]) {
    var addresses: Set<String> = []
    var byClause: [String: [String]] = [:]
    for rule in regulations.flatMap(\.rules) {
      addresses.insert(rule.address)
      byClause[rule.clause, default: []].append(rule.address)
    }
    var upward: [String: [String]] = [:]
    for regulation in regulations {
      for rule in regulation.rules {
        let targets = rule.carryingLinks.flatMap { word -> [String] in
          let full = regulation.address(word.text)
          return addresses.contains(full) ? [full] : byClause[full] ?? byClause.filter { $0.key.hasPrefix(full + "/") }.flatMap(\.value).sorted()
        }
        if !targets.isEmpty { upward[rule.address] = targets.filter { $0 != rule.address } }
      }
    }
    var downward: [String: [String]] = [:]
    for carried in upward.keys.sorted() {
      // A chain ends at a rule that nothing carries; a cycle, which the checker reports, ends where it began.
      var seen: Set<String> = [carried]
      var stack = upward[carried] ?? []
      while let next = stack.popLast() {
        guard seen.insert(next).inserted else { continue }
        downward[next, default: []].append(carried)
        stack += upward[next] ?? []
      }
    }
    self.upward = upward
    self.downward = downward
  }

  /// True where the rule owes nothing of its own.
  public func isCarried(_ rule: String) -> Bool { upward[rule] != nil }

  /// The rules that carry a rule.
  public func targets(of rule: String) -> [String] { upward[rule] ?? [] }

  /// The rules that an obligation of a rule carries.
  public func carried(by rule: String) -> [String] { downward[rule] ?? [] }
}
