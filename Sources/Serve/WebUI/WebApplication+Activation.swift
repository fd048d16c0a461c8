import Access
import CivilTime
import Diagnostics
import Facts
import HTTPCore
import Obligations
import Organisations
import Regulations
import Secrets
import Telling
import UseCases

/// The pages by which a regulation is activated. Whoever may not is refused by the desk before anything is looked at.
extension WebApplication {
  // MARK: Beginning

  func activation(_ desk: Desk, _ c: PageContext, _ form: Typed<ActivationStartPage.Field> = .init()) throws -> Response
  {
    let ids = try desk.regulationsToActivate()
    let view = ActivationStartPage(
      ids: ids, shipped: shipped.regulations(), drafts: try desk.activationDrafts(),
      activated: try ids.compactMap { try desk.activated($0) }, form: form, context: c)
    return formPage(view.title, view.body, isReturned: !form.faults.isEmpty, here: .regulations, c)
  }

  /// Begins with a text that ships, or with a file.
  func beginActivation(_ form: HTTPCore.Form, _ desk: Desk, _ visit: Visit) throws -> Response {
    let own = try desk.regulationsToActivate()
    var typed = Typed<ActivationStartPage.Field>(form, [.shipped])
    var text: Desk.ShippedText?
    if let file = form.files(ActivationStartPage.Field.file.rawValue).first(where: { !$0.name.isEmpty }) {
      text = String(validating: file.bytes, as: UTF8.self).flatMap { text in
        let plain = HTTPCore.Form.lines(text)
        let id = DocumentKind.id(of: SourceText(name: file.name, text: plain))
        return id.flatMap { Self.isID($0) ? Desk.ShippedText(path: "\($0).md", text: plain) : nil }
      }
      if text == nil {
        typed.add(
          Words(
            vi: "\"\(file.name)\" không phải là tệp quy tắc của một quy chế: phần đầu cần mã, loại và tên",
            en: "\"\(file.name)\" is no rule file of a regulation: its header needs an id, a kind and a title"),
          at: .file)
      }
    } else if let id = typed.values[.shipped] {
      text = shipped.regulations().first { $0.id == id }
    }
    guard let text else {
      if typed.faults.isEmpty {
        typed.add(Words(vi: "chọn một quy chế hoặc một tệp", en: "choose a regulation or a file"), at: .file)
      }
      return try activation(desk, visit.context, typed)
    }
    guard own.contains(text.id) else {
      typed.add(
        Words(
          vi:
            "người dùng này không phải là đầu mối phối hợp của quy chế \"\(text.id)\"; quản trị viên cấp vai trò ấy ở trang Người dùng, rồi đưa tệp vào lại",
          en:
            "this user is not coordinator of the regulation \"\(text.id)\"; an administrator gives that role on the page of the people, then bring the file again"
        ), at: typed.values[.shipped] == text.id ? .shipped : .file)
      return try activation(desk, visit.context, typed)
    }
    try desk.mayActivate(text.id)
    if let before = try desk.activated(text.id) {
      typed.add(
        Words(
          vi:
            "quy chế \"\(text.id)\" đã được \(before.person) kích hoạt ngày \(before.recorded.day.vietnamese); bản mới thì sửa đổi ở trang quy chế",
          en:
            "the regulation \"\(text.id)\" was activated by \(before.person) on \(before.recorded.day.vietnamese); a new text amends it on its page"
        ))
      return try activation(desk, visit.context, typed)
    }
    // What was entered stays where only the text is brought anew.
    let kept = try desk.activationDraft(of: text.id)?.draft
    var draft = kept ?? ActivationDraft(path: text.path, text: text.text)
    draft.text = text.text
    // Who begins asks for what comes: what was due before was asked for elsewhere, or by nobody.
    if kept == nil { draft.followed = desk.today }
    if let plan = try? desk.plan(draft, of: text.id) {
      for need in plan.forms where need.coming == .missing {
        if let form = shipped.form(need.id) { draft.forms[need.id] = form }
      }
      if draft.issuer == nil, let body = desk.coordinatingBody(of: text.id) {
        draft.issuer = plan.party(meaning: body, on: desk.today)
      }
    }
    try desk.keep(draft, of: text.id)
    let next = Route.activationStep(text.id, .text)
    take(form, visit, to: next)
    return .redirect(to: next.path)
  }

  private static func isID(_ id: String) -> Bool {
    !id.isEmpty
      && id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
  }

  // MARK: Steps

  /// What one step shows beside what was kept: what was typed and not kept.
  private enum Returned {
    case none
    case text(String, Words, piece: Int)
    case parties(Int, Words)
    case days(ActivationDaysForm, Findings?)
    case forms([Words], Findings?)
    case preview(Typed<ActivationPreviewPage.Field>)
    case notReady
  }

  func activationStep(
    _ id: String, _ step: ActivationStep, _ request: Request, _ desk: Desk, _ c: PageContext
  ) throws -> Response {
    try self.step(id, step, request, desk, c, .none)
  }

  private func step(
    _ id: String, _ step: ActivationStep, _ request: Request, _ desk: Desk, _ c: PageContext, _ returned: Returned
  ) throws -> Response {
    guard let (draft, saved) = try desk.activationDraft(of: id) else {
      return .redirect(to: Route.activation.path)
    }
    let plan = try desk.plan(draft, of: id)
    let frame = ActivationFrame(id: id, step: step, plan: plan, saved: saved, context: c)
    let body: Html
    switch step {
    case .text:
      var view = ActivationTextPage(
        frame: frame, piece: request.query[ActivationTextPage.pieceField].flatMap { Int($0) })
      if case .text(let text, let fault, let piece) = returned {
        view = ActivationTextPage(frame: frame, piece: piece, typed: (text, fault))
      }
      body = view.body
    case .parties:
      let words = request.query[ActivationPartiesPage.wordsField]?.trimmed.nonEmpty
      let found = try words.map { try desk.organisations($0, on: desk.today).found.map(\.id) }
      var view = ActivationPartiesPage(
        frame: frame, party: request.query[ActivationPartiesPage.partyField].flatMap { Int($0) }, words: words,
        found: found)
      if case .parties(let party, let fault) = returned { (view.party, view.fault) = (party, fault) }
      body = view.body
    case .days:
      var view = ActivationDaysPage(frame: frame, form: ActivationDaysForm(), errors: nil, context: c)
      if case .days(let form, let errors) = returned {
        view = ActivationDaysPage(frame: frame, form: form, errors: errors, context: c)
      }
      body = view.body
    case .forms:
      var view = ActivationFormsPage(frame: frame, errors: nil, faults: [])
      if case .forms(let faults, let errors) = returned {
        view = ActivationFormsPage(frame: frame, errors: errors, faults: faults)
      }
      body = view.body
    case .contacts:
      if let forecast = forecast(plan, desk) {
        let part = Paging(request.query[Paging.field], of: forecast.rows.count, each: ActivationContactsPage.each)
        body =
          ActivationContactsPage(
            frame: frame, forecast: forecast, roles: try desk.rolesSending(forecast.rows.map(\.body)), part: part
          ).body
      } else {
        body =
          "<p>\(c("Văn bản còn lỗi; sửa ở bước Văn bản.", "The text has errors; mend them in the first step."))</p>"
      }
    case .preview:
      let forecast = forecast(plan, desk)
      let part = Paging(
        request.query[Paging.field], of: forecast?.rows.count ?? 0, each: ActivationPreviewPage.each)
      var form = Typed<ActivationPreviewPage.Field>([
        .ground: draft.ground.rawValue, .issuer: draft.issuer ?? "", .number: draft.number ?? "",
        .day: draft.day.map { c.day($0) } ?? "", .from: draft.from.map { c.day($0) } ?? "",
        .followed: draft.followed.map { c.day($0) } ?? "",
      ])
      if case .preview(let typed) = returned { form = typed }
      body =
        ActivationPreviewPage(
          frame: frame, forecast: forecast, form: form, part: part, once: chance(12).hexadecimal
        ).body
    }
    let isReturned = if case .none = returned { false } else { true }
    return formPage(frame.title, frame.page(body), isReturned: isReturned, here: .regulations, c)
  }

  private func forecast(_ plan: ActivationPlan, _ desk: Desk) -> Forecast? {
    guard let bound = plan.bound, let engine = plan.engine else { return nil }
    return Forecast(bound, engine, plan.register, from: desk.today)
  }

  func guidanceLetter(_ id: String, _ form: LetterForm, _ desk: Desk, _ c: PageContext) throws -> Response {
    guard let (draft, _) = try desk.activationDraft(of: id) else { return .redirect(to: Route.activation.path) }
    let letter = GuidanceLetter(id: id, plan: try desk.plan(draft, of: id), context: c)
    switch form {
    case .page: return Layout(context: c, title: letter.title, here: .regulations).page(letter.page)
    case .text: return letter.text
    case .file: return letter.file
    }
  }

  // MARK: What is sent

  func keepActivation(
    _ id: String, _ step: ActivationStep, _ form: HTTPCore.Form, _ request: Request, _ desk: Desk, _ visit: Visit
  ) throws -> Response {
    if let before = taken(form, visit) { return before }
    guard var (draft, _) = try desk.activationDraft(of: id) else {
      // Somebody who sends what was activated meanwhile is told who was faster.
      if let before = try desk.activated(id) { return overtaken(by: before, id, form, visit) }
      return .redirect(to: Route.activation.path)
    }
    let c = visit.context
    var back = Route.activationStep(id, step).path
    var said: Words?
    switch step {
    case .text:
      if form["viec"] == "chap-nhan" {
        draft.acceptsOpen = form[ActivationTextPage.acceptField] == "1"
        break
      }
      if form["viec"] == ActivationTextPage.dropExamples {
        draft.dropExamples(failedIn: try desk.plan(draft, of: id))
        break
      }
      let pieces = TextPieces(draft.text)
      guard let number = form[ActivationTextPage.pieceField].flatMap({ Int($0) }),
        pieces.pieces.indices.contains(number), let text = form[ActivationTextPage.textField]
      else { return .redirect(to: back) }
      var new = draft
      new.text = pieces.replacing([number: text])
      // The id is in the address of what was entered, and in that of every sentence.
      guard new.id == id else {
        return try self.step(
          id, step, request, desk, c,
          .text(
            text,
            Words(
              vi: "giữ mã \"\(id)\" ở phần đầu tệp: mọi địa chỉ bắt đầu bằng mã ấy",
              en: "keep the id \"\(id)\" in the header: every address begins with it"), piece: number))
      }
      draft = new
      back += "?\(ActivationTextPage.pieceField)=\(number)"
    case .parties:
      let number = form[ActivationPartiesPage.partyField].flatMap { Int($0) }
      if let number, let fault = try choose(form, &draft, of: id, desk) {
        return try self.step(id, step, request, desk, c, .parties(number, fault))
      }
      if let number {
        back += "?\(ActivationPartiesPage.partyField)=\(number)"
      }
    case .days:
      var typed = ActivationDaysForm(form)
      guard let new = try days(&typed, draft, of: id, desk) else {
        return try self.step(id, step, request, desk, c, .days(typed, nil))
      }
      let (plan, before) = (try desk.plan(new, of: id), try desk.plan(draft, of: id))
      if !plan.errors.findings.isEmpty, before.errors.findings.isEmpty {
        return try self.step(id, step, request, desk, c, .days(typed, plan.errors))
      }
      // A day that would not hold is not kept, and that is told.
      let changed = new.days.keys.filter { new.days[$0] != draft.days[$0] }.sorted()
      let idle = changed.filter { !plan.hasEffect($0, on: desk.today) }
      if !idle.isEmpty {
        let words = idleWords(idle.map(\.rule), plan, c)
        said = words
        if idle.count == changed.count {
          typed.input.add(words, at: .reach)
          return try self.step(id, step, request, desk, c, .days(typed, nil))
        }
      }
      for key in changed where !idle.contains(key) { draft.days[key] = new.days[key] }
      for key in draft.days.keys where new.days[key] == nil { draft.days[key] = nil }
    case .forms:
      if form["viec"] == "de-lai" {
        draft.formsLeftOut = Set(form.all(ActivationFormsPage.leaveField))
        for id in draft.formsLeftOut { draft.forms[id] = nil }
      } else {
        let (faults, errors) = bring(form, &draft, try desk.plan(draft, of: id))
        if !faults.isEmpty || errors != nil {
          return try self.step(id, step, request, desk, c, .forms(faults, errors))
        }
      }
    case .contacts: break
    case .preview:
      let saved = draft
      var typed = Typed<ActivationPreviewPage.Field>(form, ActivationPreviewPage.Field.allCases)
      let activates = form[ActivationPreviewPage.act] == ActivationPreviewPage.activate
      if !activates || form[ActivationPreviewPage.Field.ground.rawValue] != nil {
        take(&typed, into: &draft, try desk.plan(draft, of: id).text)
      }
      guard typed.faults.isEmpty else { return try self.step(id, step, request, desk, c, .preview(typed)) }
      if activates {
        if draft == saved { return try activate(draft, of: id, form, request, desk, visit) }
        // What would be written is another thing now, and nobody has seen it.
        said = Words(
          vi: "chưa kích hoạt: số và ngày vừa sửa làm thay đổi những gì sẽ ghi; xem lại rồi bấm Kích hoạt lần nữa",
          en:
            "Not activated yet: the number and days you changed change what is written; look it over and press Activate again"
        )
      }
    }
    try desk.keep(draft, of: id)
    take(
      form, visit, to: .activationStep(id, step),
      saying: Words(
        vi: "Đã lưu lúc \(c.moment(visit.now))." + (said.map { " \($0.vi.capitalisedFirst)." } ?? ""),
        en: "Saved at \(c.moment(visit.now))." + (said.map { " \($0.en.capitalisedFirst)." } ?? "")))
    return .redirect(to: back)
  }

  /// Why a day does not hold that was typed for some sentences.
  private func idleWords(_ rules: [String], _ plan: ActivationPlan, _ c: PageContext) -> Words {
    let regulation = plan.bound?.regulation
    let list = Set(rules).sorted().map { address in
      regulation.flatMap { all in all.rule(at: address).map { ActivationFrame.office($0, in: all, c) } } ?? address
    }.joined(separator: "; ")
    return Words(
      vi:
        "chưa đặt cho \(list): trong văn bản có cách áp dụng khác cho việc này, có hiệu lực từ ngày muộn hơn; sửa khối apdung ấy ở bước Văn bản",
      en:
        "not set for \(list): the text has another application for it that holds from a later day; change that block in the step of the text"
    )
  }

  private func overtaken(by before: Desk.Activated, _ id: String, _ form: HTTPCore.Form, _ visit: Visit) -> Response {
    let c = visit.context
    take(
      form, visit, to: .regulation(id),
      saying: Words(
        vi:
          "Quy chế này đã được \(before.person) kích hoạt ngày \(c.day(before.recorded.day)), số nhật ký \(before.entry).",
        en:
          "\(before.person) activated this regulation on \(c.day(before.recorded.day)), ledger number \(before.entry).")
    )
    return .redirect(to: Route.regulation(id).path)
  }

  private func activate(
    _ draft: ActivationDraft, of id: String, _ form: HTTPCore.Form, _ request: Request, _ desk: Desk, _ visit: Visit
  ) throws -> Response {
    do {
      let done = try desk.activate(draft, of: id)
      take(
        form, visit, to: .regulation(id),
        saying: Words(
          vi: "Đã kích hoạt: \(done.count) mục, văn bản là số nhật ký \(done.entry).",
          en: "Activated: \(done.count) entries; the text has the ledger number \(done.entry)."))
      return .redirect(to: Route.regulation(id).path)
    } catch is Findings {
      // The page tells them.
      return try step(id, .preview, request, desk, visit.context, .notReady)
    } catch {
      var typed = Typed<ActivationPreviewPage.Field>()
      typed.add(try told(error, visit))
      return try step(id, .preview, request, desk, visit.context, .preview(typed))
    }
  }
}
