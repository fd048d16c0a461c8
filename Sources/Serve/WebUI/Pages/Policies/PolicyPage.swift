import CivilTime
import Diagnostics
import Entries
import Facts
import Obligations
import Regulations
import Telling
import UseCases

/// Settling something about a clause: its sentences, what is typed, what is wrong with it, and what it would change in the twelve months that come.
struct PolicyPage {
  static let confirm = "ghi"

  let text: Desk.RegulationText
  let clause: Clause
  let form: PolicyForm
  /// What is wrong with the words.
  let errors: Findings?
  /// What would be written, and what it would change.
  let preview: (policy: EntryBody.Policy, differences: Differences)?
  let once: String
  let context: PageContext

  private var c: PageContext { context }
  private var regulation: Regulation { text.bound.regulation }
  private var address: String { clause.address.withoutRegulation }

  var title: String { c("Định cách áp dụng: \(clause.heading)", "Settle something: \(clause.heading)") }

  var body: Html {
    let rules = regulation.rules.filter { $0.clause == clause.address }
    let sentences = rules.map { rule -> Html in
      "<div class=\"sentence\">\(Sentence(rule, in: text.bound, of: text.library, on: c.today).text(c.language))</div>"
    }
    return """
      \(form.input.summary(c("Chưa ghi được", "Not recorded yet"), c))
      <p class="small"><a href="\(.regulation(regulation.id))">\(regulation.title)</a> › <a href="\(.clause(regulation.id, address))">\(clause.heading)</a></p>
      <h1>\(title)</h1>\(sentences)\(settled(rules))
      \(errors.flatMap { ActivationFrame.told($0, c("Câu có lỗi; chưa ghi gì", "The sentence has errors; nothing was written"), c) })\(change)\(typing)
      """
  }

  private func settled(_ rules: [Rule]) -> Html? {
    let all = rules.flatMap(\.applications)
    var seen: Set<Int> = []
    let own = all.filter { seen.insert($0.index).inserted && !regulation.isForAll($0) }
    if own.isEmpty { return nil }
    let lines = Sentence.settled(own, regulation.parties.map(\.name), c.language).map { words, ground, _ in
      "<li>\(words) <span class=\"soft\">— \(ground)</span></li>" as Html
    }
    return "<h2>\(c("Đang áp dụng", "What holds"))</h2><ul>\(lines)</ul>"
  }

  private var change: Html? {
    guard let (policy, differences) = preview else { return nil }
    let hidden = PolicyForm.Field.allCases.compactMap { field in
      form.input.values[field].map { "<input type=\"hidden\" name=\"\(field.rawValue)\" value=\"\($0)\">" as Html }
    }
    return """
      <h2>\(c("Xem trước", "Preview"))</h2><pre class="wrap">\(policy.text)</pre>\(ProspectView(differences: differences, context: c).body)
      <form method="post" action="\(.policy(regulation.id, address))">\(c.token)<input type="hidden" name="_once" value="\(once)">\
      <input type="hidden" name="\(Self.confirm)" value="1">\(hidden)<div class="acts"><button class="main">\(c("Ghi cách áp dụng", "Record it"))</button></div></form>
      """
  }

  private var typing: Html {
    let grounds = PolicyForm.Ground.allCases.map { ($0.rawValue, $0.words(c)) }
    let issuers = [("", "")] + regulation.parties.map { ($0.name, $0.name) }
    return """
      <h2>\(preview == nil ? c("Câu và căn cứ", "The sentence and its ground") : c("Sửa lại", "Change it"))</h2>
      <form method="post" action="\(.policy(regulation.id, address))" data-keep="ap-dung \(clause.address)">\(c.token)
      \(form.input.field(.lines, .text, label: c("Câu áp dụng", "The sentence"), hint: c("Mỗi câu một dòng, hết bằng dấu chấm: [b] hạn chậm nhất ngày 25 tháng cuối kỳ. Hoặc: số liệu tính đến ngày 20 tháng cuối kỳ; theo mẫu …; gửi …; không ghi hạn.", "A line a sentence, with a full stop: [b] due by day 25. Or: figures as of day 20; on form …; to …; not stated: due day."), c))\
      \(form.input.field(.ground, .choice(grounds), label: c("Căn cứ", "Ground"), c))\
      \(form.input.field(.issuer, .choice(issuers), label: c("Nơi ban hành (công văn)", "Who issues (a letter)"), c))\
      \(form.input.field(.number, .line, label: c("Số, ký hiệu (công văn)", "Number (of a letter)"), c))\
      \(form.input.field(.day, .day, label: c("Ngày (công văn)", "Day (of a letter)"), hint: "dd/mm/yyyy", c))\
      \(form.input.field(.note, .line, label: c("Nói thêm về căn cứ (nếu có)", "More about the ground (if any)"), c))\
      \(form.input.field(.from, .day, label: c("Áp dụng từ ngày (nếu khác ngày công văn)", "Holds from (if another day)"), hint: "dd/mm/yyyy", c))
      <div class="acts"><button class="main">\(c("Kiểm tra và xem trước", "Check and preview"))</button> <a class="button second" href="\(.clause(regulation.id, address))">\(c("Thôi", "Cancel"))</a></div></form>
      """
  }
}

/// What something would change in what is owed in the twelve months that come.
struct ProspectView {
  let differences: Differences
  let context: PageContext

  /// So many changes are shown at once, and so many with those that are folded.
  private static let (first, most) = (20, 200)

  var body: Html {
    let c = context
    let changes = differences.obligations.changes
    let heads = Differences.heads(c.language).map {
      "<th scope=\"col\">\($0.isEmpty ? c("Thay đổi", "Change") : $0)</th>" as Html
    }
    let rows = changes.prefix(Self.most).map { change -> Html in
      let cells = zip(Differences.heads(c.language), differences.cells(of: change)).map { head, cell -> Html in
        head.isEmpty || cell.isEmpty ? "<td>\(cell)</td>" : "<td data-head=\"\(head)\">\(cell)</td>"
      }
      return "<tr>\(cells)</tr>"
    }
    let more = changes.count - Self.most
    func table(_ rows: ArraySlice<Html>) -> Html {
      "<table class=\"cards\"><thead><tr>\(heads)</tr></thead><tbody>\(Array(rows))</tbody></table>"
    }
    let folded = rows.dropFirst(Self.first)
    let fold: Html =
      "<details><summary>\(c("Xem tiếp \(folded.count) dòng", "\(c.some(folded.count, "line", "lines")) more"))</summary>\(table(folded))</details>"
    return """
      <p>\(c(differences.obligationCounts))</p>\(table(rows.prefix(Self.first)), if: !changes.isEmpty)\(fold, if: !folded.isEmpty)\
      \("<p class=\"soft\">\(c("và \(c.number(more)) dòng khác", "and \(c.some(more, "line", "lines")) more"))</p>", if: more > 0)
      """
  }
}
