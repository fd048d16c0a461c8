import CivilTime
import Diagnostics
import Exchange
import Facts
import Obligations
import Organisations
import Regulations
import Reports
import Telling
import UseCases

/// *Tổng hợp*: the reports of all bodies on one form for one period, body by body and together.
struct ConsolidationPage {
  let all: Desk.Consolidated
  /// What is shown body by body.
  let column: FormField.Column
  /// Which part of the list of bodies is asked for.
  let part: String?
  let context: PageContext

  /// So many bodies stand on one page.
  private static let each = 40

  private var form: Form { all.consolidation.form }
  private var parts: [Consolidation.Part] { all.consolidation.parts }
  private var here: Route { .consolidation(rule: all.rule, all.period) }
  private func name(_ one: Obligation) -> String {
    all.library.register.name(of: one.id.bearer, on: one.line.decidingDay)
  }

  var title: String {
    context("Tổng hợp báo cáo, ", "Reports together, ") + PeriodWords.print(all.period, context.language)
  }

  var body: Html {
    let c = context
    let sample = all.obligations[0]
    return """
      <h1>\(title)</h1>
      <p>\(sample.deed(c.language).capitalisedFirst), <a href="\(.regulation(sample.regulation.id))">\(sample.regulation.title)</a>. \(form.title).</p>
      \(periods)\(counts)
      <p class="acts"><a class="button second" href="\(here)?dang=csv">CSV</a></p>
      \(own)\(totals)\(bodies)
      """
  }

  // MARK: About

  private var periods: Html? {
    if all.periods.count < 2 { return nil }
    let links = all.periods.map { period -> Html in
      let words = PeriodWords.print(period, context.language)
      return period == all.period
        ? "<li><strong>\(words)</strong></li>"
        : "<li><a href=\"\(.consolidation(rule: all.rule, period))\">\(words)</a></li>"
    }
    return "<nav aria-label=\"\(context("Các kỳ", "Periods"))\"><ul class=\"row-list\">\(links)</ul></nav>"
  }

  private func state(_ part: Consolidation.Part) -> Words {
    switch part.state {
    case .filled: Words(vi: "theo mẫu", en: "on the form")
    case .nothing: Words(vi: "không phát sinh", en: "nothing to report")
    case .withoutForm: Words(vi: "đã gửi, không có số liệu", en: "sent, without figures")
    case .missing: Words(vi: "chưa có", en: "not yet")
    }
  }

  private var counts: Html {
    let c = context
    func count(_ words: Words, _ holds: (Consolidation.Part.State) -> Bool) -> Html {
      "<li><b>\(c.number(parts.count { holds($0.state) }))</b> \(c(words))</li>"
    }
    let missing = zip(parts, all.obligations).filter { $0.0.state == .missing || $0.0.state == .withoutForm }
    let names = missing.prefix(20).map {
      "<li><a href=\"\(.matter($0.1.id))\">\(name($0.1))</a>: \(c(state($0.0)))</li>" as Html
    }
    return """
      <ul class="counts">\(count(Words(vi: "theo mẫu", en: "on the form")) { if case .filled = $0 { true } else { false } })\
      \(count(Words(vi: "không phát sinh", en: "nothing to report")) { $0 == .nothing })\
      \(count(Words(vi: "không có số liệu", en: "without figures")) { $0 == .withoutForm })\
      \(count(Words(vi: "chưa có", en: "not yet")) { $0 == .missing })</ul>
      \("<details><summary>\(c("Chưa có số liệu của \(c.number(missing.count)) cơ quan", "No figures of \(c.some(missing.count, "body", "bodies"))"))</summary><ul>\(names)\("<li>…</li>", if: missing.count > 20)</ul></details>", if: !missing.isEmpty)
      """
  }

  /// One's own report to which the numbers go.
  private var own: Html? {
    let c = context
    let items = all.own.map { one -> Html in
      let to =
        one.counterparties.first.map {
          c(" gửi ", " to ") + all.library.register.name(of: $0, on: one.line.decidingDay)
        } ?? ""
      return
        "<li><a class=\"button\" href=\"\(.act(one.id, .submission))\">\(c("Đưa vào báo cáo của", "Take them into the report of")) \(name(one))\(to)</a></li>"
    }
    return items.isEmpty ? nil : "<ul class=\"acts\">\(items)</ul>"
  }

  // MARK: Numbers

  private var totals: Html? {
    let c = context
    if form.numbers.isEmpty { return nil }
    let rows = form.numbers.map { field -> Html in
      let givers = all.consolidation.countOfAny(field)
      let cells = form.cells(of: field, c) {
        "\(c.amount(all.consolidation.total(field, $0), $0))\(share(field, $0))"
      }
      return """
        <tr><th scope="row">\(field.label) <span class="soft small">(\(field.unit))</span></th>\(cells)\
        <td class="num" data-head="\(c("Từ", "From"))">\(field.consolidation == .none ? c("không cộng", "not added") : c("\(c.number(givers)) cơ quan", c.some(givers, "body", "bodies")))</td></tr>
        """
    }
    return """
      <h2>\(c("Cộng", "Together"))</h2>
      <table class="cards"><thead><tr><th scope="col">\(c("Chỉ tiêu", "What is counted"))</th>\(form.heads(c))\
      <th scope="col" class="num">\(c("Từ", "From"))</th></tr></thead><tbody>\(rows)</tbody></table>
      """
  }

  /// Of how many of those that gave a number for the field a sum tells, where it is not all: sums of columns that do not tell of the same
  /// bodies do not fit.
  private func share(_ field: FormField, _ column: FormField.Column) -> Html? {
    let (count, all) = (self.all.consolidation.count(field, column), self.all.consolidation.countOfAny(field))
    if count == all || count == 0 { return nil }
    return
      "<br><span class=\"small soft\">\(context("của \(count)/\(all) cơ quan", "of \(count) of \(all) bodies"))</span>"
  }

  private var bodies: Html {
    let c = context
    let fields = form.numbers.filter { $0.columns.contains(column) }
    let paging = Paging(part, of: parts.count, each: Self.each)
    let rows = paging.range.map { place -> Html in
      let (one, part) = (all.obligations[place], parts[place])
      let mark = DueMark(one.state, on: c.today)
      let cells = fields.map { "<td class=\"num\">\(c.amount(part.amount($0, column, of: form), column))</td>" as Html }
      return """
        <tr><th scope="row"><a href="\(.matter(one.id))">\(name(one))</a></th><td>\(c(state(part)))<br><span class="small soft">\(c(mark.words))</span></td>\(cells)</tr>
        """
    }
    let choices = form.columns.map { other -> Html in
      other == column
        ? "<li><strong>\(c(form.title(of: other)))</strong></li>"
        : "<li><a href=\"\(here)?cot=\(other.rawValue)\">\(c(form.title(of: other)))</a></li>"
    }
    let heading = c("Từng cơ quan", "Body by body")
    return """
      <h2>\(heading)</h2><ul class="row-list">\(choices)</ul>
      <div class="scroll" tabindex="0" role="region" aria-label="\(heading)"><table class="board"><thead><tr><th scope="col">\(c("Cơ quan", "Body"))</th><th scope="col">\(c("Báo cáo", "Report"))</th>\
      \(fields.map { "<th scope=\"col\" class=\"num\">\($0.label)</th>" as Html })</tr></thead><tbody>\(rows)</tbody></table></div>
      \(paging.links(c, "\(here.path)?cot=\(column.rawValue)"))
      """
  }

  // MARK: As a table

  /// A row a body, a column a number; the sum last. Numbers are written as the language does.
  var csv: String {
    let c = context
    let places = form.numbers.flatMap { field in field.columns.map { (field, $0) } }
    func cell(_ amount: Amount?) -> String { amount.map { $0.words(c.language) } ?? "" }
    let head =
      [c("mã", "id"), c("cơ quan", "body"), c("báo cáo", "report")]
      + places.map { "\($0.label), \(c($1.words)) (\($0.unit))" }
    let rows = zip(all.obligations, parts).map { one, part in
      [one.id.bearer.text, name(one), c(state(part))] + places.map { cell(part.amount($0, $1, of: form)) }
    }
    let sum = ["", c("Cộng", "Together"), ""] + places.map { cell(all.consolidation.total($0, $1)) }
    return CSVWriter.text([head] + rows + [sum])
  }
}
