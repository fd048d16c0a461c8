import Diagnostics
import HTTPCore
import Telling

/// What is wrong, in a sentence with a way out.
struct WrongPage {
  let status: Status
  /// What is known of it; nil for what is always said.
  let words: Words?
  /// The request, as the log names it.
  let id: String
  let context: PageContext

  var title: String {
    switch status {
    case .notFound: context("Không có trang này", "There is no such page")
    case .unavailable: context("Lúc này chưa làm được", "This cannot be done now")
    default: context("Yêu cầu này không làm được", "This request cannot be carried out")
    }
  }

  var body: Html {
    let c = context
    let told =
      words.map { c($0).capitalisedFirst }.map { $0.hasSuffix(".") ? $0 : $0 + "." }
      ?? (status == .notFound
        ? c(
          "Địa chỉ có thể đã đổi, hoặc vai trò đang có không cho xem.",
          "The address may have changed, or the roles held do not show it.")
        : c(
          "Không có gì bị mất; thử lại sau ít phút. Nếu vẫn vậy, cho quản trị viên biết mã dưới đây.",
          "Nothing is lost; try again in some minutes. If it stays, tell the administrator the code below."))
    return """
      <h1>\(title)</h1><p>\(told)</p>
      <p><a class="button" href="\(.home)">\(c("Về Việc của tôi", "To my work"))</a></p>
      <p class="small soft">\(c("Mã", "Code")): <code>\(id)</code></p>
      """
  }
}
