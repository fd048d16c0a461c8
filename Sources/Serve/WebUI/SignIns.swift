import Access
import Diagnostics
import HTTPCore
import Obligations
import Organisations
import Secrets
import Store
import Threads

/// Who is signed in, by what his browser sends with each request. A restart of the program ends nobody's work.
///
/// A sign-in ends when nothing was asked for some time, and in any case after a day's work.
final class SignIns: Sendable {
  /// One browser of somebody.
  struct SignIn: Sendable {
    /// What the store knows of it.
    var row: Store.SignInRow
    var seat: Seat?
    var language: Language?
    /// Behind which ledger number what others did is news; nil until he looked.
    var newsSince: Int64?
    /// Told on the next page, once.
    var said: Words?
    /// Where the forms that were taken led to, by what makes each one; the last at the end.
    var taken: [(once: String, route: Route)] = []
    /// When the store was last told that something was asked.
    fileprivate var kept: Instant

    var person: PersonID { row.person }
    /// Must come back with every form.
    var token: String { row.token }

    fileprivate init(_ row: Store.SignInRow) {
      self.row = row
      seat = row.seat.flatMap { Seat($0) }
      language = row.language.flatMap { Language(rawValue: $0) }
      kept = row.seen
    }

    fileprivate var whole: Store.SignInRow {
      var row = row
      row.seat = seat.map(\.text)
      row.language = language?.rawValue
      return row
    }
  }

  /// In seconds.
  struct Limits: Sendable {
    var idle: Int64 = 30 * 60
    var whole: Int64 = 12 * 3600
    /// How often the store is told that something was asked.
    var keeping: Int64 = 5 * 60
  }

  private let signedIn: Monitor<[String: SignIn]>
  private let store: Store
  private let limits: Limits
  private let chance: @Sendable (Int) -> [UInt8]

  /// Those whom the store knows to be signed in.
  init(_ store: Store, _ limits: Limits = Limits(), chance: @escaping @Sendable (Int) -> [UInt8], now: Instant) {
    self.store = store
    self.limits = limits
    self.chance = chance
    let rows = (try? store.signIns(since: Instant(seconds: now.seconds - limits.whole))) ?? []
    signedIn = Monitor(Dictionary(rows.map { ($0.key, SignIn($0)) }, uniquingKeysWith: { $1 }))
  }

  /// Lets somebody in; what his browser is to send from now on, of which only a hash is kept. Nil where the code by which he came was used
  /// before.
  func begin(
    _ person: PersonID, language: Language?, device: String? = nil, step: Int64 = 0, credential: Int64? = nil,
    now: Instant
  ) throws -> String? {
    let secret = chance(32).hexadecimal
    let row = Store.SignInRow(
      key: Self.key(secret), person: person, token: chance(16).hexadecimal, started: now, seen: now, step: step,
      credential: credential, language: language?.rawValue, device: device)
    guard try store.begin(row) else { return nil }
    signedIn.change { all in
      all = all.filter { isGood($0.value, now) }
      all[row.key] = SignIn(row)
    }
    return secret
  }

  /// The sign-in of a browser; nil where there is none that is good.
  func find(_ secret: String, now: Instant) -> SignIn? {
    let key = Self.key(secret)
    let (found, isToBeKept) = signedIn.change { all -> (SignIn?, Bool) in
      guard var found = all[key] else { return (nil, false) }
      guard isGood(found, now) else {
        all[key] = nil
        return (nil, false)
      }
      found.row.seen = now
      let isToBeKept = now.seconds - found.kept.seconds >= limits.keeping
      if isToBeKept { found.kept = now }
      all[key] = found
      return (found, isToBeKept)
    }
    if isToBeKept, let found { try? store.update(found.whole) }
    return found
  }

  /// Changes what is kept of a sign-in.
  func change(_ secret: String, _ body: (inout SignIn) -> Void) {
    let key = Self.key(secret)
    let changed = signedIn.change { all -> SignIn? in
      guard var found = all[key] else { return nil }
      let (seat, language) = (found.seat, found.language)
      body(&found)
      all[key] = found
      return found.seat != seat || found.language != language ? found : nil
    }
    if let changed { try? store.update(changed.whole) }
  }

  /// What is to be told on the next page; told once.
  func said(_ secret: String) -> Words? {
    let key = Self.key(secret)
    return signedIn.change { all in
      defer { all[key]?.said = nil }
      return all[key]?.said
    }
  }

  /// The sign-ins of somebody, the last first.
  func all(of person: PersonID, now: Instant) -> [SignIn] {
    signedIn.change { all in
      all.values.filter { $0.person == person && isGood($0, now) }.sorted { $0.row.started > $1.row.started }
    }
  }

  /// Ends the sign-in of a browser.
  func end(_ secret: String, now: Instant) throws { try end(keys: [Self.key(secret)], now: now) }

  /// Ends sign-ins of somebody: that of a key, or all but that of a browser.
  func end(of person: PersonID, key: String? = nil, but secret: String? = nil, now: Instant) throws {
    let own = secret.map(Self.key)
    try end(
      keys: all(of: person, now: now).map(\.row.key).filter { key == nil ? $0 != own : $0 == key }, now: now)
  }

  /// How many are signed in beside a browser.
  func others(than secret: String, now: Instant) -> Int { keys(but: secret, now: now).count }

  /// Ends every sign-in but that of a browser; how many there were.
  func endOthers(than secret: String, now: Instant) throws -> Int {
    let keys = keys(but: secret, now: now)
    try end(keys: keys, now: now)
    return keys.count
  }

  private func keys(but secret: String, now: Instant) -> [String] {
    let own = Self.key(secret)
    return signedIn.change { all in all.values.filter { $0.row.key != own && isGood($0, now) }.map(\.row.key) }
  }

  /// They end at once, and it is told where a restart could bring them back.
  private func end(keys: [String], now: Instant) throws {
    signedIn.change { all in for key in keys { all[key] = nil } }
    for key in keys { try store.endSignIn(key, now: now) }
  }

  private func isGood(_ one: SignIn, _ now: Instant) -> Bool {
    now.seconds - one.row.seen.seconds <= limits.idle && now.seconds - one.row.started.seconds <= limits.whole
  }

  static func key(_ secret: String) -> String { Digest(of: Array(secret.utf8)).description }
}

extension Seat {
  /// As the store keeps it: `specialist@org-0011`.
  fileprivate var text: String { "\(role.rawValue)@\(organisation.text)" }

  fileprivate init?(_ text: String) {
    let parts = text.split(separator: "@", maxSplits: 1).map(String.init)
    guard parts.count == 2, let role = Role(rawValue: parts[0]), let body = OrganisationID(parts[1]) else { return nil }
    self.init(role, at: body)
  }
}
