import Access
import Diagnostics
import Entries
import Obligations
import Telling
import UseCases

/// What was settled about a regulation: what holds, since when, on what ground, and who recorded it; and the forms it names.
struct PoliciesPage {
  let id: String
  let regulationTitle: String
  let policies: [Desk.PolicyInForce]
  let forms: [Desk.FormInForce]
  /// Whether the one who looks may settle something.
  let mayEnd: Bool
  let part: Paging
  let context: PageContext

  static let each = 40

  private var c: PageContext { context }

  var title: String { c("Cách áp dụng: \(regulationTitle)", "What is settled: \(regulationTitle)") }

  var body: Html {
    let rows = policies[part.range].map { row($0) }
    let none: Html =
      "<p>\(c("Ngoài những gì tệp quy tắc đã ghi, chưa có cách áp dụng nào được định trong kho. Những gì tệp đã ghi xem ở từng điều khoản.", "Beside what the rule file says nothing was settled in the store. What the file says stands at each clause."))</p>"
    return """
      <p class="small"><a href="\(.regulations)">\(c("Quy chế, chương trình", "Regulations and programmes"))</a> › <a href="\(.regulation(id))">\(regulationTitle)</a></p>
      <h1>\(title)</h1>
      \(none, if: policies.isEmpty)\(table(rows), if: !policies.isEmpty)\(part.links(c, Route.policies(id).path))\(formList)
      """
  }

  private func table(_ rows: [Html]) -> Html {
    """
    <table class="cards"><thead><tr><th scope="col">\(c("Điều khoản", "Clause"))</th><th scope="col">\(c("Định điều gì, căn cứ nào", "What, on which ground"))</th>\
    <th scope="col">\(c("Ai, khi nào", "Who, when"))</th></tr></thead><tbody>\(rows)</tbody></table>
    """
  }

  private func row(_ one: Desk.PolicyInForce) -> Html {
    let clause: Html =
      one.policy.clause.isEmpty
      ? "\(c("cả quy chế", "all of it"))"
      : "<a href=\"\(.clause(id, one.policy.clause))\">\(one.policy.clause)</a>"
    let lines = one.policy.text.split(separator: "\n").map(String.init)
    let role = one.role.map { ", \($0.words[c.language])" } ?? ""
    let end: Html =
      "<br><a href=\"\(.policyEnd(one.entry))\">\(c("Kết thúc", "End it"))<span class=\"skip\"> \(one.entry)</span></a>"
    return """
      <tr><td>\(clause)</td><td data-head="\(c("Định", "What"))">\(lines.dropFirst().joined(separator: " ")) <span class="soft">— \(lines.first ?? "")</span></td>\
      <td data-head="\(c("Ai, khi nào", "Who, when"))">\(one.person)\(role), \(c.day(one.recorded.day)), \(c("số nhật ký", "ledger number")) \(one.entry)\(end, if: mayEnd)</td></tr>
      """
  }

  private var formList: Html? {
    if forms.isEmpty { return nil }
    let lines = forms.map { form -> Html in
      let state =
        form.entry.map { entry in
          form.recorded.map {
            c("từ \(c.day($0.day)), số nhật ký \(entry)", "since \(c.day($0.day)), ledger number \(entry)")
          }
            ?? ""
        } ?? c("kho chưa có; báo cáo gửi bằng văn bản", "the store has none; reports are sent as documents")
      return "<li>\(form.id) <span class=\"soft\">\(state)</span></li>"
    }
    return "<h2>\(c("Biểu mẫu", "Forms"))</h2><ul>\(lines)</ul>"
  }
}
