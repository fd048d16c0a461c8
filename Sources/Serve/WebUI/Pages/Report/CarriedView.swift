import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations
import Reports
import Telling
import UseCases

/// What the bodies reported that went into the bearer of a report: beside the columns that it fills.
struct CarriedView {
  let carried: Desk.Carried
  let form: Form
  let beside: Beside
  let bearer: OrganisationID
  let register: Register
  let context: PageContext

  private func shares(_ column: FormField.Column) -> [Desk.Carried.Share] {
    switch column {
    case .samePeriodLastYear: carried.lastYear
    case .cumulative: carried.before
    case .inPeriod, .change, .estimate: []
    }
  }

  /// By the name that it had when it last was there.
  private func name(_ body: OrganisationID) -> String {
    let last = register[body]?.exists.compactMap(\.to).max()
    return register.name(of: body, on: last.map { min($0, context.today) } ?? context.today)
  }

  private func state(_ share: Desk.Carried.Share) -> String? {
    let c = context
    if !share.isWhole { return c("đã chia, tách", "was divided") }
    return share.isMissing ? c("chưa có báo cáo", "no report") : nil
  }

  /// What stands under a place of a column: of how many bodies a sum is, or what each gave where nobody may add that up.
  func hint(_ field: FormField, _ column: FormField.Column) -> Html? {
    let c = context
    let shares = shares(column)
    if shares.isEmpty || field.consolidation == .none || column == .cumulative && field.consolidation == .last {
      return nil
    }
    if field.isComputed(column, beside) {
      return
        "<br><span class=\"small soft\">\(c("cộng từ \(shares.count) cơ quan", "from \(shares.count) \(shares.count == 1 ? "body" : "bodies")"))</span>"
    }
    let lines = shares.filter { $0.body != bearer || !$0.isMissing }.map { share in
      let amount = share.amounts[field.id].map { $0.words(c.language) }
      let told = [amount, state(share)].compactMap(\.self)
      return "\(name(share.body)): \(told.isEmpty ? "–" : told.joined(separator: ", "))"
    }
    return lines.isEmpty ? nil : "<span class=\"small soft\">\(lines.joined(separator: "; "))</span>"
  }

  /// Why columns have to be filled in that other reports would tell.
  var why: String? {
    let c = context
    let columns: [FormField.Column] = [.samePeriodLastYear, .cumulative].filter { column in
      form.numbers.contains { $0.columns.contains(column) && !$0.isComputed(column, beside) }
        && shares(column).contains { state($0) != nil && $0.body != bearer }
    }
    if columns.isEmpty { return nil }
    var told: [String] = []
    for column in columns {
      for share in shares(column) where share.body != bearer {
        guard let state = state(share) else { continue }
        let line = "\(name(share.body)) \(state)"
        if !told.contains(line) { told.append(line) }
      }
    }
    let names = columns.map { c($0.words) }.joined(separator: c(" và ", " and "))
    let list = told.joined(separator: "; ")
    return c(
      "Sau sắp xếp, cột \(names) phải nhập: \(list). Số của từng cơ quan ghi dưới đây để tham khảo.",
      "After the reorganisation \(names) has to be given: \(list). What each body gave stands below.")
  }

  /// Each body with its reports and its numbers.
  var tables: Html? {
    let c = context
    let all: [(column: FormField.Column, title: Words)] = [
      (.samePeriodLastYear, Words(vi: "Cùng kỳ năm trước", en: "Same period last year")),
      (.cumulative, Words(vi: "Các kỳ trước trong năm", en: "This year's earlier periods")),
    ]
    let parts = all.compactMap { table($0.column, c($0.title)) }
    if parts.isEmpty { return nil }
    return """
      <details><summary>\(c("Số liệu của các cơ quan trước sắp xếp", "What the bodies before the reorganisation gave"))</summary>\(parts)</details>
      """
  }

  private func table(_ column: FormField.Column, _ title: String) -> Html? {
    let c = context
    let shares = shares(column)
    let fields = form.numbers.filter { $0.columns.contains(column) && $0.consolidation != .none }
    if shares.isEmpty || fields.isEmpty { return nil }
    let rows = shares.map { share -> Html in
      let links = share.reports.map {
        "<a href=\"\(.matter($0))\">\(PeriodWords.print($0.period, c.language))</a><br>" as Html
      }
      let cells = fields.map {
        "<td class=\"num\">\(c.amount(share.amounts[$0.id]))</td>" as Html
      }
      return """
        <tr><th scope="row">\(name(share.body))</th><td>\(links)\(state(share) ?? "")</td>\(cells)</tr>
        """
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(title)"><table class="board"><caption>\(title)</caption>\
      <thead><tr><th scope="col">\(c("Cơ quan", "Body"))</th><th scope="col">\(c("Báo cáo", "Report"))</th>\
      \(fields.map { "<th scope=\"col\" class=\"num\">\($0.label)</th>" as Html })</tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }
}
