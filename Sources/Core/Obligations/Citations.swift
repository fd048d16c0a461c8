import CivilTime
import Regulations

/// Where a rule takes its time from another: *căn cứ*. A regulation that says *by law* takes the law's limit, and both are cited.
public struct Citations: Sendable {
  /// A sentence with the version it stands in.
  public struct Cited: Sendable {
    /// The version.
    public let regulation: Regulation
    /// The sentence.
    public let rule: Rule
  }

  /// Address of a sentence or clause → its sentences, in every version.
  private var byAddress: [String: [Cited]] = [:]
  /// Id of a text → its versions, where it has several.
  private var versions: [String: [Regulation]] = [:]
  /// Address of a sentence → the sentences that cite it, by their address.
  private(set) var citing: [String: [String]] = [:]

  /// The citations of some regulations, in all their versions.
  public init(_ regulations: [Regulation]) {
    versions = Dictionary(grouping: regulations, by: \.id).filter { $0.value.count > 1 }
    var wanted: [String: [String]] = [:]
    for regulation in regulations {
      for rule in regulation.rules {
        for case .under(let word) in rule.duty?.links ?? [] {
          wanted[regulation.address(word.text), default: []].append(rule.address)
        }
      }
    }
    if wanted.isEmpty { return }
    for regulation in regulations {
      for rule in regulation.rules where rule.duty != nil {
        for address in Set([rule.address, rule.clause]) {
          guard let by = wanted[address] else { continue }
          byAddress[address, default: []].append(Cited(regulation: regulation, rule: rule))
          citing[rule.address, default: []] += by.filter { $0 != rule.address }
        }
      }
    }
  }

  /// The versions of a text that were in force before one of them.
  func versions(before regulation: Regulation) -> [Regulation] {
    guard let first = regulation.inForceFrom else { return [] }
    return (versions[regulation.id] ?? []).filter { $0.inForceFrom.map { $0 < first } ?? false }
  }

  /// The sentences that a rule cites, of the versions in force on a day; those of the same act first.
  public func cited(by rule: Rule, in regulation: Regulation, on day: CivilDate) -> [Cited] {
    var out: [Cited] = []
    for case .under(let word) in rule.duty?.links ?? [] {
      out += (byAddress[regulation.address(word.text)] ?? []).filter {
        $0.rule.address != rule.address && $0.rule.isInForce(on: day, $0.regulation)
      }
    }
    let act = rule.duty?.syntax.act
    return out.filter { $0.rule.duty?.syntax.act == act } + out.filter { $0.rule.duty?.syntax.act != act }
  }
}
