import CivilTime
import Obligations
import Organisations
import Regulations
import Testing

@testable import Boards

/// The board against the engine, which it must equal for every day and every day known.
struct EngineBoardTests {
  private static let from = day(2022, 6, 1)
  private static let to = day(2023, 3, 31)

  /// The class that the three axes of a state say, written beside the board's own.
  static func plainClass(_ obligation: Obligation) -> CompletenessClass? {
    let state = obligation.state
    if obligation.line.isStanding || state.awaitsCondition { return nil }
    switch state.lifeCycle {
    case .discharged(.waived), .discharged(.withdrawn), .discharged(.transferred), .discharged(.superseded),
      .terminated, .lapsed:
      return nil
    case .discharged(.excused): return .excused
    case .discharged(.expired):
      // A claim counts from its day, even where the larger period came before anybody received it.
      return state.shown == .doneInTime ? .onTime : state.shown == .doneLate ? .late : .missing
    default: break
    }
    switch state.verdict {
    case .compliedInTime: return .onTime
    case .violatedPerformedLate, .compensated: return .late
    case .violated: return .missing
    case .open, .none: return state.due == nil ? .undated : .notYetDue
    }
  }

  /// Events in the middle of the window, so that no date of its own leaves it.
  private static func engine(seed: UInt64, share: Int) throws -> ObligationEngine {
    let plain = try #require(ShippedWorld.engine())
    let owed = plain.obligations(
      .init(from: from + 60, to: to - 60, on: from, known: Instant.end(of: to)))
    #expect(owed.count > 1000)
    let events = RandomEvents.histories(of: owed, share: share, seed: seed, undatedNear: from + 150)
    return ObligationEngine(
      regulations: plain.regulations, register: plain.register, calendar: plain.calendar, events: EventLog(events))
  }

  @Test("The board of random events counts what the engine counts, for every body and in total, on days and as of days")
  func equalsTheEngine() throws {
    for (seed, share) in [(UInt64(1), 20)] {
      let engine = try Self.engine(seed: seed, share: share)
      let register = engine.register
      let board = Board(engine, from: Self.from, to: Self.to)
      #expect(board.ownCount > 0)
      #expect(board.ownCount < board.schedule.obligationCount / 10)
      let everything = board.schedule.mask(BodySet(capacity: board.schedule.bodyCount, full: true))
      for (on, known) in [
        (day(2022, 10, 3), day(2022, 10, 3)), (day(2023, 1, 16), day(2023, 6, 30)),
        (day(2023, 3, 6), day(2022, 12, 20)),
      ] {
        // What events start has no line: a board leaves it to the engine.
        let found = engine.obligations(.init(from: Self.from, to: Self.to, on: on, known: .end(of: known)))
          .filter { $0.line.option.occurrence != .onEvent }
        var shown: [Int: ShownCounts] = [:]
        var classes: [Int: Completeness] = [:]
        var allShown = ShownCounts()
        var all = Completeness()
        for one in found {
          let kind = Self.plainClass(one)
          // A window takes what has no day at all by what was done: a board leaves that to the engine too.
          if !one.line.isOpenEnded { allShown[one.state.shown] += 1 }
          if let kind { all.add(1, kind) }
          for body in one.joint {
            let position = try #require(register.position(of: body))
            if !one.line.isOpenEnded { shown[position, default: ShownCounts()][one.state.shown] += 1 }
            if let kind { classes[position, default: Completeness()].add(1, kind) }
          }
        }
        var question = BoardQuestion(node: .everyone, scope: everything, on: on, known: known)
        let lines = board.schedule.lines.indices
        #expect(board.shownCounts(question, from: Self.from, to: Self.to) == allShown)
        #expect(board.completeness(question, lines: lines) == all)
        #expect(all.expected == all.notYetDue + all.received + all.missing + all.undated + all.excused)
        for position in register.organisations.indices {
          question.node = .body(position)
          let counts = board.shownCounts(question, from: Self.from, to: Self.to)
          let completeness = board.completeness(question, lines: lines)
          #expect(counts == shown[position] ?? ShownCounts(), "\(register.organisations[position].id) on \(on)")
          #expect(
            completeness == classes[position] ?? Completeness(), "\(register.organisations[position].id) on \(on)")
        }
        try expectHome(board, found, &question, on, register)
      }
    }
  }

  /// What is still to be done equals the engine's list: the same obligations with the same days, in order of the day.
  private func expectHome(
    _ board: Board, _ found: [Obligation], _ question: inout BoardQuestion, _ on: CivilDate, _ register: Register
  ) throws {
    let horizon = on + 40
    question.node = .everyone
    let todo = found.filter { one in
      switch one.state.shown {
      case .overdue, .dueToday, .dueSoon, .notYetDue, .noDayStated: (one.windowDay ?? one.line.start) <= horizon
      default: false
      }
    }
    var listed: [HomeItem] = []
    var cursor: HomeCursor?
    repeat {
      let page = board.home(question, horizon: horizon, limit: 50, after: cursor)
      listed += page.items
      cursor = page.next
      #expect(page.overdue == todo.filter { $0.state.shown == .overdue }.count)
      #expect(page.today == todo.filter { $0.state.shown == .dueToday }.count)
      #expect(page.soon == todo.filter { $0.state.shown == .dueSoon }.count)
      #expect(page.later == todo.filter { $0.state.shown == .notYetDue }.count)
      #expect(page.undated == todo.filter { $0.state.shown == .noDayStated }.count)
    } while cursor != nil
    #expect(zip(listed, listed.dropFirst()).allSatisfy { $0.cursor < $1.cursor })
    let ours = listed.filter { $0.shown != .paused }.map { item in
      let line = board.schedule.lines[item.line]
      return "\(line.rule):\(register.organisations[item.body].id):\(line.label) \(item.due?.description ?? "")"
    }
    #expect(Set(ours).count == ours.count)
    #expect(Set(ours) == Set(todo.map { "\($0.id) \($0.state.due?.description ?? "")" }))
  }

  @Test("A kept list is put only in the place of one that is as long, and the next is read after it")
  func keptLists() {
    var writer = ByteWriter()
    writer.put([UInt64(7), 8, 9])
    writer.put([UInt16(3)])
    var (shorter, longer, right) = (
      [UInt64](repeating: 0, count: 2), [UInt64](repeating: 0, count: 4), [UInt64(0), 0, 0]
    )
    var reader = ByteReader(writer.bytes)
    let intoShorter = reader.fill(&shorter)
    #expect(!intoShorter && shorter == [0, 0])
    reader = ByteReader(writer.bytes)
    let intoLonger = reader.fill(&longer)
    #expect(!intoLonger && longer == [0, 0, 0, 0])
    reader = ByteReader(writer.bytes)
    let intoRight = reader.fill(&right)
    #expect(intoRight && right == [7, 8, 9])
    let rest: [UInt16]? = reader.take()
    #expect(rest == [3] && reader.isAtEnd)
    var cut = ByteReader(Array(writer.bytes.prefix(20)))
    let ofTooLittle = cut.fill(&right)
    #expect(!ofTooLittle)
  }
}
