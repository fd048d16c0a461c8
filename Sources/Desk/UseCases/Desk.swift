import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Files
import Ledger
import Obligations
import Organisations
import Regulations
import Secrets
import Store

/// Where people do their work: who asks, when, and on which store. Every use case is a method: it loads the facts, asks `Permission`, calls
/// the core, appends, and answers.
///
/// All calls block.
public struct Desk: Sendable {
  /// The store.
  public let store: Store
  /// Who asks.
  public let actor: Actor
  /// Now.
  public let now: Instant
  /// What a program that stays has read already.
  let cache: LibraryCache?

  /// A desk at which somebody works. Without a `cache` everything that is needed is read for each use case.
  public init(_ store: Store, _ actor: Actor, now: Instant, cache: LibraryCache? = nil) {
    self.store = store
    self.actor = actor
    self.now = now
    self.cache = cache
  }

  /// Today in Viet Nam.
  public var today: CivilDate { now.day }

  /// The desk of who has a token, in a seat where one is named.
  ///
  /// - Throws: `Refused` where it is nobody's, or not good any more.
  @available(*, noasync)
  public static func signIn(
    _ store: Store, token: String, seat: Seat? = nil, now: Instant, cache: LibraryCache? = nil
  ) throws -> Desk {
    guard let person = try store.person(withToken: Self.hash(ofToken: token), on: now.day) else {
      throw Refused(
        Words(
          vi: "mã truy cập không đúng hoặc đã hết hạn; quản trị viên cấp mã mới bằng phoihop user token",
          en: "the token is wrong or has run out; an administrator gives a new one with phoihop user token"))
    }
    return Desk(store, Actor(person, seat: seat, grants: try store.grants(of: person)), now: now, cache: cache)
  }

  /// A desk, and by which token somebody came to it.
  public struct Admission: Sendable {
    /// The desk, in the seat of the token where it has one.
    public let desk: Desk
    /// The token.
    public let token: Store.TokenRow
  }

  /// The desk of who asks by a token from a program; nil where it is nobody's, not good any more, or not for this.
  ///
  /// A token for writing is one for reading too; one without scope is good for both, and never for a calendar.
  @available(*, noasync)
  public static func admit(
    _ store: Store, token: String, for use: EntryBody.TokenScope.Use, now: Instant, cache: LibraryCache? = nil
  ) throws -> Admission? {
    guard let row = try store.token(withHash: hash(ofToken: token), on: now.day) else { return nil }
    let isGood =
      switch use {
      case .calendar: row.scope?.use == .calendar
      case .read: row.scope?.use != .calendar
      case .write: row.scope == nil || row.scope?.use == .write
      }
    guard isGood else { return nil }
    var seat: Seat?
    if let text = row.scope?.role {
      // A seat that nobody can read is none: it is not all of them.
      guard let role = Role(rawValue: text), let organisation = row.scope?.organisation else { return nil }
      seat = Seat(role, at: organisation)
    }
    let actor = Actor(row.person, seat: seat, grants: try store.grants(of: row.person))
    return Admission(desk: Desk(store, actor, now: now, cache: cache), token: row)
  }

  static func hash(ofToken token: String) -> String { Digest(of: Array(token.utf8)).description }

  // MARK: Permission

  /// The name under which the entries of the actor stand.
  var identity: String {
    switch actor.identity {
    case .owner: Author.owner.id
    case .person(let id): id.text
    }
  }

  /// Who writes, by what he may do it.
  func author(_ authority: Authority, for body: OrganisationID? = nil) -> Author {
    switch authority {
    case .ownership: .owner
    case .grant(let grant): Author(id: identity, role: grant.role.rawValue, organisation: body ?? grant.organisation)
    }
  }

  /// The bodies of now; none where no register was brought in yet. A program that stays has read them.
  public func register() throws -> Register {
    if let cache, let ground = try? cache.ground(on: today) { return ground.register }
    let shelf = StoredShelf(try store.texts())
    return shelf.registers.isEmpty ? Self.nobody : try shelf.register()
  }

  private static let nobody = Register(name: "", organisations: [])

  /// By what the actor may do something to the store as a whole.
  func permit(_ power: Power, named name: String? = nil) throws -> Authority {
    // Of what is about the store as a whole the owner needs no body.
    let keeper = actor.isOwner ? nil : try store.keeper()
    return try permit(power, .store(keeper: keeper), named: name, in: actor.isOwner ? Self.nobody : register())
  }

  /// By what the actor may do something today.
  ///
  /// - Throws: `Refused` with the entry that tells who asked for what, and nothing of what it was about but its name.
  func permit(_ power: Power, _ subject: Subject, named name: String? = nil, in register: Register) throws -> Authority
  {
    switch Permission.decide(actor, may: power, subject, on: today, in: register) {
    case .allowed(let authority): return authority
    case .refused(let refusal):
      throw Refused(refusal.words, denial: denial(power, named: name))
    }
  }

  /// The entry that tells who asked for what. It stays for ever, whoever asked: no number of a person goes into it.
  func denial(_ power: Power, named name: String? = nil) -> EntryDraft {
    let author = Author(id: identity, role: actor.seat?.role.rawValue, organisation: actor.seat?.organisation)
    return EntryDraft(.denied(power: power.rawValue), by: author, subject: name.map(IdentityTrace.hidden))
  }
}

/// Why something was not done, and what would be allowed.
public struct Refused: Error, Hashable, Sendable {
  /// What was found, what is allowed, what to do next.
  public let message: Words
  /// What is written down of it: of what somebody may not do. Whoever answers him appends it.
  public let denial: EntryDraft?

  /// A refusal in words.
  public init(_ message: Words, denial: EntryDraft? = nil) {
    self.message = message
    self.denial = denial
  }
}
