import Access
import CivilTime
import Diagnostics
import HTTPCore
import Obligations
import Regulations
import Telling
import UseCases

/// The pages of the regulations.
extension WebApplication {
  func regulations(_ desk: Desk, _ c: PageContext) throws -> Response {
    let rows: [Desk.RegulationRow]
    do {
      rows = try desk.regulations()
    } catch let refused as Refused where refused.denial == nil && c.visitor?.roles.contains(.coordinator) ?? false {
      // There is no text yet; who may activate one finds the way.
      rows = []
    }
    let view = RegulationsPage(rows: rows, context: c)
    return Layout(context: c, title: view.title, here: .regulations).page(view.body)
  }

  func regulation(_ id: String, _ request: Request, _ desk: Desk, _ c: PageContext) throws -> Response {
    let view = RegulationPage(
      text: try desk.regulation(id), notes: try desk.notesOfTheYear(under: id),
      versions: try desk.versions(ofRegulation: id),
      asked: request.query[Paging.field], context: c)
    return Layout(context: c, title: view.title, here: .regulations).page(view.body)
  }

  func clause(_ clause: String, of id: String, _ desk: Desk, _ c: PageContext) throws -> Response {
    let text = try desk.regulation(id)
    let maySettle = desk.maySettle(id, in: try desk.register())
    guard
      let view = ClausePage(text, at: clause, maySettle: maySettle, notes: try desk.notesOfTheYear(under: id), c)
    else {
      throw Refused(
        Words(
          vi: "quy chế \"\(id)\" không có điều khoản \"\(clause)\"; các điều khoản ở mục lục của trang quy chế",
          en:
            "the regulation \"\(id)\" has no clause \"\(clause)\"; its clauses stand in the contents on the page of the regulation"
        ))
    }
    return Layout(context: c, title: view.title, here: .regulations).page(view.body)
  }

  func parties(_ id: String, _ desk: Desk, _ c: PageContext) throws -> Response {
    let view = PartiesPage(text: try desk.regulation(id), context: c)
    return Layout(context: c, title: view.title, here: .regulations).page(view.body)
  }

  /// How much of what differs one page shows.
  private static let differencesOnAPage = 25

  func comparison(
    _ id: String, _ old: Int, _ new: Int, _ request: Request, _ desk: Desk, _ c: PageContext
  ) throws -> Response {
    let (before, after) = try desk.versions(old, new, ofRegulation: id)
    guard let first = before.regulations.first?.regulation, let last = after.regulations.first?.regulation else {
      return wrong(request, nil, .notFound)
    }
    let from = last.inForceFrom ?? c.today
    let differences = Differences(
      [first], [last], before: before, after: after, from: from, to: Differences.usualEnd(from: from), c.language)
    let view = ComparisonPage(
      differences: differences,
      page: Paging(
        request.query[Paging.field], of: ComparisonPage.count(differences), each: Self.differencesOnAPage),
      here: .comparison(id, old: old, new: new), context: c)
    return Layout(context: c, title: view.title, here: .regulations).page(view.body)
  }
}
