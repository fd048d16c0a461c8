import CivilTime
import Diagnostics
import Obligations
import UseCases

/// *Kích hoạt quy chế*: with which text one begins, and what one has begun.
struct ActivationStartPage {
  enum Field: String, CaseIterable {
    case shipped = "kem-theo", file = "tep"
  }

  /// Of which regulations the one who looks is coordinator.
  let ids: [String]
  /// The texts that ship with the program.
  let shipped: [Desk.ShippedText]
  let drafts: [(id: String, draft: ActivationDraft, saved: Instant)]
  /// Those that are there already.
  let activated: [Desk.Activated]
  let form: Typed<Field>
  let context: PageContext

  var title: String { context("Kích hoạt quy chế", "Activate a regulation") }

  var body: Html {
    let c = context
    return """
      \(form.summary(c("Chưa bắt đầu được", "Not begun yet"), c))
      <p class="small"><a href="\(.regulations)">\(c("Quy chế, chương trình", "Regulations and programmes"))</a></p><h1>\(title)</h1>
      <p>\(c("Sáu bước: văn bản, các bên, ngày hạn, biểu mẫu, đầu mối liên hệ, xem trước. Những gì đã nhập được lưu ở máy chủ; chỉ bước cuối mới ghi vào nhật ký, một lần cho tất cả.", "Six steps: the text, the parties, the due days, the forms, the contacts, a preview. What is entered is kept on the server; only the last step writes to the ledger, all of it at once."))</p>
      \(begun)\(there)\(choice)
      """
  }

  private var begun: Html? {
    if drafts.isEmpty { return nil }
    let c = context
    let lines = drafts.map { one -> Html in
      let title = shipped.first { $0.id == one.id }?.title ?? one.id
      return """
        <li><a href="\(.activationStep(one.id, .text))">\(c("Tiếp tục", "Go on with")): \(title)</a> \
        <span class="soft">\(c("lưu lúc", "saved at")) \(c.moment(one.saved))</span></li>
        """
    }
    return "<h2>\(c("Đang làm dở", "Begun"))</h2><ul>\(lines)</ul>"
  }

  private var there: Html? {
    if activated.isEmpty { return nil }
    let c = context
    let lines = activated.map { one -> Html in
      "<li><a href=\"\(.regulation(one.id))\">\(one.id)</a>: \(c("\(one.person) kích hoạt ngày \(c.day(one.recorded.day)), số nhật ký \(one.entry)", "activated by \(one.person) on \(c.day(one.recorded.day)), ledger number \(one.entry)"))</li>"
    }
    return "<h2>\(c("Đã có trong kho", "There already"))</h2><ul>\(lines)</ul>"
  }

  private var choice: Html {
    let c = context
    let done = Set(activated.map(\.id))
    let own = shipped.filter { ids.contains($0.id) && !done.contains($0.id) }
    let options = own.map { ($0.id, $0.title) }
    let shippedForm: Html? =
      own.isEmpty
      ? nil
      : """
      <form method="post" action="\(.activation)">\(c.token)
      \(form.field(.shipped, .choice(options), label: c("Quy chế có sẵn trong chương trình", "A regulation that ships with the program"), c))
      <div class="acts"><button class="main">\(c("Bắt đầu", "Begin"))</button></div></form>
      """
    let names = ids.joined(separator: ", ")
    return """
      <h2>\(c("Bắt đầu", "Begin"))</h2>
      <p class="soft">\(c("Người dùng này là đầu mối phối hợp của: \(names). Quy chế khác thì quản trị viên cấp vai trò trước.", "This user is coordinator of: \(names). For another regulation an administrator gives the role first."))</p>
      \(shippedForm)
      <form method="post" action="\(.activation)" enctype="multipart/form-data">\(c.token)
      \(form.field(.file, .files, label: own.isEmpty ? c("Tệp quy tắc (.md)", "A rule file (.md)") : c("Hoặc tệp quy tắc (.md)", "Or a rule file (.md)"), hint: c("Tệp soạn theo ngôn ngữ quy tắc; văn bản Word đã ký thì giữ ở hồ sơ, không đưa vào đây.", "A file in the rule language; the signed Word document stays in its folder, it is not brought here."), c))
      <div class="acts"><button class="main">\(c("Đưa tệp vào", "Bring the file"))</button></div></form>
      """
  }
}
