import Access
import Diagnostics
import Telling

/// The home of somebody for whom there is nothing yet: why, and who can change that.
struct NothingYetPage {
  static let noRole = Words(
    vi: "bạn chưa có vai trò nào; quản trị viên cấp vai trò ở trang Người dùng, sau đó việc của bạn hiện ở đây",
    en: "you have no role yet; an administrator gives one on the page of the people, and then your work stands here")

  let reason: Words
  let context: PageContext

  var title: String { context("Việc của tôi", "My work") }

  var body: Html {
    let activate: Html =
      "<ul class=\"acts\"><li><a class=\"button\" href=\"\(.activation)\">\(context("Kích hoạt quy chế", "Activate a regulation"))</a></li></ul>"
    let isCoordinator = context.visitor?.roles.contains(.coordinator) ?? false
    return "<h1>\(title)</h1><p>\(context(reason).capitalisedFirst).</p>\(activate, if: isCoordinator)"
  }
}
