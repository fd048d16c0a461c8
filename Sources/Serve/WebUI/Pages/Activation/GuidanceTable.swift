import CivilTime
import Diagnostics
import Obligations
import Regulations
import Telling
import UseCases

/// The table of a guidance letter: who owes what to whom by which day, a line for what has the same day.
struct GuidanceTable {
  /// A line of it.
  struct Line {
    let who: String
    let what: String
    let toWhom: String
    fileprivate(set) var periods: [String]
    let due: String
    let clause: String
    fileprivate let rule: String

    /// What stands in it, under the heads.
    func cells(_ number: Int) -> [String] {
      ["\(number)", who, what, toWhom, periods.joined(separator: ", "), due, clause]
    }
  }

  /// What stands over its columns.
  static let heads = ["TT", "Cơ quan thực hiện", "Nội dung", "Gửi", "Kỳ", "Hạn", "Điều khoản"]

  private(set) var lines: [Line] = []
  /// Who owes something in it, in full, each once.
  private(set) var bearers: [String] = []
  /// To whom something of it goes, also as a copy, in full, each once.
  private(set) var told: [String] = []
  /// What is written short in it.
  private(set) var abbreviations: [(short: String, long: String)] = []

  init() {}

  /// What a regulation asks that recurs or is to be told at once, where the text or what was settled gives it a day.
  init(_ regulation: Regulation, forms: [ActivationPlan.FormNeed], on day: CivilDate) {
    let printer = SentencePrinter(.vi, names: regulation.parties.map(\.name))
    let there = Set(forms.filter { $0.coming == .there || $0.coming == .brought }.map(\.id))
    for rule in regulation.rules {
      guard let duty = rule.duty, duty.syntax.modality.owes else { continue }
      let series = rule.seriesOptions.compactMap(\.occurrence.series).reduce(into: Set<Series>()) { $0.formUnion($1) }
      let unstated = Set(regulation.unstatedDays(on: day).filter { $0.rule === rule }.map(\.series))
      let stated = duty.deadlines.first { $0.form.isDated }
      guard stated != nil && !series.isEmpty || !unstated.isEmpty else { continue }
      let all: [Series?] = unstated.contains(nil) ? [nil] : Series.allCases.filter(series.contains).map { $0 }
      for one in all {
        let terms = rule.terms(one, on: day)
        var due: String
        if let stated {
          due = "theo văn bản: " + Self.day(printer.words(.due(stated, nil)))
        } else if let application = terms.due ?? (one == nil ? terms.toldAtOnce : nil) {
          due = Self.day(printer.words(application.item.withoutUsualRoll))
        } else {
          // The letter tells what was settled; the rest is as the text says.
          continue
        }
        if let cutOff = terms.cutOff { due += "; " + printer.words(cutOff.item) }
        let period = one.map(Self.words) ?? "khi có việc"
        if let last = lines.indices.last, lines[last].rule == rule.address, lines[last].due == due {
          lines[last].periods.append(period)
          continue
        }
        let recipients = Self.recipients(duty, terms, regulation)
        let copies = duty.copies.map { regulation.parties[$0.party].name }
        let copied =
          copies.isEmpty ? "" : "\(recipients.isEmpty ? "" : "; ")đồng thời gửi \(copies.joined(separator: ", "))"
        let form = Self.form(duty, terms).flatMap { there.contains($0) ? " (mẫu \($0))" : nil } ?? ""
        lines.append(
          Line(
            who: rule.who(regulation, .vi), what: rule.deed(.vi) + form,
            toWhom: recipients.joined(separator: ", ") + copied, periods: [period], due: due,
            clause: Self.place(of: rule, in: regulation), rule: rule.address))
        let owing = duty.bearers.map { regulation.parties[$0.party].name }
        // Whom one meets gets no letter; to whom is reported does.
        let isReport = duty.syntax.act.kernel == .report
        note(owing, recipients + copies, areTold: isReport, regulation.parties)
      }
    }
  }

  /// Notes who stands in a line, by the names that the text uses.
  private mutating func note(_ owing: [String], _ told: [String], areTold: Bool, _ parties: [Party]) {
    func long(_ name: String) -> String { parties.first { $0.name == name }?.longName ?? name }
    for name in owing + told {
      let full = long(name)
      if full != name, !abbreviations.contains(where: { $0.short == name }) { abbreviations.append((name, full)) }
    }
    for name in owing.map(long) where !bearers.contains(name) { bearers.append(name) }
    for name in told.map(long) where areTold && !self.told.contains(name) { self.told.append(name) }
  }

  /// Under a heading that says *Hạn* the word is not said again.
  private static func day(_ words: String) -> String { words.hasPrefix("hạn ") ? String(words.dropFirst(4)) : words }

  private static func form(_ duty: Duty, _ terms: AppliedTerms) -> String? {
    for case .onForm(let form) in duty.contents { return form.text }
    if case .onForm(let form)? = terms.form?.item { return form.text }
    return nil
  }

  private static func recipients(_ duty: Duty, _ terms: AppliedTerms, _ regulation: Regulation) -> [String] {
    if case .recipients(let list)? = terms.recipients?.item { return list.map(\.text) }
    return duty.recipients.map { regulation.parties[$0.party].name }
  }

  /// Where a sentence stands, in the words of the headings: *Điều 22, Khoản 1*.
  static func place(of rule: Rule, in regulation: Regulation) -> String {
    guard let clause = regulation.clause(at: rule.clause) else { return rule.clause.withoutRegulation }
    let parts = rule.clause.split(separator: "/")
    let first = regulation.clause(at: parts.prefix(2).joined(separator: "/")) ?? clause
    // The first part of an address may stand for several headings: II.2.
    let outer = parts.count > 1 ? parts[1].split(separator: ".").count : 1
    return clause.path.dropFirst(first.path.count - min(outer, first.path.count)).map(\.headingNumber)
      .joined(separator: ", ")
  }

  private static func words(_ series: Series) -> String {
    switch series {
    case .week: "tuần"
    case .month: "tháng"
    case .quarter: "quý (3 tháng)"
    case .sixMonths: "6 tháng"
    case .nineMonths: "9 tháng"
    case .year: "năm"
    }
  }
}

extension ApplicationSyntax.Item {
  /// Without what the letter says once for all lines: that a day off moves to the next working day.
  fileprivate var withoutUsualRoll: ApplicationSyntax.Item {
    if case .due(let deadline, .nextWorkingDay) = self { .due(deadline, nil) } else { self }
  }
}
