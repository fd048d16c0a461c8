import Access
import Diagnostics
import Telling
import UseCases

/// The home of somebody for whom there is nothing yet: why, and what he or who else can do about it here.
struct NothingYetPage {
  static let noRole = Words(
    vi:
      "đồng chí chưa có vai trò nào; quản trị viên cấp vai trò ở trang Người dùng, sau đó việc của đồng chí hiện ở đây",
    en: "you have no role yet; an administrator gives one on the page of the people, and then your work stands here")

  /// Why there is nothing; nil where he has no role.
  let refused: Refused?
  let context: PageContext

  var title: String { context("Việc của tôi", "My work") }

  private var isCoordinator: Bool { context.visitor?.roles.contains(.coordinator) ?? false }

  private var words: Words {
    guard let refused else { return Self.noRole }
    switch Lack(refused) {
    case nil: return refused.message
    case .register:
      return Words(
        vi: "kho chưa có danh bạ cơ quan nên chưa có việc nào; nhờ quản trị viên nhập ở trang Cơ quan, đơn vị",
        en:
          "there is no register of bodies yet, so nothing is owed; ask an administrator to bring one in on the page of bodies"
      )
    case .calendar:
      return Words(
        vi: "kho chưa có lịch làm việc nên chưa tính được hạn; nhờ quản trị viên, người giữ máy chủ, nhập lịch",
        en:
          "there is no calendar of working days yet, so no day can be reckoned; ask the administrator who keeps the server to bring one in"
      )
    case .regulation:
      return isCoordinator
        ? Words(
          vi:
            "chưa có quy chế nào được kích hoạt; bấm Kích hoạt quy chế để bắt đầu với quy chế mà đồng chí là đầu mối phối hợp: sáu bước, có thể để dở rồi làm tiếp",
          en:
            "no regulation is activated yet; Activate a regulation begins with the one of which you are coordinator: six steps, to be left and gone on with"
        )
        : Words(
          vi:
            "chưa có quy chế nào được kích hoạt; hỏi đầu mối phối hợp của quy chế, sau đó việc của đồng chí hiện ở đây",
          en: "no regulation is activated yet; ask its coordinator, and then your work stands here")
    }
  }

  var body: Html {
    let activate: Html =
      "<ul class=\"acts\"><li><a class=\"button\" href=\"\(.activation)\">\(context("Kích hoạt quy chế", "Activate a regulation"))</a></li></ul>"
    let canBegin = isCoordinator && refused.flatMap(Lack.init) == .regulation
    return "<h1>\(title)</h1><p>\(context(words).capitalisedFirst).</p>\(activate, if: canBegin)"
  }
}
