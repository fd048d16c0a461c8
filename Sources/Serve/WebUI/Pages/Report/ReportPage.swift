import Access
import CivilTime
import Diagnostics
import Facts
import Obligations
import Organisations
import Regulations
import Reports
import Store
import Telling
import UseCases

/// *Báo cáo*: a report to be filled in on a form.
struct ReportPage {
  let sheet: Desk.ReportSheet
  let input: ReportInput
  let context: PageContext
  /// Make the two forms ones that are taken once.
  let once: (report: String, nothing: String)
  /// What somebody else sent while this was typed; nil where nobody did.
  var overtaking: Desk.SentReport?
  /// What was noted in the period; nil where nothing was.
  var notes: Html?

  private var name: ActName { input.act.name }
  var one: Obligation { sheet.matter.obligation }
  private var form: Form { sheet.form.form }
  var register: Register { sheet.matter.library.register }
  private var act: ActPage {
    ActPage(matter: sheet.matter, form: input.act, others: sheet.alike, context: context, once: once.report)
  }

  private var carried: CarriedView? {
    sheet.carried.map {
      CarriedView(
        carried: $0, form: form, beside: sheet.beside, bearer: one.id.bearer, register: register, context: context)
    }
  }

  var title: String { name.words(one)[context.language] }

  var isReturned: Bool { input.isReturned || overtaking != nil }

  var body: Html {
    let c = context
    let shown = input.shown
    let isOwn = name == .submission
    let hidden: Html =
      "\(c.token)<input type=\"hidden\" name=\"_seen\" value=\"\(sheet.sent.last?.number ?? 0)\">"
    return """
      \(shown.summary(c("Chưa gửi được", "Not sent yet"), c))\(overtaken)
      <h1>\(title)</h1>
      \(act.about)
      <p class="soft">\(form.title), \(c("kỳ ", ""))\(ObligationWords.period(one, c.language)). \(c(name.meaning))</p>
      \(isOwn ? note : nil)\(notes)\(isOwn ? nothing(hidden) : nil)
      <form method="post" action="\(.act(one.id, name))" enctype="multipart/form-data"\(draft, if: isOwn)>\(hidden)\
      <input type="hidden" name="_once" value="\(once.report)">\
      \("<button class=\"skip\" name=\"_do\" value=\"draft\" tabindex=\"-1\" aria-hidden=\"true\">\(c("Lưu nháp", "Save the draft"))</button>", if: isOwn)
      \(isOwn ? others : nil)\(isOwn ? nil : act.field(.nothing))
      \(numbers(shown))\(carried?.tables)
      \(form.fields.filter { !$0.isNumber && $0.kind != .file }.map { text($0, shown) })
      \(name == .recording ? [act.field(.happened), act.field(.evidence)] : [])
      \(act.also)\(file)\(act.field(.document))\(act.field(.documentDay))\(act.field(.partOf))\(act.field(.note))\(input.act.look.box(c))
      <div class="acts"><button class="main">\(title)</button>
      \("<button class=\"button second\" name=\"_do\" value=\"draft\">\(c("Lưu nháp", "Save the draft"))</button>", if: isOwn)
      <a class="button second" href="\(.matter(one.id))">\(c("Thôi", "Cancel"))</a></div>
      \(isOwn ? kept : nil)\(isOwn ? exchange : nil)</form>
      """
  }

  // MARK: What is told

  /// Somebody else sent it while this was typed.
  private var overtaken: Html? {
    guard let sent = overtaking else { return nil }
    let c = context
    let changes = form.changes(
      from: sent.answers,
      to: input.typing.read(on: form, beside: sheet.beside, hasFiles: true, c.language).answers, c.language)
    let who = sent.person ?? register.name(of: sent.event.by ?? one.id.bearer, on: c.today)
    return """
      <div class="wrong" role="alert" tabindex="-1"><h2>\(c("Đã có người gửi", "Somebody has sent it"))</h2>
      <p>\(
        c(
          "\(who) đã gửi báo cáo này lúc \(c.shortMoment(sent.recorded)). Phần vừa nhập vẫn được giữ dưới đây; gửi tiếp là đính chính.",
          "\(who) sent this report at \(c.shortMoment(sent.recorded)). What you typed is kept below; sending it now corrects that."))</p>
      \(list(changes, c("đã gửi", "sent"), c("ở đây", "here")))</div>
      """
  }

  /// Places that differ, some of them.
  private func list(_ changes: [(place: String, old: String?, new: String?)], _ old: String, _ new: String) -> Html? {
    if changes.isEmpty { return nil }
    let most = 12
    let empty = context("để trống", "empty")
    let lines = changes.prefix(most).map { change -> Html in
      "<li>\(form.words(change.place, context)): \(old) \((change.old ?? empty).shortened); \(new) \((change.new ?? empty).shortened)</li>"
    }
    return "<ul>\(lines)\("<li>…</li>", if: changes.count > most)</ul>"
  }

  /// Who else is writing.
  private var others: Html? {
    let c = context
    let own = input.typing.values
    let notes = sheet.others.map { name, draft -> Html in
      let theirs = ReportInput(.submission, draft.values).typing.values
      let changes = form.places.compactMap { place -> (place: String, old: String?, new: String?)? in
        theirs[place] == nil || theirs[place] == own[place] ? nil : (place, theirs[place], own[place])
      }
      return """
        <div class="told"><p>\(
          c(
            "\(name) đang viết báo cáo này từ \(c.shortMoment(draft.began)), lưu gần nhất \(c.shortMoment(draft.saved)). Phần của mỗi người được giữ riêng.",
            "\(name) has been writing this report since \(c.shortMoment(draft.began)), last saved \(c.shortMoment(draft.saved)). What each writes is kept apart."))</p>\
        \(list(changes, c("người ấy ghi", "theirs is"), c("ở đây", "here")))\
        \("<p><button class=\"button second\" name=\"_do\" value=\"take:\(draft.person.text)\">\(c("Lấy phần của \(name) vào ô còn trống", "Take what \(name) wrote into empty places"))</button></p>", if: !changes.isEmpty)</div>
        """
    }
    return notes.reduce("", +)
  }

  /// What was sent, and what was kept.
  private var note: Html? {
    let c = context
    var lines: [String] = []
    if let last = sheet.sent.last, sheet.isCorrection {
      lines.append(
        c(
          "Đã gửi lúc \(c.shortMoment(last.recorded)), số nhật ký \(last.number). Gửi nữa là đính chính: nơi nhận thấy cả hai bản.",
          "Sent at \(c.shortMoment(last.recorded)), ledger number \(last.number). Sending again corrects it: who receives it sees both."
        ))
    }
    if let draft = sheet.draft, !isReturned {
      lines.append(
        c(
          "Bản nháp của đồng chí, lưu lúc \(c.shortMoment(draft.saved)).",
          "Your draft, saved at \(c.shortMoment(draft.saved))."))
    }
    if let why = carried?.why {
      lines.append(why)
    } else if form.numbers.contains(where: { asks($0, .cumulative) }) {
      let (months, weeks) = (sheet.missingMonths, sheet.missingWeeks)
      func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ", ") }
      if !months.isEmpty {
        lines.append(
          c(
            "Hệ thống chưa có báo cáo tháng \(list(months)) năm nay nên cột lũy kế phải nhập.",
            "There are no reports of month \(list(months)) of this year here, so what the year adds up to has to be given."
          ))
      } else if !weeks.isEmpty {
        lines.append(
          c(
            "Lũy kế của báo cáo tuần tính từ tuần 1 của năm. Hệ thống chưa có báo cáo tuần \(list(weeks)) nên cột lũy kế phải nhập.",
            "A weekly report adds up the weeks of the year from week 1 on. There are no reports of week \(list(weeks)) here, so that has to be given."
          ))
      }
    }
    return lines.isEmpty ? nil : "<div class=\"told\">\(lines.map { "<p>\($0)</p>" as Html })</div>"
  }

  private func asks(_ field: FormField, _ column: FormField.Column) -> Bool {
    field.columns.contains(column) && !field.isComputed(column, sheet.beside)
  }

  private func nothing(_ hidden: Html) -> Html? {
    let c = context
    guard one.act?.kernel == .report else { return nil }
    return """
      <form method="post" action="\(.act(one.id, name))" class="inline">\(hidden)<input type="hidden" name="_once" value="\(once.nothing)">\
      <input type="hidden" name="nothing" value="1"><details><summary>\(c("Kỳ này không phát sinh", "Nothing to report this time"))</summary>\
      <p>\(c("Gửi ngay: cả kỳ này không có gì, mọi số là 0; số liệu trong biểu không được gửi.", "It is sent at once: there was nothing in the whole period and every figure is 0; what stands in the form is not sent."))</p>\
      <button class="button second">\(c("Gửi báo cáo không phát sinh", "Send that there is nothing to report"))</button></details></form>
      """
  }

  private var draft: Html {
    let c = context
    return
      " data-draft=\"\(.draft(one.id))\" data-failed=\"\(c("Chưa lưu được nháp; giữ trang này mở, lát nữa tự lưu lại.", "The draft was not saved; keep this page open, it is tried again."))\""
  }

  private var kept: Html {
    "<p class=\"small soft\" data-said aria-live=\"polite\">\(context("Bản nháp được giữ trên máy chủ khi bấm Lưu nháp, và tự lưu khi trình duyệt chạy được mã.", "The draft is kept on the server by Save the draft, and by itself where scripts run."))</p>"
  }

  // MARK: Numbers

  private func numbers(_ shown: Typed<ReportInput.Place>) -> Html? {
    let c = context
    if form.numbers.isEmpty { return nil }
    let columns = form.columns
    let hasReasons = form.numbers.contains { $0.reason != nil }
    let heads = columns.map { "<th scope=\"col\" class=\"num\">\(c(form.title(of: $0)))</th>" as Html }
    let answers = input.typing.read(on: form, beside: sheet.beside, hasFiles: true, c.language).answers
    let told = Sheet(form, answers, beside: sheet.beside)
    let rows = form.numbers.map { field -> Html in
      let cells = columns.map { cell(field, $0, told, shown) }
      return """
        <tr><th scope="row">\(field.label)\(field.isRequired ? "" : c(" (nếu có)", " (if any)")) <span class="soft small">(\(field.unit))</span>\(hint(field))</th>\(cells)\
        \(hasReasons ? reason(field, told, shown) : nil)</tr>
        """
    }
    return """
      <table class="cards fill"><caption>\(c("Số viết như 1.234,5: dấu chấm ngăn nghìn, dấu phẩy ngăn phần lẻ.", "Numbers are written as 1,234.5: commas part thousands, a point the decimals."))</caption>
      <thead><tr><th scope="col">\(c("Chỉ tiêu", "What is counted"))</th>\(heads)\("<th scope=\"col\">\(c("Lý do", "Reason"))</th>", if: hasReasons)</tr></thead>
      <tbody>\(rows)</tbody></table>
      """
  }

  private func cell(
    _ field: FormField, _ column: FormField.Column, _ told: Sheet, _ shown: Typed<ReportInput.Place>
  ) -> Html {
    let c = context
    guard field.columns.contains(column) else { return "<td></td>" }
    if field.isComputed(column, sheet.beside) {
      let before = column == .cumulative ? sheet.beside.before[field.id].flatMap { $0 == .zero ? nil : $0 } : nil
      let known = before.map {
        "<br><span class=\"small soft\">\(c("các kỳ trước", "before")) \($0.words(c.language))</span>" as Html
      }
      return
        "<td class=\"num\" data-head=\"\(c(form.title(of: column)))\">\(c.amount(told.amount(field, column), column))\(known)\(carried?.hint(field, column))</td>"
    }
    let place = Typing.place(field.id, column)
    return """
      <td data-head="\(c(form.title(of: column)))">\(box(place, "\(field.label), \(c(column.words))", shown) { attributes, value in
        "<input type=\"text\" class=\"num\" inputmode=\"\(field.isWhole ? "numeric" : "decimal")\" autocomplete=\"off\" \(attributes) value=\"\(value)\">"
      })\(carried?.hint(field, column))</td>
      """
  }

  private func reason(_ field: FormField, _ told: Sheet, _ shown: Typed<ReportInput.Place>) -> Html {
    let c = context
    guard let rule = field.reason else { return "<td></td>" }
    let limit = rule.words(isYearly: field.columns.contains(.samePeriodLastYear))
    let hint = c("khi số \(limit.vi)", "where it \(limit.en)")
    let box = box(Answers.reason(field.id), "\(field.label): \(c("lý do", "the reason"))", shown) { attributes, value in
      "<textarea rows=\"2\" \(attributes)>\(value)</textarea>"
    }
    return "<td data-head=\"\(c("Lý do", "Reason"))\">\(box)<span class=\"small soft\">\(hint)</span></td>"
  }

  /// A place in which one types, with what is wrong there; its name is told to who does not see the table.
  private func box(
    _ place: String, _ label: String, _ shown: Typed<ReportInput.Place>, _ input: (Html, String) -> Html
  ) -> Html {
    let id = ReportInput.Place.ofForm(place)
    let faults = shown.faults(at: id)
    let bad = faults.enumerated().map {
      "<p class=\"bad\" id=\"\(id.rawValue)-bad\($0)\">\(context($1).capitalisedFirst)</p>" as Html
    }
    let by: Html =
      faults.isEmpty
      ? ""
      : " aria-invalid=\"true\" aria-describedby=\"\(faults.indices.map { "\(id.rawValue)-bad\($0)" }.joined(separator: " "))\""
    let attributes: Html = "id=\"\(id.rawValue)\" name=\"\(id.rawValue)\" aria-label=\"\(label)\"\(by)"
    return "\(input(attributes, self.input.typing.values[place] ?? ""))\(bad)"
  }

  // MARK: Texts

  private func text(_ field: FormField, _ shown: Typed<ReportInput.Place>) -> Html {
    let c = context
    var typed = shown
    typed.values[.ofForm(field.id)] = input.typing.values[field.id]
    let kind: FieldInput
    if case .choice(let options) = field.kind {
      kind = .choice([("", c("chưa chọn", "not chosen"))] + options.map { ($0, $0) })
    } else {
      kind = .text
    }
    let label = field.label + (field.isRequired ? "" : c(" (nếu có)", " (if any)"))
    return typed.field(.ofForm(field.id), kind, label: label, c)
  }

  private var file: Html {
    let labels = form.fields.filter { $0.kind == .file }.map(\.label)
    if labels.isEmpty { return act.field(.file) }
    return input.act.input.field(
      .file, .files, label: labels.joined(separator: "; "),
      hint: context(FieldInput.filesHint), context)
  }

  /// The same as a table for a spreadsheet, and back. It goes with all that is typed on the page.
  private var exchange: Html {
    let c = context
    return """
      <details><summary>\(c("Nhập từ bảng tính", "From a spreadsheet"))</summary>
      <p>\(c("Tải biểu này thành", "Get this form as")) <a href="\(.act(one.id, name))?dang=xlsx">Excel (.xlsx)</a> \(c("hoặc", "or")) <a href="\(.act(one.id, name))?dang=csv">CSV</a>.</p>
      <div class="field"><label for="table">\(c("Tệp đã điền (.xlsx hoặc CSV)", "The file, filled in (.xlsx or CSV)"))</label><input type="file" id="table" name="table" accept=".xlsx,.csv"></div>
      <button class="button second" name="_do" value="table">\(c("Xem trước", "Preview"))</button></details>
      """
  }
}

extension String {
  /// At most so many letters for a list.
  var shortened: String { count > 80 ? prefix(79) + "…" : self }
}
