import Access
import CivilTime
import Diagnostics
import Entries
import Ledger
import Obligations
import Secrets
import Settings
import Store

/// Where people come in: by a password and a code of their telephone, which they chose when they were invited.
///
/// Whoever is refused is not told which of the two was wrong, nor whether there is such a person. All calls block.
public struct Authenticator: Sendable {
  /// The store.
  public let store: Store
  let throttle: SignInThrottle
  let now: Instant
  /// From where somebody asks.
  let place: String

  /// An authenticator, for one request from somewhere.
  public init(_ store: Store, _ throttle: SignInThrottle, from place: String, now: Instant) {
    self.store = store
    self.throttle = throttle
    self.place = place
    self.now = now
  }

  /// How many wrong codes one may give for a password that was right.
  public static let mostCodes = 5
  /// So many codes for days without the telephone are given out at once.
  public static let recoveryCodes = 8
  /// For how many days an invitation is good.
  public static let invitationDays = 7

  // MARK: Coming in

  /// Who has a password; he still has to give a code.
  ///
  /// - Throws: `Refused`.
  @available(*, noasync)
  public func check(_ name: String, password: String) throws -> PersonID {
    let attempt = SignInThrottle.Attempt(person: name.trimmed.lowercased(), from: place)
    try checkDelay(attempt)
    let person = try password.utf8.count <= PasswordRule.mostBytes ? known(name.trimmed) : nil
    let credentials = try person.map { try store.credentials(of: $0, on: now.day) } ?? []
    let kept = credentials.last { $0.kind == .password }?.kept
    // As much work for nobody as for somebody: the time it takes tells nothing.
    let fits = try throttle.inTurn {
      PasswordHash(text: kept ?? Self.nobodys).fits(PasswordRule.prepared(person == nil ? "" : password))
    }
    guard fits, kept != nil, let person, credentials.contains(where: { $0.kind == .oneTimeCode }) else {
      throttle.failed(attempt, now: now)
      throw Refused(Self.wrongPassword)
    }
    return person
  }

  private static let wrongPassword = Words(
    vi: "mã người dùng hoặc mật khẩu không đúng; quên thì xin quản trị viên một mã mời mới",
    en: "the user id or the password is wrong; if you forgot it, ask an administrator for a new invitation")
  /// Who is signed in typed no user id.
  private static let wrongOwnPassword = Words(
    vi: "mật khẩu hiện nay không đúng; quên thì xin quản trị viên một mã mời mới",
    en: "that is not your password; if you forgot it, ask an administrator for a new invitation")

  /// Who is meant: a telephone likes to begin with a capital letter.
  private func known(_ name: String) throws -> PersonID? {
    for text in [name, name.lowercased()] {
      if let id = PersonID(text), try store.person(id) != nil { return id }
    }
    return nil
  }

  /// The published example of the Argon2 reference program.
  private static let nobodys =
    "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"

  /// By what somebody's second step was taken.
  public enum SecondStep: Hashable, Sendable {
    /// A code of the telephone: the number of its half minute, which nobody may use again.
    case code(step: Int64)
    /// A recovery code, which is now used; how many are left.
    case recovery(left: Int)
  }

  /// Looks at the code of somebody whose password was right.
  ///
  /// - Throws: `Refused`.
  @available(*, noasync)
  public func check(code typed: String, of person: PersonID) throws -> SecondStep {
    let attempt = SignInThrottle.Attempt(codeOf: person, from: place)
    try checkDelay(attempt)
    let credentials = try store.credentials(of: person, on: now.day)
    let digits = typed.filter { !$0.isWhitespace }
    if let step = Self.oneTimeCode(credentials)?.step(of: digits, at: now.seconds) {
      throttle.succeeded(attempt)
      throttle.succeeded(SignInThrottle.Attempt(person: person.text.lowercased(), from: place))
      return .code(step: step)
    }
    let code = HandedCode(typed: typed)
    if let found = try store.credential(withHash: code.hash, on: now.day), found.person == person,
      found.kind == .recoveryCode
    {
      do {
        try store.ledger.append(
          [EntryDraft(.credentialEnded(credential: found.entry), by: Self.author(person), subject: person.text)],
          now: now)
      } catch is LedgerError {
        // Used a moment ago, by who typed it twice or by somebody else.
        throttle.failed(attempt, now: now)
        throw Refused(Self.wrongCode)
      }
      throttle.succeeded(attempt)
      return .recovery(left: credentials.count { $0.kind == .recoveryCode } - 1)
    }
    throttle.failed(attempt, now: now)
    throw Refused(Self.wrongCode)
  }

  /// What is told of a code that is not good, or was used.
  public static let wrongCode = Words(
    vi: "mã sáu số không đúng hoặc đã dùng; chờ mã tiếp theo trong ứng dụng rồi nhập lại",
    en: "the six digits are wrong or were used; wait for the next ones in the app and type them")

  private func checkDelay(_ attempt: SignInThrottle.Attempt) throws {
    let wait = throttle.wait(of: attempt, now: now)
    guard wait > 0 else { return }
    throw Refused(
      Words(
        vi: "đã nhập sai nhiều lần; chờ \(wait) giây rồi thử lại",
        en: "it was typed wrong several times; wait \(wait) \(wait == 1 ? "second" : "seconds") and try again"))
  }

  static func oneTimeCode(_ credentials: [Store.CredentialRow]) -> OneTimeCode? {
    credentials.last { $0.kind == .oneTimeCode }?.kept.flatMap { [UInt8](hexadecimal: $0) }
      .flatMap { OneTimeCode(secret: $0) }
  }

  static func author(_ person: PersonID) -> Author { Author(id: person.text, role: nil, organisation: nil) }

  // MARK: Being invited

  /// Who is invited by a code.
  ///
  /// - Throws: `Refused`.
  @available(*, noasync)
  public func invited(by code: HandedCode) throws -> Store.PersonRow {
    let attempt = SignInThrottle.Attempt(codeFrom: place)
    try checkDelay(attempt)
    guard let found = try store.credential(withHash: code.hash, on: now.day), found.kind == .invitation,
      let person = try store.person(found.person)
    else {
      throttle.failed(attempt, now: now)
      throw Refused(
        Words(
          vi:
            "mã mời không đúng, đã dùng hoặc đã hết hạn; mã chỉ dùng một lần trong \(Self.invitationDays) ngày, xin mã khác",
          en:
            "the invitation is wrong, used or has run out; it holds once and for \(Self.invitationDays) days, ask for another"
        ))
    }
    return person
  }

  /// A new secret to be shared with a telephone.
  public func newSecret() -> OneTimeCode {
    guard let code = OneTimeCode(secret: store.chance(OneTimeCode.byteCount)) else {
      preconditionFailure("as many bytes as asked for")
    }
    return code
  }

  /// What is wrong with a password that somebody chooses; nil where nothing is.
  @available(*, noasync)
  public func fault(in password: String, of person: Store.PersonRow) throws -> Words? {
    PasswordRule.fault(
      password.utf8.count > PasswordRule.mostBytes ? password : PasswordRule.prepared(password),
      known: [person.id.text, person.name ?? "", try store.ledger.settings().name ?? "", "phoihop"])
  }

  /// Takes an invitation: from now on somebody signs in with his password and his telephone. What he had before is good no more.
  ///
  /// - Returns: the recovery codes, told this once.
  /// - Throws: `Refused`; `LedgerError` where the invitation was taken meanwhile.
  @available(*, noasync)
  public func accept(_ code: HandedCode, password: String, sharing secret: OneTimeCode) throws -> (
    person: PersonID, recovery: [HandedCode]
  ) {
    let person = try invited(by: code)
    let (drafts, codes) = try credentials(of: person, password: password, secret)
    let before = try store.credentials(of: person.id, on: now.day)
    // The invitation is among them: who comes second finds that it ended.
    try store.ledger.append(
      before.map {
        EntryDraft(.credentialEnded(credential: $0.entry), by: Self.author(person.id), subject: person.id.text)
      }
        + drafts, now: now)
    return (person.id, codes)
  }

  private func credentials(
    of person: Store.PersonRow, password: String, _ secret: OneTimeCode
  ) throws -> ([EntryDraft], [HandedCode]) {
    let (recovery, codes) = newRecoveryCodes(of: person.id)
    return (
      [
        try self.password(password, of: person),
        Self.set(
          .init(.oneTimeCode, kept: store.sealed(secret.secret.hexadecimal, as: .oneTimeCode, of: person.id)), person.id
        ),
      ] + recovery, codes
    )
  }

  private func password(_ password: String, of person: Store.PersonRow) throws -> EntryDraft {
    if let fault = try fault(in: password, of: person) { throw Refused(fault) }
    guard let hash = try throttle.inTurn({ PasswordHash(of: PasswordRule.prepared(password)) }) else {
      throw Refused(
        Words(vi: "máy chủ hết bộ nhớ; thử lại sau ít phút", en: "the server has no memory left; try again in a minute")
      )
    }
    return Self.set(.init(.password, kept: store.sealed(hash.text, as: .password, of: person.id)), person.id)
  }

  private func newRecoveryCodes(of person: PersonID) -> ([EntryDraft], [HandedCode]) {
    let codes = (0..<Self.recoveryCodes).map { _ in HandedCode(store.chance(HandedCode.byteCount)) }
    return (codes.map { Self.set(.init(.recoveryCode, hash: $0.hash), person) }, codes)
  }

  private static func set(_ credential: EntryBody.Credential, _ person: PersonID) -> EntryDraft {
    EntryDraft(.credentialSet(credential), by: author(person), subject: person.text)
  }

  // MARK: One's own

  /// What somebody who is signed in may change about his signing in.
  public enum Change: Sendable {
    case password(String)
    /// Another telephone.
    case telephone(OneTimeCode)
    /// New recovery codes in place of those before.
    case recoveryCodes
  }

  /// Who is signed in shows again that he is who he is, by his password.
  ///
  /// - Throws: `Refused`.
  @available(*, noasync)
  public func checkAgain(_ id: PersonID, password: String) throws {
    do {
      _ = try check(id.text, password: password)
    } catch let refused as Refused where refused.message == Self.wrongPassword {
      throw Refused(Self.wrongOwnPassword)
    }
    throttle.succeeded(SignInThrottle.Attempt(person: id.text.lowercased(), from: place))
  }

  /// Why somebody's change was not made: what of what he gave is wrong.
  public enum Unproven: Error, Hashable, Sendable {
    case password(Words), code(Words)
  }

  /// Changes it, for who gives the password he has and a code of the telephone he has, or a recovery code: the password alone, seen over a
  /// shoulder, takes nobody's telephone. Who has neither is invited anew by an administrator.
  ///
  /// - Returns: the new recovery codes where those were asked for, and the half minute of the code that was given, which nobody may use again;
  ///   nil for a recovery code.
  /// - Throws: `Unproven`; `Refused`; `LedgerError` where it was changed meanwhile.
  @available(*, noasync)
  public func change(
    _ change: Change, of id: PersonID, password current: String, code: String
  ) throws -> (recovery: [HandedCode], step: Int64?) {
    do {
      try checkAgain(id, password: current)
    } catch let refused as Refused {
      throw Unproven.password(refused.message)
    }
    let second: SecondStep
    do {
      second = try check(code: code, of: id)
      if case .code(let step) = second, try store.isUsed(step: step, of: id) { throw Refused(Self.wrongCode) }
    } catch let refused as Refused {
      throw Unproven.code(refused.message)
    }
    let recovery = try self.change(change, of: id)
    if case .code(let step) = second { return (recovery, step) }
    return (recovery, nil)
  }

  private func change(_ change: Change, of id: PersonID) throws -> [HandedCode] {
    guard let person = try store.person(id) else { throw Refused(Self.wrongCode) }
    let kind: EntryBody.Credential.Kind
    let drafts: [EntryDraft]
    var codes: [HandedCode] = []
    switch change {
    case .password(let new): (kind, drafts) = (.password, [try password(new, of: person)])
    case .telephone(let secret):
      kind = .oneTimeCode
      drafts = [
        Self.set(.init(.oneTimeCode, kept: store.sealed(secret.secret.hexadecimal, as: .oneTimeCode, of: id)), id)
      ]
    case .recoveryCodes:
      kind = .recoveryCode
      let made = newRecoveryCodes(of: id)
      drafts = made.0
      codes = made.1
    }
    let before = try store.credentials(of: id, on: now.day).filter { $0.kind == kind }
    try store.ledger.append(
      before.map { EntryDraft(.credentialEnded(credential: $0.entry), by: Self.author(id), subject: id.text) } + drafts,
      now: now)
    return codes
  }

  /// How many recovery codes somebody has left.
  @available(*, noasync)
  public func recoveryCodesLeft(of person: PersonID) throws -> Int {
    try store.credentials(of: person, on: now.day).count { $0.kind == .recoveryCode }
  }
}
