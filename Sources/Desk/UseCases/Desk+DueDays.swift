import Boards
import CivilTime
import Facts
import Obligations
import Organisations
import Store

// MARK: Due days

extension Desk {
  /// A due day for a calendar, and since when it is so.
  public struct DueDay: Sendable {
    /// What falls due.
    public let obligation: Obligation
    /// The last entry that may have changed the day or the words, and when it was recorded.
    public let changed: (entry: Int64, at: Instant)
  }

  /// From when to when a calendar has due days: what is overdue for no more than a year, and some months ahead.
  private static let calendarDays = (back: Int32(365), ahead: Int32(180))
  private static let mostDueDays = 1000

  /// What the actor's bodies have still to do by a day, as his calendar shows it.
  ///
  /// - Throws: `Refused` where he may see nothing at all.
  @available(*, noasync)
  public func dueDays() throws -> (days: [DueDay], library: Library) {
    let (from, to) = (today - Int(Self.calendarDays.back), today + Int(Self.calendarDays.ahead))
    let (ids, library) = try board(from: from, to: to) { library, board, reader in
      let set = ownBodies(in: library.register)
      let items = board.toDo(
        of: .bodies(set), from: from, horizon: to, on: today, known: today, for: reader, limit: Self.mostDueDays
      ).items
      return (items.filter { $0.due != nil }.map(\.id), library)
    }
    let all = try obligations(ids)
    let changes = try store.changes(about: ids)
    let days = ids.compactMap { id in all[id].map { DueDay(obligation: $0, changed: changes[id] ?? (1, now)) } }
    return (days.filter { $0.obligation.state.due != nil }, library)
  }
}

// MARK: Week

extension Desk {
  /// What is still to be done in one week, day by day.
  public struct Week: Sendable {
    /// Its Monday.
    public let monday: CivilDate
    /// For each of the seven days what the actor's bodies have to do.
    public let own: [[Obligation]]
    /// For each of the seven days how many others still owe of what is seen here.
    public let others: [Int]
    /// Texts, bodies and days.
    public let library: Library
  }

  /// What falls due in the week of a day and is still to be done.
  ///
  /// - Throws: `Refused` where the actor may see nothing at all.
  @available(*, noasync)
  public func week(of day: CivilDate) throws -> Week {
    let monday = day - (day.weekday.rawValue - 1)
    let sunday = monday + 6
    let (ids, dues, library) = try board(from: monday, to: sunday) { library, board, reader in
      let set = ownBodies(in: library.register)
      func items(_ node: BoardNode, _ reader: BoardReader) -> [EngineBoard.Item] {
        board.toDo(of: node, from: monday, horizon: sunday, on: today, known: today, for: reader, limit: 500).items
          .filter { $0.due.map { monday <= $0 && $0 <= sunday } ?? false }
      }
      return (
        items(.bodies(set), reader).map(\.id), items(.everyone, board.reader(reader, without: set)).compactMap(\.due),
        library
      )
    }
    let all = try obligations(ids)
    let days = (0..<7).map { monday + $0 }
    let found = ids.compactMap { all[$0] }
    return Week(
      monday: monday, own: days.map { day in found.filter { $0.state.due == day } },
      others: days.map { day in dues.count { $0 == day } }, library: library)
  }
}
