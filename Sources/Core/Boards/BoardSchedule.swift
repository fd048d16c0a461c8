import CivilTime
import Organisations

/// The lines of an epoch sorted by due day, and the rolls they name.
public struct BoardSchedule: Sendable {
  /// The lines: those due earlier first, those without due day last. The index is the line's number.
  public let lines: [ScheduleLine]
  /// The rolls.
  public let rolls: [BearerRoll]
  /// How many bodies the register has.
  public let bodyCount: Int
  /// What passes over all lines ask of each, side by side: an enumeration of `lines` would count references.
  let brief: [LineBrief]
  /// Lines of each roll, ascending.
  let linesByRoll: [[Int32]]
  /// For each body the rolls it stands in and its place there: entries from `rollsBefore[body]`.
  private let bodyRolls: [(roll: Int32, place: Int32)]
  private let rollsBefore: [Int32]
  private let byLabel: [PeriodLabel: [Int]]

  /// A schedule. Lines that name no roll are left out; cost: sorting the lines, and one pass over the rolls.
  public init(lines: [ScheduleLine], rolls: [BearerRoll], bodyCount: Int) {
    let known = lines.filter { rolls.indices.contains($0.roll) }
    let sorted = known.sorted { a, b in
      if a.dueNumber != b.dueNumber { return a.dueNumber < b.dueNumber }
      let (endA, endB) = (a.end?.dayNumber ?? .max, b.end?.dayNumber ?? .max)
      if endA != endB { return endA < endB }
      return a.rule != b.rule ? a.rule < b.rule : a.label < b.label
    }
    self.lines = sorted
    brief = sorted.map { LineBrief($0, width: rolls[$0.roll].wordCount) }
    self.rolls = rolls
    self.bodyCount = bodyCount
    var byRoll: [[Int32]] = Array(repeating: [], count: rolls.count)
    var byLabel: [PeriodLabel: [Int]] = [:]
    for (number, line) in sorted.enumerated() {
      byRoll[line.roll].append(Int32(number))
      byLabel[line.label, default: []].append(number)
    }
    linesByRoll = byRoll
    self.byLabel = byLabel
    var counts = Array(repeating: Int32(0), count: bodyCount + 1)
    BoardSchedule.eachEntry(rolls, bodyCount) { body, _, _ in counts[body + 1] += 1 }
    for body in 0..<bodyCount { counts[body + 1] += counts[body] }
    rollsBefore = counts
    var entries = Array(repeating: (roll: Int32(0), place: Int32(0)), count: Int(counts[bodyCount]))
    var next = counts
    BoardSchedule.eachEntry(rolls, bodyCount) { body, roll, place in
      entries[Int(next[body])] = (Int32(roll), Int32(place))
      next[body] += 1
    }
    bodyRolls = entries
  }

  private static func eachEntry(_ rolls: [BearerRoll], _ bodyCount: Int, _ take: (Int, Int, Int) -> Void) {
    for (number, roll) in rolls.enumerated() {
      if roll.joint.isEmpty {
        for (place, body) in roll.bodies.enumerated() where Int(body) < bodyCount { take(Int(body), number, place) }
      } else if roll.count > 0 {
        for body in roll.joint where Int(body) < bodyCount { take(Int(body), number, 0) }
      }
    }
  }

  /// The rolls in which a body stands, alone or jointly, with its place in each.
  func rolls(of body: Int) -> ArraySlice<(roll: Int32, place: Int32)> {
    guard body >= 0, body < bodyCount else { return [] }
    return bodyRolls[Int(rollsBefore[body])..<Int(rollsBefore[body + 1])]
  }

  /// The place of a body in a roll; nil where it is not in it.
  public func place(of body: Int, inRoll roll: Int) -> Int? {
    rolls(of: body).first { $0.roll == roll }.map { Int($0.place) }
  }

  /// For every body its place in a roll, by position in the register; -1 for one that is not in it.
  func places(inRoll roll: Int) -> [Int32] {
    var places = Array(repeating: Int32(-1), count: bodyCount)
    for (place, body) in rolls[roll].bodies.enumerated() { places[Int(body)] = Int32(place) }
    for body in rolls[roll].joint { places[Int(body)] = 0 }
    return places
  }

  /// The bearer at a place of a roll.
  func body(_ place: Int, inRoll roll: Int) -> Int32 { rolls[roll].bodies[place] }

  /// The lines of a period, ascending.
  public func lines(labelled label: PeriodLabel) -> [Int] { byLabel[label] ?? [] }

  /// The lines whose deciding day lies in a stretch of days, ascending.
  public func lines(decidedFrom from: CivilDate, to: CivilDate) -> [Int] {
    lines.indices.filter { from <= lines[$0].decidingDay && lines[$0].decidingDay <= to }
  }

  /// How many obligations the lines have.
  public var obligationCount: Int { lines.reduce(0) { $0 + rolls[$1.roll].count } }

  /// A reader's scope laid over the rolls: what is not in it does not exist for any question. He sees what some bodies owe, alone or
  /// jointly, what is owed to them or sent to them for information, and everything of some regulations, by their `mã`.
  ///
  /// Made once a reader and epoch; cost: one bit test a bearer of a roll.
  public func mask(_ bodies: BodySet, regulations: Set<String> = []) -> ScopeMask {
    ScopeMask(rolls: rolls.map { $0.words(seenBy: bodies, regulations) })
  }

  /// The bearers of a set laid over the rolls; a joint duty with any of its bodies.
  func mask(ofBearers bodies: BodySet) -> ScopeMask {
    ScopeMask(
      rolls: rolls.map { roll in
        if !roll.joint.isEmpty, roll.count > 0 { return [roll.joint.contains { bodies.contains(Int($0)) } ? 1 : 0] }
        var words = Array(repeating: UInt64(0), count: roll.wordCount)
        for (place, body) in roll.bodies.enumerated() where bodies.contains(Int(body)) {
          words[place >> 6] |= 1 << UInt64(place & 63)
        }
        return words
      })
  }
}
