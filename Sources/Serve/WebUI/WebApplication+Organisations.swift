import Access
import CivilTime
import Diagnostics
import Facts
import HTTPCore
import Ledger
import Organisations
import Telling
import UseCases

/// The pages of the register. Whoever may not see it is refused by the desk.
extension WebApplication {
  func organisations(_ request: Request, _ desk: Desk, _ c: PageContext) throws -> Response {
    var form = Typed<OrganisationsPage.Field>()
    for field in OrganisationsPage.Field.allCases {
      form.values[field] = request.query[field.rawValue]?.trimmed.nonEmpty
    }
    let day = form.day(.day) ?? desk.today
    let found = try desk.organisations(form.values[.words] ?? "", on: day).found
    let view = OrganisationsPage(
      form: form, found: found, day: day,
      part: Paging(request.query[Paging.field], of: found.count, each: OrganisationsPage.each),
      mayImport: c.visitor?.roles.contains(.administrator) ?? false, context: c)
    return formPage(view.title, view.body, isReturned: !form.faults.isEmpty, here: .organisations, c)
  }

  func organisation(_ id: OrganisationID, _ request: Request, _ desk: Desk, _ c: PageContext) throws -> Response {
    var form = Typed<OrganisationsPage.Field>()
    form.values[.day] = request.query[OrganisationsPage.Field.day.rawValue]?.trimmed.nonEmpty
    let day = form.day(.day) ?? desk.today
    if form.faults.isEmpty { form.values[.day] = c.day(day) }
    let view = OrganisationPage(view: try desk.organisation(id, on: day), form: form, context: c)
    return formPage(view.title, view.body, isReturned: !form.faults.isEmpty, here: .organisations, c)
  }

  func registerImport(
    _ desk: Desk, _ c: PageContext, _ form: Typed<RegisterImportPage.Field> = .init(), findings: Findings? = nil,
    preview: RegisterImportPage.Preview? = nil
  ) throws -> Response {
    try desk.mayImportRegister()
    let view = RegisterImportPage(form: form, findings: findings, preview: preview, context: c)
    return formPage(
      view.title, view.body, isReturned: !form.faults.isEmpty || findings != nil, here: .organisations, c)
  }

  /// Looks at files of a register, or writes those that were looked at.
  func importRegister(_ form: Form, _ desk: Desk, _ visit: Visit) throws -> Response {
    try desk.mayImportRegister()
    let c = visit.context
    var typed = Typed<RegisterImportPage.Field>(form, [.layer])
    if let name = form["buoc"] {
      guard case .register(let sources, let layer) = pendingForms.find(name, now: visit.now) else {
        typed.add(
          Words(
            vi: "bản xem trước này đã quá lâu hoặc đã ghi; chọn lại tệp",
            en: "this preview is too old or was written; choose the files again"))
        return try registerImport(desk, c, typed)
      }
      do {
        let done = try desk.importRegister(from: Self.folder, on: TextShelf(sources), layer: layer)
        pendingForms.change(name, to: nil)
        let said = Words(
          vi: "Danh bạ đã ghi: thêm \(done.added) dòng, kết thúc \(done.ended), giữ nguyên \(done.kept).",
          en: "The register is written: \(done.added) lines added, \(done.ended) ended, \(done.kept) stay.")
        take(form, visit, to: .organisations, saying: said)
        return .redirect(to: Route.organisations.path)
      } catch {
        typed.add(try told(error, visit))
        return try registerImport(desk, c, typed)
      }
    }
    let files = form.files(RegisterImportPage.Field.files.rawValue).filter { !$0.name.isEmpty }
    let layer = typed.values[.layer].flatMap { Int($0) }.flatMap { (0...9).contains($0) ? $0 : nil } ?? 0
    if files.isEmpty { typed.add(Words(vi: "chọn các tệp CSV", en: "choose the CSV files"), at: .files) }
    for file in files where !file.name.lowercased().hasSuffix(".csv") {
      typed.add(
        Words(
          vi: "\"\(file.name)\" không phải là tệp .csv; trong Excel chọn Lưu thành CSV UTF-8",
          en: "\"\(file.name)\" is no .csv file; in Excel choose Save as CSV UTF-8"), at: .files)
    }
    guard typed.faults.isEmpty else { return try registerImport(desk, c, typed) }
    let sources = files.map { file in
      SourceText(
        name: "\(Self.folder)/\(file.name.split(whereSeparator: { "/\\".contains($0) }).last ?? "tep.csv")",
        bytes: file.bytes)
    }
    do {
      let result = try desk.importRegister(from: Self.folder, on: TextShelf(sources), layer: layer, isPreview: true)
      let name = pendingForms.keep(.register(sources, layer: layer), now: visit.now)
      return try registerImport(
        desk, c, typed, preview: .init(result: result, pending: name, layer: layer))
    } catch let findings as Findings {
      return try registerImport(desk, c, typed, findings: findings)
    }
  }

  /// The folder that the files stand in, for the places of findings.
  private static let folder = "danh-ba"
}
