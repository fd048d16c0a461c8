import CivilTime
import Diagnostics
import HTTPCore
import Organisations
import Telling
import UseCases

/// *Cơ quan, đơn vị*: the bodies of the register on a day.
struct OrganisationsPage {
  enum Field: String, CaseIterable {
    case words = "tim", day = "ngay"
  }

  let form: Typed<Field>
  let found: [Organisation]
  let day: CivilDate
  let part: Paging
  /// Whether the one who looks may bring a register in.
  let mayImport: Bool
  let context: PageContext

  /// How many bodies one page shows.
  static let each = 50

  var title: String { context("Cơ quan, đơn vị", "Bodies") }

  /// The address of the list, with what was asked.
  private var address: String {
    let query = Field.allCases.compactMap { field in
      form.values[field].map { "\(field.rawValue)=\(PercentCoding.encode($0))" }
    }
    return Route.organisations.path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  var body: Html {
    let c = context
    let rows = found[part.range].map { one -> Html in
      return """
        <tr><td><a href="\(.organisation(one.id))\(dayQuery)">\(one.name(on: day))</a></td>\
        <td class="id" data-head="\(c("Mã", "Id"))">\(one.id.text)</td>\
        <td data-head="\(c("Cấp", "Level"))">\(one.level(on: day).map { c.words(of: $0) } ?? "–")</td>\
        <td data-head="\(c("Loại", "Kind"))">\(one.kinds(on: day).joined(separator: ", "))</td></tr>
        """
    }
    let table: Html = """
      <table class="cards"><thead><tr><th scope="col">\(c("Tên", "Name"))</th><th scope="col">\(c("Mã", "Id"))</th>\
      <th scope="col">\(c("Cấp", "Level"))</th><th scope="col">\(c("Loại", "Kind"))</th></tr></thead><tbody>\(rows)</tbody></table>\
      \(part.links(c, address))
      """
    let importing: Html =
      "<ul class=\"acts\"><li><a class=\"button second\" href=\"\(.registerImport)\">\(c("Nhập danh bạ từ CSV", "Import the register from CSV"))</a></li><li><a class=\"button second\" href=\"\(.reorganisations)\">\(c("Sắp xếp tổ chức", "Reorganise"))</a></li></ul>"
    return """
      \(form.summary(c("Chưa tìm được", "Not looked for"), c))<h1>\(title)</h1>
      <form method="get" action="\(.organisations)" role="search" class="inline">
      \(form.field(.words, .line, label: c("Tên, loại hoặc mã", "Name, kind or id"), c))\
      \(form.field(.day, .day, label: c("Ngày", "Day"), c))
      <button class="main">\(c("Tìm", "Find"))</button></form>
      <p class="soft">\(c("\(c.number(found.count)) cơ quan, đơn vị, chức danh ngày \(c.day(day)).", "\(c.number(found.count)) bodies, units and posts on \(c.day(day))."))</p>
      \(table, if: !found.isEmpty)\
      \("<p>\(c("Không có cơ quan nào như vậy ngày ấy; bớt từ, hoặc chọn ngày khác: tên cũ đứng ở ngày cũ.", "There is no such body on that day; take words away, or choose another day: old names stand on old days."))</p>", if: found.isEmpty)\
      \(importing, if: mayImport)
      """
  }

  private var dayQuery: String {
    day == context.today ? "" : "?\(Field.day.rawValue)=\(PercentCoding.encode(context.day(day)))"
  }
}

extension PageContext {
  func words(of level: Level) -> String { self(level.vietnamese, level.rawValue) }

  /// From when to when.
  func words(of validity: Validity) -> String {
    switch (validity.from, validity.to) {
    case (nil, nil): self("không ghi ngày", "no day given")
    case (let from?, nil): self("từ \(day(from))", "since \(day(from))")
    case (nil, let to?): self("đến \(day(to))", "until \(day(to))")
    case (let from?, let to?): self("\(day(from)) – \(day(to))", "\(day(from)) – \(day(to))")
    }
  }
}
