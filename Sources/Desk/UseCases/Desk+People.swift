import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Ledger
import Organisations
import Regulations
import Secrets
import Settings
import Store

/// People, their tokens and their roles.
extension Desk {
  /// What somebody is given at first.
  public enum FirstKey: Sendable {
    /// A token, for the command line and other programs, good until a day or as long as the store has set.
    case token(until: CivilDate?)
    /// An invitation to choose how to sign in with a browser.
    case invitation
  }

  /// Makes somebody known; his id and the token or invitation by which he is recognised from now on, which is told this once.
  @available(*, noasync)
  public func addPerson(
    named name: String, id wanted: PersonID? = nil, giving key: FirstKey = .token(until: nil)
  ) throws -> (PersonID, String) {
    let author = author(try permit(.manageUsers))
    let id = try freeID(wanted)
    let (body, told): (EntryBody, String)
    switch key {
    case .token(let until): (body, told) = try newToken(until: until)
    case .invitation: (body, told) = newInvitation()
    }
    try store.ledger.append(
      [
        EntryDraft(.personAdded(name: .value(name)), by: author, subject: id.text),
        EntryDraft(body, by: author, subject: id.text),
      ], now: now)
    return (id, told)
  }

  /// Makes the first administrator known, who is one at a body from today; the invitation by which he chooses how to sign in, told this once.
  @available(*, noasync)
  public func addFirstAdministrator(
    named name: String, id wanted: PersonID? = nil, at organisation: OrganisationID
  ) throws -> String {
    let author = author(try permit(.manageUsers))
    let id = try freeID(wanted)
    let (invitation, code) = newInvitation()
    try store.ledger.append(
      [
        EntryDraft(.personAdded(name: .value(name)), by: author, subject: id.text),
        EntryDraft(invitation, by: author, subject: id.text),
        try granted(.administrator, to: id, at: organisation, from: today),
      ], now: now)
    return code
  }

  /// An id that nobody has: the one that is wanted, or the next.
  private func freeID(_ wanted: PersonID?) throws -> PersonID {
    let people = try store.allPersonIDs()
    let id = wanted ?? Self.nextID(people)
    if people.contains(id) {
      throw Refused(
        Words(
          vi: "mã \"\(id)\" đã dùng cho một người; bỏ --id để nhận mã mới",
          en: "the id \"\(id)\" is somebody's already; leave out --id to be given a new one"))
    }
    return id
  }

  private func newInvitation() -> (EntryBody, String) {
    let code = HandedCode(store.chance(HandedCode.byteCount))
    return (
      .credentialSet(.init(.invitation, hash: code.hash, until: today + (Authenticator.invitationDays - 1))), code.shown
    )
  }

  private func newToken(until: CivilDate?, scope: EntryBody.TokenScope? = nil) throws -> (EntryBody, String) {
    let token = store.chance(24).hexadecimal
    return (.tokenIssued(hash: Self.hash(ofToken: token), until: try until ?? usualEnd(), scope: scope), token)
  }

  /// Invites somebody to choose how to sign in with a browser; the code, told this once. What he had before is good no more.
  @available(*, noasync)
  public func invite(_ person: PersonID) throws -> String {
    let author = author(try permit(.manageUsers, named: person.text))
    _ = try known(person)
    let (body, code) = newInvitation()
    try store.ledger.append(
      try credentialsEnd(person, by: author) + [EntryDraft(body, by: author, subject: person.text)], now: now)
    return code
  }

  private func credentialsEnd(_ person: PersonID, by author: Author) throws -> [EntryDraft] {
    try store.credentials(of: person, on: today).map {
      EntryDraft(.credentialEnded(credential: $0.entry), by: author, subject: person.text)
    }
  }

  private static func nextID(_ taken: Set<PersonID>) -> PersonID {
    var number = taken.count + 1
    while true {
      let digits = String(number)
      let text = "p-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      if let id = PersonID(text), !taken.contains(id) { return id }
      number += 1
    }
  }

  /// The last day of a token that was given none; nil where it has no end.
  private func usualEnd() throws -> CivilDate? { try store.ledger.settings().tokenDays.map { today + (Int($0) - 1) } }

  /// Gives somebody a further token; one for a program where it is good for something only.
  @available(*, noasync)
  public func issueToken(
    to person: PersonID, until: CivilDate? = nil, scope: EntryBody.TokenScope? = nil
  ) throws -> String {
    let author = author(try permit(.manageUsers, named: person.text))
    _ = try known(person)
    let (body, token) = try newToken(until: until, scope: scope)
    try store.ledger.append([EntryDraft(body, by: author, subject: person.text)], now: now)
    return token
  }

  // MARK: Calendar

  /// Whether the actor's calendar can be read at a secret address.
  @available(*, noasync)
  public func hasCalendarFeed() throws -> Bool {
    guard case .person(let person) = actor.identity else { return false }
    return try !store.tokens(of: person, for: .calendar).isEmpty
  }

  /// Gives the actor a secret by which his calendar of due days is read, told this once; one he had before is worthless from now on.
  @available(*, noasync)
  public func issueCalendarFeed() throws -> String {
    let person = try himself()
    let (body, token) = try newToken(until: nil, scope: EntryBody.TokenScope(.calendar))
    try store.ledger.append(
      try calendarEnds(of: person) + [EntryDraft(body, by: ownAuthor, subject: person.text)], now: now)
    return token
  }

  /// Makes the secret of the actor's calendar worthless; whether there was one.
  @available(*, noasync)
  public func revokeCalendarFeed() throws -> Bool {
    let ends = try calendarEnds(of: try himself())
    if !ends.isEmpty { try store.ledger.append(ends, now: now) }
    return !ends.isEmpty
  }

  /// Who acts about nobody but himself needs no role.
  var ownAuthor: Author { Author(id: identity, role: nil, organisation: nil) }

  private func calendarEnds(of person: PersonID) throws -> [EntryDraft] {
    try store.tokens(of: person, for: .calendar).map {
      EntryDraft(.tokenRevoked(token: $0), by: ownAuthor, subject: person.text)
    }
  }

  private func himself() throws -> PersonID {
    guard case .person(let person) = actor.identity else {
      throw Refused(
        Words(vi: "chủ thư mục kho không có lịch riêng", en: "the owner of the store's folder has no calendar"))
    }
    return person
  }

  /// Makes all tokens of somebody worthless; how many there were.
  @available(*, noasync)
  public func revokeTokens(of person: PersonID) throws -> Int {
    let author = author(try permit(.manageUsers, named: person.text))
    _ = try known(person)
    let tokens = try store.tokens(of: person)
    try store.ledger.append(
      tokens.map { EntryDraft(.tokenRevoked(token: $0.entry), by: author, subject: person.text) }, now: now)
    return tokens.count
  }

  /// Ends somebody's time with the store, with his tokens, ways of signing in and grants.
  @available(*, noasync)
  public func endPerson(_ person: PersonID) throws {
    let author = author(try permit(.manageUsers, named: person.text))
    let row = try known(person)
    var drafts = [EntryDraft(.personEnded(person: row.entry), by: author, subject: person.text)]
    drafts += try store.tokens(of: person).map {
      EntryDraft(.tokenRevoked(token: $0.entry), by: author, subject: person.text)
    }
    drafts += try credentialsEnd(person, by: author)
    drafts += try mailEnds(of: person, by: author)
    try store.forgetOffer(of: person, now: now)
    let open = try store.grantsNotEnded(of: person)
    for grant in try store.grants(of: person) where grant.last.map({ $0 >= today }) ?? true {
      guard let number = Int64(grant.id.text), open.contains(number) else { continue }
      drafts.append(EntryDraft(.grantEnded(grant: number, last: today - 1), by: author, subject: person.text))
    }
    try store.ledger.append(drafts, now: now)
  }

  /// The people who are known, each with the grants in force or to come.
  @available(*, noasync)
  public func people() throws -> [(person: Store.PersonRow, grants: [Grant])] {
    _ = try permit(.manageUsers)
    let grants = Dictionary(grouping: try store.grants(), by: \.person)
    return try store.people().map { person in
      (person, (grants[person.id] ?? []).filter { $0.last.map { $0 >= today } ?? true })
    }
  }

  /// The regulations of which somebody can be made coordinator, by their ids, each with its title.
  @available(*, noasync)
  public func regulationsToCoordinate() throws -> [(id: String, title: String)] {
    _ = try permit(.manageUsers)
    let all = try store.texts().texts.filter { $0.kind == .regulation }.compactMap { row in
      let source = SourceText(name: row.path, bytes: Array(row.text.utf8))
      return DocumentKind.id(of: source).map { ($0, DocumentKind.title(of: source) ?? $0) }
    }
    return Dictionary(all) { $1 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func known(_ person: PersonID) throws -> Store.PersonRow {
    let people = try store.people()
    if let row = people.first(where: { $0.id == person }) { return row }
    let near = NearestName.nearest(to: person.text, among: people.map(\.id.text))
    throw Refused(
      Words(
        vi: "không có người nào mang mã \"\(person)\""
          + (near.map { "; có phải \"\($0)\"?" } ?? "; phoihop user list kể những người đã có"),
        en: "nobody has the id \"\(person)\""
          + (near.map { "; did you mean \"\($0)\"?" } ?? "; phoihop user list tells who is there")))
  }

  // MARK: Grants

  /// Gives somebody a role; the grant's ledger number.
  ///
  /// - Parameters:
  ///   - basis: the decision that says so.
  ///   - insteadOf: for whom he stands in.
  @available(*, noasync)
  public func grant(
    _ role: Role, to person: PersonID, at organisation: OrganisationID, regulation: String? = nil,
    reachesBelow: Bool = true, from first: CivilDate, to last: CivilDate? = nil, basis: String? = nil,
    insteadOf other: PersonID? = nil
  ) throws -> Int64 {
    let draft = try granted(
      role, to: person, at: organisation, regulation: regulation, reachesBelow: reachesBelow, from: first, to: last,
      basis: basis, insteadOf: other)
    _ = try known(person)
    if let other {
      _ = try known(other)
      if other == person {
        throw Refused(
          Words(
            vi: "không ai thay chính mình; ghi mã của người được thay",
            en: "nobody stands in for himself; give the id of somebody else"))
      }
    }
    return try store.ledger.append([draft], now: now)[0]
  }

  private func granted(
    _ role: Role, to person: PersonID, at organisation: OrganisationID, regulation: String? = nil,
    reachesBelow: Bool = true, from first: CivilDate, to last: CivilDate? = nil, basis: String? = nil,
    insteadOf other: PersonID? = nil
  ) throws -> EntryDraft {
    let register = try StoredShelf(try store.texts()).register()
    guard register[organisation] != nil else {
      throw Refused(
        Words(
          vi: "danh bạ không có cơ quan mã \"\(organisation)\"",
          en: "the register has no body with the id \"\(organisation)\""))
    }
    let author = author(
      try permit(
        .manageGrants, .grant(of: person, at: organisation, from: first), named: person.text, in: register))
    do throws(GrantError) {
      guard let id = GrantID("new") else { preconditionFailure("an id") }
      _ = try Grant(
        id: id, person: person, role: role, organisation: organisation, regulation: regulation,
        reachesBelow: reachesBelow, first: first, last: last)
    } catch { throw Refused(error.words) }
    return EntryDraft(
      .granted(
        EntryBody.Granted(
          person: person.text, role: role.rawValue, organisation: organisation, regulation: regulation,
          reachesBelow: reachesBelow, from: first, to: last, insteadOf: other?.text)), by: author,
      subject: person.text, reason: basis)
  }

  /// Ends a grant with a last day.
  @available(*, noasync)
  public func endGrant(_ number: Int64, last: CivilDate) throws {
    guard let id = GrantID(String(number)), let grant = try store.grants().first(where: { $0.id == id }) else {
      throw Refused(
        Words(
          vi: "mục \(number) không phải là lần cấp vai trò; phoihop user list kể số của từng lần",
          en: "entry \(number) gave no role; phoihop user list tells the number of each"))
    }
    let register = try register()
    let author = author(
      try permit(
        .manageGrants, .grant(of: grant.person, at: grant.organisation, from: grant.first), named: grant.person.text,
        in: register))
    try store.ledger.append(
      [EntryDraft(.grantEnded(grant: number, last: last), by: author, subject: grant.person.text)], now: now)
  }
}
