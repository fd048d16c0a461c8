import Access
import CivilTime
import Diagnostics
import Files
import Ledger
import Obligations
import Secrets
import Settings
import Store
import Telling
import Threads
import UseCases
import WebUI

/// Makes the mails of the morning and sends what waits. A thread of its own asks it again and again; what time it is, it is told.
///
/// A mail stands in the store before it is sent, and as sent once a server took it. Who dies between the two sends it again, under the same
/// `Message-ID`: rather twice than never ([decision 41](../../../Docs/decisions/0041-a-reminder-goes-rather-twice-than-never.md)).
public final class MailPost: Sendable {
  private struct State {
    /// The day of which all mornings are made, and the last address for which.
    var made: (day: CivilDate, contact: Int64)?
    var health = MailHealth.untried
    /// Before it nothing is tried: no server was reached.
    var rest = Instant(seconds: 0)
    /// How often none was, in a row.
    var failures = 0
  }

  private let store: Store
  private let cache: LibraryCache
  private let server: MailServer
  private let hand: @Sendable (MailMessage) -> MailOutcome
  private let report: @Sendable (any Error) -> Void
  private let state = Monitor(State())

  /// A post for a store that is held open.
  ///
  /// - Parameters:
  ///   - hand: hands a mail to the server.
  ///   - report: is told what went wrong with somebody's mail; the others go on.
  public init(
    _ store: Store, _ cache: LibraryCache, _ server: MailServer,
    hand: @escaping @Sendable (MailMessage) -> MailOutcome, report: @escaping @Sendable (any Error) -> Void = { _ in }
  ) {
    self.store = store
    self.cache = cache
    self.server = server
    self.hand = hand
    self.report = report
  }

  /// How it stands.
  public var health: MailHealth { state.change { $0.health } }

  /// For the application.
  public var connection: MailConnection {
    MailConnection(link: server.link) { [self] in health }
  }

  /// So many seconds after one look comes the next: a code that somebody waits for goes out within them.
  public static let pause: Double = 10

  /// From this hour on there is no morning any more: what is to be told is told on the next.
  static let eveningHour: Int64 = 18
  /// Who takes a mail has so many seconds to send it; after them it is tried again. More than the patience of a sender.
  static let turn: Int64 = 600
  /// After so many seconds a mail is tried again, each time it was asked to come later.
  static let pauses: [Int64] = [60, 300, 900, 3600]
  /// After so many seconds a server is tried again that was not reached.
  static let rests: [Int64] = [30, 60, 300, 900, 1800]
  /// A code is tried for so many seconds: it is good for a week.
  static let codesAreTried: Int64 = 2 * 86_400

  /// One look: makes the mornings where it is time, and sends what waits.
  @available(*, noasync)
  public func look(now: Instant) {
    do {
      try makeMornings(now: now)
    } catch { report(error) }
    guard state.change({ $0.rest }) <= now else { return }
    do {
      while let mail = try store.takeMail(now: now, for: Self.turn), try send(mail, now: now) {}
    } catch { report(error) }
  }

  // MARK: Mornings

  private func makeMornings(now: Instant) throws {
    let day = now.day
    let seconds = now.seconds - (Instant.end(of: day).seconds - 86_399)
    guard seconds < Self.eveningHour * 3600 else { return }
    // Who gives an address by day has the first mail at once.
    let contact = try store.lastContact()
    if let made = state.change({ $0.made }), made == (day, contact) { return }
    let settings = try store.ledger.settings()
    guard seconds >= Int64(settings.morningTime) * 60 else { return }
    try store.forgetOldMail(now: now)
    if settings.morningMail != .off, let calendar = try Desk.calendar(store, now: now, cache: cache),
      calendar.isWorkingDay(day, scope: .state)
    {
      try makeMornings(settings, calendar, now: now)
    }
    state.change { $0.made = (day, contact) }
  }

  private func makeMornings(_ settings: Settings, _ calendar: WorkCalendar, now: Instant) throws {
    let day = now.day
    let made = try store.contacts(withMorning: day)
    for contact in try store.contacts() where contact.isGood && !made.contains(contact.entry) {
      // What is wrong with one morning is wrong with nobody else's.
      do { try makeMorning(for: contact, settings, calendar, now: now) } catch { report(error) }
    }
  }

  private func makeMorning(
    for contact: Store.ContactRow, _ settings: Settings, _ calendar: WorkCalendar, now: Instant
  ) throws {
    let day = now.day
    func next(_ day: CivilDate) -> CivilDate { calendar.nextWorkingDay(onOrAfter: day + 1, scope: .state) }
    let last = try store.lastMorning(to: contact.entry).map { (day: $0, next: next($0)) }
    if contact.wish == .never { return }
    let reached = settings.reminderDays.reached(since: last, on: day, next: next(day))
    let actor = Actor(contact.person, grants: try store.grants(of: contact.person))
    let desk = Desk(store, actor, now: now, cache: cache)
    var text: MailText?
    var due: [Desk.Due] = []
    do {
      if try contact.wish != .pressing || desk.presses(before: next(day)) {
        due = try desk.reminders(reached)
        text = try self.text(desk, due, contact, settings)
      }
    } catch is Refused {
      // Who sees nothing has nothing to do; nobody asked, so nobody was refused.
    }
    let mail = Store.MailRow(
      id: store.chance(16).hexadecimal, person: contact.person, contact: contact.entry, day: day, made: now,
      subject: text?.subject, body: text?.body)
    let reminders = due.compactMap { one in
      one.obligation.state.due.map { Store.Reminder(one.obligation.id, due: $0, left: one.left) }
    }
    _ = try store.keepMorning(mail, text == nil ? [] : reminders)
  }

  /// What a morning says; nil where nothing presses.
  private func text(
    _ desk: Desk, _ due: [Desk.Due], _ contact: Store.ContactRow, _ settings: Settings
  ) throws -> MailText? {
    let (day, language) = (desk.today, contact.language)
    let register = try desk.register()
    let bodies = desk.bodies(in: register)
    let lines = due.map { WorkList.Line($0.obligation, of: bodies, in: register, on: day, language) }
    let foot = MailText.Foot(
      store: settings.name ?? "PhoiHop", account: server.link + Route.account.path, end: link(toEnd: contact.entry))
    let home = server.link + Route.home.path
    let link = { [server] (id: ObligationID) in server.link + Route.forMail(id).path }
    if settings.morningMail == .reminders {
      return lines.isEmpty ? nil : .reminders(lines, on: day, home: home, foot: foot, language, link: link)
    }
    let list = try desk.work().list(on: day, language)
    guard list.presses || !lines.isEmpty else { return nil }
    let shown = Set(list.groups.flatMap(\.lines).map(\.id))
    return .morning(
      list, further: lines.filter { !shown.contains($0.id) }, on: day, home: home, foot: foot, language, link: link)
  }

  private func link(toEnd contact: Int64) -> String {
    server.link + Route.mailEnd(contact: contact, mark: store.markOfEnd(of: contact)).path
  }

  // MARK: Sending

  /// Sends a mail that was taken; false where nothing more is to be tried now.
  private func send(_ mail: Store.MailRow, now: Instant) throws -> Bool {
    guard let (address, end) = try address(of: mail, now: now), let subject = mail.subject, let body = mail.body else {
      try store.drop(mail)
      return true
    }
    let message = MailMessage(
      from: server.from, sender: server.name, to: address, subject: subject, body: body, id: mail.id, moment: mail.made,
      end: end)
    StopPoint.mailTaken.pass()
    let outcome = hand(message)
    StopPoint.mailHanded.pass()
    switch outcome {
    case .sent:
      try store.end(mail, .sent, now: now)
      reached(.good(now))
    case .refused(let answer):
      if let contact = mail.contact {
        try store.refuse(contact, answer: answer, now: now)
      } else {
        try store.forgetOffer(of: mail.person, now: now)
      }
      try store.end(mail, .failed, now: now)
      reached(.good(now))
    case .rejected(let answer):
      try store.end(mail, .failed, now: now)
      reached(
        .troubled(
          since: now,
          Words(
            vi: "máy chủ thư không nhận một thư (\(answer)); xem nhật ký của nó",
            en: "the mail server refused a mail (\(answer)); see its log")))
    case .later:
      try store.put(
        off: mail, to: Instant(seconds: now.seconds + Self.pauses[min(Int(mail.tries), Self.pauses.count) - 1]))
      reached(.good(now))
    case .unreachable(let words):
      try store.put(off: mail, to: Instant(seconds: now.seconds + Self.pauses[0]), wasTried: false)
      state.change { state in
        state.rest = Instant(seconds: now.seconds + Self.rests[min(state.failures, Self.rests.count - 1)])
        state.failures += 1
        if case .troubled(let since, _) = state.health {
          state.health = .troubled(since: since, words)
        } else {
          state.health = .troubled(since: now, words)
        }
      }
      return false
    case .stopped:
      try store.put(off: mail, to: now, wasTried: false)
      return false
    }
    return true
  }

  private func reached(_ health: MailHealth) {
    state.change { state in
      state.health = health
      state.failures = 0
    }
  }

  /// Where a mail goes, and the link that ends such mails; nil where it is wanted no more.
  private func address(of mail: Store.MailRow, now: Instant) throws -> (MailAddress, end: String?)? {
    guard let entry = mail.contact else {
      guard now.seconds - mail.made.seconds < Self.codesAreTried else { return nil }
      return try store.offer(of: mail.person, now: now).map { ($0.address, nil) }
    }
    // What yesterday's had to tell is told by today's.
    guard mail.day == now.day, let contact = try store.contact(entry), contact.isGood, let address = contact.address
    else { return nil }
    return (address, link(toEnd: entry))
  }
}
