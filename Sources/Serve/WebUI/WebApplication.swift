import Access
import CivilTime
import Diagnostics
import Exchange
import HTTPCore
import Ledger
import Obligations
import Organisations
import Settings
import Store
import Threads
import UseCases

/// The application: answers requests with pages.
///
/// A request is read into a route; one `switch` calls the desk with the person, the day and what was asked; a page is a model and a view.
/// Calls block: they come from threads that may wait.
public final class WebApplication: Sendable {
  let store: Store
  let cache: LibraryCache
  let signIns: SignIns
  let pendingForms: PendingForms
  let throttle = SignInThrottle()
  /// By which the first administrator makes himself known; nil once he did.
  let firstCode: Monitor<HandedCode?>
  let clock: @Sendable () -> Instant
  let chance: @Sendable (Int) -> [UInt8]
  /// The people of a demonstration, by the codes of the links that sign in as each; none outside one.
  let links: [String: PersonID]
  /// The regulations that ship with the program.
  let shipped: ShippedTexts
  /// What programs can ask for, in OpenAPI; nil where they can ask for nothing.
  private let programs: @Sendable (Language) -> JSONValue?
  let report: @Sendable (_ error: any Error, _ request: String) -> Void
  let witness: @Sendable (SignInAttempt) -> Void
  /// The mails that the program sends; nil where it sends none.
  let mail: MailConnection?

  /// An application over a store that is held open.
  ///
  /// - Parameters:
  ///   - links: who is signed in by which code; only for a demonstration on a machine's own address.
  ///   - firstCode: by which the first administrator makes himself known, where nobody can sign in yet.
  ///   - shipped: the regulations and forms that ship with the program.
  ///   - mail: the mails that the program sends; nil where it sends none.
  ///   - programs: what programs can ask for, in OpenAPI, in a language.
  ///   - witness: is told who tried to come in, and how that ended.
  ///   - report: is told what went wrong of which nobody is told but that it did, with the name of the request.
  public init(
    _ store: Store, cache: LibraryCache, links: [String: PersonID] = [:], firstCode: HandedCode? = nil,
    shipped: ShippedTexts = .none, mail: MailConnection? = nil, chance: @escaping @Sendable (Int) -> [UInt8],
    programs: @escaping @Sendable (Language) -> JSONValue? = { _ in nil },
    witness: @escaping @Sendable (SignInAttempt) -> Void = { _ in },
    report: @escaping @Sendable (_ error: any Error, _ request: String) -> Void = { _, _ in },
    clock: @escaping @Sendable () -> Instant
  ) {
    self.programs = programs
    self.shipped = shipped
    self.report = report
    self.witness = witness
    self.mail = mail
    self.store = store
    self.cache = cache
    self.links = links
    self.chance = chance
    self.clock = clock
    self.firstCode = Monitor(firstCode)
    pendingForms = PendingForms(chance: chance)
    signIns = SignIns(store, chance: chance, now: clock())
  }

  /// Browsers take it over https, and from the machine itself.
  private static let cookie = "phoihop"
  /// What somebody chose who is not signed in.
  static let languageCookie = "ngon-ngu"

  /// What lies ready, and is the same for everybody: nobody waits for it. Nil for all else.
  public func ready(_ request: Request) -> Response? {
    guard request.method == .get || request.method == .head else { return nil }
    switch Route(request.path) {
    case .asset(let asset): return asset.response
    case .health: return .text("ok\n")
    default: return nil
    }
  }

  /// The page for what was refused before it came here.
  public func refused(_ reason: BadRequest, id: String) -> Response {
    let page = WrongPage(
      status: reason.status, words: reason.words, id: id, context: PageContext(language: .vi, today: clock().day))
    var response = Layout(context: page.context, title: page.title, here: nil).page(page.body)
    response.status = reason.status
    if reason.status == .methodNotAllowed { response.headers.set("Allow", "GET, HEAD, POST") }
    return response
  }

  /// Answers a request.
  @available(*, noasync)
  public func respond(_ request: Request) -> Response {
    if let ready = ready(request) { return ready }
    guard let route = Route(request.path) else { return wrong(request, nil, .notFound) }
    var response = answer(route, request)
    // Who is signed in is asked of what is in memory: an answer that failed has an asker too.
    response.asker = request.cookie(Self.cookie).flatMap { signIns.find($0, now: clock()) }?.person.text
    return response
  }

  private func answer(_ route: Route, _ request: Request) -> Response {
    do {
      let visit = try visit(request)
      switch request.method {
      case .get, .head: return try show(route, request, visit)
      case .post: return try take(route, request, visit)
      default:
        return wrong(request, visit, .methodNotAllowed)
      }
    } catch let refused as Refused {
      keep(refused.denial, request.id)
      return wrong(request, try? visit(request), .notFound, refused.denial == nil ? refused.message : nil)
    } catch let bad as BadRequest {
      var response = wrong(request, try? visit(request), bad.status, bad.words)
      response.refusal = bad.code
      return response
    } catch let needed as SignInNeeded {
      return needed.response
    } catch {
      report(error, request.id)
      return disturbed(error, request)
    }
  }

  // MARK: Who

  /// One request of somebody.
  struct Visit {
    /// The name of the request.
    let request: String
    let now: Instant
    let language: Language
    /// What his browser sends; nil where nobody is signed in.
    let secret: String?
    let signIn: SignIns.SignIn?
    let desk: Desk?
    let context: PageContext
  }

  /// Nobody is signed in: the way to where one can.
  struct SignInNeeded: Error {
    let response: Response
  }

  private func visit(_ request: Request) throws -> Visit {
    let now = clock()
    let settings = try store.ledger.settings()
    let secret = request.cookie(Self.cookie)
    let signIn = secret.flatMap { signIns.find($0, now: now) }
    let language = signIn?.language ?? Self.language(request) ?? settings.language
    var context = PageContext(language: language, today: now.day)
    context.storeName = settings.name
    context.isDemonstration = !links.isEmpty
    guard let signIn, let secret, let person = try store.person(signIn.person, cameBy: signIn.row.credential) else {
      return Visit(
        request: request.id, now: now, language: language, secret: nil, signIn: nil, desk: nil, context: context)
    }
    let actor = Actor(signIn.person, seat: signIn.seat, grants: try store.grants(of: signIn.person))
    let desk = Desk(store, actor, now: now, cache: cache)
    context.visitor = try visitor(person.name ?? signIn.person.text, signIn, desk)
    return Visit(
      request: request.id, now: now, language: language, secret: secret, signIn: signIn, desk: desk, context: context)
  }

  private func visitor(_ name: String, _ signIn: SignIns.SignIn, _ desk: Desk) throws -> PageContext.Visitor {
    let today = desk.today
    let register = try desk.register()
    let language = signIn.language ?? .vi
    var seats: [(seat: Seat, words: String)] = []
    for grant in desk.actor.grants where grant.isInForce(on: today) {
      let seat = Seat(grant.role, at: grant.organisation)
      guard !seats.contains(where: { $0.seat == seat }) else { continue }
      seats.append((seat, "\(grant.role.words[language]), \(register.name(of: grant.organisation, on: today))"))
    }
    return PageContext.Visitor(
      name: name, seats: seats, seat: signIn.seat, roles: Set(desk.actor.grants(on: today).map(\.role)),
      token: signIn.token)
  }

  /// The language that was chosen, else the one that a browser wants first, of those there are.
  private static func language(_ request: Request) -> Language? {
    if let chosen = request.cookie(languageCookie).flatMap({ Language(rawValue: $0) }) { return chosen }
    guard let wanted = request.headers["Accept-Language"]?.prefix(2).lowercased() else { return nil }
    return Language(rawValue: wanted)
  }

  /// The language of who asks, as far as that can be known without the store.
  func language(of request: Request) -> Language {
    request.cookie(Self.cookie).flatMap { signIns.find($0, now: clock()) }?.language ?? Self.language(request) ?? .vi
  }

  /// The cookie that signs in a browser.
  func cookie(_ secret: String) -> Cookie { Cookie(Self.cookie, secret) }

  var noCookie: Cookie { Cookie.removed(Self.cookie) }

  // MARK: Pages

  private func show(_ route: Route, _ request: Request, _ visit: Visit) throws -> Response {
    switch route {
    case .signIn: return try signInPage(visit, next: Self.next(request.query["tiep"]))
    case .secondStep: return .redirect(to: Route.signIn.path)
    case .invitation: return invitationPage(visit)
    case .firstStart where firstCode.change({ $0 != nil }): return try firstStartPage(visit)
    case .firstStart: return wrong(request, visit, .notFound)
    case .enter(let code): return try enter(code, request, visit)
    case .feed(let secret): return try feed(secret, request, visit)
    case .mailEnd(let contact, let mark): return mailEndPage(contact, mark, request, visit)
    case .programs:
      guard let document = programs(visit.language) else { return wrong(request, visit, .notFound) }
      let view = ProgramsPage(document: document, context: visit.context)
      return Layout(context: visit.context, title: view.title, here: nil).page(view.body)
    default: break
    }
    var visit = visit
    guard let desk = visit.desk, let secret = visit.secret, let person = visit.signIn?.person else {
      let next = route == .home ? "" : "?tiep=\(PercentCoding.encode(route.path))"
      throw SignInNeeded(response: .redirect(to: Route.signIn.path + next))
    }
    if request.method == .get, let said = signIns.said(secret) {
      var context = visit.context
      context.said = said[visit.language]
      visit = Visit(
        request: visit.request, now: visit.now, language: visit.language, secret: secret, signIn: visit.signIn,
        desk: desk, context: context)
    }
    let c = visit.context
    func page(_ title: String, _ body: Html, isWrong: Bool = false) -> Response {
      Layout(context: c, title: title, here: route, isWrong: isWrong).page(body)
    }
    switch route {
    case .home: return try home(request, desk, c, secret, person)
    case .matter(let id):
      let matter = try desk.matter(id)
      let view = MatterPage(
        matter: matter, report: try reportPart(matter, desk, c), notes: try notePart(matter, desk, c),
        mayNote: mayNote(matter, desk), context: c)
      return page(view.title, view.body)
    case .act(let id, let name):
      let matter = try desk.matter(id)
      // What cannot be done now, or not by him, is told beside what can.
      guard matter.acts.contains(name.act) else { return .redirect(to: Route.matter(id).path) }
      if let sheet = try reportSheet(matter, name, desk) { return try reportPage(sheet, name, request, desk, c) }
      var form = ActForm(name)
      if name.answersSending { form.choose(try desk.together(matter, name.act)) }
      return try actPage(matter, form, desk, c)
    case .draft(let id): return .redirect(to: Route.act(id, .submission).path)
    case .consolidation(let rule, let period): return try consolidation(rule, period, request, desk, c)
    case .file(let entry, let number): return try file(entry, number, desk)
    case .intake: return try intake(request, desk, c)
    case .board: return try board(request, desk, c)
    case .cell(let body, let period, let regulation):
      let found = try desk.owed(by: body, period, under: regulation)
      let view = CellPage(
        bearer: body, period: period, obligations: found.obligations, library: found.library, context: c)
      return page(view.title, view.body)
    case .calendar:
      return try calendar(of: request.query["ngay"].flatMap { TypedDay.read($0) } ?? desk.today, desk, c)
    case .urging(let regulation): return try urgingPage(regulation, desk, c)
    case .urgingLetter(let regulation): return .redirect(to: Route.urging(regulation).path)
    case .letter(let entry): return letterPage(try desk.urgingLetter(entry: entry), c)
    case .account: return try account(request, person, secret, visit)
    case .accountAct(let act):
      var typed = Typed<AccountActPage.Field>()
      typed.values[.signIn] = request.query[AccountActPage.Field.signIn.rawValue]?.trimmed.nonEmpty
      return try accountPage(act, person, typed, request, visit)
    case .mail: return .redirect(to: Route.account.path)
    case .signIn, .secondStep, .invitation, .firstStart, .enter, .feed, .mailEnd, .programs, .asset, .health:
      return wrong(request, visit, .notFound)
    case .signOut, .seat, .language: return .redirect(to: Route.home.path)
    case .regulations: return try regulations(desk, c)
    case .regulation(let id): return try regulation(id, request, desk, c)
    case .clause(let id, let clause): return try self.clause(clause, of: id, desk, c)
    case .parties(let id): return try parties(id, desk, c)
    case .comparison(let id, let old, let new): return try comparison(id, old, new, request, desk, c)
    case .organisations: return try organisations(request, desk, c)
    case .organisation(let id): return try organisation(id, request, desk, c)
    case .registerImport: return try registerImport(desk, c)
    case .reorganisations: return try reorganisations(desk, c)
    case .handover(let entry): return try handover(entry, request, desk, c)
    case .assignments: return try assignments(request, desk, c)
    case .people: return try people(request, desk, c)
    case .allSignIns: return try allSignIns(secret, desk, visit)
    case .person(let id): return try self.person(id, desk, c)
    case .personAct(let id, let act):
      return try personAct(id, PersonActForm(act, number: request.query["so"]), desk, c)
    case .ledger: return try ledger(request, desk, c)
    case .entry(let number): return try entry(number, desk, c)
    case .verification: return .redirect(to: Route.ledger.path)
    case .search: return try search(request, desk, c)
    case .burden: return try burden(request, desk, c)
    case .policies(let id): return try policies(id, request, desk, c)
    case .policy(let id, let clause): return try policy(clause, of: id, desk, c)
    case .policyEnd(let number): return try policyEnd(number, desk, c)
    case .amendment(let id, let clause): return try amendment(clause, of: id, desk, c)
    case .activation: return try activation(desk, c)
    case .activationStep(let id, let step): return try activationStep(id, step, request, desk, c)
    case .guidanceLetter(let id, let form): return try guidanceLetter(id, form, desk, c)
    case .occurrences: return try occurrences(desk, c)
    case .newOccurrence: return try newOccurrence(request, desk, c)
    case .occurrence(let id): return try occurrence(id, desk, c)
    case .occurrenceAct(let id, let act): return try occurrenceActPage(id, act, desk, c)
    case .quickNote: return try quickNote(request, desk, c)
    case .notes: return try notes(request, desk, c)
    case .note(let number): return try note(number, desk, c)
    case .noteWithdrawal(let number): return .redirect(to: Route.note(number).path)
    }
  }

  private func home(
    _ request: Request, _ desk: Desk, _ context: PageContext, _ secret: String, _ person: PersonID
  ) throws -> Response {
    let roles = context.visitor?.roles ?? []
    // Who sees no obligation begins with what is his.
    if !roles.isEmpty, roles.isSubset(of: [.administrator, .auditor]) {
      return .redirect(to: (roles.contains(.administrator) ? Route.people : .ledger).path)
    }
    let page: (title: String, body: Html)
    do {
      let cursor = request.query["sau"].flatMap { HomePage.cursor($0) }
      let view = HomePage(
        work: try desk.work(after: cursor), news: cursor == nil ? try news(of: person, secret, desk) : [],
        context: context)
      page = (view.title, view.body)
    } catch let refused as Refused where roles.isEmpty || refused.denial == nil {
      // Nothing was asked for that is not his: there is nothing yet.
      let view = NothingYetPage(refused: roles.isEmpty ? nil : refused, context: context)
      page = (view.title, view.body)
    }
    return Layout(context: context, title: page.title, here: .home).page(page.body)
  }

  /// What others did since somebody last signed in and looked. What is shown is seen; it stays on his page until he signs in again.
  private func news(of person: PersonID, _ secret: String, _ desk: Desk) throws -> [Desk.News] {
    let seen = try store.seen(by: person)
    let begun = signIns.find(secret, now: desk.now)?.newsSince
    // Who never looked is not told what was before him.
    guard let since = begun ?? seen else {
      try store.keep(seen: store.lastNumber(), by: person)
      return []
    }
    let (news, last, _) = try desk.news(since: since)
    // What was looked through once and was no news is not looked through again.
    signIns.change(secret) { $0.newsSince = news.map { $0.entry - 1 }.min() ?? last }
    let isSeen = seen.map { seen in !news.contains { $0.entry > seen } && last - seen < Self.manyUnseen } ?? false
    if !isSeen { try store.keep(seen: last, by: person) }
    return news
  }

  /// So many entries of others are rather kept in mind than looked through each time.
  private static let manyUnseen: Int64 = 1000

  private func file(_ entry: Int64, _ number: Int, _ desk: Desk) throws -> Response {
    let (name, bytes) = try desk.attachment(number, of: entry)
    return .file(bytes, type: "application/octet-stream", named: name)
  }

  // MARK: Errors

  /// A page that says what is wrong and where to go.
  func wrong(_ request: Request, _ visit: Visit?, _ status: Status, _ words: Words? = nil) -> Response {
    let context = visit?.context ?? PageContext(language: language(of: request), today: clock().day)
    let page = WrongPage(status: status, words: words, id: request.id, context: context)
    var response = Layout(context: context, title: page.title, here: nil).page(page.body)
    response.status = status
    return response
  }
}
