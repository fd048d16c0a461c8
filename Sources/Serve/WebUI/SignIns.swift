import Access
import Diagnostics
import Obligations
import Secrets
import Threads

/// Who is signed in, by what his browser sends with each request.
///
/// A sign-in ends when nothing was asked for some time, and in any case after a day's work.
final class SignIns: Sendable {
  /// One browser of somebody.
  struct SignIn: Sendable {
    let person: PersonID
    let started: Instant
    var seen: Instant
    var seat: Seat?
    var language: Language?
    /// Must come back with every form.
    let token: String
    /// Told on the next page, once.
    var said: Words?
    /// Where the forms that were taken led to, by what makes each one; the last at the end.
    var taken: [(once: String, route: Route)] = []
  }

  /// In seconds.
  struct Limits: Sendable {
    var idle: Int64 = 30 * 60
    var whole: Int64 = 12 * 3600
  }

  private let kept = Monitor<[String: SignIn]>([:])
  private let limits: Limits
  private let chance: @Sendable (Int) -> [UInt8]

  init(_ limits: Limits = Limits(), chance: @escaping @Sendable (Int) -> [UInt8]) {
    self.limits = limits
    self.chance = chance
  }

  /// Lets somebody in; what his browser is to send from now on, of which only a hash is kept.
  func begin(_ person: PersonID, language: Language?, now: Instant) -> String {
    let secret = chance(32).hexadecimal
    let token = chance(16).hexadecimal
    let key = Self.key(secret)
    kept.change { all in
      all = all.filter { isGood($0.value, now) }
      all[key] = SignIn(person: person, started: now, seen: now, language: language, token: token)
    }
    return secret
  }

  /// The sign-in of a browser; nil where there is none that is good.
  func find(_ secret: String, now: Instant) -> SignIn? {
    let key = Self.key(secret)
    return kept.change { all in
      guard var found = all[key] else { return nil }
      guard isGood(found, now) else {
        all[key] = nil
        return nil
      }
      found.seen = now
      all[key] = found
      return found
    }
  }

  /// Changes what is kept of a sign-in.
  func change(_ secret: String, _ body: (inout SignIn) -> Void) {
    let key = Self.key(secret)
    kept.change { all in
      guard var found = all[key] else { return }
      body(&found)
      all[key] = found
    }
  }

  /// What is to be told on the next page; told once.
  func said(_ secret: String) -> Words? {
    let key = Self.key(secret)
    return kept.change { all in
      defer { all[key]?.said = nil }
      return all[key]?.said
    }
  }

  func end(_ secret: String) {
    let key = Self.key(secret)
    kept.change { $0[key] = nil }
  }

  private func isGood(_ one: SignIn, _ now: Instant) -> Bool {
    now.seconds - one.seen.seconds <= limits.idle && now.seconds - one.started.seconds <= limits.whole
  }

  private static func key(_ secret: String) -> String { Digest(of: Array(secret.utf8)).description }
}
