import Access
import CivilTime
import Diagnostics
import HTTPCore
import Ledger
import Organisations
import Secrets
import Store
import Telling
import UseCases

/// The pages of people and roles. Whoever may not manage people is refused by the desk before anything is looked at.
extension WebApplication {
  private static let noSuchPerson = Words(
    vi: "không có người nào mang mã này; xem trang Người dùng", en: "nobody has this id; see the page of the people")

  func people(_ request: Request, _ desk: Desk, _ c: PageContext) throws -> Response {
    try people(.init(), asked: request.query[Paging.field], desk, c)
  }

  private func people(
    _ form: Typed<PeoplePage.Field>, asked: String? = nil, _ desk: Desk, _ c: PageContext
  ) throws -> Response {
    let people = try desk.people()
    let refused = try desk.mailStates().filter { if case .refused = $0.value { true } else { false } }
    let view = PeoplePage(
      people: people, health: mail?.health(), refused: people.map(\.person).filter { refused[$0.id] != nil },
      register: try desk.register(), part: Paging(asked, of: people.count, each: PeoplePage.each),
      form: form, once: chance(12).hexadecimal, context: c)
    return formPage(view.title, view.body, isReturned: !form.faults.isEmpty, here: .people, c)
  }

  func person(_ id: PersonID, _ desk: Desk, _ c: PageContext) throws -> Response {
    let (person, grants) = try find(id, desk)
    let view = PersonPage(
      person: person, grants: grants, mail: try desk.mailStates()[id], register: try desk.register(), context: c)
    return Layout(context: c, title: view.title, here: .people).page(view.body)
  }

  func personAct(_ id: PersonID, _ form: PersonActForm, _ desk: Desk, _ c: PageContext) throws -> Response {
    let (person, grants) = try find(id, desk)
    let view = PersonActPage(
      person: person, grants: grants, form: form, regulations: try regulationsToCoordinate(desk),
      register: try desk.register(), once: chance(12).hexadecimal, context: c)
    return formPage(view.title, view.body, isReturned: !form.input.faults.isEmpty, here: .people, c)
  }

  func allSignIns(_ secret: String, _ desk: Desk, _ visit: Visit) throws -> Response {
    _ = try desk.people()
    let view = AllSignInsPage(others: signIns.others(than: secret, now: visit.now), context: visit.context)
    return Layout(context: visit.context, title: view.title, here: .people).page(view.body)
  }

  /// Those of the store, and those that somebody could activate.
  private func regulationsToCoordinate(_ desk: Desk) throws -> [(id: String, title: String)] {
    let all = shipped.regulations().map { ($0.id, $0.title) } + (try desk.regulationsToCoordinate())
    return Dictionary(all) { $1 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func find(_ id: PersonID, _ desk: Desk) throws -> (person: Store.PersonRow, grants: [Grant]) {
    guard let found = try desk.people().first(where: { $0.person.id == id }) else {
      throw Refused(Self.noSuchPerson)
    }
    return found
  }

  func assignments(_ request: Request, _ desk: Desk, _ c: PageContext) throws -> Response {
    var form = Typed<AssignmentsPage.Field>()
    for field in AssignmentsPage.Field.allCases {
      form.values[field] = request.query[field.rawValue]?.trimmed.nonEmpty
    }
    let day = form.day(.day) ?? desk.today
    let view = AssignmentsPage(
      all: try desk.assignments(on: day), form: form, part: request.query[Paging.field],
      managesPeople: c.visitor?.roles.contains(.administrator) ?? false, context: c)
    if request.query["dang"] == "csv" { return .csv(view.csv, named: "phan-cong.csv") }
    return formPage(view.title, view.body, isReturned: !form.faults.isEmpty, here: .assignments, c)
  }

  // MARK: What is sent

  /// Makes somebody known.
  func addPerson(_ form: Form, _ desk: Desk, _ visit: Visit) throws -> Response {
    _ = try desk.people()
    if let before = taken(form, visit) { return before }
    var input = Typed<PeoplePage.Field>(form, PeoplePage.Field.allCases)
    let id = input.personID(.id)
    if input.values[.name] == nil { input.add(Words(vi: "nhập họ tên", en: "type the name"), at: .name) }
    guard let name = input.values[.name], input.faults.isEmpty else { return try people(input, desk, visit.context) }
    do {
      let (id, code) = try desk.addPerson(named: name, id: id, giving: .invitation)
      take(form, visit, to: .person(id))
      return try invitationSlip(id, code, isNew: true, desk, visit.context)
    } catch {
      input.add(try told(error, visit))
      return try people(input, desk, visit.context)
    }
  }

  /// Ends every sign-in but that of who asks.
  func endAllSignIns(_ secret: String, _ desk: Desk, _ visit: Visit) throws -> Response {
    _ = try desk.people()
    let said = Self.ended(try signIns.endOthers(than: secret, now: visit.now))
    signIns.change(secret) { $0.said = said }
    return .redirect(to: Route.people.path)
  }

  private static func ended(_ count: Int) -> Words {
    Words(vi: "Đã kết thúc \(count) phiên.", en: "\(count) \(count == 1 ? "sign-in was" : "sign-ins were") ended.")
  }

  /// Does something about somebody.
  func actOnPerson(_ id: PersonID, _ act: PersonAct, _ form: Form, _ desk: Desk, _ visit: Visit) throws -> Response {
    let (_, grants) = try find(id, desk)
    if let before = taken(form, visit) { return before }
    var typed = PersonActForm(act, form)
    do {
      if act == .token {
        let until = future(typed.input.day(.until), .until, &typed.input, desk)
        guard typed.input.faults.isEmpty else { return try personAct(id, typed, desk, visit.context) }
        let token = try desk.issueToken(to: id, until: until, scope: typed.scope)
        take(form, visit, to: .person(id))
        return try tokenPage(id, token, desk, visit.context)
      }
      if act == .invitation {
        let code = try desk.invite(id)
        try signIns.end(of: id, now: visit.now)
        take(form, visit, to: .person(id))
        return try invitationSlip(id, code, isNew: false, desk, visit.context)
      }
      guard let said = try done(act, id, &typed, grants, desk, visit) else {
        return try personAct(id, typed, desk, visit.context)
      }
      let next = act == .end ? Route.people : .person(id)
      take(form, visit, to: next, saying: said)
      return .redirect(to: next.path)
    } catch {
      typed.input.add(try told(error, visit))
      return try personAct(id, typed, desk, visit.context)
    }
  }

  /// Does what is asked; what is said of it, nil where something that was typed is wrong, which is then told.
  private func done(
    _ act: PersonAct, _ id: PersonID, _ typed: inout PersonActForm, _ grants: [Grant], _ desk: Desk, _ visit: Visit
  ) throws -> Words? {
    switch act {
    case .grant:
      let register = try desk.register()
      if typed.input.values[.body] == nil {
        typed.input.add(Words(vi: "ghi tên hoặc mã của cơ quan", en: "give the name or id of the body"), at: .body)
      }
      let (role, body) = (typed.role(), typed.input.body(.body, in: register, on: desk.today))
      let (from, to) = (
        typed.input.day(.from, Words(vi: "từ ngày", en: "from")),
        typed.input.day(.to, Words(vi: "đến hết ngày", en: "last day"))
      )
      let other = typed.input.personID(.insteadOf)
      guard let role, let body, typed.input.faults.isEmpty else { return nil }
      let number = try desk.grant(
        role, to: id, at: body, regulation: typed.input.values[.regulation],
        reachesBelow: typed.input.values[.reach] == nil, from: from ?? desk.today, to: to,
        basis: typed.input.values[.basis], insteadOf: other)
      return Words(
        vi: "Đã cấp vai trò \(role.words.vi). Số nhật ký \(number).",
        en: "The role \(role.words.en) was given. Ledger number \(number).")
    case .grantEnd:
      let number = typed.number(of: grants)
      let last = typed.input.day(.last)
      guard let number, typed.input.faults.isEmpty else { return nil }
      let day = last ?? desk.today
      try desk.endGrant(number, last: day)
      return Words(
        vi: "Vai trò kết thúc ngày \(day.vietnamese).", en: "The role ends on \(day.vietnamese).")
    case .mail:
      guard let address = mailAddress(.address, &typed.input) else { return nil }
      try offerMail(to: address, for: id, desk: desk, visit)
      return Words(
        vi: "Đã gửi mã xác nhận đến \(address); người này nhập mã ở trang Tài khoản.",
        en: "A code was sent to \(address); the person types it on the account page.")
    case .revocation:
      let count = try desk.revokeTokens(of: id)
      return Words(
        vi: "Đã thu hồi \(count) mã truy cập.",
        en: "\(count) \(count == 1 ? "token is" : "tokens are") good no more.")
    case .signOut:
      let count = signIns.all(of: id, now: visit.now).count
      try signIns.end(of: id, now: visit.now)
      return Self.ended(count)
    case .end:
      try desk.endPerson(id)
      return Words(
        vi: "\(id) không còn là người dùng; các vai trò kết thúc từ hôm nay.",
        en: "\(id) is a user no more; the roles end today.")
    case .invitation, .token: return nil
    }
  }

  private func tokenPage(_ id: PersonID, _ token: String, _ desk: Desk, _ c: PageContext) throws -> Response {
    let view = TokenPage(person: try find(id, desk).person, token: token, context: c)
    return Layout(context: c, title: view.title, here: .people).page(view.body)
  }

  private func invitationSlip(
    _ id: PersonID, _ code: String, isNew: Bool, _ desk: Desk, _ c: PageContext
  ) throws -> Response {
    let view = InvitationSlip(person: try find(id, desk).person, code: code, isNew: isNew, context: c)
    return Layout(context: c, title: view.title, here: .people).page(view.body)
  }

  /// A last day that has not passed; another is told.
  private func future<Field>(
    _ day: CivilDate?, _ field: Field, _ input: inout Typed<Field>, _ desk: Desk
  ) -> CivilDate? {
    if let day, day < desk.today {
      input.add(
        Words(
          vi: "ngày này đã qua; ghi ngày từ hôm nay trở đi", en: "this day has passed; give today or a later day"),
        at: field)
    }
    return day
  }
}
