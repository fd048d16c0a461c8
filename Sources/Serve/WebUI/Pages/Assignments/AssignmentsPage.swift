import Access
import CivilTime
import Diagnostics
import Exchange
import HTTPCore
import Organisations
import Telling
import UseCases

/// *Phân công phụ trách*: who is in charge where by which decision, who stands in for whom, and where nobody is.
struct AssignmentsPage {
  enum Field: String, CaseIterable {
    case words = "tim", day = "ngay"
  }

  let all: Desk.Assignments
  let form: Typed<Field>
  let part: String?
  /// Whether the one who looks may give roles.
  let managesPeople: Bool
  let context: PageContext

  /// So many bodies stand on one page, and so many without anybody are named.
  private static let each = 40, mostVacant = 60

  var title: String { context("Phân công phụ trách", "Who is in charge") }

  private func name(_ id: OrganisationID) -> String { all.register.name(of: id, on: all.day) }

  /// The bodies in whose name, or in the name of one of whose people, all words stand.
  private var found: [(body: OrganisationID, held: [Desk.Assignment])] {
    let words = VietnameseText.plainKey(form.values[.words] ?? "").split(separator: " ")
    if words.isEmpty { return all.bodies }
    return all.bodies.filter { body, held in
      let text = VietnameseText.plainKey(([name(body)] + held.compactMap(\.name)).joined(separator: " "))
      return words.allSatisfy { text.contains($0) }
    }
  }

  private var address: String {
    let query = Field.allCases.compactMap { field in
      form.values[field].map { "\(field.rawValue)=\(PercentCoding.encode($0))" }
    }
    return Route.assignments.path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  var body: Html {
    let c = context
    let found = found
    let paging = Paging(part, of: found.count, each: Self.each)
    let groups = found[paging.range].map { body, held -> Html in
      "<h2><a href=\"\(.organisation(body))\">\(name(body))</a></h2>\(table(held))"
    }
    let csv = address + (address.contains("?") ? "&" : "?") + "dang=csv"
    return """
      \(form.summary(c("Chưa xem được", "Not shown"), c))<h1>\(title)</h1>
      <form method="get" action="\(.assignments)" role="search" class="inline">
      \(form.field(.words, .line, label: c("Cơ quan hoặc họ tên", "Body or name"), c))\(form.field(.day, .day, label: c("Ngày", "Day"), c))
      <button class="main">\(c("Xem", "Show"))</button></form>
      <p class="soft">\(c("Ngày \(c.day(all.day)): \(c.number(found.map(\.held.count).reduce(0, +))) phân công ở \(c.number(found.count)) cơ quan.", "On \(c.day(all.day)): \(c.some(found.map(\.held.count).reduce(0, +), "role", "roles")) at \(c.some(found.count, "body", "bodies")).")) <a href="\(csv)">CSV</a></p>
      \(groups)\(paging.links(c, address))\(vacant)
      """
  }

  private func person(_ one: Desk.Assignment) -> Html {
    let name = one.name ?? one.grant.person.text
    let hats = all.hats[one.grant.person] ?? 1
    let several: Html =
      "<br><span class=\"small soft\">\(context("kiêm \(hats) vai trò", "holds \(hats) roles"))</span>"
    let shown: Html = managesPeople ? "<a href=\"\(.person(one.grant.person))\">\(name)</a>" : "\(name)"
    return "\(shown)\(several, if: hats > 1)"
  }

  private func days(_ grant: Grant) -> String {
    context.words(of: Validity(from: grant.first, to: grant.last))
  }

  private func table(_ held: [Desk.Assignment]) -> Html {
    let c = context
    let rows = held.map { one -> Html in
      let about = [
        one.grant.regulation.map { c("quy chế \($0)", "regulation \($0)") },
        one.grant.reachesBelow ? nil : c("không gồm cấp dưới", "not what lies below"),
      ].compactMap(\.self).joined(separator: ", ")
      let instead = one.insteadOf.map { c("thay ", "instead of ") + ($0.name ?? $0.id) } ?? ""
      return """
        <tr><th scope="row">\(one.grant.role.words[c.language].capitalisedFirst)\("<br><span class=\"small soft\">\(about)</span>", if: !about.isEmpty)</th>\
        <td data-head="\(c("Ai", "Who"))">\(person(one))</td><td data-head="\(c("Thời gian", "When"))">\(days(one.grant))</td>\
        <td\(" data-head=\"\(c("Căn cứ", "Basis"))\"", if: one.basis != nil || !instead.isEmpty)>\(one.basis ?? "")\("<br>", if: one.basis != nil && !instead.isEmpty)\(instead)</td></tr>
        """
    }
    return """
      <table class="cards"><thead><tr><th scope="col">\(c("Vai trò", "Role"))</th><th scope="col">\(c("Ai", "Who"))</th><th scope="col">\(c("Thời gian", "When"))</th>\
      <th scope="col">\(c("Căn cứ", "Basis"))</th></tr></thead><tbody>\(rows)</tbody></table>
      """
  }

  private var vacant: Html? {
    let c = context
    if all.vacant.isEmpty || form.values[.words] != nil { return nil }
    let items = all.vacant.prefix(Self.mostVacant).map { "<li>\(name($0))</li>" as Html }
    let more = all.vacant.count - Self.mostVacant
    return """
      <h2>\(c("Chưa có ai gửi báo cáo trong hệ thống", "Nobody here sends what is owed"))</h2>
      <p class="soft">\(c("Trong 45 ngày tới các cơ quan này có việc phải làm; chưa ai được phân công ở đó, nên nơi nhận ghi thay khi văn bản đến.", "Within 45 days these bodies owe something; nobody holds a role there, so who receives it records it for them."))</p>
      <details\(" open", if: all.vacant.count <= 10)><summary>\(c("\(c.number(all.vacant.count)) cơ quan", c.some(all.vacant.count, "body", "bodies")))</summary><ul>\(items)\("<li>…</li>", if: more > 0)</ul></details>
      """
  }

  /// A row a role.
  var csv: String {
    let c = context
    let head = [
      c("mã cơ quan", "body"), c("cơ quan", "name"), c("vai trò", "role"), c("quy chế", "regulation"),
      c("mã người", "person"), c("họ tên", "name of the person"), c("từ ngày", "from"), c("đến ngày", "to"),
      c("căn cứ", "basis"), c("thay cho", "instead of"),
    ]
    let rows = found.flatMap { body, held in
      held.map { one in
        [
          body.text, name(body), one.grant.role.words[c.language], one.grant.regulation ?? "", one.grant.person.text,
          one.name ?? "", c.day(one.grant.first), one.grant.last.map { c.day($0) } ?? "", one.basis ?? "",
          one.insteadOf?.id ?? "",
        ]
      }
    }
    return CSVWriter.text([head] + rows)
  }
}
