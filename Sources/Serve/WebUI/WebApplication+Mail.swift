import Access
import Diagnostics
import HTTPCore
import Ledger
import Settings
import Store
import Store
import Telling
import UseCases

/// Mails: where one gets them, and that one does not want them any more.
extension WebApplication {
  private func mailPart(_ form: Typed<MailPart.Field>, _ desk: Desk, _ c: PageContext) throws -> MailPart {
    MailPart(
      standing: try desk.mailStanding(), isOn: mail != nil, settings: try store.ledger.settings(), form: form,
      context: c)
  }

  func mailPart(_ visit: Visit, _ form: Typed<MailPart.Field> = .init()) throws -> MailPart? {
    try visit.desk.map { try mailPart(form, $0, visit.context) }
  }

  /// Takes an address, its code, or that no more mails are wanted.
  func changeMail(
    _ act: MailAct, _ form: Form, _ person: PersonID, _ secret: String, _ request: Request, _ desk: Desk, _ visit: Visit
  ) throws -> Response {
    var typed = Typed<MailPart.Field>(form, MailPart.Field.allCases)
    func done(_ vi: String, _ en: String) -> Response {
      signIns.change(secret) { $0.said = Words(vi: vi, en: en) }
      return .redirect(to: Route.account.path)
    }
    do {
      switch act {
      case .address:
        if let address = mailAddress(.address, &typed) {
          try offerMail(to: address, desk: desk, visit)
          return done("Đã gửi mã xác nhận đến \(address).", "A code was sent to \(address).")
        }
      case .code:
        if let code = typed.values[.code] {
          try desk.confirmMail(HandedCode(typed: code))
          return done("Đã xác nhận; thư gửi đến địa chỉ này.", "It is confirmed; mails go to this address.")
        }
        typed.add(Words(vi: "nhập mã trong thư", en: "type the code in the mail"), at: .code)
      case .wish:
        if let wish = typed.values[.wish].flatMap({ MorningWish(rawValue: $0) }) {
          try desk.wishMornings(wish)
          return done("Đã đổi ngày nhận thư.", "The mornings are changed.")
        }
        typed.add(Words(vi: "chọn một trong các cách", en: "choose one of these"), at: .wish)
      case .end:
        _ = try desk.endMail()
        return done("Đã thôi gửi thư.", "No more mails are sent.")
      }
    } catch {
      typed.add(try told(error, visit), at: act == .code ? .code : .address)
    }
    let page = try accountView(request, person, secret, visit, typed)
    return formPage(page.title, page.body, isReturned: true, here: .account, visit.context)
  }

  /// The address that was typed; nil where it is none, which is then told.
  func mailAddress<Field>(_ field: Field, _ typed: inout Typed<Field>) -> MailAddress? {
    let text = typed.values[field] ?? ""
    if let address = MailAddress(text) { return address }
    typed.add(
      text.isEmpty
        ? Words(vi: "nhập địa chỉ thư", en: "type the address")
        : Words(
          vi: "\"\(text)\" không phải là địa chỉ thư; nhập như ten@coquan.gov.vn",
          en: "\"\(text)\" is no address; type it as name@office.gov.vn"), at: field)
    return nil
  }

  /// Sends a code to an address that is to be somebody's: the actor's own, or that of who is named.
  func offerMail(to address: MailAddress, for other: PersonID? = nil, desk: Desk, _ visit: Visit) throws {
    guard let mail else {
      throw Refused(
        Words(
          vi: "chưa gửi được thư; bật bằng phoihop serve --mail",
          en: "no mail can be sent yet; turn it on by phoihop serve --mail"))
    }
    // Of somebody else nobody knows what he reads: it is the language of the store.
    let language = try other == nil ? visit.language : store.ledger.settings().language
    try desk.offerMail(to: address, for: other, in: language) { code in
      let text = MailText.code(
        code, store: visit.context.storeName ?? "PhoiHop", page: mail.link + Route.account.path, language)
      return (text.subject, text.body)
    }
  }

  // MARK: Links

  /// The page of a link in a mail. Looking at it ends nothing: programs that look at mails follow links.
  func mailEndPage(_ contact: Int64, _ mark: String, _ request: Request, _ visit: Visit) -> Response {
    guard Desk.isLinkToEndMail(store, contact: contact, mark: mark) else { return wrong(request, visit, .notFound) }
    return page(MailEndPage(contact: contact, mark: mark, isEnded: false, context: visit.context))
  }

  /// Ends the mails of a link, also where a mail program asks for it by itself (RFC 8058): it can do nothing else, so it needs no sign-in and
  /// no page before it.
  func endMail(_ contact: Int64, _ mark: String, _ request: Request, _ visit: Visit) throws -> Response {
    guard try Desk.endMail(store, contact: contact, mark: mark, now: visit.now) else {
      return wrong(request, visit, .notFound)
    }
    return page(MailEndPage(contact: contact, mark: mark, isEnded: true, context: visit.context))
  }

  private func page(_ view: MailEndPage) -> Response {
    Layout(context: view.context, title: view.title, here: nil).page(view.body)
  }
}
