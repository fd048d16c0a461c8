import CivilTime
import Obligations

/// What was done about every obligation of a schedule, in a few bits each: one plane of bits a thing, and the day since which it
/// counts.
///
/// A bit and a day tell an obligation whose standing changed once, on the day it was recorded. The few others are told step by step
/// in a sparse table beside (`setOwn`). Nothing here holds one record an obligation, and all of it can be built again from events.
///
/// What events start is not on a board: it is few, and each has a start of its own.
///
/// Memory: ten bits and two bytes an obligation, and some dozens of bytes for each with steps of its own.
public struct Board: Sendable {
  /// The lines and their bearers.
  public let schedule: BoardSchedule
  /// All planes: for each line its planes one after the other, `wordCount` words each.
  private(set) var words: [UInt64]
  /// For each line the first word of its planes.
  private(set) var wordsBefore: [Int]
  /// For each obligation the day, since 1 January 1970, from which its one change counts; meaningful where it is settled.
  private(set) var days: [UInt16]
  /// For each line the index of its first bearer's day.
  private(set) var daysBefore: [Int]
  /// For each line the last day at which one of its bits began to count.
  private(set) var lastDays: [UInt16]
  /// For each line which of the planes that are mostly empty have ever had a bit, one bit a plane.
  private(set) var rarePlanes: [UInt8]
  /// For each line what is told step by step.
  private(set) var own: [OwnLine]

  /// A board on which nothing is done yet.
  public init(_ schedule: BoardSchedule) {
    self.schedule = schedule
    var wordCount = 0
    var dayCount = 0
    wordsBefore = []
    daysBefore = []
    for line in schedule.lines {
      wordsBefore.append(wordCount)
      daysBefore.append(dayCount)
      let roll = schedule.rolls[line.roll]
      wordCount += roll.wordCount * Plane.allCases.count
      // Whole words of days, so that a word of bits can be compared without asking where the roll ends.
      dayCount += roll.wordCount * 64
    }
    words = Array(repeating: 0, count: wordCount)
    days = Array(repeating: 0, count: dayCount)
    lastDays = Array(repeating: 0, count: schedule.lines.count)
    rarePlanes = Array(repeating: 0, count: schedule.lines.count)
    own = Array(repeating: OwnLine(), count: schedule.lines.count)
  }

  /// How many obligations are told step by step.
  public var ownCount: Int { own.reduce(0) { $0 + $1.places.count } }

  // MARK: Recording

  /// Records that an obligation stands somewhere since a day, on which it was also recorded: one bit and one day.
  ///
  /// False, and nothing done, where bits cannot tell it: an obligation that stands somewhere already or is paused, a day outside
  /// 1970...2149. Such go through `setOwn`.
  @discardableResult
  public mutating func record(_ standing: Standing, line: Int, place: Int, since day: CivilDate) -> Bool {
    guard let number = UInt16(exactly: day.dayNumber), !self[.settled, line, place] else { return false }
    switch standing {
    case .open, .broken, .paused, .pausedOverdue, .awaited: return false
    case .onTime: break
    case .late: set(.late, line, place)
    case .released: set(.released, line, place)
    case .excused: set(.excused, line, place)
    case .expired: set(.expired, line, place)
    }
    set(.settled, line, place)
    days[daysBefore[line] + place] = number
    lastDays[line] = max(lastDays[line], number)
    return true
  }

  /// Records a submission that counts from a day: in time or late by the line's due day. As `record`.
  @discardableResult
  public mutating func recordDone(line: Int, place: Int, on day: CivilDate) -> Bool {
    let isLate = day.dayNumber > schedule.brief[line].due
    return record(isLate ? .late : .onTime, line: line, place: place, since: day)
  }

  /// Records a submission that happened on one day and was recorded on that or a later one, whatever was recorded of the obligation
  /// before, in the order of recording: the earliest submission known counts.
  public mutating func recordDone(line: Int, place: Int, happened: CivilDate, recorded: CivilDate) {
    if self[.released, line, place] || self[.excused, line, place] || self[.expired, line, place] { return }
    let known = max(recorded, happened)
    if known == happened, recordDone(line: line, place: place, on: happened) { return }
    let due = schedule.lines[line].due
    func done(_ day: CivilDate, known: CivilDate) -> [OwnStep] {
      [
        OwnStep(known: known, from: CivilDate(dayNumber: .min / 2), due: due, standing: .open),
        OwnStep(known: known, from: day, due: due, standing: due.map { day > $0 } ?? false ? .late : .onTime),
      ]
    }
    var before: [OwnStep] = []
    if self[.own, line, place] {
      before = own[line].entry(of: place).map { own[line].steps(of: $0) } ?? []
    } else if self[.settled, line, place] {
      let day = CivilDate(dayNumber: Int32(days[daysBefore[line] + place]))
      before = done(day, known: day)
    }
    if let last = before.last, last.from <= happened { return }
    if before.last?.known == known { before.removeLast(2) }
    setOwn(before + done(happened, known: known), line: line, place: place)
  }

  /// What is shown beside: how far a performance has come by all that is known, and whether what was received was sent again since.
  public mutating func mark(_ performance: Performance, isCorrected: Bool = false, line: Int, place: Int) {
    for plane in [Plane.claimed, .received, .accepted, .returned] { clear(plane, line, place) }
    switch performance {
    case .claimed: set(.claimed, line, place)
    case .received: set(.received, line, place)
    case .accepted: set(.accepted, line, place)
    case .returned: set(.returned, line, place)
    case .unperformed, .refused, .unknown: break
    }
    if isCorrected { set(.claimed, line, place) }
  }

  /// Tells an obligation step by step, in the order of `known` and then `from`; it takes the place of its bits.
  public mutating func setOwn(_ steps: [OwnStep], line: Int, place: Int) {
    for plane in [Plane.late, .excused, .released, .expired, .settled] { clear(plane, line, place) }
    days[daysBefore[line] + place] = 0
    own[line].set(place, steps)
    if steps.isEmpty {
      clear(.own, line, place)
    } else {
      set(.own, line, place)
      // So that what is open by the planes leaves it out.
      set(.settled, line, place)
    }
  }

  /// Fills the planes with those of a board of the same lines; false where they do not fit.
  mutating func fillPlanes(from reader: inout ByteReader) -> Bool { reader.fill(&words) && reader.fill(&days) }

  /// Takes over what is told step by step, and finds anew what follows from it and the planes.
  mutating func takeOver(own: [(line: Int, steps: OwnLine)]) {
    for (line, steps) in own { self.own[line] = steps }
    for line in schedule.lines.indices {
      let width = Int(schedule.brief[line].width)
      for plane in [Plane.excused, .released, .expired, .own] {
        let first = wordsBefore[line] + plane.rawValue * width
        if words[first..<(first + width)].contains(where: { $0 != 0 }) {
          rarePlanes[line] |= 1 << UInt8(plane.rawValue)
        }
      }
      lastDays[line] = days[daysBefore[line]..<(daysBefore[line] + width * 64)].max() ?? 0
    }
  }

  /// Forgets all that was told of an obligation. `lastDays` and `rarePlanes` may name more than there is, which costs a look.
  mutating func forget(line: Int, place: Int) {
    setOwn([], line: line, place: place)
    mark(.unperformed, line: line, place: place)
  }

  /// Whether a bit of a bearer is set.
  public subscript(plane: Plane, line: Int, place: Int) -> Bool {
    words[word(plane, line, place)] >> UInt64(place & 63) & 1 == 1
  }

  /// The bit of `rarePlanes` for what is told step by step.
  static let ownRare: UInt8 = 1 << UInt8(Plane.own.rawValue)

  private mutating func set(_ plane: Plane, _ line: Int, _ place: Int) {
    switch plane {
    case .excused, .released, .expired, .own: rarePlanes[line] |= 1 << UInt8(plane.rawValue)
    case .settled, .late, .claimed, .received, .accepted, .returned: break
    }
    words[word(plane, line, place)] |= 1 << UInt64(place & 63)
  }

  private mutating func clear(_ plane: Plane, _ line: Int, _ place: Int) {
    words[word(plane, line, place)] &= ~(1 << UInt64(place & 63))
  }

  private func word(_ plane: Plane, _ line: Int, _ place: Int) -> Int {
    wordsBefore[line] + plane.rawValue * Int(schedule.brief[line].width) + (place >> 6)
  }

  // MARK: Reading

  /// Where one obligation stands and by when it is due, on a day by what was known.
  public func standing(line: Int, place: Int, on: CivilDate, known: CivilDate) -> (standing: Standing, due: CivilDate?)
  {
    let due = schedule.lines[line].due
    guard self[.settled, line, place] else { return (.open, due) }
    if self[.own, line, place], let entry = own[line].entry(of: place) {
      return own[line].step(entry, on: on, known: known).map { ($0.standing, $0.due) } ?? (.open, due)
    }
    guard Int32(days[daysBefore[line] + place]) <= min(on, known).dayNumber else { return (.open, due) }
    if self[.late, line, place] { return (.late, due) }
    if self[.excused, line, place] { return (.excused, due) }
    if self[.released, line, place] { return (.released, due) }
    return (self[.expired, line, place] ? .expired : .onTime, due)
  }

  /// The day by which to compare `days`; nil where every bit of the line counts.
  func limit(ofLine line: Int, seen: CivilDate) -> Int32? {
    Int32(lastDays[line]) > seen.dayNumber ? seen.dayNumber : nil
  }

  /// The bearers of one word that stood somewhere by a day.
  @inline(__always)
  static func seen(_ days: UnsafeBufferPointer<UInt16>, from first: Int, by limit: Int32) -> UInt64 {
    guard limit >= 0 else { return 0 }
    let last = UInt16(clamping: limit)
    var bits: UInt64 = 0
    for bit in 0..<64 { bits |= (days[first + bit] <= last ? 1 : 0) << UInt64(bit) }
    return bits
  }

  /// Counts the bearers of a mask by where they stand; those told step by step are left out.
  ///
  /// Most lines have nothing excused, released, expired or of its own, and those planes are not looked at.
  func tally(_ line: Int, _ mask: RollMask, seen: CivilDate) -> LineTally {
    var tally = LineTally()
    let width = Int(schedule.brief[line].width)
    let base = wordsBefore[line] + mask.first
    let dayBase = daysBefore[line] + mask.first * 64
    let limit = limit(ofLine: line, seen: seen)
    let rare = rarePlanes[line]
    var settled = BitCount()
    var late = BitCount()
    var own = BitCount()
    words.withUnsafeBufferPointer { words in
      days.withUnsafeBufferPointer { days in
        mask.words.withUnsafeBufferPointer { mask in
          for index in mask.indices {
            var done = mask[index] & words[base + index]
            if rare != 0 || limit != nil {
              let apart = done & words[base + index + width * Plane.own.rawValue]
              own.add(apart)
              done &= ~apart
              if let limit, done != 0 { done &= Board.seen(days, from: dayBase + index * 64, by: limit) }
              if rare & ~Board.ownRare != 0 {
                tally.excused += (done & words[base + index + width * Plane.excused.rawValue]).nonzeroBitCount
                tally.released += (done & words[base + index + width * Plane.released.rawValue]).nonzeroBitCount
                tally.expired += (done & words[base + index + width * Plane.expired.rawValue]).nonzeroBitCount
              }
            }
            settled.add(done)
            late.add(done & words[base + index + width * Plane.late.rawValue])
          }
        }
      }
    }
    tally.late = late.total
    tally.open = mask.count - own.total - settled.total
    tally.onTime = settled.total - tally.late - tally.excused - tally.released - tally.expired
    return tally
  }

  /// Calls for each bearer of a mask that is told step by step.
  @inline(__always)
  func eachOwn(
    _ line: Int, _ mask: RollMask, on: CivilDate, known: CivilDate,
    _ take: (_ place: Int, Standing, _ due: CivilDate?) -> Void
  ) {
    if rarePlanes[line] & Board.ownRare == 0 { return }
    let number = schedule.brief[line].due
    let due = number == .max ? nil : CivilDate(dayNumber: number)
    own[line].each(in: mask, on: on, known: known) { place, step in
      if let step {
        take(place, step.standing, step.due)
      } else {
        take(place, .open, due)
      }
    }
  }
}
