import CivilTime
import Obligations
import Organisations
import Regulations
import Testing

@testable import Boards

/// A board made of rows and events, and kept up with what comes after, against the one made of all events at once.
struct EngineBoardNewsTests {
  private static let from = day(2023, 1, 1)
  private static let to = day(2023, 12, 31)
  private static let moments = [
    (day(2023, 2, 14), day(2023, 2, 14)), (day(2023, 5, 31), day(2024, 6, 30)), (day(2024, 3, 1), day(2023, 9, 9)),
    (day(2024, 6, 30), day(2024, 6, 30)),
  ]

  /// Events as a ledger has them: in the order of recording, each with its number.
  private struct Ledger {
    let entries: [(event: Event, number: Int64)]

    init(_ events: [Event]) {
      entries = events.sorted { ($0.recorded, $0.id) < ($1.recorded, $1.id) }.enumerated().map { ($1, Int64($0 + 1)) }
    }

    func about(_ ids: [ObligationID], to last: Int) -> [(event: Event, number: Int64)] {
      let wanted = Set(ids)
      return entries.prefix(last).filter { $0.event.obligations.contains(where: wanted.contains) }
    }

    func board(_ engine: ObligationEngine, to last: Int) -> EngineBoard {
      var facts = BoardFacts(engine)
      for entry in entries.prefix(last) { facts.take(entry.event, number: entry.number) }
      return EngineBoard(engine, facts, from: from, to: EngineBoardNewsTests.to) { about($0, to: last) }
    }
  }

  private func expectEqual(_ a: EngineBoard, _ b: EngineBoard, _ what: String) {
    for (on, known) in Self.moments {
      for by in CompletenessRow.Grouping.allCases {
        #expect(a.rows(by: by, on: on, known: known) == b.rows(by: by, on: on, known: known), "\(what), \(by), \(on)")
      }
      for node in [BoardNode.everyone, .body(1), .body(4)] {
        func list(_ board: EngineBoard) -> EngineBoard.ToDo {
          board.toDo(
            of: node, from: EngineBoardNewsTests.from, horizon: on + 60, on: on, known: known, for: board.everyone,
            limit: 1000)
        }
        let (ours, theirs) = (list(a), list(b))
        #expect(ours.items == theirs.items, "\(what), \(node), \(on)")
        #expect(ours.counts.total == theirs.counts.total)
        #expect(ours.counts.total == ours.items.count)
      }
    }
    let shown = { (board: EngineBoard) in
      Set(
        board.board.schedule.lines.indices.flatMap { line in
          board.board.schedule.rolls[board.board.schedule.lines[line].roll].bodies.indices.flatMap { place in
            [Plane.claimed, .received, .accepted, .returned].filter { board.board[$0, line, place] }.map {
              "\(board.board.schedule.lines[line].rule) \(board.board.schedule.lines[line].label) \(place) \($0)"
            }
          }
        })
    }
    #expect(shown(a) == shown(b), "\(what)")
    #expect(a.differences(from: b) == [], "\(what)")
  }

  @Test("Rows and events together give the board that all events give")
  func parted() {
    let world = FigureWorld(firstRules: FigureWorld.mixed)
    for seed in UInt64(1)...6 {
      let events = world.events(seed: seed, from: Self.from - 120, to: Self.to + 60)
      let parted = Ledger(events).board(world.engine(), to: .max)
      expectEqual(parted, EngineBoard(world.engine(events), from: Self.from, to: Self.to), "seed \(seed)")
    }
  }

  @Test(
    "A board that takes what comes is the one made of it all, however the news is cut; or it says that it must be made again"
  )
  func kept() throws {
    let world = FigureWorld(firstRules: FigureWorld.mixed)
    var made = 0
    var kept = 0
    for seed in UInt64(1)...8 {
      let ledger = Ledger(world.events(seed: seed, from: Self.from - 120, to: Self.to + 60))
      var dice = Dice(seed: seed)
      var known = ledger.entries.count / 3
      var board = ledger.board(world.engine(), to: known)
      while known < ledger.entries.count {
        let next = min(known + 1 + dice.below(40), ledger.entries.count)
        // What is fetched may reach further than the news.
        let reach = seed.isMultiple(of: 2) ? next : Int.max
        let isTaken = board.take(Array(ledger.entries[known..<next])) { ledger.about($0, to: reach) }
        known = next
        if isTaken { kept += 1 } else { made += 1 }
        if !isTaken { board = ledger.board(world.engine(), to: known) }
      }
      expectEqual(board, ledger.board(world.engine(), to: .max), "seed \(seed)")
      #expect(board.knowsSameEvents(as: ledger.board(world.engine(), to: .max)))
      // What it leaves behind for the next that opens it, with news that came meanwhile.
      let bytes = board.bytes(digest: Self.digest)
      let again = try #require(
        EngineBoard(world.engine(), bytes: bytes, digest: Self.digest) { numbers in
          numbers.map { ledger.entries[Int($0) - 1].event }
        })
      expectEqual(again, board, "seed \(seed), read again")
      #expect(again.bytes(digest: Self.digest) == bytes)
    }
    #expect(kept > made)
    #expect(made > 0)
  }

  @Test("An engine that knows no rows but those of one obligation says of it what one says that knows everything")
  func oneByOne() {
    let world = FigureWorld(firstRules: FigureWorld.mixed)
    for seed in UInt64(1)...4 {
      let ledger = Ledger(world.events(seed: seed, from: Self.from - 120, to: Self.to + 60))
      let whole = world.engine(ledger.entries.map(\.event))
      let parted = ledger.board(world.engine(), to: .max).engine
      #expect(parted.events.count < whole.events.count)
      for (on, known) in Self.moments {
        let owed = whole.obligations(.init(from: Self.from, to: Self.to, on: on, known: .end(of: known)))
        for one in owed {
          let told = parted.events.tells(of: one.id) ? [] : ledger.about([one.id], to: .max).map(\.event)
          let same = parted.adding(told).obligation(one.id, on: on, known: .end(of: known))
          #expect(same?.state == one.state, "seed \(seed), \(one.id), \(on)")
          #expect(same?.joint == one.joint)
        }
      }
    }
  }

  /// Enough to tell two outlines apart.
  private static func digest(_ bytes: [UInt8]) -> [UInt8] {
    let hash = bytes.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    return (0..<8).map { UInt8(truncatingIfNeeded: hash >> ($0 * 8)) }
  }

  @Test(
    "What a board left behind is not taken where lines or bearers are others by now, where a byte is missing or there is one more"
  )
  func notTaken() throws {
    let world = FigureWorld(firstRules: FigureWorld.mixed)
    let ledger = Ledger(world.events(seed: 2, from: Self.from, to: Self.to))
    let bytes = ledger.board(world.engine(), to: .max).bytes(digest: Self.digest)
    func isTaken(_ bytes: [UInt8], by engine: ObligationEngine) -> Bool {
      EngineBoard(engine, bytes: bytes, digest: Self.digest) { $0.map { ledger.entries[Int($0) - 1].event } } != nil
    }
    #expect(isTaken(bytes, by: world.engine()))
    for count in [0, 3, 40, bytes.count / 2, bytes.count - 1] {
      #expect(!isTaken(Array(bytes.prefix(count)), by: world.engine()), "\(count) bytes")
    }
    #expect(!isTaken(bytes + [0], by: world.engine()))
    let later = FigureMixed.later
    #expect(!isTaken(bytes, by: later.engine()))
  }

  @Test("A board with one bit, one day or one step changed differs from the right one there and nowhere else")
  func differences() throws {
    let world = FigureWorld(firstRules: FigureWorld.mixed)
    let ledger = Ledger(world.events(seed: 3, from: Self.from, to: Self.to))
    let right = ledger.board(world.engine(), to: .max)
    let bytes = right.bytes(digest: Self.digest)
    var found: Set<Int> = []
    // Of every so many bytes one, from the middle of the planes to the end of the steps.
    for place in stride(from: bytes.count / 10, to: bytes.count, by: 97) {
      var changed = bytes
      changed[place] ^= 1
      let board = EngineBoard(world.engine(), bytes: changed, digest: Self.digest) {
        $0.compactMap { number in ledger.entries.first { $0.number == number }?.event }
      }
      if let board { found.insert(board.differences(from: right).count) }
    }
    // Bits that no obligation uses change nothing; a day or a step is one obligation's.
    #expect(found.contains(1))
    #expect(found.isSubset(of: [0, 1]))
  }

  @Test("A matrix has of each period and body what a window takes, whatever more the board reaches over")
  func matrix() {
    let world = FigureWorld(firstRules: FigureWorld.mixed)
    let ledger = Ledger(world.events(seed: 5, from: Self.from - 120, to: Self.to + 60))
    let engine = world.engine(ledger.entries.map(\.event))
    let periods = (1...12).map { PeriodLabel.month(year: 2023, month: $0) } + [.quarter(year: 2023, quarter: 2)]
    let bodies = [1, 2, 5].map { BoardNode.body($0) } + [.everyone]
    let (from, to) = (day(2023, 2, 1), day(2023, 9, 7))
    for (on, known) in Self.moments {
      var wanted = bodies.map { _ in periods.map { _ in Completeness() } }
      for one in engine.obligations(.init(from: from, to: to, on: on, known: .end(of: known))) {
        guard let column = periods.firstIndex(of: one.id.period), let kind = EngineBoardTests.plainClass(one) else {
          continue
        }
        for (row, node) in bodies.enumerated() {
          let isMeant =
            if case .body(let body) = node { one.joint.contains(world.register.organisations[body].id) } else { true }
          if isMeant { wanted[row][column].add(1, kind) }
        }
      }
      for board in [EngineBoard(engine, from: from, to: to), ledger.board(world.engine(), to: .max)] {
        let cells = board.matrix(bodies, periods, from: from, to: to, on: on, known: known, for: board.everyone)
        #expect(cells == wanted, "\(on), known \(known)")
      }
    }
  }

  @Test("Of the sentences of the small regulations those are told alone on which nothing else hangs")
  func alone() {
    // [a] and [b] of the first have two lengths, [c] and [d] are joint, [e] has a condition, [g] stands, [h] is started, [i] carries and
    // hosts, [k] is a chapter; of the second [a] is wanted at least once, [b] is carried.
    #expect(FigureWorld().engine().rulesToldAlone() == [])
    #expect(
      FigureWorld(firstRules: FigureWorld.mixed).engine().rulesToldAlone() == ["mot/dieu-1/l", "mot/dieu-1/m"])
    let plain = FigureWorld(
      firstRules: """
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] từng đoàn phải báo cáo "kết quả" gửi A; hằng tháng, chậm nhất ngày 5 tháng sau.
        [b] B phải báo cáo "chung" gửi A; hằng quý.
        [c] B phải báo cáo "ý kiến" gửi A; sau khi [d].
        [d] từng đoàn phải báo cáo "góp ý" gửi B; hằng quý.
        ```
        """)
    // What would carry [b] of the second is not in this text.
    #expect(plain.engine().rulesToldAlone() == ["mot/dieu-1/a", "mot/dieu-1/b", "hai/dieu-1/b"])
  }
}

private enum FigureMixed {
  /// One report of the first regulation due two days later.
  static var later: FigureWorld {
    FigureWorld(firstRules: FigureWorld.mixed.replacing("chậm nhất ngày 5", with: "chậm nhất ngày 7"))
  }
}
