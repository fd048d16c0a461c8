import Access
import Database
import Diagnostics
import Obligations
import Secrets

/// Where people get mail.
extension Store {
  /// Where somebody gets mail.
  public struct ContactRow: Sendable {
    /// The ledger number of what set it.
    public let entry: Int64
    /// Who.
    public let person: PersonID
    /// Nil where it was erased.
    public let address: MailAddress?
    /// In which language he is written to.
    public let language: Language
    /// When it was set.
    public let since: Instant
    /// That a mail server refused it for good, and its words; nothing goes there any more.
    public let refusal: Refusal?
    /// On which mornings he wants it.
    public let wish: MorningWish

    /// That a mail server refused an address for good.
    public struct Refusal: Hashable, Sendable {
      /// When.
      public let moment: Instant
      /// The code of its answer: `550`.
      public let answer: String
    }

    /// Whether mail may go there.
    public var isGood: Bool { address != nil && refusal == nil }
  }

  /// Where the people who are known get mail, by the order in which it was set; of one person where one is named.
  @available(*, noasync)
  public func contacts(of person: PersonID? = nil) throws -> [ContactRow] {
    let whose: SQL = person.map { "AND contact.person = \($0.text)" } ?? ""
    return try contacts(whose)
  }

  /// Where somebody gets mail, by the ledger number of what set it; nil where that ended.
  @available(*, noasync)
  public func contact(_ entry: Int64) throws -> ContactRow? { try contacts("AND contact.entry = \(entry)").first }

  /// The ledger number of the last address that anybody gave; 0 where nobody did.
  @available(*, noasync)
  public func lastContact() throws -> Int64 {
    try database.read { try $0.first("SELECT MAX(entry) FROM contact") { $0.optionalInteger(0) } ?? nil } ?? 0
  }

  private func contacts(_ condition: SQL) throws -> [ContactRow] {
    try database.read { connection in
      try connection.all(
        """
        SELECT contact.entry, contact.person, contact.language, personal.value, entry.recorded, contact_refused.refused,
        contact_refused.answer, mail_wish.wish FROM contact JOIN person ON person.id = contact.person AND person.ended IS NULL
        JOIN entry ON entry.sequence = contact.entry
        LEFT JOIN personal ON personal.entry = contact.entry AND personal.field = 'address'
        LEFT JOIN contact_refused ON contact_refused.contact = contact.entry
        LEFT JOIN mail_wish ON mail_wish.person = contact.person
        WHERE contact.ended IS NULL \(condition) ORDER BY contact.entry
        """
      ) { row in
        guard let person = PersonID(row.text(1)), let language = Language(rawValue: row.text(2)) else {
          throw StoreError.unreadable(table: "contact", entry: row.integer(0))
        }
        let refused = row.optionalInteger(5).map {
          ContactRow.Refusal(moment: Instant(seconds: $0), answer: row.text(6))
        }
        return ContactRow(
          entry: row.integer(0), person: person, address: row.optionalText(3).flatMap { MailAddress($0) },
          language: language, since: Instant(seconds: row.integer(4)), refusal: refused,
          wish: row.optionalText(7).flatMap { MorningWish(rawValue: $0) } ?? .work)
      }
    }
  }

  /// Keeps on which mornings somebody wants his mail.
  @available(*, noasync)
  public func keep(_ wish: MorningWish, of person: PersonID) throws {
    try database.write { connection in
      try connection.run("DELETE FROM mail_wish WHERE person = \(person.text)")
      guard wish != .work else { return }
      try connection.run("INSERT INTO mail_wish (person, wish) VALUES (\(person.text), \(wish.rawValue))")
    }
  }

  /// Keeps that a mail server refused an address for good.
  @available(*, noasync)
  public func refuse(_ contact: Int64, answer: String, now: Instant) throws {
    try database.write { connection in
      try connection.run("DELETE FROM contact_refused WHERE contact = \(contact)")
      try connection.run(
        "INSERT INTO contact_refused (contact, refused, answer) VALUES (\(contact), \(now.seconds), \(answer))")
      try connection.run("DELETE FROM mail WHERE contact = \(contact) AND state = 'waiting'")
    }
  }

  // MARK: Offers

  /// An address that somebody gave and that waits for the code that went there.
  public struct ContactOffer: Sendable {
    /// Whose it is to be.
    public let person: PersonID
    /// Where mail is to go.
    public let address: MailAddress
    /// In which language.
    public let language: Language
    /// The SHA-256 of the code.
    public let hash: String
    /// When it was given.
    public let offered: Instant
    /// How often a wrong code was given.
    public var tries: Int64

    /// An offer of its parts.
    public init(
      person: PersonID, address: MailAddress, language: Language, hash: String, offered: Instant, tries: Int64 = 0
    ) {
      self.person = person
      self.address = address
      self.language = language
      self.hash = hash
      self.offered = offered
      self.tries = tries
    }
  }

  /// For how many seconds an address waits for its code: a week.
  public static let offersWait: Int64 = 7 * 86_400

  /// The address of somebody that waits; nil where none does.
  @available(*, noasync)
  public func offer(of person: PersonID, now: Instant) throws -> ContactOffer? {
    try database.read { connection in
      try connection.first(
        """
        SELECT address, language, hash, offered, tries FROM contact_offer
        WHERE person = \(person.text) AND offered > \(now.seconds - Self.offersWait)
        """
      ) { row -> ContactOffer? in
        guard let address = MailAddress(row.text(0)), let language = Language(rawValue: row.text(1)) else { return nil }
        return ContactOffer(
          person: person, address: address, language: language, hash: row.text(2),
          offered: Instant(seconds: row.integer(3)), tries: row.integer(4))
      } ?? nil
    }
  }

  /// Keeps an address in the place of one that waited, with the mail that brings its code there; false where so many mails with codes went
  /// out for this person within a day already.
  @available(*, noasync)
  public func keep(_ offer: ContactOffer, _ mail: MailRow, atMost most: Int64) throws -> Bool {
    try database.write { connection in
      try connection.run("DELETE FROM contact_offer WHERE offered <= \(offer.offered.seconds - Self.offersWait)")
      let sent = try connection.first(
        """
        SELECT COUNT(*) FROM mail WHERE person = \(offer.person.text) AND contact IS NULL
        AND made > \(offer.offered.seconds - 86_400)
        """
      ) { $0.integer(0) }
      guard sent ?? 0 < most else { return false }
      // Of a code that is good no more nobody is told.
      try Self.dropCodes(of: offer.person, now: offer.offered, connection)
      try connection.run("DELETE FROM contact_offer WHERE person = \(offer.person.text)")
      try connection.run(
        """
        INSERT INTO contact_offer (person, address, language, hash, offered, tries)
        VALUES (\(offer.person.text), \(offer.address.text), \(offer.language.rawValue), \(offer.hash),
        \(offer.offered.seconds), \(offer.tries))
        """)
      try Self.insert(mail, connection)
      return true
    }
  }

  /// Counts one more wrong code; forgets the address where there were too many.
  @available(*, noasync)
  public func countWrongCode(of person: PersonID, atMost most: Int64) throws {
    try database.write { connection in
      try connection.run("UPDATE contact_offer SET tries = tries + 1 WHERE person = \(person.text)")
      try connection.run("DELETE FROM contact_offer WHERE person = \(person.text) AND tries >= \(most)")
    }
  }

  /// Forgets the address of somebody that waits, and what was to bring the code there.
  @available(*, noasync)
  public func forgetOffer(of person: PersonID, now: Instant) throws {
    try database.write { connection in
      try connection.run("DELETE FROM contact_offer WHERE person = \(person.text)")
      try Self.dropCodes(of: person, now: now, connection)
    }
  }

  /// What would bring codes that are good no more is not sent. That they were asked for stays, for so many are mailed a day.
  private static func dropCodes(of person: PersonID, now: Instant, _ connection: any DatabaseConnection) throws {
    try connection.run(
      """
      UPDATE mail SET state = 'failed', done = \(now.seconds), subject = NULL, body = NULL
      WHERE person = \(person.text) AND contact IS NULL AND state = 'waiting'
      """)
  }

  // MARK: Links

  /// What a link brings back that ends the mails to one address, and can do nothing else.
  public func markOfEnd(of contact: Int64) -> String {
    guard let marker else { preconditionFailure("a store that is only read") }
    return marker.mark("end \(contact)")
  }

  /// Whether a link may end the mails to an address.
  public func isMark(_ mark: String, ofEndOf contact: Int64) -> Bool {
    marker?.isMark(mark, of: "end \(contact)") ?? false
  }
}
