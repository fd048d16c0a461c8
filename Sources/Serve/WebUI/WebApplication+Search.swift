import CivilTime
import Diagnostics
import Entries
import Facts
import HTTPCore
import Obligations
import Telling
import UseCases

/// Looking things up, and the review of what is asked.
extension WebApplication {
  func search(_ request: Request, _ desk: Desk, _ c: PageContext) throws -> Response {
    let library = try desk.ground()
    var form = Typed<SearchPage.Field>()
    for field in SearchPage.Field.allCases {
      form.values[field] = request.query[field.rawValue]?.trimmed.nonEmpty
    }
    var found: Desk.Found?
    if let words = form.values[.words] {
      if SearchWords.words(of: words).isEmpty {
        form.add(
          Words(
            vi: "cần ít nhất một từ có chữ hoặc số để tìm", en: "at least one word with letters or digits is needed"),
          at: .words)
      }
      var wanted = Desk.Search(words)
      wanted.body = form.body(.body, in: library.register, on: desk.today)
      wanted.regulation = form.values[.regulation]
      wanted.year = year(.year, &form)
      wanted.kind = kind(.kind, &form)
      wanted.below = request.query[SearchPage.below].flatMap { Int64($0) } ?? .max
      if form.faults.isEmpty { found = try desk.search(wanted) }
    } else if !form.values.isEmpty {
      form.add(Words(vi: "nhập từ cần tìm", en: "type what to look for"), at: .words)
    }
    let view = SearchPage(form: form, found: found, library: library, context: c)
    return formPage(view.title, view.body, isReturned: !form.faults.isEmpty, here: .search, c)
  }

  /// A kind of entry that was chosen; nil where none was, or there is none such, which is then told.
  func kind<Field>(_ field: Field, _ form: inout Typed<Field>) -> EntryKind? {
    guard let text = form.values[field] else { return nil }
    if let kind = EntryKind(rawValue: text) { return kind }
    form.add(
      Words(
        vi: "không có loại \"\(text)\"; chọn trong danh sách", en: "there is no kind \"\(text)\"; choose from the list"),
      at: field)
    return nil
  }

  /// A year that was typed; nil where none was, or what was typed is none, which is then told.
  func year<Field>(_ field: Field, _ form: inout Typed<Field>) -> Int? {
    guard let text = form.values[field] else { return nil }
    if let year = Int(text), BurdenPage.years.contains(year) { return year }
    form.add(
      Words(
        vi: "\"\(text)\" không phải là năm từ 1900 đến 2199; viết như 2024",
        en: "\"\(text)\" is no year from 1900 to 2199; write it as 2024"), at: field)
    return nil
  }

  func burden(_ request: Request, _ desk: Desk, _ c: PageContext) throws -> Response {
    var form = Typed<BurdenPage.Field>()
    form.values[.year] = request.query[BurdenPage.Field.year.rawValue]?.trimmed.nonEmpty
    let year = year(.year, &form) ?? c.today.year
    if form.faults.isEmpty { form.values[.year] = String(year) }
    let (burden, library) = try desk.burden(year: year)
    let last = CivilDate(year: year, month: 12, day: 31) ?? c.today
    let view = BurdenPage(
      review: BurdenReview(burden, year: year, register: library.register, on: last), form: form,
      bodies: Paging(request.query[Paging.field], of: burden.loads.count, each: BurdenPage.each.bodies),
      groups: Paging(
        request.query[BurdenPage.groupField], of: burden.overlaps.count, each: BurdenPage.each.groups,
        field: BurdenPage.groupField), context: c)
    return formPage(view.title, view.body, isReturned: !form.faults.isEmpty, here: .regulations, c)
  }
}
