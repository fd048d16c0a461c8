import Access
import CivilTime
import Diagnostics
import Organisations
import Store
import UseCases

/// One person: his roles, and what can be done about him.
struct PersonPage {
  let person: Store.PersonRow
  let grants: [Grant]
  /// How it stands with his mail; nil where he gets none.
  let mail: Desk.MailState?
  let register: Register
  let context: PageContext

  var title: String { person.shown(context) }

  var body: Html {
    let c = context
    let rows = grants.map { grant -> Html in
      """
      <li>\(c.words(of: grant, register)) –
      <a href="\(.personAct(person.id, .grantEnd))?so=\(grant.id.text)">\(c("thôi vai trò", "end it"))<span class="skip">: \(grant.role.words[c.language])</span></a></li>
      """
    }
    let acts = PersonAct.allCases.filter { $0 != .grantEnd }.enumerated().map { number, act -> Html in
      "<li><a class=\"button\(" second", if: number > 0)\" href=\"\(.personAct(person.id, act))\">\(act.title(c))</a></li>"
    }
    return """
      <p class="small"><a href="\(.people)">\(c("Người dùng", "People"))</a></p>
      <h1>\(title)</h1>
      <dl class="facts"><dt>\(c("Mã", "Id"))</dt><dd>\(person.id.text)</dd>\
      <dt>\(c("Thư nhắc việc", "Mails"))</dt><dd>\(c.words(of: mail))</dd></dl>
      <h2>\(c("Vai trò", "Roles"))</h2>
      \("<p class=\"soft\">\(c("Chưa có vai trò nào nên chưa xem và chưa làm được gì.", "No role yet, so nothing is seen and nothing can be done."))</p>", if: grants.isEmpty)\
      \("<ul>\(rows)</ul>", if: !grants.isEmpty)
      <ul class="acts">\(acts)</ul>
      """
  }
}

extension PageContext {
  /// How it stands with somebody's mail; never the address.
  func words(of mail: Desk.MailState?) -> String {
    switch mail {
    case nil: self("chưa có địa chỉ", "no address yet")
    case .good: self("đã có địa chỉ", "has an address")
    case .refused(let day):
      self(
        "máy chủ thư không nhận địa chỉ từ ngày \(self.day(day))",
        "the mail server refuses the address since \(self.day(day))")
    case .erased: self("địa chỉ đã xóa", "the address was erased")
    }
  }
}

/// A token, shown once.
struct TokenPage {
  let person: Store.PersonRow
  let token: String
  let context: PageContext

  var title: String {
    context("Mã truy cập mới của \(person.shown(context))", "A new token of \(person.shown(context))")
  }

  var body: Html {
    let c = context
    return """
      <h1>\(title)</h1>
      <div class="said" role="status"><p>\(c("Mã truy cập", "Token")): <code>\(token)</code></p></div>
      <p>\(
        c(
          "Mã chỉ hiện một lần. Ghi lại và giao tận tay; kho chỉ giữ dấu vết, không ai đọc lại được.",
          "It is shown this once. Write it down and hand it over in person; the store keeps only a hash that nobody can read back."))</p>
      <ul class="acts"><li><a class="button" href="\(.person(person.id))">\(c("Về trang của người này", "To the person's page"))</a></li>\
      <li><a class="button second" href="\(.people)">\(c("Người dùng", "People"))</a></li></ul>
      """
  }
}

/// What is handed to somebody who is to sign in: shown once, printed on paper.
struct InvitationSlip {
  let person: Store.PersonRow
  let code: String
  /// True where the person was made known with it.
  let isNew: Bool
  let context: PageContext

  var title: String {
    isNew
      ? context("Đã thêm \(person.shown(context))", "\(person.shown(context)) was added")
      : context("Mã mời \(person.shown(context))", "Invitation of \(person.shown(context))")
  }

  var body: Html {
    let c = context
    return """
      <h1>\(title)</h1>
      <div class="said" role="status"><dl class="facts"><dt>\(c("Người dùng", "Person"))</dt><dd>\(person.shown(c))</dd>\
      <dt>\(c("Mã người dùng", "User id"))</dt><dd>\(person.id.text)</dd><dt>\(c("Mã mời", "Invitation"))</dt><dd><code>\(code)</code></dd>\
      <dt>\(c("Dùng ở trang", "Used on the page"))</dt><dd>\(Route.invitation.path)</dd></dl></div>
      <p>\(
        c(
          "Mã chỉ hiện một lần và dùng một lần trong \(Authenticator.invitationDays) ngày. In hoặc chép lại và giao tận tay cho người mà mình nhận ra mặt hoặc đã xem giấy tờ: ai cầm mã này là vào được bằng tên \(person.shown(c)).",
          "It is shown this once and holds once within \(Authenticator.invitationDays) days. Print it or write it down and hand it over in person, to whom you know by face or by papers: whoever holds it comes in as \(person.shown(c))."))</p>
      <ul class="acts"><li><a class="button" href="\(.person(person.id))">\(isNew ? c("Cấp vai trò", "Give a role") : c("Về trang của người này", "To the person's page"))</a></li>\
      <li><a class="button second" href="\(.people)">\(c("Người dùng", "People"))</a></li></ul>
      """
  }
}
