import Access
import CivilTime
import Database
import Obligations

/// Mails: beside the ledger, for they are no deeds. Each stands here before it is sent and until it is, so that none is lost.
extension Store {
  /// One mail. It has no address: that is looked up when it is sent, so that none goes where somebody does not want it any more.
  public struct MailRow: Sendable {
    /// What its `Message-ID` begins with: the same each time it is sent.
    public let id: String
    /// To whom.
    public let person: PersonID
    /// To which of his addresses, by the ledger number of what set it; nil for the code of an address that waits for it.
    public let contact: Int64?
    /// The day for which it is: of a morning that of the list.
    public let day: CivilDate
    /// When it was made.
    public let made: Instant
    /// How often it was tried.
    public var tries: Int64
    /// What it says; nil where a morning had nothing to say, and after it was sent.
    public let subject: String?
    /// What it says.
    public let body: String?

    /// A mail of its parts, not yet tried.
    public init(
      id: String, person: PersonID, contact: Int64?, day: CivilDate, made: Instant, subject: String?, body: String?
    ) {
      self.id = id
      self.person = person
      self.contact = contact
      self.day = day
      self.made = made
      tries = 0
      self.subject = subject
      self.body = body
    }
  }

  /// Of what somebody is reminded.
  public struct Reminder: Hashable, Sendable {
    /// Of what.
    public let obligation: ObligationID
    /// When it is due.
    public let due: CivilDate
    /// How many days were to be left.
    public let left: Int

    /// A reminder of its parts.
    public init(_ obligation: ObligationID, due: CivilDate, left: Int) {
      self.obligation = obligation
      self.due = due
      self.left = left
    }
  }

  /// For how many seconds it is kept what was mailed when to whom, so that a year can be looked back on: 400 days.
  private static let mailsAreKept: Int64 = 400 * 86_400

  static func insert(_ mail: MailRow, _ connection: any DatabaseConnection) throws {
    try connection.run(
      """
      INSERT INTO mail (id, person, contact, day, made, state, next_try, tries, done, subject, body)
      VALUES (\(mail.id), \(mail.person.text), \(mail.contact), \(mail.day.dayNumber), \(mail.made.seconds),
      \(mail.body == nil ? "none" : "waiting"), \(mail.made.seconds), 0, NULL, \(mail.subject), \(mail.body))
      """)
  }

  // MARK: Mornings

  /// The last morning of which somebody was told, or on which there was nothing to tell; nil where there was none.
  @available(*, noasync)
  public func lastMorning(to contact: Int64) throws -> CivilDate? {
    try database.read { connection in
      try connection.first(
        "SELECT MAX(day) FROM mail WHERE contact = \(contact) AND state IN ('sent', 'none')"
      ) { $0.optionalInteger(0).map { CivilDate(dayNumber: Int32(truncatingIfNeeded: $0)) } } ?? nil
    }
  }

  /// The addresses for which a morning was made, by the ledger numbers of what set them.
  @available(*, noasync)
  public func contacts(withMorning day: CivilDate) throws -> Set<Int64> {
    try database.read { connection in
      Set(
        try connection.all("SELECT contact FROM mail WHERE contact IS NOT NULL AND day = \(day.dayNumber)") {
          $0.integer(0)
        })
    }
  }

  /// Keeps a morning's mail until it is sent, with that of which it reminds, in the place of one of an earlier day that was not; false where
  /// there is one of this day.
  @available(*, noasync)
  public func keepMorning(_ mail: MailRow, _ reminders: [Reminder]) throws -> Bool {
    try database.write { connection in
      let isThere = try connection.first(
        "SELECT 1 FROM mail WHERE contact = \(mail.contact) AND day = \(mail.day.dayNumber)"
      ) { _ in true }
      if isThere != nil { return false }
      let old = try connection.all(
        "SELECT id FROM mail WHERE contact = \(mail.contact) AND state = 'waiting'"
      ) { $0.text(0) }
      try Self.remove(old, connection)
      try Self.insert(mail, connection)
      for one in reminders {
        try connection.run(
          """
          INSERT INTO mail_reminder (mail, obligation, due, days_left)
          VALUES (\(mail.id), \(one.obligation.description), \(one.due.dayNumber), \(one.left))
          """)
      }
      return true
    }
  }

  private static func remove(_ ids: [String], _ connection: any DatabaseConnection) throws {
    for id in ids {
      try connection.run("DELETE FROM mail_reminder WHERE mail = \(id)")
      try connection.run("DELETE FROM mail WHERE id = \(id)")
    }
  }

  /// Of what somebody was reminded by a mail that was sent, the first first: who was told which day.
  @available(*, noasync)
  public func reminders(about obligation: ObligationID) throws -> [(person: PersonID, sent: Instant, Reminder)] {
    try database.read { connection in
      try connection.all(
        """
        SELECT mail.person, mail.done, mail_reminder.due, mail_reminder.days_left FROM mail_reminder
        JOIN mail ON mail.id = mail_reminder.mail
        WHERE mail_reminder.obligation = \(obligation.description) AND mail.state = 'sent' ORDER BY mail.done, mail.person
        """
      ) { row in
        PersonID(row.text(0)).map {
          (
            $0, Instant(seconds: row.integer(1)),
            Reminder(
              obligation, due: CivilDate(dayNumber: Int32(truncatingIfNeeded: row.integer(2))),
              left: Int(row.integer(3)))
          )
        }
      }.compactMap(\.self)
    }
  }

  // MARK: Sending

  /// The next mail that is to be tried now; nobody else gets it for so many seconds. Who takes one and dies has it tried again after them.
  @available(*, noasync)
  public func takeMail(now: Instant, for seconds: Int64) throws -> MailRow? {
    let isThere = try database.read { connection in
      try connection.first(
        "SELECT 1 FROM mail WHERE state = 'waiting' AND next_try <= \(now.seconds) LIMIT 1"
      ) { _ in true }
    }
    // Nothing is written where nothing waits.
    guard isThere != nil else { return nil }
    return try database.write { connection in
      let found =
        try connection.first(
          """
          SELECT id, person, contact, day, made, tries, subject, body FROM mail
          WHERE state = 'waiting' AND next_try <= \(now.seconds) ORDER BY next_try, made, id LIMIT 1
          """
        ) { row in
          PersonID(row.text(1)).map { person in
            var mail = MailRow(
              id: row.text(0), person: person, contact: row.optionalInteger(2),
              day: CivilDate(dayNumber: Int32(truncatingIfNeeded: row.integer(3))),
              made: Instant(seconds: row.integer(4)), subject: row.optionalText(6), body: row.optionalText(7))
            mail.tries = row.integer(5) + 1
            return mail
          }
        } ?? nil
      guard let found else { return nil }
      let count = try connection.run(
        """
        UPDATE mail SET next_try = \(now.seconds + seconds), tries = tries + 1
        WHERE id = \(found.id) AND state = 'waiting' AND next_try <= \(now.seconds)
        """)
      return count == 1 ? found : nil
    }
  }

  /// How a mail ended.
  public enum MailEnd: String, Sendable {
    case sent, failed
  }

  /// Keeps that a mail was sent, or will not be; what it said is forgotten.
  @available(*, noasync)
  public func end(_ mail: MailRow, _ end: MailEnd, now: Instant) throws {
    try database.write { connection in
      try connection.run(
        """
        UPDATE mail SET state = \(end.rawValue), done = \(now.seconds), subject = NULL, body = NULL WHERE id = \(mail.id)
        """)
    }
  }

  /// Forgets a mail that is not to be sent: what it told is told by the next.
  @available(*, noasync)
  public func drop(_ mail: MailRow) throws { try database.write { try Self.remove([mail.id], $0) } }

  /// Has a mail tried again at a moment; one that was not tried is as before.
  @available(*, noasync)
  public func put(off mail: MailRow, to moment: Instant, wasTried: Bool = true) throws {
    try database.write { connection in
      try connection.run(
        """
        UPDATE mail SET next_try = \(moment.seconds), tries = \(wasTried ? mail.tries : mail.tries - 1)
        WHERE id = \(mail.id) AND state = 'waiting'
        """)
    }
  }

  /// Forgets mails of long ago.
  @available(*, noasync)
  public func forgetOldMail(now: Instant) throws {
    let before = now.seconds - Self.mailsAreKept
    let isThere = try database.read { connection in
      try connection.first("SELECT 1 FROM mail WHERE made < \(before) LIMIT 1") { _ in true }
    }
    guard isThere != nil else { return }
    try database.write { connection in
      try Self.remove(connection.all("SELECT id FROM mail WHERE made < \(before)") { $0.text(0) }, connection)
    }
  }

  /// Nothing waits any more, and no address for its code: where a store goes on from a copy.
  func forgetMail() throws {
    try database.write { connection in
      try connection.run("DELETE FROM contact_offer")
      try Self.remove(connection.all("SELECT id FROM mail WHERE state = 'waiting'") { $0.text(0) }, connection)
    }
  }
}
