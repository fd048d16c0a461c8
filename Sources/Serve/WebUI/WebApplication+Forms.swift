import Access
import CivilTime
import Diagnostics
import HTTPCore
import Ledger
import Obligations
import Secrets
import Store
import Telling
import UseCases

/// What is sent to the application.
extension WebApplication {
  func take(_ route: Route, _ request: Request, _ visit: Visit) throws -> Response {
    if case .mailEnd(let contact, let mark) = route { return try endMail(contact, mark, request, visit) }
    try checkOrigin(request)
    let form = try request.form()
    switch route {
    case .signIn: return try signIn(form, request, visit)
    case .secondStep: return try secondStep(form, request, visit)
    case .invitation: return try invitation(form, request, visit)
    case .firstStart: return try firstStart(form, request, visit)
    default: break
    }
    if route == .language, let language = form["lang"].flatMap({ Language(rawValue: $0) }) {
      if let secret = visit.secret { signIns.change(secret) { $0.language = language } }
      var response = Response.redirect(to: Self.back(request))
      if visit.secret == nil { response.set(Cookie(Self.languageCookie, language.rawValue)) }
      return response
    }
    guard let desk = visit.desk, let secret = visit.secret, let signIn = visit.signIn else {
      return try signInPage(visit, after: route)
    }
    guard form["_token"] == signIn.token else {
      throw BadRequest(
        code: "token", status: 403, vi: "biểu mẫu này cũ hoặc không phải của phiên này; mở lại trang rồi gửi",
        en: "this form is old or not of this sign-in; open the page again and send it")
    }
    do {
      return try take(route, form, desk, secret, signIn, request, visit)
    } catch LedgerError.answered {
      // Sent twice at once: the other one did it.
      guard let before = taken(form, visit) else { return wrong(request, visit, .unavailable) }
      return before
    }
  }

  private func take(
    _ route: Route, _ form: Form, _ desk: Desk, _ secret: String, _ signIn: SignIns.SignIn, _ request: Request,
    _ visit: Visit
  ) throws -> Response {
    switch route {
    case .signOut:
      try signIns.end(secret, now: visit.now)
      var response = Response.redirect(to: Route.signIn.path)
      response.set(noCookie)
      response.headers.set("Clear-Site-Data", "\"cache\", \"storage\"")
      return response
    case .seat:
      let seats = visit.context.visitor?.seats ?? []
      let seat = form["seat"].flatMap { Int($0) }.flatMap { seats.indices.contains($0) ? seats[$0].seat : nil }
      signIns.change(secret) { $0.seat = seat }
      return .redirect(to: Route.home.path)
    case .act(let id, let name):
      return try act(id, name, form, desk, visit)
    case .newOccurrence: return try record(form, desk, visit)
    case .occurrenceAct(let id, let name): return try act(id, name, form, desk, visit)
    case .intake: return try takeIn(form, desk, visit)
    case .quickNote: return try takeNote(form, desk, visit)
    case .noteWithdrawal(let number): return try withdrawNote(number, form, desk, visit)
    case .draft(let id): return try keepDraft(id, form, desk, visit)
    case .calendar: return try changeFeed(form, request, desk, visit)
    case .urging(let regulation): return try urge(regulation, form, desk, visit)
    case .urgingLetter(let regulation): return try urgingLetter(regulation, form, desk, visit)
    case .people: return try addPerson(form, desk, visit)
    case .allSignIns: return try endAllSignIns(secret, desk, visit)
    case .registerImport: return try importRegister(form, desk, visit)
    case .reorganisations: return try reorganise(form, desk, visit)
    case .personAct(let id, let act): return try actOnPerson(id, act, form, desk, visit)
    case .accountAct(let act): return try changeAccount(act, form, signIn.person, secret, request, visit)
    case .policy(let id, let clause): return try settle(clause, of: id, form, desk, visit)
    case .policyEnd(let number): return try endPolicy(number, form, desk, visit)
    case .amendment(let id, let clause): return try amend(clause, of: id, form, desk, visit)
    case .activation: return try beginActivation(form, desk, visit)
    case .activationStep(let id, let step): return try keepActivation(id, step, form, request, desk, visit)
    case .mail(let act): return try changeMail(act, form, signIn.person, secret, request, desk, visit)
    case .verification: return try verify(desk, visit.context)
    default: return wrong(request, visit, .notFound)
    }
  }

  /// A form comes from a page of this place.
  func checkOrigin(_ request: Request) throws {
    let site = request.headers["Sec-Fetch-Site"]
    let origin = request.headers["Origin"]
    let isOwn =
      site.map { $0 == "same-origin" || $0 == "none" } ?? true
      && (origin.map { $0.hasSuffix("//" + (request.headers["Host"] ?? "")) } ?? true)
    guard isOwn else {
      throw BadRequest(
        code: "origin", status: 403, vi: "biểu mẫu này được gửi từ một trang khác; mở trang này rồi gửi lại",
        en: "this form was sent from another site; open the page here and send it again")
    }
  }

  /// The page from which a form came, where that is one of this place.
  private static func back(_ request: Request) -> String {
    guard let from = request.headers["Referer"], let host = request.headers["Host"],
      let at = from.range(of: "//\(host)/")
    else { return Route.home.path }
    let rest = from[at.upperBound...]
    // What begins with two slashes is another place.
    return rest.first == "/" || rest.first == "\\" ? Route.home.path : "/" + rest
  }

  // MARK: Deeds

  private func act(_ id: ObligationID, _ name: ActName, _ form: Form, _ desk: Desk, _ visit: Visit) throws -> Response {
    if let before = taken(form, visit) { return before }
    let matter = try desk.matter(id)
    if let sheet = try reportSheet(matter, name, desk) { return try report(sheet, name, form, desk, visit) }
    var typed = ActForm(name, form)
    guard let deed = typed.deed(about: matter, on: desk.today) else {
      return try actPage(matter, typed, desk, visit.context)
    }
    do {
      let recorded = try desk.record(deed, with: care(form) { _ in .matter(id) })
      let count = recorded.obligations.count
      let said = Words(
        vi:
          "Đã ghi: \(name.words(matter.obligation).vi.lowercasedFirst)\(count > 1 ? ", tính cho \(count) việc" : ""). Số nhật ký \(recorded.entry).",
        en:
          "Recorded: \(name.words(matter.obligation).en.lowercasedFirst)\(count > 1 ? ", for \(count) obligations" : ""). Ledger number \(recorded.entry)."
      )
      take(form, visit, to: .matter(id), saying: said)
      return .redirect(to: Route.matter(id).path)
    } catch {
      typed.input.add(try told(error, visit))
    }
    return try actPage(desk.matter(id), typed, desk, visit.context)
  }

  // MARK: Forms

  /// Where a form led that was taken before: sent twice, done once, also where the program ended in between.
  func taken(_ form: Form, _ visit: Visit) -> Response? {
    guard let once = form["_once"] else { return nil }
    if let before = visit.signIn?.taken.first(where: { $0.once == once }) { return .redirect(to: before.route.path) }
    let kept = try? visit.desk?.answer(under: Self.key(once))
    return kept.map { .redirect(to: $0.answer) }
  }

  /// By what a form is done once, whatever becomes of the program meanwhile: where it leads is kept in the transaction of what it does. Nil
  /// where the form has no mark of its own.
  func care<Done>(_ form: Form, _ route: @escaping @Sendable (Done) -> Route) -> Desk.Care<Done>? {
    form["_once"].map { once in
      Desk.Care(key: Self.key(once), question: Digest(of: Array(once.utf8))) { route($0).path }
    }
  }

  /// Apart from the keys that programs choose.
  private static func key(_ once: String) -> String { "form \(once)" }

  /// Keeps that a form was taken, where that led, and what is told there once.
  func take(_ form: Form, _ visit: Visit, to route: Route, saying words: Words? = nil) {
    guard let secret = visit.secret else { return }
    signIns.change(secret) {
      $0.said = words
      if let once = form["_once"] { $0.taken = $0.taken.suffix(49) + [(once, route)] }
    }
  }

  /// What is told on a form of what the desk refused; that somebody asked for what he may not do is kept. Other errors are thrown on.
  func told(_ error: any Error, _ visit: Visit) throws -> Words {
    if let refused = error as? Refused {
      keep(refused.denial, visit.request)
      return refused.message
    }
    if let needed = error as? LookOverNeeded {
      return needed.question(else: Words(vi: "mở lại trang rồi nhập lại", en: "open the page again and type it anew"))
    }
    guard let error = error as? LedgerError, case .overtaken = error else { throw error }
    return Words(
      vi: "trong lúc nhập đã có người ghi việc khác ở đây; phần vừa nhập vẫn còn, xem lại tình trạng rồi gửi lại",
      en:
        "somebody recorded something here meanwhile; what you typed is kept: look at how it stands, then send it again")
  }

  /// A page with a form; one that comes back says so.
  func formPage(_ title: String, _ body: Html, isReturned: Bool, here: Route?, _ c: PageContext) -> Response {
    var response = Layout(context: c, title: title, here: here, isWrong: isReturned).page(body)
    if isReturned { response.status = .unprocessable }
    return response
  }

  func actPage(_ matter: Desk.Matters, _ form: ActForm, _ desk: Desk, _ context: PageContext) throws -> Response {
    let others =
      form.name.answersSending
      ? try desk.together(matter, form.name.act)
      : form.name == .submission || form.name == .recording ? try desk.alike(matter.obligation) : []
    let view = ActPage(
      matter: matter, form: form, others: others, context: context, once: chance(12).hexadecimal,
      notes: form.name == .submission ? try reportNotes(matter, desk, context) : nil)
    return formPage(view.title, view.body, isReturned: view.isReturned, here: nil, context)
  }
}

extension String {
  fileprivate func range(of text: String) -> Range<Index>? {
    guard let first = text.first else { return nil }
    var start = startIndex
    while let at = self[start...].firstIndex(of: first) {
      if self[at...].hasPrefix(text) { return at..<index(at, offsetBy: text.count) }
      start = index(after: at)
    }
    return nil
  }

  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
