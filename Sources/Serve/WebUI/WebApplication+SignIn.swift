import Access
import CivilTime
import Diagnostics
import Entries
import HTTPCore
import Ledger
import Obligations
import Organisations
import Secrets
import Settings
import Store
import Telling
import Threads
import UseCases

/// That somebody tried to come in.
public struct SignInAttempt: Hashable, Sendable {
  /// What was tried.
  public enum Step: String, Sendable {
    case password, code, recoveryCode, invitation
  }

  /// Who, where that is somebody: what was typed otherwise may be a password in the wrong field.
  public let person: PersonID?
  /// What was tried.
  public let step: Step
  /// How it ended.
  public let isGood: Bool
  /// The name of the request.
  public let request: String
}

/// Coming in, and how one does.
extension WebApplication {
  private func tell(_ person: PersonID?, _ step: SignInAttempt.Step, isGood: Bool, _ request: Request) {
    witness(SignInAttempt(person: person, step: step, isGood: isGood, request: request.id))
  }

  private func authenticator(_ request: Request, _ visit: Visit) -> Authenticator {
    Authenticator(store, throttle, from: request.peer.household.description, now: visit.now)
  }

  // MARK: The first step

  func signInPage(
    _ visit: Visit, _ form: Typed<SignInPage.Field> = .init(), next: Route? = nil
  ) throws -> Response {
    let view = SignInPage(
      form: form, next: next, links: try demonstrationLinks(), isFirstStart: firstCode.change { $0 != nil },
      context: visit.context)
    return formPage(view.title, view.body, isReturned: !form.faults.isEmpty, here: nil, visit.context)
  }

  /// The page for who sent a form and is not signed in any more.
  func signInPage(_ visit: Visit, after route: Route) throws -> Response {
    var form = Typed<SignInPage.Field>()
    form.add(
      Words(
        vi: "đã hết phiên; đăng nhập lại, phần đã nhập vẫn được giữ trên máy này",
        en: "you were signed out; sign in again, what you typed is kept on this machine"))
    return try signInPage(visit, form, next: route)
  }

  private func demonstrationLinks() throws -> [SignInPage.Link] {
    if links.isEmpty { return [] }
    let names = Dictionary(
      try store.people().map { ($0.id, $0.name ?? $0.id.text) }, uniquingKeysWith: { first, _ in first })
    return links.map {
      SignInPage.Link(route: .enter(code: $0.key), id: $0.value.text, name: names[$0.value] ?? $0.value.text)
    }
    .sorted { $0.id < $1.id }
  }

  /// A page of the application that was asked for by its address; nil where that is none.
  static func next(_ path: String?) -> Route? {
    guard let path, !path.isEmpty, let target = try? RequestTarget(path) else { return nil }
    return Route(target.path)
  }

  func signIn(_ form: Form, _ request: Request, _ visit: Visit) throws -> Response {
    var typed = Typed<SignInPage.Field>(form, [.name])
    let next = Self.next(form["tiep"])
    let password = form[SignInPage.Field.password.rawValue] ?? ""
    if typed.values[.name] == nil {
      typed.add(Words(vi: "nhập mã người dùng", en: "type the user id"), at: .name)
    }
    if password.isEmpty { typed.add(Words(vi: "nhập mật khẩu", en: "type the password"), at: .password) }
    guard let name = typed.values[.name], typed.faults.isEmpty else { return try signInPage(visit, typed, next: next) }
    do {
      let person = try authenticator(request, visit).check(name, password: password)
      tell(person, .password, isGood: true, request)
      let name = pendingForms.keep(.code(person, tries: 0, next: next), now: visit.now)
      return secondStepPage(name, .init(), visit)
    } catch let refused as Refused {
      tell(try PersonID(name).flatMap { try store.person($0)?.id }, .password, isGood: false, request)
      typed.add(refused.message, at: .password)
      return try signInPage(visit, typed, next: next)
    }
  }

  // MARK: The second step

  private func secondStepPage(
    _ name: String, _ form: Typed<SecondStepPage.Field>, _ visit: Visit
  ) -> Response {
    let view = SecondStepPage(form: form, pending: name, context: visit.context)
    return formPage(view.title, view.body, isReturned: !form.faults.isEmpty, here: nil, visit.context)
  }

  func secondStep(_ form: Form, _ request: Request, _ visit: Visit) throws -> Response {
    guard let name = form["buoc"], case .code(let person, let tries, let next) = pendingForms.find(name, now: visit.now)
    else { return try beginAnew(visit) }
    var typed = Typed<SecondStepPage.Field>()
    guard let code = form[SecondStepPage.Field.code.rawValue]?.trimmed.nonEmpty else {
      typed.add(Words(vi: "nhập sáu số trong ứng dụng", en: "type the six digits in the app"), at: .code)
      return secondStepPage(name, typed, visit)
    }
    do {
      let step = try authenticator(request, visit).check(code: code, of: person)
      pendingForms.change(name, to: nil)
      if case .code = step {
        tell(person, .code, isGood: true, request)
      } else {
        tell(person, .recoveryCode, isGood: true, request)
      }
      switch step {
      case .code(let step):
        return try begin(person, step: step, next: next, request, visit) ?? returned(Authenticator.wrongCode)
      case .recovery(let left):
        let said = Words(
          vi: "Đã dùng một mã khôi phục; còn \(left). Trang Tài khoản cấp mã mới.",
          en: "A recovery code was used; \(left) left. The account page gives new ones.")
        return try begin(person, next: next, saying: said, request, visit) ?? beginAnew(visit)
      }
    } catch let refused as Refused {
      tell(person, .code, isGood: false, request)
      guard tries + 1 < Authenticator.mostCodes else {
        pendingForms.change(name, to: nil)
        return try beginAnew(visit)
      }
      pendingForms.change(name, to: .code(person, tries: tries + 1, next: next))
      return returned(refused.message)
    }
    func returned(_ words: Words) -> Response {
      typed.add(words, at: .code)
      // Where the step ended, another begins: the password was right.
      let name =
        pendingForms.find(name, now: visit.now) == nil
        ? pendingForms.keep(.code(person, tries: tries + 1, next: next), now: visit.now) : name
      return secondStepPage(name, typed, visit)
    }
  }

  private func beginAnew(_ visit: Visit) throws -> Response {
    var form = Typed<SignInPage.Field>()
    form.add(
      Words(
        vi: "lần đăng nhập này đã quá lâu hoặc sai nhiều lần; nhập lại từ đầu",
        en: "this took too long or went wrong too often; begin again"))
    return try signInPage(visit, form)
  }

  /// Signs a browser in, who came by his password; nil where the code by which he came was used before.
  private func begin(
    _ person: PersonID, step: Int64 = 0, next: Route? = nil, saying said: Words? = nil, _ request: Request,
    _ visit: Visit
  ) throws -> Response? {
    let password = try store.credentials(of: person, on: visit.now.day).last { $0.kind == .password }?.entry
    return try begin(person, credential: password, step: step, next: next, saying: said, request, visit)
  }

  private func begin(
    _ person: PersonID, credential: Int64?, step: Int64 = 0, next: Route? = nil, saying said: Words? = nil,
    _ request: Request, _ visit: Visit
  ) throws -> Response? {
    if let old = visit.secret { try signIns.end(old, now: visit.now) }
    guard
      let secret = try signIns.begin(
        person, language: visit.language, device: Device.words(request.headers["User-Agent"]), step: step,
        credential: credential, now: visit.now)
    else { return nil }
    if let said { signIns.change(secret) { $0.said = said } }
    var response = Response.redirect(to: (next ?? .home).path)
    response.set(cookie(secret))
    return response
  }

  /// The machine's own addresses.
  private static let own = ["127.0.0.0/8", "::1/128"].compactMap { AddressRange($0) }

  /// Signs in by a link of a demonstration.
  func enter(_ code: String, _ request: Request, _ visit: Visit) throws -> Response {
    guard let person = links[code], Self.own.contains(where: { $0.contains(request.peer) }),
      let response = try begin(person, credential: nil, request, visit)
    else { return wrong(request, visit, .notFound) }
    return response
  }

  // MARK: Being invited

  private func issuer(_ visit: Visit) -> String { visit.context.storeName ?? "PhoiHop" }

  func invitationPage(_ visit: Visit, _ form: Typed<InvitationPage.Field> = .init()) -> Response {
    let view = InvitationPage(form: form, context: visit.context)
    return formPage(view.title, view.body, isReturned: !form.faults.isEmpty, here: nil, visit.context)
  }

  /// Takes the code of an invitation, or what was chosen for it.
  func invitation(_ form: Form, _ request: Request, _ visit: Visit) throws -> Response {
    let authenticator = authenticator(request, visit)
    var typed = Typed<InvitationPage.Field>(form, InvitationPage.Field.allCases)
    do {
      if let name = form["buoc"] {
        guard case .invitation(let code, let secret) = pendingForms.find(name, now: visit.now) else {
          throw Refused(
            Words(
              vi: "trang này đã quá lâu hoặc đã dùng; nhập lại mã mời",
              en: "this page is too old or was used; type the invitation again"))
        }
        return try choose(form, name, code, secret, authenticator, request, visit)
      }
      guard let text = typed.values[.code] else {
        typed.add(Words(vi: "nhập mã mời", en: "type the invitation"), at: .code)
        return invitationPage(visit, typed)
      }
      return try choicePage(HandedCode(typed: text), authenticator, visit)
    } catch let refused as Refused {
      tell(nil, .invitation, isGood: false, request)
      typed.add(refused.message, at: .code)
      return invitationPage(visit, typed)
    }
  }

  private func choicePage(_ code: HandedCode, _ authenticator: Authenticator, _ visit: Visit) throws -> Response {
    let person = try authenticator.invited(by: code)
    let secret = authenticator.newSecret()
    return choicePage(
      person, secret, pendingForms.keep(.invitation(code, secret), now: visit.now), .init(), visit)
  }

  private func choicePage(
    _ person: Store.PersonRow, _ secret: OneTimeCode, _ name: String, _ form: Typed<ChoicePage.Field>, _ visit: Visit
  ) -> Response {
    let view = ChoicePage(
      person: person, secret: secret, issuer: issuer(visit), form: form, pending: name, context: visit.context)
    return formPage(view.title, view.body, isReturned: !form.faults.isEmpty, here: nil, visit.context)
  }

  private func choose(
    _ form: Form, _ name: String, _ code: HandedCode, _ secret: OneTimeCode, _ authenticator: Authenticator,
    _ request: Request,
    _ visit: Visit
  ) throws -> Response {
    let person = try authenticator.invited(by: code)
    var typed = Typed<ChoicePage.Field>()
    let password = form[ChoicePage.Field.password.rawValue] ?? ""
    if let fault = try authenticator.fault(in: password, of: person) { typed.add(fault, at: .password) }
    let step = secret.step(of: form.digits(ChoicePage.Field.code.rawValue), at: visit.now.seconds)
    if step == nil { typed.add(Self.wrongDigits, at: .code) }
    guard typed.faults.isEmpty else { return choicePage(person, secret, name, typed, visit) }
    let taken: (person: PersonID, recovery: [HandedCode])
    do {
      taken = try authenticator.accept(code, password: password, sharing: secret)
    } catch let refused as Refused {
      typed.add(refused.message, at: .password)
      return choicePage(person, secret, name, typed, visit)
    } catch is LedgerError {
      // Sent twice: the first one counts.
      _ = try authenticator.invited(by: code)
      throw Refused(Words(vi: "mã mời vừa được dùng", en: "the invitation was just used"))
    }
    pendingForms.change(name, to: nil)
    tell(taken.person, .invitation, isGood: true, request)
    try signIns.end(of: taken.person, now: visit.now)
    guard let begun = try begin(taken.person, step: step ?? 0, request, visit) else { return try beginAnew(visit) }
    let view = RecoveryPage(codes: taken.recovery, context: visit.context)
    return Layout(context: visit.context, title: view.title, here: nil).page(view.body).taking(begun)
  }

  private static let wrongDigits = Words(
    vi: "sáu số không khớp; kiểm tra giờ của điện thoại, quét lại hình và nhập mã đang hiện",
    en: "the six digits do not fit; look at the telephone's clock, scan the picture again and type the code it shows")

  // MARK: The first start

  func firstStartPage(_ visit: Visit, _ form: Typed<FirstStartPage.Field> = .init()) throws -> Response {
    let owner = Desk(store, .owner, now: visit.now, cache: cache)
    let view = FirstStartPage(
      form: form, isEmpty: try owner.register().organisations.isEmpty, context: visit.context)
    return formPage(view.title, view.body, isReturned: !form.faults.isEmpty, here: nil, visit.context)
  }

  /// Makes the first administrator known, who then chooses how to sign in.
  func firstStart(_ form: Form, _ request: Request, _ visit: Visit) throws -> Response {
    var typed = Typed<FirstStartPage.Field>(form, FirstStartPage.Field.allCases)
    let owner = Desk(store, .owner, now: visit.now, cache: cache)
    guard let first = firstCode.change({ $0 }) else { return wrong(request, visit, .notFound) }
    let wait = throttle.waitForFirst(from: request.peer.household.description, now: visit.now)
    if wait > 0 || typed.values[.code].map({ !HandedCode(typed: $0).isSame(as: first) }) ?? true {
      if wait == 0 { throttle.firstFailed(from: request.peer.household.description, now: visit.now) }
      typed.add(
        Words(
          vi: "mã bắt đầu không đúng; mã đang có hiệu lực là mã phoihop serve in lần cuối",
          en: "the code of the first start is wrong; the one that holds is what phoihop serve printed last"), at: .code)
    }
    if typed.values[.name] == nil { typed.add(Words(vi: "nhập họ tên", en: "type the name"), at: .name) }
    let id = typed.personID(.id)
    if typed.values[.body] == nil {
      typed.add(Words(vi: "ghi tên hoặc mã của cơ quan", en: "give the name or id of the body"), at: .body)
    }
    // Who has not the code learns nothing of the register.
    let body = typed.faults.isEmpty ? typed.body(.body, in: try owner.register(), on: owner.today) : nil
    guard let name = typed.values[.name], let body, typed.faults.isEmpty else {
      return try firstStartPage(visit, typed)
    }
    // Sent twice: one of them takes the code.
    let isFirst = firstCode.change { code in
      defer { code = nil }
      return code != nil
    }
    guard isFirst else { return wrong(request, visit, .notFound) }
    do {
      let invitation = try owner.addFirstAdministrator(named: name, id: id, at: body)
      return try choicePage(HandedCode(typed: invitation), authenticator(request, visit), visit)
    } catch let refused as Refused {
      firstCode.change { $0 = first }
      typed.add(refused.message)
      return try firstStartPage(visit, typed)
    } catch {
      firstCode.change { $0 = first }
      throw error
    }
  }

  // MARK: One's own

  func account(_ request: Request, _ person: PersonID, _ secret: String, _ visit: Visit) throws -> Response {
    let view = try accountView(request, person, secret, visit)
    return Layout(context: visit.context, title: view.title, here: .account).page(view.body)
  }

  func accountView(
    _ request: Request, _ person: PersonID, _ secret: String, _ visit: Visit, _ mail: Typed<MailPart.Field> = .init()
  ) throws -> AccountPage {
    AccountPage(
      person: try own(person), codesLeft: try authenticator(request, visit).recoveryCodesLeft(of: person),
      signIns: signIns.all(of: person, now: visit.now), own: SignIns.key(secret), mail: try mailPart(visit, mail),
      context: visit.context)
  }

  private func own(_ person: PersonID) throws -> Store.PersonRow {
    guard let row = try store.person(person) else { throw SignInNeeded(response: .redirect(to: Route.signIn.path)) }
    return row
  }

  func accountPage(
    _ act: AccountAct, _ person: PersonID, _ form: Typed<AccountActPage.Field>, _ request: Request, _ visit: Visit
  ) throws -> Response {
    let secret = authenticator(request, visit).newSecret()
    let telephone =
      act == .telephone ? (secret, pendingForms.keep(.telephone(person, secret), now: visit.now)) : nil
    return try accountPage(act, person, telephone, form, visit)
  }

  private func accountPage(
    _ act: AccountAct, _ person: PersonID, _ telephone: (OneTimeCode, String)?, _ form: Typed<AccountActPage.Field>,
    _ visit: Visit
  ) throws -> Response {
    let view = AccountActPage(
      act: act, person: try own(person), telephone: telephone, issuer: issuer(visit), form: form,
      context: visit.context)
    return formPage(view.title, view.body, isReturned: !form.faults.isEmpty, here: .account, visit.context)
  }

  func changeAccount(
    _ act: AccountAct, _ form: Form, _ person: PersonID, _ secret: String, _ request: Request, _ visit: Visit
  ) throws -> Response {
    var typed = Typed<AccountActPage.Field>()
    var telephone: (OneTimeCode, String)?
    let authenticator = authenticator(request, visit)
    let change: Authenticator.Change
    switch act {
    case .end: return try endSignIns(form, person, secret, authenticator, visit)
    case .password:
      let new = form[AccountActPage.Field.new.rawValue] ?? ""
      if let fault = try authenticator.fault(in: new, of: own(person)) { typed.add(fault, at: .new) }
      change = .password(new)
    case .recoveryCodes: change = .recoveryCodes
    case .telephone:
      guard let name = form["buoc"], case .telephone(person, let shared) = pendingForms.find(name, now: visit.now)
      else {
        typed.add(
          Words(vi: "trang này đã quá lâu; quét lại hình mới", en: "this page is too old; scan the new picture"))
        return try accountPage(act, person, typed, request, visit)
      }
      telephone = (shared, name)
      if shared.step(of: form.digits(AccountActPage.Field.code.rawValue), at: visit.now.seconds) == nil {
        typed.add(Self.wrongDigits, at: .code)
      }
      change = .telephone(shared)
    }
    do {
      guard typed.faults.isEmpty else { return try accountPage(act, person, telephone, typed, visit) }
      let (codes, step) = try authenticator.change(
        change, of: person, password: form[AccountActPage.Field.current.rawValue] ?? "",
        code: form[AccountActPage.Field.currentCode.rawValue] ?? "")
      // Whoever had come in by the old one is out, and who changed it comes in anew.
      try signIns.end(of: person, now: visit.now)
      if let name = telephone?.1 { pendingForms.change(name, to: nil) }
      let said =
        codes.isEmpty
        ? Words(vi: "Đã đổi; các phiên khác đã kết thúc.", en: "It was changed; all other sign-ins ended.") : nil
      guard let begun = try begin(person, step: step ?? 0, next: .account, saying: said, request, visit) else {
        return try beginAnew(visit)
      }
      if codes.isEmpty { return begun }
      let view = RecoveryPage(codes: codes, context: visit.context)
      return Layout(context: visit.context, title: view.title, here: .account).page(view.body).taking(begun)
    } catch let unproven as Authenticator.Unproven {
      switch unproven {
      case .password(let words): typed.add(words, at: .current)
      case .code(let words): typed.add(words, at: .currentCode)
      }
      return try accountPage(act, person, telephone, typed, visit)
    } catch let refused as Refused {
      typed.add(refused.message, at: .new)
      return try accountPage(act, person, telephone, typed, visit)
    } catch is LedgerError {
      typed.add(
        Words(
          vi: "trong lúc nhập, cách đăng nhập đã được đổi ở nơi khác; xem lại rồi thử lại",
          en: "how you sign in was changed elsewhere meanwhile; look again, then try again"))
      return try accountPage(act, person, telephone, typed, visit)
    }
  }
}

extension WebApplication {
  /// Ends one sign-in, or all others, for who gives his password again.
  private func endSignIns(
    _ form: Form, _ person: PersonID, _ secret: String, _ authenticator: Authenticator, _ visit: Visit
  ) throws -> Response {
    var typed = Typed<AccountActPage.Field>(form, [.signIn])
    do {
      try authenticator.checkAgain(person, password: form[AccountActPage.Field.current.rawValue] ?? "")
    } catch let refused as Refused {
      typed.add(refused.message, at: .current)
      return try accountPage(.end, person, nil, typed, visit)
    }
    try signIns.end(of: person, key: typed.values[.signIn], but: secret, now: visit.now)
    signIns.change(secret) { $0.said = Words(vi: "Đã kết thúc.", en: "Ended.") }
    return .redirect(to: Route.account.path)
  }
}

extension Response {
  /// With the cookies of another answer.
  fileprivate func taking(_ other: Response) -> Response {
    var response = self
    for value in other.headers.all("Set-Cookie") { response.headers.add("Set-Cookie", value) }
    return response
  }
}

extension Form {
  /// What was typed as a code of a telephone, without spaces.
  fileprivate func digits(_ name: String) -> String { (self[name] ?? "").filter { !$0.isWhitespace } }
}

/// What a browser says it is, in few words: for who looks where he is signed in.
enum Device {
  static func words(_ agent: String?) -> String? {
    guard let agent else { return nil }
    // Each names those before it as well.
    let browsers = [
      ("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ]
    let systems = [
      ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"),
      ("Linux", "Linux"),
    ]
    let found = [browsers, systems].compactMap { list in list.first { agent.contains($0.0) }?.1 }
    return found.isEmpty ? nil : found.joined(separator: ", ")
  }
}
