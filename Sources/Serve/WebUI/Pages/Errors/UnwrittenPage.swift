import Diagnostics
import HTTPCore
import Telling

/// A form that the machine could not carry out, with all that was typed into it: to be sent again once the machine is well.
struct UnwrittenPage {
  /// Why not; nil where nobody can be told more than that it was not.
  let words: Words?
  /// Where the form goes.
  let path: String
  let form: HTTPCore.Form
  /// The request, as the log names it.
  let id: String
  let context: PageContext

  var title: String { context("Lúc này chưa ghi được", "This cannot be recorded now") }

  var body: Html {
    let c = context
    let reason =
      words.map { c($0).capitalisedFirst + "." }
      ?? c("Máy chủ gặp lỗi khi ghi.", "The server met an error while it recorded this.")
    return """
      <h1>\(title)</h1>
      <div class="wrong" role="alert" tabindex="-1"><p>\(reason)</p>
      <p>\(c("Phần vừa nhập còn nguyên dưới đây. Giữ trang này mở, báo quản trị viên, rồi gửi lại.", "What you typed is all here. Keep this page open, tell the administrator, then send it again."))</p></div>
      <form method="post" action="\(path)"\(" enctype=\"multipart/form-data\"", if: !form.allFiles.isEmpty)>\(hidden)\(files)
      <div class="acts"><button class="main">\(c("Gửi lại", "Send it again"))</button>\
      <a class="button second" href="\(path)">\(c("Xem tình trạng trước", "Look how it stands first"))</a></div></form>
      \("<h2>\(c("Đã nhập", "What was typed"))</h2>\(typed)", if: !shown.isEmpty)
      <p class="small soft">\(c("Mã", "Code")): <code>\(id)</code></p>
      """
  }

  private var hidden: Html {
    form.fields.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" as Html }.reduce("", +)
  }

  /// A browser gives no page its files: they are chosen again.
  private var files: Html? {
    let names = Array(Set(form.allFiles.filter { !$0.name.isEmpty }.map(\.field))).sorted()
    let c = context
    return names.map { field -> Html in
      let all = form.files(field).map(\.name).joined(separator: ", ")
      return """
        <div class="field"><label for="\(field)">\(c("Chọn lại tệp: \(all)", "Choose again: \(all)"))</label>\
        <input type="file" id="\(field)" name="\(field)" multiple required></div>
        """
    }.reduce("", +)
  }

  /// What a person typed: what a page adds by itself begins with a line, or is a mark of one letter or digit.
  private var shown: [Query.Pair] { form.fields.filter { !$0.name.hasPrefix("_") && $0.value.count > 1 } }

  private var typed: Html {
    "<ul>\(shown.map { "<li class=\"as-typed\">\($0.value)</li>" as Html })</ul>"
  }
}
