import CivilTime
import Diagnostics
import Entries
import Regulations

/// Writes what was entered in an activation as sentences of the language.
struct ActivationPolicies {
  let draft: ActivationDraft
  /// The text alone.
  let regulation: Regulation
  /// A day for what is looked at before anybody gave one.
  let today: CivilDate

  /// What stands for a number or day that nobody gave yet.
  static let unknown = "…"

  /// Since when what is settled holds.
  var from: CivilDate { draft.from ?? draft.day ?? today }

  /// Whether all of the ground is there.
  var hasGround: Bool { draft.ground == .agreement || draft.number != nil && draft.day != nil }

  /// On what it rests, in the words of the language of the file, without *theo*.
  var ground: String {
    let language = regulation.language
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    switch draft.ground {
    case .agreement: return say("thống nhất của các bên", "agreement of the parties")
    case .letter:
      let by = draft.issuer.map { say(" của \($0)", " of \($0)") } ?? ""
      let number = draft.number ?? Self.unknown
      let day = draft.day?.inRuleText ?? Self.unknown
      return say("hướng dẫn\(by), số \(number), ngày \(day)", "guidance\(by), no. \(number), of \(day)")
    }
  }

  /// On what it rests from which day the text is followed: a letter is not needed for that alone.
  private var groundOfFollowing: String {
    if hasGround { return ground }
    return ApplicationSyntax.Ground.inferred(
      regulation.language == .vi ? "theo dõi trên hệ thống từ khi kích hoạt" : "followed here since it was activated"
    ).words[regulation.language]
  }

  /// One line of an application: for whom, and what it says, by what each settles.
  private struct Line {
    let reach: ApplicationSyntax.Scope
    var items: [(matter: String, words: String)] = []

    mutating func set(_ matter: String, _ words: String?) {
      items.removeAll { $0.matter == matter }
      if let words { items.append((matter, words)) }
    }

    /// Without what it says of due days, where it speaks of less than something else and is stronger.
    func withoutDay(below whole: ApplicationSyntax.Scope) -> Line {
      let isLess =
        switch (whole, reach) {
        case (.all, .all): false
        case (.all, _): true
        case (.labels(let all, nil), .labels(let some, .some)): Set(some.map(\.text)).isSubset(of: all.map(\.text))
        default: false
        }
      guard isLess else { return self }
      var line = self
      line.items.removeAll { $0.matter == "due" || $0.matter == "closing" }
      return line
    }
  }

  /// What is settled, one a clause, and what is accepted as open, one a clause; in the order of the text.
  func all() -> [EntryBody.Policy] {
    var settled: [String: [Line]] = [:]
    takeProposals(into: &settled)
    takeDays(into: &settled)
    for (name, parties) in draft.members.sorted(by: { $0.key < $1.key }) where !parties.isEmpty {
      let words = regulation.language == .vi ? "gồm" : "comprises"
      add("", .all, "members \(name)", "\"\(name)\" \(words) \(parties.joined(separator: ", "))", to: &settled)
    }
    for (rule, parties) in draft.recipients.sorted(by: { $0.key < $1.key }) where !parties.isEmpty {
      guard let rule = regulation.rule(at: rule) else { continue }
      let words = regulation.language == .vi ? "gửi" : "to"
      add(rule.clause, reach(rule), "recipients", "\(words) \(parties.joined(separator: ", "))", to: &settled)
    }
    let accepted = acceptances()
    let clauses = [""] + regulation.clauses.map(\.address)
    let printer = SentencePrinter(regulation.language, names: regulation.parties.map(\.name))
    return clauses.flatMap { clause -> [EntryBody.Policy] in
      var out: [EntryBody.Policy] = []
      let lines = (settled[clause] ?? []).filter { !$0.items.isEmpty }.map {
        printer.line($0.reach, $0.items.map(\.words)) + "."
      }
      let since = regulation.language == .vi ? "từ" : "from"
      if !lines.isEmpty {
        out.append(policy(clause, "\(ground); \(since) \(from.inRuleText)", lines))
      }
      if clause.isEmpty, let followed = draft.followed {
        out.append(
          policy(clause, groundOfFollowing, [printer.line(.all, [printer.words(.followedFrom(followed))]) + "."]))
      }
      if let lines = accepted[clause] {
        out.append(policy(clause, ApplicationSyntax.Ground.acceptedNotStated.words[regulation.language], lines))
      }
      return out
    }
  }

  private func policy(_ clause: String, _ ground: String, _ lines: [String]) -> EntryBody.Policy {
    let by = regulation.language == .vi ? "theo" : "by"
    return EntryBody.Policy(
      regulation: regulation.id, clause: clause.isEmpty ? "" : String(clause.dropFirst(regulation.id.utf8.count + 1)),
      text: "\(by): \(ground)\n\(lines.joined(separator: "\n"))")
  }

  private func add(
    _ heading: String, _ reach: ApplicationSyntax.Scope, _ matter: String, _ words: String?,
    to all: inout [String: [Line]]
  ) {
    if let place = all[heading]?.firstIndex(where: { $0.reach.isSame(as: reach) }) {
      all[heading]?[place].set(matter, words)
    } else if let words {
      all[heading, default: []].append(Line(reach: reach, items: [(matter, words)]))
    }
  }

  // MARK: What the file proposes

  /// What rests on a guidance without a number is said again, on that which now has one.
  private func takeProposals(into all: inout [String: [Line]]) {
    let printer = SentencePrinter(regulation.language, names: regulation.parties.map(\.name))
    let clauses = Set(regulation.clauses.map(\.address) + [""])
    for application in regulation.applications
    where application.ground.isProposal && clauses.contains(application.heading) {
      let matter: String
      switch application.item {
      case .due, .toldAtOnceBy: matter = "due"
      case .cutOff: matter = "closing"
      // It is a matter of its own day, and says nothing of its ground in what is owed.
      case .inForceFrom, .followedFrom: continue
      default: matter = "other \(application.index)"
      }
      add(application.heading, application.scope, matter, printer.words(application.item), to: &all)
    }
  }

  // MARK: Days

  private func reach(_ rule: Rule) -> ApplicationSyntax.Scope {
    rule.syntax.label.map { .labels([$0], nil) } ?? .all
  }

  /// How a series of a sentence is reached: by its label where the file gives that a day for all periods, which would be stronger, and where
  /// another sentence of the clause has such periods and not the same day; else as the file reaches the series already where it does.
  private func ofSeries(_ series: Series, of rule: Rule, _ there: [Line]?) -> ApplicationSyntax.Scope {
    if let label = rule.syntax.label {
      let day = draft.days[.init(rule.address, series)]
      let isAlone = regulation.rules.allSatisfy { other in
        other.clause != rule.clause || !other.seriesOptions.contains { $0.occurrence.series?.contains(series) ?? false }
          || draft.days[.init(other.address, series)] == day
      }
      let hasWhole = rule.applications.contains {
        if case .due = $0.item, case .labels = $0.scope { true } else { false }
      }
      if hasWhole || !isAlone { return .labels([label], series) }
    }
    let reports = ApplicationSyntax.Scope.reports(series)
    return there?.contains { $0.reach.isSame(as: reports) } ?? false ? reports : .series(series)
  }

  private func takeDays(into all: inout [String: [Line]]) {
    let keys = Dictionary(grouping: draft.days.keys, by: \.rule)
    for (address, keys) in keys.sorted(by: { $0.key < $1.key }) {
      guard let rule = regulation.rule(at: address) else { continue }
      let there = regulation.unstatedDays(on: today).filter { $0.rule.address == address }.map(\.series)
      let agreed = keys.compactMap { key in draft.days[key].map { (series: key.series, day: $0) } }
        .filter { there.contains($0.series) && $0.day.day != .open }
        .sorted { ActivationDraft.DayKey(address, $0.series) < ActivationDraft.DayKey(address, $1.series) }
      // One day for all periods of a sentence is one line of it.
      let isOne = Set(agreed.map(\.day)).count == 1 && agreed.count == there.count
      for one in isOne ? Array(agreed.prefix(1)) : agreed {
        let reach = isOne ? reach(rule) : one.series.map { ofSeries($0, of: rule, all[rule.clause]) } ?? reach(rule)
        // What the file proposes for one series alone would be stronger than a day for all of them.
        if isOne { all[rule.clause] = all[rule.clause]?.map { $0.withoutDay(below: reach) } }
        add(rule.clause, reach, "due", one.day.due(regulation.language), to: &all)
        if let closing = one.day.closing(regulation.language) { add(rule.clause, reach, "closing", closing, to: &all) }
      }
    }
  }

  // MARK: What stays open

  private func acceptances() -> [String: [String]] {
    var out: [String: [String]] = [:]
    let printer = SentencePrinter(regulation.language, names: regulation.parties.map(\.name))
    func accept(_ rule: Rule, _ matters: [OpenMatter]) {
      let words = printer.words(.notStated(matters))
      out[rule.clause, default: []].append(printer.line(reach(rule), [words]) + ".")
    }
    let open = Set(draft.days.filter { $0.value.day == .open }.keys.map(\.rule))
    let codes = draft.acceptsOpen ? openMatters() : [:]
    for rule in regulation.rules {
      var matters = codes[rule.address] ?? []
      if open.contains(rule.address), !rule.accepts(.due), !matters.contains(.due) { matters.insert(.due, at: 0) }
      let given = draft.recipients[rule.address]?.isEmpty == false
      let rest = matters.filter { !(given && $0 == .recipient) }
      if !rest.isEmpty { accept(rule, rest) }
    }
    let general = codes[""] ?? []
    if !general.isEmpty { out[""] = [printer.words(.notStated(general)) + "."] }
    return out
  }

  /// What the text leaves open beside the days, by the sentence; by "" what is about all of it.
  private func openMatters() -> [String: [OpenMatter]] {
    var out: [String: [OpenMatter]] = [:]
    for point in Checker([regulation]).openPoints(of: regulation) {
      let matter: OpenMatter
      switch point.code {
      case "open-recipient": matter = .recipient
      case "open-period": matter = .period
      case "open-effect": matter = .effect
      case "open-members": matter = .members
      default: continue
      }
      // A point of a sentence begins with its address.
      let address = String(point.message.vi.prefix { $0 != ":" })
      let place = regulation.rule(at: address) == nil ? "" : address
      if !(out[place] ?? []).contains(matter) { out[place, default: []].append(matter) }
    }
    return out
  }
}

extension ApplicationSyntax.Scope {
  /// True where both reach the same, wherever they were written.
  fileprivate func isSame(as other: ApplicationSyntax.Scope) -> Bool {
    switch (self, other) {
    case (.all, .all): true
    case (.labels(let a, let mine), .labels(let b, let theirs)):
      mine == theirs && Set(a.map(\.text)) == Set(b.map(\.text))
    case (.reports(let a), .reports(let b)), (.series(let a), .series(let b)): a == b
    default: false
    }
  }
}
