import CivilTime
import Diagnostics

/// Gives every party, clause, rule and application of a file its identity, and reports what is unknown or doubled.
public struct Resolver {
  private let file: RegulationFile
  private var findings = FindingList()
  private var partyIndex: [String: Int] = [:]
  private var parties: [Party] = []

  /// The regulation of a file, or nil where its header does not even say what it is.
  public static func resolve(_ file: RegulationFile) -> (regulation: Regulation?, findings: [Diagnostic]) {
    var resolver = Resolver(file)
    let regulation = resolver.resolve()
    return (regulation, resolver.findings.all)
  }

  private init(_ file: RegulationFile) {
    self.file = file
  }

  private var source: SourceText { file.source }

  private mutating func report(
    _ code: String, _ place: SourceRange, _ message: Words, _ notes: [Words] = []
  ) {
    findings.append(Diagnostic(.error, code, in: source, at: place, message, notes: notes))
  }

  private mutating func resolve() -> Regulation? {
    var header = Header(file)
    header.read()
    findings += header.findings.all
    guard let id = header.id else { return nil }
    resolveParties()

    var outline = ClauseOutline(id: id, source: source)
    var drafts: [(syntax: RuleSyntax, clause: ClauseOutline.Spot)] = []
    var applications: [Application] = []
    var examples: [(syntax: ExampleSyntax, clause: ClauseOutline.Spot)] = []
    for block in file.blocks {
      switch block {
      case .heading(let heading): outline.enter(heading)
      case .prose(let place): outline.account(place.range)
      case .parties: break
      case .fence(let fence):
        switch fence.content {
        case .rules(let items):
          outline.markFence()
          for case .content(let rule) in items { drafts.append((rule, outline.spot)) }
        case .application(let application):
          applications += flatten(application, outline.spot, from: applications.count)
        case .examples(let items):
          for case .content(let example) in items { examples.append((example, outline.spot)) }
        case .other: outline.markFence()
        }
      }
    }
    findings += outline.finish()
    let effect = effect(header, applications)
    let rules = resolveRules(drafts, applications, effect.day)
    return Regulation(
      id: id, title: header.title ?? id, kind: header.kind ?? .regulation, number: header.number,
      bases: header.bases,
      version: header.version ?? "1", inForceFrom: effect.day, inForceGround: effect.ground,
      inForceTo: header.inForceTo,
      calendarScope: header.scope, language: file.language, parties: parties, clauses: outline.clauses, rules: rules,
      applications: applications, examples: resolveExamples(examples, rules), source: source)
  }

  // MARK: Parties

  private mutating func resolveParties() {
    for case .parties(let items) in file.blocks {
      for case .party(let party) in items {
        let key = VietnameseText.key(party.name.text)
        if let first = partyIndex[key] {
          let line = source.position(at: parties[first].place.lower).line
          report(
            "doubled-party", party.name.place.range,
            Words(
              vi: "bên \"\(party.name.text)\" đã khai ở dòng \(line)",
              en: "the party \"\(party.name.text)\" stands already on line \(line)"))
          continue
        }
        partyIndex[key] = parties.count
        parties.append(
          Party(
            name: party.name.text, longName: party.longName ?? party.name.text, selector: party.selector,
            place: party.place.range))
      }
    }
    var circles = Circles(
      parties.map { references(of: $0.selector).compactMap { partyIndex[VietnameseText.key($0.text)] } })
    for (index, party) in parties.enumerated() {
      for other in references(of: party.selector) { check(other, from: party.name, index, &circles) }
    }
  }

  private mutating func check(_ other: Word, from name: String, _ index: Int, _ circles: inout Circles) {
    guard let target = partyIndex[VietnameseText.key(other.text)] else {
      report(
        "unknown-party", other.place.range,
        Words(
          vi: "không có bên nào tên \"\(other.text)\" trong mục \"Các bên\"",
          en: "no party called \"\(other.text)\" stands in the section \"Parties\""), nearestParty(other.text))
      return
    }
    guard circles.leads(from: target, to: index) else { return }
    report(
      "party-cycle", other.place.range,
      Words(
        vi: "bên \"\(name)\" được khai bằng chính nó, qua \"\(other.text)\"",
        en: "the party \"\(name)\" is declared by itself, through \"\(other.text)\""))
  }

  private func references(of selector: PartySelector?) -> [Word] {
    switch selector {
    case .unit(let other): [other]
    case .parties(let others): others
    case .union(let selectors): selectors.flatMap { references(of: $0) }
    case .bodies, .posts, .ids, nil: []
    }
  }

  private func nearestParty(_ name: String) -> [Words] {
    findings.isFull("unknown-party")
      ? []
      : NearestName.nearest(to: name, among: parties.map(\.name)).map {
        [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")]
      } ?? []
  }

  /// The party of a name; an unknown one has been reported by the parser.
  private func party(_ name: Word) -> Int? { partyIndex[VietnameseText.key(name.text)] }

  // MARK: Applications

  private func flatten(_ syntax: ApplicationSyntax, _ spot: ClauseOutline.Spot, from count: Int) -> [Application] {
    var out: [Application] = []
    var remark: [String] = []
    for line in syntax.lines {
      switch line {
      case .prose(let text): remark.append(text.strippedProse)
      case .content(let line):
        for item in line.items {
          out.append(
            Application(
              index: count + out.count, ground: syntax.ground, from: syntax.from, to: syntax.to, heading: spot.address,
              scope: line.scope, item: item.item, remark: remark.joined(separator: " "), place: item.place))
        }
      }
    }
    if syntax.ground == .acceptedNotStated, out.isEmpty {
      out.append(
        Application(
          index: count, ground: syntax.ground, from: syntax.from, to: syntax.to, heading: spot.address, scope: .all,
          item: .notStated(OpenMatter.allCases), remark: remark.joined(separator: " "), place: syntax.place))
    }
    return out
  }

  /// True where an application of the rule's clause, or of a heading above it, reaches the rule at all; the series it is narrowed to
  /// is asked later.
  private static func reaches(
    _ application: Application, clause: String, label: String?, _ duty: DutySyntax?
  ) -> Bool {
    switch application.scope {
    case .all, .series: return true
    case .labels(let labels, _):
      return clause == application.heading && labels.contains { $0.text.strippedBrackets == label }
    case .reports: return duty?.act.kernel == .report
    }
  }

  /// Of one heading the strongest first: a series of labels over labels over series over all, then the later first day, then the later line.
  private static func isStronger(_ a: Application, _ b: Application) -> Bool {
    let keyA = (a.scope.weight, a.from?.dayNumber ?? .min, a.index)
    let keyB = (b.scope.weight, b.from?.dayNumber ?? .min, b.index)
    return keyA > keyB
  }

  private mutating func effect(_ header: Header, _ applications: [Application]) -> (
    day: CivilDate?, ground: Application?
  ) {
    let effects = applications.filter { if case .inForceFrom = $0.item { true } else { false } }
    let settled = effects.last { $0.heading.isEmpty }
    if let day = header.inForceFrom {
      for settled in effects {
        report(
          "application-against-text", settled.place.range,
          Words(
            vi: "phần đầu đã ghi ngày có hiệu lực; cách áp dụng không thay được điều văn bản đã ghi",
            en: "the header states the day of effect; an application cannot change what the text states"))
      }
      return (day, nil)
    }
    if case .inForceFrom(let day) = settled?.item { return (day, settled) }
    return (nil, nil)
  }

  // MARK: Rules

  private mutating func resolveRules(
    _ drafts: [(syntax: RuleSyntax, clause: ClauseOutline.Spot)], _ applications: [Application], _ firstDay: CivilDate?
  ) -> [Rule] {
    var counts: [String: Int] = [:]
    for draft in drafts { counts[draft.clause.address, default: 0] += 1 }
    // A nearer heading is a longer one: those of each heading are sorted once, and the headings follow each other.
    let byHeading = Dictionary(grouping: applications, by: \.heading).mapValues { $0.sorted(by: Self.isStronger) }
    var seen: [String: SourceRange] = [:]
    var rules: [Rule] = []
    for (syntax, spot) in drafts {
      let label = syntax.label?.text.strippedBrackets
      if spot.address.isEmpty {
        report(
          "rule-without-clause", syntax.place.range,
          Words(
            vi: "câu này không đứng dưới điều khoản nào có địa chỉ",
            en: "this sentence stands under no heading with an address"),
          [Words(vi: "thêm {#dieu-1} vào cuối tiêu đề", en: "add {#dieu-1} to the end of the heading")])
        continue
      }
      if label == nil, counts[spot.address, default: 0] > 1 {
        report(
          "missing-label", syntax.place.range,
          Words(
            vi: "điều khoản này có nhiều câu, mỗi câu cần một nhãn như [a]",
            en: "this clause has several sentences, each needs a label such as [a]"))
      }
      let address = label.map { "\(spot.address)/\($0)" } ?? spot.address
      if let first = seen[address] {
        let line = source.position(at: first.lower).line
        report(
          "doubled-rule", syntax.label?.place.range ?? syntax.place.range,
          Words(
            vi: "địa chỉ \(address) đã có ở dòng \(line)", en: "the address \(address) stands already on line \(line)"))
        continue
      }
      seen[address] = syntax.place.range
      var duty: Duty?
      if case .duty(let dutySyntax) = syntax.body { duty = resolveDuty(dutySyntax) }
      let dutySyntax = duty?.syntax
      let reaching = Self.headings(above: spot.address).reversed().flatMap { byHeading[$0] ?? [] }
        .filter { Self.reaches($0, clause: spot.address, label: label, dutySyntax) }
      rules.append(
        Rule(
          address: address, clause: spot.address, label: label, syntax: syntax, duty: duty, applications: reaching,
          inForceFrom: reaching.lazy.compactMap { if case .inForceFrom(let day) = $0.item { day } else { nil } }.first
            ?? firstDay))
    }
    checkLabels(applications, rules)
    return rules
  }

  /// The addresses whose applications may reach a clause: the whole file, the headings above it and its own.
  private static func headings(above clause: String) -> [String] {
    [""] + clause.pathsAbove + [clause]
  }

  private mutating func resolveDuty(_ syntax: DutySyntax) -> Duty? {
    func bearers(_ list: [BearerSyntax]) -> [Duty.Bearer] {
      list.compactMap { bearer in
        party(bearer.name).map { .init(party: $0, isEach: bearer.isEach, isSecretary: bearer.isSecretary) }
      }
    }
    func recipients(_ list: [RecipientSyntax], _ all: LevelRelation?) -> [Duty.Recipient] {
      list.compactMap { recipient in
        party(recipient.name).map {
          .init(party: $0, through: recipient.through.flatMap { party($0) }, relation: recipient.relation ?? all)
        }
      }
    }
    var to: [Duty.Recipient] = []
    var copies: [Duty.Recipient] = []
    var bothWays = false
    for part in syntax.parts {
      switch part {
      case .to(_, let list, let allSameLevel): to += recipients(list, allSameLevel ? .sameLevel : nil)
      case .copying(let list): copies += recipients(list, nil)
      case .bothWays: bothWays = true
      default: break
      }
    }
    let resolved = bearers(syntax.bearers)
    guard resolved.count == syntax.bearers.count else { return nil }
    return Duty(
      syntax: syntax, bearers: resolved, partners: bearers(syntax.partners), recipients: to, copies: copies,
      isBothWays: bothWays)
  }

  /// Labels that an application names but its clause does not have.
  private mutating func checkLabels(_ applications: [Application], _ rules: [Rule]) {
    let labelsOf = Dictionary(grouping: rules, by: \.clause).mapValues { $0.compactMap(\.label) }
    // The items of one line share its labels.
    var told: Set<Int> = []
    for application in applications {
      guard case .labels(let labels, _) = application.scope else { continue }
      let known = labelsOf[application.heading] ?? []
      for label in labels where !known.contains(label.text.strippedBrackets) {
        guard told.insert(label.place.range.lower).inserted else { continue }
        let list = known.map { "[\($0)]" }.joined(separator: ", ")
        report(
          "unknown-label", label.place.range,
          Words(
            vi: "điều khoản này không có câu nào mang nhãn \(label.text.bracketed)",
            en: "no sentence of this clause has the label \(label.text.bracketed)"),
          known.isEmpty ? [] : [Words(vi: "các nhãn: \(list)", en: "labels: \(list)")])
      }
    }
  }

  // MARK: Examples

  private mutating func resolveExamples(
    _ drafts: [(syntax: ExampleSyntax, clause: ClauseOutline.Spot)], _ rules: [Rule]
  ) -> [Example] {
    let byClause = Dictionary(grouping: rules, by: \.clause)
    return drafts.map { syntax, spot in
      let inClause = byClause[spot.address] ?? []
      var rule: Rule?
      if let label = syntax.label {
        rule = inClause.first { $0.label == label.text.strippedBrackets }
        if rule == nil {
          report(
            "unknown-label", label.place.range,
            Words(
              vi: "điều khoản này không có câu nào mang nhãn \(label.text.bracketed)",
              en: "no sentence of this clause has the label \(label.text.bracketed)"))
        }
      } else if inClause.count == 1 {
        rule = inClause.first
      } else {
        report(
          "example-without-rule", syntax.place.range,
          Words(
            vi: inClause.isEmpty
              ? "ví dụ này không đứng dưới điều khoản nào có câu" : "điều khoản này có nhiều câu: ví dụ cần nhãn",
            en: inClause.isEmpty
              ? "this example stands under no clause with a sentence"
              : "this clause has several sentences: the example needs a label"))
      }
      return Example(syntax: syntax, rule: rule?.address, party: party(syntax.bearer))
    }
  }
}

extension ApplicationSyntax.Scope {
  /// How narrow a scope is.
  fileprivate var weight: Int {
    switch self {
    case .labels(_, .some): 4
    case .labels(_, nil): 3
    case .reports: 2
    case .series: 1
    case .all: 0
    }
  }
}

extension String {
  /// A label without its brackets.
  var strippedBrackets: String { filter { $0 != "[" && $0 != "]" } }
  /// A label in its brackets.
  var bracketed: String { "[\(strippedBrackets)]" }
  /// A line of prose without the mark in front.
  var strippedProse: String { String(drop { $0 == ">" || $0 == " " }) }
}
