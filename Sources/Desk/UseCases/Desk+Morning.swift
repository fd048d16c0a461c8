import Access
import Boards
import CivilTime
import Facts
import Obligations
import Organisations
import Settings
import Store

/// What somebody is told without asking.
extension Desk {
  /// What came to a day of reminding, and is still to be done by the bodies of the actor.
  public struct Due: Sendable {
    /// What.
    public let obligation: Obligation
    /// How many days were to be left.
    public let left: Int
  }

  /// So many at most are told at once; who has more reads the list.
  private static let mostReminders = 100

  /// What the actor is to be reminded of, by due day. Of an obligation that came to several days since, the last alone.
  ///
  /// Cost: that of a board's list for each kind of day, and the engine's answer for each obligation told.
  ///
  /// - Throws: `Refused` where he may see nothing at all.
  @available(*, noasync)
  public func reminders(_ reached: [ReminderDays.Reached]) throws -> [Due] {
    guard let from = reached.map(\.from).min(), let to = reached.map(\.to).max() else { return [] }
    let lefts = try board(from: from, to: to) { library, board, reader -> [ObligationID: Int] in
      let own = ownBodies(in: library.register)
      var lefts: [ObligationID: Int] = [:]
      for one in reached {
        let items = board.toDo(
          of: .bodies(own), from: one.from, horizon: one.to, on: today, known: today, for: reader,
          limit: Self.mostReminders
        ).items
        for item in items where item.due.map({ one.from <= $0 && $0 <= one.to }) ?? false {
          lefts[item.id] = min(lefts[item.id] ?? .max, one.left)
        }
      }
      return lefts
    }
    let all = try obligations(Array(lefts.keys))
    return lefts.compactMap { id, left in
      all[id].flatMap { one in one.state.due == nil ? nil : Due(obligation: one, left: left) }
    }.sorted {
      ($0.obligation.state.due ?? today, $0.obligation.id.description)
        < ($1.obligation.state.due ?? today, $1.obligation.id.description)
    }.prefix(Self.mostReminders).map(\.self)
  }

  /// Whether something of the actor's bodies is overdue, or falls due before a day. Cost: that of a board's list.
  ///
  /// - Throws: `Refused` where he may see nothing at all.
  @available(*, noasync)
  public func presses(before next: CivilDate) throws -> Bool {
    try board(from: firstOfWork, to: next) { library, board, reader in
      board.toDo(
        of: .bodies(ownBodies(in: library.register)), from: firstOfWork, horizon: next - 1, on: today, known: today,
        for: reader, limit: 1
      ).items.contains { $0.due != nil }
    }
  }

  /// The working days of a store; nil where no calendar, or nothing else to reckon by, is in it yet.
  @available(*, noasync)
  public static func calendar(_ store: Store, now: Instant, cache: LibraryCache) throws -> WorkCalendar? {
    do { return try cache.ground(on: now.day).calendar } catch is Refused { return nil }
  }

  /// The bodies for which the actor works, with their posts and units: what these owe is the bodies' work too.
  func ownBodies(in register: Register) -> BodySet {
    var set = BodySet(capacity: register.organisations.count)
    for body in bodies(in: register) { set.formUnion(register.bodies(atOrBelow: body, in: Grant.inside, on: today)) }
    return set
  }

  // MARK: News

  /// Something that somebody else did about what the actor's bodies owe.
  public struct News: Sendable {
    /// Its ledger number.
    public let entry: Int64
    /// What was done.
    public let kind: Event.Kind
    /// About what, as it stands now.
    public let obligation: Obligation
  }

  /// What of it is news to who owes: answers to what was sent, urging, and what was decided.
  private static let news: [Event.Kind] = [
    .received, .accepted, .returned, .refused, .told, .extended, .excused, .waived, .suspended, .resumed, .established,
    .ruledOut, .withdrawn, .transferred, .compensated,
  ]
  /// So many at most are told; the list of the ledger is no news any more.
  private static let mostNews = 20
  /// So much is looked at: what was done in a province within weeks.
  private static let mostLookedAt = 20_000

  /// What others did behind a ledger number about what the actor's bodies owe, the last first; with it up to where that is known.
  ///
  /// Cost: that of what was done since.
  @available(*, noasync)
  public func news(since: Int64) throws -> (news: [News], to: Int64, library: Library?) {
    let last = try store.lastNumber()
    guard last > since, case .person(let person) = actor.identity else { return ([], last, nil) }
    let rows = try store.done(Self.news, after: since, to: last, atMost: Self.mostLookedAt)
    if rows.isEmpty { return ([], last, nil) }
    let (ids, library) = try board(from: today, to: today) {
      library, _, _ -> ([(Int64, Event.Kind, ObligationID)], Library) in
      let own = ownBodies(in: library.register)
      let mine = rows.lazy.filter { row in
        row.author != person.text
          && (library.register.position(of: row.obligation.bearer).map { own.contains($0) } ?? false)
      }.prefix(Self.mostNews)
      return (mine.map { ($0.entry, $0.kind, $0.obligation) }, library)
    }
    let all = try obligations(ids.map { $0.2 })
    let news = ids.compactMap { entry, kind, id in
      all[id].flatMap { library.sees($0) ? News(entry: entry, kind: kind, obligation: $0) : nil }
    }
    return (news, last, library)
  }
}
