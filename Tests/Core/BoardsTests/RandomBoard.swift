import CivilTime
import Obligations

@testable import Boards

/// A small board of random lines and records, and beside it a plain list of the same.
struct RandomBoard {
  struct Entry {
    let line: Int
    let place: Int
    let body: Int
    let area: Int32
    var steps: [OwnStep] = []
  }

  static let first = day(2024, 1, 1)
  private(set) var board: Board
  private(set) var entries: [Entry] = []

  init(seed: UInt64) {
    var dice = Dice(seed: seed)
    let bodyCount = 200 + dice.below(200)
    let rolls = (0..<5).map { _ in
      let share = 5 + dice.below(95)
      return BearerRoll(
        (0..<bodyCount).compactMap { body in
          dice.chance(share) ? (Int32(body), Int32(body * 7 % 50) - 1) : nil
        })
    }
    let lines = (0..<40).map { number in
      let start = Self.first + dice.below(300)
      let end = start + 29
      let kind = dice.below(8)
      return ScheduleLine(
        rule: "rule-\(number)", label: kind == 0 ? .term : .free(start: start, end: end), start: start, end: end,
        decidingDay: end,
        due: kind < 2 ? nil : end + dice.below(20), certainty: .final, basis: .stated, roll: dice.below(rolls.count))
    }
    let schedule = BoardSchedule(lines: lines, rolls: rolls, bodyCount: bodyCount)
    board = Board(schedule)
    for (number, line) in schedule.lines.enumerated() {
      for (place, body) in rolls[line.roll].bodies.enumerated() {
        var entry = Entry(line: number, place: place, body: Int(body), area: rolls[line.roll].areas[place])
        let since = line.start + dice.below(60)
        if !line.isStanding, dice.chance(70) {
          if dice.chance(90) {
            let standing = [Standing.onTime, .released, .excused, .expired][max(0, dice.below(8) - 4)]
            let isDone = standing == .onTime
            let accepted =
              isDone
              ? board.recordDone(line: number, place: place, on: since)
              : board.record(standing, line: number, place: place, since: since)
            let isLate = isDone && line.due.map { since > $0 } ?? false
            if accepted {
              entry.steps = [
                OwnStep(known: since, from: since, due: line.due, standing: isLate ? .late : standing)
              ]
            }
          } else {
            let own = (0..<(1 + dice.below(3))).flatMap { group in
              [
                OwnStep(
                  known: since + group * 3, from: CivilDate(dayNumber: -1_000_000), due: line.due, standing: .open),
                OwnStep(
                  known: since + group * 3, from: since - dice.below(9), due: line.due.map { $0 + dice.below(30) },
                  standing: Standing.allCases[dice.below(Standing.allCases.count)]),
              ]
            }
            board.setOwn(own, line: number, place: place)
            entry.steps = own
          }
        }
        entries.append(entry)
      }
    }
  }

  /// Where an entry stands, by walking its steps.
  func standing(_ entry: Entry, on: CivilDate, known: CivilDate) -> (Standing, CivilDate?) {
    let latest = entry.steps.filter { $0.known <= known }.map(\.known).max()
    let step = entry.steps.last { $0.known == latest && $0.from <= on }
    return step.map { ($0.standing, $0.due) } ?? (.open, board.schedule.lines[entry.line].due)
  }
}
