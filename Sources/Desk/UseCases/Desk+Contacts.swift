import Access
import CivilTime
import Diagnostics
import Entries
import Ledger
import Obligations
import Secrets
import Store

/// Where people get mail. An address counts once a code that went there came back: nothing else goes where nobody said that he reads it.
extension Desk {
  /// How many codes are mailed for one person within a day: nobody's box is filled from here.
  static let mostCodesADay: Int64 = 5
  /// After so many wrong codes an address is forgotten.
  static let mostWrongCodes: Int64 = 5

  /// Where somebody gets mail, and the address that waits for its code.
  public struct MailStanding: Sendable {
    /// Where he gets mail; nil where he gets none.
    public let contact: Store.ContactRow?
    /// The address that waits; nil where none does.
    public let waiting: MailAddress?
  }

  /// How it stands with the actor's own mail.
  @available(*, noasync)
  public func mailStanding() throws -> MailStanding {
    let person = try mailReader()
    return MailStanding(
      contact: try store.contacts(of: person).last, waiting: try store.offer(of: person, now: now)?.address)
  }

  /// What an administrator is told of people's mail, by person; of nobody's the address.
  public enum MailState: Hashable, Sendable {
    /// He gets mail.
    case good
    /// A mail server refused the address for good, on a day.
    case refused(CivilDate)
    /// The address was erased.
    case erased
  }

  /// How it stands with the mail of people; nobody who gets none is among them.
  @available(*, noasync)
  public func mailStates() throws -> [PersonID: MailState] {
    _ = try permit(.manageUsers)
    return Dictionary(
      try store.contacts().map { contact in
        (contact.person, contact.refusal.map { .refused($0.moment.day) } ?? (contact.address == nil ? .erased : .good))
      }, uniquingKeysWith: { $1 })
  }

  /// Mails a code to an address that is to be the actor's, or, where somebody is named, to one that an administrator gives for him. It is his
  /// once he gives back the code; until then the address he had stays.
  ///
  /// - Parameter text: what the mail says, by the code.
  @available(*, noasync)
  public func offerMail(
    to address: MailAddress, for other: PersonID? = nil, in language: Language,
    _ text: (_ code: String) -> (subject: String, body: String)
  ) throws {
    if let other { _ = try permit(.manageUsers, named: other.text) }
    let person = try other ?? mailReader()
    guard try store.person(person) != nil else { throw Refused(Self.nobodyToMail) }
    let code = HandedCode(store.chance(5))
    let words = text(code.shown)
    let offer = Store.ContactOffer(
      person: person, address: address, language: language, hash: code.hash, offered: now)
    let mail = Store.MailRow(
      id: store.chance(16).hexadecimal, person: person, contact: nil, day: today, made: now, subject: words.subject,
      body: words.body)
    guard try store.keep(offer, mail, atMost: Self.mostCodesADay) else {
      throw Refused(
        Words(
          vi: "hôm nay đã gửi \(Self.mostCodesADay) mã xác nhận cho người này; ngày mai gửi tiếp được",
          en: "\(Self.mostCodesADay) codes were mailed for this person today; more can be tomorrow"))
    }
  }

  private static let nobodyToMail = Words(
    vi: "không có người nào mang mã này; xem trang Người dùng", en: "nobody has this id; see the page of the people")

  /// Takes the code that went to the address that waits: from now on the actor gets mail there, and no more where he did before.
  @available(*, noasync)
  public func confirmMail(_ code: HandedCode) throws {
    let person = try mailReader()
    guard let offer = try store.offer(of: person, now: now) else {
      throw Refused(
        Words(
          vi: "không có địa chỉ nào đang chờ mã; ghi lại địa chỉ để nhận mã mới",
          en: "no address waits for a code; give the address again to get a new one"))
    }
    guard code.hash == offer.hash else {
      try store.countWrongCode(of: person, atMost: Self.mostWrongCodes)
      let left = Self.mostWrongCodes - offer.tries - 1
      throw Refused(
        left > 0
          ? Words(
            vi: "mã không đúng; còn \(left) lần, mã đúng ở thư vừa gửi đến \(offer.address)",
            en:
              "the code is wrong; \(left) \(left == 1 ? "try" : "tries") left, the right one is in the last mail to \(offer.address)"
          )
          : Words(
            vi: "mã không đúng \(Self.mostWrongCodes) lần nên địa chỉ này đã bỏ; ghi lại địa chỉ để nhận mã mới",
            en:
              "the code was wrong \(Self.mostWrongCodes) times, so the address was dropped; give it again to get a new one"
          ))
    }
    try store.ledger.append(
      try mailEnds(of: person) + [
        EntryDraft(
          .contactSet(address: .value(offer.address.text), language: offer.language), by: ownAuthor,
          subject: person.text)
      ], now: now)
    try store.forgetOffer(of: person, now: now)
  }

  /// Keeps on which mornings the actor wants his mail.
  @available(*, noasync)
  public func wishMornings(_ wish: MorningWish) throws { try store.keep(wish, of: mailReader()) }

  /// Ends the actor's mail, and forgets an address that waits; whether there was anything to end.
  @available(*, noasync)
  public func endMail() throws -> Bool {
    let person = try mailReader()
    let isWaiting = try store.offer(of: person, now: now) != nil
    try store.forgetOffer(of: person, now: now)
    let ends = try mailEnds(of: person)
    if !ends.isEmpty { try store.ledger.append(ends, now: now) }
    return isWaiting || !ends.isEmpty
  }

  func mailEnds(of person: PersonID, by author: Author? = nil) throws -> [EntryDraft] {
    try store.contacts(of: person).map {
      EntryDraft(.contactEnded(contact: $0.entry), by: author ?? ownAuthor, subject: person.text)
    }
  }

  private func mailReader() throws -> PersonID {
    guard case .person(let person) = actor.identity else {
      throw Refused(
        Words(vi: "chủ thư mục kho không nhận thư", en: "the owner of the store's folder gets no mail"))
    }
    return person
  }

  /// What a link in a mail may end, without anybody being signed in: the mail to that address; false where the link is none of ours.
  @available(*, noasync)
  public static func isLinkToEndMail(_ store: Store, contact: Int64, mark: String) -> Bool {
    store.isMark(mark, ofEndOf: contact)
  }

  /// Ends the mail to an address by the link in a mail. Again: does nothing.
  ///
  /// - Returns: false where the link is none of ours.
  @available(*, noasync)
  public static func endMail(_ store: Store, contact: Int64, mark: String, now: Instant) throws -> Bool {
    guard store.isMark(mark, ofEndOf: contact) else { return false }
    guard let row = try store.contact(contact) else { return true }
    let himself = Author(id: row.person.text, role: nil, organisation: nil)
    do {
      try store.ledger.append(
        [EntryDraft(.contactEnded(contact: contact), by: himself, subject: row.person.text)], now: now)
    } catch let error as LedgerError {
      // Somebody pressed twice.
      guard try store.contact(contact) == nil else { throw error }
    }
    return true
  }
}
