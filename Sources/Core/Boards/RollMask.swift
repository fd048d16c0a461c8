import Organisations

/// The bearers of one roll that a question means and may see: words from `first` on, with no empty word at either end.
struct RollMask {
  let first: Int
  let words: [UInt64]
  /// How many bearers.
  let count: Int

  var isEmpty: Bool { words.isEmpty }

  /// The bearers of a node within a scope.
  init(_ roll: BearerRoll, number: Int, _ node: BoardNode, _ scope: ScopeMask, _ schedule: BoardSchedule) {
    let visible = scope.rolls[number]
    switch node {
    case .everyone:
      self.init(trimming: visible, first: 0)
    case .areas(let range):
      self.init(visible, places: roll.places(in: range))
    case .body(let body):
      self.init(visible, places: schedule.place(of: body, inRoll: number).map { $0..<($0 + 1) } ?? 0..<0)
    case .bodies(let set) where !roll.joint.isEmpty:
      self.init(trimming: roll.joint.contains { set.contains(Int($0)) } ? visible : [], first: 0)
    case .bodies(let set):
      var words = visible
      for (place, body) in roll.bodies.enumerated() where !set.contains(Int(body)) {
        words[place >> 6] &= ~(1 << UInt64(place & 63))
      }
      self.init(trimming: words, first: 0)
    }
  }

  private init(_ visible: [UInt64], places: Range<Int>) {
    guard !places.isEmpty else {
      self.init(trimming: [], first: 0)
      return
    }
    let low = places.lowerBound >> 6
    let high = (places.upperBound - 1) >> 6
    var cut = Array(visible[low...high])
    cut[0] &= .max << UInt64(places.lowerBound & 63)
    if places.upperBound & 63 != 0 { cut[high - low] &= (1 << UInt64(places.upperBound & 63)) - 1 }
    self.init(trimming: cut, first: low)
  }

  private init(trimming words: [UInt64], first: Int) {
    guard let low = words.firstIndex(where: { $0 != 0 }), let high = words.lastIndex(where: { $0 != 0 }) else {
      self.first = 0
      self.words = []
      count = 0
      return
    }
    self.first = first + low
    self.words = Array(words[low...high])
    count = self.words.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// The place after the last that may be meant.
  var end: Int { (first + words.count) * 64 }

  /// Whether the bearer at a place is meant.
  func contains(_ place: Int) -> Bool {
    let word = (place >> 6) - first
    return word >= 0 && word < words.count && words[word] >> UInt64(place & 63) & 1 == 1
  }
}
