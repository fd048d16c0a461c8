import Access
import CivilTime
import Diagnostics
import Exchange
import Facts
import HTTPCore
import Ledger
import Obligations
import Organisations
import Regulations
import Reports
import Secrets
import Spreadsheets
import Store
import Telling
import UseCases

/// Reports that are filled in on a form.
extension WebApplication {
  /// A report to be filled in, where a deed about an obligation is that; nil for other deeds.
  func reportSheet(_ matter: Desk.Matters, _ name: ActName, _ desk: Desk) throws -> Desk.ReportSheet? {
    [.submission, .recording].contains(name) ? try desk.reportSheet(matter) : nil
  }

  func reportPage(
    _ sheet: Desk.ReportSheet, _ name: ActName, _ request: Request, _ desk: Desk, _ context: PageContext
  ) throws -> Response {
    let input = ReportInput(name, sheet, context.language)
    if request.query["dang"] == "xlsx" { return try workbook(sheet, input, context) }
    guard request.query["dang"] == "csv" else { return try page(sheet, input, desk, context) }
    return .csv(
      ReportTable.text(
        input.typing, on: sheet.form.form, beside: sheet.beside, for: sheet.tableHead, context.language),
      named: "\(sheet.form.form.id)-\(sheet.matter.obligation.id.period).csv")
  }

  private func page(
    _ sheet: Desk.ReportSheet, _ input: ReportInput, _ desk: Desk, _ context: PageContext,
    overtaking: Desk.SentReport? = nil
  ) throws -> Response {
    let view = ReportPage(
      sheet: sheet, input: input, context: context, once: (chance(12).hexadecimal, chance(12).hexadecimal),
      overtaking: overtaking,
      notes: input.act.name == .submission ? try reportNotes(sheet.matter, desk, context) : nil)
    return formPage(view.title, view.body, isReturned: view.isReturned, here: nil, context)
  }

  // MARK: Sending

  /// What was sent from the page of a report: the report, or a draft of it.
  func report(
    _ sheet: Desk.ReportSheet, _ name: ActName, _ form: HTTPCore.Form, _ desk: Desk, _ visit: Visit
  ) throws -> Response {
    if let before = taken(form, visit) { return before }
    let id = sheet.matter.obligation.id
    var input = ReportInput(name, form)
    if form["_do"] == "table" { return try tablePage(sheet, input, form, desk, visit) }
    if let wanted = form["_do"] {
      var leftOut = ReportInput.leftOut(0)
      guard let values = drafted(wanted, input, form.all(ReportTablePage.emptyField), sheet, visit) else {
        return try page(sheet, input, desk, visit.context)
      }
      do {
        let kept = ReportInput(name, values).keepable
        _ = try desk.keepDraft(kept.values, of: sheet.matter)
        leftOut = ReportInput.leftOut(kept.leftOut)
      } catch {
        input.add(try told(error, visit))
        return try page(sheet, input, desk, visit.context)
      }
      let time = visit.context.shortMoment(visit.now)
      take(
        form, visit, to: .act(id, name),
        saying: Words(
          vi:
            "Đã lưu nháp lúc \(time).\(leftOut.vi.spacedBefore)\(input.act.files.isEmpty ? "" : " Bản nháp không giữ tệp: chọn tệp khi gửi.")",
          en:
            "The draft was saved at \(time).\(leftOut.en.spacedBefore)\(input.act.files.isEmpty ? "" : " It keeps no files: choose them when you send.")"
        ))
      return .redirect(to: Route.act(id, name).path)
    }
    // Somebody else sent it since the page was opened: he is told, and nothing he typed is lost.
    if let last = sheet.sent.last, let seen = form["_seen"].flatMap({ Int64($0) }), seen != last.number {
      if name == .submission { _ = try? desk.keepDraft(input.keepable.values, of: sheet.matter) }
      return try page(sheet, input, desk, visit.context, overtaking: last)
    }
    if let deed = input.deed(sheet, on: desk.today, visit.language) {
      do {
        let recorded = try desk.record(deed, with: care(form) { _ in .matter(id) })
        let count = recorded.obligations.count
        let done = name.words(sheet.matter.obligation)
        let more = count > 1
        take(
          form, visit, to: .matter(id),
          saying: Words(
            vi:
              "Đã ghi: \(done.vi.lowercasedFirst)\(more ? ", tính cho \(count) việc" : ""). Số nhật ký \(recorded.entry).",
            en:
              "Recorded: \(done.en.lowercasedFirst)\(more ? ", for \(count) obligations" : ""). Ledger number \(recorded.entry)."
          ))
        return .redirect(to: Route.matter(id).path)
      } catch {
        input.add(try told(error, visit))
      }
    }
    return try page(sheet, input, desk, visit.context)
  }

  /// What is to be kept as a draft; nil for what nobody can ask for.
  private func drafted(
    _ wanted: String, _ input: ReportInput, _ emptied: [String], _ sheet: Desk.ReportSheet, _ visit: Visit
  ) -> [String: String]? {
    if wanted == "draft" { return input.values }
    if wanted == "take-table" {
      // What stands there already is kept where the table says nothing, and nobody asked that it goes.
      let now = ReportInput(input.act.name, sheet, visit.language)
      let gone = Set(emptied.map { ReportInput.Place.ofForm($0).rawValue })
      return now.values.filter { !gone.contains($0.key) }.merging(
        input.typing.values.map { (ReportInput.Place.ofForm($0).rawValue, $1) }
      ) { $1 }
    }
    if wanted.hasPrefix("take:"),
      let other = sheet.others.first(where: { $0.draft.person.text == wanted.dropFirst("take:".count) })
    {
      return input.filled(from: other.draft.values).values
    }
    return nil
  }

  /// Keeps what is being typed, and says so to a script.
  func keepDraft(_ id: ObligationID, _ form: HTTPCore.Form, _ desk: Desk, _ visit: Visit) throws -> Response {
    let c = visit.context
    do {
      let kept = ReportInput(.submission, form).keepable
      let others = try desk.keepDraft(kept.values, of: try desk.matter(id))
      var said = c(
        "Đã lưu nháp lúc \(c.shortMoment(visit.now)).", "The draft was saved at \(c.shortMoment(visit.now)).")
      for (name, draft) in others {
        said += c(
          " \(name) cũng đang viết báo cáo này, lưu gần nhất \(c.shortMoment(draft.saved)).",
          " \(name) is writing this report too, last saved \(c.shortMoment(draft.saved)).")
      }
      return .text(said + c(ReportInput.leftOut(kept.leftOut)).spacedBefore)
    } catch let refused as Refused {
      keep(refused.denial, visit.request)
      return .text(c(refused.message).capitalisedFirst, status: .unprocessable)
    }
  }

  // MARK: As a table

  private func workbook(_ sheet: Desk.ReportSheet, _ input: ReportInput, _ context: PageContext) throws -> Response {
    let table = ReportWorkbook.sheet(
      input.typing, on: sheet.form.form, beside: sheet.beside, for: sheet.tableHead, context.language)
    guard let bytes = WorkbookWriter.write(table) else {
      throw Refused(
        Words(vi: "chưa làm được tệp; thử lại sau ít phút", en: "the file could not be made; try again soon"))
    }
    return .file(
      bytes, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      named: "\(sheet.form.form.id)-\(sheet.matter.obligation.id.period).xlsx")
  }

  /// What a table that was uploaded would put into the report. What was typed on the page is kept as its draft first; nothing of the table is
  /// before it was seen.
  private func tablePage(
    _ sheet: Desk.ReportSheet, _ typed: ReportInput, _ form: HTTPCore.Form, _ desk: Desk, _ visit: Visit
  ) throws -> Response {
    var input = typed
    if typed.typing.values.isEmpty {
      input = ReportInput(typed.act.name, sheet, visit.language)
    } else {
      let kept = typed.keepable
      // What is in no draft would be lost on the way.
      if kept.leftOut > 0 {
        input.add(ReportInput.leftOut(kept.leftOut))
        return try page(sheet, input, desk, visit.context)
      }
      do {
        _ = try desk.keepDraft(kept.values, of: sheet.matter)
      } catch {
        input.add(try told(error, visit))
        return try page(sheet, input, desk, visit.context)
      }
    }
    guard let file = form.files("table").first, !file.name.isEmpty else {
      input.add(Words(vi: "chưa chọn tệp bảng tính", en: "no table was chosen"))
      return try page(sheet, input, desk, visit.context)
    }
    do throws(SpreadsheetError) {
      let table = try UploadedTable(file.name, file.bytes, sheet, visit.language)
      let view = ReportTablePage(table: table, sheet: sheet, input: input, context: visit.context)
      let isReturned = !table.faults.isEmpty || !table.differences.isEmpty
      return formPage(view.title, view.body, isReturned: isReturned, here: nil, visit.context)
    } catch {
      input.add(Words(vi: "tệp \(file.name): \(error.words.vi)", en: "the file \(file.name): \(error.words.en)"))
      return try page(sheet, input, desk, visit.context)
    }
  }

  // MARK: Reading

  /// What was reported on a form, for the page of an obligation; nil where it is not reported on one.
  func reportPart(_ matter: Desk.Matters, _ desk: Desk, _ context: PageContext) throws -> Html? {
    let sent = try desk.sentReports(of: matter)
    let hasForm = Desk.formID(of: matter.obligation) != nil
    guard hasForm || !sent.isEmpty else { return nil }
    let receives = Permission.decide(
      desk.actor, may: .receive, .obligation(Matter(matter.obligation)), on: desk.today, in: matter.library.register)
    return ReportView(
      matter: matter, sent: sent,
      beside: try sent.last?.form.map { try desk.beside($0, matter) } ?? Beside(),
      hasConsolidation: hasForm && receives.isAllowed, context: context
    ).body
  }

  func consolidation(
    _ rule: String, _ period: PeriodLabel, _ request: Request, _ desk: Desk, _ context: PageContext
  ) throws -> Response {
    let view = ConsolidationPage(
      all: try desk.consolidated(rule, period),
      column: request.query["cot"].flatMap { .init(rawValue: $0) } ?? .inPeriod,
      part: request.query[Paging.field], context: context)
    if request.query["dang"] == "csv" { return .csv(view.csv, named: "tong-hop-\(period).csv") }
    return Layout(context: context, title: view.title, here: .board).page(view.body)
  }
}

extension Response {
  /// A table to be kept as a file.
  static func csv(_ text: String, named name: String) -> Response {
    file(Array(text.utf8), type: "text/csv; charset=utf-8", named: name)
  }

  /// Something to be kept as a file.
  static func file(_ bytes: [UInt8], type: String, named name: String) -> Response {
    var response = Response(bytes, type: type)
    response.headers.set("Content-Disposition", "attachment; filename*=UTF-8''\(PercentCoding.encode(name))")
    response.headers.set("Cache-Control", "no-store")
    return response
  }
}
