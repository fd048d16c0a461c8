import Access
import Boards
import CivilTime
import Diagnostics
import HTTPCore
import Ledger
import Obligations
import Organisations
import Regulations
import Secrets
import Store
import UseCases

/// Who is late, and what is done about it.
extension WebApplication {
  func board(_ request: Request, _ desk: Desk, _ context: PageContext) throws -> Response {
    let today = desk.today
    var days = Typed<BoardPage.Field>()
    for field in BoardPage.Field.allCases { days.values[field] = request.query[field.rawValue]?.trimmed.nonEmpty }
    let on = days.day(.on, Words(vi: "xét ngày", en: "as of")) ?? today
    let known = days.day(.known, Words(vi: "theo những gì đã ghi đến", en: "as known on")) ?? today
    let year = request.query["nam"].flatMap { Int($0) }.flatMap { (1990...today.year + 2).contains($0) ? $0 : nil }
    let question = Desk.FollowUpQuestion(
      regulation: request.query["quy-che"], year: year ?? today.year,
      series: request.query["ky"].flatMap { Series(rawValue: $0) },
      on: on, known: known)
    let view = BoardPage(
      board: try desk.followUp(question), days: days, part: request.query[Paging.field], context: context)
    if request.query["dang"] == "csv" {
      return .csv(view.csv, named: "bang-theo-doi.csv")
    }
    return Layout(context: context, title: view.title, here: .board).page(view.body)
  }

  func urgingPage(
    _ regulation: String, _ desk: Desk, _ context: PageContext, fault: (field: String, words: Words)? = nil,
    how: String = "", chosen: Set<String> = [], look: LookOver = LookOver(false)
  ) throws -> Response {
    let view = UrgingPage(
      regulation: regulation, late: try desk.late(under: regulation), context: context, once: chance(12).hexadecimal,
      fault: fault, how: how, chosen: chosen, look: look)
    return formPage(view.title, view.body, isReturned: fault != nil, here: .board, context)
  }

  /// Records that one urged: one entry for all that was chosen.
  func urge(_ regulation: String, _ form: HTTPCore.Form, _ desk: Desk, _ visit: Visit) throws -> Response {
    if let before = taken(form, visit) { return before }
    let how = form["cach"]?.trimmed ?? ""
    let chosen = form.all("viec")
    var look = LookOver(form[LookOver.field] == "1")
    func back(_ field: String, _ words: Words) throws -> Response {
      try urgingPage(
        regulation, desk, visit.context, fault: (field, words), how: how, chosen: Set(chosen), look: look)
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
    deed.isLookedOver = look.isDone
    if let asked = look.questions(about: deed.traces).first { return try back("cach", asked.question.words) }
    deed.whom = Self.bearers(of: deed.obligations)
    do {
      let recorded = try desk.record(deed, with: care(form) { _ in .board })
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

  /// The bearers, each once.
  private static func bearers(of obligations: [ObligationID]) -> [OrganisationID] {
    var whom = Set(obligations.map(\.bearer))
    return obligations.map(\.bearer).filter { whom.remove($0) != nil }
  }

  // MARK: Letters

  func letterPage(_ letter: Desk.UrgingLetter, _ context: PageContext) -> Response {
    let view = UrgingLetterPage(letter: letter, once: "", context: context)
    return Layout(context: context, title: view.title, here: .board).page(view.body)
  }

  /// Drafts a letter to who is late, or records that it was sent: one entry for all of it.
  func urgingLetter(_ regulation: String, _ form: HTTPCore.Form, _ desk: Desk, _ visit: Visit) throws -> Response {
    if let before = taken(form, visit) { return before }
    let c = visit.context
    let chosen = form.all("viec")
    var typed = Typed<UrgingLetterPage.Field>(form, UrgingLetterPage.Field.allCases)
    var look = LookOver(form[LookOver.field] == "1")
    let until = typed.day(.until, Words(vi: "hạn mới", en: "asks for it by"))
    let day = typed.day(.day, Words(vi: "ngày văn bản", en: "its day")) ?? desk.today
    if let until, until < desk.today {
      typed.add(
        Words(vi: "ngày này đã qua; ghi ngày từ hôm nay trở đi", en: "this day has passed; give today or a later day"),
        at: .until)
    }
    let letter: Desk.UrgingLetter
    do {
      letter = try desk.urgingLetter(about: chosen.compactMap { ObligationID($0) }, under: regulation, until: until)
    } catch {
      return try urgingPage(regulation, desk, c, fault: ("viec", told(error, visit)), chosen: Set(chosen))
    }
    let isFirst = form["_once"] == nil
    if isFirst {
      typed.values = [.day: c.day(desk.today)]
      typed.values[.place] = UrgingLetterPage.paper(of: letter).place
    } else if form["viec-gi"] == "ghi", typed.faults.isEmpty {
      if let number = typed.values[.number] {
        var deed = Deed(.told)
        deed.obligations = letter.bodies.flatMap(\.items).map(\.obligation.id)
        deed.whom = Self.bearers(of: deed.obligations)
        deed.document = NumberedDocument(number: number, date: day)
        deed.happened = day
        deed.date = until
        deed.isLookedOver = look.isDone
        do {
          let recorded = try desk.record(deed, with: care(form) { .letter(entry: $0.entry) })
          let route = Route.letter(entry: recorded.entry)
          let said = Words(
            vi:
              "Đã ghi công văn đôn đốc \(deed.obligations.count) việc của \(deed.whom.count) cơ quan. Số nhật ký \(recorded.entry).",
            en:
              "Recorded: a letter about \(deed.obligations.count) obligations of \(deed.whom.count) bodies. Ledger number \(recorded.entry)."
          )
          take(form, visit, to: route, saying: said)
          return .redirect(to: route.path)
        } catch let needed as LookOverNeeded {
          for (_, asked) in look.questions(about: needed.found) {
            typed.add(asked.words, at: .number, onTop: asked.onTop)
          }
        } catch {
          typed.add(try told(error, visit))
        }
      } else {
        typed.add(
          Words(vi: "nhập số, ký hiệu mà văn thư cấp", en: "type the number that the registry gave"), at: .number)
      }
    }
    let view = UrgingLetterPage(letter: letter, form: typed, look: look, once: chance(12).hexadecimal, context: c)
    return formPage(view.title, view.body, isReturned: !typed.faults.isEmpty, here: .board, c)
  }
}
