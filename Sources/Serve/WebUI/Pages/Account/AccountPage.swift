import Access
import Diagnostics
import Secrets
import Store
import Telling
import UseCases

/// How one signs in oneself, and where one is signed in.
struct AccountPage {
  let person: Store.PersonRow
  let codesLeft: Int
  let signIns: [SignIns.SignIn]
  /// The key of the sign-in by which one looks.
  let own: String
  /// Where he gets mail.
  let mail: MailPart?
  let context: PageContext

  var title: String { context("Tài khoản", "Account") }

  var body: Html {
    let c = context
    let rows = signIns.map { one -> Html in
      let end: Html = """
        <a href="\(.accountAct(.end))?\(AccountActPage.Field.signIn.rawValue)=\(one.row.key)">\(c("Kết thúc", "End it"))</a>
        """
      let here = "<span class=\"mark good\">\(c("phiên này", "this one"))</span>" as Html
      return """
        <tr><td>\(one.row.device ?? c("trình duyệt không rõ", "an unknown browser"))</td>\
        <td data-head="\(c("Đăng nhập lúc", "Signed in"))">\(c.moment(one.row.started))</td>\
        <td data-head="\(c("Dùng lần cuối", "Last used"))">\(c.moment(one.row.seen))</td><td>\(one.row.key == own ? here : end)</td></tr>
        """
    }
    let others: Html = """
      <ul class="acts"><li><a class="button" href="\(.accountAct(.end))">\(c("Kết thúc mọi phiên khác", "End all others"))</a></li></ul>
      """
    return """
      \(mail?.form.summary(c("Chưa làm được", "Not done yet"), c))
      <h1>\(title)</h1>
      <dl class="facts"><dt>\(c("Họ tên", "Name"))</dt><dd>\(person.shown(c))</dd><dt>\(c("Mã người dùng", "User id"))</dt><dd>\(person.id.text)</dd>\
      <dt>\(c("Mã khôi phục còn lại", "Recovery codes left"))</dt><dd>\(codesLeft)</dd></dl>
      <ul class="acts"><li><a class="button second" href="\(.accountAct(.password))">\(AccountAct.password.title(c))</a></li>\
      <li><a class="button second" href="\(.accountAct(.telephone))">\(AccountAct.telephone.title(c))</a></li>\
      <li><a class="button second" href="\(.accountAct(.recoveryCodes))">\(AccountAct.recoveryCodes.title(c))</a></li></ul>
      \(mail?.body)
      <h2>\(c("Đang đăng nhập", "Signed in"))</h2>
      <table class="cards"><thead><tr><th scope="col">\(c("Trình duyệt", "Browser"))</th><th scope="col">\(c("Đăng nhập lúc", "Signed in"))</th>\
      <th scope="col">\(c("Dùng lần cuối", "Last used"))</th><th scope="col"><span class="skip">\(c("Việc", "What to do"))</span></th></tr></thead><tbody>\(rows)</tbody></table>
      \(others, if: signIns.count > 1)
      <p class="small soft">\(c("Phiên kết thúc sau 30 phút không dùng, và sau 12 giờ trong mọi trường hợp.", "A sign-in ends after 30 minutes without use, and after 12 hours in any case."))</p>
      """
  }
}

/// A change of how one signs in: asked for with the password that one has and a code of the telephone that one has; the end of sign-ins with the
/// password.
struct AccountActPage {
  enum Field: String, CaseIterable {
    case current = "mat-khau", currentCode = "ma-dang-dung", new = "mat-khau-moi", code = "ma-so", signIn = "phien"
  }

  let act: AccountAct
  let person: Store.PersonRow
  /// The secret of another telephone, and under which name it is kept.
  let telephone: (secret: OneTimeCode, pending: String)?
  let issuer: String
  let form: Typed<Field>
  let context: PageContext

  var title: String { act.title(context) }

  var body: Html {
    let c = context
    let new: Html = form.field(
      .new, .password(isNew: true), label: c("Mật khẩu mới", "New password"),
      hint: c(
        "Ít nhất \(PasswordRule.least) ký tự; vài từ không liên quan với nhau là tốt nhất, không cần ký hiệu",
        "At least \(PasswordRule.least) characters; some unrelated words are best, no signs needed"), c)
    let step = telephone.map { telephone -> Html in
      """
      <input type="hidden" name="buoc" value="\(telephone.pending)">\
      \(TelephoneStep(secret: telephone.secret, person: person, issuer: issuer, context: c).body)\
      \(form.field(.code, .oneTimeCode, label: c("Sáu số trong ứng dụng", "The six digits in the app"), c))
      """
    }
    let currentCode: Html = form.field(
      .currentCode, .oneTimeCode, label: c("Sáu số của điện thoại đang dùng", "Six digits of the telephone now"),
      hint: c(
        "Hoặc một mã khôi phục, như ABCD-EFGH-IJKL-MNOP; không còn cả hai thì xin quản trị viên mã mời mới",
        "Or a recovery code, as ABCD-EFGH-IJKL-MNOP; without both ask an administrator for an invitation"), c)
    let signIn: Html =
      "<input type=\"hidden\" name=\"\(Field.signIn.rawValue)\" value=\"\(form.values[.signIn] ?? "")\">"
    let codes: Html =
      "<p>\(c("Các mã cũ hết hiệu lực; mã mới chỉ hiện một lần.", "The old ones are good no more; the new ones are shown once."))</p>"
    return """
      \(form.summary(c("Chưa đổi được", "Not changed yet"), c))
      <p class="small"><a href="\(.account)">\(c("Tài khoản", "Account"))</a></p><h1>\(title)</h1>
      <form method="post" action="\(.accountAct(act))">\(c.token)
      <input type="text" class="skip" name="ma" autocomplete="username" value="\(person.id.text)" aria-hidden="true" tabindex="-1" readonly>
      \(form.field(.current, .password(isNew: false), label: c("Mật khẩu hiện nay", "Password now"), c))\(currentCode, if: act != .end)\(signIn, if: act == .end)
      \(new, if: act == .password)\(step)\(codes, if: act == .recoveryCodes)
      <div class="acts"><button class="main">\(title)</button> <a class="button second" href="\(.account)">\(c("Thôi", "Cancel"))</a></div></form>
      """
  }
}

extension AccountAct {
  func title(_ c: PageContext) -> String {
    switch self {
    case .password: c("Đổi mật khẩu", "Change the password")
    case .telephone: c("Đổi điện thoại", "Change the telephone")
    case .recoveryCodes: c("Cấp mã khôi phục mới", "New recovery codes")
    case .end: c("Kết thúc phiên khác", "End other sign-ins")
    }
  }
}
