import Access
import Boards
import CivilTime
import Diagnostics
import HTTPCore
import Ledger
import Obligations
import Regulations
import Secrets
import Store
import UseCases

/// Who is late, and what is done about it.
extension WebApplication {
  func board(_ request: Request, _ desk: Desk, _ context: PageContext) throws -> Response {
    let today = desk.today
    func day(_ name: String) -> CivilDate? { request.query[name].flatMap { TypedDay.read($0) } }
    let on = day("ngay") ?? today
    let year = request.query["nam"].flatMap { Int($0) }.flatMap { (1990...today.year + 2).contains($0) ? $0 : nil }
    let question = Desk.FollowUpQuestion(
      regulation: request.query["quy-che"], year: year ?? today.year,
      series: request.query["ky"].flatMap { Series(rawValue: $0) },
      on: on, known: day("biet") ?? today)
    let view = BoardPage(board: try desk.followUp(question), context: context)
    if request.query["dang"] == "csv" {
      return .csv(view.csv, named: "bang-theo-doi.csv")
    }
    return Layout(context: context, title: view.title, here: .board).page(view.body)
  }

  func urgingPage(
    _ regulation: String, _ desk: Desk, _ context: PageContext, fault: (field: String, words: Words)? = nil,
    how: String = "", chosen: Set<String> = []
  ) throws -> Response {
    let late = try desk.late(under: regulation)
    let view = UrgingPage(
      regulation: regulation, bodies: late.bodies, more: late.more, library: late.library, context: context,
      once: chance(12).hexadecimal, fault: fault, how: how, chosen: chosen)
    return formPage(view.title, view.body, isReturned: fault != nil, here: .board, context)
  }

  /// Records that one urged: one entry for all that was chosen.
  func urge(_ regulation: String, _ form: HTTPCore.Form, _ desk: Desk, _ visit: Visit) throws -> Response {
    if let before = taken(form, visit) { return before }
    let how = form["cach"]?.trimmed ?? ""
    let chosen = form.all("viec")
    func back(_ field: String, _ words: Words) throws -> Response {
      try urgingPage(regulation, desk, visit.context, fault: (field, words), how: how, chosen: Set(chosen))
    }
    if how.isEmpty {
      return try back("cach", Words(vi: "ghi nhắc bằng gì, gặp ai", en: "say how, and whom one spoke to"))
    }
    var deed = Deed(.told)
    deed.obligations = chosen.compactMap { ObligationID($0) }
    if deed.obligations.isEmpty {
      return try back("viec", Words(vi: "chọn ít nhất một việc", en: "choose one at least"))
    }
    deed.evidence = how
    var whom = Set(deed.obligations.map(\.bearer))
    deed.whom = deed.obligations.map(\.bearer).filter { whom.remove($0) != nil }
    do {
      let recorded = try desk.record(deed)
      let said = Words(
        vi:
          "Đã ghi lần nhắc cho \(deed.obligations.count) việc của \(deed.whom.count) cơ quan. Số nhật ký \(recorded.entry).",
        en:
          "Recorded for \(deed.obligations.count) obligations of \(deed.whom.count) bodies. Ledger number \(recorded.entry)."
      )
      take(form, visit, to: .board, saying: said)
      return .redirect(to: Route.board.path)
    } catch {
      return try back("viec", told(error, visit))
    }
  }
}
