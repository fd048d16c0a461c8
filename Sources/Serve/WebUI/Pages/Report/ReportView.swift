import CivilTime
import Diagnostics
import Facts
import Obligations
import Organisations
import Regulations
import Reports
import Telling
import UseCases

/// What was reported on a form, with last year beside, and what a correction changed: part of the page of an obligation.
struct ReportView {
  let matter: Desk.Matters
  /// The first first.
  let sent: [Desk.SentReport]
  /// What is known beside the last of them.
  let beside: Beside
  /// Whether the reports of all bodies can be put together by who looks.
  let hasConsolidation: Bool
  let context: PageContext

  private var one: Obligation { matter.obligation }

  var body: Html {
    let c = context
    let link: Html =
      "<p><a href=\"\(.consolidation(rule: one.id.rule, one.id.period))\">\(c("Tổng hợp báo cáo của các cơ quan", "The reports of all bodies together"))</a></p>"
    return "\(last)\(versions)\(link, if: hasConsolidation)"
  }

  private var last: Html? {
    let c = context
    guard let last = sent.last else { return nil }
    guard let form = last.form else {
      return
        "<h2>\(c("Số liệu đã gửi", "What was reported"))</h2><p>\(c("Không phát sinh.", "There was nothing to report."))</p>"
    }
    let sheet = Sheet(form, last.answers, beside: beside)
    return """
      <h2>\(c("Số liệu đã gửi", "What was reported"))</h2>
      \(table(sheet))\(texts(sheet))\
      \("<p class=\"soft\">\(c("Phần chữ đã được xóa; căn cứ ghi trong nhật ký.", "Its texts were erased; the ledger says on which ground."))</p>", if: last.isErased)
      """
  }

  private func table(_ sheet: Sheet) -> Html? {
    let c = context
    let form = sheet.form
    if form.numbers.isEmpty { return nil }
    let rows = form.numbers.map { field -> Html in
      let cells = form.cells(of: field, c) { "\(c.amount(sheet.amount(field, $0), $0))" }
      let reason = sheet.answers.reason(field.id).map {
        "<br><span class=\"small soft\">\(c("Lý do: ", "Reason: "))\($0)</span>" as Html
      }
      return
        "<tr><th scope=\"row\">\(field.label) <span class=\"soft small\">(\(field.unit))</span>\(reason)</th>\(cells)</tr>"
    }
    return """
      <table class="cards"><caption>\(form.title), \(ObligationWords.period(one, c.language))</caption><thead><tr><th scope="col">\(c("Chỉ tiêu", "What is counted"))</th>\
      \(form.heads(c))</tr></thead><tbody>\(rows)</tbody></table>
      """
  }

  private func texts(_ sheet: Sheet) -> Html? {
    let pairs = sheet.form.fields.compactMap { field -> Html? in
      guard !field.isNumber, let text = sheet.answers.texts[field.id] else { return nil }
      return "<dt>\(field.label)</dt><dd class=\"as-typed\">\(text)</dd>"
    }
    return pairs.isEmpty ? nil : "<dl class=\"facts\">\(pairs)</dl>"
  }

  /// Each sending, and what it changed.
  private var versions: Html? {
    let c = context
    if sent.count < 2 { return nil }
    let register = matter.library.register
    let empty = c("để trống", "empty")
    let items = sent.enumerated().map { number, one -> Html in
      let who = register.name(of: one.event.by ?? self.one.id.bearer, on: one.recorded.day)
      let head = "\(c.moment(one.recorded)), \(who)"
      guard number > 0 else { return "<li>\(head): \(c("lần đầu", "the first"))</li>" }
      guard let form = one.form ?? sent[number - 1].form else { return "<li>\(head)</li>" }
      let changes = form.changes(from: sent[number - 1].answers, to: one.answers, c.language).map { change -> Html in
        "<li>\(form.words(change.place, c)): \((change.old ?? empty).shortened) → \((change.new ?? empty).shortened)</li>"
      }
      return changes.isEmpty
        ? "<li>\(head): \(c("không đổi số liệu", "no figure changed"))</li>"
        : "<li>\(head): \(c("đính chính", "corrected"))<ul>\(changes)</ul></li>"
    }
    return "<h2>\(c("Các lần gửi", "What was sent when"))</h2><ul>\(items)</ul>"
  }
}
