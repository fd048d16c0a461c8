import CivilTime

/// The few obligations of a line that one bit and one day cannot tell: a date of their own, a pause, a refusal, things recorded
/// long after they happened. Sorted by place; the steps of all lie one after the other.
struct OwnLine: Sendable {
  private(set) var places: [Int32] = []
  /// The first step of each entry, and the end of the last.
  private var starts: [Int32] = [0]
  private var steps: [OwnStep] = []

  var isEmpty: Bool { places.isEmpty }

  /// Nothing told.
  init() {}

  func write(to writer: inout ByteWriter) {
    writer.put(places)
    writer.put(starts)
    writer.put(
      steps.flatMap { step in
        [step.known.dayNumber, step.from.dayNumber, step.due?.dayNumber ?? .max, Int32(step.standing.rawValue)]
      })
  }

  /// What was written of a line with so many places; nil where it cannot have been.
  init?(_ reader: inout ByteReader, places count: Int) {
    guard let places: [Int32] = reader.take(), let starts: [Int32] = reader.take(),
      let numbers: [Int32] = reader.take(), numbers.count.isMultiple(of: 4), starts.count == places.count + 1,
      starts.first == 0, starts.last.map(Int.init) == numbers.count / 4, zip(starts, starts.dropFirst()).allSatisfy(<),
      zip(places, places.dropFirst()).allSatisfy(<), places.allSatisfy({ 0..<count ~= Int($0) })
    else { return nil }
    for at in stride(from: 0, to: numbers.count, by: 4) {
      guard let raw = UInt8(exactly: numbers[at + 3]), let standing = Standing(rawValue: raw) else { return nil }
      steps.append(
        OwnStep(
          known: CivilDate(dayNumber: numbers[at]), from: CivilDate(dayNumber: numbers[at + 1]),
          due: numbers[at + 2] == .max ? nil : CivilDate(dayNumber: numbers[at + 2]), standing: standing))
    }
    self.places = places
    self.starts = starts
  }

  /// Replaces the entry of a place, or puts it in; empty steps take it out. Steps come in the order of `known` and then `from`.
  mutating func set(_ place: Int, _ new: [OwnStep]) {
    let entry = firstEntry(notBelow: place)
    let isKnown = entry < places.count && Int(places[entry]) == place
    let low = Int(starts[entry])
    let high = isKnown ? Int(starts[entry + 1]) : low
    steps.replaceSubrange(low..<high, with: new)
    if new.isEmpty {
      guard isKnown else { return }
      places.remove(at: entry)
      starts.remove(at: entry + 1)
    } else if !isKnown {
      places.insert(Int32(place), at: entry)
      starts.insert(starts[entry], at: entry + 1)
    }
    let moved = Int32(new.count - (high - low))
    for index in starts.indices.dropFirst(entry + 1) { starts[index] += moved }
  }

  /// The entry of a place.
  func entry(of place: Int) -> Int? {
    let entry = firstEntry(notBelow: place)
    return entry < places.count && Int(places[entry]) == place ? entry : nil
  }

  /// The steps of an entry.
  func steps(of entry: Int) -> [OwnStep] { Array(steps[Int(starts[entry])..<Int(starts[entry + 1])]) }

  /// Calls for each entry of a mask with what holds of it.
  @inline(__always)
  func each(in mask: RollMask, on: CivilDate, known: CivilDate, _ take: (_ place: Int, OwnStep?) -> Void) {
    let first = firstEntry(notBelow: mask.first * 64)
    let end = mask.end
    places.withUnsafeBufferPointer { places in
      starts.withUnsafeBufferPointer { starts in
        steps.withUnsafeBufferPointer { steps in
          mask.words.withUnsafeBufferPointer { words in
            var entry = first
            while entry < places.count {
              let place = Int(places[entry])
              if place >= end { break }
              if words[(place >> 6) - mask.first] >> UInt64(place & 63) & 1 == 1 {
                take(place, OwnLine.step(steps, starts[entry], starts[entry + 1], on, known))
              }
              entry += 1
            }
          }
        }
      }
    }
  }

  private func firstEntry(notBelow place: Int) -> Int {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if Int(places[middle]) < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// What holds of an entry; nil before anything was recorded of it: then it stands as the line says, open.
  func step(_ entry: Int, on: CivilDate, known: CivilDate) -> OwnStep? {
    steps.withUnsafeBufferPointer { OwnLine.step($0, starts[entry], starts[entry + 1], on, known) }
  }

  @inline(__always)
  private static func step(
    _ steps: UnsafeBufferPointer<OwnStep>, _ low: Int32, _ end: Int32, _ on: CivilDate, _ known: CivilDate
  ) -> OwnStep? {
    var index = Int(end) - 1
    while index >= Int(low), steps[index].known > known { index -= 1 }
    guard index >= Int(low) else { return nil }
    let group = steps[index].known
    while index >= Int(low), steps[index].known == group {
      if steps[index].from <= on { return steps[index] }
      index -= 1
    }
    return nil
  }
}
