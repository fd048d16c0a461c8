import CivilTime
import Diagnostics
import Facts
import Obligations
import Organisations
import Regulations

/// A sentence of a regulation as it stands on a day: what kind it is, whether it is alive, who owes it and by what it is settled.
public struct Sentence {
  /// What is said of somebody.
  public enum Kind: Hashable, Sendable {
    /// Owed period by period, once, or when something happens.
    case duty
    /// Owed always, with no day.
    case standing
    /// What somebody may do.
    case power
    /// What nobody may do or let happen.
    case prohibition
    case principle, definition, transition

    /// The words of a label.
    public var words: Words {
      switch self {
      case .duty: Words(vi: "việc phải làm", en: "duty")
      case .standing: Words(vi: "việc thường xuyên", en: "standing duty")
      case .power: Words(vi: "quyền", en: "power")
      case .prohibition: Words(vi: "điều không được làm", en: "prohibition")
      case .principle: Words(vi: "nguyên tắc", en: "principle")
      case .definition: Words(vi: "định nghĩa", en: "definition")
      case .transition: Words(vi: "chuyển tiếp", en: "transition")
      }
    }
  }

  /// Whether it asks anything of anybody.
  public enum Life: Hashable, Sendable {
    /// It holds.
    case alive
    /// It will hold from a day on.
    case notYet(CivilDate)
    /// It held until a day.
    case ended(CivilDate)
    /// Nobody says from which day it holds, so nothing is asked.
    case noDay
    /// It holds, but no body of the register is meant.
    case nobody
    /// It is done through other sentences, by their addresses.
    case through([String])
  }

  /// A party with the bodies it means on the day.
  public struct Who: Hashable, Sendable {
    /// As the regulation calls it.
    public let name: String
    /// True where its secretary owes in his own name.
    public let isSecretary: Bool
    /// How many bodies of the register it means.
    public let count: Int
  }

  /// The sentence.
  public let rule: Rule
  /// What it is.
  public let kind: Kind
  /// Whether it asks anything.
  public let life: Life
  /// Who owes it; none of what is no duty.
  public let who: [Who]
  private let names: [String]

  /// A sentence of a regulation on a day. Cost: one look at the register a party.
  public init(_ rule: Rule, in bound: BoundRegulation, of library: Library, on day: CivilDate) {
    let regulation = bound.regulation
    self.rule = rule
    names = regulation.parties.map(\.name)
    kind = Self.kind(rule)
    who = (rule.duty?.bearers ?? []).map { bearer in
      let bodies = bound.binding.selector(of: bearer.party, on: day).map {
        library.register.select($0, on: day).count
      }
      return Who(name: regulation.parties[bearer.party].name, isSecretary: bearer.isSecretary, count: bodies ?? 0)
    }
    let from = rule.inForceFrom ?? regulation.inForceFrom
    let carriers = rule.duty == nil ? [] : library.engine.carriers(of: rule.address, on: day)
    life =
      if let last = regulation.inForceTo, last < day {
        .ended(last)
      } else if let from {
        day < from
          ? .notYet(from)
          : !carriers.isEmpty
            ? .through(carriers) : !who.isEmpty && who.allSatisfy { $0.count == 0 } ? .nobody : .alive
      } else {
        .noDay
      }
  }

  private static func kind(_ rule: Rule) -> Kind {
    switch rule.syntax.body {
    case .principle: return .principle
    case .definition: return .definition
    case .transition: return .transition
    case .duty(let duty):
      switch duty.modality {
      case .may: return .power
      case .mustNot, .mustPrevent: return .prohibition
      case .must, .should:
        let options = rule.seriesOptions
        return !options.isEmpty && options.allSatisfy { $0.occurrence == .standing } ? .standing : .duty
      }
    }
  }

  /// The sentence in the controlled language.
  public func text(_ language: Language) -> String {
    SentencePrinter(language, names: names).sentence(rule.syntax).collapsingSpace
  }

  /// What some applications settle, each with the ground on which it rests, with the parties by their names.
  public static func settled(
    _ applications: [Application], _ names: [String], _ language: Language
  ) -> [(words: String, ground: String, application: Application)] {
    let printer = SentencePrinter(language, names: names)
    return applications.map { (printer.words($0), $0.ground.words[language], $0) }
  }
}
