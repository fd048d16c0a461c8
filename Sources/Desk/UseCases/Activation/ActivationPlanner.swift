import CivilTime
import Diagnostics
import Entries
import Facts
import Obligations
import Organisations
import Regulations

/// Looks at what activating a draft would do.
struct ActivationPlanner {
  let draft: ActivationDraft
  let others: [BoundRegulation]
  let register: Register
  let calendar: WorkCalendar
  /// The forms of the store, by their ids.
  let forms: [String: String]
  let today: CivilDate

  init(
    _ draft: ActivationDraft, others: (regulations: [BoundRegulation], register: Register, calendar: WorkCalendar),
    forms: [String: String], today: CivilDate
  ) {
    self.draft = draft
    let id = draft.id
    self.others = others.regulations.filter { $0.regulation.id != id }
    (register, calendar, self.forms, self.today) = (others.register, others.calendar, forms, today)
  }

  func plan() -> ActivationPlan {
    let source = draft.source
    let (text, found) = Self.read(source)
    let errors = found.filter { $0.severity == .error }
    guard let text, errors.isEmpty else { return unread(text, errors, source) }
    let policies = ActivationPolicies(draft: draft, regulation: text, today: today)
    let all = policies.all()
    let whole = PolicyText.put(all, into: source)
    let (regulation, foundWhole) = Self.read(whole)
    guard let regulation, !foundWhole.contains(where: { $0.severity == .error }) else {
      return unread(text, foundWhole.filter { $0.severity == .error }, whole, all)
    }
    let needs = formNeeds(regulation)
    let names = Set(forms.keys).union(draft.forms.keys).union(needs.map(\.id))
    let checker = Checker(others.map(\.regulation) + [regulation], forms: names)
    let (binding, notBound) = PartyBinding.bind(regulation, to: register)
    let bound = BoundRegulation(regulation: regulation, binding: binding)
    var findings = checker.check().filter { $0.file == whole.name } + notBound
    findings += checker.check(regulation, binding, register)
    let engine = ObligationEngine(regulations: others + [bound], register: register, calendar: calendar)
    findings += ExampleRunner(bound, engine: engine).run()
    var sources = [whole.name: whole]
    for (id, text) in draft.forms.sorted(by: { $0.key < $1.key }) {
      let source = SourceText(name: "forms/\(id).md", text: text)
      sources[source.name] = source
      findings += FormFile.read(source).findings
    }
    findings += needs.filter { $0.coming == .missing }.map { Self.missing($0, regulation) }
    func only(_ isWanted: (Diagnostic) -> Bool) -> Findings {
      Findings(findings: findings.filter(isWanted).inReadingOrder(), sources: sources)
    }
    let open = only { $0.code.hasPrefix("open-") || $0.code == Self.missingForm }
    return ActivationPlan(
      draft: draft, text: text, policies: all, bound: bound, errors: only { $0.severity == .error },
      warnings: only { $0.severity == .warning }, open: open, forms: needs, missingTexts: missing(regulation),
      engine: engine, register: register, ground: policies.ground,
      hasGround: policies.hasGround || !all.contains { $0.text.contains(policies.ground) }, from: policies.from)
  }

  private static func read(_ source: SourceText) -> (regulation: Regulation?, findings: [Diagnostic]) {
    let (file, parsed) = RegulationParser.parse(source)
    let (regulation, resolved) = Resolver.resolve(file)
    return (regulation, parsed + resolved)
  }

  private func unread(
    _ text: Regulation?, _ errors: [Diagnostic], _ source: SourceText, _ policies: [EntryBody.Policy] = []
  ) -> ActivationPlan {
    ActivationPlan(
      draft: draft, text: text, policies: policies, bound: nil,
      errors: Findings(findings: errors.inReadingOrder(), sources: [source.name: source]),
      warnings: Findings(findings: [], sources: [:]), open: Findings(findings: [], sources: [:]), forms: [],
      missingTexts: [], engine: nil, register: register, ground: "", hasGround: false, from: today)
  }

  // MARK: Forms and texts beside it

  private func formNeeds(_ regulation: Regulation) -> [ActivationPlan.FormNeed] {
    var rules: [(id: String, rules: [String])] = []
    func add(_ id: String, _ rule: String) {
      guard let place = rules.firstIndex(where: { $0.id == id }) else { return rules.append((id, [rule])) }
      if !rules[place].rules.contains(rule) { rules[place].rules.append(rule) }
    }
    for rule in regulation.rules {
      for case .onForm(let form) in rule.duty?.contents ?? [] { add(form.text, rule.address) }
      for application in rule.applications {
        if case .onForm(let form) = application.item { add(form.text, rule.address) }
      }
    }
    return rules.map { need in
      let coming: ActivationPlan.FormNeed.Coming =
        forms[need.id] != nil
        ? .there
        : draft.forms[need.id] != nil ? .brought : draft.formsLeftOut.contains(need.id) ? .leftOut : .missing
      let title = (forms[need.id] ?? draft.forms[need.id]).flatMap {
        FormFile.read(SourceText(name: "forms/\(need.id).md", text: $0)).form?.title
      }
      return ActivationPlan.FormNeed(id: need.id, title: title, rules: need.rules, coming: coming)
    }
  }

  private static let missingForm = "missing-form"

  private static func missing(_ need: ActivationPlan.FormNeed, _ regulation: Regulation) -> Diagnostic {
    Diagnostic(
      .info, Self.missingForm, in: regulation.source,
      at: regulation.rule(at: need.rules[0])?.syntax.place.range ?? SourceRange(0, 3),
      Words(
        vi: "kho chưa có mẫu \"\(need.id)\" mà \(need.rules.joined(separator: ", ")) cần",
        en: "the store has no form \"\(need.id)\", which \(need.rules.joined(separator: ", ")) needs"),
      notes: [
        Words(
          vi: "đưa tệp mẫu vào, hoặc để lại: khi ấy báo cáo gửi bằng văn bản",
          en: "bring the form, or leave it out: then reports are sent as documents")
      ])
  }

  /// The texts to which links of a regulation lead that are not there.
  private func missing(_ regulation: Regulation) -> [String] {
    let there = Set(others.map(\.regulation.id) + [regulation.id])
    var out: Set<String> = []
    for link in regulation.rules.flatMap({ $0.duty?.links ?? [] }) {
      guard case .under(let word) = link, let slash = word.text.firstIndex(of: "/") else { continue }
      let id = String(word.text[..<slash])
      // What begins with a heading of the text itself leads to it.
      if regulation.clause(at: "\(regulation.id)/\(word.text)") == nil,
        regulation.rule(at: "\(regulation.id)/\(word.text)") == nil,
        !there.contains(id)
      {
        out.insert(id)
      }
    }
    return out.sorted()
  }
}
