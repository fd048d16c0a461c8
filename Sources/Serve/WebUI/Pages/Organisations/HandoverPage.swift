import CivilTime
import Diagnostics
import Exchange
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// *Danh sách bàn giao*: who passed to whom by a reorganisation, and what was still open.
struct HandoverPage {
  let list: Desk.HandoverList
  let context: PageContext

  /// So many of those who passed are shown.
  private static let most = 200

  var title: String { context("Danh sách bàn giao, lần \(list.entry)", "What passed by reorganisation \(list.entry)") }

  private func name(_ id: OrganisationID?, on day: CivilDate?) -> String {
    id.map { list.register.name(of: $0, on: day ?? context.today) } ?? "–"
  }

  /// Who takes over from a body.
  private func taker(of id: OrganisationID) -> String {
    list.steps.filter { $0.from == id }.map { name($0.to, on: $0.on) }.joined(separator: "; ")
  }

  var body: Html {
    let c = context
    let steps = list.steps.prefix(Self.most).map { step -> Html in
      """
      <tr><th scope="row"><a href="\(.organisation(step.from))">\(name(step.from, on: step.on.map { $0 - 1 }))</a></th>\
      <td data-head="\(c("Tiếp nhận", "Takes over"))">\(name(step.to, on: step.on))</td><td data-head="\(c("Từ ngày", "Since"))">\(step.on.map { c.day($0) } ?? "")</td></tr>
      """
    }
    let more = list.steps.count - Self.most
    return """
      <p class="small"><a href="\(.organisations)">\(c("Cơ quan, đơn vị", "Bodies"))</a></p><h1>\(title)</h1>
      <p>\(list.basis ?? "")\(list.recorded.map { c(". Ghi lúc \(c.moment($0)).", ". Recorded \(c.moment($0)).") } ?? "")</p>
      <p class="acts"><a class="button second" href="\(.handover(list.entry))?dang=csv">CSV</a></p>
      <h2>\(c("Ai tiếp nhận của ai", "Who takes over from whom"))</h2>
      <table class="cards"><thead><tr><th scope="col">\(c("Cơ quan kết thúc", "Who ends"))</th><th scope="col">\(c("Cơ quan tiếp nhận", "Who takes over"))</th><th scope="col">\(c("Từ ngày", "Since"))</th></tr></thead><tbody>\(steps)</tbody></table>\
      \("<p class=\"soft\">\(c("và \(c.number(more)) cơ quan khác", "and \(c.number(more)) more"))</p>", if: more > 0)
      <h2>\(c("Việc còn mở", "What is still open"))</h2>\(open)
      """
  }

  private var open: Html {
    let c = context
    if list.open.isEmpty {
      return
        "<p>\(c("Không có việc nào còn mở mà vai trò đang có được xem, tính đến 45 ngày tới.", "Nothing is open that the roles held see, up to 45 days from now."))</p>"
    }
    let rows = list.open.map { one -> Html in
      let mark = DueMark(one.state, on: c.today)
      return """
        <tr><th scope="row"><a href="\(.matter(one.id))">\(one.deed(c.language).capitalisedFirst)</a><br><span class="small soft">\(ObligationWords.period(one, c.language))</span></th>\
        <td data-head="\(c("Của", "Of"))">\(name(one.id.bearer, on: one.line.decidingDay))</td><td data-head="\(c("Tiếp nhận", "Takes over"))">\(taker(of: one.id.bearer))</td>\
        <td data-head="\(c("Hạn", "Due"))"><span class="mark \(mark.tone.rawValue)">\(c(mark.words))</span></td></tr>
        """
    }
    return """
      <table class="cards"><thead><tr><th scope="col">\(c("Việc", "What"))</th><th scope="col">\(c("Của", "Of"))</th><th scope="col">\(c("Tiếp nhận", "Takes over"))</th><th scope="col">\(c("Hạn", "Due"))</th></tr></thead><tbody>\(rows)</tbody></table>\
      \("<p class=\"soft\">\(c("và \(c.number(list.more)) việc khác", "and \(c.number(list.more)) more"))</p>", if: list.more > 0)
      """
  }

  /// A row a body that passed, then a row an obligation that is open.
  var csv: String {
    let c = context
    let head = [
      c("mã", "id"), c("cơ quan kết thúc", "ends"), c("tiếp nhận", "takes over"), c("việc", "what"), c("hạn", "due"),
    ]
    let steps = list.steps.map { step in
      [step.from.text, name(step.from, on: step.on.map { $0 - 1 }), name(step.to, on: step.on), "", ""]
    }
    let open = list.open.map { one in
      [
        one.id.description, name(one.id.bearer, on: one.line.decidingDay), taker(of: one.id.bearer),
        one.deed(c.language).capitalisedFirst + ", " + ObligationWords.period(one, c.language),
        one.state.due.map { c.day($0) } ?? "",
      ]
    }
    return CSVWriter.text([head] + steps + open)
  }
}
