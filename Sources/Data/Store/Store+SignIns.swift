import Access
import Database
import Obligations

/// Who is signed in. It stands in no ledger, for it is no deed, and is gone some days after it ended.
extension Store {
  /// One browser of somebody.
  public struct SignInRow: Sendable {
    /// The SHA-256 of what the browser sends.
    public let key: String
    /// Who.
    public let person: PersonID
    /// What must come back with every form.
    public let token: String
    /// When it began.
    public let started: Instant
    /// When something was last asked.
    public var seen: Instant
    /// The half minute of the code by which it began; 0 where it began without one.
    public let step: Int64
    /// The entry that set the password by which it began: once that ended, the sign-in did; nil where it began without one.
    public let credential: Int64?
    /// The seat, as `specialist@org-0011`.
    public var seat: String?
    /// The language that was chosen.
    public var language: String?
    /// What the browser says it is, in few words.
    public let device: String?

    /// A row of its parts.
    public init(
      key: String, person: PersonID, token: String, started: Instant, seen: Instant, step: Int64,
      credential: Int64? = nil, seat: String? = nil, language: String? = nil, device: String? = nil
    ) {
      self.key = key
      self.person = person
      self.token = token
      self.started = started
      self.seen = seen
      self.step = step
      self.credential = credential
      self.seat = seat
      self.language = language
      self.device = device
    }
  }

  /// For how many seconds it is kept that somebody was signed in.
  private static let kept: Int64 = 7 * 86_400

  /// Keeps that somebody signed in. False where the code by which he did was used before, which nothing then follows from.
  @available(*, noasync)
  public func begin(_ row: SignInRow) throws -> Bool {
    try database.write { connection in
      try connection.run("DELETE FROM sign_in WHERE started < \(row.started.seconds - Self.kept)")
      if row.step > 0 {
        let used =
          try connection.first(
            "SELECT MAX(step) FROM sign_in WHERE person = \(row.person.text)"
          ) { $0.optionalInteger(0) } ?? nil
        guard used.map({ $0 < row.step }) ?? true else { return false }
      }
      try connection.run(
        """
        INSERT INTO sign_in (key, person, token, started, seen, ended, step, credential, seat, language, device)
        VALUES (\(row.key), \(row.person.text), \(row.token), \(row.started.seconds), \(row.seen.seconds), NULL, \(row.step),
        \(row.credential), \(row.seat), \(row.language), \(row.device))
        """)
      return true
    }
  }

  /// Whether the code of a half minute, or a later one, was used by somebody to come in.
  @available(*, noasync)
  public func isUsed(step: Int64, of person: PersonID) throws -> Bool {
    try database.read { connection in
      try connection.first(
        "SELECT 1 FROM sign_in WHERE person = \(person.text) AND step >= \(step) LIMIT 1"
      ) { _ in true } ?? false
    }
  }

  /// Keeps what changed of a sign-in.
  @available(*, noasync)
  public func update(_ row: SignInRow) throws {
    try database.write { connection in
      try connection.run(
        "UPDATE sign_in SET seen = \(row.seen.seconds), seat = \(row.seat), language = \(row.language) WHERE key = \(row.key)"
      )
    }
  }

  /// Ends one sign-in.
  @available(*, noasync)
  public func endSignIn(_ key: String, now: Instant) throws {
    try database.write {
      try $0.run("UPDATE sign_in SET ended = \(now.seconds) WHERE key = \(key) AND ended IS NULL")
    }
  }

  /// The sign-ins of everybody that were not ended and began after a moment.
  @available(*, noasync)
  public func signIns(since moment: Instant) throws -> [SignInRow] {
    try database.read { connection in
      try connection.all(
        """
        SELECT key, person, token, started, seen, step, credential, seat, language, device FROM sign_in
        WHERE ended IS NULL AND started > \(moment.seconds) ORDER BY started, key
        """
      ) { row in
        PersonID(row.text(1)).map {
          SignInRow(
            key: row.text(0), person: $0, token: row.text(2), started: Instant(seconds: row.integer(3)),
            seen: Instant(seconds: row.integer(4)), step: row.integer(5),
            credential: row.optionalInteger(6), seat: row.optionalText(7), language: row.optionalText(8),
            device: row.optionalText(9))
        }
      }.compactMap(\.self)
    }
  }

  /// Nobody is signed in any more: where a store goes on from a copy.
  @available(*, noasync)
  func forgetSignIns() throws { try database.write { try $0.run("DELETE FROM sign_in") } }
}
