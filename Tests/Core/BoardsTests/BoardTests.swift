import CivilTime
import Obligations
import Organisations
import Testing

@testable import Boards

/// Random boards against a plain list of the same facts.
struct BoardTests {
  private static let days = [(100, 100), (200, 400), (250, 150), (400, 400)]

  private func nodes(_ random: RandomBoard, _ dice: inout Dice) -> [(BoardNode, (RandomBoard.Entry) -> Bool)] {
    let low = dice.below(40)
    let high = low + dice.below(12)
    let body = dice.below(random.board.schedule.bodyCount)
    var set = BodySet(capacity: random.board.schedule.bodyCount)
    for position in 0..<set.capacity where dice.chance(30) { set.insert(position) }
    let chosen = set
    return [
      (.everyone, { _ in true }), (.areas(low..<high), { low <= Int($0.area) && Int($0.area) < high }),
      (.body(body), { $0.body == body }), (.bodies(chosen), { chosen.contains($0.body) }),
    ]
  }

  @Test("Counts of random boards are those of a plain list, for every kind of node, scope, day and day known")
  func countsEqualAPlainList() {
    for seed in UInt64(1)...12 {
      let random = RandomBoard(seed: seed)
      var dice = Dice(seed: seed + 1000)
      let schedule = random.board.schedule
      var scope = BodySet(capacity: schedule.bodyCount)
      for position in 0..<scope.capacity where dice.chance(80) { scope.insert(position) }
      let mask = schedule.mask(scope)
      for (on, known) in Self.days {
        for (node, isMeant) in nodes(random, &dice) {
          let question = BoardQuestion(
            node: node, scope: mask, on: RandomBoard.first + on, known: RandomBoard.first + known)
          let horizon = question.on + 30
          var shown = ShownCounts()
          var completeness = Completeness()
          var todo: [HomeCursor] = []
          for entry in random.entries where isMeant(entry) && scope.contains(entry.body) {
            let line = schedule.lines[entry.line]
            let (standing, due) = random.standing(entry, on: question.on, known: question.known)
            if line.isStanding {
              let isOver = line.end.map { question.on > $0 } ?? false
              shown[isOver || standing == .released ? .released : .standing] += 1
              continue
            }
            shown[standing.shown(due: due, on: question.on)] += 1
            if let kind = standing.completenessClass(due: due, on: question.on) { completeness.add(1, kind) }
            let isOpen = [.open, .broken, .paused, .pausedOverdue, .awaited].contains(standing)
            if isOpen, let day = due ?? line.end, day <= horizon {
              todo.append(
                HomeCursor(due: due?.dayNumber ?? .max, line: Int32(entry.line), place: Int32(entry.place)))
            }
          }
          let ever = (from: CivilDate(dayNumber: 0), to: CivilDate(dayNumber: 60_000))
          #expect(random.board.shownCounts(question, from: ever.from, to: ever.to) == shown)
          #expect(random.board.completeness(question, lines: schedule.lines.indices) == completeness)
          var listed: [HomeCursor] = []
          var cursor: HomeCursor?
          repeat {
            let page = random.board.home(question, horizon: horizon, limit: 17, after: cursor)
            #expect(page.total == todo.count)
            #expect(page.items.count <= 17)
            listed += page.items.map(\.cursor)
            cursor = page.next
          } while cursor != nil
          #expect(listed == todo.sorted())
        }
      }
    }
  }

  @Test("The matrix has in each cell the completeness of its node over its lines")
  func matrixIsCompletenessCellByCell() {
    let random = RandomBoard(seed: 77)
    let schedule = random.board.schedule
    let scope = schedule.mask(BodySet(capacity: schedule.bodyCount, full: true))
    var question = BoardQuestion(
      node: .everyone, scope: scope, on: RandomBoard.first + 200, known: RandomBoard.first + 200)
    let nodes: [BoardNode] = (0..<10).map { .areas($0 * 5..<($0 + 1) * 5) }
    let columns = (0..<8).map { column in schedule.lines.indices.filter { $0 % 8 == column } }
    let matrix = random.board.matrix(question, nodes: nodes, columns: columns)
    for (row, node) in nodes.enumerated() {
      question.node = node
      for (column, lines) in columns.enumerated() {
        #expect(matrix[row][column] == random.board.completeness(question, lines: lines))
      }
    }
  }

  @Test("What lies outside a reader's scope is in no count and on no page")
  func scopeHides() {
    let random = RandomBoard(seed: 5)
    let schedule = random.board.schedule
    let nothing = schedule.mask(BodySet(capacity: schedule.bodyCount))
    let question = BoardQuestion(
      node: .everyone, scope: nothing, on: RandomBoard.first + 200, known: RandomBoard.first + 200)
    #expect(random.board.completeness(question, lines: schedule.lines.indices).expected == 0)
    #expect(random.board.home(question, horizon: question.on + 100).total == 0)
    #expect(random.board.home(question, horizon: question.on + 100).items.isEmpty)
    var body = question
    body.node = .body(3)
    #expect(random.board.home(body, horizon: question.on + 100).total == 0)
  }

  @Test("A second change of an obligation is refused by its bits")
  func secondChangeIsRefused() {
    let line = ScheduleLine(
      rule: "r", label: .month(year: 2024, month: 1), start: day(2024, 1, 1), end: day(2024, 1, 31),
      decidingDay: day(2024, 1, 31),
      due: day(2024, 2, 5), certainty: .final, basis: .stated, roll: 0)
    var board = Board(BoardSchedule(lines: [line], rolls: [BearerRoll([(0, 0), (1, 0)])], bodyCount: 2))
    let first = board.recordDone(line: 0, place: 0, on: day(2024, 2, 6))
    let second = board.recordDone(line: 0, place: 0, on: day(2024, 2, 7))
    let beyond = board.record(.excused, line: 0, place: 1, since: CivilDate(dayNumber: 70_000))
    #expect(first)
    #expect(!second)
    #expect(!beyond)
    #expect(board[.late, 0, 0])
  }
}
