import Diagnostics
import Facts
import Obligations
import Regulations
import Telling
import UseCases

/// Changing the words of clauses by one document: what is typed, what is wrong with it, and what it would change.
struct AmendmentPage {
  static let confirm = "ghi"

  let regulation: Regulation
  let clause: Clause
  let form: AmendmentForm
  /// What is wrong with the words.
  let errors: Findings?
  let preview: (amendment: Desk.Amendment, differences: Differences)?
  let once: String
  let context: PageContext

  private var c: PageContext { context }
  private var address: String { clause.address.withoutRegulation }

  var title: String { c("Sửa câu chữ: \(clause.heading)", "Amend the words: \(clause.heading)") }

  var body: Html {
    """
    \(form.input.summary(c("Chưa ghi được", "Not recorded yet"), c))
    <p class="small"><a href="\(.regulation(regulation.id))">\(regulation.title)</a> › <a href="\(.clause(regulation.id, address))">\(clause.heading)</a></p>
    <h1>\(title)</h1>
    <p>\(c("Sửa ở đây là một bản mới của văn bản, thay bản đang có từ ngày bắt đầu có hiệu lực; bản cũ vẫn được giữ. Điều chỉ là cách hiểu thì định cách áp dụng, không sửa văn bản.", "What is changed here makes a new text, which takes the place of the one there is from its first day on; the old one is kept. What is only a reading is settled by an application, not by an amendment."))</p>
    \(errors.flatMap { ActivationFrame.told($0, c("Văn bản có lỗi; chưa ghi gì", "The text has errors; nothing was written"), c) })\(change)\(typing)
    """
  }

  private var change: Html? {
    guard let (amendment, differences) = preview else { return nil }
    let hidden = form.fields.compactMap { field in
      form.input.values[field].map { "<input type=\"hidden\" name=\"\(field.rawValue)\" value=\"\($0)\">" as Html }
    }
    let sentences = differences.text.sentences.filter { !$0.isOnlyOfDay }.map { pieces(differences.pieces(of: $0)) }
    let dropped: Html =
      "<p class=\"soft\">\(c("\(amendment.dropped) ví dụ không còn đúng được bỏ khỏi bản mới.", "\(amendment.dropped) examples that are no longer right are left out of the new text."))</p>"
    return """
      <h2>\(c("Xem trước", "Preview"))</h2><p>\(c(differences.sentenceCounts))</p>\(sentences)\(ofDay(differences))\(dropped, if: amendment.dropped > 0)\(ProspectView(differences: differences, context: c).body)
      <form method="post" action="\(.amendment(regulation.id, address))">\(c.token)<input type="hidden" name="_once" value="\(once)">\
      <input type="hidden" name="\(Self.confirm)" value="1">\(further)\(hidden)<div class="acts"><button class="main">\(c("Ghi bản sửa đổi", "Record the amendment"))</button></div></form>
      """
  }

  /// The sentences that are in force from another day and else the same: by their addresses, and once what changes.
  private func ofDay(_ differences: Differences) -> Html? {
    let all = differences.text.sentences.filter(\.isOnlyOfDay)
    guard let first = all.first else { return nil }
    let addresses = all.map(\.address.withoutRegulation).joined(separator: ", ")
    let change = differences.pieces(of: first).filter { if case .same = $0 { false } else { true } }
    return """
      <details><summary>\(c("\(c.number(all.count)) câu chỉ đổi ngày có hiệu lực", "\(c.some(all.count, "sentence is", "sentences are")) in force from another day and else the same"))</summary>
      \(pieces(change))<p class="small">\(addresses)</p></details>
      """
  }

  private func pieces(_ pieces: [Differences.Piece]) -> Html {
    let lines = pieces.map { piece -> Html in
      switch piece {
      case .same(let text): "<p class=\"sentence\">\(text)</p>"
      case .removed(let text): "<p class=\"sentence\"><del>\(text)</del></p>"
      case .added(let text): "<p class=\"sentence\"><ins>\(text)</ins></p>"
      }
    }
    return "\(lines)"
  }

  /// Which clauses are changed beside that of the page.
  private var further: Html {
    let all = form.others.map { "<input type=\"hidden\" name=\"\(AmendmentForm.further)\" value=\"\($0)\">" as Html }
    return "\(all)"
  }

  private var typing: Html {
    """
    <h2>\(preview == nil ? c("Câu chữ và văn bản sửa đổi", "The words and the amending document") : c("Sửa lại", "Change it"))</h2>
    <form method="post" action="\(.amendment(regulation.id, address))" data-keep="sua-doi \(clause.address)">\(c.token)\(further)
    \(words(of: nil, c("Điều khoản trong tệp quy tắc", "The clause in the rule file")))\(others)\
    \(form.input.field(.number, .line, label: c("Số văn bản sửa đổi", "Number of the amending document"), c))\
    \(form.input.field(.day, .day, label: c("Ngày văn bản", "Its day"), hint: "dd/mm/yyyy", c))\
    \(form.input.field(.from, .day, label: c("Có hiệu lực từ ngày", "In force from"), hint: "dd/mm/yyyy", c))\
    \(form.input.field(.consents, .text, label: c("Văn bản đồng ý của các bên (nếu có)", "Papers by which parties agreed (if any)"), hint: c("Mỗi dòng: mã cơ quan = số văn bản @ ngày", "A line each: id of the body = number @ day"), c))
    <div class="acts"><button class="main">\(c("Kiểm tra và xem trước", "Check and preview"))</button> <a class="button second" href="\(.clause(regulation.id, address))">\(c("Thôi", "Cancel"))</a></div>
    \(more)</form>
    """
  }

  /// The words of a clause, and whether it is dropped.
  private func words(of address: String?, _ label: String) -> Html {
    let drop = AmendmentForm.Field.dropped(address).rawValue
    return """
      \(form.input.field(.words(address), .text, label: label, c))<div class="choice"><input type="checkbox" id="\(drop)" name="\(drop)" value="1"\(" checked", if: form.isDropped(address))>\
      <label for="\(drop)">\(c("Bỏ điều khoản này, cả phần bên dưới nó", "Drop this clause, with what stands below it"))</label></div>
      """
  }

  private var others: Html {
    "\(form.others.map { words(of: $0, name($0)) })"
  }

  private func name(_ address: String) -> String {
    regulation.clause(at: "\(regulation.id)/\(address)")?.path.joined(separator: " › ") ?? address
  }

  /// What else the same document changes: another clause, and a clause that is new.
  private var more: Html {
    let all = regulation.clauses.map(\.address.withoutRegulation)
    let choices = all.filter { $0 != address && !form.others.contains($0) }.map { ($0, name($0)) }
    let isOpen = form.input.values[.added] != nil || !form.input.faults(at: .another).isEmpty
    return """
      <details\(" open", if: isOpen)><summary>\(c("Văn bản sửa đổi còn sửa, thêm điều khoản khác", "The document changes or adds other clauses too"))</summary>
      \(form.input.field(.another, .choice([("", c("chọn điều khoản", "choose a clause"))] + choices), label: c("Sửa thêm điều khoản", "Change this clause too"), c))
      <div class="acts"><button class="button second" name="_do" value="\(AmendmentForm.addButton)">\(c("Đưa vào để sửa", "Take it in"))</button></div>
      \(form.input.field(.added, .text, label: c("Điều khoản mới (nếu có)", "New clauses (if any)"), hint: c("Như trong tệp quy tắc: dòng tiêu đề, lời kể, các câu; được nhiều điều khoản", "As in the rule file: the heading, the account, the sentences; there may be several"), c))\
      \(form.input.field(.behind, .choice(all.map { ($0, name($0)) }), label: c("Đặt sau điều khoản", "They stand behind"), c))</details>
      """
  }
}
