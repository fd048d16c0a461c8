import Diagnostics
import Telling

/// Signing in, first step: who one is and what one knows.
struct SignInPage {
  enum Field: String, CaseIterable {
    case name = "ma", password = "mat-khau"
  }

  /// A way into a demonstration.
  struct Link {
    let route: Route
    let id: String
    let name: String
  }

  let form: Typed<Field>
  /// Where one wants to go.
  let next: Route?
  let links: [Link]
  /// Nobody can sign in yet.
  let isFirstStart: Bool
  let context: PageContext

  var title: String { context("Đăng nhập", "Sign in") }

  var body: Html {
    let c = context
    let people = links.map { "<li><a href=\"\($0.route)\">\($0.name)</a></li>" as Html }
    let demonstration: Html =
      links.isEmpty
      ? ""
      : "<h2>\(c("Vào xem với vai", "Enter as"))</h2><ul>\(people)</ul><h2>\(c("Hoặc đăng nhập", "Or sign in"))</h2>"
    let first: Html =
      """
      <p>\(c("Kho này chưa có ai đăng nhập được.", "Nobody can sign in to this store yet."))
      <a href="\(.firstStart)">\(c("Bắt đầu với mã mà phoihop serve đã in", "Begin with the code that phoihop serve printed"))</a></p>
      """
    return """
      \(form.summary(c("Chưa đăng nhập được", "Not signed in"), c))<h1>\(title)</h1>\(demonstration)\(first, if: isFirstStart)
      <form method="post" action="\(.signIn)"><input type="hidden" name="tiep" value="\(next?.path ?? "")">
      \(form.field(.name, .userName, label: c("Mã người dùng", "User id"), hint: c("Như p-0001", "As p-0001"), c))
      \(form.field(.password, .password(isNew: false), label: c("Mật khẩu", "Password"), c))
      <div class="acts"><button class="main">\(c("Tiếp tục", "Continue"))</button></div></form>
      <p><a href="\(.invitation)">\(c("Tôi có mã mời", "I have an invitation"))</a></p>
      """
  }
}

/// Signing in, second step: what one has.
struct SecondStepPage {
  enum Field: String, CaseIterable {
    case code = "ma-so"
  }

  let form: Typed<Field>
  /// The name of what was begun.
  let pending: String
  let context: PageContext

  var title: String { context("Mã của điện thoại", "The telephone's code") }

  var body: Html {
    let c = context
    return """
      \(form.summary(c("Chưa đăng nhập được", "Not signed in"), c))<h1>\(title)</h1>
      <form method="post" action="\(.secondStep)"><input type="hidden" name="buoc" value="\(pending)">
      \(form.field(
        .code, .oneTimeCode, label: c("Sáu số trong ứng dụng mã", "The six digits in the app"),
        hint: c("Không có điện thoại: nhập một mã khôi phục, như ABCD-EFGH-IJKL-MNOP", "Without the telephone: a recovery code, as ABCD-EFGH-IJKL-MNOP"), c))
      <div class="acts"><button class="main">\(c("Đăng nhập", "Sign in"))</button>
      <a class="button second" href="\(.signIn)">\(c("Quay lại", "Back"))</a></div></form>
      """
  }
}
