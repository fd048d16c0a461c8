import CivilTime
import Diagnostics
import Facts
import Organisations
import Regulations
import Telling
import UseCases

/// *Ghi nhanh*: from a telephone, in half a minute.
struct QuickNotePage {
  let form: NoteForm
  /// The body that did it, and those among which one chooses.
  let own: OrganisationID, bodies: [OrganisationID]
  /// The sentences under which it may note, the likeliest first.
  let choices: [Desk.NoteChoice]
  let library: Library
  let context: PageContext
  /// Makes the form one that is taken once.
  let once: String

  /// So many sentences are shown at once, and so many of those that are folded.
  private static let most = (shown: 5, folded: 45)

  var title: String { context("Ghi nhanh", "Quick note") }

  var isReturned: Bool { !form.input.faults.isEmpty }

  var body: Html {
    let c = context
    let optional = c(" (nếu có)", " (if any)")
    func field(_ field: NoteForm.Field, _ input: FieldInput, _ label: String, _ hint: String = "") -> Html {
      form.input.field(field, input, label: label, hint: hint, c)
    }
    let names = bodies.map { (value: $0.text, words: library.register.name(of: $0, on: c.today)) }
    return """
      \(form.input.summary(c("Chưa ghi được", "Not noted yet"), c))
      <h1>\(title)</h1>
      <p class="soft">\(
        c(
          "Việc đã làm theo quy chế mà không ai đòi báo cáo theo hạn. Được nhặt vào báo cáo kỳ tới và sơ kết, tổng kết.",
          "What was done under a regulation and nobody asks by a day. The next report and the review pick it up."))
      <a href="\(.notes)">\(c("Xem đã ghi", "See what was noted"))</a></p>
      <form method="post" action="\(.quickNote)" enctype="multipart/form-data" data-keep="ghi-nhanh"\
      \(" data-returned=\"1\"", if: isReturned)>\(c.token)<input type="hidden" name="_once" value="\(once)">
      \(field(.text, .text, c("Đã làm gì?", "What was done?")))\
      \(names.count > 1 ? field(.body, .choice(names), c("Cơ quan", "Body")) : "")
      \(clauses)
      <div class="inline">\(field(.day, .day, c("Ngày", "Day"), c("để trống: hôm nay", "empty: today")))\
      \(field(.sessions, .number, c("Số cuộc", "Occasions") + optional))\(field(.people, .number, c("Lượt người", "People") + optional))</div>
      \(field(.place, .line, c("Ở đâu", "Where") + optional))\
      \(field(.files, .photos, c("Ảnh", "Pictures") + optional, c("JPEG, PNG. Nơi và giờ chụp máy ghi trong ảnh được bỏ khi lưu; không chụp người tố cáo, khiếu nại.", "JPEG, PNG. Where and when a picture was taken is left out of it; nobody who denounces or complains.")))\
      \(form.look.box(c))
      <div class="acts"><button class="main">\(c("Ghi", "Note"))</button>
      <button class="button second" name="_do" value="suggest">\(c("Gợi ý điều khoản theo nội dung", "Suggest clauses by what was typed"))</button></div>
      <p class="small soft" data-kept="\(c("Đã giữ trên máy này lúc", "Kept on this machine at"))" aria-live="polite"></p></form>
      """
  }

  /// The sentences: the likeliest, and the others folded. What was chosen is shown.
  private var clauses: Html {
    let c = context
    let chosen = Set(form.clauses ?? (choices.count == 1 ? choices.map(\.rule.address) : []))
    let first = choices.filter { chosen.contains($0.rule.address) }
    let rest = choices.filter { !chosen.contains($0.rule.address) }
    let shown = first + rest.prefix(max(0, Self.most.shown - first.count))
    let others = rest.dropFirst(max(0, Self.most.shown - first.count)).prefix(Self.most.folded)
    var number = 0
    func line(_ choice: Desk.NoteChoice) -> Html {
      number += 1
      let address = choice.rule.address
      return """
        <div class="choice"><input type="checkbox" id="dk-\(number)" name="dieu-khoan" value="\(address)"\(" checked", if: chosen.contains(address))>\
        <label for="dk-\(number)">\(choice.title[c.language].capitalisedFirst.shortened) <span class="small soft">\(choice.place)</span></label></div>
        """
    }
    let bad = form.input.faults(at: .clauses).map { "<p class=\"bad\">\(c($0).capitalisedFirst)</p>" as Html }
    let nothing: Html =
      "<p>\(c("Quy chế không giao cho cơ quan này việc thường xuyên hay nguyên tắc nào.", "No regulation gives this body a standing duty or a principle."))</p>"
    let folded: Html =
      "<details><summary>\(c("Điều khoản khác", "Other clauses")) (\(others.count))</summary>\(others.map(line))</details>"
    return """
      <fieldset id="dieu-khoan" class="field\(" has-bad", if: !bad.isEmpty)" data-rank="lam-gi"><legend>\(c("Theo điều khoản nào?", "Under which clause?"))</legend>\
      <p class="hint">\(c("Gợi ý theo chữ đã ghi, rồi theo lần ghi trước; chọn một hay vài điều khoản.", "Suggested by the words, then by what was noted last; choose one or several."))</p>\(bad)
      \(shown.map(line))\(nothing, if: choices.isEmpty)\(folded, if: !others.isEmpty)</fieldset>
      """
  }
}

extension Desk.NoteChoice {
  /// Where it stands, in short: *Quy chế công tác dân vận (uong-bi), Điều 4 › Khoản 2*.
  var place: String { "\(regulation.named), \(regulation.shortPath(of: rule.clause))" }
}
