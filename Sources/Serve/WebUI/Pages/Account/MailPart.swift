import Access
import Diagnostics
import Obligations
import Settings
import Store
import UseCases

/// Where one gets mail: on the page of one's account.
struct MailPart {
  enum Field: String, CaseIterable {
    case address = "dia-chi-thu", code = "ma-thu", wish = "buoi-sang"
  }

  let standing: Desk.MailStanding
  /// Whether the program can send any.
  let isOn: Bool
  let settings: Settings
  var form: Typed<Field> = .init()
  let context: PageContext

  var body: Html {
    let c = context
    let off = """
      <p class="soft">\(c("Chưa gửi được thư: quản trị viên bật bằng phoihop serve --mail.", "No mail can be sent yet: an administrator turns it on by phoihop serve --mail."))</p>
      """ as Html
    return """
      <h2 id="thu">\(c("Thư nhắc việc", "Mails"))</h2>
      \(off, if: !isOn)\(current)\(isOn ? offer : nil)
      """
  }

  private var current: Html? {
    let c = context
    guard let contact = standing.contact else {
      return standing.waiting == nil && isOn
        ? """
        <p>\(c("Chưa có địa chỉ. Thư buổi sáng kể những việc của trang Việc của tôi, không có nội dung báo cáo hay vụ việc.", "No address yet. A mail of the morning has what the page My work says, and nothing that a report or a case has in it."))</p>
        """ : nil
    }
    let end: Html = """
      <form method="post" action="\(.mail(.end))">\(c.token)<div class="acts"><button class="button second">\(c("Thôi nhận thư", "No more mails"))</button></div></form>
      """
    guard let address = contact.address else {
      return "<p>\(c("Địa chỉ đã xóa theo yêu cầu.", "The address was erased on request."))</p>\(end)"
    }
    if let refusal = contact.refusal {
      return """
        <p><span class="mark late">\(c("Không gửi nữa", "Nothing is sent"))</span> \(
          c(
            "Từ ngày \(c.day(refusal.moment.day)) máy chủ thư không nhận \(address) (\(refusal.answer)); ghi lại địa chỉ đúng.",
            "Since \(c.day(refusal.moment.day)) the mail server refuses \(address) (\(refusal.answer)); give the right address."))</p>\(end)
        """
    }
    return
      "<p>\(c("Gửi đến", "Sent to")) <b>\(address.text)</b>. \(contact.wish == .never ? "" : when)</p>\(wish(contact.wish))\(end)"
  }

  /// On which mornings.
  private func wish(_ chosen: MorningWish) -> Html? {
    let c = context
    if settings.morningMail == .off { return nil }
    let choices = MorningWish.allCases.map { ($0.rawValue, c(Self.words(of: $0))) }
    var form = form
    if form.values[.wish] == nil { form.values[.wish] = chosen.rawValue }
    return """
      <form method="post" action="\(.mail(.wish))">\(c.token)\(form.field(.wish, .choice(choices), label: c("Nhận thư khi nào", "When to get it"), c))
      <div class="acts"><button class="button second">\(c("Lưu", "Save"))</button></div></form>
      """
  }

  private static func words(of wish: MorningWish) -> Words {
    switch wish {
    case .work: Words(vi: "mỗi sáng làm việc có việc", en: "every working morning with something to do")
    case .pressing:
      Words(
        vi: "chỉ khi có việc quá hạn, hoặc đến hạn trước sáng làm việc kế tiếp",
        en: "only where something is overdue, or falls due before the next working morning")
    case .never: Words(vi: "không gửi, vẫn giữ địa chỉ", en: "never; the address stays")
    }
  }

  private var when: String {
    let time = settings[.morningTime] ?? ""
    return switch settings.morningMail {
    case .work:
      context(
        "Sáng ngày làm việc lúc \(time), khi có việc.",
        "On working mornings at \(time), where there is something to do.")
    case .reminders:
      context(
        "Sáng ngày làm việc lúc \(time), khi có việc đến ngày nhắc.",
        "On working mornings at \(time), where something comes to a day of reminding.")
    case .off: context("Kho đang tắt thư buổi sáng.", "The mail of the morning is turned off for this store.")
    }
  }

  private var offer: Html {
    let c = context
    let code = standing.waiting.map { waiting -> Html in
      """
      <p>\(c("Đã gửi mã xác nhận đến", "A code was sent to")) <b>\(waiting.text)</b>.</p>
      <form method="post" action="\(.mail(.code))">\(c.token)\(form.field(.code, .oneTimeCode, label: c("Mã trong thư", "The code in the mail"), c))
      <div class="acts"><button class="main">\(c("Xác nhận", "Confirm"))</button></div></form>
      """
    }
    return """
      \(code)<form method="post" action="\(.mail(.address))">\(c.token)\(form.field(.address, .mailAddress, label: standing.contact == nil && standing.waiting == nil ? c("Địa chỉ thư", "Address") : c("Địa chỉ khác", "Another address"), hint: c("Mã xác nhận được gửi đến đó trước", "A code is sent there first"), c))
      <div class="acts"><button class="button second">\(c("Gửi mã xác nhận", "Send the code"))</button></div></form>
      """
  }
}

/// Ends the mails to one address, for who has the link of a mail and is not signed in.
struct MailEndPage {
  let contact: Int64
  let mark: String
  /// True once they ended.
  let isEnded: Bool
  let context: PageContext

  var title: String { context("Thôi nhận thư", "No more mails") }

  var body: Html {
    let c = context
    if isEnded {
      return """
        <h1>\(title)</h1><div class="said" role="status"><p>\(c("Đã thôi gửi thư đến địa chỉ này.", "No more mails go to this address."))</p></div>
        <p>\(c("Muốn nhận lại thì đăng nhập và ghi địa chỉ ở trang Tài khoản.", "To get them again, sign in and give the address on the account page."))</p>
        """
    }
    return """
      <h1>\(title)</h1>
      <p>\(c("Thư nhắc việc không gửi đến địa chỉ này nữa; việc vẫn xem được khi đăng nhập.", "Mails go to this address no more; what there is to do is still seen by signing in."))</p>
      <form method="post" action="\(.mailEnd(contact: contact, mark: mark))"><div class="acts"><button class="main">\(title)</button></div></form>
      """
  }
}
