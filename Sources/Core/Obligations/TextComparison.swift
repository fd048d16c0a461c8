import CivilTime
import Diagnostics
import Regulations

/// What differs between the texts of two versions: sentences, what applications settle of them, and parties.
///
/// Sentences are compared as they are printed, so that layout, spelling and the language of a file make no difference; what a file
/// tells in its own words (accounts, remarks, examples) makes none either.
public struct TextComparison: Sendable {
  /// A sentence that differs.
  public struct Sentence: Sendable {
    /// The address of the rule.
    public let address: String
    /// The clause in the version that has it, the new one first.
    public let clause: Clause?
    /// The sentence in the old version; nil where it has none.
    public let old: String?
    /// The sentence in the new version; nil where it has none.
    public let new: String?
    /// What applications settle of it in the old version, where that differs.
    public let oldApplications: [String]
    /// What applications settle of it in the new version, where that differs.
    public let newApplications: [String]
    /// Whether nothing differs but the day from which it is in force.
    public let isOnlyOfDay: Bool

    /// What became of it.
    public var change: Change {
      if old == nil { return .added }
      if new == nil { return .removed }
      return old == new ? .appliedOtherwise : .changed
    }
  }

  /// What became of a sentence or party.
  public enum Change: String, Sendable, CaseIterable {
    case added, removed, changed
    /// The sentence is the same, what applications settle of it is not.
    case appliedOtherwise
  }

  /// A party that differs.
  public struct Party: Sendable {
    /// The regulation.
    public let regulation: String
    /// The name used in sentences.
    public let name: String
    /// The line of the old version; nil where it has none.
    public let old: String?
    /// The line of the new version; nil where it has none.
    public let new: String?
  }

  /// The sentences that differ: those of the new version in its order, then those removed in the order of the old.
  public private(set) var sentences: [Sentence] = []
  /// The parties that differ.
  public private(set) var parties: [Party] = []

  /// Compares versions of some regulations, matched by their ids, in the words of a language.
  public init(old: [Regulation], new: [Regulation], _ language: Language) {
    let before = Self.printed(old, language)
    let after = Self.printed(new, language)
    for address in after.order + before.order.filter({ after.rules[$0] == nil }) {
      let (left, right) = (before.rules[address], after.rules[address])
      if left?.sentence == right?.sentence, left?.applications == right?.applications { continue }
      let isApplied = left?.applications != right?.applications
      sentences.append(
        Sentence(
          address: address, clause: right?.clause ?? left?.clause, old: left?.sentence, new: right?.sentence,
          oldApplications: isApplied ? left?.applications ?? [] : [],
          newApplications: isApplied ? right?.applications ?? [] : [],
          isOnlyOfDay: left?.sentence == right?.sentence && left?.undated == right?.undated))
    }
    compareParties(old, new)
  }

  private struct Printed {
    let clause: Clause?
    let sentence: String
    let applications: [String]
    /// Those that say more than from when it is in force.
    let undated: [String]
  }

  private static func printed(_ regulations: [Regulation], _ language: Language) -> (
    order: [String], rules: [String: Printed]
  ) {
    var order: [String] = []
    var rules: [String: Printed] = [:]
    for regulation in regulations {
      let printer = SentencePrinter(language, names: regulation.parties.map(\.name))
      for rule in regulation.rules where rules[rule.address] == nil {
        order.append(rule.address)
        rules[rule.address] = Printed(
          clause: regulation.clause(at: rule.clause),
          sentence: printer.sentence(rule.syntax).split(whereSeparator: \.isWhitespace).joined(separator: " "),
          applications: rule.applications.map { words($0, printer) },
          undated: rule.applications.filter { !$0.isOfEffect }.map { words($0, printer) })
      }
    }
    return (order, rules)
  }

  /// What it settles and from when until when; the ground is no difference.
  private static func words(_ application: Application, _ printer: SentencePrinter) -> String {
    var text = printer.words(application.item)
    let vi = printer.language == .vi
    if let from = application.from { text += vi ? "; từ \(from.inRuleText)" : "; from \(from.vietnamese)" }
    if let to = application.to { text += vi ? "; đến \(to.inRuleText)" : "; to \(to.vietnamese)" }
    return text
  }

  private mutating func compareParties(_ old: [Regulation], _ new: [Regulation]) {
    for right in new {
      let left = old.first { $0.id == right.id }
      for party in right.parties {
        let before = left?.parties.first { VietnameseText.key($0.name) == VietnameseText.key(party.name) }
        if left == nil || before.map({ $0.selector == party.selector }) ?? false { continue }
        parties.append(
          Party(
            regulation: right.id, name: party.name, old: left.flatMap { Self.line(before, $0) },
            new: Self.line(party, right)))
      }
    }
    for left in old {
      guard let right = new.first(where: { $0.id == left.id }) else { continue }
      for party in left.parties
      where !right.parties.contains(where: { VietnameseText.key($0.name) == VietnameseText.key(party.name) }) {
        parties.append(Party(regulation: left.id, name: party.name, old: Self.line(party, left), new: nil))
      }
    }
  }

  private static func line(_ party: Regulations.Party?, _ regulation: Regulation) -> String? {
    party.map { regulation.source.text($0.place).split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }
}

extension Application {
  /// Whether it says from when something is in force.
  fileprivate var isOfEffect: Bool { if case .inForceFrom = item { true } else { false } }
}
