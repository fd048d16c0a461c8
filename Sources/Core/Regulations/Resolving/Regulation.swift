import CivilTime
import Diagnostics

/// A regulation that can be run: every party, clause and application has its identity. A frozen value behind a reference, for it is
/// handed around much and never changes.
public final class Regulation: Sendable {
  /// The `mã`: the first part of every address.
  public let id: String
  /// The title.
  public let title: String
  /// What kind of document it is.
  public let kind: Kind
  /// The number, where one is known.
  public let number: String?
  /// On what it rests, as its header says.
  public let bases: [String]
  /// The name of this version of the text.
  public let version: String
  /// The first day in force; nil where neither text nor application says.
  public let inForceFrom: CivilDate?
  /// The ground on which the first day rests when the text does not state it.
  public let inForceGround: Application?
  /// The last day in force; nil where none is stated.
  public let inForceTo: CivilDate?
  /// Whose working days its deadlines follow.
  public let calendarScope: CalendarScope
  /// The language of its keywords.
  public let language: Language
  /// Its parties, in the order declared.
  public let parties: [Party]
  /// Its clauses with an address, in the order of the text.
  public let clauses: [Clause]
  /// Its rules, in the order of the text.
  public let rules: [Rule]
  /// What its applications settle, in the order of the text.
  public let applications: [Application]
  /// Its examples.
  public let examples: [Example]
  /// The file it was read from.
  public let source: SourceText
  private let ruleIndex: [String: Int]
  private let clauseIndex: [String: Int]
  /// The addresses of the clauses and all addresses above them.
  let headings: Set<String>
  /// How the numbered parts of its outermost headings begin: `dieu-`.
  let stems: Set<Substring>

  init(
    id: String,
    title: String,
    kind: Kind,
    number: String?,
    bases: [String],
    version: String,
    inForceFrom: CivilDate?,
    inForceGround: Application?,
    inForceTo: CivilDate?,
    calendarScope: CalendarScope,
    language: Language,
    parties: [Party],
    clauses: [Clause],
    rules: [Rule],
    applications: [Application],
    examples: [Example],
    source: SourceText
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.number = number
    self.bases = bases
    self.version = version
    self.inForceFrom = inForceFrom
    self.inForceGround = inForceGround
    self.inForceTo = inForceTo
    self.calendarScope = calendarScope
    self.language = language
    self.parties = parties
    self.clauses = clauses
    self.rules = rules
    self.applications = applications
    self.examples = examples
    self.source = source
    ruleIndex = Dictionary(rules.indices.map { (rules[$0].address, $0) }, uniquingKeysWith: { first, _ in first })
    clauseIndex = Dictionary(clauses.indices.map { (clauses[$0].address, $0) }, uniquingKeysWith: { first, _ in first })
    let headings = Set(clauses.flatMap { $0.address.pathsAbove + [$0.address] })
    self.headings = headings
    stems = Set(headings.compactMap { $0.split(separator: "/").dropFirst().first.map(Self.stem) }).subtracting([""])
  }

  /// The kinds of document.
  public enum Kind: String, Sendable, CaseIterable {
    case coordinationRegulation, coordinationProgramme, regulation, law

    static let phrases: [(Kind, vi: String, en: String)] = [
      (.coordinationRegulation, "quy chế phối hợp", "coordination regulation"),
      (.coordinationProgramme, "chương trình phối hợp", "coordination programme"),
      (.regulation, "quy chế", "regulation"),
      (.law, "luật", "law"),
    ]
  }

  /// True where the header names another text as a basis: by its `mã` in front, or by its number.
  public func isBased(on parent: Regulation) -> Bool {
    bases.contains { basis in
      let words = basis.split { " ,;:()".contains($0) }
      return words.first.map(String.init) == parent.id || parent.number.map { words.contains(Substring($0)) } ?? false
    }
  }

  /// The rule at an address.
  public func rule(at address: String) -> Rule? { ruleIndex[address].map { rules[$0] } }

  /// The clause at an address.
  public func clause(at address: String) -> Clause? { clauseIndex[address].map { clauses[$0] } }
}

extension String {
  /// The addresses above an address, from the outermost: `III` and `III.2` stand above `III.2.1`, which replaces them.
  public var pathsAbove: [String] {
    utf8.indices.filter { utf8[$0] == UInt8(ascii: "/") || utf8[$0] == UInt8(ascii: ".") }.map { String(self[..<$0]) }
  }
}

extension Regulation {
  /// The same text as if all its periods were asked for here, whenever somebody began to follow it.
  public var followedThroughout: Regulation {
    let all = applications.filter { !$0.isFollowing }
    guard all.count < applications.count else { return self }
    return Regulation(
      id: id, title: title, kind: kind, number: number, bases: bases, version: version, inForceFrom: inForceFrom,
      inForceGround: inForceGround, inForceTo: inForceTo, calendarScope: calendarScope, language: language,
      parties: parties, clauses: clauses,
      rules: rules.map { rule in
        Rule(
          address: rule.address, clause: rule.clause, label: rule.label, syntax: rule.syntax, duty: rule.duty,
          applications: rule.applications.filter { !$0.isFollowing }, inForceFrom: rule.inForceFrom)
      }, applications: all, examples: examples, source: source)
  }
}

/// A party of a regulation. Its position in `Regulation.parties` is its identity there.
public struct Party: Sendable {
  /// The name used in sentences.
  public let name: String
  /// The name in full, or the short one again.
  public let longName: String
  /// Which bodies it is, in the words of the file.
  public let selector: PartySelector?
  /// Where it is declared.
  public let place: SourceRange
}

/// A heading with an address.
public struct Clause: Sendable {
  /// The address, with the regulation's id in front.
  public let address: String
  /// The words of the heading.
  public let heading: String
  /// The headings above it and its own, from the outermost.
  public let path: [String]
  /// The account of it in the file's own words.
  public let account: String
  /// Where the heading stands.
  public let place: SourceRange
}

/// A sentence with its identity.
public final class Rule: Sendable {
  /// The address: the clause's, and the label where there is one.
  public let address: String
  /// The address of the clause.
  public let clause: String
  /// The label.
  public let label: String?
  /// The sentence as written.
  public let syntax: RuleSyntax
  /// Its duty, where it is one.
  public let duty: Duty?
  /// The applications that reach it, the strongest first.
  public let applications: [Application]
  /// The first day it holds: the regulation's, or its clause's own; nil where nobody says.
  public let inForceFrom: CivilDate?
  /// Every way it recurs, by text or by one of its applications.
  public let seriesOptions: [SeriesOption]
  /// True where an event may start its duty; false for a sentence that defines a word or grants a power.
  public let isStartedByEvents: Bool
  /// True where it has a trigger, whether it owes something or not.
  public let hasTriggers: Bool
  /// True where its duty is owed once.
  public let isOwedOnce: Bool
  /// The applications that say from which day it is followed, the strongest first.
  private let following: [Application]

  /// The first day whose deadlines are asked for here, of periods of a series, with what says so; nil where all are.
  public func followed(_ series: Series?) -> (from: CivilDate, by: Application)? {
    guard let found = following.first(where: { $0.reaches(series) }), case .followedFrom(let day) = found.item else {
      return nil
    }
    return (day, found)
  }

  /// The address of the sentence of the same clause with a label, as a trigger or an alternative names it.
  public func address(ofLabel label: Word) -> String { "\(clause)/\(label.text.strippedBrackets)" }

  init(
    address: String,
    clause: String,
    label: String?,
    syntax: RuleSyntax,
    duty: Duty?,
    applications: [Application],
    inForceFrom: CivilDate?
  ) {
    self.address = address
    self.clause = clause
    self.label = label
    self.syntax = syntax
    self.duty = duty
    self.applications = applications
    self.inForceFrom = inForceFrom
    seriesOptions = duty.map { SeriesOption.all(of: $0, applications: applications) } ?? []
    isStartedByEvents = duty?.isStartedByEvents ?? false
    hasTriggers = duty.map { !$0.triggers.isEmpty } ?? false
    isOwedOnce = seriesOptions.contains { $0.occurrence == .once }
    following = applications.filter(\.isFollowing)
  }
}

/// A sentence's duty with its parties found.
public struct Duty: Sendable {
  /// A party of the regulation, by position.
  public typealias PartyIndex = Int

  /// Who owes.
  public struct Bearer: Hashable, Sendable {
    /// The party.
    public let party: PartyIndex
    /// True for one duty for each body of the party.
    public let isEach: Bool
    /// True where the secretary of the body owes.
    public let isSecretary: Bool
  }

  /// To whom.
  public struct Recipient: Hashable, Sendable {
    /// The party.
    public let party: PartyIndex
    /// Through whom.
    public let through: PartyIndex?
    /// Which of its bodies, seen from the bearer.
    public let relation: LevelRelation?

    /// A recipient of its parts.
    public init(party: PartyIndex, through: PartyIndex?, relation: LevelRelation?) {
      self.party = party
      self.through = through
      self.relation = relation
    }
  }

  /// As written.
  public let syntax: DutySyntax
  /// Who owes.
  public let bearers: [Bearer]
  /// Who takes part.
  public let partners: [Bearer]
  /// To whom.
  public let recipients: [Recipient]
  /// Who gets a copy.
  public let copies: [Recipient]
  /// True where each side owes the other.
  public let isBothWays: Bool

  /// The recurrences as written.
  public var recurrences: [RecurrenceSyntax] {
    syntax.parts.compactMap { if case .recurrence(let recurrence) = $0 { recurrence } else { nil } }
  }
  /// The triggers as written.
  public var triggers: [TriggerSyntax] {
    syntax.parts.compactMap { if case .trigger(let trigger) = $0 { trigger } else { nil } }
  }
  /// The deadlines as written.
  public var deadlines: [DeadlineSyntax] {
    syntax.parts.compactMap { if case .deadline(let deadline) = $0 { deadline } else { nil } }
  }
  /// The quantity as written.
  public var quantity: QuantitySyntax? {
    syntax.parts.lazy.compactMap { if case .quantity(let quantity) = $0 { quantity } else { nil } }.first
  }
  /// The links as written.
  public var links: [LinkSyntax] {
    syntax.parts.compactMap { if case .link(let link) = $0 { link } else { nil } }
  }
  /// The contents as written.
  public var contents: [ContentSyntax] {
    syntax.parts.compactMap { if case .content(let content) = $0 { content } else { nil } }
  }
  /// The conditions as written.
  public var conditions: [ConditionSyntax] {
    syntax.parts.compactMap { if case .condition(let condition) = $0 { condition } else { nil } }
  }
}

/// One thing an application settles, with its ground, reach and days.
public final class Application: Hashable, Sendable {
  /// The position among all of the regulation's: its identity there.
  public let index: Int
  /// On what it rests.
  public let ground: ApplicationSyntax.Ground
  /// The first and last day it holds.
  public let from: CivilDate?
  /// The last day it holds.
  public let to: CivilDate?
  /// The address of the heading it stands under; empty for the whole regulation.
  public let heading: String
  /// What it reaches there.
  public let scope: ApplicationSyntax.Scope
  /// What it settles.
  public let item: ApplicationSyntax.Item
  /// The prose that stands with it.
  public let remark: String
  /// Where it stands.
  public let place: Place

  init(
    index: Int,
    ground: ApplicationSyntax.Ground,
    from: CivilDate?,
    to: CivilDate?,
    heading: String,
    scope: ApplicationSyntax.Scope,
    item: ApplicationSyntax.Item,
    remark: String,
    place: Place
  ) {
    self.index = index
    self.ground = ground
    self.from = from
    self.to = to
    self.heading = heading
    self.scope = scope
    self.item = item
    self.remark = remark
    self.place = place
  }

  /// The same line of the same file.
  public static func == (a: Application, b: Application) -> Bool { a === b }

  /// By identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(index) }

  /// True where it says from which day a text is followed.
  var isFollowing: Bool { if case .followedFrom = item { true } else { false } }

  /// True where it holds on a day.
  public func holds(on day: CivilDate) -> Bool {
    (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
  }
}

/// An example with its rule.
public struct Example: Sendable {
  /// As written.
  public let syntax: ExampleSyntax
  /// The rule it is about; nil where it could not be found (which has been reported).
  public let rule: String?
  /// The party that owes.
  public let party: Duty.PartyIndex?
}
