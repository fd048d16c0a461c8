import Diagnostics
import Telling

/// Signing in.
struct SignInPage {
  /// A way into a demonstration.
  struct Link {
    let route: Route
    let id: String
    let name: String
  }

  let fault: Words?
  let links: [Link]
  let context: PageContext

  var title: String { context("Đăng nhập", "Sign in") }

  var body: Html {
    let c = context
    let wrong = fault.map { fault -> Html in
      """
      <div class="wrong" role="alert" tabindex="-1"><h2>\(c("Chưa đăng nhập được", "Not signed in"))</h2><ul><li><a href="#token">\(c(fault).capitalisedFirst)</a></li></ul></div>
      """
    }
    let people = links.map { "<li><a href=\"\($0.route)\">\($0.name)</a></li>" as Html }
    let demonstration: Html =
      links.isEmpty
      ? ""
      : "<h2>\(c("Vào xem với vai", "Enter as"))</h2><ul>\(people)</ul>"
    return """
      \(wrong)<h1>\(title)</h1>\(demonstration)
      <form method="post" action="\(.signIn)">
      <div class="field"><label for="token">\(c("Mã truy cập", "Token"))</label>
      <input type="password" id="token" name="token" autocomplete="current-password" required></div>
      <div class="acts"><button class="main">\(title)</button></div></form>
      """
  }
}
