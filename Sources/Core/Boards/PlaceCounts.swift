/// Counts for each place of a roll, a word of places at a time: the counts stand upright, one bit of all of them in each level, and a
/// word of bits is added to 64 of them at once as one adds by hand.
struct PlaceCounts {
  private let width: Int
  /// Level by level, the lowest first.
  private var levels: [UInt64] = []

  init(width: Int) {
    self.width = width
  }

  /// Adds one to the count of each place whose bit is set.
  @inline(__always)
  mutating func add(_ bits: UInt64, word: Int) {
    var carry = bits
    var index = word
    while carry != 0 {
      if index >= levels.count { levels += Array(repeating: 0, count: width) }
      let both = levels[index] & carry
      levels[index] ^= carry
      carry = both
      index += width
    }
  }

  /// Calls for each bit of the counts that is set, with what it stands for: the calls of a place add up to its count.
  func each(_ take: (_ place: Int, _ count: Int) -> Void) {
    for (index, bits) in levels.enumerated() {
      var left = bits
      while left != 0 {
        take((index % width) * 64 + left.trailingZeroBitCount, 1 << (index / width))
        left &= left - 1
      }
    }
  }
}
