import Access
import Boards
import CivilTime
import Diagnostics
import Entries
import Facts
import Obligations
import Organisations
import Regulations
import Store

/// *Tiếp nhận*: what others sent and still owe, in the eyes of who receives it.
extension Desk {
  /// What waits to be received, and under which sentences and periods something may have come outside the system.
  public struct Intake: Sendable {
    /// What others sent and somebody here is to receive, by due day, with the event that sent it last.
    public let arrived: [(obligation: Obligation, sending: Event)]
    /// What others still owe and the actor may record for them, what is due nearest to today first.
    public let waiting: [Waiting]
    /// Texts, bodies and days.
    public let library: Library
  }

  /// What several bodies still owe under one sentence for one period.
  public struct Waiting: Sendable {
    /// The address of the sentence.
    public let rule: String
    /// The period, or what started it.
    public let period: PeriodLabel
    /// One of them, for words.
    public let sample: Obligation
    /// How many bodies the actor may record it for.
    public let count: Int
  }

  /// From when to when things are due that may have come.
  private var intakeDays: (from: CivilDate, to: CivilDate) {
    (CivilDate(year: today.year - 1, month: 1, day: 1) ?? today - 365, today + 31)
  }
  /// So many are shown of what arrived, and looked at of what may have come.
  private static let most = (arrived: 200, waiting: 20_000)

  /// What is to be received by the actor, and what he may record for others.
  ///
  /// Cost: that of a board's lists, and the engine's answer for each line shown.
  ///
  /// - Throws: `Refused` where he may see nothing at all.
  @available(*, noasync)
  public func intake() throws -> Intake {
    let (from, to) = intakeDays
    let (arrived, open, library) = try board(from: from, to: to) { library, board, reader in
      let others = board.reader(reader, without: ownBodies(in: library.register))
      let library = library.knowing(board.engine)
      let parties = PartyReader(board.engine, on: today, known: now)
      let groups = board.open(from: from, to: to, on: today, known: today, for: others).sorted {
        (nearness($0), $0.rule, $0.period) < (nearness($1), $1.rule, $1.period)
      }
      var open: [(group: EngineBoard.Open, first: ObligationID, count: Int)] = []
      var looked = 0
      for group in groups where looked < Self.most.waiting {
        let ids = board.open(
          under: group.rule, group.period, from: from, to: to, on: today, known: today, for: others)
        looked += ids.count
        let own = ids.filter { id in
          parties.parties(of: id).map { may(.recordFor, Matter($0), library.register) } ?? false
        }
        if let first = own.first { open.append((group, first, own.count)) }
      }
      return (
        board.arrived(for: others, on: today, known: today, limit: Self.most.arrived), open, library
      )
    }
    let ids = arrived + open.map(\.first)
    let stored = try cache?.now(on: today, about: ids) ?? StoredLibrary.load(store)
    let all = stored.library.engine.obligations(ids, on: today, known: now)
    return Intake(
      arrived: arrived.compactMap { id in
        guard let one = all[id], may(.receive, Matter(one), library.register),
          let sending = stored.library.engine.lastSending(of: one, known: now)
        else { return nil }
        return (one, sending)
      },
      waiting: open.compactMap { one in
        // What has not begun, or ended, is nothing to be recorded.
        guard let sample = all[one.first], Objection.words(.received, recordedFor: true, sample.state) == nil else {
          return nil
        }
        return Waiting(rule: one.group.rule, period: one.group.period, sample: sample, count: one.count)
      }, library: library)
  }

  /// What others still owe under a sentence for a period, and the actor may record for them; in the order of the register.
  ///
  /// - Throws: `Refused` where the actor may see nothing at all.
  @available(*, noasync)
  public func waiting(
    under rule: String, _ period: PeriodLabel
  ) throws -> (obligations: [Obligation], library: Library) {
    let (from, to) = intakeDays
    let (ids, library) = try board(from: from, to: to) { library, board, reader in
      let others = board.reader(reader, without: ownBodies(in: library.register))
      return (
        board.open(under: rule, period, from: from, to: to, on: today, known: today, for: others), library
      )
    }
    let all = try obligations(ids)
    let found = ids.compactMap { all[$0] }.filter {
      Objection.words(.received, recordedFor: true, $0.state) == nil && may(.recordFor, Matter($0), library.register)
    }
    return (found, library)
  }

  /// How far the due day is from today; those without one come last.
  private func nearness(_ group: EngineBoard.Open) -> Int32 {
    group.due.map { abs($0.dayNumber - today.dayNumber) } ?? .max
  }
}

extension ObligationEngine {
  /// The event that sent last what may be answered; nil where nothing was sent.
  func lastSending(of obligation: Obligation, known: Instant) -> Event? {
    events(of: obligation, known: known).last { [.submitted, .received].contains($0.kind) }
  }
}
