import CivilTime
import Diagnostics
import Exchange
import Facts
import HTTPCore
import Ledger
import Organisations
import Reorganisations
import Secrets
import Telling
import UseCases

/// Reorganisations. Whoever may not reorganise is refused by the desk before anything is looked at.
extension WebApplication {
  func reorganisations(
    _ desk: Desk, _ c: PageContext, _ form: Typed<ReorganisationPage.Field> = .init(),
    _ fill: (inout ReorganisationPage) -> Void = { _ in }
  ) throws -> Response {
    var view = ReorganisationPage(
      done: try desk.reorganisations(), form: form, register: try desk.register(), once: chance(12).hexadecimal,
      context: c)
    fill(&view)
    let isReturned = !form.faults.isEmpty || view.findings != nil || view.rows.contains { $0.fault != nil }
    return formPage(view.title, view.body, isReturned: isReturned, here: .organisations, c)
  }

  func handover(_ entry: Int64, _ request: Request, _ desk: Desk, _ c: PageContext) throws -> Response {
    let view = HandoverPage(list: try desk.handoverList(of: entry), context: c)
    if request.query["dang"] == "csv" { return .csv(view.csv, named: "ban-giao-\(entry).csv") }
    return Layout(context: c, title: view.title, here: .organisations).page(view.body)
  }

  /// Looks at a reorganisation that was written down, applies what was looked at, or takes one back.
  func reorganise(_ form: Form, _ desk: Desk, _ visit: Visit) throws -> Response {
    try desk.mayReorganise()
    if let before = taken(form, visit) { return before }
    if let text = form["thoi"] { return try takeBack(text, form, desk, visit) }
    var typed = Typed<ReorganisationPage.Field>(
      form, ReorganisationPage.Field.allCases.filter { $0 != .files && $0 != .reason })
    if form["viec-gi"] == "ghi" || form["viec-gi"] == "csv" || form["tu"] == nil && form["buoc"] != nil {
      guard case .reorganisation(let input, let seen) = pendingForms.find(form["buoc"], now: visit.now) else {
        typed.add(
          Words(
            vi: "bản xem trước này đã quá lâu hoặc đã áp dụng; xem trước lại",
            en: "this preview is too old or was applied; look at it again"))
        return try written(form, typed, desk, visit)
      }
      if let changed = try changed(input, form, typed, desk, visit) { return changed }
      if form["viec-gi"] == "ghi" { return try apply(input, seen: seen, form, typed, desk, visit) }
      let all = try reckon(input, desk)
      if form["viec-gi"] == "csv" {
        return .csv(
          CSVWriter.text(HandoverTable(all.reorganisation, applied: all.applied).rows), named: "sap-xep-to-chuc.csv")
      }
      return try preview(input, typed, desk, visit)
    }
    let files = form.files(ReorganisationPage.Field.files.rawValue).filter { !$0.name.isEmpty }
    if form["tu"] != nil { return try written(form, typed, desk, visit) }
    guard let on = typed.day(.day) else {
      if typed.faults.isEmpty {
        typed.add(Words(vi: "nhập ngày đầu, như 01/07/2025", en: "give the first day, as 01/07/2025"), at: .day)
      }
      return try reorganisations(desk, visit.context, typed)
    }
    guard let basis = typed.values[.basis] else {
      typed.add(Words(vi: "ghi quyết định làm căn cứ", en: "give the decision that orders it"), at: .basis)
      return try reorganisations(desk, visit.context, typed)
    }
    if !files.isEmpty {
      let sources = files.map { file in
        SourceText(
          name: "\(Self.planFolder)/\(file.name.split(whereSeparator: { "/\\".contains($0) }).last ?? "tep.csv")",
          bytes: file.bytes)
      }
      return try preview(.plan(sources, on: on, basis: basis), typed, desk, visit)
    }
    return try begun(on, basis, typed, desk, visit)
  }

  /// The folder in which the files of a plan stand, for the places of findings.
  private static let planFolder = "ke-hoach"

  // MARK: Body by body

  private func kind(_ typed: Typed<ReorganisationPage.Field>) -> SuccessionKind {
    typed.values[.kind].flatMap { SuccessionKind(rawValue: $0) }.flatMap {
      [.merge, .conversion, .dissolution].contains($0) ? $0 : nil
    } ?? .merge
  }

  /// What follows from the bodies or communes that were named.
  private func begun(
    _ on: CivilDate, _ basis: String, _ typed: Typed<ReorganisationPage.Field>, _ desk: Desk, _ visit: Visit
  ) throws -> Response {
    var typed = typed
    let register = try desk.register()
    let names = (typed.values[.ended] ?? "").split(whereSeparator: \.isNewline).map { String($0).trimmed }
      .filter { !$0.isEmpty }
    if names.isEmpty {
      typed.add(Words(vi: "ghi ít nhất một cơ quan kết thúc", en: "name one body that ends at least"), at: .ended)
    }
    var bodies: [OrganisationID] = []
    var areas: [AreaID] = []
    for name in names {
      switch Self.read(name, in: register, on: on - 1) {
      case .success(.body(let id)): bodies.append(id)
      case .success(.area(let id)): areas.append(id)
      case .failure(let told): typed.add(told.words, at: .ended)
      }
    }
    var taker: Named?
    var newBody: SuccessionDraft.NewBody?
    let isEnd = kind(typed) == .dissolution
    switch (typed.values[.to], typed.values[.new]) {
    case (nil, nil) where !isEnd:
      typed.add(
        Words(
          vi: "ghi cơ quan tiếp nhận, hoặc tên cơ quan mới lập", en: "say who takes over, or name the new body"),
        at: .to)
    case (.some, .some):
      typed.add(
        Words(
          vi: "chỉ ghi một trong hai: cơ quan tiếp nhận đang có, hoặc cơ quan mới lập",
          en: "give one of the two: a body that is there, or a new one"), at: .new)
    case (.some, _) where isEnd, (_, .some) where isEnd:
      typed.add(
        Words(
          vi: "kết thúc mà không ai tiếp nhận thì để trống ô này, hoặc chọn việc sắp xếp khác",
          en: "where nobody takes over this stays empty, or choose another kind"), at: .to)
    case (let name?, nil):
      switch Self.read(name, in: register, on: on) {
      case .success(let found): taker = found
      case .failure(let told): typed.add(told.words, at: .to)
      }
    case (nil, let name?):
      newBody = SuccessionDraft.NewBody(id: try desk.newID(named: name), name: name)
    case (nil, nil): break
    }
    if !areas.isEmpty, typed.faults.isEmpty, !isEnd {
      guard case .area? = taker else {
        typed.add(
          Words(
            vi: "sáp nhập xã, phường thì nơi tiếp nhận cũng là tên xã, phường; xã mới lập thì nhập vào danh bạ trước",
            en: "where communes are merged, who takes over is a commune; a new one is brought into the register first"),
          at: .to)
        return try reorganisations(desk, visit.context, typed)
      }
    }
    if areas.isEmpty, case .area? = taker {
      typed.add(
        Words(
          vi: "nơi tiếp nhận là một xã, phường; ghi cơ quan tiếp nhận, hoặc ghi xã, phường ở ô trên",
          en: "who takes over is a commune; name a body, or communes above"), at: .to)
    }
    guard typed.faults.isEmpty else { return try reorganisations(desk, visit.context, typed) }
    var lines: [SuccessionDraft.Line] = []
    for area in areas {
      if case .area(let other)? = taker {
        lines += Desk.successors(of: area, in: other, on: on, register)
      } else {
        lines += Desk.successors(of: area, in: area, on: on, register).map { .init(from: $0.from, to: nil) }
      }
    }
    var to: OrganisationID?
    if case .body(let id)? = taker { to = id }
    lines += Desk.lines(ending: bodies, to: newBody?.id ?? to, on: on, register)
    let draft = SuccessionDraft(on: on, kind: kind(typed), basis: basis, lines: lines, newBody: newBody)
    if !isEnd, lines.contains(where: { $0.to == nil }) {
      // Nobody is given up without somebody having said so.
      let none = Words(
        vi: "chưa rõ ai tiếp nhận; ghi tên hoặc mã", en: "it is not clear who takes over; give a name or id")
      return try rows(draft, typed, desk, visit) { $0.to == nil ? none : nil }
    }
    return try preview(.bodies(draft), typed, desk, visit)
  }

  /// A body or a unit of administration, by its name.
  private enum Named {
    case body(OrganisationID)
    case area(AreaID)
  }

  private static func read(
    _ text: String, in register: Register, on day: CivilDate
  ) -> Result<Named, BodyName.Unclear> {
    let key = VietnameseText.plainKey(text)
    let areas = register.areas.filter { $0.exists(on: day) && VietnameseText.plainKey($0.name(on: day)) == key }
    if areas.count == 1 { return .success(.area(areas[0].id)) }
    if areas.count > 1 {
      let ids = areas.prefix(5).map(\.id.text).joined(separator: "; ")
      return .failure(
        .init(
          words: Words(
            vi: "có \(areas.count) đơn vị hành chính tên \"\(text)\", ghi mã của một: \(ids)",
            en: "there are \(areas.count) units called \"\(text)\", give the id of one: \(ids)")))
    }
    if let id = AreaID(text), register[id] != nil { return .success(.area(id)) }
    return BodyName.read(text, in: register, on: day).map { .body($0) }
  }

  /// What came back line by line.
  private func draft(
    _ form: Form, _ typed: Typed<ReorganisationPage.Field>, _ desk: Desk
  ) throws -> (draft: SuccessionDraft?, rows: [ReorganisationPage.Row], newBody: SuccessionDraft.NewBody?) {
    let register = try desk.register()
    var typed = typed
    let on = typed.day(.day) ?? desk.today
    var newBody: SuccessionDraft.NewBody?
    if let id = form["ma-moi"].flatMap({ OrganisationID($0) }), register[id] == nil, let name = typed.values[.new] {
      newBody = SuccessionDraft.NewBody(id: id, name: name)
    }
    var lines: [SuccessionDraft.Line] = []
    var rows: [ReorganisationPage.Row] = []
    for (from, text) in zip(form.all("tu").compactMap { OrganisationID($0) }, form.all("sang").map(\.trimmed)) {
      if text.isEmpty {
        lines.append(.init(from: from, to: nil))
        rows.append(.init(from: from, typed: text, fault: nil))
      } else if let newBody,
        text == newBody.id.text || VietnameseText.plainKey(text) == VietnameseText.plainKey(newBody.name)
      {
        lines.append(.init(from: from, to: newBody.id))
        rows.append(.init(from: from, typed: text, fault: nil))
      } else {
        switch BodyName.read(text, in: register, on: on) {
        case .success(let id):
          lines.append(.init(from: from, to: id))
          rows.append(.init(from: from, typed: text, fault: nil))
        case .failure(let told): rows.append(.init(from: from, typed: text, fault: told.words))
        }
      }
    }
    guard rows.allSatisfy({ $0.fault == nil }), let basis = typed.values[.basis] else { return (nil, rows, newBody) }
    return (SuccessionDraft(on: on, kind: kind(typed), basis: basis, lines: lines, newBody: newBody), rows, newBody)
  }

  /// What came back line by line, looked at anew.
  private func written(
    _ form: Form, _ typed: Typed<ReorganisationPage.Field>, _ desk: Desk, _ visit: Visit
  ) throws -> Response {
    let (draft, rows, newBody) = try draft(form, typed, desk)
    if let draft, !rows.isEmpty, typed.faults.isEmpty { return try preview(.bodies(draft), typed, desk, visit) }
    return try reorganisations(desk, visit.context, typed) {
      $0.rows = rows
      $0.newBody = newBody
    }
  }

  /// The page of what is looked at anew, where lines were changed after the preview that is to be applied; nil where none was.
  private func changed(
    _ input: ReorganisationInput, _ form: Form, _ typed: Typed<ReorganisationPage.Field>, _ desk: Desk, _ visit: Visit
  ) throws -> Response? {
    guard case .bodies(let seen) = input else { return nil }
    let (draft, _, _) = try draft(form, typed, desk)
    if draft == seen { return nil }
    return try written(form, typed, desk, visit)
  }

  private func rows(
    _ draft: SuccessionDraft, _ typed: Typed<ReorganisationPage.Field>, _ desk: Desk, _ visit: Visit,
    preview: ReorganisationPage.Preview? = nil, _ fault: (SuccessionDraft.Line) -> Words?
  ) throws -> Response {
    let register = try desk.register()
    return try reorganisations(desk, visit.context, typed) { page in
      page.rows = draft.lines.map { line in
        // By its name, where that is its own.
        let shown = line.to.map { id -> String in
          if id == draft.newBody?.id { return draft.newBody?.name ?? id.text }
          let name = register.name(of: id, on: draft.on)
          if case .success(id) = BodyName.read(name, in: register, on: draft.on) { return name }
          return id.text
        }
        return .init(from: line.from, typed: shown ?? "", fault: fault(line))
      }
      page.newBody = draft.newBody
      page.preview = preview
    }
  }

  // MARK: Looking and applying

  private func reckon(_ input: ReorganisationInput, _ desk: Desk) throws -> Desk.Reorganising {
    switch input {
    case .bodies(let draft): return try desk.reckon(draft)
    case .plan(let sources, let on, let basis):
      let (plan, findings) = PlanReader.read(sources, folder: Self.planFolder)
      guard let plan else {
        throw Findings(
          findings: findings,
          sources: Dictionary(sources.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }))
      }
      do {
        return try desk.reckon(plan, on: on, basis: basis)
      } catch let findings as Findings {
        throw Findings(
          findings: findings.findings,
          sources: Dictionary(sources.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }))
      }
    }
  }

  private func preview(
    _ input: ReorganisationInput, _ typed: Typed<ReorganisationPage.Field>, _ desk: Desk, _ visit: Visit
  ) throws -> Response {
    do {
      let all = try reckon(input, desk)
      let name = pendingForms.keep(.reorganisation(input, seen: all.known), now: visit.now)
      let preview = ReorganisationPage.Preview(reorganising: all, pending: name)
      switch input {
      case .bodies(let draft): return try rows(draft, typed, desk, visit, preview: preview) { _ in nil }
      case .plan: return try reorganisations(desk, visit.context, typed) { $0.preview = preview }
      }
    } catch let findings as Findings {
      guard case .bodies(let draft) = input else {
        return try reorganisations(desk, visit.context, typed) { $0.findings = findings }
      }
      var typed = typed
      // What is wrong with no line of the draft is wrong with the register as it would be.
      for finding in findings.findings where !finding.file.isEmpty { typed.add(finding.message) }
      var place = 0
      return try rows(draft, typed, desk, visit) { _ in
        place += 1
        return findings.findings.first { $0.file.isEmpty && $0.start.line == place }?.message
      }
    }
  }

  private func apply(
    _ input: ReorganisationInput, seen: Int64, _ form: Form, _ typed: Typed<ReorganisationPage.Field>, _ desk: Desk,
    _ visit: Visit
  ) throws -> Response {
    let (hash, basis) =
      switch input {
      case .bodies(let draft): (draft.hash, draft.basis)
      case .plan(let sources, _, let basis):
        (Digest(of: sources.sorted { $0.name < $1.name }.flatMap(\.bytes)).description, basis)
      }
    do {
      let all = try reckon(input, desk)
      let number = try desk.apply(all, plan: hash, basis: basis, seen: seen)
      if let name = form["buoc"] { pendingForms.change(name, to: nil) }
      let said = Words(
        vi: "Đã áp dụng: \(all.reorganisation.handovers.count) cơ quan chuyển. Lần sắp xếp số \(number).",
        en: "Applied: \(all.reorganisation.handovers.count) bodies pass. Reorganisation number \(number).")
      take(form, visit, to: .reorganisations, saying: said)
      return .redirect(to: Route.reorganisations.path)
    } catch is Findings {
      // What fitted the register does not any more.
      return try preview(input, typed, desk, visit)
    } catch let error as LedgerError {
      guard case .overtaken = error else { throw error }
      var typed = typed
      typed.add(
        Words(
          vi: "danh bạ hoặc quy chế vừa thay đổi sau khi xem trước; xem lại rồi áp dụng",
          en: "the register or a regulation changed after the preview; look again, then apply it"))
      return try preview(input, typed, desk, visit)
    }
  }

  private func takeBack(_ text: String, _ form: Form, _ desk: Desk, _ visit: Visit) throws -> Response {
    var typed = Typed<ReorganisationPage.Field>()
    guard let number = Int64(text), let reason = form["ly-do"]?.trimmed, !reason.isEmpty else {
      typed.add(Words(vi: "ghi căn cứ hoặc lý do thôi áp dụng", en: "say on what ground it is taken back"))
      return try reorganisations(desk, visit.context, typed)
    }
    do {
      let lines = try desk.compensate(number, basis: reason)
      let said = Words(
        vi: "Lần sắp xếp \(number) thôi áp dụng: \(lines) dòng kết thúc.",
        en: "Reorganisation \(number) is taken back: \(lines) lines end.")
      take(form, visit, to: .reorganisations, saying: said)
      return .redirect(to: Route.reorganisations.path)
    } catch {
      typed.add(try told(error, visit))
      return try reorganisations(desk, visit.context, typed)
    }
  }
}
