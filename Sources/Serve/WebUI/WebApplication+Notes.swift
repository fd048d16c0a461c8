import Access
import CivilTime
import Diagnostics
import Entries
import Exchange
import Facts
import HTTPCore
import Obligations
import Organisations
import Regulations
import Secrets
import Store
import Telling
import UseCases

/// The pages of what was noted.
extension WebApplication {
  // MARK: Noting

  func quickNote(_ request: Request, _ desk: Desk, _ c: PageContext) throws -> Response {
    var form = NoteForm()
    if let clause = request.query[NoteForm.Field.clauses.rawValue]?.trimmed.nonEmpty { form.clauses = [clause] }
    if let number = request.query["thay"].flatMap({ Int64($0) }) {
      let note = try desk.note(number).note
      form.input.values = [
        .text: note.text ?? "", .place: note.place ?? "", .day: c.day(note.day), .body: note.body.text,
        .sessions: note.sessions.map(String.init) ?? "", .people: note.people.map(String.init) ?? "",
      ]
      form.clauses = note.clauses
    }
    return try quickNotePage(form, desk, c)
  }

  private func quickNotePage(_ form: NoteForm, _ desk: Desk, _ c: PageContext) throws -> Response {
    let bodies = try desk.bodiesNoted()
    let own = form.input.values[.body].flatMap { OrganisationID($0) }.flatMap { bodies.contains($0) ? $0 : nil }
    let body = own ?? bodies[0]
    var typed = form
    let day = typed.input.faults(at: .day).isEmpty ? typed.input.day(.day) : nil
    let (choices, library) = try desk.noteChoices(
      for: body, on: min(day ?? c.today, c.today), words: form.input.values[.text] ?? "")
    let view = QuickNotePage(
      form: form, own: body, bodies: bodies, choices: choices, library: library, context: c,
      once: chance(12).hexadecimal)
    return formPage(view.title, view.body, isReturned: view.isReturned, here: .quickNote, c)
  }

  func takeNote(_ typed: HTTPCore.Form, _ desk: Desk, _ visit: Visit) throws -> Response {
    if let before = taken(typed, visit) { return before }
    var form = NoteForm(typed)
    let bodies = try desk.bodiesNoted()
    let body = form.input.values[.body].flatMap { OrganisationID($0) } ?? bodies[0]
    if typed["_do"] == "suggest" {
      // What was typed chooses, unless somebody chose.
      form.clauses = nil
      return try quickNotePage(form, desk, visit.context)
    }
    if let note = form.note(of: body, on: desk.today) {
      do {
        let number = try desk.note(note, with: care(typed) { .note($0) })
        take(
          typed, visit, to: .note(number),
          saying: Words(vi: "Đã ghi. Số nhật ký \(number).", en: "Noted. Ledger number \(number)."))
        return .redirect(to: Route.note(number).path)
      } catch {
        form.input.add(try told(error, visit))
      }
    }
    return try quickNotePage(form, desk, visit.context)
  }

  // MARK: Reading

  func notes(_ request: Request, _ desk: Desk, _ c: PageContext) throws -> Response {
    var form = Typed<NotesPage.Field>()
    for field in NotesPage.Field.allCases {
      form.values[field] = request.query[field.rawValue]?.trimmed.nonEmpty
    }
    let register = try desk.ground().register
    let year = year(.year, &form) ?? c.today.year
    let body = form.body(.body, in: register, on: desk.today)
    if form.faults.isEmpty { form.values[.year] = String(year) }
    let first = CivilDate(year: year, month: 1, day: 1) ?? c.today
    let last = CivilDate(year: year, month: 12, day: 31) ?? c.today
    let notes = try desk.notes(
      .init(
        from: first, to: last, bodies: body.map { [$0] }, regulation: form.values[.regulation],
        clause: form.values[.clause]))
    if request.query["dang"] == "csv" {
      return .csv(try csv(notes, desk, c), named: "ghi-nhanh-\(year).csv")
    }
    let part = Paging(request.query[Paging.field], of: notes.rows.count, each: NotesPage.each)
    let view = NotesPage(
      form: form, notes: notes, texts: try desk.texts(of: notes.rows[part.range], in: notes.library), part: part,
      mayNote: c.visitor?.roles.contains(where: \.notes) ?? false, context: c)
    return formPage(view.title, view.body, isReturned: !form.faults.isEmpty, here: .quickNote, c)
  }

  private func csv(_ notes: Desk.Notes, _ desk: Desk, _ c: PageContext) throws -> String {
    let head = [
      c("ngày", "day"), c("đã làm", "what was done"), c("nơi", "where"), c("số cuộc", "occasions"),
      c("lượt người", "people"), c("cơ quan", "body"), c("điều khoản", "clauses"), c("số nhật ký", "ledger number"),
    ]
    let rows = try desk.texts(of: notes.rows, in: notes.library).map { one in
      let note = one.note
      return [
        c.day(note.day), note.text ?? "", note.place ?? "", note.sessions.map(String.init) ?? "",
        note.people.map(String.init) ?? "", notes.library.register.name(of: note.body, on: note.day),
        note.clauses.joined(separator: ";"), String(one.number),
      ]
    }
    return CSVWriter.text([head] + rows)
  }

  func note(_ number: Int64, _ desk: Desk, _ c: PageContext) throws -> Response {
    try notePage(desk.note(number), .init(), LookOver(false), desk, c)
  }

  private func notePage(
    _ view: Desk.NoteView, _ form: Typed<NotePage.Field>, _ look: LookOver, _ desk: Desk, _ c: PageContext
  ) throws -> Response {
    let page = NotePage(
      view: view, library: try desk.ground(), form: form, look: look, context: c, once: chance(12).hexadecimal)
    return formPage(page.title, page.body, isReturned: !form.faults.isEmpty, here: .quickNote, c)
  }

  func withdrawNote(_ number: Int64, _ typed: HTTPCore.Form, _ desk: Desk, _ visit: Visit) throws -> Response {
    if let before = taken(typed, visit) { return before }
    var form = Typed<NotePage.Field>(typed, [.reason])
    var look = LookOver(typed[LookOver.field] == "1")
    do {
      let entry = try desk.withdraw(
        note: number, because: form.values[.reason] ?? "", isLookedOver: look.isDone,
        with: care(typed) { _ in .note(number) })
      take(
        typed, visit, to: .quickNote,
        saying: Words(
          vi: "Đã rút. Số nhật ký \(entry). Sửa rồi ghi lại dưới đây.",
          en: "Withdrawn. Ledger number \(entry). Mend it below and note it anew."))
      return .redirect(to: Route.quickNote.path + "?thay=\(number)")
    } catch let needed as LookOverNeeded {
      for (_, asked) in look.questions(about: needed.found) {
        form.add(asked.words, at: .reason, onTop: asked.onTop)
      }
    } catch {
      form.add(try told(error, visit), at: .reason)
    }
    return try notePage(desk.note(number), form, look, desk, visit.context)
  }

  // MARK: Parts of other pages

  /// Whether somebody may note under the sentence of an obligation.
  func mayNote(_ matter: Desk.Matters, _ desk: Desk) -> Bool {
    let one = matter.obligation
    guard one.line.isStanding else { return false }
    let body = matter.library.register.body(of: one.answerable, on: desk.today)
    return desk.bodies(in: matter.library.register).contains(body)
      && Permission.decide(
        desk.actor, may: .note, .note(at: body, under: [one.regulation.id], told: []), on: desk.today,
        in: matter.library.register
      ).isAllowed
  }

  /// What was noted under the sentence of an obligation; nil where nothing can be.
  func notePart(_ matter: Desk.Matters, _ desk: Desk, _ c: PageContext) throws -> Html? {
    guard matter.obligation.line.isStanding else { return nil }
    let rows = try desk.notes(about: matter.obligation, in: matter.library)
    return MatterNotes(
      rows: rows, newest: try desk.texts(of: rows.prefix(MatterNotes.most), in: matter.library),
      rule: matter.obligation.rule, context: c
    ).body
  }

  /// What was noted in the period of a report that is being written; nil where nothing was.
  func reportNotes(_ matter: Desk.Matters, _ desk: Desk, _ c: PageContext) throws -> Html? {
    let rows = try desk.notes(forReport: matter.obligation, in: matter.library)
    return ReportNotes(
      texts: try desk.texts(of: rows.prefix(ReportNotes.most), in: matter.library), count: rows.count,
      regulation: matter.obligation.regulation, context: c
    ).body
  }
}
