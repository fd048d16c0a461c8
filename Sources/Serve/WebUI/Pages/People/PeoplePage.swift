import Access
import CivilTime
import Diagnostics
import Organisations
import Store
import Telling
import UseCases

/// *Người dùng*: who is known to the store, and the form that makes somebody known.
struct PeoplePage {
  /// What is typed to make somebody known.
  enum Field: String, CaseIterable {
    case name, id
  }

  let people: [(person: Store.PersonRow, grants: [Grant])]
  /// How it stands with sending mail; nil where none is sent.
  let health: MailHealth?
  /// The people whose address is refused.
  let refused: [Store.PersonRow]
  let register: Register
  /// Which part of the list is shown.
  let part: Paging
  let form: Typed<Field>
  /// Makes the form one that is taken once.
  let once: String
  let context: PageContext

  /// How many people one page shows.
  static let each = 40

  var title: String { context("Người dùng", "People") }

  var body: Html {
    let c = context
    let rows = people[part.range].map { person, grants -> Html in
      let roles = grants.map { "<div>\(c.words(of: $0, register))</div>" as Html }
      let none = "<span class=\"soft\">\(c("chưa có vai trò", "no role yet"))</span>" as Html
      return """
        <tr><td><a href="\(.person(person.id))">\(person.shown(c))</a></td>\
        <td class="id" data-head="\(c("Mã", "Id"))">\(person.id.text)</td>\
        <td data-head="\(c("Vai trò", "Roles"))">\(grants.isEmpty ? [none] : roles)</td></tr>
        """
    }
    return """
      \(form.summary(c("Chưa thêm được", "Not added yet"), c))
      <h1>\(title)</h1>
      <p class="soft">\(c("\(c.number(people.count)) người; vai trò đang giữ hoặc sẽ giữ.", "\(c.number(people.count)) people; the roles they hold or will hold."))
      <a href="#them">\(c("Thêm người", "Add somebody"))</a></p>
      \(mails)
      <table class="cards"><thead><tr><th scope="col">\(c("Họ tên", "Name"))</th><th scope="col">\(c("Mã", "Id"))</th>\
      <th scope="col">\(c("Vai trò", "Roles"))</th></tr></thead><tbody>\(rows)</tbody></table>
      \(part.links(c, Route.people.path))
      <h2 id="them">\(c("Thêm người", "Add somebody"))</h2>
      <form method="post" action="\(.people)">\(c.token)<input type="hidden" name="_once" value="\(once)">
      \(form.field(.name, .line, label: c("Họ tên", "Name"), hint: c("Như trên giấy tờ: Nguyễn Văn A", "As on papers: Nguyễn Văn A"), c))
      \(form.field(
        .id, .userName, label: c("Mã người dùng (nếu muốn tự chọn)", "User id (if you want to choose it)"),
        hint: c("Chữ không dấu, số và gạch nối; để trống thì kho cho mã tiếp theo", "Letters without marks, digits and hyphens; empty for the next one of the store"), c))
      <div class="acts"><button class="main">\(c("Thêm và cấp mã mời", "Add and invite"))</button></div></form>
      <p><a href="\(.allSignIns)">\(c("Kết thúc phiên đăng nhập của mọi người", "End everybody's sign-ins"))</a></p>
      """
  }
}

extension PeoplePage {
  /// What is wrong with mails; nothing where nothing is.
  fileprivate var mails: Html? {
    let c = context
    var lines: [Html] = []
    if case .troubled(let since, let words) = health {
      lines.append(
        "<p><span class=\"mark late\">\(c("Thư chưa gửi được", "Mails are not sent"))</span> \(c("từ \(c.moment(since)): \(words.vi)", "since \(c.moment(since)): \(words.en)"))</p>"
      )
    }
    if !refused.isEmpty {
      let names = refused.map { "<li><a href=\"\(.person($0.id))\">\($0.shown(c))</a></li>" as Html }
      lines.append(
        "<p><span class=\"mark soon\">\(c("Địa chỉ bị từ chối", "Addresses refused"))</span> \(c("Máy chủ thư không nhận địa chỉ của:", "The mail server refuses the addresses of:"))</p><ul>\(names)</ul>"
      )
    }
    return lines.isEmpty ? nil : "\(lines)"
  }
}

extension Store.PersonRow {
  /// His name, or that it was erased.
  func shown(_ c: PageContext) -> String { name ?? c("(tên đã xóa)", "(name erased)") }
}

extension PageContext {
  /// A grant in a line: the role, the body, the regulation, what it does not reach, from when to when.
  func words(of grant: Grant, _ register: Register) -> String {
    let regulation = grant.regulation.map { self(", quy chế \($0)", ", regulation \($0)") } ?? ""
    let only = grant.reachesBelow ? "" : self(", không gồm cấp dưới", ", not what lies below")
    let from = self(", từ \(day(grant.first))", ", from \(day(grant.first))")
    let to = grant.last.map { self(" đến \(day($0))", " to \(day($0))") } ?? ""
    return
      "\(grant.role.words[language].capitalisedFirst), \(register.name(of: grant.organisation, on: today))\(regulation)\(only)\(from)\(to)"
  }
}
