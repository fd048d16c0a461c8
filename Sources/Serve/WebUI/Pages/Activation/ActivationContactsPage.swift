import Access
import Diagnostics
import Organisations
import UseCases

/// Who has an account at each body that will owe something.
struct ActivationContactsPage {
  let frame: ActivationFrame
  let forecast: Forecast
  /// The roles that send and stand at each body, with how many people hold each.
  let roles: [OrganisationID: [(role: Role, count: Int)]]
  let part: Paging

  static let each = 60

  private var c: PageContext { frame.context }

  var body: Html {
    let register = frame.plan.register
    let without = forecast.rows.count { roles[$0.body] == nil }
    let rows = forecast.rows[part.range].map { row -> Html in
      let there = roles[row.body] ?? []
      let words = there.map { "\($0.count) \($0.role.words[c.language])" }.joined(separator: ", ")
      let none: Html = "<span class=\"soft\">\(c("chưa có ai", "nobody yet"))</span>"
      return """
        <tr><td><a href="\(.organisation(row.body))">\(register.name(of: row.body, on: c.today))</a></td>\
        <td class="num" data-head="\(c("Việc trong 12 tháng", "In twelve months"))">\(row.total)</td>\
        <td data-head="\(c("Người trong hệ thống", "People in the system"))">\(there.isEmpty ? none : "\(words)")</td></tr>
        """
    }
    let invite: Html =
      c.visitor?.roles.contains(.administrator) ?? false
      ? "<a href=\"\(.people)\">\(c("Mời người dùng", "Invite people"))</a>"
      : "\(c("Quản trị viên mời người dùng ở trang Người dùng.", "An administrator invites people on the page of the people."))"
    return """
      <p>\(c("\(c.number(forecast.rows.count)) cơ quan có việc định kỳ; \(c.number(without)) cơ quan chưa có ai trong hệ thống. Đó không phải là lỗi: báo cáo của họ đến bằng giấy, điện thoại, liên thông văn bản thì nơi nhận ghi nhận thay.", "\(c.number(forecast.rows.count)) bodies owe something that recurs; at \(c.number(without)) nobody is in the system. That is no error: what they send on paper, by telephone or document exchange the receiver records for them."))</p>
      <p>\(invite)</p>
      <table class="cards"><thead><tr><th scope="col">\(c("Cơ quan", "Body"))</th><th scope="col" class="num">\(c("Việc trong 12 tháng", "In twelve months"))</th>\
      <th scope="col">\(c("Người trong hệ thống", "People in the system"))</th></tr></thead><tbody>\(rows)</tbody></table>
      \(part.links(c, Route.activationStep(frame.id, .contacts).path))
      """
  }
}
