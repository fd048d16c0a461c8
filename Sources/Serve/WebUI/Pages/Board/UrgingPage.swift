import CivilTime
import Diagnostics
import Facts
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// *Đôn đốc*: who is late under a regulation, a text to copy, and the note that one urged.
struct UrgingPage {
  let regulation: String
  let late: Desk.Late
  let context: PageContext
  let once: String
  var fault: (field: String, words: Words)?
  var how = ""
  var chosen: Set<String> = []
  /// What is asked about how one urged.
  var look = LookOver(false)

  var title: String { context("Đôn đốc", "Urge who is late") }

  private var regulationTitle: String {
    late.library.regulations.map(\.regulation).last { $0.id == regulation }?.title ?? regulation
  }

  private func name(_ id: OrganisationID) -> String { late.library.register.name(of: id, on: context.today) }

  var body: Html {
    let c = context
    let more = late.more
    if late.bodies.isEmpty {
      return """
        <h1>\(title)</h1><p>\(c("Không có cơ quan nào quá hạn theo ", "Nobody is overdue under ")) \(regulationTitle).</p>
        <p><a class="button" href="\(.board)">\(c("Bảng theo dõi", "Follow-up board"))</a></p>
        """
    }
    let wrong = fault.map { fault -> Html in
      """
      <div class="wrong" role="alert" tabindex="-1"><h2>\(c("Chưa ghi được", "Not recorded yet"))</h2><ul><li><a href="#\(fault.field)">\(c(fault.words).capitalisedFirst)</a></li></ul></div>
      """
    }
    let groups = late.bodies.map { body, items -> Html in
      let isAbove = late.above.contains(body)
      let lines = items.map { item -> Html in
        let one = item.obligation
        let id = one.id.description
        let mark = DueMark(one.state, on: c.today)
        return """
          <div class="choice"><input type="checkbox" id="v-\(id)" name="viec" value="\(id)"\(" checked", if: chosen.isEmpty ? !isAbove : chosen.contains(id))><label for="v-\(id)">\
          \(one.deed(c.language).capitalisedFirst), \(ObligationWords.period(one, c.language)) <span class="mark late">\(c(mark.words))</span>\(reminded(item))</label></div>
          """
      }
      let note: Html =
        "<p class=\"hint\">\(c("Cơ quan cấp trên: không đánh dấu sẵn, không có trong lời nhắc; nên trao đổi hoặc báo cáo thay vì đôn đốc.", "A superior: not ticked beforehand and not in the text; better spoken to than urged."))</p>"
      return "<fieldset><legend>\(name(body))</legend>\(note, if: isAbove)\(lines)</fieldset>"
    }
    let rest: Html =
      more > 0
      ? "<p class=\"soft\">\(c("Còn \(c.number(more)) việc quá hạn khác; ghi xong những việc này sẽ thấy tiếp.", "\(c.number(more)) more are overdue; they follow when these are recorded."))</p>"
      : ""
    return """
      \(wrong)<h1>\(title)</h1><p class="soft">\(regulationTitle)</p>
      <div class="field"><label for="loi-nhac">\(c("Lời nhắc để sao chép", "Text to copy"))</label>
      <textarea id="loi-nhac" readonly rows="10">\(text)</textarea></div>
      <form method="post" action="\(.urging(regulation))" data-keep="don-doc \(regulation)">\(c.token)
      <div id="viec">\(groups)</div>\(rest)
      <h2>\(c("Ghi lần nhắc", "Record that one urged"))</h2>
      <div class="field\(" has-bad", if: fault?.field == "cach")"><label for="cach">\(c("Nhắc bằng gì, gặp ai", "How, and whom one spoke to"))</label>
      <p class="hint" id="cach-hint">\(c("Như: điện thoại lúc 14 giờ 20, đ/c văn thư; Zalo; công văn số 15-CV/BDV", "As: by telephone at 14.20, the registry clerk; letter no. 15-CV/BDV"))</p>
      <input type="text" id="cach" name="cach" value="\(how)" aria-describedby="cach-hint"></div>\(look.box(c))
      <div class="acts"><button class="main" name="_once" value="\(once)">\(c("Ghi đã nhắc", "Record it"))</button> <a class="button second" href="\(.board)">\(c("Thôi", "Cancel"))</a></div>
      <h2>\(c("Gửi công văn", "Send a letter"))</h2>
      <p>\(c("Công văn gửi các cơ quan đã chọn, có bảng kê, in được trên A4.", "A letter to the bodies that are chosen, with the list, for A4."))</p>
      <div class="acts"><button class="main" formaction="\(.urgingLetter(regulation))">\(c("Soạn công văn", "Draft the letter"))</button></div></form>
      """
  }

  /// How often it was urged before.
  private func reminded(_ item: Desk.Urged) -> Html? {
    let c = context
    if item.reminders == 0 { return nil }
    let letters = item.letters > 0 ? c(", \(item.letters) lần bằng công văn", ", \(item.letters) by letter") : ""
    return
      " <span class=\"soft small\">\(c("đã nhắc \(item.reminders) lần", "urged \(item.reminders) times"))\(letters)</span>"
  }

  /// What is sent to those who are late: bodies, what is missing, its day. No content of any case.
  private var text: String {
    let c = context
    var lines = [
      c("Kính gửi các đồng chí,", "To those concerned,"),
      c(
        "Đến ngày \(c.day(c.today)), theo \(regulationTitle), còn các nội dung sau chưa nhận được báo cáo hoặc kết quả:",
        "On \(c.day(c.today)), under \(regulationTitle), no report or result has come of the following:"),
    ]
    for (body, items) in late.bodies where !late.above.contains(body) {
      lines.append("")
      lines.append(name(body) + ":")
      for one in items.map(\.obligation) {
        let due = one.state.due.map { c.day($0) } ?? ""
        lines.append(
          "- \(one.deed(c.language).capitalisedFirst), \(ObligationWords.period(one, c.language)): "
            + c("hạn \(due)", "due \(due)"))
      }
    }
    lines += ["", c("Đề nghị gửi sớm, hoặc cho biết lý do.", "Please send it soon, or tell the reason.")]
    return lines.joined(separator: "\n")
  }
}
