import CivilTime
import Diagnostics
import Entries
import Facts
import Obligations
import Organisations
import Regulations

/// What activating a draft would write, and what is wrong with it or still open. Nothing of it holds yet.
public struct ActivationPlan: Sendable {
  /// What was entered.
  public let draft: ActivationDraft
  /// The text alone; nil where it cannot be read.
  public let text: Regulation?
  /// What is settled beside the text, one a clause.
  public let policies: [EntryBody.Policy]
  /// The text with that beside it, with its parties found in the register; nil where it cannot be read.
  public let bound: BoundRegulation?
  /// What is wrong, with the sources in which it stands.
  public let errors: Findings
  /// What is odd without stopping anything.
  public let warnings: Findings
  /// What is still open, and must be settled or accepted.
  public let open: Findings
  /// The forms that are named, in the order of the text.
  public let forms: [FormNeed]
  /// The regulations that the text cites and the store does not have.
  public let missingTexts: [String]
  /// What computes what is owed.
  public let engine: ObligationEngine?
  /// The bodies.
  public let register: Register
  /// On what it rests, in words.
  public let ground: String
  /// Whether all of the ground is there, or nothing rests on any.
  public let hasGround: Bool
  /// Since when what is settled holds.
  public let from: CivilDate

  /// A form that a sentence names.
  public struct FormNeed: Hashable, Sendable {
    /// Its id.
    public let id: String
    /// Its title; nil where the form is not there, or cannot be read.
    public let title: String?
    /// The sentences that name it.
    public let rules: [String]
    /// What becomes of it.
    public let coming: Coming

    /// Where a form comes from.
    public enum Coming: Hashable, Sendable {
      /// The store has it.
      case there
      /// It is brought along.
      case brought
      /// It stays away: reports are sent as documents.
      case leftOut
      /// Nobody said yet.
      case missing
    }
  }

  /// Whether it can be written.
  public var isReady: Bool { errors.findings.isEmpty && open.findings.isEmpty && hasGround && bound != nil }

  /// What is open of the due days, of the members, and so on, by the beginnings of their codes.
  public func open(_ code: String) -> [Diagnostic] { open.findings.filter { $0.code == code } }
}

extension ActivationPlan {
  /// The name of the party that means one body and no other; nil where none does.
  public func party(meaning body: OrganisationID, on day: CivilDate) -> String? {
    guard let bound else { return nil }
    return bound.regulation.parties.indices.first { number in
      bound.binding.selector(of: number, on: day).map { register.select($0, on: day) == [body] } ?? false
    }.map { bound.regulation.parties[$0].name }
  }
}

extension ActivationDraft {
  /// Makes a party mean some bodies of the register, by their ids, in its line of the text.
  public mutating func choose(_ bodies: [OrganisationID], for party: Party, in text: Regulation) {
    let ids = bodies.map { "\"\($0.text)\"" }.joined(separator: ", ")
    let long = party.longName == party.name ? "" : " \(party.longName)"
    let line = "- \(party.name):\(long) = \(text.language == .vi ? "mã" : "id") \(ids)"
    var bytes = Array(self.text.utf8)
    bytes.replaceSubrange(party.place.lower..<party.place.upper, with: line.utf8)
    self.text = String(decoding: bytes, as: UTF8.self)
  }
}

extension ActivationPlan {
  /// The examples of the text that come out otherwise, by their place among all of them.
  public var failedExamples: [Int] {
    guard let bound, let text, text.examples.count == bound.regulation.examples.count else { return [] }
    let failed = Set(errors.findings.filter { $0.code == "example-differs" }.map(\.start))
    return bound.regulation.examples.indices.filter { number in
      let place = bound.regulation.examples[number].syntax.place.range.lower
      return failed.contains(bound.regulation.source.position(at: place))
    }
  }
}

extension ActivationDraft {
  /// Takes the examples out of the text that come out otherwise.
  public mutating func dropExamples(failedIn plan: ActivationPlan) {
    drop(plan.failedExamples, of: plan.text?.examples ?? [])
  }

  /// Takes some examples out of the text, by their places among all of them.
  mutating func drop(_ numbers: [Int], of examples: [Example]) {
    var bytes = Array(text.utf8)
    // From behind, so that places stay.
    for number in numbers.reversed() where examples.indices.contains(number) {
      let range = examples[number].syntax.place.range
      bytes.removeSubrange(range.lower..<range.upper)
    }
    text = Self.withoutEmptyExamples(String(decoding: bytes, as: UTF8.self))
  }

  /// The text without blocks of examples in which nothing stands, and without lines that were emptied in others.
  private static func withoutEmptyExamples(_ text: String) -> String {
    var out: [Substring] = []
    var block: [Substring]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```vidu") || line.hasPrefix("```example") {
        block = [line]
      } else if let lines = block {
        let isBlank = line.utf8.allSatisfy { $0 == 0x20 }
        if line.hasPrefix("```") {
          if lines.count > 1 { out += lines + [line] }
          block = nil
        } else if !isBlank {
          block = lines + [line]
        }
      } else {
        out.append(line)
      }
    }
    return (out + (block ?? [])).joined(separator: "\n")
  }
}

extension ActivationPlan {
  /// Whether a day that was agreed on is the one that holds. What the file itself settles from a later day is stronger.
  public func hasEffect(_ key: ActivationDraft.DayKey, on today: CivilDate) -> Bool {
    guard let regulation = bound?.regulation, let agreed = draft.days[key] else { return false }
    let there = regulation.unstatedDays(on: max(today, from)).first {
      $0.rule.address == key.rule && $0.series == key.series
    }
    guard let words = agreed.due(regulation.language) else { return there?.settledBy == nil }
    guard let item = there?.settledBy?.item else { return false }
    let printer = SentencePrinter(regulation.language, names: regulation.parties.map(\.name))
    return VietnameseText.key(printer.words(item)) == VietnameseText.key(words)
  }
}
